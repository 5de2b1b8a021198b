//! No bytes may make a reader panic or take more memory than they deserve.

use std::io::Write;

use basemap::osm::{features_of_pbf, features_of_xml};
use basemap::pmtiles::{Header, read_directory};
use basemap::{Feature, Layer, Options, PmTiles, build};
use geo::{Point, line_string};

#[test]
fn any_bytes_are_xml_or_refused() {
    bolero::check!().for_each(|bytes: &[u8]| {
        if let Ok(features) = features_of_xml(bytes) {
            features.for_each(drop);
        }
    });
}

/// Pieces of an extract in any order reach deeper than random bytes.
#[test]
fn any_arrangement_of_xml_pieces_is_read_or_refused() {
    const PIECES: [&str; 20] = [
        "<osm>",
        "</osm>",
        "<node id=\"1\" lat=\"47\" lon=\"130\"/>",
        "<node id=\"2\" lat=\"47.1\" lon=\"130\">",
        "</node>",
        "<way id=\"1\">",
        "</way>",
        "<nd ref=\"1\"/>",
        "<nd ref=\"2\"/>",
        "<nd ref=\"3\"/>",
        "<tag k=\"highway\" v=\"primary\"/>",
        "<tag k=\"building\" v=\"yes\"/>",
        "<tag k='type' v='multipolygon'/>",
        "<relation id=\"1\">",
        "</relation>",
        "<member type=\"way\" ref=\"1\" role=\"outer\"/>",
        "<member type=\"way\" ref=\"1\" role=\"inner\"/>",
        "<tag k=\"natural\" v=\"&amp;&#0;&bad;\"/>",
        "<",
        "&",
    ];
    bolero::check!().for_each(|choices: &[u8]| {
        let mut text = String::from("<osm>");
        text.extend(
            choices
                .iter()
                .map(|&choice| PIECES[choice as usize % PIECES.len()]),
        );
        if let Ok(features) = features_of_xml(text.as_bytes()) {
            features.for_each(drop);
        }
    });
}

fn field(number: u64, bytes: &[u8]) -> Vec<u8> {
    let mut out = vec![(number << 3 | 2) as u8];
    let mut length = bytes.len();
    while length >= 0x80 {
        out.push(length as u8 | 0x80);
        length >>= 7;
    }
    out.push(length as u8);
    out.extend_from_slice(bytes);
    out
}

fn blob(kind: &str, content: &[u8]) -> Vec<u8> {
    let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    zlib.write_all(content).expect("memory");
    let blob = field(3, &zlib.finish().expect("memory"));
    let mut header = field(1, kind.as_bytes());
    header.push(3 << 3);
    let mut length = blob.len();
    while length >= 0x80 {
        header.push(length as u8 | 0x80);
        length >>= 7;
    }
    header.push(length as u8);
    let mut out = (header.len() as u32).to_be_bytes().to_vec();
    out.extend(header);
    out.extend(blob);
    out
}

#[test]
fn any_bytes_are_pbf_or_refused() {
    bolero::check!().for_each(|bytes: &[u8]| {
        if let Ok(features) = features_of_pbf(bytes) {
            features.for_each(drop);
        }
        // The same bytes behind a proper envelope, so that the block reader sees them.
        let mut file = blob("OSMHeader", &[]);
        file.extend(blob("OSMData", bytes));
        let strings = field(
            1,
            &[field(1, b""), field(1, b"highway"), field(1, b"primary")].concat(),
        );
        for message in 1..=4 {
            let group = field(2, &field(message, bytes));
            file.extend(blob("OSMData", &[strings.clone(), group].concat()));
        }
        if let Ok(features) = features_of_pbf(&file) {
            features.for_each(drop);
        }
    });
}

#[test]
fn a_blob_that_unpacks_to_too_much_is_refused() {
    let mut file = blob("OSMHeader", &[]);
    file.extend(blob("OSMData", &vec![0; 40 << 20]));
    assert!(file.len() < 1 << 20);
    assert!(features_of_pbf(&file).is_err());
}

#[test]
fn an_element_without_end_is_refused() {
    let mut text = b"<osm><node id=\"".to_vec();
    text.resize(16 << 20, b'1');
    assert!(features_of_xml(&text).is_err());
}

#[test]
fn any_bytes_are_a_directory_or_refused() {
    bolero::check!().for_each(|bytes: &[u8]| {
        if let Ok(entries) = read_directory(bytes) {
            assert!(entries.len() <= bytes.len());
        }
        let _ = Header::parse(bytes);
        let mut marked = b"PMTiles\x03".to_vec();
        marked.extend_from_slice(bytes);
        let _ = Header::parse(&marked);
    });
}

#[test]
fn a_file_with_any_byte_changed_is_read_or_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let whole = folder.path().join("whole.pmtiles");
    let road = line_string![(x: 130.0, y: 47.0), (x: 130.1, y: 47.1)];
    let features = [
        Feature::new(Layer::Roads, road).with("class", "primary"),
        Feature::new(Layer::Places, Point::new(130.0, 47.0)).with("class", "city"),
    ];
    let options = Options {
        max_zoom: 8,
        ..Options::default()
    };
    build(features, &whole, &options).expect("built");
    let bytes = std::fs::read(&whole).expect("written");
    let damaged = folder.path().join("damaged.pmtiles");
    let step = (bytes.len() / 400).max(1);
    for at in (0..127).chain((127..bytes.len()).step_by(step)) {
        let mut changed = bytes.clone();
        changed[at] ^= 0xff;
        std::fs::write(&damaged, changed).expect("written");
        if let Ok(tiles) = PmTiles::open(&damaged) {
            let _ = tiles.tile(8, 220, 89);
        }
    }
    for length in (0..bytes.len()).step_by(step) {
        std::fs::write(&damaged, &bytes[..length]).expect("written");
        if let Ok(tiles) = PmTiles::open(&damaged) {
            let _ = tiles.tile(8, 220, 89);
        }
    }
}
