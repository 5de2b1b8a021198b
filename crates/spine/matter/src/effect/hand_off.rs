//! From hand to hand: offers and their answers, and who helps.

use serde_json::json;
use store::args;

use super::intake::start_handling;
use super::{Told, limited, said};
use crate::act::{Act, HandOffKind, involve};
use crate::clocks::Audience;
use crate::model::{HandOffId, MatterRow, OrgRef};
use crate::refused::Refused;
use crate::store as rows;

pub(super) async fn offer(
    act: &Act<'_>,
    row: &mut MatterRow,
    to: OrgRef,
    kind: HandOffKind,
    reason: &str,
    basis: &str,
    rule: Option<String>,
) -> Result<Told, Refused> {
    if to.id.to_string() == row.holder_org {
        return Err(Refused::field("to", "matter-offer-self"));
    }
    let words = limited("reason", reason)?;
    let keeper = act.keeper();
    if row.holder_centre {
        keeper.stop(&row.id, &["ctr.triage"]).await?;
    }
    keeper
        .start(&row.id, "ctr.confirm", Audience::Holder)
        .await?;
    let due = crate::clocks::of_matter(act.tx, &row.id)
        .await?
        .into_iter()
        .rfind(|c| c.rule_code == "ctr.confirm" && c.state == "running")
        .and_then(|c| c.due_ms);
    act.tx
        .run(
            "insert into hand_off (id, matter_id, from_org, from_zh, from_en, to_org, to_path, to_zh, to_en, to_centre, \
             kind, reason, basis, rule_id, state, offered_ms, due_ms) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, \
             $12, $13, $14, 'offered', $15, $16)",
            args![
                HandOffId::new(&*act.app.ids).to_string(),
                &row.id,
                &row.holder_org,
                &row.holder_zh,
                &row.holder_en,
                to.id.to_string(),
                &to.path,
                &to.name.zh,
                &to.name.en,
                to.centre,
                kind.code(),
                &words,
                basis,
                rule,
                act.now,
                due
            ],
        )
        .await?;
    involve(
        act.tx,
        row,
        &to.id.to_string(),
        &to.path,
        "offeree",
        act.now,
    )
    .await?;
    store::emit(
        act.tx,
        &format!("org:{}", to.id),
        "matter.offer",
        &row.id,
        act.now,
    )
    .await?;
    Ok(Told {
        words,
        data: json!({ "to": to.id.to_string(), "to_zh": to.name.zh, "to_en": to.name.en, "kind": kind.code(), "basis": basis }),
        public: true,
    })
}

/// Ends the waiting offer.
pub(super) async fn answer_offer(
    act: &Act<'_>,
    row: &MatterRow,
    state: &str,
    words: &str,
) -> Result<Told, Refused> {
    let offer = rows::pending_offer(act.tx, &row.id)
        .await?
        .ok_or(Refused::Stale)?;
    let words = limited("reason", words)?;
    act.tx
        .run(
            "update hand_off set state = $2, ended_ms = $3, answer = $4 where id = $1",
            args![&offer.id, state, act.now, &words],
        )
        .await?;
    act.keeper().stop(&row.id, &["ctr.confirm"]).await?;
    if state != "accepted" {
        act.tx
            .run(
                "delete from matter_org where matter_id = $1 and org_id = $2 and role = 'offeree'",
                args![&row.id, &offer.to_org],
            )
            .await?;
        // The centre looks at it again; its clock for that starts anew.
        if row.holder_centre {
            act.keeper()
                .start(&row.id, "ctr.triage", Audience::Holder)
                .await?;
        }
        store::emit(
            act.tx,
            &format!("org:{}", offer.to_org),
            "matter.offer",
            &row.id,
            act.now,
        )
        .await?;
    }
    Ok(Told {
        words,
        data: json!({ "to": offer.to_org, "to_zh": offer.to_zh, "to_en": offer.to_en, "from_zh": offer.from_zh, "from_en": offer.from_en }),
        public: true,
    })
}

pub(super) async fn accept(
    act: &Act<'_>,
    row: &mut MatterRow,
    before: &MatterRow,
    plan: &str,
) -> Result<Told, Refused> {
    let offer = rows::pending_offer(act.tx, &row.id)
        .await?
        .ok_or(Refused::Stale)?;
    let told = answer_offer(act, row, "accepted", plan).await?;
    hold(row, &offer, act.now.0);
    row.holder_centre = false;
    row.lead_org = Some(offer.to_org);
    row.handler_account = act.actor.account().map(|a| a.to_string());
    if before.holder_centre {
        start_handling(act, row).await?;
    }
    Ok(told)
}

pub(super) async fn accept_triage(act: &Act<'_>, row: &mut MatterRow) -> Result<Told, Refused> {
    let offer = rows::pending_offer(act.tx, &row.id)
        .await?
        .ok_or(Refused::Stale)?;
    let told = answer_offer(act, row, "accepted", "").await?;
    hold(row, &offer, act.now.0);
    row.holder_centre = true;
    row.centre_org = offer.to_org;
    row.centre_path = offer.to_path;
    row.handler_account = None;
    // A clock for each level of centre.
    act.keeper()
        .start(&row.id, "ctr.triage", Audience::Holder)
        .await?;
    Ok(told)
}

pub(super) fn hold(row: &mut MatterRow, offer: &rows::HandOffRow, now: i64) {
    row.holder_org = offer.to_org.clone();
    row.holder_path = offer.to_path.clone();
    row.holder_zh = offer.to_zh.clone();
    row.holder_en = offer.to_en.clone();
    row.holder_since_ms = now;
}

pub(super) async fn give_back(
    act: &Act<'_>,
    row: &mut MatterRow,
    reason: &str,
) -> Result<Told, Refused> {
    said("reason", reason)?;
    row.returns += 1;
    // The second return goes to the supervisor; ping-pong is never silent.
    if row.returns >= 2 {
        row.supervised = row.supervised.max(1);
    }
    answer_offer(act, row, "returned", reason).await
}

pub(super) async fn assist(
    act: &Act<'_>,
    row: &MatterRow,
    org: OrgRef,
    words: &str,
) -> Result<Told, Refused> {
    if org.id.to_string() == row.holder_org {
        return Err(Refused::field("org", "matter-offer-self"));
    }
    involve(
        act.tx,
        row,
        &org.id.to_string(),
        &org.path,
        "assist",
        act.now,
    )
    .await?;
    store::emit(
        act.tx,
        &format!("org:{}", org.id),
        "matter.assist",
        &row.id,
        act.now,
    )
    .await?;
    Ok(Told {
        words: limited("words", words)?,
        data: json!({ "to": org.id.to_string(), "to_zh": org.name.zh, "to_en": org.name.en }),
        public: false,
    })
}
