//! `anxin calendar`: when something is due, and how that was counted.

use kernel::{Date, DayKind, Due, Length, WorkCalendar};
use serde_json::json;

use super::Out;
use crate::cli::{self, Place};
use crate::config::Config;
use crate::{Stop, boot};

pub(super) async fn run(place: &Place, command: &cli::Calendar, out: Out) -> Result<(), Stop> {
    let calendar = calendar(place).await?;
    match command {
        cli::Calendar::Due(asked) => due(asked, &calendar, out),
        cli::Calendar::Years => {
            let years: Vec<i16> = (2007..=2100)
                .filter(|y| calendar.is_published(*y))
                .collect();
            out.say(
                || {
                    years
                        .iter()
                        .map(ToString::to_string)
                        .collect::<Vec<_>>()
                        .join(" ")
                },
                || json!({ "published": years }),
            );
            Ok(())
        }
    }
}

/// The installation's calendar where one is named, else the shipped one.
async fn calendar(place: &Place) -> Result<WorkCalendar, Stop> {
    if place.data_dir.is_none() && place.config.is_none() {
        return Ok(WorkCalendar::shipped());
    }
    let config = Config::load(place)?;
    let db = boot::open_db(&config).await?;
    db.migrate(crate::rooms::migrations()).await?;
    let calendar = routing::calendar::load(&db.read()).await?;
    db.close().await;
    Ok(calendar)
}

fn due(asked: &cli::Due, calendar: &WorkCalendar, out: Out) -> Result<(), Stop> {
    let start: Date = asked.start.parse().map_err(|_| {
        Stop::wrong(format!(
            "--start is {:?}; write a day such as 2026-02-10",
            asked.start
        ))
    })?;
    let l = &asked.length;
    let length = [
        l.working_days.map(Length::Working),
        l.natural_days.map(Length::Natural),
        l.months.map(Length::Months),
        l.years.map(Length::Years),
    ]
    .into_iter()
    .flatten()
    .next()
    .ok_or_else(|| {
        Stop::wrong("say how long: --working-days, --natural-days, --months or --years")
    })?;
    let due = kernel::due_from_date(start, length, calendar);
    out.say(|| words(start, length, &due), || value(start, length, &due));
    Ok(())
}

fn words(start: Date, length: Length, due: &Due) -> String {
    let mut lines = vec![due.statutory.to_string()];
    lines.push(format!(
        "start {start}, not counted; {length} counted from the next day"
    ));
    let skipped: Vec<String> = due
        .days
        .iter()
        .filter(|d| !d.counted)
        .map(|d| match &d.kind {
            DayKind::Holiday(name) => format!("{} {name}", d.date),
            _ => d.date.to_string(),
        })
        .collect();
    if !skipped.is_empty() {
        lines.push(format!("not counted: {}", skipped.join(", ")));
    }
    if due.nominal != due.statutory {
        lines.push(format!(
            "the last day {} is no working day, so it ends on {}",
            due.nominal, due.statutory
        ));
    }
    lines.push(format!("finish inside by {}", due.internal));
    if due.provisional {
        lines.push("provisional: a year on the way has no published holidays yet".into());
    }
    lines.join("\n")
}

fn value(start: Date, length: Length, due: &Due) -> serde_json::Value {
    json!({
        "start": start.to_string(),
        "length": length.to_string(),
        "due": due.statutory.to_string(),
        "nominal": due.nominal.to_string(),
        "internal": due.internal.to_string(),
        "due_at_ms": due.due_at.0,
        "provisional": due.provisional,
        "days": due.days.iter().map(|d| json!({ "date": d.date.to_string(), "counted": d.counted })).collect::<Vec<_>>(),
    })
}
