//! Lists, details and searches over a million matters, start, memory and bytes of a first load, in the real binary.
//!
//! `cargo bench -p anxin --bench million`; `ANXIN_BENCH_MATTERS` chooses how many (at least 5,000). The city is made
//! once by the binary and multiplied in its database: ids, numbers and times move, everything else stays, so that each
//! copy is a whole matter with thread, clocks, tasks and documents. The bare engine answers the same page's statement
//! beside the product. Percentiles and ratios are printed, nothing is asserted.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use reqwest::header::{ACCEPT_ENCODING, COOKIE, SET_COOKIE};
use sqlx::{Connection, Row, SqliteConnection};

/// Matters that the binary makes itself.
const MADE: usize = 5_000;
/// Requests per kind of page.
const REQUESTS: usize = 400;
/// Length of a number such as HG2026-11-0001873.
const NUMBER: usize = 17;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

fn anxin(dir: &Path, args: &[&str]) {
    let made = Command::new(env!("CARGO_BIN_EXE_anxin"))
        .arg("--data-dir")
        .arg(dir)
        .args(args)
        .output()
        .expect("anxin runs");
    assert!(
        made.status.success(),
        "{}",
        String::from_utf8_lossy(&made.stderr)
    );
}

struct Server {
    child: Child,
    url: String,
    started: Duration,
}

impl Server {
    /// Serves, and waits until it says that it is ready.
    async fn start(dir: &Path) -> Server {
        let begun = Instant::now();
        let mut child = Command::new(env!("CARGO_BIN_EXE_anxin"))
            .arg("--data-dir")
            .arg(dir)
            .args(["serve", "--port", "0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("anxin serves");
        let out = BufReader::new(child.stdout.take().expect("its output"));
        let url = out
            .lines()
            .map_while(Result::ok)
            .find_map(|line| line.strip_prefix("listening ").map(ToOwned::to_owned))
            .expect("it says where it listens");
        let url = url.trim_end_matches('/').to_owned();
        let first = reqwest::get(&url).await.expect("the first page");
        assert!(first.status().is_success());
        Server {
            child,
            url,
            started: begun.elapsed(),
        }
    }

    /// Resident memory in MB, as the kernel counts it.
    fn memory(&self) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))
            .unwrap_or_default();
        let kb: f64 = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))
            .and_then(|rest| rest.trim().strip_suffix(" kB"))
            .and_then(|n| n.trim().parse().ok())
            .unwrap_or(f64::NAN);
        kb / 1024.0
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Gone already is as good.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// How a column of a copy differs from the original.
fn copied(table: &str, column: &str) -> String {
    // Ids are time-ordered; their first four characters tell the copy apart.
    let id = |c: &str| format!("printf('%04x', ?1) || substr({c}, 5)");
    match (table, column) {
        (_, "id" | "matter_id") => id(column),
        ("matter", "merged_into") => "null".into(),
        ("matter", "number") => {
            "substr(number, 1, 10) || printf('%07d', ?1 * 1000 + cast(substr(number, 11) as integer))".into()
        }
        ("matter", "code_index") | ("document", "code") => format!("{column} || '-' || ?1"),
        ("matter" | "clock" | "task" | "thread_entry" | "holding" | "document", c) if c.ends_with("_ms") => {
            format!("{c} - (?1 % 300) * {DAY_MS}")
        }
        (_, c) => c.to_owned(),
    }
}

async fn multiply(dir: &Path, wanted: usize) -> usize {
    let options = sqlx::sqlite::SqliteConnectOptions::new()
        .filename(dir.join("anxin.db"))
        .journal_mode(sqlx::sqlite::SqliteJournalMode::Wal)
        .synchronous(sqlx::sqlite::SqliteSynchronous::Off)
        .pragma("cache_size", "-400000");
    let mut conn = SqliteConnection::connect_with(&options)
        .await
        .expect("open the city");
    let mut inserts = Vec::new();
    for table in [
        "matter",
        "matter_org",
        "holding",
        "clock",
        "thread_entry",
        "task",
    ] {
        let columns: Vec<String> = sqlx::query(sqlx::AssertSqlSafe(format!(
            "select name from pragma_table_info('{table}')"
        )))
        .fetch_all(&mut conn)
        .await
        .expect("columns")
        .iter()
        .map(|row| row.get(0))
        .collect();
        let values: Vec<String> = columns.iter().map(|c| copied(table, c)).collect();
        let original = if table == "matter" { "id" } else { "matter_id" };
        inserts.push(format!(
            "insert into {table} ({}) select {} from {table} where {original} in (select id from original)",
            columns.join(", "),
            values.join(", ")
        ));
    }
    sqlx::raw_sql("create temp table original as select id from matter")
        .execute(&mut conn)
        .await
        .expect("remember the originals");
    let have: i64 = sqlx::query_scalar("select count(*) from original")
        .fetch_one(&mut conn)
        .await
        .expect("count");
    let have = usize::try_from(have).expect("a count");
    let copies = wanted.saturating_sub(have).div_ceil(have);
    for copy in 1..=copies {
        sqlx::raw_sql("begin")
            .execute(&mut conn)
            .await
            .expect("begin");
        for insert in &inserts {
            sqlx::query(sqlx::AssertSqlSafe(insert.clone()))
                .bind(i64::try_from(copy).expect("a small number"))
                .execute(&mut conn)
                .await
                .expect("copy");
        }
        sqlx::raw_sql("commit")
            .execute(&mut conn)
            .await
            .expect("commit");
    }
    sqlx::raw_sql("analyze; pragma wal_checkpoint(truncate)")
        .execute(&mut conn)
        .await
        .expect("analyze");
    have * (copies + 1)
}

struct Times(Vec<Duration>);

impl Times {
    fn at(&mut self, share: f64) -> f64 {
        self.0.sort_unstable();
        let last = self.0.len() - 1;
        self.0[(last as f64 * share).round() as usize].as_secs_f64() * 1000.0
    }
}

struct Visitor<'a> {
    client: &'a reqwest::Client,
    url: &'a str,
    cookie: String,
}

impl Visitor<'_> {
    /// Status, bytes on the wire and the text.
    async fn get(&self, path: &str) -> (u16, usize, String) {
        let answer = self
            .client
            .get(format!("{}{path}", self.url))
            .header(COOKIE, &self.cookie)
            .send()
            .await
            .expect("an answer");
        let status = answer.status().as_u16();
        let body = answer.bytes().await.expect("a body");
        (
            status,
            body.len(),
            String::from_utf8_lossy(&body).into_owned(),
        )
    }

    async fn time(&self, what: &str, paths: &[String]) -> f64 {
        let mut times = Times(Vec::with_capacity(REQUESTS));
        for n in 0..REQUESTS {
            let path = &paths[n % paths.len()];
            let begun = Instant::now();
            let (status, ..) = self.get(path).await;
            times.0.push(begun.elapsed());
            assert_eq!(status, 200, "{path}");
        }
        let (p50, p99) = (times.at(0.5), times.at(0.99));
        println!("  {what:<42} p50 {p50:>8.1} ms   p99 {p99:>8.1} ms");
        p50
    }
}

async fn signed_in<'a>(client: &'a reqwest::Client, url: &'a str, login: &str) -> Visitor<'a> {
    let answer = client
        .post(format!("{url}/login"))
        .header("content-type", "application/x-www-form-urlencoded")
        .body(format!("login={login}&password={}", people::DEMO_PASSWORD))
        .send()
        .await
        .expect("an answer");
    let cookie = answer
        .headers()
        .get_all(SET_COOKIE)
        .iter()
        .filter_map(|c| c.to_str().ok()?.split(';').next().map(ToOwned::to_owned))
        .collect::<Vec<_>>()
        .join("; ");
    assert!(!cookie.is_empty(), "{login} is signed in");
    Visitor {
        client,
        url,
        cookie,
    }
}

/// Median time of the bare engine for one statement, in ms.
async fn bare(dir: &Path, sql: &str) -> f64 {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(dir.join("anxin.db"));
    let mut conn = SqliteConnection::connect_with(&options)
        .await
        .expect("open");
    let mut times = Times(Vec::new());
    for _ in 0..100 {
        let begun = Instant::now();
        sqlx::query(sqlx::AssertSqlSafe(sql.to_owned()))
            .fetch_all(&mut conn)
            .await
            .expect("rows");
        times.0.push(begun.elapsed());
    }
    times.at(0.5)
}

/// Bytes of a page and everything that it names, compressed as a browser asks for it.
async fn first_load(client: &reqwest::Client, url: &str, path: &str) -> usize {
    let get = |path: String| async move {
        let answer = client
            .get(format!("{url}{path}"))
            .header(ACCEPT_ENCODING, "br, gzip")
            .send()
            .await
            .expect("an answer");
        answer.bytes().await.expect("a body")
    };
    let page = client
        .get(format!("{url}{path}"))
        .send()
        .await
        .expect("the page")
        .text()
        .await
        .expect("text");
    let mut bytes = get(path.to_owned()).await.len();
    let mut named: Vec<&str> = page
        .split('"')
        .filter(|part| part.starts_with("/assets/"))
        .map(|part| part.split('#').next().unwrap_or(part))
        .collect();
    named.sort_unstable();
    named.dedup();
    for asset in named {
        bytes += get(asset.to_owned()).await.len();
    }
    bytes
}

async fn run() {
    let wanted = std::env::var("ANXIN_BENCH_MATTERS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(1_000_000);
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path();
    let begun = Instant::now();
    anxin(
        dir,
        &["demo", "--create-only", "--matters", &MADE.to_string()],
    );
    println!(
        "demo city with {MADE} matters made in {:.1} s",
        begun.elapsed().as_secs_f64()
    );
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .expect("a client");
    {
        let small = Server::start(dir).await;
        println!(
            "{MADE} matters: start to first page {:.2} s, {:.0} MB resident",
            small.started.as_secs_f64(),
            small.memory()
        );
        for path in ["/", "/report"] {
            println!(
                "  first load of {path:<10} {:.1} kB compressed",
                first_load(&client, &small.url, path).await as f64 / 1000.0
            );
        }
        visit(&client, &small, dir).await;
    }
    let begun = Instant::now();
    let all = multiply(dir, wanted).await;
    println!(
        "multiplied to {all} matters in {:.0} s",
        begun.elapsed().as_secs_f64()
    );
    std::fs::remove_dir_all(dir.join("index")).ok();
    let begun = Instant::now();
    {
        let filling = Server::start(dir).await;
        let clerk = signed_in(&client, &filling.url, "centre").await;
        // A search answers once the index holds everything.
        clerk.get("/search?q=%E8%B7%AF%E7%81%AF").await;
        println!(
            "search index of {all} matters made in {:.0} s",
            begun.elapsed().as_secs_f64()
        );
    }
    let large = Server::start(dir).await;
    println!(
        "{all} matters: start to first page {:.2} s, {:.0} MB resident",
        large.started.as_secs_f64(),
        large.memory()
    );
    visit(&client, &large, dir).await;
    println!("  {:.0} MB resident under load", large.memory());
}

async fn visit(client: &reqwest::Client, server: &Server, dir: &Path) {
    let clerk = signed_in(client, &server.url, "centre").await;
    let list = clerk
        .time("all matters, most urgent first", &["/matters".to_owned()])
        .await;
    clerk
        .time(
            "all matters, filtered",
            &[
                "/matters?state=handling".to_owned(),
                "/matters?view=late".to_owned(),
                "/matters?channel=phone".to_owned(),
            ],
        )
        .await;
    clerk.time("desk home", &["/desk".to_owned()]).await;
    let (_, _, page) = clerk.get("/matters").await;
    let mut details: Vec<String> = page
        .match_indices("HG20")
        .filter_map(|(at, _)| page.get(at..at + NUMBER))
        .map(|number| format!("/matters/{number}"))
        .collect();
    details.sort_unstable();
    details.dedup();
    assert!(!details.is_empty(), "the list names matters");
    clerk.time("one matter", &details).await;
    let queries: Vec<String> = ["路灯", "噪音", "供暖", "漏水", "工资", "井盖"]
        .iter()
        .map(|q| {
            q.bytes().fold("/search?q=".to_owned(), |path, byte| {
                format!("{path}%{byte:02X}")
            })
        })
        .collect();
    clerk
        .time("search for a word of two characters", &queries)
        .await;
    let engine = bare(
        dir,
        "select * from matter where due_ms is not null order by due_ms, id limit 50",
    )
    .await;
    println!(
        "  bare engine, 50 rows by due time           p50 {engine:>8.1} ms   list = {:.1} x",
        list / engine
    );
}

fn main() {
    notice::use_ring();
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(run());
}
