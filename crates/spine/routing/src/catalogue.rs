//! Keeping the catalogue of matter types and the clock rules: versions that are added, never edited.

use access::Actor;
use kernel::{Date, Length};
use matter::catalogue::{self, MatterType};
use matter::clocks::{self, ClockRule};
use serde_json::json;
use store::{CommandId, Once, Tx};
use web::{App, FieldError};

use crate::drafts::Refused;

/// Level of the types that a matter can have.
pub(crate) const LEAF: i64 = 3;

/// What is to be done.
#[derive(Clone, Debug)]
pub(crate) enum Do {
    /// Writes a draft of a type, over the draft that is there.
    Draft(Box<MatterType>),
    /// Publishes the draft of a type.
    Publish(String, i64),
    /// Takes the draft of a type back.
    Drop(String, i64),
    /// Offers a type no more.
    Retire(String),
    /// Adds a version of a clock rule.
    Clock(Box<ClockRule>),
}

/// Carries it out, once for each command, with an entry in the log.
///
/// # Errors
/// [`Refused`]; nothing was written then.
pub(crate) async fn act(
    app: &App,
    actor: &Actor,
    command: CommandId,
    what: Do,
) -> Result<(), Refused> {
    let (shared, actor, now) = (app.clone(), actor.clone(), app.clock.now());
    app.db
        .act(move |tx| {
            Box::pin(async move {
                let who = actor.log_id();
                if let Once::Done(()) = tx.once::<()>(&command, &who).await? {
                    return Ok(());
                }
                let (action, kind, id, detail) = carry_out(tx, &what, now).await?;
                let record = audit::log::Record {
                    actor: who.clone(),
                    org: actor.log_org(),
                    action,
                    subject_kind: kind,
                    subject_id: id,
                    purpose: None,
                    detail,
                };
                audit::log::append(tx, &*shared.ids, now, record).await?;
                tx.remember(&command, &who, &(), now).await?;
                Ok(())
            })
        })
        .await
}

type Logged = (&'static str, &'static str, String, serde_json::Value);

async fn carry_out(tx: &Tx, what: &Do, now: kernel::UtcMs) -> Result<Logged, Refused> {
    let there = |done: bool| if done { Ok(()) } else { Err(Refused::Stale) };
    Ok(match what {
        Do::Draft(draft) => {
            let draft = checked(tx, draft).await?;
            catalogue::drop_draft(tx, &draft.code, draft.version).await?;
            catalogue::insert(tx, &draft, now).await?;
            (
                "catalogue.draft",
                "matter_type",
                draft.code.clone(),
                json!({ "version": draft.version }),
            )
        }
        Do::Publish(code, version) => {
            there(catalogue::publish(tx, code, *version, now).await?)?;
            (
                "catalogue.publish",
                "matter_type",
                code.clone(),
                json!({ "version": version }),
            )
        }
        Do::Drop(code, version) => {
            there(catalogue::drop_draft(tx, code, *version).await?)?;
            (
                "catalogue.drop",
                "matter_type",
                code.clone(),
                json!({ "version": version }),
            )
        }
        Do::Retire(code) => {
            there(catalogue::retire(tx, code, now).await?)?;
            ("catalogue.retire", "matter_type", code.clone(), json!({}))
        }
        Do::Clock(rule) => {
            check_clock(tx, rule, now.date()).await?;
            clocks::insert_rule(tx, rule).await?;
            let detail = json!({ "valid_from": rule.valid_from, "length": rule.length });
            ("catalogue.clock", "clock_rule", rule.code.clone(), detail)
        }
    })
}

/// The draft under its right version: the one waiting, or the next.
async fn checked(tx: &Tx, draft: &MatterType) -> Result<MatterType, Refused> {
    let mut wrong = Vec::new();
    for (field, value) in [
        ("name_zh", &draft.name_zh),
        ("name_en", &draft.name_en),
        ("organ_kind", &draft.organ_kind),
    ] {
        if value.trim().is_empty() {
            wrong.push(FieldError::new(field, "routing-field-missing"));
        }
    }
    if !(1..=100).contains(&draft.retention_years) {
        wrong.push(FieldError::new("retention_years", "routing-years-wrong"));
    }
    if !wrong.is_empty() {
        return Err(Refused::Invalid(wrong));
    }
    let versions = catalogue::versions(tx, &draft.code).await?;
    let newest = versions.first().ok_or(Refused::NotFound)?;
    let version = if newest.state == "draft" {
        newest.version
    } else {
        newest.version + 1
    };
    Ok(MatterType {
        version,
        state: "draft".into(),
        level: newest.level,
        ..draft.clone()
    })
}

/// A version begins on a day to come and after every other version: what was counted stays as it was counted.
async fn check_clock(tx: &Tx, rule: &ClockRule, today: Date) -> Result<(), Refused> {
    let mut wrong = Vec::new();
    let from: Option<Date> = rule.valid_from.parse().ok();
    let versions: Vec<ClockRule> = clocks::rules(tx)
        .await?
        .into_iter()
        .filter(|r| r.code == rule.code)
        .collect();
    if versions.is_empty() {
        return Err(Refused::NotFound);
    }
    match from {
        None => wrong.push(FieldError::new("valid_from", "routing-start-wrong")),
        Some(day) if day <= today => {
            wrong.push(FieldError::new("valid_from", "routing-clock-past"));
        }
        Some(_) if versions.iter().any(|v| v.valid_from >= rule.valid_from) => {
            wrong.push(FieldError::new("valid_from", "routing-clock-order"));
        }
        Some(_) => {}
    }
    if rule.length.parse::<Length>().is_err() {
        wrong.push(FieldError::new("length", "routing-length-wrong"));
    }
    if rule
        .extend_by
        .as_ref()
        .is_some_and(|by| by.parse::<Length>().is_err())
    {
        wrong.push(FieldError::new("extend", "routing-length-wrong"));
    }
    for (field, value) in [
        ("label_zh", &rule.label_zh),
        ("label_en", &rule.label_en),
        ("law_zh", &rule.law_zh),
        ("law_en", &rule.law_en),
    ] {
        if value.trim().is_empty() {
            wrong.push(FieldError::new(field, "routing-field-missing"));
        }
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(Refused::Invalid(wrong))
    }
}

/// A length as it reads: 5 个工作日.
pub(crate) fn length_words(ctx: &web::Ctx, text: &str) -> String {
    let Ok(length) = text.parse::<Length>() else {
        return text.to_owned();
    };
    let (n, key) = match length {
        Length::Working(n) => (n, "routing-length-working"),
        Length::Natural(n) => (n, "routing-length-natural"),
        Length::Months(n) => (n, "routing-length-months"),
        Length::Years(n) => (n, "routing-length-years"),
        Length::Hours(n) => (n, "routing-length-hours"),
        Length::Minutes(n) => (n, "routing-length-minutes"),
    };
    ctx.f(key, &[("n", i64::from(n).into())])
}
