//! The rules of the house that a program can check.
//!
//! Every check takes what it judges as a value and returns one sentence per broken rule, so
//! that a test can show it failing without a broken checkout. `tests/house.rs` runs all of
//! them over the checkout.

pub mod arrows;
pub mod papers;
pub mod prose;
pub mod texts;
pub mod tree;
