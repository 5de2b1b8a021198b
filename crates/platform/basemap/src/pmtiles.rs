//! PMTiles version 3: all tiles in one file, found by two short reads.
//!
//! Specification: <https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md>.

mod directory;
mod header;
mod id;
mod reader;
mod writer;

pub use directory::{Entry, read_directory};
pub use header::{Compression, Header};
pub use id::{tile_id, tile_of};
pub use reader::PmTiles;
pub(crate) use writer::beside;
pub use writer::{Summary, Writer};

/// Why a file of tiles cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum PmTilesError {
    /// The file cannot be read or written.
    #[error("the tile file cannot be used")]
    Io(#[from] std::io::Error),
    /// Not PMTiles version 3, or damaged.
    #[error("not a PMTiles file: {0}")]
    Malformed(&'static str),
    /// Tiles were added out of order.
    #[error("tile {0} comes too late")]
    OutOfOrder(u64),
}

/// Unpacked directories and metadata larger than this are refused, bytes.
const MOST_UNPACKED_BYTES: u64 = 64 << 20;

fn gunzip(bytes: &[u8]) -> Result<Vec<u8>, PmTilesError> {
    use std::io::Read;
    let mut out = Vec::new();
    let unpacked = flate2::read::GzDecoder::new(bytes)
        .take(MOST_UNPACKED_BYTES + 1)
        .read_to_end(&mut out);
    match unpacked {
        Ok(_) if out.len() as u64 > MOST_UNPACKED_BYTES => {
            Err(PmTilesError::Malformed("unpacks to too much"))
        }
        Ok(_) => Ok(out),
        Err(_) => Err(PmTilesError::Malformed("not gzip")),
    }
}

pub(crate) fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    use std::io::Write;
    // The default header holds no time, so that the same map gives the same file.
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
    encoder.write_all(bytes)?;
    encoder.finish()
}
