//! A year that another process imported counts here too, without a restart.

use std::sync::Arc;
use std::time::Duration;

use store::{Fault, Sql, args};
use tokio::sync::watch;
use web::App;

/// How often the table is asked whether a year came; one row of a small table.
const EVERY: Duration = Duration::from_secs(2);

/// What tells one state of the imported years from another: how many there are, and when the last one came.
type Version = (i64, i64);

async fn version(sql: &dyn Sql) -> Result<Version, Fault> {
    let years = sql
        .count("select count(*) from calendar_year", args![])
        .await?;
    let last = sql
        .count(
            "select coalesce(max(imported_ms), 0) from calendar_year",
            args![],
        )
        .await?;
    Ok((years, last))
}

/// Keeps this process's calendar as the database has it until told to stop. The binary runs it once per process.
pub async fn follow(app: App, mut stop: watch::Receiver<bool>) {
    // The calendar was read before; what came in between is found by reading once more.
    let mut known = None;
    while !*stop.borrow() {
        match refresh(&app, known).await {
            Ok(version) => known = Some(version),
            Err(fault) => {
                tracing::warn!(%fault, "imported years of the calendar could not be read");
            }
        }
        tokio::select! {
            _ = stop.changed() => {}
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}

/// Reads the calendar again when its version is another than `known`.
async fn refresh(app: &App, known: Option<Version>) -> Result<Version, Fault> {
    let read = app.db.read();
    // Asked before reading: a year that comes in between is then read twice rather than missed.
    let version = version(&read).await?;
    if known != Some(version) {
        let calendar = super::load(&read).await?;
        *app.calendar.write().await = Arc::new(calendar);
        if known.is_some() {
            tracing::info!("a year of the working-day calendar was imported elsewhere");
        }
    }
    Ok(version)
}
