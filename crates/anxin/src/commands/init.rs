//! `anxin init` and `anxin token`.

use serde_json::json;

use super::{Out, open};
use crate::config::Config;
use crate::{Stop, boot, rooms};

pub(super) async fn run(config: &Config, admin: &str, out: Out) -> Result<(), Stop> {
    boot::prepare(config)?;
    let db = boot::open_db(config).await?;
    db.migrate(rooms::migrations()).await?;
    let app = boot::app(config, db).await?;
    let password = people::first_administrator(&app, admin)
        .await
        .map_err(|e| Stop::failed("make the administrator", e))?;
    app.db.clone().close().await;
    out.say(
        || match &password {
            Some(password) => format!(
                "ready in {}\nadministrator {admin}, password {password} (shown once; it must be changed at the first sign-in)",
                config.data.dir.display()
            ),
            None => format!("{} is ready; it already has an administrator", config.data.dir.display()),
        },
        || json!({ "dir": config.data.dir, "admin": admin, "password": password }),
    );
    Ok(())
}

pub(super) async fn token(
    config: &Config,
    login: &str,
    name: &str,
    days: u32,
    out: Out,
) -> Result<(), Stop> {
    let app = open(config).await?;
    let made = people::make_token(&app, login, name, days)
        .await
        .map_err(|e| Stop::failed("make a token", e))?;
    app.db.clone().close().await;
    match made {
        Some(token) => {
            out.say(|| token.clone(), || json!({ "token": token }));
            Ok(())
        }
        None => Err(Stop::wrong(format!("there is no account {login}"))),
    }
}
