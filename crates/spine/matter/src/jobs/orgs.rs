//! Following the tree of organisations. A matter keeps copies of the paths and names of those who hold it, so that
//! lists need no other room's table; when the tree changes, the copies follow, and whatever a closed organisation held
//! goes to whoever takes over.

use std::collections::BTreeSet;

use access::Actor;
use kernel::{Lang, UtcMs};
use store::{CommandId, Fault, Sql, Tx, args};
use web::App;

use crate::act::{Command, Do, act_at};
use crate::directory::{self, Standing};
use crate::follow::OBJECT_DAYS;
use crate::model::{MatterRow, OrgRef};
use crate::refused::Refused;
use crate::states::State;
use crate::store as rows;

/// How the log names what acts here.
const ACTOR: Actor = Actor::System { part: "orgs" };
/// The job's name.
pub(crate) const JOB: &str = "matter.follow_orgs";
/// Matters changed in one transaction, so that nobody waits long for a big organisation.
const AT_ONCE: i64 = 200;

/// What the tree's changes are called in the outbox.
const CHANGES: &[&str] = &[
    "people.org_moved",
    "people.org_closed",
    "people.org_renamed",
];

/// True if an event says that the tree changed.
pub(crate) fn changes_tree(event: &store::Event) -> bool {
    CHANGES.contains(&event.kind.as_str())
}

/// Orders the following of a change, once however many processes read of it.
///
/// # Errors
/// On a database fault.
pub(crate) async fn order(app: &App, event: &store::Event) -> Result<(), Fault> {
    let once = format!("{JOB}:{}-{}", event.xid, event.seq);
    let (ids, now) = (app.ids.clone(), app.clock.now());
    app.db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                let nothing = serde_json::json!({});
                work::enqueue(tx, &*ids, JOB, &nothing, Some(&once), now).await
            })
        })
        .await?;
    app.wake();
    Ok(())
}

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Followed {
    /// Matters whose copies of paths or names were brought up to date.
    pub updated: usize,
    /// Matters that went from a closed organisation to whoever takes over.
    pub passed_on: usize,
}

/// Compares every path that matters keep with the tree as it stands. May run twice, at any time; finds what an event
/// that was lost would have told.
///
/// # Errors
/// On a database fault; what was done stays done.
pub async fn follow_orgs(app: &App, now: UtcMs) -> Result<Followed, Fault> {
    let mut done = Followed::default();
    let directory = directory::of(app)?;
    let kept = {
        let read = app.db.read();
        kept_paths(&read).await?
    };
    for path in kept {
        let Some(id) = path.trim_end_matches('/').rsplit('/').next() else {
            continue;
        };
        let standing = {
            let read = app.db.read();
            directory.standing(&read, id).await?
        };
        let Some(standing) = standing else { continue };
        if standing.org.path != path {
            done.updated += move_all(app, &path, &standing.org.path, now).await?;
        }
        done.updated += rename_all(app, &standing.org, now).await?;
        if !standing.open {
            done.passed_on += pass_on(app, &standing, now).await?;
        }
    }
    if done != Followed::default() {
        app.wake();
    }
    Ok(done)
}

/// Every path in use. Each is found by one step through an index, so that it costs as much as there are organisations.
async fn kept_paths(sql: &dyn Sql) -> Result<BTreeSet<String>, Fault> {
    let mut all = BTreeSet::new();
    for next in [
        "select org_path from matter_org where org_path > $1 order by org_path limit 1",
        "select holder_path from matter where holder_path > $1 order by holder_path limit 1",
        "select to_path from hand_off where to_path > $1 order by to_path limit 1",
        "select org_path from task where state = 'open' and org_path > $1 order by org_path limit 1",
    ] {
        let mut last = String::new();
        while let Some(path) = sql.scalar::<String>(next, args![&last]).await? {
            last.clone_from(&path);
            all.insert(path);
        }
    }
    Ok(all)
}

async fn move_all(app: &App, from: &str, to: &str, now: UtcMs) -> Result<usize, Fault> {
    let mut count = 0;
    loop {
        let (old, new) = (from.to_owned(), to.to_owned());
        let moved = app
            .db
            .act::<_, Fault, _>(move |tx| {
                Box::pin(async move {
                    let ids: Vec<String> = tx
                        .sql()
                        .column(
                            "select matter_id from matter_org where org_path = $1 \
                             union select id from matter where holder_path = $1 \
                             union select matter_id from hand_off where to_path = $1 \
                             union select matter_id from task where state = 'open' and org_path = $1 \
                             and matter_id is not null limit $2",
                            args![&old, AT_ONCE],
                        )
                        .await?;
                    for id in &ids {
                        move_one(tx, id, &old, &new, now).await?;
                    }
                    if ids.is_empty() {
                        // Tasks of other rooms.
                        tx.run(
                            "update task set org_path = $2 where state = 'open' and org_path = $1",
                            args![&old, &new],
                        )
                        .await?;
                    }
                    Ok(ids.len())
                })
            })
            .await?;
        count += moved;
        if moved == 0 {
            return Ok(count);
        }
    }
}

/// The version grows, so that an act which read the old path meets it and is told that it came second.
async fn move_one(tx: &Tx, id: &str, old: &str, new: &str, now: UtcMs) -> Result<(), Fault> {
    for change in [
        "update matter set version = version + 1, \
         holder_path = case when holder_path = $2 then $3 else holder_path end, \
         centre_path = case when centre_path = $2 then $3 else centre_path end \
         where id = $1 and (holder_path = $2 or centre_path = $2)",
        "update matter_org set org_path = $3 where matter_id = $1 and org_path = $2",
        "update hand_off set to_path = $3 where matter_id = $1 and to_path = $2",
        "update task set org_path = $3 where matter_id = $1 and org_path = $2",
    ] {
        tx.run(change, args![id, old, new]).await?;
    }
    store::emit(tx, &format!("matter:{id}"), "matter.org_moved", id, now).await
}

/// Open matters show their holder under its present name; the chain of holders keeps the names of then.
async fn rename_all(app: &App, org: &OrgRef, now: UtcMs) -> Result<usize, Fault> {
    let mut count = 0;
    loop {
        let org = org.clone();
        let renamed = app
            .db
            .act::<_, Fault, _>(move |tx| {
                Box::pin(async move {
                    let states = in_states(State::OPEN);
                    let found = format!(
                        "select id from matter where holder_path = $1 and (holder_zh <> $2 or holder_en <> $3) \
                         and holder_org = $4 and state in ({states}) limit $5"
                    );
                    let (zh, en) = (&org.name.zh, &org.name.en);
                    let bound = args![&org.path, zh, en, org.id.to_string(), AT_ONCE];
                    let ids: Vec<String> = tx.sql().column(&found, bound).await?;
                    for id in &ids {
                        tx.run(
                            "update matter set version = version + 1, holder_zh = $2, holder_en = $3 where id = $1",
                            args![id, zh, en],
                        )
                        .await?;
                        store::emit(tx, &format!("matter:{id}"), "matter.org_renamed", id, now).await?;
                    }
                    Ok(ids.len())
                })
            })
            .await?;
        count += renamed;
        if renamed == 0 {
            return Ok(count);
        }
    }
}

fn in_states(states: &[State]) -> String {
    let all: Vec<String> = states.iter().map(|s| format!("'{}'", s.code())).collect();
    all.join(", ")
}

/// Everything that a closed organisation holds, answers for, or was offered, as long as somebody may have to act on it.
async fn pass_on(app: &App, closed: &Standing, now: UtcMs) -> Result<usize, Fault> {
    let id = closed.org.id.to_string();
    let found = format!(
        "select m.id from matter_org mo join matter m on m.id = mo.matter_id where mo.org_path = $1 and m.id > $2 \
         and (m.holder_org = $3 or m.centre_org = $3 or exists (select 1 from hand_off h where h.matter_id = m.id \
         and h.state = 'offered' and h.to_org = $3)) \
         and (m.state in ({}, 'completed') or (m.state = 'closed' and m.completed_ms >= $4)) order by m.id limit $5",
        in_states(State::OPEN)
    );
    // Closed matters can be objected to for a while, and go back to their holder then.
    let objectable = now.plus_days(-OBJECT_DAYS - 2);
    let (mut after, mut count) = (String::new(), 0);
    loop {
        let lot: Vec<String> = {
            let read = app.db.read();
            let sql: &dyn Sql = &read;
            let bound = args![&closed.org.path, &after, &id, objectable, AT_ONCE];
            sql.column(&found, bound).await?
        };
        let Some(last) = lot.last() else {
            return Ok(count);
        };
        after.clone_from(last);
        for matter in &lot {
            count += usize::from(pass_on_one(app, closed, matter, now).await?);
        }
    }
}

async fn pass_on_one(
    app: &App,
    closed: &Standing,
    matter: &str,
    now: UtcMs,
) -> Result<bool, Fault> {
    let id = closed.org.id.to_string();
    let offer = {
        let read = app.db.read();
        rows::pending_offer(&read, matter).await?
    };
    if offer.is_some_and(|offer| offer.to_org == id) {
        let reason = app.texts.f(
            Lang::ZhCn,
            "matter-recalled-closed",
            &[("closed", closed.org.name.zh.clone().into())],
        );
        if !once(app, matter, Do::Recall { reason }, now).await? {
            return Ok(false);
        }
    }
    let row = {
        let read = app.db.read();
        rows::by_id(&read, matter).await?
    };
    let Some(row) = row else { return Ok(false) };
    let (holds, answers) = (row.holder_org == id, row.centre_org == id);
    if !holds && !answers {
        return Ok(true);
    }
    let centre = centre_for(app, closed, &row).await?;
    let holder = match &closed.heir {
        Some(heir) if heir.centre || !row.holder_centre => Some(heir.clone()),
        _ => centre.clone(),
    };
    let what = Do::Succeed {
        closed: closed.org.name.clone(),
        holder: holder.filter(|_| holds),
        centre: centre.filter(|_| answers),
    };
    match &what {
        Do::Succeed {
            holder: None,
            centre: None,
            ..
        } => {
            tracing::error!(matter, org = id, "nobody is left to take over a matter");
            Ok(false)
        }
        _ => once(app, matter, what, now).await,
    }
}

/// Who triages and answers for the thread from now on.
async fn centre_for(
    app: &App,
    closed: &Standing,
    row: &MatterRow,
) -> Result<Option<OrgRef>, Fault> {
    if let Some(heir) = closed.heir.as_ref().filter(|heir| heir.centre) {
        return Ok(Some(heir.clone()));
    }
    let read = app.db.read();
    let found = directory::of(app)?.centre_of(&read, &row.unit_path).await?;
    Ok(found.map(|organ| organ.org))
}

/// Acts on the version that stands now. False when somebody was faster: the next look tells what is left.
async fn once(app: &App, matter: &str, what: Do, now: UtcMs) -> Result<bool, Fault> {
    let version = {
        let read = app.db.read();
        rows::by_id(&read, matter).await?.map(|row| row.version)
    };
    let Some(version) = version else {
        return Ok(false);
    };
    let name = format!("orgs-{matter}-{version}");
    let command = Command {
        id: CommandId::parse(&name).ok_or_else(|| Fault::new("a matter's id is no command id"))?,
        matter: matter.to_owned(),
        seen: Some(version),
        with_code: false,
        what,
    };
    match act_at(app, &ACTOR, command, now).await {
        Ok(_) => Ok(true),
        Err(Refused::Fault(fault)) => Err(fault),
        Err(_) => Ok(false),
    }
}
