//! The due-date calculator for everyone.

use axum::response::IntoResponse;
use kernel::{Date, DayKind, Due, Lang, Length, when};
use maud::{Markup, html};
use ui::{Day, State};
use web::{Answer, Ctx, Fields, layout};

use super::api;

/// Longest strip of days that is drawn; beyond it only the numbers stand.
const MOST_DRAWN: usize = 62;

/// `GET /calendar?start=…&n=…&unit=working|natural`.
pub(super) async fn page(ctx: Ctx) -> Answer {
    let mut fields = Fields::parse(&ctx.query);
    let n = fields.get("n").to_owned();
    let unit = if fields.get("unit") == "natural" {
        "natural"
    } else {
        "working"
    };
    fields.set(&format!("{unit}_days"), n.clone());
    let asked = (!ctx.query.is_empty()).then(|| api::asked(&fields));
    let today = ctx.now.date();
    let start = fields
        .opt("start")
        .map_or_else(|| today.to_string(), ToOwned::to_owned);
    let error = |field: &str| match &asked {
        Some(Err(e)) if e.field == field || (field == "n" && e.field.ends_with("_days")) => {
            ctx.t(&e.key)
        }
        _ => String::new(),
    };
    let calendar = ctx.app.calendar().await;
    let answer = if let Some(Ok((start, length))) = &asked {
        let due = api::answer(*start, *length, &calendar);
        result(&ctx, *start, *length, &due)
    } else {
        html! {}
    };
    let choice = |value: &'static str, key: &str| (value, ctx.t(key));
    let units = [
        choice("working", "routing-unit-working"),
        choice("natural", "routing-unit-natural"),
    ];
    let opts: Vec<ui::Opt<'_>> = units
        .iter()
        .map(|(value, label)| ui::Opt {
            value,
            label,
            more: "",
            on: *value == unit,
        })
        .collect();
    let (title, lead) = (ctx.t("routing-due-title"), ctx.t("routing-due-lead"));
    let legend = ctx.t("routing-due-unit");
    let content = html! {
        h1 { (title) }
        p class="ink-2" { (lead) }
        (answer)
        (ui::card("", html! {
            form method="get" action="/calendar" class="stack s3" {
                (ui::text("start", &ctx.t("routing-due-start")).day().value(&start).hint(&ctx.t("routing-due-start-hint")).error(&error("start")))
                (ui::text("n", &ctx.t("routing-due-n")).number().value(&n).error(&error("n")))
                (ui::seg(&ui::Ask { name: "unit", legend: &legend, ..ui::Ask::default() }, &opts))
                div class="row" { (ui::btn(&ctx.t("routing-due-count")).pri()) }
            }
        }))
        p class="ink-3 fs-13" { (ctx.t("routing-due-source")) }
    };
    let about = layout::Citizen {
        title: &title,
        back: "/",
        // The strip of days is drawn by the sheet of the desk.
        styles: &["desk.css"],
        ..layout::Citizen::default()
    };
    Ok(layout::citizen(&ctx, about, content).into_response())
}

fn result(ctx: &Ctx, start: Date, length: Length, due: &Due) -> Markup {
    let last = when::full_day(ctx.lang, due.statutory);
    let says = ctx.f("routing-due-says", &[("day", last.into())]);
    let mut below = vec![ctx.f(
        "routing-due-how",
        &[
            ("start", when::day(ctx.lang, start, due.statutory).into()),
            (
                "counted",
                (due.days.iter().filter(|d| d.counted).count() as i64).into(),
            ),
            (
                "skipped",
                (due.days.iter().filter(|d| !d.counted).count() as i64).into(),
            ),
        ],
    )];
    if due.statutory != due.nominal {
        below.push(ctx.f(
            "routing-due-rolled",
            &[(
                "day",
                when::day(ctx.lang, due.nominal, due.statutory).into(),
            )],
        ));
    }
    let named = holidays(ctx.lang, due);
    if !named.is_empty() && matches!(length, Length::Working(_)) {
        below.push(ctx.f("routing-due-holidays", &[("names", named.into())]));
    }
    html! {
        (ui::next_big(&ctx.t("routing-due-lead-word"), &says, html! { @for line in &below { span class="blk" { (line) } } }, html! {}))
        @if due.provisional { (ui::note(State::Caution, ctx.t("routing-provisional-note"), html! {})) }
        @if due.days.len() <= MOST_DRAWN { (strip(ctx, due)) }
    }
}

/// Names of holidays that were skipped, in order.
fn holidays(lang: Lang, due: &Due) -> String {
    let mut names: Vec<&str> = due
        .days
        .iter()
        .filter_map(|d| match &d.kind {
            DayKind::Holiday(name) => Some(name.as_str()),
            _ => None,
        })
        .collect();
    names.dedup();
    names.join(match lang {
        Lang::ZhCn => "、",
        Lang::En => ", ",
    })
}

/// Month and day where a month begins, the day alone elsewhere; under it the holiday, or that the day is worked or ends.
fn strip(ctx: &Ctx, due: &Due) -> Markup {
    let mut month = due.start.date().month();
    let mut last_word = String::new();
    let mut days: Vec<(Day, String, String)> = Vec::with_capacity(due.days.len());
    for mark in &due.days {
        let kind = match mark {
            _ if mark.date == due.statutory => Day::End,
            _ if mark.counted => Day::Used,
            _ => Day::Off,
        };
        let word = match &mark.kind {
            _ if kind == Day::End => ctx.t("routing-strip-end"),
            DayKind::MakeUpWorkday(_) => ctx.t("routing-strip-worked"),
            DayKind::Holiday(name) if *name != last_word => name.clone(),
            _ => String::new(),
        };
        if let DayKind::Holiday(name) = &mark.kind {
            last_word.clone_from(name);
        }
        let number = if days.is_empty() || mark.date.month() != month {
            format!("{}/{}", mark.date.month(), mark.date.day())
        } else {
            mark.date.day().to_string()
        };
        month = mark.date.month();
        days.push((kind, number, word));
    }
    let days: Vec<(Day, &str, &str)> = days
        .iter()
        .map(|(kind, day, says)| (*kind, day.as_str(), says.as_str()))
        .collect();
    ui::wds(&ctx.t("routing-due-strip"), &days)
}
