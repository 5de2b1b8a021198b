//! `/start/…`: where to go now for what is not done on these pages yet, and what can be begun here at once.

use axum::extract::Path;
use place::{PointKind, ServicePoint};
use ui::prelude::*;
use web::{Answer, Ctx, WebError};

use super::frame::plain;
use super::home::call_button;

/// One road: a page of words, places and what can be registered at once.
struct Road {
    key: &'static str,
    /// Purposes that begin here; text key and address.
    begins: &'static [(&'static str, &'static str)],
    points: PointKind,
    /// The line that answers by phone.
    line: &'static str,
}

const ROADS: &[Road] = &[
    Road {
        key: "law",
        begins: &[
            ("consult", "/report?purpose=consult"),
            ("legal_aid", "/report?purpose=legal_aid"),
        ],
        points: PointKind::LegalService,
        line: "12348",
    },
    Road {
        key: "notary",
        begins: &[("service", "/report?purpose=government_service")],
        points: PointKind::LegalService,
        line: "12348",
    },
    Road {
        key: "court",
        begins: &[
            ("mediate", "/report?purpose=dispute"),
            ("legal_aid", "/report?purpose=legal_aid"),
        ],
        points: PointKind::Court,
        line: "12368",
    },
];

/// The page of a road.
pub async fn page(ctx: Ctx, Path(what): Path<String>) -> Answer {
    let road = ROADS
        .iter()
        .find(|r| r.key == what)
        .ok_or_else(WebError::not_found)?;
    let read = ctx.read();
    let city = place::children(&read, "").await?.into_iter().next();
    let mut points: Vec<ServicePoint> = Vec::new();
    if let Some(city) = &city {
        points = place::service_points(&read, &city.path).await?;
        points.retain(|p| p.kind == road.points);
        points.truncate(8);
    }
    let t = |end: &str| ctx.t(&format!("resident-start-{}-{end}", road.key));
    let title = t("title");
    let begins: Vec<Markup> = road
        .begins
        .iter()
        .map(|(key, href)| {
            let label = ctx.t(&format!("resident-begin-{key}"));
            let more = ctx.t(&format!("resident-begin-{key}-more"));
            go("message-square-warning", &label, &more, href)
        })
        .collect();
    let call = ctx.t("resident-call");
    Ok(plain(
        &ctx,
        &title,
        "/",
        html! {
            h1 { (title) }
            p class="txt" { (t("now")) }
            (ph_sec(&ctx.t("resident-start-here"), rows(&begins)))
            (ph_sec(&ctx.t("resident-start-phone"), html! {
                div class="card" { (helper("", "phone", road.line, html! { (t("line")) }, call_button(&call, road.line))) }
            }))
            @if !points.is_empty() {
                (ph_sec(&ctx.t("resident-start-places"), html! {
                    ul class="rows" {
                        @for p in &points {
                            li { (helper("", "map-pin", p.name.get(ctx.lang), html! { (p.address.get(ctx.lang)) }, call_button(&call, &p.phone))) }
                        }
                    }
                }))
            }
            p class="small ink-2" { (t("note")) }
        },
    ))
}
