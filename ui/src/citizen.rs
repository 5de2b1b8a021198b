//! Parts of the resident's pages.

use maud::{Markup, Render, html};

use crate::{State, icon, icon_lg, state_icon};

/// One of the things a resident can want.
#[derive(Clone, Copy, Debug, Default)]
pub struct Verb<'a> {
    /// Icon of the sprite.
    pub icon: &'a str,
    /// “反映问题”.
    pub label: &'a str,
    /// Examples under it.
    pub more: &'a str,
    /// Where it starts.
    pub href: &'a str,
}

/// The verbs of the home page.
///
/// ```
/// use ui::{Verb, verbs};
/// let list = verbs("服务", &[Verb { icon: "handshake", label: "化解纠纷", more: "邻里、欠薪", href: "/disputes/new" }]);
/// assert!(list.into_string().contains("class=\"verbs\""));
/// ```
pub fn verbs(label: &str, list: &[Verb<'_>]) -> Markup {
    html! {
        nav class="verbs" aria-label=(label) {
            @for verb in list {
                a href=(verb.href) {
                    span class="ic" { (icon_lg(verb.icon)) }
                    span { b { (verb.label) } small { (verb.more) } }
                    (icon("chevron-right"))
                }
            }
        }
    }
}

/// A section of a resident's page with its heading; an empty heading is left out.
///
/// ```
/// assert!(ui::ph_sec("经过", ui::html! { "…" }).into_string().contains("<h2>经过</h2>"));
/// ```
pub fn ph_sec(title: &str, content: Markup) -> Markup {
    html! { section class="ph-sec" { @if !title.is_empty() { h2 { (title) } } (content) } }
}

/// A card. `class` may be `act` (it waits for the reader) or empty.
///
/// ```
/// assert!(ui::card("act", ui::html! { "…" }).into_string().contains("card act"));
/// ```
pub fn card(class: &str, content: Markup) -> Markup {
    html! { div class={ "card " (class) } { (content) } }
}

/// Something that waits for the resident: a card that is one link.
///
/// ```
/// assert!(ui::card_link("star", "井盖已修好，请您评价", "今天 09:40 办结", "/my/matters/1/rate").into_string().contains("card act"));
/// ```
pub fn card_link(name: &str, title: &str, below: &str, href: &str) -> Markup {
    html! {
        a class="card act row top" href=(href) {
            span class="brand-ink" { (icon_lg(name)) }
            span class="grow" { b class="blk" { (title) } span class="small ink-2" { (below) } }
            span class="ink-3 self-c" { (icon("chevron-right")) }
        }
    }
}

/// What comes next, as the resident reads it.
///
/// ```
/// use ui::{next_big, html};
/// assert!(next_big("接下来", "执法队上门清理，最晚 11月26日 周四", "您不用做什么。", html! {}).into_string().contains("say-big"));
/// ```
pub fn next_big(lead: &str, says: impl Render, below: impl Render, clocks: Markup) -> Markup {
    html! {
        section class="card act next-big" {
            p class="small ink-2" { (lead) }
            p class="say-big" { (says) }
            p class="txt ink-2" { (below) }
            @if !clocks.0.is_empty() { div class="row wrap" { (clocks) } }
        }
    }
}

/// How far a matter is, in the resident's words: pairs of word and state (`done`, `now`, empty).
///
/// ```
/// assert!(ui::steps("进度", &[("收到", "done"), ("办理", "now"), ("您评价", "")]).into_string().contains("aria-current=\"step\""));
/// ```
pub fn steps(label: &str, words: &[(&str, &str)]) -> Markup {
    html! {
        ol class="steps" aria-label=(label) {
            @for (word, state) in words { li data-s=[crate::some(state)] aria-current=[(*state == "now").then_some("step")] { (word) } }
        }
    }
}

/// A person or an office that helps here: disc, name, a line, what one can do.
///
/// ```
/// use ui::{helper, link_btn, html};
/// assert!(helper("王", "", "网格员 王某", html! { "第 4 网格" }, html! { (link_btn("打电话", "tel:0468")) }).into_string().contains("who3"));
/// ```
pub fn helper(initial: &str, name: &str, title: &str, below: Markup, actions: Markup) -> Markup {
    html! {
        div class="who3" {
            span class="avatar" aria-hidden="true" { (initial) (icon(name)) }
            div { b { (title) } span class="m" { (below) } }
            span class="row" { (actions) }
        }
    }
}

/// Rows of a phone list.
///
/// ```
/// assert!(ui::rows(&[ui::html! { "一" }]).into_string().contains("class=\"rows\""));
/// ```
pub fn rows(list: &[Markup]) -> Markup {
    html! { ul class="rows" { @for row in list { li { (row) } } } }
}

/// A row that leads somewhere; `icon` and `below` may be empty.
///
/// ```
/// assert!(ui::go("camera", "再补两张照片", "有照片的办得更快", "/x").into_string().contains("class=\"go\""));
/// ```
pub fn go(name: &str, title: &str, below: &str, href: &str) -> Markup {
    html! {
        a class="go" href=(href) {
            (icon(name))
            span { b class="reg" { (title) } @if !below.is_empty() { span class="m" { (below) } } }
            (icon("chevron-right"))
        }
    }
}

/// A look at the resident's data, as one row: what was looked at, when and by whom, for what.
/// `doubt` is shown where the purpose is not clear.
///
/// ```
/// use ui::{look, html};
/// assert!(look(html! { "李某看了您的" b { "电话" } }, "09:22，区综治中心 3 号窗", "为了联系您", html! {}).into_string().contains("class=\"who"));
/// ```
pub fn look(what: Markup, when: &str, purpose: &str, doubt: Markup) -> Markup {
    let flagged = !doubt.0.is_empty();
    html! {
        div.who.flagged[flagged] {
            (icon(if flagged { "flag" } else { "eye" }))
            div { span class="what" { (what) } span class="m" { (when) br; (purpose) } (doubt) }
        }
    }
}

/// Three figures with their words.
///
/// ```
/// assert!(ui::facts2(&[("14", "次查看"), ("6", "个人"), ("1", "次导出")]).into_string().contains("<b>14</b>"));
/// ```
pub fn facts2(figures: &[(&str, &str)]) -> Markup {
    html! { div class="facts2" { @for (figure, words) in figures { div { b { (figure) } (words) } } } }
}

/// Filters of a phone list, scrolled sideways: label, href, current.
///
/// ```
/// assert!(ui::pills("筛选", &[("全部", "/my/data", true)]).into_string().contains("aria-current"));
/// ```
pub fn pills(label: &str, list: &[(&str, &str, bool)]) -> Markup {
    html! { nav class="pills" aria-label=(label) { @for (word, href, on) in list { a href=(href) aria-current=[on.then_some("true")] { (word) } } } }
}

/// The head of a day in a phone list.
///
/// ```
/// assert!(ui::dayhead("今天").into_string().contains("dayhead"));
/// ```
pub fn dayhead(day: &str) -> Markup {
    html! { h2 class="dayhead" { (day) } }
}

/// A link with a 48 px target under a list.
///
/// ```
/// assert!(ui::lnk48("这次查看不对？", "/my/data/objection").into_string().contains("lnk48"));
/// ```
pub fn lnk48(text: &str, href: &str) -> Markup {
    html! { a class="lnk48" href=(href) { (text) } }
}

/// The receipt: number first, facts, then the code to check it with.
///
/// ```
/// use ui::{receipt, html};
/// let paper = receipt("编号，凭它和手机号查进展", "HG2026-11-0001873", &[("下一步", html! { "1 个工作日内受理" })], html! {});
/// assert!(paper.into_string().contains("class=\"no\""));
/// ```
pub fn receipt(lead: &str, number: &str, pairs: &[(&str, Markup)], proof: Markup) -> Markup {
    html! {
        div class="receipt" {
            div { p class="small ink-2" { (lead) } p class="no" { (number) } }
            @if !pairs.is_empty() { div class="cutline" { (crate::dl(pairs)) } }
            @if !proof.0.is_empty() { div class="cutline" { (proof) } }
        }
    }
}

/// A code with the words beside it. `svg` is the drawn code (its text is `alt`); black on white in
/// both themes, so phones can read it.
///
/// ```
/// use ui::{qrrow, html, PreEscaped};
/// let row = qrrow(PreEscaped("<svg></svg>".into()), "二维码", "扫码核对真假", "不用登录，谁都能核", "3f9a c27d");
/// assert!(row.into_string().contains("role=\"img\""));
/// ```
pub fn qrrow(svg: Markup, alt: &str, title: &str, below: &str, mono: &str) -> Markup {
    html! {
        div class="qrrow" {
            div class="qr" role="img" aria-label=(alt) { (svg) }
            div {
                b class="blk" { (title) } (below)
                @if !mono.is_empty() { span class="mono blk mt-1 ink-2" { (mono) } }
            }
        }
    }
}

/// The answer of a check, as the `h1` of the page.
///
/// ```
/// assert!(ui::verdict(ui::State::Ok, "这张回执是真的", "之后没人改过").into_string().contains("verdict"));
/// ```
pub fn verdict(state: State, title: &str, below: &str) -> Markup {
    html! { div class="verdict" data-s=(state.name()) { (state_icon(state)) h1 { (title) } p { (below) } } }
}

/// One step of [`chain`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Link<'a> {
    /// What was checked, or will happen.
    pub what: &'a str,
    /// How, by when.
    pub more: &'a str,
    /// `more` is a fingerprint.
    pub mono: bool,
    /// How it came out; ignored where the chain is still ahead.
    pub state: State,
}

/// Steps one after another: passed checks, or (with `ahead`) numbered things to come.
///
/// ```
/// use ui::{Link, State, chain};
/// assert!(chain(&[Link { what: "内容和指纹对得上", more: "3f9a", mono: true, state: State::Ok }], false).into_string().contains("chain"));
/// ```
pub fn chain(links: &[Link<'_>], ahead: bool) -> Markup {
    html! {
        ol.chain.pend[ahead] {
            @for (at, link) in links.iter().enumerate() {
                li data-s=[(!ahead).then(|| link.state.name())] {
                    @if ahead { span class="no-b" { (at + 1) } } @else { (state_icon(link.state)) }
                    div { b { (link.what) } small.mono[link.mono] { (link.more) } }
                }
            }
        }
    }
}

/// The box that opens where a resident says it is not solved.
///
/// ```
/// assert!(ui::objbox("那就请上一级重办", ui::html! { "…" }).into_string().contains("objbox"));
/// ```
pub fn objbox(title: &str, content: Markup) -> Markup {
    html! { section class="objbox" { h2 { (title) } (content) } }
}

/// “有人受伤、正在发生的危险，请打 110”.
///
/// ```
/// assert!(ui::danger_line("正在发生的危险，请打", "110").into_string().contains("tel:110"));
/// ```
pub fn danger_line(says: &str, number: &str) -> Markup {
    html! { p class="dangerline" { (says) " " a href={ "tel:" (number) } { b { (number) } } } }
}

/// The amber bar of a phone that has no network: “离线 · 3 条待同步”.
///
/// ```
/// assert!(ui::offline("离线", "3 条待同步", ("看一看", "/grid/sync")).into_string().contains("offline"));
/// ```
pub fn offline(state: &str, says: &str, link: (&str, &str)) -> Markup {
    html! {
        div class="offline" role="status" {
            (icon("ban")) span { b { (state) } " " (says) }
            @if !link.1.is_empty() { a href=(link.1) { (link.0) } }
        }
    }
}

/// One stop of a round: number, place, a line, its state. `now` marks the next one.
///
/// ```
/// use ui::{visit, html};
/// assert!(visit("1", "锦绣小区 20 号楼", "消防检查", html! {}, "/grid/visit/1", true).into_string().contains("visit now"));
/// ```
pub fn visit(
    number: &str,
    place: &str,
    below: &str,
    state: Markup,
    href: &str,
    now: bool,
) -> Markup {
    html! {
        a.visit.now[now] href=(href) data-row=(href) {
            span class="no" { (number) }
            span { b { (place) } span class="m blk" { (below) } }
            (state)
        }
    }
}
