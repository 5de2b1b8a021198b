//! Conflicts between published lists of codes.

use std::collections::BTreeMap;

use kernel::{IdSource, UtcMs};
use sea_orm::FromQueryResult;
use store::{Fault, Sql, Tx, args};

use crate::{ConflictId, UnitId};

/// What published lists say differently about a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The code.
    pub code: String,
    /// `moved`: a name stands at another code in another list. `missing`: a list lacks the code. `spelling`: the names
    /// differ in writing only.
    pub kind: String,
    /// Name by list; `None` where the list lacks the code.
    pub names: BTreeMap<String, Option<String>>,
    /// The unit that has the code as its main code.
    pub unit: Option<UnitId>,
    /// The name that holds, once a person decided.
    pub decision: Option<String>,
    /// When it was decided, UTC ms.
    pub decided_ms: Option<i64>,
}

#[derive(FromQueryResult)]
struct Row {
    code: String,
    kind: String,
    names: String,
    unit_id: Option<String>,
    decision: Option<String>,
    decided_ms: Option<i64>,
}

/// All conflicts by code.
///
/// # Errors
/// On a database fault.
pub async fn conflicts(sql: &dyn Sql) -> Result<Vec<Conflict>, Fault> {
    let rows: Vec<Row> = sql
        .all(
            "select code, kind, names, unit_id, decision, decided_ms from unit_conflict order by code",
            args![],
        )
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Conflict {
                names: serde_json::from_str(&row.names)
                    .map_err(|e| Fault::of("read the names of a conflict", e))?,
                unit: row.unit_id.as_deref().map(super::id).transpose()?,
                code: row.code,
                kind: row.kind,
                decision: row.decision,
                decided_ms: row.decided_ms,
            })
        })
        .collect()
}

/// Writes the conflicts found by a comparison. What was decided about a code stays as long as the names are the same;
/// codes no longer in conflict leave the report.
///
/// # Errors
/// On a database fault.
pub async fn replace(
    tx: &Tx,
    ids: &dyn IdSource,
    found: &[Conflict],
    now: UtcMs,
) -> Result<(), Fault> {
    let before: BTreeMap<String, Conflict> = conflicts(tx.sql())
        .await?
        .into_iter()
        .map(|c| (c.code.clone(), c))
        .collect();
    for gone in before
        .keys()
        .filter(|code| !found.iter().any(|c| c.code == **code))
    {
        tx.run("delete from unit_conflict where code = $1", args![gone])
            .await?;
    }
    for conflict in found {
        match before.get(&conflict.code) {
            Some(old) if old.names == conflict.names && old.kind == conflict.kind => continue,
            Some(_) => {
                tx.run(
                    "delete from unit_conflict where code = $1",
                    args![&conflict.code],
                )
                .await?;
            }
            None => {}
        }
        let names = serde_json::to_string(&conflict.names)
            .map_err(|e| Fault::of("write the names of a conflict", e))?;
        tx.run(
            "insert into unit_conflict (id, code, unit_id, kind, names, found_ms) values ($1, $2, $3, $4, $5, $6)",
            args![
                ConflictId::new(ids).to_string(),
                &conflict.code,
                conflict.unit.map(|u| u.to_string()),
                &conflict.kind,
                names,
                now,
            ],
        )
        .await?;
    }
    Ok(())
}

/// Writes down which name holds. False when there is no such conflict.
///
/// # Errors
/// On a database fault.
pub async fn decide(
    tx: &Tx,
    code: &str,
    name: &str,
    decided_by: &str,
    now: UtcMs,
) -> Result<bool, Fault> {
    let rows = tx
        .run(
            "update unit_conflict set decision = $1, decided_by = $2, decided_ms = $3 where code = $4",
            args![name, decided_by, now, code],
        )
        .await?;
    Ok(rows > 0)
}
