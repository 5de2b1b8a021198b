//! Durable acts per second beside the bare engine writing the very same rows, one transaction each, in the same run.
//!
//! `cargo bench -p anxin --bench acts`; with `ANXIN_TEST_POSTGRES` set also on PostgreSQL. Ratios are printed, nothing
//! is asserted: a machine's mood is no test.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use matter::testing::{self, City};
use sqlx::Row;
use store::{Sql, args};

/// Matters registered per measurement.
const ACTS: usize = 600;

/// What one registering writes, table by table, found by the matter's id.
const TABLES: &[(&str, &str)] = &[
    ("matter", "id = $1"),
    ("holding", "matter_id = $1"),
    ("matter_org", "matter_id = $1"),
    ("clock", "matter_id = $1"),
    ("thread_entry", "matter_id = $1"),
    ("task", "matter_id = $1"),
    (
        "audit_entry",
        "subject_id = $1 or (subject_kind = 'document' and detail like '%' || $1 || '%')",
    ),
    ("document", "matter_id = $1"),
    ("notice", "matter_id = $1"),
    ("event", "ref_id = $1"),
    ("command_done", "result like '%' || $1 || '%'"),
];

type Cells = Vec<Option<String>>;

/// A row to be written by the bare engine.
struct BareRow {
    insert: String,
    cells: Cells,
}

async fn columns(sql: &dyn Sql, table: &str) -> Vec<(String, String)> {
    let (query, bound) = match sql.dialect() {
        store::Dialect::Sqlite => (
            format!("select name, type from pragma_table_info('{table}')"),
            args![],
        ),
        store::Dialect::Postgres => (
            "select column_name::text, data_type::text from information_schema.columns \
             where table_name = $1 order by ordinal_position"
                .to_owned(),
            args![table],
        ),
    };
    let rows = sql.rows(&query, bound).await.expect("the table's columns");
    rows.iter()
        .map(|r| {
            (
                r.try_get_by_index::<String>(0).expect("name"),
                r.try_get_by_index::<String>(1).expect("type"),
            )
        })
        // Given by the database, which takes no others.
        .filter(|(name, _)| table != "event" || !["seq", "xid"].contains(&name.as_str()))
        .collect()
}

/// The rows that registering these matters wrote, one list per matter.
async fn rows_of(sql: &dyn Sql, ids: &[String]) -> Vec<Vec<BareRow>> {
    let postgres = sql.dialect() == store::Dialect::Postgres;
    let mut all: Vec<Vec<BareRow>> = ids.iter().map(|_| Vec::new()).collect();
    for (table, condition) in TABLES {
        let columns = columns(sql, table).await;
        let names: Vec<&str> = columns.iter().map(|(n, _)| n.as_str()).collect();
        let marks: Vec<String> = columns
            .iter()
            .enumerate()
            .map(|(at, (_, kind))| {
                if postgres {
                    format!("cast(${}::text as {kind})", at + 1)
                } else {
                    format!("?{}", at + 1)
                }
            })
            .collect();
        let insert = format!(
            "insert into {table} ({}) values ({})",
            names.join(", "),
            marks.join(", ")
        );
        let as_text: Vec<String> = names.iter().map(|n| format!("cast({n} as text)")).collect();
        let query = format!(
            "select {} from {table} where {condition}",
            as_text.join(", ")
        );
        for (at, id) in ids.iter().enumerate() {
            for row in sql.rows(&query, args![id]).await.expect("rows") {
                let cells = (0..columns.len())
                    .map(|c| row.try_get_by_index::<Option<String>>(c).expect("text"))
                    .collect();
                all[at].push(BareRow {
                    insert: insert.clone(),
                    cells,
                });
            }
        }
    }
    all
}

async fn register(city: &Arc<City>, clients: usize, round: &str) -> (f64, Vec<String>) {
    let next = Arc::new(AtomicUsize::new(0));
    let actor = city.resident();
    let begun = Instant::now();
    let tasks: Vec<_> = (0..clients)
        .map(|_| {
            let (city, next, actor, round) =
                (city.clone(), next.clone(), actor.clone(), round.to_owned());
            tokio::spawn(async move {
                let mut ids = Vec::new();
                loop {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    if n >= ACTS {
                        return ids;
                    }
                    ids.push(city.registered(&actor, &format!("{round} {n}")).await.id);
                }
            })
        })
        .collect();
    let mut ids = Vec::new();
    for task in tasks {
        ids.extend(task.await.expect("registers"));
    }
    (ACTS as f64 / begun.elapsed().as_secs_f64(), ids)
}

/// The bare engine: every row of a matter in one transaction, flushed, as fast as it can with this many clients.
async fn bare_sqlite(rows: &[Vec<BareRow>]) -> f64 {
    let test = store::testing::sqlite(&testing::migrations()).await;
    let store::DbUrl::File(path) = test.db.url().clone() else {
        unreachable!("SQLite lives in a file")
    };
    let options = sqlx::sqlite::SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(sqlx::sqlite::SqliteJournalMode::Wal)
        .synchronous(sqlx::sqlite::SqliteSynchronous::Full)
        .statement_cache_capacity(256);
    let mut conn = <sqlx::SqliteConnection as sqlx::Connection>::connect_with(&options)
        .await
        .expect("open");
    let begun = Instant::now();
    for matter in rows {
        sqlx::raw_sql("begin immediate")
            .execute(&mut conn)
            .await
            .expect("begin");
        for row in matter {
            let mut query = sqlx::query(sqlx::AssertSqlSafe(row.insert.clone()));
            for cell in &row.cells {
                query = query.bind(cell.clone());
            }
            query.execute(&mut conn).await.expect("insert");
        }
        sqlx::raw_sql("commit")
            .execute(&mut conn)
            .await
            .expect("commit");
    }
    rows.len() as f64 / begun.elapsed().as_secs_f64()
}

async fn bare_postgres(rows: Vec<Vec<BareRow>>, clients: usize) -> f64 {
    let test = store::testing::postgres(&testing::migrations())
        .await
        .expect("a server is named");
    let store::DbUrl::Postgres(url) = test.db.url().clone() else {
        unreachable!("PostgreSQL has an address")
    };
    let pool = sqlx::postgres::PgPoolOptions::new()
        .max_connections(u32::try_from(clients).unwrap_or(1))
        .connect(&url)
        .await
        .expect("connect");
    // Warm connections, as ours are.
    sqlx::query("select 1")
        .fetch_one(&pool)
        .await
        .expect("answers")
        .get::<i32, _>(0);
    let rows = Arc::new(rows);
    let next = Arc::new(AtomicUsize::new(0));
    let count = rows.len();
    let begun = Instant::now();
    let tasks: Vec<_> = (0..clients)
        .map(|_| {
            let (pool, rows, next) = (pool.clone(), rows.clone(), next.clone());
            tokio::spawn(async move {
                loop {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    let Some(matter) = rows.get(n) else { return };
                    let mut tx = pool.begin().await.expect("begin");
                    for row in matter {
                        let mut query = sqlx::query(sqlx::AssertSqlSafe(row.insert.clone()));
                        for cell in &row.cells {
                            query = query.bind(cell.clone());
                        }
                        query.execute(&mut *tx).await.expect("insert");
                    }
                    tx.commit().await.expect("commit");
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.expect("writes");
    }
    count as f64 / begun.elapsed().as_secs_f64()
}

fn main() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let test = store::testing::sqlite(&testing::migrations()).await;
        let city = Arc::new(testing::city(test.db.clone()).await);
        let (one, ids) = register(&city, 1, "one").await;
        let (many, _) = register(&city, 32, "many").await;
        let rows = rows_of(&test.db.read(), &ids).await;
        let per_act = rows.iter().map(Vec::len).sum::<usize>() as f64 / rows.len() as f64;
        let bare = bare_sqlite(&rows).await;
        println!("SQLite, {per_act:.1} rows an act, synchronous=full");
        println!("  bare engine, one by one   {bare:>8.0} acts/s   100 %");
        println!(
            "  anxin, 1 client           {one:>8.0} acts/s   {:.0} %",
            one / bare * 100.0
        );
        println!(
            "  anxin, 32 clients         {many:>8.0} acts/s   {:.0} %",
            many / bare * 100.0
        );

        if let Some(test) = store::testing::postgres(&testing::migrations()).await {
            let city = Arc::new(testing::city(test.db.clone()).await);
            for clients in [1, 8] {
                let (ours, ids) = register(&city, clients, &format!("pg{clients}")).await;
                let rows = rows_of(&test.db.read(), &ids).await;
                let bare = bare_postgres(rows, clients).await;
                println!("PostgreSQL, {clients} clients");
                println!("  bare engine               {bare:>8.0} acts/s   100 %");
                println!(
                    "  anxin                     {ours:>8.0} acts/s   {:.0} %",
                    ours / bare * 100.0
                );
            }
        }
    });
}
