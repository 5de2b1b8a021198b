//! The first 127 bytes.

use super::PmTilesError;

pub(crate) const HEADER_BYTES: usize = 127;

/// How directories or tiles are packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compression {
    /// Not at all.
    None,
    /// Gzip, what we write.
    Gzip,
    /// Something else (Brotli, Zstandard) by its number; readable for tiles only, as they are.
    Other(u8),
}

impl Compression {
    const fn from_number(number: u8) -> Self {
        match number {
            1 => Self::None,
            2 => Self::Gzip,
            other => Self::Other(other),
        }
    }

    const fn number(self) -> u8 {
        match self {
            Self::None => 1,
            Self::Gzip => 2,
            Self::Other(number) => number,
        }
    }
}

/// Where things are in the file, and what the tiles cover.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    pub(crate) root: (u64, u64),
    pub(crate) metadata: (u64, u64),
    pub(crate) leaves: (u64, u64),
    pub(crate) tiles: (u64, u64),
    /// Tiles that can be asked for.
    pub addressed_tiles: u64,
    /// Entries in all directories.
    pub entries: u64,
    /// Different tile contents.
    pub contents: u64,
    pub(crate) is_clustered: bool,
    pub(crate) internal_compression: Compression,
    /// How tiles are packed.
    pub tile_compression: Compression,
    pub(crate) tile_type: u8,
    /// First zoom that has tiles.
    pub min_zoom: u8,
    /// Last zoom that has tiles.
    pub max_zoom: u8,
    /// West, south, east, north, degrees.
    pub bounds: [f64; 4],
    /// Zoom to open the map with.
    pub center_zoom: u8,
    /// Longitude and latitude to open the map with, degrees.
    pub center: [f64; 2],
}

pub(crate) const TILE_TYPE_MVT: u8 = 1;

impl Header {
    /// Reads a header.
    ///
    /// # Errors
    /// [`PmTilesError::Malformed`] for anything but version 3.
    pub fn parse(bytes: &[u8]) -> Result<Self, PmTilesError> {
        let Some(bytes) = bytes.first_chunk::<HEADER_BYTES>() else {
            return Err(PmTilesError::Malformed("too short"));
        };
        if &bytes[..7] != b"PMTiles" || bytes[7] != 3 {
            return Err(PmTilesError::Malformed("not version 3"));
        }
        let u64_at = |at: usize| {
            let mut value = [0; 8];
            value.copy_from_slice(&bytes[at..at + 8]);
            u64::from_le_bytes(value)
        };
        let degrees_at = |at: usize| {
            let mut value = [0; 4];
            value.copy_from_slice(&bytes[at..at + 4]);
            f64::from(i32::from_le_bytes(value)) / 1e7
        };
        Ok(Self {
            root: (u64_at(8), u64_at(16)),
            metadata: (u64_at(24), u64_at(32)),
            leaves: (u64_at(40), u64_at(48)),
            tiles: (u64_at(56), u64_at(64)),
            addressed_tiles: u64_at(72),
            entries: u64_at(80),
            contents: u64_at(88),
            is_clustered: bytes[96] == 1,
            internal_compression: Compression::from_number(bytes[97]),
            tile_compression: Compression::from_number(bytes[98]),
            tile_type: bytes[99],
            min_zoom: bytes[100],
            max_zoom: bytes[101],
            bounds: [
                degrees_at(102),
                degrees_at(106),
                degrees_at(110),
                degrees_at(114),
            ],
            center_zoom: bytes[118],
            center: [degrees_at(119), degrees_at(123)],
        })
    }

    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(HEADER_BYTES);
        bytes.extend_from_slice(b"PMTiles\x03");
        for (offset, length) in [self.root, self.metadata, self.leaves, self.tiles] {
            bytes.extend_from_slice(&offset.to_le_bytes());
            bytes.extend_from_slice(&length.to_le_bytes());
        }
        for count in [self.addressed_tiles, self.entries, self.contents] {
            bytes.extend_from_slice(&count.to_le_bytes());
        }
        bytes.push(u8::from(self.is_clustered));
        bytes.push(self.internal_compression.number());
        bytes.push(self.tile_compression.number());
        bytes.extend_from_slice(&[self.tile_type, self.min_zoom, self.max_zoom]);
        for degrees in self.bounds {
            put_degrees(&mut bytes, degrees);
        }
        bytes.push(self.center_zoom);
        for degrees in self.center {
            put_degrees(&mut bytes, degrees);
        }
        bytes
    }
}

fn put_degrees(bytes: &mut Vec<u8>, degrees: f64) {
    bytes.extend_from_slice(&((degrees * 1e7).round() as i32).to_le_bytes());
}
