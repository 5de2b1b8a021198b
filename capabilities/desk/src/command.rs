//! The id of one intention, made with the form that asks for it, so that a double click never doubles.

use maud::{Markup, html};
use store::CommandId;
use web::{Ctx, Fields, WebError};

/// A fresh id as text.
pub(crate) fn fresh(ctx: &Ctx) -> String {
    kernel::id::encode(ctx.app.ids.next_u128())
}

/// Hidden fields of a form that acts on a matter: the command, and the version that its reader saw.
pub(crate) fn hidden(ctx: &Ctx, seen: i64) -> Markup {
    html! {
        input type="hidden" name="command" value=(fresh(ctx));
        input type="hidden" name="seen" value=(seen);
    }
}

/// The command of a form.
///
/// # Errors
/// When a form comes without one: it was not made by our page.
pub(crate) fn of(fields: &Fields) -> Result<CommandId, WebError> {
    CommandId::parse(fields.get("command"))
        .ok_or_else(|| WebError::refused(http::StatusCode::BAD_REQUEST, "desk-no-command"))
}

/// A second command of the same form, for forms that do two things one after the other.
///
/// # Errors
/// As [`of`].
pub(crate) fn second(fields: &Fields) -> Result<CommandId, WebError> {
    CommandId::parse(&format!("{}-2", fields.get("command")))
        .ok_or_else(|| WebError::refused(http::StatusCode::BAD_REQUEST, "desk-no-command"))
}

/// The version that the reader of the form saw.
pub(crate) fn seen(fields: &Fields) -> Option<i64> {
    fields.get("seen").parse().ok()
}
