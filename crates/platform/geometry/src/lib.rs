//! Boundaries of places: read, put into WGS-84, repaired, measured and asked "what is here?".
//!
//! Everything here is pure: bytes and coordinates in, values out. Coordinates are degrees, longitude
//! first, WGS-84 unless a name says otherwise; areas are square metres on the WGS-84 ellipsoid and
//! distances are metres.
//!
//! The usual way of an uploaded file:
//!
//! 1. [`geojson::parse`] reads it under [`geojson::Limits`];
//! 2. [`detect::detect`] says which coordinate system it is in, when nobody declared it;
//! 3. [`Crs::to_wgs84`] moves it, [`repair::repair`] makes it valid and reports what it did;
//! 4. [`neighbours::compare`] reports overlaps and gaps between units;
//! 5. [`BoundaryIndex`] answers "which unit contains this point".

mod bands;
pub mod crs;
pub mod detect;
pub mod geojson;
mod index;
pub mod measure;
pub mod neighbours;
pub mod repair;
mod rings;

pub use crs::{Crs, Point};
pub use index::BoundaryIndex;
pub use rings::{RawPolygon, RawShape};
