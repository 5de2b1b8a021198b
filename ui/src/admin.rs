//! Organisations, imports, jobs.

use maud::{Markup, html};

use crate::{State, err, icon, state_icon};

/// One node of [`tree`].
#[derive(Clone, Debug, Default)]
pub struct Node<'a> {
    /// Its name.
    pub label: &'a str,
    /// Where it opens.
    pub href: &'a str,
    /// How many people, or the year it ended.
    pub note: &'a str,
    /// Its children are shown.
    pub open: bool,
    /// It has children, shown or not.
    pub parent: bool,
    /// The one on the page.
    pub current: bool,
    /// No longer exists: struck through.
    pub old: bool,
    /// What is shown under it.
    pub children: Vec<Node<'a>>,
}

/// A tree whose nodes are links; opening one is a page, so it works without script.
///
/// ```
/// use ui::{Node, tree};
/// let city = Node { label: "鹤岗市", href: "/admin/orgs", note: "1,204 人", parent: true, open: true,
///     children: vec![Node { label: "兴安区", href: "/admin/orgs/7", current: true, ..Node::default() }], ..Node::default() };
/// assert!(tree("组织树", &[city]).into_string().contains("aria-current"));
/// ```
pub fn tree(label: &str, nodes: &[Node<'_>]) -> Markup {
    html! { nav aria-label=(label) { (branch(nodes, true)) } }
}

fn branch(nodes: &[Node<'_>], top: bool) -> Markup {
    html! {
        ul class=[top.then_some("tree")] {
            @for node in nodes {
                li {
                    a href=(node.href) class=[node.old.then_some("old")] aria-current=[node.current.then_some("true")] {
                        (icon(match (node.parent, node.open) { (true, true) => "chevron-down", (true, false) => "chevron-right", _ => "minus" }))
                        span { (node.label) } span class="n" { (node.note) }
                    }
                    @if node.open && !node.children.is_empty() { (branch(&node.children, false)) }
                }
            }
        }
    }
}

/// The organisation page: tree, the organ and its posts, the form that assigns.
///
/// ```
/// assert!(ui::orggrid(ui::html! {}, ui::html! {}, ui::html! {}).into_string().contains("orggrid"));
/// ```
pub fn orggrid(tree: Markup, organ: Markup, form: Markup) -> Markup {
    html! { div class="orggrid" { section class="panel" { (tree) } div class="stack" { (organ) } div class="stack" { (form) } } }
}

/// What a person will be able to do and see, and what not, before it is granted.
///
/// ```
/// use ui::{cando, html};
/// assert!(cando(&[(true, html! { "看和办本中心的事项" }), (false, html! { "改分流规则" })]).into_string().contains("cando"));
/// ```
pub fn cando(list: &[(bool, Markup)]) -> Markup {
    html! {
        ul class="cando" {
            @for (can, what) in list {
                li class=[(!can).then_some("no")] {
                    span class=[can.then_some("ok-ink")] { (icon(if *can { "check" } else { "minus" })) }
                    span { (what) }
                }
            }
        }
    }
}

/// Steps of a long job: word, a line, and how it stands (`done`, `now`, empty).
///
/// ```
/// assert!(ui::wiz("步骤", &[("选文件", "2025年台账.xlsx", "done"), ("对列", "12 列", "now")]).into_string().contains("aria-current=\"step\""));
/// ```
pub fn wiz(label: &str, steps: &[(&str, &str, &str)]) -> Markup {
    html! {
        ol class="wiz" aria-label=(label) {
            @for (at, (word, below, state)) in steps.iter().enumerate() {
                li aria-current=[(*state == "now").then_some("step")] {
                    @if *state == "done" { (state_icon(State::Ok)) } @else { span class="no-b" { (at + 1) } }
                    span { b { (word) } small { (below) } }
                }
            }
        }
    }
}

/// The import page: matching of columns, and the result of the dry run beside it.
///
/// ```
/// assert!(ui::imports(ui::html! {}, ui::html! {}).into_string().contains("impgrid"));
/// ```
pub fn imports(columns: Markup, result: Markup) -> Markup {
    html! { div class="impgrid" { div class="stack" { (columns) } div class="stack" { (result) } } }
}

/// Sums that add up: word, number, href, and whether it is bad (refused).
///
/// ```
/// assert!(ui::sumdl(&[("能导入", 4726, "?ok", false), ("拒绝", 86, "?bad", true)]).into_string().contains("4,726"));
/// ```
pub fn sumdl(list: &[(&str, u64, &str, bool)]) -> Markup {
    html! {
        dl class="sumdl" {
            @for (word, number, href, bad) in list {
                div class=[bad.then_some("bad")] { dt { (word) } dd { a href=(href) { (crate::group(*number)) } } }
            }
        }
    }
}

/// One row of a file that was refused.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reject<'a> {
    /// “第 57 行”.
    pub row: &'a str,
    /// Where the row can be read; empty: nowhere.
    pub href: &'a str,
    /// Name of the column.
    pub column: &'a str,
    /// What stood there (masked where personal).
    pub value: &'a str,
    /// Why it was refused.
    pub reason: &'a str,
    /// What to do.
    pub fix: &'a str,
}

/// Refused rows: row, column, value, reason and what to do. `id` makes ids unique on the page.
///
/// ```
/// use ui::{Reject, rej};
/// let list = rej("r", &[Reject { row: "第 57 行", column: "办结日", value: "2025/3/1", reason: "早于登记时间", fix: "改日期", ..Reject::default() }]);
/// assert!(list.into_string().contains("class=\"rej\""));
/// ```
pub fn rej(id: &str, list: &[Reject<'_>]) -> Markup {
    html! {
        ul class="rej" {
            @for (at, one) in list.iter().enumerate() {
                li {
                    @if one.href.is_empty() { span { (one.row) } } @else { a href=(one.href) { (one.row) } }
                    div { div { span class="ink-3" { (one.column) } " " b { (one.value) } } (err(&format!("{id}-{at}"), one.reason)) }
                    span class="sub fix" { (one.fix) }
                }
            }
        }
    }
}

/// The jobs page: list of failures, and the one that is open beside it.
///
/// ```
/// assert!(ui::jobgrid(ui::html! {}, "任务", ui::html! {}, ui::html! {}).into_string().contains("jobgrid"));
/// ```
pub fn jobgrid(list: Markup, label: &str, beside: Markup, actions: Markup) -> Markup {
    html! {
        div class="jobgrid" {
            div class="list" { (list) }
            aside aria-label=(label) { (beside) @if !actions.0.is_empty() { div class="acts-end" { (actions) } } }
        }
    }
}

/// One part of a side panel, divided by a line.
///
/// ```
/// assert!(ui::pb(ui::html! { "…" }).into_string().contains("pb"));
/// ```
pub fn pb(content: Markup) -> Markup {
    html! { div class="pb" { (content) } }
}

/// Failures grouped by cause, each with the cure as its button: title, what it means, button.
///
/// ```
/// use ui::{causes, html};
/// assert!(causes(&[("短信网关签名过期", "换了新的再重做", html! {})]).into_string().contains("causes"));
/// ```
pub fn causes(list: &[(&str, &str, Markup)]) -> Markup {
    html! { ul class="causes" { @for (title, below, cure) in list { li { div { b { (title) } span class="s" { (below) } } (cure) } } } }
}

/// Text as it was sent or received, in fixed width.
///
/// ```
/// assert!(ui::code("要发的内容", "{}").into_string().contains("<pre"));
/// ```
pub fn code(label: &str, text: &str) -> Markup {
    html! { pre class="code" tabindex="0" aria-label=(label) { (text) } }
}

/// Checks done by the machine: passed or not, and the sentence.
///
/// ```
/// use ui::{checks, html};
/// assert!(checks(&[(true, html! { "不和审计员同一人" })]).into_string().contains("class=\"checks\""));
/// ```
pub fn checks(list: &[(bool, Markup)]) -> Markup {
    html! {
        ul class="checks" {
            @for (passed, says) in list {
                li class=[(!passed).then_some("w")] {
                    (state_icon(if *passed { State::Ok } else { State::Caution })) span { (says) }
                }
            }
        }
    }
}
