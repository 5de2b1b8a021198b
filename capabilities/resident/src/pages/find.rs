//! `/my/find`: number and code open a matter without an account.

use axum::response::Response;
use http::{HeaderMap, header};
use ui::prelude::*;
use web::{Answer, Ctx, Fields, WebError, see_other};

use super::frame::{Errors, plain};
use crate::followed::Followed;

/// The form.
pub async fn page(ctx: Ctx) -> Answer {
    let query = Fields::parse(&ctx.query);
    Ok(draw(&ctx, query.get("number"), "", &Errors::default()))
}

fn draw(ctx: &Ctx, number: &str, code: &str, errors: &Errors) -> Response {
    let title = ctx.t("resident-find-title");
    let (label, hint) = (ctx.t("resident-number"), ctx.t("resident-number-hint"));
    let (code_label, code_hint) = (ctx.t("resident-code"), ctx.t("resident-code-hint"));
    let open = ctx.t("resident-find-open");
    let page = plain(
        ctx,
        &title,
        "/my",
        html! {
            (errors.summary(ctx))
            h1 { (title) }
            form method="post" action="/my/find" class="stack" {
                (text("number", &label).hint(&hint).value(number).error(errors.get("number")).autocomplete("off").attr("autocapitalize", "characters"))
                (text("code", &code_label).hint(&code_hint).value(code).error(errors.get("code")).autocomplete("off").attr("autocapitalize", "characters"))
                (btn(&open).pri().block())
            }
            (why(&ctx.t("resident-find-lost"), html! { p { (ctx.t("resident-find-lost-answer")) } }))
        },
    );
    errors.answer(page)
}

/// The code as sealed: capitals, without spaces and dashes.
fn plain_code(typed: &str) -> String {
    typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_uppercase())
        .take(16)
        .collect()
}

/// Opens the matter. Wrong numbers and wrong codes are answered alike, and guessing is slow.
pub async fn open(ctx: Ctx, headers: HeaderMap, fields: Fields) -> Answer {
    let number: String = fields
        .get("number")
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(40)
        .collect();
    let number = number.to_ascii_uppercase();
    let code = plain_code(fields.get("code"));
    let mut errors = Errors::default();
    if number.is_empty() {
        errors.add("number", ctx.t("resident-number-missing"));
    }
    if code.is_empty() {
        errors.add("code", ctx.t("resident-code-missing"));
    }
    if !errors.is_empty() {
        return Ok(draw(&ctx, &number, fields.get("code"), &errors));
    }
    let limiter = &ctx.app.limiter;
    // Eight signs of 31 cannot be guessed at this pace, from one address or from many.
    if !limiter.allow("resident.find", &ctx.address, 12, 6, ctx.now)
        || !limiter.allow("resident.find_number", &number, 12, 6, ctx.now)
    {
        return Err(WebError::too_many());
    }
    let index = ctx.app.cipher.blind_index("matter-code", &code);
    let Some(row) = matter::store::by_code(&ctx.read(), &number, &index).await? else {
        errors.add("code", ctx.t("resident-find-wrong"));
        return Ok(draw(&ctx, &number, fields.get("code"), &errors));
    };
    let mut followed = Followed::of(&ctx.app, &headers);
    followed.add(&row.id, true);
    let mut response = see_other(&format!("/my/matters/{}", row.number));
    response
        .headers_mut()
        .append(header::SET_COOKIE, followed.cookie(&ctx.app)?);
    Ok(response)
}

/// Makes this browser forget what it follows: for phones that are not one's own.
pub async fn forget(ctx: Ctx) -> Answer {
    let mut response = see_other("/my");
    response
        .headers_mut()
        .append(header::SET_COOKIE, Followed::default().cookie(&ctx.app)?);
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        assert_eq!(plain_code(" abcd-ef23 "), "ABCDEF23");
        assert_eq!(plain_code("ABCD EF23"), "ABCDEF23");
        assert_eq!(plain_code("，"), "");
    }
}
