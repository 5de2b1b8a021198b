//! Opening a database and carrying out acts on it.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use futures::FutureExt;
use futures::future::BoxFuture;
use sea_orm::{
    DatabaseConnection, DbBackend, SqlxPostgresConnector, SqlxSqliteConnector, TransactionTrait,
};
use sqlx::Connection;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use crate::group::{self, Writer};
use crate::numbers::Numbers;
use crate::{Fault, Read, Tx};

/// Which of the two databases is behind a [`Db`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// One file inside the process.
    Sqlite,
    /// Any service that speaks PostgreSQL.
    Postgres,
}

impl Dialect {
    pub(crate) fn backend(self) -> DbBackend {
        match self {
            Dialect::Sqlite => DbBackend::Sqlite,
            Dialect::Postgres => DbBackend::Postgres,
        }
    }
}

/// Where the data lives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DbUrl {
    /// The embedded database's file.
    File(PathBuf),
    /// `postgres://user@host:port/name`.
    Postgres(String),
}

impl DbUrl {
    /// The embedded database of a data folder.
    pub fn in_folder(dir: &Path) -> Self {
        DbUrl::File(dir.join("anxin.db"))
    }
}

/// An open database. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    dialect: Dialect,
    read: DatabaseConnection,
    write: Write,
    url: DbUrl,
}

#[derive(Clone)]
enum Write {
    Grouped(Writer),
    Direct(DatabaseConnection, Arc<Numbers>),
}

/// How many readers SQLite serves at once; more than cores gain nothing on a local file.
const SQLITE_READERS: u32 = 4;
/// Connections of one process to PostgreSQL.
const POSTGRES_CONNECTIONS: u32 = 24;
/// A connection idle for longer is asked whether it still lives before it is used.
const TRUSTED_WHILE_IDLE: Duration = Duration::from_secs(1);
/// A transaction that idles longer than this was forgotten; the server ends it.
const IDLE_IN_TRANSACTION: &str = "10s";

impl Db {
    /// Opens the database; the file of an embedded one is created when it is not there.
    ///
    /// # Errors
    /// When the file or server cannot be reached.
    pub async fn open(url: &DbUrl) -> Result<Db, Fault> {
        match url {
            DbUrl::File(path) => Self::open_sqlite(path, url).await,
            DbUrl::Postgres(address) => Self::open_postgres(address, url).await,
        }
    }

    async fn open_sqlite(path: &Path, url: &DbUrl) -> Result<Db, Fault> {
        let base = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .statement_cache_capacity(512)
            .pragma("temp_store", "memory")
            .pragma("cache_size", "-8000");
        let doing = format!("open {}", path.display());
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .min_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(base.clone())
            .await
            .map_err(|e| Fault::of(&doing, e))?;
        let readers = SqlitePoolOptions::new()
            .max_connections(SQLITE_READERS)
            .idle_timeout(None)
            .max_lifetime(None)
            .test_before_acquire(false)
            .connect_with(base.pragma("query_only", "on"))
            .await
            .map_err(|e| Fault::of(&doing, e))?;
        Ok(Db {
            dialect: Dialect::Sqlite,
            read: SqlxSqliteConnector::from_sqlx_sqlite_pool(readers),
            write: Write::Grouped(group::start(SqlxSqliteConnector::from_sqlx_sqlite_pool(
                writer,
            ))),
            url: url.clone(),
        })
    }

    async fn open_postgres(address: &str, url: &DbUrl) -> Result<Db, Fault> {
        let options = PgConnectOptions::from_str(address)
            .map_err(|e| Fault::of("read the PostgreSQL address", e))?
            .application_name("anxin")
            .statement_cache_capacity(512)
            .options([("idle_in_transaction_session_timeout", IDLE_IN_TRANSACTION)]);
        let pool = PgPoolOptions::new()
            .max_connections(POSTGRES_CONNECTIONS)
            .acquire_timeout(Duration::from_secs(15))
            // A round trip before every act would cost as much as a statement; one that was in use a moment ago is alive.
            .test_before_acquire(false)
            .before_acquire(|conn, about| {
                Box::pin(async move {
                    // Left open by a future that was dropped in the middle: never to be used again.
                    if conn.is_in_transaction() {
                        return Ok(false);
                    }
                    Ok(about.idle_for < TRUSTED_WHILE_IDLE || conn.ping().await.is_ok())
                })
            })
            .connect_with(options.clone())
            .await
            .map_err(|e| Fault::of("connect to PostgreSQL", e))?;
        let numbers = PgPoolOptions::new()
            .max_connections(1)
            .acquire_timeout(Duration::from_secs(15))
            .connect_lazy_with(options);
        let conn = SqlxPostgresConnector::from_sqlx_postgres_pool(pool);
        let numbers = Numbers::new(SqlxPostgresConnector::from_sqlx_postgres_pool(numbers));
        Ok(Db {
            dialect: Dialect::Postgres,
            read: conn.clone(),
            write: Write::Direct(conn, numbers),
            url: url.clone(),
        })
    }

    /// Which database this is.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// Where it lives.
    pub fn url(&self) -> &DbUrl {
        &self.url
    }

    /// Reads what is committed.
    pub fn read(&self) -> Read {
        Read {
            conn: self.read.clone(),
            dialect: self.dialect,
        }
    }

    /// Carries out one act: everything the closure writes becomes durable together, or nothing does.
    ///
    /// The act runs as a task of its own, so a request that is dropped meanwhile neither cancels it nor leaves a
    /// transaction open. On SQLite, acts that arrive together share one flush to disk; each is answered after it.
    /// The closure must not wait for anything but this transaction.
    ///
    /// # Errors
    /// What the closure returned, or a [`Fault`] of the commit.
    pub async fn act<T, E, F>(&self, act: F) -> Result<T, E>
    where
        F: for<'a> FnOnce(&'a Tx) -> BoxFuture<'a, Result<T, E>> + Send + 'static,
        T: Send + 'static,
        E: From<Fault> + Send + 'static,
    {
        match &self.write {
            Write::Grouped(writer) => writer.act(act).await,
            Write::Direct(conn, numbers) => {
                tokio::spawn(run_alone(conn.clone(), numbers.clone(), act))
                    .await
                    .unwrap_or_else(|e| Err(E::from(Fault::of("act ended early", e))))
            }
        }
    }

    /// On SQLite: runs `before` once per group of acts, inside the group's transaction just before it commits.
    /// On PostgreSQL it does nothing; there the caller runs the same work as an elected task.
    pub fn before_group_commit(
        &self,
        before: impl for<'a> Fn(&'a Tx) -> BoxFuture<'a, Result<(), Fault>> + Send + Sync + 'static,
    ) {
        if let Write::Grouped(writer) = &self.write {
            writer.set_before_commit(Box::new(before));
        }
    }

    /// Waits for acts under way and closes all connections.
    pub async fn close(self) {
        if let Write::Grouped(writer) = &self.write {
            writer.drain().await;
        }
        // A failure to close is of no use to anyone: everything acknowledged is durable already.
        drop(self.read.close().await);
    }
}

async fn run_alone<T, E, F>(conn: DatabaseConnection, numbers: Arc<Numbers>, act: F) -> Result<T, E>
where
    F: for<'a> FnOnce(&'a Tx) -> BoxFuture<'a, Result<T, E>> + Send + 'static,
    E: From<Fault>,
{
    let inner = conn
        .begin()
        .await
        .map_err(|e| E::from(Fault::db("begin", e)))?;
    let tx = Tx::new(inner, Dialect::Postgres, Some(numbers));
    let all = async {
        let value = act(&tx).await?;
        tx.flush().await?;
        Ok::<T, E>(value)
    };
    let outcome = std::panic::AssertUnwindSafe(all).catch_unwind().await;
    match outcome {
        Ok(Ok(value)) => {
            for hook in tx.commit().await? {
                hook();
            }
            Ok(value)
        }
        Ok(Err(refused)) => {
            tx.rollback().await?;
            Err(refused)
        }
        Err(_) => {
            tx.rollback().await?;
            Err(E::from(Fault::new(
                "an act panicked; nothing of it was kept",
            )))
        }
    }
}
