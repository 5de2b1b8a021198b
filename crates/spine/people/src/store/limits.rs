//! Counters that hold across processes: failed sign-ins, codes sent to phones, second-factor tickets.

use access::AccountId;
use access::crypto::{Field, FieldCipher};
use kernel::clock::{DAY_MS, MINUTE_MS};
use kernel::{IdSource, Phone, Private, UtcMs, typed_id};
use store::{Fault, FromQueryResult, Sql, Tx, args};

use crate::refused::Refused;
use crate::store::accounts::{account_id, phone_index};

typed_id!(
    /// A code sent to a phone.
    CodeId
);

/// Failed attempts before nothing is looked at for a while.
pub const MOST_FAILED: i64 = 5;
/// How long nothing is looked at then; also the time in which failures add up.
pub const LOCK_MS: i64 = 15 * MINUTE_MS;
/// How long a code works.
pub const CODE_MS: i64 = 10 * MINUTE_MS;
/// Tries per code.
pub const CODE_TRIES: i64 = 5;
/// Time between two codes to one phone.
pub const CODE_PAUSE_MS: i64 = MINUTE_MS;
/// Codes to one phone in 24 hours.
pub const CODES_A_DAY: i64 = 8;
/// How long the second factor may take.
pub const TICKET_MS: i64 = 5 * MINUTE_MS;

/// The moment until which attempts under this key are not looked at, if it lies ahead.
///
/// # Errors
/// On a database fault.
pub async fn locked_until(sql: &dyn Sql, key: &str, now: UtcMs) -> Result<Option<UtcMs>, Fault> {
    let until: Option<i64> = sql
        .scalar(
            "select locked_ms from login_attempt where key = $1",
            args![key],
        )
        .await?;
    Ok(until.map(UtcMs).filter(|until| *until > now))
}

/// Counts a failed attempt; the fifth within the time locks the key.
///
/// # Errors
/// On a database fault.
pub async fn count_failed(tx: &Tx, key: &str, now: UtcMs) -> Result<(), Fault> {
    // Two failures at once both add: the database adds, not the process.
    tx.run(
        "insert into login_attempt (key, failed, since_ms, locked_ms) values ($1, 1, $2, 0) \
         on conflict (key) do update set \
         failed = case when login_attempt.since_ms <= $3 then 1 else login_attempt.failed + 1 end, \
         since_ms = case when login_attempt.since_ms <= $3 then $2 else login_attempt.since_ms end",
        args![key, now, now.0 - LOCK_MS],
    )
    .await?;
    tx.run(
        "update login_attempt set locked_ms = $2, failed = 0 where key = $1 and failed >= $3",
        args![key, now.0 + LOCK_MS, MOST_FAILED],
    )
    .await?;
    Ok(())
}

/// Forgets failures after a success.
///
/// # Errors
/// On a database fault.
pub async fn forget_failed(tx: &Tx, key: &str) -> Result<(), Fault> {
    tx.run("delete from login_attempt where key = $1", args![key])
        .await?;
    Ok(())
}

/// Whether another code may be sent to a phone now.
///
/// # Errors
/// On a database fault.
pub async fn may_send_code(sql: &dyn Sql, index: &str, now: UtcMs) -> Result<bool, Fault> {
    let recent = sql
        .count(
            "select count(*) from phone_code where phone_index = $1 and created_ms > $2",
            args![index, now.0 - CODE_PAUSE_MS],
        )
        .await?;
    let today = sql
        .count(
            "select count(*) from phone_code where phone_index = $1 and created_ms > $2",
            args![index, now.0 - DAY_MS],
        )
        .await?;
    Ok(recent == 0 && today < CODES_A_DAY)
}

fn code_hash(cipher: &FieldCipher, id: &str, code: &str) -> String {
    cipher.blind_index("phone_code.code", &format!("{id}:{code}"))
}

/// Keeps a code for a phone and answers its id; `None` when no further one may be sent now.
///
/// # Errors
/// A fault.
pub async fn keep_code(
    tx: &Tx,
    ids: &dyn IdSource,
    cipher: &FieldCipher,
    now: UtcMs,
    phone: &Phone,
    code: &str,
) -> Result<Option<CodeId>, Refused> {
    let index = phone_index(cipher, phone);
    if !may_send_code(tx.sql(), &index, now).await? {
        return Ok(None);
    }
    let id = CodeId::new(ids);
    let record = id.to_string();
    let sealed = cipher.seal(&phone_field(&record), &phone.e164())?;
    tx.run(
        "insert into phone_code (id, phone_index, phone_sealed, code_hash, attempts, created_ms, expires_ms) \
         values ($1, $2, $3, $4, 0, $5, $6)",
        args![
            &record,
            index,
            sealed,
            code_hash(cipher, &record, code),
            now,
            now.0 + CODE_MS
        ],
    )
    .await?;
    Ok(Some(id))
}

fn phone_field(record: &str) -> Field<'_> {
    Field {
        table: "phone_code",
        column: "phone_sealed",
        record,
    }
}

/// What became of a code that was typed.
pub enum Proof {
    /// Right: this phone is proved.
    Proved(Private<String>),
    /// Wrong, and more tries are left.
    Wrong,
    /// Expired, used, unknown or tried too often.
    Gone,
}

#[derive(FromQueryResult)]
struct CodeRow {
    phone_sealed: String,
    code_hash: String,
    attempts: i64,
    expires_ms: i64,
    used_ms: Option<i64>,
}

/// Tries a code. The act must be committed whatever the outcome, since it counts the try.
///
/// # Errors
/// A fault.
pub async fn try_code(
    tx: &Tx,
    cipher: &FieldCipher,
    now: UtcMs,
    id: CodeId,
    typed: &str,
) -> Result<Proof, Refused> {
    let record = id.to_string();
    // Counted before it is compared: of tries at the same moment, no more than the allowed number passes.
    tx.run(
        "update phone_code set attempts = attempts + 1 where id = $1",
        args![&record],
    )
    .await?;
    let row: Option<CodeRow> = tx
        .sql()
        .one(
            "select phone_sealed, code_hash, attempts, expires_ms, used_ms from phone_code where id = $1",
            args![&record],
        )
        .await?;
    let Some(row) = row else {
        return Ok(Proof::Gone);
    };
    if row.used_ms.is_some() || row.expires_ms <= now.0 || row.attempts > CODE_TRIES {
        return Ok(Proof::Gone);
    }
    if row.code_hash != code_hash(cipher, &record, typed) {
        let last = row.attempts == CODE_TRIES;
        return Ok(if last { Proof::Gone } else { Proof::Wrong });
    }
    tx.run(
        "update phone_code set used_ms = $2 where id = $1",
        args![&record, now],
    )
    .await?;
    Ok(Proof::Proved(
        cipher.open(&phone_field(&record), &row.phone_sealed)?,
    ))
}

/// Keeps a ticket for the second factor.
///
/// # Errors
/// On a database fault.
pub async fn keep_ticket(
    tx: &Tx,
    now: UtcMs,
    secret_hash: &str,
    account: AccountId,
) -> Result<(), Fault> {
    tx.run(
        "insert into login_ticket (secret_hash, account_id, expires_ms) values ($1, $2, $3)",
        args![secret_hash, account.to_string(), now.0 + TICKET_MS],
    )
    .await?;
    Ok(())
}

/// The account of a ticket that is still good.
///
/// # Errors
/// On a database fault.
pub async fn ticket(
    sql: &dyn Sql,
    now: UtcMs,
    secret_hash: &str,
) -> Result<Option<AccountId>, Fault> {
    let id: Option<String> = sql
        .scalar(
            "select account_id from login_ticket where secret_hash = $1 and expires_ms > $2",
            args![secret_hash, now],
        )
        .await?;
    id.as_deref().map(account_id).transpose()
}

/// Uses a ticket up; false when somebody else did.
///
/// # Errors
/// On a database fault.
pub async fn use_ticket(tx: &Tx, secret_hash: &str) -> Result<bool, Fault> {
    let changed = tx
        .run(
            "delete from login_ticket where secret_hash = $1",
            args![secret_hash],
        )
        .await?;
    Ok(changed == 1)
}

/// Forgets codes, tickets, counters and sessions that no longer matter; run by a schedule.
///
/// # Errors
/// On a database fault.
pub async fn tidy(tx: &Tx, now: UtcMs) -> Result<(), Fault> {
    tx.run(
        "delete from phone_code where created_ms < $1",
        args![now.0 - 2 * DAY_MS],
    )
    .await?;
    tx.run("delete from login_ticket where expires_ms < $1", args![now])
        .await?;
    tx.run(
        "delete from login_attempt where since_ms < $1 and locked_ms < $2",
        args![now.0 - DAY_MS, now],
    )
    .await?;
    tx.run(
        "delete from session where ends_ms < $1",
        args![now.0 - 30 * DAY_MS],
    )
    .await?;
    Ok(())
}
