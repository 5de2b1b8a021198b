//! `/places`: the tree of units for officers, with conflicts marked, and who is responsible.

use std::collections::BTreeSet;

use geometry::geojson::to_geojson;
use maud::{Markup, html};
use serde_json::{Map, Value};
use store::{Fault, Sql};
use ui::{Col, Node, Row, State, Tbl};
use web::layout::{Staff, staff};
use web::{Answer, Ctx, Fields};

use super::{MapOf, map, who};
use crate::atlas::view;
use crate::store::unit::{codes, joined};
use crate::{
    Duty, Responsible, Unit, ancestors, boundary, children, conflict, estates_in, grids_in, workers,
};

/// Hits of a search.
const MOST_HITS: usize = 30;
/// Grids and estates shown of a large unit.
const MOST_ROWS: usize = 60;

pub(super) async fn page(ctx: Ctx) -> Answer {
    let query = Fields::parse(&ctx.query);
    let read = ctx.read();
    let path = match (query.opt("at"), children(&read, "").await?.first()) {
        (Some(at), _) => at.to_owned(),
        (None, Some(city)) => city.path.clone(),
        (None, None) => String::new(),
    };
    let title = ctx.t("place-nav");
    let typed = query.get("q");
    let content = html! {
        (ui::pagehead(&title, html! {}, html! {
            form method="get" action="/places" class="row" role="search" {
                (ui::text("q", &ctx.t("place-find-field")).value(typed).icon("search"))
                (ui::btn(&ctx.t("place-find-go")))
            }
        }))
        @if !typed.is_empty() { (hits(&ctx, typed).await?) }
        @match crate::responsible(&read, &path).await? {
            Some(found) => (unit_page(&ctx, &path, &found).await?),
            None => (ui::empty("map", &ctx.t("place-empty"), html! {})),
        }
    };
    let about = Staff {
        title: &title,
        ..Staff::default()
    };
    Ok(staff(&ctx, about, content).await?)
}

async fn hits(ctx: &Ctx, typed: &str) -> Result<Markup, Fault> {
    let found = crate::search(&ctx.read(), ctx.lang, typed, MOST_HITS).await?;
    if found.is_empty() {
        let says = ctx.f("place-none", &[("q", typed.into())]);
        return Ok(ui::note(State::Caution, says, html! {}));
    }
    let rows: Vec<Row<'_>> = found
        .iter()
        .map(|hit| {
            let href = format!("/places?at={}", hit.unit_path);
            Row::plain(vec![
                ui::cell_link(&hit.label, &href, &[&hit.more]),
                html! { (hit.kind_words(ctx)) },
            ])
        })
        .collect();
    let (name, kind) = (ctx.t("place-col-name"), ctx.t("place-col-kind"));
    let table = ui::tbl(&Tbl {
        caption: &ctx.t("place-hits"),
        cols: &[Col::text(&name), Col::text(&kind)],
        rows: &rows,
        low: true,
        ..Tbl::default()
    });
    Ok(ui::panel(&ctx.t("place-hits"), html! {}, html! {}, table))
}

impl crate::Hit {
    pub(super) fn kind_words(&self, ctx: &Ctx) -> String {
        ctx.t(&format!("place-kind-{}", self.kind.code()))
    }
}

async fn unit_page(ctx: &Ctx, path: &str, found: &Responsible) -> Result<Markup, Fault> {
    let read = ctx.read();
    let Some(unit) = found.unit() else {
        return Ok(html! {});
    };
    let disputed: BTreeSet<String> = conflict::conflicts(&read)
        .await?
        .into_iter()
        .filter(|c| c.decision.is_none())
        .map(|c| c.code)
        .collect();
    let branches = branch(ctx, &read, &disputed, &found.units).await?;
    let nodes: Vec<Node<'_>> = branches.iter().map(Branch::node).collect();
    let tree = ui::tree(&ctx.t("place-tree"), &nodes);
    let calendar = ctx.app.calendar().await;
    let detail = html! {
        (facts(ctx, unit, &found.units, disputed.contains(&unit.code)).await?)
        (grids(ctx, path).await?)
        (estates(ctx, unit).await?)
    };
    let beside = html! {
        (unit_map(ctx, unit).await?)
        (ui::panel(&ctx.t("place-who-title"), html! {}, html! {}, ui::body(who::rows(ctx, &calendar, found, None))))
    };
    Ok(ui::orggrid(tree, detail, beside))
}

/// A node of the tree with its own text.
struct Branch {
    label: String,
    href: String,
    note: String,
    open: bool,
    parent: bool,
    current: bool,
    children: Vec<Branch>,
}

impl Branch {
    fn node(&self) -> Node<'_> {
        Node {
            label: &self.label,
            href: &self.href,
            note: &self.note,
            open: self.open,
            parent: self.parent,
            current: self.current,
            old: false,
            children: self.children.iter().map(Branch::node).collect(),
        }
    }
}

/// The tree, open along the units from the city down to the one on the page.
async fn branch(
    ctx: &Ctx,
    sql: &dyn Sql,
    disputed: &BTreeSet<String>,
    open: &[Unit],
) -> Result<Vec<Branch>, Fault> {
    let mut inner: Vec<Branch> = Vec::new();
    // From the inside out, so that each level takes in the one below.
    for at in (0..=open.len()).rev() {
        let above = at.checked_sub(1).map_or("", |n| open[n].path.as_str());
        let shown = open.get(at);
        let mut level: Vec<Branch> = Vec::new();
        for unit in children(sql, above).await? {
            let is_open = shown.is_some_and(|s| s.id == unit.id);
            let note = if disputed.contains(&unit.code) {
                ctx.t("place-conflict-mark")
            } else {
                String::new()
            };
            level.push(Branch {
                label: unit.name.get(ctx.lang).to_owned(),
                href: format!("/places?at={}", unit.path),
                note,
                open: is_open,
                parent: unit.level != crate::Level::Community,
                current: is_open && at + 1 == open.len(),
                children: if is_open {
                    std::mem::take(&mut inner)
                } else {
                    Vec::new()
                },
            });
        }
        inner = level;
    }
    Ok(inner)
}

async fn facts(ctx: &Ctx, unit: &Unit, units: &[Unit], disputed: bool) -> Result<Markup, Fault> {
    let all = codes(&ctx.read(), unit.id).await?;
    let pairs = [
        (
            ctx.t("place-fact-place"),
            html! { (joined(ctx.lang, units)) },
        ),
        (ctx.t("place-fact-official"), html! { (unit.official_name) }),
        (
            ctx.t("place-fact-kind"),
            html! { (crate::names::kind_word(ctx.lang, &unit.kind)) },
        ),
        (
            ctx.t("place-fact-code"),
            html! {
                @for code in &all {
                    div { span class="mono" { (code.code) } " " span class="ink-3 small" { (code.system) } }
                }
            },
        ),
    ];
    let borrowed: Vec<(&str, Markup)> = pairs
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()))
        .collect();
    let warning = if disputed {
        let end = if ctx.may(crate::permissions::ADMIN) {
            html! { (ui::link_btn(&ctx.t("place-conflict-open"), "/admin/places/conflicts").sm()) }
        } else {
            html! {}
        };
        ui::note(State::Caution, ctx.t("place-conflict-says"), end)
    } else {
        html! {}
    };
    let content = html! { (warning) (ui::dl(&borrowed)) };
    Ok(ui::panel(
        unit.name.get(ctx.lang),
        html! {},
        html! {},
        ui::body(content),
    ))
}

async fn grids(ctx: &Ctx, path: &str) -> Result<Markup, Fault> {
    let read = ctx.read();
    let found = grids_in(&read, path).await?;
    if found.is_empty() {
        return Ok(html! {});
    }
    let mut rows: Vec<Row<'_>> = Vec::new();
    for grid in found.iter().take(MOST_ROWS) {
        let people = workers(&read, grid.id).await?;
        let worker = people.iter().find(|p| p.duty == Duty::GridWorker);
        let href = format!("/places?at={}", grid.path);
        let community = ancestors(&read, &grid.path).await?;
        let community = community
            .last()
            .map_or("", |u| u.name.get(ctx.lang))
            .to_owned();
        rows.push(Row::plain(vec![
            ui::cell_link(grid.name.get(ctx.lang), &href, &[&community]),
            html! { (worker.map(|w| ctx.person(&w.name)).unwrap_or_default()) },
            html! { span class="num" { (worker.map_or("", |w| w.phone.as_str())) } },
            html! { (crate::names::public(ctx.lang, &grid.beat)) },
        ]));
    }
    let words = [
        "place-col-name",
        "place-col-worker",
        "place-col-phone",
        "place-col-beat",
    ]
    .map(|k| ctx.t(k));
    let cols: Vec<Col<'_>> = words.iter().map(|w| Col::text(w)).collect();
    let table = ui::tbl(&Tbl {
        caption: &ctx.t("place-grids"),
        cols: &cols,
        rows: &rows,
        low: true,
        ..Tbl::default()
    });
    let number = ui::count(found.len(), false);
    Ok(ui::panel(&ctx.t("place-grids"), number, html! {}, table))
}

async fn estates(ctx: &Ctx, unit: &Unit) -> Result<Markup, Fault> {
    let found = estates_in(&ctx.read(), &unit.path).await?;
    if found.is_empty() {
        return Ok(html! {});
    }
    let rows: Vec<Row<'_>> = found
        .iter()
        .take(MOST_ROWS)
        .map(|estate| {
            Row::plain(vec![
                html! { (estate.name.get(ctx.lang)) },
                html! { (estate.street) },
                html! { (estate.property) },
            ])
        })
        .collect();
    let words = ["place-col-name", "place-col-street", "place-col-property"].map(|k| ctx.t(k));
    let cols: Vec<Col<'_>> = words.iter().map(|w| Col::text(w)).collect();
    let table = ui::tbl(&Tbl {
        caption: &ctx.t("place-estates"),
        cols: &cols,
        rows: &rows,
        low: true,
        ..Tbl::default()
    });
    let number = ui::count(found.len(), false);
    Ok(ui::panel(&ctx.t("place-estates"), number, html! {}, table))
}

async fn unit_map(ctx: &Ctx, unit: &Unit) -> Result<Markup, Fault> {
    let shape = boundary::of(&ctx.read(), &unit.path).await?;
    let seen = shape.as_ref().and_then(view);
    let Some((center, zoom)) = seen.or(unit.at.map(|p| ((p.lon, p.lat), 14.0))) else {
        return Ok(html! {});
    };
    let shapes = shape.as_ref().map_or(Value::Null, |shape| {
        let mut about = Map::new();
        about.insert("kind".into(), "ring".into());
        to_geojson([(about, shape)])
    });
    let picture = MapOf {
        label: unit.name.get(ctx.lang).to_owned(),
        center,
        zoom,
        marks: Vec::new(),
        shapes,
        pick: ("", ""),
        height: "h300",
    };
    Ok(map(ctx, &picture))
}
