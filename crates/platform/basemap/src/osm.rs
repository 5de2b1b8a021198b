//! OpenStreetMap extracts: `.osm`, `.osm.gz` and `.osm.pbf`.
//!
//! The file is read three times (relations, then ways, then nodes), so that only what the map shows is
//! kept in memory: 16 bytes for each point of a shown way, not the whole extract.

mod classify;
mod features;
mod pbf;
mod rings;
mod xml;

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use flate2::read::MultiGzDecoder;

pub use features::{Counts, Features};

/// What the licence of the data asks every map to show.
pub const ATTRIBUTION: &str = "© OpenStreetMap contributors, ODbL";

/// Why an extract cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum OsmError {
    /// The file cannot be opened or ends early.
    #[error("the extract cannot be read")]
    Io(#[from] std::io::Error),
    /// Not OSM XML.
    #[error("not OSM XML: {0}")]
    Xml(String),
    /// Not OSM PBF.
    #[error("not OSM PBF: {0}")]
    Pbf(&'static str),
}

impl From<crate::protobuf::Malformed> for OsmError {
    fn from(_: crate::protobuf::Malformed) -> Self {
        Self::Pbf("malformed message")
    }
}

/// Reads an extract and yields what the map shows; the format is told from the first bytes.
///
/// Lines and areas are made one by one while the iterator runs.
///
/// # Errors
/// [`OsmError`] when the file is not an extract. Members outside the extract are no error; they are
/// counted in [`Features::counts`].
pub fn features(path: &Path) -> Result<Features, OsmError> {
    let format = Format::of(&mut File::open(path)?)?;
    features::collect(|wanted, sink| {
        let file = BufReader::with_capacity(1 << 16, File::open(path)?);
        match format {
            Format::Xml => xml::read(file, wanted, sink),
            Format::XmlGz => xml::read(
                BufReader::with_capacity(1 << 16, MultiGzDecoder::new(file)),
                wanted,
                sink,
            ),
            Format::Pbf => pbf::read(file, wanted, sink),
        }
    })
}

/// Features of OSM XML in memory; for small made-up extracts.
///
/// # Errors
/// As [`features`].
pub fn features_of_xml(text: &[u8]) -> Result<Features, OsmError> {
    features::collect(|wanted, sink| xml::read(text, wanted, sink))
}

/// Features of OSM PBF in memory.
///
/// # Errors
/// As [`features`].
pub fn features_of_pbf(bytes: &[u8]) -> Result<Features, OsmError> {
    features::collect(|wanted, sink| pbf::read(bytes, wanted, sink))
}

#[derive(Clone, Copy)]
enum Format {
    Xml,
    XmlGz,
    Pbf,
}

impl Format {
    fn of(file: &mut (impl Read + Seek)) -> Result<Self, OsmError> {
        let mut start = [0; 4];
        let read = file.read(&mut start)?;
        file.seek(SeekFrom::Start(0))?;
        Ok(match &start[..read] {
            [0x1f, 0x8b, ..] => Self::XmlGz,
            // A PBF file starts with the length of a header of less than 64 KiB, big-endian.
            [0, 0, ..] => Self::Pbf,
            _ => Self::Xml,
        })
    }
}

/// Kind of element looked for in one reading of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    Nodes,
    Ways,
    Relations,
}

/// Tags of one element.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tags<'a>(pub(crate) &'a [(&'a str, &'a str)]);

impl<'a> Tags<'a> {
    pub(crate) fn get(self, key: &str) -> Option<&'a str> {
        self.0.iter().find(|(k, _)| *k == key).map(|(_, v)| *v)
    }
}

/// A way in a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Member {
    pub(crate) way: i64,
    pub(crate) is_inner: bool,
}

/// Takes the elements of one reading.
pub(crate) trait Sink {
    /// Position in units of 1e-7 degrees.
    fn node(&mut self, id: i64, position: [i32; 2], tags: Tags<'_>);
    fn way(&mut self, id: i64, nodes: &[i64], tags: Tags<'_>);
    /// Members that are ways, in order.
    fn relation(&mut self, members: &[Member], tags: Tags<'_>);
}
