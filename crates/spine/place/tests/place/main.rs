//! What the room of places promises, on SQLite and on PostgreSQL.
#![allow(missing_docs)]

mod atlas;
mod changes;
mod edit_pages;
mod find;
mod import;
mod pages;
mod support;
