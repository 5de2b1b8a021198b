//! Serving, working, and stopping without losing anything.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use futures::future::BoxFuture;
use store::Fault;
use tokio::net::TcpListener;
use tokio::sync::watch;
use web::{App, Ctx};
use work::{JobKind, Schedule, Worker};

use crate::{Stop, ops, rooms};

/// Requests under way get this long to finish after a signal.
const GRACE: Duration = Duration::from_secs(10);
/// How often PostgreSQL's log is put in order when nobody says that there is something to do.
const SEQUENCE_EVERY: Duration = Duration::from_millis(250);

/// The whole site.
pub fn router(app: &App) -> Router {
    let api = serde_json::to_string(&rooms::openapi()).unwrap_or_else(|_| "{}".into());
    let described = axum::routing::get(move || {
        let api = api.clone();
        async move { ([(http::header::CONTENT_TYPE, "application/json")], api) }
    });
    web::build(app.clone(), rooms::routes())
        .route("/api/v1/openapi.json", described)
        .merge(ops::metrics_route())
}

/// Serves until a signal, then lets requests, jobs and acts finish.
///
/// # Errors
/// When the address cannot be listened on.
pub async fn serve(app: App, listen: &str, with_work: bool) -> Result<(), Stop> {
    let listener = TcpListener::bind(listen)
        .await
        .map_err(|e| Stop::failed(&format!("listen on {listen}"), e))?;
    let address = listener
        .local_addr()
        .map_err(|e| Stop::failed("learn the address", e))?;
    let (stop, stopped) = watch::channel(false);
    let background = start_background(&app, with_work, &stopped);
    let site = router(&app).into_make_service_with_connect_info::<SocketAddr>();
    println!("listening http://{address}");
    let mut told = stopped.clone();
    let server = axum::serve(listener, site).with_graceful_shutdown(async move {
        // The sender lives until the end of this function; an error would mean the same.
        drop(told.wait_for(|stop| *stop).await);
    });
    let mut server = tokio::spawn(server.into_future());
    tokio::select! {
        () = signal() => {}
        ended = &mut server => {
            return Err(Stop::Failed(format!("the server ended by itself: {ended:?}")));
        }
    }
    tracing::info!("stopping: no new requests; those under way may finish");
    stop.send_replace(true);
    // Open live streams never end by themselves.
    drop(tokio::time::timeout(GRACE, &mut server).await);
    server.abort();
    for task in background {
        drop(tokio::time::timeout(GRACE, task).await);
    }
    app.db.clone().close().await;
    Ok(())
}

/// Does jobs until a signal.
///
/// # Errors
/// Never; the signature is that of the other commands.
pub async fn work(app: App) -> Result<(), Stop> {
    let (stop, stopped) = watch::channel(false);
    let background = start_background(&app, true, &stopped);
    signal().await;
    stop.send_replace(true);
    for task in background {
        drop(tokio::time::timeout(GRACE, task).await);
    }
    app.db.clone().close().await;
    Ok(())
}

/// What runs beside the requests of this process.
fn start_background(
    app: &App,
    with_work: bool,
    stopped: &watch::Receiver<bool>,
) -> Vec<tokio::task::JoinHandle<()>> {
    let mut tasks = Vec::new();
    let hub = app.hub.clone();
    let db = app.db.clone();
    tokio::spawn(async move {
        if let Err(fault) = hub.run(db).await {
            tracing::error!(%fault, "live push could not start");
        }
    });
    tasks.push(tokio::spawn(matter::projection::follow(
        app.clone(),
        stopped.clone(),
    )));
    if app.db.dialect() == store::Dialect::Postgres {
        tasks.push(tokio::spawn(sequence_forever(app.clone(), stopped.clone())));
    }
    if with_work {
        tasks.push(tokio::spawn(
            worker(app).run(Arc::new(app.clone()), stopped.clone()),
        ));
    }
    tasks
}

/// The worker over all rooms' jobs.
pub fn worker(app: &App) -> Worker<App> {
    Worker {
        db: app.db.clone(),
        clock: app.clock.clone(),
        ids: app.ids.clone(),
        kinds: rooms::jobs(),
        wake: app.jobs_wake.clone(),
    }
}

async fn sequence_forever(app: App, mut stopped: watch::Receiver<bool>) {
    loop {
        let done = app.db.act(|tx| Box::pin(audit::log::sequence(tx))).await;
        if let Err(fault) = done {
            tracing::warn!(%fault, "the log could not be put in order");
        }
        if *stopped.borrow() {
            return;
        }
        drop(tokio::time::timeout(SEQUENCE_EVERY, stopped.changed()).await);
    }
}

async fn signal() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => {
                tokio::select! {
                    _ = interrupt => {}
                    _ = terminate.recv() => {}
                }
            }
            Err(_) => drop(interrupt.await),
        }
    }
    #[cfg(not(unix))]
    drop(interrupt.await);
}

/// Who may listen to a live topic: a matter's readers, an organisation's own people.
pub fn may_listen(ctx: Ctx, topic: String) -> BoxFuture<'static, Result<bool, Fault>> {
    Box::pin(async move {
        match topic.split_once(':') {
            Some(("org", id)) => Ok(ctx
                .actor
                .grants()
                .iter()
                .any(|g| g.org.to_string() == id || g.org_path.contains(id))),
            Some(("matter", id)) => {
                let scope = ctx.scope(matter::permissions::READ);
                let read = ctx.read();
                if matter::store::within(&read, &scope, id).await?.is_some() {
                    return Ok(true);
                }
                resident::follows(&ctx, id).await
            }
            Some(("import", id)) => import::may_listen(&ctx, id).await,
            _ => Ok(false),
        }
    })
}

/// Forgets finished jobs, old events, uploads nobody finished and files nobody kept.
pub fn tidy_job() -> JobKind<App> {
    JobKind {
        name: "work.tidy",
        schedule: Schedule::Every(24 * 3600),
        attempts: 3,
        run: |app, _| {
            Box::pin(async move {
                let now = app.clock.now();
                work::tidy(&app.db, now).await?;
                files::upload::expire_old(&app.db, &app.files, now).await?;
                files::purge(&app.db, &app.files, now.plus_days(-1)).await?;
                Ok(())
            })
        },
    }
}
