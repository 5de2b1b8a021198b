//! `/live`: the stream that tells an open page that something it shows has changed.

use std::collections::HashSet;
use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures::future::BoxFuture;
use futures::{Stream, StreamExt};
use store::Fault;
use tokio_stream::wrappers::BroadcastStream;

use crate::{Answer, App, Ctx, Fields, Guard, Route, WebError};

/// Says whether this request may listen to a topic such as `matter:<id>` or `org:<id>`.
pub type TopicGuard = fn(Ctx, String) -> BoxFuture<'static, Result<bool, Fault>>;

/// Topics one page may listen to.
const MOST_TOPICS: usize = 16;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::get(
        "/live",
        Guard::Public("each topic is authorised by the rows it is about"),
        stream,
    )]
}

async fn stream(ctx: Ctx, State(app): State<App>) -> Answer {
    let asked = Fields::parse(&ctx.query);
    let mut topics = HashSet::new();
    for topic in asked
        .get("topics")
        .split(' ')
        .filter(|t| !t.is_empty())
        .take(MOST_TOPICS)
    {
        if (app.topics)(ctx.clone(), topic.to_owned()).await? {
            topics.insert(topic.to_owned());
        }
    }
    if topics.is_empty() {
        return Err(WebError::not_found());
    }
    Ok(Sse::new(changes(&app, topics))
        .keep_alive(KeepAlive::new().interval(Duration::from_secs(20)))
        .into_response())
}

fn changes(
    app: &App,
    topics: HashSet<String>,
) -> impl Stream<Item = Result<Event, Infallible>> + use<> {
    let opened = futures::stream::once(async { Ok(Event::default().event("open").data("ok")) });
    let events = BroadcastStream::new(app.hub.listen()).filter_map(move |event| {
        let told = match event {
            Ok(event) if topics.contains(&event.topic) => Some(Ok(Event::default()
                .event("changed")
                .data(event.topic.clone()))),
            Ok(_) => None,
            // Too slow to follow: everything may have changed.
            Err(_) => Some(Ok(Event::default().event("changed").data("*"))),
        };
        std::future::ready(told)
    });
    opened.chain(events)
}
