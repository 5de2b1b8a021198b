//! A small product with everything that notices need, and servers that answer as told.

use std::sync::Arc;
use std::sync::Mutex;

use kernel::{Clock, FixedClock, IdSource, Lang, Private, SeededIds, UtcMs};
use notice::{Channel, Gateway, HasNotice, Notice, NoticeId, NoticeRow, Value};
use store::{Db, Fault, Migration};
use texts::{TextFile, Texts};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use work::Worker;

pub const STEPS: [Migration; 3] = [
    store::MIGRATIONS[0],
    work::MIGRATIONS[0],
    notice::MIGRATIONS[0],
];
/// 2026-11-24 14:32 in Shanghai.
pub const NOW: UtcMs = UtcMs(1_795_501_920_000);

const ZH: &str = "test-accepted = 事项 { $number } 已受理，{ $org } 在 { $due } 前联系您\n    .title = 已受理：{ $number }\n";
const EN: &str = "test-accepted = Matter { $number } is accepted; { $org } calls you by { $due }\n    .title = Accepted: { $number }\n";

pub struct City {
    pub db: Db,
    pub clock: Arc<FixedClock>,
    pub ids: Arc<SeededIds>,
    pub gateway: Gateway,
    pub texts: Texts,
}

impl HasNotice for City {
    fn db(&self) -> &Db {
        &self.db
    }
    fn gateway(&self) -> &Gateway {
        &self.gateway
    }
    fn texts(&self) -> &Texts {
        &self.texts
    }
    fn clock(&self) -> &dyn Clock {
        &*self.clock
    }
    #[allow(clippy::unnecessary_literal_bound)] // the trait's own signature
    fn public_url(&self) -> &str {
        "http://city.example"
    }
    fn open_address(&self, notice_id: &str, sealed: &str) -> Result<Private<String>, Fault> {
        let opened = sealed.strip_prefix(&format!("sealed for {notice_id}: "));
        opened
            .map(Private::from)
            .ok_or_else(|| Fault::new("sealed for another notice"))
    }
}

impl City {
    pub fn new(db: Db, gateway: Gateway) -> Arc<City> {
        let clock = Arc::new(FixedClock::at(NOW));
        let texts = Texts::load(&[
            TextFile {
                lang: Lang::ZhCn,
                name: "test",
                ftl: ZH,
            },
            TextFile {
                lang: Lang::En,
                name: "test",
                ftl: EN,
            },
        ])
        .unwrap();
        Arc::new(City {
            db,
            ids: Arc::new(SeededIds::new(7, clock.clone())),
            clock,
            gateway,
            texts,
        })
    }

    /// Sends the notice of the tests.
    pub async fn send(
        &self,
        account: Option<&'static str>,
        channel: Channel,
        to: Option<&'static str>,
        lang: Lang,
    ) -> NoticeId {
        let (ids, now) = (self.ids.clone(), self.clock.now());
        let id = NoticeId::new(&*ids);
        self.db
            .act::<_, Fault, _>(move |tx| {
                Box::pin(async move {
                    let notice = Notice {
                        id,
                        account,
                        address: to.map(|to| format!("sealed for {id}: {to}")),
                        channel,
                        template: "test-accepted",
                        args: vec![
                            ("number", Value::Text("HG2026-11-0001873".into())),
                            (
                                "org",
                                Value::Named {
                                    zh: "河东路司法所".into(),
                                    en: "Hedonglu Justice Office".into(),
                                },
                            ),
                            ("due", Value::At(UtcMs(NOW.0 + 3 * 3_600_000))),
                        ],
                        lang,
                        link: Some("/m/HG2026-11-0001873".into()),
                        matter: Some("M1"),
                    };
                    notice::send(tx, &*ids, notice, now).await
                })
            })
            .await
            .unwrap();
        id
    }

    /// Runs every job that is due now.
    pub async fn work(self: &Arc<City>) -> usize {
        let worker = Worker {
            db: self.db.clone(),
            clock: self.clock.clone() as Arc<dyn Clock>,
            ids: self.ids.clone() as Arc<dyn IdSource>,
            kinds: vec![notice::job::<City>()],
            wake: Arc::new(Notify::new()),
        };
        work::run_now(&worker, self).await.unwrap()
    }

    pub async fn rows(&self) -> Vec<NoticeRow> {
        notice::of_matter(&self.db.read(), "M1").await.unwrap()
    }
}

/// A server on this machine that keeps what it was sent.
pub struct Server {
    pub port: u16,
    pub got: Arc<Mutex<Vec<String>>>,
}

impl Server {
    pub fn got(&self) -> Vec<String> {
        self.got.lock().unwrap().clone()
    }
}

/// Answers HTTP requests with these status codes, one after the other, the last one for ever.
pub async fn http(codes: &'static [u16]) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let server = Server {
        port: listener.local_addr().unwrap().port(),
        got: Arc::default(),
    };
    let got = server.got.clone();
    tokio::spawn(async move {
        for turn in 0.. {
            let (mut stream, _) = listener.accept().await.unwrap();
            let request = read_request(&mut stream).await;
            got.lock().unwrap().push(request);
            let code = codes[turn.min(codes.len() - 1)];
            let answer =
                format!("HTTP/1.1 {code} Told\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
            stream.write_all(answer.as_bytes()).await.unwrap();
        }
    });
    server
}

async fn read_request(stream: &mut TcpStream) -> String {
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).await.unwrap();
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        head.push_str(&line);
        if line.trim().is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).await.unwrap();
    head + std::str::from_utf8(&body).unwrap()
}

/// Speaks SMTP and answers each recipient with these codes, one after the other, the last one for ever.
pub async fn smtp(codes: &'static [u16]) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let server = Server {
        port: listener.local_addr().unwrap().port(),
        got: Arc::default(),
    };
    let got = server.got.clone();
    tokio::spawn(async move {
        for turn in 0.. {
            let (stream, _) = listener.accept().await.unwrap();
            let code = codes[turn.min(codes.len() - 1)];
            if let Some(mail) = talk(stream, code).await {
                got.lock().unwrap().push(mail);
            }
        }
    });
    server
}

async fn talk(mut stream: TcpStream, code: u16) -> Option<String> {
    let (read, mut write) = stream.split();
    let mut lines = BufReader::new(read).lines();
    let mut mail = None;
    write.write_all(b"220 stub\r\n").await.ok()?;
    while let Ok(Some(line)) = lines.next_line().await {
        let answer = match line.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" => "250-stub\r\n250 8BITMIME\r\n".to_owned(),
            "RCPT" if code >= 300 => format!("{code} <secret@example.org> not now\r\n"),
            "DATA" => {
                write.write_all(b"354 go on\r\n").await.ok()?;
                let mut text = String::new();
                while let Ok(Some(line)) = lines.next_line().await {
                    if line == "." {
                        break;
                    }
                    text.push_str(&line);
                    text.push('\n');
                }
                mail = Some(text);
                "250 taken\r\n".to_owned()
            }
            "QUIT" => "221 bye\r\n".to_owned(),
            _ => "250 well\r\n".to_owned(),
        };
        write.write_all(answer.as_bytes()).await.ok()?;
    }
    mail
}
