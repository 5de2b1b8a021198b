//! Group commit for SQLite: one writer, a savepoint per act, one flush to disk for all acts that wait together.

use std::sync::{Arc, OnceLock};

use futures::FutureExt;
use futures::future::BoxFuture;
use sea_orm::{DatabaseConnection, DatabaseTransaction, TransactionTrait};
use tokio::sync::{mpsc, oneshot};

use crate::{Dialect, Fault, Tx};

/// Acts committed with one flush; beyond it the first one has waited long enough.
const LARGEST_GROUP: usize = 128;
/// Acts that may wait; more clients than this wait for a place.
const QUEUE: usize = 1024;

type BeforeCommit = Box<dyn for<'a> Fn(&'a Tx) -> BoxFuture<'a, Result<(), Fault>> + Send + Sync>;
type Hook = Box<dyn FnOnce() + Send>;
/// Tells the caller that its act is durable, or that the group's commit failed.
type Answer = Box<dyn FnOnce(Result<(), Fault>) + Send>;

/// An act with its types forgotten: it runs, says whether to keep what it wrote, and is answered later.
trait Queued: Send {
    fn run(self: Box<Self>, tx: &Tx) -> BoxFuture<'_, (bool, Answer)>;
}

struct Typed<T, E, F> {
    act: F,
    reply: oneshot::Sender<Result<T, E>>,
}

impl<T, E, F> Queued for Typed<T, E, F>
where
    F: for<'a> FnOnce(&'a Tx) -> BoxFuture<'a, Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: From<Fault> + Send + 'static,
{
    fn run(self: Box<Self>, tx: &Tx) -> BoxFuture<'_, (bool, Answer)> {
        Box::pin(async move {
            let Typed { act, reply } = *self;
            let all = async {
                let value = act(tx).await?;
                tx.flush().await?;
                Ok::<T, E>(value)
            };
            let outcome = std::panic::AssertUnwindSafe(all)
                .catch_unwind()
                .await
                .unwrap_or_else(|_| {
                    Err(E::from(Fault::new(
                        "an act panicked; nothing of it was kept",
                    )))
                });
            let keep = outcome.is_ok();
            let answer: Answer = Box::new(move |committed| {
                let result = match committed {
                    Err(fault) if keep => Err(E::from(fault)),
                    Ok(()) | Err(_) => outcome,
                };
                // The caller may have gone away; the act is durable all the same.
                drop(reply.send(result));
            });
            (keep, answer)
        })
    }
}

enum Order {
    Act(Box<dyn Queued>),
    Drain(oneshot::Sender<()>),
}

/// The queue to the one writer.
#[derive(Clone)]
pub(crate) struct Writer {
    orders: mpsc::Sender<Order>,
    before_commit: Arc<OnceLock<BeforeCommit>>,
}

impl Writer {
    pub(crate) async fn act<T, E, F>(&self, act: F) -> Result<T, E>
    where
        F: for<'a> FnOnce(&'a Tx) -> BoxFuture<'a, Result<T, E>> + Send + 'static,
        T: Send + 'static,
        E: From<Fault> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let order = Order::Act(Box::new(Typed { act, reply }));
        if self.orders.send(order).await.is_err() {
            return Err(E::from(Fault::new("the writer has stopped")));
        }
        answer.await.unwrap_or_else(|_| {
            Err(E::from(Fault::new(
                "the writer stopped before the act was durable",
            )))
        })
    }

    pub(crate) fn set_before_commit(&self, before: BeforeCommit) {
        assert!(
            self.before_commit.set(before).is_ok(),
            "the work before a group's commit is set once, at start"
        );
    }

    pub(crate) async fn drain(&self) {
        let (reply, done) = oneshot::channel();
        if self.orders.send(Order::Drain(reply)).await.is_ok() {
            drop(done.await);
        }
    }
}

pub(crate) fn start(conn: DatabaseConnection) -> Writer {
    let (orders, inbox) = mpsc::channel(QUEUE);
    let before_commit = Arc::new(OnceLock::new());
    tokio::spawn(write_forever(conn, inbox, before_commit.clone()));
    Writer {
        orders,
        before_commit,
    }
}

async fn write_forever(
    conn: DatabaseConnection,
    mut inbox: mpsc::Receiver<Order>,
    before: Arc<OnceLock<BeforeCommit>>,
) {
    while let Some(order) = inbox.recv().await {
        match order {
            Order::Drain(reply) => reply.send(()).unwrap_or(()),
            Order::Act(first) => {
                if let Some(reply) = write_group(&conn, first, &mut inbox, before.get()).await {
                    reply.send(()).unwrap_or(());
                }
            }
        }
    }
}

/// Runs `first` and whatever waits behind it in one transaction. Returns a drain order met on the way.
async fn write_group(
    conn: &DatabaseConnection,
    first: Box<dyn Queued>,
    inbox: &mut mpsc::Receiver<Order>,
    before: Option<&BeforeCommit>,
) -> Option<oneshot::Sender<()>> {
    let mut answers: Vec<Answer> = Vec::new();
    let mut hooks: Vec<Hook> = Vec::new();
    let mut drain = None;
    let committed = async {
        let outer = begin_immediate(conn).await?;
        let mut next = Some(first);
        while let Some(act) = next.take() {
            let savepoint = outer.begin().await.map_err(|e| Fault::db("savepoint", e))?;
            let tx = Tx::new(savepoint, Dialect::Sqlite, None);
            let (keep, answer) = act.run(&tx).await;
            answers.push(answer);
            if keep {
                hooks.append(&mut tx.commit().await?);
            } else {
                tx.rollback().await?;
            }
            if answers.len() < LARGEST_GROUP {
                match inbox.try_recv() {
                    Ok(Order::Act(act)) => next = Some(act),
                    Ok(Order::Drain(reply)) => drain = Some(reply),
                    Err(_) => {}
                }
            }
        }
        let tx = Tx::new(outer, Dialect::Sqlite, None);
        if let Some(before) = before {
            before(&tx).await?;
            tx.flush().await?;
        }
        tx.commit().await
    }
    .await;
    match committed {
        Ok(_) => {
            for hook in hooks {
                hook();
            }
            for answer in answers {
                answer(Ok(()));
            }
        }
        Err(fault) => {
            tracing::error!(%fault, acts = answers.len(), "a group of acts could not be committed");
            for answer in answers {
                answer(Err(Fault::new(format!("commit failed: {fault}"))));
            }
        }
    }
    drain
}

async fn begin_immediate(conn: &DatabaseConnection) -> Result<DatabaseTransaction, Fault> {
    let options = sea_orm::TransactionOptions {
        sqlite_transaction_mode: Some(sea_orm::SqliteTransactionMode::Immediate),
        ..Default::default()
    };
    conn.begin_with_options(options)
        .await
        .map_err(|e| Fault::db("begin immediate", e))
}
