//! `/my/matters/{number}/receipt`: number, code to follow it, who holds it, what comes next, and the proof.

use access::crypto::Field;
use axum::extract::Path;
use axum::response::IntoResponse;
use http::{HeaderMap, header};
use kernel::{UtcMs, when as words};
use matter::{MatterRow, show};
use store::Fault;
use ui::prelude::*;
use web::layout::{self, Citizen};
use web::{Answer, Ctx, Fields};

use super::frame::danger;
use crate::mine::{Mine, ask_for_code};
use crate::receipt::Receipt;
use crate::{proof, qr};

/// The receipt.
pub async fn page(ctx: Ctx, headers: HeaderMap, Path(number): Path<String>) -> Answer {
    let Some(mine) = Mine::of(&ctx, &headers, &number).await? else {
        return Ok(ask_for_code(&number));
    };
    // Matters registered at a window or by phone get theirs when it is first looked at.
    proof::issue(&ctx, &mine.row.id).await?;
    let row = &mine.row;
    let receipt = Receipt::of(&ctx.app.cipher, row);
    let fresh = Fields::parse(&ctx.query).is_on("new");
    let code = code_of(&ctx, row)?;
    let holder = phone_of(&ctx, row).await?;
    let clocks = matter::clocks::of_matter(&ctx.read(), &row.id).await?;
    let due = clocks
        .iter()
        .filter(|c| c.state == "running" && c.audience != "resident")
        .filter_map(|c| c.due_ms)
        .min();
    let title = ctx.t(if fresh {
        "resident-receipt-new"
    } else {
        "resident-receipt"
    });
    let heading = match due.filter(|_| fresh) {
        Some(due) => {
            let day = words::day(ctx.lang, UtcMs(due - 1).date(), ctx.now.date());
            ctx.f("resident-receipt-heading-due", &[("day", day.into())])
        }
        None => ctx.t("resident-receipt-heading"),
    };
    let facts = facts(&ctx, row, &holder, due);
    let pairs: Vec<(&str, Markup)> = facts.iter().map(|(k, v)| (k.as_str(), v.clone())).collect();
    let again = mine.path("");
    Ok(layout::citizen(
        &ctx,
        Citizen {
            title: &title,
            back: if fresh { "/my" } else { &again },
            private: true,
            ..Citizen::default()
        },
        html! {
            h1 { (heading) }
            (ui::receipt(&ctx.t("resident-receipt-lead"), &row.number, &pairs, proof_row(&ctx, &receipt)))
            div class="card stack s3" {
                p class="small ink-2" { (ctx.t("resident-receipt-code-lead")) }
                p class="say-big mono" { (code) }
                p class="small ink-2" { (ctx.t("resident-receipt-code-keep")) }
            }
            (rows(&next_steps(&ctx, &mine)))
            p class="small ink-2 no-print" { (ctx.t("resident-receipt-print")) }
            (danger(&ctx))
        },
    ))
}

fn facts(ctx: &Ctx, row: &MatterRow, phone: &str, due: Option<i64>) -> Vec<(String, Markup)> {
    let mut all = vec![
        (ctx.t("resident-fact-what"), html! { (row.title) }),
        (
            ctx.t("resident-fact-where"),
            html! { (show::place(ctx, &row.place_public)) },
        ),
        (
            ctx.t("resident-fact-when"),
            html! { time { (words::full(ctx.lang, UtcMs(row.registered_ms))) } },
        ),
        (
            ctx.t("resident-fact-who"),
            html! {
                b { (show::name(ctx, &row.holder_zh, &row.holder_en)) }
                @if !phone.is_empty() { br; (ctx.f("resident-fact-phone", &[("phone", phone.to_owned().into())])) }
            },
        ),
        (ctx.t("resident-fact-state"), show::state(ctx, row)),
    ];
    if let Some(due) = due {
        let day = words::full_day(ctx.lang, UtcMs(due - 1).date());
        all.push((ctx.t("resident-fact-due"), html! { time { (day) } }));
    }
    all
}

fn proof_row(ctx: &Ctx, receipt: &Receipt) -> Markup {
    let address = format!("{}/verify/{}", ctx.app.settings.public_url, receipt.code());
    let path = format!("/verify/{}", receipt.code());
    html! {
        @if let Some(svg) = qr::draw(&address) {
            (qrrow(svg, &ctx.t("resident-qr-alt"), &ctx.t("resident-qr-title"), &ctx.t("resident-qr-more"), &receipt.shown()))
        }
        (lnk48(&ctx.t("resident-qr-open"), &path))
    }
}

fn next_steps(ctx: &Ctx, mine: &Mine) -> Vec<Markup> {
    let mut list = Vec::new();
    if mine.may(matter::Event::Add) {
        list.push(go(
            "camera",
            &ctx.t("resident-receipt-photos"),
            &ctx.t("resident-receipt-photos-more"),
            &mine.path("add"),
        ));
    }
    list.push(go(
        "list-checks",
        &ctx.t("resident-receipt-open"),
        "",
        &mine.path(""),
    ));
    list.push(go(
        "download",
        &ctx.t("resident-receipt-text"),
        &ctx.t("resident-receipt-text-more"),
        &mine.path("receipt/text"),
    ));
    list
}

/// The code by which it is followed, in two groups of four.
fn code_of(ctx: &Ctx, row: &MatterRow) -> Result<String, Fault> {
    let place = Field {
        table: "matter",
        column: "code",
        record: &row.id,
    };
    let plain = ctx
        .app
        .cipher
        .open(&place, &row.code_sealed)
        .map_err(|e| Fault::of("open a matter's code", e))?;
    let code = plain.reveal();
    Ok(match code.split_at_checked(4) {
        Some((a, b)) if !b.is_empty() => format!("{a} {b}"),
        _ => code.clone(),
    })
}

async fn phone_of(ctx: &Ctx, row: &MatterRow) -> Result<String, Fault> {
    let Ok(id) = row.holder_org.parse() else {
        return Ok(String::new());
    };
    Ok(people::org(&ctx.read(), id)
        .await?
        .map(|o| o.phone)
        .unwrap_or_default())
}

/// The text that the fingerprint covers, so that its holder can compute it on a machine of their own.
pub async fn text(ctx: Ctx, headers: HeaderMap, Path(number): Path<String>) -> Answer {
    let Some(mine) = Mine::of(&ctx, &headers, &number).await? else {
        return Ok(ask_for_code(&number));
    };
    let receipt = Receipt::of(&ctx.app.cipher, &mine.row);
    let name = format!("attachment; filename=\"{}.txt\"", receipt.number);
    Ok((
        [
            (header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
            (header::CONTENT_DISPOSITION, name),
        ],
        receipt.text().to_owned(),
    )
        .into_response())
}
