//! What the centre does with a report, and how handling begins.

use serde_json::json;
use store::args;

use super::answer::set_destruction;
use super::{Told, attach, limited, said};
use crate::act::Act;
use crate::catalogue;
use crate::clocks::Audience;
use crate::model::MatterRow;
use crate::refused::Refused;
use crate::store as rows;

pub(super) async fn ask_supplement(
    act: &Act<'_>,
    row: &MatterRow,
    what: &str,
) -> Result<Told, Refused> {
    let words = said("what", what)?;
    act.keeper().pause(&row.id, "supplement").await?;
    act.keeper()
        .start(&row.id, "ctr.supplement", Audience::Resident)
        .await?;
    Ok(Told {
        words,
        data: json!({}),
        public: true,
    })
}

pub(super) async fn supplement(
    act: &Act<'_>,
    row: &MatterRow,
    before: &MatterRow,
    words: &str,
    files: Vec<String>,
) -> Result<Told, Refused> {
    let words = said("words", words)?;
    let keeper = act.keeper();
    keeper.stop(&row.id, &["ctr.supplement"]).await?;
    keeper.resume(&row.id).await?;
    let files = attach(act, row, files).await?;
    Ok(Told {
        words,
        data: json!({ "files": files, "from": before.state }),
        public: true,
    })
}

pub(super) async fn refuse(
    act: &Act<'_>,
    row: &mut MatterRow,
    ground: &str,
    remedy: &str,
) -> Result<Told, Refused> {
    let words = said("ground", ground)?;
    let remedy = said("remedy", remedy)?;
    act.keeper().stop_all(&row.id, Audience::Holder).await?;
    act.keeper().void(&row.id).await?;
    row.closed_ms = Some(act.now.0);
    row.outcome = Some("refused".into());
    set_destruction(act, row).await?;
    Ok(Told {
        words,
        data: json!({ "remedy": remedy }),
        public: true,
    })
}

pub(super) async fn merge(act: &Act<'_>, row: &mut MatterRow, into: &str) -> Result<Told, Refused> {
    let scope = access::Scope::of(act.actor, crate::permissions::WORK);
    let target = rows::within(act.tx, &scope, into)
        .await?
        .ok_or_else(|| Refused::field("into", "matter-merge-unknown"))?;
    if target.id == row.id || target.state().is_final() {
        return Err(Refused::field("into", "matter-merge-unknown"));
    }
    act.tx
        .run(
            "insert into matter_link (from_id, to_id, kind, at_ms) values ($1, $2, 'duplicate', $3) \
             on conflict (from_id, to_id, kind) do nothing",
            args![&row.id, &target.id, act.now],
        )
        .await?;
    act.keeper().void(&row.id).await?;
    row.merged_into = Some(target.id.clone());
    row.closed_ms = Some(act.now.0);
    row.outcome = Some("merged".into());
    set_destruction(act, row).await?;
    Ok(Told {
        data: json!({ "into": target.number, "into_id": target.id }),
        public: true,
        ..Told::default()
    })
}

pub(super) async fn take(act: &Act<'_>, row: &mut MatterRow) -> Result<Told, Refused> {
    let keeper = act.keeper();
    keeper.stop(&row.id, &["ctr.triage"]).await?;
    start_handling(act, row).await?;
    row.handler_account = act.actor.account().map(|a| a.to_string());
    Ok(Told {
        data: json!({}),
        public: true,
        ..Told::default()
    })
}

/// Clocks of handling: what was promised for this type, and the law's where there is one.
pub(super) async fn start_handling(act: &Act<'_>, row: &MatterRow) -> Result<(), Refused> {
    let running = crate::clocks::of_matter(act.tx, &row.id).await?;
    let runs = |code: &str| {
        running
            .iter()
            .any(|c| c.rule_code == code && matches!(c.state.as_str(), "running" | "paused"))
    };
    let kind = catalogue::version(act.tx, &row.type_code, row.type_version).await?;
    let promise = catalogue::promise(kind.as_ref(), &row.complexity);
    // A hand-off never resets a clock unless the law says so.
    if !runs(promise) && !runs("ctr.rework") {
        act.keeper()
            .start(&row.id, promise, Audience::Holder)
            .await?;
    }
    if let Some(legal) = kind.and_then(|k| k.legal_clock).filter(|code| !runs(code)) {
        act.keeper()
            .start(&row.id, &legal, Audience::Holder)
            .await?;
    }
    Ok(())
}

pub(super) async fn reclassify(
    act: &Act<'_>,
    row: &mut MatterRow,
    type_code: &str,
    reason: &str,
) -> Result<Told, Refused> {
    let words = limited("reason", reason)?;
    let kind = catalogue::published(act.tx, type_code)
        .await?
        .filter(|k| k.level == 3)
        .ok_or_else(|| Refused::field("type_code", "matter-type-unknown"))?;
    let was = std::mem::replace(&mut row.type_code, kind.code.clone());
    row.type_version = kind.version;
    row.complexity = kind.complexity.clone();
    Ok(Told {
        words,
        data: json!({ "from": was, "to": kind.code }),
        public: false,
    })
}
