//! Signing in and out: what is checked, counted and written to the log.

use access::AccountId;
use access::crypto::SystemEntropy;
use audit::log::{self, Record};
use kernel::{Lang, Phone, Private, UtcMs};
use serde_json::json;
use store::{Fault, Tx};
use web::App;

use crate::model::{AccountKind, NewResident, PostId, SessionId};
use crate::refused::Refused;
use crate::secret;
use crate::store::accounts;
use crate::store::credentials::{self, Credentials};
use crate::store::limits::{self, CodeId, Proof};
use crate::store::posts::wearable;
use crate::store::sessions::{self, NewSession, whole_ms};
use crate::totp;

/// What came of an attempt to sign in.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// Signed in.
    In(Opened),
    /// The password is right; the second factor is asked with this ticket.
    NeedsCode(String),
    /// Wrong 工号 or password, or no such account.
    Wrong,
    /// Too many failures; nothing is looked at before this moment.
    Wait(UtcMs),
    /// An administrator locked the account.
    Locked,
    /// The officer holds no post.
    NoPost,
    /// The code or ticket is over; begin again.
    Gone,
    /// The phone is an officer's; they sign in by password.
    UsePassword,
}

/// An open session.
#[derive(Debug)]
pub(crate) struct Opened {
    /// The secret for cookie or program.
    pub secret: String,
    /// How long the cookie may live, in seconds.
    pub max_age_s: i64,
    /// The password must be changed.
    pub must_change: bool,
}

fn attempt_key(app: &App, known: Option<&Credentials>, typed: &str) -> String {
    let subject = match known {
        Some(known) => format!("account:{}", known.account),
        None => format!("typed:{}", typed.trim().to_lowercase()),
    };
    app.cipher.blind_index("login.attempt", &subject)
}

/// Signs in by 工号 or phone and password.
pub(crate) async fn by_password(
    app: &App,
    typed: &str,
    password: &str,
    device: &str,
) -> Result<Outcome, Refused> {
    let now = app.clock.now();
    let read = app.db.read();
    let known = credentials::credentials(&read, &app.cipher, typed).await?;
    let key = attempt_key(app, known.as_ref(), typed);
    if let Some(until) = limits::locked_until(&read, &key, now).await? {
        return Ok(Outcome::Wait(until));
    }
    let hash = known.as_ref().and_then(|k| k.password_hash.clone());
    let right = secret::is_password(hash, password.to_owned()).await?;
    let Some(known) = known.filter(|_| right) else {
        return failed(app, key, typed, now).await;
    };
    if known.locked {
        return Ok(Outcome::Locked);
    }
    if known.has_totp {
        return ticket(app, known.account, now).await;
    }
    let device = device.to_owned();
    let ready = app.clone();
    let outcome = app
        .db
        .act::<_, Refused, _>(move |tx| {
            Box::pin(async move {
                limits::forget_failed(tx, &key).await?;
                let start = Start {
                    account: known.account,
                    kind: AccountKind::Staff,
                    device: &device,
                    how: "password",
                };
                open(&ready, tx, now, start, known.must_change).await
            })
        })
        .await?;
    Ok(outcome)
}

async fn failed(app: &App, key: String, typed: &str, now: UtcMs) -> Result<Outcome, Refused> {
    let read = app.db.read();
    let account = credentials::credentials(&read, &app.cipher, typed)
        .await?
        .map(|known| known.account);
    let ids = app.ids.clone();
    app.db
        .act::<_, Refused, _>(move |tx| {
            Box::pin(async move {
                limits::count_failed(tx, &key, now).await?;
                // What was typed for an unknown account may be a password: it is written nowhere.
                if let Some(account) = account {
                    let record = Record {
                        actor: "anonymous".into(),
                        action: "people.sign_in_failed",
                        subject_kind: "account",
                        subject_id: account.to_string(),
                        detail: json!({}),
                        ..Record::default()
                    };
                    log::append(tx, &*ids, now, record).await?;
                }
                Ok(())
            })
        })
        .await?;
    Ok(Outcome::Wrong)
}

async fn ticket(app: &App, account: AccountId, now: UtcMs) -> Result<Outcome, Refused> {
    let ticket = secret::session_secret(&SystemEntropy)?;
    let hash = secret::secret_hash(&ticket);
    app.db
        .act::<_, Refused, _>(move |tx| {
            Box::pin(async move { Ok(limits::keep_ticket(tx, now, &hash, account).await?) })
        })
        .await?;
    Ok(Outcome::NeedsCode(ticket))
}

/// The second step: six digits of the authenticator app.
pub(crate) async fn by_totp(
    app: &App,
    ticket: &str,
    code: &str,
    device: &str,
) -> Result<Outcome, Refused> {
    let now = app.clock.now();
    let read = app.db.read();
    let hash = secret::secret_hash(ticket);
    let Some(account) = limits::ticket(&read, now, &hash).await? else {
        return Ok(Outcome::Gone);
    };
    let key = app
        .cipher
        .blind_index("login.attempt", &format!("totp:{account}"));
    if let Some(until) = limits::locked_until(&read, &key, now).await? {
        return Ok(Outcome::Wait(until));
    }
    let known = accounts::account(&read, account).await?;
    let Some(known) = known.filter(|known| !known.locked) else {
        return Ok(Outcome::Gone);
    };
    let secret = credentials::totp_secret(&read, &app.cipher, account).await?;
    let step = secret.and_then(|secret| totp::matching_step(secret.reveal(), code, now));
    let (ready, device) = (app.clone(), device.to_owned());
    app.db
        .act::<_, Refused, _>(move |tx| {
            Box::pin(async move {
                let used = match step {
                    Some(step) => credentials::use_totp_step(tx, account, step).await?,
                    None => false,
                };
                if !used {
                    limits::count_failed(tx, &key, now).await?;
                    return Ok(Outcome::Wrong);
                }
                if !limits::use_ticket(tx, &hash).await? {
                    return Ok(Outcome::Gone);
                }
                limits::forget_failed(tx, &key).await?;
                let start = Start {
                    account,
                    kind: AccountKind::Staff,
                    device: &device,
                    how: "totp",
                };
                open(&ready, tx, now, start, known.must_change).await
            })
        })
        .await
}

/// A code on its way to a phone.
pub(crate) struct Sent {
    /// Id to come back with.
    pub id: CodeId,
    /// The code itself, for a demo city's page only.
    pub shown: Option<String>,
}

/// Sends a code to a phone; `None` when too many were sent already.
pub(crate) async fn send_code(
    app: &App,
    phone: Phone,
    lang: Lang,
) -> Result<Option<Sent>, Refused> {
    let now = app.clock.now();
    let code = secret::phone_code(&SystemEntropy)?;
    let shown = app.settings.demo.then(|| code.clone());
    let ready = app.clone();
    let id = app
        .db
        .act::<_, Refused, _>(move |tx| {
            Box::pin(async move {
                let ids = &*ready.ids;
                let kept = limits::keep_code(tx, ids, &ready.cipher, now, &phone, &code).await?;
                if kept.is_some() && !ready.settings.demo {
                    notify(&ready, tx, &phone, &code, lang, now).await?;
                }
                Ok(kept)
            })
        })
        .await?;
    app.wake();
    Ok(id.map(|id| Sent { id, shown }))
}

async fn notify(
    app: &App,
    tx: &Tx,
    phone: &Phone,
    code: &str,
    lang: Lang,
    now: UtcMs,
) -> Result<(), Refused> {
    let id = notice::NoticeId::new(&*app.ids);
    let record = id.to_string();
    let place = access::crypto::Field {
        table: "notice",
        column: "address",
        record: &record,
    };
    let address = app.cipher.seal(&place, &phone.e164())?;
    let message = notice::Notice {
        id,
        account: None,
        address: Some(address),
        channel: notice::Channel::Sms,
        template: "people-sms-code",
        args: vec![("code", notice::Value::Text(code.to_owned()))],
        lang,
        link: None,
        matter: None,
    };
    notice::send(tx, &*app.ids, message, now).await?;
    Ok(())
}

/// Signs a resident in by the code sent to their phone; the first time makes the account.
pub(crate) async fn by_code(
    app: &App,
    id: CodeId,
    typed: &str,
    device: &str,
) -> Result<Outcome, Refused> {
    let now = app.clock.now();
    let (ready, typed, device) = (app.clone(), typed.to_owned(), device.to_owned());
    app.db
        .act::<_, Refused, _>(move |tx| {
            Box::pin(async move {
                match limits::try_code(tx, &ready.cipher, now, id, &typed).await? {
                    Proof::Wrong => Ok(Outcome::Wrong),
                    Proof::Gone => Ok(Outcome::Gone),
                    Proof::Proved(phone) => proved(&ready, tx, now, &phone, &device).await,
                }
            })
        })
        .await
}

async fn proved(
    app: &App,
    tx: &Tx,
    now: UtcMs,
    phone: &Private<String>,
    device: &str,
) -> Result<Outcome, Refused> {
    let phone = Phone::parse(phone.reveal()).map_err(|e| Fault::of("read a proved phone", e))?;
    let known = accounts::by_phone(tx.sql(), &app.cipher, &phone).await?;
    let account = match known {
        Some(known) if known.kind == AccountKind::Staff => return Ok(Outcome::UsePassword),
        Some(known) if known.locked => return Ok(Outcome::Locked),
        Some(known) => known.id,
        None => {
            let new = NewResident {
                id: None,
                phone,
                name: Private::new(String::new()),
                demo_role: None,
            };
            accounts::create_resident(tx, &*app.ids, &app.cipher, now, new).await?
        }
    };
    let start = Start {
        account,
        kind: AccountKind::Resident,
        device,
        how: "phone_code",
    };
    open(app, tx, now, start, false).await
}

/// Enters a demo city as one of its accounts, without a password.
pub(crate) async fn demo(app: &App, account: AccountId, device: &str) -> Result<Outcome, Refused> {
    let now = app.clock.now();
    let known = accounts::account(&app.db.read(), account).await?;
    let Some(known) = known.filter(|known| known.demo_role.is_some() && !known.locked) else {
        return Ok(Outcome::Gone);
    };
    let (ready, device) = (app.clone(), device.to_owned());
    app.db
        .act::<_, Refused, _>(move |tx| {
            Box::pin(async move {
                let start = Start {
                    account,
                    kind: known.kind,
                    device: &device,
                    how: "demo",
                };
                open(&ready, tx, now, start, false).await
            })
        })
        .await
}

struct Start<'a> {
    account: AccountId,
    kind: AccountKind,
    device: &'a str,
    how: &'static str,
}

async fn open(
    app: &App,
    tx: &Tx,
    now: UtcMs,
    start: Start<'_>,
    must_change: bool,
) -> Result<Outcome, Refused> {
    let post = match start.kind {
        AccountKind::Resident => None,
        AccountKind::Staff => match wearable(tx.sql(), start.account, now).await?.first() {
            Some(post) => Some((post.id, post.org)),
            None => return Ok(Outcome::NoPost),
        },
    };
    let secret = secret::session_secret(&SystemEntropy)?;
    let new = NewSession {
        secret_hash: &secret::secret_hash(&secret),
        account: start.account,
        kind: start.kind,
        post: post.map(|(post, _)| post),
        device: start.device,
    };
    let session = sessions::open(tx, &*app.ids, now, new).await?;
    signed_in(
        app,
        tx,
        now,
        &start,
        post.map(|(_, org)| org.to_string()),
        session,
    )
    .await?;
    Ok(Outcome::In(Opened {
        secret,
        max_age_s: whole_ms(start.kind) / 1000,
        must_change,
    }))
}

async fn signed_in(
    app: &App,
    tx: &Tx,
    now: UtcMs,
    start: &Start<'_>,
    org: Option<String>,
    session: SessionId,
) -> Result<(), Fault> {
    let record = Record {
        actor: start.account.to_string(),
        org,
        action: "people.signed_in",
        subject_kind: "session",
        subject_id: session.to_string(),
        detail: json!({ "how": start.how }),
        ..Record::default()
    };
    log::append(tx, &*app.ids, now, record).await?;
    Ok(())
}

/// Ends the caller's session.
pub(crate) async fn sign_out(app: &App, account: AccountId, session: String) -> Result<(), Fault> {
    let (ready, now) = (app.clone(), app.clock.now());
    app.db
        .act(move |tx| {
            Box::pin(async move {
                if sessions::revoke(tx, now, account, &session).await? {
                    let record = Record {
                        actor: account.to_string(),
                        action: "people.signed_out",
                        subject_kind: "session",
                        subject_id: session,
                        detail: json!({}),
                        ..Record::default()
                    };
                    log::append(tx, &*ready.ids, now, record).await?;
                }
                Ok(())
            })
        })
        .await
}

/// Puts on another post of one's own.
pub(crate) async fn wear(
    app: &App,
    actor: &access::Actor,
    session: String,
    post: PostId,
) -> Result<(), Fault> {
    let (ready, now) = (app.clone(), app.clock.now());
    let (actor, org) = (actor.log_id(), actor.log_org());
    app.db
        .act(move |tx| {
            Box::pin(async move {
                sessions::wear(tx, &session, post).await?;
                let record = Record {
                    actor,
                    org,
                    action: "people.post_worn",
                    subject_kind: "post",
                    subject_id: post.to_string(),
                    detail: json!({}),
                    ..Record::default()
                };
                log::append(tx, &*ready.ids, now, record).await?;
                Ok(())
            })
        })
        .await
}
