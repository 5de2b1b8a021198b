//! `/admin/places/units/{code}`: a unit as it stood on a day, its life, and what can be done to it.

use axum::extract::Path;
use kernel::{Date, Lang};
use maud::{Markup, Render, html};
use store::Fault;
use ui::{Col, Row, State, Tbl};
use web::{Answer, Ctx, Fields, Guard, Route, WebError};

use super::units::Act;
use super::{form_page, head};
use crate::pages::boundary_report::picture;
use crate::past::{self, UnitThen};
use crate::store::unit::codes;
use crate::{Duty, Level, Unit, UnitId, boundary, unit, unit_by_code};

pub(super) fn routes(may: Guard) -> Vec<Route> {
    vec![Route::get("/admin/places/units/{code}", may, page)]
}

/// By id, by present code, or by a code that it once had.
async fn found(ctx: &Ctx, key: &str) -> Result<Unit, WebError> {
    let read = ctx.read();
    let unit = match UnitId::parse(key) {
        Ok(id) => unit(&read, id).await?,
        Err(_) => match unit_by_code(&read, key).await? {
            Some(unit) => Some(unit),
            None => match past::unit_with_code(&read, key).await? {
                Some(id) => crate::unit(&read, id).await?,
                None => None,
            },
        },
    };
    unit.ok_or_else(WebError::not_found)
}

fn name(lang: Lang, then: &UnitThen) -> &str {
    match lang {
        Lang::ZhCn => &then.label_zh,
        Lang::En => &then.name_en,
    }
}

async fn page(ctx: Ctx, Path(key): Path<String>) -> Answer {
    let unit = found(&ctx, &key).await?;
    let query = Fields::parse(&ctx.query);
    let today = ctx.now.date();
    let day: Date = query.get("day").parse().unwrap_or(today);
    let read = ctx.read();
    let life = past::life(&read, unit.id).await?;
    let ended = life.last().and_then(|last| last.valid_to.clone());
    let then = past::unit_on(&read, unit.id, day).await?;
    let title = then
        .as_ref()
        .map_or(unit.name.get(ctx.lang), |then| name(ctx.lang, then))
        .to_owned();
    let fresh = super::Form::fresh(&ctx, &[]);
    let content = html! {
        (head(&ctx, (&ctx.t("place-admin-units"), "/admin/places"), &title, actions(&ctx, &unit, ended.is_some())))
        @if let Some(ended) = &ended { (end_note(&ctx, &unit, ended).await?) }
        (day_bar(&ctx, &unit, &life, day))
        @match &then {
            None => (ui::note(State::Caution, ctx.f("place-not-then", &[("day", day.to_string().into())]), html! {})),
            Some(then) => (standing(&ctx, &unit, then, day).await?),
        }
        (life_panel(&ctx, &life))
        (super::changes::story_below(&ctx, &unit).await?)
    };
    form_page(&ctx, &fresh, content).await
}

fn actions(ctx: &Ctx, unit: &Unit, ended: bool) -> Markup {
    if ended {
        return html! {};
    }
    let at = format!("/admin/places/units/{}", unit.code);
    html! {
        div class="row wrap" {
            @for act in Act::ALL {
                (ui::link_btn(&ctx.t(&format!("place-unit-{}", act.word())), &format!("{at}/{}", act.word())).sm())
            }
        }
    }
}

async fn end_note(ctx: &Ctx, unit: &Unit, ended: &str) -> Result<Markup, Fault> {
    let next = past::successor(&ctx.read(), unit.id).await?;
    let next = match next {
        Some(id) => crate::unit(&ctx.read(), id).await?,
        None => None,
    };
    let end = if let Some(next) = &next {
        ui::link_btn(
            next.name.get(ctx.lang),
            &format!("/admin/places/units/{}", next.id),
        )
        .sm()
        .render()
    } else {
        html! {}
    };
    let key = if next.is_some() {
        "place-ended-into"
    } else {
        "place-ended"
    };
    Ok(ui::note(
        State::Wait,
        ctx.f(key, &[("day", ended.into())]),
        end,
    ))
}

/// The day on which the page looks, with the days on which something changed.
fn day_bar(ctx: &Ctx, unit: &Unit, life: &[UnitThen], day: Date) -> Markup {
    let at = format!("/admin/places/units/{}", unit.id);
    let shown = day.to_string();
    html! {
        form method="get" action=(at) class="row wrap mt-3" {
            (ui::text("day", &ctx.t("place-as-of")).day().value(&shown))
            (ui::btn(&ctx.t("place-as-of-go")))
            @for then in life {
                (ui::chip_link(&ctx.f("place-from", &[("day", then.valid_from.as_str().into())]), &format!("{at}?day={}", then.valid_from),
                    then.valid_from <= shown && then.valid_to.as_ref().is_none_or(|to| *to > shown)))
            }
        }
    }
}

async fn standing(ctx: &Ctx, unit: &Unit, then: &UnitThen, day: Date) -> Result<Markup, Fault> {
    let read = ctx.read();
    let mut above = past::above_on(&read, then, day).await?;
    above.reverse();
    let place: Vec<&str> = above.iter().map(|u| name(ctx.lang, u)).collect();
    let place = place.join(if ctx.lang == Lang::ZhCn { " " } else { ", " });
    let all = codes(&read, unit.id).await?;
    let text = day.to_string();
    let heads = [
        "place-fact-place",
        "place-fact-official",
        "place-fact-kind",
        "place-fact-code",
    ]
    .map(|k| ctx.t(k));
    let values = [
        html! { (place) },
        html! { (then.name_zh) },
        html! { (crate::names::kind_word(ctx.lang, &then.kind)) },
        html! {
            @for code in all.iter().filter(|c| c.valid_from <= text && c.valid_to.as_ref().is_none_or(|to| *to > text)) {
                div { span class="mono" { (code.code) } " " span class="ink-3 small" { (code.system) } }
            }
        },
    ];
    let facts: Vec<(&str, Markup)> = heads.iter().map(String::as_str).zip(values).collect();
    let version = past::boundary_on(&read, unit.id, day).await?;
    let shape = match version {
        Some(version) => boundary::shape(&read, unit.id, version).await?,
        None => None,
    };
    let label = unit.name.get(ctx.lang);
    let title = ctx.f("place-on-day", &[("day", text.into())]);
    Ok(html! {
        (ui::cols(html! {
            (ui::panel(&title, html! {}, html! {}, ui::body(ui::dl(&facts))))
            (below(ctx, unit, day).await?)
            (grids(ctx, unit, day).await?)
        }, html! {
            @if let Some(shape) = &shape {
                (picture(ctx, label, &[(label, shape)]))
                p class="hint" { (ctx.f("place-version", &[("n", version.unwrap_or(0).into())])) }
            } @else { (ui::note(State::New, ctx.t("place-no-border-then"), html! {})) }
            (links(ctx, unit))
        }))
    })
}

fn links(ctx: &Ctx, unit: &Unit) -> Markup {
    let code = &unit.code;
    let mut list = vec![
        ("place-points", format!("/admin/places/points?unit={code}")),
        (
            "place-estates",
            format!("/admin/places/estates?unit={code}"),
        ),
        ("place-grids", format!("/admin/places/grids?unit={code}")),
        (
            "place-point-add",
            format!("/admin/places/points/new?unit={code}"),
        ),
    ];
    if unit.level == Level::Community {
        list.push((
            "place-estate-add",
            format!("/admin/places/estates/new?unit={code}"),
        ));
        list.push((
            "place-grid-add",
            format!("/admin/places/grids/new?unit={code}"),
        ));
    }
    list.push(("place-nav", format!("/places?at={}", unit.path)));
    let items = html! { ul class="todo" { @for (key, href) in &list { li { a href=(href) { (ctx.t(key)) } } } } };
    ui::panel(
        &ctx.t("place-here-more"),
        html! {},
        html! {},
        ui::body(items),
    )
}

async fn below(ctx: &Ctx, unit: &Unit, day: Date) -> Result<Markup, Fault> {
    let found = past::children_on(&ctx.read(), unit.id, day).await?;
    if found.is_empty() {
        return Ok(html! {});
    }
    let hrefs: Vec<String> = found
        .iter()
        .map(|u| format!("/admin/places/units/{}?day={day}", u.id))
        .collect();
    let rows: Vec<Row<'_>> = found
        .iter()
        .zip(&hrefs)
        .map(|(then, href)| {
            Row::plain(vec![
                ui::cell_link(name(ctx.lang, then), href, &[]),
                html! { span class="mono fs-13" { (then.code) } },
                html! { (crate::names::kind_word(ctx.lang, &then.kind)) },
            ])
        })
        .collect();
    let words = ["place-col-name", "place-fact-code", "place-col-kind"].map(|k| ctx.t(k));
    let cols: Vec<Col<'_>> = words.iter().map(|w| Col::text(w)).collect();
    let title = ctx.t("place-units-below");
    let table = ui::tbl(&Tbl {
        caption: &title,
        cols: &cols,
        rows: &rows,
        low: true,
        ..Tbl::default()
    });
    Ok(ui::panel(
        &title,
        ui::count(found.len(), false),
        html! {},
        table,
    ))
}

async fn grids(ctx: &Ctx, unit: &Unit, day: Date) -> Result<Markup, Fault> {
    let read = ctx.read();
    let found = past::grids_on(&read, unit.id, day).await?;
    if found.is_empty() {
        return Ok(html! {});
    }
    let text = day.to_string();
    let mut rows: Vec<Row<'_>> = Vec::new();
    let hrefs: Vec<String> = found
        .iter()
        .map(|g| format!("/admin/places/grids/{}", g.id))
        .collect();
    for (grid, href) in found.iter().zip(&hrefs) {
        let people = past::duties(&read, &grid.id).await?;
        let worker = people.iter().find(|one| {
            one.role == Duty::GridWorker.code()
                && one.valid_from <= text
                && one.valid_to.as_ref().is_none_or(|to| *to > text)
        });
        let label = match ctx.lang {
            Lang::ZhCn => &grid.name_zh,
            Lang::En => &grid.name_en,
        };
        rows.push(Row::plain(vec![
            ui::cell_link(label, href, &[]),
            html! { (worker.map(|w| ctx.person(&w.name)).unwrap_or_default()) },
            html! { (worker.map_or("", |w| w.valid_from.as_str())) },
        ]));
    }
    let words = ["place-col-name", "place-col-worker", "place-col-from"].map(|k| ctx.t(k));
    let cols: Vec<Col<'_>> = words.iter().map(|w| Col::text(w)).collect();
    let title = ctx.t("place-grids");
    let table = ui::tbl(&Tbl {
        caption: &title,
        cols: &cols,
        rows: &rows,
        low: true,
        ..Tbl::default()
    });
    Ok(ui::panel(
        &title,
        ui::count(found.len(), false),
        html! {},
        table,
    ))
}

/// Every stretch of the unit's life.
fn life_panel(ctx: &Ctx, life: &[UnitThen]) -> Markup {
    let rows: Vec<Row<'_>> = life
        .iter()
        .rev()
        .map(|then| {
            let days = match &then.valid_to {
                Some(to) => ctx.f(
                    "place-from-to",
                    &[
                        ("from", then.valid_from.as_str().into()),
                        ("to", to.as_str().into()),
                    ],
                ),
                None => ctx.f("place-from", &[("day", then.valid_from.as_str().into())]),
            };
            Row::plain(vec![
                html! { (days) },
                html! { b { (then.name_zh) } },
                html! { span class="mono fs-13" { (then.code) } },
            ])
        })
        .collect();
    let words = ["place-col-days", "place-col-name", "place-fact-code"].map(|k| ctx.t(k));
    let cols: Vec<Col<'_>> = words.iter().map(|w| Col::text(w)).collect();
    let title = ctx.t("place-life");
    let table = ui::tbl(&Tbl {
        caption: &title,
        cols: &cols,
        rows: &rows,
        low: true,
        ..Tbl::default()
    });
    ui::panel(&title, html! {}, html! {}, table)
}
