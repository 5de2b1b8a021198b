//! The tables of notices and of what people want.

use std::collections::BTreeMap;

use kernel::{IdSource, Lang, UtcMs, typed_id};
use serde::Serialize;
use store::{Fault, FromQueryResult, Sql, Tx, args};

use crate::{Channel, JOB, Value};

typed_id!(
    /// A notice to one person over one channel.
    NoticeId
);

/// A notice to be sent.
#[derive(Clone, Debug)]
pub struct Notice<'a> {
    /// Its id, made by the caller, who seals the address for this id.
    pub id: NoticeId,
    /// Whose notice it is; their choice is respected. `None` for somebody without an account.
    pub account: Option<&'a str>,
    /// Sealed phone number, mail address or follower id; `None` for [`Channel::InApp`].
    pub address: Option<String>,
    /// How.
    pub channel: Channel,
    /// Text key with an attribute `title`.
    pub template: &'static str,
    /// The template's values by name. No personal data.
    pub args: Vec<(&'static str, Value)>,
    /// The language of what leaves the house.
    pub lang: Lang,
    /// Path within this installation, beginning with `/`.
    pub link: Option<String>,
    /// The matter it is about.
    pub matter: Option<&'a str>,
}

/// A notice as stored.
#[derive(Clone, Debug, FromQueryResult, Serialize)]
pub struct NoticeRow {
    /// Its id.
    pub id: String,
    /// Whose notice it is.
    pub account_id: Option<String>,
    /// Sealed address.
    #[serde(skip)]
    pub address: Option<String>,
    /// Code of its [`Channel`].
    pub channel: String,
    /// Text key.
    pub template: String,
    /// The template's values, JSON.
    pub args: String,
    /// Language of what leaves the house.
    pub lang: String,
    /// Path within this installation.
    pub link: Option<String>,
    /// The matter it is about.
    pub matter_id: Option<String>,
    /// `waiting`, `sent`, `failed` (the last try; the queue may try again) or `suppressed`.
    pub state: String,
    /// Why failed or suppressed, as a code.
    pub reason: Option<String>,
    /// When it was asked for, UTC ms.
    pub created_ms: i64,
    /// When it left, UTC ms.
    pub sent_ms: Option<i64>,
}

const COLUMNS: &str = "id, account_id, address, channel, template, args, lang, link, matter_id, state, reason, \
                       created_ms, sent_ms";

/// The job's payload.
#[derive(Serialize, serde::Deserialize)]
pub(crate) struct Payload {
    pub notice: String,
}

/// Sends a notice as part of the act: behind the bell at once, over other channels by a job when the act is durable.
/// Where the person declined the channel, the row says so and nothing leaves.
///
/// # Errors
/// On a database fault, or when neither account nor address says to whom.
pub async fn send(
    tx: &Tx,
    ids: &dyn IdSource,
    notice: Notice<'_>,
    now: UtcMs,
) -> Result<(), Fault> {
    let wanted = match (notice.channel, notice.account) {
        (Channel::InApp, Some(_)) | (_, None) => true,
        (channel, Some(account)) => is_wanted(tx.sql(), account, channel).await?,
    };
    let (state, reason, sent) = match (wanted, notice.channel) {
        (false, _) => ("suppressed", Some("not_wanted"), None),
        (true, Channel::InApp) => ("sent", None, Some(now)),
        (true, _) => ("waiting", None, None),
    };
    let id = notice.id.to_string();
    let values: BTreeMap<&str, &Value> = notice
        .args
        .iter()
        .map(|(name, value)| (*name, value))
        .collect();
    let values =
        serde_json::to_string(&values).map_err(|e| Fault::of("write the values of a notice", e))?;
    tx.insert(
        "insert into notice (id, account_id, address, channel, template, args, lang, link, matter_id, state, reason, \
         created_ms, sent_ms) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        args![
            &id,
            notice.account,
            notice.address,
            notice.channel.code(),
            notice.template,
            values,
            notice.lang.tag(),
            notice.link,
            notice.matter,
            state,
            reason,
            now,
            sent,
        ],
    )
    .await?;
    match (state, notice.account) {
        ("waiting", _) => enqueue(tx, ids, &id, now).await,
        ("sent", Some(account)) => {
            tx.insert(
                "insert into notice_inbox (notice_id, account_id, created_ms) values ($1, $2, $3)",
                args![&id, account, now],
            )
            .await?;
            store::emit(
                tx,
                &format!("account:{account}"),
                "notice.arrived",
                &id,
                now,
            )
            .await
        }
        ("sent", None) => Err(Fault::new("a notice behind the bell needs an account")),
        _ => Ok(()),
    }
}

async fn enqueue(tx: &Tx, ids: &dyn IdSource, id: &str, now: UtcMs) -> Result<(), Fault> {
    work::enqueue(
        tx,
        ids,
        JOB,
        &Payload {
            notice: id.to_owned(),
        },
        None,
        now,
    )
    .await
}

/// A notice by id.
pub(crate) async fn find(sql: &dyn Sql, id: &str) -> Result<Option<NoticeRow>, Fault> {
    sql.one(
        &format!("select {COLUMNS} from notice where id = $1"),
        args![id],
    )
    .await
}

/// Writes what became of a try.
pub(crate) async fn end(
    tx: &Tx,
    id: &str,
    state: &str,
    reason: Option<&str>,
    sent: Option<UtcMs>,
) -> Result<(), Fault> {
    tx.run(
        "update notice set state = $2, reason = $3, sent_ms = $4 where id = $1 and state <> 'sent'",
        args![id, state, reason, sent],
    )
    .await?;
    Ok(())
}

/// Keeps what a demo city would have sent.
pub(crate) async fn keep_in_outbox(
    tx: &Tx,
    id: &str,
    channel: &str,
    title: &str,
    body: &str,
    now: UtcMs,
) -> Result<(), Fault> {
    tx.run(
        "insert into notice_outbox (notice_id, channel, title, body, at_ms) values ($1, $2, $3, $4, $5) \
         on conflict (notice_id) do nothing",
        args![id, channel, title, body, now],
    )
    .await?;
    Ok(())
}

/// Lets a failed notice be tried again. False when it is not failed.
///
/// # Errors
/// On a database fault.
pub async fn resend(tx: &Tx, ids: &dyn IdSource, id: NoticeId, now: UtcMs) -> Result<bool, Fault> {
    let id = id.to_string();
    let changed = tx
        .run(
            "update notice set state = 'waiting', reason = null where id = $1 and state = 'failed'",
            args![&id],
        )
        .await?;
    if changed == 1 {
        enqueue(tx, ids, &id, now).await?;
    }
    Ok(changed == 1)
}

/// Notices of a matter in the order they were asked for.
///
/// # Errors
/// On a database fault.
pub async fn of_matter(sql: &dyn Sql, matter: &str) -> Result<Vec<NoticeRow>, Fault> {
    sql.all(
        &format!("select {COLUMNS} from notice where matter_id = $1 order by created_ms, id"),
        args![matter],
    )
    .await
}

/// Destroys every notice of a matter, with what it said; behind the bell and in a demo's outbox too. One that has not
/// left yet never will.
///
/// # Errors
/// On a database fault.
pub async fn forget(tx: &Tx, matter: &str) -> Result<u64, Fault> {
    for part in ["notice_inbox", "notice_outbox"] {
        tx.run(
            &format!(
                "delete from {part} where notice_id in (select id from notice where matter_id = $1)"
            ),
            args![matter],
        )
        .await?;
    }
    tx.run("delete from notice where matter_id = $1", args![matter])
        .await
}

/// Failed notices, newest first.
///
/// # Errors
/// On a database fault.
pub async fn failed(sql: &dyn Sql, limit: i64) -> Result<Vec<NoticeRow>, Fault> {
    sql.all(
        &format!("select {COLUMNS} from notice where state = 'failed' order by created_ms desc, id desc limit $1"),
        args![limit],
    )
    .await
}

/// What a demo city would have sent.
#[derive(Clone, Debug, PartialEq, FromQueryResult, Serialize)]
pub struct OutboxRow {
    /// The notice.
    pub notice_id: String,
    /// Code of its [`Channel`].
    pub channel: String,
    /// Title as it would have left.
    pub title: String,
    /// Words as they would have left.
    pub body: String,
    /// When, UTC ms.
    pub at_ms: i64,
}

/// The newest of what a demo city would have sent.
///
/// # Errors
/// On a database fault.
pub async fn outbox(sql: &dyn Sql, limit: i64) -> Result<Vec<OutboxRow>, Fault> {
    sql.all(
        "select notice_id, channel, title, body, at_ms from notice_outbox order by at_ms desc, notice_id desc limit $1",
        args![limit],
    )
    .await
}

/// Whether a person wants a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The channel.
    pub channel: Channel,
    /// Whether it may be used.
    pub wanted: bool,
}

/// What a person wants, for every channel that can be declined.
///
/// # Errors
/// On a database fault.
pub async fn choices(sql: &dyn Sql, account: &str) -> Result<Vec<Choice>, Fault> {
    let mut all = Vec::new();
    for channel in [Channel::Mail, Channel::Sms, Channel::OfficialAccount] {
        all.push(Choice {
            channel,
            wanted: is_wanted(sql, account, channel).await?,
        });
    }
    Ok(all)
}

async fn is_wanted(sql: &dyn Sql, account: &str, channel: Channel) -> Result<bool, Fault> {
    let chosen = sql
        .scalar::<bool>(
            "select wanted from notice_choice where account_id = $1 and channel = $2",
            args![account, channel.code()],
        )
        .await?;
    Ok(chosen.unwrap_or(true))
}

/// Keeps what a person wants. [`Channel::InApp`] cannot be declined; asking for it changes nothing.
///
/// # Errors
/// On a database fault.
pub async fn choose(tx: &Tx, account: &str, choice: Choice, now: UtcMs) -> Result<(), Fault> {
    if choice.channel == Channel::InApp {
        return Ok(());
    }
    tx.run(
        "insert into notice_choice (account_id, channel, wanted, changed_ms) values ($1, $2, $3, $4) \
         on conflict (account_id, channel) do update set wanted = excluded.wanted, changed_ms = excluded.changed_ms",
        args![account, choice.channel.code(), choice.wanted, now],
    )
    .await?;
    Ok(())
}
