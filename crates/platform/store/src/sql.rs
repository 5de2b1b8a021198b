//! Reading, and writing inside an act.

use std::sync::{Arc, Mutex};

use futures::future::BoxFuture;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, FromQueryResult, QueryResult,
    Statement, TryGetable,
};

use crate::numbers::{Numbers, Taken};
use crate::pending::Pending;
use crate::{Dialect, Fault, Value, args};

/// What can be asked of a database, inside an act or outside one.
///
/// Only what both databases understand is written: lower-case keywords, `$1` placeholders, `bigint` times, `text` ids.
pub trait Sql: Send + Sync {
    /// Which database answers; for the few queries that must differ.
    fn dialect(&self) -> Dialect;
    /// Runs a statement that answers rows.
    fn rows<'a>(
        &'a self,
        sql: &'a str,
        args: Vec<Value>,
    ) -> BoxFuture<'a, Result<Vec<QueryResult>, Fault>>;
}

impl dyn Sql + '_ {
    /// All rows of the answer.
    ///
    /// # Errors
    /// When the statement fails or a column has another type than the row struct says.
    pub async fn all<R: FromQueryResult>(
        &self,
        sql: &str,
        args: Vec<Value>,
    ) -> Result<Vec<R>, Fault> {
        let rows = self.rows(sql, args).await?;
        rows.iter()
            .map(|row| R::from_query_result(row, "").map_err(|e| Fault::db(sql, e)))
            .collect()
    }

    /// The first row, or `None`.
    ///
    /// # Errors
    /// As [`all`](Self::all).
    pub async fn one<R: FromQueryResult>(
        &self,
        sql: &str,
        args: Vec<Value>,
    ) -> Result<Option<R>, Fault> {
        let rows = self.rows(sql, args).await?;
        rows.first()
            .map(|row| R::from_query_result(row, "").map_err(|e| Fault::db(sql, e)))
            .transpose()
    }

    /// The first column of the first row, or `None`.
    ///
    /// # Errors
    /// As [`all`](Self::all).
    pub async fn scalar<T: TryGetable>(
        &self,
        sql: &str,
        args: Vec<Value>,
    ) -> Result<Option<T>, Fault> {
        let rows = self.rows(sql, args).await?;
        rows.first()
            .map(|row| row.try_get_by_index::<T>(0).map_err(|e| Fault::db(sql, e)))
            .transpose()
    }

    /// The first column of every row.
    ///
    /// # Errors
    /// As [`all`](Self::all).
    pub async fn column<T: TryGetable>(
        &self,
        sql: &str,
        args: Vec<Value>,
    ) -> Result<Vec<T>, Fault> {
        let rows = self.rows(sql, args).await?;
        rows.iter()
            .map(|row| row.try_get_by_index::<T>(0).map_err(|e| Fault::db(sql, e)))
            .collect()
    }

    /// `select count(*)` and its like; a missing row counts 0.
    ///
    /// # Errors
    /// As [`all`](Self::all).
    pub async fn count(&self, sql: &str, args: Vec<Value>) -> Result<i64, Fault> {
        Ok(self.scalar::<i64>(sql, args).await?.unwrap_or(0))
    }
}

/// Reads outside any act: always what was committed last.
#[derive(Clone)]
pub struct Read {
    pub(crate) conn: DatabaseConnection,
    pub(crate) dialect: Dialect,
}

impl Sql for Read {
    fn dialect(&self) -> Dialect {
        self.dialect
    }
    fn rows<'a>(
        &'a self,
        sql: &'a str,
        args: Vec<Value>,
    ) -> BoxFuture<'a, Result<Vec<QueryResult>, Fault>> {
        Box::pin(async move {
            let statement = Statement::from_sql_and_values(self.dialect.backend(), sql, args);
            self.conn
                .query_all_raw(statement)
                .await
                .map_err(|e| Fault::db(sql, e))
        })
    }
}

type Hook = Box<dyn FnOnce() + Send>;

/// The transaction of one act. It commits when the act's closure returns `Ok`, and leaves nothing behind otherwise.
pub struct Tx {
    inner: DatabaseTransaction,
    dialect: Dialect,
    hooks: Mutex<Vec<Hook>>,
    pending: Mutex<Pending>,
    numbers: Option<Arc<Numbers>>,
    taken: Mutex<Vec<Taken>>,
}

impl Tx {
    pub(crate) fn new(
        inner: DatabaseTransaction,
        dialect: Dialect,
        numbers: Option<Arc<Numbers>>,
    ) -> Self {
        Tx {
            inner,
            dialect,
            hooks: Mutex::default(),
            pending: Mutex::default(),
            numbers,
            taken: Mutex::default(),
        }
    }

    /// Runs an insert, update or delete and says how many rows it touched.
    ///
    /// # Errors
    /// When the statement fails; [`Fault::is_unique_violation`] tells a refused duplicate.
    pub async fn run(&self, sql: &str, args: Vec<Value>) -> Result<u64, Fault> {
        self.flush().await?;
        let statement = Statement::from_sql_and_values(self.dialect.backend(), sql, args);
        let done = self
            .inner
            .execute_raw(statement)
            .await
            .map_err(|e| Fault::db(sql, e))?;
        Ok(done.rows_affected())
    }

    /// Inserts rows by the end of the act, together with others that wait: one round trip to the database for all.
    ///
    /// Whatever else the act reads or writes comes after it, as if it had been run here. Only for an insert whose
    /// values are all bound: one that selects does not see the rows that wait with it.
    ///
    /// # Errors
    /// As [`run`](Self::run), here or at the statement that it waits for.
    pub async fn insert(&self, sql: &str, args: Vec<Value>) -> Result<(), Fault> {
        let full = {
            let mut pending = self.pending();
            pending.push(sql, args);
            pending.is_full()
        };
        if full { self.flush().await } else { Ok(()) }
    }

    fn pending(&self) -> std::sync::MutexGuard<'_, Pending> {
        self.pending
            .lock()
            .expect("nothing panics while the list is held")
    }

    /// Writes what waits.
    pub(crate) async fn flush(&self) -> Result<(), Fault> {
        let Some(statement) = self.pending().take(self.dialect) else {
            return Ok(());
        };
        let sql = statement.sql.clone();
        self.inner
            .execute_raw(statement)
            .await
            .map_err(|e| Fault::db(&sql, e))?;
        Ok(())
    }

    /// The next running number of a series, from 1.
    ///
    /// `sql` takes `$2` numbers of the series `$1` and returns the first of them. On PostgreSQL a process takes them
    /// in blocks, so that acts do not wait for each other's commits: numbers of several processes interleave, and a
    /// killed process leaves a gap. On SQLite they follow one another.
    ///
    /// # Errors
    /// On a database fault.
    pub async fn number(&self, sql: &str, series: &str) -> Result<i64, Fault> {
        let Some(numbers) = &self.numbers else {
            return self
                .sql()
                .scalar::<i64>(sql, args![series, 1_i64])
                .await?
                .ok_or_else(|| Fault::new("a series gave no number"));
        };
        let taken = numbers.next(sql, series).await?;
        let number = taken.number();
        self.taken
            .lock()
            .expect("nothing panics while the list is held")
            .push(taken);
        Ok(number)
    }

    /// This transaction as a reader, to call the `&dyn Sql` helpers.
    pub fn sql(&self) -> &dyn Sql {
        self
    }

    /// Does something in this process once the act is durable: wake a worker, push to open pages.
    /// It may be lost in a crash, so it only ever hurries what a table already says.
    pub fn after_commit(&self, hook: impl FnOnce() + Send + 'static) {
        self.hooks
            .lock()
            .expect("no hook panics while the list is held")
            .push(Box::new(hook));
    }

    pub(crate) async fn commit(self) -> Result<Vec<Hook>, Fault> {
        let hooks = self
            .hooks
            .into_inner()
            .expect("no hook panics while the list is held");
        self.inner
            .commit()
            .await
            .map_err(|e| Fault::db("commit", e))?;
        Ok(hooks)
    }

    pub(crate) async fn rollback(self) -> Result<(), Fault> {
        if let Some(numbers) = &self.numbers {
            let taken = self
                .taken
                .into_inner()
                .expect("nothing panics while the list is held");
            for one in taken {
                numbers.give_back(one);
            }
        }
        self.inner
            .rollback()
            .await
            .map_err(|e| Fault::db("rollback", e))
    }
}

impl Sql for Tx {
    fn dialect(&self) -> Dialect {
        self.dialect
    }
    fn rows<'a>(
        &'a self,
        sql: &'a str,
        args: Vec<Value>,
    ) -> BoxFuture<'a, Result<Vec<QueryResult>, Fault>> {
        Box::pin(async move {
            self.flush().await?;
            let statement = Statement::from_sql_and_values(self.dialect.backend(), sql, args);
            self.inner
                .query_all_raw(statement)
                .await
                .map_err(|e| Fault::db(sql, e))
        })
    }
}
