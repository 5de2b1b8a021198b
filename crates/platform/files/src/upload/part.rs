//! The part file of an upload: only ever appended to, by one request at a time.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::pin::pin;

use bytes::Bytes;
use futures::{Stream, StreamExt};
use store::Fault;
use tokio::io::AsyncWriteExt;

use super::{UploadKey, UploadRefused, check_chunk};
use crate::FileStore;

const ENDING: &str = "part";

pub(super) fn path(files: &FileStore, key: &UploadKey) -> PathBuf {
    files.parts().join(format!("{}.{ENDING}", key.id()))
}

/// Bytes that are safe on disk.
pub(super) async fn len(files: &FileStore, key: &UploadKey) -> Result<u64, Fault> {
    let path = path(files, key);
    blocking("measure an upload", move || match File::open(path) {
        Ok(file) => {
            // A process killed while writing may have left bytes that only the cache has.
            file.sync_all()?;
            Ok(file.metadata()?.len())
        }
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(0),
        Err(e) => Err(e),
    })
    .await
}

/// Appends what the stream gives and answers the new length. A broken stream ends the piece, it does not undo it.
pub(super) async fn append<S, E>(
    files: &FileStore,
    key: &UploadKey,
    total: u64,
    offset: u64,
    chunks: S,
) -> Result<u64, UploadRefused>
where
    S: Stream<Item = Result<Bytes, E>> + Send,
{
    let (file, received) = open_locked(path(files, key))
        .await?
        .ok_or(UploadRefused::Busy)?;
    check_chunk(total, received, offset, 0)?;
    let mut file = tokio::fs::File::from_std(file);
    let mut at = offset;
    let mut chunks = pin!(chunks);
    let mut refused = None;
    while let Some(Ok(chunk)) = chunks.next().await {
        if let Err(too_long) = check_chunk(total, at, at, chunk.len() as u64) {
            refused = Some(too_long);
            break;
        }
        file.write_all(&chunk)
            .await
            .map_err(|e| Fault::of("write an upload", e))?;
        at += chunk.len() as u64;
    }
    if let Some(too_long) = refused {
        // A client that miscounts cannot be continued by guessing which of its bytes it meant.
        file.flush()
            .await
            .map_err(|e| Fault::of("flush an upload", e))?;
        file.set_len(offset)
            .await
            .map_err(|e| Fault::of("shorten an upload", e))?;
        return Err(too_long);
    }
    file.flush()
        .await
        .map_err(|e| Fault::of("flush an upload", e))?;
    file.sync_all()
        .await
        .map_err(|e| Fault::of("flush an upload", e))?;
    Ok(at)
}

/// The file opened at its end, with its length, locked until it is closed; `None` when another request has it.
async fn open_locked(path: PathBuf) -> Result<Option<(File, u64)>, Fault> {
    blocking("open an upload", move || {
        let file = File::options().create(true).append(true).open(&path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(e)) => return Err(e),
        }
        let len = file.metadata()?.len();
        if len == 0
            && let Some(folder) = path.parent()
        {
            File::open(folder)?.sync_all()?;
        }
        Ok(Some((file, len)))
    })
    .await
}

/// Part files and the ids in their names; also copies that a killed process left beside them.
pub(super) async fn list(files: &FileStore) -> Result<Vec<(String, PathBuf)>, Fault> {
    let folder = files.parts().to_owned();
    blocking("list uploads", move || {
        let mut parts = Vec::new();
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if let Some(id) = path.file_stem().and_then(|stem| stem.to_str()) {
                parts.push((id.to_owned(), path));
            }
        }
        Ok(parts)
    })
    .await
}

pub(super) async fn remove(path: &Path) -> Result<(), Fault> {
    match tokio::fs::remove_file(path).await {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(Fault::of("remove an upload", e)),
        _ => Ok(()),
    }
}

async fn blocking<T: Send + 'static>(
    doing: &'static str,
    work: impl FnOnce() -> std::io::Result<T> + Send + 'static,
) -> Result<T, Fault> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|e| Fault::of(doing, e))?
        .map_err(|e| Fault::of(doing, e))
}
