//! Signed checkpoints by schedule and at the end, and their copies for whoever is to witness that the log only grew.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use store::Fault;
use web::App;
use work::{JobKind, Schedule};

/// How often the log is signed, and where copies go.
pub(crate) struct Keeping {
    /// Seconds between two checkpoints.
    pub every_s: i64,
    /// Folder of copies.
    pub folder: Option<PathBuf>,
}

/// What the copies are called: the size of the log, then this.
const SUFFIX: &str = ".checkpoint";

/// The job that signs the log, as often as the operator set.
pub(crate) fn job(app: &App) -> JobKind<App> {
    let every_s = app.services.get::<Keeping>().map_or(600, |k| k.every_s);
    JobKind {
        name: "audit.checkpoint",
        schedule: Schedule::Every(every_s),
        attempts: 5,
        run: |app: Arc<App>, _| Box::pin(async move { sign(&app).await }),
    }
}

/// Signs the log if it grew since it was signed last, and copies the newest checkpoint to the witness's folder.
///
/// # Errors
/// On a database fault, or when the copy cannot be written.
pub(crate) async fn sign(app: &App) -> Result<(), Fault> {
    audit::tiles::fill(&app.db).await?;
    let (shared, now) = (app.clone(), app.clock.now());
    app.db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move { audit::log::sign_if_grown(tx, &shared.signer, now).await })
        })
        .await?;
    let keeping = app.services.get::<Keeping>();
    let Some(folder) = keeping.as_ref().and_then(|k| k.folder.as_deref()) else {
        return Ok(());
    };
    let Some(newest) = audit::log::newest(&app.db.read()).await? else {
        return Ok(());
    };
    copy(folder, newest.size, &newest.note)
        .map_err(|e| Fault::of(format!("copy a checkpoint to {}", folder.display()), e))
}

/// Writes a note under the size it covers. What is there already stays as it is: a witness's copy is never replaced.
fn copy(folder: &Path, size: i64, note: &str) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let path = folder.join(format!("{size:012}{SUFFIX}"));
    if path.exists() {
        return Ok(());
    }
    // Whoever reads the folder finds the whole note or none.
    let beside = path.with_extension("new");
    std::fs::write(&beside, note)?;
    std::fs::rename(&beside, &path)
}

/// The notes in a witness's folder, oldest first, each with the name of its file.
pub(crate) fn copies(folder: &Path) -> std::io::Result<Vec<(String, String)>> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned());
        if let Some(name) = name.filter(|name| name.ends_with(SUFFIX)) {
            all.push((name, std::fs::read_to_string(&path)?));
        }
    }
    all.sort();
    Ok(all)
}
