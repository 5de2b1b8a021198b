//! Linking: finding the other matter by number or words, and how the two stand to one another.

use kernel::{UtcMs, when};
use matter::links::WAYS;
use matter::{Do, Event, MatterRow, permissions as p, show, store as rows};
use maud::{Markup, html};
use store::Fault;
use ui::{Ask, Choice, Opt};
use web::{Ctx, Fields};

use super::Typed;
use crate::subject::Subject;

/// Matters that a search lists.
const MOST: usize = 8;

pub(super) fn search(ctx: &Ctx, subject: &Subject, typed: &Typed) -> Markup {
    let action = format!("{}/{}", subject.path(), Event::Link.code());
    let label = ctx.t("desk-link-find");
    html! {
        form class="row top" method="get" action=(action) role="search" {
            div class="grow" {
                (ui::text("q", &label).value(typed.fields.get("q")).icon("search").silent().placeholder(&ctx.t("desk-link-find-hint")))
            }
            (ui::btn(&ctx.t("desk-find")))
        }
    }
}

pub(super) async fn controls(ctx: &Ctx, subject: &Subject, typed: &Typed) -> Result<Markup, Fault> {
    let words = typed.fields.get("q");
    let list = found(ctx, subject, words, typed.fields.get("to")).await?;
    let chosen = list
        .iter()
        .find(|m| m.number == typed.fields.get("to"))
        .or(list.first().filter(|_| list.len() == 1))
        .map(|m| m.id.clone());
    if list.is_empty() {
        return Ok(html! {
            @if words.is_empty() { p class="txt ink-2" { (ctx.t("desk-link-first-find")) } }
            @else { (ui::empty("search", &ctx.t("desk-link-none"), html! {})) }
        });
    }
    let facts: Vec<String> = list
        .iter()
        .map(|m| {
            [
                m.number.clone(),
                show::state_word(ctx, m.state()),
                m.place_public.clone(),
                when::moment(ctx.lang, UtcMs(m.registered_ms), ctx.now),
            ]
            .join(" · ")
        })
        .collect();
    let answers: Vec<Opt<'_>> = list
        .iter()
        .zip(&facts)
        .map(|(m, more)| Opt {
            value: &m.number,
            label: &m.title,
            more,
            on: chosen.as_ref() == Some(&m.id),
        })
        .collect();
    let legend = ctx.t("desk-link-to");
    let error = typed.error(ctx, "to");
    let ask = Ask {
        name: "to",
        legend: &legend,
        error: &error,
        ..Ask::default()
    };
    Ok(html! {
        input type="hidden" name="q" value=(words);
        (ui::opt_list(&ask, &answers))
        (ways(ctx, typed))
        (ui::textarea("words", &ctx.t("desk-ask-link"), 3).value(typed.fields.get("words")).error(&typed.error(ctx, "words")).optional(&ctx.t("desk-optional")))
    })
}

fn ways(ctx: &Ctx, typed: &Typed) -> Markup {
    let words: Vec<String> = WAYS
        .iter()
        .map(|way| ctx.t(&format!("desk-way-{way}")))
        .collect();
    let on = match typed.fields.get("way") {
        "" => "related",
        way => way,
    };
    let choices: Vec<Choice<'_>> = WAYS
        .iter()
        .zip(&words)
        .map(|(value, label)| Choice {
            value,
            label,
            on: *value == on,
        })
        .collect();
    let error = typed.error(ctx, "way");
    html! { (ui::select("way", &ctx.t("desk-link-way"), &choices).error(&error)) }
}

/// What the words find within reach, and the one that was chosen before.
async fn found(
    ctx: &Ctx,
    subject: &Subject,
    words: &str,
    chosen: &str,
) -> Result<Vec<MatterRow>, Fault> {
    let mut all = if words.is_empty() {
        Vec::new()
    } else {
        matter::search(ctx, words, MOST).await?
    };
    if !chosen.is_empty() && !all.iter().any(|m| m.number == chosen) {
        let read = ctx.read();
        let one = rows::within(&read, &ctx.scope(p::WORK), chosen).await?;
        if let Some(one) = one {
            all.insert(0, one);
        }
    }
    all.retain(|m| m.id != subject.row.id);
    Ok(all)
}

pub(super) fn read(fields: &Fields) -> Do {
    Do::Link {
        to: fields.get("to").to_owned(),
        way: fields.get("way").to_owned(),
        words: fields.get("words").to_owned(),
    }
}

/// Which link is taken back is named by the button that led here.
pub(super) async fn undo_controls(
    ctx: &Ctx,
    subject: &Subject,
    typed: &Typed,
) -> Result<Markup, Fault> {
    let (to, way) = (typed.fields.get("to"), typed.fields.get("way"));
    let read = ctx.read();
    let other = rows::within(&read, &ctx.scope(p::WORK), to).await?;
    let Some(other) = other.filter(|_| WAYS.contains(&way)) else {
        return Ok(html! { (ui::err("e-to", &ctx.t("matter-link-unknown"))) });
    };
    let error = [typed.error(ctx, "to"), typed.error(ctx, "way")].concat();
    let reason = typed.error(ctx, "reason");
    let labels = [ctx.t("desk-merge-this"), ctx.t(&format!("desk-way-{way}"))];
    Ok(html! {
        input type="hidden" name="to" value=(other.number);
        input type="hidden" name="way" value=(way);
        @if !error.is_empty() { (ui::err("e-to", &error)) }
        (ui::dl(&[
            (&labels[0], html! { (subject.row.number) " " (subject.row.title) }),
            (&labels[1], html! { a href={ "/matters/" (other.number) } { (other.number) } " " (other.title) }),
        ]))
        (ui::textarea("reason", &ctx.t("desk-ask-unlink"), 3).value(typed.fields.get("reason")).hint(&ctx.t("desk-ask-unlink-hint")).error(&reason).required())
    })
}

pub(super) fn read_undo(fields: &Fields) -> Do {
    Do::Unlink {
        to: fields.get("to").to_owned(),
        way: fields.get("way").to_owned(),
        reason: fields.get("reason").to_owned(),
    }
}
