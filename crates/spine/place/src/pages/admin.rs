//! `/admin/places`: the list of units, and what published lists say differently.

use std::collections::BTreeSet;

use axum::response::IntoResponse;
use maud::{Markup, html};
use serde_json::json;
use store::Fault;
use ui::{Choice, Col, Row, State, Tab, Tbl};
use web::layout::{Staff, staff};
use web::{Answer, Ctx, FieldError, Fields, WebError, see_other};

use crate::store::unit::{units_after, units_called};
use crate::{Level, conflict, count_by_level};

/// Units on a page.
const PAGE: usize = 100;

/// The views of this part: text key and address.
const VIEWS: [(&str, &str); 7] = [
    ("place-admin-units", "/admin/places"),
    ("place-grids", "/admin/places/grids"),
    ("place-estates", "/admin/places/estates"),
    ("place-points", "/admin/places/points"),
    ("place-admin-boundaries", "/admin/places/boundaries"),
    ("place-changes", "/admin/places/changes"),
    ("place-admin-conflicts", "/admin/places/conflicts"),
];

/// The head of every page of this part.
pub(super) fn head(ctx: &Ctx, current: &str) -> Markup {
    head_with(ctx, current, html! {})
}

/// The head with what can be added on this page.
pub(super) fn head_with(ctx: &Ctx, current: &str, actions: Markup) -> Markup {
    let words = VIEWS.map(|(key, _)| ctx.t(key));
    let views: Vec<Tab<'_>> = words
        .iter()
        .zip(VIEWS)
        .map(|(label, (_, href))| Tab {
            label,
            href,
            current: href == current,
            ..Tab::default()
        })
        .collect();
    html! {
        (ui::pagehead(ctx.t("place-admin-title"), html! {}, actions))
        (ui::tabs(&ctx.t("place-admin-title"), &views))
    }
}

pub(super) async fn frame(ctx: &Ctx, content: Markup) -> Result<axum::response::Response, Fault> {
    let title = ctx.t("place-admin-title");
    let about = Staff {
        title: &title,
        ..Staff::default()
    };
    staff(ctx, about, content).await
}

pub(super) async fn units(ctx: Ctx) -> Answer {
    let query = Fields::parse(&ctx.query);
    let read = ctx.read();
    let level = query
        .opt("level")
        .and_then(Level::parse)
        .unwrap_or(Level::Township);
    let counts = count_by_level(&read).await?;
    let typed = query.get("q");
    let mut found = if typed.is_empty() {
        units_after(&read, level, query.get("after"), PAGE as i64 + 1).await?
    } else {
        units_called(&read, typed, PAGE as i64).await?
    };
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let disputed: BTreeSet<String> = conflict::conflicts(&read)
        .await?
        .into_iter()
        .filter(|c| c.decision.is_none())
        .map(|c| c.code)
        .collect();
    let rows: Vec<Row<'_>> = found
        .iter()
        .map(|unit| {
            let href = format!("/admin/places/units/{}", unit.code);
            // Most units go by their published name; saying it twice says nothing.
            let name = unit.name.get(ctx.lang);
            let official = if name == unit.official_name {
                ""
            } else {
                unit.official_name.as_str()
            };
            Row::plain(vec![
                html! { span class="mono" { (unit.code) } },
                ui::cell_link(name, &href, &[official]),
                html! { (crate::names::kind_word(ctx.lang, &unit.kind)) },
                html! { @if disputed.contains(&unit.code) { (ui::st(State::Caution, ctx.t("place-conflict-mark"))) } },
            ])
        })
        .collect();
    let words = [
        "place-fact-code",
        "place-col-name",
        "place-col-kind",
        "place-col-state",
    ]
    .map(|k| ctx.t(k));
    let cols: Vec<Col<'_>> = words.iter().map(|w| Col::text(w)).collect();
    let title = ctx.t("place-admin-units");
    let next = found
        .last()
        .filter(|_| more)
        .map(|last| format!("/admin/places?level={}&after={}", level.code(), last.path))
        .unwrap_or_default();
    let older = ctx.t("place-next-page");
    let older = if next.is_empty() { "" } else { older.as_str() };
    let shown = ctx.f("place-shown", &[("n", found.len().into())]);
    let content = html! {
        (head(&ctx, "/admin/places"))
        (search(&ctx, typed))
        @if typed.is_empty() { (levels(&ctx, level, counts)) }
        @if rows.is_empty() { (ui::empty("map", &ctx.f("place-none", &[("q", typed.into())]), html! {})) }
        @else { (ui::panel("", html! {}, html! {}, ui::tbl(&Tbl { caption: &title, cols: &cols, rows: &rows, ..Tbl::default() }))) }
        (ui::pager(&shown, ("", ""), (older, &next)))
    };
    Ok(frame(&ctx, content).await?)
}

fn search(ctx: &Ctx, typed: &str) -> Markup {
    let words = ctx.t("place-search-units");
    html! {
        form method="get" action="/admin/places" class="row wrap mt-3" role="search" {
            (ui::text("q", &words).value(typed).icon("search").placeholder(&words).silent())
            (ui::btn(&ctx.t("place-find-go")))
            @if !typed.is_empty() { (ui::link_btn(&ctx.t("place-search-clear"), "/admin/places").ghost()) }
        }
    }
}

fn levels(ctx: &Ctx, current: Level, counts: [i64; 4]) -> Markup {
    html! {
        p class="row wrap mt-3" {
            @for (level, count) in Level::ALL.into_iter().zip(counts) {
                (ui::chip_link(
                    &ctx.f(&format!("place-level-{}", level.code()), &[("n", count.into())]),
                    &format!("/admin/places?level={}", level.code()),
                    level == current,
                ))
            }
        }
    }
}

pub(super) async fn conflicts(ctx: Ctx) -> Answer {
    let content = conflict_page(&ctx, None).await?;
    Ok(frame(&ctx, content).await?)
}

async fn conflict_page(ctx: &Ctx, wrong: Option<&str>) -> Result<Markup, Fault> {
    let found = conflict::conflicts(&ctx.read()).await?;
    let open = found.iter().filter(|c| c.decision.is_none()).count();
    let lists: Vec<String> = found
        .first()
        .map(|c| c.names.keys().cloned().collect())
        .unwrap_or_default();
    let rows: Vec<Row<'_>> = found
        .iter()
        .map(|one| {
            let mut cells = vec![
                html! { span class="mono" { (one.code) } },
                html! { (ctx.t(&format!("place-conflict-{}", one.kind))) },
            ];
            for list in &lists {
                let name = one.names.get(list).and_then(Option::as_deref);
                cells.push(html! {
                    @match name {
                        Some(name) => (name),
                        None => span class="ink-3" { (ctx.t("place-conflict-lacks")) },
                    }
                });
            }
            cells.push(decision(ctx, one, wrong == Some(one.code.as_str())));
            Row::plain(cells)
        })
        .collect();
    let words = ["place-fact-code", "place-col-kind", "place-col-decision"].map(|k| ctx.t(k));
    let mut cols = vec![Col::text(&words[0]).wide("cw-8"), Col::text(&words[1])];
    cols.extend(lists.iter().map(|l| Col::text(l)));
    cols.push(Col::text(&words[2]));
    let title = ctx.t("place-admin-conflicts");
    let says = ctx.f(
        "place-conflicts-say",
        &[("all", found.len().into()), ("open", open.into())],
    );
    Ok(html! {
        (head(ctx, "/admin/places/conflicts"))
        @if found.is_empty() {
            (ui::empty("check", &ctx.t("place-conflicts-none"), html! {}))
        } @else {
            p class="ink-2 mt-3" { (says) }
            (ui::panel("", html! {}, html! {}, ui::tbl(&Tbl { caption: &title, cols: &cols, rows: &rows, ..Tbl::default() })))
        }
    })
}

/// What was decided, or the names to choose from.
fn decision(ctx: &Ctx, one: &crate::Conflict, wrong: bool) -> Markup {
    let names: BTreeSet<&str> = one.names.values().flatten().map(String::as_str).collect();
    let choices: Vec<Choice<'_>> = names
        .iter()
        .map(|name| Choice {
            value: name,
            label: name,
            on: one.decision.as_deref() == Some(*name),
        })
        .collect();
    let id = format!("name-{}", one.code);
    let label = ctx.t("place-conflict-holds");
    let wrong_says = ctx.t("place-conflict-choose");
    html! {
        @if let Some(decision) = &one.decision { (ui::st(State::Ok, decision)) }
        form method="post" action="/admin/places/conflicts" class="row" {
            input type="hidden" name="code" value=(one.code);
            (ui::select("name", &label, &choices).id(&id).silent().error(if wrong { &wrong_says } else { "" }))
            (ui::btn(&ctx.t("place-conflict-decide")).sm())
        }
    }
}

pub(super) async fn decide(ctx: Ctx, fields: Fields) -> Answer {
    let (code, name) = (fields.get("code").to_owned(), fields.get("name").to_owned());
    let known = conflict::conflicts(&ctx.read()).await?;
    let one = known
        .iter()
        .find(|c| c.code == code)
        .ok_or_else(WebError::not_found)?;
    if !one.names.values().flatten().any(|n| *n == name) {
        let errors = vec![FieldError::new("name", "place-conflict-choose")];
        if ctx.fragment {
            return Err(WebError::invalid(errors));
        }
        let content = conflict_page(&ctx, Some(&code)).await?;
        let mut page = frame(&ctx, content).await?;
        *page.status_mut() = http::StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(page.into_response());
    }
    let (actor, org, now) = (ctx.actor.log_id(), ctx.actor.log_org(), ctx.now);
    let ids = ctx.app.ids.clone();
    ctx.app
        .db
        .act(move |tx| {
            Box::pin(async move {
                conflict::decide(tx, &code, &name, &actor, now).await?;
                let record = audit::log::Record {
                    actor,
                    org,
                    action: "place.decide_conflict",
                    subject_kind: "unit_code",
                    subject_id: code,
                    purpose: None,
                    detail: json!({ "name": name }),
                };
                audit::log::append(tx, &ids, now, record).await?;
                Ok::<_, Fault>(())
            })
        })
        .await?;
    ctx.app.wake();
    Ok(see_other("/admin/places/conflicts"))
}
