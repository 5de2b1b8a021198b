//! What protects an account: password, second factor, lock.

use access::AccountId;
use access::crypto::FieldCipher;
use kernel::{Phone, Private};
use store::{Fault, FromQueryResult, Sql, Tx, args};

use crate::refused::Refused;
use crate::store::accounts::{account_id, field, normal_login, opened, phone_index};

/// What a sign-in by password needs to know.
pub struct Credentials {
    /// The account.
    pub account: AccountId,
    /// PHC string, if a password is set.
    pub password_hash: Option<String>,
    /// Locked by an administrator.
    pub locked: bool,
    /// A second factor is enrolled.
    pub has_totp: bool,
    /// The password must be changed.
    pub must_change: bool,
}

#[derive(FromQueryResult)]
struct CredentialsRow {
    id: String,
    password_hash: Option<String>,
    state: String,
    has_totp: bool,
    must_change: bool,
}

/// The account behind a 工号 or a mobile phone.
///
/// # Errors
/// On a database fault.
pub async fn credentials(
    sql: &dyn Sql,
    cipher: &FieldCipher,
    typed: &str,
) -> Result<Option<Credentials>, Fault> {
    let by = |column: &str| {
        format!(
            "select id, password_hash, state, totp_sealed is not null as has_totp, must_change \
             from account where {column} = $1"
        )
    };
    let mut row: Option<CredentialsRow> = None;
    if let Some(login) = normal_login(typed) {
        row = sql.one(&by("login"), args![login]).await?;
    }
    if row.is_none()
        && let Ok(phone) = Phone::parse(typed)
    {
        let index = phone_index(cipher, &phone);
        row = sql.one(&by("phone_index"), args![index]).await?;
    }
    row.map(|row| {
        Ok(Credentials {
            account: account_id(&row.id)?,
            password_hash: row.password_hash,
            locked: row.state != "active",
            has_totp: row.has_totp,
            must_change: row.must_change,
        })
    })
    .transpose()
}

/// Sets a new password. All other sessions and pending second factors end with the old one.
///
/// # Errors
/// On a database fault.
pub async fn set_password(
    tx: &Tx,
    id: AccountId,
    hash: &str,
    must_change: bool,
) -> Result<(), Fault> {
    tx.run(
        "update account set password_hash = $2, must_change = $3 where id = $1",
        args![id.to_string(), hash, must_change],
    )
    .await?;
    tx.run(
        "delete from login_ticket where account_id = $1",
        args![id.to_string()],
    )
    .await?;
    Ok(())
}

/// The stored password hash.
///
/// # Errors
/// On a database fault.
pub async fn password_hash(sql: &dyn Sql, id: AccountId) -> Result<Option<String>, Fault> {
    let hash: Option<Option<String>> = sql
        .scalar(
            "select password_hash from account where id = $1",
            args![id.to_string()],
        )
        .await?;
    Ok(hash.flatten())
}

/// Locks or unlocks; false when it was so already.
///
/// # Errors
/// On a database fault.
pub async fn lock(tx: &Tx, id: AccountId, locked: bool) -> Result<bool, Fault> {
    let (from, to) = if locked {
        ("active", "locked")
    } else {
        ("locked", "active")
    };
    let changed = tx
        .run(
            "update account set state = $2 where id = $1 and state = $3",
            args![id.to_string(), to, from],
        )
        .await?;
    Ok(changed == 1)
}

/// Enrols (`Some`) or removes (`None`) the second factor; the secret is base 32 and is sealed here.
///
/// # Errors
/// A fault.
pub async fn set_totp(
    tx: &Tx,
    cipher: &FieldCipher,
    id: AccountId,
    secret: Option<&Private<String>>,
    step: i64,
) -> Result<(), Refused> {
    let record = id.to_string();
    let sealed = secret
        .map(|plain| cipher.seal(&field("totp_sealed", &record), plain.reveal()))
        .transpose()?;
    tx.run(
        "update account set totp_sealed = $2, totp_step = $3 where id = $1",
        args![&record, sealed, step],
    )
    .await?;
    Ok(())
}

/// The secret of the second factor, opened, if one is enrolled.
///
/// # Errors
/// A fault.
pub async fn totp_secret(
    sql: &dyn Sql,
    cipher: &FieldCipher,
    id: AccountId,
) -> Result<Option<Private<String>>, Refused> {
    opened(sql, cipher, id, "totp_sealed").await
}

/// Marks a time step of the second factor as used; false when it, or a later one, was used before.
///
/// # Errors
/// On a database fault.
pub async fn use_totp_step(tx: &Tx, id: AccountId, step: i64) -> Result<bool, Fault> {
    let changed = tx
        .run(
            "update account set totp_step = $2 where id = $1 and totp_step < $2",
            args![id.to_string(), step],
        )
        .await?;
    Ok(changed == 1)
}
