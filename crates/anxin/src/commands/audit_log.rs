//! `anxin audit`: verify, checkpoint, prove.

use audit::merkle::{Hash, inclusion_proof, tree_root};
use serde_json::json;
use store::{Sql, args};

use super::Out;
use crate::cli;
use crate::config::Config;
use crate::{Stop, boot, rooms};

pub(super) async fn run(config: &Config, what: cli::Audit, out: Out) -> Result<(), Stop> {
    let db = boot::open_db(config).await?;
    db.migrate(rooms::migrations()).await?;
    let signer = boot::signer(config)?;
    match what {
        cli::Audit::Verify => {
            // Entries of acts that were just committed on PostgreSQL may not have their place yet.
            db.act(|tx| Box::pin(audit::log::sequence(tx))).await?;
            let verdict = audit::log::verify(&db.read(), Some(&signer.verifier())).await?;
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

async fn prove(sql: &dyn Sql, entry: &str, out: Out) -> Result<(), Stop> {
    let position: Option<i64> = sql
        .scalar(
            "select position from audit_entry where id = $1 and position is not null",
            args![entry],
        )
        .await?;
    let Some(position) = position.and_then(|p| u64::try_from(p).ok()) else {
        return Err(Stop::wrong(format!(
            "the log has no entry {entry} in its tree"
        )));
    };
    let leaves = audit::log::leaves(sql).await?;
    let size = leaves.len() as u64;
    let proof =
        inclusion_proof(&leaves, position, size).map_err(|e| Stop::failed("prove the entry", e))?;
    let leaf = usize::try_from(position)
        .ok()
        .and_then(|p| leaves.get(p))
        .map(Hash::to_string)
        .unwrap_or_default();
    let root = tree_root(&leaves);
    let path: Vec<String> = proof.iter().map(ToString::to_string).collect();
    out.say(
        || format!("leaf {leaf}\nindex {position} of {size}\n{}\nroot {root}", path.join("\n")),
        || json!({ "leaf": leaf, "index": position, "size": size, "proof": path, "root": root.to_string() }),
    );
    Ok(())
}
