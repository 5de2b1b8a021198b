//! The base map: an OpenStreetMap extract, or any features in memory, becomes vector tiles in one file.
//!
//! ```no_run
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let features = basemap::osm::features("hegang.osm.pbf".as_ref())?;
//! let report = basemap::build(features, "hegang.pmtiles".as_ref(), &basemap::Options::default())?;
//! let map = basemap::PmTiles::open("hegang.pmtiles".as_ref())?;
//! let tile = map.tile(12, 3530, 1440)?; // gzip, as the browser takes it
//! # Ok(()) }
//! ```
//!
//! Nothing is ever fetched: the extract is a file that the administrator brings.

mod build;
mod feature;
pub mod osm;
pub mod pmtiles;
mod protobuf;
mod tile;

pub use build::{BuildError, BuildReport, Options, build};
pub use feature::{Feature, Layer, Value};
pub use pmtiles::PmTiles;
