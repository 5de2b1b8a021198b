//! Tiles by zoom, column and row.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use super::directory::{Entry, find, read_directory};
use super::header::{Compression, HEADER_BYTES, Header};
use super::id::tile_id;
use super::{PmTilesError, gunzip};

/// Leaf directories kept unpacked; a city has a handful, a province some dozens.
const MOST_LEAVES: usize = 64;
/// Deepest nesting of directories that is followed.
const MOST_DEPTH: usize = 4;
/// Tiles and packed directories larger than this are refused, bytes.
const MOST_READ_BYTES: u64 = 64 << 20;

/// An open file of tiles; shared between threads, each read goes to its own place in the file.
#[derive(Debug)]
pub struct PmTiles {
    file: File,
    size: u64,
    header: Header,
    root: Vec<Entry>,
    metadata: serde_json::Value,
    leaves: Mutex<HashMap<u64, Arc<Vec<Entry>>>>,
}

impl PmTiles {
    /// Opens a file and reads its header, root directory and metadata.
    ///
    /// # Errors
    /// [`PmTilesError`] when it is no PMTiles version 3 or is damaged.
    pub fn open(path: &Path) -> Result<Self, PmTilesError> {
        let mut file = File::open(path)?;
        let size = file.metadata()?.len();
        let mut head = Vec::with_capacity(HEADER_BYTES);
        file.by_ref()
            .take(HEADER_BYTES as u64)
            .read_to_end(&mut head)?;
        let header = Header::parse(&head)?;
        let mut tiles = Self {
            file,
            size,
            header,
            root: Vec::new(),
            metadata: serde_json::Value::Null,
            leaves: Mutex::default(),
        };
        tiles.root = tiles.directory(tiles.header.root)?;
        let (offset, length) = tiles.header.metadata;
        if length > 0 {
            let text = tiles.unpacked(offset, length)?;
            tiles.metadata = serde_json::from_slice(&text)
                .map_err(|_| PmTilesError::Malformed("metadata is not JSON"))?;
        }
        Ok(tiles)
    }

    /// What the file says about itself.
    #[must_use]
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// Name, attribution and `vector_layers` of the map.
    #[must_use]
    pub fn metadata(&self) -> &serde_json::Value {
        &self.metadata
    }

    /// A tile as it is stored, packed as [`Header::tile_compression`] says; `None` where the map is
    /// empty or ends.
    ///
    /// # Errors
    /// [`PmTilesError`] when the file is damaged or cannot be read.
    pub fn tile(&self, zoom: u8, x: u32, y: u32) -> Result<Option<Vec<u8>>, PmTilesError> {
        let Some(id) = tile_id(zoom, x, y) else {
            return Ok(None);
        };
        let Some(mut entry) = find(&self.root, id) else {
            return Ok(None);
        };
        for _ in 0..MOST_DEPTH {
            if entry.run_length > 0 {
                let (base, _) = self.header.tiles;
                return self
                    .bytes(add(base, entry.offset)?, u64::from(entry.length))
                    .map(Some);
            }
            let leaf = self.leaf(entry)?;
            match find(&leaf, id) {
                Some(found) => entry = found,
                None => return Ok(None),
            }
        }
        Err(PmTilesError::Malformed("directories nested too deep"))
    }

    fn leaf(&self, entry: Entry) -> Result<Arc<Vec<Entry>>, PmTilesError> {
        let offset = add(self.header.leaves.0, entry.offset)?;
        // A panic elsewhere cannot leave the cache half written: entries are inserted whole.
        let known = self
            .leaves
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&offset)
            .cloned();
        if let Some(leaf) = known {
            return Ok(leaf);
        }
        let leaf = Arc::new(self.directory((offset, u64::from(entry.length)))?);
        let mut leaves = self.leaves.lock().unwrap_or_else(PoisonError::into_inner);
        if leaves.len() >= MOST_LEAVES {
            leaves.clear();
        }
        leaves.insert(offset, Arc::clone(&leaf));
        Ok(leaf)
    }

    fn directory(&self, (offset, length): (u64, u64)) -> Result<Vec<Entry>, PmTilesError> {
        read_directory(&self.unpacked(offset, length)?)
    }

    fn unpacked(&self, offset: u64, length: u64) -> Result<Vec<u8>, PmTilesError> {
        let bytes = self.bytes(offset, length)?;
        match self.header.internal_compression {
            Compression::None => Ok(bytes),
            Compression::Gzip => gunzip(&bytes),
            Compression::Other(_) => Err(PmTilesError::Malformed("packed by an unknown method")),
        }
    }

    fn bytes(&self, offset: u64, length: u64) -> Result<Vec<u8>, PmTilesError> {
        if length > MOST_READ_BYTES || add(offset, length)? > self.size {
            return Err(PmTilesError::Malformed("the file ends early"));
        }
        let mut bytes = vec![0; length as usize];
        read_at(&self.file, &mut bytes, offset)?;
        Ok(bytes)
    }
}

fn add(a: u64, b: u64) -> Result<u64, PmTilesError> {
    a.checked_add(b)
        .ok_or(PmTilesError::Malformed("an offset beyond all files"))
}

#[cfg(unix)]
fn read_at(file: &File, bytes: &mut [u8], offset: u64) -> std::io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, offset)
}

#[cfg(windows)]
fn read_at(file: &File, mut bytes: &mut [u8], mut offset: u64) -> std::io::Result<()> {
    while !bytes.is_empty() {
        let count = std::os::windows::fs::FileExt::seek_read(file, bytes, offset)?;
        if count == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        bytes = &mut bytes[count..];
        offset += count as u64;
    }
    Ok(())
}
