//! `/my/matters/{number}/objection`: what was decided, what is not solved, what happens next in three dated steps.

use axum::extract::{Multipart, Path};
use axum::response::Response;
use http::HeaderMap;
use kernel::{Length, UtcMs, due, when as words};
use matter::{Command, Do, Event, OBJECT_DAYS, Refused};
use store::Fault;
use ui::prelude::*;
use web::layout::{self, Citizen};
use web::{Answer, Ctx, see_other};

use super::frame::{Errors, command, command_of, kept, photos_control};
use crate::attachments::{self, CONTROL, Form};
use crate::mine::{Mine, ask_for_code};

/// The form.
pub async fn page(ctx: Ctx, headers: HeaderMap, Path(number): Path<String>) -> Answer {
    let Some(mine) = Mine::of(&ctx, &headers, &number).await? else {
        return Ok(ask_for_code(&number));
    };
    let Some(event) = mine.objection() else {
        return Ok(see_other(&mine.path("")));
    };
    draw(&ctx, &mine, event, &Form::default(), &Errors::default()).await
}

async fn draw(ctx: &Ctx, mine: &Mine, event: Event, form: &Form, errors: &Errors) -> Answer {
    let typed = &form.fields;
    let again = event == Event::ObjectAgain;
    let title = ctx.t("resident-do-object");
    let send = ctx.t(if again {
        "resident-object-send-again"
    } else {
        "resident-object-send"
    });
    let label = ctx.t("resident-object-words");
    let until = UtcMs(mine.row.completed_ms.unwrap_or(ctx.now.0)).plus_days(OBJECT_DAYS);
    let until = words::day(ctx.lang, until.date(), ctx.now.date());
    let ahead = ahead(ctx, mine, again).await?;
    let links: Vec<Link<'_>> = ahead
        .iter()
        .map(|(what, more)| Link {
            what,
            more,
            ..Link::default()
        })
        .collect();
    let rate = format!("{}?solved=no&only=1", mine.path("rate"));
    let page: Response = layout::citizen(
        ctx,
        Citizen {
            title: &title,
            back: &mine.path(""),
            plain: true,
            private: true,
            foot: Some(html! { (btn(&send).pri().attr("form", "q")) }),
            ..Citizen::default()
        },
        html! {
            (errors.summary(ctx))
            p class="small ink-3" { (mine.row.number) (sep()) (mine.row.title) }
            h1 class="h-sm" { (ctx.t("resident-object")) }
            @if let Some(reply) = &mine.row.reply {
                p class="txt ink-2" { (ctx.f("resident-rate-reply", &[("who", matter::show::name(ctx, &mine.row.holder_zh, &mine.row.holder_en).to_owned().into()), ("words", reply.clone().into())])) }
            }
            (objbox(&ctx.t(if again { "resident-object-again-title" } else { "resident-object-title" }), html! {
                form id="q" method="post" action=(mine.path("objection")) enctype="multipart/form-data" class="stack" {
                    (command(ctx, typed.opt("command")))
                    (textarea("words", &label, 4).value(typed.get("words")).error(errors.get("words")))
                    (photos_control(ctx, &ctx.t("resident-photos-pick")))
                    (kept(ctx, form))
                    @if !errors.get(CONTROL).is_empty() { (err("e-photos", errors.get(CONTROL))) }
                }
                (chain(&links, true))
                p class="small ink-2" { (ctx.f("resident-object-until", &[("day", until.into())])) }
            }))
            @if mine.may(Event::Rate) { (lnk48(&ctx.t("resident-object-only-rate"), &rate)) }
        },
    );
    Ok(errors.answer(page))
}

/// What happens next, with the date that the clock of it gives.
async fn ahead(ctx: &Ctx, mine: &Mine, again: bool) -> Result<[(String, String); 3], Fault> {
    let calendar = ctx.app.calendar().await;
    let code = if again { "ctr.triage" } else { "ctr.rework" };
    let rule = matter::clocks::rule_on(&ctx.read(), code, ctx.now.date()).await?;
    let length = rule
        .length
        .parse::<Length>()
        .map_err(|e| Fault::of("read a clock's length", e))?;
    let end = due(ctx.now, length, &calendar).due_at;
    let day = words::day(ctx.lang, UtcMs(end.0 - 1).date(), ctx.now.date());
    let by = ctx.f("resident-ahead-by", &[("day", day.into())]);
    let who = matter::show::name(ctx, &mine.row.holder_zh, &mine.row.holder_en).to_owned();
    let t = |key: &str| ctx.t(key);
    Ok(if again {
        [
            (t("resident-ahead-centre"), by),
            (t("resident-ahead-redo"), t("resident-ahead-new-clock")),
            (t("resident-ahead-rate"), t("resident-ahead-rate-last")),
        ]
    } else {
        [
            (
                ctx.f("resident-ahead-organ", &[("who", who.into())]),
                t("resident-ahead-organ-more"),
            ),
            (t("resident-ahead-done"), by),
            (t("resident-ahead-rate"), t("resident-ahead-rate-more")),
        ]
    })
}

/// Reopens the matter.
pub async fn save(
    ctx: Ctx,
    headers: HeaderMap,
    Path(number): Path<String>,
    body: Multipart,
) -> Answer {
    let Some(mine) = Mine::of(&ctx, &headers, &number).await? else {
        return Ok(ask_for_code(&number));
    };
    let Some(event) = mine.objection() else {
        return Ok(see_other(&mine.path("")));
    };
    let form = attachments::take(&ctx, body, 0).await?;
    if !form.refused.is_empty() {
        let mut errors = Errors::default();
        errors.add(CONTROL, form.refused.join(" "));
        return draw(&ctx, &mine, event, &form, &errors).await;
    }
    let (words, files) = (form.fields.get("words").to_owned(), form.ids());
    let what = if event == Event::ObjectAgain {
        Do::ObjectAgain { words, files }
    } else {
        Do::Object { words, files }
    };
    let done = matter::act(
        &ctx.app,
        &ctx.actor,
        Command {
            id: command_of(&ctx, &form.fields),
            matter: mine.row.id.clone(),
            seen: None,
            with_code: mine.with_code,
            what,
        },
    )
    .await;
    match done {
        Ok(_) => Ok(see_other(&mine.path(""))),
        Err(Refused::Invalid(wrong)) => {
            draw(&ctx, &mine, event, &form, &Errors::of(&ctx, &wrong)).await
        }
        Err(refused) => Err(refused.into()),
    }
}
