//! The look of Anxin (安心): server-rendered components, the style sheet and the small scripts.
//!
//! A component is a function that takes text already in the reader's language and returns
//! [`Markup`]; its name is the class it renders, so a template, the style sheet and the catalogue
//! in `README.md` use one word. Nothing here knows a language, a clock, a right or a database.
//!
//! Two conventions hold everywhere:
//! - an empty `&str` means *absent*: no hint, no link, no icon;
//! - no component writes a `style` or an event attribute, so pages run under a strict
//!   Content-Security-Policy, and every one is complete without script.
//!
//! ```
//! use ui::{State, clk, next, html};
//! let panel = next("等河东路司法所联系您，最晚 11月26日 周四", "负责人 刘某，已接收",
//!     html! { (clk(State::New, "受理", "剩 1 个工作日")) });
//! assert!(panel.into_string().contains("class=\"next\""));
//! ```

pub mod action;
pub mod admin;
pub mod assets;
pub mod chart;
pub mod citizen;
pub mod element;
pub mod field;
pub mod form;
pub mod icon;
pub mod island;
pub mod page;
pub mod panel;
pub mod privacy;
pub mod shell;
pub mod signin;
pub mod state;
pub mod table;
pub mod timeline;
pub mod triage;

pub use action::*;
pub use admin::*;
pub use chart::*;
pub use citizen::*;
pub use element::{element, facts, sep};
pub use field::*;
pub use form::*;
pub use icon::{brand, icon, icon_lg, state_icon};
pub use island::*;
pub use maud::{DOCTYPE, Markup, PreEscaped, Render, html};
pub use page::*;
pub use panel::*;
pub use privacy::*;
pub use shell::*;
pub use signin::*;
pub use state::*;
pub use table::*;
pub use timeline::*;
pub use triage::*;

/// Everything a page needs: `use ui::prelude::*;`.
pub mod prelude {
    pub use crate::*;
}

/// `Some` when the text is there; the house convention is that empty means absent.
pub(crate) fn some(text: &str) -> Option<&str> {
    if text.is_empty() { None } else { Some(text) }
}
