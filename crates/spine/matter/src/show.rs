//! How a matter is drawn, the same on every page of every room: state, clocks, thread, next step, holders.

mod clock;
mod next;
mod thread;
pub(crate) mod told;

pub use clock::{chips, days_strip, due_bare, due_words};
pub use next::{NextStep, next};
pub use thread::{For, relay, thread};

use maud::Markup;
use web::Ctx;

use crate::model::MatterRow;
use crate::states::State;

/// Shape and colour of a state.
pub fn state_of(state: State) -> ui::State {
    match state {
        State::Registered | State::Supplementing => ui::State::New,
        State::Triaged | State::Handling | State::Replied => ui::State::Active,
        State::Suspended => ui::State::Wait,
        State::Completed | State::Closed => ui::State::Ok,
        State::Refused | State::Merged | State::Withdrawn => ui::State::Wait,
    }
}

/// The state's word.
pub fn state_word(ctx: &Ctx, state: State) -> String {
    ctx.t(&format!("matter-state-{}", state.code()))
}

/// Icon and word of a matter's state.
pub fn state(ctx: &Ctx, row: &MatterRow) -> Markup {
    ui::st(state_of(row.state()), state_word(ctx, row.state()))
}

/// The place of a matter in the reader's language. It is stored as one Chinese text, so that a list needs no look at
/// the places; an English page spells it.
pub fn place<'a>(ctx: &Ctx, zh: &'a str) -> std::borrow::Cow<'a, str> {
    place::names::public(ctx.lang, zh)
}

/// A name in the reader's language.
pub fn name<'a>(ctx: &Ctx, zh: &'a str, en: &'a str) -> &'a str {
    match ctx.lang {
        kernel::Lang::En if !en.is_empty() => en,
        _ => zh,
    }
}
