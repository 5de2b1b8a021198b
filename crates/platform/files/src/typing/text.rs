//! Plain text: valid in UTF-8 or GB 18030 and free of the control characters that programs are full of.

use super::FileType;
use crate::FileRefused;

pub(super) fn of_text(bytes: &[u8], name: &str, declared: &str) -> Result<FileType, FileRefused> {
    // Text that a browser could take for a page is not taken, whatever header it is served with.
    if bytes
        .iter()
        .any(|b| *b < b' ' && !matches!(b, b'\t' | b'\n' | b'\r'))
        || looks_like_markup(bytes)
    {
        return Err(FileRefused::Type);
    }
    let named_table = name.len() >= 4
        && name
            .get(name.len() - 4..)
            .is_some_and(|end| end.eq_ignore_ascii_case(".csv"));
    let table = named_table || declared.starts_with("text/csv");
    match (std::str::from_utf8(bytes).is_ok(), is_gb18030(bytes), table) {
        (true, _, false) => Ok(FileType::Text),
        (true, _, true) => Ok(FileType::Csv),
        (false, true, false) => Ok(FileType::TextGb18030),
        (false, true, true) => Ok(FileType::CsvGb18030),
        (false, false, _) => Err(FileRefused::Type),
    }
}

fn looks_like_markup(bytes: &[u8]) -> bool {
    let body = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let start = body
        .iter()
        .position(|b| !b.is_ascii_whitespace())
        .unwrap_or(body.len());
    let head = body[start..]
        .iter()
        .take(14)
        .map(u8::to_ascii_lowercase)
        .collect::<Vec<_>>();
    [
        "<!doctype",
        "<html",
        "<head",
        "<body",
        "<script",
        "<svg",
        "<?xml",
        "<!--",
        "<iframe",
        "#!",
    ]
    .iter()
    .any(|mark| head.starts_with(mark.as_bytes()))
}

/// Whether the bytes have the structure of GB 18030-2022: one, two or four bytes a character.
fn is_gb18030(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while let Some(first) = rest.first() {
        let len = match (first, rest.get(1), rest.get(2), rest.get(3)) {
            (0x00..=0x7f, ..) => 1,
            (0x81..=0xfe, Some(0x40..=0x7e | 0x80..=0xfe), ..) => 2,
            (0x81..=0xfe, Some(0x30..=0x39), Some(0x81..=0xfe), Some(0x30..=0x39)) => 4,
            _ => return false,
        };
        rest = &rest[len..];
    }
    true
}
