//! Small charts drawn by the server. Every number is in the text too.

use maud::{Markup, html};

use crate::table::group;

/// A number in [`flow`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Figure<'a> {
    /// How many.
    pub number: u64,
    /// What it counts.
    pub label: &'a str,
    /// What to compare it with.
    pub more: &'a str,
    /// The list behind the number, with the same filter.
    pub href: &'a str,
    /// `hot` (late), `amb` (due soon) or empty.
    pub class: &'a str,
}

/// What was left + came − went = in hand, then what of it is pressing. The caller has checked that
/// the equation holds; a debug build checks again.
///
/// ```
/// use ui::{Figure, flow};
/// let of = |number, label| Figure { number, label, href: "/matters", ..Figure::default() };
/// let line = flow("流量和存量", [of(208, "昨天剩下"), of(46, "今天来"), of(41, "今天办出"), of(213, "现在在手")], &[of(4, "超期")]);
/// assert!(line.into_string().contains("213"));
/// ```
pub fn flow(label: &str, equation: [Figure<'_>; 4], pressing: &[Figure<'_>]) -> Markup {
    let [left, came, went, held] = equation;
    debug_assert_eq!(
        left.number + came.number,
        went.number + held.number,
        "{label}"
    );
    let part = |figure: &Figure<'_>, class: &str| {
        html! {
            a class={ (class) " " (figure.class) } href=(figure.href) {
                b { (group(figure.number)) } (figure.label)
                @if !figure.more.is_empty() { small { (figure.more) } }
            }
        }
    };
    let sign = |sign: &str| html! { span class="op" aria-hidden="true" { (sign) } };
    html! {
        section class="flow" aria-label=(label) {
            (part(&left, "")) (sign("+")) (part(&came, "")) (sign("−")) (part(&went, "")) (sign("=")) (part(&held, "tot"))
            @for (at, figure) in pressing.iter().enumerate() { (part(figure, if at == 0 { "split-l" } else { "" })) }
        }
    }
}

/// Three panels of a head page: two equal, the last 340 px.
///
/// ```
/// assert!(ui::trio(ui::html! {}, ui::html! {}, ui::html! {}).into_string().contains("trio"));
/// ```
pub fn trio(first: Markup, second: Markup, third: Markup) -> Markup {
    html! { div class="trio" { (first) (second) (third) } }
}

/// A wide panel and a 424 px one.
///
/// ```
/// assert!(ui::duo(ui::html! {}, ui::html! {}).into_string().contains("duo"));
/// ```
pub fn duo(wide: Markup, narrow: Markup) -> Markup {
    html! { div class="duo" { (wide) (narrow) } }
}

/// A panel that is a chart: the title is the finding, the line under it the definition, the last
/// line the method.
///
/// ```
/// assert!(ui::chart_panel("14 时后又来一拨", "每小时，件", ui::html! {}, ui::html! {}).into_string().contains("chart-h"));
/// ```
pub fn chart_panel(finding: &str, definition: &str, chart: Markup, method: Markup) -> Markup {
    html! {
        section class="panel fill" {
            div class="body" {
                div class="chart-h" { h2 { (finding) } span class="sub" { (definition) } }
                (chart)
                @if !method.0.is_empty() { p class="method" { (method) } }
            }
        }
    }
}

/// A share from 0 to 100 as a thin bar; the number is written beside it by the page.
///
/// ```
/// assert!(ui::bv(82.0).into_string().contains("width=\"82.0\""));
/// ```
pub fn bv(percent: f64) -> Markup {
    html! {
        svg class="bv" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" {
            rect class="c-sunken" width="100" height="6" {}
            rect class="c-brand" width=(fixed(percent.clamp(0.0, 100.0))) height="6" {}
        }
    }
}

/// Parts of a whole in one bar with a legend: word, count and colour 1–6 (0 is red, for refused
/// and late only).
///
/// ```
/// assert!(ui::stacked("可导入 4,726，拒绝 86", &[("能导入", 4726, 1), ("拒绝", 86, 0)]).into_string().contains("4,726"));
/// ```
pub fn stacked(label: &str, parts: &[(&str, u64, u8)]) -> Markup {
    let all: u64 = parts.iter().map(|(_, number, _)| number).sum();
    let mut at = 0.0;
    let mut placed = Vec::with_capacity(parts.len());
    for (_, number, colour) in parts {
        let wide = if all == 0 {
            0.0
        } else {
            400.0 * *number as f64 / all as f64
        };
        placed.push((
            at,
            (wide - 1.5).max(if *number > 0 { 1.5 } else { 0.0 }),
            *colour,
        ));
        at += wide;
    }
    html! {
        div class="stackbar" {
            svg class="cht" viewBox="0 0 400 16" preserveAspectRatio="none" role="img" aria-label=(label) {
                @for (x, wide, colour) in &placed { rect class={ "c-" (colour) } x=(fixed(*x)) width=(fixed(*wide)) height="16" {} }
            }
            ul class="lgd" { @for (word, number, colour) in parts { li { i class={ "k-" (colour) } {} (word) " " b { (group(*number)) } } } }
        }
    }
}

/// The last few periods as bars in a cell, the newest darkest. `label` says the numbers.
///
/// ```
/// assert!(ui::spark("近 12 小时", &[3.0, 5.0, 0.0, 9.0]).into_string().contains("spark"));
/// ```
pub fn spark(label: &str, values: &[f64]) -> Markup {
    let top = values.iter().copied().fold(1.0, f64::max);
    let count = values.len().max(1) as f64;
    let step = 96.0 / count;
    html! {
        svg class="spark" viewBox="0 0 96 24" role="img" aria-label=(label) {
            path class="g" d="M0 23.5h96" {}
            @for (at, value) in values.iter().enumerate() {
                @let high = (value / top * 22.0).max(0.0);
                rect class=(if at + 1 == values.len() { "c-1" } else { "c-1 past" }) x=(fixed(at as f64 * step + 0.5)) y=(fixed(23.0 - high)) width=(fixed(step - 1.5)) height=(fixed(high)) {}
            }
        }
    }
}

/// One bar of [`bars`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Bar<'a> {
    /// Its name, at the left.
    pub label: &'a str,
    /// How many.
    pub number: u64,
    /// How many of them are late: red hatch at the end of the bar.
    pub late: u64,
    /// The list behind it.
    pub href: &'a str,
}

/// Bars lying on their side, zero at the left, each a link to its list. `id` makes the hatch unique
/// on the page.
///
/// ```
/// use ui::{Bar, bars};
/// let chart = bars("age", "在手 213 件按天数", &[Bar { label: "当天", number: 38, late: 0, href: "/matters" }]);
/// assert!(chart.into_string().contains(">38<"));
/// ```
pub fn bars(id: &str, label: &str, list: &[Bar<'_>]) -> Markup {
    const LEFT: f64 = 92.0;
    const ROOM: f64 = 230.0;
    let top = list.iter().map(|bar| bar.number).max().unwrap_or(1).max(1) as f64;
    let tall = list.len() * 35 + 6;
    let hatch = format!("hatch-{id}");
    html! {
        svg class="cht" viewBox={ "0 0 372 " (tall) } role="group" aria-label=(label) {
            defs {
                pattern id=(hatch) width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                    rect class="h-bg" width="5" height="5" {} path class="h-line" d="M0 0v5" {}
                }
            }
            @for (at, bar) in list.iter().enumerate() {
                @let y = at as f64 * 35.0 + 4.0;
                @let wide = bar.number as f64 / top * ROOM;
                @let late = bar.late.min(bar.number) as f64 / top * ROOM;
                text class="e" x=(fixed(LEFT - 10.0)) y=(fixed(y + 16.0)) { (bar.label) }
                a href=(bar.href) aria-label={ (bar.label) " " (bar.number) } {
                    rect class="c-1" x=(fixed(LEFT)) y=(fixed(y)) width=(fixed(wide)) height="22" {}
                    @if bar.late > 0 {
                        rect class="h-edge" x=(fixed(LEFT + wide - late.max(6.0))) y=(fixed(y)) width=(fixed(late.max(6.0))) height="22" fill={ "url(#" (hatch) ")" } {}
                    }
                    text class="lg" x=(fixed(LEFT + wide + 8.0)) y=(fixed(y + 16.0)) { (group(bar.number)) }
                }
            }
            path class="x" d={ "M" (fixed(LEFT)) " 0V" (tall) } {}
        }
    }
}

/// What came (up) and what went (down) in each period: label, came, went, href. `came` and `went`
/// name the two directions.
///
/// ```
/// let chart = ui::updown("每小时来的和办出的", ("来", "办出"), &[("8", 6, 3, "/matters"), ("9", 9, 6, "/matters")]);
/// assert!(chart.into_string().contains("aria-label=\"8 来 6 办出 3\""));
/// ```
pub fn updown(label: &str, words: (&str, &str), list: &[(&str, u64, u64, &str)]) -> Markup {
    const HALF: f64 = 92.0;
    let top = list
        .iter()
        .map(|(_, came, went, _)| *came.max(went))
        .max()
        .unwrap_or(1)
        .max(1) as f64;
    let step = 336.0 / list.len().max(1) as f64;
    let wide = (step * 0.6).min(36.0);
    html! {
        svg class="cht" viewBox="0 0 372 236" role="group" aria-label=(label) {
            path class="x" d="M28 114h340" {}
            text class="b" x="0" y="16" { (words.0) } text class="b" x="0" y="216" { (words.1) }
            @for (at, (name, came, went, href)) in list.iter().enumerate() {
                @let x = 34.0 + at as f64 * step + (step - wide) / 2.0;
                @let up = *came as f64 / top * HALF;
                @let down = *went as f64 / top * HALF;
                a href=(href) aria-label={ (name) " " (words.0) " " (came) " " (words.1) " " (went) } {
                    rect class="hitbox" x=(fixed(34.0 + at as f64 * step)) y="14" width=(fixed(step)) height="206" {}
                    rect class="c-1" x=(fixed(x)) y=(fixed(114.0 - up)) width=(fixed(wide)) height=(fixed(up)) {}
                    rect class="c-base" x=(fixed(x)) y="115" width=(fixed(wide)) height=(fixed(down)) {}
                }
                text class="m b" x=(fixed(x + wide / 2.0)) y=(fixed(109.0 - up)) { (came) }
                text class="m" x=(fixed(x + wide / 2.0)) y="233" { (name) }
            }
        }
    }
}

/// One line of [`intervals`]: name, low, middle and high in percent, and the words beside it.
pub type Interval<'a> = (&'a str, f64, f64, f64, &'a str);

/// Shares with their 95 % intervals on one scale from `from` to `to` percent; the first is now.
///
/// ```
/// assert!(ui::intervals("满意", (70.0, 100.0), &[("本月", 84.0, 87.4, 90.0, "87.4%")]).into_string().contains("87.4%"));
/// ```
pub fn intervals(label: &str, (from, to): (f64, f64), list: &[Interval<'_>]) -> Markup {
    let place = |percent: f64| 60.0 + (percent - from) / (to - from).max(1.0) * 290.0;
    let tall = list.len() * 30 + 28;
    html! {
        svg class="cht" viewBox={ "0 0 392 " (tall) } role="img" aria-label=(label) {
            @for at in 0..4 {
                @let percent = from + (to - from) * f64::from(at) / 3.0;
                path class="g" d={ "M" (fixed(place(percent))) " 0V" (tall - 20) } {}
                text class="m" x=(fixed(place(percent))) y=(tall - 4) { (percent.round()) "%" }
            }
            @for (at, (name, low, middle, high, words)) in list.iter().enumerate() {
                @let y = at as f64 * 30.0 + 14.0;
                text class="e" x="52" y=(fixed(y + 4.0)) { (name) }
                rect class=(if at == 0 { "c-1 soft" } else { "c-base soft" }) x=(fixed(place(*low))) y=(fixed(y - 4.0)) width=(fixed(place(*high) - place(*low))) height="8" {}
                circle class=(if at == 0 { "c-1" } else { "c-axis" }) cx=(fixed(place(*middle))) cy=(fixed(y)) r="5" {}
                text class="b" x=(fixed(place(*high) + 8.0)) y=(fixed(y + 4.0)) { (words) }
            }
        }
    }
}

/// A share that grows with time (Kaplan–Meier) as a stair: points of time and percent, the largest
/// time, ticks of the time axis, and the promise as time and words.
///
/// ```
/// let curve = ui::curve("26 小时到 80%", &[(0.0, 0.0), (24.0, 77.0), (72.0, 93.0)], 120.0, &[(0.0, "0"), (72.0, "72 小时")], (72.0, "答应：3 天"));
/// assert!(curve.into_string().contains("答应"));
/// ```
pub fn curve(
    label: &str,
    points: &[(f64, f64)],
    to: f64,
    ticks: &[(f64, &str)],
    promise: (f64, &str),
) -> Markup {
    let x = |time: f64| 38.0 + (time / to.max(1e-9)).clamp(0.0, 1.0) * 340.0;
    let y = |percent: f64| 176.0 - percent * 1.56;
    let steps = points.iter().enumerate().map(|(at, (time, percent))| {
        let (move_, then) = if at == 0 { ('M', ' ') } else { ('H', 'V') };
        format!("{move_}{}{then}{}", fixed(x(*time)), fixed(y(*percent)))
    });
    let path: String = steps.collect();
    html! {
        svg class="cht" viewBox="0 0 392 202" role="img" aria-label=(label) {
            @for percent in [0.0, 50.0, 100.0] {
                path class="g" d={ "M38 " (fixed(y(percent))) "H380" } {}
                text class="e" x="32" y=(fixed(y(percent) + 4.0)) { (percent) "%" }
            }
            @for (time, word) in ticks { text class="m" x=(fixed(x(*time))) y="196" { (word) } }
            @if !promise.1.is_empty() {
                path class="promise" d={ "M" (fixed(x(promise.0))) " 20V176" } {}
                text class="b" x=(fixed(x(promise.0) + 6.0)) y="150" { (promise.1) }
            }
            path class="stair" d=(path) {}
        }
    }
}

/// One decimal is enough for a drawing and keeps the page small.
fn fixed(value: f64) -> String {
    format!("{value:.1}")
}
