//! 找人找窗口: who serves a community or the place where the reader stands.

use geo::MultiPolygon;
use geometry::geojson::to_geojson;
use kernel::LonLat;
use maud::{Markup, html};
use serde_json::{Map, Value};
use store::Fault;
use ui::Mark;
use web::layout::{Citizen, citizen};
use web::{Answer, Ctx, Fields, WebError};

use super::{MapOf, map, who};
use crate::api::point_of;
use crate::atlas::view;
use crate::store::grid::grid_shape;
use crate::store::unit::joined;
use crate::{
    By, Hit, HitKind, Level, Located, Responsible, Unit, atlas, boundary, children, resolve,
};

/// Where a map looks when a city has no boundary yet, and how near.
const ANYWHERE: ((f64, f64), f64) = ((130.28, 47.33), 10.0);

/// Names of the fields that the device fills in; those that the map fills in are called otherwise.
const MY_LON: &str = "my-lon";
const MY_LAT: &str = "my-lat";

/// `GET /find`: by name, by going down the tree, or by a point on the map.
pub(super) async fn page(ctx: Ctx) -> Answer {
    let query = Fields::parse(&ctx.query);
    let read = ctx.read();
    if let Some(path) = query.opt("in") {
        return by_path(&ctx, path).await;
    }
    if let Some(id) = query.opt("q-id") {
        let hit = resolve(&read, ctx.lang, id)
            .await?
            .ok_or_else(WebError::not_found)?;
        return by_hit(&ctx, hit).await;
    }
    let Some(typed) = query.opt("q") else {
        return start(&ctx, "", html! {}).await;
    };
    let mut hits = crate::search(&read, ctx.lang, typed, 8).await?;
    match hits.len() {
        0 => {
            let says = ctx.f("place-none", &[("q", typed.into())]);
            start(&ctx, typed, ui::note(ui::State::Caution, says, html! {})).await
        }
        1 => by_hit(&ctx, hits.remove(0)).await,
        _ => Ok(choose(&ctx, typed, &hits)),
    }
}

/// `GET /find/here?at=LON,LAT`
pub(super) async fn here(ctx: Ctx) -> Answer {
    let mut query = Fields::parse(&ctx.query);
    for (mine, name) in [(MY_LON, "lon"), (MY_LAT, "lat")] {
        if let Some(value) = query.opt(mine).map(ToOwned::to_owned) {
            query.set(name, value);
        }
    }
    let Some(at) = point_of(&query) else {
        let note = ui::note(ui::State::Caution, ctx.t("place-no-point"), html! {});
        return start(&ctx, "", note).await;
    };
    let found = atlas(&ctx.app)
        .responsible_at(&ctx.read(), ctx.lang, at)
        .await?;
    let Some((located, found)) = found else {
        let note = ui::note(ui::State::Caution, ctx.t("place-outside"), html! {});
        return start(&ctx, "", note).await;
    };
    answer(&ctx, &found, Some(at), Some(&located), &located.name).await
}

/// Borders for a picture at `zoom`; simplified, since a page need not carry what a pixel hides.
fn outlines(borders: &[MultiPolygon<f64>], zoom: f64) -> Value {
    if borders.is_empty() {
        return Value::Null;
    }
    let tolerance_m = 78_000.0 / zoom.exp2();
    let simple: Vec<MultiPolygon<f64>> = borders
        .iter()
        .map(|shape| geometry::measure::simplify(shape, tolerance_m))
        .collect();
    let about = || Map::from_iter([("kind".to_owned(), Value::from("grid"))]);
    to_geojson(simple.iter().map(|shape| (about(), shape)))
}

/// The search field, the districts, and the map to point at.
async fn start(ctx: &Ctx, typed: &str, note: Markup) -> Answer {
    let read = ctx.read();
    let city = children(&read, "").await?.into_iter().next();
    let districts = match &city {
        Some(city) => children(&read, &city.path).await?,
        None => Vec::new(),
    };
    let border = match &city {
        Some(_) => boundary::current(&read, "").await?,
        None => Vec::new(),
    };
    let borders: Vec<MultiPolygon<f64>> = border
        .into_iter()
        .filter(|(path, _)| path.matches('/').count() <= 2)
        .map(|(_, shape)| shape)
        .collect();
    let whole: MultiPolygon<f64> = borders.iter().flat_map(|s| s.0.clone()).collect();
    let (center, zoom) = view(&whole).unwrap_or(ANYWHERE);
    let shapes = outlines(&borders, zoom);
    let rows: Vec<Markup> = districts.iter().map(|unit| unit_row(ctx, unit)).collect();
    let content = html! {
        h1 { (ctx.t("place-find-title")) }
        (note)
        (search_form(ctx, typed))
        (from_device(ctx))
        (ui::ph_sec(&ctx.t("place-find-tree"), ui::rows(&rows)))
        (ui::ph_sec(&ctx.t("place-find-map"), html! {
            (map(ctx, &MapOf {
                label: ctx.t("place-find-map"), center, zoom, marks: Vec::new(), shapes,
                pick: ("lon", "lat"), height: "h300",
            }))
            form method="get" action="/find/here" class="stack s2 mt-2" {
                (ui::why(&ctx.t("place-lonlat"), html! {
                    (ui::text("lon", &ctx.t("place-lon")).attr("inputmode", "decimal"))
                    (ui::text("lat", &ctx.t("place-lat")).attr("inputmode", "decimal"))
                }))
                (ui::btn(&ctx.t("place-who-here")).block().icon("map-pin"))
            }
        }))
    };
    Ok(frame(ctx, "", &ctx.t("place-find-title"), content))
}

/// “用我的位置”: a device that knows where it is need not be told. Without script the form stays empty and unseen.
fn from_device(ctx: &Ctx) -> Markup {
    let words: Map<String, Value> = ["use", "asking", "found", "failed"]
        .into_iter()
        .map(|w| (w.to_owned(), ctx.t(&format!("place-here-{w}")).into()))
        .collect();
    let data = serde_json::json!({
        "lon": MY_LON, "lat": MY_LAT, "clear": [], "send": true, "words": words
    });
    html! {
        form method="get" action="/find/here" class="mt-2" {
            input type="hidden" name=(MY_LON);
            input type="hidden" name=(MY_LAT);
            (ui::island("here", &data, html! {}))
        }
    }
}

fn search_form(ctx: &Ctx, typed: &str) -> Markup {
    html! {
        form method="get" action="/find" class="stack s2 mt-3" {
            (ui::address("q", &ctx.t("place-find-field"), typed, "/api/v1/places/search", ("", "")))
            (ui::btn(&ctx.t("place-find-go")).pri().block().icon("search"))
        }
    }
}

fn unit_row(ctx: &Ctx, unit: &Unit) -> Markup {
    let href = format!("/find?in={}", unit.path);
    ui::go("map-pin", unit.name.get(ctx.lang), "", &href)
}

/// Several places of that name.
fn choose(ctx: &Ctx, typed: &str, hits: &[Hit]) -> axum::response::Response {
    let rows: Vec<Markup> = hits
        .iter()
        .map(|hit| {
            let icon = match hit.kind {
                HitKind::Unit => "landmark",
                HitKind::Estate | HitKind::Building => "building-2",
            };
            ui::go(
                icon,
                &hit.label,
                &hit.more,
                &format!("/find?q-id={}", hit.id),
            )
        })
        .collect();
    let title = ctx.f("place-which", &[("q", typed.into())]);
    let content = html! {
        h1 class="h-sm" { (title) }
        div class="mt-3" { (ui::rows(&rows)) }
        (search_form(ctx, typed))
    };
    frame(ctx, "/find", &ctx.t("place-find-title"), content)
}

async fn by_hit(ctx: &Ctx, hit: Hit) -> Answer {
    let read = ctx.read();
    if hit.kind == HitKind::Unit {
        return by_path(ctx, &hit.unit_path).await;
    }
    let found = crate::responsible(&read, &hit.path(&read).await?)
        .await?
        .ok_or_else(WebError::not_found)?;
    answer(ctx, &found, hit.at(), None, &hit.name).await
}

/// A unit: its offices, and the units or grids below it.
async fn by_path(ctx: &Ctx, path: &str) -> Answer {
    let read = ctx.read();
    let found = crate::responsible(&read, path)
        .await?
        .ok_or_else(WebError::not_found)?;
    let is_small = found.grid.is_some()
        || found
            .unit()
            .is_some_and(|unit| unit.level == Level::Community);
    if is_small {
        let name = found
            .grid
            .as_ref()
            .map_or("", |g| g.name.get(ctx.lang))
            .to_owned();
        return answer(ctx, &found, None, None, &name).await;
    }
    let below = children(&read, path).await?;
    let rows: Vec<Markup> = below.iter().map(|unit| unit_row(ctx, unit)).collect();
    let calendar = ctx.app.calendar().await;
    let title = found
        .unit()
        .map_or("", |unit| unit.name.get(ctx.lang))
        .to_owned();
    let content = html! {
        h1 class="h-sm" { (title) }
        p class="small ink-2" { (joined(ctx.lang, &found.units)) }
        div class="mt-3" { (who::rows(ctx, &calendar, &found, None)) }
        @if !rows.is_empty() { (ui::ph_sec(&ctx.t("place-find-below"), ui::rows(&rows))) }
    };
    Ok(frame(ctx, &back_to(&found.units), &title, content))
}

fn back_to(units: &[Unit]) -> String {
    match units {
        [.., parent, _] if parent.level != Level::City => format!("/find?in={}", parent.path),
        _ => "/find".to_owned(),
    }
}

/// Map on top, people and offices below it.
async fn answer(
    ctx: &Ctx,
    found: &Responsible,
    at: Option<LonLat>,
    located: Option<&Located>,
    name: &str,
) -> Answer {
    let calendar = ctx.app.calendar().await;
    let (shape, kind) = shape_of(ctx, found).await?;
    let place = joined(ctx.lang, &found.units);
    let unit_name = found.unit().map_or("", |unit| unit.name.get(ctx.lang));
    let title = if name.is_empty() { unit_name } else { name };
    let numbers: Vec<String> = (1..=found.points.len()).map(|n| n.to_string()).collect();
    let mut marks: Vec<Mark<'_>> = found
        .points
        .iter()
        .zip(&numbers)
        .map(|(point, number)| Mark {
            lon: point.at.lon,
            lat: point.at.lat,
            text: number,
            label: point.name.get(ctx.lang),
            ..Mark::default()
        })
        .collect();
    let here_word = ctx.t("place-here");
    if let Some(at) = at {
        marks.push(Mark {
            lon: at.lon,
            lat: at.lat,
            text: &here_word,
            label: title,
            href: "",
            kind: "here",
        });
    }
    let middle = at
        .or(found.grid.as_ref().and_then(|g| g.at))
        .or(found.unit().and_then(|u| u.at))
        .or(found.points.first().map(|p| p.at));
    let (center, zoom) = match (at, shape.as_ref().and_then(view), middle) {
        (Some(at), ..) => ((at.lon, at.lat), 16.0),
        (None, Some(seen), _) => seen,
        (None, None, Some(at)) => ((at.lon, at.lat), 14.0),
        (None, None, None) => ANYWHERE,
    };
    let shapes = shape.as_ref().map_or(Value::Null, |shape| {
        let mut about = Map::new();
        about.insert("kind".into(), kind.into());
        to_geojson([(about, shape)])
    });
    let grid_name = found.grid.as_ref().map(|g| g.name.get(ctx.lang).to_owned());
    let picture = MapOf {
        label: title.to_owned(),
        center,
        zoom,
        marks,
        shapes,
        pick: ("", ""),
        height: "h300",
    };
    let content = html! {
        (map(ctx, &picture))
        h1 class="h-sm mt-3" { (title) }
        p class="small ink-2" {
            (place)
            @if let Some(grid) = grid_name.as_deref().filter(|g| *g != title) { (ui::element::sep()) (grid) }
        }
        @if located.is_some_and(|l| l.by != By::Boundary) {
            p class="small warn-ink" { (ctx.t("place-not-sure")) }
        }
        div class="mt-3" { (who::rows(ctx, &calendar, found, at)) }
        (grids_below(ctx, found).await?)
        p class="row wrap" {
            (ui::lnk48(&ctx.t("place-wrong"), "/report"))
            (ui::lnk48(&ctx.t("place-other"), "/find"))
        }
    };
    Ok(frame(
        ctx,
        &back_to(&found.units),
        &ctx.t("place-who-title"),
        content,
    ))
}

/// A community with several grids: the reader chooses.
async fn grids_below(ctx: &Ctx, found: &Responsible) -> Result<Markup, Fault> {
    let (None, Some(unit)) = (&found.grid, found.unit()) else {
        return Ok(html! {});
    };
    let grids = crate::grids_in(&ctx.read(), &unit.path).await?;
    if grids.is_empty() || unit.level != Level::Community {
        return Ok(html! {});
    }
    let rows: Vec<Markup> = grids
        .iter()
        .map(|grid| {
            let href = format!("/find?in={}", grid.path);
            ui::go("layers", grid.name.get(ctx.lang), &grid.beat, &href)
        })
        .collect();
    Ok(ui::ph_sec(&ctx.t("place-find-grids"), ui::rows(&rows)))
}

async fn shape_of(
    ctx: &Ctx,
    found: &Responsible,
) -> Result<(Option<MultiPolygon<f64>>, &'static str), Fault> {
    let read = ctx.read();
    if let Some(grid) = &found.grid {
        return Ok((grid_shape(&read, grid.id).await?, "grid"));
    }
    match found.unit() {
        Some(unit) => Ok((boundary::of(&read, &unit.path).await?, "ring")),
        None => Ok((None, "")),
    }
}

fn frame(ctx: &Ctx, back: &str, title: &str, content: Markup) -> axum::response::Response {
    let about = Citizen {
        title,
        back,
        ..Citizen::default()
    };
    citizen(ctx, about, content)
}
