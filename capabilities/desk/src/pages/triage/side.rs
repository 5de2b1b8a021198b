//! What may be the same matter, and the same trouble nearby: a list and its map, with the same numbers.

use kernel::{UtcMs, when};
use matter::{Event, permissions as p, show};
use maud::{Markup, html};
use routing::Similar;
use store::Fault;
use ui::{MapFig, Mark, Near};
use web::Ctx;

use super::Case;
use crate::subject;

/// Zoom at which the radius fits the figure.
const ZOOM: f64 = 15.2;

pub(super) async fn draw(ctx: &Ctx, case: &Case) -> Result<Markup, Fault> {
    let scope = ctx.scope(p::WORK);
    let found = routing::similar(
        &ctx.read(),
        &ctx.app.search,
        &scope,
        &case.subject.row,
        ctx.now,
    )
    .await?;
    let (same, nearby): (Vec<&Similar>, Vec<&Similar>) = found.iter().partition(|s| s.same);
    Ok(html! {
        @if !same.is_empty() { (same_panel(ctx, case, &same)) }
        (nearby_panel(ctx, case, &same, &nearby))
        @if found.is_empty() && case.subject.row.at().is_none() {
            (ui::panel(&ctx.t("desk-maybe-same"), html! {}, html! {}, ui::body(html! { p class="fs-13 ink-2" { (ctx.t("desk-nothing-alike")) } })))
        }
    })
}

struct Words {
    href: String,
    facts: Vec<String>,
    because: String,
    merge: String,
    link: String,
}

fn words(ctx: &Ctx, case: &Case, one: &Similar) -> Words {
    let mut facts = Vec::new();
    if let Some(m) = one.distance_m {
        facts.push(ctx.f("desk-away", &[("m", (m.round() as i64).into())]));
    }
    facts.push(when::moment(
        ctx.lang,
        UtcMs(one.row.registered_ms),
        ctx.now,
    ));
    facts.push(show::state_word(ctx, one.row.state()));
    Words {
        href: subject::path(&one.row),
        facts,
        because: ctx.f(
            "desk-alike-by",
            &[(
                "n",
                i64::from((one.similarity * 100.0).round() as i32).into(),
            )],
        ),
        merge: format!("{}/merge?into={}", case.subject.path(), one.row.number),
        link: format!("{}/link?to={}", case.subject.path(), one.row.number),
    }
}

fn near(ctx: &Ctx, case: &Case, list: &[&Similar], from: usize, squares: bool) -> Markup {
    let words: Vec<Words> = list.iter().map(|s| words(ctx, case, s)).collect();
    let facts: Vec<Vec<&str>> = words
        .iter()
        .map(|w| w.facts.iter().map(String::as_str).collect())
        .collect();
    let may = squares && case.subject.may(Event::Merge);
    let merge = ctx.t("matter-do-merge");
    let tie = case.subject.may(Event::Link);
    let link = ctx.t("matter-do-link");
    let rows: Vec<Near<'_>> = list
        .iter()
        .zip(&words)
        .zip(&facts)
        .enumerate()
        .map(|(at, ((one, w), facts))| Near {
            number: u16::try_from(from + at).unwrap_or(u16::MAX),
            title: &one.row.title,
            href: &w.href,
            facts,
            like: squares.then(|| one.squares()),
            because: &w.because,
            actions: html! {
                @if may { (ui::link_btn(&merge, &w.merge).sm()) }
                @if tie { (ui::link_btn(&link, &w.link).sm().ghost()) }
            },
        })
        .collect();
    ui::near(&rows)
}

fn same_panel(ctx: &Ctx, case: &Case, same: &[&Similar]) -> Markup {
    ui::panel(
        &ctx.t("desk-maybe-same"),
        ui::count(same.len(), false),
        html! { span class="fs-13 ink-3" { (ctx.t("desk-maybe-same-how")) } },
        html! {
            (ui::body(near(ctx, case, same, 1, true)))
            (ui::foot(html! { (ctx.t("desk-maybe-same-note")) }))
        },
    )
}

fn nearby_panel(ctx: &Ctx, case: &Case, same: &[&Similar], nearby: &[&Similar]) -> Markup {
    let Some(at) = case.subject.row.at() else {
        return html! {};
    };
    let all: Vec<(&&Similar, String)> = same
        .iter()
        .chain(nearby)
        .enumerate()
        .map(|(n, s)| (s, (n + 1).to_string()))
        .collect();
    let here = ctx.t("desk-map-here");
    let mut marks = vec![Mark {
        lon: at.lon,
        lat: at.lat,
        text: &here,
        label: &case.subject.row.title,
        href: "",
        kind: "here",
    }];
    for (one, number) in &all {
        if let Some(p) = one.row.at() {
            marks.push(Mark {
                lon: p.lon,
                lat: p.lat,
                text: number,
                label: &one.row.title,
                href: "",
                kind: if one.same { "on" } else { "" },
            });
        }
    }
    let zoom = [ctx.t("desk-map-in"), ctx.t("desk-map-out")];
    let how = ctx.f(
        "desk-nearby-how",
        &[("m", (routing::RADIUS_M.round() as i64).into())],
    );
    ui::panel(
        &ctx.t("desk-nearby"),
        ui::count(all.len(), false),
        html! { span class="fs-13 ink-3" { (how) } },
        html! {
            (ui::map_figure(&MapFig {
                label: &ctx.t("desk-map-label"),
                center: (at.lon, at.lat),
                zoom: ZOOM,
                marks: &marks,
                shapes: serde_json::Value::Null,
                pick: ("", ""),
                attribution: &ctx.t("desk-map-source"),
                height: "h200",
                instead: &ctx.t("desk-map-instead"),
                zoom_words: (&zoom[0], &zoom[1]),
            }))
            (ui::body(html! {
                @if nearby.is_empty() { p class="fs-13 ink-2" { (ctx.t("desk-nothing-nearby")) } }
                @else { (near(ctx, case, nearby, same.len() + 1, false)) }
            }))
        },
    )
}
