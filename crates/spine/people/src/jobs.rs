//! What comes by itself.

use std::sync::Arc;

use futures::future::BoxFuture;
use store::Fault;
use web::App;
use work::{JobKind, Schedule};

use crate::store::{limits, org_changes};

/// The jobs of this room.
pub(crate) fn kinds() -> Vec<JobKind<App>> {
    vec![
        JobKind {
            name: "people.close_orgs",
            schedule: Schedule::Every(600),
            attempts: 3,
            run: close_orgs,
        },
        JobKind {
            name: "people.tidy",
            schedule: Schedule::Every(3600),
            attempts: 3,
            run: tidy,
        },
    ]
}

fn close_orgs(app: Arc<App>, _: serde_json::Value) -> BoxFuture<'static, Result<(), Fault>> {
    Box::pin(async move {
        let now = app.clock.now();
        app.db
            .act::<_, Fault, _>(move |tx| {
                Box::pin(async move { org_changes::close_due(tx, now).await })
            })
            .await?;
        app.wake();
        Ok(())
    })
}

fn tidy(app: Arc<App>, _: serde_json::Value) -> BoxFuture<'static, Result<(), Fault>> {
    Box::pin(async move {
        let now = app.clock.now();
        app.db
            .act(move |tx| Box::pin(async move { limits::tidy(tx, now).await }))
            .await
    })
}
