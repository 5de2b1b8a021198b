//! `/login/phone`: residents sign in by a code sent to their phone.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use kernel::Phone;
use maud::{Markup, html};
use ui::{State, btn, note, sign, sign_head, text};
use web::{Answer, Ctx, Fields, Guard, Route, WebError};

use crate::pages::frame::{device_of, prefer, sign_page};
use crate::pages::login::{enter, says};
use crate::signin::{self, Outcome};
use crate::store::limits::CodeId;

const REASON: &str = "signing in comes before being known";

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/login/phone", Guard::Public(REASON), show),
        Route::post("/login/phone", Guard::Public(REASON), send),
        Route::post("/login/code", Guard::Public(REASON), prove),
    ]
}

async fn show(ctx: Ctx) -> Answer {
    let asked = Fields::parse(&ctx.query);
    Ok(phone_page(&ctx, asked.get("next"), "", None))
}

fn shell(ctx: &Ctx, title: &str, below: Markup, form: Markup, refused: bool) -> Response {
    let content = html! {
        (sign_head(&ctx.t("web-name"), ctx.app.settings.city.get(ctx.lang), title, below))
        (form)
        (prefer(ctx, "/login/phone"))
    };
    let mut response = sign_page(ctx, title, sign(None, content));
    if refused {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    response
}

fn phone_page(ctx: &Ctx, next: &str, typed: &str, refusal: Option<&str>) -> Response {
    let below = html! { a href="/login" { (ctx.t("people-phone-staff")) } };
    let form = html! {
        form method="post" action="/login/phone" class="stack s4" {
            input type="hidden" name="next" value=(next);
            @if let Some(says) = refusal { (note(State::Danger, says, html! {})) }
            (text("phone", &ctx.t("people-phone-phone")).tel().value(typed).tall().required()
                .hint(&ctx.t("people-phone-hint")))
            (btn(&ctx.t("people-phone-send")).pri().tall().block())
        }
    };
    shell(
        ctx,
        &ctx.t("people-phone-title"),
        below,
        form,
        refusal.is_some(),
    )
}

async fn send(ctx: Ctx, fields: Fields) -> Answer {
    let (typed, next) = (fields.get("phone"), fields.get("next"));
    let refuse = |key: &str| Ok(phone_page(&ctx, next, typed, Some(&ctx.t(key))));
    let phone = match Phone::parse(typed) {
        Ok(phone) if phone.is_mobile() => phone,
        Ok(_) => return refuse("people-phone-mobile"),
        Err(_) => return refuse("people-phone-wrong"),
    };
    if !ctx
        .app
        .limiter
        .allow("phone-code", &ctx.address, 20, 2, ctx.now)
    {
        return Err(WebError::too_many());
    }
    let masked = phone.masked();
    match signin::send_code(&ctx.app, phone, ctx.lang).await? {
        Some(sent) => Ok(code_page(
            &ctx,
            &Asked {
                id: &sent.id.to_string(),
                masked: &masked,
                next,
                shown: sent.shown.as_deref(),
            },
            None,
        )),
        None => refuse("people-phone-too-many"),
    }
}

struct Asked<'a> {
    id: &'a str,
    masked: &'a str,
    next: &'a str,
    shown: Option<&'a str>,
}

fn code_page(ctx: &Ctx, asked: &Asked<'_>, refusal: Option<&str>) -> Response {
    let below = html! {
        (ctx.f("people-code-sent", &[("phone", asked.masked.into())])) " "
        a href="/login/phone" { (ctx.t("people-code-other")) }
    };
    let form = html! {
        form method="post" action="/login/code" class="stack s4" {
            input type="hidden" name="next" value=(asked.next);
            input type="hidden" name="id" value=(asked.id);
            input type="hidden" name="masked" value=(asked.masked);
            @if let Some(says) = refusal { (note(State::Danger, says, html! {})) }
            @if let Some(code) = asked.shown {
                (note(State::Active, html! { (ctx.t("people-code-demo")) " " b class="mono" data-code="" { (code) } }, html! {}))
            }
            (text("code", &ctx.t("people-code-code")).code().tall().required().attr("autofocus", ""))
            (btn(&ctx.t("people-login-button")).pri().tall().block())
        }
    };
    shell(
        ctx,
        &ctx.t("people-code-title"),
        below,
        form,
        refusal.is_some(),
    )
}

async fn prove(ctx: Ctx, headers: HeaderMap, fields: Fields) -> Answer {
    let (id, next, masked) = (fields.get("id"), fields.get("next"), fields.get("masked"));
    let code: String = fields
        .get("code")
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    let outcome = match CodeId::parse(id) {
        Ok(id) => signin::by_code(&ctx.app, id, &code, &device_of(&headers)).await?,
        Err(_) => Outcome::Gone,
    };
    match outcome {
        Outcome::In(opened) => {
            let next = if next.is_empty() { "/my" } else { next };
            Ok(enter(&ctx, &opened, next))
        }
        Outcome::Wrong => {
            let asked = Asked {
                id,
                masked,
                next,
                shown: None,
            };
            Ok(code_page(&ctx, &asked, Some(&ctx.t("people-code-wrong"))))
        }
        refused => {
            let says = says(&ctx, &refused, "people-code-wrong");
            Ok(phone_page(&ctx, next, "", Some(&says)))
        }
    }
}
