//! Changing, moving and closing organisations, and what their tree shows.

use std::collections::{BTreeMap, BTreeSet};

use access::{Named, OrgId, prefix_end};
use kernel::UtcMs;
use store::{Fault, FromQueryResult, Sql, Tx, args};

use crate::model::{Level, Org, unit_path_of};
use crate::refused::Refused;
use crate::store::orgs::{centre_for, checked_name, open_org, org, org_id};

/// What can be changed about an organisation in place.
#[derive(Clone, Debug)]
pub struct OrgDetails {
    /// Name in both languages.
    pub name: Named,
    /// 机关代字
    pub sign: String,
    /// Telephone.
    pub phone: String,
    /// Opening hours.
    pub hours: String,
    /// May hold a matter.
    pub takes_matters: bool,
    /// Official code of the unit it answers for.
    pub unit_code: String,
}

/// Changes name, details and unit. Other rooms that keep a copy of the name follow the event `people.org_renamed`;
/// when the unit changes, `people.org_moved`.
///
/// # Errors
/// [`Refused::Name`], [`Refused::Unit`], [`Refused::NotFound`], [`Refused::Closed`]; a database fault.
pub async fn change(tx: &Tx, now: UtcMs, id: OrgId, details: OrgDetails) -> Result<(), Refused> {
    let before = open_org(tx.sql(), id).await?;
    let name = checked_name(&details.name)?;
    if details.unit_code != before.unit_code {
        change_unit(tx, now, id, &details.unit_code).await?;
    }
    tx.run(
        "update org set name_zh = $2, name_en = $3, sign = $4, phone = $5, hours = $6, takes_matters = $7 where id = $1",
        args![
            id.to_string(),
            &name.zh,
            &name.en,
            details.sign.trim(),
            details.phone.trim(),
            details.hours.trim(),
            details.takes_matters
        ],
    )
    .await?;
    if name != before.name {
        let topic = format!("org:{id}");
        store::emit(tx, &topic, "people.org_renamed", &id.to_string(), now).await?;
    }
    Ok(())
}

async fn change_unit(tx: &Tx, now: UtcMs, id: OrgId, code: &str) -> Result<(), Refused> {
    let level = Level::of_unit(code).ok_or(Refused::Unit)?;
    let path = unit_path_of(code).ok_or(Refused::Unit)?;
    tx.run(
        "update org set unit_code = $2, unit_path = $3, level = $4 where id = $1",
        args![id.to_string(), code, path, level.code()],
    )
    .await?;
    store::emit(
        tx,
        &format!("org:{id}"),
        "people.org_moved",
        &id.to_string(),
        now,
    )
    .await?;
    Ok(())
}

/// Moves an organisation with all below it under another one. Other rooms that keep a copy of a path follow the event
/// `people.org_moved` on the topic `org:<id>`.
///
/// # Errors
/// [`Refused::Cycle`], [`Refused::NotFound`], [`Refused::Closed`]; a database fault.
pub async fn move_org(tx: &Tx, now: UtcMs, id: OrgId, to: Option<OrgId>) -> Result<(), Refused> {
    let moved = open_org(tx.sql(), id).await?;
    let above = match to {
        None => String::new(),
        Some(to) => open_org(tx.sql(), to).await?.path,
    };
    if above.starts_with(&moved.path) {
        return Err(Refused::Cycle);
    }
    let path = format!("{above}{id}/");
    tx.run(
        "update org set parent_id = $2 where id = $1",
        args![id.to_string(), to.map(|t| t.to_string())],
    )
    .await?;
    let from = i64::try_from(moved.path.len() + 1).map_err(|e| Fault::of("length of a path", e))?;
    tx.run(
        "update org set path = $3 || substr(path, cast($4 as integer)) where path >= $1 and path < $2",
        args![&moved.path, prefix_end(&moved.path), path, from],
    )
    .await?;
    store::emit(
        tx,
        &format!("org:{id}"),
        "people.org_moved",
        &id.to_string(),
        now,
    )
    .await?;
    Ok(())
}

/// Closes an organisation at a moment. When it has come, the organisation takes no matters any more and its posts end
/// with it; until then nothing changes. What it holds then goes to the `successor`, or to [`heir`] where none is named.
///
/// # Errors
/// [`Refused::OpenBelow`] where organisations below stay open longer, [`Refused::NotFound`], [`Refused::Closed`],
/// [`Refused::Period`] before its beginning, [`Refused::Successor`] where the successor is not an open one that takes
/// matters; a database fault.
pub async fn close(
    tx: &Tx,
    now: UtcMs,
    id: OrgId,
    at: UtcMs,
    successor: Option<OrgId>,
) -> Result<(), Refused> {
    let org = open_org(tx.sql(), id).await?;
    if at < org.valid_from {
        return Err(Refused::Period);
    }
    if let Some(successor) = successor {
        let named = open_org(tx.sql(), successor)
            .await
            .map_err(|_| Refused::Successor)?;
        // A centre triages for its unit, which no organ can.
        if named.id == org.id || !holds(&named) || (org.is_centre && !named.is_centre) {
            return Err(Refused::Successor);
        }
    }
    let longer = tx
        .sql()
        .count(
            "select count(*) from org where path > $1 and path < $2 and is_open \
             and (valid_to_ms is null or valid_to_ms > $3)",
            args![&org.path, prefix_end(&org.path), at],
        )
        .await?;
    if longer > 0 {
        return Err(Refused::OpenBelow);
    }
    tx.run(
        "update org set valid_to_ms = $2, successor_id = $3 where id = $1",
        args![id.to_string(), at, successor.map(|s| s.to_string())],
    )
    .await?;
    close_due(tx, now).await?;
    Ok(())
}

/// Closes every organisation whose end has come; returns how many. Run by a schedule.
///
/// # Errors
/// On a database fault.
pub async fn close_due(tx: &Tx, now: UtcMs) -> Result<u64, Fault> {
    let due: Vec<String> = tx
        .sql()
        .column(
            "select id from org where is_open and valid_to_ms <= $1",
            args![now],
        )
        .await?;
    for id in &due {
        tx.run("update org set is_open = false where id = $1", args![id])
            .await?;
        tx.run(
            "update post set valid_to_ms = $2 where org_id = $1 and (valid_to_ms is null or valid_to_ms > $2)",
            args![id, now],
        )
        .await?;
        tx.run(
            "update post_holder set to_ms = $2 where (to_ms is null or to_ms > $2) \
             and post_id in (select id from post where org_id = $1)",
            args![id, now],
        )
        .await?;
        store::emit(tx, &format!("org:{id}"), "people.org_closed", id, now).await?;
    }
    Ok(due.len() as u64)
}

fn holds(org: &Org) -> bool {
    org.is_open && (org.takes_matters || org.is_centre)
}

/// Closings that name one another in a circle are followed no further than this.
const LONGEST_LINE: usize = 20;

/// Who takes over what a closed organisation held: the successor that was named, or that one's, while they are closed
/// too; else the nearest open organisation above that takes matters; else the centre of its unit. Of a centre only
/// another centre. `None` where nobody is left.
///
/// # Errors
/// On a database fault.
pub async fn heir(sql: &dyn Sql, closed: &Org) -> Result<Option<Org>, Fault> {
    let fits = |found: &Org| holds(found) && (found.is_centre || !closed.is_centre);
    let mut next = closed.successor;
    for _ in 0..LONGEST_LINE {
        let Some(id) = next else { break };
        match org(sql, id).await? {
            Some(found) if fits(&found) => return Ok(Some(found)),
            Some(found) => next = found.successor,
            None => break,
        }
    }
    if closed.is_centre {
        return centre_for(sql, &closed.unit_path).await;
    }
    let mut above = closed.parent;
    while let Some(id) = above {
        match org(sql, id).await? {
            Some(found) if holds(&found) => return Ok(Some(found)),
            Some(found) => above = found.parent,
            None => break,
        }
    }
    centre_for(sql, &closed.unit_path).await
}

fn in_list(ids: &[OrgId], bound: &mut Vec<store::Value>) -> String {
    let places = ids.iter().map(|id| {
        bound.push(id.to_string().into());
        format!("${}", bound.len())
    });
    places.collect::<Vec<_>>().join(", ")
}

/// Which of these organisations have others below them.
///
/// # Errors
/// On a database fault.
pub async fn with_children(sql: &dyn Sql, ids: &[OrgId]) -> Result<BTreeSet<OrgId>, Fault> {
    if ids.is_empty() {
        return Ok(BTreeSet::new());
    }
    let mut bound = args![];
    let list = in_list(ids, &mut bound);
    let parents: Vec<String> = sql
        .column(
            &format!("select distinct parent_id from org where parent_id in ({list})"),
            bound,
        )
        .await?;
    parents.iter().map(|id| org_id(id)).collect()
}

/// How many posts are held now at and below each of these organisations.
///
/// # Errors
/// On a database fault.
pub async fn held_posts(
    sql: &dyn Sql,
    ids: &[OrgId],
    now: UtcMs,
) -> Result<BTreeMap<OrgId, i64>, Fault> {
    #[derive(FromQueryResult)]
    struct Row {
        id: String,
        n: i64,
    }
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut bound = args![now];
    let list = in_list(ids, &mut bound);
    let rows: Vec<Row> = sql
        .all(
            &format!(
                "select a.id, count(*) as n from org a \
                 join org o on o.path >= a.path and o.path < substr(a.path, 1, length(a.path) - 1) || '0' \
                 join post p on p.org_id = o.id join post_holder h on h.post_id = p.id \
                 where a.id in ({list}) and h.from_ms <= $1 and (h.to_ms is null or h.to_ms > $1) group by a.id"
            ),
            bound,
        )
        .await?;
    rows.into_iter()
        .map(|row| Ok((org_id(&row.id)?, row.n)))
        .collect()
}
