//! The rows of batches and of saved mappings; [`rows()`] and what is staged of a file stand in `staged`. All SQL of this room.

mod staged;

use std::collections::HashMap;

use kernel::UtcMs;
use store::{Cursor, Fault, FromQueryResult, Page, Sql, Tx, args};

use crate::mapping::Saved;
use crate::model::{Batch, BatchState, Counts, json};

pub use staged::{
    NewRow, Twin, Wanted, destinations, made, open, reasons, rows, seal, set_row, stage, twin,
    unstage,
};

const COLUMNS: &str = "id, number, org_id, org_zh, org_en, unit_path, account, person, title, file_id, file_name, \
     file_sha256, file_bytes, sheets, sheet, header_row, headings, mapping, mapping_name, state, position, fault, \
     lease_ms, undo_words, created_ms, checked_ms, started_ms, finished_ms, undone_ms, expires_ms";

/// Writes a new batch.
///
/// # Errors
/// On a database fault.
pub async fn insert(tx: &Tx, b: &Batch) -> Result<(), Fault> {
    let places: Vec<String> = (1..=30).map(|n| format!("${n}")).collect();
    tx.run(
        &format!(
            "insert into import_batch ({COLUMNS}) values ({})",
            places.join(", ")
        ),
        args![
            &b.id,
            &b.number,
            &b.org_id,
            &b.org_zh,
            &b.org_en,
            &b.unit_path,
            &b.account,
            &b.person,
            &b.title,
            &b.file_id,
            &b.file_name,
            &b.file_sha256,
            b.file_bytes,
            &b.sheets,
            &b.sheet,
            b.header_row,
            &b.headings,
            &b.mapping,
            b.mapping_name.clone(),
            &b.state,
            b.position,
            b.fault.clone(),
            b.lease_ms,
            b.undo_words.clone(),
            b.created_ms,
            b.checked_ms,
            b.started_ms,
            b.finished_ms,
            b.undone_ms,
            b.expires_ms
        ],
    )
    .await?;
    Ok(())
}

/// The next number of a batch: IMP-0037.
///
/// # Errors
/// On a database fault.
pub async fn next_number(tx: &Tx) -> Result<String, Fault> {
    let n = matter::store::next_number(tx, "IMP").await?;
    Ok(format!("IMP-{n:04}"))
}

/// A batch by id or number.
///
/// # Errors
/// On a database fault.
pub async fn find(sql: &dyn Sql, key: &str) -> Result<Option<Batch>, Fault> {
    sql.one(
        &format!("select {COLUMNS} from import_batch where id = $1 or number = $1"),
        args![key],
    )
    .await
}

/// Writes what a step changes: everything but what never changes.
///
/// # Errors
/// On a database fault.
pub async fn update(tx: &Tx, b: &Batch) -> Result<(), Fault> {
    tx.run(
        "update import_batch set sheet = $2, header_row = $3, headings = $4, mapping = $5, mapping_name = $6, state = $7, \
         position = $8, fault = $9, lease_ms = $10, undo_words = $11, checked_ms = $12, started_ms = $13, \
         finished_ms = $14, undone_ms = $15, expires_ms = $16 where id = $1",
        args![
            &b.id, &b.sheet, b.header_row, &b.headings, &b.mapping, b.mapping_name.clone(), &b.state,
            b.position, b.fault.clone(), b.lease_ms, b.undo_words.clone(), b.checked_ms,
            b.started_ms, b.finished_ms, b.undone_ms, b.expires_ms
        ],
    )
    .await?;
    Ok(())
}

/// Batches of an organisation, newest first.
///
/// # Errors
/// On a database fault.
pub async fn list(
    sql: &dyn Sql,
    org: &str,
    after: Option<Cursor>,
    limit: usize,
) -> Result<Page<Batch>, Fault> {
    let from = after.unwrap_or(Cursor {
        key: i64::MAX,
        id: "~".into(),
    });
    let rows: Vec<Batch> = sql
        .all(
            &format!(
                "select {COLUMNS} from import_batch where org_id = $1 and \
                 (created_ms < $2 or (created_ms = $2 and id < $3)) order by created_ms desc, id desc limit $4"
            ),
            args![org, from.key, from.id, (limit + 1) as i64],
        )
        .await?;
    Ok(Page::from_rows(rows, limit, |b| Cursor {
        key: b.created_ms,
        id: b.id.clone(),
    }))
}

/// Earlier batches of the same bytes that registered something.
///
/// # Errors
/// On a database fault.
pub async fn same_file(sql: &dyn Sql, batch: &Batch) -> Result<Option<Batch>, Fault> {
    sql.one(
        &format!(
            "select {COLUMNS} from import_batch where org_id = $1 and file_sha256 = $2 and id <> $3 and \
             started_ms is not null and state <> 'undone' order by created_ms desc limit 1"
        ),
        args![&batch.org_id, &batch.file_sha256, &batch.id],
    )
    .await
}

/// Rows of these batches by state.
///
/// # Errors
/// On a database fault.
pub async fn counts(sql: &dyn Sql, batches: &[&str]) -> Result<HashMap<String, Counts>, Fault> {
    #[derive(FromQueryResult)]
    struct Line {
        batch_id: String,
        state: String,
        n: i64,
    }
    if batches.is_empty() {
        return Ok(HashMap::new());
    }
    let places: Vec<String> = (1..=batches.len()).map(|n| format!("${n}")).collect();
    let ids = batches.iter().map(|id| store::Bind::bind(*id)).collect();
    let lines: Vec<Line> = sql
        .all(
            &format!(
                "select batch_id, state, count(*) as n from import_row where batch_id in ({}) group by batch_id, state",
                places.join(", ")
            ),
            ids,
        )
        .await?;
    let mut by_batch: HashMap<String, Vec<(String, i64)>> = HashMap::new();
    for line in lines {
        by_batch
            .entry(line.batch_id)
            .or_default()
            .push((line.state, line.n));
    }
    Ok(by_batch
        .into_iter()
        .map(|(id, pairs)| (id, Counts::of(pairs)))
        .collect())
}

/// Rows of one batch by state.
///
/// # Errors
/// On a database fault.
pub async fn count(sql: &dyn Sql, batch: &str) -> Result<Counts, Fault> {
    Ok(counts(sql, &[batch])
        .await?
        .remove(batch)
        .unwrap_or_default())
}

/// Takes a batch in hand, unless somebody else has it.
///
/// # Errors
/// On a database fault.
pub async fn take(
    tx: &Tx,
    batch: &str,
    state: BatchState,
    now: UtcMs,
    until: UtcMs,
) -> Result<bool, Fault> {
    let taken = tx
        .run(
            "update import_batch set lease_ms = $4 where id = $1 and state = $2 and (lease_ms is null or lease_ms < $3)",
            args![batch, state.code(), now, until],
        )
        .await?;
    Ok(taken == 1)
}

/// Still at it, and so far. False when a person stopped it.
///
/// # Errors
/// On a database fault.
pub async fn go_on(
    tx: &Tx,
    batch: &str,
    state: BatchState,
    position: i64,
    until: UtcMs,
) -> Result<bool, Fault> {
    let going = tx
        .run(
            "update import_batch set lease_ms = $4, position = $3 where id = $1 and state = $2",
            args![batch, state.code(), position, until],
        )
        .await?;
    Ok(going == 1)
}

/// Puts a batch out of hand.
///
/// # Errors
/// On a database fault.
pub async fn let_go(tx: &Tx, batch: &str) -> Result<(), Fault> {
    tx.run(
        "update import_batch set lease_ms = null where id = $1",
        args![batch],
    )
    .await?;
    Ok(())
}

/// Batches whose time is over, at most 20.
///
/// # Errors
/// On a database fault.
pub async fn expired(sql: &dyn Sql, now: UtcMs) -> Result<Vec<Batch>, Fault> {
    sql.all(
        &format!(
            "select {COLUMNS} from import_batch where expires_ms < $1 and destroyed_ms is null order by expires_ms limit 20"
        ),
        args![now],
    )
    .await
}

/// Destroys what is staged of a batch.
///
/// # Errors
/// On a database fault.
pub async fn destroy_cells(tx: &Tx, batch: &str, now: UtcMs) -> Result<(), Fault> {
    tx.run(
        "update import_batch set destroyed_ms = $2 where id = $1",
        args![batch, now],
    )
    .await?;
    tx.run(
        "update import_row set cells = null where batch_id = $1 and cells is not null",
        args![batch],
    )
    .await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct SavedRow {
    id: String,
    name: String,
    headings: String,
    mapping: String,
}

/// Mappings of an organisation by name.
///
/// # Errors
/// On a database fault.
pub async fn saved(sql: &dyn Sql, org: &str) -> Result<Vec<Saved>, Fault> {
    let rows: Vec<SavedRow> = sql
        .all(
            "select id, name, headings, mapping from import_mapping where org_id = $1 order by name",
            args![org],
        )
        .await?;
    Ok(rows
        .into_iter()
        .map(|r| Saved {
            id: r.id,
            name: r.name,
            headings: serde_json::from_str(&r.headings).unwrap_or_default(),
            mapping: serde_json::from_str(&r.mapping).unwrap_or_default(),
        })
        .collect())
}

/// Keeps a mapping under its name, in place of one that has it.
///
/// # Errors
/// On a database fault.
pub async fn save(tx: &Tx, org: &str, saved: &Saved, now: UtcMs) -> Result<(), Fault> {
    tx.run(
        "insert into import_mapping (id, org_id, name, headings, mapping, changed_ms) values ($1, $2, $3, $4, $5, $6) \
         on conflict (org_id, name) do update set headings = excluded.headings, mapping = excluded.mapping, \
         changed_ms = excluded.changed_ms",
        args![
            &saved.id,
            org,
            &saved.name,
            json(&saved.headings)?,
            json(&saved.mapping)?,
            now
        ],
    )
    .await?;
    Ok(())
}

/// Batches of an organisation that wait for a person: tried and not run, paused, or the file was not matched yet.
///
/// # Errors
/// On a database fault.
pub async fn waiting(sql: &dyn Sql, org: &str) -> Result<i64, Fault> {
    sql.count(
        "select count(*) from import_batch where org_id = $1 and state in ('uploaded', 'checked', 'paused')",
        args![org],
    )
    .await
}
