//! The outbox of events, written inside acts and read in commit order.

use kernel::UtcMs;
use sea_orm::FromQueryResult;

use crate::{Dialect, Fault, Sql, Tx, args};

/// Something happened. It says what changed, never the content: whoever is told reads the row again, with its own rights.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Event {
    /// Position within the writing transaction's order.
    pub seq: i64,
    /// The writing transaction (0 on SQLite).
    pub xid: i64,
    /// Who may want to know: `matter:<id>`, `org:<id>`.
    pub topic: String,
    /// What happened, as `room.noun_verb`.
    pub kind: String,
    /// The row it happened to.
    pub ref_id: String,
    /// When, UTC ms.
    pub at_ms: i64,
}

/// How far a reader of the outbox has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct EventCursor {
    /// Transaction of the last event read.
    pub xid: i64,
    /// Sequence of the last event read.
    pub seq: i64,
}

impl Event {
    /// The cursor just behind this event.
    pub fn cursor(&self) -> EventCursor {
        EventCursor {
            xid: self.xid,
            seq: self.seq,
        }
    }
}

/// Writes an event as part of the act.
///
/// # Errors
/// On a database fault.
pub async fn emit(tx: &Tx, topic: &str, kind: &str, ref_id: &str, now: UtcMs) -> Result<(), Fault> {
    tx.insert(
        "insert into event (topic, kind, ref_id, at_ms) values ($1, $2, $3, $4)",
        args![topic, kind, ref_id, now],
    )
    .await
}

/// The next events behind `cursor`, oldest first, at most `limit`.
///
/// On PostgreSQL a transaction that began earlier may commit later; so only events of transactions older than every
/// one still running are handed out, ordered by transaction. Nothing can then appear behind the cursor.
///
/// # Errors
/// On a database fault.
pub async fn events_after(
    db: &dyn Sql,
    cursor: EventCursor,
    limit: i64,
) -> Result<Vec<Event>, Fault> {
    let sql = match db.dialect() {
        Dialect::Sqlite => {
            "select seq, xid, topic, kind, ref_id, at_ms from event \
             where seq > $2 and xid >= $1 order by seq limit $3"
        }
        Dialect::Postgres => {
            "select seq, xid, topic, kind, ref_id, at_ms from event \
             where (xid, seq) > ($1, $2) and xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint \
             order by xid, seq limit $3"
        }
    };
    db.all(sql, args![cursor.xid, cursor.seq, limit]).await
}

/// Events behind `cursor` that are committed now, also those before which another may still appear. For readers that
/// may see an event twice; a cursor must not be moved by them.
///
/// # Errors
/// On a database fault.
pub async fn events_seen(
    db: &dyn Sql,
    cursor: EventCursor,
    limit: i64,
) -> Result<Vec<Event>, Fault> {
    match db.dialect() {
        Dialect::Sqlite => events_after(db, cursor, limit).await,
        Dialect::Postgres => {
            db.all(
                "select seq, xid, topic, kind, ref_id, at_ms from event where (xid, seq) > ($1, $2) \
                 order by xid, seq limit $3",
                args![cursor.xid, cursor.seq, limit],
            )
            .await
        }
    }
}

/// The cursor behind the newest event that can be read, for a reader that starts with what is there now.
///
/// # Errors
/// On a database fault.
pub async fn newest_event(db: &dyn Sql) -> Result<EventCursor, Fault> {
    let sql = match db.dialect() {
        Dialect::Sqlite => {
            "select seq, xid, topic, kind, ref_id, at_ms from event order by seq desc limit 1"
        }
        Dialect::Postgres => {
            "select seq, xid, topic, kind, ref_id, at_ms from event \
             where xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint order by xid desc, seq desc limit 1"
        }
    };
    let last: Option<Event> = db.one(sql, args![]).await?;
    Ok(last.map(|e| e.cursor()).unwrap_or_default())
}
