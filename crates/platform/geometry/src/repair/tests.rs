use geo::{Validation, coord};
use proptest::prelude::*;

use super::*;
use crate::measure::contains;

fn shape(rings: &[&[(f64, f64)]]) -> RawShape {
    let rings = rings
        .iter()
        .map(|r| r.iter().map(|&(x, y)| place(x, y)).collect())
        .collect();
    RawShape {
        polygons: vec![RawPolygon { rings }],
    }
}

/// A grid of about 100 m near the first city, so that the figures below stay readable.
fn place(x: f64, y: f64) -> geo::Coord<f64> {
    coord! { x: 130.0 + x / 1000.0, y: 47.0 + y / 1000.0 }
}

fn kinds(repaired: &Repaired) -> Vec<(&'static str, Remedy)> {
    repaired
        .report
        .findings
        .iter()
        .map(|finding| {
            let kind = match finding.problem {
                Problem::Unclosed { .. } => "unclosed",
                Problem::WrongWinding => "winding",
                Problem::DuplicatePoints { .. } => "duplicate",
                Problem::Spike { .. } => "spike",
                Problem::NoArea => "no area",
                Problem::OutOfRange { .. } => "out of range",
                Problem::SelfIntersection => "self-intersection",
                Problem::RingsCross => "rings cross",
                Problem::HoleOutside => "hole outside",
                Problem::PartsOverlap => "parts overlap",
                Problem::Sliver { .. } => "sliver",
            };
            (kind, finding.remedy)
        })
        .collect()
}

fn square_m2() -> f64 {
    let square = shape(&[&[(0., 0.), (10., 0.), (10., 10.), (0., 10.), (0., 0.)]]);
    area_m2(&repair(&square).shape)
}

#[test]
fn a_valid_area_is_not_touched() {
    let raw = shape(&[
        &[(0., 0.), (10., 0.), (10., 10.), (0., 10.), (0., 0.)],
        &[(2., 2.), (2., 4.), (4., 4.), (4., 2.), (2., 2.)],
    ]);
    let repaired = repair(&raw);
    assert!(repaired.report.is_clean(), "{:?}", repaired.report);
    assert_eq!(RawShape::from(&repaired.shape), raw);
}

#[test]
fn an_open_ring_is_closed() {
    let repaired = repair(&shape(&[&[(0., 0.), (10., 0.), (10., 10.), (0., 10.)]]));
    assert_eq!(kinds(&repaired), [("unclosed", Remedy::Closed)]);
    assert!((repaired.report.area_after_m2 - square_m2()).abs() < 1e-6);
}

#[test]
fn a_clockwise_shell_is_reversed() {
    let repaired = repair(&shape(&[&[
        (0., 0.),
        (0., 10.),
        (10., 10.),
        (10., 0.),
        (0., 0.),
    ]]));
    assert_eq!(kinds(&repaired), [("winding", Remedy::Reversed)]);
}

#[test]
fn repeated_points_are_removed_once() {
    let ring = [
        (0., 0.),
        (10., 0.),
        (10., 0.),
        (10., 0.),
        (10., 10.),
        (0., 10.),
        (0., 0.),
    ];
    let repaired = repair(&shape(&[&ring]));
    let Problem::DuplicatePoints { points } = repaired.report.findings[0].problem else {
        panic!("{:?}", repaired.report)
    };
    assert_eq!((points, repaired.report.findings.len()), (2, 1));
}

#[test]
fn a_spike_is_cut_off_even_at_the_start_of_the_ring() {
    let spikes: [&[(f64, f64)]; 2] = [
        &[
            (0., 0.),
            (10., 0.),
            (15., 0.),
            (10., 0.),
            (10., 10.),
            (0., 10.),
            (0., 0.),
        ],
        &[
            (15., 0.),
            (10., 0.),
            (10., 10.),
            (0., 10.),
            (0., 0.),
            (10., 0.),
            (15., 0.),
        ],
    ];
    for ring in spikes {
        let repaired = repair(&shape(&[ring]));
        assert_eq!(kinds(&repaired), [("spike", Remedy::PointsRemoved)]);
        assert!((repaired.report.area_after_m2 - square_m2()).abs() < 1.0);
    }
}

#[test]
fn a_bow_tie_becomes_two_parts() {
    let repaired = repair(&shape(&[&[
        (0., 0.),
        (10., 10.),
        (10., 0.),
        (0., 10.),
        (0., 0.),
    ]]));
    assert!(kinds(&repaired).contains(&("self-intersection", Remedy::Rebuilt)));
    assert_eq!(repaired.shape.0.len(), 2);
    assert!((repaired.report.area_after_m2 - square_m2() / 2.0).abs() < 50.0);
    let crossing = repaired
        .report
        .findings
        .iter()
        .find(|f| f.problem == Problem::SelfIntersection);
    let crossing = crossing.expect("located");
    assert!((crossing.lon - 130.005).abs() < 1e-6 && (crossing.lat - 47.005).abs() < 1e-6);
}

#[test]
fn land_gone_round_twice_stays_inside() {
    // The border makes a loop inside itself; by the odd-even rule the loop would become a hole.
    let ring = [
        (0., 0.),
        (10., 0.),
        (10., 10.),
        (5., 10.),
        (5., 4.),
        (7., 4.),
        (7., 6.),
        (3., 6.),
        (3., 10.),
        (0., 10.),
        (0., 0.),
    ];
    let repaired = repair(&shape(&[&ring]));
    assert!(contains(&repaired.shape, place(6., 5.)));
    assert!(!repaired.report.is_refused());
}

#[test]
fn a_hole_outside_takes_nothing_off() {
    let repaired = repair(&shape(&[
        &[(0., 0.), (10., 0.), (10., 10.), (0., 10.), (0., 0.)],
        &[(20., 20.), (20., 24.), (24., 24.), (24., 20.), (20., 20.)],
    ]));
    assert_eq!(kinds(&repaired), [("hole outside", Remedy::Rebuilt)]);
    assert!((repaired.report.area_after_m2 - square_m2()).abs() < 1.0);
}

#[test]
fn a_hole_across_the_border_takes_off_what_is_inside() {
    let repaired = repair(&shape(&[
        &[(0., 0.), (10., 0.), (10., 10.), (0., 10.), (0., 0.)],
        &[(5., 2.), (5., 8.), (15., 8.), (15., 2.), (5., 2.)],
    ]));
    assert!(
        kinds(&repaired)
            .iter()
            .all(|k| *k == ("rings cross", Remedy::Rebuilt))
    );
    assert!((repaired.report.area_after_m2 / square_m2() - 0.7).abs() < 0.001);
}

#[test]
fn overlapping_parts_are_counted_once() {
    let mut raw = shape(&[&[(0., 0.), (10., 0.), (10., 10.), (0., 10.), (0., 0.)]]);
    raw.polygons
        .extend(shape(&[&[(5., 0.), (15., 0.), (15., 10.), (5., 10.), (5., 0.)]]).polygons);
    raw.polygons
        .extend(shape(&[&[(1., 1.), (2., 1.), (2., 2.), (1., 2.), (1., 1.)]]).polygons);
    let repaired = repair(&raw);
    assert!(kinds(&repaired).contains(&("parts overlap", Remedy::Rebuilt)));
    assert!((repaired.report.area_after_m2 / square_m2() - 1.5).abs() < 0.001);
}

#[test]
fn nothing_comes_of_nothing() {
    for ring in [
        &[][..],
        &[(0., 0.)],
        &[(0., 0.), (1., 1.)],
        &[(0., 0.), (1., 1.), (2., 2.), (0., 0.)],
    ] {
        let repaired = repair(&shape(&[ring]));
        assert!(repaired.shape.0.is_empty());
        assert!(!repaired.report.is_clean());
    }
    let lost = repair(&shape(&[&[
        (f64::NAN, 0.),
        (1e9, 0.),
        (0., f64::INFINITY),
        (0., 0.),
    ]]));
    assert!(lost.shape.0.is_empty());
}

#[test]
fn a_scribble_is_refused_and_not_computed_for_minutes() {
    let zigzag: Vec<(f64, f64)> = (0..2_000_u32)
        .map(|i| {
            let along = f64::from(i) / 100.0;
            if i < 1_000 {
                (along, f64::from(i % 2) * 10.0)
            } else {
                (f64::from(i % 2) * 10.0, along - 10.0)
            }
        })
        .collect();
    let repaired = repair(&shape(&[&zigzag]));
    assert!(repaired.report.is_refused());
    assert!(repaired.shape.0.is_empty());
}

#[test]
fn an_area_with_very_many_holes_and_parts_takes_no_minutes() {
    let square = |x: f64, y: f64, side: f64| {
        [
            (x, y),
            (x + side, y),
            (x + side, y + side),
            (x, y + side),
            (x, y),
        ]
    };
    let hole = |i: u32| {
        let mut ring = square(f64::from(i % 100) * 0.1, f64::from(i / 100) * 0.1, 0.05);
        ring.reverse();
        ring.map(|(x, y)| (x + 0.01, y + 0.01))
    };
    let holes: Vec<_> = (0..10_000).map(hole).collect();
    let mut rings: Vec<&[(f64, f64)]> = holes.iter().map(|hole| &hole[..]).collect();
    let shell: Vec<_> = square(0., 0., 10.).into_iter().collect();
    rings.insert(0, &shell);
    let mut raw = shape(&rings);
    for i in 0..10_000 {
        let part = square(
            20. + f64::from(i % 100) * 0.1,
            f64::from(i / 100) * 0.1,
            0.05,
        );
        raw.polygons.extend(shape(&[&part]).polygons);
    }
    assert!(repair(&raw).report.is_clean());
}

fn any_ring() -> impl Strategy<Value = Vec<(f64, f64)>> {
    // A coarse grid makes touching, repeated and collinear points likely.
    prop::collection::vec((0..12_i32, 0..12_i32), 0..24).prop_map(|points| {
        points
            .into_iter()
            .map(|(x, y)| (f64::from(x), f64::from(y)))
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn whatever_comes_in_the_result_is_valid_and_needs_no_repair(
        rings in prop::collection::vec(prop::collection::vec(any_ring(), 1..3), 1..3)
    ) {
        let mut raw = RawShape::default();
        for polygon in &rings {
            let slices: Vec<&[(f64, f64)]> = polygon.iter().map(Vec::as_slice).collect();
            raw.polygons.extend(shape(&slices).polygons);
        }
        let repaired = repair(&raw);
        prop_assert!(repaired.shape.is_valid(), "{:?}", repaired.shape.validation_errors());
        prop_assert!(!repaired.report.is_refused(), "{:?}", repaired.report);
        let again = repair(&RawShape::from(&repaired.shape));
        prop_assert!(again.report.is_clean(), "{:?}", again.report.findings);
        prop_assert_eq!(again.shape, repaired.shape);
    }

    #[test]
    fn closing_turning_and_repeating_do_not_change_the_area(
        radii in prop::collection::vec(3.0..9.0_f64, 4..40),
        cut in 0_usize..40,
    ) {
        let n = radii.len();
        let ring: Vec<(f64, f64)> = radii.iter().enumerate().map(|(i, r)| {
            let angle = i as f64 / n as f64 * std::f64::consts::TAU;
            (10.0 + r * angle.cos(), 10.0 + r * angle.sin())
        }).collect();
        let mut clumsy = ring.clone();
        clumsy.rotate_left(cut % n);
        clumsy.insert(cut % n, clumsy[cut % n]);
        clumsy.reverse();
        let clean = repair(&shape(&[&ring]));
        let mended = repair(&shape(&[&clumsy]));
        prop_assert!((clean.report.area_after_m2 - mended.report.area_after_m2).abs() < 1e-3);
    }
}
