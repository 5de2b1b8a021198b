//! `/help` and `/accessibility`: short, and true of what is there.

use ui::prelude::*;
use web::{Answer, Ctx};

use super::frame::{danger, plain};

fn part(ctx: &Ctx, key: &str) -> Markup {
    ph_sec(
        &ctx.t(&format!("resident-{key}-title")),
        html! { p class="txt" { (ctx.t(&format!("resident-{key}-text"))) } },
    )
}

/// How it works and what becomes of a report.
pub async fn help(ctx: Ctx) -> Answer {
    let title = ctx.t("resident-help");
    let parts = [
        "help-report",
        "help-follow",
        "help-late",
        "help-object",
        "help-data",
        "help-phone",
    ];
    Ok(plain(
        &ctx,
        &title,
        "/",
        html! {
            h1 { (title) }
            @for key in parts { (part(&ctx, key)) }
            (rows(&[
                go("message-square-warning", &ctx.t("resident-verb-report"), "", "/report"),
                go("hash", &ctx.t("resident-find-title"), "", "/my/find"),
                go("qr-code", &ctx.t("resident-verify-title"), "", "/verify"),
            ]))
            (danger(&ctx))
        },
    ))
}

/// What was done so that everyone can use it, what was not, and whom to tell.
pub async fn accessibility(ctx: Ctx) -> Answer {
    let title = ctx.t("resident-accessibility");
    let parts = ["access-done", "access-open", "access-tell"];
    Ok(plain(
        &ctx,
        &title,
        "/",
        html! {
            h1 { (title) }
            @for key in parts { (part(&ctx, key)) }
        },
    ))
}
