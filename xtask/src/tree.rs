//! The checkout as a list of files.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Folders that hold what programs made or what others wrote.
const NOT_OURS: [&str; 9] = [
    ".git",
    ".demo",
    "target",
    "node_modules",
    "dist",
    "out",
    "test-results",
    "vendor",
    "corpus",
];

/// The checkout: where it lies and every file of ours in it.
pub struct Tree {
    root: PathBuf,
    files: Vec<String>,
}

impl Tree {
    /// Lists all files of ours under `root`, sorted, as paths relative to it with `/` between names.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn read(root: &Path) -> io::Result<Self> {
        let mut files = Vec::new();
        let mut folders = vec![root.to_path_buf()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder)? {
                let entry = entry?;
                let kind = entry.file_type()?;
                if kind.is_dir() && !NOT_OURS.iter().any(|name| entry.file_name() == *name) {
                    folders.push(entry.path());
                } else if kind.is_file()
                    && let Ok(path) = entry.path().strip_prefix(root)
                {
                    files.push(path.to_string_lossy().replace('\\', "/"));
                }
            }
        }
        files.sort();
        Ok(Self {
            root: root.to_path_buf(),
            files,
        })
    }

    /// The checkout that this crate was compiled in.
    ///
    /// # Errors
    /// When it has moved since, or cannot be read.
    pub fn of_this_checkout() -> io::Result<Self> {
        Self::read(
            &Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("..")
                .canonicalize()?,
        )
    }

    /// Where the checkout lies.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// All paths, sorted.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(String::as_str)
    }

    /// The paths that end in one of `endings` (with the dot).
    pub fn ending_in<'a>(&'a self, endings: &'a [&str]) -> impl Iterator<Item = &'a str> {
        self.files()
            .filter(move |path| endings.iter().any(|ending| path.ends_with(ending)))
    }

    /// Whether the checkout has this file.
    pub fn has(&self, path: &str) -> bool {
        self.files
            .binary_search_by(|file| file.as_str().cmp(path))
            .is_ok()
    }

    /// The text of a file; bytes that are not UTF-8 become replacement characters.
    ///
    /// # Errors
    /// When the file is gone or cannot be read.
    pub fn text(&self, path: &str) -> io::Result<String> {
        Ok(String::from_utf8_lossy(&fs::read(self.root.join(path))?).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_made_is_not_ours() {
        let root = tempfile::tempdir().unwrap();
        for path in [
            "a/src/lib.rs",
            "a/target/lib.rs",
            "node_modules/x.ts",
            "b.md",
        ] {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        let tree = Tree::read(root.path()).unwrap();
        assert_eq!(tree.files().collect::<Vec<_>>(), ["a/src/lib.rs", "b.md"]);
        assert_eq!(
            tree.ending_in(&[".rs"]).collect::<Vec<_>>(),
            ["a/src/lib.rs"]
        );
        assert!(tree.has("b.md") && !tree.has("c.md"));
    }
}
