//! The trial: every row is read, understood and staged; nothing is registered.

use store::{Fault, Sql};
use tokio::sync::mpsc;
use web::App;

use super::{AT_ONCE, LEASE_MS, Slice};
use crate::begin::file_of;
use crate::field::Field;
use crate::judge::{Judge, Judged};
use crate::model::{Batch, BatchState, Problem, RowState};
use crate::read::{TableFile, Unreadable};
use crate::refused::Refused;
use crate::steps::announce;
use crate::store::{self as rows, NewRow, Twin};

/// Rows of one slice.
const SLICE: usize = 1_000;

type Chunk = Vec<(i64, Vec<String>)>;

pub(super) async fn slice(app: &App, batch: &Batch) -> Result<Slice, Fault> {
    let table = match file_of(app, batch).await {
        Ok(Some(table)) => table,
        Ok(None) => return Ok(Slice::Unreadable("import-file-gone")),
        Err(Refused::Fault(fault)) => return Err(fault),
        Err(_) => return Ok(Slice::Unreadable(Unreadable::Broken.key())),
    };
    let mut judge = Judge::new(app, batch).await?;
    let after = batch.position.max(batch.header_row);
    // Two chunks ahead, so that the reader never fills the memory.
    let (send, mut receive) = mpsc::channel::<Chunk>(2);
    let sheet = batch.sheet.clone();
    let reader = tokio::task::spawn_blocking(move || read(&table, &sheet, after, &send));
    while let Some(chunk) = receive.recv().await {
        let mut staged = Vec::with_capacity(chunk.len());
        for (row_no, cells) in chunk {
            let read = app.db.read();
            let judged = judge.row(&read, row_no, &cells, true).await?;
            staged.push(new_row(row_no, cells, judged));
        }
        if !stage(app, batch, staged).await? {
            return Ok(Slice::Stopped);
        }
    }
    match reader.await {
        Ok(Ok(true)) => Ok(Slice::More),
        Ok(Ok(false)) => Ok(Slice::End(BatchState::Checked)),
        Ok(Err(unreadable)) => Ok(Slice::Unreadable(unreadable.key())),
        Err(_) => Ok(Slice::Unreadable(Unreadable::Broken.key())),
    }
}

/// Hands over the rows behind `after` in chunks; true when the slice ended before the file did.
fn read(
    table: &TableFile,
    sheet: &str,
    after: i64,
    send: &mpsc::Sender<Chunk>,
) -> Result<bool, Unreadable> {
    let mut chunk = Chunk::new();
    let (mut sent, mut more) = (0, false);
    table.rows(sheet, &mut |number, cells| {
        let row_no = i64::try_from(number).unwrap_or(i64::MAX);
        if row_no <= after {
            return true;
        }
        if sent == SLICE {
            more = true;
            return false;
        }
        sent += 1;
        chunk.push((row_no, cells));
        // Nobody listens any more when the slice was stopped.
        chunk.len() < AT_ONCE as usize || send.blocking_send(std::mem::take(&mut chunk)).is_ok()
    })?;
    if !chunk.is_empty() && send.blocking_send(chunk).is_err() {
        return Ok(true);
    }
    Ok(more)
}

fn new_row(row_no: i64, cells: Vec<String>, judged: Judged) -> NewRow {
    let state = match (judged.report.is_some(), judged.problems.is_empty()) {
        (false, _) => RowState::Bad,
        (true, true) => RowState::Good,
        (true, false) => RowState::Warn,
    };
    NewRow {
        row_no,
        state,
        cells,
        problems: judged.problems,
        goes_to: judged.goes_to,
        reference: judged.reference,
        content: judged.content,
    }
}

/// Stages rows, those that stand somewhere already as such. False when a person stopped the trial.
async fn stage(app: &App, batch: &Batch, staged: Vec<NewRow>) -> Result<bool, Fault> {
    let (shared, batch, now) = (app.clone(), batch.clone(), app.clock.now());
    let going = app
        .db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                let last = staged.last().map_or(batch.position, |row| row.row_no);
                let until = now.plus_ms(LEASE_MS);
                if !rows::go_on(tx, &batch.id, BatchState::Checking, last, until).await? {
                    return Ok(false);
                }
                for mut row in staged {
                    if row.state != RowState::Bad
                        && let Some(twin) = twin_of(tx, &batch, &row).await?
                    {
                        row.state = RowState::Duplicate;
                        row.problems.push(duplicate(&batch, &twin));
                    }
                    rows::stage(tx, &shared, &batch, &row).await?;
                }
                announce(tx, &batch, now).await?;
                Ok(true)
            })
        })
        .await?;
    app.wake();
    Ok(going)
}

async fn twin_of(sql: &dyn Sql, batch: &Batch, row: &NewRow) -> Result<Option<Twin>, Fault> {
    rows::twin(
        sql,
        batch,
        row.row_no,
        row.reference.as_deref(),
        &row.content,
    )
    .await
}

/// Why a row is not registered once more.
pub(super) fn duplicate(batch: &Batch, twin: &Twin) -> Problem {
    let field = if twin.by_reference {
        Field::Reference
    } else {
        Field::Body
    };
    let key = match (twin.matter_number.is_empty(), twin.batch == batch.number) {
        (true, true) => "import-p-twin-row",
        (true, false) => "import-p-twin-batch",
        _ => "import-p-twin-matter",
    };
    Problem {
        field,
        column: batch.mapping().column(field),
        key: key.to_owned(),
        args: [
            ("batch", twin.batch.clone()),
            ("row", twin.row_no.to_string()),
            ("number", twin.matter_number.clone()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into(),
        bad: true,
    }
}
