//! Reading and computing what the page shows. All figures come from one reading, so that they add up.

use std::collections::HashMap;

use access::Named;
use kernel::UtcMs;
use kernel::clock::DAY_MS;
use matter::figures::{self as read, OpenRow, RatedRow};
use measure::{Observation, Survival};
use store::{Fault, Sql};
use web::Ctx;

/// How far back "came" and "went" look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// 今天
    Day,
    /// 本周: the last seven days.
    Week,
    /// 本月: the last thirty days.
    Month,
}

impl Span {
    /// In the order offered.
    pub const ALL: [Span; 3] = [Span::Day, Span::Week, Span::Month];
    /// The value in the query.
    pub fn code(self) -> &'static str {
        match self {
            Span::Day => "day",
            Span::Week => "week",
            Span::Month => "month",
        }
    }
    /// Reads a value; anything else is today.
    pub fn parse(code: &str) -> Span {
        Self::ALL
            .into_iter()
            .find(|s| s.code() == code)
            .unwrap_or(Span::Day)
    }
    /// Begin, at local midnight.
    pub fn since(self, now: UtcMs) -> UtcMs {
        let midnight = UtcMs::from_local(now.date(), 0, 0);
        match self {
            Span::Day => midnight,
            Span::Week => midnight.plus_days(-6),
            Span::Month => midnight.plus_days(-29),
        }
    }
}

/// An organisation and what it holds.
#[derive(Clone, Debug)]
pub struct Holder {
    /// Id.
    pub org: String,
    /// Name.
    pub name: Named,
    /// Matters in hand.
    pub held: u64,
    /// Of these late.
    pub late: u64,
    /// Of these returned at least once.
    pub returned: u64,
    /// Median natural days in hand so far.
    pub median_days: f64,
    /// Promise clocks that ended in thirty days, and of these in time.
    pub punctual: Option<(u64, u64)>,
}

/// Everything on the page.
pub struct Figures {
    /// The span chosen.
    pub span: Span,
    /// In hand at the span's beginning.
    pub left: u64,
    /// Came since.
    pub came: u64,
    /// Went since.
    pub went: u64,
    /// Of those that went, how many also came since.
    pub same_span: u64,
    /// In hand now.
    pub held: u64,
    /// Late.
    pub late: u64,
    /// Due within a day.
    pub soon: u64,
    /// Returned at least once, still open.
    pub returned: u64,
    /// Returned at least twice, still open.
    pub returned_twice: u64,
    /// Offered or new, and nobody has taken it for more than a day.
    pub unassigned: u64,
    /// What came and went per slot of the span: label, came, went.
    pub slots: Vec<(String, u64, u64)>,
    /// Ages in natural days: label key, all, late.
    pub ages: Vec<(&'static str, u64, u64)>,
    /// By holder, most first.
    pub holders: Vec<Holder>,
    /// Urged or supervised and open, most urgent first.
    pub pressing: Vec<OpenRow>,
    /// How long matters of ninety days took, hours.
    pub survival: Survival,
    /// Ratings of the last thirty days and of the thirty before.
    pub rated: (RatedRow, RatedRow),
    /// When it was read.
    pub at: UtcMs,
}

const HOUR_MS: i64 = 3_600_000;

impl Figures {
    /// Reads everything within the actor's reach.
    ///
    /// # Errors
    /// On a database fault.
    pub async fn read(ctx: &Ctx, span: Span) -> Result<Figures, Fault> {
        let scope = crate::pages::scope(ctx);
        let reader = ctx.read();
        let sql: &dyn Sql = &reader;
        let now = ctx.now;
        let since = span.since(now);
        let open = read::open(sql, &scope).await?;
        let came = read::came(sql, &scope, since.0).await?;
        let went = read::went(sql, &scope, since.0).await?;
        let month = now.plus_days(-30).0;
        let punctual = read::punctual(sql, &scope, month).await?;
        let spans = read::spans(sql, &scope, now.plus_days(-90).0, None).await?;
        let rated = (
            read::rated(sql, &scope, month, now.0 + 1).await?,
            read::rated(sql, &scope, now.plus_days(-60).0, month).await?,
        );
        let observations: Vec<Observation> = spans
            .iter()
            .map(|s| Observation {
                lasted: (s.completed_ms.unwrap_or(now.0) - s.registered_ms) / HOUR_MS,
                ended: s.completed_ms.is_some(),
            })
            .collect();
        let late = |row: &&OpenRow| row.due_ms.is_some_and(|due| due < now.0);
        let count = |pick: &dyn Fn(&&OpenRow) -> bool| open.iter().filter(pick).count() as u64;
        let held = open.len() as u64;
        let (came_n, went_n) = (came.len() as u64, went.len() as u64);
        let mut pressing: Vec<OpenRow> = open
            .iter()
            .filter(|r| r.supervised > 0 || r.returns >= 2)
            .cloned()
            .collect();
        pressing.sort_by_key(|r| r.due_ms.unwrap_or(i64::MAX));
        Ok(Figures {
            span,
            left: (held + went_n).saturating_sub(came_n),
            came: came_n,
            went: went_n,
            same_span: went.iter().filter(|w| w.registered_ms >= since.0).count() as u64,
            held,
            late: count(&late),
            soon: count(&|r| {
                r.due_ms
                    .is_some_and(|due| due >= now.0 && due < now.0 + DAY_MS)
            }),
            returned: count(&|r| r.returns >= 1),
            returned_twice: count(&|r| r.returns >= 2),
            unassigned: count(&|r| {
                matches!(r.state.as_str(), "registered" | "triaged")
                    && now.0 - r.holder_since_ms > DAY_MS
            }),
            slots: slots(
                ctx,
                span,
                since,
                &came,
                &went.iter().map(|w| w.at_ms).collect::<Vec<_>>(),
            ),
            ages: ages(&open, now),
            holders: holders(&open, &punctual, now),
            pressing,
            survival: Survival::estimate(&observations),
            rated,
            at: now,
        })
    }
}

fn slots(
    ctx: &Ctx,
    span: Span,
    since: UtcMs,
    came: &[i64],
    went: &[i64],
) -> Vec<(String, u64, u64)> {
    let width = if span == Span::Day { HOUR_MS } else { DAY_MS };
    let count = ((ctx.now.0 - since.0) / width + 1).max(1);
    let within = |all: &[i64], slot: i64| {
        let (from, to) = (since.0 + slot * width, since.0 + (slot + 1) * width);
        all.iter().filter(|at| **at >= from && **at < to).count() as u64
    };
    // A day's chart begins with the first hour in which anything happened.
    let first = (0..count)
        .find(|s| within(came, *s) + within(went, *s) > 0)
        .unwrap_or(0);
    (first..count)
        .map(|slot| {
            let at = UtcMs(since.0 + slot * width);
            let label = match span {
                Span::Day => at.local().hour().to_string(),
                Span::Week | Span::Month => at.date().day().to_string(),
            };
            (label, within(came, slot), within(went, slot))
        })
        .collect()
}

fn ages(open: &[OpenRow], now: UtcMs) -> Vec<(&'static str, u64, u64)> {
    const BOUNDS: [(&str, i64); 6] = [
        ("0", 1),
        ("1", 3),
        ("3", 6),
        ("6", 11),
        ("11", 16),
        ("16", i64::MAX),
    ];
    let mut from = 0;
    BOUNDS
        .iter()
        .map(|(label, to)| {
            let days = |r: &OpenRow| (now.0 - r.registered_ms) / DAY_MS;
            let here: Vec<&OpenRow> = open
                .iter()
                .filter(|r| days(r) >= from && days(r) < *to)
                .collect();
            let late = here
                .iter()
                .filter(|r| r.due_ms.is_some_and(|due| due < now.0))
                .count() as u64;
            from = *to;
            (*label, here.len() as u64, late)
        })
        .collect()
}

fn holders(open: &[OpenRow], punctual: &[read::PunctualRow], now: UtcMs) -> Vec<Holder> {
    let mut by_org: HashMap<&str, Vec<&OpenRow>> = HashMap::new();
    for row in open {
        by_org.entry(&row.holder_org).or_default().push(row);
    }
    let mut all: Vec<Holder> = by_org
        .into_iter()
        .map(|(org, rows)| {
            let mut days: Vec<f64> = rows
                .iter()
                .map(|r| (now.0 - r.holder_since_ms) as f64 / DAY_MS as f64)
                .collect();
            days.sort_by(f64::total_cmp);
            let kept = punctual.iter().find(|p| p.org_id == org);
            Holder {
                org: org.to_owned(),
                name: Named {
                    zh: rows[0].holder_zh.clone(),
                    en: rows[0].holder_en.clone(),
                },
                held: rows.len() as u64,
                late: rows
                    .iter()
                    .filter(|r| r.due_ms.is_some_and(|due| due < now.0))
                    .count() as u64,
                returned: rows.iter().filter(|r| r.returns > 0).count() as u64,
                median_days: days[days.len() / 2],
                punctual: kept.map(|p| (p.ended.unsigned_abs(), p.in_time.unsigned_abs())),
            }
        })
        .collect();
    all.sort_by(|a, b| b.held.cmp(&a.held).then_with(|| a.name.zh.cmp(&b.name.zh)));
    all
}
