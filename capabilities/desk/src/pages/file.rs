//! Files of a matter: added, and shown to whoever reaches the matter.

use axum::extract::Path;
use axum::response::IntoResponse;
use files::{FileId, FileRow, Variant};
use http::{HeaderName, HeaderValue, StatusCode, header};
use matter::{Command, Do};
use store::Fault;
use web::{Answer, Ctx, Fields, WebError, see_other};

use crate::command;
use crate::subject::Subject;
use crate::submitted::Submitted;

/// Adds files, as a note that says so.
pub(crate) async fn add(ctx: Ctx, Path(id): Path<String>, submitted: Submitted) -> Answer {
    let subject = Subject::find(&ctx, &id).await?;
    let id = command::of(&submitted.fields)?;
    let files = submitted.keep_files(&ctx).await?;
    let words = match submitted.fields.get("words") {
        "" => ctx.app.texts.t(kernel::Lang::ZhCn, "desk-files-added"),
        words => words.to_owned(),
    };
    let command = Command {
        id,
        matter: subject.row.id.clone(),
        seen: None,
        with_code: false,
        what: Do::Note {
            words,
            files,
            public: submitted.fields.is_on("public"),
        },
    };
    let done = matter::act(&ctx.app, &ctx.actor, command)
        .await
        .map_err(WebError::from)?;
    Ok(see_other(&format!("{}#e{}", subject.path(), done.version)))
}

/// Sends a file. Its type comes from its content, never from its name, and it can run nothing on our pages.
pub(crate) async fn show(ctx: Ctx, Path((id, file)): Path<(String, String)>) -> Answer {
    let subject = Subject::find(&ctx, &id).await?;
    let file = FileId::parse(&file).map_err(|_| WebError::not_found())?;
    let row = files::get(&ctx.read(), file)
        .await?
        .filter(|f| {
            f.owner_kind.as_deref() == Some("matter")
                && f.owner_id.as_deref() == Some(subject.row.id.as_str())
        })
        .ok_or_else(WebError::not_found)?;
    let thumb = Fields::parse(&ctx.query).get("v") == "thumb";
    let variant = if thumb && row.thumb_sha256.is_some() {
        Variant::Thumb
    } else {
        Variant::Served
    };
    let bytes = ctx
        .app
        .files
        .read_bytes(&row, variant)
        .await?
        .ok_or_else(WebError::not_found)?;
    let kind = if variant == Variant::Thumb {
        "image/jpeg"
    } else {
        row.media_type.as_str()
    };
    let value =
        |text: &str| HeaderValue::from_str(text).map_err(|e| Fault::of("describe a file", e));
    let mut response = (StatusCode::OK, bytes).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, value(kind)?);
    headers.insert(header::CONTENT_DISPOSITION, value(&disposition(&row))?);
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("private, max-age=300"),
    );
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; sandbox"),
    );
    headers.insert(
        HeaderName::from_static("x-content-type-options"),
        HeaderValue::from_static("nosniff"),
    );
    Ok(response)
}

/// Pictures and PDF open in the browser, the rest is saved.
fn disposition(row: &FileRow) -> String {
    let inline = row.media_type.starts_with("image/") || row.media_type == "application/pdf";
    let mut name = Fields::default();
    name.set("n", row.name.clone());
    let name = name.to_query();
    format!(
        "{}; filename*=UTF-8''{}",
        if inline { "inline" } else { "attachment" },
        name.trim_start_matches("n=")
    )
}
