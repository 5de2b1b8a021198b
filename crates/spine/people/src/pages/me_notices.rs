//! `/me/notices`: what stands behind the bell.

use kernel::UtcMs;
use maud::{Markup, html};
use notice::InboxRow;
use store::{Cursor, Fault};
use ui::{btn, empty, facts, pagehead, pager, panel, post};
use web::{Answer, Ctx, Fields, Guard, Route, see_other};

use crate::act::{Entry, logged};
use crate::pages::frame::framed;
use crate::pages::me::own_account;
use crate::permissions::ME;

const PAGE: usize = 30;

pub(crate) fn routes() -> Vec<Route> {
    let mine = Guard::Needs(ME);
    vec![
        Route::get("/me/notices", mine, show),
        Route::post("/me/notices/read", mine, read_all),
    ]
}

async fn show(ctx: Ctx) -> Answer {
    let account = own_account(&ctx)?.to_string();
    let asked = Fields::parse(&ctx.query);
    let behind = Cursor::parse(asked.get("after"));
    let found = notice::inbox(&ctx.read(), &account, behind.as_ref(), PAGE).await?;
    let unread = notice::unread(&ctx.read(), &account).await?;
    let title = ctx.t("people-notices-title");
    let older = found
        .next
        .as_ref()
        .map(|at| format!("?after={}", at.to_text()))
        .unwrap_or_default();
    let shown = ctx.f("people-page-shown", &[("n", found.rows.len().into())]);
    let content = html! {
        (pagehead(&title, html! { span { (ctx.f("people-notices-unread", &[("n", unread.into())])) } }, html! {
            @if unread > 0 { (post("/me/notices/read", html! {}, btn(&ctx.t("people-notices-read")))) }
        }))
        @if found.rows.is_empty() {
            (panel("", html! {}, html! {}, empty("bell", &ctx.t("people-notices-none"), html! {})))
        } @else {
            (panel("", html! {}, html! {}, html! {
                ul class="files body" { @for row in &found.rows { (line(&ctx, row)?) } }
                (pager(&shown, ("", ""), (&ctx.t("people-page-older"), &older)))
            }))
        }
    };
    Ok(framed(&ctx, &title, content).await?)
}

fn line(ctx: &Ctx, row: &InboxRow) -> Result<Markup, Fault> {
    let said = row.message(&ctx.app.texts, ctx.lang)?;
    let at = ctx.moment(UtcMs(row.created_ms));
    let new = if row.read_ms.is_none() {
        ctx.t("people-notices-new")
    } else {
        String::new()
    };
    let subject = html! {
        @if row.read_ms.is_none() { b { (said.title) } } @else { (said.title) }
    };
    Ok(html! {
        li {
            (ui::icon("bell"))
            div class="grow" {
                @match row.link.as_deref().filter(|link| !link.is_empty()) {
                    Some(link) => a href=(link) { (subject) },
                    None => (subject),
                }
                p class="ink-2" { (said.body) }
                p class="small ink-3" { (facts(&[&at, &new])) }
            }
        }
    })
}

async fn read_all(ctx: Ctx) -> Answer {
    let (account, now) = (own_account(&ctx)?, ctx.now);
    let entry = Entry::new("people.notices_read", "account", account);
    logged(&ctx, entry, move |tx| {
        Box::pin(async move { Ok(notice::mark_all_read(tx, &account.to_string(), now).await?) })
    })
    .await?;
    Ok(see_other("/me/notices"))
}
