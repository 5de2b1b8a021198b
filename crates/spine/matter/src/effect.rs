//! What each event does to the row beside moving its state: clocks, offers, answers.

mod answer;
mod hand_off;
mod intake;
mod links;
mod parties;
mod succeed;

use serde_json::{Value, json};

use self::answer::{approve, close, object, object_again, rate, reply, send_back, withdraw};
use self::hand_off::{accept, accept_triage, answer_offer, assist, give_back, offer};
use self::intake::{ask_supplement, merge, reclassify, refuse, supplement, take};
use self::links::{link, unlink};
use self::parties::{add_party, end_party};
use self::succeed::succeed;
use crate::act::{Act, Do};
use crate::clocks::Audience;
use crate::model::MatterRow;
use crate::refused::Refused;

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

/// What people typed stands in the thread and is destroyed with it; the log is for ever and keeps ids and codes.
const TYPED: &[&str] = &["remedy", "basis"];

impl Told {
    /// What of it the log keeps.
    pub fn for_log(&self) -> Value {
        let mut data = self.data.clone();
        if let Value::Object(fields) = &mut data {
            fields.retain(|name, _| !TYPED.contains(&name.as_str()));
        }
        data
    }
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
            handling,
            words,
        } => {
            let marks = answer::Marks {
                solved,
                stars,
                handling,
            };
            rate(act, row, before, marks, &words).await
        }
        Do::Object { words, files } => object(act, row, &words, files).await,
        Do::ObjectAgain { words, files } => object_again(act, row, &words, files).await,
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
        Do::Link { to, way, words } => link(act, row, &to, &way, &words).await,
        Do::Unlink { to, way, reason } => unlink(act, row, &to, &way, &reason).await,
        Do::AddParty { party } => add_party(act, row, party).await,
        Do::EndParty { party, reason } => end_party(act, row, &party, &reason).await,
        Do::Succeed {
            closed,
            holder,
            centre,
        } => succeed(act, row, &closed, holder, centre).await,
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
