//! GeoJSON (RFC 7946) in and out, under limits.
//!
//! Only what a boundary file needs is kept: polygons and the plain properties. Nested properties
//! (`"parent": {...}`) are dropped, which also bounds the memory that a hostile file can ask for.

mod read;
mod write;

pub use read::parse;
pub use write::to_geojson;

use serde_json::{Map, Value};

use crate::rings::RawShape;

/// How much of a file is read before it is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Size of the text, bytes.
    pub max_bytes: usize,
    /// Features in the file.
    pub max_features: usize,
    /// Coordinates in the file.
    pub max_points: usize,
    /// Collections inside collections.
    pub max_depth: usize,
}

impl Default for Limits {
    /// 32 MiB, 20,000 features, 1,000,000 coordinates, depth 6: a province in full detail fits.
    fn default() -> Self {
        Self {
            max_bytes: 32 << 20,
            max_features: 20_000,
            max_points: 1_000_000,
            max_depth: 6,
        }
    }
}

/// One boundary of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature {
    /// The feature's `id`, or its property `id`, `adcode` or `code`.
    pub code: Option<String>,
    /// Its property `name` or `名称`.
    pub name: Option<String>,
    /// Plain properties: texts, numbers and truth values.
    pub properties: Map<String, Value>,
    /// The polygons, in the coordinates of the file.
    pub shape: RawShape,
}

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parsed {
    /// Features with polygons, in file order.
    pub features: Vec<Feature>,
    /// Geometries that are no area (points, lines), which a boundary file should not have.
    pub skipped: usize,
    /// Coordinate system named by the obsolete `crs` member, as written.
    pub declared_crs: Option<String>,
}

/// Why a file was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParseError {
    /// More bytes, features, coordinates or nesting than [`Limits`] allow.
    #[error("the file is larger than allowed: {0}")]
    TooLarge(&'static str),
    /// Not JSON, or not the JSON of a GeoJSON object; line and column count from one.
    #[error("not GeoJSON (line {line}, column {column})")]
    Malformed {
        /// Line of the fault.
        line: usize,
        /// Column of the fault.
        column: usize,
    },
    /// GeoJSON, but without any polygon.
    #[error("the file has no area")]
    NoArea,
}
