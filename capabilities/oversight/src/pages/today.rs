//! `/stats/today`: what was left, what came, what went, what is in hand, and in whose.

mod figures;
mod panels;

use axum::response::IntoResponse;
use http::header;
use kernel::when;
use maud::html;
use ui::prelude::*;
use web::{Answer, Ctx, Fields, layout};

use self::figures::{Figures, Span};

/// The page.
pub async fn page(ctx: Ctx) -> Answer {
    let span = Span::parse(Fields::parse(&ctx.query).get("span"));
    let figures = Figures::read(&ctx, span).await?;
    let title = ctx.t("oversight-nav-today");
    let org = ctx
        .actor
        .post()
        .map(|p| p.org_name.get(ctx.lang).to_owned())
        .unwrap_or_default();
    let meta = html! {
        span { (org) }
        time datetime=(when::iso(ctx.now)) { (when::full(ctx.lang, ctx.now)) }
        a href="#how" { (ctx.t("oversight-how")) }
    };
    let spans: Vec<(String, String, bool)> = Span::ALL
        .iter()
        .map(|s| {
            (
                ctx.t(&format!("oversight-span-{}", s.code())),
                format!("/stats/today?span={}", s.code()),
                *s == span,
            )
        })
        .collect();
    let choose: Vec<Btn<'_>> = spans
        .iter()
        .map(|(label, href, on)| link_btn(label, href).pressed(*on))
        .collect();
    let csv = format!("/stats/today.csv?span={}", span.code());
    let csv_words = ctx.t("oversight-csv");
    let actions = html! {
        (btngroup(&ctx.t("oversight-span"), &choose))
        (link_btn(&csv_words, &csv).icon("download"))
    };
    let topic = ctx
        .actor
        .post()
        .map(|p| format!("org:{}", p.org))
        .unwrap_or_default();
    let body = html! {
        (pagehead(panels::finding(&ctx, &figures), meta, actions))
        (live("figures", &format!("/stats/today?span={}", span.code()), &topic, html! { div class="stack" {
            div class="stack s4" {
            (panels::equation(&ctx, &figures))
            (trio(panels::course(&ctx, &figures), panels::ages(&ctx, &figures), panels::decisions(&ctx, &figures)))
            (duo(panels::holders(&ctx, &figures), html! { div class="stack" { (panels::promise(&ctx, &figures)) (panels::satisfaction(&ctx, &figures)) } }))
            (panels::method(&ctx, &figures))
            }
        } }))
    };
    let about = layout::Staff {
        title: &title,
        live: &[&topic],
        ..layout::Staff::default()
    };
    Ok(layout::staff(&ctx, about, body).await?)
}

/// The table of holders as CSV.
pub async fn csv(ctx: Ctx) -> Answer {
    let span = Span::parse(Fields::parse(&ctx.query).get("span"));
    let figures = Figures::read(&ctx, span).await?;
    let mut text = String::from("\u{feff}");
    for key in ["unit", "held", "late", "returned", "ended", "in-time"] {
        text.push_str(&ctx.t(&format!("oversight-col-{key}")));
        text.push(',');
    }
    text.push('\n');
    for holder in &figures.holders {
        let (ended, in_time) = holder.punctual.unwrap_or((0, 0));
        let name = holder.name.get(ctx.lang).replace('"', "\"\"");
        let numbers = [holder.held, holder.late, holder.returned, ended, in_time];
        let cells: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        text.push('"');
        text.push_str(&name);
        text.push_str("\",");
        text.push_str(&cells.join(","));
        text.push('\n');
    }
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"anxin-today.csv\"",
        ),
    ];
    Ok((headers, text).into_response())
}
