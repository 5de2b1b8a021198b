//! Boundaries as they are published, if the folder is there.

use std::path::PathBuf;

use geo::{Centroid, Coord, MultiPolygon, Validation};
use geometry::detect::{Reason, Reference, detect};
use geometry::geojson::{Feature, Limits, parse};
use geometry::measure::{area_m2, contains, label_point};
use geometry::neighbours::compare;
use geometry::repair::repair;
use geometry::{BoundaryIndex, Crs, RawShape};

fn features(file: &str) -> Option<Vec<Feature>> {
    let Ok(folder) = std::env::var("ANXIN_TEST_DATA") else {
        println!("skipped: ANXIN_TEST_DATA names no folder with published boundaries");
        return None;
    };
    let path = PathBuf::from(folder).join("boundaries_cn").join(file);
    let bytes = std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    Some(
        parse(&bytes, &Limits::default())
            .expect("a boundary file")
            .features,
    )
}

const OLD_WGS: &str = "hegang_counties_2015_wgs84like.geojson";
const MAP_SERVICE: &str = "hegang_counties_datav_gcj02.geojson";
const CHART_LIBRARY: &str = "hegang_counties_echarts2025_gcj02.geojson";

fn wgs84(features: &[Feature], crs: Crs) -> Vec<(String, MultiPolygon<f64>)> {
    features
        .iter()
        .map(|feature| {
            let moved = feature.shape.map(|c| crs.to_wgs84(c));
            (feature.name.clone().expect("named"), repair(&moved).shape)
        })
        .collect()
}

#[test]
fn each_published_file_is_put_into_its_system() {
    let (Some(old), Some(service)) = (features(OLD_WGS), features(MAP_SERVICE)) else {
        return;
    };
    let old_wgs = wgs84(&old, Crs::Wgs84);
    let service_wgs = wgs84(&service, Crs::Gcj02);
    for (file, reference, expected) in [
        (OLD_WGS, &service_wgs, Crs::Wgs84),
        (MAP_SERVICE, &old_wgs, Crs::Gcj02),
        (CHART_LIBRARY, &service_wgs, Crs::Gcj02),
    ] {
        let file = features(file).expect("present like the others");
        let detection = detect(&file, Reference::Areas(reference));
        println!("{detection:?}");
        assert_eq!(
            (detection.crs, detection.reason),
            (Some(expected), Reason::FitsBest)
        );
        assert!(detection.confidence > 0.4);
        if expected == Crs::Gcj02 {
            assert!((500.0..800.0).contains(&detection.shift_m));
        }
        let centres: Vec<(String, Coord<f64>)> = reference
            .iter()
            .filter_map(|(name, shape)| Some((name.clone(), shape.centroid()?.0)))
            .collect();
        let by_centres = detect(&file, Reference::Centres(&centres));
        assert_eq!(by_centres.crs, Some(expected), "{by_centres:?}");
    }
}

#[test]
fn published_borders_become_valid_without_losing_land() {
    for file in [
        OLD_WGS,
        MAP_SERVICE,
        CHART_LIBRARY,
        "heilongjiang_cities_datav_gcj02.geojson",
    ] {
        let Some(features) = features(file) else {
            return;
        };
        for feature in features {
            let repaired = repair(&feature.shape);
            let report = &repaired.report;
            assert!(
                repaired.shape.is_valid(),
                "{file} {:?}: {report:?}",
                feature.name
            );
            assert!(!report.is_refused());
            let kept = report.area_after_m2 / report.area_before_m2;
            assert!(
                (0.99..1.01).contains(&kept),
                "{file} {:?}: {kept}",
                feature.name
            );
            assert!(repair(&RawShape::from(&repaired.shape)).report.is_clean());
            let label = label_point(&repaired.shape).expect("has an area");
            assert!(contains(&repaired.shape, label));
        }
    }
}

#[test]
fn the_city_has_the_area_that_its_yearbook_gives() {
    let Some(service) = features(MAP_SERVICE) else {
        return;
    };
    let total: f64 = wgs84(&service, Crs::Gcj02)
        .iter()
        .map(|(_, shape)| area_m2(shape))
        .sum();
    // 14,684 km² by the city's statistics bulletin; the published borders are generalised.
    assert!((total / 14_684e6 - 1.0).abs() < 0.03, "{total}");
}

#[test]
fn every_centre_is_found_in_its_county() {
    let Some(service) = features(MAP_SERVICE) else {
        return;
    };
    let units = wgs84(&service, Crs::Gcj02);
    let index = BoundaryIndex::new(units.clone());
    for (name, shape) in &units {
        let label = label_point(shape).expect("has an area");
        assert_eq!(index.unit_at(label).as_ref(), Some(name));
    }
    let misfits = compare(&units, 10_000.0);
    for overlap in &misfits.overlaps {
        println!("{:?} overlap by {:.0} m2", overlap.units, overlap.area_m2);
    }
    for gap in &misfits.gaps {
        println!("gap of {:.0} m2 between {:?}", gap.area_m2, gap.units);
    }
}
