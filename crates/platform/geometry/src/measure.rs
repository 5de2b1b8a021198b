//! Areas, distances, label points and simpler outlines of WGS-84 areas.

mod label;
mod local;

pub use label::label_point;
pub use local::LocalPlane;
pub(crate) use local::{distance_m, distance_to_segment};

use geo::{
    BoundingRect, Coord, GeodesicArea, LineString, MultiPolygon, Polygon, Rect, SimplifyVwPreserve,
};

use crate::crs::Point;

/// Area in square metres: Karney's geodesic polygon area on the WGS-84 ellipsoid, holes taken off.
///
/// Edges are geodesics; against straight lines on a map sheet the difference is far below a square
/// metre per kilometre of border.
#[must_use]
pub fn area_m2(shape: &MultiPolygon<f64>) -> f64 {
    shape.iter().map(polygon_area_m2).sum()
}

fn polygon_area_m2(polygon: &Polygon<f64>) -> f64 {
    let holes: f64 = polygon.interiors().iter().map(ring_area_m2).sum();
    (ring_area_m2(polygon.exterior()) - holes).max(0.0)
}

/// Area inside one ring in square metres, whichever way it is wound.
#[must_use]
pub fn ring_area_m2(ring: &LineString<f64>) -> f64 {
    if ring.0.len() < 4 {
        return 0.0;
    }
    // The signed figure does not depend on the winding order that the unsigned one assumes.
    Polygon::new(ring.clone(), Vec::new())
        .geodesic_area_signed()
        .abs()
}

/// Smallest box around the area, degrees; `None` when it is empty.
#[must_use]
pub fn bounds(shape: &MultiPolygon<f64>) -> Option<Rect<f64>> {
    shape.bounding_rect()
}

/// Whether the point lies inside. A point on a border shared by two units lies in exactly one of them.
#[must_use]
pub fn contains(shape: &MultiPolygon<f64>, point: impl Point) -> bool {
    let point = point.coord();
    let mut inside = false;
    for polygon in shape {
        for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
            for edge in ring.lines() {
                inside ^= crosses_ray(edge.start, edge.end, point);
            }
        }
    }
    inside
}

/// Whether the ray from `point` to the east crosses the edge. The lower end belongs to the edge and
/// the upper does not, and both neighbours of a shared edge compute the very same crossing: that is
/// what gives every point to exactly one of them.
pub(crate) fn crosses_ray(a: Coord<f64>, b: Coord<f64>, point: Coord<f64>) -> bool {
    let (low, high) = if a.y <= b.y { (a, b) } else { (b, a) };
    if point.y < low.y || point.y >= high.y {
        return false;
    }
    let x = low.x + (point.y - low.y) / (high.y - low.y) * (high.x - low.x);
    point.x < x
}

/// Metres from the point to the nearest border, inside or outside; infinite for an empty area.
///
/// Measured on a plane that touches the ellipsoid at the point: within 0.1 % up to 50 km away.
#[must_use]
pub fn distance_to_border_m(shape: &MultiPolygon<f64>, point: impl Point) -> f64 {
    let plane = LocalPlane::at(point.coord());
    let mut nearest = f64::INFINITY;
    for polygon in shape {
        for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
            for edge in ring.lines() {
                let distance = local::distance_to_segment(
                    Coord::zero(),
                    plane.to_metres(edge.start),
                    plane.to_metres(edge.end),
                );
                nearest = nearest.min(distance);
            }
        }
    }
    nearest
}

/// Fewer points for drawing: Visvalingam–Whyatt, never letting a ring cross itself.
///
/// A point goes when the triangle with its neighbours is smaller than half a square of side
/// `tolerance_m`. Each area is simplified alone, so two neighbours may part by about the tolerance:
/// for pictures only, never for deciding who is responsible.
#[must_use]
pub fn simplify(shape: &MultiPolygon<f64>, tolerance_m: f64) -> MultiPolygon<f64> {
    let Some(bounds) = bounds(shape) else {
        return shape.clone();
    };
    if tolerance_m <= 0.0 {
        return shape.clone();
    }
    let plane = LocalPlane::at(bounds.center());
    let metres = plane.map_to_metres(shape);
    let simple = metres.simplify_vw_preserve(tolerance_m * tolerance_m / 2.0);
    plane.map_to_degrees(&simple)
}

#[cfg(test)]
mod tests {
    use geo::{coord, polygon};

    use super::*;

    fn square(west: f64, south: f64, side: f64) -> MultiPolygon<f64> {
        let (east, north) = (west + side, south + side);
        MultiPolygon(vec![polygon![
            (x: west, y: south), (x: east, y: south), (x: east, y: north), (x: west, y: north),
        ]])
    }

    /// Area of a cell between two parallels on the WGS-84 ellipsoid, in closed form.
    fn cell_area_m2(west: f64, east: f64, south: f64, north: f64) -> f64 {
        let (a, e2) = (6_378_137.0_f64, 0.006_694_379_990_141_317_f64);
        let e = e2.sqrt();
        let b2 = a * a * (1.0 - e2);
        let q = |lat: f64| {
            let s = lat.to_radians().sin();
            s / (1.0 - e2 * s * s) + ((1.0 + e * s) / (1.0 - e * s)).ln() / (2.0 * e)
        };
        b2 / 2.0 * (east - west).to_radians() * (q(north) - q(south))
    }

    #[test]
    fn area_agrees_with_the_closed_form_of_a_cell() {
        // A small cell, so that parallels and geodesics hardly differ.
        let area = area_m2(&square(130.3, 47.3, 0.01));
        let expected = cell_area_m2(130.3, 130.31, 47.3, 47.31);
        assert!(
            (area / expected - 1.0).abs() < 1e-6,
            "{area} against {expected}"
        );
    }

    #[test]
    fn a_hole_takes_its_area_off() {
        let outer = square(130.0, 47.0, 0.1);
        let hole = square(130.02, 47.02, 0.02);
        let with_hole = MultiPolygon(vec![Polygon::new(
            outer.0[0].exterior().clone(),
            vec![hole.0[0].exterior().clone()],
        )]);
        let expected = area_m2(&outer) - area_m2(&hole);
        assert!((area_m2(&with_hole) - expected).abs() < 1e-3);
    }

    #[test]
    fn a_shared_border_belongs_to_one_side() {
        let (left, right) = (square(130.0, 47.0, 0.1), square(130.1, 47.0, 0.1));
        for step in 0..50 {
            let point = coord! { x: 130.1, y: 47.0 + 0.002 * f64::from(step) };
            assert_ne!(contains(&left, point), contains(&right, point), "{point:?}");
        }
    }

    #[test]
    fn distance_to_border_is_in_metres() {
        let distance =
            distance_to_border_m(&square(130.0, 47.0, 0.1), coord! { x: 130.05, y: 47.01 });
        // One minute of latitude at 47 degrees is 1852.8 m on the ellipsoid; 0.01 degrees are 0.6 minutes.
        assert!((distance - 1111.7).abs() < 1.0, "{distance}");
    }

    #[test]
    fn simplifying_drops_points_and_keeps_the_area() {
        let circle: Vec<_> = (0..2000)
            .map(|i| {
                let angle = f64::from(i) / 2000.0 * std::f64::consts::TAU;
                coord! { x: 130.0 + 0.1 * angle.cos(), y: 47.0 + 0.07 * angle.sin() }
            })
            .collect();
        let shape = MultiPolygon(vec![Polygon::new(LineString(circle), Vec::new())]);
        let simple = simplify(&shape, 50.0);
        assert!(simple.0[0].exterior().0.len() < 400);
        assert!((area_m2(&simple) / area_m2(&shape) - 1.0).abs() < 0.002);
    }
}
