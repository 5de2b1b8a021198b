//! `anxin check`: everything that can be looked over, each finding a sentence.

use std::path::Path;

use kernel::{Clock, SystemClock};
use serde_json::json;
use store::{Sql, args};

use super::Out;
use crate::config::{Config, postgres};
use crate::{Stop, boot, rooms, tls};

/// What was found in order, and what is to be mended.
#[derive(Default)]
struct Findings {
    found: Vec<String>,
    wrong: Vec<String>,
}

impl Findings {
    fn say(&mut self, sentence: impl Into<String>) {
        self.found.push(sentence.into());
    }

    fn mend(&mut self, sentence: impl Into<String>) {
        self.wrong.push(sentence.into());
    }

    /// A folder in which this process must be able to write.
    fn folder(&mut self, what: &str, folder: &Path) {
        let probe = folder.join(".anxin-check");
        let tried = std::fs::create_dir_all(folder)
            .and_then(|()| std::fs::write(&probe, b"x"))
            .and_then(|()| std::fs::remove_file(&probe));
        match tried {
            Ok(()) => self.say(format!("{what}: {} can be written", folder.display())),
            Err(e) => self.mend(format!(
                "{what}: {} cannot be written: {e}",
                folder.display()
            )),
        }
    }
}

pub(super) async fn run(config: &Config, out: Out) -> Result<(), Stop> {
    let mut all = Findings::default();
    keys(config, &mut all);
    all.folder("files", &config.files_dir());
    if let Some(folder) = &config.audit.witness_dir {
        all.folder("audit.witness_dir", folder);
    }
    if ui::assets::built() {
        all.say("pages: style sheets and scripts are in the binary");
    } else {
        all.mend("pages: this binary was built without `npm run build` in ui/");
    }
    certificate(config, &mut all);
    if !config.demo.enabled {
        match notice::Gateway::new(&config.notice) {
            Ok(_) => all.say("notices: the ways out are set up; nothing was sent"),
            Err(e) => all.mend(format!("notices: {e}")),
        }
    }
    address(config, &mut all);
    database(config, &mut all).await;
    let Findings { found, wrong } = all;
    out.say(
        || {
            found
                .iter()
                .chain(&wrong)
                .cloned()
                .collect::<Vec<_>>()
                .join("\n")
        },
        || json!({ "ok": wrong.is_empty(), "found": found, "wrong": wrong }),
    );
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(Stop::Wrong(vec![format!("{} things to mend", wrong.len())]))
    }
}

fn keys(config: &Config, all: &mut Findings) {
    let keys = config.keys_file();
    match access::crypto::Keys::load(&keys) {
        Ok(_) => all.say(format!("keys: {} reads", keys.display())),
        Err(e) => all.mend(format!("keys: {}: {e}", keys.display())),
    }
    match boot::signer(config) {
        Ok(signer) => all.say(format!("log key: {}", signer.name())),
        Err(e) => all.mend(format!("log key: {e}")),
    }
}

fn certificate(config: &Config, all: &mut Findings) {
    let Some(files) = config.tls.files() else {
        if config.server.public_url.starts_with("https://") {
            all.say("tls: off; a proxy must hold the certificate of server.public_url");
        }
        return;
    };
    match tls::inspect(&files, &config.server.public_url, SystemClock.now()) {
        Ok(sentence) => all.say(sentence),
        Err(sentence) => all.mend(sentence),
    }
}

/// The files that the database's address names, and whether anybody could stand in between.
fn address(config: &Config, all: &mut Findings) {
    let Some(Ok(address)) = config.data.postgres_url.as_deref().map(postgres::read) else {
        return;
    };
    for (name, path) in &address.files {
        if *name == "sslrootcert" {
            if let Err(e) = notice::read_certificates(path) {
                all.mend(format!("data.postgres_url: {name}: {e}"));
            }
        } else if let Err(e) = std::fs::read(path) {
            all.mend(format!(
                "data.postgres_url: {name}: {} cannot be read: {e}",
                path.display()
            ));
        }
    }
    if !address.is_safe() {
        all.say(
            "note: nobody vouches for the database server; add ?sslmode=verify-full to data.postgres_url unless its \
             network is trusted",
        );
    }
}

async fn database(config: &Config, all: &mut Findings) {
    let db = match boot::open_db(config).await {
        Ok(db) => db,
        Err(e) => return all.mend(format!("database: {e}")),
    };
    let read = db.read();
    let sql: &dyn Sql = &read;
    let applied = sql
        .count("select count(*) from schema_migration", args![])
        .await
        .unwrap_or(0);
    let wanted = i64::try_from(rooms::migrations().len()).unwrap_or(i64::MAX);
    match applied.cmp(&wanted) {
        std::cmp::Ordering::Equal => all.say(format!(
            "database: {:?}, {applied} migrations",
            db.dialect()
        )),
        std::cmp::Ordering::Less => all.mend(format!(
            "database: {} migrations are missing; run `anxin migrate`",
            wanted - applied
        )),
        std::cmp::Ordering::Greater => {
            all.mend("database: it was migrated by a newer version; use that one");
        }
    }
    if db.dialect() == store::Dialect::Postgres {
        let encrypted: Option<bool> = sql
            .scalar(
                "select ssl from pg_stat_ssl where pid = pg_backend_pid()",
                args![],
            )
            .await
            .unwrap_or_default();
        let words = if encrypted == Some(true) {
            "with"
        } else {
            "without"
        };
        all.say(format!("database: connected {words} TLS"));
    }
    db.close().await;
}
