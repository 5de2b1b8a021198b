//! 第 1 步: what happened, in the resident's own words.

use axum::response::Response;
use http::{HeaderMap, header};
use ui::prelude::*;
use web::{Answer, Ctx, Fields, see_other};

use super::{Open, begin, drop_cookie, flavour, purpose_of};
use crate::draft::Step;
use crate::pages::frame::{Errors, FORM, Question, question};
use crate::store as drafts;

/// The question.
pub async fn page(ctx: Ctx, headers: HeaderMap) -> Answer {
    let query = Fields::parse(&ctx.query);
    let open = Open::of(&ctx, &headers).await?;
    let asked = purpose_of(&query);
    let (words, purpose) = match &open {
        Some(open) if query.opt("q").is_none() => {
            (open.draft.words.clone(), open.draft.purpose.clone())
        }
        _ => (query.get("q").to_owned(), asked.clone()),
    };
    let begun = open.as_ref().filter(|o| !o.draft.words.is_empty());
    // A link from the home page says anew what is wanted; the words stay.
    let purpose = if asked.is_empty() { purpose } else { asked };
    let errors = Errors::default();
    Ok(draw(&ctx, &words, &purpose, begun.is_some(), &errors))
}

fn draw(ctx: &Ctx, words: &str, purpose: &str, begun: bool, errors: &Errors) -> Response {
    let flavour = flavour(purpose);
    let label = ctx.t(&format!("resident-what-{flavour}"));
    let hint = ctx.t(&format!("resident-what-{flavour}-hint"));
    let restart = ctx.t("resident-restart");
    let about = Question {
        step: Step::What,
        back: "/",
        errors,
        go: "resident-next",
    };
    question(
        ctx,
        &about,
        html! {
            form id=(FORM) method="post" action="/report" class="stack" {
                input type="hidden" name="purpose" value=(purpose);
                (textarea("words", &label, 6).question().hint(&hint).value(words).error(errors.get("words")).attr("maxlength", "4000"))
            }
            @if flavour != "report" { (note(State::Active, ctx.t(&format!("resident-what-{flavour}-who")), html! {})) }
            (why(&ctx.t("resident-what-tips"), html! {
                ul class="bullets" {
                    li { (ctx.t("resident-what-tip-1")) }
                    li { (ctx.t("resident-what-tip-2")) }
                    li { (ctx.t("resident-what-tip-3")) }
                }
            }))
            @if begun {
                p class="small ink-2" { (ctx.t("resident-draft-kept")) }
                (post("/report/restart", html! { input type="hidden" name="purpose" value=(purpose); }, btn(&restart).ghost().icon("rotate-ccw")))
            }
            (crate::pages::frame::danger(ctx))
        },
    )
}

/// Keeps the words.
pub async fn save(ctx: Ctx, headers: HeaderMap, fields: Fields) -> Answer {
    let words = fields.get("words");
    let mut errors = Errors::default();
    if words.is_empty() {
        errors.add("words", ctx.t("matter-body-missing"));
    } else if words.chars().count() > matter::LONGEST_BODY {
        errors.add("words", ctx.t("matter-body-long"));
    }
    let purpose = purpose_of(&fields);
    if !errors.is_empty() {
        return Ok(draw(&ctx, words, &purpose, false, &errors));
    }
    if !ctx
        .app
        .limiter
        .allow("resident.draft", &ctx.address, 40, 20, ctx.now)
    {
        return Err(web::WebError::too_many());
    }
    let (mut open, cookie) = if let Some(open) = Open::of(&ctx, &headers).await? {
        (open, None)
    } else {
        let (open, cookie) = begin(&ctx);
        (open, Some(cookie))
    };
    open.draft.words = words.to_owned();
    open.draft.purpose = purpose;
    open.save(&ctx).await?;
    let mut response = see_other("/report/kind");
    if let Some(cookie) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// Throws the draft away.
pub async fn restart(ctx: Ctx, headers: HeaderMap, fields: Fields) -> Answer {
    if let Some(open) = Open::of(&ctx, &headers).await? {
        drafts::delete(&ctx, &open.id).await?;
    }
    let mut query = Fields::default();
    query.set("purpose", purpose_of(&fields));
    let mut response = see_other(&format!("/report?{}", query.to_query()));
    drop_cookie(&ctx, &mut response);
    Ok(response)
}
