//! Metadata of recordings and of pictures that are not decoded, blanked in place: phones write the place of the
//! recording into films, and its maker's name and software into sound.
//!
//! Nothing is moved, so every offset inside the file stays right.

use std::io::{Error, ErrorKind, Read, Result, Seek, SeekFrom, Write};

use crate::{FileType, evidence};

/// What can be read and changed in place.
pub(crate) trait InPlace: Read + Write + Seek {}
impl<T: Read + Write + Seek> InPlace for T {}

/// Blanks the metadata of a film or sound file.
///
/// # Errors
/// [`ErrorKind::InvalidData`] when the file's parts do not fit together.
pub(crate) fn strip_recording(file: &mut impl InPlace, file_type: FileType) -> Result<()> {
    let len = file.seek(SeekFrom::End(0))?;
    match file_type {
        FileType::Mp4 | FileType::M4a => strip_boxes(file, 0, len, 0),
        FileType::Wav => strip_chunks(file, len),
        FileType::Mp3 => strip_tags(file, len),
        _ => Ok(()),
    }
}

/// Boxes inside boxes (ISO/IEC 14496-12, 4.2): `udta`, `meta` and `uuid` become `free`, which players skip.
fn strip_boxes(file: &mut impl InPlace, start: u64, end: u64, depth: u32) -> Result<()> {
    /// Whole film, then tracks: the only boxes whose insides may hold user data that we look for.
    const DEEPEST: u32 = 2;
    let mut at = start;
    while at + 8 <= end {
        let head: [u8; 8] = read_at(file, at)?;
        let short = u32::from_be_bytes([head[0], head[1], head[2], head[3]]);
        let (head_len, size) = match short {
            0 => (8, end - at),
            1 => (16, u64::from_be_bytes(read_at(file, at + 8)?)),
            size => (8, u64::from(size)),
        };
        let next = at
            .checked_add(size)
            .filter(|next| size >= head_len && *next <= end)
            .ok_or_else(damaged)?;
        match &head[4..8] {
            b"udta" | b"meta" | b"uuid" => {
                write_at(file, at + 4, b"free")?;
                blank(file, at + head_len, next)?;
            }
            b"moov" | b"trak" if depth < DEEPEST => {
                strip_boxes(file, at + head_len, next, depth + 1)?;
            }
            _ => {}
        }
        at = next;
    }
    Ok(())
}

/// Chunks of a wave file: notes become `JUNK`, which players skip.
fn strip_chunks(file: &mut impl InPlace, len: u64) -> Result<()> {
    let mut at = 12;
    while at + 8 <= len {
        let head: [u8; 8] = read_at(file, at)?;
        let size = u64::from(u32::from_le_bytes([head[4], head[5], head[6], head[7]]));
        // Recorders that were switched off leave a last chunk longer than the file.
        let next = (at + 8 + size + size % 2).min(len);
        if matches!(
            &head[0..4],
            b"LIST" | b"id3 " | b"ID3 " | b"bext" | b"iXML" | b"axml" | b"_PMX"
        ) {
            write_at(file, at, b"JUNK")?;
            blank(file, at + 8, next)?;
        }
        at = next;
    }
    Ok(())
}

/// Tags of an MP3 file: the one in front becomes an empty one of the same length, the one behind becomes silence.
fn strip_tags(file: &mut impl InPlace, len: u64) -> Result<()> {
    const OLD_TAG: u64 = 128;
    if len >= 10 {
        let head: [u8; 10] = read_at(file, 0)?;
        if head.starts_with(b"ID3") {
            let size = head[6..10]
                .iter()
                .fold(0_u64, |size, b| size << 7 | u64::from(b & 0x7f));
            // Flags promise an extended header and a footer, which are blank now.
            write_at(file, 5, &[0])?;
            blank(file, 10, (10 + size).min(len))?;
        }
    }
    if len >= OLD_TAG && read_at::<3>(file, len - OLD_TAG)? == *b"TAG" {
        blank(file, len - OLD_TAG, len)?;
    }
    Ok(())
}

/// Blanks the camera's note and the XMP packet of a HEIC picture. How it is turned stands elsewhere (`irot`).
/// `None` when there is a note that cannot be found again in one piece, so cannot be taken out.
pub(crate) fn strip_heic(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut stripped = bytes.to_vec();
    if let Some(exif) = evidence::raw(bytes) {
        let note = exif.buf();
        let at = find(bytes, note)?;
        stripped[at..at + note.len()].fill(0);
    } else if find(bytes, b"Exif\0\0").is_some() {
        return None;
    }
    let mut from = 0;
    while let Some(start) = find(&stripped[from..], b"<x:xmpmeta").map(|at| from + at) {
        const END: &[u8] = b"</x:xmpmeta>";
        let end = start + find(&stripped[start..], END)? + END.len();
        stripped[start..end].fill(b' ');
        from = end;
    }
    Some(stripped)
}

/// Where `wanted` stands. Looks closer at the first few places that begin alike, so that a file made of thousands of
/// almost-matches costs no more than any other.
fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    const BEGINNING: usize = 64;
    const LOOKED_AT: usize = 16;
    let beginning = wanted
        .get(..wanted.len().min(BEGINNING))
        .filter(|beginning| !beginning.is_empty())?;
    bytes
        .windows(beginning.len())
        .enumerate()
        .filter(|(_, window)| *window == beginning)
        .take(LOOKED_AT)
        .find_map(|(at, _)| bytes[at..].starts_with(wanted).then_some(at))
}

fn read_at<const N: usize>(file: &mut impl InPlace, at: u64) -> Result<[u8; N]> {
    let mut bytes = [0; N];
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(&mut bytes).map_err(|e| match e.kind() {
        ErrorKind::UnexpectedEof => damaged(),
        _ => e,
    })?;
    Ok(bytes)
}

fn write_at(file: &mut impl InPlace, at: u64, bytes: &[u8]) -> Result<()> {
    file.seek(SeekFrom::Start(at))?;
    file.write_all(bytes)
}

fn blank(file: &mut impl InPlace, from: u64, to: u64) -> Result<()> {
    file.seek(SeekFrom::Start(from))?;
    std::io::copy(&mut std::io::repeat(0).take(to.saturating_sub(from)), file)?;
    Ok(())
}

fn damaged() -> Error {
    Error::from(ErrorKind::InvalidData)
}
