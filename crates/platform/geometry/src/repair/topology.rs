//! Finds where rings cross, without comparing every edge with every other.

use geo::line_intersection::{LineIntersection, line_intersection};
use geo::{BoundingRect, Coord, Line, LineString, Polygon};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use super::report::Place;
use crate::measure::crosses_ray;

/// Faults listed with their place.
const MOST_LOCATED: usize = 20;
/// Beyond this many crossings the shape is a scribble and rebuilding it would take minutes.
const MOST_CROSSINGS: usize = 20_000;
/// Pairs of edges looked at: far above any honest border.
const MOST_PAIRS: usize = 20_000_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    SelfIntersection,
    RingsCross,
    HoleOutside,
    PartsOverlap,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Located {
    pub(super) kind: Fault,
    pub(super) place: Place,
    pub(super) at: Coord<f64>,
}

#[derive(Debug, Default)]
pub(super) struct Faults {
    pub(super) located: Vec<Located>,
    pub(super) count: usize,
    pub(super) too_tangled: bool,
}

impl Faults {
    pub(super) fn is_empty(&self) -> bool {
        self.count == 0 && !self.too_tangled
    }

    fn add(&mut self, kind: Fault, place: Place, at: Coord<f64>) {
        self.count += 1;
        if self.located.len() < MOST_LOCATED {
            self.located.push(Located { kind, place, at });
        }
    }
}

struct Edge {
    line: Line<f64>,
    place: Place,
    number: usize,
    ring_len: usize,
}

/// What keeps these clean rings from being a valid area.
pub(super) fn faults(polygons: &[Polygon<f64>]) -> Faults {
    let mut faults = Faults::default();
    crossings(&edges(polygons), &mut faults);
    if faults.is_empty() {
        nesting(polygons, &mut faults);
    }
    faults
}

fn rings(polygon: &Polygon<f64>) -> impl Iterator<Item = &LineString<f64>> {
    std::iter::once(polygon.exterior()).chain(polygon.interiors())
}

fn edges(polygons: &[Polygon<f64>]) -> Vec<Edge> {
    let mut edges = Vec::new();
    for (polygon, shape) in polygons.iter().enumerate() {
        for (ring, points) in rings(shape).enumerate() {
            let ring_len = points.0.len().saturating_sub(1);
            let place = Place { polygon, ring };
            edges.extend(points.lines().enumerate().map(|(number, line)| Edge {
                line,
                place,
                number,
                ring_len,
            }));
        }
    }
    edges
}

fn crossings(edges: &[Edge], faults: &mut Faults) {
    let tree = RTree::bulk_load(
        edges
            .iter()
            .enumerate()
            .map(|(i, edge)| {
                let (a, b) = (edge.line.start, edge.line.end);
                GeomWithData::new(Rectangle::from_corners([a.x, a.y], [b.x, b.y]), i)
            })
            .collect(),
    );
    let mut pairs = 0;
    for (i, edge) in edges.iter().enumerate() {
        let (a, b) = (edge.line.start, edge.line.end);
        let envelope = AABB::from_corners([a.x, a.y], [b.x, b.y]);
        for other in tree.locate_in_envelope_intersecting(&envelope) {
            if other.data <= i {
                continue;
            }
            pairs += 1;
            if let Some((kind, at)) = fault_between(edge, &edges[other.data]) {
                faults.add(kind, edge.place, at);
            }
            if faults.count > MOST_CROSSINGS || pairs > MOST_PAIRS {
                faults.too_tangled = true;
                return;
            }
        }
    }
}

fn fault_between(one: &Edge, two: &Edge) -> Option<(Fault, Coord<f64>)> {
    let meeting = line_intersection(one.line, two.line)?;
    if one.place == two.place {
        let apart = one.number.abs_diff(two.number);
        let adjacent = apart == 1 || apart + 1 == one.ring_len;
        return match meeting {
            LineIntersection::SinglePoint { .. } if adjacent => None,
            // Neighbouring edges lie on one line: straight on, which is fine, or folded back.
            LineIntersection::Collinear { intersection } if adjacent => (intersection.start
                != intersection.end)
                .then_some((Fault::SelfIntersection, intersection.start)),
            LineIntersection::SinglePoint { intersection, .. } => {
                Some((Fault::SelfIntersection, intersection))
            }
            LineIntersection::Collinear { intersection } => {
                Some((Fault::SelfIntersection, intersection.start))
            }
        };
    }
    let kind = if one.place.polygon == two.place.polygon {
        Fault::RingsCross
    } else {
        Fault::PartsOverlap
    };
    match meeting {
        // Rings may touch at a point.
        LineIntersection::SinglePoint {
            is_proper: false, ..
        } => None,
        LineIntersection::SinglePoint { intersection, .. } => Some((kind, intersection)),
        LineIntersection::Collinear { intersection } => {
            (intersection.start != intersection.end).then_some((kind, intersection.start))
        }
    }
}

/// With no edge crossing another, rings lie inside or outside each other as a whole, except that they
/// may pass through each other at shared points; so every vertex that is not shared is asked.
fn nesting(polygons: &[Polygon<f64>], faults: &mut Faults) {
    for (polygon, shape) in polygons.iter().enumerate() {
        for (hole, points) in shape.interiors().iter().enumerate() {
            let place = Place {
                polygon,
                ring: hole + 1,
            };
            if let Some(at) = first_vertex(points, shape.exterior(), Side::Outside) {
                faults.add(Fault::HoleOutside, place, at);
            }
            for other in &shape.interiors()[hole + 1..] {
                let nested = first_vertex(points, other, Side::Inside)
                    .or_else(|| first_vertex(other, points, Side::Inside));
                if let Some(at) = nested {
                    faults.add(Fault::HoleOutside, place, at);
                }
            }
        }
    }
    parts(polygons, faults);
}

fn parts(polygons: &[Polygon<f64>], faults: &mut Faults) {
    for (i, one) in polygons.iter().enumerate() {
        for (j, two) in polygons.iter().enumerate().skip(i + 1) {
            for (inner, outer, polygon) in [(one, two, i), (two, one, j)] {
                if let Some(at) = vertex_in_land(inner.exterior(), outer) {
                    faults.add(Fault::PartsOverlap, Place { polygon, ring: 0 }, at);
                    break;
                }
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Inside,
    Outside,
}

/// First vertex or middle of an edge of `points` that is strictly on the given side of `ring`.
fn first_vertex(
    points: &LineString<f64>,
    ring: &LineString<f64>,
    side: Side,
) -> Option<Coord<f64>> {
    let wanted = side == Side::Inside;
    if wanted && !boxes_meet(points, ring) {
        return None;
    }
    witnesses(points).find(|&c| !on_ring(ring, c) && is_inside(ring, c) == wanted)
}

/// A vertex of `points` in the land of `outer`, that is inside its shell and in no hole.
fn vertex_in_land(points: &LineString<f64>, outer: &Polygon<f64>) -> Option<Coord<f64>> {
    if !boxes_meet(points, outer.exterior()) {
        return None;
    }
    witnesses(points).find(|&c| {
        !rings(outer).any(|ring| on_ring(ring, c))
            && is_inside(outer.exterior(), c)
            && !outer.interiors().iter().any(|hole| is_inside(hole, c))
    })
}

/// Enough points to tell on which side a ring lies when no edge crosses: all vertices of a small
/// ring, a spread of a large one, and middles of edges for rings that share all their vertices.
fn witnesses(points: &LineString<f64>) -> impl Iterator<Item = Coord<f64>> {
    let step = (points.0.len() / 64).max(1);
    points
        .lines()
        .step_by(step)
        .flat_map(|edge| [edge.start, (edge.start + edge.end) / 2.0])
}

fn boxes_meet(a: &LineString<f64>, b: &LineString<f64>) -> bool {
    match (a.bounding_rect(), b.bounding_rect()) {
        (Some(a), Some(b)) => {
            a.min().x <= b.max().x
                && b.min().x <= a.max().x
                && a.min().y <= b.max().y
                && b.min().y <= a.max().y
        }
        _ => false,
    }
}

fn on_ring(ring: &LineString<f64>, c: Coord<f64>) -> bool {
    use geo::Intersects;
    ring.lines().any(|edge| edge.intersects(&c))
}

fn is_inside(ring: &LineString<f64>, c: Coord<f64>) -> bool {
    ring.lines().fold(false, |inside, edge| {
        inside ^ crosses_ray(edge.start, edge.end, c)
    })
}
