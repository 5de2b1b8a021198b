//! A long table needs no more memory than a short one.

use crate::{batch, city, clerk, counts, line, table, tables, tried};

/// Rows of the long table.
const ROWS: usize = 10_000;
/// Most that the process may grow meanwhile, in KiB.
const MOST_KIB: u64 = 160 * 1024;

/// The most memory that this process has had so far, in KiB.
fn peak_kib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|l| l.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_rows_are_tried_in_bounded_memory() {
    let test = store::testing::sqlite(&tables()).await;
    let city = city(test.db.clone()).await;
    let who = clerk(&city);
    tried(&city, &who, &table(&[&line(ROWS + 1)])).await;
    let before = peak_kib();
    let lines: Vec<String> = (1..=ROWS).map(line).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let long = tried(&city, &who, &table(&lines)).await;
    assert_eq!(batch(&city, &long.id).await.state, "checked");
    assert_eq!(counts(&city, &long).await.waiting(), ROWS as i64);
    let (Some(before), Some(after)) = (before, peak_kib()) else {
        eprintln!("skipped: this system does not tell a process's memory");
        return;
    };
    assert!(after - before < MOST_KIB, "grew by {} KiB", after - before);
}
