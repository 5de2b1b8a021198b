//! Looking at bytes, cleaning them, keeping them.

use std::io::{BufReader, Cursor, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use store::Fault;
use tokio::sync::Semaphore;

use crate::strip::{strip_heic, strip_recording};
use crate::{
    Blobs, Evidence, FileKind, FileRefused, FileRow, FileType, FolderBlobs, Sha256, clean_name,
    picture, typing,
};

/// What is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Largest film or sound file, in bytes.
    pub recording_bytes: u64,
    /// Largest file of any other kind, in bytes; such files are held in memory while they are looked at.
    pub other_bytes: u64,
    /// Most pixels of a picture, in millions.
    pub megapixels: u64,
}

impl Limits {
    /// Most that is held in memory for one file that is no recording.
    const OTHER_BYTES: u64 = 64 * 1024 * 1024;
    /// Phones take 12 to 50 million pixels, some 108.
    const MEGAPIXELS: u64 = 110;

    /// The usual limits under an operator's largest size in bytes.
    pub fn up_to(bytes: u64) -> Limits {
        Limits {
            recording_bytes: bytes,
            other_bytes: bytes.min(Self::OTHER_BYTES),
            megapixels: Self::MEGAPIXELS,
        }
    }

    fn check(&self, kind: FileKind, bytes: u64) -> Result<(), FileRefused> {
        let limit_bytes = match kind {
            FileKind::Audio | FileKind::Video => self.recording_bytes,
            FileKind::Image | FileKind::Pdf | FileKind::Office | FileKind::Text => self.other_bytes,
        };
        if bytes > limit_bytes {
            Err(FileRefused::TooLarge { limit_bytes })
        } else {
            Ok(())
        }
    }
}

/// Bytes kept under their hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Their hash.
    pub sha256: Sha256,
    /// Their number.
    pub bytes: u64,
}

/// A file that was looked at and kept; it needs a row ([`crate::record`]) or will be forgotten.
#[derive(Clone, Debug, PartialEq)]
pub struct Ingested {
    /// What the served bytes are.
    pub file_type: FileType,
    /// The cleaned name.
    pub name: String,
    /// What is served.
    pub served: Stored,
    /// Pixels of the upright picture, width and height.
    pub size_px: Option<(u32, u32)>,
    /// A small picture.
    pub thumb: Option<Stored>,
    /// As received, when what is served differs.
    pub original: Option<Stored>,
    /// What the camera wrote.
    pub evidence: Option<Evidence>,
}

/// Which bytes of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    /// What readers get.
    Served,
    /// A small JPEG picture.
    Thumb,
    /// As received, with all metadata. Only for who may see the evidence, and with a purpose.
    Original,
}

/// Where files are taken in and read. Cheap to clone.
#[derive(Clone)]
pub struct FileStore {
    blobs: Arc<dyn Blobs>,
    parts: Arc<Path>,
    /// A decoded picture may take hundreds of megabytes, so few are decoded at once.
    decoding: Arc<Semaphore>,
}

const DECODED_AT_ONCE: usize = 2;
/// Enough of a file to tell recordings from everything else.
const HEAD: u64 = 64 * 1024;

impl FileStore {
    /// Opens a folder, made when it is not there: `blobs/` by hash, `parts/` for uploads under way.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub async fn open(dir: &Path) -> Result<FileStore, Fault> {
        let blobs = FolderBlobs::open(&dir.join("blobs")).await?;
        Self::with_blobs(dir, Arc::new(blobs)).await
    }

    /// Bytes in another place; the folder is then only for uploads under way.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub async fn with_blobs(dir: &Path, blobs: Arc<dyn Blobs>) -> Result<FileStore, Fault> {
        let parts = dir.join("parts");
        tokio::fs::create_dir_all(&parts)
            .await
            .map_err(|e| Fault::of(format!("make {}", parts.display()), e))?;
        Ok(FileStore {
            blobs,
            parts: parts.into(),
            decoding: Arc::new(Semaphore::new(DECODED_AT_ONCE)),
        })
    }

    /// Looks at bytes and keeps them. The declared type is a hint; the content decides.
    ///
    /// # Errors
    /// [`FileRefused`].
    pub async fn ingest(
        &self,
        bytes: Bytes,
        name: &str,
        declared_type: &str,
        limits: &Limits,
    ) -> Result<Ingested, FileRefused> {
        let file_type = typing::of_content(&bytes, name, declared_type)?;
        limits.check(file_type.kind(), bytes.len() as u64)?;
        let prepared = self
            .prepare(bytes.clone(), file_type, limits.megapixels)
            .await?;
        let original = match prepared.served {
            Some(_) => Some(self.keep(bytes.clone()).await?),
            None => None,
        };
        Ok(Ingested {
            file_type: prepared.file_type,
            name: clean_name(name, prepared.file_type),
            served: self.keep(prepared.served.unwrap_or(bytes)).await?,
            size_px: prepared.size_px,
            thumb: match prepared.thumb {
                Some(thumb) => Some(self.keep(thumb).await?),
                None => None,
            },
            original,
            evidence: prepared.evidence,
        })
    }

    /// Looks at a local file and keeps what it holds; recordings are never read into memory as a whole.
    /// The file stays and must not be written to any more.
    ///
    /// # Errors
    /// [`FileRefused`].
    pub async fn ingest_file(
        &self,
        path: &Path,
        name: &str,
        declared_type: &str,
        limits: &Limits,
    ) -> Result<Ingested, FileRefused> {
        let (head, len) = read_head(path.to_owned()).await?;
        // A document cannot be told from its head alone, so its head is not asked for a final answer.
        let file_type = match typing::of_content(&head, name, declared_type) {
            Ok(file_type) if matches!(file_type.kind(), FileKind::Audio | FileKind::Video) => {
                file_type
            }
            _ => {
                limits.check(FileKind::Office, len)?;
                let bytes = tokio::fs::read(path)
                    .await
                    .map_err(|e| Fault::of("read an upload", e))?;
                return self
                    .ingest(Bytes::from(bytes), name, declared_type, limits)
                    .await;
            }
        };
        limits.check(file_type.kind(), len)?;
        let (original, served, stripped) = strip_copy(path.to_owned(), file_type).await?;
        let changed = original.sha256 != served.sha256;
        if changed {
            self.blobs
                .put_file(original.sha256, path.to_owned())
                .await?;
        }
        let kept = self.blobs.put_file(served.sha256, stripped.clone()).await;
        drop(tokio::fs::remove_file(&stripped).await);
        kept?;
        Ok(Ingested {
            file_type,
            name: clean_name(name, file_type),
            served,
            size_px: None,
            thumb: None,
            original: changed.then_some(original),
            evidence: None,
        })
    }

    /// The bytes of a variant; `None` when the file has no such variant, or its bytes were purged.
    ///
    /// # Errors
    /// When the disk fails, or when the bytes were changed on it.
    pub async fn read_bytes(
        &self,
        file: &FileRow,
        variant: Variant,
    ) -> Result<Option<Bytes>, Fault> {
        match file.hash(variant) {
            Some(hash) => self.blobs.get(hash).await,
            None => Ok(None),
        }
    }

    /// At most `len` bytes of a variant from `start`, for players that jump.
    ///
    /// # Errors
    /// When the disk fails.
    pub async fn read_range(
        &self,
        file: &FileRow,
        variant: Variant,
        start: u64,
        len: u64,
    ) -> Result<Option<Bytes>, Fault> {
        match file.hash(variant) {
            Some(hash) => self.blobs.get_range(hash, start, len).await,
            None => Ok(None),
        }
    }

    /// Where the bytes lie.
    pub fn blobs(&self) -> &dyn Blobs {
        &*self.blobs
    }

    pub(crate) fn parts(&self) -> &Path {
        &self.parts
    }

    async fn keep(&self, bytes: Bytes) -> Result<Stored, Fault> {
        let stored = Stored {
            sha256: Sha256::of(&bytes),
            bytes: bytes.len() as u64,
        };
        self.blobs.put(stored.sha256, bytes).await?;
        Ok(stored)
    }

    async fn prepare(
        &self,
        bytes: Bytes,
        file_type: FileType,
        megapixels: u64,
    ) -> Result<Prepared, FileRefused> {
        let _turn = self
            .decoding
            .acquire()
            .await
            .map_err(|e| Fault::of("wait for a turn to decode", e))?;
        tokio::task::spawn_blocking(move || prepare(&bytes, file_type, megapixels))
            .await
            .unwrap_or_else(|e| {
                // A decoder that panics met a picture nobody thought of: the sender's file is at fault, not the request.
                tracing::warn!(panicked = e.is_panic(), "a file could not be looked at");
                Err(FileRefused::BrokenPicture)
            })
    }
}

/// A file after cleaning; `served` is `None` when it is served as received.
struct Prepared {
    file_type: FileType,
    served: Option<Bytes>,
    thumb: Option<Bytes>,
    size_px: Option<(u32, u32)>,
    evidence: Option<Evidence>,
}

fn prepare(bytes: &Bytes, file_type: FileType, megapixels: u64) -> Result<Prepared, FileRefused> {
    let as_it_is = Prepared {
        file_type,
        served: None,
        thumb: None,
        size_px: None,
        evidence: None,
    };
    match file_type {
        FileType::Jpeg | FileType::Png | FileType::WebP => {
            let evidence = Evidence::read(bytes);
            let turn = evidence.as_ref().and_then(|e| e.orientation);
            let redrawn = picture::redraw(bytes, file_type, turn, megapixels)?;
            Ok(Prepared {
                file_type: redrawn.file_type,
                served: Some(redrawn.bytes.into()),
                thumb: Some(redrawn.thumb.into()),
                size_px: Some((redrawn.width, redrawn.height)),
                evidence: evidence.filter(Evidence::is_worth_keeping),
            })
        }
        FileType::Heic => {
            let stripped = strip_heic(bytes).ok_or(FileRefused::BrokenPicture)?;
            let served = (stripped != bytes[..]).then(|| stripped.into());
            Ok(Prepared {
                served,
                evidence: Evidence::read(bytes).filter(Evidence::is_worth_keeping),
                ..as_it_is
            })
        }
        FileType::Mp4 | FileType::M4a | FileType::Mp3 | FileType::Wav => {
            let mut copy = Cursor::new(bytes.to_vec());
            strip_recording(&mut copy, file_type).map_err(not_whole)?;
            let stripped = copy.into_inner();
            Ok(Prepared {
                served: (stripped != bytes[..]).then(|| stripped.into()),
                ..as_it_is
            })
        }
        FileType::Pdf
        | FileType::Docx
        | FileType::Xlsx
        | FileType::Xls
        | FileType::Pptx
        | FileType::Odt
        | FileType::Ods
        | FileType::Text
        | FileType::TextGb18030
        | FileType::Csv
        | FileType::CsvGb18030 => Ok(as_it_is),
    }
}

fn not_whole(e: std::io::Error) -> FileRefused {
    match e.kind() {
        ErrorKind::InvalidData => FileRefused::Broken,
        _ => Fault::of("clean a recording", e).into(),
    }
}

async fn read_head(path: PathBuf) -> Result<(Vec<u8>, u64), Fault> {
    blocking(move || {
        let file = std::fs::File::open(path)?;
        let len = file.metadata()?.len();
        let mut head = Vec::new();
        file.take(HEAD).read_to_end(&mut head)?;
        Ok((head, len))
    })
    .await
    .map_err(|e| Fault::of("read the head of an upload", e))
}

/// Makes a clean copy beside the file; answers hash and length of both and where the copy is.
async fn strip_copy(
    path: PathBuf,
    file_type: FileType,
) -> Result<(Stored, Stored, PathBuf), FileRefused> {
    blocking(move || {
        let copy = path.with_extension("clean");
        std::fs::copy(&path, &copy)?;
        let mut file = std::fs::File::options()
            .read(true)
            .write(true)
            .open(&copy)?;
        if let Err(e) = strip_recording(&mut file, file_type) {
            std::fs::remove_file(&copy)?;
            return Err(e);
        }
        Ok((hash_file(&path)?, hash_file(&copy)?, copy))
    })
    .await
    .map_err(not_whole)
}

fn hash_file(path: &Path) -> std::io::Result<Stored> {
    let (sha256, bytes) = Sha256::of_reader(&mut BufReader::new(std::fs::File::open(path)?))?;
    Ok(Stored { sha256, bytes })
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> std::io::Result<T> + Send + 'static,
) -> std::io::Result<T> {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|e| Err(std::io::Error::other(e)))
}
