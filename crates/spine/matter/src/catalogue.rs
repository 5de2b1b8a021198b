//! The versioned catalogue of matter types 事项类型: draft, published, retired.

use access::Named;
use kernel::UtcMs;
use serde::Serialize;
use store::{Fault, FromQueryResult, Sql, Tx, args};

/// A version of a matter type.
#[derive(Clone, Debug, FromQueryResult, Serialize)]
#[allow(
    missing_docs,
    reason = "each column is explained in migrations/0001_matter.sql"
)]
pub struct MatterType {
    pub code: String,
    pub version: i64,
    pub state: String,
    pub level: i64,
    pub name_zh: String,
    pub name_en: String,
    pub purpose: String,
    pub urgency: i64,
    pub complexity: String,
    pub organ_kind: String,
    pub organ_level: String,
    pub private: bool,
    pub promise_clock: String,
    pub legal_clock: Option<String>,
    pub retention_years: i64,
}

const COLUMNS: &str = "code, version, state, level, name_zh, name_en, purpose, urgency, complexity, organ_kind, organ_level, \
     private, promise_clock, legal_clock, retention_years";

impl MatterType {
    /// Its name.
    pub fn name(&self) -> Named {
        Named {
            zh: self.name_zh.clone(),
            en: self.name_en.clone(),
        }
    }
}

/// The clock promised for a matter of a type and complexity.
pub fn promise<'k>(kind: Option<&'k MatterType>, complexity: &str) -> &'k str {
    match complexity {
        "simple" => "ctr.simple",
        "complex" => "ctr.complex",
        _ => kind.map_or("ctr.ordinary", |k| k.promise_clock.as_str()),
    }
}

/// The published version of a type.
///
/// # Errors
/// On a database fault.
pub async fn published(sql: &dyn Sql, code: &str) -> Result<Option<MatterType>, Fault> {
    sql.one(
        &format!("select {COLUMNS} from matter_type where code = $1 and state = 'published' order by version desc limit 1"),
        args![code],
    )
    .await
}

/// A certain version of a type, whatever became of it.
///
/// # Errors
/// On a database fault.
pub async fn version(sql: &dyn Sql, code: &str, version: i64) -> Result<Option<MatterType>, Fault> {
    sql.one(
        &format!("select {COLUMNS} from matter_type where code = $1 and version = $2"),
        args![code, version],
    )
    .await
}

/// All published types in order of their codes.
///
/// # Errors
/// On a database fault.
pub async fn all_published(sql: &dyn Sql) -> Result<Vec<MatterType>, Fault> {
    sql.all(
        &format!("select {COLUMNS} from matter_type where state = 'published' order by code"),
        args![],
    )
    .await
}

/// All versions of one type, newest first.
///
/// # Errors
/// On a database fault.
pub async fn versions(sql: &dyn Sql, code: &str) -> Result<Vec<MatterType>, Fault> {
    sql.all(
        &format!("select {COLUMNS} from matter_type where code = $1 order by version desc"),
        args![code],
    )
    .await
}

/// The names of a type and its parents, from the domain down.
///
/// # Errors
/// On a database fault.
pub async fn path_names(sql: &dyn Sql, code: &str) -> Result<Vec<Named>, Fault> {
    let mut names = Vec::new();
    for (at, _) in code
        .match_indices('.')
        .chain(std::iter::once((code.len(), "")))
    {
        if let Some(found) = published(sql, &code[..at]).await? {
            names.push(found.name());
        }
    }
    Ok(names)
}

/// Writes a version. The caller audits it.
///
/// # Errors
/// On a database fault; a unique violation when this version is there already.
pub async fn insert(tx: &Tx, t: &MatterType, now: UtcMs) -> Result<(), Fault> {
    let published = (t.state == "published").then_some(now);
    tx.run(
        "insert into matter_type (code, version, state, level, name_zh, name_en, purpose, urgency, complexity, organ_kind, \
         organ_level, private, promise_clock, legal_clock, retention_years, published_ms) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        args![
            &t.code,
            t.version,
            &t.state,
            t.level,
            &t.name_zh,
            &t.name_en,
            &t.purpose,
            t.urgency,
            &t.complexity,
            &t.organ_kind,
            &t.organ_level,
            t.private,
            &t.promise_clock,
            t.legal_clock.clone(),
            t.retention_years,
            published
        ],
    )
    .await?;
    Ok(())
}

/// Publishes a draft and retires the version before it. False when there is no such draft.
///
/// # Errors
/// On a database fault.
pub async fn publish(tx: &Tx, code: &str, version: i64, now: UtcMs) -> Result<bool, Fault> {
    let published = tx
        .run(
            "update matter_type set state = 'published', published_ms = $3 where code = $1 and version = $2 and state = 'draft'",
            args![code, version, now],
        )
        .await?;
    if published == 1 {
        tx.run(
            "update matter_type set state = 'retired', retired_ms = $3 where code = $1 and version < $2 and state = 'published'",
            args![code, version, now],
        )
        .await?;
    }
    Ok(published == 1)
}

/// The newest version of every type, whatever its state, in order of their codes.
///
/// # Errors
/// On a database fault.
pub async fn newest(sql: &dyn Sql) -> Result<Vec<MatterType>, Fault> {
    sql.all(
        &format!(
            "select {COLUMNS} from matter_type t where version = \
             (select max(version) from matter_type n where n.code = t.code) order by code"
        ),
        args![],
    )
    .await
}

/// Takes back a draft that was not published. False when there is no such draft.
///
/// # Errors
/// On a database fault.
pub async fn drop_draft(tx: &Tx, code: &str, version: i64) -> Result<bool, Fault> {
    let gone = tx
        .run(
            "delete from matter_type where code = $1 and version = $2 and state = 'draft'",
            args![code, version],
        )
        .await?;
    Ok(gone == 1)
}

/// Offers a type no more; matters of it keep it. False when no version is published.
///
/// # Errors
/// On a database fault.
pub async fn retire(tx: &Tx, code: &str, now: UtcMs) -> Result<bool, Fault> {
    let retired = tx
        .run(
            "update matter_type set state = 'retired', retired_ms = $2 where code = $1 and state = 'published'",
            args![code, now],
        )
        .await?;
    Ok(retired == 1)
}
