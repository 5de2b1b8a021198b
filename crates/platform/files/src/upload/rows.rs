//! The table of uploads under way.

use kernel::UtcMs;
use store::{Fault, FromQueryResult, Sql, Tx, args};

use super::{KEEP_MS, NewUpload, UploadKey};

/// An upload under way, as stored.
#[derive(Clone, Debug, PartialEq, FromQueryResult)]
pub struct UploadRow {
    /// Its id, without the secret.
    pub id: String,
    /// Hash of the secret, hex.
    pub secret_hash: String,
    /// Name of the file as sent; cleaned when the file is taken.
    pub name: String,
    /// Type that the browser believes.
    pub declared_type: String,
    /// Length announced, in bytes.
    pub total: i64,
    /// Account that uploads.
    pub uploaded_by: Option<String>,
    /// When it was begun, UTC ms.
    pub created_ms: i64,
    /// When it is forgotten, UTC ms.
    pub expires_ms: i64,
}

impl UploadRow {
    /// Length announced, in bytes.
    pub fn total(&self) -> u64 {
        u64::try_from(self.total).unwrap_or(0)
    }
}

/// Longest name and type kept, in characters.
const LONGEST_NAME: usize = 240;
const LONGEST_TYPE: usize = 120;

pub(super) async fn insert(
    tx: &Tx,
    key: &UploadKey,
    new: &NewUpload<'_>,
    now: UtcMs,
) -> Result<(), Fault> {
    // PostgreSQL takes no NUL in a text.
    let short = |text: &str, longest: usize| {
        text.chars()
            .filter(|c| *c != '\0')
            .take(longest)
            .collect::<String>()
    };
    tx.run(
        "insert into upload (id, secret_hash, name, declared_type, total, uploaded_by, created_ms, expires_ms) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![
            key.id().to_string(),
            key.secret_hash(),
            short(new.name, LONGEST_NAME),
            short(new.declared_type, LONGEST_TYPE),
            i64::try_from(new.total).unwrap_or(i64::MAX),
            new.uploaded_by,
            now,
            now.plus_ms(KEEP_MS),
        ],
    )
    .await?;
    Ok(())
}

pub(super) async fn find(
    sql: &dyn Sql,
    key: &UploadKey,
    now: UtcMs,
) -> Result<Option<UploadRow>, Fault> {
    let row: Option<UploadRow> = sql
        .one(
            "select id, secret_hash, name, declared_type, total, uploaded_by, created_ms, expires_ms from upload \
             where id = $1 and expires_ms > $2",
            args![key.id().to_string(), now],
        )
        .await?;
    Ok(row.filter(|row| key.fits(&row.secret_hash)))
}

pub(super) async fn delete(tx: &Tx, key: &UploadKey) -> Result<bool, Fault> {
    let gone = tx
        .run(
            "delete from upload where id = $1 and secret_hash = $2",
            args![key.id().to_string(), key.secret_hash()],
        )
        .await?;
    Ok(gone == 1)
}

pub(super) async fn delete_expired(tx: &Tx, now: UtcMs) -> Result<u64, Fault> {
    tx.run("delete from upload where expires_ms <= $1", args![now])
        .await
}

pub(super) async fn all_ids(sql: &dyn Sql) -> Result<Vec<String>, Fault> {
    sql.column("select id from upload", args![]).await
}
