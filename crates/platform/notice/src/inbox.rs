//! What somebody finds behind the bell.

use kernel::{Lang, UtcMs};
use store::{Cursor, Fault, FromQueryResult, Page, Sql, Tx, args};
use texts::Texts;

use crate::{Message, NoticeId};

/// A message behind the bell.
#[derive(Clone, Debug, PartialEq, FromQueryResult)]
pub struct InboxRow {
    /// The notice.
    pub notice_id: String,
    /// Text key.
    pub template: String,
    /// The template's values, JSON.
    pub args: String,
    /// Where it leads, a path within this installation.
    pub link: Option<String>,
    /// The matter it is about.
    pub matter_id: Option<String>,
    /// When it came, UTC ms.
    pub created_ms: i64,
    /// When it was read, UTC ms.
    pub read_ms: Option<i64>,
}

impl InboxRow {
    /// Its words in the reader's language.
    ///
    /// # Errors
    /// When the row's values cannot be read.
    pub fn message(&self, texts: &Texts, lang: Lang) -> Result<Message, Fault> {
        Message::of(texts, lang, &self.template, &self.args)
    }
}

/// A page of an account's messages, newest first.
///
/// # Errors
/// On a database fault.
pub async fn inbox(
    sql: &dyn Sql,
    account: &str,
    behind: Option<&Cursor>,
    limit: usize,
) -> Result<Page<InboxRow>, Fault> {
    let start = Cursor {
        key: i64::MAX,
        id: String::new(),
    };
    let behind = behind.unwrap_or(&start);
    let rows = sql
        .all(
            "select i.notice_id, n.template, n.args, n.link, n.matter_id, i.created_ms, i.read_ms \
             from notice_inbox i join notice n on n.id = i.notice_id \
             where i.account_id = $1 and (i.created_ms, i.notice_id) < ($2, $3) \
             order by i.created_ms desc, i.notice_id desc limit $4",
            args![account, behind.key, &behind.id, limit as i64 + 1],
        )
        .await?;
    Ok(Page::from_rows(rows, limit, |row: &InboxRow| Cursor {
        key: row.created_ms,
        id: row.notice_id.clone(),
    }))
}

/// How many messages an account has not read.
///
/// # Errors
/// On a database fault.
pub async fn unread(sql: &dyn Sql, account: &str) -> Result<i64, Fault> {
    sql.count(
        "select count(*) from notice_inbox where account_id = $1 and read_ms is null",
        args![account],
    )
    .await
}

/// Marks one message of an account as read. False when it is not theirs, or read already.
///
/// # Errors
/// On a database fault.
pub async fn mark_read(tx: &Tx, account: &str, id: NoticeId, now: UtcMs) -> Result<bool, Fault> {
    let changed = tx
        .run(
            "update notice_inbox set read_ms = $3 where notice_id = $1 and account_id = $2 and read_ms is null",
            args![id.to_string(), account, now],
        )
        .await?;
    Ok(changed == 1)
}

/// Marks all messages of an account as read; answers how many.
///
/// # Errors
/// On a database fault.
pub async fn mark_all_read(tx: &Tx, account: &str, now: UtcMs) -> Result<u64, Fault> {
    tx.run(
        "update notice_inbox set read_ms = $2 where account_id = $1 and read_ms is null",
        args![account, now],
    )
    .await
}
