//! Files that people hand in: typed by content, stripped of metadata, kept by hash outside the web root.
//!
//! - [`FileStore::ingest`] looks at bytes and keeps them; [`record`] writes the row inside the caller's act;
//!   [`attach`] ties it to what it belongs to.
//! - [`typing`] says what bytes are; nothing is believed because of a name or a browser's word.
//! - [`upload`] takes large files in pieces and survives a killed process (tus 1.0, without HTTP).
//! - [`Blobs`] is where bytes lie: a folder, or later any service that keeps objects.
//!
//! There is no right here: who may read which variant of a file, and why, is decided by the caller.

mod blobs;
mod evidence;
mod ingest;
mod name;
mod picture;
mod refused;
mod rows;
mod strip;
pub mod typing;
pub mod upload;

pub use blobs::{Blobs, FolderBlobs, Sha256};
pub use evidence::Evidence;
pub use ingest::{FileStore, Ingested, Limits, Stored, Variant};
pub use name::clean_name;
pub use refused::FileRefused;
pub use rows::{
    EVIDENCE_COLUMN, EVIDENCE_TABLE, FileId, FileRow, Owner, Seal, attach, erase, get, of_owner,
    purge, record, remove,
};
pub use typing::{FileKind, FileType};

/// This room's tables.
pub const MIGRATIONS: &[store::Migration] = &[store::Migration {
    name: "files/0001_file",
    sql: include_str!("../migrations/0001_file.sql"),
}];

/// Sentences about files that are not taken.
pub const TEXTS: &[texts::TextFile] = &[
    texts::TextFile {
        lang: kernel::Lang::ZhCn,
        name: "files",
        ftl: include_str!("../locales/zh-CN.ftl"),
    },
    texts::TextFile {
        lang: kernel::Lang::En,
        name: "files",
        ftl: include_str!("../locales/en.ftl"),
    },
];
