//! Overlaps and gaps between units that ought to cover a place without either.

use geo::{BooleanOps, BoundingRect, MultiPolygon, Polygon, unary_union};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};
use serde::Serialize;

use crate::measure::{area_m2, distance_to_border_m, label_point};

/// Land claimed by two units.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Overlap<K> {
    /// The two units, in the order they were given.
    pub units: (K, K),
    /// Area in both, m².
    pub area_m2: f64,
    /// Longitude of a point inside, degrees.
    pub lon: f64,
    /// Latitude of a point inside, degrees.
    pub lat: f64,
    /// The land itself.
    #[serde(skip)]
    pub shape: MultiPolygon<f64>,
}

/// Land surrounded by units and claimed by none.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Gap<K> {
    /// The units around it.
    pub units: Vec<K>,
    /// Its area, m².
    pub area_m2: f64,
    /// Longitude of a point inside, degrees.
    pub lon: f64,
    /// Latitude of a point inside, degrees.
    pub lat: f64,
    /// The land itself.
    #[serde(skip)]
    pub shape: MultiPolygon<f64>,
}

/// What does not fit between the units, largest first.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Misfits<K> {
    /// Land claimed twice.
    pub overlaps: Vec<Overlap<K>>,
    /// Land enclosed and claimed by nobody. A sliver that is open to the outside of all units is a
    /// bay of the outer border and not found here.
    pub gaps: Vec<Gap<K>>,
}

/// Compares valid areas of one level (all townships of a county, all grids of a community).
///
/// Misfits below `at_least_m2` are drawing inaccuracy and left out; 100 m² suits surveyed borders,
/// 10,000 m² generalised ones.
pub fn compare<K: Clone>(units: &[(K, MultiPolygon<f64>)], at_least_m2: f64) -> Misfits<K> {
    let mut overlaps = overlaps(units, at_least_m2);
    let mut gaps = gaps(units, at_least_m2);
    overlaps.sort_by(|a, b| b.area_m2.total_cmp(&a.area_m2));
    gaps.sort_by(|a, b| b.area_m2.total_cmp(&a.area_m2));
    Misfits { overlaps, gaps }
}

type Box = GeomWithData<Rectangle<[f64; 2]>, usize>;

fn tree<K>(units: &[(K, MultiPolygon<f64>)]) -> RTree<Box> {
    let boxes = units.iter().enumerate().filter_map(|(i, (_, shape))| {
        let bounds = shape.bounding_rect()?;
        let corners = Rectangle::from_corners(bounds.min().into(), bounds.max().into());
        Some(GeomWithData::new(corners, i))
    });
    RTree::bulk_load(boxes.collect())
}

fn envelope(shape: &MultiPolygon<f64>) -> Option<AABB<[f64; 2]>> {
    let bounds = shape.bounding_rect()?;
    Some(AABB::from_corners(bounds.min().into(), bounds.max().into()))
}

fn overlaps<K: Clone>(units: &[(K, MultiPolygon<f64>)], at_least_m2: f64) -> Vec<Overlap<K>> {
    let tree = tree(units);
    let mut found = Vec::new();
    for (i, (key, shape)) in units.iter().enumerate() {
        let Some(envelope) = envelope(shape) else {
            continue;
        };
        for other in tree.locate_in_envelope_intersecting(&envelope) {
            if other.data <= i {
                continue;
            }
            let (other_key, other_shape) = &units[other.data];
            let shared = shape.intersection(other_shape);
            let area_m2 = area_m2(&shared);
            if area_m2 < at_least_m2 {
                continue;
            }
            let Some(at) = label_point(&shared) else {
                continue;
            };
            let units = (key.clone(), other_key.clone());
            found.push(Overlap {
                units,
                area_m2,
                lon: at.lon,
                lat: at.lat,
                shape: shared,
            });
        }
    }
    found
}

fn gaps<K: Clone>(units: &[(K, MultiPolygon<f64>)], at_least_m2: f64) -> Vec<Gap<K>> {
    let land = unary_union(units.iter().map(|(_, shape)| shape));
    let tree = tree(units);
    let enclosed = land.iter().flat_map(Polygon::interiors);
    enclosed
        .filter_map(|ring| {
            let shape = MultiPolygon(vec![Polygon::new(ring.clone(), Vec::new())]);
            // An island of land inside the gap is a polygon of its own in the union.
            let shape = shape.difference(&land);
            let area_m2 = area_m2(&shape);
            if area_m2 < at_least_m2 {
                return None;
            }
            let at = label_point(&shape)?;
            let bounds = shape.bounding_rect()?;
            // The union rounds, so that a gap may end a hair before the unit beside it.
            let envelope = AABB::from_corners(
                [bounds.min().x - 1e-6, bounds.min().y - 1e-6],
                [bounds.max().x + 1e-6, bounds.max().y + 1e-6],
            );
            let mut around: Vec<usize> = tree
                .locate_in_envelope_intersecting(&envelope)
                .map(|unit| unit.data)
                .filter(|&unit| touches(&units[unit].1, &shape))
                .collect();
            around.sort_unstable();
            let units = around
                .into_iter()
                .map(|unit| units[unit].0.clone())
                .collect();
            Some(Gap {
                units,
                area_m2,
                lon: at.lon,
                lat: at.lat,
                shape,
            })
        })
        .collect()
}

/// The union rounds coordinates to fractions of a millimetre, so touching is within a decimetre.
fn touches(unit: &MultiPolygon<f64>, gap: &MultiPolygon<f64>) -> bool {
    const NEAR_M: f64 = 0.1;
    gap.iter()
        .flat_map(|polygon| polygon.exterior().lines())
        .map(|edge| (edge.start + edge.end) / 2.0)
        .any(|middle| distance_to_border_m(unit, middle) < NEAR_M)
}

#[cfg(test)]
mod tests {
    use geo::polygon;

    use super::*;

    fn rectangle(west: f64, south: f64, east: f64, north: f64) -> MultiPolygon<f64> {
        let place = |x: f64, y: f64| (130.0 + x / 1000.0, 47.0 + y / 1000.0).into();
        MultiPolygon(vec![polygon![
            place(west, south),
            place(east, south),
            place(east, north),
            place(west, north),
        ]])
    }

    #[test]
    fn neighbours_that_fit_have_no_misfits() {
        let units = [
            ("a", rectangle(0., 0., 5., 5.)),
            ("b", rectangle(5., 0., 10., 5.)),
        ];
        let misfits = compare(&units, 1.0);
        assert_eq!((misfits.overlaps.len(), misfits.gaps.len()), (0, 0));
    }

    #[test]
    fn an_overlap_is_reported_with_its_area() {
        let units = [
            ("a", rectangle(0., 0., 5., 5.)),
            ("b", rectangle(4., 0., 10., 5.)),
        ];
        let overlaps = compare(&units, 1.0).overlaps;
        assert_eq!(overlaps.len(), 1);
        assert_eq!(overlaps[0].units, ("a", "b"));
        let expected = area_m2(&rectangle(4., 0., 5., 5.));
        assert!((overlaps[0].area_m2 / expected - 1.0).abs() < 1e-4);
        assert!(overlaps[0].lon > 130.004 && overlaps[0].lon < 130.005);
    }

    #[test]
    fn an_enclosed_gap_names_the_units_around_it() {
        let units = [
            ("south", rectangle(0., 0., 10., 4.)),
            ("north", rectangle(0., 6., 10., 10.)),
            ("west", rectangle(0., 4., 4., 6.)),
            ("east", rectangle(5., 4., 10., 6.)),
            ("far", rectangle(50., 50., 60., 60.)),
        ];
        let gaps = compare(&units, 1.0).gaps;
        assert_eq!(gaps.len(), 1);
        assert_eq!(gaps[0].units, ["south", "north", "west", "east"]);
        let expected = area_m2(&rectangle(4., 4., 5., 6.));
        assert!((gaps[0].area_m2 / expected - 1.0).abs() < 1e-4);
    }

    #[test]
    fn an_enclave_that_is_filled_is_no_gap() {
        let outer = rectangle(0., 0., 10., 10.);
        let inner = rectangle(4., 4., 6., 6.);
        let around = outer.difference(&inner);
        assert!(
            compare(&[("around", around.clone()), ("inner", inner)], 1.0)
                .gaps
                .is_empty()
        );
        assert_eq!(compare(&[("around", around)], 1.0).gaps.len(), 1);
    }
}
