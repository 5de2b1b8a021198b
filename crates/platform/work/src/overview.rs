//! How the queue does, kind by kind: for the page that shows it.

use std::collections::BTreeMap;

use kernel::UtcMs;
use store::{Fault, FromQueryResult, Sql, args};

/// Hours of the past that are shown.
pub const HOURS: usize = 12;
const HOUR_MS: i64 = 3_600_000;

/// One kind of job.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KindOverview {
    /// What it does.
    pub kind: String,
    /// Waiting for their turn; those of a later moment are not counted.
    pub waiting: i64,
    /// Since when the first of them waits, UTC ms.
    pub oldest_ms: Option<i64>,
    /// Running now.
    pub running: i64,
    /// Failed for good.
    pub dead: i64,
    /// Done in each of the last hours, oldest first.
    pub done: [i64; HOURS],
}

#[derive(FromQueryResult)]
struct Standing {
    kind: String,
    state: String,
    n: i64,
    oldest_ms: i64,
}

#[derive(FromQueryResult)]
struct Hour {
    kind: String,
    ago: i64,
    n: i64,
}

/// Every kind that has a job, by name.
///
/// # Errors
/// On a database fault.
pub async fn overview(sql: &dyn Sql, now: UtcMs) -> Result<Vec<KindOverview>, Fault> {
    let mut all: BTreeMap<String, KindOverview> = BTreeMap::new();
    let standing: Vec<Standing> = sql
        .all(
            "select kind, state, count(*) as n, min(run_at_ms) as oldest_ms from job \
             where state in ('running', 'dead') or (state = 'waiting' and run_at_ms <= $1) group by kind, state",
            args![now],
        )
        .await?;
    for row in standing {
        let kind = entry(&mut all, &row.kind);
        match row.state.as_str() {
            "waiting" => (kind.waiting, kind.oldest_ms) = (row.n, Some(row.oldest_ms)),
            "running" => kind.running = row.n,
            _ => kind.dead = row.n,
        }
    }
    let hours = i64::try_from(HOURS).unwrap_or(0);
    let done: Vec<Hour> = sql
        .all(
            "select kind, ($1 - finished_ms) / 3600000 as ago, count(*) as n from job \
             where state = 'done' and finished_ms > $2 and finished_ms <= $1 group by kind, ago",
            args![now, now.0 - hours * HOUR_MS],
        )
        .await?;
    for row in done {
        let place = usize::try_from(hours - 1 - row.ago).unwrap_or(0);
        let kind = entry(&mut all, &row.kind);
        if let Some(hour) = kind.done.get_mut(place) {
            *hour += row.n;
        }
    }
    Ok(all.into_values().collect())
}

fn entry<'a>(all: &'a mut BTreeMap<String, KindOverview>, kind: &str) -> &'a mut KindOverview {
    all.entry(kind.to_owned()).or_insert_with(|| KindOverview {
        kind: kind.to_owned(),
        ..KindOverview::default()
    })
}
