//! How soon 500 open pages hear of an act, in the real binary, beside a bare `tokio::sync::broadcast` that tells the
//! same words to as many tasks in the same run.
//!
//! `cargo bench -p anxin --bench push`. The way measured is the whole one: request, transaction, outbox, hub, one stream
//! of server-sent events per page, and the client that reads it, all on this machine. Percentiles are printed, nothing
//! is asserted.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::sync::{broadcast, mpsc};

const LISTENERS: usize = 500;
/// A community of the demo city whose centre the officer works for.
const UNIT: &str = "230402002005";
/// Acts measured, one after the other.
const ACTS: usize = 40;
/// Between two acts: longer than the hub ever waits before it looks by itself.
const PAUSE: Duration = Duration::from_millis(200);
/// A listener that hears nothing for so long has lost its stream.
const LOST: Duration = Duration::from_secs(30);

fn anxin(dir: &Path, args: &[&str]) -> String {
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
    String::from_utf8_lossy(&made.stdout).trim().to_owned()
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
        Server { child, url }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Nothing to do about a process that is gone already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An officer at the API, and the matter that everybody watches.
struct Desk {
    client: reqwest::Client,
    url: String,
    token: String,
    number: String,
    id: String,
}

impl Desk {
    async fn open(url: &str, token: String) -> Desk {
        let client = reqwest::Client::new();
        let types: Value = get(&client, &format!("{url}/api/v1/matter-types")).await;
        let leaf = texts(&types, "code")
            .into_iter()
            .find(|code| code.matches('.').count() == 2)
            .expect("a leaf of the catalogue");
        let registered: Value = client
            .post(format!("{url}/api/v1/matters"))
            .bearer_auth(&token)
            .json(&json!({
                "command": "push-registers", "title": "A lamp is out", "body": "A lamp is out.",
                "unit": UNIT, "type_code": leaf,
            }))
            .send()
            .await
            .expect("an answer")
            .json()
            .await
            .expect("JSON");
        let text = |key: &str| {
            registered[key]
                .as_str()
                .unwrap_or_else(|| panic!("no {key} in {registered}"))
                .to_owned()
        };
        Desk {
            client,
            url: url.to_owned(),
            token,
            number: text("number"),
            id: text("id"),
        }
    }

    /// One act: a note of the office.
    async fn note(&self, version: usize) {
        let path = format!("{}/api/v1/matters/{}/actions/note", self.url, self.number);
        let answer = self
            .client
            .post(path)
            .bearer_auth(&self.token)
            .json(&json!({ "command": format!("push-note-{version:05}"), "seen": version, "words": "Seen on the way." }))
            .send()
            .await
            .expect("an answer");
        assert!(answer.status().is_success(), "{}", answer.status());
    }

    /// Opens a page's stream and tells of everything it says.
    async fn listen(&self, heard: mpsc::UnboundedSender<Instant>) {
        let mut stream = self
            .client
            .get(format!("{}/live?topics=matter:{}", self.url, self.id))
            .bearer_auth(&self.token)
            .send()
            .await
            .expect("a stream");
        assert!(stream.status().is_success(), "{}", stream.status());
        tokio::spawn(async move {
            while let Ok(Some(said)) = stream.chunk().await {
                let changed = String::from_utf8_lossy(&said)
                    .matches("event: changed")
                    .count();
                for _ in 0..changed {
                    if heard.send(Instant::now()).is_err() {
                        return;
                    }
                }
            }
        });
    }
}

async fn get(client: &reqwest::Client, url: &str) -> Value {
    let answer = client.get(url).send().await.expect("an answer");
    answer.json().await.expect("JSON")
}

fn texts(value: &Value, key: &str) -> Vec<String> {
    match value {
        Value::Object(map) => map
            .iter()
            .flat_map(|(k, v)| match v {
                Value::String(text) if k == key => vec![text.clone()],
                other => texts(other, key),
            })
            .collect(),
        Value::Array(list) => list.iter().flat_map(|v| texts(v, key)).collect(),
        _ => Vec::new(),
    }
}

/// When each of the listeners had heard, counted from `since`.
async fn all_heard(
    heard: &mut mpsc::UnboundedReceiver<Instant>,
    since: Instant,
    delays: &mut Vec<Duration>,
) {
    for _ in 0..LISTENERS {
        let at = tokio::time::timeout(LOST, heard.recv())
            .await
            .expect("every listener hears")
            .expect("listeners are there");
        delays.push(at.saturating_duration_since(since));
    }
}

/// The product: delays since the act was sent, and how long the acts themselves took to be answered.
async fn product(desk: &Desk) -> (Vec<Duration>, Vec<Duration>) {
    let (hears, mut heard) = mpsc::unbounded_channel();
    for _ in 0..LISTENERS {
        desk.listen(hears.clone()).await;
    }
    let (mut delays, mut acts) = (Vec::new(), Vec::new());
    for version in 1..=ACTS {
        tokio::time::sleep(PAUSE).await;
        while heard.try_recv().is_ok() {}
        let sent = Instant::now();
        desk.note(version).await;
        acts.push(sent.elapsed());
        all_heard(&mut heard, sent, &mut delays).await;
    }
    (delays, acts)
}

/// The peer: one channel, as many tasks, the same words.
async fn bare(words: &str) -> Vec<Duration> {
    let (tell, _) = broadcast::channel::<String>(16);
    let (hears, mut heard) = mpsc::unbounded_channel();
    for _ in 0..LISTENERS {
        let (mut told, hears) = (tell.subscribe(), hears.clone());
        tokio::spawn(async move {
            while told.recv().await.is_ok() {
                if hears.send(Instant::now()).is_err() {
                    return;
                }
            }
        });
    }
    let mut delays = Vec::new();
    for _ in 0..ACTS {
        tokio::time::sleep(PAUSE).await;
        let sent = Instant::now();
        tell.send(words.to_owned()).expect("somebody listens");
        all_heard(&mut heard, sent, &mut delays).await;
    }
    delays
}

fn say(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |percent: usize| times[(times.len() - 1) * percent / 100].as_secs_f64() * 1e3;
    println!(
        "{what:<42} p50 {:>8.2} ms   p95 {:>8.2} ms   worst {:>8.2} ms",
        at(50),
        at(95),
        at(100)
    );
}

fn main() {
    notice::use_ring();
    let folder = tempfile::tempdir().expect("a folder");
    anxin(folder.path(), &["demo", "--matters", "10", "--create-only"]);
    let token = anxin(folder.path(), &["token", "triage"]);
    let server = Server::start(folder.path());
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let desk = Desk::open(&server.url, token).await;
        let words = format!("event: changed\ndata: matter:{}\n\n", desk.id);
        let (delays, acts) = product(&desk).await;
        let peer = bare(&words).await;
        println!("{LISTENERS} listeners, {ACTS} acts, one after the other");
        say("an act until a page has heard", delays);
        say("of which the act until its answer", acts);
        say("bare tokio broadcast, the same words", peer);
    });
}
