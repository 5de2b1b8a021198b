//! Data of every released version is brought up to date and read: `tests/released/VERSION/` holds what that version
//! made, as plain SQL, with the keys it was sealed and signed with. How to add one stands in CONTRIBUTING.md.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;

/// What a version left behind, ready for this one.
struct Left {
    version: String,
    folder: tempfile::TempDir,
    config: PathBuf,
}

fn versions() -> Vec<(String, PathBuf)> {
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/released");
    let mut versions: Vec<_> = std::fs::read_dir(all)
        .expect("the folder of released versions")
        .map(|entry| entry.expect("an entry"))
        .map(|entry| {
            (
                entry.file_name().to_string_lossy().into_owned(),
                entry.path(),
            )
        })
        .collect();
    versions.sort();
    assert!(!versions.is_empty());
    versions
}

/// Lays out keys and configuration; `more` is the rest of `[data]`.
fn lay_out(version: &str, from: &Path, more: &str) -> Left {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    std::fs::create_dir(&data).expect("the data folder");
    for key in ["keys.toml", "log.key"] {
        let text = std::fs::read(from.join(key)).expect("a key");
        let path = data.join(key);
        std::fs::write(&path, text).expect("a key");
        let only_mine = std::os::unix::fs::PermissionsExt::from_mode(0o600);
        std::fs::set_permissions(&path, only_mine).expect("its mode");
    }
    let config = folder.path().join("anxin.toml");
    std::fs::write(
        &config,
        format!("[data]\ndir = \"{}\"\n{more}", data.display()),
    )
    .expect("configuration");
    Left {
        version: version.to_owned(),
        folder,
        config,
    }
}

impl Left {
    fn anxin(&self, args: &[&str]) -> String {
        let Output {
            status,
            stdout,
            stderr,
        } = self.command(args).output().expect("anxin runs");
        assert!(
            status.success(),
            "{}: {args:?}: {}",
            self.version,
            String::from_utf8_lossy(&stderr)
        );
        String::from_utf8_lossy(&stdout).trim().to_owned()
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_anxin"));
        command.arg("--config").arg(&self.config).args(args);
        command
    }

    fn serve(&self) -> (Child, String) {
        let mut child = self
            .command(&["serve", "--port", "0", "--no-work"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("anxin serves");
        let url = BufReader::new(child.stdout.take().expect("its output"))
            .lines()
            .map_while(Result::ok)
            .find_map(|line| line.strip_prefix("listening ").map(ToOwned::to_owned))
            .expect("it says where it listens");
        (child, url)
    }

    /// Migrates, verifies the log, reads a matter as JSON and as a page, and writes.
    async fn prove_good(self) {
        let version = &self.version;
        let said = self.anxin(&["migrate"]);
        assert!(said.contains("were there"), "{version}: {said}");
        assert!(
            self.anxin(&["audit", "verify"]).starts_with("whole: "),
            "{version}"
        );
        let token = self.anxin(&["token", "window"]);
        let (mut child, url) = self.serve();
        notice::use_ring();
        let client = reqwest::Client::new();
        let get = async |path: &str| {
            let answer = client
                .get(format!("{url}{path}"))
                .bearer_auth(&token)
                .send()
                .await
                .expect("an answer");
            let status = answer.status().as_u16();
            (status, answer.text().await.expect("text"))
        };
        let (status, list) = get("/api/v1/matters").await;
        assert_eq!(status, 200, "{version}: {list}");
        let list: Value = serde_json::from_str(&list).expect("JSON");
        let first = &list["items"][0];
        let (id, number) = (
            first["id"].as_str().expect("an id"),
            first["number"].as_str().expect("a number"),
        );
        let (status, matter) = get(&format!("/api/v1/matters/{id}")).await;
        assert_eq!(status, 200, "{version}: {matter}");
        assert!(matter.contains("\"title\""), "{version}: {matter}");
        let (status, page) = get(&format!("/matters/{number}")).await;
        assert_eq!(status, 200, "{version}: {page}");
        assert!(page.contains(number), "{version}");
        child.kill().expect("it ends");
        child.wait().expect("it is gone");
        self.anxin(&["audit", "checkpoint"]);
        assert!(
            self.anxin(&["audit", "verify"]).starts_with("whole: "),
            "{version}: after writing"
        );
        assert!(self.anxin(&["migrate"]).starts_with("0 applied"));
        drop(self.folder);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn embedded_data_of_every_released_version_are_brought_up_to_date() {
    for (version, from) in versions() {
        let left = lay_out(&version, &from, "");
        let file = left.folder.path().join("data/anxin.db");
        let sql = std::fs::read_to_string(from.join("sqlite.sql")).expect("the dump");
        let options = sqlx::sqlite::SqliteConnectOptions::new()
            .filename(&file)
            .create_if_missing(true);
        let pool = sqlx::SqlitePool::connect_with(options).await.expect("open");
        let mut conn = pool.acquire().await.expect("a connection");
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql))
            .execute(&mut *conn)
            .await
            .expect("load the dump");
        drop(conn);
        pool.close().await;
        left.prove_good().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgresql_data_of_every_released_version_are_brought_up_to_date() {
    let Ok(server) = std::env::var("ANXIN_TEST_POSTGRES") else {
        eprintln!("skipped: ANXIN_TEST_POSTGRES names no server");
        return;
    };
    for (n, (version, from)) in versions().into_iter().enumerate() {
        let name = format!("released_{}_{n}", std::process::id());
        let admin = sqlx::PgPool::connect(&server).await.expect("connect");
        sqlx::raw_sql(sqlx::AssertSqlSafe(format!("create database {name}")))
            .execute(&admin)
            .await
            .expect("create a database");
        let (base, _) = server.rsplit_once('/').expect("an address with a database");
        let url = format!("{base}/{name}");
        let sql = std::fs::read_to_string(from.join("postgres.sql")).expect("the dump");
        let pool = sqlx::PgPool::connect(&url).await.expect("connect");
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql))
            .execute(&pool)
            .await
            .expect("load the dump");
        pool.close().await;
        lay_out(&version, &from, &format!("postgres_url = {url:?}\n"))
            .prove_good()
            .await;
    }
}
