//! The table of files.

use std::collections::BTreeSet;

use kernel::{IdSource, UtcMs, typed_id};
use store::{Db, Fault, FromQueryResult, Sql, Tx, args};

use crate::{FileKind, FileStore, Ingested, Sha256, Variant};

typed_id!(
    /// A file that somebody handed in.
    FileId
);

/// Where sealed evidence stands, for whoever opens it: the table's name, bound into the ciphertext.
pub const EVIDENCE_TABLE: &str = "file";
/// The column's name, bound into the ciphertext.
pub const EVIDENCE_COLUMN: &str = "evidence";

/// Seals a text for the evidence column of the file with this id; given by whoever holds the keys.
pub type Seal<'a> = &'a (dyn Fn(&str, &str) -> Result<String, Fault> + Send + Sync);

/// What a file belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner<'a> {
    /// `matter`, `message`, `person`, …
    pub kind: &'a str,
    /// Its id.
    pub id: &'a str,
}

/// A file as stored.
#[derive(Clone, Debug, PartialEq, FromQueryResult)]
pub struct FileRow {
    /// Its id.
    pub id: String,
    /// Code of its [`FileKind`].
    pub kind: String,
    /// What the served bytes are, for the `content-type` header.
    pub media_type: String,
    /// Cleaned name.
    pub name: String,
    /// Hash of what is served, hex.
    pub sha256: String,
    /// Length of what is served, in bytes.
    pub bytes: i64,
    /// Width of the upright picture in pixels.
    pub width: Option<i64>,
    /// Its height in pixels.
    pub height: Option<i64>,
    /// Hash of the thumbnail, hex.
    pub thumb_sha256: Option<String>,
    /// Hash of the bytes as received, hex, when what is served differs.
    pub original_sha256: Option<String>,
    /// Sealed [`crate::Evidence`] in JSON.
    pub evidence: Option<String>,
    /// Kind of what it belongs to.
    pub owner_kind: Option<String>,
    /// Id of what it belongs to.
    pub owner_id: Option<String>,
    /// Account that handed it in.
    pub uploaded_by: Option<String>,
    /// `pending`, `kept` or `removed`.
    pub state: String,
    /// When it was handed in, UTC ms.
    pub created_ms: i64,
}

const COLUMNS: &str = "id, kind, media_type, name, sha256, bytes, width, height, thumb_sha256, original_sha256, \
                       evidence, owner_kind, owner_id, uploaded_by, state, created_ms";

impl FileRow {
    /// What it is for the reader.
    pub fn file_kind(&self) -> Option<FileKind> {
        FileKind::parse(&self.kind)
    }

    /// The hash under which the received bytes can be proven: the original's, or the served bytes' own.
    pub fn received_sha256(&self) -> &str {
        self.original_sha256.as_deref().unwrap_or(&self.sha256)
    }

    pub(crate) fn hash(&self, variant: Variant) -> Option<Sha256> {
        let text = match variant {
            Variant::Served => Some(&self.sha256),
            Variant::Thumb => self.thumb_sha256.as_ref(),
            Variant::Original => Some(self.original_sha256.as_ref().unwrap_or(&self.sha256)),
        };
        text.and_then(|text| Sha256::parse(text))
    }
}

/// Writes the row of an ingested file, pending until [`attach`] says what it belongs to.
///
/// # Errors
/// On a database fault, or when `seal` fails.
pub async fn record(
    tx: &Tx,
    ids: &dyn IdSource,
    file: &Ingested,
    uploaded_by: Option<&str>,
    seal: Seal<'_>,
    now: UtcMs,
) -> Result<FileId, Fault> {
    let id = FileId::new(ids);
    let evidence = match &file.evidence {
        None => None,
        Some(evidence) => {
            let json =
                serde_json::to_string(evidence).map_err(|e| Fault::of("write evidence", e))?;
            Some(seal(&id.to_string(), &json)?)
        }
    };
    tx.run(
        "insert into file (id, kind, media_type, name, sha256, bytes, width, height, thumb_sha256, original_sha256, \
         evidence, uploaded_by, state, created_ms, changed_ms) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'pending', $13, $13)",
        args![
            id.to_string(),
            file.file_type.kind().code(),
            file.file_type.media_type(),
            &file.name,
            file.served.sha256.to_string(),
            file.served.bytes as i64,
            file.size_px.map(|(width, _)| i64::from(width)),
            file.size_px.map(|(_, height)| i64::from(height)),
            file.thumb.map(|thumb| thumb.sha256.to_string()),
            file.original.map(|original| original.sha256.to_string()),
            evidence,
            uploaded_by,
            now,
        ],
    )
    .await?;
    Ok(id)
}

/// Says what a pending file belongs to. False when it is not pending or was handed in by somebody else: nobody takes
/// a stranger's file into their own matter and reads it there.
///
/// # Errors
/// On a database fault.
pub async fn attach(
    tx: &Tx,
    id: FileId,
    owner: &Owner<'_>,
    uploaded_by: Option<&str>,
    now: UtcMs,
) -> Result<bool, Fault> {
    let changed = tx
        .run(
            "update file set owner_kind = $2, owner_id = $3, state = 'kept', changed_ms = $5 \
             where id = $1 and state = 'pending' and coalesce(uploaded_by, '') = $4",
            args![
                id.to_string(),
                owner.kind,
                owner.id,
                uploaded_by.unwrap_or(""),
                now
            ],
        )
        .await?;
    Ok(changed == 1)
}

/// Takes a file away from readers; [`purge`] forgets its bytes later. False when it is removed already.
///
/// # Errors
/// On a database fault.
pub async fn remove(tx: &Tx, id: FileId, now: UtcMs) -> Result<bool, Fault> {
    let changed = tx
        .run(
            "update file set state = 'removed', changed_ms = $2 where id = $1 and state <> 'removed'",
            args![id.to_string(), now],
        )
        .await?;
    Ok(changed == 1)
}

/// Takes a file away as [`remove`] does, and what its row tells of it: the name, and what the camera wrote. For what
/// is destroyed and not only put aside.
///
/// # Errors
/// On a database fault.
pub async fn erase(tx: &Tx, id: FileId, now: UtcMs) -> Result<(), Fault> {
    remove(tx, id, now).await?;
    tx.run(
        "update file set name = '', evidence = null where id = $1",
        args![id.to_string()],
    )
    .await?;
    Ok(())
}

/// A file, unless it was removed.
///
/// # Errors
/// On a database fault.
pub async fn get(sql: &dyn Sql, id: FileId) -> Result<Option<FileRow>, Fault> {
    sql.one(
        &format!("select {COLUMNS} from file where id = $1 and state <> 'removed'"),
        args![id.to_string()],
    )
    .await
}

/// Files of one owner in the order they came.
///
/// # Errors
/// On a database fault.
pub async fn of_owner(sql: &dyn Sql, kind: &str, id: &str) -> Result<Vec<FileRow>, Fault> {
    sql.all(
        &format!(
            "select {COLUMNS} from file where owner_kind = $1 and owner_id = $2 and state = 'kept' \
             order by created_ms, id"
        ),
        args![kind, id],
    )
    .await
}

/// Rows forgotten in one run of [`purge`]; the next run takes the rest.
const PURGED_AT_ONCE: i64 = 500;

/// Forgets files that were removed, or never attached to anything, before `before`: their bytes unless another file
/// has the same, then their rows. Answers how many. May run twice, and may be killed between its steps.
///
/// # Errors
/// On a database or disk fault.
pub async fn purge(db: &Db, files: &FileStore, before: UtcMs) -> Result<u64, Fault> {
    // First out of reach of `attach`, then gone: nothing is attached whose bytes are on their way out.
    db.act::<_, Fault, _>(move |tx| {
        Box::pin(async move {
            tx.run(
                "update file set state = 'removed' where state = 'pending' and changed_ms < $1",
                args![before],
            )
            .await
        })
    })
    .await?;
    let read = db.read();
    let sql: &dyn Sql = &read;
    let rows: Vec<FileRow> = sql
        .all(
            &format!(
                "select {COLUMNS} from file where state = 'removed' and changed_ms < $1 \
                 order by changed_ms limit $2"
            ),
            args![before, PURGED_AT_ONCE],
        )
        .await?;
    let going: BTreeSet<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    let hashes: BTreeSet<Sha256> = rows
        .iter()
        .flat_map(|row| {
            [Variant::Served, Variant::Thumb, Variant::Original].map(|variant| row.hash(variant))
        })
        .flatten()
        .collect();
    for hash in hashes {
        // Whoever hands in the same bytes right now has put them again, so they are not older than `before`.
        let others: Vec<String> = sql
            .column(
                "select id from file where sha256 = $1 or thumb_sha256 = $1 or original_sha256 = $1",
                args![hash.to_string()],
            )
            .await?;
        if others.iter().all(|id| going.contains(id.as_str())) {
            files.blobs().delete(hash, before).await?;
        }
    }
    let ids: Vec<String> = rows.iter().map(|row| row.id.clone()).collect();
    db.act(move |tx| {
        Box::pin(async move {
            let mut gone = 0;
            for id in ids {
                gone += tx
                    .run(
                        "delete from file where id = $1 and state = 'removed'",
                        args![id],
                    )
                    .await?;
            }
            Ok(gone)
        })
    })
    .await
}
