//! Full-text search over Chinese and Latin text, kept as a projection.
//!
//! Nothing here is a source of truth. Rows live in the database; [`Index`] is fed from the outbox,
//! remembers how far it has read ([`Index::cursor`]), and can be thrown away and filled again at
//! any time. A hit is only a pointer: the caller authorises it once more by its row.
//!
//! - [`Index`]: the index itself, one folder, one process that writes.
//! - [`highlight()`] and [`snippet`]: where a query occurs in a text, as ranges for `<mark>`.
//! - [`near`]: how alike two short texts are.
//! - [`triage`]: a text classifier that suggests a category and says why.
//!
//! Searching for persons is no purpose of this crate. What goes into a [`Doc`] is the caller's
//! decision and must leave out sealed and personal fields.

mod error;
mod highlight;
mod index;
mod matching;
pub mod near;
mod phrase;
mod schema;
mod tokenizer;
pub mod triage;

pub use error::SearchError;
pub use highlight::{Piece, Snippet, highlight, pieces, snippet};
pub use index::{Doc, Hit, Index};
pub use matching::{Query, Scope, Sort};
