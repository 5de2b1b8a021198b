//! A plain decoder of vector tiles, written from the specification and not from the encoder.

use std::collections::BTreeMap;
use std::io::Read;

#[derive(Clone, Debug, PartialEq)]
pub struct Decoded {
    pub kind: u64,
    pub properties: BTreeMap<String, String>,
    /// One list of points for each path, on the tile's grid.
    pub paths: Vec<Vec<[i64; 2]>>,
}

fn varint(bytes: &mut &[u8]) -> u64 {
    let (mut value, mut shift) = (0, 0);
    loop {
        let byte = bytes[0];
        *bytes = &bytes[1..];
        value |= u64::from(byte & 0x7f) << shift;
        shift += 7;
        if byte < 0x80 {
            return value;
        }
    }
}

enum Content<'a> {
    Number(u64),
    Bytes(&'a [u8]),
}

fn fields(mut bytes: &[u8]) -> Vec<(u64, Content<'_>)> {
    let mut fields = Vec::new();
    while !bytes.is_empty() {
        let key = varint(&mut bytes);
        let content = match key & 7 {
            0 => Content::Number(varint(&mut bytes)),
            1 => {
                let (number, rest) = bytes.split_at(8);
                bytes = rest;
                Content::Bytes(number)
            }
            2 => {
                let length = varint(&mut bytes) as usize;
                let (content, rest) = bytes.split_at(length);
                bytes = rest;
                Content::Bytes(content)
            }
            other => panic!("wire type {other}"),
        };
        fields.push((key >> 3, content));
    }
    fields
}

fn numbers(mut bytes: &[u8]) -> Vec<u64> {
    let mut numbers = Vec::new();
    while !bytes.is_empty() {
        numbers.push(varint(&mut bytes));
    }
    numbers
}

fn value(message: &[u8]) -> String {
    match &fields(message)[0] {
        (1, Content::Bytes(text)) => String::from_utf8(text.to_vec()).expect("text"),
        (3, Content::Bytes(number)) => {
            f64::from_le_bytes((*number).try_into().expect("eight bytes")).to_string()
        }
        (6, Content::Number(n)) => (((n >> 1) as i64) ^ -((n & 1) as i64)).to_string(),
        (7, Content::Number(n)) => (*n == 1).to_string(),
        (number, _) => panic!("value type {number}"),
    }
}

fn paths(commands: &[u64]) -> Vec<Vec<[i64; 2]>> {
    let (mut paths, mut at, mut i) = (Vec::<Vec<[i64; 2]>>::new(), [0_i64; 2], 0);
    while i < commands.len() {
        let (command, count) = (commands[i] & 7, commands[i] >> 3);
        i += 1;
        if command == 7 {
            let path = paths.last_mut().expect("a path to close");
            path.push(path[0]);
            continue;
        }
        for _ in 0..count {
            for axis in &mut at {
                *axis += ((commands[i] >> 1) as i64) ^ -((commands[i] & 1) as i64);
                i += 1;
            }
            if command == 1 {
                paths.push(Vec::new());
            }
            paths.last_mut().expect("a path").push(at);
        }
    }
    paths
}

/// Layers of a gzip-packed tile.
pub fn decode(packed: &[u8]) -> BTreeMap<String, Vec<Decoded>> {
    let mut tile = Vec::new();
    flate2::read::GzDecoder::new(packed)
        .read_to_end(&mut tile)
        .expect("gzip");
    let mut layers = BTreeMap::new();
    for (number, content) in fields(&tile) {
        let (3, Content::Bytes(layer)) = (number, content) else {
            panic!("not a layer")
        };
        let (mut name, mut keys, mut values, mut features) =
            (String::new(), Vec::new(), Vec::new(), Vec::new());
        for (number, content) in fields(layer) {
            match (number, content) {
                (1, Content::Bytes(text)) => name = String::from_utf8(text.to_vec()).expect("text"),
                (2, Content::Bytes(feature)) => features.push(feature),
                (3, Content::Bytes(text)) => {
                    keys.push(String::from_utf8(text.to_vec()).expect("text"));
                }
                (4, Content::Bytes(message)) => values.push(value(message)),
                (5, Content::Number(extent)) => assert_eq!(extent, 4096),
                (15, Content::Number(version)) => assert_eq!(version, 2),
                (other, _) => panic!("layer field {other}"),
            }
        }
        let features = features.into_iter().map(|feature| {
            let mut decoded = Decoded {
                kind: 0,
                properties: BTreeMap::new(),
                paths: Vec::new(),
            };
            for (number, content) in fields(feature) {
                match (number, content) {
                    (2, Content::Bytes(tags)) => {
                        for pair in numbers(tags).chunks(2) {
                            let (key, value) = (pair[0] as usize, pair[1] as usize);
                            decoded
                                .properties
                                .insert(keys[key].clone(), values[value].clone());
                        }
                    }
                    (3, Content::Number(kind)) => decoded.kind = kind,
                    (4, Content::Bytes(commands)) => decoded.paths = paths(&numbers(commands)),
                    (other, _) => panic!("feature field {other}"),
                }
            }
            decoded
        });
        let features: Vec<Decoded> = features.collect();
        assert!(
            layers.insert(name, features).is_none(),
            "a layer came twice"
        );
    }
    layers
}

/// The polygons of an area: a ring that turns the other way is a hole of the shell before it.
pub fn polygons(area: &Decoded) -> geo::MultiPolygon<f64> {
    let mut polygons: Vec<geo::Polygon<f64>> = Vec::new();
    for path in &area.paths {
        let ring: geo::LineString<f64> = path.iter().map(|p| (p[0] as f64, p[1] as f64)).collect();
        let twice: i64 = path
            .windows(2)
            .map(|e| e[0][0] * e[1][1] - e[1][0] * e[0][1])
            .sum();
        match polygons.last_mut() {
            Some(polygon) if twice < 0 => polygon.interiors_push(ring),
            _ => polygons.push(geo::Polygon::new(ring, Vec::new())),
        }
    }
    geo::MultiPolygon(polygons)
}
