//! Files that hold secret keys: written once, readable by their owner only.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

/// A key file holds a few lines; whatever is larger is some other file named by mistake.
const LARGEST_BYTES: u64 = 64 * 1024;

/// Why a key file could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// Others than the owner may read or write the file.
    #[error("{path} is open to others (mode {mode:04o}); set its mode to 0600")]
    OpenToOthers {
        /// The file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// A file of this name exists already and is not overwritten: a lost key is lost data.
    #[error("{0} exists already and is not overwritten")]
    Exists(PathBuf),
    /// The file is not text, or far too large for a key file.
    #[error("{0} is not a key file")]
    NotAKeyFile(PathBuf),
    /// The operating system refused.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
}

/// Reads a key file, if only its owner may.
///
/// The mode is asked of the opened file, so it cannot change between question and reading. On systems
/// without permission bits nothing is asked.
///
/// # Errors
/// [`KeyFileError`]; the message names the file and never its contents.
pub fn read(path: &Path) -> Result<Zeroizing<String>, KeyFileError> {
    let failed = |source| io_error(path, source);
    let file = File::open(path).map_err(failed)?;
    refuse_if_open_to_others(&file, path)?;
    let mut text = Zeroizing::new(String::with_capacity(4096));
    let length = file
        .take(LARGEST_BYTES + 1)
        .read_to_string(&mut text)
        .map_err(|source| match source.kind() {
            io::ErrorKind::InvalidData => KeyFileError::NotAKeyFile(path.to_owned()),
            _ => failed(source),
        })?;
    if length as u64 > LARGEST_BYTES {
        return Err(KeyFileError::NotAKeyFile(path.to_owned()));
    }
    Ok(text)
}

/// Writes a new key file with mode 0600 and waits until it is on disk.
///
/// # Errors
/// [`KeyFileError::Exists`] rather than overwriting; [`KeyFileError::Io`].
pub fn create(path: &Path, text: &str) -> Result<(), KeyFileError> {
    let mut file = owner_only()
        .open(path)
        .map_err(|source| match source.kind() {
            io::ErrorKind::AlreadyExists => KeyFileError::Exists(path.to_owned()),
            _ => io_error(path, source),
        })?;
    file.write_all(text.as_bytes())
        .and_then(|()| file.sync_all())
        .and_then(|()| sync_folder(path))
        .map_err(|source| io_error(path, source))
}

/// Replaces a key file as a whole: whoever looks, and whatever crashes, finds the old or the new one.
///
/// # Errors
/// [`KeyFileError`]; the old file then still stands. [`KeyFileError::Exists`] names a left-over of an
/// interrupted replacement beside it, for a person to look at.
pub fn replace(path: &Path, text: &str) -> Result<(), KeyFileError> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    let beside = PathBuf::from(beside);
    create(&beside, text)?;
    std::fs::rename(&beside, path)
        .and_then(|()| sync_folder(path))
        .map_err(|source| io_error(path, source))
}

fn io_error(path: &Path, source: io::Error) -> KeyFileError {
    KeyFileError::Io {
        path: path.to_owned(),
        source,
    }
}

#[cfg(unix)]
fn refuse_if_open_to_others(file: &File, path: &Path) -> Result<(), KeyFileError> {
    use std::os::unix::fs::PermissionsExt as _;
    let metadata = file.metadata().map_err(|source| io_error(path, source))?;
    let mode = metadata.permissions().mode() & 0o7777;
    let for_others = mode & 0o077;
    if for_others == 0 {
        return Ok(());
    }
    Err(KeyFileError::OpenToOthers {
        path: path.to_owned(),
        mode,
    })
}

#[cfg(not(unix))]
fn refuse_if_open_to_others(_file: &File, _path: &Path) -> Result<(), KeyFileError> {
    Ok(())
}

#[cfg(unix)]
fn owner_only() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true).mode(0o600);
    options
}

#[cfg(not(unix))]
fn owner_only() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    options
}

/// A new name is durable only when its folder is.
#[cfg(unix)]
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_path: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_file_is_read_back_and_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys");
        create(&path, "secret\n").unwrap();
        assert_eq!(read(&path).unwrap().as_str(), "secret\n");
        assert!(matches!(
            create(&path, "other"),
            Err(KeyFileError::Exists(_))
        ));
        replace(&path, "newer\n").unwrap();
        assert_eq!(read(&path).unwrap().as_str(), "newer\n");
    }

    #[cfg(unix)]
    #[test]
    fn a_key_file_that_others_can_read_is_refused_without_showing_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys");
        create(&path, "secret\n").unwrap();
        for mode in [0o640, 0o604, 0o620, 0o666] {
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
            let error = read(&path).unwrap_err();
            assert!(
                matches!(error, KeyFileError::OpenToOthers { mode: found, .. } if found == mode)
            );
            assert!(!format!("{error} {error:?}").contains("secret"));
        }
    }

    #[test]
    fn what_is_not_text_or_too_large_is_no_key_file() {
        let folder = tempfile::tempdir().unwrap();
        let large = folder.path().join("large");
        create(&large, &"x".repeat(70_000)).unwrap();
        assert!(matches!(read(&large), Err(KeyFileError::NotAKeyFile(_))));
    }
}
