//! Clocks in words and shapes. Red means late and nothing else.

use kernel::{Rest, UtcMs, WorkCalendar, when};
use maud::{Markup, html};
use web::Ctx;

use crate::clocks::ClockRow;
use crate::model::MatterRow;

/// From this share of the term on, a clock is due soon.
const SOON: f64 = 0.8;

fn face(rest: Rest, used: f64) -> ui::State {
    if rest.is_overdue() {
        ui::State::Danger
    } else if used >= SOON {
        ui::State::Warn
    } else {
        ui::State::Running
    }
}

fn used(start: i64, due: i64, now: UtcMs) -> f64 {
    if due <= start {
        1.0
    } else {
        (now.0 - start) as f64 / (due - start) as f64
    }
}

/// Chips of all clocks that say something now: running, paused, and those that were missed.
pub fn chips(ctx: &Ctx, calendar: &WorkCalendar, clocks: &[ClockRow], audience: &[&str]) -> Markup {
    html! {
        @for clock in clocks.iter().filter(|c| audience.contains(&c.audience.as_str())) {
            (chip(ctx, calendar, clock))
        }
    }
}

fn chip(ctx: &Ctx, calendar: &WorkCalendar, clock: &ClockRow) -> Markup {
    let label = super::name(ctx, &clock.label_zh, &clock.label_en);
    match (clock.state.as_str(), clock.due_ms) {
        ("running", Some(due)) => {
            let rest = kernel::rest(ctx.now, UtcMs(due), calendar);
            ui::clk_open(
                face(rest, used(clock.start_ms, due, ctx.now)),
                label,
                &when::rest(ctx.lang, rest),
                reason(ctx, clock),
            )
        }
        ("paused", _) => ui::clk(ui::State::Wait, label, &ctx.t("matter-clock-paused")),
        ("met", _) => {
            let took = clock.ended_ms.unwrap_or(clock.start_ms) - clock.start_ms;
            ui::clk(ui::State::Ok, label, &when::duration(ctx.lang, took))
        }
        ("missed", _) => ui::clk(ui::State::Danger, label, &ctx.t("matter-clock-missed")),
        _ => html! {},
    }
}

/// What a clock's chip opens: start, rule with article, end, extension.
fn reason(ctx: &Ctx, clock: &ClockRow) -> Markup {
    let from = when::full(ctx.lang, UtcMs(clock.start_ms));
    let until = clock
        .due_ms
        .map(|d| when::full(ctx.lang, UtcMs(d - 1)))
        .unwrap_or_default();
    html! {
        p { (ctx.f("matter-clock-from", &[("at", from.into())])) }
        p { (ctx.f("matter-clock-until", &[("at", until.into())])) }
        p { (ctx.f("matter-clock-law", &[("law", super::name(ctx, &clock.law_zh, &clock.law_en).into())])) }
        @if clock.provisional { p { (ctx.t("matter-clock-provisional")) } }
        @if let Some(why) = &clock.extend_reason { p { (ctx.f("matter-clock-extended", &[("why", why.clone().into())])) } }
    }
}

/// The binding clock of a row, for a list's cell.
pub fn due_bare(ctx: &Ctx, calendar: &WorkCalendar, row: &MatterRow) -> Markup {
    let Some(due) = row.due_ms else {
        return match row.state() {
            crate::State::Suspended | crate::State::Supplementing => {
                ui::clk_bare(ui::State::Wait, &ctx.t("matter-clock-paused"), "")
            }
            _ => html! { span class="t3" { "—" } },
        };
    };
    let rest = kernel::rest(ctx.now, UtcMs(due), calendar);
    let label = ctx.t(&label_key(row.due_clock.as_deref().unwrap_or("")));
    ui::clk_bare(
        face(rest, used(row.holder_since_ms, due, ctx.now)),
        &label,
        &when::rest(ctx.lang, rest),
    )
}

/// The binding clock of a row in words, without its shape.
pub fn due_words(ctx: &Ctx, row: &MatterRow) -> Option<String> {
    row.due_ms
        .map(|due| when::full_day(ctx.lang, UtcMs(due - 1).date()))
}

/// Labels of the clocks that lists show; any other is called by its plain word.
fn label_key(code: &str) -> String {
    let word = match code {
        "ctr.triage" | "pet.triage" => "triage",
        "ctr.confirm" => "confirm",
        "ctr.approve" => "approve",
        "ctr.follow_up" => "follow-up",
        "ctr.rework" => "rework",
        "ctr.supervise" => "supervise",
        _ => "resolve",
    };
    format!("matter-clock-{word}")
}

/// The strip of days of a clock: counted, today, skipped, last.
pub fn days_strip(ctx: &Ctx, calendar: &WorkCalendar, clock: &ClockRow) -> Markup {
    let Some(due) = clock.term().ok().and_then(|t| t.due(calendar)) else {
        return html! {};
    };
    let today = ctx.now.date();
    let shown: Vec<(ui::Day, String)> = due
        .days
        .iter()
        .take(31)
        .map(|mark| {
            let day = if mark.date == due.statutory {
                ui::Day::End
            } else if !mark.counted {
                ui::Day::Off
            } else if mark.date == today {
                ui::Day::Today
            } else if mark.date < today {
                ui::Day::Used
            } else {
                ui::Day::Ahead
            };
            (day, mark.date.day().to_string())
        })
        .collect();
    let cells: Vec<(ui::Day, &str, &str)> =
        shown.iter().map(|(d, n)| (*d, n.as_str(), "")).collect();
    ui::wds(super::name(ctx, &clock.label_zh, &clock.label_en), &cells)
}
