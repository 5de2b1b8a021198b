//! `/`: what do you want, then what waits for you.

use http::HeaderMap;
use place::Responsible;
use ui::prelude::*;
use web::layout::{self, Citizen};
use web::{Answer, Ctx};

use super::my;
use crate::followed::Followed;
use crate::mine;

/// The home page.
pub async fn page(ctx: Ctx, headers: HeaderMap) -> Answer {
    let followed = Followed::of(&ctx.app, &headers);
    let own = mine::all(&ctx, &followed).await?;
    let waiting = my::waiting(&ctx, &own).await?;
    let open: Vec<_> = own.iter().filter(|m| m.state().is_open()).take(3).collect();
    let here = match own.first() {
        Some(last) => place::responsible(&ctx.read(), &last.unit_path).await?,
        None => None,
    };
    let (helpers, search) = (
        here.map(|h| helpers(&ctx, &h)),
        ctx.t("resident-home-search"),
    );
    let title = ctx.t("resident-home-title");
    Ok(layout::citizen(
        &ctx,
        Citizen {
            title: &title,
            ..Citizen::default()
        },
        html! {
            h1 { (ctx.t("resident-home")) }
            form method="get" action="/report" role="search" {
                (text("q", &search).silent().icon("search").placeholder(&ctx.t("resident-home-example")))
            }
            @if !waiting.is_empty() {
                section class="ph-sec stack" { h2 class="sr" { (ctx.t("resident-waiting")) } @for card in &waiting { (card) } }
            }
            (five(&ctx))
            @if !open.is_empty() {
                (ph_sec(&ctx.t("resident-home-open"), rows(&open.iter().map(|m| my::row(&ctx, m)).collect::<Vec<_>>())))
            }
            @if let Some(helpers) = helpers { (helpers) }
            (super::frame::danger(&ctx))
            p class="small ink-2" { a href="/help" { (ctx.t("resident-help")) } (sep()) a href="/accessibility" { (ctx.t("resident-accessibility")) } (sep()) a href="/login" { (ctx.t("resident-staff")) } }
        },
    ))
}

fn five(ctx: &Ctx) -> Markup {
    let list = [
        ("message-square-warning", "report", "/report"),
        ("handshake", "dispute", "/report?purpose=dispute"),
        ("scale", "law", "/start/law"),
        ("calendar-clock", "service", "/start/notary"),
        ("landmark", "court", "/start/court"),
    ];
    let words: Vec<(String, String)> = list
        .iter()
        .map(|(_, key, _)| {
            (
                ctx.t(&format!("resident-verb-{key}")),
                ctx.t(&format!("resident-verb-{key}-more")),
            )
        })
        .collect();
    let drawn: Vec<Verb<'_>> = list
        .iter()
        .zip(&words)
        .map(|((icon, _, href), (label, more))| Verb {
            icon,
            label,
            more,
            href,
        })
        .collect();
    verbs(&ctx.t("resident-verbs"), &drawn)
}

/// Who helps where the reader's last report was: the grid worker and the centre.
fn helpers(ctx: &Ctx, here: &Responsible) -> Markup {
    let Some(unit) = here.unit() else {
        return html! {};
    };
    let call = ctx.t("resident-call");
    html! {
        (ph_sec(unit.name.get(ctx.lang), html! {
            div class="card stack" {
                @if let Some(worker) = here.worker() {
                    @let initial: String = worker.name.chars().take(1).collect();
                    @let title = ctx.f("resident-grid-worker", &[("name", worker.name.clone().into())]);
                    @let grid = here.grid.as_ref().map(|g| g.name.get(ctx.lang).to_owned()).unwrap_or_default();
                    (helper(&initial, "", &title, html! { (grid) }, call_button(&call, &worker.phone)))
                }
                @if let Some(centre) = here.centre() {
                    (helper("", "building-2", centre.name.get(ctx.lang), html! { (centre.address.get(ctx.lang)) }, call_button(&call, &centre.phone)))
                }
            }
        }))
    }
}

/// A button that calls, where there is a number.
pub fn call_button(word: &str, phone: &str) -> Markup {
    let href = format!("tel:{}", phone.replace(' ', ""));
    html! { @if !phone.is_empty() { (link_btn(word, &href).icon("phone")) } }
}
