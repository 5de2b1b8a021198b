//! Workbooks.

use std::io::Cursor;

use bytes::Bytes;
use calamine::{
    Data, DataRef, ExcelDateTime, ExcelDateTimeType, Ods, Range, Reader, SheetType, Xls, Xlsx,
};

use super::{EachRow, Kind, MOST_COLUMNS, Unreadable, clean};

type Source = Cursor<Bytes>;

fn open<W: Reader<Source>>(bytes: &Bytes) -> Result<W, Unreadable> {
    W::new(Cursor::new(bytes.clone())).map_err(|_| Unreadable::Broken)
}

/// Names of the sheets, in order.
pub(super) fn names(bytes: &Bytes, kind: Kind) -> Result<Vec<String>, Unreadable> {
    match kind {
        Kind::Xlsx => Ok(worksheets(&open::<Xlsx<Source>>(bytes)?)),
        Kind::Xls => Ok(worksheets(&open::<Xls<Source>>(bytes)?)),
        Kind::Ods => Ok(worksheets(&open::<Ods<Source>>(bytes)?)),
        Kind::Text => Err(Unreadable::NoTable),
    }
}

fn worksheets<W: Reader<Source>>(book: &W) -> Vec<String> {
    let sheets = book.sheets_metadata().iter();
    sheets
        .filter(|s| s.typ == SheetType::WorkSheet)
        .map(|s| s.name.clone())
        .collect()
}

pub(super) fn rows(
    bytes: &Bytes,
    kind: Kind,
    sheet: &str,
    each: EachRow<'_>,
) -> Result<(), Unreadable> {
    match kind {
        Kind::Xlsx => streamed(&mut open(bytes)?, sheet, each),
        Kind::Xls => whole(&mut open::<Xls<Source>>(bytes)?, sheet, each),
        Kind::Ods => whole(&mut open::<Ods<Source>>(bytes)?, sheet, each),
        Kind::Text => Err(Unreadable::NoTable),
    }
}

/// One row in memory at a time, however long the sheet is.
fn streamed(book: &mut Xlsx<Source>, sheet: &str, each: EachRow<'_>) -> Result<(), Unreadable> {
    if !worksheets(book).iter().any(|name| name == sheet) {
        return Err(Unreadable::NoSheet);
    }
    let mut cells = book
        .worksheet_cells_reader(sheet)
        .map_err(|_| Unreadable::Broken)?;
    let mut at = 0_u32;
    let mut row: Vec<String> = Vec::new();
    while let Some(cell) = cells.next_cell().map_err(|_| Unreadable::Broken)? {
        let (line, column) = cell.get_position();
        if line > at {
            let done = std::mem::take(&mut row);
            if !done.is_empty() && !each(at as usize + 1, done) {
                return Ok(());
            }
            at = line;
        }
        let column = column as usize;
        if line == at && column < MOST_COLUMNS {
            if row.len() <= column {
                row.resize(column + 1, String::new());
            }
            row[column] = said_ref(cell.get_value());
        }
    }
    if !row.is_empty() {
        each(at as usize + 1, row);
    }
    Ok(())
}

fn whole<W: Reader<Source>>(
    book: &mut W,
    sheet: &str,
    each: EachRow<'_>,
) -> Result<(), Unreadable> {
    if !worksheets(book).iter().any(|name| name == sheet) {
        return Err(Unreadable::NoSheet);
    }
    let range: Range<Data> = book
        .worksheet_range(sheet)
        .map_err(|_| Unreadable::Broken)?;
    let (first, left) = range.start().unwrap_or((0, 0));
    for (at, cells) in range.rows().enumerate() {
        let blank = std::iter::repeat_n(String::new(), (left as usize).min(MOST_COLUMNS));
        let row: Vec<String> = blank
            .chain(cells.iter().map(said))
            .take(MOST_COLUMNS)
            .collect();
        if !each(first as usize + at + 1, row) {
            break;
        }
    }
    Ok(())
}

fn said_ref(value: &DataRef<'_>) -> String {
    match value {
        DataRef::SharedString(text) => clean(text),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            clean(text)
        }
        DataRef::Int(n) => n.to_string(),
        DataRef::Float(n) => number(*n),
        DataRef::Bool(yes) => truth(*yes),
        DataRef::DateTime(at) => moment(at),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

fn said(value: &Data) -> String {
    match value {
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => clean(text),
        Data::Int(n) => n.to_string(),
        Data::Float(n) => number(*n),
        Data::Bool(yes) => truth(*yes),
        Data::DateTime(at) => moment(at),
        Data::Error(error) => error.to_string(),
        Data::Empty => String::new(),
    }
}

fn truth(yes: bool) -> String {
    if yes { "TRUE" } else { "FALSE" }.to_owned()
}

/// A telephone number typed as a number is read as its digits, never as 1.38e10.
fn number(n: f64) -> String {
    format!("{n}")
}

/// Excel keeps days as numbers; a length of time or a bare time of day stays a number or `HH:MM:SS`.
fn moment(at: &ExcelDateTime) -> String {
    if at.is_duration() {
        return number(at.as_f64());
    }
    // Ten o'clock is 0.41666…, which is a little less than ten o'clock.
    const HALF_A_SECOND: f64 = 0.5 / 86_400.0;
    let (year, month, day, hour, minute, second, _) = shifted(at, HALF_A_SECOND).to_ymd_hms_milli();
    if at.as_f64() < 1.0 {
        return format!("{hour:02}:{minute:02}:{second:02}");
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        date
    } else {
        format!("{date} {hour:02}:{minute:02}:{second:02}")
    }
}

/// The same day system, a moment later. Whether it counts from 1904 is not told, so it is found out.
fn shifted(at: &ExcelDateTime, by: f64) -> ExcelDateTime {
    let of = |is_1904| ExcelDateTime::new(at.as_f64(), ExcelDateTimeType::DateTime, is_1904);
    let is_1904 = of(true).to_ymd_hms_milli() == at.to_ymd_hms_milli();
    ExcelDateTime::new(at.as_f64() + by, ExcelDateTimeType::DateTime, is_1904)
}
