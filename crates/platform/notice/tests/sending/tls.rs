//! Notices over TLS, with certificates made for the test.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex};

use kernel::Lang;
use notice::{Channel, Gateway, GatewayConfig, GatewayError, HttpConfig, MailConfig, MailTls};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::city::{City, STEPS};

/// A folder of certificates, or `None` with a sentence where there is no `openssl`.
fn certificates() -> Option<tempfile::TempDir> {
    let folder = tempfile::tempdir().unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../scripts/certificates.sh");
    let made = Command::new("bash")
        .arg(script)
        .arg(folder.path())
        .status()
        .unwrap();
    if made.code() == Some(3) {
        eprintln!("skipped: there is no openssl command to make certificates with");
        return None;
    }
    assert!(made.success());
    Some(folder)
}

type Tls = StreamOwned<ServerConnection, TcpStream>;
type Got = Arc<Mutex<Vec<String>>>;

fn acceptor(folder: &Path) -> impl Fn(TcpStream) -> Tls + Send + 'static {
    notice::use_ring();
    let chain = CertificateDer::pem_file_iter(folder.join("server.pem"))
        .unwrap()
        .collect::<Result<Vec<_>, _>>()
        .unwrap();
    let key = PrivateKeyDer::from_pem_file(folder.join("server.key")).unwrap();
    let config = ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .unwrap();
    let config = Arc::new(config);
    move |stream| StreamOwned::new(ServerConnection::new(config.clone()).unwrap(), stream)
}

/// Serves each connection in a thread; what it gets is kept.
fn serve(talk: impl Fn(TcpStream) -> Option<String> + Send + 'static) -> (u16, Got) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let got = Got::default();
    let kept = got.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            if let Some(text) = talk(stream.unwrap()) {
                kept.lock().unwrap().push(text);
            }
        }
    });
    (port, got)
}

fn line(reader: &mut impl BufRead) -> Option<String> {
    let mut line = String::new();
    match reader.read_line(&mut line) {
        Ok(1..) => Some(line.trim_end().to_owned()),
        Ok(0) | Err(_) => None,
    }
}

/// An SMTP talk, from behind the greeting on.
fn smtp<S: Read + Write>(stream: S) -> Option<String> {
    let mut reader = BufReader::new(stream);
    let mut mail = None;
    while let Some(said) = line(&mut reader) {
        let answer: &[u8] = match said.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" => b"250-stub\r\n250 8BITMIME\r\n",
            "DATA" => {
                reader.get_mut().write_all(b"354 go on\r\n").ok()?;
                let mut text = String::new();
                while let Some(said) = line(&mut reader).filter(|said| said != ".") {
                    text.push_str(&said);
                    text.push('\n');
                }
                mail = Some(text);
                b"250 taken\r\n"
            }
            _ => b"250 well\r\n",
        };
        reader.get_mut().write_all(answer).ok()?;
        reader.get_mut().flush().ok()?;
    }
    mail
}

/// In the clear until STARTTLS; nothing but the greeting may be said before it.
fn smtp_with_starttls(mut stream: TcpStream, accept: &dyn Fn(TcpStream) -> Tls) -> Option<String> {
    stream.write_all(b"220 stub\r\n").ok()?;
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    loop {
        let said = line(&mut reader)?;
        if said == "STARTTLS" {
            stream.write_all(b"220 go on\r\n").ok()?;
            return smtp(accept(stream));
        }
        assert!(said.starts_with("EHLO"), "{said} was said in the clear");
        stream.write_all(b"250-stub\r\n250 STARTTLS\r\n").ok()?;
    }
}

fn implicit(stream: TcpStream, accept: &dyn Fn(TcpStream) -> Tls) -> Option<String> {
    let mut stream = accept(stream);
    stream.write_all(b"220 stub\r\n").ok()?;
    smtp(stream)
}

fn mail(port: u16, tls: MailTls, ca: Option<PathBuf>) -> GatewayConfig {
    GatewayConfig {
        mail: Some(MailConfig {
            host: "localhost".into(),
            port: Some(port),
            tls: Some(tls),
            ca,
            from: "安心 <anxin@city.example>".into(),
            user: None,
            password: None,
        }),
        ..GatewayConfig::default()
    }
}

/// Sends one message; its state and reason.
async fn sent(
    config: &GatewayConfig,
    channel: Channel,
    to: &'static str,
) -> (String, Option<String>) {
    let db = store::testing::sqlite(&STEPS).await;
    let city = City::new(db.db.clone(), Gateway::new(config).unwrap());
    city.send(None, channel, Some(to), Lang::En).await;
    assert_eq!(city.work().await, 1);
    let row = city.rows().await.remove(0);
    (row.state, row.reason)
}

fn no_answer() -> (String, Option<String>) {
    ("failed".to_owned(), Some("no_answer".to_owned()))
}

#[tokio::test]
async fn a_mail_goes_over_tls_to_a_server_that_is_vouched_for() {
    let Some(folder) = certificates() else { return };
    let dir = folder.path();
    for tls in [MailTls::StartTls, MailTls::Implicit] {
        let accept = acceptor(dir);
        let (port, got) = serve(move |stream| match tls {
            MailTls::Implicit => implicit(stream, &accept),
            MailTls::StartTls | MailTls::None => smtp_with_starttls(stream, &accept),
        });
        let to = "wang@example.org";
        let known = mail(port, tls, Some(dir.join("ca.pem")));
        assert_eq!(sent(&known, Channel::Mail, to).await, ("sent".into(), None));
        assert!(got.lock().unwrap()[0].contains("Hedonglu Justice Office"));
        // Neither another authority nor the machine's own list vouches for it.
        let stranger = mail(port, tls, Some(dir.join("stranger.pem")));
        assert_eq!(sent(&stranger, Channel::Mail, to).await, no_answer());
        let own_list = mail(port, tls, None);
        assert_eq!(sent(&own_list, Channel::Mail, to).await, no_answer());
        assert_eq!(got.lock().unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_server_that_offers_no_tls_gets_no_mail() {
    let Some(folder) = certificates() else { return };
    let (port, got) = serve(|mut stream| {
        stream.write_all(b"220 stub\r\n").ok()?;
        smtp(stream)
    });
    let config = mail(port, MailTls::StartTls, Some(folder.path().join("ca.pem")));
    let (state, _) = sent(&config, Channel::Mail, "wang@example.org").await;
    assert_eq!(state, "failed");
    assert!(got.lock().unwrap().is_empty());
}

#[tokio::test]
async fn an_sms_goes_over_https_to_a_provider_that_is_vouched_for() {
    let Some(folder) = certificates() else { return };
    let dir = folder.path();
    let accept = acceptor(dir);
    let (port, got) = serve(move |stream| {
        let mut reader = BufReader::new(accept(stream));
        let first = line(&mut reader)?;
        let mut length = 0;
        while let Some(header) = line(&mut reader).filter(|line| !line.is_empty()) {
            if let Some(value) = header.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().unwrap();
            }
        }
        reader.read_exact(&mut vec![0; length]).ok()?;
        let answer = b"HTTP/1.1 200 Told\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
        reader.get_mut().write_all(answer).ok()?;
        reader.get_mut().flush().ok()?;
        Some(first)
    });
    let sms = |ca: &str| GatewayConfig {
        sms: Some(HttpConfig {
            url: format!("https://localhost:{port}/send"),
            ca: Some(dir.join(ca)),
            headers: vec![],
            body: r#"{"to": "{to}"}"#.into(),
        }),
        ..GatewayConfig::default()
    };
    let to = "13800005521";
    assert_eq!(
        sent(&sms("ca.pem"), Channel::Sms, to).await,
        ("sent".into(), None)
    );
    assert_eq!(
        sent(&sms("stranger.pem"), Channel::Sms, to).await,
        no_answer()
    );
    assert_eq!(*got.lock().unwrap(), ["POST /send HTTP/1.1"]);
}

#[test]
fn a_wrong_tls_setting_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().join("empty.pem");
    std::fs::write(&empty, "nothing\n").unwrap();
    let refused = |config: &GatewayConfig| Gateway::new(config).err().unwrap().to_string();
    let with_ca = mail(25, MailTls::StartTls, Some(empty));
    assert!(
        refused(&with_ca).starts_with("mail.ca: "),
        "{}",
        refused(&with_ca)
    );
    let gone = mail(25, MailTls::Implicit, Some(folder.path().join("gone.pem")));
    assert!(refused(&gone).contains("cannot be read"));
    let mut open = mail(25, MailTls::None, None);
    if let Some(mail) = &mut open.mail {
        mail.host = "mail.example.org".into();
        mail.user = Some("anxin".into());
        mail.password = Some("secret".to_owned().into());
    }
    let said = refused(&open);
    assert!(
        said.contains("mail.tls") && !said.contains("secret"),
        "{said}"
    );
    assert!(matches!(
        Gateway::new(&open).err(),
        Some(GatewayError::OpenPassword(_))
    ));
}

#[test]
fn encryption_is_the_rule_towards_other_machines() {
    let left_out = |host: &str| MailConfig {
        host: host.into(),
        port: None,
        tls: None,
        ca: None,
        from: "a@city.example".into(),
        user: None,
        password: None,
    };
    assert_eq!(left_out("mail.example.org").encryption(), MailTls::StartTls);
    assert_eq!(left_out("127.0.0.1").encryption(), MailTls::None);
    assert_eq!(left_out("localhost").encryption(), MailTls::None);
}
