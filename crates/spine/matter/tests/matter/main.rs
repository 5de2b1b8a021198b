//! The room of matters, proven on both databases.

mod api;
mod documents;
mod jobs;
mod links;
mod measures;
mod parties;
mod procedure;
mod race;
mod retention;
mod search;
mod table;
