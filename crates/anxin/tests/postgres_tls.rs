//! PostgreSQL over TLS: a server of the test's own, and who vouches for it.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

const SERVE: &str = "set -e; scripts/certificates.sh \"$1\"; source scripts/postgres.sh; \
    trap postgres_stop EXIT; postgres_start \"$1\"; echo \"$ANXIN_TEST_POSTGRES\"; read -r";

/// A server that ends with this value.
struct Server {
    child: Child,
    url: String,
}

impl Server {
    fn start(folder: &Path) -> Option<Server> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut child = Command::new("bash")
            .args(["-c", SERVE, "bash"])
            .arg(folder)
            .current_dir(root)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("bash runs");
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        if let Some(Ok(url)) = lines.next() {
            return Some(Server { child, url });
        }
        child.wait().expect("it ends");
        eprintln!("skipped: no PostgreSQL with TLS could be started here");
        None
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(stdin) = &mut self.child.stdin {
            drop(stdin.write_all(b"\n"));
        }
        drop(self.child.wait());
    }
}

/// What `anxin` says, and whether it was content.
fn anxin(config: &Path, what: &str) -> (bool, String) {
    let out = Command::new(env!("CARGO_BIN_EXE_anxin"))
        .arg("--config")
        .arg(config)
        .arg(what)
        .output()
        .expect("anxin runs");
    let text = [out.stdout, out.stderr].concat();
    (
        out.status.success(),
        String::from_utf8_lossy(&text).into_owned(),
    )
}

#[test]
fn the_database_is_reached_over_tls_when_it_is_vouched_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let certificates = folder.path().join("certificates");
    let Some(server) = Server::start(&certificates) else {
        return;
    };
    let config = folder.path().join("anxin.toml");
    let data = folder.path().join("data");
    let with = |more: &str| {
        let url = format!("{}?{more}", server.url);
        std::fs::write(
            &config,
            format!("[data]\ndir = {data:?}\npostgres_url = {url:?}\n"),
        )
        .expect("write the configuration");
    };
    let ca = certificates.join("ca.pem");
    with(&format!("sslmode=verify-full&sslrootcert={}", ca.display()));
    let (made, said) = anxin(&config, "init");
    assert!(made, "{said}");
    let (_, said) = anxin(&config, "check");
    assert!(said.contains("database: connected with TLS"), "{said}");

    let stranger = certificates.join("stranger.pem");
    with(&format!(
        "sslmode=verify-full&sslrootcert={}",
        stranger.display()
    ));
    let (good, said) = anxin(&config, "check");
    assert!(!good && said.contains("connect to PostgreSQL"), "{said}");

    with("sslmode=verify-full");
    assert!(
        !anxin(&config, "migrate").0,
        "the machine's list does not know it"
    );

    with("sslmode=disable");
    let (_, said) = anxin(&config, "check");
    assert!(said.contains("database: connected without TLS"), "{said}");
}
