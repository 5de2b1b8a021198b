//! Heads, panels, notices and lists of facts.

use maud::{Markup, Render, html};

use crate::{Btn, State, element::facts, icon, state_icon};

/// Where this page lies: pairs of label and href; the last one is the page and has no link.
///
/// ```
/// assert!(ui::crumbs("位置", &[("我的待办", "/desk"), ("HG2026-11-0001873", "")]).into_string().contains("crumbs"));
/// ```
pub fn crumbs(label: &str, trail: &[(&str, &str)]) -> Markup {
    html! {
        nav class="crumbs" aria-label=(label) {
            @for (at, (word, href)) in trail.iter().enumerate() {
                @if at > 0 { span aria-hidden="true" { "›" } }
                @if href.is_empty() { span aria-current="page" { (word) } } @else { a href=(href) { (word) } }
            }
        }
    }
}

/// The head of a page: the one `h1`, a line of facts under it, actions at the right.
///
/// ```
/// use ui::{pagehead, btn, html};
/// let head = pagehead("我的待办", html! { span { "14 条" } }, html! { (btn("打印清单")) });
/// assert!(head.into_string().contains("<h1>我的待办</h1>"));
/// ```
pub fn pagehead(title: impl Render, meta: Markup, actions: Markup) -> Markup {
    html! {
        div class="pagehead" {
            div {
                h1 { (title) }
                @if !meta.0.is_empty() { div class="meta" { (meta) } }
            }
            @if !actions.0.is_empty() { div class="acts" { (actions) } }
        }
    }
}

/// The next-step sentence: who does what by when. The loudest thing on a matter page.
///
/// ```
/// assert!(ui::next("等司法所联系您，最晚 11月26日", "已接收", ui::html! {}).into_string().contains("say"));
/// ```
pub fn next(says: impl Render, below: impl Render, clocks: Markup) -> Markup {
    let below = below.render();
    html! {
        section class="next" {
            div {
                p class="say" { (says) }
                @if !below.0.is_empty() { p class="sub" { (below) } }
            }
            @if !clocks.0.is_empty() { div class="row wrap" { (clocks) } }
        }
    }
}

/// One holder in [`relay`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Leg<'a> {
    /// `done`, `now` or `next`.
    pub state: &'a str,
    /// Unit or person.
    pub who: &'a str,
    /// Facts under it: name, how long held.
    pub facts: &'a [&'a str],
}

/// Who has held the matter, who holds it, who comes next.
///
/// ```
/// use ui::{Leg, relay};
/// let line = relay("流转", &[Leg { state: "now", who: "河东路街道执法队", facts: &["刘某", "持有 4 小时 6 分"] }]);
/// assert!(line.into_string().contains("data-s=\"now\""));
/// ```
pub fn relay(label: &str, legs: &[Leg<'_>]) -> Markup {
    html! {
        ol class="relay" aria-label=(label) {
            @for leg in legs {
                li data-s=(leg.state) aria-current=[(leg.state == "now").then_some("step")] {
                    span class="u" { (leg.who) }
                    span class="m" { (facts(leg.facts)) }
                }
            }
        }
    }
}

/// A panel with a heading. `beside` follows the title (a count, a group of buttons); `end` stands
/// at the right. Empty title: no head. The body has no padding: wrap it in [`body`] or put a table.
///
/// ```
/// use ui::{body, panel, html};
/// assert!(panel("经过", html! {}, html! {}, body(html! { "…" })).into_string().contains("<h2>经过</h2>"));
/// ```
pub fn panel(title: &str, beside: Markup, end: Markup, content: Markup) -> Markup {
    html! {
        section class="panel" {
            @if !title.is_empty() {
                header { h2 { (title) } (beside) @if !end.0.is_empty() { span class="end row" { (end) } } }
            }
            (content)
        }
    }
}

/// The padded inside of a panel, its parts 12 px apart.
///
/// ```
/// assert!(ui::body(ui::html! { "…" }).into_string().contains("body"));
/// ```
pub fn body(content: Markup) -> Markup {
    html! { div class="body stack s3" { (content) } }
}

/// The tinted line that ends a panel.
///
/// ```
/// assert!(ui::foot(ui::html! { "显示 10 条" }).into_string().contains("foot"));
/// ```
pub fn foot(content: Markup) -> Markup {
    html! { div class="foot fs-13" { (content) } }
}

/// Main column and a 360 px side column; one column on narrow screens.
///
/// ```
/// assert!(ui::cols(ui::html! { "左" }, ui::html! { "右" }).into_string().contains("cols"));
/// ```
pub fn cols(main: Markup, side: Markup) -> Markup {
    html! { div class="cols" { div class="stack" { (main) } div class="stack" { (side) } } }
}

/// A notice in the flow of the page. `end` may hold a button or a link.
///
/// ```
/// use ui::{State, note, html};
/// assert!(note(State::Ok, html! { "日志链完整" }, html! {}).into_string().contains("data-s=\"ok\""));
/// ```
pub fn note(state: State, says: impl Render, end: Markup) -> Markup {
    let mark = if matches!(state, State::New | State::Active) {
        icon("circle-alert")
    } else {
        state_icon(state)
    };
    notice(state, mark, says.render(), end)
}

/// A notice with an icon of its own, such as the eye of “这次查看会记入日志”.
///
/// ```
/// use ui::{State, note_with, html};
/// assert!(note_with(State::Active, "eye", html! { "…" }).into_string().contains("#eye"));
/// ```
pub fn note_with(state: State, name: &str, says: impl Render) -> Markup {
    notice(state, icon(name), says.render(), html! {})
}

fn notice(state: State, mark: Markup, says: Markup, end: Markup) -> Markup {
    let role = (state == State::Danger).then_some("alert");
    html! { div class="note" data-s=(state.name()) role=[role] { (mark) div class="grow" { (says) } (end) } }
}

/// Nothing here: why, and the one thing to do about it.
///
/// ```
/// use ui::{empty, html};
/// assert!(empty("inbox", "没有待办。新的会出现在这里", html! {}).into_string().contains("empty"));
/// ```
pub fn empty(name: &str, says: &str, action: Markup) -> Markup {
    html! { div class="empty" { (crate::icon_lg(name)) p { (says) } (action) } }
}

/// Facts as pairs of name and value.
///
/// ```
/// use ui::{dl, html};
/// assert!(dl(&[("来源", html! { "手机上报" })]).into_string().contains("<dt>来源</dt>"));
/// ```
pub fn dl(pairs: &[(&str, Markup)]) -> Markup {
    html! { dl class="dl" { @for (name, value) in pairs { dt { (name) } dd { (value) } } } }
}

/// One document of [`files`].
#[derive(Clone, Copy, Debug, Default)]
pub struct File<'a> {
    /// `file-text`, `file-image`, `file-check`, `file-spreadsheet`.
    pub icon: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Where it opens.
    pub href: &'a str,
    /// Who, when, how many pages, what was done to it.
    pub facts: &'a [&'a str],
}

/// Documents of a matter.
///
/// ```
/// use ui::{File, files};
/// let list = files(&[File { icon: "file-text", name: "转办单.pdf", href: "/f/1", facts: &["李某 09:40", "1 页"] }]);
/// assert!(list.into_string().contains("转办单.pdf"));
/// ```
pub fn files(list: &[File<'_>]) -> Markup {
    html! {
        ul class="files" {
            @for file in list {
                li {
                    (icon(file.icon))
                    span class="grow" {
                        @if file.href.is_empty() { span class="cut blk" { (file.name) } }
                        @else { a href=(file.href) class="cut blk" { (file.name) } }
                        span class="small ink-3" { (facts(file.facts)) }
                    }
                }
            }
        }
    }
}

/// How far a long job is; both numbers stand in the text beside it too.
///
/// ```
/// assert!(ui::progress("导入进度", 3120, 4726).into_string().contains("max=\"4726\""));
/// ```
pub fn progress(label: &str, done: u64, all: u64) -> Markup {
    let share = (done * 100).checked_div(all).unwrap_or(0);
    html! { progress class="pg" max=(all) value=(done) aria-label=(label) { (share) "%" } }
}

/// A panel of things waiting for one decision: what, its clock, a line under it.
#[derive(Clone, Debug)]
pub struct Todo<'a> {
    /// What has to be decided.
    pub what: &'a str,
    /// Where.
    pub href: &'a str,
    /// Its clock, from [`crate::clk`].
    pub clock: Markup,
    /// What it is about.
    pub about: &'a str,
}

/// A short list of things waiting for the reader.
///
/// ```
/// use ui::{Todo, todo, clk, State};
/// let list = todo(&[Todo { what: "退回两次，谁来办", href: "/m/1", clock: clk(State::Warn, "", "剩 3 小时"), about: "化粪池外溢" }]);
/// assert!(list.into_string().contains("class=\"todo\""));
/// ```
pub fn todo(list: &[Todo<'_>]) -> Markup {
    html! { ul class="todo" { @for one in list { li { a href=(one.href) { (one.what) } (one.clock) small { (one.about) } } } } }
}

/// An irreversible act: names the object, the verb is on the button. A page of its own without
/// script, a dialog with it (link to it with `data-pop`).
///
/// ```
/// use ui::{btn, confirm, html};
/// let ask = confirm("/x", html! {}, "删除 2024 台账？", html! { "之后找不回来" }, &[btn("删除").danger()]);
/// assert!(ask.into_string().contains("删除"));
/// ```
pub fn confirm(
    action: &str,
    hidden: Markup,
    title: &str,
    says: Markup,
    buttons: &[Btn<'_>],
) -> Markup {
    html! {
        form class="pop ask" method="post" action=(action) aria-labelledby="ask-title" {
            (hidden)
            header { h2 id="ask-title" { (title) } }
            div class="body stack s3" { (says) }
            footer { @for button in buttons { (button) } }
        }
    }
}
