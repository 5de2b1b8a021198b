//! Taking a batch back: what nobody has touched since is withdrawn; what somebody works on stays, and is listed.

use access::Actor;
use matter::{Command, Do};
use store::{CommandId, Fault};
use web::App;

use super::{AT_ONCE, LEASE_MS, Slice, run};
use crate::model::{Batch, BatchState, RowState};
use crate::steps::announce;
use crate::store::{self as rows, Wanted};

/// Chunks of one slice.
const CHUNKS: usize = 8;
/// The version of a matter that was registered and not touched since.
const UNTOUCHED: i64 = 1;

pub(super) async fn slice(app: &App, batch: &Batch) -> Result<Slice, Fault> {
    // A row under way when its process ended is a matter or is not; registering it once more tells.
    while run::chunk(app, batch, &[RowState::Taken]).await? == run::Chunk::Done {}
    for _ in 0..CHUNKS {
        let wanted = Wanted {
            states: &[RowState::Made],
            limit: AT_ONCE,
            ..Wanted::default()
        };
        let made = rows::rows(&app.db.read(), &batch.id, &wanted).await?;
        if made.is_empty() {
            return Ok(Slice::End(BatchState::Undone));
        }
        let mut outcomes = Vec::with_capacity(made.len());
        for row in made {
            let matter = row.matter_id.clone().unwrap_or_default();
            let state = withdraw(app, batch, row.row_no, matter).await?;
            outcomes.push((row.row_no, state));
        }
        if !write(app, batch, outcomes).await? {
            return Ok(Slice::Stopped);
        }
    }
    Ok(Slice::More)
}

async fn withdraw(
    app: &App,
    batch: &Batch,
    row_no: i64,
    matter: String,
) -> Result<RowState, Fault> {
    let id = CommandId::parse(&format!("{}-{row_no}-undo", batch.id))
        .ok_or_else(|| Fault::new("the id of a batch makes no command"))?;
    let why = batch.undo_words.as_deref().unwrap_or_default();
    let command = Command {
        id,
        matter,
        seen: Some(UNTOUCHED),
        with_code: false,
        what: Do::Withdraw {
            reason: format!("{} {why}", batch.number),
        },
    };
    match matter::act(app, &Actor::System { part: "import" }, command).await {
        Ok(_) => Ok(RowState::Undone),
        Err(matter::Refused::Fault(fault)) => Err(fault),
        Err(_) => Ok(RowState::Kept),
    }
}

async fn write(app: &App, batch: &Batch, outcomes: Vec<(i64, RowState)>) -> Result<bool, Fault> {
    let (batch, now) = (batch.clone(), app.clock.now());
    let going = app
        .db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                let last = outcomes.last().map_or(batch.position, |(no, _)| *no);
                for (row_no, state) in outcomes {
                    rows::set_row(tx, &batch.id, row_no, state, None).await?;
                }
                let until = now.plus_ms(LEASE_MS);
                let going = rows::go_on(tx, &batch.id, BatchState::Undoing, last, until).await?;
                announce(tx, &batch, now).await?;
                Ok(going)
            })
        })
        .await?;
    app.wake();
    Ok(going)
}
