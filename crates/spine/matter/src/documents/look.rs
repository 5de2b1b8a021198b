//! A paper that names the reporter in full shows personal data to whoever writes it or opens it; each time is in the
//! log as a look, and the reporter reads it there.

use access::{Actor, Purpose};
use kernel::{IdSource, UtcMs};
use serde_json::json;
use store::{Fault, Tx};

/// Writes the look of an officer; residents see their own name and the product itself sees nothing.
///
/// # Errors
/// On a database fault.
pub(super) async fn note(
    tx: &Tx,
    ids: &dyn IdSource,
    actor: &Actor,
    matter: &str,
    (document, title): (&str, &str),
    now: UtcMs,
) -> Result<(), Fault> {
    if actor.post().is_none() {
        return Ok(());
    }
    let record = audit::log::Record {
        actor: actor.log_id(),
        org: actor.log_org(),
        action: "personal.reveal",
        subject_kind: "matter",
        subject_id: matter.to_owned(),
        purpose: Some((Purpose::DraftDocument.code(), title.to_owned())),
        detail: json!({ "field": "reporter", "document": document }),
    };
    audit::log::append(tx, ids, now, record).await?;
    Ok(())
}
