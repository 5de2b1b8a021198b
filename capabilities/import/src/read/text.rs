//! Text with separators, in UTF-8 or GB 18030.

use std::borrow::Cow;

use super::{EachRow, MOST_COLUMNS, Unreadable, clean};

/// Separators, the usual one first.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

pub(super) fn rows(bytes: &[u8], each: EachRow<'_>) -> Result<(), Unreadable> {
    let text = decoded(bytes)?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(&text))
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    // A cell may hold line ends; the spreadsheet counts its row once. Empty lines are rows, too.
    let (mut line, mut inside, mut counted) = (0, 0, 0);
    while reader
        .read_record(&mut record)
        .map_err(|_| Unreadable::Broken)?
    {
        let from = record.position().map_or(0, csv::Position::byte);
        let from = usize::try_from(from).unwrap_or(usize::MAX).min(text.len());
        let blank = text.as_bytes()[from..]
            .iter()
            .take_while(|b| matches!(b, b'\r' | b'\n'))
            .count();
        line += ends(&text.as_bytes()[counted..from + blank]);
        counted = from + blank;
        let number = line + 1 - inside;
        inside += record.iter().map(|c| ends(c.as_bytes())).sum::<usize>();
        let cells = record.iter().take(MOST_COLUMNS).map(unquoted).collect();
        if !each(number, cells) {
            break;
        }
    }
    Ok(())
}

/// A cell without the quote that our own exports put before what a spreadsheet would take for a formula.
fn unquoted(cell: &str) -> String {
    let cell = clean(cell);
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest.to_owned(),
        _ => cell,
    }
}

/// Line ends: `\r\n`, `\n` or `\r`.
fn ends(bytes: &[u8]) -> usize {
    let mut ends = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let ends_here = match byte {
            b'\n' => at == 0 || bytes[at - 1] != b'\r',
            b'\r' => true,
            _ => false,
        };
        ends += usize::from(ends_here);
    }
    ends
}

/// UTF-8 where it is valid, else GB 18030, which older office programs here write.
fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, Unreadable> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Cow::Borrowed(text));
    }
    let (text, _, errors) = encoding_rs::GB18030.decode(bytes);
    if errors {
        Err(Unreadable::Broken)
    } else {
        Ok(text)
    }
}

/// The separator that the first line with any has most of, outside quotes.
fn separator(text: &str) -> u8 {
    for line in text.lines().take(20) {
        let mut counts = [0_usize; SEPARATORS.len()];
        let mut quoted = false;
        for byte in line.bytes() {
            if byte == b'"' {
                quoted = !quoted;
            } else if !quoted && let Some(at) = SEPARATORS.iter().position(|s| *s == byte) {
                counts[at] += 1;
            }
        }
        let most = counts.iter().copied().max().unwrap_or(0);
        if most > 0 {
            let at = counts.iter().position(|n| *n == most).unwrap_or(0);
            return SEPARATORS[at];
        }
    }
    SEPARATORS[0]
}
