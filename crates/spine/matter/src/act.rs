//! Acting on a matter: the one way in which anything about it changes.
//!
//! One transaction that checks who may do it and whether the procedure allows it, writes the row under its expected
//! version, the thread entry, the clocks, the holding, the tasks, the audit record and the events, or nothing at all.

use std::sync::Arc;

use access::{Actor, Scope};
use kernel::{UtcMs, WorkCalendar};
use serde::{Deserialize, Serialize};
use store::{CommandId, Once, Sql, Tx, args};
use web::App;

use crate::clocks::Keeper;
use crate::effect::{self, Told};
use crate::model::{EntryId, MatterRow};
use crate::permissions as p;
use crate::refused::Refused;
use crate::rules::{Rule, Situation};
use crate::states::{Event, State, next};
use crate::store as rows;
use crate::{documents, follow, measures, tasks};

pub use crate::deed::{Do, HandOffKind};

/// An order to act.
#[derive(Clone, Debug)]
pub struct Command {
    /// Made by the client; a retry carries the same.
    pub id: CommandId,
    /// Id or number of the matter.
    pub matter: String,
    /// The version that the actor saw; `None` to act on whatever is there now.
    pub seen: Option<i64>,
    /// The actor proved the code of this matter.
    pub with_code: bool,
    /// What to do.
    pub what: Do,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// Id of the matter.
    pub id: String,
    /// Its number.
    pub number: String,
    /// Its version now.
    pub version: i64,
    /// Its state now.
    pub state: State,
}

/// What one act works with.
pub(crate) struct Act<'a> {
    pub app: &'a App,
    pub tx: &'a Tx,
    pub actor: &'a Actor,
    pub calendar: Arc<WorkCalendar>,
    pub now: UtcMs,
}

impl Act<'_> {
    pub fn keeper(&self) -> Keeper<'_> {
        Keeper {
            tx: self.tx,
            calendar: &self.calendar,
            ids: &*self.app.ids,
            now: self.now,
        }
    }
}

/// Carries out a command.
///
/// # Errors
/// [`Refused`], in the terms of the procedure; nothing was written then.
pub async fn act(app: &App, actor: &Actor, command: Command) -> Result<Done, Refused> {
    act_at(app, actor, command, app.clock.now()).await
}

/// Carries out a command as of a stated moment; for imports and the demo city, whose past is written in order.
///
/// # Errors
/// As [`act`].
pub async fn act_at(
    app: &App,
    actor: &Actor,
    command: Command,
    now: UtcMs,
) -> Result<Done, Refused> {
    let calendar = app.calendar().await;
    let (shared, actor) = (app.clone(), actor.clone());
    let done = app
        .db
        .act(move |tx| {
            Box::pin(async move {
                let act = Act {
                    app: &shared,
                    tx,
                    actor: &actor,
                    calendar,
                    now,
                };
                within(&act, command).await
            })
        })
        .await?;
    app.wake();
    Ok(done)
}

async fn within(act: &Act<'_>, command: Command) -> Result<Done, Refused> {
    let who = act.actor.log_id();
    if let Once::Done(done) = act.tx.once::<Done>(&command.id, &who).await? {
        return Ok(done);
    }
    let mut row = find(act, &command).await?;
    if command.seen.is_some_and(|seen| seen != row.version) {
        return Err(Refused::Stale);
    }
    let situation = situation(act.tx, &row, command.with_code, act.now).await?;
    let event = command.what.event();
    let rule =
        situation
            .rule_for(act.actor, event)
            .ok_or_else(|| match next(row.state(), event) {
                None => Refused::NotNow(row.state(), event),
                Some(_) => Refused::NotAllowed(event),
            })?;
    let before = row.clone();
    let after = next(row.state(), event).ok_or(Refused::NotNow(row.state(), event))?;
    row.state = after.code().to_owned();
    row.version += 1;
    let told = effect::apply(act, &mut row, &before, command.what).await?;
    finish(act, &mut row, &before, rule, told).await?;
    let done = Done {
        id: row.id.clone(),
        number: row.number.clone(),
        version: row.version,
        state: after,
    };
    act.tx.remember(&command.id, &who, &done, act.now).await?;
    Ok(done)
}

async fn find(act: &Act<'_>, command: &Command) -> Result<MatterRow, Refused> {
    let scope = if command.with_code {
        Scope::All
    } else {
        Scope::of(act.actor, p::READ)
    };
    let found = rows::within(act.tx, &scope, &command.matter).await?;
    found.ok_or(Refused::NotFound)
}

/// What the rules look at, read inside or outside an act.
///
/// # Errors
/// On a database fault.
pub async fn situation(
    sql: &dyn Sql,
    row: &MatterRow,
    with_code: bool,
    now: UtcMs,
) -> Result<Situation, store::Fault> {
    let offer = rows::pending_offer(sql, &row.id).await?;
    Ok(Situation {
        state: row.state(),
        unit_path: row.unit_path.clone(),
        centre_path: row.centre_path.clone(),
        holder_path: row.holder_path.clone(),
        holder_centre: row.holder_centre,
        offer: offer.map(|o| (o.to_path, o.to_centre)),
        helpers: rows::helper_paths(sql, &row.id).await?,
        reporter: row.reporter_account.clone(),
        with_code,
        objections: row.objections,
        may_object: follow::may_object(row, now),
        rated: row.rating.is_some(),
    })
}

/// Everything that every act does after its own effect.
pub(crate) async fn finish(
    act: &Act<'_>,
    row: &mut MatterRow,
    before: &MatterRow,
    rule: &Rule,
    told: Told,
) -> Result<(), Refused> {
    if row.holder_org != before.holder_org {
        change_holder(act, row, before).await?;
    }
    let due = act.keeper().earliest(&row.id).await?;
    (row.due_ms, row.due_clock) = due.map_or((None, None), |(ms, code)| (Some(ms), Some(code)));
    if !rows::update(act.tx, row, before.version).await? {
        return Err(Refused::Stale);
    }
    // What reads comes first: inserts wait for each other until something is read.
    tasks::sync(act, row).await?;
    documents::of_act(act, row, before, rule.event, &told).await?;
    measures::of_act(act, row, before, rule.event, &told).await?;
    write_entry(act, row, rule.event, rule.public || told.public, &told).await?;
    let action = format!("matter.{}", rule.event.code());
    log(act, row, &action, told.for_log()).await?;
    announce(act.tx, row, before, &action, act.now).await?;
    follow::notify(act, row, rule, &told.words).await?;
    Ok(())
}

async fn change_holder(act: &Act<'_>, row: &MatterRow, before: &MatterRow) -> Result<(), Refused> {
    let tx = act.tx;
    let seq = tx
        .sql()
        .count(
            "select coalesce(max(seq), 0) + 1 from holding where matter_id = $1",
            args![&row.id],
        )
        .await?;
    tx.run(
        "update holding set to_ms = $2 where matter_id = $1 and to_ms is null",
        args![&row.id, act.now],
    )
    .await?;
    let person = act
        .actor
        .post()
        .map(|post| post.person.clone())
        .unwrap_or_default();
    tx.run(
        "insert into holding (matter_id, seq, org_id, org_zh, org_en, person, from_ms) values ($1, $2, $3, $4, $5, $6, $7)",
        args![&row.id, seq, &row.holder_org, &row.holder_zh, &row.holder_en, person, act.now],
    )
    .await?;
    tx.run(
        "update matter_org set role = 'held' where matter_id = $1 and org_id = $2",
        args![&row.id, &before.holder_org],
    )
    .await?;
    involve(
        tx,
        row,
        &row.holder_org,
        &row.holder_path,
        "holder",
        act.now,
    )
    .await?;
    Ok(())
}

/// Lets an organisation reach the matter. An offer takes no role away: who held it or helps keeps that, and with it
/// the right to read, when the offer is returned.
pub(crate) async fn involve(
    tx: &Tx,
    row: &MatterRow,
    org: &str,
    path: &str,
    role: &str,
    now: UtcMs,
) -> Result<(), store::Fault> {
    tx.run(
        "insert into matter_org (matter_id, org_id, org_path, role, since_ms) values ($1, $2, $3, $4, $5) \
         on conflict (matter_id, org_id) do update set \
         role = case when excluded.role = 'offeree' then matter_org.role else excluded.role end",
        args![&row.id, org, path, role, now],
    )
    .await?;
    Ok(())
}

pub(crate) async fn write_entry(
    act: &Act<'_>,
    row: &MatterRow,
    event: Event,
    public: bool,
    told: &Told,
) -> Result<(), store::Fault> {
    let post = act.actor.post();
    act.tx
        .insert(
            "insert into thread_entry (id, matter_id, seq, at_ms, kind, actor, actor_name, post_title, org_id, org_zh, \
             org_en, public, words, data) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
            args![
                EntryId::new(&*act.app.ids).to_string(),
                &row.id,
                row.version,
                act.now,
                event.code(),
                act.actor.log_id(),
                post.map(|p| p.person.clone()).unwrap_or_default(),
                post.map(|p| p.title.clone()).unwrap_or_default(),
                act.actor.log_org(),
                post.map(|p| p.org_name.zh.clone()).unwrap_or_default(),
                post.map(|p| p.org_name.en.clone()).unwrap_or_default(),
                public,
                &told.words,
                told.data.to_string()
            ],
        )
        .await
}

pub(crate) async fn log(
    act: &Act<'_>,
    row: &MatterRow,
    action: &str,
    detail: serde_json::Value,
) -> Result<(), store::Fault> {
    let record = audit::log::Record {
        actor: act.actor.log_id(),
        org: act.actor.log_org(),
        action,
        subject_kind: "matter",
        subject_id: row.id.clone(),
        purpose: None,
        detail,
    };
    audit::log::append(act.tx, &*act.app.ids, act.now, record).await?;
    Ok(())
}

/// Tells open pages, the search index and the measures.
pub(crate) async fn announce(
    tx: &Tx,
    row: &MatterRow,
    before: &MatterRow,
    kind: &str,
    now: UtcMs,
) -> Result<(), store::Fault> {
    store::emit(tx, &format!("matter:{}", row.id), kind, &row.id, now).await?;
    store::emit(tx, &format!("org:{}", row.holder_org), kind, &row.id, now).await?;
    if before.holder_org != row.holder_org {
        store::emit(
            tx,
            &format!("org:{}", before.holder_org),
            kind,
            &row.id,
            now,
        )
        .await?;
    }
    if row.centre_org != row.holder_org {
        store::emit(tx, &format!("org:{}", row.centre_org), kind, &row.id, now).await?;
    }
    Ok(())
}
