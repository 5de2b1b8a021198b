//! The table as a spreadsheet.

use kernel::UtcMs;
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use store::Fault;
use web::Ctx;

use super::{Cell, MOST, PAGE, Wanted, heads, line};
use crate::types::Types;

/// Days from the spreadsheet's epoch, 1899-12-30, to 1970-01-01.
const EPOCH_DAYS: f64 = 25_569.0;
const DAY_MS: f64 = 86_400_000.0;
/// Shanghai is ahead of UTC by this, in milliseconds; cells show local time.
const AHEAD_MS: f64 = 8.0 * 3_600_000.0;
/// Widths of the columns, in characters, in the order of the heads.
const WIDTHS: [f64; 14] = [
    19.0, 34.0, 18.0, 24.0, 12.0, 26.0, 12.0, 17.0, 17.0, 17.0, 10.0, 14.0, 28.0, 44.0,
];

fn fault(e: XlsxError) -> Fault {
    Fault::of("write a spreadsheet", e)
}

/// A moment as the spreadsheet counts: days with a fraction, in local time.
fn serial(at: UtcMs) -> f64 {
    (at.0 as f64 + AHEAD_MS) / DAY_MS + EPOCH_DAYS
}

struct Sheet<'a> {
    on: &'a mut Worksheet,
    moment: Format,
    row: u32,
}

impl<'a> Sheet<'a> {
    fn begin(sheet: &'a mut Worksheet, ctx: &Ctx) -> Result<Self, Fault> {
        let bold = Format::new().set_bold();
        sheet.set_freeze_panes(1, 0).map_err(fault)?;
        for (at, (head, width)) in (0u16..).zip(heads(ctx).iter().zip(WIDTHS)) {
            sheet.set_column_width(at, width).map_err(fault)?;
            sheet
                .write_string_with_format(0, at, head, &bold)
                .map_err(fault)?;
        }
        Ok(Sheet {
            on: sheet,
            moment: Format::new().set_num_format("yyyy-mm-dd hh:mm"),
            row: 1,
        })
    }

    fn write(&mut self, cells: &[Cell]) -> Result<(), Fault> {
        for (at, cell) in (0u16..).zip(cells) {
            match cell {
                // Always as a text, never as a formula or a link.
                Cell::Text(words) => {
                    self.on.write_string(self.row, at, words).map_err(fault)?;
                }
                Cell::Moment(Some(moment)) => {
                    self.on
                        .write_number_with_format(self.row, at, serial(*moment), &self.moment)
                        .map_err(fault)?;
                }
                Cell::Moment(None) => {}
            }
        }
        self.row += 1;
        Ok(())
    }
}

async fn bytes(mut book: Workbook) -> Result<Vec<u8>, Fault> {
    // Packing is work for the processor; it must not hold up other requests.
    tokio::task::spawn_blocking(move || book.save_to_buffer())
        .await
        .map_err(|e| Fault::of("pack a spreadsheet", e))?
        .map_err(fault)
}

/// A few lines, kept in memory: what is in clear is not written to disk.
///
/// # Errors
/// When it cannot be written.
pub(super) async fn short(ctx: &Ctx, lines: &[Vec<Cell>]) -> Result<Vec<u8>, Fault> {
    let mut book = Workbook::new();
    let mut sheet = Sheet::begin(book.add_worksheet(), ctx)?;
    for cells in lines {
        sheet.write(cells)?;
    }
    bytes(book).await
}

/// A long list, row by row: only the present row is in memory.
///
/// # Errors
/// On a database fault, or when it cannot be written.
pub(super) async fn long(ctx: &Ctx, wanted: &Wanted, types: &Types) -> Result<Vec<u8>, Fault> {
    let mut book = Workbook::new();
    let mut sheet = Sheet::begin(
        book.add_worksheet_with_constant_memory().map_err(fault)?,
        ctx,
    )?;
    let (mut after, mut sent) = (None, 0);
    loop {
        let page = wanted
            .page(ctx, after.as_ref(), PAGE.min(MOST - sent))
            .await?;
        for row in &page.rows {
            sheet.write(&line(ctx, types, row, None)?)?;
        }
        sent += page.rows.len();
        after = page.next;
        if after.is_none() || sent >= MOST {
            return bytes(book).await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_counted_in_local_days() {
        // 2026-11-24 12:00 in Shanghai; the spreadsheet's day 46350 is 2026-11-24.
        let noon = UtcMs::from_local(kernel::Date::constant(2026, 11, 24), 12, 0);
        assert!((serial(noon) - 46_350.5).abs() < 1e-9);
    }
}
