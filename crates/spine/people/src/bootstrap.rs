//! For the command line: the first administrator, tokens, what a demo city prints.

use std::fmt;

use access::crypto::SystemEntropy;
use access::{AccountId, Named, Role};
use audit::log::{self, Record};
use serde_json::json;
use store::{Fault, Read};
use web::App;

use crate::model::{AccountKind, NewOrg, NewPost, NewStaff};
use crate::refused::Refused;
use crate::secret;
use crate::store::posts::wearable;
use crate::store::sessions::{self, NewToken};
use crate::store::{accounts, credentials, orgs};

/// Password of every account of a demo city. It protects nothing: a demo city's sign-in page lets anyone enter.
pub const DEMO_PASSWORD: &str = "anxin-demo-2026";

/// Unit of the first organisation until the administrator sets the official code.
const UNIT_TO_BE_SET: &str = "0000";

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refused::Fault(fault) => fault.fmt(f),
            other => f.write_str(other.key()),
        }
    }
}

impl std::error::Error for Refused {}

/// Makes the first system administrator with an initial password, which is answered; `None` when somebody holds that
/// post already. An empty installation gets its first organisation too, the city's centre.
///
/// # Errors
/// When the 工号 cannot be one, or on a fault.
pub async fn first_administrator(app: &App, login: &str) -> Result<Option<String>, Refused> {
    if crate::store::posts::is_held(&app.db.read(), Role::SystemAdmin, app.clock.now()).await? {
        return Ok(None);
    }
    let password = secret::initial_password(&SystemEntropy)?;
    let hash = secret::hash_in_background(password.clone()).await?;
    let (ready, login, now) = (app.clone(), login.to_owned(), app.clock.now());
    app.db
        .act::<_, Refused, _>(move |tx| {
            Box::pin(async move {
                let ids = &*ready.ids;
                let root = orgs::children(tx.sql(), None).await?.into_iter().next();
                let org = match root {
                    Some(org) => org,
                    None => orgs::create_org(tx, ids, now, first_org(&ready)).await?,
                };
                let new = NewStaff {
                    name: login.clone(),
                    login,
                    password_hash: Some(hash),
                    must_change: true,
                    posts: vec![NewPost {
                        id: None,
                        org: org.id,
                        title: ready.texts.t(kernel::Lang::ZhCn, "role-system_admin"),
                        roles: vec![Role::SystemAdmin],
                    }],
                    ..NewStaff::default()
                };
                let account = accounts::create_staff(tx, ids, &ready.cipher, now, new).await?;
                let record = made(account, "people.account_made", json!({ "first": true }));
                log::append(tx, ids, now, record).await?;
                Ok(())
            })
        })
        .await?;
    Ok(Some(password))
}

fn first_org(app: &App) -> NewOrg {
    let city = &app.settings.city;
    NewOrg {
        kind: orgs::CENTRE_KIND.into(),
        unit_code: UNIT_TO_BE_SET.into(),
        name: Named {
            zh: format!("{}综治中心", city.zh),
            en: format!("{} Governance Centre", city.get(kernel::Lang::En)),
        },
        takes_matters: true,
        is_centre: true,
        ..NewOrg::default()
    }
}

fn made(account: AccountId, action: &'static str, detail: serde_json::Value) -> Record<'static> {
    Record {
        actor: "system:command_line".into(),
        action,
        subject_kind: "account",
        subject_id: account.to_string(),
        detail,
        ..Record::default()
    }
}

/// Makes an API token for an account, wearing its first post; `None` when there is no such account.
///
/// # Errors
/// On a fault.
pub async fn make_token(
    app: &App,
    login: &str,
    name: &str,
    days: u32,
) -> Result<Option<String>, Refused> {
    let now = app.clock.now();
    let read = app.db.read();
    let Some(known) = credentials::credentials(&read, &app.cipher, login).await? else {
        return Ok(None);
    };
    let post = wearable(&read, known.account, now)
        .await?
        .first()
        .map(|p| p.id);
    let token = secret::token_secret(&SystemEntropy)?;
    let (ready, hash, name) = (app.clone(), secret::secret_hash(&token), name.to_owned());
    app.db
        .act::<_, Refused, _>(move |tx| {
            Box::pin(async move {
                let new = NewToken {
                    secret_hash: &hash,
                    account: known.account,
                    post,
                    name: &name,
                    ends: now.plus_days(i64::from(days)),
                };
                let id = sessions::create_token(tx, &*ready.ids, now, new).await?;
                let record = made(
                    known.account,
                    "people.token_made",
                    json!({ "token": id.to_string(), "days": days }),
                );
                log::append(tx, &*ready.ids, now, record).await?;
                Ok(())
            })
        })
        .await?;
    Ok(Some(token))
}

/// An account that a demo city offers, as the command line prints it.
#[derive(Clone, Debug)]
pub struct DemoAccount {
    /// Code of its role.
    pub role: &'static str,
    /// 工号; a resident has none and enters from the sign-in page.
    pub login: String,
    /// Invented name; residents' names stay sealed.
    pub name: String,
}

/// The accounts that a demo city offers.
///
/// # Errors
/// On a database fault.
pub async fn demo_accounts(read: &Read) -> Result<Vec<DemoAccount>, Fault> {
    let known = accounts::demo_accounts(read).await?;
    let line = |account: crate::Account| DemoAccount {
        role: account.demo_role.map_or("", Role::code),
        login: match account.kind {
            AccountKind::Staff => account.login.unwrap_or_default(),
            AccountKind::Resident => "-".into(),
        },
        name: account.name.unwrap_or_default(),
    };
    Ok(known.into_iter().map(line).collect())
}
