//! Clocks of a matter: started, paused, extended and stopped by its acts; counted by the kernel.

use access::Named;
use kernel::{Date, Due, Length, Pause, PauseKind, Term, UtcMs, WorkCalendar};
use serde::{Deserialize, Serialize};
use store::{Fault, FromQueryResult, Sql, Tx, args};

use crate::model::ClockId;

/// Whom a clock binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Whoever holds the matter.
    Holder,
    /// The resident: a right that lapses.
    Resident,
    /// The centre that answers for the thread.
    Centre,
}

impl Audience {
    fn code(self) -> &'static str {
        match self {
            Audience::Holder => "holder",
            Audience::Resident => "resident",
            Audience::Centre => "centre",
        }
    }
}

/// A version of a rule, chosen by the day the clock starts.
#[derive(Clone, Debug, FromQueryResult, Serialize)]
pub struct ClockRule {
    /// Its code, such as `ctr.ordinary`.
    pub code: String,
    /// First day of this version, civil date.
    pub valid_from: String,
    /// Last day of this version.
    pub valid_to: Option<String>,
    /// Length, such as `5W`.
    pub length: String,
    /// Longest single extension.
    pub extend_by: Option<String>,
    /// What it is called.
    pub label_zh: String,
    /// In English.
    pub label_en: String,
    /// Law and article, or the house's rule.
    pub law_zh: String,
    /// In English.
    pub law_en: String,
}

/// A clock of a matter.
#[derive(Clone, Debug, FromQueryResult, Serialize)]
#[allow(
    missing_docs,
    reason = "each column is explained in migrations/0001_matter.sql"
)]
pub struct ClockRow {
    pub id: String,
    pub matter_id: String,
    pub rule_code: String,
    pub label_zh: String,
    pub label_en: String,
    pub law_zh: String,
    pub law_en: String,
    pub audience: String,
    pub start_ms: i64,
    pub length: String,
    pub pauses: String,
    pub extend_by: Option<String>,
    pub extend_reason: Option<String>,
    pub due_ms: Option<i64>,
    pub internal_ms: Option<i64>,
    pub nominal: Option<String>,
    pub statutory: Option<String>,
    pub provisional: bool,
    pub state: String,
    pub ended_ms: Option<i64>,
    pub alerted: i64,
}

pub(crate) const CLOCK_COLUMNS: &str = "id, matter_id, rule_code, label_zh, label_en, law_zh, law_en, audience, start_ms, \
     length, pauses, extend_by, extend_reason, due_ms, internal_ms, nominal, statutory, provisional, state, ended_ms, alerted";

/// A pause as kept in the row.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeptPause {
    /// Begin, UTC ms.
    pub from: i64,
    /// End, UTC ms; `None` while it lasts.
    pub to: Option<i64>,
    /// Why.
    pub reason: String,
}

impl ClockRow {
    /// What it is called.
    pub fn label(&self) -> Named {
        Named {
            zh: self.label_zh.clone(),
            en: self.label_en.clone(),
        }
    }
    /// Where it comes from.
    pub fn law(&self) -> Named {
        Named {
            zh: self.law_zh.clone(),
            en: self.law_en.clone(),
        }
    }
    /// Its pauses, oldest first.
    pub fn kept_pauses(&self) -> Vec<KeptPause> {
        serde_json::from_str(&self.pauses).unwrap_or_default()
    }
    /// The term it counts.
    ///
    /// # Errors
    /// When the row holds a length that cannot be read.
    pub fn term(&self) -> Result<Term, Fault> {
        let mut term = Term::new(UtcMs(self.start_ms), length(&self.length)?);
        if let Some(by) = &self.extend_by {
            term.extensions.push(length(by)?);
        }
        term.pauses = self
            .kept_pauses()
            .iter()
            .map(|p| Pause {
                from: UtcMs(p.from),
                to: p.to.map(UtcMs),
                kind: PauseKind::Exclude,
            })
            .collect();
        Ok(term)
    }
}

fn length(text: &str) -> Result<Length, Fault> {
    text.parse()
        .map_err(|e| Fault::of("read a clock's length", e))
}

/// The version of a rule in force on a day.
///
/// # Errors
/// On a database fault, or when no version covers the day.
pub async fn rule_on(sql: &dyn Sql, code: &str, day: Date) -> Result<ClockRule, Fault> {
    sql.one(
        "select code, valid_from, valid_to, length, extend_by, label_zh, label_en, law_zh, law_en from clock_rule \
         where code = $1 and valid_from <= $2 and (valid_to is null or valid_to >= $2) order by valid_from desc limit 1",
        args![code, day.to_string()],
    )
    .await?
    .ok_or_else(|| Fault::new(format!("no clock rule {code} covers {day}")))
}

/// All versions of all rules.
///
/// # Errors
/// On a database fault.
pub async fn rules(sql: &dyn Sql) -> Result<Vec<ClockRule>, Fault> {
    sql.all(
        "select code, valid_from, valid_to, length, extend_by, label_zh, label_en, law_zh, law_en from clock_rule \
         order by code, valid_from",
        args![],
    )
    .await
}

/// Writes a version of a rule; clocks that run already keep theirs. The caller audits it.
///
/// # Errors
/// On a database fault; a unique violation when a version begins on that day already.
pub async fn insert_rule(tx: &Tx, rule: &ClockRule) -> Result<(), Fault> {
    tx.run(
        "insert into clock_rule (code, valid_from, valid_to, length, extend_by, label_zh, label_en, law_zh, law_en) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        args![
            &rule.code,
            &rule.valid_from,
            rule.valid_to.clone(),
            &rule.length,
            rule.extend_by.clone(),
            &rule.label_zh,
            &rule.label_en,
            &rule.law_zh,
            &rule.law_en
        ],
    )
    .await?;
    Ok(())
}

/// The clocks of a matter, oldest first.
///
/// # Errors
/// On a database fault.
pub async fn of_matter(sql: &dyn Sql, matter: &str) -> Result<Vec<ClockRow>, Fault> {
    sql.all(
        &format!("select {CLOCK_COLUMNS} from clock where matter_id = $1 order by start_ms, id"),
        args![matter],
    )
    .await
}

/// Running clocks whose time touches a span, UTC ms, oldest first.
///
/// # Errors
/// On a database fault.
pub async fn running_within(sql: &dyn Sql, from: UtcMs, to: UtcMs) -> Result<Vec<ClockRow>, Fault> {
    sql.all(
        &format!(
            "select {CLOCK_COLUMNS} from clock where state = 'running' and start_ms < $2 and due_ms >= $1 order by id"
        ),
        args![from, to],
    )
    .await
}

/// Counts a running clock anew by a calendar that changed, and with it the matter's own due time. Answers the end
/// before and after when it moved.
///
/// # Errors
/// On a database fault.
pub async fn recount(
    tx: &Tx,
    ids: &dyn kernel::IdSource,
    calendar: &WorkCalendar,
    clock: &ClockRow,
    now: UtcMs,
) -> Result<Option<(UtcMs, UtcMs)>, Fault> {
    let keeper = Keeper {
        tx,
        calendar,
        ids,
        now,
    };
    let pauses = clock.kept_pauses();
    let (by, reason) = (clock.extend_by.as_deref(), clock.extend_reason.as_deref());
    keeper.keep(clock, &pauses, by, reason).await?;
    let after = clock.term()?.due(calendar).map(|due| due.due_at);
    let moved = clock
        .due_ms
        .map(UtcMs)
        .zip(after)
        .filter(|(before, after)| before != after);
    if moved.is_some() {
        let (due, code) = keeper.earliest(&clock.matter_id).await?.unzip();
        tx.run(
            "update matter set due_ms = $2, due_clock = $3 where id = $1",
            args![&clock.matter_id, due, code],
        )
        .await?;
    }
    Ok(moved)
}

/// Says in the thread, for everyone to read, that the system changed something about the matter's clocks.
///
/// # Errors
/// On a database fault.
pub async fn say(
    tx: &Tx,
    ids: &dyn kernel::IdSource,
    matter: &str,
    part: &'static str,
    words: &str,
    now: UtcMs,
) -> Result<(), Fault> {
    tx.run(
        "update matter set version = version + 1 where id = $1",
        args![matter],
    )
    .await?;
    tx.run(
        "insert into thread_entry (id, matter_id, seq, at_ms, kind, actor, actor_name, public, words) \
         select $1, m.id, m.version, $3, 'note', $4, '', true, $5 from matter m where m.id = $2",
        args![
            crate::model::EntryId::new(ids).to_string(),
            matter,
            now,
            format!("system:{part}"),
            words
        ],
    )
    .await?;
    store::emit(
        tx,
        &format!("matter:{matter}"),
        "matter.recount",
        matter,
        now,
    )
    .await
}

/// What the clocks of one act need.
pub(crate) struct Keeper<'a> {
    pub tx: &'a Tx,
    pub calendar: &'a WorkCalendar,
    pub ids: &'a dyn kernel::IdSource,
    pub now: UtcMs,
}

impl Keeper<'_> {
    /// Starts a clock under the rule's version of today.
    pub async fn start(&self, matter: &str, code: &str, audience: Audience) -> Result<(), Fault> {
        let rule = rule_on(self.tx, code, self.now.date()).await?;
        let due = self.due(&rule)?;
        self.begin(matter, rule, audience, &due).await
    }

    /// When a clock that starts now under this rule ends.
    pub fn due(&self, rule: &ClockRule) -> Result<Due, Fault> {
        Term::new(self.now, length(&rule.length)?)
            .due(self.calendar)
            .ok_or_else(|| Fault::new("a new clock has no due date"))
    }

    /// Starts a clock under a rule that was read before, until the end that [`due`](Self::due) gave.
    pub async fn begin(
        &self,
        matter: &str,
        rule: ClockRule,
        audience: Audience,
        due: &Due,
    ) -> Result<(), Fault> {
        self.tx
            .insert(
                "insert into clock (id, matter_id, rule_code, valid_from, label_zh, label_en, law_zh, law_en, audience, \
                 start_ms, length, due_ms, internal_ms, nominal, statutory, provisional, state) \
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 'running')",
                args![
                    ClockId::new(self.ids).to_string(),
                    matter,
                    rule.code,
                    rule.valid_from,
                    rule.label_zh,
                    rule.label_en,
                    rule.law_zh,
                    rule.law_en,
                    audience.code(),
                    self.now,
                    rule.length,
                    due.due_at,
                    UtcMs::from_local(due.internal, 0, 0).plus_days(1),
                    due.nominal.to_string(),
                    due.statutory.to_string(),
                    due.provisional
                ],
            )
            .await
    }

    /// Ends the running or paused clocks with these codes: met if in time, missed if late.
    pub async fn stop(&self, matter: &str, codes: &[&str]) -> Result<(), Fault> {
        for code in codes {
            self.tx
                .run(
                    "update clock set ended_ms = $3, \
                     state = case when due_ms is not null and due_ms < $3 then 'missed' else 'met' end \
                     where matter_id = $1 and rule_code = $2 and state in ('running', 'paused')",
                    args![matter, *code, self.now],
                )
                .await?;
        }
        Ok(())
    }

    /// Ends all clocks of an audience that still run.
    pub async fn stop_all(&self, matter: &str, audience: Audience) -> Result<(), Fault> {
        self.tx
            .run(
                "update clock set ended_ms = $3, \
                 state = case when due_ms is not null and due_ms < $3 then 'missed' else 'met' end \
                 where matter_id = $1 and audience = $2 and state in ('running', 'paused')",
                args![matter, audience.code(), self.now],
            )
            .await?;
        Ok(())
    }

    /// Clocks that were asked nothing of any more: neither met nor missed.
    pub async fn void(&self, matter: &str) -> Result<(), Fault> {
        self.tx
            .run(
                "update clock set ended_ms = $2, state = 'void' where matter_id = $1 and state in ('running', 'paused')",
                args![matter, self.now],
            )
            .await?;
        Ok(())
    }

    /// Stops counting for the holder until [`resume`](Self::resume).
    pub async fn pause(&self, matter: &str, reason: &str) -> Result<(), Fault> {
        for clock in self.open(matter, "running").await? {
            let mut pauses = clock.kept_pauses();
            pauses.push(KeptPause {
                from: self.now.0,
                to: None,
                reason: reason.to_owned(),
            });
            self.keep(
                &clock,
                &pauses,
                clock.extend_by.as_deref(),
                clock.extend_reason.as_deref(),
            )
            .await?;
        }
        Ok(())
    }

    /// Counts on.
    pub async fn resume(&self, matter: &str) -> Result<(), Fault> {
        for clock in self.open(matter, "paused").await? {
            let mut pauses = clock.kept_pauses();
            if let Some(last) = pauses.last_mut() {
                last.to.get_or_insert(self.now.0);
            }
            self.keep(
                &clock,
                &pauses,
                clock.extend_by.as_deref(),
                clock.extend_reason.as_deref(),
            )
            .await?;
        }
        Ok(())
    }

    /// Extends the clock that the holder resolves under. False when its rule allows none, or it was extended, or it
    /// has run out (an extension must be approved before expiry, R9).
    pub async fn extend(&self, matter: &str, reason: &str) -> Result<bool, Fault> {
        for clock in self.open(matter, "running").await? {
            if clock.extend_by.is_some() || clock.due_ms.is_some_and(|due| due < self.now.0) {
                continue;
            }
            let started = UtcMs(clock.start_ms).date();
            let Some(by) = rule_on(self.tx, &clock.rule_code, started).await?.extend_by else {
                continue;
            };
            self.keep(&clock, &clock.kept_pauses(), Some(&by), Some(reason))
                .await?;
            return Ok(true);
        }
        Ok(false)
    }

    async fn open(&self, matter: &str, state: &str) -> Result<Vec<ClockRow>, Fault> {
        self.tx
            .sql()
            .all(
                &format!(
                    "select {CLOCK_COLUMNS} from clock where matter_id = $1 and audience = 'holder' and state = $2 \
                     order by start_ms, id"
                ),
                args![matter, state],
            )
            .await
    }

    async fn keep(
        &self,
        clock: &ClockRow,
        pauses: &[KeptPause],
        extend_by: Option<&str>,
        extend_reason: Option<&str>,
    ) -> Result<(), Fault> {
        let changed = ClockRow {
            pauses: serde_json::to_string(pauses).map_err(|e| Fault::of("keep a pause", e))?,
            extend_by: extend_by.map(ToOwned::to_owned),
            ..clock.clone()
        };
        let due = changed.term()?.due(self.calendar);
        let state = if due.is_some() { "running" } else { "paused" };
        self.tx
            .run(
                "update clock set pauses = $2, extend_by = $3, extend_reason = $4, due_ms = $5, internal_ms = $6, \
                 nominal = $7, statutory = $8, provisional = $9, state = $10, alert_ms = $11, \
                 alerted = case when alerted = 1 and $11 > $12 then 0 else alerted end where id = $1",
                args![
                    &clock.id,
                    &changed.pauses,
                    changed.extend_by,
                    extend_reason,
                    due.as_ref().map(|d| d.due_at),
                    due.as_ref().map(|d| UtcMs::from_local(d.internal, 0, 0).plus_days(1)),
                    due.as_ref().map(|d| d.nominal.to_string()),
                    due.as_ref().map(|d| d.statutory.to_string()),
                    due.as_ref().is_some_and(|d| d.provisional),
                    state,
                    due.as_ref().map(|d| d.alert_at),
                    self.now
                ],
            )
            .await?;
        Ok(())
    }

    /// The earliest clock that binds the holder or the centre now.
    pub async fn earliest(&self, matter: &str) -> Result<Option<(i64, String)>, Fault> {
        #[derive(FromQueryResult)]
        struct Row {
            due_ms: i64,
            rule_code: String,
        }
        let row: Option<Row> = self
            .tx
            .sql()
            .one(
                "select due_ms, rule_code from clock where matter_id = $1 and state = 'running' \
                 and audience in ('holder', 'centre') and due_ms is not null order by due_ms limit 1",
                args![matter],
            )
            .await?;
        Ok(row.map(|r| (r.due_ms, r.rule_code)))
    }
}
