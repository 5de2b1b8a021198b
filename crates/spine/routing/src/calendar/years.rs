//! Years of the calendar that were imported.

use access::Actor;
use kernel::{CalendarError, Date, DayKind, IdSource, UtcMs, WorkCalendar};
use matter::clocks;
use serde_json::json;
use store::{Fault, FromQueryResult, Sql, Tx, args};

/// An imported year.
#[derive(Clone, Debug, FromQueryResult)]
pub struct ImportedYear {
    /// The year.
    pub year: i64,
    /// As imported.
    pub json: String,
    /// When, UTC ms.
    pub imported_ms: i64,
    /// By which account.
    pub imported_by: String,
}

/// The years that were imported, oldest first.
///
/// # Errors
/// On a database fault.
pub async fn imported(sql: &dyn Sql) -> Result<Vec<ImportedYear>, Fault> {
    sql.all(
        "select year, json, imported_ms, imported_by from calendar_year order by year",
        args![],
    )
    .await
}

/// The calendar shipped with the program, with the imported years over it. The binary calls it at start.
///
/// # Errors
/// On a database fault, or when a kept year cannot be read.
pub async fn load(sql: &dyn Sql) -> Result<WorkCalendar, Fault> {
    imported(sql)
        .await?
        .iter()
        .try_fold(WorkCalendar::shipped(), |calendar, year| {
            calendar.with_year(&year.json)
        })
        .map_err(|e| Fault::of("read an imported year of the calendar", e))
}

/// A day whose kind an import would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The day.
    pub date: Date,
    /// As it counts now.
    pub before: DayKind,
    /// As it would count.
    pub after: DayKind,
}

/// What importing a year would do.
#[derive(Clone, Debug)]
pub struct Outlook {
    /// The year.
    pub year: i16,
    /// The calendar with it.
    pub calendar: WorkCalendar,
    /// Days that would count differently.
    pub changes: Vec<Change>,
    /// Days off by the notice, and weekend days worked.
    pub off: usize,
    /// Weekend days worked in exchange.
    pub worked: usize,
    /// Running clocks that touch the year.
    pub clocks: usize,
    /// Of them, those whose end would move.
    pub moved: usize,
}

#[derive(serde::Deserialize)]
struct YearOnly {
    year: i16,
}

/// The year of a file.
pub(super) fn year_of(text: &str) -> Result<i16, CalendarError> {
    Ok(serde_json::from_str::<YearOnly>(text)?.year)
}

/// Looks at a year's file without keeping it.
///
/// # Errors
/// `Ok(Err(_))` when the file is not one; a fault of the database.
pub async fn outlook(
    sql: &dyn Sql,
    now: &WorkCalendar,
    text: &str,
) -> Result<Result<Outlook, CalendarError>, Fault> {
    let read = year_of(text).and_then(|year| Ok((year, now.clone().with_year(text)?)));
    let (year, calendar) = match read {
        Ok(read) => read,
        Err(error) => return Ok(Err(error)),
    };
    let mut changes = Vec::new();
    let (mut off, mut worked) = (0, 0);
    for date in days_of(year) {
        let (before, after) = (now.day_kind(date), calendar.day_kind(date));
        off += usize::from(matches!(after, DayKind::Holiday(_)));
        worked += usize::from(matches!(after, DayKind::MakeUpWorkday(_)));
        if before != after {
            changes.push(Change {
                date,
                before,
                after,
            });
        }
    }
    let (from, to) = span(year);
    let running = clocks::running_within(sql, from, to).await?;
    let mut moved = 0;
    for clock in &running {
        let after = clock.term()?.due(&calendar).map(|due| due.due_at.0);
        moved += usize::from(after != clock.due_ms);
    }
    Ok(Ok(Outlook {
        year,
        calendar,
        changes,
        off,
        worked,
        clocks: running.len(),
        moved,
    }))
}

/// Every day of a year.
pub(super) fn days_of(year: i16) -> impl Iterator<Item = Date> {
    let first = Date::new(year, 1, 1).ok();
    std::iter::successors(first, |day| day.tomorrow().ok())
        .take_while(move |day| day.year() == year)
}

/// From the December before, which a notice may reach back into, to the end of the year.
pub(super) fn span(year: i16) -> (UtcMs, UtcMs) {
    let first = |year: i16, month: i8| {
        UtcMs::from_local(Date::new(year, month, 1).unwrap_or(Date::MAX), 0, 0)
    };
    (
        first(year.saturating_sub(1), 12),
        first(year.saturating_add(1), 1),
    )
}

/// Keeps a year, writes it down in the log and asks for the running clocks to be counted anew.
///
/// # Errors
/// On a database fault.
pub async fn import(
    tx: &Tx,
    ids: &dyn IdSource,
    actor: &Actor,
    year: i16,
    text: &str,
    now: UtcMs,
) -> Result<(), Fault> {
    tx.run(
        "insert into calendar_year (year, json, imported_ms, imported_by) values ($1, $2, $3, $4) \
         on conflict (year) do update set json = excluded.json, imported_ms = excluded.imported_ms, \
         imported_by = excluded.imported_by",
        args![i64::from(year), text, now, actor.log_id()],
    )
    .await?;
    let record = audit::log::Record {
        actor: actor.log_id(),
        org: actor.log_org(),
        action: "calendar.import",
        subject_kind: "calendar_year",
        subject_id: year.to_string(),
        purpose: None,
        detail: json!({}),
    };
    audit::log::append(tx, ids, now, record).await?;
    work::enqueue(tx, ids, super::JOB, &json!({ "year": year }), None, now).await
}
