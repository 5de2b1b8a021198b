//! The story of a matter, and the box that adds to it.

use maud::{Markup, Render, html};

use crate::{State, element::facts, icon, state_icon};

/// What stands on the line beside an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dot<'a> {
    /// A plain dot.
    Plain,
    /// A state shape in its colour.
    State(State),
    /// An icon of the sprite.
    Icon(&'a str),
}

/// One line of [`tl`]: a day, or an entry.
#[derive(Clone, Debug)]
pub enum Tl<'a> {
    /// A day separator, “今天 11月24日 周二”.
    Day(&'a str),
    /// Something that happened.
    Entry(Entry<'a>),
    /// Machine events folded: the summary and what it hides.
    Folded(&'a str, Markup),
}

/// One entry of a timeline.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// Anchor, such as `e42`; empty: none.
    pub id: &'a str,
    /// Local time, “10:26”.
    pub time: &'a str,
    /// RFC 3339 moment for machines; empty: none.
    pub datetime: &'a str,
    /// The mark on the line.
    pub dot: Dot<'a>,
    /// What happened: verb and object.
    pub what: Markup,
    /// Actor, post, basis.
    pub who: &'a [&'a str],
    /// Words said or written; empty: none.
    pub quote: &'a str,
    /// Anything more, such as photos.
    pub more: Markup,
}

impl<'a> Entry<'a> {
    /// An entry of a time, a mark, words and facts; set the rest with struct update.
    pub fn new(time: &'a str, dot: Dot<'a>, what: impl Render, who: &'a [&'a str]) -> Self {
        Self {
            id: "",
            time,
            datetime: "",
            dot,
            what: what.render(),
            who,
            quote: "",
            more: html! {},
        }
    }
    /// With quoted words.
    pub fn quote(mut self, words: &'a str) -> Self {
        self.quote = words;
        self
    }
    /// With an anchor.
    pub fn at(mut self, id: &'a str) -> Self {
        self.id = id;
        self
    }
}

/// A timeline: newest last for residents (a story), newest first for staff (work).
///
/// ```
/// use ui::{Dot, Entry, State, Tl, tl};
/// let story = tl(&[Tl::Day("今天 11月24日 周二"),
///     Tl::Entry(Entry::new("10:26", Dot::State(State::Active), "执法队接收", &["刘某", "河东路街道执法队"]))]);
/// assert!(story.into_string().contains("class=\"day\""));
/// ```
pub fn tl(lines: &[Tl<'_>]) -> Markup {
    html! {
        ol class="tl" {
            @for line in lines {
                @match line {
                    Tl::Day(day) => { li class="day" { (day) } }
                    Tl::Folded(says, hidden) => {
                        li class="folded" { span {} span class="dot" { b {} } details { summary { (says) } (hidden) } }
                    }
                    Tl::Entry(entry) => { (one(entry)) }
                }
            }
        }
    }
}

fn one(entry: &Entry<'_>) -> Markup {
    let state = if let Dot::State(state) = entry.dot {
        Some(state.name())
    } else {
        None
    };
    html! {
        li id=[crate::some(entry.id)] {
            time datetime=[crate::some(entry.datetime)] { (entry.time) }
            span class="dot" data-s=[state] {
                @match entry.dot {
                    Dot::Plain => { b {} }
                    Dot::State(state) => { (state_icon(state)) }
                    Dot::Icon(name) => { (icon(name)) }
                }
            }
            div {
                div class="what" { (entry.what) }
                @if !entry.who.is_empty() { div class="who" { (facts(entry.who)) } }
                @if !entry.quote.is_empty() { div class="quote" { (entry.quote) } }
                (entry.more)
            }
        }
    }
}

/// The box that adds to the story.
#[derive(Clone, Debug)]
pub struct Composer<'a> {
    /// Where it is posted; the words go as `text`.
    pub action: &'a str,
    /// Hidden fields.
    pub hidden: Markup,
    /// Name of the writer, for the disc.
    pub person: &'a str,
    /// Label of the box.
    pub label: &'a str,
    /// Example in the box.
    pub placeholder: &'a str,
    /// Words kept after an error.
    pub value: &'a str,
    /// Key under which a draft is kept on this device; empty: none.
    pub draft: &'a str,
    /// Left of the foot: attach, call.
    pub tools: Markup,
    /// Right of the foot before the button: “反映人可见”.
    pub options: Markup,
    /// The button's word.
    pub send: &'a str,
}

/// A text box with its tools; Ctrl+Enter sends, the draft is kept on this device.
///
/// ```
/// use ui::{Composer, composer, html};
/// let add = composer(&Composer { action: "/m/1/notes", hidden: html! {}, person: "李某", label: "记录进展", placeholder: "", value: "",
///     draft: "m1", tools: html! {}, options: html! {}, send: "记录" });
/// assert!(add.into_string().contains("data-draft=\"m1\""));
/// ```
pub fn composer(new: &Composer<'_>) -> Markup {
    html! {
        form class="composer" method="post" action=(new.action) data-draft=[crate::some(new.draft)] {
            (new.hidden)
            (crate::avatar(new.person))
            div class="grow" {
                textarea class="in" name="text" rows="2" required aria-label=(new.label) placeholder=(new.placeholder) { (new.value) }
                div class="row sp mt-2" {
                    span class="row" { (new.tools) }
                    span class="row fs-13" { (new.options) (crate::btn(new.send).sm().key_word("Ctrl ↵")) }
                }
            }
        }
    }
}

/// A checkbox in a row, such as “反映人可见”.
///
/// ```
/// assert!(ui::tick("visible", "1", "反映人可见", true).into_string().contains("checked"));
/// ```
pub fn tick(name: &str, value: &str, label: &str, on: bool) -> Markup {
    html! { label class="tick" { input type="checkbox" name=(name) value=(value) checked[on]; span { (label) } } }
}
