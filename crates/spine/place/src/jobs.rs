//! What comes by itself.

use std::sync::Arc;

use futures::future::BoxFuture;
use store::Fault;
use web::App;
use work::{JobKind, Schedule};

/// The jobs of this room.
pub(crate) fn kinds() -> Vec<JobKind<App>> {
    vec![JobKind {
        name: "place.apply_due",
        schedule: Schedule::Every(600),
        attempts: 3,
        run: apply_due,
    }]
}

fn apply_due(app: Arc<App>, _: serde_json::Value) -> BoxFuture<'static, Result<(), Fault>> {
    Box::pin(async move { crate::change::ApplyDue::run(&app).await })
}
