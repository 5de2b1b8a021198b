//! The matter with its three numbered steps.

use matter::Event;
use maud::{Markup, html};
use routing::Proposal;
use store::Fault;
use ui::{Ask, Opt};
use web::Ctx;

use super::{Case, came, is_named};
use crate::advice;
use crate::command;
use crate::parts::promise;
use crate::target;

/// Leaves that a search shows.
const MOST_TYPES: usize = 8;

pub(super) async fn draw(ctx: &Ctx, case: &Case) -> Result<Markup, Fault> {
    let row = &case.subject.row;
    Ok(html! {
        form class="panel" method="post" action="/desk/triage" aria-labelledby="tt" {
            input type="hidden" name="at" value=(row.number);
            input type="hidden" name="shown" value=(case.chosen);
            (command::hidden(ctx, row.version))
            (said(ctx, case)?)
            (category(ctx, case))
            div id="organ" { (organ(ctx, case).await?) }
            (promised(ctx, case).await?)
            (buttons(ctx, case))
        }
    })
}

fn said(ctx: &Ctx, case: &Case) -> Result<Markup, Fault> {
    let row = &case.subject.row;
    let reasons = case
        .said
        .guesses
        .iter()
        .find(|g| g.type_code == case.chosen)
        .or(case.said.guesses.first())
        .map(|g| g.reasons.as_slice())
        .unwrap_or_default();
    let pieces = routing::triage::pieces(&row.body, reasons);
    let key = ["most", "some", "little"].map(|k| ctx.t(&format!("desk-weight-{k}")));
    let came = came(ctx, case)?;
    let path = case.subject.path();
    Ok(ui::sect(html! {
        div class="row sp fs-13 ink-3" {
            a href=(path) { (row.number) }
            span { (ui::element::facts(&[&came[0], &came[1], &came[2]])) }
        }
        h2 class="big" id="tt" { (row.title) }
        (ui::said(&pieces))
        div class="row sp" {
            @if !reasons.is_empty() { (ui::wordkey(&key[0], &key[1], &key[2])) }
            span class="fs-13 ink-2" { (matter::show::place(ctx, &row.place_public)) }
        }
    }))
}

fn category(ctx: &Ctx, case: &Case) -> Markup {
    let words = case.typed.fields.get("q");
    let mut drawn = advice::guesses(ctx, &case.types, &case.said);
    if !words.is_empty() {
        let known: Vec<String> = drawn.iter().map(|d| d.code.clone()).collect();
        drawn.extend(
            case.types
                .find(words, MOST_TYPES)
                .iter()
                .filter(|t| !known.contains(&t.code))
                .map(|t| advice::by_hand(ctx, &case.types, &t.code)),
        );
    }
    for code in [&case.chosen, &case.subject.row.type_code] {
        if drawn.iter().all(|d| d.code != *code) {
            drawn.push(advice::by_hand(ctx, &case.types, code));
        }
    }
    let list: Vec<ui::Guess<'_>> = drawn
        .iter()
        .map(|d| d.as_guess(d.code == case.chosen))
        .collect();
    let label = ctx.f("desk-type-from", &[("n", case.types.leaves().into())]);
    let search = format!("{}/reclassify", case.subject.path());
    ui::stepno(
        1,
        &ctx.t("desk-type"),
        calibration(ctx, case),
        html! {
            (ui::guess("cat", &ctx.t("desk-type"), &list))
            div class="row sp" {
                (ui::link_btn(&label, &search).sm().icon("search"))
                (ui::btn(&ctx.t("desk-look-again")).sm().ghost().sends("do", "look").attr("formnovalidate", ""))
            }
        },
    )
}

/// “说 82% 时，上月 100 件里说对 81 件”.
fn calibration(ctx: &Ctx, case: &Case) -> String {
    let first = case.said.guesses.first().filter(|g| g.is_sure());
    let tenth = first.zip(case.said.model.as_ref()).and_then(|(g, model)| {
        model
            .calibration
            .of(g.probability)
            .map(|t| (g.probability, t))
    });
    match tenth {
        Some((probability, tenth)) => ctx.f(
            "desk-calibrated",
            &[
                ("p", i64::from((probability * 100.0).round() as i32).into()),
                ("n", tenth.said.into()),
                ("right", tenth.right.into()),
            ],
        ),
        None => ctx.t("desk-not-calibrated"),
    }
}

async fn organ(ctx: &Ctx, case: &Case) -> Result<Markup, Fault> {
    let Some(named) = named(case) else {
        return Ok(ui::stepno(
            2,
            &ctx.t("desk-organ"),
            "",
            html! { p class="ink-2" { (ctx.t("desk-organ-none")) } },
        ));
    };
    let conditions: Vec<(bool, String, String)> = named
        .conditions
        .iter()
        .map(|c| {
            (
                c.holds,
                ctx.t(&format!("routing-cond-{}", c.condition.code())),
                c.value.get(ctx.lang).to_owned(),
            )
        })
        .collect();
    let lines: Vec<ui::Condition<'_>> = conditions
        .iter()
        .map(|(holds, field, value)| (*holds, field.as_str(), value.as_str()))
        .collect();
    let load = target::load(&ctx.read(), &named.org).await?;
    let load = ctx.f("desk-load", &[("n", load.into())]);
    let basis = [named.basis.get(ctx.lang), named.reason.get(ctx.lang)];
    let basis: Vec<&str> = basis.into_iter().filter(|b| !b.is_empty()).collect();
    let error = case.typed.error(ctx, "to");
    let content = html! {
        (ui::rule_line(&lines, named.org.name.get(ctx.lang), &basis, &load, true))
        @if !error.is_empty() { (ui::err("to", &error)) }
        @if case.proposals.len() > 1 { (others(ctx, case)) }
        @else { input type="hidden" name="to" value=(named.org.id.to_string()); }
        (near_misses(ctx, case))
    };
    let end = if named.rule_id.is_some() {
        let name = named.rule_name.get(ctx.lang).to_owned();
        let says = ctx.f("desk-by-rule", &[("rule", name.into())]);
        html! { span title=(named.rule_code) { (says) } }
    } else {
        html! { (ctx.t("desk-by-default")) }
    };
    Ok(ui::stepno(2, &ctx.t("desk-organ"), end, content))
}

fn named(case: &Case) -> Option<&Proposal> {
    case.proposals
        .iter()
        .enumerate()
        .find(|(at, one)| is_named(case, *at, one))
        .map(|(_, one)| one)
        .or(case.proposals.first())
}

/// Other organs that the rules also name.
fn others(ctx: &Ctx, case: &Case) -> Markup {
    let words: Vec<(String, String, String)> = case
        .proposals
        .iter()
        .map(|one| {
            (
                one.org.id.to_string(),
                one.org.name.get(ctx.lang).to_owned(),
                one.reason.get(ctx.lang).to_owned(),
            )
        })
        .collect();
    let answers: Vec<Opt<'_>> = words
        .iter()
        .enumerate()
        .map(|(at, (value, label, more))| Opt {
            value,
            label,
            more,
            on: is_named(case, at, &case.proposals[at]),
        })
        .collect();
    let legend = ctx.t("desk-organ-which");
    let ask = Ask {
        name: "to",
        legend: &legend,
        ..Ask::default()
    };
    ui::opt_list(&ask, &answers)
}

fn near_misses(ctx: &Ctx, case: &Case) -> Markup {
    let words: Vec<(String, String, String)> = case
        .proposals
        .first()
        .map(|first| first.near_misses.as_slice())
        .unwrap_or_default()
        .iter()
        .map(|miss| {
            let organ = miss.org.as_ref().map_or_else(
                || ctx.t("desk-organ-missing"),
                |o| o.get(ctx.lang).to_owned(),
            );
            let failed = ctx.f(
                "desk-missed-by",
                &[
                    (
                        "field",
                        ctx.t(&format!("routing-cond-{}", miss.failed.condition.code()))
                            .into(),
                    ),
                    ("value", miss.failed.value.get(ctx.lang).into()),
                ],
            );
            (organ, miss.name.get(ctx.lang).to_owned(), failed)
        })
        .collect();
    if words.is_empty() {
        return html! {};
    }
    let list: Vec<(&str, &str, &str)> = words
        .iter()
        .map(|(a, b, c)| (a.as_str(), b.as_str(), c.as_str()))
        .collect();
    ui::near_misses(
        &ctx.f("desk-near-misses", &[("n", list.len().into())]),
        &list,
    )
}

async fn promised(ctx: &Ctx, case: &Case) -> Result<Markup, Fault> {
    let list = match case.types.get(&case.chosen) {
        Some(kind) => promise::of(ctx, kind).await?,
        None => Vec::new(),
    };
    Ok(ui::stepno(
        3,
        &ctx.t("desk-promise"),
        "",
        html! {
            (promise::chips(&list))
            p class="sub" { (ctx.t("desk-promise-note")) }
        },
    ))
}

fn buttons(ctx: &Ctx, case: &Case) -> Markup {
    let path = case.subject.path();
    let link = |event: Event| format!("{path}/{}", event.code());
    let go = named(case).map(|one| {
        ctx.f(
            "desk-triage-go",
            &[("org", one.org.name.get(ctx.lang).into())],
        )
    });
    let beside: [(Event, &str, &str); 4] = [
        (Event::Offer, "desk-triage-other", "t"),
        (Event::AskSupplement, "matter-do-ask_supplement", ""),
        (Event::Take, "matter-do-take", ""),
        (Event::Refuse, "matter-do-refuse", ""),
    ];
    let words: Vec<(String, String, &str)> = beside
        .into_iter()
        .filter(|(event, ..)| case.subject.may(*event))
        .map(|(event, word, key)| (ctx.t(word), link(event), key))
        .collect();
    ui::decide(html! {
        @if let Some(go) = go.as_ref().filter(|_| case.subject.may(Event::Offer)) {
            (ui::btn(go).pri().grow().key("Enter"))
        }
        @for (word, href, key) in &words { (ui::link_btn(word, href).key(key)) }
    })
}
