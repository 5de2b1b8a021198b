//! Search over matters: a projection of the rows, fed from the outbox, one index per process.
//!
//! A matter's document belongs to paths with a prefix that says of what kind they are: `u/` and the administrative
//! unit, `o/` and each organisation that holds it, held it or helps, `a/` and the reporter's account. A query passes
//! the same ([`paths`]); every hit is authorised again by its row.

use std::collections::BTreeSet;
use std::time::Duration;

use access::Scope;
use search::{Doc, Query, Sort};
use store::{Dialect, EventCursor, Fault, FromQueryResult, Sql, args};
use tokio::sync::{Mutex, watch};
use web::{App, Ctx};

use crate::jobs::orgs;
use crate::list::{self, Filter, Order};
use crate::model::MatterRow;
use crate::permissions as p;
use crate::store::{self as rows, COLUMNS};
use crate::{catalogue, measures};

const KIND: &str = "matter";
/// Events read at a time.
const BATCH: i64 = 1000;
/// Matters written at a time when the index is filled again.
const LOT: i64 = 500;
/// A document read earlier must never be written over a later one, so this process writes one after another.
static WRITING: Mutex<()> = Mutex::const_new(());
/// How often the outbox is read when nobody searches.
const EVERY: Duration = Duration::from_secs(1);

/// Keeps index and measures behind the acts until told to stop. The binary runs it once per process.
pub async fn follow(app: App, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if let Err(fault) = run(&app).await {
            tracing::warn!(%fault, "the search index could not follow");
        }
        if let Err(fault) = measures::fold(&app.db).await {
            tracing::warn!(%fault, "the measures could not follow");
        }
        tokio::select! {
            _ = stop.changed() => {}
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}

/// Brings the index up to what is committed now. Returns how many matters it wrote.
///
/// # Errors
/// On a database fault or when the index cannot be written.
pub async fn run(app: &App) -> Result<usize, Fault> {
    let _turn = WRITING.lock().await;
    if app.search.needs_rebuild() {
        return fill(app).await;
    }
    let read = app.db.read();
    let mut cursor = unpack(app.search.cursor().unwrap_or_default(), read.dialect());
    let (mut changed, mut moved) = (BTreeSet::new(), false);
    loop {
        let events = store::events_after(&read, cursor, BATCH).await?;
        let Some(last) = events.last() else { break };
        cursor = last.cursor();
        moved = true;
        if let Some(change) = events.iter().rfind(|e| orgs::changes_tree(e)) {
            orgs::order(app, change).await?;
        }
        changed.extend(events.into_iter().filter_map(of_matter));
    }
    // On PostgreSQL an older transaction may hold the cursor back; what is committed is found all the same.
    let ahead = store::events_seen(&read, cursor, BATCH).await?;
    changed.extend(ahead.into_iter().filter_map(of_matter));
    if !moved && changed.is_empty() {
        return Ok(0);
    }
    let ids: Vec<String> = changed.into_iter().collect();
    write(app, &read, &ids).await?;
    app.search.set_cursor(pack(cursor, read.dialect()));
    commit(app).await?;
    Ok(ids.len())
}

/// Fills the index again from the rows.
///
/// # Errors
/// As [`run`].
pub async fn rebuild(app: &App) -> Result<usize, Fault> {
    let _turn = WRITING.lock().await;
    fill(app).await
}

async fn fill(app: &App) -> Result<usize, Fault> {
    let read = app.db.read();
    let sql: &dyn Sql = &read;
    let cursor = store::newest_event(&read).await?;
    app.search.clear().map_err(unwritten)?;
    let (mut after, mut count) = (String::new(), 0);
    loop {
        let lot: Vec<MatterRow> = sql
            .all(
                &format!("select {COLUMNS} from matter m where m.id > $1 order by m.id limit $2"),
                args![&after, LOT],
            )
            .await?;
        let Some(last) = lot.last() else { break };
        after.clone_from(&last.id);
        count += lot.len();
        let docs = docs(sql, &lot).await?;
        app.search.upsert(docs).map_err(unwritten)?;
    }
    app.search.set_cursor(pack(cursor, read.dialect()));
    commit(app).await?;
    Ok(count)
}

fn of_matter(event: store::Event) -> Option<String> {
    event.topic.starts_with("matter:").then_some(event.ref_id)
}

/// On SQLite the sequence says how far we are. On PostgreSQL whole transactions are handed out, so the last one does.
fn pack(cursor: EventCursor, dialect: Dialect) -> u64 {
    let at = match dialect {
        Dialect::Sqlite => cursor.seq,
        Dialect::Postgres => cursor.xid,
    };
    u64::try_from(at).unwrap_or_default()
}

fn unpack(packed: u64, dialect: Dialect) -> EventCursor {
    let at = i64::try_from(packed).unwrap_or(i64::MAX);
    match dialect {
        Dialect::Sqlite => EventCursor { xid: 0, seq: at },
        Dialect::Postgres => EventCursor {
            xid: at,
            seq: i64::MAX,
        },
    }
}

async fn write(app: &App, sql: &dyn Sql, ids: &[String]) -> Result<(), Fault> {
    for lot in ids.chunks(LOT as usize) {
        let marks: Vec<String> = (1..=lot.len()).map(|n| format!("${n}")).collect();
        let found: Vec<MatterRow> = sql
            .all(
                &format!(
                    "select {COLUMNS} from matter m where m.id in ({})",
                    marks.join(", ")
                ),
                lot.iter().map(|id| id.clone().into()).collect(),
            )
            .await?;
        let gone: Vec<&String> = lot
            .iter()
            .filter(|id| !found.iter().any(|m| m.id == **id))
            .collect();
        app.search.remove(KIND, &gone).map_err(unwritten)?;
        let docs = docs(sql, &found).await?;
        app.search.upsert(docs).map_err(unwritten)?;
    }
    Ok(())
}

/// A commit waits for the disk.
async fn commit(app: &App) -> Result<(), Fault> {
    let app = app.clone();
    tokio::task::spawn_blocking(move || app.search.commit())
        .await
        .map_err(|e| Fault::of("write the search index", e))?
        .map_err(unwritten)
}

fn unwritten(error: search::SearchError) -> Fault {
    Fault::of("write the search index", error)
}

#[derive(FromQueryResult)]
struct OrgOf {
    matter_id: String,
    org_path: String,
}

async fn docs(sql: &dyn Sql, lot: &[MatterRow]) -> Result<Vec<Doc>, Fault> {
    if lot.is_empty() {
        return Ok(Vec::new());
    }
    let marks: Vec<String> = (1..=lot.len()).map(|n| format!("${n}")).collect();
    let orgs: Vec<OrgOf> = sql
        .all(
            &format!(
                "select matter_id, org_path from matter_org where matter_id in ({})",
                marks.join(", ")
            ),
            lot.iter().map(|m| m.id.clone().into()).collect(),
        )
        .await?;
    let mut docs = Vec::with_capacity(lot.len());
    for m in lot {
        let of_it = orgs.iter().filter(|o| o.matter_id == m.id);
        let paths: Vec<&str> = of_it.map(|o| o.org_path.as_str()).collect();
        docs.push(doc(sql, m, &paths).await?);
    }
    Ok(docs)
}

/// No personal field: what is found is the report's own words, its kind, its place as all may read it, its answer.
async fn doc(sql: &dyn Sql, m: &MatterRow, orgs: &[&str]) -> Result<Doc, Fault> {
    let kind = catalogue::version(sql, &m.type_code, m.type_version).await?;
    let kind = kind.map(|k| format!("{} {}", k.name_zh, k.name_en));
    let parts = [
        Some(m.body.clone()),
        kind,
        Some(m.place_public.clone()),
        m.reply.clone(),
    ];
    let mut scopes = vec![
        format!("u/{}", m.unit_path),
        format!("o/{}", m.holder_path),
        format!("o/{}", m.centre_path),
    ];
    scopes.extend(orgs.iter().map(|path| format!("o/{path}")));
    scopes.extend(m.reporter_account.iter().map(|a| format!("a/{a}")));
    scopes.sort();
    scopes.dedup();
    Ok(Doc {
        kind: KIND.into(),
        id: m.id.clone(),
        title: m.title.clone(),
        body: parts.into_iter().flatten().collect::<Vec<_>>().join("\n"),
        keywords: vec![m.number.clone()],
        scopes,
        state: m.state.clone(),
        updated_ms: m.completed_ms.unwrap_or(m.holder_since_ms),
    })
}

/// How a query passes what an actor reaches.
pub fn paths(scope: &Scope) -> search::Scope {
    match scope {
        Scope::All => search::Scope::All,
        Scope::Some {
            units,
            orgs,
            account,
        } => search::Scope::Within(
            units
                .iter()
                .map(|unit| format!("u/{unit}"))
                .chain(orgs.iter().map(|org| format!("o/{org}")))
                .chain(account.iter().map(|account| format!("a/{account}")))
                .collect(),
        ),
    }
}

/// Matters within reach whose words, number or place hold the text, best first. What was committed before the call is
/// found.
///
/// # Errors
/// On a database fault or when the index cannot be read.
pub async fn search(ctx: &Ctx, text: &str, limit: usize) -> Result<Vec<MatterRow>, Fault> {
    let scope = Scope::of(&ctx.actor, p::READ);
    if text.trim().is_empty() || limit == 0 {
        return Ok(Vec::new());
    }
    run(&ctx.app).await?;
    let query = Query {
        text: text.to_owned(),
        kinds: vec![KIND.into()],
        scope: paths(&scope),
        limit,
        sort: Sort::Relevance,
        ..Query::default()
    };
    let app = ctx.app.clone();
    let hits = tokio::task::spawn_blocking(move || app.search.query(&query))
        .await
        .map_err(|e| Fault::of("search", e))?
        .map_err(|e| Fault::of("search", e))?;
    let ids: Vec<String> = hits.into_iter().map(|hit| hit.id).collect();
    let filter = Filter {
        ids: Some(ids.clone()),
        ..Filter::default()
    };
    let read = ctx.read();
    let found = list::page(&read, &scope, &filter, Order::Newest, None, limit).await?;
    let mut found = found.rows;
    found.sort_by_key(|m| ids.iter().position(|id| *id == m.id));
    if found.is_empty() {
        // A number is found even where the index is out of order.
        found.extend(rows::within(&read, &scope, text.trim()).await?);
    }
    Ok(found)
}
