//! `/login`: 工号 or phone and password; in a demo city the scenes and identities beside it.

use access::{AccountId, Role};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use kernel::when;
use maud::{Markup, html};
use ui::{Scene, State, accts, btn, link_btn, note, or_rule, scenes, sign, sign_head, text};
use web::{Answer, Ctx, Fields, Guard, Route, WebError, see_other};

use crate::model::{Account, AccountKind};
use crate::pages::frame::{device_of, local_path, prefer, sign_page};
use crate::signin::{self, Opened, Outcome};
use crate::store::{accounts, posts};

const REASON: &str = "signing in comes before being known";

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/login", Guard::Public(REASON), show),
        Route::post("/login", Guard::Public(REASON), submit),
        Route::post("/login/totp", Guard::Public(REASON), submit_totp),
        Route::post("/login/demo", Guard::Public(REASON), enter_demo),
        Route::post(
            "/logout",
            Guard::Public("ends nothing but the caller's own session"),
            sign_out,
        ),
    ]
}

async fn show(ctx: Ctx) -> Answer {
    let asked = Fields::parse(&ctx.query);
    page(&ctx, asked.get("next"), "", None).await
}

async fn page(ctx: &Ctx, next: &str, typed: &str, refusal: Option<String>) -> Answer {
    let tour = if ctx.app.settings.demo {
        Some(tour(ctx, next).await?)
    } else {
        None
    };
    let title = ctx.t("people-login-title");
    let mut response = sign_page(
        ctx,
        &title,
        sign(tour, form(ctx, next, typed, refusal.as_deref())),
    );
    if refusal.is_some() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

fn form(ctx: &Ctx, next: &str, typed: &str, refusal: Option<&str>) -> Markup {
    let below = html! {
        (ctx.t("people-login-residents")) a href="/" { (ctx.t("people-login-residents-link")) }
    };
    html! {
        (sign_head(&ctx.t("web-name"), ctx.app.settings.city.get(ctx.lang), &ctx.t("people-login-title"), below))
        form method="post" action="/login" class="stack s4" {
            input type="hidden" name="next" value=(next);
            @if let Some(says) = refusal { (note(State::Danger, says, html! {})) }
            (text("login", &ctx.t("people-login-login")).value(typed).tall().required()
                .autocomplete("username").placeholder(&ctx.t("people-login-example")))
            (text("password", &ctx.t("people-login-password")).password().tall().required()
                .autocomplete("current-password"))
            (btn(&ctx.t("people-login-button")).pri().tall().block())
        }
        (or_rule(&ctx.t("people-login-or")))
        (link_btn(&ctx.t("people-login-by-phone"), "/login/phone").icon("smartphone").tall().block())
        p class="small ink-3" { (ctx.t("people-login-forgotten")) }
        (prefer(ctx, &back(next)))
    }
}

/// The sign-in page itself, whichever request drew it.
fn back(next: &str) -> String {
    let mut query = Fields::default();
    query.set("next", next);
    match query.to_query() {
        query if query.is_empty() => "/login".into(),
        query => format!("/login?{query}"),
    }
}

async fn submit(ctx: Ctx, headers: HeaderMap, fields: Fields) -> Answer {
    let (typed, next) = (fields.get("login"), fields.get("next"));
    if !ctx
        .app
        .limiter
        .allow("login", &ctx.address, 60, 60, ctx.now)
    {
        return Err(WebError::too_many());
    }
    let password = raw(&fields, "password");
    let outcome = signin::by_password(&ctx.app, typed, password, &device_of(&headers)).await?;
    match outcome {
        Outcome::In(opened) => Ok(enter(&ctx, &opened, next)),
        Outcome::NeedsCode(ticket) => Ok(totp_page(&ctx, &ticket, next, None)),
        refused => {
            let says = says(&ctx, &refused, "people-login-wrong");
            page(&ctx, next, typed, Some(says)).await
        }
    }
}

/// A password as typed: a space at its end belongs to it.
pub(crate) fn raw<'a>(fields: &'a Fields, name: &str) -> &'a str {
    fields
        .pairs()
        .iter()
        .find(|(n, _)| n == name)
        .map_or("", |(_, value)| value)
}

/// The sentence of a refusal; `wrong` for a wrong password or code.
pub(crate) fn says(ctx: &Ctx, outcome: &Outcome, wrong: &str) -> String {
    match outcome {
        Outcome::Wait(until) => ctx.f("people-login-wait", &[("time", when::time(*until).into())]),
        Outcome::Locked => ctx.t("people-login-locked"),
        Outcome::NoPost => ctx.t("people-login-no-post"),
        Outcome::Gone => ctx.t("people-login-gone"),
        Outcome::UsePassword => ctx.t("people-login-use-password"),
        Outcome::Wrong | Outcome::In(_) | Outcome::NeedsCode(_) => ctx.t(wrong),
    }
}

/// Goes on, with the cookie of the session.
pub(crate) fn enter(ctx: &Ctx, opened: &Opened, next: &str) -> Response {
    let to = if opened.must_change {
        "/me/password"
    } else {
        local_path(next)
    };
    let mut response = see_other(to);
    response.headers_mut().append(
        header::SET_COOKIE,
        ctx.session_cookie(&opened.secret, opened.max_age_s),
    );
    response
}

fn totp_page(ctx: &Ctx, ticket: &str, next: &str, refusal: Option<&str>) -> Response {
    let title = ctx.t("people-totp-title");
    let below = html! { (ctx.t("people-totp-below")) };
    let content = html! {
        (sign_head(&ctx.t("web-name"), ctx.app.settings.city.get(ctx.lang), &title, below))
        form method="post" action="/login/totp" class="stack s4" {
            input type="hidden" name="next" value=(next);
            input type="hidden" name="ticket" value=(ticket);
            @if let Some(says) = refusal { (note(State::Danger, says, html! {})) }
            (text("code", &ctx.t("people-totp-code")).code().tall().required().attr("autofocus", ""))
            (btn(&ctx.t("people-login-button")).pri().tall().block())
        }
        p { a href="/login" { (ctx.t("people-login-again")) } }
    };
    let mut response = sign_page(ctx, &title, sign(None, content));
    if refusal.is_some() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    response
}

async fn submit_totp(ctx: Ctx, headers: HeaderMap, fields: Fields) -> Answer {
    let (ticket, next) = (fields.get("ticket"), fields.get("next"));
    let outcome =
        signin::by_totp(&ctx.app, ticket, fields.get("code"), &device_of(&headers)).await?;
    match outcome {
        Outcome::In(opened) => Ok(enter(&ctx, &opened, next)),
        Outcome::Wrong | Outcome::Wait(_) => {
            let says = says(&ctx, &outcome, "people-totp-wrong");
            Ok(totp_page(&ctx, ticket, next, Some(&says)))
        }
        refused => {
            let says = says(&ctx, &refused, "people-login-wrong");
            page(&ctx, next, "", Some(says)).await
        }
    }
}

async fn sign_out(ctx: Ctx) -> Answer {
    if let (Some(session), Some(account)) = (&ctx.session, ctx.actor.account()) {
        signin::sign_out(&ctx.app, account, session.id.clone()).await?;
    }
    let mut response = see_other("/login");
    response
        .headers_mut()
        .append(header::SET_COOKIE, ctx.session_cookie("", 0));
    Ok(response)
}

/// A scene: its code, icon, role, and where it begins.
const SCENES: [(&str, &str, Role, &str); 5] = [
    ("report", "smartphone", Role::Resident, "/"),
    ("intake", "inbox", Role::WindowClerk, "/home"),
    ("grid", "map-pin", Role::GridWorker, "/home"),
    ("handle", "building", Role::Handler, "/home"),
    ("today", "gauge", Role::CenterHead, "/home"),
];

async fn tour(ctx: &Ctx, next: &str) -> Result<Markup, WebError> {
    let known = accounts::demo_accounts(&ctx.read()).await?;
    let scene_words: Vec<[String; 3]> = SCENES
        .iter()
        .map(|(code, ..)| {
            ["", "-more", "-time"].map(|part| ctx.t(&format!("people-scene-{code}{part}")))
        })
        .collect();
    let scene_list: Vec<Scene<'_>> = SCENES
        .iter()
        .zip(&scene_words)
        .filter(|((_, _, role, _), _)| known.iter().any(|a| a.demo_role == Some(*role)))
        .map(|((code, icon, ..), [title, more, time])| Scene {
            icon,
            title,
            more,
            time,
            value: code,
        })
        .collect();
    let mut identities = Vec::with_capacity(known.len());
    for account in &known {
        identities.push(identity(ctx, account).await?);
    }
    let identity_list: Vec<(&str, &str, &str)> = identities
        .iter()
        .map(|[name, post, id]| (name.as_str(), post.as_str(), id.as_str()))
        .collect();
    let hidden = || html! { input type="hidden" name="next" value=(next); };
    Ok(html! {
        div { h2 class="h-tour" { (ctx.t("people-tour-title")) } p class="ink-2 mt-1" { (ctx.t("people-tour-below")) } }
        (scenes("/login/demo", html! {}, &scene_list))
        h3 { (ctx.t("people-tour-identities")) }
        (accts("/login/demo", hidden(), &identity_list))
        p class="small ink-3" { (ctx.t("people-tour-foot")) }
    })
}

/// Name with role, organisation, id. A demo city's people are invented, so their names may be read by anyone.
async fn identity(ctx: &Ctx, account: &Account) -> Result<[String; 3], WebError> {
    let read = ctx.read();
    let role = account.demo_role.unwrap_or(Role::Observer);
    let (name, place) = match account.kind {
        AccountKind::Staff => {
            let worn = posts::wearable(&read, account.id, ctx.now).await?;
            let org = worn
                .first()
                .map(|post| post.org_name.get(ctx.lang).to_owned());
            (
                account.name.clone().unwrap_or_default(),
                org.unwrap_or_default(),
            )
        }
        AccountKind::Resident => {
            let name = accounts::resident_name(&read, &ctx.app.cipher, account.id).await?;
            let name = name.map(kernel::Private::into_revealed).unwrap_or_default();
            (name, ctx.t("people-tour-resident-post"))
        }
    };
    let name = ctx.person(&name);
    let label = ctx.f(
        &format!("people-demo-{}", role.code()),
        &[("name", name.into())],
    );
    Ok([label, place, account.id.to_string()])
}

async fn enter_demo(ctx: Ctx, headers: HeaderMap, fields: Fields) -> Answer {
    if !ctx.app.settings.demo {
        return Err(WebError::not_found());
    }
    let scene = fields.opt("scene");
    let (account, next) = match scene.and_then(|code| SCENES.iter().find(|s| s.0 == code)) {
        Some((_, _, role, begins)) => {
            let known = accounts::demo_accounts(&ctx.read()).await?;
            let of_role = known.into_iter().find(|a| a.demo_role == Some(*role));
            (of_role.map(|a| a.id), *begins)
        }
        None => (
            AccountId::parse(fields.get("account")).ok(),
            fields.get("next"),
        ),
    };
    let account = account.ok_or_else(WebError::not_found)?;
    match signin::demo(&ctx.app, account, &device_of(&headers)).await? {
        Outcome::In(opened) => Ok(enter(&ctx, &opened, next)),
        refused => {
            let says = says(&ctx, &refused, "people-login-wrong");
            page(&ctx, next, "", Some(says)).await
        }
    }
}
