//! Random walks through the procedure: whoever tries whatever, legal or not, a matter stays a matter. A walk that
//! fails is made as short as it goes before it is shown.

mod invariants;
mod moves;

use std::collections::BTreeSet;
use std::sync::Mutex;

use access::{Actor, Role};
use matter::states::next;
use matter::testing::{City, TYPES, city, migrations};
use matter::{Command, Event, Refused, State};
use proptest::test_runner::{Config, FileFailurePersistence, RngSeed, TestRunner};
use store::Db;
use tokio::runtime::Handle;

use invariants::{check, footprint};
use moves::{Aim, Seen, Step};

/// Everybody who may try something.
pub struct Cast {
    /// Names for the report of a failure.
    pub all: Vec<(&'static str, Actor)>,
    /// Who reports.
    pub resident: Actor,
}

fn cast(city: &City) -> Cast {
    let resident = city.resident();
    let all = vec![
        ("clerk", city.staff(&city.centre, Role::WindowClerk)),
        ("head", city.staff(&city.centre, Role::CenterHead)),
        (
            "city clerk",
            city.staff(&city.city_centre, Role::TriageOfficer),
        ),
        (
            "city supervisor",
            city.staff(&city.city_centre, Role::Supervisor),
        ),
        ("handler A", city.staff(&city.organ_a, Role::Handler)),
        ("leader A", city.staff(&city.organ_a, Role::UnitLeader)),
        ("handler B", city.staff(&city.organ_b, Role::Handler)),
        ("leader B", city.staff(&city.organ_b, Role::UnitLeader)),
        ("observer", city.staff(&city.centre, Role::Observer)),
        ("stranger", city.resident()),
        ("reporter", resident.clone()),
        ("system", Actor::System { part: "test" }),
    ];
    Cast { all, resident }
}

/// Walks that once failed come first in every later run; the file is written by a failure and kept with the code.
const FAILED_BEFORE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/matter/procedure/walks.proptest-regressions"
);
/// Most attempts in one walk.
const LONGEST: usize = 60;

/// The same walks every time, so that a red run is about the change; `SEED` and `CASES` ask for others and for more.
fn config(db: &Db) -> Config {
    let cases = match db.dialect() {
        store::Dialect::Sqlite => 80,
        store::Dialect::Postgres => 32,
    };
    Config {
        cases: asked("CASES").unwrap_or(cases),
        rng_seed: RngSeed::Fixed(asked("SEED").unwrap_or(20_261_124)),
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(FAILED_BEFORE))),
        max_shrink_time: 60_000,
        ..Config::default()
    }
}

fn asked<T: std::str::FromStr>(name: &str) -> Option<T> {
    std::env::var(name).ok()?.parse().ok()
}

/// What all walks together came to.
#[derive(Default)]
struct Tally {
    ids: Vec<String>,
    acts: usize,
    refusals: usize,
    states: BTreeSet<&'static str>,
}

store::db_test!(
    no_walk_leaves_the_procedure,
    migrations(),
    |db: Db| async move {
        let mut runner = TestRunner::new(config(&db));
        let city = city(db).await;
        let cast = cast(&city);
        let tally = Mutex::new(Tally::default());
        let here = Handle::current();
        let outcome = tokio::task::block_in_place(|| {
            runner.run(&moves::walk(LONGEST), |(kind, steps)| {
                here.block_on(walk(&city, &cast, usize::from(kind), &steps, &tally));
                Ok(())
            })
        });
        if let Err(failure) = outcome {
            panic!("{failure}");
        }
        let tally = tally.into_inner().expect("no walk failed");
        eprintln!(
            "{} matters, {} acts, {} refusals, {:?}",
            tally.ids.len(),
            tally.acts,
            tally.refusals,
            tally.states
        );
        assert!(tally.acts > 200, "the walks never got anywhere");
        assert!(
            tally.refusals > 200,
            "the walks never tried anything illegal"
        );
        let unseen: Vec<&str> = State::ALL
            .iter()
            .map(|state| state.code())
            .filter(|code| !tally.states.contains(code))
            .collect();
        assert!(
            unseen.is_empty() || asked::<u64>("SEED").is_some() || asked::<u32>("CASES").is_some(),
            "no walk came to {unseen:?}"
        );
        for id in &tally.ids {
            check(&city, id).await;
        }
        figures_agree(&city, &tally.ids).await;
        log_verifies(&city).await;
    }
);

/// Two new matters, and every step tried on them; what holds of a matter is looked at after each.
async fn walk(city: &City, cast: &Cast, kind: usize, steps: &[Step], tally: &Mutex<Tally>) {
    let pair = [
        fresh(city, cast, kind).await,
        fresh(city, cast, kind + 1).await,
    ];
    tally
        .lock()
        .expect("no walk failed")
        .ids
        .extend(pair.iter().cloned());
    for step in steps {
        city.clock.advance(step.wait_ms);
        let at = usize::from(step.second);
        let (who, event) = wanted(city, &pair[at], cast, step).await;
        let happened = attempt(city, &pair[at], &pair[1 - at], &cast.all[who], event, step).await;
        for id in &pair {
            check(city, id).await;
        }
        let state = city.row(&pair[at]).await.state().code();
        let mut tally = tally.lock().expect("no walk failed");
        tally.states.insert(state);
        if happened {
            tally.acts += 1;
        } else {
            tally.refusals += 1;
        }
    }
}

/// A new report.
async fn fresh(city: &City, cast: &Cast, kind: usize) -> String {
    let mut new = city.report(&cast.resident, "楼道灯坏了");
    new.type_code = TYPES[kind % TYPES.len()].into();
    let registered = matter::register(&city.app, &cast.resident, city.command(), new)
        .await
        .expect("registered");
    check(city, &registered.id).await;
    registered.id
}

/// Whether the matter's code may have been proven by this actor: officers never come that way.
fn with_code(step: &Step, actor: &Actor) -> bool {
    step.with_code && matches!(actor, Actor::Resident { .. })
}

/// Who tries what.
async fn wanted(city: &City, id: &str, cast: &Cast, step: &Step) -> (usize, Event) {
    let choice = match step.aim {
        Aim::Forward(choice) | Aim::Lawful(choice) => usize::from(choice),
        Aim::Anything { who, event } => {
            return (
                usize::from(who) % cast.all.len(),
                Event::ALL[usize::from(event) % Event::ALL.len()],
            );
        }
    };
    let row = city.row(id).await;
    let read = city.app.db.read();
    let mut lawful = Vec::new();
    for (who, (_, actor)) in cast.all.iter().enumerate() {
        let situation =
            matter::situation(&read, &row, with_code(step, actor), city.app.clock.now())
                .await
                .expect("a situation");
        lawful.extend(
            situation
                .allowed(actor)
                .into_iter()
                .map(|event| (who, event)),
        );
    }
    // What ends a matter early teaches nothing more, so it is tried less often.
    let ends = |event: &Event| matches!(event, Event::Withdraw | Event::Refuse | Event::Merge);
    if choice % 8 != 0 {
        lawful.retain(|(_, event)| !ends(event));
    }
    if matches!(step.aim, Aim::Forward(_)) {
        let leads_on = |event| next(row.state(), event).is_some_and(|state| state != row.state());
        if lawful.iter().any(|(_, event)| leads_on(*event)) {
            lawful.retain(|(_, event)| leads_on(*event));
        }
    }
    match lawful.len() {
        0 => (
            choice % cast.all.len(),
            Event::ALL[choice % Event::ALL.len()],
        ),
        n => lawful[choice / 8 % n],
    }
}

/// Tries one event; true if it happened. What happens must be what the rules said, and what is refused leaves nothing.
async fn attempt(
    city: &City,
    id: &str,
    other: &str,
    (name, actor): &(&'static str, Actor),
    event: Event,
    step: &Step,
) -> bool {
    let before = city.row(id).await;
    let with_code = with_code(step, actor);
    let now = city.app.clock.now();
    let read = city.app.db.read();
    let situation = matter::situation(&read, &before, with_code, now)
        .await
        .expect("a situation");
    let lawful = situation.rule_for(actor, event).is_some();
    let what = moves::what(city, &step.form, other, id, event);
    assert_eq!(what.event(), event);
    let command = Command {
        id: city.command(),
        matter: if step.by_number {
            before.number.clone()
        } else {
            before.id.clone()
        },
        seen: match step.seen {
            Seen::Whatever => None,
            Seen::Newest => Some(before.version),
            Seen::Older => Some(before.version - 1),
        },
        with_code,
        what,
    };
    let traces = footprint(city).await;
    let outcome = matter::act(&city.app, actor, command.clone()).await;
    let after = city.row(id).await;
    let tried = format!("{name} tried {event:?} in {}", before.state);
    match outcome {
        Ok(done) => {
            assert!(lawful, "{tried} and nothing held them back");
            assert_ne!(
                step.seen,
                Seen::Older,
                "{tried}, having seen an older version"
            );
            assert_eq!(Some(done.state), next(before.state(), event), "{tried}");
            assert_eq!(after.state(), done.state, "{tried}");
            assert_eq!(
                (done.version, after.version),
                (before.version + 1, before.version + 1),
                "{tried}"
            );
            let traces = footprint(city).await;
            let again = matter::act(&city.app, actor, command)
                .await
                .expect("a retry is answered");
            assert_eq!(again, done, "{tried} twice");
            assert_eq!(footprint(city).await, traces, "{tried} twice");
            true
        }
        Err(Refused::Fault(fault)) => panic!("{tried}: {fault}"),
        Err(why) => {
            let fits = match why {
                Refused::Stale => step.seen == Seen::Older,
                Refused::Invalid(_) | Refused::NotFound => true,
                Refused::NotAllowed(_) | Refused::NotNow(..) => !lawful,
                Refused::Fault(_) => false,
            };
            assert!(fits, "{tried}: {why:?}");
            assert_eq!(
                format!("{after:?}"),
                format!("{before:?}"),
                "{tried}: refused and changed"
            );
            assert_eq!(
                footprint(city).await,
                traces,
                "{tried}: refused, and left a trace"
            );
            false
        }
    }
}

async fn figures_agree(city: &City, ids: &[String]) {
    matter::measures::fold(&city.app.db).await.expect("folded");
    let read = city.app.db.read();
    let from = kernel::Date::constant(2026, 1, 1);
    let to = kernel::Date::constant(2199, 12, 31);
    let mut approvals = 0;
    for id in ids {
        let thread = matter::store::thread(&read, id, false)
            .await
            .expect("a thread");
        approvals += thread.iter().filter(|e| e.kind == "approve").count() as i64;
    }
    let mut totals = Vec::new();
    for name in [
        matter::measures::REGISTERED,
        matter::measures::COMPLETED,
        matter::measures::ON_TIME,
        matter::measures::LATE,
    ] {
        let filter = measure::Filter::new(name, from, to).in_unit("2304/");
        totals.push(measure::total(&read, &filter).await.expect("a total").n);
    }
    assert_eq!(totals[0], ids.len() as i64, "registered");
    assert_eq!(totals[1], approvals, "completed");
    assert_eq!(totals[2] + totals[3], approvals, "in time and late");
    let rate = matter::measures::on_time(&read, from, to, "2304/", None)
        .await
        .expect("a rate");
    assert_eq!(rate.numerator.n, totals[2]);
    assert_eq!(rate.denominator.map(|d| d.n), Some(approvals));
    assert_eq!(
        matter::measures::fold(&city.app.db).await.expect("folded"),
        0,
        "folded twice"
    );
}

async fn log_verifies(city: &City) {
    let signer =
        audit::checkpoint::Signer::generate("anxin.test/audit".parse().expect("a name"), &[7; 32]);
    let now = city.app.clock.now();
    city.app
        .db
        .act::<_, store::Fault, _>(move |tx| {
            Box::pin(async move { audit::log::checkpoint(tx, &signer, now).await })
        })
        .await
        .expect("a checkpoint");
    let read = city.app.db.read();
    let verdict = audit::log::verify(&read, Some(&city.app.signer.verifier()))
        .await
        .expect("a verdict");
    assert_eq!(verdict.problems, Vec::<String>::new());
    assert!(verdict.entries > 100);
}
