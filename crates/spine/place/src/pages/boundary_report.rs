//! What a page says about checked boundaries: coordinate system, repairs, neighbours, map.

use geo::MultiPolygon;
use geometry::Crs;
use geometry::geojson::to_geojson;
use geometry::repair::{Finding, RepairReport};
use kernel::number;
use maud::{Markup, html};
use serde_json::{Map, Value};
use ui::{Col, Row, State, Tbl};
use web::Ctx;

use super::{MapOf, map};
use crate::atlas::view;
use crate::boundary::BoundaryVersion;
use crate::import::{CheckedBoundaries, CheckedFeature, CrsBasis};

/// Findings of one area that a page lists; the report holds all.
const MOST_FINDINGS: usize = 12;
/// Square metres of a square kilometre.
pub(super) const KM2: f64 = 1_000_000.0;

pub(super) fn crs_words(ctx: &Ctx, declared: Option<&str>, detected: Option<&str>) -> Markup {
    let word = |code: &str| ctx.t(&format!("place-crs-{code}"));
    match (declared, detected) {
        (Some(said), found) => html! {
            (word(said))
            @if let Some(found) = found.filter(|f| *f != said) {
                " " (ui::st(State::Caution, ctx.f("place-crs-found", &[("crs", word(found).into())])))
            }
        },
        (None, Some(found)) => html! { (ctx.f("place-crs-found", &[("crs", word(found).into())])) },
        (None, None) => html! {},
    }
}

pub(super) fn crs_note(ctx: &Ctx, checked: &CheckedBoundaries) -> Markup {
    let word = |crs: Crs| ctx.t(&format!("place-crs-{}", crs_code(crs)));
    if checked.contradicted() {
        let found = checked.detection.crs.map(word).unwrap_or_default();
        let args = [("said", word(checked.crs).into()), ("found", found.into())];
        return ui::note(State::Danger, ctx.f("place-crs-against", &args), html! {});
    }
    let key = match checked.basis {
        CrsBasis::Declared => "place-crs-declared",
        CrsBasis::Detected => "place-crs-detected",
    };
    let shift = number::decimal(checked.detection.shift_m, 0);
    let args = [("crs", word(checked.crs).into()), ("shift", shift.into())];
    html! { p class="ink-2" { (ctx.f(key, &args)) } }
}

fn crs_code(crs: Crs) -> &'static str {
    match crs {
        Crs::Wgs84 => "wgs84",
        Crs::Gcj02 => "gcj02",
        Crs::Bd09 => "bd09",
    }
}

pub(super) fn feature_table(ctx: &Ctx, checked: &CheckedBoundaries) -> Markup {
    let rows: Vec<Row<'_>> = checked
        .features
        .iter()
        .map(|feature| {
            let unit = feature.unit.as_ref();
            Row::plain(vec![
                html! { b { (feature.name) } " " span class="mono ink-3" { (feature.code) } },
                match unit {
                    Some(unit) => html! { (unit.name.get(ctx.lang)) },
                    None => ui::st(State::Caution, ctx.t("place-draft-no-unit")),
                },
                html! { (number::decimal(feature.report.area_after_m2 / KM2, 1)) },
                repair_words(ctx, feature),
            ])
        })
        .collect();
    let words = [
        "place-col-name",
        "place-col-unit",
        "place-col-area",
        "place-col-repair",
    ]
    .map(|k| ctx.t(k));
    let cols = [
        Col::text(&words[0]),
        Col::text(&words[1]),
        Col::number(&words[2]),
        Col::text(&words[3]),
    ];
    ui::tbl(&Tbl {
        caption: &ctx.t("place-draft-areas"),
        cols: &cols,
        rows: &rows,
        list: true,
        ..Tbl::default()
    })
}

fn repair_words(ctx: &Ctx, feature: &CheckedFeature) -> Markup {
    if feature.report.is_refused() {
        return ui::st(State::Danger, ctx.t("place-repair-refused"));
    }
    if feature.report.is_clean() {
        return ui::st(State::Ok, ctx.t("place-repair-clean"));
    }
    html! { (ui::st(State::Caution, ctx.t("place-repair-done"))) (findings(ctx, &feature.report)) }
}

/// What was wrong, where, and what was done.
fn findings(ctx: &Ctx, report: &RepairReport) -> Markup {
    let left = report.findings.len().saturating_sub(MOST_FINDINGS) + report.omitted;
    html! {
        ul class="small ink-2" {
            @for finding in report.findings.iter().take(MOST_FINDINGS) { li { (finding_words(ctx, finding)) } }
            @if left > 0 { li { (ctx.f("place-repair-more", &[("n", left.into())])) } }
        }
    }
}

fn finding_words(ctx: &Ctx, finding: &Finding) -> String {
    // The codes of the report are the ends of the text keys.
    let code = |value: Result<Value, serde_json::Error>, field: &str| {
        let value = value.unwrap_or_default();
        let text = value.get(field).unwrap_or(&value).as_str().unwrap_or("");
        text.replace('_', "-")
    };
    let problem = code(serde_json::to_value(finding.problem), "kind");
    let remedy = code(serde_json::to_value(finding.remedy), "");
    format!(
        "{}{}{} ({:.5}, {:.5})",
        ctx.t(&format!("place-problem-{problem}")),
        ctx.t("place-comma"),
        ctx.t(&format!("place-remedy-{remedy}")),
        finding.lon,
        finding.lat
    )
}

pub(super) fn misfits(ctx: &Ctx, checked: &CheckedBoundaries) -> Markup {
    let (overlaps, gaps) = (&checked.misfits.overlaps, &checked.misfits.gaps);
    if overlaps.is_empty() && gaps.is_empty() {
        return html! {};
    }
    let km2 = |m2: f64| number::decimal(m2 / KM2, 2);
    let list = html! {
        ul class="small" {
            @for one in overlaps {
                li { (ctx.f("place-overlap", &[("a", (&one.units.0).into()), ("b", (&one.units.1).into()), ("area", km2(one.area_m2).into())])) }
            }
            @for one in gaps {
                li { (ctx.f("place-gap", &[("units", one.units.join(&ctx.t("place-comma")).into()), ("area", km2(one.area_m2).into())])) }
            }
        }
    };
    ui::panel(&ctx.t("place-misfits"), html! {}, html! {}, ui::body(list))
}

pub(super) fn shapes_map(ctx: &Ctx, checked: &CheckedBoundaries) -> Markup {
    let shapes: Vec<(&str, &MultiPolygon<f64>)> = checked
        .usable()
        .map(|f| (f.name.as_str(), &f.shape))
        .collect();
    picture(ctx, &ctx.t("place-draft-map"), &shapes)
}

/// A preview; borders are simplified, since a page need not carry a million points.
pub(super) fn picture(ctx: &Ctx, label: &str, shapes: &[(&str, &MultiPolygon<f64>)]) -> Markup {
    let whole: MultiPolygon<f64> = shapes.iter().flat_map(|(_, s)| s.0.clone()).collect();
    let Some((center, zoom)) = view(&whole) else {
        return html! {};
    };
    // A pixel of the preview in metres, at the latitude of the city within a factor of two.
    let tolerance_m = 78_000.0 / zoom.exp2();
    let simple: Vec<(Map<String, Value>, MultiPolygon<f64>)> = shapes
        .iter()
        .map(|(name, shape)| {
            let mut about = Map::new();
            about.insert("kind".into(), "grid".into());
            about.insert("name".into(), (*name).into());
            (about, geometry::measure::simplify(shape, tolerance_m))
        })
        .collect();
    let of = MapOf {
        label: label.to_owned(),
        center,
        zoom,
        marks: Vec::new(),
        shapes: to_geojson(simple.iter().map(|(about, shape)| (about.clone(), shape))),
        pick: ("", ""),
        height: "h400",
    };
    map(ctx, &of)
}

pub(super) fn version_panel(ctx: &Ctx, version: &BoundaryVersion) -> Markup {
    let report: Value = serde_json::from_str(&version.report).unwrap_or_default();
    let repair = report.get("repair").and_then(|r| r.get("findings"));
    let faults = repair.and_then(Value::as_array).map_or(0, Vec::len);
    let (from, source, crs) = (
        ctx.t("place-col-from"),
        ctx.t("place-col-source"),
        ctx.t("place-col-crs"),
    );
    let (area, points, fixed, saved) = (
        ctx.t("place-col-area"),
        ctx.t("place-col-points"),
        ctx.t("place-col-repair"),
        ctx.t("place-col-saved"),
    );
    let until = version.valid_to.as_deref().unwrap_or("");
    let pairs = [
        (
            from.as_str(),
            html! { (version.valid_from) @if !until.is_empty() { "–" (until) } },
        ),
        (source.as_str(), html! { (version.source) }),
        (
            crs.as_str(),
            crs_words(
                ctx,
                version.declared_crs.as_deref(),
                version.detected_crs.as_deref(),
            ),
        ),
        (
            area.as_str(),
            html! { (number::decimal(version.area_m2 / KM2, 2)) " km²" },
        ),
        (points.as_str(), html! { (number::grouped(version.points)) }),
        (
            fixed.as_str(),
            html! { (ctx.f("place-repair-count", &[("n", faults.into())])) },
        ),
        (
            saved.as_str(),
            html! { (ctx.moment(kernel::UtcMs(version.saved_ms))) },
        ),
    ];
    let title = ctx.f("place-version", &[("n", version.version.into())]);
    let text = serde_json::to_string_pretty(&report).unwrap_or_default();
    let content = html! {
        (ui::dl(&pairs))
        @if faults > 0 { details { summary { (ctx.t("place-report")) } (ui::code(&ctx.t("place-report"), &text)) } }
    };
    ui::panel(&title, html! {}, html! {}, ui::body(content))
}
