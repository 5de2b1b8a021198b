//! Who takes part, and what hangs together: two panels at the side of a matter.

use kernel::{UtcMs, when};
use matter::parties::{self, Party, PartyShown};
use matter::{Event, MatterRow, links, permissions as p, show, store as rows};
use maud::{Markup, html};
use store::Fault;
use web::Ctx;

use super::link_if;
use crate::subject::Subject;

/// The participants beside the reporter; those who left stand last.
pub(super) async fn panel(ctx: &Ctx, subject: &Subject) -> Result<Markup, Fault> {
    let mut all = parties::shown(ctx, &subject.row.id).await?;
    let add = link_if(subject, Event::AddParty);
    if all.is_empty() && add.is_none() {
        return Ok(html! {});
    }
    all.sort_by_key(|party| party.row.ended_ms.is_some());
    let here = all.iter().filter(|p| p.row.ended_ms.is_none()).count();
    Ok(html! {
        div id="parties" {
            (ui::panel(
                &ctx.t("desk-parties"),
                ui::count(here, false),
                html! { @if let Some(href) = &add { (ui::link_btn(&ctx.t("desk-add"), href).ghost().sm().icon("plus")) } },
                ui::body(html! {
                    @if all.is_empty() { p class="fs-13 ink-3" { (ctx.t("desk-parties-none")) } }
                    @for party in &all { (one(ctx, subject, &all, party)) }
                }),
            ))
        }
    })
}

fn one(ctx: &Ctx, subject: &Subject, all: &[Party], party: &Party) -> Markup {
    let row = &party.row;
    let role = ctx.t(&format!("matter-party-{}", row.role));
    let whom = row.represents.as_ref().and_then(|id| {
        let found = all.iter().find(|p| p.row.id == *id)?;
        Some(ctx.f("desk-party-for", &[("who", found.name().to_owned().into())]))
    });
    let since = when::short_day(ctx.lang, UtcMs(row.added_ms).date(), ctx.now.date());
    let until = row.ended_ms.map(|at| {
        let day = when::short_day(ctx.lang, UtcMs(at).date(), ctx.now.date());
        ctx.f("desk-party-left", &[("day", day.into())])
    });
    let mut facts = vec![role.as_str()];
    facts.extend(whom.as_deref());
    facts.extend(Some(row.relation.as_str()).filter(|r| !r.is_empty()));
    facts.push(until.as_deref().unwrap_or(&since));
    let end = link_if(subject, Event::EndParty).filter(|_| row.ended_ms.is_none());
    html! {
        div class="row top" {
            div class="grow" {
                span class="row wrap" { @for field in &party.fields { (value(ctx, subject, party, field)) } }
                span class="small ink-3" { (ui::element::facts(&facts)) }
            }
            @if let Some(href) = &end {
                (ui::link_btn(&ctx.t("matter-do-end_party"), &format!("{href}?party={}", row.id)).only("x").ghost().sm())
            }
        }
    }
}

fn value(ctx: &Ctx, subject: &Subject, party: &Party, shown: &PartyShown) -> Markup {
    if shown.clear {
        return ui::unmasked(&shown.text, &ctx.t("desk-look-lasts"));
    }
    if !shown.hidden {
        return html! { span { (shown.text) } };
    }
    if !ctx.may(p::REVEAL) {
        return ui::mask(&shown.text, "", &ctx.t("desk-look-not-for-you"));
    }
    let code = shown.field.code();
    let href = format!("{}/parties/{}/reveal/{code}", subject.path(), party.row.id);
    let field = ctx.t(&format!("matter-party-field-{code}"));
    ui::mask(
        &shown.text,
        &href,
        &ctx.f("desk-look-why", &[("field", field.into())]),
    )
}

/// Linked matters within the reader's reach, each with how this one stands to it.
pub(super) async fn linked(
    ctx: &Ctx,
    subject: &Subject,
) -> Result<Vec<(MatterRow, &'static str)>, Fault> {
    let read = ctx.read();
    let scope = ctx.scope(p::WORK);
    let mut all = Vec::new();
    for link in links::of_matter(&read, &subject.row.id).await? {
        // Each end is authorised by its own row.
        if let Some(other) = rows::within(&read, &scope, &link.other_id).await? {
            all.push((other, link.way()));
        }
    }
    Ok(all)
}

/// One linked matter, with the button that takes the link back.
pub(super) fn linked_row(ctx: &Ctx, subject: &Subject, other: &MatterRow, way: &str) -> Markup {
    let word = ctx.t(&format!("matter-link-{way}"));
    let state = show::state_word(ctx, other.state());
    let merged = other.merged_into.as_deref() == Some(subject.row.id.as_str());
    let undo = link_if(subject, Event::Unlink).filter(|_| !merged);
    html! {
        div class="row top" {
            div class="grow" {
                a class="cut blk" href={ "/matters/" (other.number) } { (other.title) }
                span class="small ink-3" { (ui::element::facts(&[&word, &other.number, &state])) }
            }
            @if let Some(href) = &undo {
                (ui::link_btn(&ctx.t("matter-do-unlink"), &format!("{href}?to={}&way={way}", other.number)).only("x").ghost().sm())
            }
        }
    }
}
