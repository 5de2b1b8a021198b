//! The tamper-evident log: who did what, when and why, so that nothing can be removed or changed unseen.

pub mod checkpoint;
pub mod key_file;
pub mod log;
pub mod merkle;
pub mod tiles;
pub mod verifier;
