//! The sums in the database.

use std::collections::BTreeMap;

use kernel::Date;
use store::{Fault, FromQueryResult, Sql, Tx, Value, args};

use crate::span::{cut, month, next_month};

/// Puts happenings of one day into the sums; negative numbers take them out again.
///
/// `unit_path` is made of official codes from the city down, each followed by `/`; `org` is an organisation's id;
/// `key` the value of the measure's dimension, or empty.
///
/// Call it from what reads the outbox, not from an act: on PostgreSQL two acts that add to the same row would wait
/// for each other.
///
/// # Errors
/// On a database fault.
pub async fn add(
    tx: &Tx,
    measure: &str,
    day: Date,
    unit_path: &str,
    org: Option<&str>,
    key: &str,
    n: i64,
    sum: f64,
) -> Result<(), Fault> {
    let org = org.unwrap_or("");
    tx.run(
        "insert into measure_rollup (measure, day, unit_path, org_id, key, n, sum) \
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (measure, day, unit_path, org_id, key) \
         do update set n = measure_rollup.n + excluded.n, sum = measure_rollup.sum + excluded.sum",
        args![measure, day.to_string(), unit_path, org, key, n, sum],
    )
    .await?;
    tx.run(
        "insert into measure_month (measure, month, unit_path, org_id, key, n, sum) \
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (measure, month, unit_path, org_id, key) \
         do update set n = measure_month.n + excluded.n, sum = measure_month.sum + excluded.sum",
        args![measure, month(day), unit_path, org, key, n, sum],
    )
    .await?;
    Ok(())
}

/// Empties a measure, to fill it again from the records.
///
/// # Errors
/// On a database fault.
pub async fn clear(tx: &Tx, measure: &str) -> Result<(), Fault> {
    tx.run(
        "delete from measure_rollup where measure = $1",
        args![measure],
    )
    .await?;
    tx.run(
        "delete from measure_month where measure = $1",
        args![measure],
    )
    .await?;
    Ok(())
}

/// Which happenings to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filter<'a> {
    /// The measure's name.
    pub measure: &'a str,
    /// First day, in Shanghai.
    pub from: Date,
    /// Last day, included.
    pub to: Date,
    /// The unit and everything below it, as a path ending in `/`; empty for everywhere.
    pub unit_prefix: &'a str,
    /// Only this organisation.
    pub org: Option<&'a str>,
    /// Only this value of the dimension.
    pub key: Option<&'a str>,
}

impl<'a> Filter<'a> {
    /// Everything of a measure between two days, both included.
    pub fn new(measure: &'a str, from: Date, to: Date) -> Self {
        Filter {
            measure,
            from,
            to,
            unit_prefix: "",
            org: None,
            key: None,
        }
    }
    /// Only this unit and what is below it.
    pub fn in_unit(self, unit_prefix: &'a str) -> Self {
        Filter {
            unit_prefix,
            ..self
        }
    }
    /// Only this organisation.
    pub fn of_org(self, org: &'a str) -> Self {
        Filter {
            org: Some(org),
            ..self
        }
    }
    /// Only this value of the dimension.
    pub fn with_key(self, key: &'a str) -> Self {
        Filter {
            key: Some(key),
            ..self
        }
    }
}

/// How many, and what they add up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize)]
pub struct Sum {
    /// How many happened.
    pub n: i64,
    /// What the measure adds up, in its own unit.
    pub sum: f64,
}

impl Sum {
    /// The average; `None` of nothing.
    pub fn mean(self) -> Option<f64> {
        (self.n > 0).then(|| self.sum / self.n as f64)
    }

    fn plus(self, n: i64, sum: f64) -> Sum {
        Sum {
            n: self.n + n,
            sum: self.sum + sum,
        }
    }
}

/// How finely time is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    /// By civil day in Shanghai.
    Day,
    /// By calendar month; the first and last may be cut by the filter.
    Month,
}

/// One day or month of a series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slot {
    /// Its first day.
    pub from: Date,
    /// What happened in it.
    pub sum: Sum,
}

/// One share of a total.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The value of the dimension, the organisation's id, or the unit's path.
    pub name: String,
    /// What happened there.
    pub sum: Sum,
}

/// What happened in all.
///
/// # Errors
/// On a database fault.
pub async fn total(sql: &dyn Sql, filter: &Filter<'_>) -> Result<Sum, Fault> {
    let parts = grouped(sql, filter, "''").await?;
    Ok(parts.into_iter().fold(Sum::default(), |all, part| {
        all.plus(part.sum.n, part.sum.sum)
    }))
}

/// What happened over time: every day or month of the filter in order, also those in which nothing did.
///
/// # Errors
/// On a database fault.
pub async fn series(sql: &dyn Sql, filter: &Filter<'_>, grain: Grain) -> Result<Vec<Slot>, Fault> {
    let parts = match grain {
        Grain::Day => read(sql, filter, "day", &[Stretch::days(filter.from, filter.to)]).await?,
        Grain::Month => grouped(sql, filter, "month").await?,
    };
    let found: BTreeMap<String, Sum> = merged(parts, |name| {
        name.get(..grain.text_len()).unwrap_or(name).to_owned()
    });
    let mut slots = Vec::new();
    let mut from = filter.from;
    while from <= filter.to {
        let name = match grain {
            Grain::Day => from.to_string(),
            Grain::Month => month(from),
        };
        slots.push(Slot {
            from,
            sum: found.get(&name).copied().unwrap_or_default(),
        });
        let next = match grain {
            Grain::Day => from.tomorrow().unwrap_or(Date::MAX),
            Grain::Month => next_month(from),
        };
        if next <= from {
            break;
        }
        from = next;
    }
    Ok(slots)
}

impl Grain {
    fn text_len(self) -> usize {
        match self {
            Grain::Day => "2026-11-24".len(),
            Grain::Month => "2026-11".len(),
        }
    }
}

/// What happened by value of the dimension, the most first.
///
/// # Errors
/// On a database fault.
pub async fn by_key(sql: &dyn Sql, filter: &Filter<'_>) -> Result<Vec<Part>, Fault> {
    Ok(largest_first(merged(
        grouped(sql, filter, "key").await?,
        str::to_owned,
    )))
}

/// What happened by organisation, the most first. The empty name stands for no organisation.
///
/// # Errors
/// On a database fault.
pub async fn by_org(sql: &dyn Sql, filter: &Filter<'_>) -> Result<Vec<Part>, Fault> {
    Ok(largest_first(merged(
        grouped(sql, filter, "org_id").await?,
        str::to_owned,
    )))
}

/// What happened in each unit right below the filter's, in order of their codes. What was recorded at the filter's
/// unit itself, where nobody knew better, stands under its own path.
///
/// # Errors
/// On a database fault.
pub async fn by_unit(sql: &dyn Sql, filter: &Filter<'_>) -> Result<Vec<Part>, Fault> {
    let base = filter.unit_prefix.len();
    let child = |path: &str| {
        let rest = path.get(base..).unwrap_or_default();
        let end = rest.find('/').map_or(rest.len(), |slash| slash + 1);
        path.get(..base + end).unwrap_or(path).to_owned()
    };
    let units = merged(grouped(sql, filter, "unit_path").await?, child);
    Ok(units
        .into_iter()
        .map(|(name, sum)| Part { name, sum })
        .collect())
}

fn merged(parts: Vec<Part>, name: impl Fn(&str) -> String) -> BTreeMap<String, Sum> {
    let mut all: BTreeMap<String, Sum> = BTreeMap::new();
    for part in parts {
        let place = all.entry(name(&part.name)).or_default();
        *place = place.plus(part.sum.n, part.sum.sum);
    }
    all
}

fn largest_first(all: BTreeMap<String, Sum>) -> Vec<Part> {
    let mut parts: Vec<Part> = all
        .into_iter()
        .map(|(name, sum)| Part { name, sum })
        .collect();
    parts.sort_by_key(|part| std::cmp::Reverse(part.sum.n));
    parts
}

/// Rows of one of the two tables between two texts, both included.
struct Stretch {
    table: &'static str,
    column: &'static str,
    from: String,
    to: String,
}

impl Stretch {
    fn days(from: Date, to: Date) -> Stretch {
        Stretch {
            table: "measure_rollup",
            column: "day",
            from: from.to_string(),
            to: to.to_string(),
        }
    }
}

/// Reads whole months from the sums by month and the rest by day.
async fn grouped(sql: &dyn Sql, filter: &Filter<'_>, by: &'static str) -> Result<Vec<Part>, Fault> {
    let cut = cut(filter.from, filter.to);
    let months = cut.months.map(|(from, to)| Stretch {
        table: "measure_month",
        column: "month",
        from,
        to,
    });
    let days = cut
        .days
        .into_iter()
        .map(|(from, to)| Stretch::days(from, to));
    let stretches: Vec<Stretch> = months.into_iter().chain(days).collect();
    read(sql, filter, by, &stretches).await
}

async fn read(
    sql: &dyn Sql,
    filter: &Filter<'_>,
    by: &'static str,
    stretches: &[Stretch],
) -> Result<Vec<Part>, Fault> {
    #[derive(FromQueryResult)]
    struct Row {
        name: String,
        n: i64,
        sum: f64,
    }
    let mut parts = Vec::new();
    for stretch in stretches {
        let (table, column) = (stretch.table, stretch.column);
        // A day belongs to a month, so a series by month takes the days' names and cuts them.
        let by = if by == "month" { column } else { by };
        let rows: Vec<Row> = sql
            .all(
                &format!(
                    "select {by} as name, cast(sum(n) as bigint) as n, sum(sum) as sum from {table} \
                     where measure = $1 and {column} >= $2 and {column} <= $3 \
                     and unit_path >= $4 and unit_path < $5 \
                     and ($6 = '*' or org_id = $7) and ($8 = '*' or key = $9) group by 1 order by 1"
                ),
                bound(filter, stretch),
            )
            .await?;
        parts.extend(rows.into_iter().map(|row| Part {
            name: row.name,
            sum: Sum {
                n: row.n,
                sum: row.sum,
            },
        }));
    }
    Ok(parts)
}

fn bound(filter: &Filter<'_>, stretch: &Stretch) -> Vec<Value> {
    let any = |chosen: Option<&str>| if chosen.is_some() { "" } else { "*" };
    args![
        filter.measure,
        &stretch.from,
        &stretch.to,
        filter.unit_prefix,
        behind(filter.unit_prefix),
        any(filter.org),
        filter.org.unwrap_or(""),
        any(filter.key),
        filter.key.unwrap_or(""),
    ]
}

/// The first text behind all paths that begin with `prefix`, compared byte by byte.
fn behind(prefix: &str) -> String {
    match prefix.strip_suffix('/') {
        // '0' is the character behind '/'.
        Some(stem) => format!("{stem}0"),
        None => format!("{prefix}\u{10ffff}"),
    }
}
