//! 第 2 步: where. By name, by pointing at the map, by this device's position, or down the tree of units.

use axum::Json;
use axum::response::IntoResponse;
use http::HeaderMap;
use kernel::LonLat;
use place::{Hit, Level};
use store::Fault;
use ui::prelude::*;
use web::{Answer, Ctx, Fields};

use super::{Open, back};
use crate::draft::{Spot, Step};
use crate::pages::frame::{Errors, FORM, Question, question};

/// Places listed for a name.
const LISTED: usize = 8;
/// A point this near to a chosen place is in it, in metres.
const BESIDE_M: f64 = 2000.0;
/// Where the map opens when nothing is known: the middle of the first city.
const MIDDLE: (f64, f64) = (130.277, 47.332);

/// The question; with `?in=2304/230405/` a part of the tree of units.
pub async fn page(ctx: Ctx, headers: HeaderMap) -> Answer {
    let open = match Open::at(&ctx, &headers, Step::Where).await? {
        Ok(open) => open,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let query = Fields::parse(&ctx.query);
    let form = Form::of(open.draft.spot.as_ref());
    let hits = match query.opt("in") {
        Some(path) => within(&ctx, path).await?,
        None => Vec::new(),
    };
    draw(&ctx, &form, &hits, &Errors::default()).await
}

/// What stands in the form.
#[derive(Default)]
struct Form {
    place: String,
    id: String,
    detail: String,
    lon: String,
    lat: String,
}

impl Form {
    fn of(spot: Option<&Spot>) -> Form {
        let number = |n: Option<f64>| n.map(|n| format!("{n:.6}")).unwrap_or_default();
        spot.map(|s| Form {
            place: s.label.clone(),
            id: s.hit.clone(),
            detail: s.detail.clone(),
            // A point that belongs to the place found is found with it again.
            lon: if s.hit.is_empty() {
                number(s.lon)
            } else {
                String::new()
            },
            lat: if s.hit.is_empty() {
                number(s.lat)
            } else {
                String::new()
            },
        })
        .unwrap_or_default()
    }

    fn sent(fields: &Fields) -> Form {
        let own = |name: &str| fields.get(name).to_owned();
        Form {
            place: own("place"),
            id: fields
                .opt("pick")
                .unwrap_or(fields.get("place-id"))
                .to_owned(),
            detail: own("detail").chars().take(120).collect(),
            lon: own("lon"),
            lat: own("lat"),
        }
    }

    fn point(&self) -> Option<LonLat> {
        LonLat::new(self.lon.parse().ok()?, self.lat.parse().ok()?).ok()
    }
}

/// The units below a path as places to choose or to open.
async fn within(ctx: &Ctx, path: &str) -> Result<Vec<Hit>, Fault> {
    let read = ctx.read();
    let mut hits = Vec::new();
    for unit in place::children(&read, path).await? {
        let id = format!("unit:{}", unit.code);
        hits.extend(place::resolve(&read, ctx.lang, &id).await?);
    }
    Ok(hits)
}

async fn draw(ctx: &Ctx, form: &Form, hits: &[Hit], errors: &Errors) -> Answer {
    let about = Question {
        step: Step::Where,
        back: back(Step::Where),
        errors,
        go: "resident-next",
    };
    let query = Fields::parse(&ctx.query);
    let inside = query.opt("in");
    let tree = tree(ctx, inside).await?;
    let center = form.point().map_or(MIDDLE, |p| (p.lon, p.lat));
    let detail = (
        ctx.t("resident-where-detail"),
        ctx.t("resident-optional"),
        ctx.t("resident-where-detail-example"),
    );
    Ok(question(
        ctx,
        &about,
        html! {
            form id=(FORM) method="post" action="/report/where" class="stack" {
                (address_field(ctx, form, errors))
                @if !hits.is_empty() { (choices(ctx, form, hits)) }
                (text("detail", &detail.0).optional(&detail.1).placeholder(&detail.2).value(&form.detail))
                input type="hidden" name="lon" value=(form.lon);
                input type="hidden" name="lat" value=(form.lat);
                (island("here", &here_words(ctx), html! {}))
            }
            details class="why" {
                summary { (icon("map-pin")) (ctx.t("resident-where-map")) }
                p class="small ink-2" { (ctx.t("resident-where-map-how")) }
                (map_figure(&MapFig {
                    label: &ctx.t("resident-where-map"),
                    center,
                    zoom: if form.point().is_some() { 16.0 } else { 12.0 },
                    marks: &[],
                    shapes: serde_json::Value::Null,
                    pick: ("lon", "lat"),
                    attribution: &ctx.t("resident-map-source"),
                    height: "h300",
                    instead: &ctx.t("resident-where-mapless"),
                    zoom_words: (&ctx.t("resident-zoom-in"), &ctx.t("resident-zoom-out")),
                }))
            }
            (tree)
            (why(&ctx.t("resident-where-why"), html! { p { (ctx.t("resident-where-why-answer")) } }))
        },
    ))
}

fn here_words(ctx: &Ctx) -> serde_json::Value {
    let words = ["use", "asking", "found", "failed"];
    let words: serde_json::Map<String, serde_json::Value> = words
        .into_iter()
        .map(|w| (w.to_owned(), ctx.t(&format!("resident-here-{w}")).into()))
        .collect();
    serde_json::json!({ "lon": "lon", "lat": "lat", "clear": ["place", "place-id"], "words": words })
}

/// The search field whose label is the question. With script it lists what matches; without, the next page asks.
fn address_field(ctx: &Ctx, form: &Form, errors: &Errors) -> Markup {
    let error = errors.get("place");
    html! {
        div class="field address" data-address="/report/places" {
            h1 class="question" { label for="place" { (ctx.t("resident-where")) } }
            p class="hint" id="h-place" { (ctx.t("resident-where-hint")) }
            div.inwrap.bad[!error.is_empty()] {
                (icon("search"))
                input id="place" name="place" type="text" value=(form.place) autocomplete="off" role="combobox"
                    aria-expanded="false" aria-controls="l-place" aria-describedby="h-place"
                    aria-invalid=[(!error.is_empty()).then_some("true")];
            }
            input type="hidden" name="place-id" value=(form.id);
            ul class="found" id="l-place" role="listbox" aria-label=(ctx.t("resident-where-which")) hidden {}
            @if !error.is_empty() { (err("e-place", error)) }
        }
    }
}

fn choices(ctx: &Ctx, form: &Form, hits: &[Hit]) -> Markup {
    let answers: Vec<Opt<'_>> = hits
        .iter()
        .map(|h| Opt {
            value: &h.id,
            label: &h.label,
            more: &h.more,
            on: h.id == form.id,
        })
        .collect();
    let ask = Ask {
        name: "pick",
        legend: &ctx.t("resident-where-which"),
        silent: true,
        ..Ask::default()
    };
    opt_list(&ask, &answers)
}

/// 区 › 街道 › 社区, one level at a time; a community is chosen, anything above can be opened or chosen.
async fn tree(ctx: &Ctx, inside: Option<&str>) -> Result<Markup, Fault> {
    let read = ctx.read();
    let path = match inside {
        Some(path) => path.to_owned(),
        None => match place::children(&read, "").await?.first() {
            Some(city) => city.path.clone(),
            None => return Ok(html! {}),
        },
    };
    let units: Vec<_> = place::children(&read, &path)
        .await?
        .into_iter()
        .filter(|u| u.level != Level::Community)
        .collect();
    let list: Vec<Markup> = units
        .iter()
        .map(|u| {
            let mut query = Fields::default();
            query.set("in", u.path.as_str());
            go(
                "",
                u.name.get(ctx.lang),
                "",
                &format!("/report/where?{}#place", query.to_query()),
            )
        })
        .collect();
    Ok(html! {
        @if !list.is_empty() {
            details class="why" open[inside.is_some()] {
                summary { (ctx.t("resident-where-tree")) }
                (rows(&list))
            }
        }
    })
}

/// Names that match, for the field's list.
pub async fn places(ctx: Ctx) -> Answer {
    if !ctx
        .app
        .limiter
        .allow("resident.places", &ctx.address, 60, 120, ctx.now)
    {
        return Err(web::WebError::too_many());
    }
    let query = Fields::parse(&ctx.query);
    let hits = place::search(&ctx.read(), ctx.lang, query.get("q"), LISTED).await?;
    Ok(Json(hits).into_response())
}

/// Keeps the place, or asks which one is meant.
pub async fn save(ctx: Ctx, headers: HeaderMap, fields: Fields) -> Answer {
    let mut open = match Open::at(&ctx, &headers, Step::Where).await? {
        Ok(open) => open,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let mut form = Form::sent(&fields);
    // Without script the words change and the id beside them does not; the words are what was meant.
    let before = open.draft.spot.clone().unwrap_or_default();
    let picked = fields.opt("pick").is_some();
    if !picked && form.id == before.hit && form.place != before.label {
        form.id.clear();
    }
    match find(&ctx, &form).await? {
        Found::One(spot) => {
            open.draft.spot = Some(spot);
            open.save(&ctx).await?;
            Ok(open.next(Step::Where))
        }
        Found::Several(hits) => {
            let mut errors = Errors::default();
            let args = [
                ("n", hits.len().into()),
                ("name", form.place.clone().into()),
            ];
            errors.add("place", ctx.f("resident-where-several", &args));
            draw(&ctx, &form, &hits, &errors).await
        }
        Found::None(key) => {
            let mut errors = Errors::default();
            errors.add("place", ctx.f(key, &[("name", form.place.clone().into())]));
            draw(&ctx, &form, &[], &errors).await
        }
    }
}

enum Found {
    One(Spot),
    Several(Vec<Hit>),
    None(&'static str),
}

async fn find(ctx: &Ctx, form: &Form) -> Result<Found, Fault> {
    let read = ctx.read();
    let hit = match form.id.as_str() {
        "" => None,
        id => place::resolve(&read, ctx.lang, id).await?,
    };
    if let Some(at) = form.point() {
        // A point beside a chosen place says where exactly; a point far from it is another place.
        if let Some(hit) = hit.filter(|h| {
            h.at()
                .is_some_and(|p| kernel::distance_m(p, at) <= BESIDE_M)
        }) {
            return Ok(Found::One(Spot {
                hit: String::new(),
                lon: Some(at.lon),
                lat: Some(at.lat),
                ..spot(hit, form)
            }));
        }
        return pointed(ctx, form, at).await;
    }
    if let Some(hit) = hit {
        return Ok(Found::One(spot(hit, form)));
    }
    if form.place.is_empty() {
        return Ok(Found::None("resident-where-missing"));
    }
    let mut hits = place::search(&read, ctx.lang, &form.place, LISTED).await?;
    Ok(match hits.len() {
        0 => Found::None("resident-where-unknown"),
        1 => Found::One(spot(hits.remove(0), form)),
        _ => Found::Several(hits),
    })
}

async fn pointed(ctx: &Ctx, form: &Form, at: LonLat) -> Result<Found, Fault> {
    let located = place::atlas(&ctx.app)
        .locate(&ctx.read(), ctx.lang, at)
        .await?;
    Ok(match located {
        None => Found::None("resident-where-outside"),
        Some(found) => Found::One(Spot {
            hit: String::new(),
            label: found.address,
            unit_path: found.unit_path,
            detail: form.detail.clone(),
            lon: Some(at.lon),
            lat: Some(at.lat),
        }),
    })
}

fn spot(hit: Hit, form: &Form) -> Spot {
    let at = hit.at();
    Spot {
        label: hit.label,
        unit_path: hit.unit_path,
        detail: form.detail.clone(),
        lon: at.map(|p| p.lon),
        lat: at.map(|p| p.lat),
        hit: hit.id,
    }
}
