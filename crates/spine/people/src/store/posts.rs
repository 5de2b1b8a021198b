//! Posts and who holds them.

use access::{AccountId, Grant, Named, OrgId, Role};
use kernel::{IdSource, UtcMs, typed_id};
use store::{Fault, FromQueryResult, Sql, Tx, args};

use crate::model::{
    Holder, NewPost, PostId, PostSeat, StaffMember, clashing_administrators, roles_of, roles_text,
};
use crate::refused::Refused;
use crate::store::accounts::account_id;
use crate::store::orgs::{open_org, org_id};

typed_id!(
    /// One holding of a post.
    HolderId
);

fn post_id(text: &str) -> Result<PostId, Fault> {
    PostId::parse(text).map_err(|e| Fault::of("read the id of a post", e))
}

/// Makes a post.
///
/// # Errors
/// [`Refused::Name`] of the title, [`Refused::Roles`] and [`Refused::Administrators`]; [`Refused::NotFound`] and
/// [`Refused::Closed`] of the organisation; a database fault.
pub async fn create_post(
    tx: &Tx,
    ids: &dyn IdSource,
    now: UtcMs,
    new: NewPost,
) -> Result<PostId, Refused> {
    open_org(tx.sql(), new.org).await?;
    let title = new.title.trim();
    if title.is_empty() || title.chars().count() > 40 {
        return Err(Refused::Name);
    }
    checked_roles(&new.roles)?;
    let id = new.id.unwrap_or_else(|| PostId::new(ids));
    tx.run(
        "insert into post (id, org_id, title, roles, valid_from_ms) values ($1, $2, $3, $4, $5)",
        args![
            id.to_string(),
            new.org.to_string(),
            title,
            roles_text(&new.roles),
            now
        ],
    )
    .await?;
    Ok(id)
}

fn checked_roles(roles: &[Role]) -> Result<(), Refused> {
    let held = |role: &Role| matches!(role, Role::Anyone | Role::Resident | Role::Staff);
    if roles.is_empty() || roles.iter().any(held) {
        return Err(Refused::Roles);
    }
    match clashing_administrators(roles.iter().copied()) {
        Some((first, second)) => Err(Refused::Administrators(first, second)),
        None => Ok(()),
    }
}

#[derive(FromQueryResult)]
struct PostRow {
    roles: String,
    valid_to_ms: Option<i64>,
}

async fn open_post(sql: &dyn Sql, id: PostId, now: UtcMs) -> Result<PostRow, Refused> {
    let row: PostRow = sql
        .one(
            "select roles, valid_to_ms from post where id = $1",
            args![id.to_string()],
        )
        .await?
        .ok_or(Refused::NotFound)?;
    if row.valid_to_ms.is_some_and(|end| end <= now.0) {
        return Err(Refused::Closed);
    }
    Ok(row)
}

/// Gives a post to an account from one moment to another (`None`: until further notice).
///
/// # Errors
/// [`Refused::Held`] where somebody holds it in that time, [`Refused::Administrators`], [`Refused::Period`],
/// [`Refused::NotFound`], [`Refused::Closed`]; a database fault.
pub async fn assign(
    tx: &Tx,
    ids: &dyn IdSource,
    now: UtcMs,
    post: PostId,
    account: AccountId,
    from: UtcMs,
    to: Option<UtcMs>,
) -> Result<(), Refused> {
    if to.is_some_and(|to| to <= from) {
        return Err(Refused::Period);
    }
    let seat = open_post(tx.sql(), post, now).await?;
    let overlapping = tx
        .sql()
        .count(
            "select count(*) from post_holder where post_id = $1 and (to_ms is null or to_ms > $2) and from_ms < $3",
            args![post.to_string(), from, to.unwrap_or(UtcMs(i64::MAX))],
        )
        .await?;
    if overlapping > 0 {
        return Err(Refused::Held);
    }
    let held = roles_of_person(tx.sql(), account, from).await?;
    let all = held.into_iter().chain(roles_of(&seat.roles));
    if let Some((first, second)) = clashing_administrators(all) {
        return Err(Refused::Administrators(first, second));
    }
    tx.run(
        "insert into post_holder (id, post_id, account_id, from_ms, to_ms) values ($1, $2, $3, $4, $5)",
        args![
            HolderId::new(ids).to_string(),
            post.to_string(),
            account.to_string(),
            from,
            to
        ],
    )
    .await?;
    Ok(())
}

/// All roles that the person behind an account holds at this moment or later, under any account.
///
/// # Errors
/// [`Refused::NotFound`] when there is no such officer; a database fault.
pub async fn roles_of_person(
    sql: &dyn Sql,
    account: AccountId,
    from: UtcMs,
) -> Result<Vec<Role>, Refused> {
    let person: Option<Option<String>> = sql
        .scalar(
            "select person_id from account where id = $1",
            args![account.to_string()],
        )
        .await?;
    let person = person.flatten().ok_or(Refused::NotFound)?;
    let held: Vec<String> = sql
        .column(
            "select p.roles from post_holder h join post p on p.id = h.post_id join account a on a.id = h.account_id \
             where a.person_id = $1 and (h.to_ms is null or h.to_ms > $2)",
            args![person, from],
        )
        .await?;
    Ok(held.iter().flat_map(|roles| roles_of(roles)).collect())
}

/// Ends the present holding of a post; false when it was vacant.
///
/// # Errors
/// On a database fault.
pub async fn unassign(tx: &Tx, now: UtcMs, post: PostId) -> Result<bool, Fault> {
    let changed = tx
        .run(
            "update post_holder set to_ms = $2 where post_id = $1 and from_ms <= $2 and (to_ms is null or to_ms > $2)",
            args![post.to_string(), now],
        )
        .await?;
    Ok(changed > 0)
}

/// Ends a post; its holder leaves it.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Closed`]; a database fault.
pub async fn close_post(tx: &Tx, now: UtcMs, post: PostId) -> Result<(), Refused> {
    open_post(tx.sql(), post, now).await?;
    tx.run(
        "update post set valid_to_ms = $2 where id = $1",
        args![post.to_string(), now],
    )
    .await?;
    tx.run(
        "update post_holder set to_ms = $2 where post_id = $1 and (to_ms is null or to_ms > $2)",
        args![post.to_string(), now],
    )
    .await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct SeatRow {
    id: String,
    org_id: String,
    title: String,
    roles: String,
    account_id: Option<String>,
    name: Option<String>,
    from_ms: Option<i64>,
    to_ms: Option<i64>,
}

const SEATS: &str = "select p.id, p.org_id, p.title, p.roles, h.account_id, n.name, h.from_ms, h.to_ms from post p \
     left join post_holder h on h.post_id = p.id and h.from_ms <= $2 and (h.to_ms is null or h.to_ms > $2) \
     left join account a on a.id = h.account_id left join person n on n.id = a.person_id \
     where (p.valid_to_ms is null or p.valid_to_ms > $2)";

impl SeatRow {
    fn into_seat(self) -> Result<PostSeat, Fault> {
        let holder = match (self.account_id, self.from_ms) {
            (Some(account), Some(from)) => Some(Holder {
                account: account_id(&account)?,
                name: self.name.unwrap_or_default(),
                from: UtcMs(from),
                to: self.to_ms.map(UtcMs),
            }),
            _ => None,
        };
        Ok(PostSeat {
            id: post_id(&self.id)?,
            org: org_id(&self.org_id)?,
            title: self.title,
            roles: roles_of(&self.roles),
            holder,
        })
    }
}

/// Posts of an organisation with who holds them now, vacant ones too.
///
/// # Errors
/// On a database fault.
pub async fn posts_of(sql: &dyn Sql, org: OrgId, now: UtcMs) -> Result<Vec<PostSeat>, Fault> {
    let rows: Vec<SeatRow> = sql
        .all(
            &format!("{SEATS} and p.org_id = $1 order by p.id"),
            args![org.to_string(), now],
        )
        .await?;
    rows.into_iter().map(SeatRow::into_seat).collect()
}

/// A post with who holds it now.
///
/// # Errors
/// On a database fault.
pub async fn post(sql: &dyn Sql, id: PostId, now: UtcMs) -> Result<Option<PostSeat>, Fault> {
    let row: Option<SeatRow> = sql
        .one(
            &format!("{SEATS} and p.id = $1"),
            args![id.to_string(), now],
        )
        .await?;
    row.map(SeatRow::into_seat).transpose()
}

/// Officers who hold a post of the organisation now.
///
/// # Errors
/// On a database fault.
pub async fn staff_of(sql: &dyn Sql, org: OrgId, now: UtcMs) -> Result<Vec<StaffMember>, Fault> {
    let seats = posts_of(sql, org, now).await?;
    Ok(seats
        .into_iter()
        .filter_map(|seat| {
            seat.holder.map(|holder| StaffMember {
                account: holder.account,
                name: holder.name,
                post: seat.id,
                org: seat.org,
                title: seat.title,
                roles: seat.roles,
            })
        })
        .collect())
}

/// True if anybody holds this role at this moment, anywhere.
///
/// # Errors
/// On a database fault.
pub async fn is_held(sql: &dyn Sql, role: Role, now: UtcMs) -> Result<bool, Fault> {
    let held = sql
        .count(
            "select count(*) from post_holder h join post p on p.id = h.post_id \
             where ',' || p.roles || ',' like $1 and h.from_ms <= $2 and (h.to_ms is null or h.to_ms > $2) \
             and (p.valid_to_ms is null or p.valid_to_ms > $2)",
            args![format!("%,{},%", role.code()), now],
        )
        .await?;
    Ok(held > 0)
}

/// How many posts are vacant in open organisations.
///
/// # Errors
/// On a database fault.
pub async fn vacant(sql: &dyn Sql, now: UtcMs) -> Result<i64, Fault> {
    sql.count(
        "select count(*) from post p where (p.valid_to_ms is null or p.valid_to_ms > $1) and not exists \
         (select 1 from post_holder h where h.post_id = p.id and h.from_ms <= $1 and (h.to_ms is null or h.to_ms > $1))",
        args![now],
    )
    .await
}

/// A post that an account may wear now.
#[derive(Clone, Debug)]
pub struct Wearable {
    /// The post.
    pub id: PostId,
    /// Its organisation.
    pub org: OrgId,
    /// The organisation's name.
    pub org_name: Named,
    /// Its title.
    pub title: String,
    /// What may be done under it.
    pub grants: Vec<Grant>,
}

#[derive(FromQueryResult)]
struct WearableRow {
    id: String,
    org_id: String,
    title: String,
    roles: String,
    name_zh: String,
    name_en: String,
    path: String,
    unit_path: String,
}

/// The posts that an account may wear now, the one held longest first.
///
/// # Errors
/// On a database fault.
pub async fn wearable(
    sql: &dyn Sql,
    account: AccountId,
    now: UtcMs,
) -> Result<Vec<Wearable>, Fault> {
    let rows: Vec<WearableRow> = sql
        .all(
            "select p.id, p.org_id, p.title, p.roles, o.name_zh, o.name_en, o.path, o.unit_path \
             from post_holder h join post p on p.id = h.post_id join org o on o.id = p.org_id \
             where h.account_id = $1 and h.from_ms <= $2 and (h.to_ms is null or h.to_ms > $2) \
             and (p.valid_to_ms is null or p.valid_to_ms > $2) and o.is_open order by h.from_ms, p.id",
            args![account.to_string(), now],
        )
        .await?;
    rows.into_iter().map(WearableRow::into_wearable).collect()
}

impl WearableRow {
    fn into_wearable(self) -> Result<Wearable, Fault> {
        let org = org_id(&self.org_id)?;
        let grant = |role| Grant {
            role,
            org,
            org_path: self.path.clone(),
            unit_path: self.unit_path.clone(),
        };
        Ok(Wearable {
            id: post_id(&self.id)?,
            org,
            grants: roles_of(&self.roles).into_iter().map(grant).collect(),
            org_name: Named {
                zh: self.name_zh,
                en: self.name_en,
            },
            title: self.title,
        })
    }
}
