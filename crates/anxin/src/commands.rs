//! The commands, one file each where there is more to them than a call.

mod audit_log;
mod backup;
mod calendar;
mod check;
mod demo_city;
mod init;
mod transfer;

use web::App;

use crate::cli::{Cli, What};
use crate::config::Config;
use crate::{Stop, boot, ops, rooms, serve};

/// How the result is printed.
#[derive(Clone, Copy)]
pub(crate) struct Out {
    json: bool,
}

impl Out {
    /// Prints a sentence, or the value as JSON.
    pub fn say(self, words: impl FnOnce() -> String, value: impl FnOnce() -> serde_json::Value) {
        if self.json {
            println!("{}", value());
        } else {
            println!("{}", words());
        }
    }
}

pub(crate) async fn carry_out(cli: Cli) -> Result<(), Stop> {
    let out = Out { json: cli.json };
    // Counting days needs no installation.
    if let What::Calendar(command) = &cli.what {
        return calendar::run(&cli.place, command, out).await;
    }
    let mut config = Config::load(&cli.place)?;
    if matches!(cli.what, What::Demo { .. }) {
        config.demo.enabled = true;
    }
    ops::start_log(&config.log);
    match cli.what {
        What::Demo {
            port,
            matters,
            create_only,
        } => demo_city::run(config, port, matters, create_only, out).await,
        What::Init { admin } => init::run(&config, &admin, out).await,
        What::Serve { port, no_work } => {
            if let Some(port) = port {
                let host = config
                    .server
                    .listen
                    .rsplit_once(':')
                    .map_or("127.0.0.1", |(host, _)| host);
                config.server.listen = format!("{host}:{port}");
            }
            let app = open(&config).await?;
            serve::serve(app, &config, !no_work).await
        }
        What::Work { once } => {
            let app = open(&config).await?;
            if !once {
                return serve::work(app).await;
            }
            let done =
                work::run_now(&serve::worker(&app), &std::sync::Arc::new(app.clone())).await?;
            app.db.clone().close().await;
            out.say(
                || format!("{done} jobs done"),
                || serde_json::json!({ "done": done }),
            );
            Ok(())
        }
        What::Migrate => {
            boot::prepare(&config)?;
            let db = boot::open_db(&config).await?;
            let done = db.migrate(rooms::migrations()).await?;
            db.close().await;
            out.say(
                || {
                    format!(
                        "{} applied, {} were there",
                        done.applied.len(),
                        done.present
                    )
                },
                || serde_json::json!({ "applied": done.applied, "present": done.present }),
            );
            Ok(())
        }
        What::Import(what) => transfer::import(&config, what, out).await,
        What::Export(what) => transfer::export(&config, what).await,
        What::Token { login, name, days } => init::token(&config, &login, &name, days, out).await,
        What::Audit(what) => audit_log::run(&config, what, out).await,
        What::Backup { to, with_keys } => backup::backup(&config, &to, with_keys, out).await,
        What::Restore { from } => backup::restore(&config, &from, out),
        What::Check => check::run(&config, out).await,
        What::Calendar(_) => Ok(()),
    }
}

/// Opens an installation that is there and up to date.
pub(crate) async fn open(config: &Config) -> Result<App, Stop> {
    if config.data.postgres_url.is_none() && !config.data.dir.join("anxin.db").exists() {
        return Err(Stop::wrong(format!(
            "there is no installation in {}; make one with `anxin init`, or a demo city with `anxin demo`",
            config.data.dir.display()
        )));
    }
    let db = boot::open_db(config).await?;
    db.migrate(rooms::migrations()).await?;
    boot::app(config, db).await
}
