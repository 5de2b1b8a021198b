//! What happens without anybody asking: clocks that run out, search, sums, destruction after the retention time.

mod clocks;
pub(crate) mod orgs;
mod retention;

use std::sync::Arc;

use futures::future::BoxFuture;
use serde_json::Value;
use store::Fault;
use web::App;
use work::{JobKind, Schedule};

pub use clocks::tick;
pub use orgs::{Followed, follow_orgs};
pub use retention::{destroy_due, tombstone};

use crate::{documents, measures, projection};

type Running = BoxFuture<'static, Result<(), Fault>>;

/// All jobs of the room.
pub(crate) fn all() -> Vec<JobKind<App>> {
    vec![
        documents::job(),
        JobKind {
            name: "matter.clock_tick",
            schedule: Schedule::Every(60),
            attempts: 3,
            run: clock_tick,
        },
        JobKind {
            name: "matter.index",
            schedule: Schedule::Every(60),
            attempts: 3,
            run: index,
        },
        JobKind {
            name: orgs::JOB,
            schedule: Schedule::Every(600),
            attempts: 3,
            run: orgs_changed,
        },
        JobKind {
            name: "matter.retention",
            schedule: Schedule::Every(6 * 3600),
            attempts: 3,
            run: retention,
        },
    ]
}

fn clock_tick(app: Arc<App>, _: Value) -> Running {
    Box::pin(async move { tick(&app, app.clock.now()).await.map(drop) })
}

/// In a process that runs [`projection::follow`] there is nothing left to do here.
fn index(app: Arc<App>, _: Value) -> Running {
    Box::pin(async move {
        projection::run(&app).await?;
        measures::fold(&app.db).await?;
        Ok(())
    })
}

/// Ordered by each change of the tree as well, so that nobody waits for the schedule.
fn orgs_changed(app: Arc<App>, _: Value) -> Running {
    Box::pin(async move { follow_orgs(&app, app.clock.now()).await.map(drop) })
}

fn retention(app: Arc<App>, _: Value) -> Running {
    Box::pin(async move { destroy_due(&app, app.clock.now()).await.map(drop) })
}
