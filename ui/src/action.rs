//! Things to press: buttons, tabs, filter chips, paging.

use maud::{Markup, PreEscaped, Render, html};

use crate::{element::element, icon, icon::sized, some};

/// A button being described; made by [`btn`] or [`link_btn`], rendered by writing it in `html!`.
#[derive(Clone, Debug)]
#[must_use]
pub struct Btn<'a> {
    label: &'a str,
    href: &'a str,
    kind: &'a str,
    icon: &'a str,
    key: &'a str,
    key_word: &'a str,
    classes: String,
    alone: bool,
    disabled: bool,
    pressed: Option<bool>,
    attributes: Vec<(&'a str, &'a str)>,
}

/// A button that submits its form. One primary button a page.
///
/// ```
/// use ui::{btn, html};
/// let out = html! { (btn("受理并分流").pri().key("a")) }.into_string();
/// assert!(out.contains("btn pri") && out.contains("data-key=\"a\""));
/// ```
pub fn btn(label: &str) -> Btn<'_> {
    Btn {
        label,
        href: "",
        kind: "submit",
        icon: "",
        key: "",
        key_word: "",
        classes: String::from("btn"),
        alone: false,
        disabled: false,
        pressed: None,
        attributes: Vec::new(),
    }
}

/// A link that looks like a button.
///
/// ```
/// use ui::{link_btn, html};
/// assert!(html! { (link_btn("受理登记", "/desk/intake").icon("plus")) }.into_string().starts_with("<a"));
/// ```
pub fn link_btn<'a>(label: &'a str, href: &'a str) -> Btn<'a> {
    Btn { href, ..btn(label) }
}

impl<'a> Btn<'a> {
    fn class(mut self, class: &str) -> Self {
        self.classes.push(' ');
        self.classes.push_str(class);
        self
    }
    /// The one thing this page is for.
    pub fn pri(self) -> Self {
        self.class("pri")
    }
    /// Without border, for side actions.
    pub fn ghost(self) -> Self {
        self.class("ghost")
    }
    /// Takes something away.
    pub fn danger(self) -> Self {
        self.class("danger")
    }
    /// Small: in tables, panel heads and toolbars.
    pub fn sm(self) -> Self {
        self.class("sm")
    }
    /// As wide as its column.
    pub fn block(self) -> Self {
        self.class("block")
    }
    /// Takes the room left in its row.
    pub fn grow(self) -> Self {
        self.class("grow")
    }
    /// Pushed to the end of a panel head.
    pub fn end(self) -> Self {
        self.class("end")
    }
    /// 44 px high, for sign-in.
    pub fn tall(self) -> Self {
        self.class("tall")
    }
    /// Put an icon before the word.
    pub fn icon(mut self, name: &'a str) -> Self {
        self.icon = name;
        self
    }
    /// Only the icon is seen; the label is read aloud and shown as a tip.
    pub fn only(mut self, name: &'a str) -> Self {
        self.icon = name;
        self.alone = true;
        self.class("icon")
    }
    /// A key that presses it (`n`, `a`, `Enter`); shown on the button.
    pub fn key(mut self, key: &'a str) -> Self {
        self.key = key;
        self
    }
    /// What to show for the key where it differs, such as “Ctrl ↵”; nothing is bound.
    pub fn key_word(mut self, word: &'a str) -> Self {
        self.key_word = word;
        self
    }
    /// Does not submit: for script and `popovertarget`.
    pub fn plain(mut self) -> Self {
        self.kind = "button";
        self
    }
    /// The name and value sent when this button submits the form.
    pub fn sends(self, name: &'a str, value: &'a str) -> Self {
        self.attr("name", name).attr("value", value)
    }
    /// Any other attribute (`hx-post`, `form`, `formaction`); the name comes from code.
    pub fn attr(mut self, name: &'a str, value: &'a str) -> Self {
        self.attributes.push((name, value));
        self
    }
    /// A switch that is on or off.
    pub fn pressed(mut self, on: bool) -> Self {
        self.pressed = Some(on);
        self
    }
    /// Cannot be pressed now; the page says why beside it.
    pub fn disabled(mut self, yes: bool) -> Self {
        self.disabled = yes;
        self
    }
}

impl Render for Btn<'_> {
    fn render(&self) -> Markup {
        let link = !self.href.is_empty();
        let mut attributes = vec![("class", Some(self.classes.as_str()))];
        if link {
            attributes.push(("href", Some(self.href)));
        } else {
            attributes.push(("type", Some(self.kind)));
        }
        if self.alone {
            attributes.push(("aria-label", Some(self.label)));
            attributes.push(("title", Some(self.label)));
        }
        if let Some(on) = self.pressed {
            let name = if link { "aria-current" } else { "aria-pressed" };
            let value = if on {
                Some("true")
            } else {
                (!link).then_some("false")
            };
            attributes.push((name, value));
        }
        attributes.push(("data-key", some(self.key)));
        attributes.push(("disabled", (self.disabled && !link).then_some("")));
        attributes.extend(
            self.attributes
                .iter()
                .map(|(name, value)| (*name, Some(*value))),
        );
        let shown = if self.key_word.is_empty() {
            self.key
        } else {
            self.key_word
        };
        let body = html! {
            (icon(self.icon))
            @if !self.alone { (self.label) }
            @if !shown.is_empty() && !self.alone { " " kbd { (shown) } }
        };
        element(if link { "a" } else { "button" }, &attributes, body)
    }
}

/// Buttons that belong together, such as a choice of period.
///
/// ```
/// use ui::{btngroup, link_btn};
/// let group = btngroup("期间", &[link_btn("今天", "?p=day").pressed(true), link_btn("本周", "?p=week")]);
/// assert!(group.into_string().contains("role=\"group\""));
/// ```
pub fn btngroup(label: &str, buttons: &[Btn<'_>]) -> Markup {
    html! { span class="btngroup" role="group" aria-label=(label) { @for one in buttons { (one) } } }
}

/// A form of one button, for an action that is a `POST` and stands alone.
/// `hidden` carries the anti-forgery field and whatever the action needs.
///
/// ```
/// use ui::{btn, html, post};
/// let form = post("/matters/HG2026-11-0001873/accept", html! { input type="hidden" name="csrf" value="x"; }, btn("接收"));
/// assert!(form.into_string().contains("method=\"post\""));
/// ```
pub fn post(action: &str, hidden: Markup, button: Btn<'_>) -> Markup {
    html! { form class="inline" method="post" action=(action) { (hidden) (button) } }
}

/// One view of [`tabs`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Tab<'a> {
    /// What it shows.
    pub label: &'a str,
    /// The view's URL.
    pub href: &'a str,
    /// How many wait in it.
    pub count: Option<u64>,
    /// The count is late or urgent.
    pub hot: bool,
    /// This is the view on the page.
    pub current: bool,
}

/// Saved views of a list.
///
/// ```
/// use ui::{Tab, tabs};
/// let row = tabs("视图", &[Tab { label: "超期", href: "?due=late", count: Some(1), hot: true, current: true }]);
/// assert!(row.into_string().contains("aria-current=\"page\""));
/// ```
pub fn tabs(label: &str, views: &[Tab<'_>]) -> Markup {
    tabs_and(label, views, html! {})
}

/// The same row with something behind the last view, such as “存为视图”.
///
/// ```
/// let row = ui::tabs_and("视图", &[], ui::html! { a class="add" href="/desk/views/new" { "存为视图" } });
/// assert!(row.into_string().contains("存为视图"));
/// ```
pub fn tabs_and(label: &str, views: &[Tab<'_>], end: Markup) -> Markup {
    html! {
        nav class="tabs" aria-label=(label) {
            @for view in views {
                a href=(view.href) aria-current=[view.current.then_some("page")] {
                    (view.label)
                    @if let Some(number) = view.count { " " (crate::count(number, view.hot)) }
                }
            }
            (end)
        }
    }
}

/// A filter that is set: name, value, and the URL of the list without it.
///
/// ```
/// let set = ui::chip("状态", "未办结", "/matters", "去掉 状态");
/// assert!(set.into_string().contains("chip on"));
/// ```
pub fn chip(name: &str, value: &str, without: &str, remove: &str) -> Markup {
    html! {
        a class="chip on" href=(without) title=(remove) {
            @if !name.is_empty() { span { (name) } " " }
            (value) " " (sized("x", "i x")) span class="sr" { (remove) }
        }
    }
}

/// A filter that can be added.
///
/// ```
/// assert!(ui::chip_add("地点", "?add=place").into_string().contains("chip add"));
/// ```
pub fn chip_add(name: &str, href: &str) -> Markup {
    html! { a class="chip add" href=(href) { (icon("plus")) (name) } }
}

/// A short link in the shape of a chip, such as a reason or a quick answer.
///
/// ```
/// assert!(ui::chip_link("换了单位 61", "?only=moved", true).into_string().contains("chip on"));
/// ```
pub fn chip_link(text: &str, href: &str, on: bool) -> Markup {
    html! { a.chip.on[on] href=(href) aria-current=[on.then_some("true")] { (text) } }
}

/// A filter as a menu: a `<details>` that holds a small GET form.
///
/// ```
/// let menu = ui::chip_menu("类别", "/matters", ui::html! { "…" }, "筛选");
/// assert!(menu.into_string().contains("method=\"get\""));
/// ```
pub fn chip_menu(name: &str, action: &str, controls: Markup, apply: &str) -> Markup {
    html! {
        details class="drop" {
            summary class="chip add" { (icon("plus")) (name) }
            form class="pop" method="get" action=(action) {
                div class="body stack s3" { (controls) }
                footer { (btn(apply).sm()) }
            }
        }
    }
}

/// The row of filters over a list; `end` stands at the right (new rows, sorting, columns).
///
/// ```
/// assert!(ui::toolbar(ui::html! { "…" }, ui::html! {}).into_string().contains("toolbar"));
/// ```
pub fn toolbar(filters: Markup, end: Markup) -> Markup {
    html! { div class="toolbar" { (filters) span class="row fs-13 ink-3 ms-auto" { (end) } } }
}

/// Keyset paging: 更新 and 更早 with what this page shows; no page numbers on moving data.
/// An empty address leaves that side out.
///
/// ```
/// let foot = ui::pager("本页 11 条，共 14 条", ("更新", ""), ("更早", "?after=k9"));
/// assert!(foot.into_string().contains("rel=\"next\""));
/// ```
pub fn pager(says: &str, newer: (&str, &str), older: (&str, &str)) -> Markup {
    html! {
        nav class="pager" {
            span { (says) }
            span class="row" {
                @if !newer.1.is_empty() { a class="row" rel="prev" href=(newer.1) { (icon("chevron-left")) (newer.0) } }
                @if !older.1.is_empty() { a class="row" rel="next" href=(older.1) { (older.0) (icon("chevron-right")) } }
            }
        }
    }
}

/// “3 条新事项 · 显示”: new rows never push; the reader asks for them.
///
/// ```
/// assert!(ui::fresh("3 条新事项", "显示", "/desk").into_string().contains("/desk"));
/// ```
pub fn fresh(says: &str, show: &str, href: &str) -> Markup {
    html! { a class="row" href=(href) { (icon("refresh-cw")) span { (says) (crate::element::sep()) (show) } } }
}

/// Which keys do what, under a list: pairs of keys (several split by a space) and meaning.
///
/// ```
/// assert!(ui::keys(&[("j k", "移动"), ("Enter", "打开")]).into_string().contains("<kbd>j</kbd>"));
/// ```
pub fn keys(pairs: &[(&str, &str)]) -> Markup {
    html! {
        span class="keys" {
            @for (keys, meaning) in pairs {
                span { @for key in keys.split(' ') { kbd { (key) } " " } (meaning) }
            }
        }
    }
}

/// The bar over a list with rows chosen: “已选 12 条 · 转办 · 改派”. Script shows and counts it;
/// without script it is there all the time and the words say “对选中的”.
///
/// ```
/// use ui::{bulkbar, btn};
/// assert!(bulkbar("rows", "已选 {n} 条", "对选中的", &[btn("转办").sends("do", "transfer")]).into_string().contains("bulkbar"));
/// ```
pub fn bulkbar(form: &str, counted: &str, without_script: &str, actions: &[Btn<'_>]) -> Markup {
    html! {
        div class="bulkbar" data-bulk=(form) data-words=(counted) {
            span class="says" { (without_script) }
            @for one in actions { (PreEscaped(one.clone().sm().attr("form", form).render().into_string())) }
        }
    }
}
