//! The log in the database: appended inside the act, put in order before anyone can rely on it.

use kernel::{IdSource, UtcMs, typed_id};
use serde::Serialize;
use store::{Db, Dialect, Fault, FromQueryResult, Migration, Sql, Tx, args};

use crate::checkpoint::{Checkpoint, Signer};
use crate::merkle::{Frontier, Hash, leaf_hash};

typed_id!(
    /// One entry of the log.
    EntryId
);

/// This room's tables.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        name: "audit/0001_log",
        sql: include_str!("../migrations/0001_log.sql"),
    },
    Migration {
        name: "audit/0002_tile",
        sql: include_str!("../migrations/0002_tile.sql"),
    },
];

/// What is written down about an act or a look.
#[derive(Clone, Debug, Default)]
pub struct Record<'a> {
    /// Account id, `anonymous` or `system:<part>`.
    pub actor: String,
    /// Organisation of the post worn.
    pub org: Option<String>,
    /// `room.verb`.
    pub action: &'a str,
    /// Kind of the thing acted on.
    pub subject_kind: &'a str,
    /// Its id.
    pub subject_id: String,
    /// Why personal data were looked at, and the viewer's own words.
    pub purpose: Option<(&'a str, String)>,
    /// Ids and codes that explain it; no personal data.
    pub detail: serde_json::Value,
}

/// An entry as stored.
#[derive(Clone, Debug, FromQueryResult, Serialize)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// When, UTC ms.
    pub at_ms: i64,
    /// Who.
    pub actor: String,
    /// Under which post's organisation.
    pub org_id: Option<String>,
    /// What.
    pub action: String,
    /// On what kind of thing.
    pub subject_kind: String,
    /// On which.
    pub subject_id: String,
    /// Stated purpose of a look.
    pub purpose: Option<String>,
    /// The viewer's own words.
    pub purpose_note: Option<String>,
    /// More ids and codes, JSON.
    pub detail: String,
    /// Leaf hash, hex.
    pub leaf: String,
    /// Place in the tree.
    pub position: Option<i64>,
}

impl Entry {
    /// The bytes that the leaf hash covers: every field, each with its length, so that no two entries read alike.
    pub fn leaf_bytes(&self) -> Vec<u8> {
        let at = self.at_ms.to_string();
        let fields: [&str; 10] = [
            &self.id,
            &at,
            &self.actor,
            self.org_id.as_deref().unwrap_or("-"),
            &self.action,
            &self.subject_kind,
            &self.subject_id,
            self.purpose.as_deref().unwrap_or("-"),
            self.purpose_note.as_deref().unwrap_or("-"),
            &self.detail,
        ];
        let mut bytes = b"anxin-audit-v1\n".to_vec();
        for field in fields {
            bytes.extend_from_slice(format!("{}:{field}\n", field.len()).as_bytes());
        }
        bytes
    }
}

const COLUMNS: &str = "id, at_ms, actor, org_id, action, subject_kind, subject_id, purpose, purpose_note, detail, leaf, position";

/// Appends an entry as part of the act.
///
/// # Errors
/// On a database fault; the act then fails as a whole.
pub async fn append(
    tx: &Tx,
    ids: &dyn IdSource,
    now: UtcMs,
    record: Record<'_>,
) -> Result<EntryId, Fault> {
    let id = EntryId::new(ids);
    let (purpose, purpose_note) = match record.purpose {
        Some((code, note)) => (Some(code.to_owned()), Some(note)),
        None => (None, None),
    };
    let mut entry = Entry {
        id: id.to_string(),
        at_ms: now.0,
        actor: record.actor,
        org_id: record.org,
        action: record.action.to_owned(),
        subject_kind: record.subject_kind.to_owned(),
        subject_id: record.subject_id,
        purpose,
        purpose_note,
        detail: record.detail.to_string(),
        leaf: String::new(),
        position: None,
    };
    entry.leaf = leaf_hash(&entry.leaf_bytes()).to_string();
    tx.insert(
        "insert into audit_entry (id, at_ms, actor, org_id, action, subject_kind, subject_id, purpose, purpose_note, \
         detail, leaf) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        args![
            entry.id,
            entry.at_ms,
            entry.actor,
            entry.org_id,
            entry.action,
            entry.subject_kind,
            entry.subject_id,
            entry.purpose,
            entry.purpose_note,
            entry.detail,
            entry.leaf
        ],
    )
    .await?;
    Ok(id)
}

/// Arbitrary; one process at a time puts entries in order.
pub(crate) const SEQUENCER_LOCK: i64 = 0x0041_5544_4954;

#[derive(FromQueryResult)]
struct Waiting {
    id: String,
    leaf: String,
}

/// Gives every committed entry without a position the next one, oldest id first. Returns how many.
///
/// # Errors
/// On a database fault or a damaged head.
pub async fn sequence(tx: &Tx) -> Result<u64, Fault> {
    if tx.dialect() == Dialect::Postgres {
        tx.run("select pg_advisory_xact_lock($1)", args![SEQUENCER_LOCK])
            .await?;
    }
    let waiting: Vec<Waiting> = tx
        .sql()
        .all(
            "select id, leaf from audit_entry where position is null order by id",
            args![],
        )
        .await?;
    if waiting.is_empty() {
        return Ok(0);
    }
    let mut frontier = read_head(tx).await?;
    for entry in &waiting {
        let position = i64::try_from(frontier.size).map_err(|e| Fault::of("size of the log", e))?;
        let leaf: Hash = entry
            .leaf
            .parse()
            .map_err(|e| Fault::of("read a leaf", e))?;
        frontier.append(leaf);
        tx.run(
            "update audit_entry set position = $2 where id = $1",
            args![&entry.id, position],
        )
        .await?;
    }
    tx.run(
        "insert into audit_head (one, frontier) values (1, $1) on conflict (one) do update set frontier = excluded.frontier",
        args![frontier.to_text()],
    )
    .await?;
    Ok(waiting.len() as u64)
}

pub(crate) async fn read_head(sql: &dyn Sql) -> Result<Frontier, Fault> {
    match sql
        .scalar::<String>("select frontier from audit_head where one = 1", args![])
        .await?
    {
        None => Ok(Frontier::default()),
        Some(text) => Frontier::from_text(&text).map_err(|e| Fault::of("read the log's head", e)),
    }
}

/// Makes the log ordered on this database: within each group of acts on SQLite; on PostgreSQL the caller runs
/// [`sequence`] in a task, woken after each act, since a lock inside the act would make all acts queue.
pub fn attach(db: &Db) {
    db.before_group_commit(|tx| {
        Box::pin(async move {
            sequence(tx).await?;
            Ok(())
        })
    });
}

/// Signs the tree as it stands, stores the checkpoint and returns the note.
///
/// # Errors
/// On a database fault.
pub async fn checkpoint(tx: &Tx, signer: &Signer, now: UtcMs) -> Result<String, Fault> {
    sequence(tx).await?;
    let frontier = read_head(tx).await?;
    let root = frontier.root();
    let note = signer.sign(&Checkpoint {
        origin: signer.name().to_string(),
        size: frontier.size,
        root,
    });
    let size = i64::try_from(frontier.size).map_err(|e| Fault::of("size of the log", e))?;
    tx.run(
        "insert into audit_checkpoint (size, root, note, at_ms) values ($1, $2, $3, $4) on conflict (size) do nothing",
        args![size, root.to_string(), &note, now],
    )
    .await?;
    Ok(note)
}

/// As [`checkpoint`], unless the newest one covers everything. Returns whether it signed.
///
/// # Errors
/// On a database fault.
pub async fn sign_if_grown(tx: &Tx, signer: &Signer, now: UtcMs) -> Result<bool, Fault> {
    sequence(tx).await?;
    let size = read_head(tx).await?.size;
    let signed = newest(tx)
        .await?
        .map_or(0, |s| u64::try_from(s.size).unwrap_or(0));
    if size <= signed {
        return Ok(false);
    }
    checkpoint(tx, signer, now).await?;
    Ok(true)
}

/// The newest checkpoint.
///
/// # Errors
/// On a database fault.
pub async fn newest(sql: &dyn Sql) -> Result<Option<Signed>, Fault> {
    sql.one(
        "select size, note, at_ms from audit_checkpoint order by size desc limit 1",
        args![],
    )
    .await
}

/// What a check of the whole log found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Entries read.
    pub entries: u64,
    /// Root computed from them, hex.
    pub root: String,
    /// Checkpoints compared.
    pub checkpoints: u64,
    /// Everything that does not hold; empty when the log is whole.
    pub problems: Vec<String>,
}

/// Entries read at a time by [`verify`].
const BATCH: i64 = 2000;

/// Reads the whole log: recomputes every leaf, every position, the root, every stored hash of the tree and every stored
/// checkpoint.
///
/// # Errors
/// On a database fault; a damaged log is not an error but a list of problems.
pub async fn verify(
    sql: &dyn Sql,
    verifier: Option<&crate::checkpoint::Verifier>,
) -> Result<Verdict, Fault> {
    verify_against(sql, verifier, Vec::new()).await
}

/// As [`verify`], also against checkpoints that were kept elsewhere: whoever owns database and key can sign another
/// history, but not make a witness's copy agree with it.
///
/// # Errors
/// As [`verify`].
pub async fn verify_against(
    sql: &dyn Sql,
    verifier: Option<&crate::checkpoint::Verifier>,
    kept: Vec<Checkpoint>,
) -> Result<Verdict, Fault> {
    let mut problems = Vec::new();
    let mut checkpoints: Vec<StoredCheckpoint> = sql
        .all(
            "select size, root, note from audit_checkpoint order by size",
            args![],
        )
        .await?;
    for kept in kept {
        checkpoints.push(StoredCheckpoint {
            size: i64::try_from(kept.size).unwrap_or(i64::MAX),
            root: kept.root.to_string(),
            note: None,
        });
    }
    checkpoints.sort_by_key(|c| c.size);
    let mut tiles = crate::tiles::Check::default();
    let mut pending = checkpoints.iter().peekable();
    let mut frontier = Frontier::default();
    let mut next: i64 = 0;
    while let Some(stored) = pending.next_if(|c| c.size == 0) {
        check(stored, &frontier, verifier, &mut problems);
    }
    loop {
        let batch: Vec<Entry> = sql
            .all(
                &format!("select {COLUMNS} from audit_entry where position >= $1 order by position limit {BATCH}"),
                args![next],
            )
            .await?;
        if batch.is_empty() {
            break;
        }
        for entry in &batch {
            if entry.position != Some(next) {
                problems.push(format!("position {next} is missing"));
                next = entry.position.unwrap_or(next);
            }
            let leaf = leaf_hash(&entry.leaf_bytes());
            if leaf.to_string() != entry.leaf {
                problems.push(format!("entry {} at {next} was changed", entry.id));
            }
            frontier.append(leaf);
            tiles.append(leaf);
            next += 1;
            while let Some(stored) = pending.next_if(|c| c.size == next) {
                check(stored, &frontier, verifier, &mut problems);
            }
        }
        tiles.compare(sql, &mut problems).await?;
    }
    for stored in pending {
        problems.push(format!(
            "checkpoint of size {} is beyond the log's end {next}",
            stored.size
        ));
    }
    tiles.beyond(sql, next, &mut problems).await?;
    let head = read_head(sql).await?;
    if head.size != frontier.size || head.root() != frontier.root() {
        problems.push("the head does not match the entries".into());
    }
    Ok(Verdict {
        entries: frontier.size,
        root: frontier.root().to_string(),
        checkpoints: checkpoints.len() as u64,
        problems,
    })
}

#[derive(FromQueryResult)]
struct StoredCheckpoint {
    size: i64,
    root: String,
    /// `None` for one that was kept elsewhere, whose signature was read before.
    note: Option<String>,
}

fn check(
    stored: &StoredCheckpoint,
    frontier: &Frontier,
    verifier: Option<&crate::checkpoint::Verifier>,
    problems: &mut Vec<String>,
) {
    let root = frontier.root();
    if stored.root != root.to_string() {
        problems.push(format!(
            "checkpoint of size {} has another root",
            stored.size
        ));
    }
    let (Some(verifier), Some(note)) = (verifier, &stored.note) else {
        return;
    };
    match verifier.verify(note) {
        Ok(signed) if signed.root == root && i64::try_from(signed.size) == Ok(stored.size) => {}
        Ok(_) => problems.push(format!(
            "checkpoint of size {} signs another tree",
            stored.size
        )),
        Err(e) => problems.push(format!("checkpoint of size {}: {e}", stored.size)),
    }
}

/// How many entries have their place.
///
/// # Errors
/// On a database fault or a damaged head.
pub async fn size(sql: &dyn Sql) -> Result<u64, Fault> {
    Ok(read_head(sql).await?.size)
}

/// The place and the leaf of an entry; `None` when there is none, or it has no place yet.
///
/// # Errors
/// On a database fault.
pub async fn placed(sql: &dyn Sql, id: &str) -> Result<Option<(u64, Hash)>, Fault> {
    let entry: Option<Entry> = sql
        .one(
            &format!("select {COLUMNS} from audit_entry where id = $1 and position is not null"),
            args![id],
        )
        .await?;
    let Some(entry) = entry else { return Ok(None) };
    let position = entry.position.and_then(|p| u64::try_from(p).ok());
    let leaf = entry
        .leaf
        .parse()
        .map_err(|e| Fault::of("read a leaf", e))?;
    Ok(position.map(|position| (position, leaf)))
}

/// A checkpoint as stored.
#[derive(Clone, Debug, FromQueryResult, Serialize)]
pub struct Signed {
    /// Entries it covers.
    pub size: i64,
    /// The signed note.
    pub note: String,
    /// When it was signed, UTC ms.
    pub at_ms: i64,
}

/// The first checkpoint that covers the entry at `position`; `None` while none was signed since.
///
/// # Errors
/// On a database fault.
pub async fn covering(sql: &dyn Sql, position: i64) -> Result<Option<Signed>, Fault> {
    sql.one(
        "select size, note, at_ms from audit_checkpoint where size > $1 order by size limit 1",
        args![position],
    )
    .await
}

/// Entries about one subject, newest first.
///
/// # Errors
/// On a database fault.
pub async fn about(sql: &dyn Sql, kind: &str, id: &str, limit: i64) -> Result<Vec<Entry>, Fault> {
    sql.all(
        &format!(
            "select {COLUMNS} from audit_entry where subject_kind = $1 and subject_id = $2 \
             order by at_ms desc, id desc limit $3"
        ),
        args![kind, id, limit],
    )
    .await
}

/// What the administrator's page filters by.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only this action, such as `personal.reveal`.
    pub action: Option<String>,
    /// Only this account.
    pub actor: Option<String>,
    /// Only this kind of subject.
    pub kind: Option<String>,
    /// Only this subject id.
    pub subject: Option<String>,
    /// Not before this moment.
    pub from: Option<UtcMs>,
    /// Before this moment.
    pub until: Option<UtcMs>,
    /// Entries before this one (time, id).
    pub before: Option<store::Cursor>,
}

/// Entries, newest first.
///
/// # Errors
/// On a database fault.
pub async fn entries(
    sql: &dyn Sql,
    filter: &Filter,
    limit: usize,
) -> Result<store::Page<Entry>, Fault> {
    let mut bound = args![];
    let mut conditions = vec!["1 = 1".to_owned()];
    for (column, value) in [
        ("action", &filter.action),
        ("actor", &filter.actor),
        ("subject_kind", &filter.kind),
        ("subject_id", &filter.subject),
    ] {
        if let Some(value) = value {
            bound.push(value.clone().into());
            conditions.push(format!("{column} = ${}", bound.len()));
        }
    }
    for (test, moment) in [("at_ms >=", filter.from), ("at_ms <", filter.until)] {
        if let Some(moment) = moment {
            bound.push(moment.0.into());
            conditions.push(format!("{test} ${}", bound.len()));
        }
    }
    if let Some(before) = &filter.before {
        bound.push(before.key.into());
        bound.push(before.id.clone().into());
        conditions.push(format!(
            "(at_ms, id) < (${}, ${})",
            bound.len() - 1,
            bound.len()
        ));
    }
    let rows: Vec<Entry> = sql
        .all(
            &format!(
                "select {COLUMNS} from audit_entry where {} order by at_ms desc, id desc limit {}",
                conditions.join(" and "),
                limit + 1
            ),
            bound,
        )
        .await?;
    Ok(store::Page::from_rows(rows, limit, |e| store::Cursor {
        key: e.at_ms,
        id: e.id.clone(),
    }))
}
