//! Organisations.

use access::{Named, OrgId, prefix_end};
use kernel::{IdSource, UtcMs};
use store::{Fault, FromQueryResult, Sql, Tx, args};

use crate::model::{Level, NewOrg, Org, unit_and_above, unit_path_of};
use crate::refused::Refused;

/// Kind of a centre 综治中心.
pub const CENTRE_KIND: &str = "governance_center";

const COLUMNS: &str = "id, parent_id, path, kind, level, unit_code, unit_path, name_zh, name_en, sign, phone, hours, \
                       takes_matters, is_centre, is_open, valid_from_ms, valid_to_ms, successor_id";

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
    successor_id: Option<String>,
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
            successor: self.successor_id.as_deref().map(org_id).transpose()?,
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
        successor: None,
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

pub(crate) fn checked_name(name: &Named) -> Result<Named, Refused> {
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
