//! What each event does to the row beside moving its state: clocks, offers, answers.

use serde_json::{Value, json};
use store::args;

use crate::act::{Act, Do, HandOffKind, involve};
use crate::catalogue;
use crate::clocks::Audience;
use crate::model::{HandOffId, MatterRow, OUTCOMES, OrgRef};
use crate::refused::Refused;
use crate::store as rows;

/// What the thread keeps of an act.
#[derive(Default)]
pub(crate) struct Told {
    /// The actor's own words.
    pub words: String,
    /// Ids, codes and names of organs.
    pub data: Value,
    /// The actor chose to let the resident read it.
    pub public: bool,
}

/// Shortest and longest free text that explains an act.
const LONGEST_WORDS: usize = 4000;

fn said(field: &str, words: &str) -> Result<String, Refused> {
    let words = words.trim();
    if words.is_empty() {
        return Err(Refused::field(field, "matter-words-missing"));
    }
    limited(field, words)
}

fn limited(field: &str, words: &str) -> Result<String, Refused> {
    if words.chars().count() > LONGEST_WORDS {
        return Err(Refused::field(field, "matter-words-long"));
    }
    Ok(words.trim().to_owned())
}

pub(crate) async fn apply(
    act: &Act<'_>,
    row: &mut MatterRow,
    before: &MatterRow,
    what: Do,
) -> Result<Told, Refused> {
    match what {
        Do::AskSupplement { what } => ask_supplement(act, row, &what).await,
        Do::Supplement { words, files } => supplement(act, row, before, &words, files).await,
        Do::Refuse { ground, remedy } => refuse(act, row, &ground, &remedy).await,
        Do::Merge { into } => merge(act, row, &into).await,
        Do::Take => take(act, row).await,
        Do::Offer {
            to,
            kind,
            reason,
            basis,
            rule,
        } => offer(act, row, to, kind, &reason, &basis, rule).await,
        Do::Recall { reason } => answer_offer(act, row, "recalled", &reason).await,
        Do::Accept { plan } => accept(act, row, before, &plan).await,
        Do::AcceptTriage => accept_triage(act, row).await,
        Do::Return { reason } => give_back(act, row, &reason).await,
        Do::Visit { words, files } => Ok(Told {
            words: said("words", &words)?,
            data: json!({ "files": attach(act, row, files).await? }),
            public: true,
        }),
        Do::Note {
            words,
            files,
            public,
        } => Ok(Told {
            words: said("words", &words)?,
            data: json!({ "files": attach(act, row, files).await? }),
            public,
        }),
        Do::Ask { question } => {
            let words = said("question", &question)?;
            act.keeper().pause(&row.id, "ask").await?;
            Ok(Told {
                words,
                data: json!({ "pause": "ask" }),
                public: true,
            })
        }
        Do::Suspend { reason } => {
            let words = said("reason", &reason)?;
            act.keeper().pause(&row.id, &words).await?;
            Ok(Told {
                words,
                data: json!({ "pause": "suspend" }),
                public: true,
            })
        }
        Do::Resume { words } => {
            act.keeper().resume(&row.id).await?;
            Ok(Told {
                words: limited("words", &words)?,
                data: json!({}),
                public: true,
            })
        }
        Do::Extend { reason } => {
            let words = said("reason", &reason)?;
            if !act.keeper().extend(&row.id, &words).await? {
                return Err(Refused::field("reason", "matter-no-extension"));
            }
            Ok(Told {
                words,
                data: json!({}),
                public: true,
            })
        }
        Do::Assist { org, words } => assist(act, row, org, &words).await,
        Do::Minutes { words } => Ok(Told {
            words: said("words", &words)?,
            data: json!({}),
            public: false,
        }),
        Do::Reply {
            outcome,
            words,
            files,
        } => reply(act, row, &outcome, &words, files).await,
        Do::SendBack { words } => send_back(act, row, &words).await,
        Do::Approve => approve(act, row).await,
        Do::FollowUp {
            reached,
            solved,
            words,
        } => {
            close(act, row).await?;
            Ok(Told {
                words: limited("words", &words)?,
                data: json!({ "reached": reached, "solved": solved }),
                public: true,
            })
        }
        Do::Lapse => {
            close(act, row).await?;
            Ok(Told {
                data: json!({}),
                ..Told::default()
            })
        }
        Do::Rate {
            solved,
            stars,
            words,
        } => rate(act, row, before, solved, stars, &words).await,
        Do::Object { words } => object(act, row, &words).await,
        Do::ObjectAgain { words } => object_again(act, row, &words).await,
        Do::Withdraw { reason } => withdraw(act, row, &reason).await,
        Do::Urge { words } => {
            row.supervised = row.supervised.max(1);
            Ok(Told {
                words: said("words", &words)?,
                data: json!({}),
                public: true,
            })
        }
        Do::Supervise { words, level } => {
            row.supervised = level.clamp(2, 3);
            await_answer_to_supervision(act, row).await?;
            Ok(Told {
                words: said("words", &words)?,
                data: json!({ "level": row.supervised }),
                public: true,
            })
        }
        Do::Reclassify { type_code, reason } => reclassify(act, row, &type_code, &reason).await,
        Do::Add { words, files } => Ok(Told {
            words: said("words", &words)?,
            data: json!({ "files": attach(act, row, files).await? }),
            public: true,
        }),
    }
}

/// One clock at a time: a second letter does not give more time, unless the first one's has run out.
async fn await_answer_to_supervision(act: &Act<'_>, row: &MatterRow) -> Result<(), Refused> {
    let waiting = crate::clocks::of_matter(act.tx, &row.id)
        .await?
        .into_iter()
        .find(|c| {
            c.rule_code == "ctr.supervise" && matches!(c.state.as_str(), "running" | "paused")
        });
    if waiting.is_some_and(|c| c.due_ms.is_none_or(|due| due >= act.now.0)) {
        return Ok(());
    }
    let keeper = act.keeper();
    keeper.stop(&row.id, &["ctr.supervise"]).await?;
    keeper
        .start(&row.id, "ctr.supervise", Audience::Holder)
        .await?;
    Ok(())
}

/// Binds uploaded files to the matter; returns their ids for the thread.
pub(crate) async fn attach(
    act: &Act<'_>,
    row: &MatterRow,
    ids: Vec<String>,
) -> Result<Vec<String>, Refused> {
    let by = act.actor.account().map(|a| a.to_string());
    let owner = files::Owner {
        kind: "matter",
        id: &row.id,
    };
    for id in &ids {
        let file =
            files::FileId::parse(id).map_err(|_| Refused::field("files", "matter-file-unknown"))?;
        if !files::attach(act.tx, file, &owner, by.as_deref(), act.now).await? {
            return Err(Refused::field("files", "matter-file-unknown"));
        }
    }
    Ok(ids)
}

async fn ask_supplement(act: &Act<'_>, row: &MatterRow, what: &str) -> Result<Told, Refused> {
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

async fn supplement(
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

async fn refuse(
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

async fn merge(act: &Act<'_>, row: &mut MatterRow, into: &str) -> Result<Told, Refused> {
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

async fn take(act: &Act<'_>, row: &mut MatterRow) -> Result<Told, Refused> {
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
async fn start_handling(act: &Act<'_>, row: &MatterRow) -> Result<(), Refused> {
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

async fn offer(
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
async fn answer_offer(
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

async fn accept(
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

async fn accept_triage(act: &Act<'_>, row: &mut MatterRow) -> Result<Told, Refused> {
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

fn hold(row: &mut MatterRow, offer: &rows::HandOffRow, now: i64) {
    row.holder_org = offer.to_org.clone();
    row.holder_path = offer.to_path.clone();
    row.holder_zh = offer.to_zh.clone();
    row.holder_en = offer.to_en.clone();
    row.holder_since_ms = now;
}

async fn give_back(act: &Act<'_>, row: &mut MatterRow, reason: &str) -> Result<Told, Refused> {
    said("reason", reason)?;
    row.returns += 1;
    // The second return goes to the supervisor; ping-pong is never silent.
    if row.returns >= 2 {
        row.supervised = row.supervised.max(1);
    }
    answer_offer(act, row, "returned", reason).await
}

async fn assist(act: &Act<'_>, row: &MatterRow, org: OrgRef, words: &str) -> Result<Told, Refused> {
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

async fn reply(
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

async fn send_back(act: &Act<'_>, row: &MatterRow, words: &str) -> Result<Told, Refused> {
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

async fn approve(act: &Act<'_>, row: &mut MatterRow) -> Result<Told, Refused> {
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

async fn close(act: &Act<'_>, row: &mut MatterRow) -> Result<(), Refused> {
    act.keeper().stop_all(&row.id, Audience::Centre).await?;
    row.closed_ms = Some(act.now.0);
    set_destruction(act, row).await
}

/// The day on which the record is destroyed, from the type's retention.
async fn set_destruction(act: &Act<'_>, row: &mut MatterRow) -> Result<(), Refused> {
    let kind = catalogue::version(act.tx, &row.type_code, row.type_version).await?;
    let years = kind.map_or(10, |k| k.retention_years);
    let today = act.now.date();
    let year = i16::try_from(i64::from(today.year()) + years).unwrap_or(9999);
    row.destroy_on = kernel::Date::new(year, today.month(), today.day().min(28))
        .ok()
        .map(|d| d.to_string());
    Ok(())
}

async fn rate(
    act: &Act<'_>,
    row: &mut MatterRow,
    before: &MatterRow,
    solved: bool,
    stars: i64,
    words: &str,
) -> Result<Told, Refused> {
    if !(1..=5).contains(&stars) {
        return Err(Refused::field("stars", "matter-stars-missing"));
    }
    let words = limited("words", words)?;
    row.rating = Some(stars);
    row.rating_solved = Some(solved);
    row.rating_words = Some(words.clone()).filter(|w| !w.is_empty());
    if before.closed_ms.is_none() {
        close(act, row).await?;
    }
    Ok(Told {
        words,
        data: json!({ "solved": solved, "stars": stars }),
        public: true,
    })
}

fn reopen(row: &mut MatterRow) {
    row.objections += 1;
    row.completed_ms = None;
    row.closed_ms = None;
    row.destroy_on = None;
    row.rating = None;
    row.rating_solved = None;
    row.rating_words = None;
}

async fn object(act: &Act<'_>, row: &mut MatterRow, words: &str) -> Result<Told, Refused> {
    let words = said("words", words)?;
    reopen(row);
    act.keeper().void(&row.id).await?;
    act.keeper()
        .start(&row.id, "ctr.rework", Audience::Holder)
        .await?;
    Ok(Told {
        words,
        data: json!({ "objection": row.objections }),
        public: true,
    })
}

async fn object_again(act: &Act<'_>, row: &mut MatterRow, words: &str) -> Result<Told, Refused> {
    let words = said("words", words)?;
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
        data: json!({ "objection": row.objections }),
        public: true,
    })
}

/// The centre's name as it was when it held the matter last.
async fn centre_of(act: &Act<'_>, row: &MatterRow) -> Result<(String, String), Refused> {
    let held = rows::holdings(act.tx, &row.id).await?;
    let last = held.into_iter().rfind(|h| h.org_id == row.centre_org);
    Ok(last.map(|h| (h.org_zh, h.org_en)).unwrap_or_default())
}

async fn withdraw(act: &Act<'_>, row: &mut MatterRow, reason: &str) -> Result<Told, Refused> {
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

async fn reclassify(
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
