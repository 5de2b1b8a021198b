//! Organisations.

use std::collections::{BTreeMap, BTreeSet};

use access::{Named, OrgId, prefix_end};
use kernel::{IdSource, UtcMs};
use store::{Fault, FromQueryResult, Sql, Tx, args};

use crate::model::{Level, NewOrg, Org, unit_and_above, unit_path_of};
use crate::refused::Refused;

/// Kind of a centre 综治中心.
pub const CENTRE_KIND: &str = "governance_center";

const COLUMNS: &str = "id, parent_id, path, kind, level, unit_code, unit_path, name_zh, name_en, sign, phone, hours, \
                       takes_matters, is_centre, is_open, valid_from_ms, valid_to_ms";

#[derive(FromQueryResult)]
struct OrgRow {
    id: String,
    parent_id: Option<String>,
    path: String,
    kind: String,
    level: String,
    unit_code: String,
    unit_path: String,
    name_zh: String,
    name_en: String,
    sign: String,
    phone: String,
    hours: String,
    takes_matters: bool,
    is_centre: bool,
    is_open: bool,
    valid_from_ms: i64,
    valid_to_ms: Option<i64>,
}

pub(crate) fn org_id(text: &str) -> Result<OrgId, Fault> {
    OrgId::parse(text).map_err(|e| Fault::of("read the id of an organisation", e))
}

impl OrgRow {
    fn into_org(self) -> Result<Org, Fault> {
        Ok(Org {
            id: org_id(&self.id)?,
            parent: self.parent_id.as_deref().map(org_id).transpose()?,
            path: self.path,
            kind: self.kind,
            level: Level::parse(&self.level)
                .ok_or_else(|| Fault::new("read the level of an organisation"))?,
            unit_code: self.unit_code,
            unit_path: self.unit_path,
            name: Named {
                zh: self.name_zh,
                en: self.name_en,
            },
            sign: self.sign,
            phone: self.phone,
            hours: self.hours,
            takes_matters: self.takes_matters,
            is_centre: self.is_centre,
            is_open: self.is_open,
            valid_from: UtcMs(self.valid_from_ms),
            valid_to: self.valid_to_ms.map(UtcMs),
        })
    }
}

async fn many(sql: &dyn Sql, rest: &str, bound: Vec<store::Value>) -> Result<Vec<Org>, Fault> {
    let rows: Vec<OrgRow> = sql
        .all(&format!("select {COLUMNS} from org {rest}"), bound)
        .await?;
    rows.into_iter().map(OrgRow::into_org).collect()
}

async fn first(sql: &dyn Sql, rest: &str, bound: Vec<store::Value>) -> Result<Option<Org>, Fault> {
    Ok(many(sql, rest, bound).await?.into_iter().next())
}

/// The organisation, open or closed.
///
/// # Errors
/// On a database fault.
pub async fn org(sql: &dyn Sql, id: OrgId) -> Result<Option<Org>, Fault> {
    first(sql, "where id = $1", args![id.to_string()]).await
}

/// Open organisations at and below a place in the tree, in order of the tree.
///
/// # Errors
/// On a database fault.
pub async fn orgs_below(sql: &dyn Sql, path: &str) -> Result<Vec<Org>, Fault> {
    many(
        sql,
        "where path >= $1 and path < $2 and is_open order by path",
        args![path, prefix_end(path)],
    )
    .await
}

/// All open organisations, in order of the tree.
///
/// # Errors
/// On a database fault.
pub async fn all_orgs(sql: &dyn Sql) -> Result<Vec<Org>, Fault> {
    many(sql, "where is_open order by path", args![]).await
}

/// The open organ of a kind that is responsible for a unit: at the unit's own level, or of the nearest unit above that
/// has one.
///
/// # Errors
/// On a database fault.
pub async fn find_org(sql: &dyn Sql, kind: &str, unit_path: &str) -> Result<Option<Org>, Fault> {
    nearest(sql, "kind = $1", Some(kind), unit_path).await
}

/// The open centre 综治中心 responsible for a unit: its own, or of the nearest unit above that has one.
///
/// # Errors
/// On a database fault.
pub async fn centre_for(sql: &dyn Sql, unit_path: &str) -> Result<Option<Org>, Fault> {
    nearest(sql, "is_centre", None, unit_path).await
}

async fn nearest(
    sql: &dyn Sql,
    condition: &str,
    value: Option<&str>,
    unit_path: &str,
) -> Result<Option<Org>, Fault> {
    let mut bound: Vec<store::Value> = value.map(Into::into).into_iter().collect();
    let units = unit_and_above(unit_path);
    if units.is_empty() {
        return Ok(None);
    }
    let mut places = Vec::with_capacity(units.len());
    for unit in units {
        bound.push(unit.into());
        places.push(format!("${}", bound.len()));
    }
    let rest = format!(
        "where {condition} and is_open and unit_path in ({}) order by length(unit_path) desc, id limit 1",
        places.join(", ")
    );
    first(sql, &rest, bound).await
}

/// The open centre of the nearest unit above this organisation's own.
///
/// # Errors
/// On a database fault.
pub async fn parent_centre(sql: &dyn Sql, org: &Org) -> Result<Option<Org>, Fault> {
    match unit_and_above(&org.unit_path).get(1) {
        Some(above) => centre_for(sql, above).await,
        None => Ok(None),
    }
}

/// Open centres of the next units below this organisation's own, in order of their codes.
///
/// # Errors
/// On a database fault.
pub async fn child_centres(sql: &dyn Sql, org: &Org) -> Result<Vec<Org>, Fault> {
    let below: Vec<Org> = many(
        sql,
        "where is_centre and is_open and unit_path > $1 and unit_path < $2 order by unit_path, id",
        args![&org.unit_path, prefix_end(&org.unit_path)],
    )
    .await?;
    let mut children: Vec<Org> = Vec::new();
    for centre in below {
        // Sorted by path: whatever lies below a centre already taken comes right behind it.
        let under_last = children.last().is_some_and(|last| {
            last.unit_path != centre.unit_path && centre.unit_path.starts_with(&last.unit_path)
        });
        if !under_last {
            children.push(centre);
        }
    }
    Ok(children)
}

/// Organisations right under one (`None`: the roots), closed ones last; for the tree.
///
/// # Errors
/// On a database fault.
pub async fn children(sql: &dyn Sql, parent: Option<OrgId>) -> Result<Vec<Org>, Fault> {
    let order = "order by is_open desc, unit_path, kind, id";
    match parent {
        Some(parent) => {
            many(
                sql,
                &format!("where parent_id = $1 {order}"),
                args![parent.to_string()],
            )
            .await
        }
        None => many(sql, &format!("where parent_id is null {order}"), args![]).await,
    }
}

/// Organisations whose name or sign contains the words, open ones first; at most `limit`.
///
/// # Errors
/// On a database fault.
pub async fn search(sql: &dyn Sql, words: &str, limit: i64) -> Result<Vec<Org>, Fault> {
    many(
        sql,
        "where name_zh like $1 escape '!' or lower(name_en) like $1 escape '!' or unit_code = $2 \
         order by is_open desc, unit_path, id limit $3",
        args![super::like(words), words, limit],
    )
    .await
}

/// Makes an organisation.
///
/// # Errors
/// [`Refused::Name`], [`Refused::Kind`], [`Refused::Unit`], [`Refused::NotFound`] and [`Refused::Closed`] of the
/// parent; a database fault.
pub async fn create_org(
    tx: &Tx,
    ids: &dyn IdSource,
    now: UtcMs,
    new: NewOrg,
) -> Result<Org, Refused> {
    let name = checked_name(&new.name)?;
    if !is_kind(&new.kind) {
        return Err(Refused::Kind);
    }
    let level = Level::of_unit(&new.unit_code).ok_or(Refused::Unit)?;
    let unit_path = unit_path_of(&new.unit_code).ok_or(Refused::Unit)?;
    let id = new.id.unwrap_or_else(|| OrgId::new(ids));
    let parent_path = match new.parent {
        None => String::new(),
        Some(parent) => open_org(tx.sql(), parent).await?.path,
    };
    let org = Org {
        id,
        parent: new.parent,
        path: format!("{parent_path}{id}/"),
        kind: new.kind,
        level,
        unit_code: new.unit_code,
        unit_path,
        name,
        sign: new.sign.trim().to_owned(),
        phone: new.phone.trim().to_owned(),
        hours: new.hours.trim().to_owned(),
        takes_matters: new.takes_matters,
        is_centre: new.is_centre,
        is_open: true,
        valid_from: now,
        valid_to: None,
    };
    tx.run(
        "insert into org (id, parent_id, path, kind, level, unit_code, unit_path, name_zh, name_en, sign, phone, \
         hours, takes_matters, is_centre, is_open, valid_from_ms) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, true, $15)",
        args![
            org.id.to_string(),
            org.parent.map(|p| p.to_string()),
            &org.path,
            &org.kind,
            org.level.code(),
            &org.unit_code,
            &org.unit_path,
            &org.name.zh,
            &org.name.en,
            &org.sign,
            &org.phone,
            &org.hours,
            org.takes_matters,
            org.is_centre,
            now
        ],
    )
    .await?;
    Ok(org)
}

/// The open organisation, or why not.
pub(crate) async fn open_org(sql: &dyn Sql, id: OrgId) -> Result<Org, Refused> {
    let org = org(sql, id).await?.ok_or(Refused::NotFound)?;
    if org.is_open {
        Ok(org)
    } else {
        Err(Refused::Closed)
    }
}

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

/// Changes name, details and unit. When the unit changes, other rooms follow the event `people.org_moved`.
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
            name.zh,
            name.en,
            details.sign.trim(),
            details.phone.trim(),
            details.hours.trim(),
            details.takes_matters
        ],
    )
    .await?;
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
/// with it; until then nothing changes.
///
/// # Errors
/// [`Refused::OpenBelow`] where organisations below stay open longer, [`Refused::NotFound`], [`Refused::Closed`],
/// [`Refused::Period`] before its beginning; a database fault.
pub async fn close(tx: &Tx, now: UtcMs, id: OrgId, at: UtcMs) -> Result<(), Refused> {
    let org = open_org(tx.sql(), id).await?;
    if at < org.valid_from {
        return Err(Refused::Period);
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
        "update org set valid_to_ms = $2 where id = $1",
        args![id.to_string(), at],
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

/// How many open and closed organisations there are.
///
/// # Errors
/// On a database fault.
pub async fn counts(sql: &dyn Sql) -> Result<(i64, i64), Fault> {
    let open = sql
        .count("select count(*) from org where is_open", args![])
        .await?;
    let all = sql.count("select count(*) from org", args![]).await?;
    Ok((open, all - open))
}

fn checked_name(name: &Named) -> Result<Named, Refused> {
    let name = Named {
        zh: name.zh.trim().to_owned(),
        en: name.en.trim().to_owned(),
    };
    let fits = !name.zh.is_empty() && name.zh.chars().count() <= 60 && name.en.len() <= 200;
    if fits { Ok(name) } else { Err(Refused::Name) }
}

fn is_kind(kind: &str) -> bool {
    (2..=40).contains(&kind.len())
        && kind
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}
