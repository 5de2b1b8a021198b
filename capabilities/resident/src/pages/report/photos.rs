//! 第 4 步: photos. Taken in at once, so that nothing is lost when the network is.

use axum::extract::{Multipart, Path};
use axum::response::Response;
use files::FileId;
use http::HeaderMap;
use ui::prelude::*;
use web::{Answer, Ctx, WebError, see_other};

use super::{Open, back};
use crate::attachments;
use crate::draft::{Attached, MOST_FILES, Step};
use crate::pages::frame::{Errors, FORM, Question, photos_control, question};

/// The question.
pub async fn page(ctx: Ctx, headers: HeaderMap) -> Answer {
    match Open::at(&ctx, &headers, Step::Photos).await? {
        Ok(open) => Ok(draw(&ctx, &open.draft.files, &Errors::default())),
        Err(elsewhere) => Ok(elsewhere),
    }
}

fn draw(ctx: &Ctx, files: &[Attached], errors: &Errors) -> Response {
    let about = Question {
        step: Step::Photos,
        back: back(Step::Photos),
        errors,
        go: if files.is_empty() {
            "resident-next-photos"
        } else {
            "resident-next"
        },
    };
    let more = ctx.t("resident-photos-more");
    question(
        ctx,
        &about,
        html! {
            h1 class="question" { (ctx.t("resident-photos")) }
            p class="hint" { (ctx.t("resident-photos-hint")) }
            @if !files.is_empty() { (taken(ctx, files)) }
            @if !errors.get(attachments::CONTROL).is_empty() { (err("e-photos", errors.get(attachments::CONTROL))) }
            form id=(FORM) method="post" action="/report/photos" enctype="multipart/form-data" class="stack" {
                @if files.len() < MOST_FILES {
                    (photos_control(ctx, &ctx.t("resident-photos-pick")))
                    div { (btn(&more).sends("more", "1").icon("plus")) }
                }
            }
            (why(&ctx.t("resident-photos-why"), html! { p { (ctx.t("resident-photos-why-answer")) } }))
        },
    )
}

/// What was taken in, each with a button that takes it away.
fn taken(ctx: &Ctx, files: &[Attached]) -> Markup {
    let remove = ctx.t("resident-upload-remove");
    html! {
        ul class="uploads" aria-label=(ctx.t("resident-photos-taken")) {
            @for file in files {
                li {
                    span class="row" {
                        @if file.picture { img class="thumb" src={ "/report/photos/" (file.id) "?v=thumb" } alt="" width="56" height="42"; }
                        @else { (icon("file-text")) }
                        span class="cut" { (file.name) }
                    }
                    (post(&format!("/report/photos/{}/remove", file.id), html! {}, btn(&remove).sm().attr("aria-label", &format!("{remove} {}", file.name))))
                }
            }
        }
    }
}

/// Takes photos in and goes on, or stays for more.
pub async fn save(ctx: Ctx, headers: HeaderMap, body: Multipart) -> Answer {
    let mut open = match Open::at(&ctx, &headers, Step::Photos).await? {
        Ok(open) => open,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let mut form = attachments::take(&ctx, body, open.draft.files.len()).await?;
    open.draft.files.append(&mut form.files);
    open.draft.photos_seen = true;
    open.save(&ctx).await?;
    if !form.refused.is_empty() {
        let mut errors = Errors::default();
        errors.add(attachments::CONTROL, form.refused.join(" "));
        return Ok(draw(&ctx, &open.draft.files, &errors));
    }
    if form.fields.is_on("more") {
        return Ok(see_other(Step::Photos.path()));
    }
    Ok(open.next(Step::Photos))
}

async fn own(ctx: &Ctx, headers: &HeaderMap, file: &str) -> Result<Open, WebError> {
    Open::of(ctx, headers)
        .await?
        .filter(|o| o.draft.files.iter().any(|f| f.id == file))
        .ok_or_else(WebError::not_found)
}

/// A photo of one's own draft.
pub async fn file(ctx: Ctx, headers: HeaderMap, Path(file): Path<String>) -> Answer {
    own(&ctx, &headers, &file).await?;
    let id = FileId::parse(&file).map_err(|_| WebError::not_found())?;
    let row = files::get(&ctx.read(), id)
        .await?
        .ok_or_else(WebError::not_found)?;
    attachments::serve(&ctx, &row).await
}

/// Takes a photo away again; its bytes are forgotten within a day.
pub async fn remove(ctx: Ctx, headers: HeaderMap, Path(file): Path<String>) -> Answer {
    let mut open = own(&ctx, &headers, &file).await?;
    open.draft.files.retain(|f| f.id != file);
    open.save(&ctx).await?;
    let id = FileId::parse(&file).map_err(|_| WebError::not_found())?;
    let now = ctx.now;
    ctx.app
        .db
        .act::<_, store::Fault, _>(move |tx| {
            Box::pin(async move { files::remove(tx, id, now).await })
        })
        .await?;
    Ok(see_other(Step::Photos.path()))
}
