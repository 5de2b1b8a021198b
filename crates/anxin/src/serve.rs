//! Serving, working, and stopping without losing anything.

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum_server::tls_rustls::{RustlsAcceptor, RustlsConfig};
use axum_server::{Control, Handle};
use futures::future::BoxFuture;
use store::Fault;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use web::{App, Ctx};
use work::{JobKind, Schedule, Worker};

use crate::config::Config;
use crate::tls::{self, Certificate};
use crate::{Stop, ops, rooms, witness};

/// Requests under way get this long to finish after a signal.
const GRACE: Duration = Duration::from_secs(10);
/// Fonts that nobody used for this long are given back.
const REST_EVERY: Duration = Duration::from_mins(1);
/// A connection that says nothing is closed after this; longer than proxies usually keep theirs, so that they close first.
const IDLE: Duration = Duration::from_secs(75);
/// How often PostgreSQL's log is put in order when nobody says that there is something to do.
const SEQUENCE_EVERY: Duration = Duration::from_millis(250);

/// The whole site.
pub fn router(app: &App) -> Router {
    web::build(app.clone(), rooms::routes()).merge(ops::metrics_route())
}

/// Serves until a signal, then lets requests, jobs and acts finish.
///
/// # Errors
/// When the certificate cannot be used or an address cannot be listened on.
pub async fn serve(app: App, config: &Config, with_work: bool) -> Result<(), Stop> {
    let certificate = config.tls.files().map(Certificate::load).transpose()?;
    let redirect = config.tls.redirect_from.as_deref();
    let (listener, address) = tls::listen(&config.server.listen)?;
    let redirect = redirect.map(tls::listen).transpose()?;
    let (stop, stopped) = watch::channel(false);
    let hang_up = hang_ups();
    let mut background = start_background(&app, with_work, &stopped);
    let control = Control::new();
    let mut site = router(&app);
    if let Some(certificate) = &certificate {
        site = tls::strict(site, &config.tls);
        let follow = certificate.clone().follow(hang_up, stopped.clone());
        background.push(tokio::spawn(follow));
    }
    if let Some((listener, address)) = redirect {
        let to_https = tls::redirect(&app.settings.public_url);
        drop(start(to_https, listener, &control, None)?);
        println!("redirecting http://{address}");
    }
    let config = certificate.as_ref().map(Certificate::config);
    let mut server = start(site, listener, &control, config)?;
    let scheme = certificate.map_or("http", |_| "https");
    println!("listening {scheme}://{address}");
    tokio::select! {
        () = signal() => {}
        () = reset(&app) => {}
        ended = &mut server => {
            return Err(Stop::Failed(format!("the server ended by itself: {ended:?}")));
        }
    }
    tracing::info!("stopping: no new requests; those under way may finish");
    stop.send_replace(true);
    // Open live streams never end by themselves.
    control.graceful_shutdown(Some(GRACE));
    drop(tokio::time::timeout(GRACE + Duration::from_secs(1), &mut server).await);
    server.abort();
    end(app, background).await;
    Ok(())
}

/// Waits until the demo city is to be made anew; elsewhere for ever.
async fn reset(app: &App) {
    match app.services.get::<web::DemoReset>() {
        Some(switch) => switch.asked().await,
        None => std::future::pending().await,
    }
}

fn start(
    site: Router,
    listener: TcpListener,
    control: &Control,
    tls: Option<RustlsConfig>,
) -> Result<JoinHandle<std::io::Result<()>>, Stop> {
    let mut server = axum_server::from_tcp(listener)
        .map_err(|e| Stop::failed("serve", e))?
        .handle(Handle::with_control(control.clone()));
    server.http_builder().http1().header_read_timeout(IDLE);
    let site = site.into_make_service_with_connect_info::<SocketAddr>();
    Ok(match tls {
        Some(config) => tokio::spawn(server.acceptor(RustlsAcceptor::new(config)).serve(site)),
        None => tokio::spawn(server.serve(site)),
    })
}

/// Waits for what runs beside the requests, signs what the log has gained, and closes.
async fn end(app: App, background: Vec<JoinHandle<()>>) {
    for task in background {
        drop(tokio::time::timeout(GRACE, task).await);
    }
    if let Err(fault) = witness::sign(&app).await {
        tracing::error!(%fault, "the log was not signed at the end");
    }
    app.db.clone().close().await;
}

/// Does jobs until a signal.
///
/// # Errors
/// Never; the signature is that of the other commands.
pub async fn work(app: App) -> Result<(), Stop> {
    let (stop, stopped) = watch::channel(false);
    let background = start_background(&app, true, &stopped);
    // Nothing here is read anew, but nobody expects that asking for it ends the process.
    let _hang_up = hang_ups();
    signal().await;
    stop.send_replace(true);
    end(app, background).await;
    Ok(())
}

/// What runs beside the requests of this process.
fn start_background(
    app: &App,
    with_work: bool,
    stopped: &watch::Receiver<bool>,
) -> Vec<JoinHandle<()>> {
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
    tasks.push(tokio::spawn(routing::calendar::follow(
        app.clone(),
        stopped.clone(),
    )));
    if app.db.dialect() == store::Dialect::Postgres {
        tasks.push(tokio::spawn(sequence_forever(app.clone(), stopped.clone())));
    }
    if let Some(press) = app.services.get::<docgen::Docgen>() {
        tasks.push(tokio::spawn(rest_forever(press, stopped.clone())));
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
    let mut kinds = rooms::jobs();
    kinds.push(witness::job(app));
    Worker {
        db: app.db.clone(),
        clock: app.clock.clone(),
        ids: app.ids.clone(),
        kinds,
        wake: app.jobs_wake.clone(),
    }
}

/// Fonts are the largest thing in memory, and most hours of the day nobody prints.
async fn rest_forever(press: Arc<docgen::Docgen>, mut stopped: watch::Receiver<bool>) {
    while !*stopped.borrow() {
        drop(tokio::time::timeout(REST_EVERY, stopped.changed()).await);
        press.rest();
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

/// Counts SIGHUP; from the first call on it no longer ends the process.
fn hang_ups() -> watch::Receiver<u64> {
    let (count, counted) = watch::channel(0);
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::hangup()) {
            Ok(mut hang_up) => {
                tokio::spawn(async move {
                    while hang_up.recv().await.is_some() {
                        count.send_modify(|n| *n += 1);
                    }
                });
            }
            Err(error) => tracing::warn!(%error, "SIGHUP will not be heard"),
        }
    }
    counted
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

/// An offline queue that sends a command again after more than this many days does it anew.
const RETRY_DAYS: i64 = 180;

/// Forgets finished jobs, old events, results of old commands, uploads nobody finished and files nobody kept.
pub fn tidy_job() -> JobKind<App> {
    JobKind {
        name: "work.tidy",
        schedule: Schedule::Every(24 * 3600),
        attempts: 3,
        run: |app, _| {
            Box::pin(async move {
                let now = app.clock.now();
                work::tidy(&app.db, now).await?;
                let before = now.plus_days(-RETRY_DAYS);
                app.db
                    .act::<_, Fault, _>(move |tx| {
                        Box::pin(async move { tx.forget_before(before).await })
                    })
                    .await?;
                files::upload::expire_old(&app.db, &app.files, now).await?;
                files::purge(&app.db, &app.files, now.plus_days(-1)).await?;
                Ok(())
            })
        },
    }
}
