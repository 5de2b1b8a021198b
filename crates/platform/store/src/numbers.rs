//! Running numbers that do not make acts wait for each other.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex};

use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};

use crate::{Fault, args};

/// Numbers taken at once; what a process that is killed leaves unused.
const BLOCK: i64 = 16;

/// Blocks of numbers that this process took from PostgreSQL, by series.
///
/// A row that every act updates is held by each until its commit is on the disk, so acts would commit one after the
/// other. Here a block is taken in a transaction of its own; a number whose act is refused goes back. Only a killed
/// process leaves a gap. On SQLite there is one writer anyway, and numbers have no gaps.
pub(crate) struct Numbers {
    /// Of its own: an act that waits for a number must not wait for a connection that other waiting acts hold.
    conn: DatabaseConnection,
    free: Mutex<HashMap<String, BTreeSet<i64>>>,
    /// One refill at a time, or a rush would take a block per act.
    refill: tokio::sync::Mutex<()>,
}

/// A number out of a block, to be given back if its act is refused.
pub(crate) struct Taken {
    series: String,
    number: i64,
}

impl Numbers {
    pub(crate) fn new(conn: DatabaseConnection) -> Arc<Numbers> {
        Arc::new(Numbers {
            conn,
            free: Mutex::default(),
            refill: tokio::sync::Mutex::default(),
        })
    }

    fn pop(&self, series: &str) -> Option<Taken> {
        let mut free = self.free.lock().expect("nothing panics while it is held");
        let number = free.get_mut(series)?.pop_first()?;
        Some(Taken {
            series: series.to_owned(),
            number,
        })
    }

    pub(crate) async fn next(&self, sql: &str, series: &str) -> Result<Taken, Fault> {
        if let Some(taken) = self.pop(series) {
            return Ok(taken);
        }
        let _one = self.refill.lock().await;
        if let Some(taken) = self.pop(series) {
            return Ok(taken);
        }
        let take =
            Statement::from_sql_and_values(sea_orm::DbBackend::Postgres, sql, args![series, BLOCK]);
        let row = self
            .conn
            .query_one_raw(take)
            .await
            .map_err(|e| Fault::db(sql, e))?
            .ok_or_else(|| Fault::new("a series gave no numbers"))?;
        let first: i64 = row.try_get_by_index(0).map_err(|e| Fault::db(sql, e))?;
        self.free
            .lock()
            .expect("nothing panics while it is held")
            .entry(series.to_owned())
            .or_default()
            .extend(first..first + BLOCK);
        self.pop(series)
            .ok_or_else(|| Fault::new("a series gave no numbers"))
    }

    pub(crate) fn give_back(&self, taken: Taken) {
        self.free
            .lock()
            .expect("nothing panics while it is held")
            .entry(taken.series)
            .or_default()
            .insert(taken.number);
    }
}

impl Taken {
    pub(crate) fn number(&self) -> i64 {
        self.number
    }
}
