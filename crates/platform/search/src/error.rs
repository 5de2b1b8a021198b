//! What can go wrong with an index.

use std::path::PathBuf;

/// Why the index could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// Another process (or another [`crate::Index`] in this one) writes to the folder.
    #[error("the search index in {0} is in use by another process")]
    Busy(PathBuf),
    /// The folder cannot be read or written.
    #[error("the search index folder {path} cannot be used: {source}")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// The engine failed. If it persists, the index is rebuilt: nothing but the projection is lost.
    #[error("search engine: {0}")]
    Engine(#[from] tantivy::TantivyError),
}
