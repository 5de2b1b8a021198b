//! How things stood on a day.

use kernel::Date;
use sea_orm::FromQueryResult;
use store::{Fault, Sql, args};

use super::id as id_of;
use crate::UnitId;

/// A unit as it stood on a day.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct UnitThen {
    /// The unit.
    pub id: String,
    /// The unit above, then.
    pub parent_id: Option<String>,
    /// Its code, then.
    pub code: String,
    /// As published, then.
    pub name_zh: String,
    /// As said, then.
    pub label_zh: String,
    /// English name, then.
    pub name_en: String,
    /// Kind as published, then.
    pub kind: String,
    /// First day of this stretch.
    pub valid_from: String,
    /// First day of the next stretch; `None`: it holds today.
    pub valid_to: Option<String>,
}

const NOW: &str = "select id, parent_id, code, name_zh, label_zh, name_en, kind, \
                   coalesce(since, valid_from) as valid_from, valid_to from unit";
const PAST: &str = "select unit_id as id, parent_id, code, name_zh, label_zh, name_en, kind, valid_from, valid_to \
                    from unit_past";

/// Every stretch of a unit's life, oldest first.
///
/// # Errors
/// On a database fault.
pub async fn life(sql: &dyn Sql, unit: UnitId) -> Result<Vec<UnitThen>, Fault> {
    sql.all(
        &format!("{PAST} where unit_id = $1 union all {NOW} where id = $1 order by valid_from"),
        args![unit.to_string()],
    )
    .await
}

/// A unit on a day; `None` where it did not exist.
///
/// # Errors
/// On a database fault.
pub async fn unit_on(sql: &dyn Sql, unit: UnitId, day: Date) -> Result<Option<UnitThen>, Fault> {
    let day = day.to_string();
    Ok(life(sql, unit)
        .await?
        .into_iter()
        .find(|then| then.valid_from <= day && then.valid_to.as_ref().is_none_or(|to| *to > day)))
}

/// The unit that once had this code, where no present one has it.
///
/// # Errors
/// On a database fault.
pub async fn unit_with_code(sql: &dyn Sql, code: &str) -> Result<Option<UnitId>, Fault> {
    let id: Option<String> = sql
        .scalar(
            "select unit_id from unit_code where code = $1 order by valid_from desc limit 1",
            args![code],
        )
        .await?;
    id.as_deref().map(id_of).transpose()
}

/// What took the place of a unit that ended.
///
/// # Errors
/// On a database fault.
pub async fn successor(sql: &dyn Sql, unit: UnitId) -> Result<Option<UnitId>, Fault> {
    let id: Option<Option<String>> = sql
        .scalar(
            "select successor_id from unit where id = $1",
            args![unit.to_string()],
        )
        .await?;
    id.flatten().as_deref().map(id_of).transpose()
}

/// The units directly below one on a day, in order of their codes.
///
/// # Errors
/// On a database fault.
pub async fn children_on(sql: &dyn Sql, parent: UnitId, day: Date) -> Result<Vec<UnitThen>, Fault> {
    sql.all(
        &format!(
            "{PAST} where parent_id = $1 and valid_from <= $2 and valid_to > $2 union all \
             {NOW} where parent_id = $1 and coalesce(since, valid_from) <= $2 and (valid_to is null or valid_to > $2) \
             order by code"
        ),
        args![parent.to_string(), day.to_string()],
    )
    .await
}

/// The units above one on a day, nearest first.
///
/// # Errors
/// On a database fault.
pub async fn above_on(sql: &dyn Sql, unit: &UnitThen, day: Date) -> Result<Vec<UnitThen>, Fault> {
    let mut found: Vec<UnitThen> = Vec::new();
    let mut parent = unit.parent_id.clone();
    // The tree has four levels; the bound only guards against rows that name each other.
    while let Some(id) = parent.take().filter(|_| found.len() < 8) {
        if let Some(then) = unit_on(sql, id_of(&id)?, day).await? {
            parent.clone_from(&then.parent_id);
            found.push(then);
        }
    }
    Ok(found)
}

/// A grid of a unit on a day, and who worked in it.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct GridThen {
    /// The grid.
    pub id: String,
    /// Its code, as it is now.
    pub code: String,
    /// Its name, as it is now.
    pub name_zh: String,
    /// Its English name, as it is now.
    pub name_en: String,
    /// First day.
    pub valid_from: String,
    /// First day on which it no longer was.
    pub valid_to: Option<String>,
}

/// The grids that belong to a unit and were there on a day, by code.
///
/// # Errors
/// On a database fault.
pub async fn grids_on(sql: &dyn Sql, unit: UnitId, day: Date) -> Result<Vec<GridThen>, Fault> {
    sql.all(
        "select id, code, name_zh, name_en, valid_from, valid_to from grid where unit_id = $1 and valid_from <= $2 \
         and (valid_to is null or valid_to > $2) order by code",
        args![unit.to_string(), day.to_string()],
    )
    .await
}

/// A duty with its dates.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct DutyThen {
    /// Id of the duty.
    pub id: String,
    /// The grid.
    pub grid_id: String,
    /// Code of the duty.
    pub role: String,
    /// Name.
    pub name: String,
    /// First day.
    pub valid_from: String,
    /// First day on which it no longer held.
    pub valid_to: Option<String>,
}

/// Every duty that there was in a grid, newest first.
///
/// # Errors
/// On a database fault.
pub async fn duties(sql: &dyn Sql, grid: &str) -> Result<Vec<DutyThen>, Fault> {
    sql.all(
        "select id, grid_id, role, name, valid_from, valid_to from grid_worker where grid_id = $1 \
         order by valid_from desc, id desc",
        args![grid],
    )
    .await
}

/// Number of the boundary version that held on a day.
///
/// # Errors
/// On a database fault.
pub async fn boundary_on(sql: &dyn Sql, unit: UnitId, day: Date) -> Result<Option<i64>, Fault> {
    sql.scalar(
        "select version from boundary where unit_id = $1 and valid_from <= $2 and (valid_to is null or valid_to > $2) \
         order by version desc limit 1",
        args![unit.to_string(), day.to_string()],
    )
    .await
}
