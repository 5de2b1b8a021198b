//! Organisations follow the unit for which they answer.

use access::prefix_end;
use kernel::UtcMs;
use store::{Fault, Sql, Tx, args};

/// How many open organisations answer for a unit or one below it.
///
/// # Errors
/// On a database fault.
pub async fn count_in_unit(sql: &dyn Sql, unit_path: &str) -> Result<i64, Fault> {
    sql.count(
        "select count(*) from org where is_open and unit_path >= $1 and unit_path < $2",
        args![unit_path, prefix_end(unit_path)],
    )
    .await
}

/// The unit at `from` (path, code) now stands at `to`: every organisation that answers for it, or for a unit below it,
/// answers for the same land under the new path. Each tells other rooms by `people.org_moved`. Returns how many.
///
/// # Errors
/// On a database fault.
pub async fn follow_unit(
    tx: &Tx,
    now: UtcMs,
    from: (&str, &str),
    to: (&str, &str),
) -> Result<u64, Fault> {
    let (from_path, from_code) = from;
    let (to_path, to_code) = to;
    let ids: Vec<String> = tx
        .sql()
        .column(
            "select id from org where unit_path >= $1 and unit_path < $2 order by id",
            args![from_path, prefix_end(from_path)],
        )
        .await?;
    let rest = i64::try_from(from_path.len() + 1).map_err(|e| Fault::of("length of a path", e))?;
    tx.run(
        "update org set unit_code = $2 where unit_path = $1 and unit_code = $3",
        args![from_path, to_code, from_code],
    )
    .await?;
    tx.run(
        "update org set unit_path = $3 || substr(unit_path, cast($4 as integer)) \
         where unit_path >= $1 and unit_path < $2",
        args![from_path, prefix_end(from_path), to_path, rest],
    )
    .await?;
    for id in &ids {
        store::emit(tx, &format!("org:{id}"), "people.org_moved", id, now).await?;
    }
    Ok(ids.len() as u64)
}
