//! What the words mean: category, matters that may be the same, who will have it, what will be promised.

use kernel::{UtcMs, when};
use matter::{list, permissions as p};
use maud::{Markup, html};
use routing::Question;
use store::Fault;
use ui::Near;
use web::Ctx;

use super::entry::Spot;
use crate::advice;
use crate::forms::Typed;
use crate::parts::promise;
use crate::subject;
use crate::types::Types;

/// Matters near the place that are compared.
const MOST_NEAR: i64 = 12;
/// Of which so many are shown.
const SHOWN: usize = 4;
/// Within this distance, in metres.
const RADIUS_M: f64 = 250.0;
/// Reported within so many days.
const DAYS: i64 = 30;
/// Leaves that a search shows.
const MOST_TYPES: usize = 8;

/// The right side of the intake.
pub(super) async fn draw(
    ctx: &Ctx,
    types: &Types,
    typed: &Typed,
    spot: &Spot,
) -> Result<Markup, Fault> {
    let body = typed.fields.get("body");
    let said = routing::suggest_types(&ctx.app, body).await?;
    let guess = said
        .guesses
        .first()
        .map(|g| g.type_code.clone())
        .unwrap_or_default();
    // What the last look ticked is nobody's choice: other words bring another guess.
    let (ticked, guessed) = (
        typed.fields.get("type_code"),
        typed.fields.get("type_guessed"),
    );
    let by_hand = !ticked.is_empty() && ticked != guessed;
    let chosen = if by_hand {
        ticked.to_owned()
    } else {
        guess.clone()
    };
    Ok(html! {
        div id="look" class="stack" {
            @if !by_hand { input type="hidden" name="type_guessed" value=(guess); }
            (kind(ctx, types, typed, &said, &chosen))
            (similar(ctx, spot, body).await?)
            (organ(ctx, typed, spot, &chosen).await?)
            (promised(ctx, types, &chosen).await?)
        }
    })
}

fn kind(
    ctx: &Ctx,
    types: &Types,
    typed: &Typed,
    said: &routing::Suggestion,
    chosen: &str,
) -> Markup {
    let words = typed.fields.get("type_q");
    let mut drawn = if words.is_empty() {
        advice::guesses(ctx, types, said)
    } else {
        types
            .find(words, MOST_TYPES)
            .iter()
            .map(|t| advice::by_hand(ctx, types, &t.code))
            .collect()
    };
    if !chosen.is_empty() && types.get(chosen).is_some() && drawn.iter().all(|d| d.code != chosen) {
        drawn.insert(0, advice::by_hand(ctx, types, chosen));
    }
    let list: Vec<ui::Guess<'_>> = drawn.iter().map(|d| d.as_guess(d.code == chosen)).collect();
    let error = typed.error(ctx, "type_code");
    let label = ctx.f("desk-type-from", &[("n", types.leaves().into())]);
    let again = ctx.t("desk-look-again");
    let content = ui::body(html! {
        @if !error.is_empty() { (ui::err("type_code", &error)) }
        @if list.is_empty() { p class="fs-13 ink-2" { (ctx.t("desk-type-no-hint")) } }
        @else { (ui::guess("type_code", &ctx.t("desk-type"), &list)) }
        div class="row top" {
            div class="grow" { (ui::text("type_q", &label).silent().placeholder(&label).icon("search").value(words)) }
            (ui::btn(&again).sm().attr("formaction", "/desk/intake/look").attr("formnovalidate", "").attr("hx-post", "/desk/intake/look").attr("hx-target", "#look").attr("hx-include", "#new"))
        }
    });
    ui::panel(&ctx.t("desk-type"), html! {}, html! {}, content)
}

/// How alike a text is to others, from 0 to 5 squares.
fn squares(similarity: f32) -> u8 {
    (similarity * 5.0).round().clamp(0.0, 5.0) as u8
}

async fn similar(ctx: &Ctx, spot: &Spot, body: &str) -> Result<Markup, Fault> {
    let Some(at) = spot.hit.as_ref().and_then(place::Hit::at) else {
        return Ok(html! {});
    };
    let since = ctx.now.plus_days(-DAYS).0;
    let found = list::near(
        &ctx.read(),
        &ctx.scope(p::WORK),
        at,
        RADIUS_M,
        since,
        MOST_NEAR,
    )
    .await?;
    let mut alike: Vec<(f32, &matter::MatterRow)> = found
        .iter()
        .map(|m| {
            let other = advice::text_of(m);
            (search::near::shingle_similarity(body, &other), m)
        })
        .collect();
    alike.sort_by(|a, b| b.0.total_cmp(&a.0));
    alike.truncate(SHOWN);
    if alike.is_empty() {
        return Ok(html! {});
    }
    let words: Vec<(String, Vec<String>)> = alike
        .iter()
        .map(|(_, m)| {
            let away = m
                .at()
                .map_or(0, |p| kernel::distance_m(p, at).round() as i64);
            (
                subject::path(m),
                vec![
                    ctx.f("desk-away", &[("m", away.into())]),
                    when::moment(ctx.lang, UtcMs(m.registered_ms), ctx.now),
                    matter::show::state_word(ctx, m.state()),
                ],
            )
        })
        .collect();
    let facts: Vec<Vec<&str>> = words
        .iter()
        .map(|(_, f)| f.iter().map(String::as_str).collect())
        .collect();
    let list: Vec<Near<'_>> = alike
        .iter()
        .zip(&words)
        .zip(&facts)
        .enumerate()
        .map(|(n, (((like, m), (href, _)), facts))| Near {
            number: u16::try_from(n + 1).unwrap_or(u16::MAX),
            title: &m.title,
            href,
            facts,
            like: Some(squares(*like)),
            because: "",
            actions: html! {},
        })
        .collect();
    Ok(ui::panel(
        &ctx.t("desk-maybe-same"),
        ui::count(list.len(), false),
        html! {},
        html! {
            (ui::body(ui::near(&list)))
            (ui::foot(html! { (ctx.t("desk-maybe-same-note")) }))
        },
    ))
}

async fn organ(ctx: &Ctx, typed: &Typed, spot: &Spot, chosen: &str) -> Result<Markup, Fault> {
    let Some(hit) = spot.hit.as_ref().filter(|_| !chosen.is_empty()) else {
        return Ok(html! {});
    };
    let question = Question {
        type_code: chosen.to_owned(),
        unit_path: hit.unit_path.clone(),
        text: typed.fields.get("body").to_owned(),
        now: ctx.now,
    };
    let proposals = routing::propose(&ctx.read(), &question).await?;
    Ok(html! {
        @if let Some(first) = proposals.first() {
            (ui::panel(&ctx.t("desk-will-have"), html! {}, html! {}, ui::body(html! {
                b { (first.org.name.get(ctx.lang)) }
                p class="fs-13 ink-2" { (ui::element::facts(&[first.reason.get(ctx.lang), first.basis.get(ctx.lang)])) }
            })))
        }
    })
}

async fn promised(ctx: &Ctx, types: &Types, chosen: &str) -> Result<Markup, Fault> {
    let Some(kind) = types.get(chosen) else {
        return Ok(html! {});
    };
    let list = promise::of(ctx, kind).await?;
    Ok(ui::panel(
        &ctx.t("desk-will-tell"),
        html! {},
        html! {},
        ui::body(html! {
            p class="txt" { (ctx.t("desk-will-tell-words")) }
            (promise::chips(&list))
        }),
    ))
}
