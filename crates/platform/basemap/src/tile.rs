//! From features to the content of one tile.

pub(crate) mod clip;
pub(crate) mod mvt;
pub(crate) mod project;
pub(crate) mod rules;
pub(crate) mod simplify;

/// Resolution of a tile, units per side.
pub(crate) const EXTENT: u32 = 4096;
/// What a tile holds beyond its edge, so that outlines and labels do not break there, units.
pub(crate) const BUFFER: u32 = 64;
