//! Taking jobs and running them.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use futures::FutureExt;
use futures::future::BoxFuture;
use kernel::{Clock, IdSource, UtcMs};
use store::{Db, Dialect, Fault, FromQueryResult, Sql, args};
use tokio::sync::{Notify, watch};

use crate::enqueue;

/// What runs a job: gets the payload, reads the present state, may run twice.
pub type Handler<A> = fn(Arc<A>, serde_json::Value) -> BoxFuture<'static, Result<(), Fault>>;

/// When a job comes by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schedule {
    /// Only when an act asks.
    OnDemand,
    /// Every so many seconds; one job per tick however many processes run.
    Every(i64),
}

/// A kind of job, declared by the room that owns it. `A` is the product's state.
pub struct JobKind<A> {
    /// `room.verb`; never renamed.
    pub name: &'static str,
    /// When it comes by itself.
    pub schedule: Schedule,
    /// Tries before it becomes a dead letter.
    pub attempts: i64,
    /// What runs.
    pub run: Handler<A>,
}

impl<A> Clone for JobKind<A> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<A> Copy for JobKind<A> {}

/// A job not heard of for this long was lost with its process and is taken again.
const LEASE_MS: i64 = 5 * 60 * 1000;
/// How often to look when nobody wakes the worker.
const POLL: Duration = Duration::from_secs(2);
/// Jobs under way at once in one process.
const AT_ONCE: usize = 4;

/// Takes jobs and runs them until told to stop.
pub struct Worker<A> {
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Ids for scheduled jobs.
    pub ids: Arc<dyn IdSource>,
    /// Every kind of job there is.
    pub kinds: Vec<JobKind<A>>,
    /// Woken by acts of this process.
    pub wake: Arc<Notify>,
}

#[derive(FromQueryResult)]
struct Taken {
    id: String,
    kind: String,
    payload: String,
    attempts: i64,
}

impl<A: Send + Sync + 'static> Worker<A> {
    /// Works until `stop` turns true, then finishes what is under way.
    pub async fn run(self, app: Arc<A>, mut stop: watch::Receiver<bool>) {
        let kinds: HashMap<&'static str, JobKind<A>> =
            self.kinds.iter().map(|k| (k.name, *k)).collect();
        while !*stop.borrow() {
            if let Err(fault) = self.schedule().await {
                tracing::warn!(%fault, "periodic jobs could not be scheduled");
            }
            let taken = match self.take(AT_ONCE).await {
                Ok(taken) => taken,
                Err(fault) => {
                    tracing::warn!(%fault, "jobs could not be taken");
                    Vec::new()
                }
            };
            if taken.is_empty() {
                tokio::select! {
                    _ = stop.changed() => {}
                    () = self.wake.notified() => {}
                    () = tokio::time::sleep(POLL) => {}
                }
                continue;
            }
            futures::future::join_all(
                taken
                    .into_iter()
                    .map(|job| self.carry_out(&kinds, &app, job)),
            )
            .await;
        }
    }

    async fn schedule(&self) -> Result<(), Fault> {
        let now = self.clock.now();
        for kind in &self.kinds {
            let Schedule::Every(seconds) = kind.schedule else {
                continue;
            };
            let tick = now.0 / (seconds * 1000);
            let dedup = format!("{}@{tick}", kind.name);
            let known = {
                let read = self.db.read();
                let sql: &dyn Sql = &read;
                sql.scalar::<String>("select id from job where dedup = $1", args![&dedup])
                    .await?
                    .is_some()
            };
            if !known {
                let (ids, name) = (self.ids.clone(), kind.name);
                self.db
                    .act::<_, Fault, _>(move |tx| {
                        Box::pin(async move {
                            enqueue(tx, &*ids, name, &serde_json::json!({}), Some(&dedup), now)
                                .await
                        })
                    })
                    .await?;
            }
        }
        Ok(())
    }

    async fn take(&self, limit: usize) -> Result<Vec<Taken>, Fault> {
        let now = self.clock.now();
        let waiting = {
            let read = self.db.read();
            let sql: &dyn Sql = &read;
            sql.count(
                "select count(*) from job where state in ('waiting', 'running') and run_at_ms <= $1 \
                 and (state = 'waiting' or lease_ms < $1)",
                args![now],
            )
            .await?
        };
        if waiting == 0 {
            return Ok(Vec::new());
        }
        self.db
            .act(move |tx| {
                Box::pin(async move {
                    let skip = match tx.dialect() {
                        Dialect::Sqlite => "",
                        Dialect::Postgres => "for update skip locked",
                    };
                    tx.sql()
                        .all::<Taken>(
                            &format!(
                                "update job set state = 'running', attempts = attempts + 1, lease_ms = $2 where id in (\
                                 select id from job where state in ('waiting', 'running') and run_at_ms <= $1 \
                                 and (state = 'waiting' or lease_ms < $1) order by run_at_ms limit $3 {skip}) \
                                 returning id, kind, payload, attempts"
                            ),
                            args![now, now.0 + LEASE_MS, limit as i64],
                        )
                        .await
                })
            })
            .await
    }

    async fn carry_out(&self, kinds: &HashMap<&'static str, JobKind<A>>, app: &Arc<A>, job: Taken) {
        let Some(kind) = kinds.get(job.kind.as_str()) else {
            self.end(
                &job,
                Err(Fault::new("no room knows this kind of job")),
                true,
            )
            .await;
            return;
        };
        let outcome = match serde_json::from_str(&job.payload) {
            Err(e) => Err(Fault::of("read the job's payload", e)),
            Ok(payload) => std::panic::AssertUnwindSafe((kind.run)(app.clone(), payload))
                .catch_unwind()
                .await
                .unwrap_or_else(|_| Err(Fault::new("the job panicked"))),
        };
        let last = job.attempts >= kind.attempts;
        self.end(&job, outcome, last).await;
    }

    async fn end(&self, job: &Taken, outcome: Result<(), Fault>, last: bool) {
        let now = self.clock.now();
        let (state, run_at, error) = match &outcome {
            Ok(()) => ("done", now.0, None),
            Err(fault) if last => ("dead", now.0, Some(fault.to_string())),
            Err(fault) => (
                "waiting",
                now.0 + back_off_ms(job.attempts),
                Some(fault.to_string()),
            ),
        };
        if let Some(error) = &error {
            tracing::warn!(
                job = job.id,
                kind = job.kind,
                attempts = job.attempts,
                state,
                error,
                "a job failed"
            );
        }
        let (id, state) = (job.id.clone(), state.to_owned());
        let written = self
            .db
            .act::<_, Fault, _>(move |tx| {
                Box::pin(async move {
                    tx.run(
                        "update job set state = $2, run_at_ms = $3, last_error = $4, lease_ms = null, \
                         finished_ms = case when $2 in ('done', 'dead') then $5 else null end where id = $1",
                        args![id, state, run_at, error, now],
                    )
                    .await
                })
            })
            .await;
        if let Err(fault) = written {
            // The lease will run out and the job be taken again; handlers may run twice.
            tracing::error!(job = job.id, %fault, "a job's end could not be written");
        }
    }
}

/// 10 s, 40 s, 160 s, … at most six hours.
fn back_off_ms(attempts: i64) -> i64 {
    let exponent = u32::try_from(attempts.clamp(1, 8) - 1).unwrap_or(0);
    (10_000 * 4_i64.pow(exponent)).min(6 * 3600 * 1000)
}

/// Runs everything due now, again and again until nothing is due; for tests and `anxin work --once`.
pub async fn run_now<A: Send + Sync + 'static>(
    worker: &Worker<A>,
    app: &Arc<A>,
) -> Result<usize, Fault> {
    let kinds: HashMap<&'static str, JobKind<A>> =
        worker.kinds.iter().map(|k| (k.name, *k)).collect();
    let mut done = 0;
    loop {
        let taken = worker.take(AT_ONCE).await?;
        if taken.is_empty() {
            return Ok(done);
        }
        done += taken.len();
        for job in taken {
            worker.carry_out(&kinds, app, job).await;
        }
    }
}

/// Jobs that ended this long ago are forgotten.
pub const KEEP_DONE_MS: i64 = 30 * 24 * 3600 * 1000;

/// Forgets finished jobs and old events; run by a schedule.
///
/// # Errors
/// On a database fault.
pub async fn tidy(db: &Db, now: UtcMs) -> Result<(), Fault> {
    db.act(move |tx| {
        Box::pin(async move {
            tx.run(
                "delete from job where state = 'done' and finished_ms < $1",
                args![now.0 - KEEP_DONE_MS],
            )
            .await?;
            tx.run(
                "delete from event where at_ms < $1",
                args![now.0 - KEEP_DONE_MS],
            )
            .await?;
            Ok(())
        })
    })
    .await
}
