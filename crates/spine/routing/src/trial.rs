//! Trying a draft out on what was decided lately: what would have changed, and who really solved it. Changes nothing.

use std::collections::HashMap;

use access::{Named, OrgId};
use kernel::UtcMs;
use matter::catalogue::{self, MatterType};
use people::{Level, Org};
use store::{Fault, FromQueryResult, Sql, args};

use crate::matching::{self, Condition, Facts, Verdict};
use crate::model::{Organ, Rule};
use crate::propose::{Lookup, Source};

/// How far back a trial looks.
pub const TRIAL_DAYS: i64 = 30;
/// The newest decided matters that a trial judges.
const MOST: i64 = 2_000;

/// What a list of rules would have done with a matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The organ; `None`: nobody, not even a centre.
    pub org: Option<(OrgId, Named)>,
    /// Where that comes from.
    pub source: Source,
    /// Code of the rule.
    pub rule: Option<String>,
    /// A rule that failed by one condition: its code and the condition.
    pub near: Option<(String, Condition)>,
}

impl Outcome {
    /// Whether this is the organ.
    pub fn is(&self, org: &str) -> bool {
        self.org
            .as_ref()
            .is_some_and(|(id, _)| id.to_string() == org)
    }
}

/// A decided matter, judged by both lists of rules.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The matter.
    pub id: String,
    /// Its number.
    pub number: String,
    /// Its title; shown only to whoever reaches the matter.
    pub title: String,
    /// Its type.
    pub type_code: String,
    /// Its place, down to the community.
    pub place: String,
    /// Unit path, for the reach of the reader.
    pub unit_path: String,
    /// Path of the organ that solved it.
    pub solved_path: String,
    /// Id of the organ that solved it.
    pub solved_by: String,
    /// Its name.
    pub solved_name: Named,
    /// By the rules in force.
    pub now: Outcome,
    /// By the draft.
    pub draft: Outcome,
    /// Codes of the draft's rules that hold, in order.
    pub holding: Vec<String>,
}

impl Judged {
    /// The draft names another organ than the rules in force.
    pub fn moved(&self) -> bool {
        self.now.org.as_ref().map(|o| o.0) != self.draft.org.as_ref().map(|o| o.0)
    }
    /// The draft names the organ that solved it.
    pub fn agrees(&self) -> bool {
        self.draft.is(&self.solved_by)
    }
    /// The draft leaves it to a person, the rules in force did not.
    pub fn left_open(&self) -> bool {
        self.draft.source == Source::Centre && self.now.source != Source::Centre
    }
}

/// A trial.
#[derive(Clone, Debug)]
pub struct Trial {
    /// Decided since.
    pub from: UtcMs,
    /// Until now.
    pub to: UtcMs,
    /// The matters, newest first.
    pub judged: Vec<Judged>,
    /// There were more than are judged.
    pub cut: bool,
}

impl Trial {
    /// Share of matters, in percent, for which the rules in force and the draft name the organ that solved them.
    pub fn agreement(&self) -> Option<(f64, f64)> {
        let all = self.judged.len();
        let share = |n: usize| n as f64 * 100.0 / all as f64;
        (all > 0).then(|| {
            let now = self
                .judged
                .iter()
                .filter(|j| j.now.is(&j.solved_by))
                .count();
            (
                share(now),
                share(self.judged.iter().filter(|j| j.agrees()).count()),
            )
        })
    }

    /// Rules of the draft that hold together with `code`: the other rule, how many matters, and whether `code` comes
    /// first. Most frequent first.
    pub fn overlaps(&self, code: &str) -> Vec<(String, usize, bool)> {
        let mut counted: HashMap<(&str, bool), usize> = HashMap::new();
        for one in &self.judged {
            let Some(at) = one.holding.iter().position(|c| c == code) else {
                continue;
            };
            for (other_at, other) in one.holding.iter().enumerate() {
                if other_at != at {
                    *counted.entry((other, at < other_at)).or_default() += 1;
                }
            }
        }
        let mut all: Vec<_> = counted
            .into_iter()
            .map(|((code, first), n)| (code.to_owned(), n, first))
            .collect();
        all.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        all
    }
}

#[derive(FromQueryResult)]
struct Row {
    id: String,
    number: String,
    title: String,
    body: String,
    type_code: String,
    unit_path: String,
    place_public: String,
    registered_ms: i64,
    holder_org: String,
    holder_path: String,
    holder_zh: String,
    holder_en: String,
}

/// What a list of rules is judged with.
pub(crate) struct Judge<'a> {
    sql: &'a dyn Sql,
    lookup: Lookup<'a>,
    types: HashMap<String, MatterType>,
    centres: HashMap<String, Option<Org>>,
}

impl<'a> Judge<'a> {
    pub async fn new(sql: &'a dyn Sql) -> Result<Self, Fault> {
        let types = catalogue::all_published(sql).await?;
        Ok(Judge {
            sql,
            lookup: Lookup::new(sql),
            types: types.into_iter().map(|t| (t.code.clone(), t)).collect(),
            centres: HashMap::new(),
        })
    }

    /// The same choice as the first proposal of [`crate::propose`].
    async fn outcome(
        &mut self,
        verdict: &Verdict<'_>,
        facts: &Facts<'_>,
    ) -> Result<Outcome, Fault> {
        let near = verdict
            .near
            .first()
            .map(|m| (m.rule.code.clone(), m.failed));
        let made = |org: &Org, source, rule| Outcome {
            org: Some((org.id, org.name.clone())),
            source,
            rule,
            near: near.clone(),
        };
        for rule in &verdict.holding {
            if let Some(org) = self.lookup.organ(&rule.organ, facts.unit_path).await? {
                return Ok(made(&org, Source::Rule, Some(rule.code.clone())));
            }
        }
        let default = self.types.get(facts.type_code).and_then(|t| {
            Some(Organ {
                kind: t.organ_kind.clone(),
                level: Level::parse(&t.organ_level)?,
            })
        });
        if let Some(organ) = default
            && let Some(org) = self.lookup.organ(&organ, facts.unit_path).await?
        {
            return Ok(made(&org, Source::TypeDefault, None));
        }
        Ok(match self.centre(facts.unit_path).await? {
            Some(org) => made(&org, Source::Centre, None),
            None => Outcome {
                org: None,
                source: Source::Centre,
                rule: None,
                near,
            },
        })
    }

    async fn centre(&mut self, unit_path: &str) -> Result<Option<Org>, Fault> {
        if let Some(known) = self.centres.get(unit_path) {
            return Ok(known.clone());
        }
        let found = people::centre_for(self.sql, unit_path).await?;
        self.centres.insert(unit_path.to_owned(), found.clone());
        Ok(found)
    }
}

/// Judges what was decided in the last [`TRIAL_DAYS`] days by both lists.
///
/// # Errors
/// On a database fault.
pub async fn run(
    sql: &dyn Sql,
    current: &[Rule],
    draft: &[Rule],
    now: UtcMs,
) -> Result<Trial, Fault> {
    let from = now.plus_days(-TRIAL_DAYS);
    let rows: Vec<Row> = sql
        .all(
            &format!(
                "select id, number, title, body, type_code, unit_path, place_public, registered_ms, holder_org, \
                 holder_path, holder_zh, holder_en from matter where completed_ms >= $1 \
                 and state in ('completed', 'closed') order by completed_ms desc limit {}",
                MOST + 1
            ),
            args![from],
        )
        .await?;
    let cut = rows.len() as i64 > MOST;
    let mut judge = Judge::new(sql).await?;
    let mut judged = Vec::with_capacity(rows.len());
    for row in rows.into_iter().take(MOST as usize) {
        judged.push(one(&mut judge, current, draft, row).await?);
    }
    Ok(Trial {
        from,
        to: now,
        judged,
        cut,
    })
}

async fn one(
    judge: &mut Judge<'_>,
    current: &[Rule],
    draft: &[Rule],
    row: Row,
) -> Result<Judged, Fault> {
    let text = format!("{}\n{}", row.title, row.body).to_lowercase();
    let kind = judge.lookup.unit_kind(&row.unit_path).await?;
    let facts = Facts {
        type_code: &row.type_code,
        unit_path: &row.unit_path,
        unit_kind: kind.as_deref(),
        text: &text,
        at: UtcMs(row.registered_ms),
    };
    let now = judge
        .outcome(&matching::judge(current, &facts), &facts)
        .await?;
    let by_draft = matching::judge(draft, &facts);
    Ok(Judged {
        now,
        draft: judge.outcome(&by_draft, &facts).await?,
        holding: by_draft.holding.iter().map(|r| r.code.clone()).collect(),
        id: row.id,
        number: row.number,
        title: row.title,
        type_code: row.type_code,
        place: row.place_public,
        unit_path: row.unit_path,
        solved_path: row.holder_path,
        solved_by: row.holder_org,
        solved_name: Named {
            zh: row.holder_zh,
            en: row.holder_en,
        },
    })
}
