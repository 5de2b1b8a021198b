//! What runs by itself.

use std::sync::Arc;

use futures::FutureExt as _;
use futures::future::BoxFuture;
use store::Fault;
use web::App;
use work::{JobKind, Schedule};

/// Once a day old drafts are forgotten: nobody keeps what a resident chose not to send.
pub fn all() -> Vec<JobKind<App>> {
    vec![JobKind {
        name: "resident.forget_drafts",
        schedule: Schedule::Every(24 * 3600),
        attempts: 5,
        run: forget_drafts,
    }]
}

fn forget_drafts(app: Arc<App>, _: serde_json::Value) -> BoxFuture<'static, Result<(), Fault>> {
    async move {
        let before = app.clock.now().plus_ms(-crate::store::KEPT_MS);
        crate::store::forget_old(&app, before).await?;
        Ok(())
    }
    .boxed()
}
