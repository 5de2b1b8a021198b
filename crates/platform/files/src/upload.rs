//! Uploads in pieces, after tus 1.0 (core, creation, termination): a phone in a stairwell loses the network, not the
//! film. No HTTP here.
//!
//! How far an upload has come is the length of its part file, flushed to disk before it is told, so a killed process
//! or a lost machine never makes us claim bytes that we do not have.

mod metadata;
mod part;
mod rows;
mod state;

use std::sync::Arc;

use bytes::Bytes;
use futures::Stream;
use kernel::{IdSource, UtcMs};
use store::{Db, Fault, Sql, Tx};

pub use metadata::Metadata;
pub use rows::UploadRow;
pub use state::{Progress, UploadKey, UploadRefused, check_chunk, progress};

use crate::{FileRefused, FileStore, Ingested, Limits};

/// An upload may be continued for this long after it was begun.
pub const KEEP_MS: i64 = 24 * 3600 * 1000;

/// What the client says when it begins an upload.
#[derive(Clone, Debug)]
pub struct NewUpload<'a> {
    /// Name of the file.
    pub name: &'a str,
    /// Type that the browser believes.
    pub declared_type: &'a str,
    /// Length of the whole file in bytes (`Upload-Length`).
    pub total: u64,
    /// Account that uploads.
    pub uploaded_by: Option<&'a str>,
}

/// Begins an upload. `secret` is fresh from the system's random source; who knows the key goes on with the upload.
///
/// # Errors
/// [`FileRefused::Empty`], [`FileRefused::TooLarge`], or a fault.
pub async fn create(
    tx: &Tx,
    ids: &dyn IdSource,
    new: &NewUpload<'_>,
    secret: [u8; 32],
    limits: &Limits,
    now: UtcMs,
) -> Result<UploadKey, FileRefused> {
    if new.total == 0 {
        return Err(FileRefused::Empty);
    }
    let limit_bytes = limits.recording_bytes.max(limits.other_bytes);
    if new.total > limit_bytes {
        return Err(FileRefused::TooLarge { limit_bytes });
    }
    let key = UploadKey::new(ids, secret);
    rows::insert(tx, &key, new, now).await?;
    Ok(key)
}

/// How far an upload has come.
///
/// # Errors
/// [`UploadRefused::Gone`] when there is none under this key, or a fault.
pub async fn status(
    files: &FileStore,
    sql: &dyn Sql,
    key: &UploadKey,
    now: UtcMs,
) -> Result<(UploadRow, Progress), UploadRefused> {
    let row = rows::find(sql, key, now)
        .await?
        .ok_or(UploadRefused::Gone)?;
    let received = part::len(files, key).await?;
    let progress = progress(row.total(), received);
    Ok((row, progress))
}

/// Takes the next piece, as it comes. When the stream breaks, what came before stays and is told as the new length.
///
/// # Errors
/// [`UploadRefused::Gone`]; [`UploadRefused::Offset`] when the piece does not begin where the file ends;
/// [`UploadRefused::Busy`] when another request is writing; [`UploadRefused::TooLong`] when it goes beyond the
/// length announced (what fits is not kept either); or a fault.
pub async fn append<S, E>(
    files: &FileStore,
    sql: &dyn Sql,
    key: &UploadKey,
    offset: u64,
    chunks: S,
    now: UtcMs,
) -> Result<Progress, UploadRefused>
where
    S: Stream<Item = Result<Bytes, E>> + Send,
{
    let row = rows::find(sql, key, now)
        .await?
        .ok_or(UploadRefused::Gone)?;
    let received = part::append(files, key, row.total(), offset, chunks).await?;
    Ok(progress(row.total(), received))
}

/// Looks at a complete upload and keeps it. The caller then writes the row and calls [`done`] in one act; until then
/// this may be called again.
///
/// # Errors
/// [`UploadRefused::Gone`], [`UploadRefused::Incomplete`], or why the file is not taken.
pub async fn finish(
    files: &FileStore,
    sql: &dyn Sql,
    key: &UploadKey,
    limits: &Limits,
    now: UtcMs,
) -> Result<Ingested, UploadRefused> {
    let (row, progress) = status(files, sql, key, now).await?;
    if let Progress::At(received) = progress {
        return Err(UploadRefused::Incomplete { received });
    }
    Ok(files
        .ingest_file(
            &part::path(files, key),
            &row.name,
            &row.declared_type,
            limits,
        )
        .await?)
}

/// Forgets an upload as part of the act that recorded its file, or because its sender gave up. False when it is gone.
///
/// # Errors
/// On a database fault.
pub async fn done(tx: &Tx, files: &FileStore, key: &UploadKey) -> Result<bool, Fault> {
    let there = rows::delete(tx, key).await?;
    let path = part::path(files, key);
    // Lost in a crash, `expire_old` finds the file without a row.
    tx.after_commit(move || drop(std::fs::remove_file(path)));
    Ok(there)
}

/// Forgets uploads that nobody continued, and part files that no upload owns. Answers how many files went.
///
/// # Errors
/// On a database or disk fault.
pub async fn expire_old(db: &Db, files: &FileStore, now: UtcMs) -> Result<u64, Fault> {
    // Listed before the rows are read: a part file appears only after its row.
    let parts = part::list(files).await?;
    let known: Arc<[String]> = db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                rows::delete_expired(tx, now).await?;
                Ok(rows::all_ids(tx.sql()).await?.into())
            })
        })
        .await?;
    let mut gone = 0;
    for (id, path) in parts {
        if !known.contains(&id) {
            part::remove(&path).await?;
            gone += 1;
        }
    }
    Ok(gone)
}
