//! Checking a border that somebody drew or pasted: whether it crosses itself, whom it overlaps, what lies outside.

use geo::{BooleanOps, MultiPolygon};
use geometry::geojson::{Limits, ParseError, parse};
use geometry::measure::area_m2;
use geometry::repair::{Problem, repair};
use geometry::{RawShape, measure};
use kernel::Lang;
use store::{Fault, Sql, args};
use web::FieldError;

use super::Refused;
use crate::store::boundary::{geometry_text, read_geometry};
use crate::{Grid, GridId, Unit, boundary, grids_in};

/// Overlaps and overhangs smaller than this are the thickness of a pencil, m².
const PENCIL_M2: f64 = 50.0;
/// A border that a person draws; a county in full detail comes as a file of boundaries instead.
const SMALL: Limits = Limits {
    max_bytes: 400_000,
    max_features: 20,
    max_points: 10_000,
    max_depth: 4,
};

/// A border that can be saved, and what is odd about it.
#[derive(Clone, Debug)]
pub struct CheckedShape {
    /// The border, WGS-84.
    pub shape: MultiPolygon<f64>,
    /// As it is stored.
    pub text: String,
    /// Square metres on the ellipsoid.
    pub area_m2: f64,
    /// Neighbours that claim the same land, and how much of it, m².
    pub overlaps: Vec<(Grid, f64)>,
    /// Land outside the border of the unit above, m²; `None` where that border is not known.
    pub outside_m2: Option<f64>,
}

/// Reads a border from GeoJSON text and compares it with the grids around and with the unit above.
///
/// # Errors
/// [`Refused::Fields`] for `boundary`: no GeoJSON, no area, or a border that crosses itself, with the place.
pub async fn check(
    sql: &dyn Sql,
    unit: &Unit,
    own: Option<GridId>,
    text: &str,
) -> Result<CheckedShape, Refused> {
    let shape = valid(text)?;
    let neighbours = neighbours(sql, unit, own).await?;
    let around = boundary::of(sql, &unit.path).await?;
    // Cutting areas takes long where borders are rich: not on a thread that answers requests.
    tokio::task::spawn_blocking(move || {
        let mut overlaps: Vec<(Grid, f64)> = neighbours
            .into_iter()
            .map(|(grid, other)| (grid, area_m2(&shape.intersection(&other))))
            .filter(|(_, shared)| *shared >= PENCIL_M2)
            .collect();
        overlaps.sort_by(|a, b| b.1.total_cmp(&a.1));
        let outside_m2 = around
            .map(|around| area_m2(&shape.difference(&around)))
            .map(|outside| if outside < PENCIL_M2 { 0.0 } else { outside });
        CheckedShape {
            text: geometry_text(&shape),
            area_m2: area_m2(&shape),
            shape,
            overlaps,
            outside_m2,
        }
    })
    .await
    .map_err(|e| Refused::Fault(Fault::of("compare a border", e)))
}

/// The border, where it is one.
fn valid(text: &str) -> Result<MultiPolygon<f64>, Refused> {
    let parsed = parse(text.trim().as_bytes(), &SMALL).map_err(|error| match error {
        ParseError::TooLarge(_) => Refused::field("boundary", "place-wrong-shape-large"),
        ParseError::Malformed { line, column } => Refused::Fields(vec![
            FieldError::new("boundary", "place-wrong-shape-text")
                .with("line", line)
                .with("column", column),
        ]),
        ParseError::NoArea => Refused::field("boundary", "place-wrong-shape-none"),
    })?;
    let raw = RawShape {
        polygons: parsed
            .features
            .into_iter()
            .flat_map(|feature| feature.shape.polygons)
            .collect(),
    };
    let repaired = repair(&raw);
    let crossing = repaired.report.findings.iter().find(|finding| {
        matches!(
            finding.problem,
            Problem::SelfIntersection
                | Problem::RingsCross
                | Problem::HoleOutside
                | Problem::PartsOverlap
                | Problem::OutOfRange { .. }
        )
    });
    if let Some(finding) = crossing {
        return Err(Refused::Fields(vec![
            FieldError::new("boundary", "place-wrong-shape-crosses")
                .with("lon", format!("{:.6}", finding.lon))
                .with("lat", format!("{:.6}", finding.lat)),
        ]));
    }
    if repaired.shape.0.is_empty() || measure::bounds(&repaired.shape).is_none() {
        return Err(Refused::field("boundary", "place-wrong-shape-none"));
    }
    Ok(repaired.shape)
}

/// The grids of the township around that have a border.
async fn neighbours(
    sql: &dyn Sql,
    unit: &Unit,
    own: Option<GridId>,
) -> Result<Vec<(Grid, MultiPolygon<f64>)>, Fault> {
    let above = unit.path.trim_end_matches(&format!("{}/", unit.code));
    let mut found = Vec::new();
    for grid in grids_in(sql, above).await? {
        if Some(grid.id) == own {
            continue;
        }
        let text: Option<Option<String>> = sql
            .scalar(
                "select boundary from grid where id = $1",
                args![grid.id.to_string()],
            )
            .await?;
        if let Some(text) = text.flatten() {
            found.push((grid, read_geometry(&text)?));
        }
    }
    Ok(found)
}

/// How the outside and the neighbours are said.
pub(super) fn warnings(lang: Lang, checked: &CheckedShape) -> Vec<super::Said> {
    let mut list: Vec<super::Said> = checked
        .overlaps
        .iter()
        .map(|(grid, shared)| {
            super::Said::new("place-warn-overlap")
                .with("name", grid.name.get(lang).to_owned())
                .with("area", kernel::number::decimal(*shared, 0))
        })
        .collect();
    match checked.outside_m2 {
        Some(outside) if outside > 0.0 => {
            let said = super::Said::new("place-warn-outside");
            list.push(said.with("area", kernel::number::decimal(outside, 0)));
        }
        Some(_) => {}
        None => list.push(super::Said::new("place-warn-no-parent")),
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> String {
        match valid(text) {
            Err(Refused::Fields(fields)) => fields[0].key.clone(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn a_border_that_crosses_itself_is_refused_with_the_place() {
        let bow_tie = r#"{"type":"Polygon","coordinates":[[[130.0,47.0],[130.1,47.1],[130.1,47.0],[130.0,47.1],[130.0,47.0]]]}"#;
        let Err(Refused::Fields(fields)) = valid(bow_tie) else {
            panic!("accepted")
        };
        assert_eq!(fields[0].key, "place-wrong-shape-crosses");
        assert!(fields[0].args.iter().any(|(name, _)| name == "lon"));
    }

    #[test]
    fn what_is_no_area_is_said() {
        assert_eq!(key("{"), "place-wrong-shape-text");
        assert_eq!(
            key(r#"{"type":"Point","coordinates":[130,47]}"#),
            "place-wrong-shape-none"
        );
    }

    #[test]
    fn a_clockwise_or_open_ring_is_put_right_in_silence() {
        let shape = valid(
            r#"{"type":"Polygon","coordinates":[[[130.0,47.0],[130.0,47.1],[130.1,47.1],[130.1,47.0]]]}"#,
        )
        .unwrap();
        assert_eq!(shape.0.len(), 1);
    }
}
