//! State words, priorities, clocks and the working-day strip.

use maud::{Markup, Render, html};

use crate::icon::state_icon;

/// How a thing stands. Colour never speaks alone: each state has a shape and a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum State {
    /// 待受理: hollow circle, neutral.
    #[default]
    New,
    /// 办理中: half circle, blue.
    Active,
    /// 等待、中止: bars, violet.
    Wait,
    /// A clock that runs with time in hand: clock, neutral.
    Running,
    /// 临期: clock, amber. Time only.
    Warn,
    /// Any other warning: triangle, amber.
    Caution,
    /// 超期、退回: octagon, red.
    Danger,
    /// 办结: check disc, green.
    Ok,
}

impl State {
    /// The value of `data-s` that the style sheet reads.
    pub fn name(self) -> &'static str {
        match self {
            Self::New | Self::Running => "neutral",
            Self::Active => "active",
            Self::Wait => "wait",
            Self::Warn | Self::Caution => "warn",
            Self::Danger => "danger",
            Self::Ok => "ok",
        }
    }
}

/// A state as icon and word.
///
/// ```
/// assert!(ui::st(ui::State::Active, "办理中").into_string().contains("data-s=\"active\""));
/// ```
pub fn st(state: State, word: impl Render) -> Markup {
    html! { span class="st" data-s=(state.name()) { (state_icon(state)) span { (word) } } }
}

/// Priority 1 (highest) to 4 as a square with its digit; `label` says it aloud, such as “二级”.
///
/// ```
/// assert!(ui::pr(1, "一级").into_string().contains("data-p=\"1\""));
/// ```
pub fn pr(level: u8, label: &str) -> Markup {
    html! { span class="pr" data-p=(level) title=(label) { (level) span class="sr" { " " (label) } } }
}

/// A clock as a chip: what runs, then what is left. The server computes the words.
///
/// ```
/// let chip = ui::clk(ui::State::Warn, "受理", "剩 2 小时");
/// assert!(chip.into_string().contains("<b>剩 2 小时</b>"));
/// ```
pub fn clk(state: State, what: &str, rest: &str) -> Markup {
    clock("clk", state, what, rest)
}

/// The same clock without its chip, for table cells and list rows.
///
/// ```
/// assert!(ui::clk_bare(ui::State::Danger, "受理", "超期 3 小时").into_string().contains("clk bare"));
/// ```
pub fn clk_bare(state: State, what: &str, rest: &str) -> Markup {
    clock("clk bare", state, what, rest)
}

fn clock(class: &str, state: State, what: &str, rest: &str) -> Markup {
    // In a list only what is late is bold, or nothing would stand out.
    let loud = if class == "clk" {
        !matches!(state, State::Ok | State::Wait)
    } else {
        state == State::Danger
    };
    html! { span class=(class) data-s=(state.name()) { (clock_face(state)) (clock_words(loud, what, rest)) } }
}

fn clock_face(state: State) -> Markup {
    state_icon(if state == State::New {
        State::Running
    } else {
        state
    })
}

fn clock_words(loud: bool, what: &str, rest: &str) -> Markup {
    html! {
        span {
            (what)
            @if !rest.is_empty() { " " @if loud { b { (rest) } } @else { (rest) } }
        }
    }
}

/// A clock that opens: start, rule with article, days counted and skipped, pauses, end, who may
/// extend. Plain `<details>`, so it works without script.
///
/// ```
/// let open = ui::clk_open(ui::State::New, "办结", "剩 5 个工作日", ui::html! { "从受理次日起算" });
/// assert!(open.into_string().starts_with("<details"));
/// ```
pub fn clk_open(state: State, what: &str, rest: &str, reason: Markup) -> Markup {
    html! {
        details class="drop" {
            summary class="clk" data-s=(state.name()) { (clock_face(state)) (clock_words(true, what, rest)) }
            div class="pop" { div class="body stack s3 fs-13" { (reason) } }
        }
    }
}

/// One day of [`wds`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// Counted and over.
    Used,
    /// Today.
    Today,
    /// Still to come.
    Ahead,
    /// Not counted: weekend or holiday.
    Off,
    /// The last counted day.
    End,
}

/// The working-day strip: which days a statutory clock counted and which it skipped.
/// Each day is its kind, the number to print and a word under it (may be empty).
///
/// ```
/// use ui::Day;
/// let strip = ui::wds("工作日", &[(Day::Today, "24", "受理"), (Day::Off, "28", ""), (Day::End, "1", "到期")]);
/// assert!(strip.into_string().contains("data-d=\"off\""));
/// ```
pub fn wds(label: &str, days: &[(Day, &str, &str)]) -> Markup {
    html! {
        ol class="wds" aria-label=(label) {
            @for (kind, number, word) in days {
                li data-d=[day_name(*kind)] {
                    (number)
                    @if !word.is_empty() { br; (word) }
                }
            }
        }
    }
}

fn day_name(day: Day) -> Option<&'static str> {
    match day {
        Day::Used => Some("used"),
        Day::Today => Some("today"),
        Day::Ahead => None,
        Day::Off => Some("off"),
        Day::End => Some("end"),
    }
}

/// A small label such as “兼”; `icon` may be empty.
///
/// ```
/// assert!(ui::tag("paperclip", "油烟照片 2 张").into_string().contains("class=\"tag\""));
/// ```
pub fn tag(icon: &str, text: &str) -> Markup {
    html! { span class="tag" { (crate::icon(icon)) (text) } }
}

/// A counter; `hot` (red) only where the count is late or urgent.
///
/// ```
/// assert!(ui::count(3, true).into_string().contains("count hot"));
/// ```
pub fn count(number: impl Render, hot: bool) -> Markup {
    html! { span.count.hot[hot] { (number) } }
}
