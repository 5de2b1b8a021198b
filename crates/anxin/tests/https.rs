//! HTTPS served by the real binary: certificates, renewal, redirect, and what `anxin check` says of mistakes.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

struct City {
    folder: tempfile::TempDir,
}

impl City {
    /// An empty installation and certificates; `None` with a sentence where there is no `openssl`.
    fn new() -> Option<City> {
        let folder = tempfile::tempdir().expect("a folder");
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scripts/certificates.sh");
        let made = Command::new("bash")
            .arg(script)
            .arg(folder.path())
            .status()
            .expect("bash runs");
        if made.code() == Some(3) {
            eprintln!("skipped: there is no openssl command to make certificates with");
            return None;
        }
        assert!(made.success());
        Some(City { folder })
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn configure(&self, more: &str) {
        let data = self.file("data");
        std::fs::write(
            self.file("anxin.toml"),
            format!("[data]\ndir = \"{}\"\n{more}", data.display()),
        )
        .expect("write the configuration");
    }

    fn with_tls(&self, certificate: &str, key: &str) {
        let (certificate, key) = (self.file(certificate), self.file(key));
        self.configure(&format!(
            "[server]\nlisten = \"127.0.0.1:0\"\npublic_url = \"https://localhost\"\n\
             [tls]\ncertificate = \"{}\"\nkey = \"{}\"\nredirect_from = \"127.0.0.1:0\"\n",
            certificate.display(),
            key.display()
        ));
    }

    fn anxin(&self, args: &[&str]) -> Output {
        self.command(args).output().expect("anxin runs")
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_anxin"));
        command
            .arg("--config")
            .arg(self.file("anxin.toml"))
            .args(args);
        command
    }

    /// What `anxin check` prints.
    fn check(&self) -> String {
        let out = self.anxin(&["check"]);
        let text = [out.stdout, out.stderr].concat();
        String::from_utf8_lossy(&text).into_owned()
    }
}

struct Server {
    child: Child,
    /// Where it listens, and where it redirects from.
    port: u16,
    plain: u16,
    log: std::io::Lines<BufReader<std::process::ChildStderr>>,
}

impl Server {
    fn start(city: &City) -> Server {
        let mut child = city
            .command(&["serve", "--no-work"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("anxin serves");
        let mut said = BufReader::new(child.stdout.take().expect("its output")).lines();
        let mut port = |word: &str| {
            let line = said.next().expect("a line").expect("text");
            let url = line.strip_prefix(word).expect(word).to_owned();
            url.rsplit_once(':')
                .expect("a port")
                .1
                .parse()
                .expect("a number")
        };
        let plain = port("redirecting http://");
        let port = port("listening https://");
        let log = BufReader::new(child.stderr.take().expect("its log")).lines();
        Server {
            child,
            port,
            plain,
            log,
        }
    }

    fn signal(&self, name: &str) {
        let sent = Command::new("kill")
            .args([format!("-{name}"), self.child.id().to_string()])
            .status();
        assert!(sent.expect("kill runs").success());
    }

    /// Reads the log until it says this.
    fn until(&mut self, words: &str) {
        let found = self
            .log
            .by_ref()
            .map_while(Result::ok)
            .any(|l| l.contains(words));
        assert!(found, "the log never said {words:?}");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// A client that trusts this authority only.
fn trusting(ca: &Path) -> reqwest::Client {
    notice::use_ring();
    let pem = std::fs::read(ca).expect("the authority");
    reqwest::Client::builder()
        .tls_certs_only([reqwest::Certificate::from_pem(&pem).expect("PEM")])
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .build()
        .expect("a client")
}

/// The certificate that a new connection is shown, PEM.
fn shown(port: u16) -> String {
    let out = Command::new("openssl")
        .args(["s_client", "-connect", &format!("127.0.0.1:{port}")])
        .stdin(Stdio::null())
        .output()
        .expect("openssl runs");
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    let from = text
        .find("-----BEGIN CERTIFICATE-----")
        .expect("a certificate");
    let to = text.find("-----END CERTIFICATE-----").expect("its end");
    text[from..to].to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_come_over_https_and_the_certificate_is_renewed_under_open_connections() {
    let Some(city) = City::new() else { return };
    city.with_tls("server.pem", "server.key");
    let made = city.anxin(&["init"]);
    assert!(
        made.status.success(),
        "{}",
        String::from_utf8_lossy(&made.stderr)
    );
    let mut server = Server::start(&city);
    let client = trusting(&city.file("ca.pem"));
    let url = format!("https://localhost:{}", server.port);

    let page = client
        .get(format!("{url}/login"))
        .send()
        .await
        .expect("a page");
    assert_eq!(page.status().as_u16(), 200);
    assert_eq!(
        page.headers()["strict-transport-security"],
        "max-age=31536000"
    );
    for (origin, status) in [(url.as_str(), 303), ("https://evil.example", 403)] {
        let answer = client
            .post(format!("{url}/prefer"))
            .header("origin", origin)
            .header("content-type", "application/x-www-form-urlencoded")
            .body("lang=en&back=/login")
            .send()
            .await
            .expect("an answer");
        assert_eq!(answer.status().as_u16(), status, "{origin}");
        let cookie = answer.headers().get("set-cookie");
        assert!(cookie.is_none_or(|c| c.to_str().is_ok_and(|c| c.contains("; Secure"))));
    }
    let stranger = trusting(&city.file("stranger.pem"));
    assert!(
        stranger.get(&url).send().await.is_err(),
        "nobody vouches for it"
    );

    let plain = client
        .get(format!("http://127.0.0.1:{}/matters?q=1", server.plain))
        .header("host", "evil.example")
        .send()
        .await
        .expect("an answer");
    assert_eq!(plain.status().as_u16(), 308);
    assert_eq!(plain.headers()["location"], "https://localhost/matters?q=1");

    let before = shown(server.port);
    for (from, to) in [("renewed.pem", "server.pem"), ("renewed.key", "server.key")] {
        std::fs::copy(city.file(from), city.file(to)).expect("renew");
    }
    server.signal("HUP");
    server.until("the certificate was read anew");
    let after = shown(server.port);
    assert_ne!(before, after, "a new connection gets the new one");
    let again = client
        .get(format!("{url}/healthz"))
        .send()
        .await
        .expect("still open");
    assert_eq!(again.text().await.expect("text"), "ok");

    std::fs::write(city.file("server.key"), "half a file").expect("spoil");
    server.signal("HUP");
    server.until("the old certificate stays in use");
    assert_eq!(shown(server.port), after);

    server.signal("TERM");
    let ended = server.child.wait().expect("it ends");
    assert!(ended.success());
}

#[test]
fn check_explains_every_mistake_of_certificates() {
    let Some(city) = City::new() else { return };
    city.with_tls("server.pem", "server.key");
    assert!(city.anxin(&["init"]).status.success());
    assert!(
        city.check()
            .contains("is for localhost; it ends within 21 days"),
        "{}",
        city.check()
    );
    for (certificate, key, said) in [
        ("gone.pem", "server.key", "gone.pem cannot be read"),
        ("server.key", "server.key", "holds no certificate"),
        (
            "server.pem",
            "server.pem",
            "holds no unencrypted private key",
        ),
        (
            "server.pem",
            "renewed.key",
            "does not belong to the first certificate",
        ),
        ("stranger.pem", "stranger.key", "is not for localhost"),
    ] {
        city.with_tls(certificate, key);
        let out = city.check();
        assert!(out.contains(said), "{said} in {out}");
    }
    let (ca, gone) = (city.file("ca.pem"), city.file("gone.pem"));
    for (settings, said) in [
        (
            format!(
                "[notice.mail]\nhost = \"mail.example.cn\"\nfrom = \"a@example.cn\"\nca = {gone:?}\n"
            ),
            "mail.ca",
        ),
        (
            format!(
                "[notice.sms]\nurl = \"https://sms.example.cn\"\nbody = \"{{}}\"\nca = {gone:?}\n"
            ),
            "sms.ca",
        ),
        (
            format!(
                "[notice.sms]\nurl = \"https://sms.example.cn\"\nbody = \"{{}}\"\nca = {ca:?}\n"
            ),
            "the ways out are set up",
        ),
        (
            format!(
                "postgres_url = \"postgres://127.0.0.1:1/a?sslmode=verify-full&sslrootcert={}\"\n",
                gone.display()
            ),
            "sslrootcert",
        ),
        (
            "[tls]\ncertificate = \"x.pem\"\n".to_owned(),
            "tls.key is not",
        ),
    ] {
        city.configure(&settings);
        let out = city.check();
        assert!(out.contains(said), "{said} in {out}");
    }
}
