//! `anxin audit`: verify, checkpoint, prove.

use std::path::Path;

use audit::checkpoint::{Checkpoint, Verifier};
use serde_json::json;
use store::Sql;

use super::Out;
use crate::cli;
use crate::config::Config;
use crate::{Stop, boot, rooms, witness};

pub(super) async fn run(config: &Config, what: cli::Audit, out: Out) -> Result<(), Stop> {
    let db = boot::open_db(config).await?;
    db.migrate(rooms::migrations()).await?;
    let signer = boot::signer(config)?;
    match what {
        cli::Audit::Verify { witness } => {
            let kept = match &witness {
                Some(folder) => kept(folder, &signer.verifier())?,
                None => Vec::new(),
            };
            // Entries of acts that were just committed on PostgreSQL may not have their place yet.
            db.act(|tx| Box::pin(audit::log::sequence(tx))).await?;
            let verifier = signer.verifier();
            let verdict = audit::log::verify_against(&db.read(), Some(&verifier), kept).await?;
            out.say(
                || {
                    if verdict.problems.is_empty() {
                        format!(
                            "whole: {} entries, {} checkpoints, root {}",
                            verdict.entries, verdict.checkpoints, verdict.root
                        )
                    } else {
                        verdict.problems.join("\n")
                    }
                },
                || json!(verdict),
            );
            if !verdict.problems.is_empty() {
                return Err(Stop::Failed(format!(
                    "the log is not whole: {} problems",
                    verdict.problems.len()
                )));
            }
        }
        cli::Audit::Checkpoint => {
            audit::tiles::fill(&db).await?;
            let now = kernel::Clock::now(&kernel::SystemClock);
            let signer = std::sync::Arc::new(signer);
            let note = {
                let signer = signer.clone();
                db.act(move |tx| {
                    Box::pin(async move { audit::log::checkpoint(tx, &signer, now).await })
                })
                .await?
            };
            let key = signer.verifier().to_text();
            out.say(
                || format!("{note}\nverify with: {key}"),
                || json!({ "note": note, "key": key }),
            );
        }
        cli::Audit::Prove { entry } => prove(&db.read(), &entry, out).await?,
    }
    db.close().await;
    Ok(())
}

/// The checkpoints in a witness's folder, each under this log's key.
fn kept(folder: &Path, verifier: &Verifier) -> Result<Vec<Checkpoint>, Stop> {
    let copies = witness::copies(folder)
        .map_err(|e| Stop::wrong(format!("{} cannot be read: {e}", folder.display())))?;
    copies
        .iter()
        .map(|(name, note)| {
            verifier
                .verify(note)
                .map_err(|e| Stop::wrong(format!("{}: {e}", folder.join(name).display())))
        })
        .collect()
}

async fn prove(sql: &dyn Sql, entry: &str, out: Out) -> Result<(), Stop> {
    let found = audit::log::placed(sql, entry).await?;
    let Some((position, leaf)) = found else {
        return Err(Stop::wrong(format!(
            "the log has no entry {entry} in its tree"
        )));
    };
    let size = audit::log::size(sql).await?;
    let proof = audit::tiles::inclusion(sql, position, size).await?;
    let root = audit::tiles::root(sql, size).await?;
    let path: Vec<String> = proof.iter().map(ToString::to_string).collect();
    out.say(
        || format!("leaf {leaf}\nindex {position} of {size}\n{}\nroot {root}", path.join("\n")),
        || json!({ "leaf": leaf, "index": position, "size": size, "proof": path, "root": root.to_string() }),
    );
    Ok(())
}
