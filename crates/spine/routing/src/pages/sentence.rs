//! A rule as it reads: a row of the list, and a sentence 如果 · 并且 · 就给 · 依据.

use kernel::Lang;
use maud::{Markup, html};
use store::Fault;
use web::Ctx;

use crate::matching::Condition;
use crate::model::Rule;
use crate::names::{self, Kinds, Names};

/// The parts of a rule in the reader's language.
pub(super) struct Parts {
    /// What it is about.
    pub name: String,
    /// Types.
    pub types: String,
    /// Where.
    pub place: String,
    /// When.
    pub time: String,
    /// Words that must occur; empty: any.
    pub words: String,
    /// Who.
    pub organ: String,
}

/// Reads the parts.
///
/// # Errors
/// On a database fault.
pub(super) async fn parts(
    ctx: &Ctx,
    names: &mut Names<'_>,
    kinds: &Kinds,
    rule: &Rule,
) -> Result<Parts, Fault> {
    let sep = match ctx.lang {
        Lang::ZhCn => "，",
        Lang::En => ", ",
    };
    let mut place = Vec::new();
    if !rule.units.is_empty() {
        place.push(
            names
                .condition(rule, Condition::Place, None)
                .await?
                .get(ctx.lang)
                .to_owned(),
        );
    }
    if !rule.unit_kinds.is_empty() {
        place.push(
            names
                .condition(rule, Condition::UnitKind, None)
                .await?
                .get(ctx.lang)
                .to_owned(),
        );
    }
    let mut time: Vec<String> = Vec::new();
    time.extend(rule.season.map(|s| s.to_string()));
    time.extend(rule.hours.map(|h| h.to_string()));
    let or = |parts: Vec<String>, key: &str| {
        if parts.is_empty() {
            ctx.t(key)
        } else {
            parts.join(sep)
        }
    };
    let mut organ = vec![names::organ_text(ctx, kinds, &rule.organ)];
    organ.extend(rule.assist.iter().map(|o| names::organ_text(ctx, kinds, o)));
    Ok(Parts {
        name: names.rule(rule).await?.get(ctx.lang).to_owned(),
        types: if rule.types.is_empty() {
            ctx.t("routing-any-type")
        } else {
            names
                .condition(rule, Condition::Type, None)
                .await?
                .get(ctx.lang)
                .to_owned()
        },
        place: or(place, "routing-everywhere"),
        time: or(time, "routing-any-time"),
        words: rule.words.join(match ctx.lang {
            Lang::ZhCn => "、",
            Lang::En => ", ",
        }),
        organ: organ.join(" + "),
    })
}

/// The rule as a sentence.
pub(super) fn sentence(ctx: &Ctx, rule: &Rule, parts: &Parts) -> Markup {
    let field = |key: &str, value: &str| html! { div class="field" { span class="lbl" { (ctx.t(key)) } b { (value) } } };
    let and = ctx.t("routing-and");
    html! {
        (ui::cond(&ctx.t("routing-if"), field("routing-cond-type", &parts.types)))
        (ui::cond(&and, field("routing-cond-place", &parts.place)))
        (ui::cond(&and, field("routing-cond-time", &parts.time)))
        @if !parts.words.is_empty() { (ui::cond(&and, field("routing-cond-words", &parts.words))) }
        hr class="rule";
        (ui::cond(&ctx.t("routing-then"), field("routing-organ", &parts.organ)))
        @if let Some(urgency) = rule.urgency {
            (ui::cond(&and, field("routing-raises", &ctx.t(&format!("routing-urgency-{urgency}")))))
        }
        (ui::cond(&ctx.t("routing-basis"), field("routing-basis-field", names::basis(&rule.basis).get(ctx.lang))))
        p class="ink-2 fs-13" { (rule.reason.get(ctx.lang)) }
    }
}

/// How a rule of a draft differs from the version in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Not at all.
    Same,
    /// Other words.
    Changed,
    /// Not there before.
    New,
    /// Taken out.
    Deleted,
}

impl Mark {
    /// Compares with the rule of the same code in force.
    pub fn of(rule: &Rule, base: Option<&Rule>) -> Mark {
        match base {
            _ if rule.deleted => Mark::Deleted,
            None => Mark::New,
            Some(base) if rule.says_the_same(base) => Mark::Same,
            Some(_) => Mark::Changed,
        }
    }

    /// The tag beside the code.
    pub fn tag(self, ctx: &Ctx) -> Markup {
        let key = match self {
            Mark::Same => return html! {},
            Mark::Changed => "routing-mark-changed",
            Mark::New => "routing-mark-new",
            Mark::Deleted => "routing-mark-deleted",
        };
        html! { " " span class="tag chg" { (ctx.t(key)) } }
    }
}

/// A value beside the one it replaces.
pub(super) fn differs(now: &str, before: Option<&str>, deleted: bool) -> Markup {
    match before {
        _ if deleted => html! { del { (now) } },
        Some(before) if before != now => html! { del { (before) } " " ins { (now) } },
        _ => html! { (now) },
    }
}
