//! The job that sends.

use std::sync::Arc;

use futures::future::BoxFuture;
use kernel::{Clock, Lang, Private};
use store::{Db, Fault, Sql};
use texts::Texts;
use work::{JobKind, Schedule};

use crate::gateway::Way;
use crate::rows::{self, NoticeRow, Payload};
use crate::{Channel, Gateway, Message, NotSent, Outgoing};

/// What the job needs of the product.
pub trait HasNotice: Send + Sync + 'static {
    /// The database.
    fn db(&self) -> &Db;
    /// The ways out.
    fn gateway(&self) -> &Gateway;
    /// Words.
    fn texts(&self) -> &Texts;
    /// The time.
    fn clock(&self) -> &dyn Clock;
    /// The address that residents see, without a trailing slash, to make full links.
    fn public_url(&self) -> &str;
    /// Opens the address that was sealed for the notice with this id.
    ///
    /// # Errors
    /// When it does not open.
    fn open_address(&self, notice_id: &str, sealed: &str) -> Result<Private<String>, Fault>;
}

/// Name of the job.
pub const JOB: &str = "notice.send";

/// Tries over about fifteen hours: 10 s, 40 s, 160 s, … between them.
const ATTEMPTS: i64 = 8;

/// The job that sends one notice.
pub fn job<A: HasNotice>() -> JobKind<A> {
    JobKind {
        name: JOB,
        schedule: Schedule::OnDemand,
        attempts: ATTEMPTS,
        run: run::<A>,
    }
}

fn run<A: HasNotice>(
    app: Arc<A>,
    payload: serde_json::Value,
) -> BoxFuture<'static, Result<(), Fault>> {
    Box::pin(async move {
        let payload: Payload = serde_json::from_value(payload)
            .map_err(|e| Fault::of("read which notice to send", e))?;
        let row = {
            let read = app.db().read();
            let sql: &dyn Sql = &read;
            rows::find(sql, &payload.notice).await?
        };
        match row {
            // Sent already, and only the end of the job was lost; or nobody wants it any more.
            Some(row) if matches!(row.state.as_str(), "sent" | "suppressed") => Ok(()),
            Some(row) => deliver(&*app, row).await,
            None => Ok(()),
        }
    })
}

/// What became of a try, for the row and for the queue.
struct Outcome {
    state: &'static str,
    reason: Option<String>,
    again: Option<Fault>,
}

async fn deliver<A: HasNotice>(app: &A, row: NoticeRow) -> Result<(), Fault> {
    let now = app.clock().now();
    let lang = Lang::from_tag(&row.lang).unwrap_or_default();
    let message = Message::of(app.texts(), lang, &row.template, &row.args)?;
    let channel =
        Channel::parse(&row.channel).ok_or_else(|| Fault::new("a notice of an unknown channel"))?;
    let sealed = row
        .address
        .as_deref()
        .ok_or_else(|| Fault::new("a notice without an address"))?;
    let to = app.open_address(&row.id, sealed)?;
    let link = row
        .link
        .as_ref()
        .map(|path| format!("{}{path}", app.public_url()));
    let outgoing = Outgoing {
        id: &row.id,
        to: to.reveal(),
        message: &message,
        link: link.as_deref(),
        now,
    };
    let way = app.gateway().deliver(channel, &outgoing).await;
    let to_outbox = matches!(way, Way::Sink);
    let outcome = match way {
        Way::Sink | Way::Out(Ok(())) => Outcome {
            state: "sent",
            reason: None,
            again: None,
        },
        Way::Out(Err(NotSent::NoGateway)) => Outcome {
            state: "suppressed",
            reason: Some("no_gateway".to_owned()),
            again: None,
        },
        Way::Out(Err(NotSent::Never(reason))) => Outcome {
            state: "failed",
            reason: Some(reason),
            again: None,
        },
        Way::Out(Err(NotSent::Later(reason))) => Outcome {
            state: "failed",
            again: Some(Fault::new(format!(
                "a notice was not taken by {}: {reason}",
                row.channel
            ))),
            reason: Some(reason),
        },
    };
    let sent = (outcome.state == "sent").then_some(now);
    app.db()
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                if to_outbox {
                    rows::keep_in_outbox(
                        tx,
                        &row.id,
                        &row.channel,
                        &message.title,
                        &message.body,
                        now,
                    )
                    .await?;
                }
                rows::end(tx, &row.id, outcome.state, outcome.reason.as_deref(), sent).await
            })
        })
        .await?;
    outcome.again.map_or(Ok(()), Err)
}
