//! Where to write a unit's name: the point farthest from its border ("pole of inaccessibility"),
//! found by halving squares and following the most promising one.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use geo::{BoundingRect, Coord, MultiPolygon, Polygon, Simplify};
use kernel::geo::LonLat;

use super::local::distance_to_segment;
use super::{LocalPlane, bounds, contains, ring_area_m2};

/// A point well inside the largest part of the area; `None` when the area is empty.
///
/// Within 1 % of the part's width of the best point there is.
#[must_use]
pub fn label_point(shape: &MultiPolygon<f64>) -> Option<LonLat> {
    let largest = shape
        .iter()
        .max_by(|a, b| ring_area_m2(a.exterior()).total_cmp(&ring_area_m2(b.exterior())))?;
    let part = MultiPolygon(vec![largest.clone()]);
    let plane = LocalPlane::at(bounds(&part)?.center());
    let metres = plane.map_to_metres(&part);
    let outline = metres.0.first()?;
    let size = outline.bounding_rect()?;
    let precision = (size.width().min(size.height()) / 100.0).max(0.01);
    // A label does not need every bend, and the search looks at every edge many times.
    let coarse = outline.simplify(precision / 4.0);
    let found = pole(&coarse, precision)?;
    let degrees = plane.to_degrees(found);
    if contains(&part, degrees) {
        return lon_lat(degrees);
    }
    lon_lat(plane.to_degrees(pole(outline, precision)?))
}

fn lon_lat(degrees: Coord<f64>) -> Option<LonLat> {
    LonLat::new(degrees.x, degrees.y).ok()
}

struct Cell {
    centre: Coord<f64>,
    half: f64,
    inside_by: f64,
    at_best: f64,
}

impl Cell {
    fn new(polygon: &Polygon<f64>, centre: Coord<f64>, half: f64) -> Self {
        let inside_by = inside_by(polygon, centre);
        Self {
            centre,
            half,
            inside_by,
            at_best: inside_by + half * std::f64::consts::SQRT_2,
        }
    }
}

impl PartialEq for Cell {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Cell {}

impl PartialOrd for Cell {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Cell {
    fn cmp(&self, other: &Self) -> Ordering {
        self.at_best.total_cmp(&other.at_best)
    }
}

fn pole(polygon: &Polygon<f64>, precision: f64) -> Option<Coord<f64>> {
    // Bounds the work on shapes thinner than the precision.
    const MOST_CELLS: usize = 4_000;
    let size = polygon.bounding_rect()?;
    let side = size
        .width()
        .min(size.height())
        .max(size.width().max(size.height()) / 64.0);
    if side <= 0.0 {
        return None;
    }
    let mut queue = BinaryHeap::new();
    let columns = (size.width() / side).ceil() as u32;
    let rows = (size.height() / side).ceil() as u32;
    for column in 0..columns.max(1) {
        for row in 0..rows.max(1) {
            let centre = Coord {
                x: size.min().x + (f64::from(column) + 0.5) * side,
                y: size.min().y + (f64::from(row) + 0.5) * side,
            };
            queue.push(Cell::new(polygon, centre, side / 2.0));
        }
    }
    let mut best = (size.center(), inside_by(polygon, size.center()));
    for _ in 0..MOST_CELLS {
        let Some(cell) = queue.pop() else { break };
        if cell.inside_by > best.1 {
            best = (cell.centre, cell.inside_by);
        }
        if cell.at_best - best.1 <= precision && best.1 > 0.0 {
            break;
        }
        let half = cell.half / 2.0;
        for (dx, dy) in [(-half, -half), (half, -half), (-half, half), (half, half)] {
            let centre = Coord {
                x: cell.centre.x + dx,
                y: cell.centre.y + dy,
            };
            queue.push(Cell::new(polygon, centre, half));
        }
    }
    Some(best.0)
}

/// Distance to the border, negative outside.
fn inside_by(polygon: &Polygon<f64>, point: Coord<f64>) -> f64 {
    let mut inside = false;
    let mut nearest = f64::INFINITY;
    for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
        for edge in ring.lines() {
            inside ^= super::crosses_ray(edge.start, edge.end, point);
            nearest = nearest.min(distance_to_segment(point, edge.start, edge.end));
        }
    }
    if inside { nearest } else { -nearest }
}

#[cfg(test)]
mod tests {
    use geo::polygon;

    use super::*;

    #[test]
    fn the_label_of_a_horseshoe_is_inside_it() {
        let horseshoe = MultiPolygon(vec![polygon![
            (x: 130.0, y: 47.0), (x: 130.3, y: 47.0), (x: 130.3, y: 47.3), (x: 130.2, y: 47.3),
            (x: 130.2, y: 47.1), (x: 130.1, y: 47.1), (x: 130.1, y: 47.3), (x: 130.0, y: 47.3),
        ]]);
        let label = label_point(&horseshoe).expect("has an area");
        assert!(contains(&horseshoe, label));
        assert!(super::super::distance_to_border_m(&horseshoe, label) > 3_000.0);
    }

    #[test]
    fn an_empty_area_has_no_label() {
        assert_eq!(label_point(&MultiPolygon(Vec::new())), None);
    }
}
