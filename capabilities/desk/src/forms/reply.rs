//! The answer: outcome, words, and what was answered to matters of the same kind.

use kernel::Lang;
use matter::list::{self, Filter, Order};
use matter::model::OUTCOMES;
use matter::{MatterRow, State, permissions as p};
use maud::{Markup, html};
use store::Fault;
use ui::{Ask, Opt};
use web::Ctx;

use super::{Typed, in_their_language, upload};
use crate::cards;
use crate::subject::Subject;
use crate::types::Types;

/// Earlier answers shown as cards.
const MOST_EARLIER: usize = 4;
/// Characters of an answer that a card shows.
const SHOWN: usize = 28;
/// Skeletons that fit every type.
const SKELETONS: [&str; 3] = ["done", "explained", "later"];

/// Answers of this organ to matters of the same type, newest first.
async fn earlier(ctx: &Ctx, subject: &Subject) -> Result<Vec<MatterRow>, Fault> {
    let filter = Filter {
        states: vec![State::Completed, State::Closed],
        type_prefix: Some(subject.row.type_code.clone()),
        holder_path: Some(subject.row.holder_path.clone()),
        ..Filter::default()
    };
    let scope = ctx.scope(p::HANDLE);
    let page = list::page(
        &ctx.read(),
        &scope,
        &filter,
        Order::Newest,
        None,
        MOST_EARLIER,
    )
    .await?;
    Ok(page
        .rows
        .into_iter()
        .filter(|m| m.reply.is_some())
        .collect())
}

/// Cards to begin from: a click puts the words into the box.
pub(super) async fn cards(ctx: &Ctx, subject: &Subject) -> Result<Markup, Fault> {
    let base = format!("{}/reply", subject.path());
    let library = cards::all(&ctx.read(), &ctx.actor, false).await?;
    let mut cards: Vec<(String, String)> = library
        .iter()
        .filter(|card| card.fits(&subject.row.type_code))
        .map(|card| (card.title.clone(), format!("{base}?card={}", card.id)))
        .collect();
    cards.extend(SKELETONS.iter().map(|code| {
        (
            ctx.t(&format!("desk-card-{code}")),
            format!("{base}?card={code}"),
        )
    }));
    for one in earlier(ctx, subject).await? {
        let words: String = one
            .reply
            .as_deref()
            .unwrap_or("")
            .chars()
            .take(SHOWN)
            .collect();
        cards.push((format!("{words}…"), format!("{base}?card={}", one.number)));
    }
    Ok(html! {
        div class="stack s1" {
            p class="fs-13 ink-2" { (ctx.t("desk-cards")) }
            div class="row wrap" {
                @for (words, href) in &cards { (ui::chip_link(words, href, false)) }
                a class="fs-13" href="/desk/cards" { (ctx.t("desk-cards-manage")) }
            }
        }
    })
}

async fn words_of_card(ctx: &Ctx, subject: &Subject, card: &str) -> Result<String, Fault> {
    if SKELETONS.contains(&card) {
        return Ok(in_their_language(
            ctx,
            subject,
            &format!("desk-card-{card}-words"),
        ));
    }
    if let Some(card) = cards::find(&ctx.read(), &ctx.actor, card).await? {
        let types = Types::read(&ctx.read()).await?;
        let lang = Lang::from_tag(&subject.row.lang).unwrap_or(Lang::ZhCn);
        let kind = types.name(lang, &subject.row.type_code);
        return Ok(cards::for_matter(&card, &subject.row, &kind, ctx.now));
    }
    let all = earlier(ctx, subject).await?;
    let found = all.into_iter().find(|m| m.number == card);
    Ok(found.and_then(|m| m.reply).unwrap_or_default())
}

/// The outcome that a card of the library is written for.
async fn outcome_of_card(ctx: &Ctx, card: &str) -> Result<String, Fault> {
    let found = cards::find(&ctx.read(), &ctx.actor, card).await?;
    Ok(found.map(|c| c.outcome).unwrap_or_default())
}

pub(super) async fn controls(ctx: &Ctx, subject: &Subject, typed: &Typed) -> Result<Markup, Fault> {
    let words = match (typed.fields.get("words"), typed.fields.get("card")) {
        // What was sent back is mended, not written anew.
        ("", "") => subject.row.reply.clone().unwrap_or_default(),
        ("", card) => words_of_card(ctx, subject, card).await?,
        (words, _) => words.to_owned(),
    };
    let chosen = match typed.fields.get("outcome") {
        "" => match subject.row.outcome.clone() {
            Some(outcome) => outcome,
            None => outcome_of_card(ctx, typed.fields.get("card")).await?,
        },
        outcome => outcome.to_owned(),
    };
    let labels: Vec<String> = OUTCOMES
        .iter()
        .map(|o| ctx.t(&format!("matter-outcome-{o}")))
        .collect();
    let answers: Vec<Opt<'_>> = OUTCOMES
        .iter()
        .zip(&labels)
        .map(|(value, label)| Opt {
            value,
            label,
            more: "",
            on: chosen == *value,
        })
        .collect();
    let legend = ctx.t("desk-outcome");
    let error = typed.error(ctx, "outcome");
    let ask = Ask {
        name: "outcome",
        legend: &legend,
        error: &error,
        ..Ask::default()
    };
    Ok(html! {
        (ui::opt_list(&ask, &answers))
        (ui::textarea("words", &ctx.t("desk-ask-reply"), 8).value(&words).hint(&ctx.t("desk-ask-reply-hint")).error(&typed.error(ctx, "words")).required())
        (upload(ctx, typed))
    })
}
