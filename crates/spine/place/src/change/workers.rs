//! Duties in grids: who takes one up, who stands in, and until when.

use kernel::{Date, Lang};
use sea_orm::FromQueryResult;
use serde_json::Value;
use store::{Fault, Sql, args};

use super::apply::Doing;
use super::outlook::{Outlook, Said};
use super::{Asked, Change, Checks, Refused, WorkerDetails};
use crate::store::id as id_of;
use crate::{Duty, GridId, GridWorkerId, grid, workers};

#[derive(FromQueryResult)]
struct Row {
    grid_id: String,
    role: String,
    account_id: Option<String>,
    name: String,
    phone: String,
    hours: String,
    note_zh: String,
    note_en: String,
    valid_from: String,
    valid_to: Option<String>,
}

/// A duty as it is kept, its first day, and the first day on which it no longer held.
///
/// # Errors
/// On a database fault.
pub async fn read(
    sql: &dyn Sql,
    id: GridWorkerId,
) -> Result<Option<(WorkerDetails, String, Option<String>)>, Fault> {
    let row: Option<Row> = sql
        .one(
            "select grid_id, role, account_id, name, phone, hours, note_zh, note_en, valid_from, valid_to \
             from grid_worker where id = $1",
            args![id.to_string()],
        )
        .await?;
    row.map(|row| {
        let details = WorkerDetails {
            id: Some(id),
            grid: id_of(&row.grid_id)?,
            duty: Duty::parse(&row.role)
                .ok_or_else(|| Fault::new(format!("unknown duty {}", row.role)))?,
            account: row.account_id,
            name: row.name,
            phone: row.phone,
            hours: row.hours,
            note_zh: row.note_zh,
            note_en: row.note_en,
            until: None,
        };
        Ok((details, row.valid_from, row.valid_to))
    })
    .transpose()
}

async fn path_of(sql: &dyn Sql, id: GridId) -> Result<String, Refused> {
    let grid = grid(sql, id).await?.ok_or(Refused::NotFound)?;
    Ok(grid.path)
}

pub(super) async fn check(
    sql: &dyn Sql,
    _: Lang,
    worker: &WorkerDetails,
    day: Date,
) -> Result<Outlook, Refused> {
    let mut checks = Checks::default();
    checks.name("name", &worker.name);
    checks.phone(&worker.phone);
    checks.hours(&worker.hours);
    checks.text("note_zh", &worker.note_zh);
    checks.text("note_en", &worker.note_en);
    if worker.until.is_some_and(|until| until < day) {
        checks.wrong("until", "place-wrong-until");
    }
    checks.done()?;
    if let Some(account) = &worker.account {
        let known = match access::AccountId::parse(account) {
            Ok(id) => people::account(sql, id).await?,
            Err(_) => None,
        };
        if known.is_none() {
            return Err(Refused::field("login", "place-wrong-login"));
        }
    }
    let mut outlook = Outlook::at(&path_of(sql, worker.grid).await?);
    if worker.duty == Duty::GridWorker {
        for one in workers(sql, worker.grid).await? {
            if one.duty == Duty::GridWorker && Some(one.id) != worker.id {
                let said = Said::new("place-effect-predecessor").with("name", one.name);
                outlook.effect(said.with("day", day.to_string()));
            }
        }
    }
    Ok(outlook)
}

pub(super) async fn check_end(
    sql: &dyn Sql,
    _: Lang,
    id: GridWorkerId,
    day: Date,
) -> Result<Outlook, Refused> {
    let (worker, from, ended) = read(sql, id).await?.ok_or(Refused::NotFound)?;
    if ended.is_some() {
        return Err(Refused::Stands("place-stands-ended"));
    }
    if day.to_string() < from {
        return Err(Refused::field("day", "place-wrong-end"));
    }
    let mut outlook = Outlook::at(&path_of(sql, worker.grid).await?);
    outlook.effect(
        Said::new("place-effect-duty-ends")
            .with("name", worker.name)
            .with("day", day.to_string()),
    );
    if worker.duty == Duty::GridWorker {
        outlook.warn(Said::new("place-warn-nobody"));
        outlook.weighty = true;
    }
    Ok(outlook)
}

pub(super) async fn write(
    doing: &Doing<'_>,
    worker: &WorkerDetails,
) -> Result<Option<Value>, Refused> {
    let tx = doing.tx;
    let id = worker.id.ok_or(Refused::NotFound)?;
    path_of(tx.sql(), worker.grid).await?;
    let held = read(tx.sql(), id).await?;
    if worker.duty == Duty::GridWorker {
        // A grid has one grid worker: the one before goes when the next one comes.
        tx.run(
            "update grid_worker set valid_to = $3 where grid_id = $1 and role = 'grid_worker' and id <> $2 \
             and valid_to is null",
            args![
                worker.grid.to_string(),
                id.to_string(),
                doing.day.to_string()
            ],
        )
        .await?;
    }
    let text = if held.is_some() {
        "update grid_worker set grid_id = $2, role = $3, account_id = $4, name = $5, phone = $6, hours = $7, \
         note_zh = $8, note_en = $9, valid_to = null where id = $1"
    } else {
        "insert into grid_worker (id, grid_id, role, account_id, name, phone, hours, note_zh, note_en, valid_from) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
    };
    let mut values = args![
        id.to_string(),
        worker.grid.to_string(),
        worker.duty.code(),
        worker.account.clone(),
        worker.name.trim(),
        worker.phone.trim(),
        worker.hours.trim(),
        worker.note_zh.trim(),
        worker.note_en.trim(),
    ];
    if held.is_none() {
        values.push(doing.day.to_string().into());
    }
    tx.run(text, values).await?;
    if let Some(until) = worker.until {
        let after = until.tomorrow().unwrap_or(Date::MAX);
        let end = Asked {
            change: Change::EndWorker { id },
            day: after,
            note: String::new(),
        };
        doing.later(end).await?;
    }
    super::apply::held(held.map(|(details, ..)| Change::SaveWorker(details)))
}

pub(super) async fn end(doing: &Doing<'_>, id: GridWorkerId) -> Result<Option<Value>, Refused> {
    let held = read(doing.tx.sql(), id).await?.ok_or(Refused::NotFound)?;
    doing.end("grid_worker", &id.to_string()).await?;
    super::apply::held(Some(Change::SaveWorker(held.0)))
}
