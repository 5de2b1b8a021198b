//! Mapbox Vector Tile 2.1: geometry commands and layers.
//!
//! Specification: <https://github.com/mapbox/vector-tile-spec/tree/master/2.1>.

use std::collections::HashMap;

use geo::Coord;

use super::EXTENT;
use super::project::{Path, Shape};
use crate::feature::Value;
use crate::protobuf::{put_bytes_field, put_varint, put_varint_field, zigzag};

const MOVE_TO: u64 = 1;
const LINE_TO: u64 = 2;
const CLOSE_PATH: u64 = 7;

/// Type of a geometry in a tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Point = 1,
    Line = 2,
    Area = 3,
}

impl Kind {
    pub(crate) const fn from_number(number: u8) -> Option<Self> {
        match number {
            1 => Some(Self::Point),
            2 => Some(Self::Line),
            3 => Some(Self::Area),
            _ => None,
        }
    }
}

/// Geometry commands of the part of a shape in one tile; `None` when nothing is left of it on the
/// tile's grid.
pub(crate) fn geometry(shape: &Shape, zoom: u8, column: u32, row: u32) -> Option<(Kind, Vec<u8>)> {
    let grid = Grid::new(zoom, column, row);
    let mut pen = Pen::default();
    let kind = match shape {
        Shape::Points(points) => {
            pen.points(&grid.path(points));
            Kind::Point
        }
        Shape::Lines(lines) => {
            for line in lines {
                pen.line(&grid.path(line));
            }
            Kind::Line
        }
        Shape::Areas(areas) => {
            for rings in areas {
                pen.area(rings.iter().map(|ring| grid.path(ring)));
            }
            Kind::Area
        }
    };
    (!pen.commands.is_empty()).then_some((kind, pen.commands))
}

/// The grid of one tile.
struct Grid {
    scale: f64,
    left: f64,
    top: f64,
}

impl Grid {
    fn new(zoom: u8, column: u32, row: u32) -> Self {
        let tiles = f64::from(1_u32 << zoom);
        let extent = f64::from(EXTENT);
        Self {
            scale: tiles * extent,
            left: f64::from(column) * extent,
            top: f64::from(row) * extent,
        }
    }

    /// On the grid, without points that fall together.
    fn path(&self, path: &Path) -> Vec<[i32; 2]> {
        let mut points: Vec<[i32; 2]> = path.iter().map(|&c| self.point(c)).collect();
        points.dedup();
        points
    }

    fn point(&self, c: Coord<f64>) -> [i32; 2] {
        [
            (c.x * self.scale - self.left).round() as i32,
            (c.y * self.scale - self.top).round() as i32,
        ]
    }
}

#[derive(Default)]
struct Pen {
    at: [i32; 2],
    commands: Vec<u8>,
}

impl Pen {
    fn command(&mut self, command: u64, count: usize) {
        put_varint(&mut self.commands, command | (count as u64) << 3);
    }

    fn to(&mut self, point: [i32; 2]) {
        for (to, from) in point.into_iter().zip(self.at) {
            let delta = i64::from(to) - i64::from(from);
            put_varint(&mut self.commands, zigzag(delta));
        }
        self.at = point;
    }

    fn points(&mut self, points: &[[i32; 2]]) {
        self.command(MOVE_TO, points.len());
        for &point in points {
            self.to(point);
        }
    }

    fn line(&mut self, points: &[[i32; 2]]) {
        let [first, rest @ ..] = points else { return };
        if rest.is_empty() {
            return;
        }
        self.command(MOVE_TO, 1);
        self.to(*first);
        self.command(LINE_TO, rest.len());
        for &point in rest {
            self.to(point);
        }
    }

    fn area(&mut self, rings: impl Iterator<Item = Vec<[i32; 2]>>) {
        for (i, mut ring) in rings.enumerate() {
            if ring.first() == ring.last() {
                ring.pop();
            }
            let area = twice_area(&ring);
            if ring.len() < 3 || area == 0 {
                if i == 0 {
                    return;
                }
                continue;
            }
            // Shells have a positive area with y pointing down, holes a negative one.
            if (area > 0) != (i == 0) {
                ring.reverse();
            }
            self.line(&ring);
            self.command(CLOSE_PATH, 1);
        }
    }
}

fn twice_area(ring: &[[i32; 2]]) -> i64 {
    ring.iter()
        .zip(ring.iter().cycle().skip(1))
        .map(|(a, b)| i64::from(a[0]) * i64::from(b[1]) - i64::from(b[0]) * i64::from(a[1]))
        .sum()
}

/// One layer of a tile under construction.
#[derive(Debug, Default)]
pub(crate) struct LayerBuilder {
    features: Vec<u8>,
    keys: HashMap<Vec<u8>, u64>,
    values: HashMap<Vec<u8>, u64>,
    dictionary: Vec<u8>,
    value_messages: Vec<u8>,
}

impl LayerBuilder {
    /// Adds a feature; properties as names and value messages made by [`value`].
    pub(crate) fn add<'a>(
        &mut self,
        kind: Kind,
        commands: &[u8],
        properties: impl Iterator<Item = (&'a [u8], &'a [u8])>,
    ) {
        let mut tags = Vec::new();
        for (key, value) in properties {
            put_varint(
                &mut tags,
                number_of(&mut self.keys, &mut self.dictionary, 3, key),
            );
            put_varint(
                &mut tags,
                number_of(&mut self.values, &mut self.value_messages, 4, value),
            );
        }
        let mut feature = Vec::with_capacity(commands.len() + tags.len() + 8);
        if !tags.is_empty() {
            put_bytes_field(&mut feature, 2, &tags);
        }
        put_varint_field(&mut feature, 3, kind as u64);
        put_bytes_field(&mut feature, 4, commands);
        put_bytes_field(&mut self.features, 2, &feature);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.features.is_empty()
    }

    pub(crate) fn bytes(&self) -> usize {
        self.features.len() + self.dictionary.len() + self.value_messages.len()
    }

    /// Appends the layer to a tile.
    pub(crate) fn finish(self, name: &str, tile: &mut Vec<u8>) {
        let mut layer = Vec::with_capacity(self.bytes() + 32);
        put_varint_field(&mut layer, 15, 2);
        put_bytes_field(&mut layer, 1, name.as_bytes());
        layer.extend_from_slice(&self.features);
        layer.extend_from_slice(&self.dictionary);
        layer.extend_from_slice(&self.value_messages);
        put_varint_field(&mut layer, 5, u64::from(EXTENT));
        put_bytes_field(tile, 3, &layer);
    }
}

/// Number of a text in a dictionary, added when new.
fn number_of(known: &mut HashMap<Vec<u8>, u64>, out: &mut Vec<u8>, field: u64, text: &[u8]) -> u64 {
    if let Some(&number) = known.get(text) {
        return number;
    }
    let number = known.len() as u64;
    known.insert(text.to_vec(), number);
    put_bytes_field(out, field, text);
    number
}

/// A property value as a message.
pub(crate) fn value(value: &Value) -> Vec<u8> {
    let mut message = Vec::new();
    match value {
        Value::Text(text) => put_bytes_field(&mut message, 1, text.as_bytes()),
        Value::Number(number) => {
            put_varint(&mut message, 3 << 3 | 1);
            message.extend_from_slice(&number.to_le_bytes());
        }
        Value::Int(number) => put_varint_field(&mut message, 6, zigzag(*number)),
        Value::Bool(truth) => put_varint_field(&mut message, 7, u64::from(*truth)),
    }
    message
}
