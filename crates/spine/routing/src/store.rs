//! The rows of versions and rules.

use access::Named;
use kernel::{IdSource, UtcMs};
use people::Level;
use serde::de::DeserializeOwned;
use store::{Fault, FromQueryResult, Sql, Tx, args};

use crate::model::{Hours, MonthDay, Organ, Rule, RuleId, RuleSet, Season, SetId, SetState};

#[derive(FromQueryResult)]
struct SetRow {
    id: String,
    number: i64,
    state: String,
    name: String,
    based_on: Option<String>,
    author: String,
    author_name: String,
    editors: String,
    reviewer: Option<String>,
    reviewer_name: Option<String>,
    saved_ms: i64,
    submitted_ms: Option<i64>,
    published_ms: Option<i64>,
    retired_ms: Option<i64>,
}

impl SetRow {
    fn read(self) -> RuleSet {
        RuleSet {
            state: SetState::parse(&self.state).unwrap_or(SetState::Dropped),
            id: self.id,
            number: self.number,
            name: self.name,
            based_on: self.based_on,
            author: self.author,
            author_name: self.author_name,
            editors: serde_json::from_str(&self.editors).unwrap_or_default(),
            reviewer: self.reviewer,
            reviewer_name: self.reviewer_name,
            saved: UtcMs(self.saved_ms),
            submitted: self.submitted_ms.map(UtcMs),
            published: self.published_ms.map(UtcMs),
            retired: self.retired_ms.map(UtcMs),
        }
    }
}

const SET: &str = "select id, number, state, name, based_on, author, author_name, editors, reviewer, reviewer_name, saved_ms, \
     submitted_ms, published_ms, retired_ms from rule_set";

/// A version by its id.
///
/// # Errors
/// On a database fault.
pub async fn set(sql: &dyn Sql, id: &str) -> Result<Option<RuleSet>, Fault> {
    let row: Option<SetRow> = sql.one(&format!("{SET} where id = $1"), args![id]).await?;
    Ok(row.map(SetRow::read))
}

/// The version in force, if any was ever published.
///
/// # Errors
/// On a database fault.
pub async fn published(sql: &dyn Sql) -> Result<Option<RuleSet>, Fault> {
    let row: Option<SetRow> = sql
        .one(&format!("{SET} where state = 'published'"), args![])
        .await?;
    Ok(row.map(SetRow::read))
}

/// Drafts, newest first.
///
/// # Errors
/// On a database fault.
pub async fn drafts(sql: &dyn Sql) -> Result<Vec<RuleSet>, Fault> {
    let rows: Vec<SetRow> = sql
        .all(
            &format!("{SET} where state = 'draft' order by number desc"),
            args![],
        )
        .await?;
    Ok(rows.into_iter().map(SetRow::read).collect())
}

/// All versions, newest first.
///
/// # Errors
/// On a database fault.
pub async fn sets(sql: &dyn Sql) -> Result<Vec<RuleSet>, Fault> {
    let rows: Vec<SetRow> = sql
        .all(&format!("{SET} order by number desc"), args![])
        .await?;
    Ok(rows.into_iter().map(SetRow::read).collect())
}

#[derive(FromQueryResult)]
struct RuleRow {
    id: String,
    set_id: String,
    code: String,
    position: i64,
    name_zh: String,
    name_en: String,
    type_prefixes: String,
    unit_paths: String,
    unit_kinds: String,
    season_from: Option<String>,
    season_to: Option<String>,
    hours_from: Option<i64>,
    hours_to: Option<i64>,
    words: String,
    organ_kind: String,
    organ_level: String,
    assist: String,
    urgency: Option<i64>,
    reason_zh: String,
    reason_en: String,
    basis: String,
    enabled: bool,
    deleted: bool,
}

const RULE: &str = "id, set_id, code, position, name_zh, name_en, type_prefixes, unit_paths, unit_kinds, season_from, \
     season_to, hours_from, hours_to, words, organ_kind, organ_level, assist, urgency, reason_zh, reason_en, basis, \
     enabled, deleted";

fn list<T: DeserializeOwned>(text: &str) -> Result<Vec<T>, Fault> {
    serde_json::from_str(text).map_err(|e| Fault::of("read a list of a routing rule", e))
}

fn json(list: &[String]) -> Result<String, Fault> {
    serde_json::to_string(list).map_err(|e| Fault::of("write a list of a routing rule", e))
}

impl RuleRow {
    fn read(self) -> Result<Rule, Fault> {
        let assist: Vec<String> = list(&self.assist)?;
        let season = || {
            Some(Season {
                from: MonthDay::parse(self.season_from.as_deref()?)?,
                to: MonthDay::parse(self.season_to.as_deref()?)?,
            })
        };
        Ok(Rule {
            season: season(),
            hours: self
                .hours_from
                .zip(self.hours_to)
                .and_then(|(from, to)| Hours::of_minutes(from, to)),
            types: list(&self.type_prefixes)?,
            units: list(&self.unit_paths)?,
            unit_kinds: list(&self.unit_kinds)?,
            words: list(&self.words)?,
            organ: Organ {
                kind: self.organ_kind,
                level: Level::parse(&self.organ_level).ok_or_else(|| {
                    Fault::new(format!("routing rule {} names no level", self.id))
                })?,
            },
            assist: assist
                .iter()
                .filter_map(|text| Organ::parse(text))
                .collect(),
            id: self.id,
            set: self.set_id,
            code: self.code,
            position: self.position,
            name: Named {
                zh: self.name_zh,
                en: self.name_en,
            },
            urgency: self.urgency,
            reason: Named {
                zh: self.reason_zh,
                en: self.reason_en,
            },
            basis: self.basis,
            enabled: self.enabled,
            deleted: self.deleted,
        })
    }
}

/// The rules of a version in the order in which they are tried, deleted ones of a draft among them.
///
/// # Errors
/// On a database fault.
pub async fn rules(sql: &dyn Sql, set: &str) -> Result<Vec<Rule>, Fault> {
    let rows: Vec<RuleRow> = sql
        .all(
            &format!("select {RULE} from routing_rule where set_id = $1 order by position, code"),
            args![set],
        )
        .await?;
    rows.into_iter().map(RuleRow::read).collect()
}

/// A rule by its id, in whatever version.
///
/// # Errors
/// On a database fault.
pub async fn rule(sql: &dyn Sql, id: &str) -> Result<Option<Rule>, Fault> {
    let row: Option<RuleRow> = sql
        .one(
            &format!("select {RULE} from routing_rule where id = $1"),
            args![id],
        )
        .await?;
    row.map(RuleRow::read).transpose()
}

/// Writes a new version as a draft and gives it the next number. The caller audits it.
///
/// # Errors
/// On a database fault.
pub async fn insert_set(
    tx: &Tx,
    ids: &dyn IdSource,
    new: NewSet<'_>,
    now: UtcMs,
) -> Result<RuleSet, Fault> {
    let id = SetId::new(ids).to_string();
    let number = tx
        .sql()
        .count("select coalesce(max(number), 0) + 1 from rule_set", args![])
        .await?;
    tx.run(
        "insert into rule_set (id, number, state, name, based_on, author, author_name, editors, created_ms, saved_ms) \
         values ($1, $2, 'draft', $3, $4, $5, $6, $7, $8, $8)",
        args![
            &id,
            number,
            new.name,
            new.based_on,
            new.author,
            new.author_name,
            json(&[new.author.to_owned()])?,
            now
        ],
    )
    .await?;
    set(tx, &id)
        .await?
        .ok_or_else(|| Fault::new("a new version of the rules is not there"))
}

/// A version to be made.
#[derive(Clone, Copy, Debug)]
pub struct NewSet<'a> {
    /// What changes, in the author's words.
    pub name: &'a str,
    /// The version it is copied from.
    pub based_on: Option<&'a str>,
    /// Account of the author, or `system:<part>`.
    pub author: &'a str,
    /// Name of the author.
    pub author_name: &'a str,
}

/// Writes a rule as it is given: new, or over the one with its id.
pub(crate) async fn save_rule(tx: &Tx, rule: &Rule) -> Result<(), Fault> {
    let assist: Vec<String> = rule.assist.iter().map(ToString::to_string).collect();
    let (hours_from, hours_to) = rule.hours.map(Hours::minutes).unzip();
    tx.run(
        &format!(
            "insert into routing_rule ({RULE}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, \
             $16, $17, $18, $19, $20, $21, $22, $23) on conflict (id) do update set position = excluded.position, \
             name_zh = excluded.name_zh, name_en = excluded.name_en, type_prefixes = excluded.type_prefixes, \
             unit_paths = excluded.unit_paths, unit_kinds = excluded.unit_kinds, season_from = excluded.season_from, \
             season_to = excluded.season_to, hours_from = excluded.hours_from, hours_to = excluded.hours_to, \
             words = excluded.words, organ_kind = excluded.organ_kind, organ_level = excluded.organ_level, \
             assist = excluded.assist, urgency = excluded.urgency, reason_zh = excluded.reason_zh, \
             reason_en = excluded.reason_en, basis = excluded.basis, enabled = excluded.enabled, deleted = excluded.deleted"
        ),
        args![
            &rule.id,
            &rule.set,
            &rule.code,
            rule.position,
            &rule.name.zh,
            &rule.name.en,
            json(&rule.types)?,
            json(&rule.units)?,
            json(&rule.unit_kinds)?,
            rule.season.map(|s| s.from.to_string()),
            rule.season.map(|s| s.to.to_string()),
            hours_from,
            hours_to,
            json(&rule.words)?,
            &rule.organ.kind,
            rule.organ.level.code(),
            json(&assist)?,
            rule.urgency,
            &rule.reason.zh,
            &rule.reason.en,
            &rule.basis,
            rule.enabled,
            rule.deleted
        ],
    )
    .await?;
    Ok(())
}

/// Writes rules into a draft, in the order given, each with a new id; `id`, `set` and `position` of the values are
/// not read. The caller audits it.
///
/// # Errors
/// On a database fault; a unique violation when two rules carry the same code.
pub async fn insert_rules(
    tx: &Tx,
    ids: &dyn IdSource,
    set: &str,
    rules: &[Rule],
) -> Result<(), Fault> {
    for (at, rule) in rules.iter().enumerate() {
        let placed = Rule {
            id: RuleId::new(ids).to_string(),
            set: set.to_owned(),
            position: (at as i64 + 1) * STEP,
            ..rule.clone()
        };
        save_rule(tx, &placed).await?;
    }
    Ok(())
}

/// Distance between the positions of neighbours.
pub(crate) const STEP: i64 = 10;

/// Puts a draft in force and retires the version before it. False when there is no such draft. Rules deleted from the
/// draft go for good. Whether `reviewer` may is the caller's to ask; see [`crate::drafts::publish`].
///
/// # Errors
/// On a database fault.
pub async fn publish_set(
    tx: &Tx,
    set: &str,
    reviewer: &str,
    reviewer_name: &str,
    now: UtcMs,
) -> Result<bool, Fault> {
    let waiting = tx
        .sql()
        .count(
            "select count(*) from rule_set where id = $1 and state = 'draft'",
            args![set],
        )
        .await?;
    if waiting == 0 {
        return Ok(false);
    }
    tx.run(
        "update rule_set set state = 'retired', retired_ms = $1 where state = 'published'",
        args![now],
    )
    .await?;
    tx.run(
        "delete from routing_rule where set_id = $1 and deleted",
        args![set],
    )
    .await?;
    tx.run(
        "update rule_set set state = 'published', published_ms = $2, reviewer = $3, reviewer_name = $4 where id = $1",
        args![set, now, reviewer, reviewer_name],
    )
    .await?;
    Ok(true)
}

/// Notes that somebody changed a draft: it was saved now, by one more editor, and waits for no review any more.
pub(crate) async fn touch(tx: &Tx, set: &RuleSet, editor: &str, now: UtcMs) -> Result<(), Fault> {
    let mut editors = set.editors.clone();
    if !editors.iter().any(|known| known == editor) {
        editors.push(editor.to_owned());
    }
    tx.run(
        "update rule_set set saved_ms = $2, editors = $3, submitted_ms = null where id = $1",
        args![&set.id, now, json(&editors)?],
    )
    .await?;
    Ok(())
}

/// How many matters of late went by each rule, by the rule's code.
pub(crate) async fn used_since(
    sql: &dyn Sql,
    since: UtcMs,
) -> Result<std::collections::HashMap<String, i64>, Fault> {
    #[derive(FromQueryResult)]
    struct Row {
        code: String,
        n: i64,
    }
    let rows: Vec<Row> = sql
        .all(
            "select r.code, count(*) as n from hand_off h join routing_rule r on r.id = h.rule_id \
             where h.offered_ms >= $1 group by r.code",
            args![since],
        )
        .await?;
    Ok(rows.into_iter().map(|r| (r.code, r.n)).collect())
}
