//! `/verify/{code}`: confirms a receipt to whoever holds it. Four checks in order; no name, no place, no text.

use access::Scope;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use http::{StatusCode, header};
use kernel::{UtcMs, when as words};
use matter::{MatterRow, catalogue, show};
use store::Fault;
use ui::prelude::*;
use web::{Answer, Ctx, Fields, WebError, see_other};

use super::frame::plain;
use crate::proof::{self, Checked};
use crate::receipt::parse_code;

async fn find(ctx: &Ctx, code: &str) -> Result<Option<(MatterRow, Checked)>, WebError> {
    // Whoever tries numbers one after another is slowed down.
    if !ctx
        .app
        .limiter
        .allow("resident.verify", &ctx.address, 20, 10, ctx.now)
    {
        return Err(WebError::too_many());
    }
    let Some((number, print)) = parse_code(code) else {
        return Ok(None);
    };
    let Some(row) = matter::store::within(&ctx.read(), &Scope::All, &number).await? else {
        return Ok(None);
    };
    let checked = proof::check(ctx, &row, &print).await?;
    // A number without its fingerprint learns nothing: not even that there is such a number.
    Ok(checked.content.then_some((row, checked)))
}

/// The page of a code.
pub async fn page(ctx: Ctx, Path(code): Path<String>) -> Answer {
    match find(&ctx, &code).await? {
        Some((row, checked)) => Ok(confirmed(&ctx, &row, &checked, &code).await?),
        None => Ok(unknown(&ctx)),
    }
}

fn unknown(ctx: &Ctx) -> Response {
    let title = ctx.t("resident-verify-title");
    let page = plain(
        ctx,
        &title,
        "/",
        html! {
            (verdict(State::Danger, &ctx.t("resident-verify-no"), &ctx.t("resident-verify-no-more")))
            (form(ctx))
        },
    );
    (StatusCode::NOT_FOUND, page).into_response()
}

async fn confirmed(
    ctx: &Ctx,
    row: &MatterRow,
    checked: &Checked,
    code: &str,
) -> Result<Response, Fault> {
    let title = ctx.t("resident-verify-title");
    let whole = checked.signature
        && checked
            .logged
            .as_ref()
            .is_none_or(|l| l.whole && l.covered.as_ref().is_none_or(|c| c.holds));
    let at = words::moment(ctx.lang, checked.receipt.at, ctx.now);
    let (state, says, more) = if whole {
        (State::Ok, "resident-verify-yes", "resident-verify-yes-more")
    } else {
        (
            State::Danger,
            "resident-verify-broken",
            "resident-verify-broken-more",
        )
    };
    let domain = row.type_code.split('.').next().unwrap_or_default();
    let domain = catalogue::published(&ctx.read(), domain).await?;
    let facts = [
        (ctx.t("resident-number"), html! { b { (row.number) } }),
        (
            ctx.t("resident-verify-at"),
            html! { time { (words::full(ctx.lang, checked.receipt.at)) } },
        ),
        (
            ctx.t("resident-verify-kind"),
            html! { (domain.map(|d| d.name().get(ctx.lang).to_owned()).unwrap_or_default()) },
        ),
        (
            ctx.t("resident-fact-state"),
            html! { (show::state(ctx, row)) @if row.due_ms.is_some_and(|due| due < ctx.now.0) { " " (ctx.t("resident-verify-late")) } },
        ),
    ];
    let pairs: Vec<(&str, Markup)> = facts.iter().map(|(k, v)| (k.as_str(), v.clone())).collect();
    let proof = format!("/verify/{code}/proof");
    Ok(plain(
        ctx,
        &title,
        "",
        html! {
            (verdict(state, &ctx.t(says), &ctx.f(more, &[("at", at.into())])))
            div class="receipt" { div { (dl(&pairs)) p class="small ink-2 mt-2" { (ctx.t("resident-verify-nothing")) } } }
            (ph_sec(&ctx.t("resident-verify-how"), html! {
                (steps_of(ctx, checked))
                p class="small ink-2" { (ctx.t("resident-verify-where")) }
            }))
            (rows(&[
                go("download", &ctx.t("resident-verify-proof"), &ctx.t("resident-verify-proof-more"), &proof),
                go("qr-code", &ctx.t("resident-verify-other"), &ctx.t("resident-verify-other-more"), "/verify"),
            ]))
        },
    ))
}

/// The four checks. What cannot be checked yet says when it will be.
fn steps_of(ctx: &Ctx, checked: &Checked) -> Markup {
    let passed = |yes: bool| if yes { State::Ok } else { State::Danger };
    let mut steps: Vec<(String, String, bool, State)> = vec![
        (
            ctx.t("resident-check-content"),
            checked.receipt.shown(),
            true,
            passed(checked.content),
        ),
        (
            ctx.t("resident-check-signature"),
            ctx.f(
                "resident-check-key",
                &[("name", ctx.app.signer.name().to_string().into())],
            ),
            false,
            passed(checked.signature),
        ),
    ];
    match &checked.logged {
        None => {
            steps.push((
                ctx.t("resident-check-log-wait"),
                ctx.t("resident-check-soon"),
                false,
                State::Wait,
            ));
            steps.push((
                ctx.t("resident-check-root-wait"),
                ctx.t("resident-check-soon"),
                false,
                State::Wait,
            ));
        }
        Some(logged) => {
            let n = logged.position + 1;
            let path = logged.covered.as_ref().map_or(0, |c| c.path.len());
            let more = match &logged.covered {
                Some(_) => ctx.f("resident-check-path", &[("n", path.into())]),
                None => String::new(),
            };
            steps.push((
                ctx.f("resident-check-log", &[("n", n.into())]),
                more,
                false,
                passed(logged.whole),
            ));
            steps.push(match &logged.covered {
                Some(covered) => {
                    let at = words::moment(ctx.lang, UtcMs(covered.at_ms), ctx.now);
                    (
                        ctx.t("resident-check-root"),
                        ctx.f("resident-check-root-at", &[("at", at.into())]),
                        false,
                        passed(covered.holds),
                    )
                }
                None => (
                    ctx.t("resident-check-root-wait"),
                    ctx.t("resident-check-soon"),
                    false,
                    State::Wait,
                ),
            });
        }
    }
    let links: Vec<Link<'_>> = steps
        .iter()
        .map(|(what, more, mono, state)| Link {
            what,
            more,
            mono: *mono,
            state: *state,
        })
        .collect();
    chain(&links, false)
}

/// The proof for other programs.
pub async fn proof(ctx: Ctx, Path(code): Path<String>) -> Answer {
    let Some((row, checked)) = find(&ctx, &code).await? else {
        return Err(WebError::not_found());
    };
    let key = ctx.app.signer.verifier().to_text();
    let text = format!("# public key\n{key}\n\n{}", proof::as_text(&checked));
    let name = format!("attachment; filename=\"{}-proof.txt\"", row.number);
    Ok((
        [
            (header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
            (header::CONTENT_DISPOSITION, name),
        ],
        text,
    )
        .into_response())
}

fn form(ctx: &Ctx) -> Markup {
    let (label, hint, check) = (
        ctx.t("resident-verify-code"),
        ctx.t("resident-verify-code-hint"),
        ctx.t("resident-verify-check"),
    );
    html! {
        form method="get" action="/verify" class="stack" {
            (text("code", &label).hint(&hint).autocomplete("off"))
            (btn(&check).pri().block())
        }
    }
}

/// Asks for a code; with `?code=` goes to its page.
pub async fn ask(ctx: Ctx) -> Answer {
    let query = Fields::parse(&ctx.query);
    if let Some((number, print)) = parse_code(query.get("code")) {
        return Ok(see_other(&format!("/verify/{number}-{print}")));
    }
    if let Some(code) = query.opt("code") {
        // Official papers carry a code of another form; whoever types it here is led there.
        return Ok(match matter::documents::by_code(&ctx.read(), code).await? {
            Some(paper) => see_other(&format!("/documents/verify/{}", paper.code)),
            None => unknown(&ctx),
        });
    }
    let title = ctx.t("resident-verify-title");
    Ok(plain(
        &ctx,
        &title,
        "/",
        html! { h1 { (title) } p class="txt ink-2" { (ctx.t("resident-verify-about")) } (form(&ctx)) },
    ))
}
