//! Directories: columns of numbers, each as the difference from the one before.

use super::PmTilesError;
use crate::protobuf::{Malformed, Reader, put_varint};

/// Tiles with one content, or a leaf directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Number of the first tile.
    pub tile_id: u64,
    /// Where the content starts, from the start of the tiles (or of the leaves).
    pub offset: u64,
    /// Bytes of the content.
    pub length: u32,
    /// How many tiles in a row have it; 0 says that this is a leaf directory.
    pub run_length: u32,
}

impl From<Malformed> for PmTilesError {
    fn from(_: Malformed) -> Self {
        Self::Malformed("a damaged directory")
    }
}

pub(crate) fn write_directory(entries: &[Entry]) -> Vec<u8> {
    let mut out = Vec::new();
    put_varint(&mut out, entries.len() as u64);
    let mut last_id = 0;
    for entry in entries {
        put_varint(&mut out, entry.tile_id - last_id);
        last_id = entry.tile_id;
    }
    for entry in entries {
        put_varint(&mut out, u64::from(entry.run_length));
    }
    for entry in entries {
        put_varint(&mut out, u64::from(entry.length));
    }
    let mut expected = None;
    for entry in entries {
        let follows = expected == Some(entry.offset);
        put_varint(&mut out, if follows { 0 } else { entry.offset + 1 });
        expected = Some(entry.offset + u64::from(entry.length));
    }
    out
}

/// Reads an unpacked directory.
///
/// # Errors
/// [`PmTilesError::Malformed`]; memory follows the bytes that are there, not the count they claim.
pub fn read_directory(bytes: &[u8]) -> Result<Vec<Entry>, PmTilesError> {
    let mut reader = Reader::new(bytes);
    let count = reader.varint()?;
    // Each entry has at least one byte in each of four columns.
    if count > bytes.len() as u64 / 4 {
        return Err(PmTilesError::Malformed("a directory that is too short"));
    }
    let mut entries = Vec::with_capacity(count as usize);
    let mut id = 0_u64;
    for i in 0..count {
        let delta = reader.varint()?;
        if i > 0 && delta == 0 {
            return Err(PmTilesError::Malformed("a tile listed twice"));
        }
        id = id.checked_add(delta).ok_or(Malformed)?;
        entries.push(Entry {
            tile_id: id,
            offset: 0,
            length: 0,
            run_length: 0,
        });
    }
    for entry in &mut entries {
        entry.run_length = u32::try_from(reader.varint()?).map_err(|_| Malformed)?;
    }
    for entry in &mut entries {
        entry.length = u32::try_from(reader.varint()?).map_err(|_| Malformed)?;
        if entry.length == 0 {
            return Err(PmTilesError::Malformed("an empty tile"));
        }
    }
    let mut expected = None;
    for entry in &mut entries {
        entry.offset = match (reader.varint()?, expected) {
            (0, Some(expected)) => expected,
            (0, None) => return Err(PmTilesError::Malformed("nothing before the first tile")),
            (offset, _) => offset - 1,
        };
        expected = Some(
            entry
                .offset
                .checked_add(u64::from(entry.length))
                .ok_or(Malformed)?,
        );
    }
    Ok(entries)
}

/// The entry that answers for the tile, if any: the last one that does not start after it.
pub(crate) fn find(entries: &[Entry], tile_id: u64) -> Option<Entry> {
    let after = entries.partition_point(|entry| entry.tile_id <= tile_id);
    let entry = *entries.get(after.checked_sub(1)?)?;
    let is_leaf = entry.run_length == 0;
    (is_leaf || tile_id - entry.tile_id < u64::from(entry.run_length)).then_some(entry)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn directories_come_back(
            parts in prop::collection::vec((1_u64..1_000_000, 0_u32..9, 1_u32..90_000, any::<bool>()), 0..200)
        ) {
            let (mut id, mut offset) = (0, 0);
            let entries: Vec<Entry> = parts.iter().map(|&(step, run_length, length, gap)| {
                id += step;
                offset += u64::from(gap) * 17;
                let entry = Entry { tile_id: id, offset, length, run_length };
                offset += u64::from(length);
                entry
            }).collect();
            prop_assert_eq!(read_directory(&write_directory(&entries)).expect("ours"), entries);
        }
    }

    #[test]
    fn a_run_answers_for_its_tiles_only() {
        let run = Entry {
            tile_id: 10,
            offset: 0,
            length: 5,
            run_length: 3,
        };
        for (tile, expected) in [(9, None), (10, Some(run)), (12, Some(run)), (13, None)] {
            assert_eq!(find(&[run], tile), expected);
        }
    }
}
