//! `/me`: language and theme, devices; which post is worn.

use access::{AccountId, Actor};
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use kernel::{Lang, Private, UtcMs};
use maud::{Markup, html};
use ui::{
    Choice, Col, Row, State, Tbl, body, btn, cell_two, cols, dl, foot, link_btn, note, pagehead,
    panel, post, select, st, tbl, text,
};
use web::{Answer, Ctx, Fields, Guard, Route, Theme, WebError, see_other};

use crate::act::{Entry, logged};
use crate::model::{Account, PostId};
use crate::pages::frame::framed;
use crate::permissions::ME;
use crate::refused::found;
use crate::signin;
use crate::store::{accounts, sessions};

pub(crate) fn routes() -> Vec<Route> {
    let mine = Guard::Needs(ME);
    vec![
        Route::get("/me", mine, show),
        Route::post("/me/post", mine, wear),
        Route::post("/me/prefer", mine, prefer),
        Route::post("/me/name", mine, rename),
        Route::post("/me/sessions/{id}/end", mine, end_session),
        Route::post("/me/sessions/end-others", mine, end_others),
    ]
}

/// The account of whoever is signed in with a browser. A token may not change how its account is protected.
pub(crate) fn own_account(ctx: &Ctx) -> Result<AccountId, WebError> {
    let by_token = ctx
        .session
        .as_ref()
        .is_some_and(|session| session.id.starts_with("token:"));
    match ctx.actor.account() {
        Some(account) if !by_token => Ok(account),
        _ => Err(WebError::forbidden()),
    }
}

/// The account's row.
pub(crate) async fn own_row(ctx: &Ctx) -> Result<Account, WebError> {
    let id = own_account(ctx)?;
    let known = accounts::account(&ctx.read(), id).await?;
    known.ok_or_else(WebError::not_found)
}

async fn show(ctx: Ctx) -> Answer {
    let account = own_row(&ctx).await?;
    let read = ctx.read();
    let open = sessions::sessions_of(&read, account.id, ctx.now).await?;
    let tokens = sessions::tokens_of(&read, account.id, ctx.now).await?;
    let is_staff = matches!(ctx.actor, Actor::Staff { .. });
    let name = match &account.name {
        Some(name) => name.clone(),
        None => accounts::resident_name(&read, &ctx.app.cipher, account.id)
            .await?
            .map(Private::into_revealed)
            .unwrap_or_default(),
    };
    let title = ctx.t("people-me-title");
    let main = html! {
        @if account.must_change { (note(State::Warn, ctx.t("people-me-must-change"), html! {
            (link_btn(&ctx.t("people-me-change-password"), "/me/password").sm())
        })) }
        (profile(&ctx, &account, &name, is_staff))
        (devices(&ctx, &open))
    };
    let side = html! {
        @if is_staff {
            (protection(&ctx, &account))
            (crate::pages::me_secrets::tokens_panel(&ctx, &tokens))
        }
        (panel(&ctx.t("people-me-leave"), html! {}, html! {}, body(html! {
            (post("/logout", html! {}, btn(&ctx.t("web-sign-out")).icon("log-out")))
        })))
    };
    let content = html! { (pagehead(&title, html! {}, html! {})) (cols(main, side)) };
    Ok(framed(&ctx, &title, content).await?)
}

fn profile(ctx: &Ctx, account: &Account, name: &str, is_staff: bool) -> Markup {
    let lang = account.lang.unwrap_or(ctx.lang);
    let langs = [
        Choice {
            value: "zh-CN",
            label: "中文",
            on: lang == Lang::ZhCn,
        },
        Choice {
            value: "en",
            label: "English",
            on: lang == Lang::En,
        },
    ];
    let words = [
        ctx.t("web-theme-auto"),
        ctx.t("web-theme-light"),
        ctx.t("web-theme-dark"),
    ];
    let themes: Vec<Choice<'_>> = [Theme::Auto, Theme::Light, Theme::Dark]
        .into_iter()
        .zip(&words)
        .map(|(theme, label)| Choice {
            value: theme.code(),
            label,
            on: ctx.theme == theme,
        })
        .collect();
    let login = account.login.as_deref().unwrap_or("");
    let login_words = ctx.t("people-me-login");
    let name_words = ctx.t("people-me-name");
    panel(
        &ctx.t("people-me-profile"),
        html! {},
        html! {},
        body(html! {
            @if is_staff {
                (dl(&[(&name_words, html! { (ctx.person(name)) }), (&login_words, html! { span class="mono" { (login) } })]))
            } @else {
                form method="post" action="/me/name" class="row wrap" {
                    (text("name", &name_words).value(name).autocomplete("name").hint(&ctx.t("people-me-name-hint")))
                    (btn(&ctx.t("people-me-save")))
                }
            }
            form method="post" action="/me/prefer" class="row wrap" {
                (select("lang", &ctx.t("web-lang"), &langs))
                (select("theme", &ctx.t("web-theme"), &themes))
                (btn(&ctx.t("people-me-save")))
            }
        }),
    )
}

fn devices(ctx: &Ctx, open: &[sessions::SessionRow]) -> Markup {
    let current = ctx.session.as_ref().map_or("", |s| s.id.as_str());
    let rows: Vec<Row<'_>> = open
        .iter()
        .map(|row| {
            let is_this = row.id == current;
            let device = if row.device.is_empty() {
                ctx.t("people-me-device-unknown")
            } else {
                row.device.clone()
            };
            let since = ctx.f(
                "people-me-since",
                &[("at", ctx.moment(UtcMs(row.created_ms)).into())],
            );
            let action = if is_this {
                st(State::Ok, ctx.t("people-me-this-device"))
            } else {
                post(
                    &format!("/me/sessions/{}/end", row.id),
                    html! {},
                    btn(&ctx.t("people-me-end")).sm(),
                )
            };
            Row::plain(vec![
                cell_two(html! { (device) }, &since),
                html! { (ctx.moment(UtcMs(row.last_seen_ms))) },
                action,
            ])
        })
        .collect();
    let heads = [
        "people-me-device",
        "people-me-last-seen",
        "people-me-action",
    ]
    .map(|k| ctx.t(k));
    let columns = [
        Col::text(&heads[0]),
        Col::text(&heads[1]),
        Col::text(&heads[2]).silent(),
    ];
    let title = ctx.t("people-me-devices");
    let table = tbl(&Tbl {
        caption: &title,
        cols: &columns,
        rows: &rows,
        ..Tbl::default()
    });
    let others = (open.len() > 1).then(|| {
        foot(post(
            "/me/sessions/end-others",
            html! {},
            btn(&ctx.t("people-me-end-others")).sm(),
        ))
    });
    panel(
        &title,
        ui::count(open.len(), false),
        html! {},
        html! { (table) @if let Some(others) = others { (others) } },
    )
}

fn protection(ctx: &Ctx, account: &Account) -> Markup {
    let second = if account.has_totp {
        st(State::Ok, ctx.t("people-me-totp-on"))
    } else {
        st(State::Caution, ctx.t("people-me-totp-off"))
    };
    let (password, factor) = (ctx.t("people-login-password"), ctx.t("people-me-totp"));
    panel(
        &ctx.t("people-me-protection"),
        html! {},
        html! {},
        body(html! {
            (dl(&[
                (&password, html! { a href="/me/password" { (ctx.t("people-me-change-password")) } }),
                (&factor, html! { (second) " " a href="/me/totp" { (ctx.t("people-me-totp-change")) } }),
            ]))
        }),
    )
}

async fn wear(ctx: Ctx, fields: Fields) -> Answer {
    own_account(&ctx)?;
    let session = ctx.session.clone().ok_or_else(WebError::forbidden)?;
    let wanted = fields.get("post");
    // Only posts of one's own are in the list; whatever else is asked for is not there.
    let mine = session.posts.iter().find(|choice| choice.id == wanted);
    let chosen = mine.and_then(|choice| PostId::parse(&choice.id).ok());
    let chosen = chosen.ok_or_else(WebError::not_found)?;
    signin::wear(&ctx.app, &ctx.actor, session.id.clone(), chosen).await?;
    // The page left behind may not be open to the new post.
    Ok(see_other("/home"))
}

async fn prefer(ctx: Ctx, fields: Fields) -> Answer {
    let account = own_account(&ctx)?;
    let lang = Lang::from_tag(fields.get("lang"));
    let theme = Theme::parse(fields.get("theme")).code();
    let entry = Entry::new("people.preferred", "account", account);
    logged(&ctx, entry, move |tx| {
        Box::pin(async move { Ok(accounts::prefer(tx, account, lang, Some(theme)).await?) })
    })
    .await?;
    let mut response = see_other("/me");
    // A choice made on this browser before would hide the profile's.
    for cookie in [
        "lang=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax",
        "theme=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax",
    ] {
        response
            .headers_mut()
            .append(header::SET_COOKIE, HeaderValue::from_static(cookie));
    }
    Ok(response)
}

async fn rename(ctx: Ctx, fields: Fields) -> Answer {
    let account = own_account(&ctx)?;
    if !matches!(ctx.actor, Actor::Resident { .. }) {
        return Err(WebError::forbidden());
    }
    let name = Private::new(fields.get("name").to_owned());
    let app = ctx.app.clone();
    let entry = Entry::new("people.resident_named", "account", account);
    logged(&ctx, entry, move |tx| {
        Box::pin(async move { accounts::name_resident(tx, &app.cipher, account, &name).await })
    })
    .await?;
    Ok(see_other("/me"))
}

async fn end_session(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (account, now) = (own_account(&ctx)?, ctx.now);
    let entry = Entry::new("people.session_ended", "session", &id);
    logged(&ctx, entry, move |tx| {
        Box::pin(async move { found(sessions::revoke(tx, now, account, &id).await?) })
    })
    .await?;
    Ok(see_other("/me"))
}

async fn end_others(ctx: Ctx) -> Answer {
    let (account, now) = (own_account(&ctx)?, ctx.now);
    let current = ctx.session.as_ref().map(|s| s.id.clone());
    let entry = Entry::new("people.sessions_ended", "account", account);
    logged(&ctx, entry, move |tx| {
        Box::pin(
            async move { Ok(sessions::revoke_all(tx, now, account, current.as_deref()).await?) },
        )
    })
    .await?;
    Ok(see_other("/me"))
}
