//! Published extracts, if the folder is there; figures are counted a second time by plain text search.

mod decode;

use std::collections::BTreeMap;
use std::io::Read;
use std::path::PathBuf;

use geo::Validation;

use basemap::{Feature, Layer, Options, PmTiles, Value, build, osm};

const EXTRACTS: [&str; 4] = ["berlin-siegessaeule", "monaco", "moscow", "north-bayreuth"];

fn extract(name: &str) -> Option<PathBuf> {
    let Ok(folder) = std::env::var("ANXIN_TEST_DATA") else {
        println!("skipped: ANXIN_TEST_DATA names no folder with extracts");
        return None;
    };
    Some(
        PathBuf::from(folder)
            .join("osm")
            .join(format!("{name}.osm.gz")),
    )
}

fn text(path: &PathBuf) -> String {
    let mut text = String::new();
    let file = std::fs::File::open(path).expect("an extract");
    flate2::read::MultiGzDecoder::new(file)
        .read_to_string(&mut text)
        .expect("gzip");
    text
}

/// Text of each element of a kind, found without an XML parser.
fn elements<'a>(text: &'a str, kind: &str) -> Vec<&'a str> {
    let (open, close) = (format!("<{kind} "), format!("</{kind}>"));
    text.match_indices(&open)
        .map(|(at, _)| {
            let rest = &text[at..];
            let head = rest.find('>').expect("a closed tag");
            if rest[..head].ends_with('/') {
                &rest[..head]
            } else {
                &rest[..rest.find(&close).expect("an end")]
            }
        })
        .collect()
}

fn has_tag(element: &str, key: &str, value: &str) -> bool {
    element.contains(&format!("k=\"{key}\" v=\"{value}\""))
}

#[test]
fn counts_agree_with_a_plain_text_search() {
    for name in EXTRACTS {
        let Some(path) = extract(name) else { return };
        let text = text(&path);
        let (nodes, ways) = (elements(&text, "node"), elements(&text, "way"));
        let mut features = osm::features(&path).expect("an extract");
        let all: Vec<Feature> = features.by_ref().collect();
        let counts = features.counts();
        assert_eq!(counts.nodes, nodes.len() as u64, "{name}");
        assert_eq!(counts.ways, ways.len() as u64, "{name}");
        assert_eq!(
            counts.relations,
            elements(&text, "relation").len() as u64,
            "{name}"
        );

        let is_square = |way: &str| has_tag(way, "area", "yes");
        for (highway, class) in [
            ("secondary", "secondary"),
            ("service", "service"),
            ("track", "track"),
        ] {
            let link = format!("{highway}_link");
            let expected = ways.iter().filter(|way| {
                (has_tag(way, "highway", highway) || has_tag(way, "highway", &link))
                    && !is_square(way)
            });
            let found = all
                .iter()
                .filter(|f| f.layer == Layer::Roads && f.get("class") == Some(&Value::from(class)));
            assert_eq!(found.count(), expected.count(), "{name} {highway}");
        }
        let buildings = ways.iter().filter(|way| {
            let refs: Vec<&str> = way
                .match_indices("ref=\"")
                .map(|(at, _)| {
                    let rest = &way[at + 5..];
                    &rest[..rest.find('"').expect("a quote")]
                })
                .collect();
            way.contains("k=\"building\" ")
                && !has_tag(way, "building", "no")
                && refs.len() >= 4
                && refs.first() == refs.last()
        });
        let found = all.iter().filter(|f| {
            f.layer == Layer::Buildings && matches!(f.geometry, geo::Geometry::Polygon(_))
        });
        assert_eq!(found.count(), buildings.count(), "{name} buildings");
        let villages = nodes
            .iter()
            .filter(|node| has_tag(node, "place", "village"));
        let found = all.iter().filter(|f| {
            f.layer == Layer::Places && f.get("class") == Some(&Value::from("village"))
        });
        assert_eq!(found.count(), villages.count(), "{name} villages");
    }
}

#[test]
fn every_named_road_of_an_extract_is_in_its_tiles() {
    for name in EXTRACTS {
        let Some(path) = extract(name) else { return };
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path().join("map.pmtiles");
        let names = |features: &mut dyn Iterator<Item = Feature>| {
            let mut names: BTreeMap<String, usize> = BTreeMap::new();
            for feature in features.filter(|f| f.layer == Layer::Roads) {
                if let Some(Value::Text(name)) = feature.get("name") {
                    *names.entry(name.clone()).or_default() += 1;
                }
            }
            names
        };
        let expected = names(&mut osm::features(&path).expect("an extract"));
        let features = osm::features(&path).expect("an extract");
        let report = build(features, &out, &Options::default()).expect("built");
        println!("{name}: {report:?}");
        let map = PmTiles::open(&out).expect("readable");
        let mut found = BTreeMap::new();
        let (mut tiles, mut areas, mut invalid, side) =
            (0, 0_usize, 0_usize, f64::from(1_u32 << 15));
        let [west, south, east, north] = report.bounds;
        let row = |lat: f64| {
            ((1.0 - lat.to_radians().tan().asinh() / std::f64::consts::PI) / 2.0 * side) as u32
        };
        let column = |lon: f64| ((lon + 180.0) / 360.0 * side) as u32;
        for x in column(west)..=column(east) {
            for y in row(north)..=row(south) {
                let Some(packed) = map.tile(15, x, y).expect("readable") else {
                    continue;
                };
                tiles += 1;
                let layers = decode::decode(&packed);
                for area in layers
                    .values()
                    .flatten()
                    .filter(|feature| feature.kind == 3)
                {
                    areas += 1;
                    invalid += usize::from(!decode::polygons(area).is_valid());
                }
                for road in layers.get("roads").into_iter().flatten() {
                    if let Some(name) = road.properties.get("name") {
                        *found.entry(name.clone()).or_insert(0_usize) += 1;
                    }
                }
            }
        }
        // What crosses itself in the extract does so on the map.
        assert!(invalid * 100 <= areas, "{name}: {invalid} of {areas}");
        assert!(tiles > 0);
        assert_eq!(
            found.keys().collect::<Vec<_>>(),
            expected.keys().collect::<Vec<_>>(),
            "{name}"
        );
    }
}
