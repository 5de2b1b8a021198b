//! Printing: once, by a job or at the first download; the bytes are kept.

use std::sync::Arc;

use bytes::Bytes;
use docgen::Docgen;
use files::{FileId, Owner, Variant};
use serde_json::{Value, json};
use store::{Fault, Sql, args};
use web::App;
use work::{JobKind, Schedule};

use super::make::{JOB, Kept, field};
use super::{DocumentRow, by_id};

/// The PDF of a document; printed now if it was not before. `None`: no such document.
///
/// # Errors
/// On a database, disk or typesetting fault.
pub async fn pdf(app: &App, id: &str) -> Result<Option<Bytes>, Fault> {
    let row = {
        let read = app.db.read();
        by_id(&read, id).await?
    };
    let Some(row) = row else {
        return Ok(None);
    };
    if let Some(kept) = kept(app, &row).await? {
        return Ok(Some(kept));
    }
    let bytes = print(app, &row).await?;
    keep(app, row, bytes.clone()).await?;
    Ok(Some(bytes))
}

/// The sealed content of a document.
pub(super) fn content(app: &App, row: &DocumentRow) -> Result<Kept, Fault> {
    let json = app
        .cipher
        .open(&field(&row.id), &row.content)
        .map_err(|e| Fault::of("open a document", e))?;
    serde_json::from_str(json.reveal()).map_err(|e| Fault::of("read a document", e))
}

async fn kept(app: &App, row: &DocumentRow) -> Result<Option<Bytes>, Fault> {
    let Some(id) = row.file_id.as_deref().and_then(|id| FileId::parse(id).ok()) else {
        return Ok(None);
    };
    let file = {
        let read = app.db.read();
        files::get(&read, id).await?
    };
    match file {
        Some(file) => app.files.read_bytes(&file, Variant::Served).await,
        None => Ok(None),
    }
}

async fn print(app: &App, row: &DocumentRow) -> Result<Bytes, Fault> {
    let document = content(app, row)?.document;
    // Fonts are looked for once per press, so a shared one is much faster than one of our own.
    let press = app
        .services
        .get::<Docgen>()
        .unwrap_or_else(|| Arc::new(Docgen::new(&[])));
    let pdf = tokio::task::spawn_blocking(move || press.render(&document))
        .await
        .map_err(|e| Fault::of("print a document", e))?
        .map_err(|e| Fault::of("print a document", e))?;
    Ok(Bytes::from(pdf))
}

async fn keep(app: &App, row: DocumentRow, bytes: Bytes) -> Result<(), Fault> {
    let sha256 = files::Sha256::of(&bytes).to_string();
    if !row.sha256.is_empty() && row.sha256 != sha256 {
        return Err(Fault::new(format!(
            "document {} prints differently now than when it was signed",
            row.id
        )));
    }
    let signature = app
        .signer
        .sign_statement(&statement(&row, &sha256))
        .map_err(|e| Fault::of("sign a document", e))?;
    let name = format!("{} {}.pdf", row.title_zh, row.number);
    let limits = files::Limits::up_to(app.settings.upload_max_bytes);
    let taken = app
        .files
        .ingest(bytes, &name, "application/pdf", &limits)
        .await
        .map_err(|e| Fault::of("keep a document", e))?;
    let (ids, now) = (app.ids.clone(), app.clock.now());
    app.db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                let nothing_to_seal = |_: &str, _: &str| Ok(String::new());
                let file = files::record(tx, &*ids, &taken, None, &nothing_to_seal, now).await?;
                let owner = Owner {
                    kind: "document",
                    id: &row.id,
                };
                files::attach(tx, file, &owner, None, now).await?;
                // Who prints the same paper at the same moment has the same bytes; the first row stands.
                let first = tx
                    .run(
                        "update document set file_id = $2, sha256 = $3, signature = $4 \
                         where id = $1 and file_id is null",
                        args![&row.id, file.to_string(), &sha256, &signature],
                    )
                    .await?;
                if first == 0 {
                    files::remove(tx, file, now).await?;
                    return Ok(());
                }
                let record = audit::log::Record {
                    actor: "system:documents".into(),
                    org: None,
                    action: "document.sign",
                    subject_kind: "document",
                    subject_id: row.id.clone(),
                    purpose: None,
                    detail: json!({ "number": row.number, "sha256": sha256 }),
                };
                audit::log::append(tx, &*ids, now, record).await?;
                Ok(())
            })
        })
        .await
}

/// What is signed: the kind of statement, then number, day, code and hash, a line each.
pub(super) fn statement(row: &DocumentRow, sha256: &str) -> String {
    format!(
        "anxin-document-v1\n{}\n{}\n{}\n{sha256}\n",
        row.number,
        row.day(),
        row.code
    )
}

/// Prints a new document before somebody waits for it. Where the binary keeps no press, the first download prints.
pub fn job() -> JobKind<App> {
    JobKind {
        name: JOB,
        schedule: Schedule::OnDemand,
        attempts: 6,
        run: |app, payload| Box::pin(run(app, payload)),
    }
}

async fn run(app: Arc<App>, payload: Value) -> Result<(), Fault> {
    if app.services.get::<Docgen>().is_none() {
        return Ok(());
    }
    let id = payload
        .get("document")
        .and_then(Value::as_str)
        .unwrap_or_default();
    pdf(&app, id).await.map(drop)
}

/// True if the note on the row is ours and says what the row says.
pub(super) fn is_genuine(app: &App, row: &DocumentRow) -> bool {
    app.signer
        .verifier()
        .verify_statement(&row.signature)
        .is_ok_and(|said| said == statement(row, &row.sha256))
}

/// Position in the log of the entry that holds the hash; `None` while it has none.
pub(super) async fn log_position(sql: &dyn Sql, row: &DocumentRow) -> Result<Option<i64>, Fault> {
    let entries = audit::log::about(sql, "document", &row.id, 10).await?;
    let signed = entries.into_iter().find(|e| e.action == "document.sign");
    Ok(signed.and_then(|entry| entry.position))
}
