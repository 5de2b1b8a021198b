//! Merging: two matters side by side, before one goes into the other.

use kernel::{UtcMs, when};
use matter::model::MatterRow;
use matter::{list, permissions as p, show, store as rows};
use maud::{Markup, html};
use store::Fault;
use web::Ctx;

use super::Typed;
use crate::parts::rows as drawn;
use crate::subject::{self, Subject};

/// Matters near this one that are offered to choose from.
const MOST_NEAR: i64 = 6;
/// Within this distance, in metres.
const RADIUS_M: f64 = 500.0;
/// Reported within so many days.
const DAYS: i64 = 60;

pub(super) fn search(ctx: &Ctx, subject: &Subject, typed: &Typed) -> Markup {
    let action = format!("{}/merge", subject.path());
    let label = ctx.t("desk-merge-number");
    html! {
        form class="row top" method="get" action=(action) role="search" {
            div class="grow" {
                (ui::text("into", &label).value(typed.fields.get("into")).icon("search").placeholder("HG2026-11-0001873").error(&typed.error(ctx, "into")))
            }
            (ui::btn(&ctx.t("desk-merge-compare")).end())
        }
    }
}

pub(super) async fn controls(ctx: &Ctx, subject: &Subject, typed: &Typed) -> Result<Markup, Fault> {
    let read = ctx.read();
    let into = match typed.fields.opt("into") {
        Some(key) => rows::within(&read, &ctx.scope(p::WORK), key)
            .await?
            .filter(|m| m.id != subject.row.id),
        None => None,
    };
    match into {
        Some(into) => side_by_side(ctx, subject, &into),
        None => nearby(ctx, subject, typed.fields.opt("into").is_some()).await,
    }
}

async fn nearby(ctx: &Ctx, subject: &Subject, sought: bool) -> Result<Markup, Fault> {
    let found = match subject.row.at() {
        Some(at) => {
            let since = ctx.now.plus_days(-DAYS).0;
            list::near(
                &ctx.read(),
                &ctx.scope(p::WORK),
                at,
                RADIUS_M,
                since,
                MOST_NEAR + 1,
            )
            .await?
        }
        None => Vec::new(),
    };
    let others: Vec<&MatterRow> = found.iter().filter(|m| m.id != subject.row.id).collect();
    Ok(html! {
        @if sought { (ui::err("e-into", &ctx.t("matter-merge-unknown"))) }
        @if !others.is_empty() {
            p class="ink-2" { (ctx.t("desk-merge-near")) }
            ul class="files" {
                @for one in others {
                    li {
                        (ui::icon("link"))
                        span class="grow" {
                            a class="cut blk" href={ (subject.path()) "/merge?into=" (one.number) } { (one.title) }
                            span class="small ink-3" { (ui::element::facts(&[&one.number, &show::place(ctx, &one.place_public), &when::moment(ctx.lang, UtcMs(one.registered_ms), ctx.now)])) }
                        }
                    }
                }
            }
        }
    })
}

fn side_by_side(ctx: &Ctx, subject: &Subject, into: &MatterRow) -> Result<Markup, Fault> {
    let this = &subject.row;
    let near = match (this.at(), into.at()) {
        (Some(a), Some(b)) => ctx.f(
            "desk-merge-apart",
            &[("m", (kernel::distance_m(a, b).round() as i64).into())],
        ),
        _ => String::new(),
    };
    Ok(html! {
        input type="hidden" name="into" value=(into.number);
        div class="sides" {
            div { h3 class="mb-2" { (ctx.t("desk-merge-this")) } (one(ctx, this)?) }
            div { h3 class="mb-2" { (ctx.t("desk-merge-into")) } (one(ctx, into)?) }
        }
        @if !near.is_empty() { p class="ink-2 mt-2" { (near) } }
        (ui::note_with(ui::State::Active, "users", ctx.t("desk-merge-effect")))
    })
}

fn one(ctx: &Ctx, m: &MatterRow) -> Result<Markup, Fault> {
    let labels = ["number", "state", "who", "place", "when", "holder", "words"]
        .map(|k| ctx.t(&format!("desk-fact-{k}")));
    Ok(html! {
        p class="bold mb-2" { (m.title) }
        (ui::dl(&[
            (&labels[0], html! { a href=(subject::path(m)) { (m.number) } }),
            (&labels[1], show::state(ctx, m)),
            (&labels[2], html! { (drawn::reporter(ctx, m)?) }),
            (&labels[3], html! { (show::place(ctx, &m.place_public)) }),
            (&labels[4], html! { (when::moment(ctx.lang, UtcMs(m.registered_ms), ctx.now)) }),
            (&labels[5], html! { (m.holder().get(ctx.lang)) }),
            (&labels[6], html! { (m.body) }),
        ]))
    })
}
