//! Tables in files, row by row: Excel 2007 and 1997, OpenDocument, and text separated by commas, semicolons or tabs.
//!
//! Every cell becomes text. Nothing is computed: of a formula the value is read that the spreadsheet saved last, and a
//! text that begins like a formula stays that text.

mod guard;
mod text;
mod workbook;

use bytes::Bytes;

pub use guard::unpacks_to_more_than;

/// Most bytes of a file: 20 MiB, about a hundred thousand short rows.
pub const MOST_BYTES: u64 = 20 * 1024 * 1024;
/// Most bytes that the parts of a workbook unpack to.
pub const MOST_UNPACKED: u64 = 400 * 1024 * 1024;
/// Most rows of one sheet, header included.
pub const MOST_ROWS: usize = 50_000;
/// Most columns that are read; what stands further right is left out.
pub const MOST_COLUMNS: usize = 100;
/// Most characters of one cell that are kept.
pub const LONGEST_CELL: usize = 8_000;

/// What a table file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Excel since 2007.
    Xlsx,
    /// Excel 1997 to 2003.
    Xls,
    /// OpenDocument.
    Ods,
    /// Text with separators.
    Text,
}

/// Why a file cannot be read as a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Its type is none that holds a table.
    #[error("the file holds no table")]
    NoTable,
    /// Its parts do not fit together, or it is locked with a password.
    #[error("the table cannot be read")]
    Broken,
    /// It would unpack to more than there is room for.
    #[error("the table unpacks to too much")]
    Unpacked,
    /// It has no sheet of that name.
    #[error("there is no such sheet")]
    NoSheet,
    /// It has more rows than are taken at once.
    #[error("the table has too many rows")]
    Rows,
}

impl Unreadable {
    /// Text key of the sentence.
    pub fn key(self) -> &'static str {
        match self {
            Unreadable::NoTable => "import-file-no-table",
            Unreadable::Broken => "import-file-broken",
            Unreadable::Unpacked => "import-file-unpacked",
            Unreadable::NoSheet => "import-file-no-sheet",
            Unreadable::Rows => "import-file-rows",
        }
    }
}

/// A sheet and how many rows it has that are not empty.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Sheet {
    /// Its name; empty for text files.
    pub name: String,
    /// Rows with anything in them.
    pub rows: usize,
}

/// Called for each row that is not empty: its number as the spreadsheet counts (from 1), its cells. False ends it.
pub type EachRow<'a> = &'a mut dyn FnMut(usize, Vec<String>) -> bool;

/// A table file in memory.
#[derive(Clone)]
pub struct TableFile {
    bytes: Bytes,
    kind: Kind,
}

impl TableFile {
    /// Takes the bytes of a file whose type was found out by content.
    ///
    /// # Errors
    /// [`Unreadable::NoTable`], [`Unreadable::Unpacked`] or [`Unreadable::Broken`].
    pub fn of(bytes: Bytes, media_type: &str) -> Result<TableFile, Unreadable> {
        let kind = match media_type.split(';').next().unwrap_or("") {
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => Kind::Xlsx,
            "application/vnd.ms-excel" => Kind::Xls,
            "application/vnd.oasis.opendocument.spreadsheet" => Kind::Ods,
            "text/csv" | "text/plain" => Kind::Text,
            _ => return Err(Unreadable::NoTable),
        };
        if matches!(kind, Kind::Xlsx | Kind::Ods) && unpacks_to_more_than(&bytes, MOST_UNPACKED)? {
            return Err(Unreadable::Unpacked);
        }
        Ok(TableFile { bytes, kind })
    }

    /// What it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The sheets with anything in them, in order.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn sheets(&self) -> Result<Vec<Sheet>, Unreadable> {
        let names = match self.kind {
            Kind::Text => vec![String::new()],
            _ => workbook::names(&self.bytes, self.kind)?,
        };
        let mut sheets = Vec::new();
        for name in names {
            let mut rows = 0;
            self.rows(&name, &mut |_, _| {
                rows += 1;
                rows <= MOST_ROWS
            })?;
            if rows > MOST_ROWS {
                return Err(Unreadable::Rows);
            }
            if rows > 0 {
                sheets.push(Sheet { name, rows });
            }
        }
        Ok(sheets)
    }

    /// Hands over the rows of a sheet that are not empty.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn rows(&self, sheet: &str, each: EachRow<'_>) -> Result<(), Unreadable> {
        let mut each = |number: usize, mut cells: Vec<String>| {
            let used = cells
                .iter()
                .rposition(|c| !c.is_empty())
                .map_or(0, |at| at + 1);
            cells.truncate(used.min(MOST_COLUMNS));
            cells.is_empty() || each(number, cells)
        };
        match self.kind {
            Kind::Text => text::rows(&self.bytes, &mut each),
            kind => workbook::rows(&self.bytes, kind, sheet, &mut each),
        }
    }

    /// The first rows of a sheet that are not empty.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn first(&self, sheet: &str, most: usize) -> Result<Vec<(usize, Vec<String>)>, Unreadable> {
        let mut first = Vec::new();
        self.rows(sheet, &mut |number, cells| {
            first.push((number, cells));
            first.len() < most
        })?;
        Ok(first)
    }
}

/// A cell's text as it is kept: without what no person typed, and not endless.
fn clean(text: &str) -> String {
    let text = text.trim().replace("_x000D_", "").replace("\r\n", "\n");
    text.chars()
        .filter(|c| matches!(c, '\n' | '\t') || !c.is_control())
        .filter(|c| !matches!(c, '\u{feff}' | '\u{200b}'))
        .take(LONGEST_CELL)
        .collect()
}

#[cfg(test)]
mod tests;
