//! `anxin demo`: a whole city in an empty folder, then served.

use std::time::Instant;

use super::Out;
use crate::config::{Config, is_empty};
use crate::{Stop, boot, rooms, serve};

/// The demo city is the same everywhere.
const SEED: u64 = 230_400;

pub(super) async fn run(
    mut config: Config,
    port: u16,
    matters: usize,
    create_only: bool,
    out: Out,
) -> Result<(), Stop> {
    let host = config
        .server
        .listen
        .rsplit_once(':')
        .map_or("127.0.0.1", |(host, _)| host)
        .to_owned();
    config.server.listen = format!("{host}:{port}");
    if port != 0 {
        config.server.public_url = format!("http://{}", config.server.listen);
    }
    let fresh = config.data.postgres_url.is_some()
        || is_empty(&config.data.dir)
        || !config.data.dir.join("demo-city").exists();
    if fresh && config.data.dir.join("anxin.db").exists() && config.data.postgres_url.is_none() {
        return Err(Stop::wrong(format!(
            "{} holds an installation that is no finished demo city; name an empty folder",
            config.data.dir.display()
        )));
    }
    boot::prepare(&config)?;
    let db = boot::open_db(&config).await?;
    db.migrate(rooms::migrations()).await?;
    let app = boot::app(&config, db).await?;
    if fresh && !people::has_accounts(&app.db.read()).await? {
        let started = Instant::now();
        let summary = demo::create(
            &app,
            demo::Options {
                seed: SEED,
                matters,
                progress: &|what, done, all| eprintln!("{what} {done}/{all}"),
            },
        )
        .await?;
        matter::projection::rebuild(&app).await?;
        eprintln!(
            "demo city made in {:.1} s: {summary}",
            started.elapsed().as_secs_f64()
        );
        std::fs::write(config.data.dir.join("demo-city"), "complete\n")
            .map_err(|e| Stop::failed("finish the demo city", e))?;
    }
    if create_only {
        app.db.clone().close().await;
        out.say(
            || "the demo city is ready".into(),
            || serde_json::json!({ "ready": true }),
        );
        return Ok(());
    }
    for account in people::demo_accounts(&app.db.read()).await? {
        println!("{:<16} {}  {}", account.role, account.login, account.name);
    }
    println!("password for all demo accounts: {}", people::DEMO_PASSWORD);
    serve::serve(app, &config.server.listen, true).await
}
