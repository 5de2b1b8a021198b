//! No bytes may make the reader or the repair panic.

use geometry::geojson::{Limits, ParseError, parse};
use geometry::repair::repair;

const SMALL: Limits = Limits {
    max_bytes: 4096,
    max_features: 8,
    max_points: 64,
    max_depth: 3,
};

#[test]
fn any_bytes_are_parsed_or_refused() {
    bolero::check!().for_each(|bytes: &[u8]| {
        if let Ok(parsed) = parse(bytes, &SMALL) {
            for feature in parsed.features {
                let _ = repair(&feature.shape);
            }
        }
    });
}

/// Pieces of GeoJSON in any order reach much deeper than random bytes.
#[test]
fn any_arrangement_of_geojson_pieces_is_parsed_or_refused() {
    const PIECES: [&str; 24] = [
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"type\"",
        "\"Polygon\"",
        "\"MultiPolygon\"",
        "\"coordinates\"",
        "\"Feature\"",
        "\"FeatureCollection\"",
        "\"features\"",
        "\"geometry\"",
        "\"properties\"",
        "\"GeometryCollection\"",
        "\"geometries\"",
        "null",
        "130.1",
        "-1e308",
        "47",
        "[0,0]",
        "[[0,0],[1,0],[1,1],[0,0]]",
        "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[0,1]]]}",
    ];
    bolero::check!().for_each(|choices: &[u8]| {
        let text: String = choices
            .iter()
            .map(|&choice| PIECES[choice as usize % PIECES.len()])
            .collect();
        if let Ok(parsed) = parse(text.as_bytes(), &SMALL) {
            for feature in parsed.features {
                let _ = repair(&feature.shape);
            }
        }
    });
}

#[test]
fn limits_are_kept() {
    let points = "[0,0],".repeat(100);
    let many = format!(r#"{{"type":"Polygon","coordinates":[[{points}[0,0]]]}}"#);
    assert_eq!(
        parse(many.as_bytes(), &SMALL),
        Err(ParseError::TooLarge("points"))
    );
    let deep = "[".repeat(200);
    let deep = format!(r#"{{"type":"Polygon","coordinates":{deep}"#);
    assert_eq!(
        parse(deep.as_bytes(), &SMALL),
        Err(ParseError::TooLarge("depth"))
    );
    let nested = r#"{"type":"GeometryCollection","geometries":["#.repeat(9);
    assert_eq!(
        parse(nested.as_bytes(), &SMALL),
        Err(ParseError::TooLarge("depth"))
    );
    let feature = r#"{"type":"Feature","geometry":null},"#.repeat(40);
    let features = format!(r#"{{"type":"FeatureCollection","features":[{feature}]}}"#);
    assert_eq!(
        parse(features.as_bytes(), &SMALL),
        Err(ParseError::TooLarge("features"))
    );
    let long = vec![b' '; 5000];
    assert_eq!(parse(&long, &SMALL), Err(ParseError::TooLarge("bytes")));
}

#[test]
fn members_may_come_in_any_order_and_nested_properties_are_dropped() {
    let text = "\u{feff}{\"features\":[{\"geometry\":{\"coordinates\":[[[0,0,9],[1,0,9],[1,1,9],[0,0,9]]],\
        \"type\":\"Polygon\"},\"properties\":{\"name\":\"甲\",\"adcode\":230402,\"parent\":{\"adcode\":1}},\
        \"type\":\"Feature\"},{\"type\":\"Feature\",\"properties\":null,\"geometry\":{\"type\":\"Point\",\
        \"coordinates\":[1,2]}}],\"type\":\"FeatureCollection\",\"bbox\":[0,0,1,1]}";
    let parsed = parse(text.as_bytes(), &Limits::default()).expect("valid");
    assert_eq!((parsed.features.len(), parsed.skipped), (1, 1));
    let feature = &parsed.features[0];
    assert_eq!(feature.name.as_deref(), Some("甲"));
    assert_eq!(feature.code.as_deref(), Some("230402"));
    assert_eq!(feature.properties.len(), 2);
    assert_eq!(feature.shape.point_count(), 4);
}

#[test]
fn faults_name_their_place() {
    let refused = parse(b"{\n \"type\": nonsense}", &Limits::default());
    assert!(
        matches!(refused, Err(ParseError::Malformed { line: 2, .. })),
        "{refused:?}"
    );
    let point = br#"{"type":"Point","coordinates":[1,2]}"#;
    assert_eq!(parse(point, &Limits::default()), Err(ParseError::NoArea));
}
