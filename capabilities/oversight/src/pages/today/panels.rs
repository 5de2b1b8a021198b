//! The panels of the page. A panel's title is its finding; the line under it says what was counted.

use kernel::{UtcMs, when};
use matter::show;
use maud::{Markup, html};
use measure::interval::{Confidence, wilson};
use ui::prelude::*;
use web::Ctx;

use super::figures::{Figures, Holder, Span};
use crate::pages::list;

/// Below this many cases no share is shown.
const FEWEST: u64 = 20;
/// Organs shown before the rest is summed up.
const ROWS: usize = 12;

/// The finding of the whole page.
pub fn finding(ctx: &Ctx, f: &Figures) -> String {
    let more = i64::try_from(f.came).unwrap_or(0) - i64::try_from(f.went).unwrap_or(0);
    let key = match more {
        0 => "oversight-finding-even",
        n if n > 0 => "oversight-finding-more",
        _ => "oversight-finding-less",
    };
    let span = ctx.t(&format!("oversight-span-{}", f.span.code()));
    ctx.f(
        key,
        &[
            ("span", span.into()),
            ("n", more.abs().into()),
            ("late", (f.late as i64).into()),
        ],
    )
}

/// What was left + came − went = in hand, then what of it is pressing.
pub fn equation(ctx: &Ctx, f: &Figures) -> Markup {
    let since = f.span.since(f.at).0;
    let labels = [
        "left",
        "came",
        "went",
        "held",
        "late",
        "soon",
        "returned",
        "unassigned",
    ]
    .map(|key| ctx.t(&format!("oversight-{key}-{}", f.span.code()).replace("-day", "")));
    let same = ctx.f("oversight-same", &[("n", (f.same_span as i64).into())]);
    let twice = ctx.f(
        "oversight-twice",
        &[("n", (f.returned_twice as i64).into())],
    );
    let hrefs = [
        list("status=open"),
        list(&format!("from={since}&sort=new")),
        list(&format!("status=done&done_from={since}")),
        list("status=open"),
        list("status=open&due=late"),
        list("status=open&due=soon"),
        list("status=open&returned=1"),
        list("status=waiting"),
    ];
    let figure = |at: usize, number: u64, more: &'static str| Figure {
        number,
        label: &labels[at],
        more,
        href: &hrefs[at],
        class: "",
    };
    let left = figure(0, f.left, "");
    let came = figure(1, f.came, "");
    let went = Figure {
        more: &same,
        ..figure(2, f.went, "")
    };
    let held = figure(3, f.held, "");
    let pressing = [
        Figure {
            class: if f.late > 0 { "hot" } else { "" },
            ..figure(4, f.late, "")
        },
        Figure {
            class: if f.soon > 0 { "amb" } else { "" },
            ..figure(5, f.soon, "")
        },
        Figure {
            more: &twice,
            ..figure(6, f.returned, "")
        },
        figure(7, f.unassigned, ""),
    ];
    flow(
        &ctx.t("oversight-flow"),
        [left, came, went, held],
        &pressing,
    )
}

/// What came and went per hour or day.
pub fn course(ctx: &Ctx, f: &Figures) -> Markup {
    let peak = f.slots.iter().max_by_key(|(_, came, _)| *came);
    let unit = if f.span == Span::Day { "hour" } else { "date" };
    let title = match peak.filter(|(_, came, _)| *came > 0) {
        Some((label, came, _)) => ctx.f(
            &format!("oversight-peak-{unit}"),
            &[("at", label.clone().into()), ("n", (*came as i64).into())],
        ),
        None => ctx.t("oversight-nothing-came"),
    };
    let slots: Vec<(&str, u64, u64, &str)> = f
        .slots
        .iter()
        .map(|(label, came, went)| (label.as_str(), *came, *went, ""))
        .collect();
    let words = (ctx.t("oversight-came-word"), ctx.t("oversight-went-word"));
    chart_panel(
        &title,
        &ctx.t(&format!("oversight-per-{unit}")),
        updown(&title, (&words.0, &words.1), &slots),
        html! {},
    )
}

/// How old the stock is.
pub fn ages(ctx: &Ctx, f: &Figures) -> Markup {
    let young: u64 = f.ages.iter().take(4).map(|(_, n, _)| n).sum();
    let percent = (young * 100).checked_div(f.held).unwrap_or(0);
    let title = ctx.f("oversight-ages", &[("percent", (percent as i64).into())]);
    let labels: Vec<String> = f
        .ages
        .iter()
        .map(|(key, _, _)| ctx.t(&format!("oversight-age-{key}")))
        .collect();
    let href = list("status=open&sort=old");
    let bars_of: Vec<Bar<'_>> = f
        .ages
        .iter()
        .zip(&labels)
        .map(|((_, all, late), label)| Bar {
            label,
            number: *all,
            late: *late,
            href: &href,
        })
        .collect();
    let definition = ctx.f("oversight-ages-of", &[("n", (f.held as i64).into())]);
    chart_panel(
        &title,
        &definition,
        bars("ages", &title, &bars_of),
        html! {},
    )
}

/// What waits for a decision of the centre's head.
pub fn decisions(ctx: &Ctx, f: &Figures) -> Markup {
    let shown: Vec<(String, String, Markup, String)> = f
        .pressing
        .iter()
        .take(6)
        .map(|row| {
            let what = if row.returns >= 2 {
                "oversight-returned-twice"
            } else {
                "oversight-supervised"
            };
            let clock = row.due_ms.map_or_else(Markup::default, |due| {
                let late = due < f.at.0;
                let words = when::relative(ctx.lang, UtcMs(due), f.at);
                ui::clk(
                    if late {
                        ui::State::Danger
                    } else {
                        ui::State::Running
                    },
                    "",
                    &words,
                )
            });
            let holder = show::name(ctx, &row.holder_zh, &row.holder_en).to_owned();
            let about = ctx.f(what, &[("holder", holder.into())]);
            (
                row.title.clone(),
                format!("/matters/{}", row.id),
                clock,
                about,
            )
        })
        .collect();
    let rows: Vec<Todo<'_>> = shown
        .iter()
        .map(|(what, href, clock, about)| Todo {
            what,
            href,
            clock: clock.clone(),
            about,
        })
        .collect();
    let content = if rows.is_empty() {
        empty("check", &ctx.t("oversight-nothing-pressing"), html! {})
    } else {
        todo(&rows)
    };
    panel(
        &ctx.t("oversight-decide"),
        count(f.pressing.len(), false),
        html! {},
        body(content),
    )
}

/// Who holds how much. Ordered by stock; this is no ranking.
pub fn holders(ctx: &Ctx, f: &Figures) -> Markup {
    let heads = [
        "unit", "held", "late", "returned", "median", "in-time", "interval",
    ]
    .map(|key| ctx.t(&format!("oversight-col-{key}")));
    let columns: Vec<Col<'_>> = heads
        .iter()
        .enumerate()
        .map(|(at, head)| {
            if at == 0 {
                Col::text(head)
            } else {
                Col::number(head)
            }
        })
        .collect();
    let mut rows: Vec<Row> = f
        .holders
        .iter()
        .take(ROWS)
        .map(|h| Row::plain(cells(ctx, h)))
        .collect();
    if f.holders.len() > ROWS {
        let rest = &f.holders[ROWS..];
        let name = ctx.f("oversight-others", &[("n", (rest.len() as i64).into())]);
        rows.push(Row::plain(sums(&name, rest)));
    }
    rows.push(Row::plain(sums(&ctx.t("oversight-total"), &f.holders)));
    let title = ctx.t("oversight-holders");
    panel(
        &title,
        html! { span class="t3" { (ctx.t("oversight-no-ranking")) } },
        html! {},
        tbl(&Tbl {
            caption: &title,
            cols: &columns,
            rows: &rows,
            ..Tbl::default()
        }),
    )
}

fn cells(ctx: &Ctx, h: &Holder) -> Vec<Markup> {
    let href = list(&format!("status=open&holder={}", h.org));
    let late = list(&format!("status=open&due=late&holder={}", h.org));
    let (share, interval) = punctual(ctx, h.punctual);
    vec![
        html! { a href=(href) { (h.name.get(ctx.lang)) } },
        figure_link(h.held, &href, false),
        figure_link(h.late, &late, h.late > 0),
        html! { (h.returned) },
        html! { (ctx.f("oversight-days", &[("n", format!("{:.1}", h.median_days).into())])) },
        html! { (share) },
        html! { span class="t3" { (interval) } },
    ]
}

fn punctual(ctx: &Ctx, of: Option<(u64, u64)>) -> (String, String) {
    match of {
        Some((ended, in_time)) if ended >= FEWEST => {
            match wilson(in_time, ended, Confidence::P95) {
                Some(i) => (
                    format!("{:.0}%", i.estimate * 100.0),
                    format!("{:.0}–{:.0}%", i.low * 100.0, i.high * 100.0),
                ),
                None => (String::new(), String::new()),
            }
        }
        _ => (ctx.t("oversight-too-few"), String::new()),
    }
}

fn sums(name: &str, of: &[Holder]) -> Vec<Markup> {
    let sum = |pick: fn(&Holder) -> u64| of.iter().map(pick).sum::<u64>();
    let kept = of
        .iter()
        .filter_map(|h| h.punctual)
        .fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
    let interval = wilson(kept.1, kept.0, Confidence::P95).filter(|_| kept.0 >= FEWEST);
    vec![
        html! { b { (name) } },
        html! { b { (sum(|h| h.held)) } },
        html! { b { (sum(|h| h.late)) } },
        html! { b { (sum(|h| h.returned)) } },
        html! {},
        html! { @if let Some(i) = interval { (format!("{:.0}%", i.estimate * 100.0)) } },
        html! { @if let Some(i) = interval { span class="t3" { (format!("{:.0}–{:.0}%", i.low * 100.0, i.high * 100.0)) } } },
    ]
}

/// "8 of 10 like yours end within …": what may honestly be promised, open ones counted.
pub fn promise(ctx: &Ctx, f: &Figures) -> Markup {
    let (cases, open) = f.survival.counts();
    let within = f.survival.within(0.8);
    let title = match within {
        Some(hours) => ctx.f(
            "oversight-promise",
            &[("time", when::duration(ctx.lang, hours * 3_600_000).into())],
        ),
        None => ctx.t("oversight-promise-unknown"),
    };
    let to = within.map_or(240.0, |hours| (hours as f64 * 2.0).clamp(24.0, 1440.0));
    let ended = f
        .survival
        .steps()
        .iter()
        .filter(|s| s.at as f64 <= to)
        .map(|s| (s.at as f64, 100.0 * (1.0 - s.open_share)));
    let points: Vec<(f64, f64)> = std::iter::once((0.0, 0.0)).chain(ended).collect();
    let ticks: Vec<(f64, String)> = (0..=4)
        .map(|n| {
            let hours = to * f64::from(n) / 4.0;
            (
                hours,
                ctx.f(
                    "oversight-days",
                    &[("n", format!("{:.0}", hours / 24.0).into())],
                ),
            )
        })
        .collect();
    let ticks: Vec<(f64, &str)> = ticks
        .iter()
        .map(|(at, label)| (*at, label.as_str()))
        .collect();
    let promised = ctx.t("oversight-promise-mark");
    let definition = ctx.f(
        "oversight-promise-of",
        &[("n", (cases as i64).into()), ("open", (open as i64).into())],
    );
    let mark = (within.map_or(to, |h| h as f64), promised.as_str());
    chart_panel(
        &title,
        &definition,
        curve(&title, &points, to, &ticks, mark),
        html! { (ctx.t("oversight-promise-method")) },
    )
}

/// What residents say, with the uncertainty of it.
pub fn satisfaction(ctx: &Ctx, f: &Figures) -> Markup {
    let (now, before) = &f.rated;
    let share = |r: &matter::figures::RatedRow| {
        wilson(
            r.satisfied.unsigned_abs(),
            r.rated.unsigned_abs(),
            Confidence::P95,
        )
        .filter(|_| r.rated.unsigned_abs() >= FEWEST)
    };
    let (a, b) = (share(now), share(before));
    let title = match (&a, &b) {
        (Some(a), Some(b)) if a.low > b.high => "oversight-satisfied-up",
        (Some(a), Some(b)) if a.high < b.low => "oversight-satisfied-down",
        (Some(_), Some(_)) => "oversight-satisfied-same",
        (Some(_), None) => "oversight-satisfied",
        (None, _) => "oversight-satisfied-few",
    };
    let percent = a.map_or(0, |i| (i.estimate * 100.0).round() as i64);
    let title = ctx.f(title, &[("percent", percent.into())]);
    let names = [ctx.t("oversight-this-month"), ctx.t("oversight-last-month")];
    let words: Vec<String> = [a, b]
        .iter()
        .map(|i| {
            i.map(|i| format!("{:.1}%", i.estimate * 100.0))
                .unwrap_or_default()
        })
        .collect();
    let lines: Vec<Interval<'_>> = [a, b]
        .iter()
        .zip(&names)
        .zip(&words)
        .filter_map(|((i, name), words)| {
            i.map(|i| {
                (
                    name.as_str(),
                    i.low * 100.0,
                    i.estimate * 100.0,
                    i.high * 100.0,
                    words.as_str(),
                )
            })
        })
        .collect();
    let definition = ctx.f(
        "oversight-satisfied-of",
        &[("asked", now.asked.into()), ("rated", now.rated.into())],
    );
    let silent = now.asked - now.rated;
    let low = lines.iter().map(|l| l.1).fold(100.0_f64, f64::min);
    let from = ((low / 10.0).floor() * 10.0 - 10.0).clamp(0.0, 70.0);
    let chart = if lines.is_empty() {
        html! {}
    } else {
        intervals(&title, (from, 100.0), &lines)
    };
    let foot = html! {
        @if now.rated_handling.unsigned_abs() >= FEWEST {
            (ctx.f("oversight-handling", &[("rated", now.rated_handling.into()), ("satisfied", now.satisfied_handling.into())])) " "
        }
        (ctx.f("oversight-silent", &[("n", silent.into())])) " "
        a href=(list("unhappy=1")) { (ctx.f("oversight-unhappy", &[("n", now.unhappy.into())])) }
    };
    chart_panel(&title, &definition, chart, foot)
}

/// How each number is counted.
pub fn method(ctx: &Ctx, _: &Figures) -> Markup {
    html! {
        section id="how" class="t3 stack s3 fs-13" {
            h2 class="fs-13" { (ctx.t("oversight-how")) }
            @for n in 1..=5 { p { (ctx.t(&format!("oversight-how-{n}"))) } }
        }
    }
}
