//! Sorting matters to organs: the words that decided, suggestions, rules, likenesses.

use maud::{Markup, Render, html};

use crate::{State, state_icon};

/// A piece of the resident's own text and how much it decided: 0 not at all, 1 a little, 2, 3 most.
pub type Said<'a> = (&'a str, u8);

/// The resident's words with those that decided underlined; weight is line thickness, so print and
/// colour-blind readers see it too.
///
/// ```
/// assert!(ui::said(&[("楼下每晚", 0), ("烧烤", 3)]).into_string().contains("data-w=\"3\""));
/// ```
pub fn said(pieces: &[Said<'_>]) -> Markup {
    html! {
        p class="said" {
            @for (text, weight) in pieces {
                @if *weight == 0 { (text) } @else { mark data-w=(weight) { (text) } }
            }
        }
    }
}

/// What the three thicknesses mean: most, some, a little.
///
/// ```
/// assert!(ui::wordkey("主要依据", "有影响", "略有影响").into_string().contains("wordkey"));
/// ```
pub fn wordkey(most: &str, some: &str, little: &str) -> Markup {
    html! { span class="wordkey" { span { i class="c" {} (most) } span { i class="b" {} (some) } span { i {} (little) } } }
}

/// One suggestion of [`guess`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Guess<'a> {
    /// What is sent.
    pub value: &'a str,
    /// The way down to it, “城市管理 › 油烟噪声 › ”.
    pub path: &'a str,
    /// The suggestion itself.
    pub label: &'a str,
    /// Why: the words seen.
    pub reason: &'a str,
    /// Share in percent.
    pub percent: f64,
    /// “82%”, or “拿不准” below the limit.
    pub words: &'a str,
    /// Chosen.
    pub on: bool,
}

/// Ranked suggestions with their reasons; keys 1–9 choose.
///
/// ```
/// use ui::{Guess, guess};
/// let list = guess("cat", "选一个类别", &[Guess { value: "a", path: "城市管理 › ", label: "餐饮油烟", reason: "看到：烧烤", percent: 82.0, words: "82%", on: true }]);
/// assert!(list.into_string().contains("class=\"guess\""));
/// ```
pub fn guess(name: &str, legend: &str, list: &[Guess<'_>]) -> Markup {
    html! {
        fieldset class="guess" {
            legend class="sr" { (legend) }
            @for (at, one) in list.iter().enumerate() {
                label {
                    input type="radio" name=(name) value=(one.value) checked[one.on] data-key=[(at < 9).then(|| at + 1)];
                    span { (one.path) b { (one.label) } small { (one.reason) } }
                    (crate::bv(one.percent))
                    span class="pc" { (one.words) }
                }
            }
        }
    }
}

/// A numbered step inside a panel: number, heading, a line at the right, content.
///
/// ```
/// assert!(ui::stepno(1, "类别", "说 82% 时，上月 100 件里说对 81 件", ui::html! {}).into_string().contains("no-b on"));
/// ```
pub fn stepno(number: u8, title: &str, end: impl Render, content: Markup) -> Markup {
    let end = end.render();
    html! {
        section class="sect" {
            div class="stepno" { span class="no-b on" { (number) } h2 { (title) } @if !end.0.is_empty() { span class="end sub" { (end) } } }
            (content)
        }
    }
}

/// A part of a panel without a number.
///
/// ```
/// assert!(ui::sect(ui::html! { "…" }).into_string().contains("sect"));
/// ```
pub fn sect(content: Markup) -> Markup {
    html! { section class="sect" { (content) } }
}

/// One condition of [`rule_line`]: whether it holds, its field, its value.
pub type Condition<'a> = (bool, &'a str, &'a str);

/// A rule read as a sentence: conditions left with a tick each, the organ right.
/// `fires` tints the rule that decides.
///
/// ```
/// let rule = ui::rule_line(&[(true, "类别", "餐饮油烟"), (false, "时间", "22:00–6:00")], "河东路街道执法队", &["规则 R-112", "职责清单 第 9 项"], "在办 31", true);
/// assert!(rule.into_string().contains("rule-line fires"));
/// ```
pub fn rule_line(
    conditions: &[Condition<'_>],
    organ: &str,
    basis: &[&str],
    load: &str,
    fires: bool,
) -> Markup {
    html! {
        div.rule-line.fires[fires] {
            ul {
                @for (holds, field, value) in conditions {
                    li class=(if *holds { "yes" } else { "nope" }) {
                        (state_icon(if *holds { State::Ok } else { State::Caution }))
                        span { (field) } b { (value) }
                    }
                }
            }
            (crate::icon("arrow-right"))
            div {
                b class="blk" { (organ) }
                span class="sub blk" { (crate::element::facts(basis)) }
                @if !load.is_empty() { span class="sub blk" { (load) } }
            }
        }
    }
}

/// Rules that missed by one condition, folded: organ, rule, the condition that failed.
///
/// ```
/// assert!(ui::near_misses("差一点的 2 条", &[("河东路派出所", "R-140", "现在不是 22:00–6:00")]).into_string().contains("<details"));
/// ```
pub fn near_misses(summary: &str, list: &[(&str, &str, &str)]) -> Markup {
    html! {
        details class="misses" {
            summary { (summary) }
            ul { @for (organ, rule, failed) in list { li { span { b { (organ) } " " (rule) } span class="warn-ink" { (failed) } } } }
        }
    }
}

/// One matter of [`near`].
#[derive(Clone, Debug)]
pub struct Near<'a> {
    /// The number that stands on the map.
    pub number: u16,
    /// Its title.
    pub title: &'a str,
    /// Where it opens.
    pub href: &'a str,
    /// How far, when, who.
    pub facts: &'a [&'a str],
    /// Likeness from 0 to 5 squares; `None`: not compared.
    pub like: Option<u8>,
    /// What is alike, in words.
    pub because: &'a str,
    /// Buttons: 并入, 关联.
    pub actions: Markup,
}

/// Matters near this one; the numbers are those of the map.
///
/// ```
/// use ui::{Near, near, html};
/// let list = near(&[Near { number: 1, title: "楼下烧烤油烟", href: "/m/2", facts: &["相距 60 米"], like: Some(4), because: "共有 烧烤、油烟", actions: html! {} }]);
/// assert!(list.into_string().contains("class=\"near\""));
/// ```
pub fn near(list: &[Near<'_>]) -> Markup {
    html! {
        ol class="near" {
            @for one in list {
                li {
                    span.no-b.on[one.like.is_some()] { (one.number) }
                    div {
                        a href=(one.href) { (one.title) }
                        span class="s" { (crate::element::facts(one.facts)) }
                        @if let Some(like) = one.like { span class="s" { (sim(like)) (one.because) } }
                    }
                    div class="act" { (one.actions) }
                }
            }
        }
    }
}

/// Likeness as five squares.
///
/// ```
/// assert_eq!(ui::sim(3).into_string().matches("class=\"on\"").count(), 3);
/// ```
pub fn sim(of_five: u8) -> Markup {
    html! { span class="sim" aria-hidden="true" { @for at in 0..5u8 { i class=[(at < of_five).then_some("on")] {} } } }
}

/// One matter of [`waitlist`].
#[derive(Clone, Debug)]
pub struct Waiting<'a> {
    /// Its clock, from [`crate::clk_bare`].
    pub clock: Markup,
    /// Its title.
    pub title: &'a str,
    /// Suggested category.
    pub left: &'a str,
    /// “82%” or “拿不准”.
    pub right: &'a str,
    /// The suggestion is not sure.
    pub unsure: bool,
    /// Where it opens.
    pub href: &'a str,
    /// The one on the page.
    pub current: bool,
}

/// The narrow list of matters that wait to be sorted; j and k move through it.
///
/// ```
/// use ui::{Waiting, waitlist, html};
/// let list = waitlist("等分流的事项", &[Waiting { clock: html! {}, title: "路灯不亮", left: "市政", right: "98%", unsure: false, href: "?at=1", current: true }], html! {});
/// assert!(list.into_string().contains("waitlist"));
/// ```
pub fn waitlist(label: &str, list: &[Waiting<'_>], foot: Markup) -> Markup {
    html! {
        nav class="panel waitlist" aria-label=(label) {
            @for one in list {
                a href=(one.href) data-row=(one.href) aria-current=[one.current.then_some("true")] {
                    (one.clock) b { (one.title) }
                    small { span class="cut" { (one.left) } span.nowrap.warn-ink[one.unsure] { (one.right) } }
                }
            }
            (foot)
        }
    }
}

/// The triage page: list, the matter with its three steps, likeness and map.
///
/// ```
/// assert!(ui::triage(ui::html! {}, ui::html! {}, ui::html! {}).into_string().contains("triage"));
/// ```
pub fn triage(list: Markup, matter: Markup, side: Markup) -> Markup {
    html! { div class="triage" { (list) (matter) div class="stack" { (side) } } }
}

/// The buttons that decide; stays in view while the page scrolls.
///
/// ```
/// assert!(ui::decide(ui::html! { "…" }).into_string().contains("decide"));
/// ```
pub fn decide(actions: Markup) -> Markup {
    html! { div class="decide" { (actions) } }
}

/// A condition or an outcome of a rule being written: “如果”, “并且”, “就给”, “依据” and its field.
///
/// ```
/// assert!(ui::cond("如果", ui::html! { "…" }).into_string().contains("class=\"k\""));
/// ```
pub fn cond(word: &str, field: Markup) -> Markup {
    html! { div class="cond" { span class="k" { (word) } (field) } }
}

/// The figures of a dry run, each a filter of the list below: number, words, href, chosen.
///
/// ```
/// assert!(ui::dryrow(&[("61", "换了单位", "?d=moved", true)], ui::html! {}).into_string().contains("dryrow"));
/// ```
pub fn dryrow(figures: &[(&str, &str, &str, bool)], judge: Markup) -> Markup {
    html! {
        div class="dryrow" {
            @for (number, words, href, on) in figures { a.f.on[*on] href=(href) aria-current=[on.then_some("true")] { b { (number) } span { (words) } } }
            @if !judge.0.is_empty() { div class="f judge" { (judge) } }
        }
    }
}
