//! Which coordinate system is an undeclared file in?
//!
//! Chinese map services publish shifted coordinates, and files rarely say so: GCJ-02 lies some 500 m
//! from WGS-84 and BD-09 some 1,200 m. A border drawn by another hand differs from ours by 100 m here
//! and 300 m there, but in all directions; a shift pulls everything one way. So the file is moved back
//! from each system in turn, and the one that fits a reference best must fit clearly best.
//!
//! Measured on three published versions of one city's eight counties: the right system fits with a
//! median of 64 to 206 m, the next best is 2.2 times as far or more.

use geo::{Centroid, Coord, Line, LineString, MultiPolygon, Point};
use rstar::RTree;
use serde::Serialize;

use crate::crs::Crs;
use crate::geojson::Feature;
use crate::measure::{LocalPlane, distance_m, distance_to_segment};
use crate::rings::RawShape;

/// What is known to be right, in WGS-84.
#[derive(Clone, Copy, Debug)]
pub enum Reference<'a> {
    /// Borders of the same units or of others that share borders with them: the best reference.
    Areas(&'a [(String, MultiPolygon<f64>)]),
    /// Centres of area (centroids) of units by name. Seats of government will not do: they are
    /// kilometres from the middle.
    Centres(&'a [(String, Coord<f64>)]),
}

/// The answer and how sure it is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Detection {
    /// The system, or `None` when a person has to say.
    pub crs: Option<Crs>,
    /// How far the file's coordinates are from WGS-84 in the middle of the file, metres, if `crs` is right.
    pub shift_m: f64,
    /// From 0 (a guess) to 1: one minus the misfit of the best system over that of the next.
    pub confidence: f64,
    /// Why.
    pub reason: Reason,
    /// Distance from the reference if the file were in each system, metres, best first.
    pub misfits_m: Vec<(Crs, f64)>,
}

/// Why a system was or was not chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// One system fits clearly best.
    FitsBest,
    /// Shifted systems are used in China only, so that the file can only be WGS-84.
    OutsideChina,
    /// Numbers beyond ±180 and ±90: projected metres, or latitude and longitude swapped.
    NotDegrees,
    /// Two systems fit about equally well.
    Undecided,
    /// No system brings the file near the reference.
    ReferenceElsewhere,
    /// No name of the file is known, or the reference is empty.
    NothingToCompare,
}

/// The best system must be this much nearer than the next.
const CLEARLY: f64 = 0.7;
/// A reference farther than this is of another place, metres.
const ELSEWHERE_M: f64 = 3_000.0;
/// Points taken along all borders together.
const SAMPLES: usize = 3_000;

/// Compares features in unknown coordinates with a reference in WGS-84.
///
/// Units are matched by name; with [`Reference::Areas`] and no common name the whole file is compared
/// with the whole reference.
#[must_use]
pub fn detect(features: &[Feature], reference: Reference<'_>) -> Detection {
    let Some(middle) = middle(features) else {
        return undecided(Reason::NothingToCompare);
    };
    if !features.iter().all(|feature| is_degrees(&feature.shape)) {
        return undecided(Reason::NotDegrees);
    }
    if distance_m(Crs::Gcj02.to_wgs84(middle), middle) < 1.0 {
        let misfits_m = Vec::new();
        let (crs, reason) = (Some(Crs::Wgs84), Reason::OutsideChina);
        return Detection {
            crs,
            shift_m: 0.0,
            confidence: 1.0,
            reason,
            misfits_m,
        };
    }
    let misfit = match reference {
        Reference::Areas(areas) => border_misfit(features, areas),
        Reference::Centres(centres) => centre_misfit(features, centres),
    };
    let Some(misfit) = misfit else {
        return undecided(Reason::NothingToCompare);
    };
    decide(middle, Crs::ALL.map(|crs| (crs, misfit(crs))).to_vec())
}

fn decide(middle: Coord<f64>, mut misfits_m: Vec<(Crs, f64)>) -> Detection {
    misfits_m.sort_by(|a, b| a.1.total_cmp(&b.1));
    let [(best, best_m), (_, next_m), ..] = misfits_m[..] else {
        return undecided(Reason::NothingToCompare);
    };
    let confidence = if next_m > 0.0 {
        1.0 - best_m / next_m
    } else {
        0.0
    };
    let reason = if best_m > ELSEWHERE_M {
        Reason::ReferenceElsewhere
    } else if best_m > next_m * CLEARLY {
        Reason::Undecided
    } else {
        Reason::FitsBest
    };
    let crs = (reason == Reason::FitsBest).then_some(best);
    let shift_m = crs.map_or(0.0, |crs| distance_m(crs.to_wgs84(middle), middle));
    Detection {
        crs,
        shift_m,
        confidence,
        reason,
        misfits_m,
    }
}

fn undecided(reason: Reason) -> Detection {
    Detection {
        crs: None,
        shift_m: 0.0,
        confidence: 0.0,
        reason,
        misfits_m: Vec::new(),
    }
}

fn points(shape: &RawShape) -> impl Iterator<Item = Coord<f64>> {
    shape
        .polygons
        .iter()
        .flat_map(|polygon| &polygon.rings)
        .flatten()
        .copied()
}

fn is_degrees(shape: &RawShape) -> bool {
    points(shape).all(|c| c.x.abs() <= 180.0 && c.y.abs() <= 90.0)
}

fn middle(features: &[Feature]) -> Option<Coord<f64>> {
    let xs: Vec<f64> = features
        .iter()
        .flat_map(|f| points(&f.shape))
        .map(|c| c.x)
        .collect();
    let ys: Vec<f64> = features
        .iter()
        .flat_map(|f| points(&f.shape))
        .map(|c| c.y)
        .collect();
    Some(Coord {
        x: median(xs)?,
        y: median(ys)?,
    })
}

fn median(mut values: Vec<f64>) -> Option<f64> {
    if values.is_empty() {
        return None;
    }
    let half = values.len() / 2;
    let (_, middle, _) = values.select_nth_unstable_by(half, f64::total_cmp);
    Some(*middle)
}

type Misfit<'a> = Box<dyn Fn(Crs) -> f64 + 'a>;

/// Median distance from points along the file's borders to the nearest border of the reference.
fn border_misfit<'a>(
    features: &'a [Feature],
    areas: &[(String, MultiPolygon<f64>)],
) -> Option<Misfit<'a>> {
    let is_known = |feature: &&Feature| {
        feature
            .name
            .as_ref()
            .is_some_and(|name| areas.iter().any(|(known, _)| known == name))
    };
    let named: Vec<&Feature> = features.iter().filter(is_known).collect();
    let compared = if named.is_empty() {
        features.iter().collect()
    } else {
        named
    };
    let plane = LocalPlane::at(middle(features)?);
    let borders = RTree::bulk_load(reference_lines(areas, &plane));
    if borders.size() == 0 {
        return None;
    }
    let samples = samples(&compared);
    if samples.is_empty() {
        return None;
    }
    Some(Box::new(move |crs| {
        let distances = samples
            .iter()
            .filter_map(|&sample| {
                let here = plane.to_metres(crs.to_wgs84(sample));
                let nearest = borders.nearest_neighbor(&Point(here))?;
                Some(distance_to_segment(here, nearest.start, nearest.end))
            })
            .collect();
        median(distances).unwrap_or(f64::INFINITY)
    }))
}

fn reference_lines(areas: &[(String, MultiPolygon<f64>)], plane: &LocalPlane) -> Vec<Line<f64>> {
    areas
        .iter()
        .flat_map(|(_, shape)| shape.iter())
        .flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()))
        .flat_map(LineString::lines)
        .map(|edge| Line::new(plane.to_metres(edge.start), plane.to_metres(edge.end)))
        .collect()
}

/// Points at equal distances along all borders, so that a stretch with many vertices counts no more.
fn samples(features: &[&Feature]) -> Vec<Coord<f64>> {
    let edges: Vec<[Coord<f64>; 2]> = features
        .iter()
        .flat_map(|feature| &feature.shape.polygons)
        .flat_map(|polygon| &polygon.rings)
        .flat_map(|ring| ring.windows(2).map(|edge| [edge[0], edge[1]]))
        .collect();
    let total: f64 = edges
        .iter()
        .map(|[a, b]| (*b - *a).x.hypot((*b - *a).y))
        .sum();
    if total <= 0.0 {
        return Vec::new();
    }
    let step = total / SAMPLES as f64;
    let mut samples = Vec::with_capacity(SAMPLES + 1);
    let mut until_next = step / 2.0;
    for [a, b] in edges {
        let along = b - a;
        let length = along.x.hypot(along.y);
        let mut at = until_next;
        while at < length && samples.len() <= SAMPLES {
            samples.push(a + along * (at / length));
            at += step;
        }
        until_next = at - length;
    }
    samples
}

/// Length of the median offset between centroids of the file and of the reference.
fn centre_misfit<'a>(
    features: &'a [Feature],
    centres: &[(String, Coord<f64>)],
) -> Option<Misfit<'a>> {
    let pairs: Vec<(Coord<f64>, Coord<f64>)> = features
        .iter()
        .filter_map(|feature| {
            let name = feature.name.as_ref()?;
            let (_, known) = centres.iter().find(|(known, _)| known == name)?;
            let found = feature.shape.unchecked().centroid()?;
            Some((found.0, *known))
        })
        .collect();
    if pairs.is_empty() {
        return None;
    }
    Some(Box::new(move |crs| {
        let offsets: Vec<Coord<f64>> = pairs
            .iter()
            .map(|&(found, known)| LocalPlane::at(known).to_metres(crs.to_wgs84(found)))
            .collect();
        let east = median(offsets.iter().map(|o| o.x).collect());
        let north = median(offsets.iter().map(|o| o.y).collect());
        east.zip(north)
            .map_or(f64::INFINITY, |(east, north)| east.hypot(north))
    }))
}

#[cfg(test)]
mod tests {
    use geo::coord;
    use proptest::prelude::*;
    use serde_json::Map;

    use super::*;
    use crate::rings::RawPolygon;

    fn ring(centre: Coord<f64>, radius: f64, wobble: &[f64]) -> Vec<Coord<f64>> {
        let n = wobble.len();
        let mut ring: Vec<_> = (0..n)
            .map(|i| {
                let angle = i as f64 / n as f64 * std::f64::consts::TAU;
                let r = radius * (1.0 + wobble[i]);
                coord! { x: centre.x + r * angle.cos(), y: centre.y + 0.7 * r * angle.sin() }
            })
            .collect();
        ring.push(ring[0]);
        ring
    }

    fn shape(ring: Vec<Coord<f64>>) -> RawShape {
        RawShape {
            polygons: vec![RawPolygon { rings: vec![ring] }],
        }
    }

    fn feature(shape: RawShape) -> Feature {
        Feature {
            code: None,
            name: Some("向阳区".into()),
            properties: Map::new(),
            shape,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_shifted_file_is_recognised_anywhere_in_china(
            lon in 100.0..131.0_f64,
            lat in 22.0..48.0_f64,
            wobble in prop::collection::vec(-0.2..0.2_f64, 12..40),
            system in 0_usize..3,
        ) {
            let crs = Crs::ALL[system];
            let known = shape(ring(coord! { x: lon, y: lat }, 0.1, &wobble));
            let file = known.map(|c| crs.from_wgs84(c));
            let reference = [("向阳区".to_owned(), known.unchecked())];
            let detection = detect(&[feature(file)], Reference::Areas(&reference));
            prop_assert_eq!(detection.crs, Some(crs), "{:?}", detection);
        }
    }

    #[test]
    fn a_file_of_another_place_is_not_decided() {
        let here = shape(ring(coord! { x: 130.0, y: 47.0 }, 0.1, &[0.0; 20]));
        let there = shape(ring(coord! { x: 120.0, y: 40.0 }, 0.1, &[0.0; 20]));
        let reference = [("向阳区".to_owned(), there.unchecked())];
        let detection = detect(&[feature(here)], Reference::Areas(&reference));
        assert_eq!(
            (detection.crs, detection.reason),
            (None, Reason::ReferenceElsewhere)
        );
    }

    #[test]
    fn a_file_outside_china_is_wgs84() {
        let berlin = shape(ring(coord! { x: 13.4, y: 52.5 }, 0.1, &[0.0; 20]));
        let detection = detect(&[feature(berlin)], Reference::Areas(&[]));
        assert_eq!(
            (detection.crs, detection.reason),
            (Some(Crs::Wgs84), Reason::OutsideChina)
        );
    }

    #[test]
    fn projected_metres_are_not_degrees() {
        let metres = shape(ring(
            coord! { x: 500_000.0, y: 5_200_000.0 },
            900.0,
            &[0.0; 20],
        ));
        let detection = detect(&[feature(metres)], Reference::Areas(&[]));
        assert_eq!(
            (detection.crs, detection.reason),
            (None, Reason::NotDegrees)
        );
    }

    #[test]
    fn without_a_reference_nothing_is_claimed() {
        let here = shape(ring(coord! { x: 130.0, y: 47.0 }, 0.1, &[0.0; 20]));
        for reference in [Reference::Areas(&[]), Reference::Centres(&[])] {
            let detection = detect(&[feature(here.clone())], reference);
            assert_eq!(
                (detection.crs, detection.reason),
                (None, Reason::NothingToCompare)
            );
        }
    }
}
