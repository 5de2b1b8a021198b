//! Where the bytes lie: by their hash, so equal files are kept once and a changed one is noticed.

use std::fmt;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, UNIX_EPOCH};

use bytes::Bytes;
use futures::future::BoxFuture;
use kernel::UtcMs;
use sha2::Digest;
use store::Fault;

/// SHA-256 of a file's bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sha256([u8; 32]);

impl Sha256 {
    /// The hash of these bytes.
    pub fn of(bytes: &[u8]) -> Sha256 {
        Sha256(sha2::Sha256::digest(bytes).into())
    }

    /// The hash of all that can be read.
    pub(crate) fn of_reader(reader: &mut impl Read) -> std::io::Result<(Sha256, u64)> {
        let mut hasher = sha2::Sha256::new();
        let mut buffer = vec![0; 64 * 1024];
        let mut len = 0;
        loop {
            let read = reader.read(&mut buffer)?;
            if read == 0 {
                return Ok((Sha256(hasher.finalize().into()), len));
            }
            hasher.update(&buffer[..read]);
            len += read as u64;
        }
    }

    /// The hash itself.
    pub const fn bytes(self) -> [u8; 32] {
        self.0
    }

    /// Reads 64 hexadecimal digits.
    pub fn parse(text: &str) -> Option<Sha256> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes).ok()?;
        Some(Sha256(bytes))
    }
}

impl fmt::Display for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&hex::encode(self.0))
    }
}

impl fmt::Debug for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sha256({self})")
    }
}

/// A place for bytes. What `put` has answered is durable.
pub trait Blobs: Send + Sync {
    /// Keeps the bytes; kept already is as good, but counts as touched now.
    fn put(&self, hash: Sha256, bytes: Bytes) -> BoxFuture<'_, Result<(), Fault>>;
    /// Keeps what a local file holds. The file stays; it must not be written to any more.
    fn put_file(&self, hash: Sha256, path: PathBuf) -> BoxFuture<'_, Result<(), Fault>>;
    /// The bytes, checked against their hash; `None` when nothing is kept under it.
    fn get(&self, hash: Sha256) -> BoxFuture<'_, Result<Option<Bytes>, Fault>>;
    /// At most `len` bytes from `start`, unchecked, for players that jump; `None` when nothing is kept.
    fn get_range(
        &self,
        hash: Sha256,
        start: u64,
        len: u64,
    ) -> BoxFuture<'_, Result<Option<Bytes>, Fault>>;
    /// Whether something is kept.
    fn exists(&self, hash: Sha256) -> BoxFuture<'_, Result<bool, Fault>>;
    /// Forgets the bytes unless they were put (again) at or after `untouched_since`. Not there is as good.
    fn delete(&self, hash: Sha256, untouched_since: UtcMs) -> BoxFuture<'_, Result<(), Fault>>;
}

/// Bytes in a folder: `ab/cd/<hash>`, so no folder grows beyond what file systems and people like.
#[derive(Clone)]
pub struct FolderBlobs {
    root: Arc<Path>,
    /// Held while a name appears or goes, so that deleting never meets the same bytes being put.
    naming: Arc<Mutex<()>>,
}

impl FolderBlobs {
    /// Opens the folder, made when it is not there.
    ///
    /// # Errors
    /// When it cannot be made.
    pub async fn open(root: &Path) -> Result<FolderBlobs, Fault> {
        tokio::fs::create_dir_all(root.join("new"))
            .await
            .map_err(|e| Fault::of(format!("make {}", root.display()), e))?;
        Ok(FolderBlobs {
            root: root.into(),
            naming: Arc::default(),
        })
    }

    fn path(&self, hash: Sha256) -> PathBuf {
        let name = hash.to_string();
        self.root.join(&name[0..2]).join(&name[2..4]).join(&name)
    }

    /// A name in the same file system that nobody else uses.
    fn new_path(&self) -> PathBuf {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        self.root.join("new").join(format!(
            "{}-{}",
            std::process::id(),
            COUNT.fetch_add(1, Ordering::Relaxed)
        ))
    }

    fn write(
        &self,
        hash: Sha256,
        fill: impl FnOnce(&Path) -> std::io::Result<()>,
    ) -> std::io::Result<()> {
        let new = self.new_path();
        let target = self.path(hash);
        let folder = target.parent().unwrap_or(&self.root);
        let done = fill(&new)
            .and_then(|()| std::fs::create_dir_all(folder))
            .and_then(|()| {
                let _naming = self.naming.lock().unwrap_or_else(PoisonError::into_inner);
                std::fs::rename(&new, &target)
            })
            // The name is durable only when every folder on the way to it is.
            .and_then(|()| sync_folder(folder))
            .and_then(|()| folder.parent().map_or(Ok(()), sync_folder))
            .and_then(|()| sync_folder(&self.root));
        if done.is_err() {
            drop(std::fs::remove_file(&new));
        }
        done
    }

    fn delete_now(&self, hash: Sha256, untouched_since: UtcMs) -> std::io::Result<()> {
        let path = self.path(hash);
        let _naming = self.naming.lock().unwrap_or_else(PoisonError::into_inner);
        let modified = match std::fs::metadata(&path) {
            Ok(metadata) => metadata.modified()?,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(()),
            Err(e) => return Err(e),
        };
        let limit =
            UNIX_EPOCH + Duration::from_millis(u64::try_from(untouched_since.0).unwrap_or(0));
        if modified < limit {
            std::fs::remove_file(&path)
        } else {
            Ok(())
        }
    }

    /// Runs file work where waiting for the disk holds nobody up.
    fn run<T: Send + 'static>(
        &self,
        doing: &'static str,
        hash: Sha256,
        work: impl FnOnce(FolderBlobs) -> std::io::Result<T> + Send + 'static,
    ) -> BoxFuture<'static, Result<T, Fault>> {
        let blobs = self.clone();
        Box::pin(async move {
            tokio::task::spawn_blocking(move || work(blobs))
                .await
                .map_err(|e| Fault::of(format!("{doing} {hash}"), e))?
                .map_err(|e| Fault::of(format!("{doing} {hash}"), e))
        })
    }
}

impl Blobs for FolderBlobs {
    fn put(&self, hash: Sha256, bytes: Bytes) -> BoxFuture<'_, Result<(), Fault>> {
        self.run("keep", hash, move |blobs| {
            blobs.write(hash, |path| {
                let mut file = std::fs::File::create_new(path)?;
                file.write_all(&bytes)?;
                file.sync_all()
            })
        })
    }

    fn put_file(&self, hash: Sha256, from: PathBuf) -> BoxFuture<'_, Result<(), Fault>> {
        self.run("keep", hash, move |blobs| {
            blobs.write(hash, |path| {
                // Two names for one file cost nothing; another file system needs a copy.
                if std::fs::hard_link(&from, path).is_err() {
                    std::fs::copy(&from, path)?;
                }
                std::fs::File::open(path)?.sync_all()
            })
        })
    }

    fn get(&self, hash: Sha256) -> BoxFuture<'_, Result<Option<Bytes>, Fault>> {
        self.run("read", hash, move |blobs| {
            match std::fs::read(blobs.path(hash)) {
                Ok(bytes) if Sha256::of(&bytes) == hash => Ok(Some(Bytes::from(bytes))),
                Ok(_) => Err(std::io::Error::other("the bytes were changed on the disk")),
                Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
                Err(e) => Err(e),
            }
        })
    }

    fn get_range(
        &self,
        hash: Sha256,
        start: u64,
        len: u64,
    ) -> BoxFuture<'_, Result<Option<Bytes>, Fault>> {
        self.run("read a part of", hash, move |blobs| {
            let mut file = match std::fs::File::open(blobs.path(hash)) {
                Ok(file) => file,
                Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(None),
                Err(e) => return Err(e),
            };
            file.seek(SeekFrom::Start(start))?;
            let mut bytes = Vec::new();
            file.take(len).read_to_end(&mut bytes)?;
            Ok(Some(Bytes::from(bytes)))
        })
    }

    fn exists(&self, hash: Sha256) -> BoxFuture<'_, Result<bool, Fault>> {
        self.run("look for", hash, move |blobs| blobs.path(hash).try_exists())
    }

    fn delete(&self, hash: Sha256, untouched_since: UtcMs) -> BoxFuture<'_, Result<(), Fault>> {
        self.run("forget", hash, move |blobs| {
            blobs.delete_now(hash, untouched_since)
        })
    }
}

fn sync_folder(folder: &Path) -> std::io::Result<()> {
    std::fs::File::open(folder)?.sync_all()
}
