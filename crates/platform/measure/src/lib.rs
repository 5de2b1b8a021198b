//! Figures that can be trusted: sums kept as things happen, shares with their uncertainty, durations that count the
//! cases still open.
//!
//! - [`add`] puts one happening into the sums; [`total`], [`series`], [`by_key`], [`by_org`], [`by_unit`] read them.
//! - [`Definition`] says what a figure is made of, in words that are shown beside it.
//! - [`interval`] and [`survival`] are pure.
//!
//! A measure counts happenings at places and organisations. No id of a person is ever a dimension.

mod definition;
pub mod interval;
mod rollup;
mod span;
pub mod survival;

pub use definition::{Better, Definition, Denominator, Figure};
pub use interval::Interval;
pub use rollup::{
    Filter, Grain, Part, Slot, Sum, add, by_key, by_org, by_unit, clear, series, total,
};
pub use survival::{Observation, Survival};

/// This room's tables.
pub const MIGRATIONS: &[store::Migration] = &[store::Migration {
    name: "measure/0001_rollup",
    sql: include_str!("../migrations/0001_rollup.sql"),
}];
