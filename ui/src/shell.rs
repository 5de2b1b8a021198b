//! The frame around a page: staff, residents, and nothing.

use maud::{Markup, html};

use crate::{icon, icon::brand};

/// One place in the rail of a staff page.
#[derive(Clone, Copy, Debug, Default)]
pub struct RailItem<'a> {
    /// Icon of the sprite.
    pub icon: &'a str,
    /// Its name.
    pub label: &'a str,
    /// Where it leads.
    pub href: &'a str,
    /// Shown only where someone waits for action.
    pub count: Option<u64>,
    /// The count is late or urgent.
    pub hot: bool,
    /// The reader is here.
    pub current: bool,
    /// A heading before this item starts a new group; empty: same group.
    pub group: &'a str,
    /// Stands at the foot of the rail (help).
    pub foot: bool,
}

/// One choice in the person menu, sent as `name=value` to the group's action.
#[derive(Clone, Copy, Debug, Default)]
pub struct Choice<'a> {
    /// What is sent.
    pub value: &'a str,
    /// What is read.
    pub label: &'a str,
    /// The one in force.
    pub on: bool,
}

/// A group of the person menu: posts, language, theme, density. A plain form.
#[derive(Clone, Copy, Debug, Default)]
pub struct MenuGroup<'a> {
    /// Heading, such as “岗位”.
    pub label: &'a str,
    /// Where the choice is posted.
    pub action: &'a str,
    /// Name of the value.
    pub name: &'a str,
    /// The choices.
    pub choices: &'a [Choice<'a>],
}

/// The frame of a staff page.
#[derive(Clone, Debug)]
pub struct Shell<'a> {
    /// “安心”.
    pub name: &'a str,
    /// “鹤岗市”.
    pub city: &'a str,
    /// Where the mark leads.
    pub home: &'a str,
    /// Where a search is sent with `q=`; empty: no search.
    pub search: &'a str,
    /// “搜编号、地点、事由”.
    pub search_words: &'a str,
    /// What was searched for.
    pub query: &'a str,
    /// Anything the post needs in the bar, such as the number being served.
    pub bar: Markup,
    /// Where the bell leads; empty: none.
    pub bell: &'a str,
    /// “消息，3 条未读”.
    pub bell_words: &'a str,
    /// Unread messages.
    pub unread: u64,
    /// Display name of the person.
    pub person: &'a str,
    /// Unit and post.
    pub post: &'a str,
    /// Groups of the person menu.
    pub menu: &'a [MenuGroup<'a>],
    /// Links of the person menu: icon, label, href.
    pub links: &'a [(&'a str, &'a str, &'a str)],
    /// Sign-out: action and word.
    pub sign_out: (&'a str, &'a str),
    /// Hidden fields of every form of the menu: anti-forgery, where to return.
    pub hidden: Markup,
    /// The rail.
    pub rail: &'a [RailItem<'a>],
    /// Name of the rail for readers, “主导航”.
    pub rail_words: &'a str,
}

impl Default for Shell<'_> {
    fn default() -> Self {
        let nothing = || html! {};
        Self {
            name: "",
            city: "",
            home: "/",
            search: "",
            search_words: "",
            query: "",
            bar: nothing(),
            bell: "",
            bell_words: "",
            unread: 0,
            person: "",
            post: "",
            menu: &[],
            links: &[],
            sign_out: ("", ""),
            hidden: nothing(),
            rail: &[],
            rail_words: "",
        }
    }
}

/// The staff frame: top bar, rail, and the page in `main`.
///
/// ```
/// use ui::{RailItem, Shell, shell, html};
/// let rail = [RailItem { icon: "inbox", label: "我的待办", href: "/desk", count: Some(14), current: true, ..RailItem::default() }];
/// let out = shell(&Shell { name: "安心", city: "鹤岗市", rail: &rail, rail_words: "主导航", ..Shell::default() }, html! { h1 { "我的待办" } });
/// assert!(out.into_string().contains("class=\"rail\""));
/// ```
pub fn shell(frame: &Shell<'_>, content: Markup) -> Markup {
    html! {
        div class="shell" {
            header class="topbar" {
                a class="brand" href=(frame.home) { (brand(frame.name, frame.city)) }
                @if !frame.search.is_empty() {
                    form class="searchform" role="search" aria-label=(frame.search_words) method="get" action=(frame.search) {
                        label class="inwrap search" {
                            (icon("search"))
                            input type="search" name="q" value=(frame.query) placeholder=(frame.search_words) aria-label=(frame.search_words) data-key="/";
                            kbd { "/" }
                        }
                    }
                }
                div class="me" {
                    (frame.bar)
                    @if !frame.search.is_empty() {
                        a class="btn ghost icon phone-only" href=(frame.search) aria-label=(frame.search_words) { (icon("search")) }
                    }
                    @if !frame.bell.is_empty() {
                        a class="btn ghost icon bell" href=(frame.bell) aria-label=(frame.bell_words) title=(frame.bell_words) {
                            (icon("bell"))
                            @if frame.unread > 0 { span class="badge" { (frame.unread.min(99)) } }
                        }
                    }
                    @if !frame.person.is_empty() { (person_menu(frame)) }
                }
            }
            (rail(frame.rail_words, frame.rail))
            main class="page" id="main" tabindex="-1" { (content) }
        }
    }
}

fn person_menu(frame: &Shell<'_>) -> Markup {
    html! {
        details class="drop end menu" {
            summary {
                (avatar(frame.person))
                span class="who" { (frame.person) small { (frame.post) } }
                (icon("chevron-down"))
            }
            div class="pop" {
                p class="menu-who phone-only" { b { (frame.person) } small { (frame.post) } }
                @if frame.rail.len() > 5 {
                    nav class="menu-links phone-only" aria-label=(frame.rail_words) {
                        @for item in &frame.rail[5..] { a href=(item.href) { (icon(item.icon)) (item.label) } }
                    }
                }
                @for group in frame.menu {
                    form class="menu-group" method="post" action=(group.action) {
                        (frame.hidden)
                        p { (group.label) }
                        @for choice in group.choices {
                            button type="submit" name=(group.name) value=(choice.value) aria-pressed=(choice.on) {
                                span { (choice.label) } @if choice.on { (icon("check")) }
                            }
                        }
                    }
                }
                @if !frame.links.is_empty() {
                    div class="menu-links" { @for (name, label, href) in frame.links { a href=(href) { (icon(name)) (label) } } }
                }
                @if !frame.sign_out.0.is_empty() {
                    form class="menu-links" method="post" action=(frame.sign_out.0) {
                        (frame.hidden)
                        button type="submit" { (icon("log-out")) (frame.sign_out.1) }
                    }
                }
            }
        }
    }
}

fn rail(label: &str, items: &[RailItem<'_>]) -> Markup {
    let link = |item: &RailItem<'_>| {
        html! {
            a href=(item.href) title=(item.label) aria-current=[item.current.then_some("page")] {
                (icon(item.icon)) span { (item.label) }
                @if let Some(number) = item.count { (crate::count(number, item.hot)) }
            }
        }
    };
    html! {
        nav class="rail" aria-label=(label) {
            @for item in items.iter().filter(|item| !item.foot) {
                @if !item.group.is_empty() { div class="grp" { (item.group) } }
                (link(item))
            }
            div class="foot" { @for item in items.iter().filter(|item| item.foot) { (link(item)) } }
        }
    }
}

/// The first character of a name in a disc.
///
/// ```
/// assert!(ui::avatar("李某").into_string().contains("李"));
/// ```
pub fn avatar(name: &str) -> Markup {
    html! { span class="avatar" aria-hidden="true" { (name.chars().next().unwrap_or(' ')) } }
}

/// The frame of a resident's page.
#[derive(Clone, Debug)]
pub struct CitizenShell<'a> {
    /// “安心”.
    pub name: &'a str,
    /// “鹤岗”.
    pub city: &'a str,
    /// Where the back arrow leads; empty: the mark stands there instead.
    pub back: &'a str,
    /// “返回”.
    pub back_words: &'a str,
    /// Title beside the arrow.
    pub title: &'a str,
    /// Right end of the header: 长辈版, EN, 分享.
    pub tools: Markup,
    /// The four tabs: icon, label, href, current, how many wait. Empty: none.
    pub tabs: &'a [RailItem<'a>],
    /// Name of the tabs for readers, “主导航”.
    pub tabs_words: &'a str,
    /// Read after a tab's number, “件等您处理”.
    pub waiting_words: &'a str,
    /// A bar at the foot with 上一步 and the one primary button; empty markup: none.
    pub foot: Option<Markup>,
    /// White instead of grey: question pages.
    pub plain: bool,
    /// Small print at the end of the page: links to accessibility and data notes.
    pub end: Option<Markup>,
}

impl Default for CitizenShell<'_> {
    fn default() -> Self {
        Self {
            name: "",
            city: "",
            back: "",
            back_words: "",
            title: "",
            tools: html! {},
            tabs: &[],
            tabs_words: "",
            waiting_words: "",
            foot: None,
            plain: false,
            end: None,
        }
    }
}

/// The resident's frame: header, four tabs (at the foot on a phone, on top on a wide screen), page.
///
/// ```
/// use ui::{CitizenShell, citizen_shell, html};
/// let out = citizen_shell(&CitizenShell { name: "安心", city: "鹤岗", ..CitizenShell::default() }, html! { h1 { "您要办什么？" } });
/// assert!(out.into_string().contains("ph-main"));
/// ```
pub fn citizen_shell(frame: &CitizenShell<'_>, content: Markup) -> Markup {
    html! {
        div.phone.plain[frame.plain].tabbed[!frame.tabs.is_empty()] {
            header class="ph-top" {
                div class="ph-in" {
                    @if frame.back.is_empty() {
                        a class="brand" href="/" { (brand(frame.name, frame.city)) }
                    } @else {
                        a class="btn ghost icon lead" href=(frame.back) aria-label=(frame.back_words) data-key="Escape" { (crate::icon_lg("chevron-left")) }
                        span class="ttl" { (frame.title) }
                    }
                    span class="r" { (frame.tools) }
                }
            }
            @if !frame.tabs.is_empty() { (tabbar(frame)) }
            main class="ph-main" id="main" tabindex="-1" { (content) }
            @if let Some(end) = &frame.end { footer class="ph-end" { (end) } }
            @if let Some(foot) = &frame.foot { footer class="ph-foot" { (foot) } }
        }
    }
}

fn tabbar(frame: &CitizenShell<'_>) -> Markup {
    html! {
        nav class="tabbar" aria-label=(frame.tabs_words) {
            @for tab in frame.tabs {
                a href=(tab.href) aria-current=[tab.current.then_some("page")] {
                    (icon(tab.icon)) span { (tab.label) }
                    @if let Some(number) = tab.count.filter(|number| *number > 0) {
                        span class="badge" { (number) span class="sr" { (frame.waiting_words) } }
                    }
                }
            }
        }
    }
}

/// No frame: sign-in, the print sheet, an error before anyone is known. `main` is inside.
///
/// ```
/// assert!(ui::bare_shell("", ui::html! { h1 { "403" } }).into_string().contains("id=\"main\""));
/// ```
pub fn bare_shell(class: &str, content: Markup) -> Markup {
    html! { main class={ "bare " (class) } id="main" tabindex="-1" { (content) } }
}
