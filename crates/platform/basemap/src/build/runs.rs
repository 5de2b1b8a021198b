//! Pieces of features, sorted by tile, in memory and on disk.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{BufReader, BufWriter, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use crate::feature::{Layer, Value};
use crate::pmtiles::beside;
use crate::protobuf::{Reader, put_varint};
use crate::tile::mvt::{self, Kind};

/// The part of a feature in one tile.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'a> {
    pub(super) tile_id: u64,
    pub(super) layer: Layer,
    pub(super) rank: u8,
    pub(super) kind: Kind,
    pub(super) commands: &'a [u8],
    /// Made by [`pack_properties`].
    pub(super) properties: &'a [u8],
}

/// Tile, then layer, then rank, then the order of arrival: the same input gives the same file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    tile_id: u64,
    layer: u8,
    rank: u8,
    arrival: u64,
}

#[derive(Clone, Copy, Debug)]
struct Stored {
    key: Key,
    kind: Kind,
    start: usize,
    commands: u32,
    properties: u32,
}

/// Collects pieces and gives them back in order.
#[derive(Debug)]
pub(super) struct Runs {
    target: PathBuf,
    memory_bytes: usize,
    arrivals: u64,
    arena: Vec<u8>,
    stored: Vec<Stored>,
    files: Vec<PathBuf>,
}

/// Runs open at once while merging stay far below the usual limit of open files.
const FEWEST_RUN_BYTES: usize = 1 << 20;

impl Runs {
    pub(super) fn new(target: &Path, memory_bytes: usize) -> Self {
        Self {
            target: target.to_owned(),
            memory_bytes: memory_bytes.max(FEWEST_RUN_BYTES),
            arrivals: 0,
            arena: Vec::new(),
            stored: Vec::new(),
            files: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, piece: &Piece<'_>) -> std::io::Result<()> {
        let key = Key {
            tile_id: piece.tile_id,
            layer: piece.layer.index(),
            rank: piece.rank,
            arrival: self.arrivals,
        };
        self.arrivals += 1;
        let start = self.arena.len();
        self.arena.extend_from_slice(piece.commands);
        self.arena.extend_from_slice(piece.properties);
        let (commands, properties) = (piece.commands.len() as u32, piece.properties.len() as u32);
        self.stored.push(Stored {
            key,
            kind: piece.kind,
            start,
            commands,
            properties,
        });
        if self.arena.len() + self.stored.len() * size_of::<Stored>() > self.memory_bytes {
            self.spill()?;
        }
        Ok(())
    }

    fn spill(&mut self) -> std::io::Result<()> {
        let path = beside(&self.target, &format!("run{}", self.files.len()));
        self.files.push(path.clone());
        let mut out = BufWriter::with_capacity(1 << 18, File::create(path)?);
        self.stored.sort_unstable_by_key(|stored| stored.key);
        let mut head = Vec::new();
        for stored in &self.stored {
            head.clear();
            let Key {
                tile_id,
                layer,
                rank,
                arrival,
            } = stored.key;
            for number in [
                tile_id,
                u64::from(layer),
                u64::from(rank),
                arrival,
                stored.kind as u64,
                u64::from(stored.commands),
                u64::from(stored.properties),
            ] {
                head.extend_from_slice(&number.to_le_bytes());
            }
            out.write_all(&head)?;
            out.write_all(
                &self.arena[stored.start..][..(stored.commands + stored.properties) as usize],
            )?;
        }
        out.flush()?;
        self.stored.clear();
        self.arena.clear();
        Ok(())
    }

    /// Visits all pieces in order.
    pub(super) fn merge<E: From<std::io::Error>>(
        mut self,
        mut visit: impl FnMut(&Piece<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        if self.files.is_empty() {
            self.stored.sort_unstable_by_key(|stored| stored.key);
            for stored in &self.stored {
                let bytes = &self.arena[stored.start..];
                visit(&piece(
                    stored.key,
                    stored.kind,
                    bytes,
                    stored.commands,
                    stored.properties,
                )?)?;
            }
            return Ok(());
        }
        if !self.stored.is_empty() {
            self.spill()?;
        }
        self.arena = Vec::new();
        self.stored = Vec::new();
        let mut runs = Vec::with_capacity(self.files.len());
        let mut queue = BinaryHeap::new();
        for path in &self.files {
            let mut run = Run::open(path)?;
            if let Some(key) = run.advance()? {
                queue.push(Reverse((key, runs.len())));
            }
            runs.push(run);
        }
        while let Some(Reverse((key, number))) = queue.pop() {
            let run = &mut runs[number];
            visit(&piece(
                key,
                run.kind,
                &run.bytes,
                run.commands,
                run.properties,
            )?)?;
            if let Some(next) = run.advance()? {
                queue.push(Reverse((next, number)));
            }
        }
        Ok(())
    }
}

impl Drop for Runs {
    fn drop(&mut self) {
        for path in &self.files {
            if let Err(error) = std::fs::remove_file(path) {
                debug_assert_eq!(error.kind(), ErrorKind::NotFound, "{error}");
            }
        }
    }
}

fn piece(
    key: Key,
    kind: Kind,
    bytes: &[u8],
    commands: u32,
    properties: u32,
) -> std::io::Result<Piece<'_>> {
    let layer = Layer::from_index(key.layer).ok_or(ErrorKind::InvalidData)?;
    let (commands, rest) = bytes.split_at(commands as usize);
    let properties = &rest[..properties as usize];
    Ok(Piece {
        tile_id: key.tile_id,
        layer,
        rank: key.rank,
        kind,
        commands,
        properties,
    })
}

struct Run {
    input: BufReader<File>,
    kind: Kind,
    bytes: Vec<u8>,
    commands: u32,
    properties: u32,
}

impl Run {
    fn open(path: &Path) -> std::io::Result<Self> {
        let input = BufReader::with_capacity(1 << 16, File::open(path)?);
        Ok(Self {
            input,
            kind: Kind::Point,
            bytes: Vec::new(),
            commands: 0,
            properties: 0,
        })
    }

    /// Reads the next piece; `None` at the end.
    fn advance(&mut self) -> std::io::Result<Option<Key>> {
        let mut head = [[0_u8; 8]; 7];
        match self.input.read_exact(head.as_flattened_mut()) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(None),
            Err(error) => return Err(error),
        }
        let [tile_id, layer, rank, arrival, kind, commands, properties] =
            head.map(u64::from_le_bytes);
        self.kind = Kind::from_number(kind as u8).ok_or(ErrorKind::InvalidData)?;
        self.commands = commands as u32;
        self.properties = properties as u32;
        self.bytes.resize((commands + properties) as usize, 0);
        self.input.read_exact(&mut self.bytes)?;
        Ok(Some(Key {
            tile_id,
            layer: layer as u8,
            rank: rank as u8,
            arrival,
        }))
    }
}

/// Properties as length, key, length, value message, and so on.
pub(super) fn pack_properties<'a>(
    properties: impl Iterator<Item = &'a (Cow<'static, str>, Value)>,
) -> Vec<u8> {
    let mut out = Vec::new();
    for (key, value) in properties {
        let value = mvt::value(value);
        for bytes in [key.as_bytes(), &value] {
            put_varint(&mut out, bytes.len() as u64);
            out.extend_from_slice(bytes);
        }
    }
    out
}

pub(super) fn unpack_properties(packed: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut reader = Reader::new(packed);
    std::iter::from_fn(move || {
        let mut next = || {
            let length = reader.varint().ok()?;
            reader.take(usize::try_from(length).ok()?).ok()
        };
        Some((next()?, next()?))
    })
}
