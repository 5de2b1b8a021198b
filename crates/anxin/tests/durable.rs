//! kill -9 in the middle of a thousand concurrent acts: what was acknowledged is there, nothing twice, the log is whole.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};
use tokio::sync::{Mutex, Notify};

const ACTS: usize = 1000;
const CLIENTS: usize = 32;
/// Acknowledged before the process is killed.
const BEFORE_KILL: usize = 300;

fn anxin(dir: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_anxin"))
        .arg("--data-dir")
        .arg(dir)
        .args(args)
        .output()
        .expect("anxin runs")
}

struct Server {
    child: Child,
    url: String,
}

impl Server {
    fn start(dir: &Path) -> Server {
        let mut child = Command::new(env!("CARGO_BIN_EXE_anxin"))
            .arg("--data-dir")
            .arg(dir)
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
        Server { child, url }
    }

    fn kill(mut self) {
        self.child.kill().expect("SIGKILL");
        self.child.wait().expect("it is gone");
    }
}

/// A unit, a matter type and a token of somebody who registers.
async fn what_is_there(client: &reqwest::Client, url: &str) -> (String, String) {
    let units: Value = client
        .get(format!("{url}/api/v1/places/units"))
        .send()
        .await
        .expect("units")
        .json()
        .await
        .expect("JSON");
    let unit = first_text(&units, "code").expect("a unit");
    let types: Value = client
        .get(format!("{url}/api/v1/matter-types"))
        .send()
        .await
        .expect("types")
        .json()
        .await
        .expect("JSON");
    let kind = all_texts(&types, "code")
        .into_iter()
        .find(|c| c.matches('.').count() == 2)
        .expect("a leaf");
    (unit, kind)
}

fn all_texts(value: &Value, key: &str) -> Vec<String> {
    match value {
        Value::Object(map) => map
            .iter()
            .flat_map(|(k, v)| match v {
                Value::String(text) if k == key => vec![text.clone()],
                other => all_texts(other, key),
            })
            .collect(),
        Value::Array(list) => list.iter().flat_map(|v| all_texts(v, key)).collect(),
        _ => Vec::new(),
    }
}

fn first_text(value: &Value, key: &str) -> Option<String> {
    all_texts(value, key).into_iter().next()
}

fn report(n: usize, unit: &str, kind: &str) -> Value {
    json!({
        "command": format!("kill-test-{n:05}"),
        "title": format!("kill-9 {n:05}"),
        "body": "A lamp is out.",
        "unit": unit,
        "type_code": kind,
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_was_acknowledged_survives_kill_9_and_nothing_is_there_twice() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path();
    let made = anxin(dir, &["demo", "--matters", "10", "--create-only"]);
    assert!(
        made.status.success(),
        "{}",
        String::from_utf8_lossy(&made.stderr)
    );
    let token = anxin(dir, &["token", "window"]);
    assert!(
        token.status.success(),
        "{}",
        String::from_utf8_lossy(&token.stderr)
    );
    let token = Arc::new(String::from_utf8_lossy(&token.stdout).trim().to_owned());

    let server = Server::start(dir);
    notice::use_ring();
    let client = reqwest::Client::new();
    let (unit, kind) = what_is_there(&client, &server.url).await;
    let acknowledged: Arc<Mutex<BTreeMap<usize, String>>> = Arc::default();
    let next = Arc::new(AtomicUsize::new(0));
    let enough = Arc::new(Notify::new());
    let mut clients = Vec::new();
    for _ in 0..CLIENTS {
        let (client, url, token) = (client.clone(), server.url.clone(), token.clone());
        let (unit, kind) = (unit.clone(), kind.clone());
        let (acknowledged, next, enough) = (acknowledged.clone(), next.clone(), enough.clone());
        clients.push(tokio::spawn(async move {
            loop {
                let n = next.fetch_add(1, Ordering::SeqCst);
                if n >= ACTS {
                    return;
                }
                let sent = client
                    .post(format!("{url}/api/v1/matters"))
                    .bearer_auth(&*token)
                    .json(&report(n, &unit, &kind))
                    .send()
                    .await;
                // After the kill nothing answers any more; that is no acknowledgement.
                let Ok(answer) = sent else { return };
                let status = answer.status();
                let Ok(body) = answer.json::<Value>().await else {
                    return;
                };
                assert_eq!(status.as_u16(), 201, "{body}");
                let mut all = acknowledged.lock().await;
                all.insert(n, body["number"].as_str().expect("a number").to_owned());
                if all.len() == BEFORE_KILL {
                    enough.notify_one();
                }
            }
        }));
    }
    enough.notified().await;
    server.kill();
    for client in clients {
        client.await.expect("a client ends in order");
    }
    let acknowledged = acknowledged.lock().await.clone();
    assert!(acknowledged.len() >= BEFORE_KILL);

    let verified = anxin(dir, &["audit", "verify"]);
    assert!(
        verified.status.success(),
        "{}",
        String::from_utf8_lossy(&verified.stdout)
    );

    // The clients try everything again with the same commands.
    let server = Server::start(dir);
    for n in 0..ACTS {
        let answer = client
            .post(format!("{}/api/v1/matters", server.url))
            .bearer_auth(&*token)
            .json(&report(n, &unit, &kind))
            .send()
            .await
            .expect("it serves again");
        assert_eq!(answer.status().as_u16(), 201);
        let body: Value = answer.json().await.expect("JSON");
        if let Some(number) = acknowledged.get(&n) {
            assert_eq!(
                body["number"].as_str(),
                Some(number.as_str()),
                "an acknowledged act got another number"
            );
        }
    }
    server.kill();

    let exported = anxin(dir, &["export", "matters"]);
    let text = String::from_utf8_lossy(&exported.stdout).into_owned();
    let titles: Vec<&str> = text
        .lines()
        .filter_map(|l| l.split(',').nth(2))
        .filter(|t| t.starts_with("kill-9 "))
        .collect();
    assert_eq!(titles.len(), ACTS, "each act is there once");
    assert_eq!(titles.iter().collect::<BTreeSet<_>>().len(), ACTS);
    assert!(anxin(dir, &["audit", "verify"]).status.success());
}

#[test]
fn a_backup_taken_while_it_serves_comes_back_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let (dir, copy, back) = (
        folder.path().join("a"),
        folder.path().join("copy"),
        folder.path().join("b"),
    );
    assert!(
        anxin(&dir, &["demo", "--matters", "10", "--create-only"])
            .status
            .success()
    );
    let server = Server::start(&dir);
    let backup = anxin(
        &dir,
        &[
            "backup",
            "--with-keys",
            "--to",
            copy.to_str().expect("UTF-8"),
        ],
    );
    assert!(
        backup.status.success(),
        "{}",
        String::from_utf8_lossy(&backup.stderr)
    );
    server.kill();
    let restored = anxin(&back, &["restore", "--from", copy.to_str().expect("UTF-8")]);
    assert!(
        restored.status.success(),
        "{}",
        String::from_utf8_lossy(&restored.stderr)
    );
    let before = anxin(&dir, &["export", "matters"]).stdout;
    let after = anxin(&back, &["export", "matters"]).stdout;
    assert_eq!(
        String::from_utf8_lossy(&before),
        String::from_utf8_lossy(&after)
    );
    assert!(anxin(&back, &["audit", "verify"]).status.success());
}

#[test]
fn days_are_counted_at_the_command_line() {
    let out = Command::new(env!("CARGO_BIN_EXE_anxin"))
        .args([
            "calendar",
            "due",
            "--start",
            "2026-02-10",
            "--working-days",
            "7",
            "--json",
        ])
        .output()
        .expect("anxin runs");
    let said: Value = serde_json::from_slice(&out.stdout).expect("JSON");
    // 11, 12, 13, 14 (made up for the Spring Festival), 24, 25, 26 February.
    assert_eq!(said["due"], "2026-02-26");
}
