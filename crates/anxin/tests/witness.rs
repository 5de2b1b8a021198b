//! A witness's copies of checkpoints find a history that was written anew, though it agrees with itself.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

struct City {
    folder: tempfile::TempDir,
}

impl City {
    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_anxin"));
        command
            .arg("--config")
            .arg(self.file("anxin.toml"))
            .args(args);
        command
    }

    /// Whether it did what it was asked, and what it said.
    fn anxin(&self, args: &[&str]) -> (bool, String) {
        let out = self.command(args).output().expect("anxin runs");
        let text = [out.stdout, out.stderr].concat();
        (
            out.status.success(),
            String::from_utf8_lossy(&text).into_owned(),
        )
    }

    /// Makes a history, and serves it until it is asked to end.
    fn live_a_day(&self) {
        let (made, said) = self.anxin(&["init"]);
        assert!(made, "{said}");
        let (made, said) = self.anxin(&["token", "admin"]);
        assert!(made, "{said}");
        let mut child = self
            .command(&["serve", "--port", "0", "--no-work"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("anxin serves");
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let listens = lines.next().expect("a line").expect("text");
        assert!(listens.starts_with("listening "), "{listens}");
        let asked = Command::new("kill")
            .args(["-TERM", &child.id().to_string()])
            .status();
        assert!(asked.expect("kill runs").success());
        assert!(child.wait().expect("it ends").success());
    }

    fn copies(&self) -> Vec<PathBuf> {
        let mut all: Vec<PathBuf> = std::fs::read_dir(self.file("witness"))
            .expect("the witness's folder")
            .map(|entry| entry.expect("an entry").path())
            .collect();
        all.sort();
        all
    }
}

fn remove_database(data: &Path) {
    for name in ["anxin.db", "anxin.db-wal", "anxin.db-shm"] {
        let path = data.join(name);
        if path.exists() {
            std::fs::remove_file(path).expect("remove");
        }
    }
}

#[test]
fn a_history_that_was_written_anew_does_not_agree_with_a_witness() {
    let city = City {
        folder: tempfile::tempdir().expect("a folder"),
    };
    let (data, witness) = (city.file("data"), city.file("witness"));
    std::fs::write(
        city.file("anxin.toml"),
        format!("[data]\ndir = {data:?}\n[audit]\nwitness_dir = {witness:?}\n"),
    )
    .expect("write the configuration");
    let folder = witness.to_str().expect("a path");

    city.live_a_day();
    let kept = city.copies();
    assert_eq!(kept.len(), 1, "signed once, at the end");
    let note = std::fs::read_to_string(&kept[0]).expect("a note");
    let (whole, said) = city.anxin(&["audit", "verify", "--witness", folder]);
    assert!(whole && said.contains("2 checkpoints"), "{said}");

    // Database and key are in the wrong hands; the witness's folder is not.
    remove_database(&data);
    city.live_a_day();
    assert!(city.anxin(&["audit", "verify"]).0, "it agrees with itself");
    let (whole, said) = city.anxin(&["audit", "verify", "--witness", folder]);
    assert!(!whole && said.contains("another root"), "{said}");
    assert_eq!(
        std::fs::read_to_string(&kept[0]).expect("a note"),
        note,
        "a copy is never replaced"
    );
}
