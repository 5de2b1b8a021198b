//! Fresh databases for tests: SQLite always, PostgreSQL when `ANXIN_TEST_POSTGRES` names a server.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::{Db, DbUrl, Migration};

/// A database of its own for one test, gone with this value (the PostgreSQL one goes with its server).
pub struct TestDb {
    /// The open, migrated database.
    pub db: Db,
    _folder: Option<tempfile::TempDir>,
}

/// A fresh SQLite database with these migrations.
pub async fn sqlite(steps: &[Migration]) -> TestDb {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let db = Db::open(&DbUrl::in_folder(folder.path()))
        .await
        .expect("open SQLite");
    db.migrate(steps.to_vec()).await.expect("migrate SQLite");
    TestDb {
        db,
        _folder: Some(folder),
    }
}

/// A fresh PostgreSQL database with these migrations, or `None` with a sentence when no server is named.
pub async fn postgres(steps: &[Migration]) -> Option<TestDb> {
    let Ok(server) = std::env::var("ANXIN_TEST_POSTGRES") else {
        eprintln!("skipped on PostgreSQL: ANXIN_TEST_POSTGRES names no server");
        return None;
    };
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let name = format!(
        "t_{}_{}",
        std::process::id(),
        COUNT.fetch_add(1, Ordering::Relaxed)
    );
    let admin = sqlx::PgPool::connect(&server)
        .await
        .expect("connect to the test server");
    sqlx::raw_sql(sqlx::AssertSqlSafe(format!("create database {name}")))
        .execute(&admin)
        .await
        .expect("create a database");
    admin.close().await;
    let (base, _) = server
        .rsplit_once('/')
        .expect("ANXIN_TEST_POSTGRES ends in /database");
    let db = Db::open(&DbUrl::Postgres(format!("{base}/{name}")))
        .await
        .expect("open PostgreSQL");
    db.migrate(steps.to_vec())
        .await
        .expect("migrate PostgreSQL");
    Some(TestDb { db, _folder: None })
}

/// Writes one test that runs on both databases: `db_test!(name, MIGRATIONS, |db| async move { … });`
#[macro_export]
macro_rules! db_test {
    ($name:ident, $steps:expr, $body:expr) => {
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                let test = $crate::testing::sqlite(&$steps).await;
                ($body)(test.db.clone()).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres() {
                if let Some(test) = $crate::testing::postgres(&$steps).await {
                    ($body)(test.db.clone()).await;
                }
            }
        }
    };
}
