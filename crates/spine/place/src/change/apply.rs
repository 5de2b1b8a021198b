//! Making a change: now, or on its day; taking it back.

use kernel::{Date, IdSource, Lang, UtcMs, typed_id};
use serde_json::{Value, json};
use store::{CommandId, Fault, Once, Tx, args};

use super::{Asked, Author, Change, Followers, Refused, outlook};
use super::{buildings, estates, grids, points, units, workers};
use crate::UnitId;
use crate::store::change::{self as history, Row, State};
use crate::store::touch;

typed_id!(
    /// One change of places.
    ChangeId
);

/// What held before, as the change that would bring it back.
pub(super) fn held(before: Option<Change>) -> Result<Option<Value>, Refused> {
    before
        .map(serde_json::to_value)
        .transpose()
        .map_err(|e| Refused::Fault(Fault::of("keep what a change replaced", e)))
}

/// One change being written.
pub(crate) struct Doing<'a> {
    pub tx: &'a Tx,
    pub ids: &'a dyn IdSource,
    pub followers: &'a Followers,
    pub author: &'a Author,
    pub now: UtcMs,
    pub day: Date,
}

impl Doing<'_> {
    /// Ends a row on the day.
    pub(super) async fn end(&self, table: &str, id: &str) -> Result<(), Fault> {
        self.tx
            .run(
                &format!("update {table} set valid_to = $2 where id = $1 and valid_to is null"),
                args![id, self.day.to_string()],
            )
            .await?;
        Ok(())
    }

    /// Tells other rooms that a unit stands elsewhere.
    pub(super) async fn moved(&self, unit: UnitId) -> Result<(), Fault> {
        let id = unit.to_string();
        store::emit(
            self.tx,
            &format!("unit:{id}"),
            "place.unit_moved",
            &id,
            self.now,
        )
        .await
    }

    /// Another change that follows from this one, on its own day.
    pub(super) async fn later(&self, asked: Asked) -> Result<(), Refused> {
        Box::pin(record(
            self.tx,
            self.ids,
            self.followers,
            self.author,
            self.now,
            asked,
        ))
        .await
        .map(|_| ())
    }

    async fn write(&self, change: &Change) -> Result<Option<Value>, Refused> {
        match change {
            Change::SavePoint(point) => points::write(self, point).await,
            Change::ClosePoint { id } => points::close(self, *id).await,
            Change::SaveEstate(estate) => estates::write(self, estate).await,
            Change::CloseEstate { id } => estates::close(self, *id).await,
            Change::SaveBuilding(building) => buildings::write(self, building).await,
            Change::CloseBuilding { id } => buildings::close(self, *id).await,
            Change::SaveGrid(grid) => grids::write(self, grid).await,
            Change::CloseGrid { id, successor } => grids::close(self, *id, *successor).await,
            Change::SaveWorker(worker) => workers::write(self, worker).await,
            Change::EndWorker { id } => workers::end(self, *id).await,
            Change::RenameUnit(unit) => units::rename(self, unit).await,
            Change::RecodeUnit { id, code } => units::recode(self, *id, code).await,
            Change::MergeUnit { id, into } => units::merge(self, *id, *into).await,
            Change::SplitUnit(part) => units::split(self, part).await,
            Change::CloseUnit { id } => units::close(self, *id).await,
        }
    }
}

/// Makes a change, or plans it where its day has not come. The same command is carried out once. Returns its id.
///
/// # Errors
/// [`Refused`]; then nothing is written.
pub async fn submit(
    tx: &Tx,
    ids: &dyn IdSource,
    followers: &Followers,
    author: &Author,
    now: UtcMs,
    asked: Asked,
    command: &CommandId,
) -> Result<ChangeId, Refused> {
    if let Once::Done(id) = tx.once::<ChangeId>(command, &author.actor).await? {
        return Ok(id);
    }
    let id = record(tx, ids, followers, author, now, asked).await?;
    tx.remember(command, &author.actor, &id, now).await?;
    Ok(id)
}

async fn record(
    tx: &Tx,
    ids: &dyn IdSource,
    followers: &Followers,
    author: &Author,
    now: UtcMs,
    asked: Asked,
) -> Result<ChangeId, Refused> {
    let asked = Asked {
        change: asked.change.named(ids),
        ..asked
    };
    let said = outlook(tx.sql(), Lang::ZhCn, followers, &asked).await?;
    let id = ChangeId::new(ids);
    let (subject_kind, subject_id) = asked.change.subject();
    let planned = asked.day > now.date();
    let row = Row {
        id: id.to_string(),
        kind: asked.change.code().to_owned(),
        subject_kind: subject_kind.to_owned(),
        subject_id,
        unit_path: said.unit_path,
        day: asked.day.to_string(),
        body: text_of(&asked.change)?,
        held: None,
        state: State::Planned.code().to_owned(),
        note: asked.note.trim().to_owned(),
        made_ms: now.0,
        made_by: author.actor.clone(),
        applied_ms: None,
        why_not: None,
    };
    history::insert(tx, &row).await?;
    if !planned {
        carry_out(tx, ids, followers, author, now, &row, &asked).await?;
    }
    log(
        tx,
        ids,
        author,
        now,
        &format!("place.{}", row.kind),
        &row,
        planned,
    )
    .await?;
    Ok(id)
}

fn text_of(change: &Change) -> Result<String, Refused> {
    serde_json::to_string(change).map_err(|e| Refused::Fault(Fault::of("write down a change", e)))
}

async fn carry_out(
    tx: &Tx,
    ids: &dyn IdSource,
    followers: &Followers,
    author: &Author,
    now: UtcMs,
    row: &Row,
    asked: &Asked,
) -> Result<(), Refused> {
    let doing = Doing {
        tx,
        ids,
        followers,
        author,
        now,
        day: asked.day,
    };
    let held = doing.write(&asked.change).await?;
    history::applied(tx, &row.id, held.map(|h| h.to_string()), now).await?;
    touch(tx).await?;
    let topic = format!("place:{}", row.subject_id);
    store::emit(tx, &topic, "place.changed", &row.id, now).await?;
    Ok(())
}

async fn log(
    tx: &Tx,
    ids: &dyn IdSource,
    author: &Author,
    now: UtcMs,
    action: &str,
    row: &Row,
    planned: bool,
) -> Result<(), Fault> {
    let record = audit::log::Record {
        actor: author.actor.clone(),
        org: author.org.clone(),
        action,
        subject_kind: &row.subject_kind,
        subject_id: row.subject_id.clone(),
        purpose: None,
        detail: json!({ "change": row.id, "day": row.day, "planned": planned, "unit": row.unit_path }),
    };
    audit::log::append(tx, ids, now, record).await?;
    Ok(())
}

/// Takes a planned change off the list.
///
/// # Errors
/// [`Refused::Stands`] where it is not planned any more.
pub async fn cancel(
    tx: &Tx,
    ids: &dyn IdSource,
    author: &Author,
    now: UtcMs,
    id: &str,
) -> Result<(), Refused> {
    let row = history::one(tx.sql(), id).await?.ok_or(Refused::NotFound)?;
    if !history::turn(tx, id, State::Planned, State::Cancelled, None).await? {
        return Err(Refused::Stands("place-stands-not-planned"));
    }
    log(tx, ids, author, now, "place.cancel_change", &row, true).await?;
    Ok(())
}

/// The change that would bring back what an applied one replaced; `None` where only a new decision can.
pub(crate) fn reverse(row: &Row) -> Option<Change> {
    if State::parse(&row.state) != Some(State::Applied) {
        return None;
    }
    if let Some(held) = &row.held {
        return serde_json::from_str(held).ok();
    }
    let done: Change = serde_json::from_str(&row.body).ok()?;
    match done {
        Change::SavePoint(point) => point.id.map(|id| Change::ClosePoint { id }),
        Change::SaveEstate(estate) => estate.id.map(|id| Change::CloseEstate { id }),
        Change::SaveBuilding(building) => building.id.map(|id| Change::CloseBuilding { id }),
        Change::SaveGrid(grid) => grid.id.map(|id| Change::CloseGrid {
            id,
            successor: None,
        }),
        Change::SaveWorker(worker) => worker.id.map(|id| Change::EndWorker { id }),
        Change::ClosePoint { .. }
        | Change::CloseEstate { .. }
        | Change::CloseBuilding { .. }
        | Change::CloseGrid { .. }
        | Change::EndWorker { .. }
        | Change::RenameUnit(_)
        | Change::RecodeUnit { .. }
        | Change::MergeUnit { .. }
        | Change::SplitUnit(_)
        | Change::CloseUnit { .. } => None,
    }
}

/// Whether an applied change can be taken back with one press, as far as its row says.
pub fn can_undo(row: &Row) -> bool {
    reverse(row).is_some()
}

/// Brings back what an applied change replaced, from today on; only the last change of a thing can be taken back.
///
/// # Errors
/// [`Refused::Stands`] where it cannot be taken back.
pub async fn undo(
    tx: &Tx,
    ids: &dyn IdSource,
    followers: &Followers,
    author: &Author,
    now: UtcMs,
    id: &str,
) -> Result<ChangeId, Refused> {
    let row = history::one(tx.sql(), id).await?.ok_or(Refused::NotFound)?;
    let change = reverse(&row).ok_or(Refused::Stands("place-stands-final"))?;
    if history::newest_of(tx.sql(), &row.subject_id)
        .await?
        .as_deref()
        != Some(id)
    {
        return Err(Refused::Stands("place-stands-later"));
    }
    let asked = Asked {
        change,
        day: now.date(),
        note: row.note.clone(),
    };
    record(tx, ids, followers, author, now, asked).await
}

/// Applies what was planned for today or earlier, each change in an act of its own.
pub struct ApplyDue;

impl ApplyDue {
    /// Runs once; twice is the same as once.
    ///
    /// # Errors
    /// On a database fault.
    pub async fn run(app: &web::App) -> Result<(), Fault> {
        let now = app.clock.now();
        let due = history::due(&app.db.read(), &now.date().to_string()).await?;
        for id in due {
            let (ids, followers) = (app.ids.clone(), Followers::of(app));
            let key = id.clone();
            let done = app
                .db
                .act::<(), Refused, _>(move |tx| {
                    Box::pin(async move { apply_one(tx, &*ids, &followers, now, &key).await })
                })
                .await;
            let why = match done {
                Ok(()) => continue,
                Err(Refused::Fault(fault)) => return Err(fault),
                Err(Refused::NotFound) => "place-failed-gone".to_owned(),
                Err(Refused::Stands(key)) => key.to_owned(),
                Err(Refused::Fields(fields)) => fields
                    .first()
                    .map_or_else(|| "place-failed-gone".to_owned(), |f| f.key.clone()),
            };
            app.db
                .act::<_, Fault, _>(move |tx| {
                    Box::pin(async move {
                        history::turn(tx, &id, State::Planned, State::Failed, Some(&why)).await
                    })
                })
                .await?;
        }
        app.wake();
        Ok(())
    }
}

async fn apply_one(
    tx: &Tx,
    ids: &dyn IdSource,
    followers: &Followers,
    now: UtcMs,
    id: &str,
) -> Result<(), Refused> {
    let Some(row) = history::one(tx.sql(), id).await? else {
        return Ok(());
    };
    // Another process may have applied it a moment ago.
    if !history::turn(tx, id, State::Planned, State::Applied, None).await? {
        return Ok(());
    }
    let change: Change = serde_json::from_str(&row.body)
        .map_err(|e| Refused::Fault(Fault::of("read a planned change", e)))?;
    let day: Date = row
        .day
        .parse()
        .map_err(|e| Refused::Fault(Fault::of("read the day of a change", e)))?;
    let asked = Asked {
        change,
        day,
        note: row.note.clone(),
    };
    outlook(tx.sql(), Lang::ZhCn, followers, &asked).await?;
    let author = Author {
        actor: "system:place".into(),
        org: None,
    };
    carry_out(tx, ids, followers, &author, now, &row, &asked).await?;
    log(tx, ids, &author, now, "place.apply_change", &row, false).await?;
    Ok(())
}
