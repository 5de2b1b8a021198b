//! A refused form shown again: what was typed stays, with the sentence beside its field.

use axum::response::Response;
use maud::{Markup, html};
use web::{Ctx, Fields, WebError};

use crate::refused::Refused;

/// What was typed into a form, and why it was refused; nothing of both on a fresh page.
#[derive(Default)]
pub(crate) struct Kept {
    fields: Fields,
    error: Option<(&'static str, String)>,
}

impl Kept {
    /// The refused form; what is not the typist's to mend stays an error.
    pub(crate) fn of(ctx: &Ctx, fields: Fields, refused: Refused) -> Result<Kept, WebError> {
        match field_of(&refused) {
            Some(field) => Ok(Kept {
                fields,
                error: Some((field, ctx.t(refused.key()))),
            }),
            None => Err(refused.into()),
        }
    }

    /// The same sentence beside a field of another name.
    pub(crate) fn renamed(mut self, from: &str, to: &'static str) -> Kept {
        if let Some((field, _)) = self.error.as_mut().filter(|(field, _)| *field == from) {
            *field = to;
        }
        self
    }

    /// What was typed, or what is kept.
    pub(crate) fn value<'a>(&'a self, name: &str, kept: &'a str) -> &'a str {
        if self.error.is_some() {
            self.fields.get(name)
        } else {
            kept
        }
    }

    /// A box that was ticked, or that is.
    pub(crate) fn is_on(&self, name: &str, kept: bool) -> bool {
        if self.error.is_some() {
            self.fields.is_on(name)
        } else {
            kept
        }
    }

    /// Whether a value was among those chosen.
    pub(crate) fn has(&self, name: &str, value: &str) -> bool {
        self.fields.all(name).any(|chosen| chosen == value)
    }

    /// The sentence beside a field.
    pub(crate) fn error(&self, name: &str) -> &str {
        self.error
            .as_ref()
            .filter(|(field, _)| *field == name)
            .map_or("", |(_, says)| says)
    }

    /// What is wrong, on top of the form, as a link to the field.
    pub(crate) fn summary(&self, ctx: &Ctx) -> Markup {
        match &self.error {
            None => html! {},
            Some((field, says)) => {
                let title = ctx.f("people-form-wrong", &[("n", 1.into())]);
                ui::error_summary(&title, &[(field, says)])
            }
        }
    }

    /// A refused form comes with 422.
    pub(crate) fn answer(&self, mut page: Response) -> Response {
        if self.error.is_some() {
            *page.status_mut() = axum::http::StatusCode::UNPROCESSABLE_ENTITY;
        }
        page
    }
}

/// The field that a refusal is about. `None` where no form can mend it.
fn field_of(refused: &Refused) -> Option<&'static str> {
    Some(match refused {
        Refused::Unit => "unit_code",
        Refused::Kind => "kind",
        Refused::Name => "name_zh",
        Refused::Login | Refused::LoginTaken => "login",
        Refused::PhoneTaken => "phone",
        Refused::Cycle => "parent",
        Refused::OpenBelow | Refused::Day => "day",
        Refused::Period => "to",
        Refused::Roles => "role",
        Refused::WeakPassword => "password",
        Refused::Successor => "successor",
        // Somebody was faster, or the rule stands: no field of this form changes that.
        Refused::Held
        | Refused::Administrators(..)
        | Refused::NotFound
        | Refused::Closed
        | Refused::Fault(_) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_typist_can_mend_is_shown_in_the_form() {
        assert_eq!(field_of(&Refused::Unit), Some("unit_code"));
        assert_eq!(field_of(&Refused::Held), None);
        assert_eq!(field_of(&Refused::NotFound), None);
    }
}
