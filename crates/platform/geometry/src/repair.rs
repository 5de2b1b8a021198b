//! Makes an area valid and tells what was wrong with it.
//!
//! A valid area passes through unchanged to the last digit. Small faults of a ring are put right point
//! by point; only an area whose rings really cross is rebuilt, by the non-zero winding rule: land that
//! a clumsy border goes round twice stays inside, and a hole is taken away wherever it lies.

mod report;
mod ring;
mod topology;

pub use report::{Finding, Problem, Remedy, RepairReport};

use geo::algorithm::bool_ops::FillRule;
use geo::{
    BooleanOps, LineString, MultiPolygon, OpType, Orient, Polygon, orient::Direction, unary_union,
};

use crate::measure::{area_m2, ring_area_m2};
use crate::rings::{RawPolygon, RawShape};
use topology::{Fault, Faults};

/// Pieces smaller than this are left-overs of a rebuilt border, not land, m².
const SLIVER_M2: f64 = 1.0;

/// A valid area and the story of how it became one.
#[derive(Clone, Debug, PartialEq)]
pub struct Repaired {
    /// Valid by the rules of OGC Simple Features, shells counter-clockwise (RFC 7946). Empty when
    /// nothing could be saved, in which case the report holds a finding with [`Remedy::Refused`] or
    /// [`Remedy::RingDropped`].
    pub shape: MultiPolygon<f64>,
    /// What was found and done.
    pub report: RepairReport,
}

/// Repairs one area given in WGS-84 degrees.
///
/// Repairing the result again finds nothing.
#[must_use]
pub fn repair(raw: &RawShape) -> Repaired {
    let mut report = RepairReport::default();
    let polygons: Vec<Polygon<f64>> = raw
        .polygons
        .iter()
        .enumerate()
        .filter_map(|(index, polygon)| tidy(index, polygon, &mut report))
        .collect();
    report.area_before_m2 = polygons.iter().map(face_value_m2).sum();
    let faults = topology::faults(&polygons);
    let shape = if faults.is_empty() {
        MultiPolygon(polygons)
    } else {
        untangle(&polygons, &faults, &mut report)
    };
    report.area_after_m2 = area_m2(&shape);
    Repaired { shape, report }
}

fn face_value_m2(polygon: &Polygon<f64>) -> f64 {
    let holes: f64 = polygon.interiors().iter().map(ring_area_m2).sum();
    ring_area_m2(polygon.exterior()) - holes
}

/// Rings of one polygon, each clean by itself. `None` when the shell is no area.
fn tidy(index: usize, raw: &RawPolygon, report: &mut RepairReport) -> Option<Polygon<f64>> {
    let mut rings = Vec::with_capacity(raw.rings.len());
    for (number, points) in raw.rings.iter().enumerate() {
        let place = report::Place {
            polygon: index,
            ring: number,
        };
        match ring::tidy(points, place, report) {
            Some(clean) => rings.push(clean),
            // Without its shell the holes have nothing to be taken from.
            None if number == 0 => return None,
            None => {}
        }
    }
    let mut rings = rings.into_iter();
    let shell = rings.next()?;
    Some(Polygon::new(shell, rings.collect()))
}

fn untangle(
    polygons: &[Polygon<f64>],
    faults: &Faults,
    report: &mut RepairReport,
) -> MultiPolygon<f64> {
    let remedy = if faults.too_tangled {
        Remedy::Refused
    } else {
        Remedy::Rebuilt
    };
    for fault in &faults.located {
        report.add(fault.place, fault.at, problem_of(fault.kind), remedy);
    }
    report.omitted += faults.count - faults.located.len();
    if faults.too_tangled {
        return MultiPolygon(Vec::new());
    }
    let rebuilt = rebuild(polygons);
    let (kept, slivers): (Vec<_>, Vec<_>) = rebuilt
        .into_iter()
        .map(without_tiny_holes)
        .partition(|p| face_value_m2(p) >= SLIVER_M2);
    for sliver in &slivers {
        if let Some(&at) = sliver.exterior().0.first() {
            let place = report::Place {
                polygon: 0,
                ring: 0,
            };
            let problem = Problem::Sliver {
                area_m2: face_value_m2(sliver),
            };
            report.add(place, at, problem, Remedy::RingDropped);
        }
    }
    let shape = settle(&MultiPolygon(kept));
    if topology::faults(&shape.0).is_empty() {
        return shape;
    }
    triangulated(&shape, report)
}

fn problem_of(kind: Fault) -> Problem {
    match kind {
        Fault::SelfIntersection => Problem::SelfIntersection,
        Fault::RingsCross => Problem::RingsCross,
        Fault::HoleOutside => Problem::HoleOutside,
        Fault::PartsOverlap => Problem::PartsOverlap,
    }
}

fn rebuild(polygons: &[Polygon<f64>]) -> MultiPolygon<f64> {
    let parts: Vec<MultiPolygon<f64>> = polygons
        .iter()
        .map(|polygon| {
            let shell = non_zero(polygon.exterior());
            if polygon.interiors().is_empty() {
                return shell;
            }
            let holes: Vec<_> = polygon.interiors().iter().map(non_zero).collect();
            shell.difference(&unary_union(&holes))
        })
        .collect();
    unary_union(&parts)
}

/// The land a ring goes round at least once.
fn non_zero(ring: &LineString<f64>) -> MultiPolygon<f64> {
    let nothing = MultiPolygon::<f64>(Vec::new());
    Polygon::new(ring.clone(), Vec::new())
        .boolean_op_with_fill_rule(&nothing, OpType::Union, FillRule::NonZero)
        .orient(Direction::Default)
}

/// Rounding in the rebuilding can leave points a hair apart; they are no news to anyone.
fn settle(shape: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    let mut unread = RepairReport::default();
    let raw = RawShape::from(shape);
    MultiPolygon(
        raw.polygons
            .iter()
            .filter_map(|polygon| tidy(0, polygon, &mut unread))
            .collect(),
    )
}

fn without_tiny_holes(polygon: Polygon<f64>) -> Polygon<f64> {
    let (shell, holes) = polygon.into_inner();
    Polygon::new(
        shell,
        holes
            .into_iter()
            .filter(|h| ring_area_m2(h) >= SLIVER_M2)
            .collect(),
    )
}

/// Last resort for borders that still touch themselves after rounding.
fn triangulated(shape: &MultiPolygon<f64>, report: &mut RepairReport) -> MultiPolygon<f64> {
    use geo::MakeValid;
    let rebuilt = shape.make_valid().map(|s| settle(&s)).ok();
    if let Some(rebuilt) = rebuilt.filter(|s| topology::faults(&s.0).is_empty()) {
        return rebuilt;
    }
    if let Some(&at) = shape.0.first().and_then(|p| p.exterior().0.first()) {
        let place = report::Place {
            polygon: 0,
            ring: 0,
        };
        report.add(place, at, Problem::SelfIntersection, Remedy::Refused);
    }
    MultiPolygon(Vec::new())
}

#[cfg(test)]
mod tests;
