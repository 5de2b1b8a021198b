//! The rows of matters: read, written, compared.

use access::Scope;
use store::{Fault, FromQueryResult, Sql, Tx, args};

use crate::model::MatterRow;

/// All columns of a matter, from the alias `m`.
pub const COLUMNS: &str = "m.id, m.number, m.version, m.state, m.title, m.body, m.type_code, m.type_version, m.purpose, \
     m.channel, m.urgency, m.complexity, m.unit_code, m.unit_path, m.place_public, m.address_sealed, m.lon, m.lat, \
     m.occurred_ms, m.registered_ms, m.centre_org, m.centre_path, m.holder_org, m.holder_path, m.holder_zh, m.holder_en, \
     m.holder_centre, m.holder_since_ms, m.handler_account, m.lead_org, m.due_ms, m.due_clock, m.reporter_account, \
     m.reporter_sealed, m.phone_sealed, m.phone_index, m.anonymous, m.code_index, m.code_sealed, m.returns, m.objections, \
     m.supervised, m.outcome, m.reply, m.rating, m.rating_handling, m.rating_solved, m.rating_words, m.completed_ms, m.closed_ms, \
     m.destroy_on, m.merged_into, m.lang";

/// The matter with this id.
///
/// # Errors
/// On a database fault.
pub async fn by_id(sql: &dyn Sql, id: &str) -> Result<Option<MatterRow>, Fault> {
    sql.one(
        &format!("select {COLUMNS} from matter m where m.id = $1"),
        args![id],
    )
    .await
}

/// The matter with this id or number, if it is within the scope.
///
/// # Errors
/// On a database fault.
pub async fn within(sql: &dyn Sql, scope: &Scope, key: &str) -> Result<Option<MatterRow>, Fault> {
    // NUL is refused by PostgreSQL and names nothing.
    if key.contains('\0') {
        return Ok(None);
    }
    let mut bound = args![key];
    let reach = scope.sql(&mut bound);
    sql.one(
        &format!("select {COLUMNS} from matter m where (m.id = $1 or m.number = $1) and {reach}"),
        bound,
    )
    .await
}

/// The matter followed with this code, given its number.
///
/// # Errors
/// On a database fault.
pub async fn by_code(
    sql: &dyn Sql,
    number: &str,
    code_index: &str,
) -> Result<Option<MatterRow>, Fault> {
    sql.one(
        &format!("select {COLUMNS} from matter m where m.number = $1 and m.code_index = $2"),
        args![number, code_index],
    )
    .await
}

/// An offer that waits for its answer.
#[derive(Clone, Debug, FromQueryResult)]
#[allow(
    missing_docs,
    reason = "each column is explained in migrations/0001_matter.sql"
)]
pub struct HandOffRow {
    pub id: String,
    pub matter_id: String,
    pub from_org: String,
    pub from_zh: String,
    pub from_en: String,
    pub to_org: String,
    pub to_path: String,
    pub to_zh: String,
    pub to_en: String,
    pub to_centre: bool,
    pub kind: String,
    pub reason: String,
    pub basis: String,
    pub rule_id: Option<String>,
    pub state: String,
    pub offered_ms: i64,
    pub due_ms: Option<i64>,
    pub ended_ms: Option<i64>,
    pub answer: String,
}

const HAND_OFF: &str = "id, matter_id, from_org, from_zh, from_en, to_org, to_path, to_zh, to_en, to_centre, kind, reason, \
     basis, rule_id, state, offered_ms, due_ms, ended_ms, answer";

/// The offer that waits, if any.
///
/// # Errors
/// On a database fault.
pub async fn pending_offer(sql: &dyn Sql, matter: &str) -> Result<Option<HandOffRow>, Fault> {
    sql.one(
        &format!("select {HAND_OFF} from hand_off where matter_id = $1 and state = 'offered'"),
        args![matter],
    )
    .await
}

/// All hand-offs, oldest first.
///
/// # Errors
/// On a database fault.
pub async fn hand_offs(sql: &dyn Sql, matter: &str) -> Result<Vec<HandOffRow>, Fault> {
    sql.all(
        &format!("select {HAND_OFF} from hand_off where matter_id = $1 order by offered_ms, id"),
        args![matter],
    )
    .await
}

/// Paths of the organisations that help.
///
/// # Errors
/// On a database fault.
pub async fn helper_paths(sql: &dyn Sql, matter: &str) -> Result<Vec<String>, Fault> {
    sql.column("select org_path from matter_org where matter_id = $1 and role = 'assist' order by since_ms", args![matter])
        .await
}

/// Who has held it, oldest first.
#[derive(Clone, Debug, FromQueryResult, serde::Serialize)]
pub struct HoldingRow {
    /// Order.
    pub seq: i64,
    /// Organisation.
    pub org_id: String,
    /// Its name then.
    pub org_zh: String,
    /// Its name then, English.
    pub org_en: String,
    /// Who took it.
    pub person: String,
    /// From, UTC ms.
    pub from_ms: i64,
    /// Until, UTC ms; `None`: holds it now.
    pub to_ms: Option<i64>,
}

/// The chain of holders.
///
/// # Errors
/// On a database fault.
pub async fn holdings(sql: &dyn Sql, matter: &str) -> Result<Vec<HoldingRow>, Fault> {
    sql.all(
        "select seq, org_id, org_zh, org_en, person, from_ms, to_ms from holding where matter_id = $1 order by seq",
        args![matter],
    )
    .await
}

/// One entry of the thread.
#[derive(Clone, Debug, FromQueryResult, serde::Serialize)]
#[allow(
    missing_docs,
    reason = "each column is explained in migrations/0001_matter.sql"
)]
pub struct EntryRow {
    pub id: String,
    pub seq: i64,
    pub at_ms: i64,
    pub kind: String,
    pub actor: String,
    pub actor_name: String,
    pub post_title: String,
    pub org_id: Option<String>,
    pub org_zh: String,
    pub org_en: String,
    pub public: bool,
    pub words: String,
    pub data: String,
}

/// The thread, oldest first; only what the resident may read when `public_only`.
///
/// # Errors
/// On a database fault.
pub async fn thread(
    sql: &dyn Sql,
    matter: &str,
    public_only: bool,
) -> Result<Vec<EntryRow>, Fault> {
    sql.all(
        "select id, seq, at_ms, kind, actor, actor_name, post_title, org_id, org_zh, org_en, public, words, data \
         from thread_entry where matter_id = $1 and (public or not $2) order by seq",
        args![matter, public_only],
    )
    .await
}

/// Inserts a new row.
pub(crate) async fn insert(tx: &Tx, m: &MatterRow) -> Result<(), Fault> {
    tx.insert(
        "insert into matter (id, number, version, state, title, body, type_code, type_version, purpose, channel, urgency, \
         complexity, unit_code, unit_path, place_public, address_sealed, lon, lat, occurred_ms, registered_ms, centre_org, \
         centre_path, holder_org, holder_path, holder_zh, holder_en, holder_centre, holder_since_ms, reporter_account, \
         reporter_sealed, phone_sealed, phone_index, anonymous, code_index, code_sealed, lang, due_ms, due_clock) values ($1, $2, $3, $4, $5, \
         $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, \
         $29, $30, $31, $32, $33, $34, $35, $36, $37, $38)",
        args![
            &m.id,
            &m.number,
            m.version,
            &m.state,
            &m.title,
            &m.body,
            &m.type_code,
            m.type_version,
            &m.purpose,
            &m.channel,
            m.urgency,
            &m.complexity,
            &m.unit_code,
            &m.unit_path,
            &m.place_public,
            m.address_sealed.clone(),
            m.lon,
            m.lat,
            m.occurred_ms,
            m.registered_ms,
            &m.centre_org,
            &m.centre_path,
            &m.holder_org,
            &m.holder_path,
            &m.holder_zh,
            &m.holder_en,
            m.holder_centre,
            m.holder_since_ms,
            m.reporter_account.clone(),
            m.reporter_sealed.clone(),
            m.phone_sealed.clone(),
            m.phone_index.clone(),
            m.anonymous,
            &m.code_index,
            &m.code_sealed,
            &m.lang,
            m.due_ms,
            m.due_clock.clone()
        ],
    )
    .await
}

/// Writes what acts change, if nobody was faster: the row must still have `version`. False: somebody was.
pub(crate) async fn update(tx: &Tx, m: &MatterRow, version: i64) -> Result<bool, Fault> {
    let changed = tx
        .run(
            "update matter set version = $3, state = $4, type_code = $5, type_version = $6, purpose = $7, urgency = $8, \
             complexity = $9, centre_org = $10, centre_path = $11, holder_org = $12, holder_path = $13, holder_zh = $14, \
             holder_en = $15, holder_centre = $16, holder_since_ms = $17, handler_account = $18, lead_org = $19, \
             due_ms = $20, due_clock = $21, returns = $22, objections = $23, supervised = $24, outcome = $25, reply = $26, \
             rating = $27, rating_solved = $28, rating_words = $29, completed_ms = $30, closed_ms = $31, destroy_on = $32, \
             merged_into = $33, rating_handling = $34 where id = $1 and version = $2",
            args![
                &m.id,
                version,
                m.version,
                &m.state,
                &m.type_code,
                m.type_version,
                &m.purpose,
                m.urgency,
                &m.complexity,
                &m.centre_org,
                &m.centre_path,
                &m.holder_org,
                &m.holder_path,
                &m.holder_zh,
                &m.holder_en,
                m.holder_centre,
                m.holder_since_ms,
                m.handler_account.clone(),
                m.lead_org.clone(),
                m.due_ms,
                m.due_clock.clone(),
                m.returns,
                m.objections,
                m.supervised,
                m.outcome.clone(),
                m.reply.clone(),
                m.rating,
                m.rating_solved,
                m.rating_words.clone(),
                m.completed_ms,
                m.closed_ms,
                m.destroy_on.clone(),
                m.merged_into.clone(),
                m.rating_handling
            ],
        )
        .await?;
    Ok(changed == 1)
}

/// Takes `$2` running numbers of the register `$1` and answers the first.
pub(crate) const TAKE_NUMBERS: &str = "insert into register (name, next) values ($1, 1 + $2) \
     on conflict (name) do update set next = register.next + $2 returning next - $2";

/// The next running number of a register, from 1, without a gap: acts that take one from the same register commit one
/// after the other.
///
/// # Errors
/// On a database fault.
pub async fn next_number(tx: &Tx, register: &str) -> Result<i64, Fault> {
    tx.sql()
        .scalar::<i64>(
            "insert into register (name, next) values ($1, 2) on conflict (name) do update set next = register.next + 1 \
             returning next - 1",
            args![register],
        )
        .await?
        .ok_or_else(|| Fault::new("a register gave no number"))
}
