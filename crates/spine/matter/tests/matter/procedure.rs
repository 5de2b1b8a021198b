//! Random events from random actors over many matters: whatever they try, a matter stays a matter.

mod invariants;
mod moves;

use access::{Actor, Role};
use matter::states::next;
use matter::testing::{City, TYPES, city, migrations};
use matter::{Command, Event, Refused};
use store::Db;

use invariants::check;
use moves::{Dice, what};

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

const MATTERS: usize = 10;

store::db_test!(no_illegal_state, migrations(), |db: Db| async move {
    let steps = match db.dialect() {
        store::Dialect::Sqlite => 1500,
        store::Dialect::Postgres => 500,
    };
    let city = city(db).await;
    let seed = std::env::var("SEED")
        .ok()
        .and_then(|s| s.parse().ok())
        .unwrap_or(20_261_124);
    eprintln!("seed {seed}");
    let mut dice = Dice::new(seed);
    let cast = cast(&city);
    let mut ids = Vec::new();
    let mut alive = Vec::new();
    for _ in 0..MATTERS {
        alive.push(fresh(&city, &cast, &mut ids).await);
    }
    let (mut legal, mut refused) = (0, 0);
    for _ in 0..steps {
        city.clock.advance(dice.below(9 * 3600 * 1000) as i64 + 1);
        let at = dice.below(alive.len());
        let id = alive[at].clone();
        let (who, event) = wanted(&city, &id, &mut dice, &cast).await;
        let (name, actor) = &cast.all[who];
        if step(&city, &mut dice, &id, name, actor, event).await {
            legal += 1;
        } else {
            refused += 1;
        }
        check(&city, &id).await;
        if is_over(&city, &id).await {
            alive[at] = fresh(&city, &cast, &mut ids).await;
        }
    }
    eprintln!("{legal} acts, {refused} refusals");
    assert!(legal > steps / 8, "the dice never got anywhere");
    assert!(refused > steps / 8, "the dice never tried anything illegal");
    for id in &ids {
        check(&city, id).await;
    }
    figures_agree(&city, &ids).await;
    log_verifies(&city).await;
});

/// A new report, in `ids` too.
async fn fresh(city: &City, cast: &Cast, ids: &mut Vec<String>) -> String {
    let n = ids.len();
    let mut new = city.report(&cast.resident, &format!("第{n}件：楼道灯坏了"));
    new.type_code = TYPES[n % TYPES.len()].into();
    let registered = matter::register(&city.app, &cast.resident, city.command(), new)
        .await
        .expect("registered");
    check(city, &registered.id).await;
    ids.push(registered.id.clone());
    registered.id
}

/// Nothing more can happen, whoever tries.
async fn is_over(city: &City, id: &str) -> bool {
    let row = city.row(id).await;
    let read = city.app.db.read();
    let situation = matter::situation(&read, &row, true, city.app.clock.now())
        .await
        .expect("a situation");
    situation
        .allowed(&Actor::System { part: "test" })
        .is_empty()
}

/// Who tries what: half of the time something that this actor may do, otherwise anything.
async fn wanted(city: &City, id: &str, dice: &mut Dice, cast: &Cast) -> (usize, Event) {
    let row = city.row(id).await;
    let read = city.app.db.read();
    let situation = matter::situation(&read, &row, false, city.app.clock.now())
        .await
        .expect("a situation");
    let lawful: Vec<(usize, Event)> = cast
        .all
        .iter()
        .enumerate()
        .flat_map(|(who, (_, actor))| {
            let all = situation.allowed(actor);
            all.into_iter().map(move |event| (who, event))
        })
        .collect();
    if lawful.is_empty() || dice.below(2) == 0 {
        let who = dice.below(cast.all.len());
        return (who, Event::ALL[dice.below(Event::ALL.len())]);
    }
    // What ends a matter early teaches nothing more, so it is tried less often.
    let end = [Event::Withdraw, Event::Refuse, Event::Merge];
    let chosen = lawful[dice.below(lawful.len())];
    if end.contains(&chosen.1) && dice.below(4) != 0 {
        return lawful[dice.below(lawful.len())];
    }
    chosen
}

/// Tries one event; true if it happened. What happens must be what the rules said.
async fn step(
    city: &City,
    dice: &mut Dice,
    id: &str,
    name: &str,
    actor: &Actor,
    event: Event,
) -> bool {
    let before = city.row(id).await;
    let read = city.app.db.read();
    let situation = matter::situation(&read, &before, false, city.app.clock.now())
        .await
        .expect("a situation");
    let lawful = situation.rule_for(actor, event).is_some();
    let what = what(city, dice, event);
    assert_eq!(what.event(), event);
    let command = Command {
        id: city.command(),
        matter: if dice.below(2) == 0 {
            before.id.clone()
        } else {
            before.number.clone()
        },
        seen: (dice.below(2) == 0).then_some(before.version),
        with_code: false,
        what,
    };
    let outcome = matter::act(&city.app, actor, command.clone()).await;
    let after = city.row(id).await;
    let tried = format!("{name} tried {event:?} in {}", before.state);
    match outcome {
        Ok(done) => {
            assert!(lawful, "{tried} and nothing held them back");
            assert_eq!(Some(done.state), next(before.state(), event), "{tried}");
            assert_eq!(after.state(), done.state, "{tried}");
            assert_eq!(
                (done.version, after.version),
                (before.version + 1, before.version + 1),
                "{tried}"
            );
            let again = matter::act(&city.app, actor, command)
                .await
                .expect("a retry is answered");
            assert_eq!(again, done, "{tried} twice");
            assert_eq!(city.row(id).await.version, after.version, "{tried} twice");
            true
        }
        Err(Refused::Fault(fault)) => panic!("{tried}: {fault}"),
        Err(why) => {
            assert!(
                !lawful || matches!(why, Refused::Invalid(_) | Refused::NotFound),
                "{tried}: {why:?}"
            );
            assert_eq!(
                after.version, before.version,
                "{tried}: refused and changed"
            );
            false
        }
    }
}

async fn figures_agree(city: &City, ids: &[String]) {
    matter::measures::fold(&city.app.db).await.expect("folded");
    let read = city.app.db.read();
    let from = kernel::Date::constant(2026, 1, 1);
    let to = kernel::Date::constant(2030, 12, 31);
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
