//! Registering: each row through the one way of registering, under a command that is made of batch and row. However
//! often a row comes here, it becomes one matter.

use matter::{Registered, register_from};
use store::{CommandId, Fault, Once};
use web::App;

use super::{AT_ONCE, LEASE_MS, Slice, actor_of, check};
use crate::field::Field;
use crate::judge::{Judge, Judged};
use crate::model::{Batch, BatchState, Problem, RowState, StagedRow};
use crate::steps::announce;
use crate::store::{self as rows, Wanted};

/// Chunks of one slice.
const CHUNKS: usize = 8;

pub(super) async fn slice(app: &App, batch: &Batch) -> Result<Slice, Fault> {
    let wanted: &[RowState] = match batch.state() {
        BatchState::Running => &[RowState::Good, RowState::Warn, RowState::Taken],
        // Stopped for good: only what was under way when its process ended.
        _ => &[RowState::Taken],
    };
    for _ in 0..CHUNKS {
        match chunk(app, batch, wanted).await? {
            Chunk::Done => {}
            Chunk::Empty if batch.state() == BatchState::Running => {
                return Ok(Slice::End(BatchState::Done));
            }
            Chunk::Empty | Chunk::Stopped => return Ok(Slice::Stopped),
        }
    }
    Ok(Slice::More)
}

/// What came of one chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Chunk {
    /// Rows were registered or refused.
    Done,
    /// There were none left.
    Empty,
    /// A person stopped it; what was under way is done.
    Stopped,
}

/// What became of a row.
enum Outcome {
    Made(Registered),
    Refused(Vec<Problem>),
}

/// Registers the next rows in these states.
pub(super) async fn chunk(app: &App, batch: &Batch, wanted: &[RowState]) -> Result<Chunk, Fault> {
    let wanted = Wanted {
        states: wanted,
        limit: AT_ONCE,
        ..Wanted::default()
    };
    let next = rows::rows(&app.db.read(), &batch.id, &wanted).await?;
    if next.is_empty() {
        return Ok(Chunk::Empty);
    }
    let actor = actor_of(batch)?;
    let mut judge = Judge::new(app, batch).await?;
    let mut judged = Vec::with_capacity(next.len());
    for row in next {
        let cells = rows::open(app, &row)?;
        let read = app.db.read();
        let one = judge.row(&read, row.row_no, &cells, false).await?;
        judged.push((row, one));
    }
    let mine = claim(app, batch, judged).await?;
    let mut outcomes = Vec::with_capacity(mine.len());
    for (row_no, judged, before) in mine {
        let outcome = match (before, judged.report) {
            (Some(made), _) => Outcome::Made(made),
            (None, None) => Outcome::Refused(judged.problems),
            (None, Some((new, origin))) => {
                let command = command(batch, row_no)?;
                match register_from(app, &actor, command, new, origin).await {
                    Ok(made) => Outcome::Made(made),
                    Err(matter::Refused::Fault(fault)) => return Err(fault),
                    // Two at the same row: the second finds what the first did.
                    Err(matter::Refused::Stale) => {
                        return Err(Fault::new("a row was being registered by another process"));
                    }
                    Err(refused) => Outcome::Refused(vec![refusal(batch, &refused)]),
                }
            }
        };
        outcomes.push((row_no, outcome));
    }
    let going = write(app, batch, outcomes).await?;
    Ok(if going { Chunk::Done } else { Chunk::Stopped })
}

/// The command under which a row is registered, today and whenever it comes again.
pub(super) fn command(batch: &Batch, row_no: i64) -> Result<CommandId, Fault> {
    CommandId::parse(&format!("{}-{row_no}", batch.id))
        .ok_or_else(|| Fault::new("the id of a batch makes no command"))
}

/// A row in hand: its number, what it means, and the matter that it became before its process ended.
type Mine = (i64, Judged, Option<Registered>);

/// Takes rows in hand: from here on nobody registers the same number or the same words from another file.
async fn claim(
    app: &App,
    batch: &Batch,
    judged: Vec<(StagedRow, Judged)>,
) -> Result<Vec<Mine>, Fault> {
    let (batch, who) = (batch.clone(), actor_of(batch)?.log_id());
    app.db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                let mut mine = Vec::with_capacity(judged.len());
                for (row, one) in judged {
                    let (id, no) = (&batch.id, row.row_no);
                    let mut before = None;
                    if row.state() == RowState::Taken {
                        let command = command(&batch, no)?;
                        if let Once::Done(made) = tx.once::<Registered>(&command, &who).await? {
                            before = Some(made);
                        }
                    } else {
                        let reference = one.reference.as_deref();
                        let twin =
                            rows::twin(tx.sql(), &batch, no, reference, &one.content).await?;
                        if let Some(twin) = twin {
                            let why = [check::duplicate(&batch, &twin)];
                            rows::set_row(tx, id, no, RowState::Duplicate, Some(&why)).await?;
                            continue;
                        }
                        if one.report.is_some() {
                            rows::set_row(tx, id, no, RowState::Taken, None).await?;
                        }
                    }
                    mine.push((no, one, before));
                }
                Ok(mine)
            })
        })
        .await
}

/// Writes what became of rows. False when a person stopped the run meanwhile.
async fn write(app: &App, batch: &Batch, outcomes: Vec<(i64, Outcome)>) -> Result<bool, Fault> {
    let (batch, now) = (batch.clone(), app.clock.now());
    let going = app
        .db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                let last = outcomes.last().map_or(batch.position, |(no, _)| *no);
                for (row_no, outcome) in outcomes {
                    match outcome {
                        Outcome::Made(made) => {
                            rows::made(tx, &batch.id, row_no, &made.id, &made.number).await?;
                        }
                        Outcome::Refused(why) => {
                            let state = RowState::Refused;
                            rows::set_row(tx, &batch.id, row_no, state, Some(&why)).await?;
                        }
                    }
                }
                let until = now.plus_ms(LEASE_MS);
                let going = rows::go_on(tx, &batch.id, batch.state(), last, until).await?;
                announce(tx, &batch, now).await?;
                Ok(going)
            })
        })
        .await?;
    app.wake();
    Ok(going)
}

/// A refusal of the spine in the terms of a row.
fn refusal(batch: &Batch, refused: &matter::Refused) -> Problem {
    let (field, key) = match refused {
        matter::Refused::Invalid(fields) => match fields.first() {
            Some(error) if error.field == "type_code" => (Field::Type, "import-p-type-unknown"),
            Some(error) if error.field == "title" => (Field::Title, "import-p-refused"),
            _ => (Field::Body, "import-p-refused"),
        },
        _ => (Field::Body, "import-p-refused"),
    };
    Problem {
        field,
        column: batch.mapping().column(field),
        key: key.to_owned(),
        args: std::collections::BTreeMap::new(),
        bad: true,
    }
}
