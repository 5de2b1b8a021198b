//! The queue's table: asking for work, and what the administrator sees of it.

use kernel::{IdSource, UtcMs, typed_id};
use serde::Serialize;
use store::{Fault, FromQueryResult, Sql, Tx, args};

typed_id!(
    /// A job.
    JobId
);

/// A job as the administrator sees it.
#[derive(Clone, Debug, FromQueryResult, Serialize)]
pub struct JobRow {
    /// Its id; kept when the job is done again.
    pub id: String,
    /// What it does.
    pub kind: String,
    /// Ids it works on, JSON.
    pub payload: String,
    /// `waiting`, `running`, `done` or `dead`.
    pub state: String,
    /// When it may run next, UTC ms.
    pub run_at_ms: i64,
    /// Tries so far.
    pub attempts: i64,
    /// Why the last try failed.
    pub last_error: Option<String>,
    /// When it was asked for, UTC ms.
    pub created_ms: i64,
    /// When it ended, UTC ms.
    pub finished_ms: Option<i64>,
}

const COLUMNS: &str =
    "id, kind, payload, state, run_at_ms, attempts, last_error, created_ms, finished_ms";

/// Asks for work as soon as the act is durable.
///
/// # Errors
/// On a database fault.
pub async fn enqueue(
    tx: &Tx,
    ids: &dyn IdSource,
    kind: &str,
    payload: &impl Serialize,
    dedup: Option<&str>,
    now: UtcMs,
) -> Result<(), Fault> {
    enqueue_at(tx, ids, kind, payload, dedup, now, now).await
}

/// Asks for work not before `run_at`. A second job with the same `dedup` key is not made.
///
/// # Errors
/// On a database fault.
pub async fn enqueue_at(
    tx: &Tx,
    ids: &dyn IdSource,
    kind: &str,
    payload: &impl Serialize,
    dedup: Option<&str>,
    run_at: UtcMs,
    now: UtcMs,
) -> Result<(), Fault> {
    let payload =
        serde_json::to_string(payload).map_err(|e| Fault::of("write a job's payload", e))?;
    tx.insert(
        "insert into job (id, kind, payload, state, run_at_ms, attempts, dedup, created_ms) \
         values ($1, $2, $3, 'waiting', $4, 0, $5, $6) on conflict (dedup) do nothing",
        args![
            JobId::new(ids).to_string(),
            kind,
            payload,
            run_at,
            dedup,
            now
        ],
    )
    .await
}

/// Jobs of a state (or all), newest first.
///
/// # Errors
/// On a database fault.
pub async fn jobs(sql: &dyn Sql, state: Option<&str>, limit: i64) -> Result<Vec<JobRow>, Fault> {
    match state {
        Some(state) => {
            sql.all(
                &format!("select {COLUMNS} from job where state = $1 order by created_ms desc, id desc limit $2"),
                args![state, limit],
            )
            .await
        }
        None => {
            sql.all(&format!("select {COLUMNS} from job order by created_ms desc, id desc limit $1"), args![limit]).await
        }
    }
}

/// Jobs per state.
///
/// # Errors
/// On a database fault.
pub async fn counts(sql: &dyn Sql) -> Result<Vec<(String, i64)>, Fault> {
    #[derive(FromQueryResult)]
    struct Row {
        state: String,
        n: i64,
    }
    let rows: Vec<Row> = sql
        .all(
            "select state, count(*) as n from job group by state order by state",
            args![],
        )
        .await?;
    Ok(rows.into_iter().map(|r| (r.state, r.n)).collect())
}

/// Dead letters with the same kind and cause.
#[derive(Clone, Debug, FromQueryResult, Serialize)]
pub struct DeadGroup {
    /// What they do.
    pub kind: String,
    /// Why they failed.
    pub last_error: Option<String>,
    /// How many.
    pub n: i64,
    /// The oldest one's age, UTC ms.
    pub oldest_ms: i64,
}

/// Dead letters grouped by cause, largest group first.
///
/// # Errors
/// On a database fault.
pub async fn dead_groups(sql: &dyn Sql) -> Result<Vec<DeadGroup>, Fault> {
    sql.all(
        "select kind, last_error, count(*) as n, min(created_ms) as oldest_ms from job where state = 'dead' \
         group by kind, last_error order by n desc, kind",
        args![],
    )
    .await
}

/// Lets a dead job run again under its old id. False when it is not dead.
///
/// # Errors
/// On a database fault.
pub async fn redo(tx: &Tx, id: &str, now: UtcMs) -> Result<bool, Fault> {
    let changed = tx
        .run(
            "update job set state = 'waiting', attempts = 0, run_at_ms = $2, lease_ms = null, finished_ms = null \
             where id = $1 and state = 'dead'",
            args![id, now],
        )
        .await?;
    Ok(changed == 1)
}

/// Lets all dead jobs of a kind run again; returns how many.
///
/// # Errors
/// On a database fault.
pub async fn redo_all(tx: &Tx, kind: &str, now: UtcMs) -> Result<u64, Fault> {
    tx.run(
        "update job set state = 'waiting', attempts = 0, run_at_ms = $2, lease_ms = null, finished_ms = null \
         where kind = $1 and state = 'dead'",
        args![kind, now],
    )
    .await
}
