//! Writes a file of tiles that are handed over in the order of their numbers.
//!
//! The tiles come first into a file of their own, as the directories before them have an unknown size.
//! The finished file appears under its name at once or not at all.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::directory::{Entry, write_directory};
use super::header::{Compression, HEADER_BYTES, Header, TILE_TYPE_MVT};
use super::id::tile_of;
use super::{PmTilesError, gzip};

/// The header and the root directory have to fit into the first 16 KiB.
const MOST_ROOT_BYTES: usize = 16_384 - HEADER_BYTES;
/// Contents up to this size are remembered and stored once: mostly tiles of nothing but water or wood.
const REMEMBERED_BYTES: usize = 512;
const MOST_REMEMBERED: usize = 100_000;

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Tiles that can be asked for.
    pub tiles: u64,
    /// Different contents.
    pub contents: u64,
    /// Size of the file.
    pub bytes: u64,
}

/// A file of gzip-packed vector tiles under construction.
#[derive(Debug)]
pub struct Writer {
    target: PathBuf,
    body: BufWriter<File>,
    body_path: PathBuf,
    body_bytes: u64,
    entries: Vec<Entry>,
    remembered: HashMap<Vec<u8>, u64>,
    contents: u64,
}

impl Writer {
    /// Starts a file; it replaces `target` when it is finished.
    ///
    /// # Errors
    /// When nothing can be written beside `target`.
    pub fn create(target: &Path) -> Result<Self, PmTilesError> {
        let body_path = beside(target, "tiles");
        let body = File::options()
            .create(true)
            .truncate(true)
            .read(true)
            .write(true)
            .open(&body_path)?;
        Ok(Self {
            target: target.to_owned(),
            body: BufWriter::with_capacity(1 << 18, body),
            body_path,
            body_bytes: 0,
            entries: Vec::new(),
            remembered: HashMap::new(),
            contents: 0,
        })
    }

    /// Adds a tile that is already packed.
    ///
    /// # Errors
    /// [`PmTilesError::OutOfOrder`] when its number is not above that of the tile before.
    pub fn add(&mut self, tile_id: u64, packed: &[u8]) -> Result<(), PmTilesError> {
        if packed.is_empty() {
            return Err(PmTilesError::Malformed("an empty tile"));
        }
        let next = self
            .entries
            .last()
            .map_or(0, |e| e.tile_id + u64::from(e.run_length));
        if tile_id < next {
            return Err(PmTilesError::OutOfOrder(tile_id));
        }
        let offset = self.store(packed)?;
        let length =
            u32::try_from(packed.len()).map_err(|_| PmTilesError::Malformed("a tile too large"))?;
        match self.entries.last_mut() {
            Some(last) if last.offset == offset && tile_id == next => last.run_length += 1,
            _ => self.entries.push(Entry {
                tile_id,
                offset,
                length,
                run_length: 1,
            }),
        }
        Ok(())
    }

    fn store(&mut self, packed: &[u8]) -> Result<u64, PmTilesError> {
        if let Some(&offset) = self.remembered.get(packed) {
            return Ok(offset);
        }
        let offset = self.body_bytes;
        self.body.write_all(packed)?;
        self.body_bytes += packed.len() as u64;
        self.contents += 1;
        if packed.len() <= REMEMBERED_BYTES && self.remembered.len() < MOST_REMEMBERED {
            self.remembered.insert(packed.to_vec(), offset);
        }
        Ok(offset)
    }

    /// Writes directories and metadata and puts the file in place. `bounds` are west, south, east,
    /// north in degrees.
    ///
    /// # Errors
    /// When the disk is full or the like; `target` is then as it was before.
    pub fn finish(
        mut self,
        metadata: &serde_json::Value,
        bounds: [f64; 4],
    ) -> Result<Summary, PmTilesError> {
        let directories = Directories::pack(&self.entries)?;
        let metadata = gzip(metadata.to_string().as_bytes())?;
        let addressed: u64 = self.entries.iter().map(|e| u64::from(e.run_length)).sum();
        let zoom = |entry: Option<&Entry>, last: u32| {
            let id = entry.map_or(0, |e| {
                e.tile_id + u64::from(e.run_length.saturating_sub(1) * last)
            });
            tile_of(id).map_or(0, |(zoom, _, _)| zoom)
        };
        let root = (HEADER_BYTES as u64, directories.root.len() as u64);
        let metadata_at = (root.0 + root.1, metadata.len() as u64);
        let leaves = (
            metadata_at.0 + metadata_at.1,
            directories.leaves.len() as u64,
        );
        let [west, south, east, north] = bounds;
        let (min_zoom, max_zoom) = (zoom(self.entries.first(), 0), zoom(self.entries.last(), 1));
        let header = Header {
            root,
            metadata: metadata_at,
            leaves,
            tiles: (leaves.0 + leaves.1, self.body_bytes),
            addressed_tiles: addressed,
            entries: self.entries.len() as u64,
            contents: self.contents,
            is_clustered: true,
            internal_compression: Compression::Gzip,
            tile_compression: Compression::Gzip,
            tile_type: TILE_TYPE_MVT,
            min_zoom,
            max_zoom,
            bounds,
            center_zoom: min_zoom.midpoint(max_zoom),
            center: [f64::midpoint(west, east), f64::midpoint(south, north)],
        };
        let finished = beside(&self.target, "new");
        let mut out = BufWriter::with_capacity(1 << 18, File::create(&finished)?);
        out.write_all(&header.to_bytes())?;
        out.write_all(&directories.root)?;
        out.write_all(&metadata)?;
        out.write_all(&directories.leaves)?;
        self.body.flush()?;
        let body = self.body.get_mut();
        body.seek(SeekFrom::Start(0))?;
        std::io::copy(body, &mut out)?;
        out.into_inner()
            .map_err(std::io::IntoInnerError::into_error)?
            .sync_all()?;
        std::fs::rename(&finished, &self.target)?;
        let bytes = header.tiles.0 + header.tiles.1;
        Ok(Summary {
            tiles: addressed,
            contents: self.contents,
            bytes,
        })
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // Left-overs of a failed run; when they cannot be removed the next run overwrites them.
        for left_over in [&self.body_path, &beside(&self.target, "new")] {
            if let Err(error) = std::fs::remove_file(left_over) {
                debug_assert_eq!(error.kind(), std::io::ErrorKind::NotFound, "{error}");
            }
        }
    }
}

pub(crate) fn beside(target: &Path, ending: &str) -> PathBuf {
    let mut name = target.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(ending);
    target.with_file_name(name)
}

struct Directories {
    root: Vec<u8>,
    leaves: Vec<u8>,
}

impl Directories {
    /// One directory if it fits into the root, otherwise leaves as large as needed for the root to fit.
    fn pack(entries: &[Entry]) -> Result<Self, PmTilesError> {
        let root = gzip(&write_directory(entries))?;
        if root.len() <= MOST_ROOT_BYTES {
            return Ok(Self {
                root,
                leaves: Vec::new(),
            });
        }
        let mut per_leaf = 4096;
        loop {
            let packed = Self::with_leaves(entries, per_leaf)?;
            if packed.root.len() <= MOST_ROOT_BYTES {
                return Ok(packed);
            }
            per_leaf *= 2;
        }
    }

    fn with_leaves(entries: &[Entry], per_leaf: usize) -> Result<Self, PmTilesError> {
        let (mut root, mut leaves) = (Vec::new(), Vec::new());
        for chunk in entries.chunks(per_leaf) {
            let leaf = gzip(&write_directory(chunk))?;
            let length = u32::try_from(leaf.len())
                .map_err(|_| PmTilesError::Malformed("a leaf too large"))?;
            let offset = leaves.len() as u64;
            root.push(Entry {
                tile_id: chunk[0].tile_id,
                offset,
                length,
                run_length: 0,
            });
            leaves.extend_from_slice(&leaf);
        }
        Ok(Self {
            root: gzip(&write_directory(&root))?,
            leaves,
        })
    }
}
