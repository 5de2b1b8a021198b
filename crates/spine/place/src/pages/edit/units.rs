//! `/admin/places/units/{code}/…`: a unit is renamed, gets another code, is merged, split or ended.

use axum::extract::Path;
use maud::{Markup, html};
use ui::{Ask, Opt};
use web::{Answer, Ctx, Fields, Guard, Route, WebError};

use super::fields::Form;
use super::{answer, asked, form_page, head};
use crate::change::{Change, Refused, UnitDetails, UnitPart};
use crate::{Level, Unit, children, estates_in, grids_in, unit_by_code};

pub(super) fn routes(may: Guard) -> Vec<Route> {
    vec![
        Route::get("/admin/places/units/{code}/{act}", may, form),
        Route::post("/admin/places/units/{code}/{act}", may, save),
    ]
}

/// What can be done to a unit.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    Rename,
    Recode,
    Merge,
    Split,
    Close,
}

impl Act {
    pub(super) const ALL: [Act; 5] = [Act::Rename, Act::Recode, Act::Merge, Act::Split, Act::Close];

    /// The last part of the address and of the text key `place-unit-<word>`.
    pub(super) fn word(self) -> &'static str {
        match self {
            Act::Rename => "rename",
            Act::Recode => "recode",
            Act::Merge => "merge",
            Act::Split => "split",
            Act::Close => "close",
        }
    }

    fn parse(word: &str) -> Option<Act> {
        Self::ALL.into_iter().find(|act| act.word() == word)
    }
}

async fn found(ctx: &Ctx, code: &str, act: &str) -> Result<(Unit, Act), WebError> {
    let act = Act::parse(act).ok_or_else(WebError::not_found)?;
    let unit = unit_by_code(&ctx.read(), code)
        .await?
        .ok_or_else(WebError::not_found)?;
    Ok((unit, act))
}

fn address(unit: &Unit) -> String {
    format!("/admin/places/units/{}", unit.code)
}

async fn form(ctx: Ctx, Path((code, act)): Path<(String, String)>) -> Answer {
    let (unit, act) = found(&ctx, &code, &act).await?;
    let start = match act {
        Act::Rename => vec![
            ("name_zh", unit.official_name.clone()),
            ("name_en", unit.name.en.clone()),
            ("what", unit.kind.clone()),
            ("urban", if unit.urban { "on" } else { "" }.to_owned()),
        ],
        Act::Recode | Act::Merge | Act::Split | Act::Close => Vec::new(),
    };
    let fresh = Form::fresh(&ctx, &start);
    show(&ctx, &unit, act, &fresh).await
}

async fn show(ctx: &Ctx, unit: &Unit, act: Act, form: &Form<'_>) -> Answer {
    let title = ctx.f(
        &format!("place-unit-{}-title", act.word()),
        &[("name", unit.name.get(ctx.lang).into())],
    );
    let list = format!("{} {}", unit.name.get(ctx.lang), unit.code);
    let inner = match act {
        Act::Rename => html! {
            (form.line_with("name_zh", "place-fact-official", true, "place-official-hint"))
            (form.line_with("name_en", "place-name-en", false, "place-name-en-hint"))
            (form.line("what", "place-fact-kind", false))
            (form.tick("urban", "place-urban"))
        },
        Act::Recode => form.line_with("code", "place-new-code", true, "place-code-hint"),
        Act::Merge => form.line_with("into", "place-into", true, "place-into-hint"),
        Act::Split => parts(ctx, unit, form).await?,
        Act::Close => html! { p { (ctx.t("place-unit-close-says")) } },
    };
    let content = html! {
        (head(ctx, (&list, &address(unit)), &title, html! {}))
        (form.summary())
        form method="post" action=(ctx.path) class="panel formbody" {
            (form.command())
            (ui::grid2(&ctx.t(&format!("place-unit-{}", act.word())), inner))
            (form.dated())
            div class="row" {
                (ui::btn(&ctx.t("place-preview")).pri())
                (ui::link_btn(&ctx.t("place-back"), &address(unit)))
            }
        }
        p class="hint" { (ctx.t("place-preview-hint")) }
    };
    form_page(ctx, form, content).await
}

/// Name of the field, text key of its legend, and what can be chosen: value, word, a line under it.
type Group = (&'static str, &'static str, Vec<(String, String, String)>);

/// What can go with the new unit: units below, or grids and estates of a community.
async fn parts(ctx: &Ctx, unit: &Unit, form: &Form<'_>) -> Result<Markup, store::Fault> {
    let read = ctx.read();
    let mut groups: Vec<Group> = Vec::new();
    if unit.level == Level::Community {
        let grids = grids_in(&read, &unit.path).await?;
        let list = grids
            .into_iter()
            .map(|g| (g.id.to_string(), g.name.get(ctx.lang).to_owned(), g.code))
            .collect();
        groups.push(("grids", "place-grids", list));
        let estates = estates_in(&read, &unit.path).await?;
        let list = estates
            .into_iter()
            .filter(|estate| estate.grid.is_none())
            .map(|e| (e.id.to_string(), e.name.get(ctx.lang).to_owned(), e.street))
            .collect();
        groups.push(("estates", "place-estates-without", list));
    } else {
        let list = children(&read, &unit.path)
            .await?
            .into_iter()
            .map(|u| (u.code.clone(), u.name.get(ctx.lang).to_owned(), u.code))
            .collect();
        groups.push(("units", "place-units-below", list));
    }
    let mut choices = Vec::new();
    for (name, legend, list) in &groups {
        let chosen = form.all(name);
        let answers: Vec<Opt<'_>> = list
            .iter()
            .map(|(value, label, more)| Opt {
                value,
                label,
                more,
                on: chosen.contains(value),
            })
            .collect();
        let legend = ctx.t(legend);
        let ask = Ask {
            name,
            legend: &legend,
            error: form.error(name),
            many: true,
            ..Ask::default()
        };
        if !answers.is_empty() {
            choices.push(ui::opt_list(&ask, &answers));
        }
    }
    Ok(html! {
        (form.line_with("name_zh", "place-new-name", true, "place-official-hint"))
        (form.line_with("name_en", "place-name-en", false, "place-name-en-hint"))
        (form.line_with("code", "place-new-code", true, "place-code-hint"))
        @for choice in choices { (ui::full(choice)) }
    })
}

async fn wish(ctx: &Ctx, fields: &Fields, unit: &Unit, act: Act) -> Result<Change, Refused> {
    let id = unit.id;
    Ok(match act {
        Act::Rename => Change::RenameUnit(UnitDetails {
            id,
            name_zh: fields.get("name_zh").to_owned(),
            name_en: fields.get("name_en").to_owned(),
            what: fields.get("what").to_owned(),
            urban: fields.is_on("urban"),
        }),
        Act::Recode => Change::RecodeUnit {
            id,
            code: fields.get("code").to_owned(),
        },
        Act::Merge => {
            let into = unit_by_code(&ctx.read(), fields.get("into"))
                .await?
                .ok_or_else(|| Refused::field("into", "place-wrong-into"))?;
            Change::MergeUnit { id, into: into.id }
        }
        Act::Split => Change::SplitUnit(UnitPart {
            id,
            new_id: None,
            code: fields.get("code").to_owned(),
            name_zh: fields.get("name_zh").to_owned(),
            name_en: fields.get("name_en").to_owned(),
            units: fields.all("units").map(ToOwned::to_owned).collect(),
            grids: ids(fields, "grids")?,
            estates: ids(fields, "estates")?,
        }),
        Act::Close => Change::CloseUnit { id },
    })
}

fn ids<T: std::str::FromStr>(fields: &Fields, name: &str) -> Result<Vec<T>, Refused> {
    fields
        .all(name)
        .map(|text| {
            text.parse()
                .map_err(|_| Refused::field(name, "place-wrong-choice"))
        })
        .collect()
}

async fn save(ctx: Ctx, Path((code, act)): Path<(String, String)>, fields: Fields) -> Answer {
    let (unit, act) = found(&ctx, &code, &act).await?;
    let title = ctx.f(
        &format!("place-unit-{}-title", act.word()),
        &[("name", unit.name.get(ctx.lang).into())],
    );
    let asked = match wish(&ctx, &fields, &unit, act).await {
        Ok(change) => asked(&fields, change),
        Err(refused) => Err(refused),
    };
    // The page of a unit is found by its id, since the code may be another one now.
    let back = format!("/admin/places/units/{}", unit.id);
    match answer(&ctx, &fields, asked, &title, &back).await? {
        Ok(done) => done,
        Err(errors) => show(&ctx, &unit, act, &Form::again(&ctx, &fields, &errors)).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forged_choice_is_refused() {
        let fields = Fields::parse("grids=nothing");
        let Err(Refused::Fields(errors)) = ids::<crate::GridId>(&fields, "grids") else {
            panic!("accepted")
        };
        assert_eq!(errors[0].key, "place-wrong-choice");
        for act in Act::ALL {
            assert!(Act::parse(act.word()) == Some(act));
        }
    }
}
