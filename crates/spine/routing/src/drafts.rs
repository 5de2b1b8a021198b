//! Writing a draft of the rules, and putting it in force by a second person.

use access::{AccountId, Actor};
use kernel::{IdSource, UtcMs};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{CommandId, Fault, Once, Sql, Tx, args};
use web::{App, FieldError, WebError};

use crate::matching::is_type_below;
use crate::model::{Rule, RuleId, RuleSet, SetState};
use crate::store::{self as rows, NewSet, STEP};

/// Why an act on a draft was not carried out.
#[derive(Debug)]
pub enum Refused {
    /// No such version or rule.
    NotFound,
    /// It is no draft any more.
    NotDraft,
    /// Somebody changed it since the page was opened.
    Stale,
    /// Who wrote it does not put it in force.
    OwnDraft,
    /// Something to mend.
    Invalid(Vec<FieldError>),
    /// Ours.
    Fault(Fault),
}

impl From<Fault> for Refused {
    fn from(fault: Fault) -> Self {
        if fault.is_unique_violation() {
            Refused::Stale
        } else {
            Refused::Fault(fault)
        }
    }
}

impl From<Refused> for WebError {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::NotFound => WebError::not_found(),
            Refused::NotDraft => WebError::conflict("routing-not-draft"),
            Refused::Stale => WebError::conflict("routing-stale"),
            Refused::OwnDraft => {
                WebError::refused(http::StatusCode::FORBIDDEN, "routing-own-draft")
            }
            Refused::Invalid(fields) => WebError::invalid(fields),
            Refused::Fault(fault) => WebError::from(fault),
        }
    }
}

/// What is to be done with a draft.
#[derive(Clone, Debug)]
pub enum Do {
    /// Copies the version in force into a new draft.
    Start,
    /// Writes a rule: over the one with its id, or a new one where the id is empty.
    Save(Box<Rule>),
    /// Tries a rule earlier (`true`) or later.
    Move(String, bool),
    /// Switches a rule on or off.
    Enable(String, bool),
    /// Takes a rule out (`true`) or puts it back.
    Delete(String, bool),
    /// Asks for review, with what changed in the author's words.
    Submit(String),
    /// Gives the draft up.
    Drop,
    /// Puts the draft in force.
    Publish,
}

impl Do {
    fn action(&self) -> &'static str {
        match self {
            Do::Start => "routing.start",
            Do::Save(_) => "routing.save_rule",
            Do::Move(..) => "routing.move_rule",
            Do::Enable(..) => "routing.switch_rule",
            Do::Delete(_, true) => "routing.delete_rule",
            Do::Delete(_, false) => "routing.restore_rule",
            Do::Submit(_) => "routing.submit",
            Do::Drop => "routing.drop",
            Do::Publish => "routing.publish",
        }
    }
}

/// An order.
#[derive(Clone, Debug)]
pub struct Command {
    /// Made by the client; a retry carries the same.
    pub id: CommandId,
    /// The draft; empty to start one.
    pub set: String,
    /// When the draft was last saved, as the actor saw it.
    pub seen: Option<i64>,
    /// What to do.
    pub what: Do,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// The version.
    pub set: String,
    /// The rule acted on.
    pub rule: Option<String>,
}

struct Act<'a> {
    tx: &'a Tx,
    ids: &'a dyn IdSource,
    actor: &'a Actor,
    now: UtcMs,
}

/// Carries out a command.
///
/// # Errors
/// [`Refused`]; nothing was written then.
pub async fn act(app: &App, actor: &Actor, command: Command) -> Result<Done, Refused> {
    let (shared, actor, now) = (app.clone(), actor.clone(), app.clock.now());
    let done = app
        .db
        .act(move |tx| {
            Box::pin(async move {
                let act = Act {
                    tx,
                    ids: &*shared.ids,
                    actor: &actor,
                    now,
                };
                act.within(command).await
            })
        })
        .await?;
    app.wake();
    Ok(done)
}

impl Act<'_> {
    async fn within(&self, command: Command) -> Result<Done, Refused> {
        let who = self.actor.log_id();
        if let Once::Done(done) = self.tx.once::<Done>(&command.id, &who).await? {
            return Ok(done);
        }
        let action = command.what.action();
        let done = match command.what {
            Do::Start => self.start().await?,
            what => {
                let set = rows::set(self.tx, &command.set)
                    .await?
                    .ok_or(Refused::NotFound)?;
                if set.state != SetState::Draft {
                    return Err(Refused::NotDraft);
                }
                if command.seen.is_some_and(|seen| seen != set.saved.0) {
                    return Err(Refused::Stale);
                }
                self.change(&set, what).await?
            }
        };
        let record = audit::log::Record {
            actor: who.clone(),
            org: self.actor.log_org(),
            action,
            subject_kind: "rule_set",
            subject_id: done.set.clone(),
            purpose: None,
            detail: json!({ "rule": done.rule }),
        };
        audit::log::append(self.tx, self.ids, self.now, record).await?;
        self.tx.remember(&command.id, &who, &done, self.now).await?;
        Ok(done)
    }

    fn person(&self) -> String {
        self.actor
            .post()
            .map(|p| p.person.clone())
            .unwrap_or_default()
    }

    async fn start(&self) -> Result<Done, Refused> {
        let current = rows::published(self.tx).await?;
        let (author, author_name) = (self.actor.log_id(), self.person());
        let new = NewSet {
            name: "",
            based_on: current.as_ref().map(|set| set.id.as_str()),
            author: &author,
            author_name: &author_name,
        };
        let set = rows::insert_set(self.tx, self.ids, new, self.now).await?;
        if let Some(current) = current {
            let rules = rows::rules(self.tx, &current.id).await?;
            rows::insert_rules(self.tx, self.ids, &set.id, &rules).await?;
        }
        Ok(Done {
            set: set.id,
            rule: None,
        })
    }

    async fn change(&self, set: &RuleSet, what: Do) -> Result<Done, Refused> {
        let done = |rule: Option<String>| Done {
            set: set.id.clone(),
            rule,
        };
        match what {
            Do::Submit(name) => {
                if name.trim().is_empty() {
                    return Err(Refused::Invalid(vec![FieldError::new(
                        "name",
                        "routing-name-missing",
                    )]));
                }
                self.tx
                    .run(
                        "update rule_set set name = $2, submitted_ms = $3 where id = $1",
                        args![&set.id, name.trim(), self.now],
                    )
                    .await?;
                return Ok(done(None));
            }
            Do::Drop => {
                self.tx
                    .run(
                        "update rule_set set state = 'dropped', retired_ms = $2 where id = $1",
                        args![&set.id, self.now],
                    )
                    .await?;
                return Ok(done(None));
            }
            Do::Publish => {
                if set.submitted.is_none() {
                    return Err(Refused::NotDraft);
                }
                if wrote(self.tx, set, self.actor).await? {
                    return Err(Refused::OwnDraft);
                }
                rows::publish_set(
                    self.tx,
                    &set.id,
                    &self.actor.log_id(),
                    &self.person(),
                    self.now,
                )
                .await?;
                return Ok(done(None));
            }
            _ => {}
        }
        let mut rules = rows::rules(self.tx, &set.id).await?;
        let rule = match what {
            Do::Save(rule) => self.save(set, &rules, *rule).await?,
            Do::Move(rule, up) => self.step(&mut rules, rule, up).await?,
            Do::Enable(rule, on) => self.alter(&rules, rule, |r| r.enabled = on).await?,
            Do::Delete(rule, out) => self.alter(&rules, rule, |r| r.deleted = out).await?,
            Do::Start | Do::Submit(_) | Do::Drop | Do::Publish => return Err(Refused::NotFound),
        };
        rows::touch(self.tx, set, &self.actor.log_id(), self.now).await?;
        Ok(done(Some(rule)))
    }

    async fn alter(
        &self,
        rules: &[Rule],
        id: String,
        change: impl FnOnce(&mut Rule),
    ) -> Result<String, Refused> {
        let mut rule = rules
            .iter()
            .find(|r| r.id == id)
            .cloned()
            .ok_or(Refused::NotFound)?;
        change(&mut rule);
        rows::save_rule(self.tx, &rule).await?;
        Ok(id)
    }

    async fn save(&self, set: &RuleSet, rules: &[Rule], mut rule: Rule) -> Result<String, Refused> {
        rule.set.clone_from(&set.id);
        if let Some(old) = rules.iter().find(|r| r.id == rule.id) {
            rule.code.clone_from(&old.code);
            rule.position = old.position;
            rule.deleted = false;
            rows::save_rule(self.tx, &rule).await?;
            return Ok(rule.id);
        }
        if !rule.id.is_empty() {
            return Err(Refused::NotFound);
        }
        rule.id = RuleId::new(self.ids).to_string();
        rule.code = next_code(rules);
        let mut order: Vec<Rule> = rules.to_vec();
        let id = rule.id.clone();
        order.insert(place_of(rules, &rule), rule);
        for (at, mut one) in order.into_iter().enumerate() {
            one.position = (at as i64 + 1) * STEP;
            rows::save_rule(self.tx, &one).await?;
        }
        Ok(id)
    }

    /// Changes places with the neighbour that is still there.
    async fn step(&self, rules: &mut [Rule], id: String, up: bool) -> Result<String, Refused> {
        let at = rules
            .iter()
            .position(|r| r.id == id)
            .ok_or(Refused::NotFound)?;
        let neighbour = if up {
            rules[..at].iter().rposition(|r| !r.deleted)
        } else {
            rules[at + 1..]
                .iter()
                .position(|r| !r.deleted)
                .map(|n| at + 1 + n)
        };
        if let Some(other) = neighbour {
            let position = rules[at].position;
            rules[at].position = rules[other].position;
            rules[other].position = position;
            rows::save_rule(self.tx, &rules[at]).await?;
            rows::save_rule(self.tx, &rules[other]).await?;
        }
        Ok(id)
    }
}

/// Whether the actor wrote any of the draft, under this account or another one of the same person.
///
/// # Errors
/// On a database fault.
pub async fn wrote(sql: &dyn Sql, set: &RuleSet, actor: &Actor) -> Result<bool, Fault> {
    let Some(own) = actor.account() else {
        return Ok(set.editors.contains(&actor.log_id()));
    };
    if set.editors.contains(&own.to_string()) {
        return Ok(true);
    }
    let Some(person) = people::account(sql, own).await?.and_then(|a| a.person) else {
        return Ok(false);
    };
    for editor in &set.editors {
        let Ok(editor) = editor.parse::<AccountId>() else {
            continue;
        };
        if people::account(sql, editor).await?.and_then(|a| a.person) == Some(person) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// R- and the next number from 101.
fn next_code(rules: &[Rule]) -> String {
    let numbers = rules
        .iter()
        .filter_map(|r| r.code.strip_prefix("R-")?.parse::<u32>().ok());
    format!("R-{}", numbers.max().map_or(101, |n| n + 1))
}

/// A new rule stands before the first rule that would take something from it.
fn place_of(rules: &[Rule], new: &Rule) -> usize {
    let overlaps = |rule: &Rule| {
        rule.types.is_empty()
            || new.types.is_empty()
            || rule.types.iter().any(|a| {
                new.types
                    .iter()
                    .any(|b| is_type_below(a, b) || is_type_below(b, a))
            })
    };
    rules.iter().position(overlaps).unwrap_or(rules.len())
}
