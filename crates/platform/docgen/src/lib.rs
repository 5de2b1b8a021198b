//! Official documents as PDF.
//!
//! A [`Document`] is typed data; [`Docgen::render`] words it, lays it out after GB/T 9704-2012
//! and returns the bytes of a PDF with embedded fonts. Texts reach the typesetter only as data
//! (JSON in a virtual file): nothing a person wrote is ever read as markup.
//!
//! The same document on a machine with the same fonts gives the same bytes, so that a hash over
//! them can be kept.

mod clean;
mod document;
mod fonts;
mod press;
mod qr;
mod sheet;
mod wording;

pub use document::{
    AcceptanceNotice, Article, Basis, DispatchOrder, Document, DocumentNumber, Entry, Head, Means,
    Milestone, Outcome, Receipt, RefusalNotice, Remedy, Reply, SupervisionLetter, Template, Term,
    TermUnit, ThreadPrint, Verify,
};
pub use fonts::{Faces, Style};
pub use press::Docgen;

/// Why a document could not be made.
#[derive(Debug, thiserror::Error)]
pub enum DocgenError {
    /// No font with Chinese characters was found. Install `fonts-noto-cjk`, or name a folder.
    #[error("no font with Chinese characters was found in {0:?}")]
    NoChineseFont(Vec<std::path::PathBuf>),
    /// The address for verification is not an `http` or `https` address, or too long for a code.
    #[error("the verification address cannot be printed as a code")]
    VerifyAddress,
    /// The typesetter refused; a fault in a template, never in what a person wrote.
    #[error("typesetting failed: {0}")]
    Typesetting(String),
}
