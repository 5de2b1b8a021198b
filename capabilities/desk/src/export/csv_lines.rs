//! The table as comma-separated values, line by line.

use axum::body::Body;
use bytes::Bytes;
use futures::stream;
use kernel::when;
use store::{Cursor, Fault};
use web::Ctx;

use super::{Cell, MOST, PAGE, Wanted, heads, line};
use crate::types::Types;

/// What tells a spreadsheet that the bytes are UTF-8.
const MARK: [u8; 3] = [0xEF, 0xBB, 0xBF];

fn words(cell: &Cell) -> String {
    match cell {
        Cell::Text(words) => words.clone(),
        Cell::Moment(at) => at.map(when::iso).unwrap_or_default(),
    }
}

fn written(lines: &[Vec<String>], with_mark: bool) -> Result<Vec<u8>, Fault> {
    let start = if with_mark { MARK.to_vec() } else { Vec::new() };
    let mut out = csv::Writer::from_writer(start);
    for line in lines {
        out.write_record(line)
            .map_err(|e| Fault::of("write a table", e))?;
    }
    out.into_inner()
        .map_err(|e| Fault::new(format!("write a table: {e}")))
}

/// All lines at once, for a short table.
///
/// # Errors
/// When a line cannot be written.
pub(super) fn whole(ctx: &Ctx, lines: &[Vec<Cell>]) -> Result<Vec<u8>, Fault> {
    let mut all = vec![heads(ctx)];
    all.extend(lines.iter().map(|cells| cells.iter().map(words).collect()));
    written(&all, true)
}

/// How far the stream has come.
enum Stand {
    Heads,
    Rows(Option<Cursor>, usize),
    End,
}

/// The lines as they are read; nothing waits for the whole list.
pub(super) fn stream(ctx: Ctx, wanted: Wanted, types: Types) -> Body {
    let start = (ctx, wanted, types, Stand::Heads);
    Body::from_stream(stream::try_unfold(
        start,
        |(ctx, wanted, types, stand)| async move {
            let (after, sent) = match stand {
                Stand::Heads => {
                    let bytes = written(&[heads(&ctx)], true)?;
                    let next = (ctx, wanted, types, Stand::Rows(None, 0));
                    return Ok::<_, Fault>(Some((Bytes::from(bytes), next)));
                }
                Stand::Rows(after, sent) => (after, sent),
                Stand::End => return Ok(None),
            };
            let page = wanted
                .page(&ctx, after.as_ref(), PAGE.min(MOST - sent))
                .await?;
            let mut lines = Vec::with_capacity(page.rows.len());
            for row in &page.rows {
                let cells = line(&ctx, &types, row, None)?;
                lines.push(cells.iter().map(words).collect());
            }
            let sent = sent + page.rows.len();
            let stand = match page.next {
                Some(cursor) if sent < MOST => Stand::Rows(Some(cursor), sent),
                _ => Stand::End,
            };
            let bytes = Bytes::from(written(&lines, false)?);
            Ok(Some((bytes, (ctx, wanted, types, stand))))
        },
    ))
}
