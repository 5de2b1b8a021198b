//! Jobs: work asked for inside an act and done after it, at least once, with retry, back-off and dead letters.
//!
//! A job is a row with ids. Its handler reads the present state, does nothing if nothing is due, and may run twice.

mod overview;
mod queue;
mod worker;

pub use overview::{HOURS, KindOverview, overview};
pub use queue::{
    DeadGroup, JobRow, counts, dead_groups, enqueue, enqueue_at, jobs, redo, redo_all,
};
pub use worker::{Handler, JobKind, KEEP_DONE_MS, Schedule, Worker, run_now, tidy};

/// This room's tables.
pub const MIGRATIONS: &[store::Migration] = &[store::Migration {
    name: "work/0001_job",
    sql: include_str!("../migrations/0001_job.sql"),
}];
