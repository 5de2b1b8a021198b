//! Finds where rings cross, without comparing every edge with every other.

use geo::line_intersection::{LineIntersection, line_intersection};
use geo::{BoundingRect, Coord, Line, LineString, Polygon};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use super::report::Place;
use crate::bands::Bands;

/// Faults listed with their place.
const MOST_LOCATED: usize = 20;
/// Beyond this many crossings the shape is a scribble and rebuilding it would take minutes.
const MOST_CROSSINGS: usize = 20_000;
/// Pairs of edges looked at: far above any honest border.
const MOST_PAIRS: usize = 20_000_000;
/// Pairs of rings whose boxes meet: far above any honest area.
const MOST_RING_PAIRS: usize = 500_000;

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
/// may pass through each other at shared points; so points that are not shared are asked.
fn nesting(polygons: &[Polygon<f64>], faults: &mut Faults) {
    let mut pairs = 0;
    for (polygon, shape) in polygons.iter().enumerate() {
        if !shape.interiors().is_empty() {
            holes(polygon, shape, &mut pairs, faults);
        }
    }
    if polygons.len() > 1 && !faults.too_tangled {
        parts(polygons, &mut pairs, faults);
    }
}

fn holes(polygon: usize, shape: &Polygon<f64>, pairs: &mut usize, faults: &mut Faults) {
    let shell = Bands::new([shape.exterior()]);
    let bands: Vec<Bands> = shape
        .interiors()
        .iter()
        .map(|hole| Bands::new([hole]))
        .collect();
    for (hole, points) in shape.interiors().iter().enumerate() {
        let place = Place {
            polygon,
            ring: hole + 1,
        };
        if let Some(at) = witnesses(points).find(|&c| !shell.touches(c) && !shell.contains(c)) {
            faults.add(Fault::HoleOutside, place, at);
        }
    }
    each_meeting(shape.interiors(), pairs, faults, |one, two, faults| {
        let inside = |inner: usize, outer: usize| {
            let hole = &bands[outer];
            witnesses(&shape.interiors()[inner]).find(|&c| !hole.touches(c) && hole.contains(c))
        };
        if let Some(at) = inside(one, two).or_else(|| inside(two, one)) {
            faults.add(
                Fault::HoleOutside,
                Place {
                    polygon,
                    ring: one + 1,
                },
                at,
            );
        }
    });
}

fn parts(polygons: &[Polygon<f64>], pairs: &mut usize, faults: &mut Faults) {
    let shells: Vec<LineString<f64>> = polygons.iter().map(|p| p.exterior().clone()).collect();
    // Shell and holes together: by the even-odd rule a hole is not inside.
    let land: Vec<Bands> = polygons
        .iter()
        .map(|polygon| Bands::new(rings(polygon)))
        .collect();
    each_meeting(&shells, pairs, faults, |one, two, faults| {
        for (inner, outer) in [(one, two), (two, one)] {
            let outside = &land[outer];
            let inside = |c: &Coord<f64>| !outside.touches(*c) && outside.contains(*c);
            if let Some(at) = witnesses(&shells[inner]).find(inside) {
                faults.add(
                    Fault::PartsOverlap,
                    Place {
                        polygon: inner,
                        ring: 0,
                    },
                    at,
                );
                break;
            }
        }
    });
}

/// Visits each pair of rings whose boxes meet.
fn each_meeting(
    rings: &[LineString<f64>],
    pairs: &mut usize,
    faults: &mut Faults,
    mut visit: impl FnMut(usize, usize, &mut Faults),
) {
    let boxes = rings.iter().enumerate().filter_map(|(i, ring)| {
        let bounds = ring.bounding_rect()?;
        let corners = Rectangle::from_corners(bounds.min().into(), bounds.max().into());
        Some(GeomWithData::new(corners, i))
    });
    let tree: RTree<GeomWithData<Rectangle<[f64; 2]>, usize>> = RTree::bulk_load(boxes.collect());
    for (i, ring) in rings.iter().enumerate() {
        let Some(bounds) = ring.bounding_rect() else {
            continue;
        };
        let envelope = AABB::from_corners(bounds.min().into(), bounds.max().into());
        for other in tree.locate_in_envelope_intersecting(&envelope) {
            if other.data <= i {
                continue;
            }
            *pairs += 1;
            visit(i, other.data, faults);
            if faults.count > MOST_CROSSINGS || *pairs > MOST_RING_PAIRS {
                faults.too_tangled = true;
                return;
            }
        }
    }
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
