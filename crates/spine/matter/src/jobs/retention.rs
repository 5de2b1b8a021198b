//! Destruction when the retention time is over (个人信息保护法 art. 19: kept no longer than needed).
//!
//! Gone are the rows of the matter, the notices about it, the results kept for retries of its commands, its files and its
//! entry in the search index. The log keeps ids and no words; a tombstone keeps number and dates, so that nobody wonders
//! at a gap.

use kernel::UtcMs;
use serde_json::json;
use store::{Fault, Sql, Tx, args};
use web::App;

use crate::model::MatterRow;
use crate::store::COLUMNS;

/// Matters destroyed in one go.
const AT_ONCE: i64 = 100;

/// Everything that hangs on a matter, in the order in which it can go.
const PARTS: &[&str] = &[
    "delete from task where matter_id = $1",
    "delete from clock where matter_id = $1",
    "delete from hand_off where matter_id = $1",
    "delete from holding where matter_id = $1",
    "delete from matter_org where matter_id = $1",
    "delete from matter_link where from_id = $1 or to_id = $1",
    "delete from participant where matter_id = $1",
    "delete from document where matter_id = $1",
    "delete from thread_entry where matter_id = $1",
    "delete from matter where id = $1",
];

/// Destroys what is past its day. Returns how many matters.
///
/// # Errors
/// On a database fault; a matter is destroyed as a whole or not at all.
pub async fn destroy_due(app: &App, now: UtcMs) -> Result<usize, Fault> {
    let due: Vec<MatterRow> = {
        let read = app.db.read();
        let sql: &dyn Sql = &read;
        sql.all(
            &format!(
                "select {COLUMNS} from matter m where m.destroy_on is not null and m.destroy_on <= $1 \
                 and m.closed_ms is not null order by m.destroy_on, m.id limit $2"
            ),
            args![now.date().to_string(), AT_ONCE],
        )
        .await?
    };
    let count = due.len();
    for row in due {
        let ids = app.ids.clone();
        app.db
            .act::<_, Fault, _>(move |tx| {
                Box::pin(async move {
                    remove_files(tx, &row, now).await?;
                    destroy(tx, &row, now).await?;
                    let record = audit::log::Record {
                        actor: "system:retention".into(),
                        org: None,
                        action: "matter.destroy",
                        subject_kind: "matter",
                        subject_id: row.id.clone(),
                        purpose: None,
                        detail: json!({ "number": row.number, "due": row.destroy_on }),
                    };
                    audit::log::append(tx, &*ids, now, record).await?;
                    let topic = format!("matter:{}", row.id);
                    store::emit(tx, &topic, "matter.destroy", &row.id, now).await
                })
            })
            .await?;
    }
    if count > 0 {
        app.wake();
    }
    Ok(count)
}

/// Files of the matter and of its documents; their bytes go with the next clean-up of files.
async fn remove_files(tx: &Tx, row: &MatterRow, now: UtcMs) -> Result<(), Fault> {
    let mut all = files::of_owner(tx, "matter", &row.id).await?;
    for document in crate::documents::of_matter(tx, &row.id).await? {
        all.extend(files::of_owner(tx, "document", &document.id).await?);
    }
    for file in all {
        if let Ok(id) = files::FileId::parse(&file.id) {
            files::erase(tx, id, now).await?;
        }
    }
    Ok(())
}

/// What acts on the matter left beside it. A command is carried out at the moment of its thread entry, and its result
/// begins with the matter's id.
async fn forget_traces(tx: &Tx, row: &MatterRow) -> Result<(), Fault> {
    notice::forget(tx, &row.id).await?;
    let moments: Vec<i64> = tx
        .sql()
        .column(
            "select distinct at_ms from thread_entry where matter_id = $1",
            args![&row.id],
        )
        .await?;
    let beginning = format!("{{\"id\":\"{}\"", row.id);
    for at in moments {
        tx.forget(at, &beginning).await?;
    }
    Ok(())
}

async fn destroy(tx: &Tx, row: &MatterRow, now: UtcMs) -> Result<(), Fault> {
    forget_traces(tx, row).await?;
    for part in PARTS {
        tx.run(part, args![&row.id]).await?;
    }
    tx.run(
        "insert into matter_tombstone (id, number, type_code, unit_code, outcome, registered_ms, closed_ms, destroyed_ms) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![
            &row.id,
            &row.number,
            &row.type_code,
            &row.unit_code,
            row.outcome.clone(),
            row.registered_ms,
            row.closed_ms,
            now
        ],
    )
    .await?;
    Ok(())
}

/// A matter that was destroyed, by id or number: its number and when it was destroyed, UTC ms.
///
/// # Errors
/// On a database fault.
pub async fn tombstone(sql: &dyn Sql, key: &str) -> Result<Option<(String, i64)>, Fault> {
    #[derive(store::FromQueryResult)]
    struct Row {
        number: String,
        destroyed_ms: i64,
    }
    let row: Option<Row> = sql
        .one(
            "select number, destroyed_ms from matter_tombstone where id = $1 or number = $1",
            args![key],
        )
        .await?;
    Ok(row.map(|r| (r.number, r.destroyed_ms)))
}
