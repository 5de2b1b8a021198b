//! The history of changes of places.

use std::fmt::Write;

use kernel::UtcMs;
use sea_orm::FromQueryResult;
use store::{Cursor, Fault, Page, Sql, Tx, args};

/// Where a change stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Its day has not come.
    Planned,
    /// It holds, or held until the next one.
    Applied,
    /// It was taken off the list before its day.
    Cancelled,
    /// On its day something stood in the way.
    Failed,
}

impl State {
    /// Every state.
    pub const ALL: [State; 4] = [
        State::Planned,
        State::Applied,
        State::Cancelled,
        State::Failed,
    ];

    /// The code in the database and of the text key `place-state-<code>`.
    pub fn code(self) -> &'static str {
        match self {
            State::Planned => "planned",
            State::Applied => "applied",
            State::Cancelled => "cancelled",
            State::Failed => "failed",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<State> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// A change as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// What was asked: the code of a [`crate::change::Change`].
    pub kind: String,
    /// `point`, `estate`, `building`, `grid`, `worker` or `unit`.
    pub subject_kind: String,
    /// Id of the thing.
    pub subject_id: String,
    /// Path of the unit where it happened, as it was then.
    pub unit_path: String,
    /// Civil date from which it holds.
    pub day: String,
    /// What was asked, JSON.
    pub body: String,
    /// What would bring back what held before, JSON.
    pub held: Option<String>,
    /// See [`State`].
    pub state: String,
    /// The decision it rests on.
    pub note: String,
    /// When it was asked for, UTC ms.
    pub made_ms: i64,
    /// Who asked: account id or `system:<part>`.
    pub made_by: String,
    /// When it was applied, UTC ms.
    pub applied_ms: Option<i64>,
    /// Text key of what stood in the way.
    pub why_not: Option<String>,
}

const COLUMNS: &str = "id, kind, subject_kind, subject_id, unit_path, day, body, held, state, note, made_ms, made_by, \
                       applied_ms, why_not";

pub(crate) async fn insert(tx: &Tx, row: &Row) -> Result<(), Fault> {
    tx.run(
        "insert into place_change (id, kind, subject_kind, subject_id, unit_path, day, body, state, note, made_ms, \
         made_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        args![
            &row.id,
            &row.kind,
            &row.subject_kind,
            &row.subject_id,
            &row.unit_path,
            &row.day,
            &row.body,
            &row.state,
            &row.note,
            row.made_ms,
            &row.made_by,
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn applied(
    tx: &Tx,
    id: &str,
    held: Option<String>,
    now: UtcMs,
) -> Result<(), Fault> {
    tx.run(
        "update place_change set state = 'applied', held = $2, applied_ms = $3 where id = $1",
        args![id, held, now],
    )
    .await?;
    Ok(())
}

/// Turns a change from one state into another; false where it stands in neither any more.
pub(crate) async fn turn(
    tx: &Tx,
    id: &str,
    from: State,
    to: State,
    why_not: Option<&str>,
) -> Result<bool, Fault> {
    let turned = tx
        .run(
            "update place_change set state = $3, why_not = $4 where id = $1 and state = $2",
            args![id, from.code(), to.code(), why_not],
        )
        .await?;
    Ok(turned == 1)
}

/// A change by id.
///
/// # Errors
/// On a database fault.
pub async fn one(sql: &dyn Sql, id: &str) -> Result<Option<Row>, Fault> {
    sql.one(
        &format!("select {COLUMNS} from place_change where id = $1"),
        args![id],
    )
    .await
}

/// The last applied change of a thing.
pub(crate) async fn newest_of(sql: &dyn Sql, subject: &str) -> Result<Option<String>, Fault> {
    sql.scalar(
        "select id from place_change where subject_id = $1 and state = 'applied' order by made_ms desc, id desc limit 1",
        args![subject],
    )
    .await
}

/// Ids of planned changes whose day has come, in the order in which they are to be applied.
pub(crate) async fn due(sql: &dyn Sql, today: &str) -> Result<Vec<String>, Fault> {
    sql.column(
        "select id from place_change where state = 'planned' and day <= $1 order by day, made_ms, id",
        args![today],
    )
    .await
}

#[derive(FromQueryResult)]
struct Planned {
    body: String,
    day: String,
}

/// Name, duty and first day of those who are to take up a duty in a grid later.
///
/// # Errors
/// On a database fault.
pub async fn planned_workers(
    sql: &dyn Sql,
    grid: &str,
) -> Result<Vec<(String, String, String)>, Fault> {
    let rows: Vec<Planned> = sql
        .all(
            "select body, day from place_change where state = 'planned' and kind = 'save_worker' order by day, id",
            args![],
        )
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| match serde_json::from_str(&row.body) {
            Ok(crate::change::Change::SaveWorker(worker)) if worker.grid.to_string() == grid => {
                Some((worker.name, worker.duty.code().to_owned(), row.day))
            }
            _ => None,
        })
        .collect())
}

/// Which changes a list shows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Kind of thing; empty: all.
    pub subject_kind: String,
    /// One thing; empty: all.
    pub subject: String,
    /// State; empty: all.
    pub state: String,
    /// Path at or below which it happened; empty: everywhere.
    pub below: String,
    /// Changes older than this one.
    pub before: Option<Cursor>,
}

/// Changes, newest first.
///
/// # Errors
/// On a database fault.
pub async fn page(sql: &dyn Sql, filter: &Filter, limit: usize) -> Result<Page<Row>, Fault> {
    let mut text = format!("select {COLUMNS} from place_change where 1 = 1");
    // Writing to a String cannot fail.
    let mut bound = args![];
    for (column, value) in [
        ("subject_kind", &filter.subject_kind),
        ("subject_id", &filter.subject),
        ("state", &filter.state),
    ] {
        if !value.is_empty() {
            bound.push(value.clone().into());
            let _ = write!(text, " and {column} = ${}", bound.len());
        }
    }
    if !filter.below.is_empty() {
        bound.push(filter.below.clone().into());
        bound.push(access::prefix_end(&filter.below).into());
        let n = bound.len();
        let _ = write!(text, " and unit_path >= ${} and unit_path < ${n}", n - 1);
    }
    if let Some(before) = &filter.before {
        bound.push(before.key.into());
        bound.push(before.id.clone().into());
        let n = bound.len();
        let _ = write!(text, " and (made_ms, id) < (${}, ${n})", n - 1);
    }
    bound.push((limit as i64 + 1).into());
    let _ = write!(
        text,
        " order by made_ms desc, id desc limit ${}",
        bound.len()
    );
    let rows: Vec<Row> = sql.all(&text, bound).await?;
    Ok(Page::from_rows(rows, limit, |row| Cursor {
        key: row.made_ms,
        id: row.id.clone(),
    }))
}
