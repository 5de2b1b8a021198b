//! What the pages of this room share: question pages, errors beside fields, commands.

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use store::CommandId;
use ui::prelude::*;
use web::layout::{self, Citizen};
use web::{Ctx, FieldError, Fields};

use crate::attachments::{Form, KEPT};
use crate::draft::Step;

/// Sentences beside fields, in the reader's language.
#[derive(Default)]
pub struct Errors(Vec<(String, String)>);

impl Errors {
    /// Translates what an act refused.
    pub fn of(ctx: &Ctx, errors: &[FieldError]) -> Errors {
        let said = errors.iter().map(|e| {
            let args: Vec<(&str, texts::Arg)> = e
                .args
                .iter()
                .map(|(n, v)| (n.as_str(), v.clone()))
                .collect();
            (e.field.clone(), ctx.f(&e.key, &args))
        });
        Errors(said.collect())
    }

    /// Adds a sentence.
    pub fn add(&mut self, field: &str, says: String) {
        self.0.push((field.to_owned(), says));
    }

    /// The sentence for a field; empty when it is right.
    pub fn get(&self, field: &str) -> &str {
        self.0
            .iter()
            .find(|(f, _)| f == field)
            .map_or("", |(_, says)| says)
    }

    /// Nothing to mend.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The list on top of the form.
    pub fn summary(&self, ctx: &Ctx) -> Markup {
        let pairs: Vec<(&str, &str)> = self
            .0
            .iter()
            .map(|(f, s)| (f.as_str(), s.as_str()))
            .collect();
        error_summary(
            &ctx.f("resident-mend", &[("n", self.0.len().into())]),
            &pairs,
        )
    }

    /// The page with the status that says whether something is to be mended.
    pub fn answer(&self, page: Response) -> Response {
        if self.is_empty() {
            page
        } else {
            (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
        }
    }
}

/// A question page of the report.
pub struct Question<'a> {
    /// Which.
    pub step: Step,
    /// Where 上一步 leads.
    pub back: &'a str,
    /// What is to be mended.
    pub errors: &'a Errors,
    /// Text key of the button that goes on.
    pub go: &'a str,
}

/// Name of the form on a question page; the button at the foot belongs to it.
pub const FORM: &str = "q";

/// Draws a question page.
pub fn question(ctx: &Ctx, about: &Question<'_>, content: Markup) -> Response {
    let words = ctx.f(
        "resident-step",
        &[
            ("n", about.step.number().into()),
            ("of", Step::ALL.len().into()),
        ],
    );
    let (back, go) = (ctx.t("resident-back"), ctx.t(about.go));
    let title = ctx.t("resident-report-title");
    let page = layout::citizen(
        ctx,
        Citizen {
            title: &title,
            back: about.back,
            plain: true,
            private: true,
            foot: Some(html! {
                (link_btn(&back, about.back))
                (btn(&go).pri().attr("form", FORM))
            }),
            ..Citizen::default()
        },
        html! {
            (about.errors.summary(ctx))
            (step_words(&words))
            (content)
        },
    );
    about.errors.answer(page)
}

/// An ordinary page with its title.
pub fn plain(ctx: &Ctx, title: &str, back: &str, content: Markup) -> Response {
    layout::citizen(
        ctx,
        Citizen {
            title,
            back,
            private: true,
            ..Citizen::default()
        },
        content,
    )
}

/// The hidden field that makes a double click one act.
pub fn command(ctx: &Ctx, typed: Option<&str>) -> Markup {
    let id = typed.map_or_else(|| new_command(ctx), ToOwned::to_owned);
    html! { input type="hidden" name="command" value=(id); }
}

/// A fresh id for one intention.
pub fn new_command(ctx: &Ctx) -> String {
    format!("{:032x}", ctx.app.ids.next_u128())
}

/// The command that a form carried; a form without one is acted on once under a new id.
pub fn command_of(ctx: &Ctx, fields: &Fields) -> CommandId {
    CommandId::parse(fields.get("command")).unwrap_or_else(|| {
        CommandId::parse(&new_command(ctx)).expect("32 hex digits are a command id")
    })
}

/// The upload control of a form, with its words.
pub fn photos_control(ctx: &Ctx, label: &str) -> Markup {
    let words: Vec<(&str, String)> = ["choose", "drop", "retry", "remove", "failed", "done"]
        .into_iter()
        .map(|key| (key, ctx.t(&format!("resident-upload-{key}"))))
        .collect();
    let words: Vec<(&str, &str)> = words.iter().map(|(k, w)| (*k, w.as_str())).collect();
    upload(
        crate::attachments::CONTROL,
        label,
        "/uploads",
        crate::attachments::ACCEPT,
        true,
        &words,
    )
}

/// Files that a refused try has brought already: they need not be chosen again.
pub fn kept(ctx: &Ctx, form: &Form) -> Markup {
    html! {
        @for file in &form.files { input type="hidden" name=(KEPT) value=(file.id); }
        @if !form.files.is_empty() {
            p class="hint" { (ctx.f("resident-files-kept", &[("n", form.files.len().into())])) }
        }
    }
}

/// “有人受伤、正在发生的危险，请打 110”.
pub fn danger(ctx: &Ctx) -> Markup {
    danger_line(&ctx.t("resident-danger"), "110")
}
