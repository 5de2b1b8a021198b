//! The answer, what the resident says to it, and the end.

use serde_json::json;
use store::args;
use web::FieldError;

use super::{Told, attach, limited, said};
use crate::act::Act;
use crate::catalogue;
use crate::clocks::Audience;
use crate::model::{MatterRow, OUTCOMES};
use crate::refused::Refused;
use crate::store as rows;

pub(super) async fn reply(
    act: &Act<'_>,
    row: &mut MatterRow,
    outcome: &str,
    words: &str,
    files: Vec<String>,
) -> Result<Told, Refused> {
    if !OUTCOMES.contains(&outcome) {
        return Err(Refused::field("outcome", "matter-outcome-missing"));
    }
    let words = said("words", words)?;
    row.reply = Some(words.clone());
    row.outcome = Some(outcome.to_owned());
    let keeper = act.keeper();
    keeper.stop_all(&row.id, Audience::Holder).await?;
    keeper
        .start(&row.id, "ctr.approve", Audience::Holder)
        .await?;
    let files = attach(act, row, files).await?;
    Ok(Told {
        words,
        data: json!({ "outcome": outcome, "files": files }),
        public: false,
    })
}

pub(super) async fn send_back(
    act: &Act<'_>,
    row: &MatterRow,
    words: &str,
) -> Result<Told, Refused> {
    let words = said("words", words)?;
    let keeper = act.keeper();
    keeper.stop(&row.id, &["ctr.approve"]).await?;
    keeper
        .start(&row.id, "ctr.rework", Audience::Holder)
        .await?;
    Ok(Told {
        words,
        data: json!({}),
        public: false,
    })
}

pub(super) async fn approve(act: &Act<'_>, row: &mut MatterRow) -> Result<Told, Refused> {
    let keeper = act.keeper();
    keeper.stop_all(&row.id, Audience::Holder).await?;
    keeper
        .start(&row.id, "ctr.follow_up", Audience::Centre)
        .await?;
    keeper
        .start(&row.id, "ctr.object", Audience::Resident)
        .await?;
    row.completed_ms = Some(act.now.0);
    Ok(Told {
        words: row.reply.clone().unwrap_or_default(),
        data: json!({ "outcome": row.outcome }),
        public: true,
    })
}

pub(super) async fn close(act: &Act<'_>, row: &mut MatterRow) -> Result<(), Refused> {
    act.keeper().stop_all(&row.id, Audience::Centre).await?;
    row.closed_ms = Some(act.now.0);
    set_destruction(act, row).await
}

/// The day on which the record is destroyed, from the type's retention.
pub(super) async fn set_destruction(act: &Act<'_>, row: &mut MatterRow) -> Result<(), Refused> {
    let kind = catalogue::version(act.tx, &row.type_code, row.type_version).await?;
    let years = kind.map_or(10, |k| k.retention_years);
    let today = act.now.date();
    let year = i16::try_from(i64::from(today.year()) + years).unwrap_or(9999);
    row.destroy_on = kernel::Date::new(year, today.month(), today.day().min(28))
        .ok()
        .map(|d| d.to_string());
    Ok(())
}

/// What a resident ticks when they rate.
#[derive(Clone, Copy)]
pub(super) struct Marks {
    /// It is solved.
    pub solved: bool,
    /// The result, 5 very satisfied .. 1.
    pub stars: i64,
    /// How it was handled, likewise; `None` where it was not asked.
    pub handling: Option<i64>,
}

pub(super) async fn rate(
    act: &Act<'_>,
    row: &mut MatterRow,
    before: &MatterRow,
    marks: Marks,
    words: &str,
) -> Result<Told, Refused> {
    let Marks {
        solved,
        stars,
        handling,
    } = marks;
    let mut wrong = Vec::new();
    if handling.is_some_and(|n| !(1..=5).contains(&n)) {
        wrong.push(FieldError::new("handling", "matter-handling-missing"));
    }
    if !(1..=5).contains(&stars) {
        wrong.push(FieldError::new("stars", "matter-stars-missing"));
    }
    if !wrong.is_empty() {
        return Err(Refused::Invalid(wrong));
    }
    let words = limited("words", words)?;
    row.rating = Some(stars);
    row.rating_handling = handling;
    row.rating_solved = Some(solved);
    row.rating_words = Some(words.clone()).filter(|w| !w.is_empty());
    if before.closed_ms.is_none() {
        close(act, row).await?;
    }
    Ok(Told {
        words,
        data: json!({ "solved": solved, "stars": stars, "handling": handling }),
        public: true,
    })
}

pub(super) fn reopen(row: &mut MatterRow) {
    row.objections += 1;
    row.completed_ms = None;
    row.closed_ms = None;
    row.destroy_on = None;
    row.rating = None;
    row.rating_handling = None;
    row.rating_solved = None;
    row.rating_words = None;
}

pub(super) async fn object(
    act: &Act<'_>,
    row: &mut MatterRow,
    words: &str,
    files: Vec<String>,
) -> Result<Told, Refused> {
    let words = said("words", words)?;
    let files = attach(act, row, files).await?;
    reopen(row);
    act.keeper().void(&row.id).await?;
    act.keeper()
        .start(&row.id, "ctr.rework", Audience::Holder)
        .await?;
    Ok(Told {
        words,
        data: json!({ "objection": row.objections, "files": files }),
        public: true,
    })
}

pub(super) async fn object_again(
    act: &Act<'_>,
    row: &mut MatterRow,
    words: &str,
    files: Vec<String>,
) -> Result<Told, Refused> {
    let words = said("words", words)?;
    let files = attach(act, row, files).await?;
    reopen(row);
    let centre = centre_of(act, row).await?;
    row.holder_org = row.centre_org.clone();
    row.holder_path = row.centre_path.clone();
    (row.holder_zh, row.holder_en) = centre;
    row.holder_centre = true;
    row.holder_since_ms = act.now.0;
    row.handler_account = None;
    row.supervised = row.supervised.max(1);
    act.keeper().void(&row.id).await?;
    act.keeper()
        .start(&row.id, "ctr.triage", Audience::Holder)
        .await?;
    Ok(Told {
        words,
        data: json!({ "objection": row.objections, "files": files }),
        public: true,
    })
}

/// The centre's name as it was when it held the matter last.
pub(super) async fn centre_of(act: &Act<'_>, row: &MatterRow) -> Result<(String, String), Refused> {
    let held = rows::holdings(act.tx, &row.id).await?;
    let last = held.into_iter().rfind(|h| h.org_id == row.centre_org);
    Ok(last.map(|h| (h.org_zh, h.org_en)).unwrap_or_default())
}

pub(super) async fn withdraw(
    act: &Act<'_>,
    row: &mut MatterRow,
    reason: &str,
) -> Result<Told, Refused> {
    let words = limited("reason", reason)?;
    if rows::pending_offer(act.tx, &row.id).await?.is_some() {
        act.tx
            .run(
                "update hand_off set state = 'recalled', ended_ms = $2, answer = 'withdrawn' \
                 where matter_id = $1 and state = 'offered'",
                args![&row.id, act.now],
            )
            .await?;
    }
    act.keeper().void(&row.id).await?;
    row.closed_ms = Some(act.now.0);
    row.outcome = Some("withdrawn".into());
    set_destruction(act, row).await?;
    Ok(Told {
        words,
        data: json!({}),
        public: true,
    })
}
