//! `anxin check`: everything that can be looked over, each finding a sentence.

use serde_json::json;
use store::{Sql, args};

use super::Out;
use crate::config::Config;
use crate::{Stop, boot, rooms};

pub(super) async fn run(config: &Config, out: Out) -> Result<(), Stop> {
    let mut found = Vec::new();
    let mut wrong = Vec::new();
    let keys = config.keys_file();
    match access::crypto::Keys::load(&keys) {
        Ok(_) => found.push(format!("keys: {} reads", keys.display())),
        Err(e) => wrong.push(format!("keys: {}: {e}", keys.display())),
    }
    match boot::signer(config) {
        Ok(signer) => found.push(format!("log key: {}", signer.name())),
        Err(e) => wrong.push(format!("log key: {e}")),
    }
    let files = config.files_dir();
    let probe = files.join(".anxin-check");
    match std::fs::create_dir_all(&files)
        .and_then(|()| std::fs::write(&probe, b"x"))
        .and_then(|()| std::fs::remove_file(&probe))
    {
        Ok(()) => found.push(format!("files: {} can be written", files.display())),
        Err(e) => wrong.push(format!("files: {} cannot be written: {e}", files.display())),
    }
    if ui::assets::built() {
        found.push("pages: style sheets and scripts are in the binary".into());
    } else {
        wrong.push("pages: this binary was built without `npm run build` in ui/".into());
    }
    match boot::open_db(config).await {
        Err(e) => wrong.push(format!("database: {e}")),
        Ok(db) => {
            let read = db.read();
            let sql: &dyn Sql = &read;
            let applied = sql
                .count("select count(*) from schema_migration", args![])
                .await
                .unwrap_or(0);
            let wanted = i64::try_from(rooms::migrations().len()).unwrap_or(i64::MAX);
            match applied.cmp(&wanted) {
                std::cmp::Ordering::Equal => found.push(format!(
                    "database: {:?}, {applied} migrations",
                    db.dialect()
                )),
                std::cmp::Ordering::Less => wrong.push(format!(
                    "database: {} migrations are missing; run `anxin migrate`",
                    wanted - applied
                )),
                std::cmp::Ordering::Greater => {
                    wrong.push("database: it was migrated by a newer version; use that one".into());
                }
            }
            db.close().await;
        }
    }
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
