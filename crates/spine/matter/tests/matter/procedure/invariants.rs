//! What holds of every matter at every moment.

use matter::State;
use matter::clocks::{self, ClockRow};
use matter::model::MatterRow;
use matter::testing::City;
use store::{Read, Sql, args};

/// Everything.
pub async fn check(city: &City, id: &str) {
    let read = city.app.db.read();
    let row = city.row(id).await;
    thread_is_whole(&read, &row).await;
    one_hand_holds(&read, &row).await;
    offers_fit(&read, &row).await;
    clocks_fit(&read, &row).await;
    tasks_fit(&read, &row).await;
    documents_fit(&read, &row).await;
}

async fn thread_is_whole(read: &Read, row: &MatterRow) {
    let thread = matter::store::thread(read, &row.id, false)
        .await
        .expect("a thread");
    let seqs: Vec<i64> = thread.iter().map(|e| e.seq).collect();
    assert_eq!(seqs, (1..=row.version).collect::<Vec<_>>(), "{}", row.state);
    assert!(thread.is_sorted_by_key(|e| e.at_ms));
}

async fn one_hand_holds(read: &Read, row: &MatterRow) {
    let chain = matter::store::holdings(read, &row.id)
        .await
        .expect("holdings");
    let open: Vec<_> = chain.iter().filter(|h| h.to_ms.is_none()).collect();
    assert_eq!(open.len(), 1, "{:?}", row.state);
    assert_eq!(open[0].org_id, row.holder_org);
    for pair in chain.windows(2) {
        assert_eq!(
            pair[0].to_ms,
            Some(pair[1].from_ms),
            "no gap and no overlap"
        );
    }
    assert_eq!(
        chain.last().map(|h| h.to_ms),
        Some(None),
        "the last one holds it"
    );
    let thread = matter::store::thread(read, &row.id, false)
        .await
        .expect("a thread");
    for moment in thread.iter().map(|entry| entry.at_ms) {
        let holding = chain
            .iter()
            .filter(|h| h.from_ms <= moment && h.to_ms.is_none_or(|end| moment < end))
            .count();
        assert_eq!(holding, 1, "at {moment} in {chain:?}");
    }
    let sql: &dyn Sql = read;
    let holders = sql
        .count(
            "select count(*) from matter_org where matter_id = $1 and role = 'holder'",
            args![&row.id],
        )
        .await
        .expect("a count");
    assert_eq!(holders, 1, "in {}", row.state);
}

async fn offers_fit(read: &Read, row: &MatterRow) {
    let all = matter::store::hand_offs(read, &row.id)
        .await
        .expect("hand-offs");
    let waiting = all.iter().filter(|h| h.state == "offered").count();
    match row.state() {
        State::Triaged => assert_eq!(waiting, 1),
        State::Handling => assert!(waiting <= 1),
        _ => assert_eq!(waiting, 0, "{}", row.state),
    }
    for ended in all.iter().filter(|h| h.state != "offered") {
        assert!(ended.ended_ms.is_some_and(|at| at >= ended.offered_ms));
    }
}

async fn clocks_fit(read: &Read, row: &MatterRow) {
    let all = clocks::of_matter(read, &row.id).await.expect("clocks");
    for clock in &all {
        let paused = clock.state == "paused";
        let ends = !matches!(clock.state.as_str(), "running" | "paused");
        assert_eq!(clock.ended_ms.is_some(), ends, "{clock:?}");
        if clock.state == "running" {
            assert!(clock.due_ms.is_some(), "{clock:?}");
        }
        if paused {
            assert!(clock.due_ms.is_none(), "{clock:?}");
            assert!(
                clock.kept_pauses().last().is_some_and(|p| p.to.is_none()),
                "{clock:?}"
            );
        }
    }
    let alive: Vec<&ClockRow> = all
        .iter()
        .filter(|c| matches!(c.state.as_str(), "running" | "paused"))
        .collect();
    let binds = |c: &&&ClockRow| c.audience == "holder";
    match row.state() {
        state if state.is_final() => assert!(alive.is_empty(), "{state:?} {alive:?}"),
        State::Closed => assert!(alive.iter().all(|c| c.audience == "resident"), "{alive:?}"),
        State::Completed => assert_eq!(alive.iter().filter(binds).count(), 0, "{alive:?}"),
        State::Registered | State::Handling | State::Replied => {
            assert!(
                alive.iter().any(|c| c.audience == "holder"),
                "{} {alive:?}",
                row.state
            );
            assert!(
                alive.iter().all(|c| c.state == "running"),
                "{} {alive:?}",
                row.state
            );
        }
        _ => {}
    }
    let mut codes: Vec<&str> = alive.iter().map(|c| c.rule_code.as_str()).collect();
    codes.sort_unstable();
    let once = codes.len();
    codes.dedup();
    assert_eq!(codes.len(), once, "a rule counts twice: {alive:?}");
    let earliest = alive
        .iter()
        .filter(|c| c.audience != "resident" && c.state == "running")
        .filter_map(|c| c.due_ms)
        .min();
    assert_eq!(row.due_ms, earliest, "{}", row.state);
}

async fn tasks_fit(read: &Read, row: &MatterRow) {
    let sql: &dyn Sql = read;
    let mut kinds: Vec<String> = sql
        .column(
            "select kind from task where matter_id = $1 and state = 'open' order by kind",
            args![&row.id],
        )
        .await
        .expect("tasks");
    let all = kinds.len();
    kinds.dedup();
    assert_eq!(kinds.len(), all, "a task twice: {kinds:?}");
    let needs = match row.state() {
        State::Registered => Some("triage"),
        State::Triaged => Some("confirm"),
        State::Handling => Some("handle"),
        State::Replied => Some("approve"),
        State::Completed => Some("follow_up"),
        State::Supplementing | State::Suspended => Some("answer"),
        State::Closed | State::Refused | State::Merged | State::Withdrawn => None,
    };
    match needs {
        Some(kind) => assert!(kinds.iter().any(|k| k == kind), "{} {kinds:?}", row.state),
        None => assert!(kinds.is_empty(), "{} {kinds:?}", row.state),
    }
}

async fn documents_fit(read: &Read, row: &MatterRow) {
    let thread = matter::store::thread(read, &row.id, false)
        .await
        .expect("a thread");
    let papers = matter::documents::of_matter(read, &row.id)
        .await
        .expect("documents");
    let acts = |kind: &str| thread.iter().filter(|e| e.kind == kind).count();
    let made = |template: &str| papers.iter().filter(|d| d.template == template).count();
    assert_eq!(made("receipt"), 1);
    assert_eq!(made("dispatch_order"), acts("offer"));
    assert_eq!(made("reply"), acts("approve"));
    assert_eq!(made("refusal_notice"), acts("refuse"));
    assert_eq!(made("supervision_letter"), acts("supervise"));
    for paper in papers {
        assert!(
            paper.template == "receipt"
                || paper
                    .number
                    .contains(&format!("〔{}〕", paper.day().year())),
            "{} of {}",
            paper.number,
            paper.day()
        );
    }
}

/// Every table into which an act writes.
const WRITTEN: [&str; 19] = [
    "matter",
    "thread_entry",
    "holding",
    "matter_org",
    "hand_off",
    "clock",
    "task",
    "matter_link",
    "participant",
    "document",
    "register",
    "happening",
    "audit_entry",
    "notice",
    "notice_outbox",
    "command_done",
    "event",
    "job",
    "file",
];

/// How much stands in each of them: what is refused leaves this as it was.
pub async fn footprint(city: &City) -> String {
    let counts: Vec<String> = WRITTEN
        .iter()
        .map(|table| format!("'{table} ' || cast((select count(*) from {table}) as text)"))
        .collect();
    let read = city.app.db.read();
    let sql: &dyn Sql = &read;
    let select = format!("select {}", counts.join(" || ', ' || "));
    sql.scalar::<String>(&select, args![])
        .await
        .expect("counts")
        .unwrap_or_default()
}
