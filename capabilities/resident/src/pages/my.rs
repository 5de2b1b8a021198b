//! `/my`: what waits for the resident first, then everything they brought.

use http::HeaderMap;
use kernel::{UtcMs, when as words};
use matter::MatterRow;
use store::Fault;
use ui::prelude::*;
use web::layout::{self, Citizen};
use web::{Answer, Ctx, Fields};

use crate::followed::Followed;
use crate::listen;
use crate::mine::{self, Wait};

/// The newest matters whose changes refresh the list; the stream takes 16 topics, and some need two.
const LIVE: usize = 8;

/// The list.
pub async fn page(ctx: Ctx, headers: HeaderMap) -> Answer {
    let followed = Followed::of(&ctx.app, &headers);
    let own = mine::all(&ctx, &followed).await?;
    let joined = mine::joined(&ctx, &followed).await?;
    let waiting = waiting(&ctx, &own).await?;
    let has_joined = Fields::parse(&ctx.query).is_on("joined");
    let (open, done): (Vec<&MatterRow>, Vec<&MatterRow>) =
        own.iter().partition(|m| m.state().is_open());
    let draw = |list: &[&MatterRow]| rows(&list.iter().map(|m| row(&ctx, m)).collect::<Vec<_>>());
    let title = ctx.t("resident-my");
    let report = ctx.t("resident-my-report");
    let account = ctx.actor.account().map(|a| a.to_string());
    let live: Vec<String> = own
        .iter()
        .take(LIVE)
        .flat_map(|m| {
            let by_account = account.is_some() && m.reporter_account == account;
            listen::topics(&ctx.app, &m.id, !by_account)
        })
        .collect();
    let topics: Vec<&str> = live.iter().map(String::as_str).collect();
    let part = ui::live(
        "mine",
        "/my",
        "",
        html! {
            @if !waiting.is_empty() {
                section class="ph-sec stack near-top" { h2 { (ctx.t("resident-waiting")) } @for card in &waiting { (card) } }
            }
            @if own.is_empty() {
                (empty("inbox", &ctx.t("resident-my-none"), html! { (link_btn(&report, "/report").pri()) }))
            }
            @if !open.is_empty() { (ph_sec(&ctx.t("resident-my-open"), draw(&open))) }
            @if !done.is_empty() { (ph_sec(&ctx.t("resident-my-done"), draw(&done))) }
        },
    );
    // The part that is fetched again is the part alone.
    if ctx.fragment {
        return Ok(layout::citizen(&ctx, Citizen::default(), part));
    }
    Ok(layout::citizen(
        &ctx,
        Citizen {
            title: &title,
            live: &topics,
            private: true,
            ..Citizen::default()
        },
        html! {
            h1 { (title) }
            @if has_joined { (note(State::Ok, ctx.t("resident-joined-done"), html! {})) }
            (part)
            @if !joined.is_empty() {
                (ph_sec(&ctx.t("resident-my-joined"), html! {
                    ul class="rows" { @for m in &joined { li { b { (m.title) } p class="small ink-2" { (matter::show::place(&ctx, &m.place_public)) } (matter::show::state(&ctx, m)) } } }
                }))
            }
            (ph_sec(&ctx.t("resident-my-elsewhere"), rows(&elsewhere(&ctx, !followed.entries().is_empty()))))
        },
    ))
}

fn elsewhere(ctx: &Ctx, follows: bool) -> Vec<Markup> {
    let mut list = vec![go(
        "hash",
        &ctx.t("resident-find-title"),
        &ctx.t("resident-find-more"),
        "/my/find",
    )];
    if ctx.actor.account().is_none() {
        list.push(go(
            "smartphone",
            &ctx.t("resident-sign-in"),
            &ctx.t("resident-sign-in-more"),
            "/login?next=/my",
        ));
    }
    if follows {
        let forget = ctx.t("resident-forget");
        list.push(html! {
            div class="row wrap" {
                span class="grow small ink-2" { (ctx.t("resident-forget-more")) }
                (post("/my/forget", html! {}, btn(&forget).ghost().sm()))
            }
        });
    }
    list
}

/// One matter as a row: title, number, state, what comes next by when.
pub fn row(ctx: &Ctx, m: &MatterRow) -> Markup {
    let href = format!("/my/matters/{}", m.number);
    let when = words::moment(ctx.lang, UtcMs(m.registered_ms), ctx.now);
    html! {
        a class="go" href=(href) {
            span {
                b class="reg" { (m.title) }
                span class="m" { (m.number) (sep()) (when) }
                span class="m" { (matter::show::state(ctx, m)) }
            }
            (icon("chevron-right"))
        }
    }
}

/// Cards of what waits for the resident.
pub async fn waiting(ctx: &Ctx, own: &[MatterRow]) -> Result<Vec<Markup>, Fault> {
    let mut cards = Vec::new();
    for m in own {
        let Some(wait) = mine::waits(&ctx.app, m).await? else {
            continue;
        };
        let (name, key, page) = match wait {
            Wait::Answer => ("circle-help", "resident-wait-answer", "add"),
            Wait::Rate => ("star", "resident-wait-rate", "rate"),
        };
        let title = ctx.f(key, &[("title", m.title.clone().into())]);
        let at = m.completed_ms.unwrap_or(m.registered_ms);
        let below = ctx.f(
            &format!("{key}-more"),
            &[
                ("when", words::moment(ctx.lang, UtcMs(at), ctx.now).into()),
                (
                    "who",
                    matter::show::name(ctx, &m.holder_zh, &m.holder_en)
                        .to_owned()
                        .into(),
                ),
            ],
        );
        cards.push(card_link(
            name,
            &title,
            &below,
            &format!("/my/matters/{}/{page}", m.number),
        ));
    }
    Ok(cards)
}
