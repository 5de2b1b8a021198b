//! "Which unit contains this point", for hundreds of units with thousands of points each.
//!
//! An R-tree finds the parts whose box contains the point. Inside a part the edges are sorted into
//! bands of latitude, so that only a handful is looked at instead of the whole border.

use geo::{BoundingRect, Coord, MultiPolygon};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use crate::bands::Bands;
use crate::crs::Point;
use crate::measure::{area_m2, distance_to_border_m};

type Part = GeomWithData<Rectangle<[f64; 2]>, usize>;

/// An immutable index over the boundaries of many units; build anew when a boundary changes.
///
/// Where two units overlap the smaller one wins, so a grid wins over its community. A point on a
/// shared border belongs to exactly one unit.
#[derive(Debug)]
pub struct BoundaryIndex<K> {
    units: Vec<Unit<K>>,
    parts: Vec<BandedPart>,
    tree: RTree<Part>,
}

#[derive(Debug)]
struct Unit<K> {
    key: K,
    area_m2: f64,
    shape: MultiPolygon<f64>,
}

impl<K: Clone> BoundaryIndex<K> {
    /// Indexes the units; empty areas are never found.
    pub fn new(units: impl IntoIterator<Item = (K, MultiPolygon<f64>)>) -> Self {
        let units: Vec<Unit<K>> = units
            .into_iter()
            .map(|(key, shape)| Unit {
                key,
                area_m2: area_m2(&shape),
                shape,
            })
            .collect();
        let mut parts = Vec::new();
        let mut boxes = Vec::new();
        for (unit, polygon) in units
            .iter()
            .enumerate()
            .flat_map(|(i, u)| u.shape.iter().map(move |p| (i, p)))
        {
            let Some(bounds) = polygon.bounding_rect() else {
                continue;
            };
            let corners = Rectangle::from_corners(
                [bounds.min().x, bounds.min().y],
                [bounds.max().x, bounds.max().y],
            );
            boxes.push(GeomWithData::new(corners, parts.len()));
            let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
            parts.push(BandedPart {
                unit,
                bands: Bands::new(rings),
            });
        }
        Self {
            units,
            parts,
            tree: RTree::bulk_load(boxes),
        }
    }

    /// Number of units.
    #[must_use]
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// Whether there is no unit at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// The smallest unit that contains the point (degrees, WGS-84).
    #[must_use]
    pub fn unit_at(&self, point: impl Point) -> Option<K> {
        self.found(point.coord())
            .min_by(|a, b| a.area_m2.total_cmp(&b.area_m2))
            .map(|unit| unit.key.clone())
    }

    /// All units that contain the point, smallest first.
    #[must_use]
    pub fn units_at(&self, point: impl Point) -> Vec<K> {
        let mut found: Vec<_> = self.found(point.coord()).collect();
        found.sort_by(|a, b| a.area_m2.total_cmp(&b.area_m2));
        found.into_iter().map(|unit| unit.key.clone()).collect()
    }

    /// The unit at the point or, outside all of them, the nearest one and how many metres away it is,
    /// if not farther than `within_m`: positions beside a river or on a city's edge still find a home.
    #[must_use]
    pub fn nearest(&self, point: impl Point, within_m: f64) -> Option<(K, f64)> {
        let point = point.coord();
        if let Some(key) = self.unit_at(point) {
            return Some((key, 0.0));
        }
        // A degree of latitude is never shorter than 110 km; longitude shrinks with the cosine.
        let dy = within_m / 110_000.0;
        let dx = dy / point.y.to_radians().cos().abs().max(0.01);
        let around = AABB::from_corners([point.x - dx, point.y - dy], [point.x + dx, point.y + dy]);
        self.tree
            .locate_in_envelope_intersecting(&around)
            .map(|part| &self.units[self.parts[part.data].unit])
            .map(|unit| (unit, distance_to_border_m(&unit.shape, point)))
            .filter(|(_, distance_m)| *distance_m <= within_m)
            .min_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(unit, distance_m)| (unit.key.clone(), distance_m))
    }

    fn found(&self, point: Coord<f64>) -> impl Iterator<Item = &Unit<K>> {
        self.tree
            .locate_all_at_point(&[point.x, point.y])
            .map(|part| &self.parts[part.data])
            .filter(move |part| part.bands.contains(point))
            .map(|part| &self.units[part.unit])
    }
}

#[derive(Debug)]
struct BandedPart {
    unit: usize,
    bands: Bands,
}

#[cfg(test)]
mod tests {
    use geo::{Polygon, coord, polygon};
    use proptest::prelude::*;

    use super::*;
    use crate::measure::contains;

    fn cell(column: i32, row: i32) -> MultiPolygon<f64> {
        let corner = |c: i32, r: i32| {
            // Shared corners must be the same numbers in all four cells.
            let wobble = f64::from((c * 7 + r * 13).rem_euclid(5)) * 0.001;
            (
                130.0 + f64::from(c) * 0.02 + wobble,
                47.0 + f64::from(r) * 0.02 - wobble,
            )
        };
        let (a, b) = (corner(column, row), corner(column + 1, row));
        let (c, d) = (corner(column + 1, row + 1), corner(column, row + 1));
        MultiPolygon(vec![polygon![a.into(), b.into(), c.into(), d.into()]])
    }

    fn tiling() -> BoundaryIndex<(i32, i32)> {
        let cells = (0..20).flat_map(|c| (0..20).map(move |r| ((c, r), cell(c, r))));
        BoundaryIndex::new(cells)
    }

    proptest! {
        #[test]
        fn every_point_of_a_tiling_is_in_exactly_one_cell(x in 130.02..130.36_f64, y in 47.02..47.36_f64) {
            prop_assert_eq!(tiling().units_at(coord! { x: x, y: y }).len(), 1);
        }

        #[test]
        fn the_bands_agree_with_looking_at_every_edge(
            radii in prop::collection::vec(0.2..1.0_f64, 3..200),
            x in -1.0..1.0_f64,
            y in -1.0..1.0_f64,
        ) {
            let n = radii.len() as f64;
            let ring: Vec<Coord<f64>> = radii
                .iter()
                .enumerate()
                .map(|(i, r)| {
                    let angle = i as f64 / n * std::f64::consts::TAU;
                    coord! { x: r * angle.cos(), y: r * angle.sin() }
                })
                .collect();
            let star = MultiPolygon(vec![Polygon::new(geo::LineString(ring), Vec::new())]);
            let point = coord! { x: x, y: y };
            let index = BoundaryIndex::new([((), star.clone())]);
            prop_assert_eq!(index.unit_at(point).is_some(), contains(&star, point));
        }
    }

    #[test]
    fn corners_of_a_tiling_belong_to_one_cell() {
        let index = tiling();
        for column in 1..19 {
            for row in 1..19 {
                let corner = cell(column, row).0[0].exterior().0[0];
                assert_eq!(index.units_at(corner).len(), 1);
            }
        }
    }

    #[test]
    fn the_smallest_of_nested_units_wins() {
        let index = BoundaryIndex::new([("city", square(0.0, 10.0)), ("grid", square(4.0, 6.0))]);
        assert_eq!(index.unit_at(coord! { x: 5.0, y: 5.0 }), Some("grid"));
        assert_eq!(index.units_at(coord! { x: 5.0, y: 5.0 }), ["grid", "city"]);
        assert_eq!(index.unit_at(coord! { x: 50.0, y: 5.0 }), None);
    }

    #[test]
    fn a_point_just_outside_finds_the_nearest_unit() {
        let index = BoundaryIndex::new([("west", square(0.0, 1.0)), ("east", square(2.0, 3.0))]);
        let (unit, distance_m) = index
            .nearest(coord! { x: 1.001, y: 0.5 }, 200.0)
            .expect("near");
        assert_eq!(unit, "west");
        assert!((distance_m - 111.3).abs() < 0.5, "{distance_m}");
        assert_eq!(index.nearest(coord! { x: 1.5, y: 0.5 }, 200.0), None);
    }

    fn square(low: f64, high: f64) -> MultiPolygon<f64> {
        MultiPolygon(vec![polygon![
            (x: low, y: low), (x: high, y: low), (x: high, y: high), (x: low, y: high),
        ]])
    }
}
