//! Why a matter went where it went: the rule that fired then, which nearly did, and what today's rules would do.

use access::Named;
use axum::extract::Path;
use kernel::UtcMs;
use matter::MatterRow;
use matter::permissions::WORK;
use matter::store::HandOffRow;
use maud::{Markup, html};
use store::{Fault, Sql};
use ui::State;
use web::{Answer, Ctx, WebError, layout};

use super::list::state_of;
use crate::model::{RuleSet, SetState};
use crate::propose::{NearMiss, Proposal, Question, Said, Source, propose_by};
use crate::{names, store as rows};

/// `GET /matters/{id}/routing`
pub(super) async fn page(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let read = ctx.read();
    let row = matter::store::within(&read, &ctx.scope(WORK), &id)
        .await?
        .ok_or_else(WebError::not_found)?;
    let hand_offs = matter::store::hand_offs(&read, &row.id).await?;
    let question = Question {
        type_code: row.type_code.clone(),
        unit_path: row.unit_path.clone(),
        text: format!("{}\n{}", row.title, row.body),
        now: UtcMs(row.registered_ms),
    };
    let decided = hand_offs.iter().find(|h| h.kind == "dispatch");
    let when = decided.map_or(UtcMs(row.registered_ms), |h| UtcMs(h.offered_ms));
    let sets = rows::sets(&read).await?;
    let then = in_force_at(&sets, when);
    let today = sets.iter().find(|s| s.state == SetState::Published);
    let mut kind = names::Names::new(&read);
    let type_name = kind.kind(&row.type_code).await?;
    let title = ctx.t("routing-replay");
    let content = html! {
        (ui::crumbs(&ctx.t("routing-crumbs"), &[(&row.number, &format!("/matters/{}", row.id)), (&title, "")]))
        (ui::pagehead(&title, facts(&ctx, &row, &type_name), html! {}))
        (ui::cols(
            html! {
                div class="stack s3" {
                    (part(&ctx, &read, "routing-replay-then", then, &question, decided).await?)
                    @if today.map(|s| &s.id) != then.map(|s| &s.id) {
                        (part(&ctx, &read, "routing-replay-today", today, &question, None).await?)
                    }
                }
            },
            path(&ctx, &row, &hand_offs).await?,
        ))
    };
    let about = layout::Staff {
        title: &title,
        ..layout::Staff::default()
    };
    Ok(layout::staff(&ctx, about, content).await?)
}

/// The version that was in force at a moment.
fn in_force_at(sets: &[RuleSet], at: UtcMs) -> Option<&RuleSet> {
    sets.iter()
        .filter(|s| s.state != SetState::Dropped)
        .find(|s| s.published.is_some_and(|from| from <= at) && s.retired.is_none_or(|to| at < to))
}

fn facts(ctx: &Ctx, row: &MatterRow, kind: &Named) -> Markup {
    html! {
        span { (row.title) }
        span { (kind.get(ctx.lang)) }
        span { (matter::show::place(ctx, &row.place_public)) }
        span { (ctx.f("routing-reported", &[("at", ctx.moment(UtcMs(row.registered_ms)).into())])) }
    }
}

async fn part(
    ctx: &Ctx,
    sql: &dyn Sql,
    key: &str,
    set: Option<&RuleSet>,
    question: &Question,
    decided: Option<&HandOffRow>,
) -> Result<Markup, Fault> {
    let rules = match set {
        Some(set) => rows::rules(sql, &set.id).await?,
        None => Vec::new(),
    };
    let proposals = propose_by(sql, &rules, question).await?;
    let beside = html! {
        span class="sub" {
            @if let Some(set) = set { (state_of(ctx, set)) } @else { (ctx.t("routing-tab-none")) }
        }
    };
    let body = html! {
        @match proposals.first() {
            Some(first) => {
                (line(ctx, first, true))
                @if let Some(decided) = decided { (followed(ctx, first, decided)) }
                @if !first.reason.zh.is_empty() { p class="ink-2" { (first.reason.get(ctx.lang)) } }
                (near(ctx, &first.near_misses))
                @for other in proposals.iter().skip(1) { (line(ctx, other, false)) }
            }
            None => { p { (ctx.t("routing-nobody")) } }
        }
    };
    Ok(ui::panel(&ctx.t(key), beside, html! {}, ui::body(body)))
}

/// A proposal as a line: its conditions left, the organ right.
fn line(ctx: &Ctx, proposal: &Proposal, fires: bool) -> Markup {
    let source = match proposal.source {
        Source::Rule => ctx.t("routing-by-rule"),
        Source::TypeDefault => ctx.t("routing-source-default"),
        Source::Centre => ctx.t("routing-source-centre"),
    };
    let said: Vec<(bool, String, &str)> = proposal
        .conditions
        .iter()
        .map(|c| {
            (
                c.holds,
                ctx.t(&format!("routing-cond-{}", c.condition.code())),
                c.value.get(ctx.lang),
            )
        })
        .collect();
    let mut conditions: Vec<(bool, &str, &str)> = said
        .iter()
        .map(|(ok, field, value)| (*ok, field.as_str(), *value))
        .collect();
    let field = ctx.t("routing-cond-type");
    if conditions.is_empty() {
        conditions.push((true, &field, proposal.rule_name.get(ctx.lang)));
    }
    let assist = proposal
        .assist
        .iter()
        .map(|o| o.name.get(ctx.lang))
        .collect::<Vec<_>>()
        .join(" + ");
    let assist = if assist.is_empty() {
        assist
    } else {
        ctx.f("routing-with", &[("orgs", assist.into())])
    };
    ui::rule_line(
        &conditions,
        proposal.org.name.get(ctx.lang),
        &[&source, proposal.basis.get(ctx.lang)],
        &assist,
        fires,
    )
}

fn near(ctx: &Ctx, misses: &[NearMiss]) -> Markup {
    if misses.is_empty() {
        return html! {};
    }
    let said: Vec<(String, String, String)> = misses
        .iter()
        .map(|miss| {
            let org = miss
                .org
                .as_ref()
                .map_or_else(|| ctx.t("routing-nobody"), |o| o.get(ctx.lang).to_owned());
            (
                org,
                match miss.name.get(ctx.lang) {
                    "" => miss.code.clone(),
                    name => name.to_owned(),
                },
                failed(ctx, &miss.failed),
            )
        })
        .collect();
    let list: Vec<(&str, &str, &str)> = said
        .iter()
        .map(|(org, rule, why)| (org.as_str(), rule.as_str(), why.as_str()))
        .collect();
    ui::near_misses(
        &ctx.f("routing-near-count", &[("n", (list.len() as i64).into())]),
        &list,
    )
}

/// The condition that failed, as a sentence.
fn failed(ctx: &Ctx, said: &Said) -> String {
    ctx.f(
        &format!("routing-failed-{}", said.condition.code()),
        &[("value", said.value.get(ctx.lang).to_owned().into())],
    )
}

/// Whether the person who decided followed the proposal.
fn followed(ctx: &Ctx, first: &Proposal, decided: &HandOffRow) -> Markup {
    let to = Named {
        zh: decided.to_zh.clone(),
        en: decided.to_en.clone(),
    };
    let at = ctx.moment(UtcMs(decided.offered_ms));
    let args = [
        ("org", to.get(ctx.lang).to_owned().into()),
        ("at", at.into()),
    ];
    if decided.to_org == first.org.id.to_string() {
        ui::note(State::Ok, ctx.f("routing-followed", &args), html! {})
    } else {
        ui::note(
            State::Caution,
            html! { (ctx.f("routing-not-followed", &args)) " " (decided.reason) },
            html! {},
        )
    }
}

/// Where it went, with the rule that was kept with each hand-off.
async fn path(ctx: &Ctx, row: &MatterRow, hand_offs: &[HandOffRow]) -> Result<Markup, Fault> {
    let mut list = Vec::new();
    for one in hand_offs {
        let rule = match &one.rule_id {
            Some(id) => rows::rule(&ctx.read(), id).await?.is_some(),
            None => false,
        };
        let to = Named {
            zh: one.to_zh.clone(),
            en: one.to_en.clone(),
        };
        let by = ctx.t(if rule {
            "routing-by-rule"
        } else {
            "routing-by-person"
        });
        list.push((ctx.moment(UtcMs(one.offered_ms)), to, by, one.state.clone()));
    }
    let body = html! {
        @if list.is_empty() { p class="ink-2" { (ctx.t("routing-no-hand-off")) } }
        ol class="stack s2" {
            @for (at, to, by, state) in &list {
                li { b { (to.get(ctx.lang)) } span class="s blk fs-13 ink-2" { (at) (ui::sep()) (by) (ui::sep()) (ctx.t(&format!("routing-offer-{state}"))) } }
            }
        }
        p class="fs-13 ink-2" { (ctx.f("routing-held-by", &[("org", row.holder().get(ctx.lang).to_owned().into())])) }
    };
    Ok(ui::panel(
        &ctx.t("routing-path"),
        html! {},
        html! {},
        ui::body(body),
    ))
}
