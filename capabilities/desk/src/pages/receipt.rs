//! `/desk/receipts/{id}`: what the resident takes home from the window: number, code, next step.

use access::crypto::Field;
use axum::extract::Path;
use kernel::{UtcMs, when};
use matter::permissions as p;
use matter::{show, store as rows};
use maud::html;
use store::Fault;
use web::layout::{self, Staff};
use web::{Answer, Ctx};

use crate::subject::Subject;

/// For so long the clerk who registered can read the code out; after that only the resident has it.
const CODE_MS: i64 = 60 * 60 * 1000;

pub(crate) async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let subject = Subject::find_with(&ctx, &id, p::REGISTER).await?;
    let row = &subject.row;
    let code = code(&ctx, &subject).await?;
    let step = show::next(&ctx, row, subject.offer.as_ref(), show::For::Resident);
    let labels = [
        "receipt-code",
        "fact-place",
        "fact-when",
        "fact-holder",
        "receipt-next",
    ]
    .map(|k| ctx.t(&format!("desk-{k}")));
    let mut pairs = Vec::new();
    if let Some(code) = &code {
        pairs.push((
            labels[0].as_str(),
            html! { span class="mono big" { (code) } },
        ));
    }
    pairs.push((&labels[1], html! { (show::place(&ctx, &row.place_public)) }));
    pairs.push((
        &labels[2],
        html! { (when::full(ctx.lang, UtcMs(row.registered_ms))) },
    ));
    pairs.push((&labels[3], html! { (row.holder().get(ctx.lang)) }));
    pairs.push((&labels[4], html! { (step.says) }));
    let title = ctx.f(
        "desk-receipt-title",
        &[("number", row.number.clone().into())],
    );
    let follow = ctx.f(
        "desk-receipt-follow",
        &[("url", ctx.app.settings.public_url.clone().into())],
    );
    let triage = format!("/desk/triage?at={}", row.number);
    let body = html! {
        (ui::pagehead(&title, html! { span { (row.title) } }, html! {
            (ui::link_btn(&ctx.t("desk-receipt-again"), "/desk/intake").icon("plus").key("n"))
            @if ctx.may(p::TRIAGE) && subject.may(matter::Event::Offer) {
                (ui::link_btn(&ctx.t("desk-receipt-triage"), &triage).pri())
            }
        }))
        (ui::cols(
            ui::panel("", html! {}, html! {}, ui::body(html! {
                (ui::receipt(&ctx.t("desk-receipt-lead"), &row.number, &pairs, html! { p class="txt" { (follow) } }))
                @if code.is_some() { p class="fs-13 ink-2" { (ctx.t("desk-receipt-code-note")) } }
            })),
            html! { (ui::panel(&ctx.t("desk-receipt-print"), html! {}, html! {}, ui::body(html! {
                p class="txt ink-2" { (ctx.t("desk-receipt-print-how")) }
                div { (ui::link_btn(&ctx.t("desk-open"), &subject.path())) }
            }))) },
        ))
    };
    Ok(layout::staff(
        &ctx,
        Staff {
            title: &title,
            ..Staff::default()
        },
        body,
    )
    .await?)
}

/// The code by which the matter is followed, for the clerk who registered it just now. Read out in two groups of four.
async fn code(ctx: &Ctx, subject: &Subject) -> Result<Option<String>, Fault> {
    let row = &subject.row;
    if ctx.now.0 - row.registered_ms > CODE_MS {
        return Ok(None);
    }
    let first = rows::thread(&ctx.read(), &row.id, false)
        .await?
        .into_iter()
        .next();
    if first.is_none_or(|e| e.actor != ctx.actor.log_id()) {
        return Ok(None);
    }
    let place = Field {
        table: "matter",
        column: "code",
        record: &row.id,
    };
    let plain = ctx
        .app
        .cipher
        .open(&place, &row.code_sealed)
        .map_err(|e| Fault::of("open the code of a matter", e))?;
    let code = plain.reveal();
    let (first, second) = code.split_at(code.len().min(4));
    Ok(Some(format!("{first} {second}")))
}
