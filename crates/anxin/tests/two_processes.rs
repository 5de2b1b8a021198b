//! Two processes on one PostgreSQL edit the same matters at the same time: no update is lost, none is done twice.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use serde_json::{Value, json};

const MATTERS: usize = 4;
const CLIENTS_EACH: usize = 6;
const TRIES_EACH: usize = 15;

fn anxin(config: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_anxin"))
        .arg("--config")
        .arg(config)
        .args(args)
        .output()
        .expect("anxin runs")
}

fn serve(config: &Path) -> (Child, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_anxin"))
        .arg("--config")
        .arg(config)
        .args(["serve", "--port", "0", "--no-work"])
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
    (child, url)
}

async fn fresh_database(server: &str, what: &str) -> String {
    let name = format!("{what}_{}", std::process::id());
    let admin = sqlx::PgPool::connect(server).await.expect("connect");
    sqlx::raw_sql(sqlx::AssertSqlSafe(format!("create database {name}")))
        .execute(&admin)
        .await
        .expect("create a database");
    let (base, _) = server.rsplit_once('/').expect("an address with a database");
    format!("{base}/{name}")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_processes_lose_no_update() {
    let Ok(server) = std::env::var("ANXIN_TEST_POSTGRES") else {
        eprintln!("skipped: ANXIN_TEST_POSTGRES names no server");
        return;
    };
    let url = fresh_database(&server, "two").await;
    let folder = tempfile::tempdir().expect("a folder");
    let config = folder.path().join("anxin.toml");
    let data = folder.path().join("data");
    std::fs::write(
        &config,
        format!("[data]\ndir = {data:?}\npostgres_url = {url:?}\n"),
    )
    .expect("write the configuration");
    let made = anxin(&config, &["demo", "--matters", "10", "--create-only"]);
    assert!(
        made.status.success(),
        "{}",
        String::from_utf8_lossy(&made.stderr)
    );
    let token = anxin(&config, &["token", "window"]);
    assert!(
        token.status.success(),
        "{}",
        String::from_utf8_lossy(&token.stderr)
    );
    let token = Arc::new(String::from_utf8_lossy(&token.stdout).trim().to_owned());

    let servers = [serve(&config), serve(&config)];
    notice::use_ring();
    let client = reqwest::Client::new();
    let mut ids = Vec::new();
    for n in 0..MATTERS {
        let answer = client
            .post(format!("{}/api/v1/matters", servers[0].1))
            .bearer_auth(&*token)
            .json(&json!({
                "command": format!("two-processes-{n}"),
                "title": format!("lamp {n}"),
                "body": "A lamp is out.",
                "unit": "230402",
                "type_code": "01.01.01",
            }))
            .send()
            .await
            .expect("registers");
        let status = answer.status();
        let body: Value = answer.json().await.expect("JSON");
        assert_eq!(status.as_u16(), 201, "{body}");
        ids.push(body["id"].as_str().expect("an id").to_owned());
    }

    let accepted: Arc<Vec<AtomicI64>> = Arc::new((0..MATTERS).map(|_| AtomicI64::new(0)).collect());
    let mut clients = Vec::new();
    for (at, (_, url)) in servers.iter().enumerate() {
        for who in 0..CLIENTS_EACH {
            let (client, url, token) = (client.clone(), url.clone(), token.clone());
            let (ids, accepted) = (ids.clone(), accepted.clone());
            clients.push(tokio::spawn(async move {
                for n in 0..TRIES_EACH {
                    let which = (who + n) % MATTERS;
                    let path = format!("{url}/api/v1/matters/{}", ids[which]);
                    let seen: Value = client
                        .get(&path)
                        .bearer_auth(&*token)
                        .send()
                        .await
                        .expect("reads")
                        .json()
                        .await
                        .expect("JSON");
                    let answer = client
                        .post(format!("{path}/actions/note"))
                        .bearer_auth(&*token)
                        .json(&json!({
                            "command": format!("note-{at}-{who}-{n}-abcdef"),
                            "seen": seen["version"],
                            "words": format!("note {at} {who} {n}"),
                        }))
                        .send()
                        .await
                        .expect("acts");
                    match answer.status().as_u16() {
                        200 => {
                            accepted[which].fetch_add(1, Ordering::SeqCst);
                        }
                        // Somebody was faster; the loser is told.
                        409 => {}
                        other => panic!("{other}: {}", answer.text().await.unwrap_or_default()),
                    }
                }
            }));
        }
    }
    for client in clients {
        client.await.expect("a client ends in order");
    }
    for (id, accepted) in ids.iter().zip(accepted.iter()) {
        let matter: Value = client
            .get(format!("{}/api/v1/matters/{id}", servers[1].1))
            .bearer_auth(&*token)
            .send()
            .await
            .expect("reads")
            .json()
            .await
            .expect("JSON");
        let accepted = accepted.load(Ordering::SeqCst);
        assert!(accepted > 0, "at least somebody was fast enough");
        assert_eq!(
            matter["version"].as_i64(),
            Some(1 + accepted),
            "each accepted act is one version"
        );
    }
    for (mut child, _) in servers {
        child.kill().expect("ends");
        child.wait().expect("is gone");
    }
    assert!(anxin(&config, &["audit", "verify"]).status.success());
}

/// The last day of five working days from 2031-03-03, a Monday, as a process counts it.
async fn due(client: &reqwest::Client, url: &str) -> String {
    let answer: Value = client
        .get(format!(
            "{url}/api/v1/calendar/due?start=2031-03-03&working_days=5"
        ))
        .send()
        .await
        .expect("counts")
        .json()
        .await
        .expect("JSON");
    answer["due"].as_str().expect("a day").to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_year_imported_by_one_process_counts_in_the_others() {
    let Ok(server) = std::env::var("ANXIN_TEST_POSTGRES") else {
        eprintln!("skipped: ANXIN_TEST_POSTGRES names no server");
        return;
    };
    let url = fresh_database(&server, "year").await;
    let folder = tempfile::tempdir().expect("a folder");
    let config = folder.path().join("anxin.toml");
    let data = folder.path().join("data");
    std::fs::write(
        &config,
        format!("[data]\ndir = {data:?}\npostgres_url = {url:?}\n"),
    )
    .expect("write the configuration");
    let made = anxin(&config, &["init"]);
    assert!(
        made.status.success(),
        "{}",
        String::from_utf8_lossy(&made.stderr)
    );
    let servers = [serve(&config), serve(&config)];
    notice::use_ring();
    let client = reqwest::Client::new();
    for (_, url) in &servers {
        assert_eq!(due(&client, url).await, "2031-03-10");
    }
    let year = folder.path().join("2031.json");
    let off = json!({
        "year": 2031,
        "papers": [],
        "days": [{ "name": "清明节", "date": "2031-03-10", "isOffDay": true }],
    });
    std::fs::write(&year, off.to_string()).expect("write the year");
    let imported = anxin(
        &config,
        &["import", "calendar", year.to_str().expect("a path")],
    );
    assert!(
        imported.status.success(),
        "{}",
        String::from_utf8_lossy(&imported.stderr)
    );
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(30);
    for (_, url) in &servers {
        // Each process asks the table every two seconds.
        while due(&client, url).await != "2031-03-11" {
            assert!(std::time::Instant::now() < deadline, "{url} never learnt");
        }
    }
    for (mut child, _) in servers {
        child.kill().expect("ends");
        child.wait().expect("is gone");
    }
}
