//! The room of matters, proven on both databases.

mod api;
mod documents;
mod jobs;
mod measures;
mod procedure;
mod race;
mod search;
mod table;
mod retention;
