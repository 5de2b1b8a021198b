//! Bringing a city in: units, published lists that disagree, boundaries, the base map.
//!
//! Every import first reads and checks without writing, so that a person sees what would happen; saving is a second
//! step inside one act.

mod boundaries;
mod lists;
mod osm;
mod units;

pub use boundaries::{
    BoundaryError, CheckedBoundaries, CheckedFeature, CrsBasis, check_boundaries, save_boundaries,
};
pub use lists::{ListsError, TownshipLists, save_township_lists, township_lists};
pub use osm::{OsmImportError, osm, tiles_file};
pub use units::{
    ReadUnits, RefusedRow, UnitPlan, UnitProblem, compare_units, english_names, save_units, units,
};

/// Told how far an import is: done and, where it is known, all.
pub type Progress<'a> = &'a mut (dyn FnMut(u64, Option<u64>) + Send);
