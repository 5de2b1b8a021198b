//! Figures over matters within reach: what is in hand, what came and went, how long it took.
//!
//! Everything is counted from the rows that a list with the same filter shows, so each number can open its list.

use access::Scope;
use serde::Serialize;
use store::{Fault, FromQueryResult, Sql, args};

use crate::states::State;

/// One open matter, as much as the figures need.
#[derive(Clone, Debug, FromQueryResult)]
pub struct OpenRow {
    /// Id.
    pub id: String,
    /// Its short name.
    pub title: String,
    /// State code.
    pub state: String,
    /// Holder.
    pub holder_org: String,
    /// Its name.
    pub holder_zh: String,
    /// Its name, English.
    pub holder_en: String,
    /// Registered, UTC ms.
    pub registered_ms: i64,
    /// Due, UTC ms.
    pub due_ms: Option<i64>,
    /// Held since, UTC ms.
    pub holder_since_ms: i64,
    /// Returned so often.
    pub returns: i64,
    /// Urged or supervised.
    pub supervised: i64,
}

fn open_states() -> String {
    State::OPEN
        .iter()
        .map(|s| format!("'{}'", s.code()))
        .collect::<Vec<_>>()
        .join(", ")
}

/// Most open matters looked at; a city of a million people has a few thousand.
const MOST_OPEN: i64 = 50_000;

/// All open matters within reach.
///
/// # Errors
/// On a database fault.
pub async fn open(sql: &dyn Sql, scope: &Scope) -> Result<Vec<OpenRow>, Fault> {
    let mut bound = args![];
    let reach = scope.sql(&mut bound);
    sql.all(
        &format!(
            "select m.id, m.title, m.state, m.holder_org, m.holder_zh, m.holder_en, m.registered_ms, m.due_ms, m.holder_since_ms, \
             m.returns, m.supervised from matter m where m.state in ({}) and {reach} limit {MOST_OPEN}",
            open_states()
        ),
        bound,
    )
    .await
}

/// When matters came in, UTC ms, since a moment.
///
/// # Errors
/// On a database fault.
pub async fn came(sql: &dyn Sql, scope: &Scope, since_ms: i64) -> Result<Vec<i64>, Fault> {
    let mut bound = args![since_ms];
    let reach = scope.sql(&mut bound);
    sql.column(
        &format!("select m.registered_ms from matter m where m.registered_ms >= $1 and {reach} order by m.registered_ms"),
        bound,
    )
    .await
}

/// When matters that are not open any more left, and when they had come.
#[derive(Clone, Debug, FromQueryResult)]
pub struct WentRow {
    /// Answered or ended, UTC ms.
    pub at_ms: i64,
    /// Registered, UTC ms.
    pub registered_ms: i64,
}

/// Matters that left the stock since a moment and did not come back.
///
/// # Errors
/// On a database fault.
pub async fn went(sql: &dyn Sql, scope: &Scope, since_ms: i64) -> Result<Vec<WentRow>, Fault> {
    let mut bound = args![since_ms];
    let reach = scope.sql(&mut bound);
    sql.all(
        &format!(
            "select coalesce(m.completed_ms, m.closed_ms) as at_ms, m.registered_ms from matter m \
             where m.state not in ({}) and coalesce(m.completed_ms, m.closed_ms) >= $1 and {reach} \
             order by at_ms",
            open_states()
        ),
        bound,
    )
    .await
}

/// How an organisation kept the time promised, over clocks that ended in a window.
#[derive(Clone, Debug, FromQueryResult, Serialize)]
pub struct PunctualRow {
    /// The organisation that led the handling.
    pub org_id: String,
    /// Clocks that ended.
    pub ended: i64,
    /// Of these in time.
    pub in_time: i64,
}

/// Promise clocks that ended since a moment, by organisation.
///
/// # Errors
/// On a database fault.
pub async fn punctual(
    sql: &dyn Sql,
    scope: &Scope,
    since_ms: i64,
) -> Result<Vec<PunctualRow>, Fault> {
    let mut bound = args![since_ms];
    let reach = scope.sql(&mut bound);
    sql.all(
        &format!(
            "select coalesce(m.lead_org, m.holder_org) as org_id, count(*) as ended, \
             sum(case when c.state = 'met' then 1 else 0 end) as in_time \
             from matter m join clock c on c.matter_id = m.id \
             where m.completed_ms >= $1 and c.rule_code in ('ctr.simple', 'ctr.ordinary', 'ctr.complex', 'ctr.rework') \
             and c.state in ('met', 'missed') and {reach} group by coalesce(m.lead_org, m.holder_org)"
        ),
        bound,
    )
    .await
}

/// A matter's time so far: ended, or still open.
#[derive(Clone, Debug, FromQueryResult)]
pub struct SpanRow {
    /// Registered, UTC ms.
    pub registered_ms: i64,
    /// Answered, UTC ms; `None`: open.
    pub completed_ms: Option<i64>,
}

/// Spans of matters registered since a moment; with a type, of that type only. For survival estimates: open ones count.
///
/// # Errors
/// On a database fault.
pub async fn spans(
    sql: &dyn Sql,
    scope: &Scope,
    since_ms: i64,
    type_code: Option<&str>,
) -> Result<Vec<SpanRow>, Fault> {
    let mut bound = args![since_ms];
    let reach = scope.sql(&mut bound);
    let of_type = match type_code {
        None => String::new(),
        Some(code) => {
            bound.push(code.to_owned().into());
            format!("and m.type_code = ${}", bound.len())
        }
    };
    sql.all(
        &format!(
            "select m.registered_ms, m.completed_ms from matter m where m.registered_ms >= $1 \
             and m.state not in ('refused', 'merged', 'withdrawn') {of_type} and {reach} limit {MOST_OPEN}"
        ),
        bound,
    )
    .await
}

/// Answers of residents in a window.
#[derive(Clone, Debug, Default, FromQueryResult, Serialize)]
pub struct RatedRow {
    /// Answered matters.
    pub asked: i64,
    /// Of these rated.
    pub rated: i64,
    /// Of these satisfied with the result (4 or 5).
    pub satisfied: i64,
    /// Of these asked on two scales, and rated how it was handled.
    pub rated_handling: i64,
    /// Of these satisfied with how it was handled (4 or 5).
    pub satisfied_handling: i64,
    /// Of these unsolved in the resident's eyes, or objected to.
    pub unhappy: i64,
}

/// Ratings of matters answered in a window.
///
/// # Errors
/// On a database fault.
pub async fn rated(
    sql: &dyn Sql,
    scope: &Scope,
    from_ms: i64,
    to_ms: i64,
) -> Result<RatedRow, Fault> {
    let mut bound = args![from_ms, to_ms];
    let reach = scope.sql(&mut bound);
    let row: Option<RatedRow> = sql
        .one(
            &format!(
                "select count(*) as asked, sum(case when m.rating is not null then 1 else 0 end) as rated, \
                 sum(case when m.rating >= 4 then 1 else 0 end) as satisfied, \
                 sum(case when m.rating_handling is not null then 1 else 0 end) as rated_handling, \
                 sum(case when m.rating_handling >= 4 then 1 else 0 end) as satisfied_handling, \
                 sum(case when m.rating_solved = false or m.objections > 0 then 1 else 0 end) as unhappy \
                 from matter m where m.completed_ms >= $1 and m.completed_ms < $2 and {reach} having count(*) > 0"
            ),
            bound,
        )
        .await?;
    Ok(row.unwrap_or_default())
}
