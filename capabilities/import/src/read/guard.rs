//! Archives that unpack to more than there is room for are turned away before anything reads them.

use std::io::Read;

use flate2::read::DeflateDecoder;

use super::Unreadable;

/// Whether the parts of a ZIP archive unpack to more than `most` bytes. The sizes it declares are not believed: every
/// part is unpacked into nothing and counted.
///
/// # Errors
/// [`Unreadable::Broken`] when its table of contents does not fit (APPNOTE.TXT 4.3.12 and 4.3.16).
pub fn unpacks_to_more_than(bytes: &[u8], most: u64) -> Result<bool, Unreadable> {
    let parts = parts(bytes).ok_or(Unreadable::Broken)?;
    let mut left = most;
    for (method, packed) in parts {
        let size = match method {
            0 => packed.len() as u64,
            8 => counted(packed, left),
            _ => return Err(Unreadable::Broken),
        };
        if size > left {
            return Ok(true);
        }
        left -= size;
    }
    Ok(false)
}

/// Bytes that a part unpacks to, at most one more than `most`. What breaks off counts as far as it goes; the reader of
/// the table will say that it is broken.
fn counted(packed: &[u8], most: u64) -> u64 {
    let mut unpacked = DeflateDecoder::new(packed).take(most + 1);
    let mut buffer = [0; 16 * 1024];
    let mut size = 0;
    while let Ok(n) = unpacked.read(&mut buffer) {
        if n == 0 {
            break;
        }
        size += n as u64;
    }
    size
}

/// Method and packed bytes of every part.
fn parts(bytes: &[u8]) -> Option<Vec<(u16, &[u8])>> {
    const END: &[u8] = b"PK\x05\x06";
    const END_LEN: usize = 22;
    let tail = bytes.len().saturating_sub(END_LEN + usize::from(u16::MAX));
    let end = tail + bytes.get(tail..)?.windows(4).rposition(|w| w == END)?;
    let count = u16_at(bytes, end + 10)?;
    let mut at = size_at(bytes, end + 16)?;
    let mut parts = Vec::with_capacity(usize::from(count));
    for _ in 0..count {
        (bytes.get(at..at.checked_add(4)?)? == b"PK\x01\x02").then_some(())?;
        let method = u16_at(bytes, at + 10)?;
        let packed = size_at(bytes, at + 20)?;
        let local = size_at(bytes, at + 42)?;
        let start = local
            .checked_add(30)?
            .checked_add(usize::from(u16_at(bytes, local.checked_add(26)?)?))?
            .checked_add(usize::from(u16_at(bytes, local.checked_add(28)?)?))?;
        parts.push((method, bytes.get(start..start.checked_add(packed)?)?));
        at += 46
            + usize::from(u16_at(bytes, at + 28)?)
            + usize::from(u16_at(bytes, at + 30)?)
            + usize::from(u16_at(bytes, at + 32)?);
    }
    Some(parts)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(two.try_into().ok()?))
}

fn size_at(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    usize::try_from(u32::from_le_bytes(four.try_into().ok()?)).ok()
}
