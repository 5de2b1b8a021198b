//! The fields of a form, filled with what was typed or with what is kept, each with its sentence where it is wrong.

use kernel::{Date, LonLat};
use maud::{Markup, Render, html};
use ui::{Choice, State};
use web::{Ctx, FieldError, Fields};

use crate::change::Refused;
use crate::pages::{MapOf, map};

/// A form being shown.
pub(super) struct Form<'a> {
    ctx: &'a Ctx,
    fields: Fields,
    errors: Vec<(String, String)>,
    refused: bool,
}

impl<'a> Form<'a> {
    /// A fresh form with what is kept.
    pub(super) fn fresh(ctx: &'a Ctx, kept: &[(&str, String)]) -> Form<'a> {
        let mut fields = Fields::default();
        for (name, value) in kept {
            fields.set(name, value.clone());
        }
        if fields.opt("day").is_none() {
            fields.set("day", ctx.now.date().to_string());
        }
        fields.set("command", kernel::id::encode(ctx.app.ids.next_u128()));
        Form {
            ctx,
            fields,
            errors: Vec::new(),
            refused: false,
        }
    }

    /// The form as it was sent; with errors it was refused.
    pub(super) fn again(ctx: &'a Ctx, fields: &Fields, errors: &[FieldError]) -> Form<'a> {
        let said = errors
            .iter()
            .map(|error| {
                let args: Vec<(&str, texts::Arg)> = error
                    .args
                    .iter()
                    .map(|(name, value)| (name.as_str(), value.clone()))
                    .collect();
                (error.field.clone(), ctx.f(&error.key, &args))
            })
            .collect();
        Form {
            ctx,
            fields: fields.clone(),
            errors: said,
            refused: !errors.is_empty(),
        }
    }

    pub(super) fn is_refused(&self) -> bool {
        self.refused
    }

    pub(super) fn value(&self, name: &str) -> &str {
        self.fields.get(name)
    }

    pub(super) fn all(&self, name: &'a str) -> Vec<String> {
        self.fields.all(name).map(ToOwned::to_owned).collect()
    }

    pub(super) fn error(&self, name: &str) -> &str {
        self.errors
            .iter()
            .find(|(field, _)| field == name)
            .map_or("", |(_, says)| says)
    }

    /// What is wrong, on top.
    pub(super) fn summary(&self) -> Markup {
        let list: Vec<(&str, &str)> = self
            .errors
            .iter()
            .map(|(field, says)| (field.as_str(), says.as_str()))
            .collect();
        let (fields, plain): (Vec<_>, Vec<_>) = list.into_iter().partition(|(f, _)| !f.is_empty());
        let title = self
            .ctx
            .f("place-form-wrong", &[("n", fields.len().into())]);
        html! {
            @for (_, says) in plain { (ui::note(State::Danger, says, html! {})) }
            (ui::error_summary(&title, &fields))
        }
    }

    /// The hidden id of this intention.
    pub(super) fn command(&self) -> Markup {
        html! { input type="hidden" name="command" value=(self.value("command")); }
    }

    /// One line; `must`: it has to be filled.
    pub(super) fn line(&self, name: &str, label: &str, must: bool) -> Markup {
        self.line_with(name, label, must, "")
    }

    /// One line with a hint, by text key.
    pub(super) fn line_with(&self, name: &str, label: &str, must: bool, hint: &str) -> Markup {
        let hint = if hint.is_empty() {
            String::new()
        } else {
            self.ctx.t(hint)
        };
        let optional = self.ctx.t("place-optional");
        let label = self.ctx.t(label);
        let field = ui::text(name, &label)
            .value(self.value(name))
            .hint(&hint)
            .error(self.error(name));
        if must {
            field.required().render()
        } else {
            field.optional(&optional).render()
        }
    }

    /// A number with digits on a phone's keyboard.
    pub(super) fn number(&self, name: &str, label: &str) -> Markup {
        ui::text(name, &self.ctx.t(label))
            .value(self.value(name))
            .error(self.error(name))
            .number()
            .required()
            .render()
    }

    /// Several lines.
    pub(super) fn area(&self, name: &str, label: &str, hint: &str, rows: u8) -> Markup {
        ui::textarea(name, &self.ctx.t(label), rows)
            .value(self.value(name))
            .hint(&self.ctx.t(hint))
            .optional(&self.ctx.t("place-optional"))
            .error(self.error(name))
            .render()
    }

    /// A day of the calendar.
    pub(super) fn day(&self, name: &str, label: &str) -> Markup {
        ui::text(name, &self.ctx.t(label))
            .day()
            .value(self.value(name))
            .error(self.error(name))
            .required()
            .render()
    }

    /// A day that may be left open.
    pub(super) fn day_open(&self, name: &str, label: &str) -> Markup {
        ui::text(name, &self.ctx.t(label))
            .day()
            .value(self.value(name))
            .error(self.error(name))
            .optional(&self.ctx.t("place-optional"))
            .render()
    }

    /// A choice: pairs of value and word.
    pub(super) fn choice(&self, name: &str, label: &str, all: &[(String, String)]) -> Markup {
        let chosen = self.value(name);
        let choices: Vec<Choice<'_>> = all
            .iter()
            .map(|(value, word)| Choice {
                value,
                label: word,
                on: value == chosen,
            })
            .collect();
        ui::select(name, &self.ctx.t(label), &choices)
            .error(self.error(name))
            .render()
    }

    /// A choice over a list, whose label is read but not seen.
    pub(super) fn filter(&self, name: &str, label: &str, all: &[(String, String)]) -> Markup {
        let chosen = self.value(name);
        let choices: Vec<Choice<'_>> = all
            .iter()
            .map(|(value, word)| Choice {
                value,
                label: word,
                on: value == chosen,
            })
            .collect();
        ui::select(name, &self.ctx.t(label), &choices)
            .silent()
            .render()
    }

    /// A box to tick.
    pub(super) fn tick(&self, name: &str, label: &str) -> Markup {
        ui::tick(name, "on", &self.ctx.t(label), self.fields.is_on(name))
    }

    /// Longitude and latitude, and a map that a click writes them from.
    pub(super) fn position(&self, label: &str, fallback: Option<LonLat>) -> Markup {
        let typed = LonLat::new(
            self.value("lon").parse().unwrap_or(f64::NAN),
            self.value("lat").parse().unwrap_or(f64::NAN),
        );
        let at = typed.ok().or(fallback);
        let picture = at.map_or_else(
            || html! {},
            |at| {
                map(
                    self.ctx,
                    &MapOf {
                        label: label.to_owned(),
                        center: (at.lon, at.lat),
                        zoom: 16.0,
                        marks: Vec::new(),
                        shapes: serde_json::Value::Null,
                        pick: ("lon", "lat"),
                        height: "h300",
                    },
                )
            },
        );
        html! {
            (picture)
            div class="grid2" { (self.coordinate("lon", "place-lon")) (self.coordinate("lat", "place-lat")) }
            p class="hint" { (self.ctx.t("place-position-hint")) }
        }
    }

    fn coordinate(&self, name: &str, label: &str) -> Markup {
        ui::text(name, &self.ctx.t(label))
            .value(self.value(name))
            .error(self.error(name))
            .attr("inputmode", "decimal")
            .required()
            .render()
    }

    /// From which day and on what decision: the end of every form.
    pub(super) fn dated(&self) -> Markup {
        html! {
            (ui::grid2(&self.ctx.t("place-dated"), html! {
                (self.day("day", "place-day-from"))
                (self.line_with("note", "place-note", false, "place-note-hint"))
            }))
        }
    }
}

/// A coordinate as typed; what cannot be read becomes no place at all, which the check refuses by name.
pub(super) fn degrees(fields: &Fields, name: &str) -> f64 {
    fields.get(name).parse().unwrap_or(f64::NAN)
}

/// A whole number as typed; what cannot be read is refused by its check.
pub(super) fn whole(fields: &Fields, name: &str) -> i64 {
    fields.get(name).parse().unwrap_or(-1)
}

/// An id that a choice sent; empty is none.
pub(super) fn id_of<T: std::str::FromStr>(
    fields: &Fields,
    name: &str,
) -> Result<Option<T>, Refused> {
    fields
        .opt(name)
        .map(str::parse)
        .transpose()
        .map_err(|_| Refused::field(name, "place-wrong-choice"))
}

/// A day that may be left open.
pub(super) fn day_of(fields: &Fields, name: &str) -> Result<Option<Date>, Refused> {
    fields
        .opt(name)
        .map(str::parse)
        .transpose()
        .map_err(|_| Refused::field(name, "place-wrong-day"))
}
