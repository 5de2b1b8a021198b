//! `/admin/demo`: the demo city is made anew. In a real installation there is no such page.

use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use maud::html;
use serde_json::json;
use std::sync::Arc;
use ui::{State, body, btn, note, pagehead, panel, tick};
use web::layout::Staff;
use web::{Answer, Ctx, DemoReset, Fields, Guard, Route, WebError, layout};

use crate::act::{Entry, logged};
use crate::permissions::ADMIN;

/// After this many seconds the browser asks for the sign-in page; the city is there by then on a small machine.
const AGAIN_S: u32 = 60;

pub(crate) fn routes() -> Vec<Route> {
    let may = Guard::Needs(ADMIN);
    vec![
        Route::get("/admin/demo", may, ask),
        Route::post("/admin/demo", may, reset),
    ]
}

/// The switch of a demo city; anywhere else this page does not exist.
fn switch(ctx: &Ctx) -> Result<Arc<DemoReset>, WebError> {
    ctx.app
        .services
        .get::<DemoReset>()
        .filter(|_| ctx.app.settings.demo)
        .ok_or_else(WebError::not_found)
}

async fn ask(ctx: Ctx) -> Answer {
    show(&ctx, "").await
}

async fn show(ctx: &Ctx, wrong: &str) -> Answer {
    switch(ctx)?;
    let title = ctx.t("people-demo-title");
    let form = html! {
        p { (ctx.t("people-demo-says")) }
        form method="post" action="/admin/demo" class="stack s3" {
            (tick("sure", "1", &ctx.t("people-demo-sure"), false))
            @if !wrong.is_empty() { (ui::err("e-sure", &ctx.t(wrong))) }
            div { (btn(&ctx.t("people-demo-reset")).danger()) }
        }
    };
    let content = html! { (pagehead(&title, html! {}, html! {})) (panel("", html! {}, html! {}, body(form))) };
    let about = Staff {
        title: &title,
        ..Staff::default()
    };
    let mut page = layout::staff(ctx, about, content).await?;
    if !wrong.is_empty() {
        *page.status_mut() = axum::http::StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(page)
}

async fn reset(ctx: Ctx, fields: Fields) -> Answer {
    let switch = switch(&ctx)?;
    if !fields.is_on("sure") {
        return show(&ctx, "people-demo-not-sure").await;
    }
    let entry = Entry::new("people.demo_reset", "installation", "demo").with(json!({}));
    logged(&ctx, entry, |_| Box::pin(async { Ok(()) })).await?;
    let title = ctx.t("people-demo-title");
    let says = note(State::Running, ctx.t("people-demo-under-way"), html! {});
    let page = layout::bare(&ctx, &title, html! { h1 { (title) } (says) });
    switch.ask();
    let again = HeaderValue::from_str(&format!("{AGAIN_S}; url=/login"))
        .map_err(|e| store::Fault::of("say when to come again", e))?;
    Ok(([(header::REFRESH, again)], page).into_response())
}
