//! Which rule decides, which nearly did, and by which condition it failed. Pure.

use kernel::UtcMs;

use crate::model::{MonthDay, Rule};

/// Near misses beyond this many are not read.
const MOST_NEAR: usize = 6;

/// What the rules look at. Nothing about who reported.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// Catalogue code of the matter's type.
    pub type_code: &'a str,
    /// Path of the unit of its place.
    pub unit_path: &'a str,
    /// Kind of the township-level unit of the place, as published; `None` when the place is not known so far down.
    pub unit_kind: Option<&'a str>,
    /// Title and text, in lower case: one text meets hundreds of rules.
    pub text: &'a str,
    /// When it was reported.
    pub at: UtcMs,
}

/// A condition that a rule can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Condition {
    /// 类别
    Type,
    /// 地点
    Place,
    /// 地点是街道、镇、乡 ...
    UnitKind,
    /// 时节
    Season,
    /// 时段
    Hours,
    /// 提到
    Words,
    /// There is such an organ for the place.
    Organ,
}

impl Condition {
    /// The last part of the text key `routing-cond-<code>`.
    pub fn code(self) -> &'static str {
        match self {
            Condition::Type => "type",
            Condition::Place => "place",
            Condition::UnitKind => "kind",
            Condition::Season => "season",
            Condition::Hours => "hours",
            Condition::Words => "words",
            Condition::Organ => "organ",
        }
    }
}

/// A rule that did not decide, and the one condition that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Miss<'r> {
    /// The rule.
    pub rule: &'r Rule,
    /// What failed.
    pub failed: Condition,
}

/// What a list of rules says about a matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict<'r> {
    /// Every rule that holds, in order; the first decides.
    pub holding: Vec<&'r Rule>,
    /// Rules that failed by exactly one condition, in order.
    pub near: Vec<Miss<'r>>,
}

impl<'r> Verdict<'r> {
    /// The rule that decides.
    pub fn fired(&self) -> Option<&'r Rule> {
        self.holding.first().copied()
    }
}

/// Whether a catalogue code is at or below another: `01.02` holds `01.02.08`, not `01.021`.
pub fn is_type_below(code: &str, prefix: &str) -> bool {
    code.strip_prefix(prefix)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.') || prefix.is_empty())
}

impl Rule {
    /// The conditions it has, each with whether it holds.
    pub fn check(&self, facts: &Facts<'_>) -> Vec<(Condition, bool)> {
        let mut all = Vec::new();
        let mut say = |given: bool, condition, holds: &dyn Fn() -> bool| {
            if given {
                all.push((condition, holds()));
            }
        };
        say(!self.types.is_empty(), Condition::Type, &|| {
            self.fits_type(facts.type_code)
        });
        say(!self.units.is_empty(), Condition::Place, &|| {
            self.units
                .iter()
                .any(|u| facts.unit_path.starts_with(u.as_str()))
        });
        say(!self.unit_kinds.is_empty(), Condition::UnitKind, &|| {
            facts
                .unit_kind
                .is_some_and(|kind| self.unit_kinds.iter().any(|k| k == kind))
        });
        say(self.season.is_some(), Condition::Season, &|| {
            self.season.is_some_and(|s| s.holds(MonthDay::of(facts.at)))
        });
        say(self.hours.is_some(), Condition::Hours, &|| {
            self.hours.is_some_and(|h| h.holds(facts.at))
        });
        say(!self.words.is_empty(), Condition::Words, &|| {
            self.words
                .iter()
                .any(|w| facts.text.contains(&w.to_lowercase()))
        });
        all
    }

    fn fits_type(&self, type_code: &str) -> bool {
        self.types.iter().any(|t| is_type_below(type_code, t))
    }

    fn is_in_group_of(&self, type_code: &str) -> bool {
        self.types.iter().any(|t| group(t) == group(type_code))
    }

    /// Words of the rule that occur in the text.
    pub fn words_in<'a>(&'a self, text: &str) -> Vec<&'a str> {
        let text = text.to_lowercase();
        self.words
            .iter()
            .map(String::as_str)
            .filter(|w| text.contains(&w.to_lowercase()))
            .collect()
    }

    /// The one condition that fails, where all others hold and there are others. A rule for another type is near only
    /// within the same group of the catalogue: else every rule of a place would be near to everything that happens there.
    fn misses_by_one(&self, facts: &Facts<'_>, checks: &[(Condition, bool)]) -> Option<Condition> {
        let mut failed = checks.iter().filter(|(_, holds)| !holds);
        let (condition, _) = *failed.next()?;
        if failed.next().is_some() || checks.len() < 2 {
            return None;
        }
        (condition != Condition::Type || self.is_in_group_of(facts.type_code)).then_some(condition)
    }
}

/// The first two parts of a catalogue code.
fn group(code: &str) -> &str {
    code.match_indices('.')
        .nth(1)
        .map_or(code, |(at, _)| &code[..at])
}

/// Tries the rules in the order given. Rules that are off or deleted say nothing.
pub fn judge<'r>(rules: &'r [Rule], facts: &Facts<'_>) -> Verdict<'r> {
    let mut verdict = Verdict::default();
    for rule in rules.iter().filter(|r| r.is_live()) {
        // Neither holding nor near; most rules leave here.
        if !rule.types.is_empty()
            && !rule.is_in_group_of(facts.type_code)
            && !rule.fits_type(facts.type_code)
        {
            continue;
        }
        let checks = rule.check(facts);
        if checks.iter().all(|(_, holds)| *holds) {
            verdict.holding.push(rule);
        } else if verdict.near.len() < MOST_NEAR
            && let Some(failed) = rule.misses_by_one(facts, &checks)
        {
            verdict.near.push(Miss { rule, failed });
        }
    }
    verdict
}

#[cfg(test)]
mod tests;
