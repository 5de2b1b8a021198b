//! `/my/matters/{number}/rate`: solved or not first; the rest follows from it.

use axum::extract::Path;
use axum::response::Response;
use http::HeaderMap;
use matter::{Command, Do, Event, Refused};
use ui::prelude::*;
use web::layout::{self, Citizen};
use web::{Answer, Ctx, Fields, WebError, see_other};

use super::frame::{Errors, command, command_of};
use crate::mine::{Mine, ask_for_code};

/// The question; with `?solved=yes|partly` the second half of it.
pub async fn page(ctx: Ctx, headers: HeaderMap, Path(number): Path<String>) -> Answer {
    let Some(mine) = Mine::of(&ctx, &headers, &number).await? else {
        return Ok(ask_for_code(&number));
    };
    if !mine.may(Event::Rate) {
        return Ok(see_other(&mine.path("")));
    }
    let query = Fields::parse(&ctx.query);
    match query.get("solved") {
        // 没解决 is an objection first: what happens next stands there, and who does not want it can still rate.
        "no" if mine.objection().is_some() && !query.is_on("only") => {
            Ok(see_other(&mine.path("objection")))
        }
        solved => Ok(draw(
            &ctx,
            &mine,
            solved,
            &Fields::default(),
            &Errors::default(),
        )),
    }
}

fn draw(ctx: &Ctx, mine: &Mine, solved: &str, typed: &Fields, errors: &Errors) -> Response {
    let title = ctx.t("resident-do-rate");
    let send = ctx.t("resident-rate-send");
    let chosen = matches!(solved, "yes" | "partly" | "no");
    let page = layout::citizen(
        ctx,
        Citizen {
            title: &title,
            back: &mine.path(""),
            plain: true,
            private: true,
            foot: chosen.then(|| html! { (btn(&send).pri().attr("form", "q")) }),
            ..Citizen::default()
        },
        html! {
            (errors.summary(ctx))
            p class="small ink-3" { (mine.row.number) (sep()) (mine.row.title) }
            h1 class="h-sm" { (ctx.t("resident-rate-solved")) }
            @if let Some(reply) = &mine.row.reply {
                p class="txt ink-2" { (ctx.f("resident-rate-reply", &[("who", matter::show::name(ctx, &mine.row.holder_zh, &mine.row.holder_en).to_owned().into()), ("words", reply.clone().into())])) }
            }
            (answers(ctx, mine, solved))
            @if chosen { (form(ctx, mine, solved, typed, errors)) }
        },
    );
    errors.answer(page)
}

/// Three answers, each a link: the page is whole without script.
fn answers(ctx: &Ctx, mine: &Mine, solved: &str) -> Markup {
    html! {
        nav class="pills" aria-label=(ctx.t("resident-rate-solved")) {
            @for answer in ["yes", "partly", "no"] {
                a href={ (mine.path("rate")) "?solved=" (answer) } aria-current=[(answer == solved).then_some("true")] { (ctx.t(&format!("resident-solved-{answer}"))) }
            }
        }
    }
}

fn form(ctx: &Ctx, mine: &Mine, solved: &str, typed: &Fields, errors: &Errors) -> Markup {
    let (words, optional) = (ctx.t("resident-rate-words"), ctx.t("resident-optional"));
    html! {
        form id="q" method="post" action=(mine.path("rate")) class="stack" {
            (command(ctx, typed.opt("command")))
            input type="hidden" name="solved" value=(solved);
            (scale(ctx, "handling", typed, errors))
            (scale(ctx, "stars", typed, errors))
            (textarea("words", &words, 3).optional(&optional).value(typed.get("words")).error(errors.get("words")))
        }
        p class="small ink-2" { (icon("lock")) " " (ctx.t("resident-rate-who")) }
    }
}

/// One of the two scales: how it was handled, and the result.
fn scale(ctx: &Ctx, name: &str, typed: &Fields, errors: &Errors) -> Markup {
    let labels: Vec<String> = (1..=5)
        .map(|n| ctx.t(&format!("resident-stars-{n}")))
        .collect();
    let values = ["1", "2", "3", "4", "5"];
    let answers: Vec<Opt<'_>> = values
        .iter()
        .zip(&labels)
        .map(|(value, label)| Opt {
            value,
            label,
            more: "",
            on: typed.get(name) == *value,
        })
        .collect();
    let ask = Ask {
        name,
        legend: &ctx.t(&format!("resident-{name}")),
        hint: &ctx.t(&format!("resident-{name}-hint")),
        error: errors.get(name),
        ..Ask::default()
    };
    html! { div class="five" { (seg(&ask, &answers)) } }
}

/// Keeps the rating.
pub async fn save(
    ctx: Ctx,
    headers: HeaderMap,
    Path(number): Path<String>,
    fields: Fields,
) -> Answer {
    let Some(mine) = Mine::of(&ctx, &headers, &number).await? else {
        return Ok(ask_for_code(&number));
    };
    let solved = fields.get("solved");
    if !matches!(solved, "yes" | "partly" | "no") {
        return Err(WebError::conflict("resident-form-broken"));
    }
    let done = matter::act(
        &ctx.app,
        &ctx.actor,
        Command {
            id: command_of(&ctx, &fields),
            matter: mine.row.id.clone(),
            seen: None,
            with_code: mine.with_code,
            what: Do::Rate {
                solved: solved == "yes",
                stars: fields.get("stars").parse().unwrap_or(0),
                // The page asks for both; nothing ticked is a field to mend.
                handling: Some(fields.get("handling").parse().unwrap_or(0)),
                words: fields.get("words").to_owned(),
            },
        },
    )
    .await;
    match done {
        Ok(_) => Ok(see_other(&mine.path(""))),
        Err(Refused::Invalid(wrong)) => Ok(draw(
            &ctx,
            &mine,
            solved,
            &fields,
            &Errors::of(&ctx, &wrong),
        )),
        Err(refused) => Err(refused.into()),
    }
}
