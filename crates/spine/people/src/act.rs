//! One act of one actor: what it writes and its entry in the log are kept together or not at all.

use audit::log::{self, Record};
use futures::future::BoxFuture;
use store::Tx;
use web::Ctx;

use crate::refused::Refused;

/// What the log says about an act.
pub(crate) struct Entry {
    /// `people.verb`.
    pub action: &'static str,
    /// Kind of the thing acted on.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// Ids and codes that explain it.
    pub detail: serde_json::Value,
}

impl Entry {
    pub(crate) fn new(action: &'static str, kind: &'static str, id: impl ToString) -> Entry {
        Entry {
            action,
            kind,
            id: id.to_string(),
            detail: serde_json::json!({}),
        }
    }

    pub(crate) fn with(mut self, detail: serde_json::Value) -> Entry {
        self.detail = detail;
        self
    }
}

/// Carries out an act and writes its entry.
pub(crate) async fn logged<T, F>(ctx: &Ctx, entry: Entry, body: F) -> Result<T, Refused>
where
    F: for<'a> FnOnce(&'a Tx) -> BoxFuture<'a, Result<T, Refused>> + Send + 'static,
    T: Send + 'static,
{
    let (app, now) = (ctx.app.clone(), ctx.now);
    let (actor, org) = (ctx.actor.log_id(), ctx.actor.log_org());
    let done = ctx
        .app
        .db
        .act::<T, Refused, _>(move |tx| {
            Box::pin(async move {
                let value = body(tx).await?;
                let record = Record {
                    actor,
                    org,
                    action: entry.action,
                    subject_kind: entry.kind,
                    subject_id: entry.id,
                    detail: entry.detail,
                    ..Record::default()
                };
                log::append(tx, &*app.ids, now, record).await?;
                Ok(value)
            })
        })
        .await?;
    ctx.app.wake();
    Ok(done)
}
