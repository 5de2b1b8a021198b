//! One file for each page.

pub(crate) mod act;
pub(crate) mod bulk;
pub(crate) mod cards;
pub(crate) mod columns;
pub(crate) mod export;
pub(crate) mod file;
pub(crate) mod intake;
pub(crate) mod log;
pub(crate) mod matter;
pub(crate) mod matters;
pub(crate) mod party;
pub(crate) mod print;
pub(crate) mod queue;
pub(crate) mod receipt;
pub(crate) mod reveal;
pub(crate) mod triage;
pub(crate) mod views;
