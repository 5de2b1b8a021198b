//! The lists that administrators page through: service points, estates, grids.

use std::fmt::Write;

use access::prefix_end;
use sea_orm::FromQueryResult;
use store::{Fault, Sql, Value, args};

/// Which rows a list shows, and where it continues.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// What was typed; empty: everything.
    pub words: String,
    /// At or below this path; empty: everywhere.
    pub below: String,
    /// Kind of service point; empty: every kind.
    pub kind: String,
    /// Also those that ended.
    pub ended: bool,
    /// Sort value and id of the last row of the page before.
    pub after: Option<(String, String)>,
}

/// A row of a list.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// What it is sorted by.
    pub sort: String,
    /// Kind or code.
    pub kind: String,
    /// Name.
    pub name_zh: String,
    /// English name.
    pub name_en: String,
    /// Path of the unit to which it belongs.
    pub path: String,
    /// First other fact: number, address.
    pub one: String,
    /// Second other fact: hours, property company.
    pub two: String,
    /// How many belong to it: buildings.
    pub n: i64,
    /// First day on which it no longer was.
    pub valid_to: Option<String>,
}

/// A pattern of `like … escape '!'` that finds the words anywhere.
fn like(words: &str) -> String {
    let escaped = words
        .trim()
        .to_lowercase()
        .replace('!', "!!")
        .replace('%', "!%")
        .replace('_', "!_");
    format!("%{escaped}%")
}

async fn list(
    sql: &dyn Sql,
    select: &str,
    searched: &[&str],
    (sort, id): (&str, &str),
    wanted: &Wanted,
    limit: usize,
) -> Result<Vec<Listed>, Fault> {
    let mut text = format!("{select} where 1 = 1");
    let mut bound: Vec<Value> = args![];
    // Writing to a String cannot fail.
    if !wanted.ended {
        text.push_str(" and t.valid_to is null");
    }
    if !wanted.words.is_empty() {
        bound.push(like(&wanted.words).into());
        let n = bound.len();
        let tests: Vec<String> = searched
            .iter()
            .map(|column| format!("lower({column}) like ${n} escape '!'"))
            .collect();
        let _ = write!(text, " and ({})", tests.join(" or "));
    }
    if !wanted.below.is_empty() {
        bound.push(wanted.below.clone().into());
        bound.push(prefix_end(&wanted.below).into());
        let n = bound.len();
        let _ = write!(text, " and t.path >= ${} and t.path < ${n}", n - 1);
    }
    if !wanted.kind.is_empty() {
        bound.push(wanted.kind.clone().into());
        let _ = write!(text, " and t.kind = ${}", bound.len());
    }
    if let Some((key, last)) = &wanted.after {
        bound.push(key.clone().into());
        bound.push(last.clone().into());
        let n = bound.len();
        let _ = write!(text, " and ({sort}, {id}) > (${}, ${n})", n - 1);
    }
    bound.push((limit as i64).into());
    let _ = write!(text, " order by {sort}, {id} limit ${}", bound.len());
    sql.all(&text, bound).await
}

/// Service points by unit and name; asks for one more than shown to know whether there is a next page.
///
/// # Errors
/// On a database fault.
pub async fn points(sql: &dyn Sql, wanted: &Wanted, limit: usize) -> Result<Vec<Listed>, Fault> {
    list(
        sql,
        "select t.id, t.path as sort, t.kind, t.name_zh, t.name_en, t.path, t.phone as one, t.hours as two, \
         cast(0 as bigint) as n, t.valid_to from service_point t",
        &["t.name_zh", "t.name_en", "t.address_zh", "t.phone"],
        ("t.path", "t.id"),
        wanted,
        limit,
    )
    .await
}

/// Estates by the sound of their names, with how many buildings each has.
///
/// # Errors
/// On a database fault.
pub async fn estates(sql: &dyn Sql, wanted: &Wanted, limit: usize) -> Result<Vec<Listed>, Fault> {
    list(
        sql,
        "select t.id, t.spelled as sort, t.kind, t.name_zh, t.name_en, t.path, t.street || t.house_no as one, \
         t.property as two, (select count(*) from building b where b.estate_id = t.id and b.valid_to is null) as n, \
         t.valid_to from estate t",
        &[
            "t.name_zh",
            "t.name_en",
            "t.spelled",
            "t.initials",
            "t.street",
            "t.property",
        ],
        ("t.spelled", "t.id"),
        wanted,
        limit,
    )
    .await
}

/// Grids by code, with how many buildings each has and who works there.
///
/// # Errors
/// On a database fault.
pub async fn grids(sql: &dyn Sql, wanted: &Wanted, limit: usize) -> Result<Vec<Listed>, Fault> {
    list(
        sql,
        "select t.id, t.path as sort, t.code as kind, t.name_zh, t.name_en, t.path, \
         coalesce((select min(w.name) from grid_worker w where w.grid_id = t.id and w.valid_to is null \
         and w.role = 'grid_worker'), '') as one, t.beat as two, \
         (select count(*) from building b where b.grid_id = t.id and b.valid_to is null) as n, t.valid_to from grid t",
        &[
            "t.name_zh",
            "t.name_en",
            "t.code",
            "t.beat",
            "t.party",
        ],
        ("t.path", "t.id"),
        &Wanted {
            kind: String::new(),
            ..wanted.clone()
        },
        limit,
    )
    .await
}
