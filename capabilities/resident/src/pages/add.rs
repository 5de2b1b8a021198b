//! `/my/matters/{number}/add`: more words and photos, or the answer to a question.

use axum::extract::{Multipart, Path};
use axum::response::Response;
use http::HeaderMap;
use matter::{Command, Do, Event, Refused};
use ui::prelude::*;
use web::layout::{self, Citizen};
use web::{Answer, Ctx, WebError, see_other};

use super::frame::{Errors, command, command_of, kept, photos_control};
use crate::attachments::{self, CONTROL, Form};
use crate::mine::{Mine, ask_for_code, asked};

/// The form.
pub async fn page(ctx: Ctx, headers: HeaderMap, Path(number): Path<String>) -> Answer {
    let Some(mine) = Mine::of(&ctx, &headers, &number).await? else {
        return Ok(ask_for_code(&number));
    };
    draw(&ctx, &mine, &Form::default(), &Errors::default()).await
}

/// An answer where one is asked for, else an addition; `None` when neither can be made any more.
fn event(mine: &Mine) -> Option<Event> {
    [Event::Supplement, Event::Add]
        .into_iter()
        .find(|e| mine.may(*e))
}

async fn draw(ctx: &Ctx, mine: &Mine, form: &Form, errors: &Errors) -> Answer {
    let (words, typed) = (form.fields.get("words"), form.fields.opt("command"));
    let Some(event) = event(mine) else {
        return Err(WebError::conflict("matter-not-now"));
    };
    let thread = matter::store::thread(&ctx.read(), &mine.row.id, true).await?;
    let question = asked(&thread).filter(|_| event == Event::Supplement);
    let key = if event == Event::Supplement {
        "answer"
    } else {
        "add"
    };
    let title = ctx.t(&format!("resident-do-{key}"));
    let (label, hint, send) = (
        ctx.t(&format!("resident-{key}-words")),
        ctx.t("resident-add-hint"),
        ctx.t("resident-add-send"),
    );
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
            @if let Some(asked) = question {
                (note_with(State::Active, "circle-help", html! {
                    b { (matter::show::name(ctx, &asked.org_zh, &asked.org_en)) } " " (ctx.t("resident-asks")) br; (asked.words)
                }))
            }
            form id="q" method="post" action=(mine.path("add")) enctype="multipart/form-data" class="stack" {
                (command(ctx, typed))
                (textarea("words", &label, 5).question().hint(&hint).value(words).error(errors.get("words")))
                (photos_control(ctx, &ctx.t("resident-photos-pick")))
                (kept(ctx, form))
                @if !errors.get(CONTROL).is_empty() { (err("e-photos", errors.get(CONTROL))) }
            }
            p class="small ink-2" { (ctx.t("resident-add-who")) }
        },
    );
    Ok(errors.answer(page))
}

/// Adds it.
pub async fn save(
    ctx: Ctx,
    headers: HeaderMap,
    Path(number): Path<String>,
    body: Multipart,
) -> Answer {
    let Some(mine) = Mine::of(&ctx, &headers, &number).await? else {
        return Ok(ask_for_code(&number));
    };
    let Some(event) = event(&mine) else {
        return Err(WebError::conflict("matter-not-now"));
    };
    let form = attachments::take(&ctx, body, 0).await?;
    let words = form.fields.get("words").to_owned();
    if !form.refused.is_empty() {
        let mut errors = Errors::default();
        errors.add(CONTROL, form.refused.join(" "));
        return draw(&ctx, &mine, &form, &errors).await;
    }
    let files = form.ids();
    // A photo alone says something too.
    let said = if words.is_empty() && !files.is_empty() {
        ctx.t("resident-add-photos-only")
    } else {
        words
    };
    let what = if event == Event::Supplement {
        Do::Supplement { words: said, files }
    } else {
        Do::Add { words: said, files }
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
        Err(Refused::Invalid(fields)) => draw(&ctx, &mine, &form, &Errors::of(&ctx, &fields)).await,
        Err(refused) => Err(refused.into()),
    }
}
