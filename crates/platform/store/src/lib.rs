//! The one way to the database: SQLite inside the process or PostgreSQL beside it, the same SQL text on both.
//!
//! - [`Db`] opens either database, runs reads and [`Db::act`]s.
//! - [`Tx`] is one act's transaction; what it writes is committed as a whole or not at all.
//! - [`Sql`] is what both a reader and a [`Tx`] can do; a room's `store.rs` takes `&dyn Sql` to read, `&Tx` to write.
//! - [`Migration`] is a forward-only SQL text, run once, on both databases.
//!
//! A room never sees a connection, a dialect or a pool.

mod args;
mod command;
mod db;
mod fault;
mod group;
mod migrate;
mod numbers;
mod outbox;
mod page;
mod pending;
mod sql;
#[cfg(feature = "testing")]
pub mod testing;

pub use args::{Bind, Value};
pub use command::{CommandId, Once};
pub use db::{Db, DbUrl, Dialect};
pub use fault::Fault;
pub use migrate::{Migrated, Migration};
pub use outbox::{Event, EventCursor, emit, events_after, events_seen, newest_event};
pub use page::{Cursor, Page};
pub use sea_orm::FromQueryResult;
pub use sql::{Read, Sql, Tx};

/// This room's own tables: commands already done, and the outbox of events.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        name: "store/0001_base",
        sql: include_str!("../migrations/0001_base.sql"),
    },
    Migration {
        name: "store/0002_command_age",
        sql: include_str!("../migrations/0002_command_age.sql"),
    },
];
