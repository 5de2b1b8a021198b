//! What works on a batch by itself: in slices short enough that other jobs get their turn, each of which can be killed
//! anywhere and begun again.

mod check;
mod run;
mod undo;

use std::sync::Arc;

use access::{AccountId, Actor, OrgId, Post};
use files::FileId;
use futures::FutureExt as _;
use futures::future::BoxFuture;
use kernel::{UtcMs, clock::HOUR_MS, clock::SECOND_MS};
use serde_json::{Value, json};
use store::{Fault, Tx};
use web::App;
use work::{JobKind, Schedule};

use crate::model::{Batch, BatchState};
use crate::steps::announce;
use crate::store as rows;

const CHECK: &str = "import.check";
const RUN: &str = "import.run";
const UNDO: &str = "import.undo";

/// A slice not heard of for this long was lost with its process.
const LEASE_MS: i64 = 60 * SECOND_MS;
/// When to look again at a batch that somebody else has in hand.
const AGAIN_MS: i64 = 5 * SECOND_MS;
/// Rows written in one transaction.
const AT_ONCE: i64 = 25;

/// Every job of this room.
pub fn all() -> Vec<JobKind<App>> {
    let on_demand = |name, run| JobKind {
        name,
        schedule: Schedule::OnDemand,
        attempts: 8,
        run,
    };
    vec![
        on_demand(CHECK, |app, payload| work_on(app, payload, CHECK).boxed()),
        on_demand(RUN, |app, payload| work_on(app, payload, RUN).boxed()),
        on_demand(UNDO, |app, payload| work_on(app, payload, UNDO).boxed()),
        JobKind {
            name: "import.forget",
            schedule: Schedule::Every(HOUR_MS / 1000),
            attempts: 5,
            run: |app, _| forget(app).boxed(),
        },
    ]
}

/// The job that works on a batch in this state. One that was stopped is looked at once more, for the row under way.
pub(crate) fn of(state: BatchState) -> Option<&'static str> {
    match state {
        BatchState::Checking => Some(CHECK),
        BatchState::Running | BatchState::Cancelled => Some(RUN),
        BatchState::Undoing => Some(UNDO),
        _ => None,
    }
}

/// Asks for work on a batch.
pub(crate) async fn ask(
    app: &App,
    tx: &Tx,
    kind: &str,
    batch: &Batch,
    now: UtcMs,
) -> Result<(), Fault> {
    work::enqueue(
        tx,
        &*app.ids,
        kind,
        &json!({ "batch": batch.id }),
        None,
        now,
    )
    .await
}

/// How far a slice came.
enum Slice {
    /// There is more to do.
    More,
    /// A person stopped it.
    Stopped,
    /// Through; the batch goes into this state.
    End(BatchState),
    /// The file cannot be read, for the reason with this text key.
    Unreadable(&'static str),
}

/// One slice of work on a batch.
///
/// # Errors
/// On a fault; the job is then tried again.
async fn work_on(app: Arc<App>, payload: Value, kind: &'static str) -> Result<(), Fault> {
    let id = payload["batch"].as_str().unwrap_or_default().to_owned();
    let Some(batch) = rows::find(&app.db.read(), &id).await? else {
        return Ok(());
    };
    let state = batch.state();
    if of(state) != Some(kind) {
        return Ok(());
    }
    if !take(&app, &batch, kind).await? {
        return Ok(());
    }
    let done: BoxFuture<'_, Result<Slice, Fault>> = match kind {
        CHECK => check::slice(&app, &batch).boxed(),
        RUN => run::slice(&app, &batch).boxed(),
        _ => undo::slice(&app, &batch).boxed(),
    };
    let done = done.await;
    let (shared, now) = (app.clone(), app.clock.now());
    let failed = app
        .db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                rows::let_go(tx, &id).await?;
                match done {
                    Ok(Slice::More) => ask(&shared, tx, kind, &batch, now).await?,
                    Ok(Slice::Stopped) => {}
                    Ok(Slice::End(after)) => end(tx, &id, after, None, now).await?,
                    Ok(Slice::Unreadable(key)) => {
                        end(tx, &id, BatchState::Uploaded, Some(key), now).await?;
                    }
                    Err(fault) => return Ok(Some(fault)),
                }
                Ok(None)
            })
        })
        .await?;
    app.wake();
    failed.map_or(Ok(()), Err)
}

/// Takes the batch in hand, or has somebody look again soon: whoever has it may be about to let it go.
async fn take(app: &App, batch: &Batch, kind: &'static str) -> Result<bool, Fault> {
    let (ids, batch, now) = (app.ids.clone(), batch.clone(), app.clock.now());
    app.db
        .act(move |tx| {
            Box::pin(async move {
                let until = now.plus_ms(LEASE_MS);
                if rows::take(tx, &batch.id, batch.state(), now, until).await? {
                    return Ok(true);
                }
                let payload = json!({ "batch": batch.id });
                let again = now.plus_ms(AGAIN_MS);
                let dedup = format!("{kind}@{}@{}", batch.id, again.0);
                work::enqueue_at(tx, &*ids, kind, &payload, Some(&dedup), again, now).await?;
                Ok(false)
            })
        })
        .await
}

async fn end(
    tx: &Tx,
    id: &str,
    after: BatchState,
    fault: Option<&str>,
    now: UtcMs,
) -> Result<(), Fault> {
    let Some(mut batch) = rows::find(tx.sql(), id).await? else {
        return Ok(());
    };
    // A person may have stopped it after the last row.
    if !batch.state().is_busy() {
        return Ok(());
    }
    batch.state = after.code().to_owned();
    batch.fault = fault.map(ToOwned::to_owned);
    match after {
        BatchState::Checked => batch.checked_ms = Some(now.0),
        BatchState::Done => {
            batch.finished_ms = Some(now.0);
            batch.expires_ms = now.plus_ms(crate::model::KEPT_MS).0;
        }
        BatchState::Undone => batch.undone_ms = Some(now.0),
        _ => {}
    }
    if matches!(after, BatchState::Done | BatchState::Undone) {
        drop_file(tx, &batch, now).await?;
    }
    rows::update(tx, &batch).await?;
    announce(tx, &batch, now).await
}

/// The file is not needed any more; its bytes go with the next tidying.
pub(crate) async fn drop_file(tx: &Tx, batch: &Batch, now: UtcMs) -> Result<(), Fault> {
    if let Ok(id) = FileId::parse(&batch.file_id) {
        files::remove(tx, id, now).await?;
    }
    Ok(())
}

/// Destroys files and staged cells of batches whose time is over.
async fn forget(app: Arc<App>) -> Result<(), Fault> {
    let now = app.clock.now();
    for mut batch in rows::expired(&app.db.read(), now).await? {
        let ids = app.ids.clone();
        app.db
            .act::<_, Fault, _>(move |tx| {
                Box::pin(async move {
                    drop_file(tx, &batch, now).await?;
                    if matches!(
                        batch.state(),
                        BatchState::Uploaded | BatchState::Checking | BatchState::Checked
                    ) {
                        batch.state = BatchState::Expired.code().into();
                        rows::update(tx, &batch).await?;
                    } else if matches!(batch.state(), BatchState::Running | BatchState::Paused) {
                        batch.state = BatchState::Cancelled.code().into();
                        batch.finished_ms = Some(now.0);
                        rows::update(tx, &batch).await?;
                    }
                    rows::destroy_cells(tx, &batch.id, now).await?;
                    let by = ("system:import".to_owned(), None);
                    let detail = json!({ "at_ms": now.0 });
                    crate::begin::log(tx, &*ids, &batch, "import.destroy", by, detail).await?;
                    announce(tx, &batch, now).await
                })
            })
            .await?;
    }
    app.wake();
    Ok(())
}

/// Whoever handed the batch in, as its matters name them. Without grants: nothing here is decided by them.
fn actor_of(batch: &Batch) -> Result<Actor, Fault> {
    let account = AccountId::parse(&batch.account).map_err(|e| Fault::of("read an account", e))?;
    let org = OrgId::parse(&batch.org_id).map_err(|e| Fault::of("read an organisation", e))?;
    Ok(Actor::Staff {
        account,
        post: Post {
            org,
            org_name: batch.org(),
            person: batch.person.clone(),
            title: batch.title.clone(),
            grants: Vec::new(),
        },
    })
}
