//! Icons: a Lucide sprite served as one file, and the six state shapes drawn inline.

use maud::{Markup, html};

use crate::{assets, state::State};

/// Names in the sprite, one a line; the front-end build reads the same file.
const NAMES: &str = include_str!("../icons.txt");

/// Whether the sprite has an icon of this name.
pub fn known(name: &str) -> bool {
    NAMES.lines().any(|line| line == name)
}

/// A Lucide icon of the sprite, at text size. Decorative: the word beside it carries the meaning,
/// and a button that has only an icon carries `aria-label`.
///
/// An empty name renders nothing. A name that is not in the sprite renders a question mark in a
/// circle, so a page never breaks over one; [`known`] lets a test find it.
///
/// ```
/// assert!(ui::icon("bell").into_string().contains("#bell"));
/// ```
pub fn icon(name: &str) -> Markup {
    sized(name, "i")
}

/// The same icon at 24 px, for phone pages and tiles.
///
/// ```
/// assert!(ui::icon_lg("map-pin").into_string().contains("i-lg"));
/// ```
pub fn icon_lg(name: &str) -> Markup {
    sized(name, "i i-lg")
}

/// An icon with a class of its own, such as the cross of a chip.
pub(crate) fn sized(name: &str, class: &str) -> Markup {
    if name.is_empty() {
        return html! {};
    }
    let name = if known(name) { name } else { "circle-help" };
    html! {
        svg class=(class) viewBox="0 0 24 24" aria-hidden="true" {
            use href={ (assets::asset("icons.svg")) "#" (name) } {}
        }
    }
}

/// The shape of a state: each differs in outline, so it survives print and colour blindness.
///
/// ```
/// assert!(ui::state_icon(ui::State::Danger).into_string().contains("class=\"si\""));
/// ```
pub fn state_icon(state: State) -> Markup {
    if state == State::Caution {
        return icon("triangle-alert");
    }
    html! {
        svg class="si" viewBox="0 0 16 16" aria-hidden="true" {
            @match state {
                State::New => { circle cx="8" cy="8" r="6" class="s-line" {} }
                State::Active => {
                    circle cx="8" cy="8" r="6" class="s-line" {}
                    path d="M8 2a6 6 0 0 0 0 12z" class="s-fill" {}
                }
                State::Wait => {
                    rect x="3" y="2.5" width="3.6" height="11" rx="1" class="s-fill" {}
                    rect x="9.4" y="2.5" width="3.6" height="11" rx="1" class="s-fill" {}
                }
                State::Warn | State::Running | State::Caution => {
                    circle cx="8" cy="8" r="6.2" class="s-line" {}
                    path d="M8 4.6V8l2.4 1.6" class="s-line" {}
                }
                State::Danger => {
                    path d="M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5z" class="s-fill" {}
                    path d="M8 4v4.6M8 11.6v.2" class="s-cut" {}
                }
                State::Ok => {
                    circle cx="8" cy="8" r="7.2" class="s-fill" {}
                    path d="M4.8 8.2l2.2 2.3 4.3-4.8" class="s-cut" {}
                }
            }
        }
    }
}

/// The mark (a watch-roof over two waves) and the name, with the city beside it.
///
/// ```
/// assert!(ui::brand("安心", "鹤岗市").into_string().contains("鹤岗市"));
/// ```
pub fn brand(name: &str, city: &str) -> Markup {
    html! {
        svg class="brandmark" viewBox="0 0 32 32" aria-hidden="true" {
            rect class="b-ground" width="32" height="32" rx="7" {}
            path class="b-line" stroke-width="2.3" d="M7 14.5v-2.2c0-.9.5-1.4 1.4-1.4h15.2c.9 0 1.4.5 1.4 1.4v2.2" {}
            circle class="b-dot" cx="16" cy="6.8" r="1.9" {}
            path class="b-line" stroke-width="2.1" d="M7 19.6c2.2-1.7 4.3-1.7 6.2-.2s4.1 1.5 5.8.1 4-1.5 6 .1M7 24.9c2.2-1.7 4.3-1.7 6.2-.2s4.1 1.5 5.8.1 4-1.5 6 .1" {}
        }
        (name)
        @if !city.is_empty() { small { (city) } }
    }
}
