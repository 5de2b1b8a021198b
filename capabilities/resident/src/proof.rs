//! Receipts in the audit log, and the four checks of the public page.

use access::Actor;
use audit::checkpoint::Checkpoint;
use audit::log::{Entry, Filter};
use audit::merkle::{Hash, leaf_hash, verify_inclusion};
use matter::MatterRow;
use serde_json::json;
use store::Fault;
use web::{App, Ctx};

use crate::receipt::Receipt;

/// Action of the entry that holds a receipt's fingerprint.
const ACTION: &str = "resident.receipt";

/// Writes the receipt's fingerprint into the audit log, once. The entry names nobody, so that it can be shown.
///
/// # Errors
/// On a database fault.
pub async fn issue(ctx: &Ctx, matter: &str) -> Result<(), Fault> {
    let Some(row) = matter::store::by_id(&ctx.read(), matter).await? else {
        return Ok(());
    };
    if entry_of(ctx, matter).await?.is_some() {
        return Ok(());
    }
    let receipt = Receipt::of(&ctx.app.cipher, &row);
    let (app, now) = (ctx.app.clone(), ctx.now);
    ctx.app
        .db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                let record = audit::log::Record {
                    actor: Actor::System { part: "receipt" }.log_id(),
                    action: ACTION,
                    subject_kind: "matter",
                    subject_id: row.id,
                    detail: json!({ "sha256": receipt.fingerprint }),
                    ..Default::default()
                };
                audit::log::append(tx, &*app.ids, now, record).await?;
                Ok(())
            })
        })
        .await?;
    ctx.app.wake();
    Ok(())
}

/// The oldest entry that holds the receipt.
async fn entry_of(ctx: &Ctx, matter: &str) -> Result<Option<Entry>, Fault> {
    let filter = Filter {
        action: Some(ACTION.into()),
        subject: Some(matter.to_owned()),
        ..Filter::default()
    };
    let found = audit::log::entries(&ctx.read(), &filter, 10).await?;
    Ok(found.rows.into_iter().next_back())
}

/// How the four checks came out, in order.
pub struct Checked {
    /// The receipt as the matter yields it now.
    pub receipt: Receipt,
    /// The report as kept has the fingerprint on the receipt.
    pub content: bool,
    /// The city's key signs this receipt.
    pub signature: bool,
    /// The signed statement.
    pub note: String,
    /// Where the fingerprint stands in the log; `None` until the log has put it in order.
    pub logged: Option<Logged>,
}

/// A fingerprint in the log.
pub struct Logged {
    /// Place in the log, counted from 0.
    pub position: u64,
    /// The entry's bytes.
    pub leaf: Vec<u8>,
    /// What a checkpoint says; `None` until the next one is signed.
    pub covered: Option<Covered>,
    /// The entry holds the fingerprint and hashes to the leaf that is stored.
    pub whole: bool,
}

/// A checkpoint over the entry.
pub struct Covered {
    /// Hashes from the entry up to the root.
    pub path: Vec<Hash>,
    /// The checkpoint's signed note.
    pub note: String,
    /// When it was signed, UTC ms.
    pub at_ms: i64,
    /// The path leads from the entry to the root that the city signed.
    pub holds: bool,
}

/// Checks the receipt of a matter against the beginning of a fingerprint.
///
/// # Errors
/// On a database fault.
pub async fn check(ctx: &Ctx, row: &MatterRow, print: &str) -> Result<Checked, Fault> {
    let receipt = Receipt::of(&ctx.app.cipher, row);
    let note = receipt
        .signed(&ctx.app.signer)
        .map_err(|e| Fault::of("sign a receipt", e))?;
    let entry = entry_of(ctx, &row.id).await?;
    let logged = match entry.as_ref().and_then(|e| e.position.map(|p| (e, p))) {
        Some((entry, position)) => Some(logged(&ctx.app, entry, position, &receipt).await?),
        None => None,
    };
    Ok(Checked {
        content: receipt.fingerprint.starts_with(print),
        signature: receipt.is_signed_by(&ctx.app.signer.verifier(), &note),
        receipt,
        note,
        logged,
    })
}

async fn logged(
    app: &App,
    entry: &Entry,
    position: i64,
    receipt: &Receipt,
) -> Result<Logged, Fault> {
    let leaf = entry.leaf_bytes();
    let detail: serde_json::Value = serde_json::from_str(&entry.detail).unwrap_or_default();
    let whole = detail.get("sha256").and_then(|s| s.as_str()) == Some(receipt.fingerprint.as_str())
        && leaf_hash(&leaf).to_string() == entry.leaf;
    let place = u64::try_from(position).map_err(|e| Fault::of("read a place in the log", e))?;
    let read = app.db.read();
    let covered = match audit::log::covering(&read, position).await? {
        None => None,
        Some(signed) => Some(cover(app, place, leaf_hash(&leaf), signed).await?),
    };
    Ok(Logged {
        position: place,
        leaf,
        covered,
        whole,
    })
}

async fn cover(
    app: &App,
    position: u64,
    leaf: Hash,
    signed: audit::log::Signed,
) -> Result<Covered, Fault> {
    let size = u64::try_from(signed.size).map_err(|e| Fault::of("read a checkpoint's size", e))?;
    let path = audit::tiles::inclusion(&app.db.read(), position, size).await?;
    let said: Option<Checkpoint> = app.signer.verifier().verify(&signed.note).ok();
    let holds = said.is_some_and(|c| {
        c.size == size && verify_inclusion(leaf, position, size, &path, c.root).is_ok()
    });
    Ok(Covered {
        path,
        note: signed.note,
        at_ms: signed.at_ms,
        holds,
    })
}

/// The proof as a text that other programs can check: statement, entry, path, checkpoint.
pub fn as_text(checked: &Checked) -> String {
    let mut parts = vec![format!("# statement\n{}", checked.note)];
    if let Some(logged) = &checked.logged {
        let entry = String::from_utf8_lossy(&logged.leaf);
        parts.push(format!("# entry {} of the log\n{entry}", logged.position));
        if let Some(covered) = &logged.covered {
            let path: Vec<String> = covered.path.iter().map(Hash::to_string).collect();
            let path = path.join("\n");
            parts.push(format!("# path to the root (RFC 9162, SHA-256)\n{path}\n"));
            parts.push(format!("# checkpoint\n{}", covered.note));
        }
    }
    parts.join("\n")
}
