//! `/admin/people`: finding officers, making accounts, locking them and resetting passwords.

use access::AccountId;
use access::crypto::SystemEntropy;
use axum::extract::Path;
use kernel::{Phone, UtcMs};
use maud::{Markup, Render, html};
use serde_json::json;
use store::Cursor;
use ui::{
    Col, Row, State, Tbl, body, btn, cell_link, cols, dl, link_btn, note, pagehead, pager, panel,
    post, st, tbl, text, toolbar,
};
use web::layout::Staff;
use web::{Answer, Ctx, Fields, Guard, Route, WebError, layout, see_other};

use crate::act::{Entry, logged};
use crate::model::{Account, AccountKind, NewStaff};
use crate::permissions::{ADMIN, ADMIN_VIEW, SECURITY};
use crate::refused::Refused;
use crate::secret;
use crate::store::{accounts, credentials, posts, sessions};

pub(crate) fn routes() -> Vec<Route> {
    let (look, make, secure) = (
        Guard::Needs(ADMIN_VIEW),
        Guard::Needs(ADMIN),
        Guard::Needs(SECURITY),
    );
    vec![
        Route::get("/admin/people", look, list),
        Route::get("/admin/people/new", make, new),
        Route::post("/admin/people", make, create),
        Route::get("/admin/people/{id}", look, one),
        Route::post("/admin/people/{id}/lock", secure, lock),
        Route::post("/admin/people/{id}/unlock", secure, unlock),
        Route::post("/admin/people/{id}/reset", secure, reset),
        Route::post("/admin/people/{id}/drop-totp", secure, drop_totp),
        Route::post("/admin/people/{id}/end-sessions", secure, end_sessions),
    ]
}

/// Accounts on a page.
const PAGE: usize = 50;

async fn page(ctx: &Ctx, title: &str, content: Markup) -> Answer {
    let about = Staff {
        title,
        ..Staff::default()
    };
    Ok(layout::staff(ctx, about, content).await?)
}

async fn list(ctx: Ctx) -> Answer {
    let asked = Fields::parse(&ctx.query);
    let words = asked.get("q");
    let after = Cursor::parse(asked.get("after"));
    let found = accounts::search(&ctx.read(), words, after.as_ref(), PAGE).await?;
    let title = ctx.t("people-list-title");
    let hrefs: Vec<String> = found
        .rows
        .iter()
        .map(|account| format!("/admin/people/{}", account.id))
        .collect();
    let names: Vec<String> = found
        .rows
        .iter()
        .map(|account| ctx.person(account.name.as_deref().unwrap_or("")))
        .collect();
    let rows: Vec<Row<'_>> = found
        .rows
        .iter()
        .zip(&names)
        .zip(&hrefs)
        .map(|((account, name), href)| Row {
            href,
            ..Row::plain(vec![
                cell_link(name, href, &[]),
                html! { span class="mono" { (account.login.as_deref().unwrap_or("")) } },
                state(&ctx, account),
                html! { (last_login(&ctx, account)) },
            ])
        })
        .collect();
    let heads = [
        "people-me-name",
        "people-me-login",
        "people-list-state",
        "people-list-last-login",
    ]
    .map(|key| ctx.t(key));
    let columns: Vec<Col<'_>> = heads.iter().map(|head| Col::text(head)).collect();
    let older = match &found.next {
        Some(next) => {
            let mut query = Fields::default();
            query.set("q", words);
            query.set("after", next.to_text());
            format!("/admin/people?{}", query.to_query())
        }
        None => String::new(),
    };
    let filter = html! {
        form method="get" action="/admin/people" role="search" class="row" {
            (text("q", &ctx.t("people-list-find")).value(words).icon("search").hint(&ctx.t("people-post-who-hint")))
            (btn(&ctx.t("people-find")))
        }
    };
    let add = if ctx.may(ADMIN) {
        link_btn(&ctx.t("people-list-add"), "/admin/people/new")
            .icon("plus")
            .render()
    } else {
        html! {}
    };
    let shown = i64::try_from(found.rows.len()).unwrap_or(0);
    let content = html! {
        (pagehead(&title, html! {}, add))
        (toolbar(filter, html! {}))
        @if rows.is_empty() { (ui::empty("users", &ctx.t("people-list-none"), html! {})) }
        @else { (panel("", html! {}, html! {}, tbl(&Tbl { caption: &title, cols: &columns, rows: &rows, ..Tbl::default() }))) }
        (pager(&ctx.f("people-page-shown", &[("n", shown.into())]), ("", ""), (&ctx.t("people-page-older"), &older)))
    };
    page(&ctx, &title, content).await
}

fn state(ctx: &Ctx, account: &Account) -> Markup {
    if account.locked {
        st(State::Danger, ctx.t("people-state-locked"))
    } else if account.must_change {
        st(State::Wait, ctx.t("people-state-initial"))
    } else {
        st(State::Ok, ctx.t("people-state-active"))
    }
}

fn last_login(ctx: &Ctx, account: &Account) -> String {
    match account.last_login {
        Some(at) => ctx.moment(at),
        None => ctx.t("people-tokens-never"),
    }
}

async fn new(ctx: Ctx) -> Answer {
    new_page(&ctx, &Fields::default(), None).await
}

async fn new_page(ctx: &Ctx, typed: &Fields, refusal: Option<&str>) -> Answer {
    let title = ctx.t("people-list-add");
    let form = html! {
        form method="post" action="/admin/people" class="stack s4" {
            @if let Some(key) = refusal { (note(State::Danger, ctx.t(key), html! {})) }
            (text("name", &ctx.t("people-me-name")).value(typed.get("name")).required().autocomplete("off"))
            (text("login", &ctx.t("people-me-login")).value(typed.get("login")).required().autocomplete("off")
                .placeholder(&ctx.t("people-login-example")))
            (text("phone", &ctx.t("people-phone-phone")).value(typed.get("phone")).tel().optional(&ctx.t("people-optional")))
            p class="ink-2" { (ctx.t("people-list-add-says")) }
            div { (btn(&ctx.t("people-list-make")).pri()) }
        }
    };
    let back = link_btn(&ctx.t("web-back"), "/admin/people")
        .icon("arrow-left")
        .render();
    let content =
        html! { (pagehead(&title, html! {}, back)) (panel("", html! {}, html! {}, body(form))) };
    let mut response = page(ctx, &title, content).await?;
    if refusal.is_some() {
        *response.status_mut() = axum::http::StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

async fn create(ctx: Ctx, fields: Fields) -> Answer {
    let Ok(phone) = fields.opt("phone").map(Phone::parse).transpose() else {
        return new_page(&ctx, &fields, Some("people-phone-wrong")).await;
    };
    let password = secret::initial_password(&SystemEntropy)?;
    let hash = secret::hash_in_background(password.clone()).await?;
    let id = AccountId::new(&*ctx.app.ids);
    let new = NewStaff {
        id: Some(id),
        login: fields.get("login").to_owned(),
        name: fields.get("name").to_owned(),
        password_hash: Some(hash),
        must_change: true,
        phone,
        ..NewStaff::default()
    };
    let (app, now) = (ctx.app.clone(), ctx.now);
    let entry = Entry::new("people.account_made", "account", id);
    let made = logged(&ctx, entry, move |tx| {
        Box::pin(async move { accounts::create_staff(tx, &*app.ids, &app.cipher, now, new).await })
    })
    .await;
    match made {
        Ok(id) => initial(&ctx, id, fields.get("login"), &password).await,
        Err(Refused::Fault(fault)) => Err(fault.into()),
        Err(refused) => new_page(&ctx, &fields, Some(refused.key())).await,
    }
}

/// The initial password, shown this once.
async fn initial(ctx: &Ctx, id: AccountId, login: &str, password: &str) -> Answer {
    let title = ctx.t("people-initial-title");
    let (login_words, password_words) =
        (ctx.t("people-me-login"), ctx.t("people-initial-password"));
    let content = html! {
        (pagehead(&title, html! {}, html! {}))
        (panel("", html! {}, html! {}, body(html! {
            (note(State::Warn, ctx.t("people-initial-says"), html! {}))
            (dl(&[
                (&login_words, html! { span class="mono" { (login) } }),
                (&password_words, html! { b class="mono" data-initial-password="" { (password) } }),
            ]))
            p { (link_btn(&ctx.t("people-initial-on"), &format!("/admin/people/{id}")).pri()) }
        })))
    };
    page(ctx, &title, content).await
}

async fn officer(ctx: &Ctx, id: &str) -> Result<Account, WebError> {
    let id = AccountId::parse(id).map_err(|_| WebError::not_found())?;
    accounts::account(&ctx.read(), id)
        .await?
        .filter(|account| account.kind == AccountKind::Staff)
        .ok_or_else(WebError::not_found)
}

async fn one(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let account = officer(&ctx, &id).await?;
    let read = ctx.read();
    let worn = posts::wearable(&read, account.id, ctx.now).await?;
    let open = sessions::sessions_of(&read, account.id, ctx.now).await?;
    let name = ctx.person(account.name.as_deref().unwrap_or_default());
    let heads = [
        "people-me-login",
        "people-list-state",
        "people-me-totp",
        "people-list-last-login",
        "people-list-made",
    ]
    .map(|key| ctx.t(key));
    let factor = ctx.t(if account.has_totp {
        "people-me-totp-on"
    } else {
        "people-me-totp-off"
    });
    let values = [
        html! { span class="mono" { (account.login.as_deref().unwrap_or("")) } },
        state(&ctx, &account),
        html! { (factor) },
        html! { (last_login(&ctx, &account)) },
        html! { (ctx.moment(account.created)) },
    ];
    let pairs: Vec<(&str, Markup)> = heads.iter().map(String::as_str).zip(values).collect();
    let main = html! {
        (panel(&ctx.t("people-list-account"), html! {}, html! {}, body(dl(&pairs))))
        (panel(&ctx.t("people-post-posts"), ui::count(worn.len(), false), html! {}, body(html! {
            @if worn.is_empty() { p class="ink-3" { (ctx.t("people-list-no-post")) } }
            @for post in &worn {
                p {
                    a href={ "/admin/orgs/" (post.org) "?post=" (post.id) } { (post.org_name.get(ctx.lang)) (ui::element::sep()) (post.title) }
                }
            }
        })))
        (panel(&ctx.t("people-me-devices"), ui::count(open.len(), false), html! {}, body(html! {
            @if open.is_empty() { p class="ink-3" { (ctx.t("people-list-no-session")) } }
            @for session in &open {
                p { (session.device) (ui::element::sep()) (ctx.moment(UtcMs(session.last_seen_ms))) }
            }
        })))
    };
    let back = link_btn(&ctx.t("people-list-title"), "/admin/people")
        .icon("arrow-left")
        .render();
    let content = html! {
        (pagehead(&name, html! {}, back))
        (cols(main, actions(&ctx, &account, !open.is_empty())))
    };
    page(&ctx, &name, content).await
}

fn actions(ctx: &Ctx, account: &Account, has_sessions: bool) -> Markup {
    if !ctx.may(SECURITY) {
        return html! { (note(State::New, ctx.t("people-list-security-only"), html! {})) };
    }
    let at = format!("/admin/people/{}", account.id);
    let act = |path: &str, key: &str| post(&format!("{at}/{path}"), html! {}, btn(&ctx.t(key)));
    panel(
        &ctx.t("people-list-actions"),
        html! {},
        html! {},
        body(html! {
            @if account.locked { (act("unlock", "people-list-unlock")) } @else { (act("lock", "people-list-lock")) }
            (act("reset", "people-list-reset"))
            @if account.has_totp { (act("drop-totp", "people-list-drop-totp")) }
            @if has_sessions { (act("end-sessions", "people-list-end-sessions")) }
        }),
    )
}

async fn lock(ctx: Ctx, Path(id): Path<String>) -> Answer {
    set_lock(ctx, &id, true).await
}

async fn unlock(ctx: Ctx, Path(id): Path<String>) -> Answer {
    set_lock(ctx, &id, false).await
}

async fn set_lock(ctx: Ctx, id: &str, locked: bool) -> Answer {
    let account = officer(&ctx, id).await?;
    if locked && ctx.actor.account() == Some(account.id) {
        return Err(WebError::conflict("people-refused-self"));
    }
    let (id, now) = (account.id, ctx.now);
    let action = if locked {
        "people.account_locked"
    } else {
        "people.account_unlocked"
    };
    logged(&ctx, Entry::new(action, "account", id), move |tx| {
        Box::pin(async move {
            credentials::lock(tx, id, locked).await?;
            if locked {
                sessions::revoke_all(tx, now, id, None).await?;
            }
            Ok(())
        })
    })
    .await?;
    Ok(see_other(&format!("/admin/people/{id}")))
}

async fn reset(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let account = officer(&ctx, &id).await?;
    let password = secret::initial_password(&SystemEntropy)?;
    let hash = secret::hash_in_background(password.clone()).await?;
    let (id, now) = (account.id, ctx.now);
    let entry = Entry::new("people.password_reset", "account", id);
    logged(&ctx, entry, move |tx| {
        Box::pin(async move {
            credentials::set_password(tx, id, &hash, true).await?;
            sessions::revoke_all(tx, now, id, None).await?;
            Ok(())
        })
    })
    .await?;
    initial(&ctx, id, account.login.as_deref().unwrap_or(""), &password).await
}

async fn drop_totp(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let account = officer(&ctx, &id).await?;
    let (id, app) = (account.id, ctx.app.clone());
    let entry = Entry::new("people.second_factor_changed", "account", id)
        .with(json!({ "enrolled": false }));
    logged(&ctx, entry, move |tx| {
        Box::pin(async move { credentials::set_totp(tx, &app.cipher, id, None, 0).await })
    })
    .await?;
    Ok(see_other(&format!("/admin/people/{id}")))
}

async fn end_sessions(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let account = officer(&ctx, &id).await?;
    let (id, now) = (account.id, ctx.now);
    let entry = Entry::new("people.sessions_ended", "account", id);
    logged(&ctx, entry, move |tx| {
        Box::pin(async move { Ok(sessions::revoke_all(tx, now, id, None).await?) })
    })
    .await?;
    Ok(see_other(&format!("/admin/people/{id}")))
}
