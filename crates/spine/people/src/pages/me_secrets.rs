//! Password, second factor and tokens of one's own account. Each change asks for the password once more, so that a
//! browser left open does not give the account away.

use access::crypto::SystemEntropy;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{Private, UtcMs};
use maud::{Markup, PreEscaped, html};
use serde_json::json;
use ui::{
    Choice, Field, State, body, btn, cell_two, foot, link_btn, note, pagehead, panel, post, qrrow,
    select, text,
};
use web::{Answer, Ctx, Fields, Guard, Route, WebError, see_other};

use crate::act::{Entry, logged};
use crate::model::{Account, PostId, TokenId};
use crate::pages::frame::framed;
use crate::pages::login::raw;
use crate::pages::me::{own_account, own_row};
use crate::permissions::ME;
use crate::refused::{Refused, found};
use crate::secret;
use crate::store::credentials;
use crate::store::limits;
use crate::store::sessions::{self, NewToken, TokenRow};
use crate::totp;

pub(crate) fn routes() -> Vec<Route> {
    let mine = Guard::Needs(ME);
    vec![
        Route::get("/me/password", mine, show_password),
        Route::post("/me/password", mine, change_password),
        Route::get("/me/totp", mine, show_totp),
        Route::post("/me/totp", mine, enrol_totp),
        Route::post("/me/totp/remove", mine, remove_totp),
        Route::post("/me/tokens", mine, make_token),
        Route::post("/me/tokens/{id}/revoke", mine, revoke_token),
    ]
}

/// Longest life of a token.
const MOST_DAYS: i64 = 366;

async fn page(ctx: &Ctx, title: &str, content: Markup, refused: bool) -> Answer {
    let content = html! {
        (pagehead(title, html! {}, html! { (link_btn(&ctx.t("web-back"), "/me").icon("arrow-left")) }))
        (content)
    };
    let mut response: Response = framed(ctx, title, content).await?;
    if refused {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

fn current_password(label: &str) -> Field<'_> {
    text("current", label)
        .password()
        .required()
        .autocomplete("current-password")
}

/// Checks the password that was typed once more; failures count like those of signing in.
async fn confirmed(ctx: &Ctx, account: &Account, fields: &Fields) -> Result<bool, WebError> {
    let read = ctx.read();
    let key = ctx
        .app
        .cipher
        .blind_index("login.attempt", &format!("account:{}", account.id));
    if limits::locked_until(&read, &key, ctx.now).await?.is_some() {
        return Err(WebError::too_many());
    }
    let hash = credentials::password_hash(&read, account.id).await?;
    let right = secret::is_password(hash, raw(fields, "current").to_owned()).await?;
    if !right {
        let now = ctx.now;
        ctx.app
            .db
            .act::<_, store::Fault, _>(move |tx| {
                Box::pin(async move { limits::count_failed(tx, &key, now).await })
            })
            .await?;
    }
    Ok(right)
}

async fn show_password(ctx: Ctx) -> Answer {
    own_row(&ctx).await?;
    password_page(&ctx, None).await
}

async fn password_page(ctx: &Ctx, refusal: Option<&str>) -> Answer {
    let title = ctx.t("people-password-title");
    let form = html! {
        form method="post" action="/me/password" class="stack s4" {
            @if let Some(key) = refusal { (note(State::Danger, ctx.t(key), html! {})) }
            (current_password(&ctx.t("people-password-current")))
            (text("new", &ctx.t("people-password-new")).password().required()
                .autocomplete("new-password").hint(&ctx.t("people-password-hint")))
            (text("again", &ctx.t("people-password-again")).password().required().autocomplete("new-password"))
            div { (btn(&ctx.t("people-password-button")).pri()) }
        }
    };
    page(
        ctx,
        &title,
        panel("", html! {}, html! {}, body(form)),
        refusal.is_some(),
    )
    .await
}

async fn change_password(ctx: Ctx, fields: Fields) -> Answer {
    let account = own_row(&ctx).await?;
    let new = raw(&fields, "new").to_owned();
    if !confirmed(&ctx, &account, &fields).await? {
        return password_page(&ctx, Some("people-password-wrong")).await;
    }
    if new != raw(&fields, "again") {
        return password_page(&ctx, Some("people-password-differ")).await;
    }
    if let Err(refused) = secret::check_strength(&new, account.login.as_deref().unwrap_or("")) {
        return password_page(&ctx, Some(refused.key())).await;
    }
    let hash = secret::hash_in_background(new).await?;
    let (id, now) = (account.id, ctx.now);
    let current = ctx.session.as_ref().map(|s| s.id.clone());
    let entry = Entry::new("people.password_changed", "account", id);
    logged(&ctx, entry, move |tx| {
        Box::pin(async move {
            credentials::set_password(tx, id, &hash, false).await?;
            sessions::revoke_all(tx, now, id, current.as_deref()).await?;
            Ok(())
        })
    })
    .await?;
    Ok(see_other("/me"))
}

async fn show_totp(ctx: Ctx) -> Answer {
    let account = own_row(&ctx).await?;
    let secret = totp::to_base32(&secret::totp_bytes(&SystemEntropy)?);
    totp_page(&ctx, &account, &secret, None).await
}

async fn totp_page(ctx: &Ctx, account: &Account, secret: &str, refusal: Option<&str>) -> Answer {
    let title = ctx.t("people-me-totp");
    let current = ctx.t("people-password-current");
    let enrol = html! {
        form method="post" action="/me/totp" class="stack s4" {
            @if let Some(key) = refusal { (note(State::Danger, ctx.t(key), html! {})) }
            (enrol_code(ctx, account, secret))
            input type="hidden" name="secret" value=(secret);
            (text("code", &ctx.t("people-totp-code")).code().required())
            (current_password(&current))
            div { (btn(&ctx.t("people-totp-enrol")).pri()) }
        }
    };
    let remove = html! {
        form method="post" action="/me/totp/remove" class="stack s4" {
            p { (ctx.t("people-totp-remove-says")) }
            (current_password(&current).id("current-remove"))
            div { (btn(&ctx.t("people-totp-remove")).danger()) }
        }
    };
    let heading = ctx.t(if account.has_totp {
        "people-totp-anew"
    } else {
        "people-totp-first"
    });
    let content = html! {
        (panel(&heading, html! {}, html! {}, body(enrol)))
        @if account.has_totp { (panel(&ctx.t("people-totp-remove"), html! {}, html! {}, body(remove))) }
    };
    page(ctx, &title, content, refusal.is_some()).await
}

fn enrol_code(ctx: &Ctx, account: &Account, secret: &str) -> Markup {
    let issuer = format!(
        "{}{}",
        ctx.t("web-name"),
        ctx.app.settings.city.get(ctx.lang)
    );
    let uri = totp::enrol_uri(&issuer, account.login.as_deref().unwrap_or(""), secret);
    qrrow(
        PreEscaped(totp::picture(&uri)),
        &ctx.t("people-totp-picture"),
        &ctx.t("people-totp-scan"),
        &ctx.t("people-totp-type"),
        secret,
    )
}

async fn enrol_totp(ctx: Ctx, fields: Fields) -> Answer {
    let account = own_row(&ctx).await?;
    let secret = fields.get("secret").to_owned();
    if !confirmed(&ctx, &account, &fields).await? {
        return totp_page(&ctx, &account, &secret, Some("people-password-wrong")).await;
    }
    let Some(step) = totp::matching_step(&secret, fields.get("code"), ctx.now) else {
        return totp_page(&ctx, &account, &secret, Some("people-totp-wrong")).await;
    };
    set_totp(&ctx, &account, Some(Private::new(secret)), step).await
}

async fn remove_totp(ctx: Ctx, fields: Fields) -> Answer {
    let account = own_row(&ctx).await?;
    if !confirmed(&ctx, &account, &fields).await? {
        let secret = totp::to_base32(&secret::totp_bytes(&SystemEntropy)?);
        return totp_page(&ctx, &account, &secret, Some("people-password-wrong")).await;
    }
    set_totp(&ctx, &account, None, 0).await
}

async fn set_totp(
    ctx: &Ctx,
    account: &Account,
    secret: Option<Private<String>>,
    step: i64,
) -> Answer {
    let (id, app) = (account.id, ctx.app.clone());
    let entry = Entry::new("people.second_factor_changed", "account", id)
        .with(json!({ "enrolled": secret.is_some() }));
    logged(ctx, entry, move |tx| {
        Box::pin(
            async move { credentials::set_totp(tx, &app.cipher, id, secret.as_ref(), step).await },
        )
    })
    .await?;
    Ok(see_other("/me"))
}

/// Tokens of the account, with the form that makes one.
pub(crate) fn tokens_panel(ctx: &Ctx, tokens: &[TokenRow]) -> Markup {
    let list = html! {
        @if tokens.is_empty() { p class="ink-3" { (ctx.t("people-tokens-none")) } }
        @for token in tokens {
            div class="row sp" {
                div { (cell_two(html! { b { (token.name) } }, &token_line(ctx, token))) }
                (post(&format!("/me/tokens/{}/revoke", token.id), html! {}, btn(&ctx.t("people-tokens-revoke")).sm()))
            }
        }
    };
    let labels = [30, 90, 365].map(|days: i64| ctx.f("people-tokens-days", &[("n", days.into())]));
    let choices: Vec<Choice<'_>> = ["30", "90", "365"]
        .into_iter()
        .zip(&labels)
        .map(|(value, label)| Choice {
            value,
            label,
            on: value == "90",
        })
        .collect();
    let form = html! {
        form method="post" action="/me/tokens" class="stack s3" {
            (text("name", &ctx.t("people-tokens-name")).required().placeholder(&ctx.t("people-tokens-example")))
            (select("days", &ctx.t("people-tokens-life"), &choices))
            (current_password(&ctx.t("people-password-current")).id("current-token"))
            div { (btn(&ctx.t("people-tokens-make"))) }
        }
    };
    panel(
        &ctx.t("people-tokens-title"),
        ui::count(tokens.len(), false),
        html! {},
        html! { (body(list)) (foot(form)) },
    )
}

fn token_line(ctx: &Ctx, token: &TokenRow) -> String {
    let used = match token.last_seen_ms {
        Some(at) => ctx.moment(UtcMs(at)),
        None => ctx.t("people-tokens-never"),
    };
    ctx.f(
        "people-tokens-line",
        &[
            ("ends", ctx.moment(UtcMs(token.ends_ms)).into()),
            ("used", used.into()),
        ],
    )
}

async fn make_token(ctx: Ctx, fields: Fields) -> Answer {
    let account = own_row(&ctx).await?;
    if ctx.actor.post().is_none() {
        return Err(WebError::forbidden());
    }
    if !confirmed(&ctx, &account, &fields).await? {
        return Err(WebError::refused(
            StatusCode::UNPROCESSABLE_ENTITY,
            "people-password-wrong",
        ));
    }
    let name = fields.get("name").to_owned();
    if name.is_empty() || name.chars().count() > 60 {
        return Err(Refused::Name.into());
    }
    let days = fields.get("days").parse().unwrap_or(90_i64);
    let secret = secret::token_secret(&SystemEntropy)?;
    keep_token(&ctx, &account, &name, &secret, days.clamp(1, MOST_DAYS)).await?;
    let title = ctx.t("people-tokens-made");
    let content = html! {
        (note(State::Warn, ctx.t("people-tokens-once"), html! {}))
        (ui::code(&name, &secret))
        p { (link_btn(&ctx.t("people-tokens-kept"), "/me").pri()) }
    };
    page(
        &ctx,
        &title,
        panel("", html! {}, html! {}, body(content)),
        false,
    )
    .await
}

async fn keep_token(
    ctx: &Ctx,
    account: &Account,
    name: &str,
    secret: &str,
    days: i64,
) -> Result<TokenId, Refused> {
    let worn = ctx
        .session
        .iter()
        .flat_map(|s| &s.posts)
        .find(|choice| choice.current)
        .and_then(|choice| PostId::parse(&choice.id).ok());
    let (id, app, now) = (account.id, ctx.app.clone(), ctx.now);
    let (hash, name) = (secret::secret_hash(secret), name.to_owned());
    let entry = Entry::new("people.token_made", "account", id).with(json!({ "days": days }));
    logged(ctx, entry, move |tx| {
        Box::pin(async move {
            let new = NewToken {
                secret_hash: &hash,
                account: id,
                post: worn,
                name: &name,
                ends: now.plus_days(days),
            };
            Ok(sessions::create_token(tx, &*app.ids, now, new).await?)
        })
    })
    .await
}

async fn revoke_token(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (account, now) = (own_account(&ctx)?, ctx.now);
    let entry = Entry::new("people.token_revoked", "token", &id);
    logged(&ctx, entry, move |tx| {
        Box::pin(async move { found(sessions::revoke_token(tx, now, account, &id).await?) })
    })
    .await?;
    Ok(see_other("/me"))
}
