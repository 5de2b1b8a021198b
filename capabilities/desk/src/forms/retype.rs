//! Correcting the category: suggestions of the model, or a search through all leaves.

use maud::{Markup, html};
use store::Fault;
use ui::{Ask, Guess, Opt};
use web::Ctx;

use super::Typed;
use crate::advice;
use crate::subject::Subject;
use crate::types::Types;

/// Leaves that a search lists.
const MOST: usize = 12;

pub(super) fn search(ctx: &Ctx, subject: &Subject, typed: &Typed) -> Markup {
    let action = format!("{}/reclassify", subject.path());
    let label = ctx.t("desk-type-search");
    html! {
        form class="row top" method="get" action=(action) role="search" {
            div class="grow" { (ui::text("q", &label).value(typed.fields.get("q")).icon("search").silent().placeholder(&label)) }
            (ui::btn(&ctx.t("desk-find")))
        }
    }
}

pub(super) async fn controls(ctx: &Ctx, subject: &Subject, typed: &Typed) -> Result<Markup, Fault> {
    let types = Types::read(&ctx.read()).await?;
    let words = typed.fields.get("q");
    let choice = if words.is_empty() {
        suggested(ctx, subject, &types, typed).await?
    } else {
        found(ctx, &types, words, typed)
    };
    let error = typed.error(ctx, "reason");
    Ok(html! {
        input type="hidden" name="q" value=(words);
        (choice)
        (ui::text("reason", &ctx.t("desk-ask-reclassify")).value(typed.fields.get("reason")).optional(&ctx.t("desk-optional")).error(&error))
    })
}

fn found(ctx: &Ctx, types: &Types, words: &str, typed: &Typed) -> Markup {
    let leaves = types.find(words, MOST);
    if leaves.is_empty() {
        return ui::empty("search", &ctx.t("desk-type-none"), html! {});
    }
    let drawn: Vec<(String, String)> = leaves
        .iter()
        .map(|t| {
            (
                t.name().get(ctx.lang).to_owned(),
                types
                    .way(ctx.lang, &t.code)
                    .trim_end_matches(" › ")
                    .to_owned(),
            )
        })
        .collect();
    let answers: Vec<Opt<'_>> = leaves
        .iter()
        .zip(&drawn)
        .map(|(t, (label, more))| Opt {
            value: &t.code,
            label,
            more,
            on: typed.fields.get("type_code") == t.code,
        })
        .collect();
    let legend = ctx.t("desk-type");
    let error = typed.error(ctx, "type_code");
    let ask = Ask {
        name: "type_code",
        legend: &legend,
        error: &error,
        ..Ask::default()
    };
    ui::opt_list(&ask, &answers)
}

async fn suggested(
    ctx: &Ctx,
    subject: &Subject,
    types: &Types,
    typed: &Typed,
) -> Result<Markup, Fault> {
    let said = routing::suggest_types(&ctx.app, &advice::text_of(&subject.row)).await?;
    let drawn = advice::guesses(ctx, types, &said);
    let chosen = typed.fields.get("type_code");
    let list: Vec<Guess<'_>> = drawn.iter().map(|g| g.as_guess(chosen == g.code)).collect();
    let error = typed.error(ctx, "type_code");
    Ok(html! {
        @if !error.is_empty() { (ui::err("type_code", &error)) }
        @if list.is_empty() { p class="ink-2" { (ctx.t("desk-type-no-hint")) } }
        @else { (ui::guess("type_code", &ctx.t("desk-type"), &list)) }
    })
}
