//! Features become tiles, and the tiles hold the features.

mod decode;

use basemap::osm::{features_of_pbf, features_of_xml};
use basemap::pmtiles::{PmTilesError, Writer, tile_id, tile_of};
use basemap::{BuildError, Feature, Layer, Options, PmTiles, Value, build};
use decode::decode;
use geo::{Coord, LineString, Point, Polygon, Rect, Validation, coord, line_string, polygon};

/// Column and row of a place.
fn tile_at(zoom: u8, lon: f64, lat: f64) -> (u32, u32) {
    let side = f64::from(1_u32 << zoom);
    let lat = lat.to_radians();
    let y = (1.0 - (lat.tan() + 1.0 / lat.cos()).ln() / std::f64::consts::PI) / 2.0;
    (((lon + 180.0) / 360.0 * side) as u32, (y * side) as u32)
}

fn built(features: Vec<Feature>, options: &Options) -> (PmTiles, basemap::BuildReport) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("map.pmtiles");
    let report = build(features, &path, options).expect("built");
    let left_over: Vec<_> = std::fs::read_dir(folder.path()).expect("folder").collect();
    assert_eq!(left_over.len(), 1, "{left_over:?}");
    // An open file outlives its name.
    (PmTiles::open(&path).expect("readable"), report)
}

fn town() -> Vec<Feature> {
    let house: Polygon<f64> = polygon![
        (x: 130.3000, y: 47.3500), (x: 130.3004, y: 47.3500), (x: 130.3004, y: 47.3503), (x: 130.3000, y: 47.3503),
    ];
    let wood = Rect::new(coord! { x: 130.2, y: 47.2 }, coord! { x: 130.4, y: 47.4 }).to_polygon();
    let clearing = Rect::new(
        coord! { x: 130.29, y: 47.29 },
        coord! { x: 130.31, y: 47.31 },
    )
    .to_polygon();
    let wood = Polygon::new(wood.exterior().clone(), vec![clearing.exterior().clone()]);
    vec![
        Feature::new(Layer::Places, Point::new(130.3, 47.35))
            .with("class", "city")
            .with("name", "鹤岗"),
        Feature::new(
            Layer::Roads,
            line_string![(x: 130.2, y: 47.35), (x: 130.4, y: 47.351)],
        )
        .with("class", "primary")
        .with("name", "向阳路")
        .with("ref", "S201"),
        Feature::new(Layer::Buildings, house)
            .with("class", "residential")
            .with("height", Value::Number(18.5))
            .with("levels", Value::Int(6)),
        Feature::new(Layer::Landuse, wood).with("class", "wood"),
        Feature::new(Layer::Poi, Point::new(130.3001, 47.3501)).with("class", "police"),
    ]
}

#[test]
fn a_town_is_found_where_it_is_with_what_it_has() {
    let (map, report) = built(town(), &Options::default());
    assert_eq!(report.of(Layer::Roads), 1);
    assert_eq!((map.header().min_zoom, map.header().max_zoom), (5, 15));
    assert_eq!(map.metadata()["attribution"], basemap::osm::ATTRIBUTION);
    assert_eq!(
        map.metadata()["vector_layers"].as_array().map(Vec::len),
        Some(5)
    );

    let (x, y) = tile_at(15, 130.3002, 47.3501);
    let layers = decode(&map.tile(15, x, y).expect("readable").expect("a tile"));
    let house = &layers["buildings"][0];
    assert_eq!(house.properties["height"], "18.5");
    assert_eq!(house.properties["levels"], "6");
    assert_eq!(layers["poi"][0].properties["class"], "police");
    assert_eq!(layers["roads"][0].properties["name"], "向阳路");

    let (x, y) = tile_at(5, 130.3, 47.35);
    let far = decode(&map.tile(5, x, y).expect("readable").expect("a tile"));
    assert_eq!(far["places"][0].properties["name"], "鹤岗");
    assert!(!far.contains_key("buildings"));
    assert_eq!(map.tile(15, 0, 0).expect("readable"), None);
    assert_eq!(map.tile(16, 0, 0).expect("readable"), None);
    assert_eq!(map.tile(255, u32::MAX, u32::MAX).expect("readable"), None);
}

/// Shoelace formula of the specification, y pointing down.
fn area(path: &[[i64; 2]]) -> i64 {
    path.windows(2)
        .map(|e| e[0][0] * e[1][1] - e[1][0] * e[0][1])
        .sum::<i64>()
        / 2
}

#[test]
fn shells_and_holes_turn_as_the_specification_says() {
    let (map, _) = built(
        town(),
        &Options {
            max_zoom: 12,
            ..Options::default()
        },
    );
    let (x, y) = tile_at(11, 130.3, 47.3);
    let mut holes = 0;
    for (x, y) in [(x, y), (x + 1, y), (x, y + 1), (x - 1, y), (x, y - 1)] {
        let Some(packed) = map.tile(11, x, y).expect("readable") else {
            continue;
        };
        for wood in decode(&packed).get("landuse").into_iter().flatten() {
            assert!(area(&wood.paths[0]) > 0);
            assert_eq!(wood.kind, 3);
            for hole in &wood.paths[1..] {
                assert!(area(hole) < 0);
                holes += 1;
            }
        }
    }
    assert!(holes >= 1);
}

#[test]
fn a_comb_cut_through_its_teeth_stays_valid() {
    let mut comb = vec![(130.0, 46.5), (131.0, 46.5)];
    for tooth in (0..50).rev() {
        let right = 130.0 + 0.02 * f64::from(tooth) + 0.01;
        comb.extend([(right, 47.5), (right - 0.005, 46.6)]);
    }
    let comb = Polygon::new(LineString::from(comb), Vec::new());
    let options = Options {
        min_zoom: 9,
        max_zoom: 11,
        ..Options::default()
    };
    let (map, _) = built(
        vec![Feature::new(Layer::Landuse, comb).with("class", "wood")],
        &options,
    );
    let (west, north) = tile_at(11, 129.9, 47.6);
    let (east, south) = tile_at(11, 131.1, 46.4);
    let mut areas = 0;
    for (x, y) in (west..=east).flat_map(|x| (north..=south).map(move |y| (x, y))) {
        let Some(packed) = map.tile(11, x, y).expect("readable") else {
            continue;
        };
        for piece in &decode(&packed)["landuse"] {
            let valid = decode::polygons(piece);
            assert!(valid.is_valid(), "{x} {y}: {:?}", valid.validation_errors());
            areas += 1;
        }
    }
    assert!(areas > 20);
}

#[test]
fn a_line_across_many_tiles_keeps_its_length() {
    let road = line_string![(x: 130.0, y: 47.0), (x: 130.5, y: 47.3), (x: 130.9, y: 46.9)];
    let unit = |c: Coord<f64>| {
        let y = (1.0 - c.y.to_radians().tan().asinh() / std::f64::consts::PI) / 2.0;
        coord! { x: (c.x + 180.0) / 360.0, y: y }
    };
    let expected: f64 = road
        .lines()
        .map(|edge| unit(edge.end) - unit(edge.start))
        .map(|along| along.x.hypot(along.y) * f64::from(1_u32 << 12) * 4096.0)
        .sum();
    let options = Options {
        min_zoom: 12,
        max_zoom: 12,
        ..Options::default()
    };
    let (map, _) = built(
        vec![Feature::new(Layer::Roads, road).with("class", "motorway")],
        &options,
    );
    let (west, north) = tile_at(12, 129.9, 47.4);
    let (east, south) = tile_at(12, 131.0, 46.8);
    let mut length = 0.0;
    for x in west..=east {
        for y in north..=south {
            let Some(packed) = map.tile(12, x, y).expect("readable") else {
                continue;
            };
            for piece in decode(&packed)["roads"].iter().flat_map(|road| &road.paths) {
                for edge in piece.windows(2) {
                    length += inside_length(edge[0], edge[1]);
                }
            }
        }
    }
    assert!(
        (length / expected - 1.0).abs() < 0.001,
        "{length} against {expected}"
    );
}

/// Length of the part of an edge that lies in the tile without its buffer.
fn inside_length(a: [i64; 2], b: [i64; 2]) -> f64 {
    let (mut from, mut to) = (0.0_f64, 1.0_f64);
    for axis in 0..2 {
        let (start, along) = (a[axis] as f64, (b[axis] - a[axis]) as f64);
        if along == 0.0 {
            if !(0.0..4096.0).contains(&start) {
                return 0.0;
            }
            continue;
        }
        let (t0, t1) = (-start / along, (4096.0 - start) / along);
        from = from.max(t0.min(t1));
        to = to.min(t0.max(t1));
    }
    let length = ((b[0] - a[0]) as f64).hypot((b[1] - a[1]) as f64);
    (to - from).max(0.0) * length
}

fn many_houses() -> Vec<Feature> {
    let house = |i: u32| {
        let (lon, lat) = (
            130.0 + f64::from(i % 300) * 0.002,
            47.0 + f64::from(i / 300) * 0.002,
        );
        let corner = coord! { x: lon + 0.0005, y: lat + 0.0005 };
        let house = Rect::new(coord! { x: lon, y: lat }, corner).to_polygon();
        Feature::new(Layer::Buildings, house).with("housenumber", i.to_string().as_str())
    };
    (0..20_000).map(house).collect()
}

#[test]
fn a_map_larger_than_the_memory_is_the_same_map() {
    let roomy = Options {
        min_zoom: 13,
        max_zoom: 15,
        ..Options::default()
    };
    let tight = Options {
        memory_bytes: 0,
        ..roomy.clone()
    };
    let folder = tempfile::tempdir().expect("a folder");
    let paths = ["roomy.pmtiles", "tight.pmtiles"].map(|name| folder.path().join(name));
    let reports = [
        build(many_houses(), &paths[0], &roomy).expect("built"),
        build(many_houses(), &paths[1], &tight).expect("built"),
    ];
    assert_eq!(reports[0], reports[1]);
    let [roomy, tight] = paths.map(|path| std::fs::read(path).expect("written"));
    assert!(roomy == tight);
}

#[test]
fn tiles_behind_leaf_directories_are_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("map.pmtiles");
    let mut writer = Writer::create(&path).expect("started");
    let first = tile_id(12, 0, 0).expect("on the map");
    // Contents and steps without a pattern, so that the directory does not pack into the root.
    let content = |i: u64| vec![(i * i % 251) as u8; 1 + (i * 7_919 % 1_013) as usize];
    let id = |i: u64| first + i * 3 + i * i % 3;
    for i in 0..60_000 {
        writer.add(id(i), &content(i)).expect("in order");
    }
    assert!(matches!(
        writer.add(first, &[1]),
        Err(PmTilesError::OutOfOrder(_))
    ));
    let summary = writer
        .finish(&serde_json::json!({}), [130.0, 47.0, 131.0, 48.0])
        .expect("written");
    assert_eq!(summary.tiles, 60_000);
    let map = PmTiles::open(&path).expect("readable");
    for i in (0..60_000).step_by(97) {
        let (zoom, x, y) = tile_of(id(i)).expect("on the map");
        assert_eq!(
            map.tile(zoom, x, y).expect("readable"),
            Some(content(i)),
            "tile {i}"
        );
        let (zoom, x, y) = tile_of(id(i) + 1).expect("on the map");
        let next = (id(i + 1) == id(i) + 1).then(|| content(i + 1));
        assert_eq!(map.tile(zoom, x, y).expect("readable"), next);
    }
}

#[test]
fn every_house_is_in_the_tile_of_its_middle() {
    let options = Options {
        min_zoom: 15,
        ..Options::default()
    };
    let (map, _) = built(many_houses(), &options);
    for i in (0..20_000_u32).step_by(577) {
        let (lon, lat) = (
            130.0 + f64::from(i % 300) * 0.002,
            47.0 + f64::from(i / 300) * 0.002,
        );
        let (x, y) = tile_at(15, lon + 0.00025, lat + 0.00025);
        let layers = decode(&map.tile(15, x, y).expect("readable").expect("a tile"));
        let number = i.to_string();
        let found = layers["buildings"]
            .iter()
            .any(|house| house.properties["housenumber"] == number);
        assert!(found, "house {i}");
    }
}

#[test]
fn a_crowded_tile_gives_up_its_last_features() {
    let options = Options {
        min_zoom: 13,
        max_zoom: 13,
        most_tile_bytes: 2_000,
        ..Options::default()
    };
    let (_, report) = built(many_houses(), &options);
    assert!(report.crowded_out > 0);
    assert!(report.largest_tile_bytes < 2_500);
}

#[test]
fn what_cannot_be_drawn_is_counted_and_nothing_replaces_a_good_map() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("map.pmtiles");
    build(town(), &path, &Options::default()).expect("built");
    let good = std::fs::read(&path).expect("written");
    let broken = vec![
        Feature::new(Layer::Roads, LineString::<f64>(Vec::new())),
        Feature::new(Layer::Poi, Point::new(f64::NAN, 1.0)),
    ];
    assert!(matches!(
        build(broken, &path, &Options::default()),
        Err(BuildError::Empty)
    ));
    let zooms = Options {
        min_zoom: 9,
        max_zoom: 3,
        ..Options::default()
    };
    assert!(matches!(
        build(town(), &path, &zooms),
        Err(BuildError::Zooms(9, 3))
    ));
    assert!(std::fs::read(&path).expect("there") == good);
}

const SMALL_EXTRACT: &str = r#"<?xml version="1.0"?><osm version="0.6">
  <node id="1" lat="47.0" lon="130.0"><tag k="place" v="town"/><tag k="name" v="A &amp; B"/><tag k="name:zh" v="甲"/></node>
  <node id="2" lat="47.0" lon="130.01"/><node id="3" lat="47.01" lon="130.01"/><node id="4" lat="47.01" lon="130.0"/>
  <node id="5" lat="47.002" lon="130.002"/><node id="6" lat="47.002" lon="130.004"/><node id="7" lat="47.004" lon="130.003"/>
  <node id="8" lat="47.3" lon="130.3" visible="false"/>
  <way id="10"><nd ref="1"/><nd ref="2"/><nd ref="3"/></way>
  <way id="11"><nd ref="3"/><nd ref="4"/><nd ref="1"/></way>
  <way id="12"><nd ref="5"/><nd ref="6"/><nd ref="7"/><nd ref="5"/></way>
  <way id="13"><nd ref="1"/><nd ref="3"/><nd ref="99"/><tag k="highway" v="primary_link"/><tag k="oneway" v="yes"/></way>
  <way id="14"><nd ref="5"/><nd ref="6"/><nd ref="7"/><nd ref="5"/><tag k="building" v="school"/>
    <tag k="amenity" v="school"/><tag k="building:levels" v="4"/></way>
  <relation id="20"><member type="way" ref="10" role="outer"/><member type="way" ref="11" role=""/>
    <member type="way" ref="12" role="inner"/><member type="node" ref="1" role="label"/>
    <tag k="type" v="multipolygon"/><tag k="natural" v="water"/></relation>
  <relation id="21"><member type="way" ref="10" role="outer"/><tag k="type" v="boundary"/>
    <tag k="boundary" v="administrative"/><tag k="admin_level" v="6"/></relation>
</osm>"#;

#[test]
fn a_small_extract_gives_what_is_tagged() {
    let mut features = features_of_xml(SMALL_EXTRACT.as_bytes()).expect("an extract");
    let all: Vec<Feature> = features.by_ref().collect();
    let of = |layer: Layer| {
        all.iter()
            .filter(move |f| f.layer == layer)
            .collect::<Vec<_>>()
    };
    let counts = features.counts();
    assert_eq!(
        (
            counts.ways,
            counts.relations,
            counts.missing_nodes,
            counts.unclosed_ways
        ),
        (5, 2, 1, 0)
    );

    let lake = of(Layer::Water)[0];
    let geo::Geometry::MultiPolygon(area) = &lake.geometry else {
        panic!("{lake:?}")
    };
    assert_eq!((area.0.len(), area.0[0].interiors().len()), (1, 1));
    assert_eq!(
        of(Layer::Places)[0].get("name"),
        Some(&Value::from("A & B"))
    );
    assert_eq!(
        of(Layer::Roads)[0].get("class"),
        Some(&Value::from("primary"))
    );
    assert_eq!(of(Layer::Roads)[0].get("oneway"), Some(&Value::Bool(true)));
    assert_eq!(
        of(Layer::Boundary)[0].get("admin_level"),
        Some(&Value::Int(6))
    );
    let school = of(Layer::Buildings)[0];
    assert_eq!(school.get("height"), Some(&Value::Number(12.0)));
    assert_eq!(
        of(Layer::Landuse)[0].get("class"),
        Some(&Value::from("school"))
    );
    assert_eq!(of(Layer::Poi)[0].get("class"), Some(&Value::from("school")));
}

fn varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn message(fields: &[(u64, &[u8])]) -> Vec<u8> {
    let mut out = Vec::new();
    for (number, bytes) in fields {
        varint(&mut out, number << 3 | 2);
        varint(&mut out, bytes.len() as u64);
        out.extend_from_slice(bytes);
    }
    out
}

fn deltas(values: &[i64]) -> Vec<u8> {
    let (mut out, mut last) = (Vec::new(), 0);
    for &value in values {
        let delta = value - last;
        last = value;
        varint(&mut out, ((delta << 1) ^ (delta >> 63)) as u64);
    }
    out
}

#[test]
fn dense_nodes_and_ways_of_a_pbf_are_read() {
    let strings: Vec<(u64, &[u8])> = [
        "",
        "highway",
        "residential",
        "place",
        "village",
        "name",
        "东山村",
    ]
    .map(|s| (1, s.as_bytes()))
    .to_vec();
    let dense = message(&[
        (1, &deltas(&[7, 3, 9])),
        (8, &deltas(&[470_000_000, 470_100_000, 470_050_000])),
        (9, &deltas(&[1_300_000_000, 1_300_100_000, 1_299_900_000])),
        (10, &[0, 3, 4, 5, 6, 0, 0]),
    ]);
    let mut way = vec![1 << 3, 40];
    way.extend(message(&[(2, &[1]), (3, &[2]), (8, &deltas(&[7, 3, 9]))]));
    let block = message(&[
        (1, &message(&strings)),
        (2, &message(&[(2, &dense)])),
        (2, &message(&[(3, &way)])),
    ]);
    let mut file = Vec::new();
    for (kind, content) in [("OSMHeader", Vec::new()), ("OSMData", block)] {
        let blob = message(&[(1, &content)]);
        let mut header = message(&[(1, kind.as_bytes())]);
        header.push(3 << 3);
        varint(&mut header, blob.len() as u64);
        file.extend_from_slice(&(header.len() as u32).to_be_bytes());
        file.extend(header);
        file.extend(blob);
    }
    let features: Vec<Feature> = features_of_pbf(&file).expect("an extract").collect();
    let road = features
        .iter()
        .find(|f| f.layer == Layer::Roads)
        .expect("the road");
    let expected = line_string![(x: 130.0, y: 47.0), (x: 130.01, y: 47.01), (x: 129.99, y: 47.005)];
    assert_eq!(road.geometry, geo::Geometry::LineString(expected));
    let village = features
        .iter()
        .find(|f| f.layer == Layer::Places)
        .expect("the village");
    assert_eq!(village.get("name"), Some(&Value::from("东山村")));
    assert_eq!(
        village.geometry,
        geo::Geometry::Point(Point::new(130.01, 47.01))
    );
}
