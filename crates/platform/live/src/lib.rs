//! Live push: open pages learn within a blink that something they show has changed.
//!
//! Events say only "changed". The page fetches its fragment again with its own rights, so there is one way to render
//! and nothing to leak. In this process an act wakes the hub as soon as it is durable; other processes on the same
//! PostgreSQL are reached by reading the outbox every [`POLL_MS`], which costs writers nothing (NOTIFY would make
//! every commit queue on one lock).

use std::sync::Arc;
use std::time::Duration;

use store::{Db, Event, EventCursor, Fault};
use tokio::sync::{Notify, broadcast};

/// How often the outbox is read when nobody in this process has written.
pub const POLL_MS: u64 = 150;
/// Events a slow listener may lag behind before it is told to fetch everything again.
const LAG: usize = 4096;
/// Events read at a time.
const BATCH: i64 = 500;

/// Where open pages listen and acts call.
#[derive(Clone)]
pub struct Hub {
    out: broadcast::Sender<Arc<Event>>,
    wake: Arc<Notify>,
}

impl Default for Hub {
    fn default() -> Self {
        Hub {
            out: broadcast::channel(LAG).0,
            wake: Arc::new(Notify::new()),
        }
    }
}

impl Hub {
    /// Listens from now on.
    pub fn listen(&self) -> broadcast::Receiver<Arc<Event>> {
        self.out.subscribe()
    }

    /// Hurries the next read of the outbox; called after a commit.
    pub fn wake(&self) {
        self.wake.notify_one();
    }

    /// How many pages listen.
    pub fn listeners(&self) -> usize {
        self.out.receiver_count()
    }

    /// Reads the outbox for ever and hands every event to `also` and to the listeners. Runs once per process.
    ///
    /// # Errors
    /// Only when the first read fails; later failures are logged and tried again.
    pub async fn run(self, db: Db) -> Result<(), Fault> {
        let mut cursor = store::newest_event(&db.read()).await?;
        loop {
            let woken = tokio::time::timeout(Duration::from_millis(POLL_MS), self.wake.notified())
                .await
                .is_ok();
            // With nobody listening there is nobody to tell; what is missed was on the page when it was opened.
            if self.out.receiver_count() == 0 && !woken {
                continue;
            }
            match self.deliver(&db, cursor).await {
                Ok(next) => cursor = next,
                Err(fault) => tracing::warn!(%fault, "live push could not read the outbox"),
            }
        }
    }

    async fn deliver(&self, db: &Db, mut cursor: EventCursor) -> Result<EventCursor, Fault> {
        let read = db.read();
        loop {
            let events = store::events_after(&read, cursor, BATCH).await?;
            let Some(last) = events.last() else {
                return Ok(cursor);
            };
            cursor = last.cursor();
            for event in events {
                // No listener is not an error.
                drop(self.out.send(Arc::new(event)));
            }
        }
    }
}
