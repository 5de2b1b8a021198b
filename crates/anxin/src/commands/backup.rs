//! `anxin backup` and `anxin restore`.
//!
//! The embedded database is copied by `vacuum into`, which reads one consistent state while the product goes on
//! writing. Files are content-addressed and never change, so copying them after the database misses nothing that the
//! copied database names.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use sqlx::Connection;

use super::Out;
use crate::Stop;
use crate::config::{Config, is_empty};

/// What a backup says about itself.
#[derive(Serialize, Deserialize)]
struct Manifest {
    /// Version of the product that made it.
    version: String,
    /// Every file with its SHA-256, hex.
    files: Vec<(PathBuf, String)>,
}

const MANIFEST: &str = "manifest.json";

pub(super) async fn backup(
    config: &Config,
    to: &Path,
    with_keys: bool,
    out: Out,
) -> Result<(), Stop> {
    if config.data.postgres_url.is_some() {
        return Err(Stop::wrong(
            "the data are in PostgreSQL: back that up with pg_dump or its archive, and copy the folder of files (docs/operator.md)",
        ));
    }
    if !is_empty(to) {
        return Err(Stop::wrong(format!(
            "{} is not empty; name a new folder",
            to.display()
        )));
    }
    std::fs::create_dir_all(to).map_err(|e| Stop::failed("make the folder", e))?;
    let database = config.data.dir.join("anxin.db");
    let options = sqlx::sqlite::SqliteConnectOptions::new()
        .filename(&database)
        .create_if_missing(false);
    let mut conn = sqlx::SqliteConnection::connect_with(&options)
        .await
        .map_err(|e| Stop::failed(&format!("open {}", database.display()), e))?;
    sqlx::query("vacuum into ?")
        .bind(to.join("anxin.db").to_string_lossy().into_owned())
        .execute(&mut conn)
        .await
        .map_err(|e| Stop::failed("copy the database", e))?;
    conn.close()
        .await
        .map_err(|e| Stop::failed("close the database", e))?;
    copy_tree(&config.files_dir(), &to.join("files"))?;
    copy_tree(&config.data.dir.join("tiles"), &to.join("tiles"))?;
    if with_keys {
        for key in [config.keys_file(), config.log_key_file()] {
            let name = key
                .file_name()
                .ok_or_else(|| Stop::wrong("keys.file names no file"))?;
            std::fs::copy(&key, to.join(name)).map_err(|e| Stop::failed("copy the keys", e))?;
        }
    }
    let mut files = Vec::new();
    list(to, to, &mut files)?;
    let manifest = Manifest {
        version: env!("CARGO_PKG_VERSION").into(),
        files,
    };
    let text = serde_json::to_string_pretty(&manifest)
        .map_err(|e| Stop::failed("write the manifest", e))?;
    std::fs::write(to.join(MANIFEST), text).map_err(|e| Stop::failed("write the manifest", e))?;
    let count = manifest.files.len();
    out.say(
        || {
            let keys = if with_keys {
                "with keys; keep it locked"
            } else {
                "without keys; keep a copy of them apart"
            };
            format!("{count} files in {}, {keys}", to.display())
        },
        || serde_json::json!({ "to": to, "files": count, "keys": with_keys }),
    );
    Ok(())
}

pub(super) fn restore(config: &Config, from: &Path, out: Out) -> Result<(), Stop> {
    let text = std::fs::read_to_string(from.join(MANIFEST))
        .map_err(|e| Stop::wrong(format!("{} is no backup: {e}", from.display())))?;
    let manifest: Manifest = serde_json::from_str(&text)
        .map_err(|e| Stop::wrong(format!("{} is no backup: {e}", from.display())))?;
    let dir = &config.data.dir;
    if dir.join("anxin.db").exists() {
        return Err(Stop::wrong(format!(
            "{} already holds an installation",
            dir.display()
        )));
    }
    for (path, sum) in &manifest.files {
        if path.is_absolute()
            || path
                .components()
                .any(|c| c == std::path::Component::ParentDir)
        {
            return Err(Stop::wrong("the manifest names a file outside the backup"));
        }
        if &hash(&from.join(path))? != sum {
            return Err(Stop::Failed(format!(
                "{} was changed since the backup",
                path.display()
            )));
        }
    }
    for (path, _) in &manifest.files {
        let target = dir.join(path);
        if let Some(parent) = target.parent() {
            std::fs::create_dir_all(parent).map_err(|e| Stop::failed("make a folder", e))?;
        }
        std::fs::copy(from.join(path), &target).map_err(|e| Stop::failed("copy a file", e))?;
    }
    let keys = config.keys_file().exists();
    out.say(
        || {
            let keys = if keys {
                ""
            } else {
                "; now put the keys beside it, without them personal fields stay sealed"
            };
            format!("{} files in {}{keys}", manifest.files.len(), dir.display())
        },
        || serde_json::json!({ "files": manifest.files.len(), "keys": keys }),
    );
    Ok(())
}

fn copy_tree(from: &Path, to: &Path) -> Result<(), Stop> {
    if !from.exists() {
        return Ok(());
    }
    std::fs::create_dir_all(to).map_err(|e| Stop::failed("make a folder", e))?;
    for entry in std::fs::read_dir(from).map_err(|e| Stop::failed("read a folder", e))? {
        let entry = entry.map_err(|e| Stop::failed("read a folder", e))?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_tree(&entry.path(), &target)?;
        } else {
            match std::fs::copy(entry.path(), &target) {
                Ok(_) => {}
                // An upload under way was finished or given up meanwhile.
                Err(e) if e.kind() == std::io::ErrorKind::NotFound => {}
                Err(e) => return Err(Stop::failed(&format!("copy {}", entry.path().display()), e)),
            }
        }
    }
    Ok(())
}

fn list(root: &Path, at: &Path, all: &mut Vec<(PathBuf, String)>) -> Result<(), Stop> {
    for entry in std::fs::read_dir(at).map_err(|e| Stop::failed("read the backup", e))? {
        let path = entry
            .map_err(|e| Stop::failed("read the backup", e))?
            .path();
        if path.is_dir() {
            list(root, &path, all)?;
        } else {
            let relative = path
                .strip_prefix(root)
                .map_err(|e| Stop::failed("read the backup", e))?;
            all.push((relative.to_owned(), hash(&path)?));
        }
    }
    Ok(())
}

fn hash(path: &Path) -> Result<String, Stop> {
    let mut file = std::fs::File::open(path)
        .map_err(|e| Stop::failed(&format!("read {}", path.display()), e))?;
    let mut hasher = Sha256::new();
    let mut block = vec![0_u8; 1 << 20];
    loop {
        let n = std::io::Read::read(&mut file, &mut block)
            .map_err(|e| Stop::failed("read a file", e))?;
        if n == 0 {
            return Ok(hex::encode(hasher.finalize()));
        }
        hasher.update(&block[..n]);
    }
}
