//! Figures of matters 指标: what happened, by day, unit and organisation.
//!
//! An act writes its happenings ([`of_act`]) in its own transaction; [`fold`] adds them to the sums. So every act
//! counts exactly once and no two acts wait for the same sum.

use std::collections::BTreeMap;

use kernel::{Date, UtcMs};
use measure::{
    Better, Definition, Denominator, Figure, Filter, Grain, Observation, Slot, Survival,
};
use store::{Db, Dialect, Fault, FromQueryResult, Sql, Tx, args};

use crate::act::Act;
use crate::effect::Told;
use crate::figures;
use crate::model::MatterRow;
use crate::states::Event;

/// Registered; by channel.
pub const REGISTERED: &str = "matter.registered";
/// Taken by whoever handles it.
pub const ACCEPTED: &str = "matter.accepted";
/// Answered; by outcome. Adds up the days from registering.
pub const COMPLETED: &str = "matter.completed";
/// Answered, and no clock of the handling had run out; a part of [`COMPLETED`].
pub const ON_TIME: &str = "matter.on_time";
/// Answered after a clock of the handling had run out; the other part.
pub const LATE: &str = "matter.late";
/// Left for good; by outcome.
pub const CLOSED: &str = "matter.closed";
/// An offer was returned; by the organisation that returned it.
pub const RETURNED: &str = "matter.returned";
/// The result rated by the resident; by stars, which it adds up.
pub const RATED: &str = "matter.rated";
/// How it was handled rated by the resident; by stars, which it adds up.
pub const RATED_HANDLING: &str = "matter.rated_handling";
/// The resident said whether it is solved; `yes` or `no`.
pub const SOLVED: &str = "matter.solved";
/// Objected to; `1` or `2`.
pub const OBJECTED: &str = "matter.objected";
/// Urged or supervised; by the event.
pub const SUPERVISED: &str = "matter.supervised";

/// All of them, to be filled again or shown.
pub const ALL: &[&str] = &[
    REGISTERED,
    ACCEPTED,
    COMPLETED,
    ON_TIME,
    LATE,
    CLOSED,
    RETURNED,
    RATED,
    RATED_HANDLING,
    SOLVED,
    OBJECTED,
    SUPERVISED,
];

/// 按期办结率: answered in time, of all answered.
pub const ON_TIME_RATE: Definition = Definition {
    name: "matter.on_time_rate",
    title: "matter-measure-on-time",
    explanation: "matter-measure-on-time-how",
    unit: "matter-measure-percent",
    numerator: ON_TIME,
    numerator_key: None,
    denominator: Denominator::All {
        measure: COMPLETED,
        key: None,
    },
    better: Better::More,
    source: "信访工作条例 art. 34",
};

/// Solved in the eyes of those who answered.
pub const SOLVED_RATE: Definition = Definition {
    name: "matter.solved_rate",
    title: "matter-measure-solved",
    explanation: "matter-measure-solved-how",
    unit: "matter-measure-percent",
    numerator: SOLVED,
    numerator_key: Some("yes"),
    denominator: Denominator::All {
        measure: SOLVED,
        key: None,
    },
    better: Better::More,
    source: "house rule",
};

/// Registering counts.
///
/// # Errors
/// On a database fault.
pub(crate) async fn of_register(act: &Act<'_>, row: &MatterRow) -> Result<(), Fault> {
    let org = row.centre_org.clone();
    happened(act, row, REGISTERED, &org, &row.channel, 0.0).await
}

/// What an act adds to the measures, in its transaction.
///
/// # Errors
/// On a database fault.
pub(crate) async fn of_act(
    act: &Act<'_>,
    row: &MatterRow,
    before: &MatterRow,
    event: Event,
    told: &Told,
) -> Result<(), Fault> {
    let org = row.lead_org.as_ref().unwrap_or(&row.holder_org).clone();
    let outcome = row.outcome.clone().unwrap_or_default();
    match event {
        Event::Take => happened(act, row, ACCEPTED, &org, "", 0.0).await?,
        Event::Accept if before.holder_centre => {
            happened(act, row, ACCEPTED, &org, "", 0.0).await?;
        }
        Event::Approve => {
            let days =
                act.now.since(UtcMs(row.registered_ms)) as f64 / kernel::clock::DAY_MS as f64;
            happened(act, row, COMPLETED, &org, &outcome, days).await?;
            let part = if was_late(act.tx, row).await? {
                LATE
            } else {
                ON_TIME
            };
            happened(act, row, part, &org, "", 0.0).await?;
        }
        Event::Return => {
            let by = act.actor.log_org().unwrap_or_default();
            happened(act, row, RETURNED, &by, "", 0.0).await?;
        }
        Event::Rate => {
            let stars = row.rating.unwrap_or_default();
            happened(act, row, RATED, &org, &stars.to_string(), stars as f64).await?;
            if let Some(stars) = row.rating_handling {
                let key = stars.to_string();
                happened(act, row, RATED_HANDLING, &org, &key, stars as f64).await?;
            }
            solved(act, row, &org, row.rating_solved.unwrap_or_default()).await?;
        }
        Event::FollowUp => {
            let said = |name: &str| told.data.get(name).and_then(serde_json::Value::as_bool);
            if said("reached") == Some(true) {
                solved(act, row, &org, said("solved") == Some(true)).await?;
            }
        }
        Event::Object | Event::ObjectAgain => {
            let which = row.objections.to_string();
            happened(act, row, OBJECTED, &org, &which, 0.0).await?;
        }
        Event::Urge | Event::Supervise => {
            happened(act, row, SUPERVISED, &org, event.code(), 0.0).await?;
        }
        _ => {}
    }
    if before.closed_ms.is_none() && row.closed_ms.is_some() {
        happened(act, row, CLOSED, &org, &outcome, 0.0).await?;
    }
    Ok(())
}

async fn solved(act: &Act<'_>, row: &MatterRow, org: &str, yes: bool) -> Result<(), Fault> {
    happened(act, row, SOLVED, org, if yes { "yes" } else { "no" }, 0.0).await
}

/// True if a clock of the handling ran out. Clocks of earlier rounds, before an objection, are void or count too: the
/// resident waited for all of it.
async fn was_late(tx: &Tx, row: &MatterRow) -> Result<bool, Fault> {
    let missed = tx
        .sql()
        .count(
            "select count(*) from clock where matter_id = $1 and audience = 'holder' and state = 'missed' \
             and rule_code not in ('ctr.triage', 'ctr.confirm', 'ctr.approve', 'ctr.supervise')",
            args![&row.id],
        )
        .await?;
    Ok(missed > 0)
}

async fn happened(
    act: &Act<'_>,
    row: &MatterRow,
    measure: &str,
    org: &str,
    key: &str,
    sum: f64,
) -> Result<(), Fault> {
    act.tx
        .insert(
            "insert into happening (measure, day, unit_path, org_id, key, n, sum) values ($1, $2, $3, $4, $5, 1, $6)",
            args![measure, act.now.date().to_string(), &row.unit_path, org, key, sum],
        )
        .await
}

/// Happenings folded in one transaction.
const AT_ONCE: i64 = 2000;

#[derive(FromQueryResult)]
struct Happening {
    measure: String,
    day: String,
    unit_path: String,
    org_id: String,
    key: String,
    n: i64,
    sum: f64,
}

/// Adds what acts have written to the sums. Returns how many happenings that were.
///
/// # Errors
/// On a database fault; nothing is lost then.
pub async fn fold(db: &Db) -> Result<u64, Fault> {
    let mut all = 0;
    loop {
        let waiting = {
            let read = db.read();
            let sql: &dyn Sql = &read;
            sql.scalar::<i64>("select id from happening limit 1", args![])
                .await?
        };
        if waiting.is_none() {
            return Ok(all);
        }
        let folded = db.act(|tx| Box::pin(fold_some(tx))).await?;
        all += folded;
        // Another process has the rest.
        if folded == 0 {
            return Ok(all);
        }
    }
}

async fn fold_some(tx: &Tx) -> Result<u64, Fault> {
    let skip = match tx.dialect() {
        Dialect::Sqlite => "",
        Dialect::Postgres => "for update skip locked",
    };
    let taken: Vec<Happening> = tx
        .sql()
        .all(
            &format!(
                "delete from happening where id in (select id from happening order by id limit $1 {skip}) \
                 returning measure, day, unit_path, org_id, key, n, sum"
            ),
            args![AT_ONCE],
        )
        .await?;
    let count = taken.len() as u64;
    // In one order everywhere, and by day last since days share their month's sum: so two folds never wait crosswise.
    // measure, unit, organisation, key, day
    type Key = (String, String, String, String, String);
    let mut sums: BTreeMap<Key, (i64, f64)> = BTreeMap::new();
    for h in taken {
        let sum = sums
            .entry((h.measure, h.unit_path, h.org_id, h.key, h.day))
            .or_default();
        sum.0 += h.n;
        sum.1 += h.sum;
    }
    for ((measure, unit_path, org, key, day), (n, sum)) in sums {
        let day: Date = day
            .parse()
            .map_err(|e| Fault::of("read the day of a happening", e))?;
        let org = Some(org.as_str()).filter(|o| !o.is_empty());
        measure::add(tx, &measure, day, &unit_path, org, &key, n, sum).await?;
    }
    Ok(count)
}

/// What came and what was answered, day by day.
///
/// # Errors
/// On a database fault.
pub async fn flow(
    sql: &dyn Sql,
    from: Date,
    to: Date,
    unit_prefix: &str,
) -> Result<(Vec<Slot>, Vec<Slot>), Fault> {
    let came = Filter::new(REGISTERED, from, to).in_unit(unit_prefix);
    let went = Filter::new(COMPLETED, from, to).in_unit(unit_prefix);
    Ok((
        measure::series(sql, &came, Grain::Day).await?,
        measure::series(sql, &went, Grain::Day).await?,
    ))
}

/// Open matters of a unit right now.
///
/// # Errors
/// On a database fault.
pub async fn stock(sql: &dyn Sql, scope: &access::Scope) -> Result<i64, Fault> {
    let filter = crate::list::Filter {
        states: crate::State::OPEN.to_vec(),
        ..crate::list::Filter::default()
    };
    crate::list::count(sql, scope, &filter).await
}

/// The share answered in time, with numerator and denominator.
///
/// # Errors
/// On a database fault.
pub async fn on_time(
    sql: &dyn Sql,
    from: Date,
    to: Date,
    unit_prefix: &str,
    org: Option<&str>,
) -> Result<Figure, Fault> {
    let filter = Filter {
        org,
        ..Filter::new(COMPLETED, from, to).in_unit(unit_prefix)
    };
    ON_TIME_RATE.figure(sql, &filter).await
}

/// How long matters like this one take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// Days within which 8 of 10 are answered.
    pub days: i64,
    /// Matters looked at.
    pub cases: u64,
    /// Of these still open.
    pub open: u64,
}

/// “8 of 10 like yours”.
const MOST: f64 = 0.8;
/// From fewer cases nothing is said.
const FEWEST: u64 = 10;

/// Days within which 8 of 10 matters of a type registered since a moment are answered; those still open count as what
/// they are. `None` when there are too few, or too many are open to say.
///
/// # Errors
/// On a database fault.
pub async fn expectation(
    sql: &dyn Sql,
    type_code: &str,
    since: UtcMs,
    now: UtcMs,
) -> Result<Option<Expectation>, Fault> {
    let spans = figures::spans(sql, &access::Scope::All, since.0, Some(type_code)).await?;
    let seen: Vec<Observation> = spans
        .iter()
        .map(|span| {
            let end = span.completed_ms.unwrap_or(now.0);
            Observation {
                lasted: (end - span.registered_ms).div_euclid(kernel::clock::DAY_MS) + 1,
                ended: span.completed_ms.is_some(),
            }
        })
        .collect();
    let course = Survival::estimate(&seen);
    let (cases, open) = course.counts();
    if cases < FEWEST {
        return Ok(None);
    }
    Ok(course
        .within(MOST)
        .map(|days| Expectation { days, cases, open }))
}
