//! Filters of a list as chips: each stands in the URL and can be taken away again.

use matter::State;
use matter::model::CHANNELS;
use maud::{Markup, html};
use store::Fault;
use ui::Choice;
use web::Ctx;

use crate::query::{Asked, FILTERS};
use crate::types::Types;

/// The chips of a list.
///
/// # Errors
/// On a database fault.
pub(crate) async fn chips(ctx: &Ctx, asked: &Asked, types: &Types) -> Result<Markup, Fault> {
    let mut drawn = Vec::new();
    for name in FILTERS {
        let label = ctx.t(&format!("desk-filter-{name}"));
        let value = value_words(ctx, asked, types, name);
        drawn.push(match value {
            Some(value) => {
                let remove = ctx.f("desk-filter-remove", &[("name", label.clone().into())]);
                ui::chip(&label, &value, &asked.link(&[(name, "")]), &remove)
            }
            None => menu(ctx, asked, types, name, &label).await?,
        });
    }
    let cleared: Vec<(&str, &str)> = FILTERS.iter().map(|name| (*name, "")).collect();
    Ok(html! {
        @for one in &drawn { (one) }
        @if asked.is_narrowed() {
            a class="fs-13" href=(asked.link(&cleared)) { (ctx.t("desk-filter-clear")) }
        }
    })
}

fn value_words(ctx: &Ctx, asked: &Asked, types: &Types, name: &str) -> Option<String> {
    let value = asked.fields.opt(name)?;
    Some(match name {
        "unit" => asked.unit.as_ref()?.name.get(ctx.lang).to_owned(),
        "state" => ctx.t(&format!("matter-state-{}", State::parse(value)?.code())),
        "type" => types.name(ctx.lang, value),
        _ => {
            CHANNELS.contains(&value).then_some(())?;
            ctx.t(&format!("matter-channel-{value}"))
        }
    })
}

async fn menu(
    ctx: &Ctx,
    asked: &Asked,
    types: &Types,
    name: &str,
    label: &str,
) -> Result<Markup, Fault> {
    let options: Vec<(String, String)> = match name {
        "unit" => units(ctx).await?,
        "state" => State::ALL
            .iter()
            .map(|s| {
                let word = ctx.t(&format!("matter-state-{}", s.code()));
                (s.code().to_owned(), word)
            })
            .collect(),
        "type" => types.domains(ctx.lang),
        _ => CHANNELS
            .iter()
            .map(|c| ((*c).to_owned(), ctx.t(&format!("matter-channel-{c}"))))
            .collect(),
    };
    let choices: Vec<Choice<'_>> = options
        .iter()
        .map(|(value, label)| Choice {
            value,
            label,
            on: false,
        })
        .collect();
    let id = format!("filter-{name}");
    let controls = html! {
        @for (kept, value) in asked.fields.pairs() {
            @if kept != name && kept != "after" && kept != "peek" {
                input type="hidden" name=(kept) value=(value);
            }
        }
        (ui::select(name, label, &choices).id(&id))
    };
    Ok(ui::chip_menu(
        label,
        &asked.path,
        controls,
        &ctx.t("desk-filter-apply"),
    ))
}

/// Units right below the reader's own, and their own.
async fn units(ctx: &Ctx) -> Result<Vec<(String, String)>, Fault> {
    let read = ctx.read();
    let Some(path) = ctx
        .actor
        .grants()
        .iter()
        .map(|g| g.unit_path.as_str())
        .min_by_key(|p| p.len())
    else {
        return Ok(Vec::new());
    };
    let mut all = Vec::new();
    all.extend(place::unit_by_path(&read, path).await?);
    all.extend(place::children(&read, path).await?);
    Ok(all
        .into_iter()
        .map(|u| (u.code, u.name.get(ctx.lang).to_owned()))
        .collect())
}
