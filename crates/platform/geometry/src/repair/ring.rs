//! One ring by itself: points, closing, spikes, direction.

use geo::winding_order::Winding;
use geo::{Coord, LineString};

use super::report::{Place, Problem, Remedy, RepairReport};
use crate::measure::{LocalPlane, distance_m, distance_to_segment};

/// Points closer than this are the same point, metres: below what any survey of a border resolves.
const SAME_POINT_M: f64 = 0.001;
/// A border that runs back within this distance of itself encloses nothing, metres.
const SPIKE_WIDTH_M: f64 = 0.05;
/// Rings smaller than this enclose nothing, m².
const NO_AREA_M2: f64 = 0.01;

/// The ring clean, closed and wound as RFC 7946 wants; `None` when it is no area.
pub(super) fn tidy(
    points: &[Coord<f64>],
    place: Place,
    report: &mut RepairReport,
) -> Option<LineString<f64>> {
    let start = points
        .iter()
        .copied()
        .find(|&c| on_earth(c))
        .unwrap_or(Coord::zero());
    let mut ring: Vec<Coord<f64>> = points.iter().copied().filter(|&c| on_earth(c)).collect();
    let lost = points.len() - ring.len();
    if lost > 0 {
        report.add(
            place,
            start,
            Problem::OutOfRange { points: lost },
            Remedy::PointsRemoved,
        );
    }
    open(&mut ring, place, report);
    drop_duplicates(&mut ring, place, report);
    drop_spikes(&mut ring, place, report);
    if ring.len() < 3 || planar_area_m2(&ring) < NO_AREA_M2 {
        report.add(place, start, Problem::NoArea, Remedy::RingDropped);
        return None;
    }
    ring.push(ring[0]);
    let mut ring = LineString(ring);
    let is_shell = place.ring == 0;
    if ring.is_ccw() != is_shell && ring.winding_order().is_some() {
        ring.0.reverse();
        report.add(place, start, Problem::WrongWinding, Remedy::Reversed);
    }
    Some(ring)
}

fn on_earth(c: Coord<f64>) -> bool {
    c.x.abs() <= 180.0 && c.y.abs() <= 90.0
}

/// Takes the closing point off, so that the rest can go round without a special case.
fn open(ring: &mut Vec<Coord<f64>>, place: Place, report: &mut RepairReport) {
    let (Some(&first), Some(&last)) = (ring.first(), ring.last()) else {
        return;
    };
    if ring.len() < 3 {
        return;
    }
    if first == last {
        ring.pop();
        return;
    }
    let gap_m = distance_m(first, last);
    report.add(place, last, Problem::Unclosed { gap_m }, Remedy::Closed);
    if gap_m < SAME_POINT_M {
        ring.pop();
    }
}

fn drop_duplicates(ring: &mut Vec<Coord<f64>>, place: Place, report: &mut RepairReport) {
    let before = ring.len();
    let mut at = None;
    ring.dedup_by(|b, a| {
        let same = is_same_point(*a, *b);
        if same {
            at.get_or_insert(*a);
        }
        same
    });
    while ring.len() > 1 && is_same_point(ring[0], ring[ring.len() - 1]) {
        at.get_or_insert(ring[0]);
        ring.pop();
    }
    if let Some(at) = at {
        let points = before - ring.len();
        report.add(
            place,
            at,
            Problem::DuplicatePoints { points },
            Remedy::PointsRemoved,
        );
    }
}

fn is_same_point(a: Coord<f64>, b: Coord<f64>) -> bool {
    // A millimetre is about 1e-8 degrees; the exact distance is only worth asking for close points.
    a == b
        || ((a.x - b.x).abs() < 1e-6 && (a.y - b.y).abs() < 1e-6 && distance_m(a, b) < SAME_POINT_M)
}

fn drop_spikes(ring: &mut Vec<Coord<f64>>, place: Place, report: &mut RepairReport) {
    // Each round walks once round the ring; a new spike can only appear across the start.
    for _ in 0..4 {
        let before = ring.len();
        let mut kept: Vec<Coord<f64>> = Vec::with_capacity(before);
        for &next in ring.iter() {
            while let [.., a, b] = kept[..] {
                let Some(length_m) = spike_m(a, b, next) else {
                    break;
                };
                kept.pop();
                report.add(place, b, Problem::Spike { length_m }, Remedy::PointsRemoved);
            }
            if kept.last().is_none_or(|&last| !is_same_point(last, next)) {
                kept.push(next);
            }
        }
        // The seam: let the walk of the next round start in the middle of the ring.
        let seam = kept.len() / 2;
        let changed = kept.len() != before || has_seam_spike(&kept);
        *ring = kept;
        if !changed {
            return;
        }
        ring.rotate_left(seam);
        while ring.len() > 1 && is_same_point(ring[0], ring[ring.len() - 1]) {
            ring.pop();
        }
    }
}

fn has_seam_spike(ring: &[Coord<f64>]) -> bool {
    let n = ring.len();
    n >= 3
        && (spike_m(ring[n - 2], ring[n - 1], ring[0]).is_some()
            || spike_m(ring[n - 1], ring[0], ring[1]).is_some())
}

/// Length of the spike at `b` between `a` and `c`, if it is one.
fn spike_m(a: Coord<f64>, b: Coord<f64>, c: Coord<f64>) -> Option<f64> {
    let (to, from) = (b - a, c - b);
    // Cheap and rough in degrees: only sharp turns are measured.
    let turn_back = to.x * from.x + to.y * from.y;
    if turn_back >= 0.0 {
        return None;
    }
    let plane = LocalPlane::at(b);
    let (a, c) = (plane.to_metres(a), plane.to_metres(c));
    let tip = Coord::zero();
    let width = distance_to_segment(a, tip, c).min(distance_to_segment(c, a, tip));
    (width < SPIKE_WIDTH_M).then(|| a.x.hypot(a.y).min(c.x.hypot(c.y)))
}

fn planar_area_m2(ring: &[Coord<f64>]) -> f64 {
    let Some(&origin) = ring.first() else {
        return 0.0;
    };
    let plane = LocalPlane::at(origin);
    let twice: f64 = ring
        .iter()
        .zip(ring.iter().cycle().skip(1))
        .map(|(&a, &b)| {
            let (a, b) = (plane.to_metres(a), plane.to_metres(b));
            a.x * b.y - b.x * a.y
        })
        .sum();
    // A figure of eight has a signed area near zero and yet is land: judge it by its extent.
    let span = ring.iter().fold(0.0_f64, |most, &c| {
        let m = plane.to_metres(c);
        most.max(m.x.abs().min(m.y.abs()))
    });
    (twice / 2.0)
        .abs()
        .max(if ring.len() > 3 { span * span } else { 0.0 })
}
