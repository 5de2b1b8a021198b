//! Who answers for a place, as residents read it: people with their numbers, offices with their hours.

use kernel::{LonLat, WorkCalendar, distance_m, when};
use maud::{Markup, html};
use ui::State;
use web::Ctx;

use crate::hours::{Hours, Open};
use crate::{Duty, GridWorker, Responsible, ServicePoint};

/// Metres walked in a minute, and how much longer streets are than a straight line.
const WALK_M_PER_MINUTE: f64 = 75.0;
const DETOUR: f64 = 1.3;
/// Nobody is told to walk longer than this, minutes.
const LONGEST_WALK: i64 = 45;

/// Rows of people and offices; `from` is where the reader stands.
pub(crate) fn rows(
    ctx: &Ctx,
    calendar: &WorkCalendar,
    found: &Responsible,
    from: Option<LonLat>,
) -> Markup {
    let mut list: Vec<Markup> = Vec::new();
    for person in found.people.iter().filter(|p| p.duty != Duty::Deputy) {
        list.push(person_row(ctx, calendar, found, person));
    }
    for (at, point) in found.points.iter().enumerate() {
        list.push(point_row(ctx, calendar, point, at + 1, from));
    }
    if list.is_empty() {
        return ui::empty("map-pin", &ctx.t("place-nobody"), html! {});
    }
    ui::rows(&list)
}

fn person_row(
    ctx: &Ctx,
    calendar: &WorkCalendar,
    found: &Responsible,
    person: &GridWorker,
) -> Markup {
    let title = ctx.f(
        &format!("place-duty-{}", person.duty.code()),
        &[("name", ctx.person(&person.name).into())],
    );
    let first: String = person.name.chars().take(1).collect();
    let cell = match (&found.grid, person.duty) {
        (Some(grid), Duty::BeatOfficer) => grid.beat.as_str(),
        (Some(grid), Duty::PartyLead) => grid.party.as_str(),
        _ => "",
    };
    let cell = crate::names::public(ctx.lang, cell);
    let note = ui::element::facts(&[&cell, person.note.get(ctx.lang)]);
    let deputy = found
        .person(Duty::Deputy)
        .filter(|_| person.duty == Duty::GridWorker);
    let below = html! {
        (open_words(ctx, calendar, &person.hours, "place-on-duty", "place-off-duty"))
        @if let Some(deputy) = deputy {
            (ctx.t("place-pause")) (ctx.f("place-then", &[("name", ctx.person(&deputy.name).into())]))
        }
        @if !note.0.is_empty() { br; (note) }
    };
    ui::helper(&first, "", &title, below, call(ctx, &person.phone, &title))
}

fn point_row(
    ctx: &Ctx,
    calendar: &WorkCalendar,
    point: &ServicePoint,
    number: usize,
    from: Option<LonLat>,
) -> Markup {
    let name = point.name.get(ctx.lang);
    let walk = from.and_then(|from| walk_words(ctx, from, point.at));
    let below = html! {
        (open_words(ctx, calendar, &point.hours, "place-open", "place-closed"))
        @if let Some(walk) = &walk { (ctx.t("place-pause")) (walk) }
        br;
        (point.address.get(ctx.lang))
        @if point.step_free { (ui::element::sep()) (ctx.t("place-step-free")) }
        @if let Some(hours) = hours_words(ctx, &point.hours) { br; (hours) }
        @if !point.windows.zh.is_empty() {
            details {
                summary { (ctx.t("place-windows")) }
                ul { @for line in point.windows.get(ctx.lang).lines() { li { (line) } } }
            }
        }
    };
    ui::helper(
        &number.to_string(),
        "",
        name,
        below,
        call(ctx, &point.phone, name),
    )
}

fn call(ctx: &Ctx, phone: &str, whom: &str) -> Markup {
    if phone.is_empty() {
        return html! {};
    }
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let label = ctx.f(
        "place-call",
        &[("whom", whom.into()), ("phone", phone.into())],
    );
    html! { (ui::link_btn(&label, &format!("tel:{digits}")).only("phone")) }
}

fn walk_words(ctx: &Ctx, from: LonLat, to: LonLat) -> Option<String> {
    let minutes = (distance_m(from, to) * DETOUR / WALK_M_PER_MINUTE).ceil() as i64;
    (minutes <= LONGEST_WALK).then(|| ctx.f("place-walk", &[("n", minutes.max(1).into())]))
}

/// Open until, or closed until.
fn open_words(ctx: &Ctx, calendar: &WorkCalendar, hours: &str, open: &str, closed: &str) -> Markup {
    let Some(hours) = Hours::parse(hours) else {
        return html! {};
    };
    match hours.at(calendar, ctx.now) {
        Open::Until(end) => html! {
            (ui::st(State::Ok, ctx.t(open)))
            (ctx.f("place-until", &[("time", when::time(end).into())]))
        },
        Open::Closed(next) => html! {
            (ui::st(State::Wait, ctx.t(closed)))
            @if let Some(next) = next { (ctx.f("place-opens", &[("time", ctx.moment(next).into())])) }
        },
    }
}

/// All hours in words: 工作日 08:30–17:00；周六 09:00–12:00.
pub(crate) fn hours_words(ctx: &Ctx, hours: &str) -> Option<String> {
    let hours = Hours::parse(hours)?;
    let rules: Vec<String> = hours
        .rules()
        .map(|(days, spans)| {
            let days = match days.as_deref() {
                None => ctx.t("place-days-working"),
                Some([1, 2, 3, 4, 5, 6, 7]) => ctx.t("place-days-every"),
                Some(days) => {
                    let names: Vec<String> = days
                        .iter()
                        .map(|day| ctx.t(&format!("place-day-{day}")))
                        .collect();
                    names.join(&ctx.t("place-comma"))
                }
            };
            format!("{days} {spans}")
        })
        .collect();
    Some(rules.join(&ctx.t("place-semicolon")))
}
