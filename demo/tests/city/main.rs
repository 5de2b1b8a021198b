//! A small demo city on SQLite: what it holds, that it repeats, and that nothing in it breaks the rules.

mod app;

use std::collections::BTreeMap;

use app::Installation;
use demo::{Options, Summary};
use matter::State;
use store::{FromQueryResult, args};

const MATTERS: usize = 120;

async fn small(seed: u64) -> (Installation, Summary) {
    let installation = Installation::new().await;
    let summary = make(&installation, seed, MATTERS).await;
    (installation, summary)
}

async fn make(installation: &Installation, seed: u64, matters: usize) -> Summary {
    let options = Options {
        seed,
        matters,
        progress: &|_, _, _| {},
    };
    demo::create(&installation.app, options)
        .await
        .expect("a city is made")
}

#[derive(FromQueryResult)]
struct Told {
    title: String,
    body: String,
    state: String,
}

/// What a city tells, in an order of its own.
async fn told(installation: &Installation) -> Vec<(String, String, String)> {
    let rows: Vec<Told> = (&installation.app.db.read() as &dyn store::Sql)
        .all(
            "select title, body, state from matter order by registered_ms, body",
            args![],
        )
        .await
        .expect("the database answers");
    rows.into_iter()
        .map(|r| (r.title, r.body, r.state))
        .collect()
}

async fn count(installation: &Installation, sql: &str) -> i64 {
    (&installation.app.db.read() as &dyn store::Sql)
        .count(sql, args![])
        .await
        .expect("the database answers")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_small_city_is_whole_and_repeats() {
    let (city, summary) = small(7).await;
    eprintln!("{summary}\n{:?}\n{:?}", summary.states, summary.refused);
    it_is_whole(&city, &summary).await;
    nothing_breaks_the_rules(&city, &summary).await;
    the_log_verifies(&city).await;
    everything_waits_or_is_late_today(&city).await;
    the_demo_accounts_have_something_to_do(&city, &summary).await;

    let (again, repeated) = small(7).await;
    assert_eq!(summary.states, repeated.states);
    assert_eq!(told(&city).await, told(&again).await);
    let numbers =
        "select count(*) from matter where number like 'HG2026-%' or number like 'HG2025-%'";
    assert_eq!(count(&city, numbers).await, summary.matters as i64);
}

async fn it_is_whole(city: &Installation, summary: &Summary) {
    assert_eq!(summary.units, 524);
    assert_eq!(summary.matters, MATTERS);
    assert_eq!(summary.accounts.len(), 12);
    assert!(summary.types > 517, "{}", summary.types);
    assert!(summary.pictures > 0 && summary.looks > 0 && summary.tiles > 0);
    assert_eq!(count(city, "select count(*) from boundary").await, 8);
    assert!(count(city, "select count(*) from grid_worker").await > 900);
    assert!(count(city, "select count(*) from estate where synthetic").await > 250);
    assert_eq!(
        count(city, "select count(*) from estate where not synthetic").await,
        0
    );
    let map = city.folder.path().join("tiles/base.pmtiles");
    assert!(basemap::PmTiles::open(&map).is_ok());
    let states: Vec<State> = summary.states.keys().copied().collect();
    assert_eq!(states, State::ALL, "every state is there");
}

async fn nothing_breaks_the_rules(city: &Installation, summary: &Summary) {
    let serious: BTreeMap<_, _> = summary
        .refused
        .iter()
        .filter(|(event, _)| *event != "extend")
        .collect();
    assert!(serious.is_empty(), "{serious:?}");
    let holders = "select count(*) from matter m where 1 <> (select count(*) from holding h \
                   where h.matter_id = m.id and h.to_ms is null)";
    assert_eq!(count(city, holders).await, 0, "one holder each");
    let other = "select count(*) from matter m join holding h on h.matter_id = m.id and h.to_ms is null \
                 where h.org_id <> m.holder_org";
    assert_eq!(count(city, other).await, 0);
    let future = format!(
        "select count(*) from thread_entry where at_ms > {}",
        city.app.clock.now().0
    );
    assert_eq!(count(city, &future).await, 0, "nothing lies in the future");
    let backwards = "select count(*) from thread_entry a join thread_entry b on b.matter_id = a.matter_id \
                     and b.seq = a.seq + 1 where b.at_ms < a.at_ms";
    assert_eq!(count(city, backwards).await, 0, "threads run forward");
    assert_eq!(
        count(city, "select count(*) from notice where state = 'waiting'").await,
        0
    );
    assert_eq!(
        count(
            city,
            "select count(*) from matter where body like '%{%' or title like '%{%'"
        )
        .await,
        0
    );
    assert_eq!(
        count(
            city,
            "select count(*) from thread_entry where words like '%{%'"
        )
        .await,
        0
    );
}

async fn the_log_verifies(city: &Installation) {
    let verdict = audit::log::verify(&city.app.db.read(), None)
        .await
        .expect("the log is read");
    assert!(verdict.problems.is_empty(), "{:?}", verdict.problems);
    assert!(verdict.entries as usize > MATTERS * 4);
}

async fn everything_waits_or_is_late_today(city: &Installation) {
    let now = city.app.clock.now();
    let day = kernel::UtcMs::from_local(now.date(), 0, 0);
    let late = format!(
        "select count(*) from matter where due_ms < {} and state not in ('closed', 'completed')",
        now.0
    );
    assert!(count(city, &late).await > 0, "some are late");
    let today = format!(
        "select count(*) from matter where due_ms between {} and {}",
        day.0,
        day.plus_days(1).0
    );
    assert!(count(city, &today).await > 0, "some are due today");
    assert!(count(city, "select count(*) from task where state = 'open'").await > 20);
    assert!(count(city, "select count(*) from matter where rating is not null").await > 20);
    assert!(
        count(
            city,
            "select count(*) from matter where merged_into is not null"
        )
        .await
            > 0
    );
}

async fn the_demo_accounts_have_something_to_do(city: &Installation, summary: &Summary) {
    let resident = summary
        .accounts
        .iter()
        .find(|a| a.login == "resident")
        .expect("a resident");
    let own = format!(
        "select count(*) from matter where reporter_account = '{}'",
        resident.account
    );
    assert!(count(city, &own).await >= 5, "the resident has a history");
    let squad = "select count(*) from task t join org o on o.id = t.org_id where t.state = 'open' \
                 and o.kind = 'urban_management_unit' and o.unit_code = '230402' and t.kind = ";
    for kind in ["'confirm'", "'handle'", "'approve'"] {
        assert!(count(city, &format!("{squad}{kind}")).await > 0, "{kind}");
    }
}

/// How long a whole year takes: `cargo test --release -p demo -- --ignored --nocapture`.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "minutes in a debug build"]
async fn a_whole_year() {
    let installation = Installation::new().await;
    let last = std::sync::Mutex::new(std::time::Instant::now());
    let begun = std::time::Instant::now();
    let options = Options {
        seed: 230_400,
        matters: 5000,
        progress: &|what, done, all| {
            let mut last = last.lock().expect("nobody panics here");
            if done == all || done == 0 {
                eprintln!("{what} {done}/{all} {:.2} s", last.elapsed().as_secs_f64());
                *last = std::time::Instant::now();
            }
        },
    };
    let summary = demo::create(&installation.app, options)
        .await
        .expect("a city is made");
    eprintln!("{:.2} s: {summary}", begun.elapsed().as_secs_f64());
    eprintln!("{:?}", summary.states);
    assert!((180..=300).contains(&summary.open()), "{}", summary.open());
    nothing_breaks_the_rules(&installation, &summary).await;
}
