//! `/my/matters/{number}/withdraw`: asks once, says what it means.

use axum::extract::Path;
use http::HeaderMap;
use matter::{Command, Do, Event};
use ui::prelude::*;
use web::layout::{self, Citizen};
use web::{Answer, Ctx, Fields, see_other};

use super::frame::{command, command_of};
use crate::mine::{Mine, ask_for_code};

/// The question.
pub async fn page(ctx: Ctx, headers: HeaderMap, Path(number): Path<String>) -> Answer {
    let Some(mine) = Mine::of(&ctx, &headers, &number).await? else {
        return Ok(ask_for_code(&number));
    };
    if !mine.may(Event::Withdraw) {
        return Ok(see_other(&mine.path("")));
    }
    let title = ctx.t("resident-do-withdraw");
    let (keep, withdraw) = (
        ctx.t("resident-withdraw-keep"),
        ctx.t("resident-withdraw-send"),
    );
    let (why, optional) = (ctx.t("resident-withdraw-why"), ctx.t("resident-optional"));
    let back = mine.path("");
    Ok(layout::citizen(
        &ctx,
        Citizen {
            title: &title,
            back: &back,
            plain: true,
            private: true,
            foot: Some(
                html! { (link_btn(&keep, &back)) (btn(&withdraw).danger().grow().attr("form", "q")) },
            ),
            ..Citizen::default()
        },
        html! {
            p class="small ink-3" { (mine.row.number) }
            h1 class="h-sm" { (ctx.f("resident-withdraw", &[("title", mine.row.title.clone().into())])) }
            p class="txt" { (ctx.t("resident-withdraw-means")) }
            form id="q" method="post" action=(mine.path("withdraw")) class="stack" {
                (command(&ctx, None))
                (textarea("reason", &why, 2).optional(&optional))
            }
        },
    ))
}

/// Withdraws.
pub async fn save(
    ctx: Ctx,
    headers: HeaderMap,
    Path(number): Path<String>,
    fields: Fields,
) -> Answer {
    let Some(mine) = Mine::of(&ctx, &headers, &number).await? else {
        return Ok(ask_for_code(&number));
    };
    matter::act(
        &ctx.app,
        &ctx.actor,
        Command {
            id: command_of(&ctx, &fields),
            matter: mine.row.id.clone(),
            seen: None,
            with_code: mine.with_code,
            what: Do::Withdraw {
                reason: fields.get("reason").to_owned(),
            },
        },
    )
    .await?;
    Ok(see_other(&mine.path("")))
}
