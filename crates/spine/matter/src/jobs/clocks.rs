//! Clocks that come near their end or have run out. A clock raises supervision 督办; it never changes a state unless a
//! rule says so: only the time to object closes an answered matter.

use access::Actor;
use kernel::{Lang, UtcMs};
use store::{CommandId, Fault, FromQueryResult, Sql, args};
use web::App;

use crate::act::{Command, Do, act_at};
use crate::clocks::{CLOCK_COLUMNS, ClockRow};
use crate::model::TaskId;
use crate::refused::Refused;
use crate::states::{Event, State, next};
use crate::store as rows;

/// How the log names what acts here.
const ACTOR: Actor = Actor::System { part: "clock" };
/// Clocks looked at in one go.
const AT_ONCE: i64 = 200;
/// The resident's time to object to an answer.
const OBJECT: &str = "ctr.object";

/// What a tick did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ticked {
    /// Clocks near their end, told to who they bind.
    pub warned: usize,
    /// Clocks run out, told or urged.
    pub overdue: usize,
    /// Answered matters closed since nobody objected in time.
    pub lapsed: usize,
}

#[derive(FromQueryResult)]
struct Waiting {
    id: String,
    matter_id: String,
    rule_code: String,
    label_zh: String,
    audience: String,
    due_ms: i64,
}

const COLUMNS: &str = "id, matter_id, rule_code, label_zh, audience, due_ms";

/// Looks at all running clocks. May run twice, at any time.
///
/// # Errors
/// On a database fault; what was done stays done.
pub async fn tick(app: &App, now: UtcMs) -> Result<Ticked, Fault> {
    let mut done = Ticked::default();
    loop {
        let expired = expired(app, now).await?;
        for clock in &expired {
            if clock.rule_code == OBJECT {
                done.lapsed += usize::from(lapse(app, clock, now).await?);
            } else {
                run_out(app, clock, now).await?;
                done.overdue += 1;
            }
        }
        if expired.len() < AT_ONCE as usize {
            break;
        }
    }
    loop {
        let near = near_end(app, now).await?;
        for clock in &near {
            tell(app, clock, "alert", 1, now).await?;
            done.warned += 1;
        }
        if near.len() < AT_ONCE as usize {
            break;
        }
    }
    if done != Ticked::default() {
        app.wake();
    }
    Ok(done)
}

async fn expired(app: &App, now: UtcMs) -> Result<Vec<Waiting>, Fault> {
    let read = app.db.read();
    let sql: &dyn Sql = &read;
    sql.all(
        &format!(
            "select {COLUMNS} from clock where state = 'running' and due_ms <= $1 and alerted < 2 \
             order by due_ms, id limit $2"
        ),
        args![now, AT_ONCE],
    )
    .await
}

/// Past 80 % of its time, or past its last working day (R11). The time is counted in the clock's own unit and stands
/// still in pauses, so the kernel says when that is.
async fn near_end(app: &App, now: UtcMs) -> Result<Vec<Waiting>, Fault> {
    while say_when(app, now).await? == AT_ONCE as usize {}
    let read = app.db.read();
    let sql: &dyn Sql = &read;
    sql.all(
        &format!(
            "select {COLUMNS} from clock where state = 'running' and due_ms > $1 and alerted = 0 \
             and audience in ('holder', 'centre') and (alert_ms <= $1 or internal_ms <= $1) \
             order by due_ms, id limit $2"
        ),
        args![now, AT_ONCE],
    )
    .await
}

/// Writes beside new clocks when to warn. Acts do not, since most clocks are met long before. Answers how many.
async fn say_when(app: &App, now: UtcMs) -> Result<usize, Fault> {
    let new: Vec<ClockRow> = {
        let read = app.db.read();
        let sql: &dyn Sql = &read;
        sql.all(
            &format!(
                "select {CLOCK_COLUMNS} from clock where state = 'running' and alerted = 0 and alert_ms is null \
                 and due_ms > $1 and audience in ('holder', 'centre') order by due_ms, id limit $2"
            ),
            args![now, AT_ONCE],
        )
        .await?
    };
    if new.is_empty() {
        return Ok(0);
    }
    let calendar = app.calendar().await;
    let mut all = Vec::with_capacity(new.len());
    for clock in &new {
        let due = clock.term()?.due(&calendar);
        let at = due.map_or(clock.due_ms, |due| Some(due.alert_at.0));
        all.push((clock.id.clone(), at, clock.due_ms));
    }
    app.db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                for (id, at, due) in all {
                    // Whoever paused or extended it meanwhile wrote the moment anew.
                    tx.run(
                        "update clock set alert_ms = $2 where id = $1 and alert_ms is null and due_ms = $3",
                        args![id, at, due],
                    )
                    .await?;
                }
                Ok(())
            })
        })
        .await?;
    Ok(new.len())
}

/// Raises supervision where the procedure lets it; tells who is bound in any case.
async fn run_out(app: &App, clock: &Waiting, now: UtcMs) -> Result<(), Fault> {
    let row = {
        let read = app.db.read();
        rows::by_id(&read, &clock.matter_id).await?
    };
    let urgeable = row.is_some_and(|m| next(m.state(), Event::Urge).is_some());
    if urgeable && clock.audience != "resident" {
        let words = app.texts.f(
            Lang::ZhCn,
            "matter-urged-by-clock",
            &[("clock", clock.label_zh.as_str().into())],
        );
        if !once(app, clock, Do::Urge { words }, now).await? {
            return Ok(());
        }
    }
    tell(app, clock, "overdue", 2, now).await
}

/// Closes an answered matter whose time to object has passed; ends the clock in any case.
async fn lapse(app: &App, clock: &Waiting, now: UtcMs) -> Result<bool, Fault> {
    let row = {
        let read = app.db.read();
        rows::by_id(&read, &clock.matter_id).await?
    };
    let waits = row.is_some_and(|m| m.state() == State::Completed);
    if waits && !once(app, clock, Do::Lapse, now).await? {
        return Ok(false);
    }
    let id = clock.id.clone();
    app.db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                tx.run(
                    "update clock set state = 'void', ended_ms = $2, alerted = 2 where id = $1 and state = 'running'",
                    args![id, now],
                )
                .await
            })
        })
        .await?;
    Ok(waits)
}

/// Acts at most once for this clock, however often the tick runs. False when somebody was faster: the next look will
/// tell what is due then.
async fn once(app: &App, clock: &Waiting, what: Do, now: UtcMs) -> Result<bool, Fault> {
    let name = format!("clock-{}-{}", clock.id, clock.due_ms);
    let command = Command {
        id: CommandId::parse(&name).ok_or_else(|| Fault::new("a clock's id is no command id"))?,
        matter: clock.matter_id.clone(),
        seen: None,
        with_code: false,
        what,
    };
    match act_at(app, &ACTOR, command, now).await {
        Ok(_)
        | Err(
            Refused::NotFound | Refused::NotAllowed(_) | Refused::NotNow(..) | Refused::Invalid(_),
        ) => Ok(true),
        Err(Refused::Stale) => Ok(false),
        Err(Refused::Fault(fault)) => Err(fault),
    }
}

/// Puts a task before whoever the clock binds, and marks the clock as told.
async fn tell(
    app: &App,
    clock: &Waiting,
    kind: &'static str,
    alerted: i64,
    now: UtcMs,
) -> Result<(), Fault> {
    let (ids, id, matter) = (app.ids.clone(), clock.id.clone(), clock.matter_id.clone());
    let (due, centre) = (clock.due_ms, clock.audience == "centre");
    app.db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                let marked = tx
                    .run(
                        "update clock set alerted = $2 where id = $1 and alerted < $2 and state = 'running'",
                        args![&id, alerted],
                    )
                    .await?;
                let Some(row) = rows::by_id(tx, &matter).await?.filter(|_| marked == 1) else {
                    return Ok(());
                };
                let (org, path) = if centre {
                    (row.centre_org, row.centre_path)
                } else {
                    (row.holder_org, row.holder_path)
                };
                tx.run(
                    "insert into task (id, matter_id, kind, org_id, org_path, due_ms, state, created_ms) \
                     values ($1, $2, $3, $4, $5, $6, 'open', $7)",
                    args![TaskId::new(&*ids).to_string(), &matter, kind, &org, path, due, now],
                )
                .await?;
                store::emit(tx, &format!("org:{org}"), "matter.clock", &matter, now).await
            })
        })
        .await
}
