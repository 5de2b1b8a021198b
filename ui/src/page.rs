//! The HTML document around every page.

use maud::{DOCTYPE, Markup, html};

use crate::{assets::asset, some};

/// Colours of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Theme {
    /// Follows the device.
    #[default]
    Auto,
    /// White paper.
    Light,
    /// Low glare, for a room that never sleeps.
    Dark,
}

impl Theme {
    /// The value of `data-theme`, of the cookie and of the settings form.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
    /// Reads what [`Theme::name`] wrote; anything else follows the device.
    pub fn from_name(name: &str) -> Self {
        match name {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::Auto,
        }
    }
}

/// How much room a control takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Density {
    /// Residents: 17 px text, 48 px targets.
    Comfortable,
    /// Staff: 14 px text, 36 px controls, 44 px rows.
    #[default]
    Regular,
    /// Staff by choice: 13 px text, 30 px controls, 34 px rows.
    Compact,
}

impl Density {
    /// The value of `data-density`, of the cookie and of the settings form.
    pub fn name(self) -> &'static str {
        match self {
            Self::Comfortable => "comfortable",
            Self::Regular => "regular",
            Self::Compact => "compact",
        }
    }
    /// Reads what [`Density::name`] wrote; anything else is [`Density::Regular`].
    pub fn from_name(name: &str) -> Self {
        match name {
            "comfortable" => Self::Comfortable,
            "compact" => Self::Compact,
            _ => Self::Regular,
        }
    }
}

/// What the document needs to know besides its body.
#[derive(Clone, Copy, Debug, Default)]
pub struct Page<'a> {
    /// BCP 47 tag: `zh-CN` or `en`.
    pub lang: &'a str,
    /// Title of the tab, most particular part first.
    pub title: &'a str,
    /// Words of the skip link, “跳到正文”.
    pub skip: &'a str,
    /// Colours.
    pub theme: Theme,
    /// Room.
    pub density: Density,
    /// 长辈版: everything × 1.18.
    pub elder: bool,
    /// Also load the sheet of staff pages (`desk.css`).
    pub staff: bool,
    /// Topics whose change refreshes the parts marked [`crate::live`]; empty: no connection.
    pub live: &'a [&'a str],
    /// Further style sheets by plain name.
    pub styles: &'a [&'a str],
    /// Further scripts by plain name, loaded as modules.
    pub scripts: &'a [&'a str],
    /// Not to be found by search engines, and no referrer: pages with a secret in the URL.
    pub private: bool,
}

/// A full HTML document. `body` is a shell: [`crate::shell()`], [`crate::citizen_shell`] or
/// [`crate::bare_shell`], each of which has the `main` with `id="main"`.
///
/// ```
/// use ui::{Page, page, html};
/// let out = page(&Page { lang: "zh-CN", title: "我的待办", skip: "跳到正文", ..Page::default() },
///     html! { main id="main" { h1 { "我的待办" } } }).into_string();
/// assert!(out.starts_with("<!DOCTYPE html>") && !out.contains("style="));
/// ```
pub fn page(about: &Page<'_>, body: Markup) -> Markup {
    let topics = about.live.join(" ");
    html! {
        (DOCTYPE)
        html lang=(about.lang) data-theme=(about.theme.name()) data-elder=[about.elder.then_some("")] {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (about.title) }
                (theme_colour(about.theme))
                meta name="format-detection" content="telephone=no";
                @if about.private {
                    meta name="robots" content="noindex";
                    meta name="referrer" content="no-referrer";
                }
                // Script may neither evaluate text nor add a style element.
                meta name="htmx-config" content=r#"{"includeIndicatorCSS":false,"history":"reload","defaultSwap":"outerMorph"}"#;
                link rel="icon" type="image/svg+xml" href=(asset("mark.svg"));
                link rel="stylesheet" href=(asset("core.css"));
                @if about.staff { link rel="stylesheet" href=(asset("desk.css")); }
                @for name in about.styles { link rel="stylesheet" href=(asset(name)); }
                script type="module" src=(asset("base.js")) {}
                @for name in about.scripts { script type="module" src=(asset(name)) {} }
            }
            body data-density=(about.density.name()) data-live=[some(&topics)] {
                a class="skip" href="#main" { (about.skip) }
                (body)
                div id="said" class="sr" role="status" aria-live="polite" {}
            }
        }
    }
}

fn theme_colour(theme: Theme) -> Markup {
    const LIGHT: &str = "#ffffff";
    const DARK: &str = "#121c1b";
    html! {
        @match theme {
            Theme::Light => { meta name="color-scheme" content="light"; meta name="theme-color" content=(LIGHT); }
            Theme::Dark => { meta name="color-scheme" content="dark"; meta name="theme-color" content=(DARK); }
            Theme::Auto => {
                meta name="color-scheme" content="light dark";
                meta name="theme-color" media="(prefers-color-scheme: light)" content=(LIGHT);
                meta name="theme-color" media="(prefers-color-scheme: dark)" content=(DARK);
            }
        }
    }
}

/// A part of the page that is fetched again from `src` and merged in when a topic of
/// [`Page::live`] changes. `id` is unique on the page; the answer is the same element.
/// `topic` narrows it to one topic; empty: any.
///
/// ```
/// let part = ui::live("queue", "/desk?part=queue", "desk", ui::html! { "…" });
/// assert!(part.into_string().contains("data-live-src"));
/// ```
pub fn live(id: &str, src: &str, topic: &str, body: Markup) -> Markup {
    html! { div id=(id) data-live-src=(src) data-live-topic=[some(topic)] { (body) } }
}
