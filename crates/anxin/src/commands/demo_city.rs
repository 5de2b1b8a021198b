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
        config.server.public_url = {
            let scheme = config.tls.files().map_or("http", |_| "https");
            format!("{scheme}://{}", config.server.listen)
        };
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
    // A database elsewhere is not ours to empty.
    config.demo.can_reset = !create_only && config.data.postgres_url.is_none();
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
    let switch = app.services.get::<web::DemoReset>();
    serve::serve(app, &config, true).await?;
    if switch.is_some_and(|switch| switch.is_asked()) {
        wipe(&config)?;
        return begin_again();
    }
    Ok(())
}

/// Takes away what the demo city made; keys, certificates and fonts stay.
fn wipe(config: &Config) -> Result<(), Stop> {
    let dir = &config.data.dir;
    // Only a folder that the demo city finished is emptied.
    if !dir.join("demo-city").exists() {
        return Err(Stop::wrong(format!(
            "{} is no demo city; nothing was taken away",
            dir.display()
        )));
    }
    let failed = |e| Stop::failed(&format!("empty {}", dir.display()), e);
    for name in ["demo-city", "anxin.db", "anxin.db-wal", "anxin.db-shm"] {
        match std::fs::remove_file(dir.join(name)) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(failed(e)),
            _ => {}
        }
    }
    for folder in [dir.join("index"), dir.join("tiles"), config.files_dir()] {
        match std::fs::remove_dir_all(folder) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(failed(e)),
            _ => {}
        }
    }
    Ok(())
}

/// The same command from its beginning, in this process's place: nothing of the old city stays in memory.
fn begin_again() -> Result<(), Stop> {
    let program =
        std::env::current_exe().map_err(|e| Stop::failed("find this program to begin again", e))?;
    let mut again = std::process::Command::new(program);
    again.args(std::env::args_os().skip(1));
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        // Comes back only where it failed.
        Err(Stop::failed("begin again", again.exec()))
    }
    #[cfg(not(unix))]
    {
        again.spawn().map_err(|e| Stop::failed("begin again", e))?;
        Ok(())
    }
}
