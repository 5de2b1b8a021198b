//! Sessions and tokens. Only the hash of a secret is stored.

use access::AccountId;
use kernel::clock::{DAY_MS, HOUR_MS, MINUTE_MS};
use kernel::{IdSource, Lang, UtcMs};
use store::{Fault, FromQueryResult, Sql, Tx, args};

use crate::model::{AccountKind, PostId, SessionId, TokenId};
use crate::store::accounts::account_id;

/// An officer's session ends after this long without a request.
pub const STAFF_IDLE_MS: i64 = 30 * MINUTE_MS;
/// An officer's session ends after this long in any case.
pub const STAFF_WHOLE_MS: i64 = 12 * HOUR_MS;
/// A resident's session ends after this long.
pub const RESIDENT_MS: i64 = 30 * DAY_MS;
/// The last request is written down at most this often.
pub const TOUCH_MS: i64 = MINUTE_MS;

/// A session to be opened.
pub struct NewSession<'a> {
    /// Hash of its secret.
    pub secret_hash: &'a str,
    /// Whose.
    pub account: AccountId,
    /// Officer or resident; decides how long it lasts.
    pub kind: AccountKind,
    /// The post worn first.
    pub post: Option<PostId>,
    /// Browser and system, in words.
    pub device: &'a str,
}

/// How long a session of this kind lasts at most.
pub fn whole_ms(kind: AccountKind) -> i64 {
    match kind {
        AccountKind::Staff => STAFF_WHOLE_MS,
        AccountKind::Resident => RESIDENT_MS,
    }
}

fn idle_until(kind: AccountKind, now: UtcMs, ends: i64) -> i64 {
    match kind {
        AccountKind::Staff => ends.min(now.0 + STAFF_IDLE_MS),
        AccountKind::Resident => ends,
    }
}

/// Opens a session and notes the sign-in.
///
/// # Errors
/// On a database fault.
pub async fn open(
    tx: &Tx,
    ids: &dyn IdSource,
    now: UtcMs,
    new: NewSession<'_>,
) -> Result<SessionId, Fault> {
    let id = SessionId::new(ids);
    let ends = now.0 + whole_ms(new.kind);
    tx.run(
        "insert into session (id, secret_hash, account_id, post_id, device, created_ms, last_seen_ms, idle_until_ms, \
         ends_ms) values ($1, $2, $3, $4, $5, $6, $6, $7, $8)",
        args![
            id.to_string(),
            new.secret_hash,
            new.account.to_string(),
            new.post.map(|p| p.to_string()),
            new.device,
            now,
            idle_until(new.kind, now, ends),
            ends
        ],
    )
    .await?;
    tx.run(
        "update account set last_login_ms = $2 where id = $1",
        args![new.account.to_string(), now],
    )
    .await?;
    Ok(id)
}

/// What a secret leads to.
#[derive(Clone, Debug)]
pub struct Found {
    /// Id of the session, or of the token.
    pub id: String,
    /// Whose.
    pub account: AccountId,
    /// Officer or resident.
    pub kind: AccountKind,
    /// The post chosen.
    pub post: Option<String>,
    /// An officer's name.
    pub name: Option<String>,
    /// Language of the profile.
    pub lang: Option<Lang>,
    /// Theme of the profile.
    pub theme: Option<String>,
    /// Last request written down.
    pub last_seen: UtcMs,
    /// The end in any case.
    pub ends: UtcMs,
    /// The password was made by an administrator and not changed yet.
    pub must_change: bool,
}

#[derive(FromQueryResult)]
struct FoundRow {
    id: String,
    account_id: String,
    kind: String,
    post_id: Option<String>,
    name: Option<String>,
    lang: Option<String>,
    theme: Option<String>,
    last_seen_ms: i64,
    ends_ms: i64,
    must_change: bool,
}

impl FoundRow {
    fn into_found(self) -> Result<Found, Fault> {
        Ok(Found {
            account: account_id(&self.account_id)?,
            kind: if self.kind == "staff" {
                AccountKind::Staff
            } else {
                AccountKind::Resident
            },
            id: self.id,
            post: self.post_id,
            name: self.name,
            lang: self.lang.as_deref().and_then(Lang::from_tag),
            theme: self.theme,
            last_seen: UtcMs(self.last_seen_ms),
            ends: UtcMs(self.ends_ms),
            must_change: self.must_change,
        })
    }
}

/// The session of a secret, unless it is revoked, idle too long, over, or its account locked.
///
/// # Errors
/// On a database fault.
pub async fn by_secret(
    sql: &dyn Sql,
    secret_hash: &str,
    now: UtcMs,
) -> Result<Option<Found>, Fault> {
    let row: Option<FoundRow> = sql
        .one(
            "select s.id, s.account_id, a.kind, s.post_id, p.name, a.lang, a.theme, s.last_seen_ms, s.ends_ms, a.must_change \
             from session s join account a on a.id = s.account_id left join person p on p.id = a.person_id \
             where s.secret_hash = $1 and s.revoked_ms is null and s.idle_until_ms > $2 and s.ends_ms > $2 \
             and a.state = 'active'",
            args![secret_hash, now],
        )
        .await?;
    row.map(FoundRow::into_found).transpose()
}

/// The token of a secret, unless it is revoked, over, or its account locked.
///
/// # Errors
/// On a database fault.
pub async fn token_by_secret(
    sql: &dyn Sql,
    secret_hash: &str,
    now: UtcMs,
) -> Result<Option<Found>, Fault> {
    let row: Option<FoundRow> = sql
        .one(
            "select t.id, t.account_id, a.kind, t.post_id, p.name, a.lang, a.theme, \
             coalesce(t.last_seen_ms, 0) as last_seen_ms, t.ends_ms, a.must_change \
             from api_token t join account a on a.id = t.account_id left join person p on p.id = a.person_id \
             where t.secret_hash = $1 and t.revoked_ms is null and t.ends_ms > $2 and a.state = 'active'",
            args![secret_hash, now],
        )
        .await?;
    row.map(FoundRow::into_found).transpose()
}

/// Notes a request of a session, which lives on.
///
/// # Errors
/// On a database fault.
pub async fn touch(tx: &Tx, found: &Found, now: UtcMs) -> Result<(), Fault> {
    tx.run(
        "update session set last_seen_ms = $2, idle_until_ms = $3 where id = $1",
        args![&found.id, now, idle_until(found.kind, now, found.ends.0)],
    )
    .await?;
    Ok(())
}

/// Notes a request with a token.
///
/// # Errors
/// On a database fault.
pub async fn touch_token(tx: &Tx, id: &str, now: UtcMs) -> Result<(), Fault> {
    tx.run(
        "update api_token set last_seen_ms = $2 where id = $1",
        args![id, now],
    )
    .await?;
    Ok(())
}

/// Changes the post worn.
///
/// # Errors
/// On a database fault.
pub async fn wear(tx: &Tx, session: &str, post: PostId) -> Result<(), Fault> {
    tx.run(
        "update session set post_id = $2 where id = $1",
        args![session, post.to_string()],
    )
    .await?;
    Ok(())
}

/// Ends one session of an account; false when it is not there or over.
///
/// # Errors
/// On a database fault.
pub async fn revoke(tx: &Tx, now: UtcMs, account: AccountId, session: &str) -> Result<bool, Fault> {
    let changed = tx
        .run(
            "update session set revoked_ms = $3 where id = $1 and account_id = $2 and revoked_ms is null",
            args![session, account.to_string(), now],
        )
        .await?;
    Ok(changed == 1)
}

/// Ends all sessions of an account but one; returns how many.
///
/// # Errors
/// On a database fault.
pub async fn revoke_all(
    tx: &Tx,
    now: UtcMs,
    account: AccountId,
    but: Option<&str>,
) -> Result<u64, Fault> {
    tx.run(
        "update session set revoked_ms = $2 where account_id = $1 and revoked_ms is null and id <> $3",
        args![account.to_string(), now, but.unwrap_or("")],
    )
    .await
}

/// A session as its owner sees it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct SessionRow {
    /// Its id.
    pub id: String,
    /// Browser and system.
    pub device: String,
    /// Since when, UTC ms.
    pub created_ms: i64,
    /// Last request, UTC ms.
    pub last_seen_ms: i64,
}

/// Live sessions of an account, last used first.
///
/// # Errors
/// On a database fault.
pub async fn sessions_of(
    sql: &dyn Sql,
    account: AccountId,
    now: UtcMs,
) -> Result<Vec<SessionRow>, Fault> {
    sql.all(
        "select id, device, created_ms, last_seen_ms from session where account_id = $1 and revoked_ms is null \
         and idle_until_ms > $2 and ends_ms > $2 order by last_seen_ms desc, id desc",
        args![account.to_string(), now],
    )
    .await
}

/// A token as its owner sees it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct TokenRow {
    /// Its id.
    pub id: String,
    /// What it is for.
    pub name: String,
    /// Last request, UTC ms.
    pub last_seen_ms: Option<i64>,
    /// Until when, UTC ms.
    pub ends_ms: i64,
}

/// Live tokens of an account, newest first.
///
/// # Errors
/// On a database fault.
pub async fn tokens_of(
    sql: &dyn Sql,
    account: AccountId,
    now: UtcMs,
) -> Result<Vec<TokenRow>, Fault> {
    sql.all(
        "select id, name, last_seen_ms, ends_ms from api_token where account_id = $1 \
         and revoked_ms is null and ends_ms > $2 order by created_ms desc, id desc",
        args![account.to_string(), now],
    )
    .await
}

/// A token to be made.
pub struct NewToken<'a> {
    /// Hash of its secret.
    pub secret_hash: &'a str,
    /// Whose.
    pub account: AccountId,
    /// The post it wears.
    pub post: Option<PostId>,
    /// What it is for.
    pub name: &'a str,
    /// Until when.
    pub ends: UtcMs,
}

/// Makes a token.
///
/// # Errors
/// On a database fault.
pub async fn create_token(
    tx: &Tx,
    ids: &dyn IdSource,
    now: UtcMs,
    new: NewToken<'_>,
) -> Result<TokenId, Fault> {
    let id = TokenId::new(ids);
    tx.run(
        "insert into api_token (id, secret_hash, account_id, post_id, name, created_ms, ends_ms) \
         values ($1, $2, $3, $4, $5, $6, $7)",
        args![
            id.to_string(),
            new.secret_hash,
            new.account.to_string(),
            new.post.map(|p| p.to_string()),
            new.name,
            now,
            new.ends
        ],
    )
    .await?;
    Ok(id)
}

/// Revokes a token of an account; false when it is not there.
///
/// # Errors
/// On a database fault.
pub async fn revoke_token(
    tx: &Tx,
    now: UtcMs,
    account: AccountId,
    token: &str,
) -> Result<bool, Fault> {
    let changed = tx
        .run(
            "update api_token set revoked_ms = $3 where id = $1 and account_id = $2 and revoked_ms is null",
            args![token, account.to_string(), now],
        )
        .await?;
    Ok(changed == 1)
}
