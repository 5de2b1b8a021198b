//! All SQL of this room, one file per kind of thing.

pub mod boundary;
pub mod change;
pub mod conflict;
pub mod estate;
pub mod grid;
pub mod lists;
pub mod near;
pub mod past;
pub mod unit;

use std::fmt::Write;

use store::{Fault, Sql, Tx, Value, args};

/// Values that one statement may carry: SQLite's limit is 32,766, and small statements prepare faster.
const MOST_VALUES: usize = 6_000;

/// Inserts many rows with few statements.
pub(crate) async fn insert_many(
    tx: &Tx,
    table: &str,
    columns: &[&str],
    rows: Vec<Vec<Value>>,
) -> Result<(), Fault> {
    let per_statement = (MOST_VALUES / columns.len()).max(1);
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let chunk: Vec<Vec<Value>> = rows.by_ref().take(per_statement).collect();
        let mut sql = format!("insert into {table} ({}) values ", columns.join(", "));
        for row in 0..chunk.len() {
            sql.push_str(if row == 0 { "(" } else { ", (" });
            for column in 1..=columns.len() {
                let comma = if column == 1 { "" } else { ", " };
                // Writing to a String cannot fail.
                let _ = write!(sql, "{comma}${}", row * columns.len() + column);
            }
            sql.push(')');
        }
        tx.run(&sql, chunk.into_iter().flatten().collect()).await?;
    }
    Ok(())
}

/// Notes that places changed; to be called in every act that changes them, so that every process renews its
/// [`Atlas`](crate::Atlas).
///
/// # Errors
/// On a database fault.
pub async fn touch(tx: &Tx) -> Result<(), Fault> {
    tx.run(
        "update place_state set version = version + 1 where one = 1",
        args![],
    )
    .await?;
    Ok(())
}

/// How often places have changed.
///
/// # Errors
/// On a database fault.
pub async fn version(sql: &dyn Sql) -> Result<i64, Fault> {
    sql.count("select version from place_state where one = 1", args![])
        .await
}

/// An id column, for rows we wrote ourselves.
pub(crate) fn id<T: std::str::FromStr<Err = kernel::IdError>>(text: &str) -> Result<T, Fault> {
    text.parse()
        .map_err(|e: kernel::IdError| Fault::of(format!("read the id {text}"), e))
}

/// A point, where both columns hold one.
pub(crate) fn point(lon: Option<f64>, lat: Option<f64>) -> Option<kernel::LonLat> {
    kernel::LonLat::new(lon?, lat?).ok()
}

/// A point of columns that always hold one.
pub(crate) fn some_point(lon: f64, lat: f64) -> Result<kernel::LonLat, Fault> {
    kernel::LonLat::new(lon, lat).map_err(|e| Fault::of("read a point", e))
}

/// The path and those of all units above, from the city down.
pub(crate) fn prefixes(path: &str) -> Vec<&str> {
    path.match_indices('/')
        .map(|(at, _)| &path[..=at])
        .collect()
}

/// Placeholders `$first, …` for a list of this length.
pub(crate) fn placeholders(first: usize, length: usize) -> String {
    (first..first + length)
        .map(|n| format!("${n}"))
        .collect::<Vec<_>>()
        .join(", ")
}
