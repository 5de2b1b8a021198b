//! Pieces that several pages of this room draw.

pub(crate) mod actions;
pub(crate) mod filters;
pub(crate) mod peek;
pub(crate) mod promise;
pub(crate) mod rows;
pub(crate) mod story;
pub(crate) mod views;
