//! The form of each action: what it asks for, and how its answers become a command.

mod compare;
mod hand_over;
mod links;
mod party;
mod plain;
mod refuse;
mod reply;
mod retype;

use kernel::Lang;
use matter::{Do, Event};
use maud::{Markup, html};
use store::Fault;
use texts::Arg;
use web::{Ctx, FieldError, Fields, WebError};

use crate::subject::Subject;
use crate::submitted::{FILES, KEPT};

/// What stands in a form: words as typed, what is wrong with them, files already kept.
#[derive(Clone, Debug, Default)]
pub(crate) struct Typed {
    /// As typed, or from the query at first.
    pub fields: Fields,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
    /// Ids of files kept by an earlier try.
    pub kept: Vec<String>,
}

impl Typed {
    /// The sentence beside a field; empty when nothing is wrong with it.
    pub(crate) fn error(&self, ctx: &Ctx, field: &str) -> String {
        self.errors
            .iter()
            .find(|e| e.field == field)
            .map(|e| sentence(ctx, e))
            .unwrap_or_default()
    }

    /// What is wrong, on top of the form.
    pub(crate) fn summary(&self, ctx: &Ctx) -> Markup {
        let said: Vec<(&str, String)> = self
            .errors
            .iter()
            .map(|e| (e.field.as_str(), sentence(ctx, e)))
            .collect();
        let links: Vec<(&str, &str)> = said.iter().map(|(f, s)| (*f, s.as_str())).collect();
        let title = ctx.f("desk-errors", &[("n", said.len().into())]);
        ui::error_summary(&title, &links)
    }
}

fn sentence(ctx: &Ctx, error: &FieldError) -> String {
    let args: Vec<(&str, Arg)> = error
        .args
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()))
        .collect();
    ctx.f(&error.key, &args)
}

/// Whether officers do this by a form of this room.
pub(crate) fn has(event: Event) -> bool {
    !matches!(
        event,
        Event::Lapse
            | Event::Rate
            | Event::Object
            | Event::ObjectAgain
            | Event::Withdraw
            | Event::Add
            | Event::Succeed
    )
}

/// What stands over the form: a search whose result the form chooses from.
///
/// # Errors
/// On a database fault.
pub(crate) async fn before(
    ctx: &Ctx,
    subject: &Subject,
    event: Event,
    typed: &Typed,
) -> Result<Markup, Fault> {
    match event {
        Event::Offer => hand_over::search(ctx, subject, typed).await,
        Event::Assist => Ok(hand_over::search_helper(ctx, subject, typed)),
        Event::Merge => Ok(compare::search(ctx, subject, typed)),
        Event::Reclassify => Ok(retype::search(ctx, subject, typed)),
        Event::Link => Ok(links::search(ctx, subject, typed)),
        Event::Reply => reply::cards(ctx, subject).await,
        _ => Ok(html! {}),
    }
}

/// The controls of the form.
///
/// # Errors
/// On a database fault.
pub(crate) async fn controls(
    ctx: &Ctx,
    subject: &Subject,
    event: Event,
    typed: &Typed,
) -> Result<Markup, Fault> {
    match event {
        Event::Offer => hand_over::controls(ctx, subject, typed).await,
        Event::Assist => hand_over::helper_controls(ctx, subject, typed).await,
        Event::Merge => compare::controls(ctx, subject, typed).await,
        Event::Reclassify => retype::controls(ctx, subject, typed).await,
        Event::Link => links::controls(ctx, subject, typed).await,
        Event::Unlink => links::undo_controls(ctx, subject, typed).await,
        Event::AddParty => party::controls(ctx, subject, typed).await,
        Event::EndParty => party::end_controls(ctx, subject, typed).await,
        Event::Refuse => Ok(refuse::controls(ctx, typed)),
        Event::Reply => reply::controls(ctx, subject, typed).await,
        _ => Ok(plain::controls(ctx, subject, event, typed)),
    }
}

/// What the form asks to be done.
///
/// # Errors
/// [`WebError::invalid`] with the fields to mend.
pub(crate) async fn read(
    ctx: &Ctx,
    subject: &Subject,
    event: Event,
    fields: &Fields,
    files: Vec<String>,
) -> Result<Do, WebError> {
    match event {
        Event::Offer => hand_over::read(ctx, subject, fields).await,
        Event::Assist => hand_over::read_helper(ctx, fields).await,
        Event::Merge => Ok(Do::Merge {
            into: fields.get("into").to_owned(),
        }),
        Event::Reclassify => Ok(Do::Reclassify {
            type_code: fields.get("type_code").to_owned(),
            reason: fields.get("reason").to_owned(),
        }),
        Event::Link => Ok(links::read(fields)),
        Event::Unlink => Ok(links::read_undo(fields)),
        Event::AddParty => Ok(party::read(fields)),
        Event::EndParty => Ok(party::read_end(fields)),
        Event::Refuse => Ok(refuse::read(ctx, subject, fields)),
        Event::Reply => Ok(Do::Reply {
            outcome: fields.get("outcome").to_owned(),
            words: fields.get("words").to_owned(),
            files,
        }),
        _ => plain::read(ctx, event, fields, files).ok_or_else(WebError::not_found),
    }
}

/// Whether the form can carry files.
pub(crate) fn takes_files(event: Event) -> bool {
    matches!(
        event,
        Event::Visit | Event::Note | Event::Supplement | Event::Reply
    )
}

/// The control for files, with those kept by an earlier try.
pub(crate) fn upload(ctx: &Ctx, typed: &Typed) -> Markup {
    let words: Vec<(&str, String)> = ["choose", "drop", "retry", "remove", "failed", "done"]
        .into_iter()
        .map(|k| (k, ctx.t(&format!("desk-upload-{k}"))))
        .collect();
    let words: Vec<(&str, &str)> = words.iter().map(|(k, w)| (*k, w.as_str())).collect();
    let error = typed.error(ctx, FILES);
    html! {
        (ui::upload(FILES, &ctx.t("desk-files"), "/uploads", "image/*,application/pdf,.docx,.xlsx,video/mp4,audio/*", true, &words))
        @for id in &typed.kept { input type="hidden" name=(KEPT) value=(id); }
        @if !typed.kept.is_empty() {
            p class="hint" { (ctx.f("desk-files-kept", &[("n", typed.kept.len().into())])) }
        }
        @if !error.is_empty() { (ui::err("e-files", &error)) }
    }
}

/// A text in the language in which the resident is written to.
fn in_their_language(ctx: &Ctx, subject: &Subject, key: &str) -> String {
    let lang = Lang::from_tag(&subject.row.lang).unwrap_or(Lang::ZhCn);
    ctx.app.texts.t(lang, key)
}
