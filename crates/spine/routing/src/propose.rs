//! Who is responsible for a matter: a suggestion with its reason. A person decides.

use std::collections::HashMap;

use access::Named;
use kernel::UtcMs;
use matter::catalogue;
use people::{Level, Org};
use store::{Fault, Sql};

use crate::matching::{self, Condition, Facts, Verdict};
use crate::model::{Organ, Rule};
use crate::{names, store as rows};

/// What is asked.
#[derive(Clone, Debug)]
pub struct Question {
    /// Catalogue code of the matter's type.
    pub type_code: String,
    /// Path of the unit of its place.
    pub unit_path: String,
    /// Title and text.
    pub text: String,
    /// When it was reported.
    pub now: UtcMs,
}

/// A condition as it reads, with whether it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Which condition; its name is the text `routing-cond-<code>`.
    pub condition: Condition,
    /// What the rule asks for, such as 餐饮油烟 or 10-15–04-15.
    pub value: Named,
    /// Whether it holds.
    pub holds: bool,
}

/// A rule that nearly decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearMiss {
    /// The rule's id.
    pub rule_id: String,
    /// Its code, such as `R-112`.
    pub code: String,
    /// What it is about.
    pub name: Named,
    /// The organ it would have named, if the place has one.
    pub org: Option<Named>,
    /// What failed.
    pub failed: Said,
}

/// Where a proposal comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A rule.
    Rule,
    /// The default of the matter's type.
    TypeDefault,
    /// Nothing is known: the centre of the place decides by hand.
    Centre,
}

/// A suggestion.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The organ.
    pub org: Org,
    /// Who helps.
    pub assist: Vec<Org>,
    /// Where it comes from.
    pub source: Source,
    /// The rule that says so; to be kept with the hand-off.
    pub rule_id: Option<String>,
    /// Its code, such as `R-112`; empty without a rule.
    pub rule_code: String,
    /// What the rule is about; the type's name without a rule.
    pub rule_name: Named,
    /// Why, in one sentence that the clerk reads; empty where the source says it all (`routing-source-<…>`).
    pub reason: Named,
    /// Law with article; the words 职责清单 for the city's own list.
    pub basis: Named,
    /// Urgency that the rule raises to, 1 most urgent .. 4.
    pub urgency: Option<i64>,
    /// The rule's conditions; all hold.
    pub conditions: Vec<Said>,
    /// Rules that failed by one condition; only with the first proposal.
    pub near_misses: Vec<NearMiss>,
}

/// Organs and kinds of units, each asked for once.
pub struct Lookup<'a> {
    sql: &'a dyn Sql,
    organs: HashMap<(String, String), Option<Org>>,
    kinds: HashMap<String, Option<String>>,
}

impl<'a> Lookup<'a> {
    /// Nothing looked up yet.
    pub fn new(sql: &'a dyn Sql) -> Self {
        Lookup {
            sql,
            organs: HashMap::new(),
            kinds: HashMap::new(),
        }
    }

    /// The organ of this kind and level that serves the place, or of the nearest level above that has one.
    ///
    /// # Errors
    /// On a database fault.
    pub async fn organ(&mut self, organ: &Organ, unit_path: &str) -> Result<Option<Org>, Fault> {
        let path = at_level(unit_path, organ.level).to_owned();
        let key = (organ.kind.clone(), path);
        if let Some(known) = self.organs.get(&key) {
            return Ok(known.clone());
        }
        let found = people::find_org(self.sql, &key.0, &key.1)
            .await?
            .filter(|o| o.takes_matters);
        self.organs.insert(key, found.clone());
        Ok(found)
    }

    /// Kind of the township-level unit of the place, as published.
    ///
    /// # Errors
    /// On a database fault.
    pub async fn unit_kind(&mut self, unit_path: &str) -> Result<Option<String>, Fault> {
        let path = at_level(unit_path, Level::Township);
        if path.matches('/').count() < 3 {
            return Ok(None);
        }
        if let Some(known) = self.kinds.get(path) {
            return Ok(known.clone());
        }
        let kind = place::unit_by_path(self.sql, path).await?.map(|u| u.kind);
        self.kinds.insert(path.to_owned(), kind.clone());
        Ok(kind)
    }
}

/// The path cut off at a level: `2304/230405/230405001/` at county is `2304/230405/`.
pub fn at_level(unit_path: &str, level: Level) -> &str {
    let parts = match level {
        Level::City => 1,
        Level::County => 2,
        Level::Township => 3,
        Level::Community => 4,
    };
    let end = unit_path.match_indices('/').nth(parts - 1);
    end.map_or(unit_path, |(at, _)| &unit_path[..=at])
}

/// Proposals by the rules in force, best first: the rule that decides, other rules that hold for another organ, the
/// default of the type, and where nothing else is known the centre of the place.
///
/// # Errors
/// On a database fault.
pub async fn propose(sql: &dyn Sql, question: &Question) -> Result<Vec<Proposal>, Fault> {
    let rules = match rows::published(sql).await? {
        Some(set) => rows::rules(sql, &set.id).await?,
        None => Vec::new(),
    };
    propose_by(sql, &rules, question).await
}

/// Proposals by these rules.
///
/// # Errors
/// On a database fault.
pub async fn propose_by(
    sql: &dyn Sql,
    rules: &[Rule],
    question: &Question,
) -> Result<Vec<Proposal>, Fault> {
    let mut lookup = Lookup::new(sql);
    let kind = lookup.unit_kind(&question.unit_path).await?;
    let text = question.text.to_lowercase();
    let facts = Facts {
        type_code: &question.type_code,
        unit_path: &question.unit_path,
        unit_kind: kind.as_deref(),
        text: &text,
        at: question.now,
    };
    let verdict = matching::judge(rules, &facts);
    let mut words = names::Names::new(sql);
    let mut proposals: Vec<Proposal> = Vec::new();
    let mut missing = Vec::new();
    for rule in &verdict.holding {
        match lookup.organ(&rule.organ, &question.unit_path).await? {
            Some(org) if proposals.iter().all(|p| p.org.id != org.id) => {
                proposals.push(by_rule(&mut lookup, &mut words, rule, org, &facts).await?);
            }
            Some(_) => {}
            None if proposals.is_empty() => missing.push(*rule),
            None => {}
        }
    }
    defaults(sql, &mut lookup, question, &mut proposals).await?;
    if let Some(first) = proposals.first_mut() {
        first.near_misses = near(
            &mut lookup,
            &mut words,
            &verdict,
            &missing,
            &question.unit_path,
        )
        .await?;
    }
    Ok(proposals)
}

async fn by_rule(
    lookup: &mut Lookup<'_>,
    words: &mut names::Names<'_>,
    rule: &Rule,
    org: Org,
    facts: &Facts<'_>,
) -> Result<Proposal, Fault> {
    let mut assist = Vec::new();
    for organ in &rule.assist {
        assist.extend(lookup.organ(organ, facts.unit_path).await?);
    }
    let mut conditions = Vec::new();
    for (condition, holds) in rule.check(facts) {
        conditions.push(Said {
            condition,
            value: words.condition(rule, condition, Some(facts.text)).await?,
            holds,
        });
    }
    Ok(Proposal {
        org,
        assist,
        source: Source::Rule,
        rule_id: Some(rule.id.clone()),
        rule_code: rule.code.clone(),
        rule_name: words.rule(rule).await?,
        reason: rule.reason.clone(),
        basis: names::basis(&rule.basis),
        urgency: rule.urgency,
        conditions,
        near_misses: Vec::new(),
    })
}

/// The default of the type; the centre of the place where there is nothing else.
async fn defaults(
    sql: &dyn Sql,
    lookup: &mut Lookup<'_>,
    question: &Question,
    proposals: &mut Vec<Proposal>,
) -> Result<(), Fault> {
    let kind = catalogue::published(sql, &question.type_code).await?;
    let name = kind
        .as_ref()
        .map(catalogue::MatterType::name)
        .unwrap_or_default();
    let bare = |org: Org, source: Source| Proposal {
        org,
        assist: Vec::new(),
        source,
        rule_id: None,
        rule_code: String::new(),
        rule_name: name.clone(),
        reason: Named::default(),
        basis: names::basis("duty_list"),
        urgency: None,
        conditions: Vec::new(),
        near_misses: Vec::new(),
    };
    let default = kind.as_ref().and_then(|k| {
        Some(Organ {
            kind: k.organ_kind.clone(),
            level: Level::parse(&k.organ_level)?,
        })
    });
    if let Some(organ) = default
        && let Some(org) = lookup.organ(&organ, &question.unit_path).await?
        && proposals.iter().all(|p| p.org.id != org.id)
    {
        proposals.push(bare(org, Source::TypeDefault));
    }
    if proposals.is_empty()
        && let Some(centre) = people::centre_for(sql, &question.unit_path).await?
    {
        proposals.push(bare(centre, Source::Centre));
    }
    Ok(())
}

async fn near(
    lookup: &mut Lookup<'_>,
    words: &mut names::Names<'_>,
    verdict: &Verdict<'_>,
    missing: &[&Rule],
    unit_path: &str,
) -> Result<Vec<NearMiss>, Fault> {
    let mut all = Vec::new();
    let organs = missing.iter().map(|rule| (*rule, Condition::Organ));
    for (rule, failed) in organs.chain(verdict.near.iter().map(|miss| (miss.rule, miss.failed))) {
        all.push(NearMiss {
            rule_id: rule.id.clone(),
            code: rule.code.clone(),
            name: words.rule(rule).await?,
            org: lookup
                .organ(&rule.organ, unit_path)
                .await?
                .map(|org| org.name),
            failed: Said {
                condition: failed,
                value: words.condition(rule, failed, None).await?,
                holds: false,
            },
        });
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_cut_at_its_level() {
        let path = "2304/230405/230405001/230405001004/";
        assert_eq!(at_level(path, Level::City), "2304/");
        assert_eq!(at_level(path, Level::County), "2304/230405/");
        assert_eq!(at_level(path, Level::Township), "2304/230405/230405001/");
        assert_eq!(at_level(path, Level::Community), path);
        assert_eq!(at_level("2304/230405/", Level::Township), "2304/230405/");
    }
}
