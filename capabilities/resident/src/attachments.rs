//! Photos and documents that residents hand in: whole with the form, or in pieces before it.

use access::crypto::Field;
use axum::extract::Multipart;
use axum::response::{IntoResponse, Response};
use files::{
    EVIDENCE_COLUMN, EVIDENCE_TABLE, FileKind, FileRefused, FileRow, Ingested, Limits, Variant,
};
use http::{HeaderValue, StatusCode, header};
use store::Fault;
use texts::Arg;
use web::{Answer, App, Ctx, Fields, WebError};

use crate::draft::{Attached, MOST_FILES};

/// Largest form with files, in bytes: nine photos of a good phone.
pub const LARGEST_FORM: usize = 96 * 1024 * 1024;
/// Name of the control in every form of this room.
pub const CONTROL: &str = "photos";
/// Name of the hidden fields that stand for files taken by an earlier, refused try.
pub const KEPT: &str = "kept";
/// What a browser offers to pick.
pub const ACCEPT: &str = "image/*,video/*,audio/*,application/pdf,.docx,.xlsx";

/// What a form with files brought.
#[derive(Default)]
pub struct Form {
    /// Everything that is not a file.
    pub fields: Fields,
    /// Files taken in, not yet tied to a matter.
    pub files: Vec<Attached>,
    /// Sentences about files that were not taken.
    pub refused: Vec<String>,
}

impl Form {
    /// The ids of the files.
    pub fn ids(&self) -> Vec<String> {
        self.files.iter().map(|f| f.id.clone()).collect()
    }
}

/// Reads a form; at most [`MOST_FILES`] files, `already` of which the report has.
///
/// # Errors
/// On a broken body, too many uploads, or a fault of ours. A file that is not taken is no error: the sentence about it
/// stands in [`Form::refused`].
pub async fn take(ctx: &Ctx, mut body: Multipart, already: usize) -> Result<Form, WebError> {
    let mut form = Form::default();
    let broken = |_| WebError::refused(StatusCode::BAD_REQUEST, "resident-form-broken");
    let limits = Limits::up_to(ctx.app.settings.upload_max_bytes);
    while let Some(part) = body.next_field().await.map_err(broken)? {
        let name = part.name().unwrap_or_default().to_owned();
        let Some(file_name) = part.file_name().map(ToOwned::to_owned) else {
            let value = part.text().await.map_err(broken)?.replace('\0', "");
            if name == KEPT {
                if room(ctx, &mut form, already) {
                    form.files.push(Attached {
                        id: value,
                        name: String::new(),
                        picture: false,
                    });
                }
            } else if name != CONTROL {
                form.fields.set(&name, value);
            } else if !value.is_empty() && room(ctx, &mut form, already) {
                let (key, file) = web::finish_upload(ctx, &value).await?;
                keep(ctx, &mut form, file, Some(key)).await?;
            }
            continue;
        };
        let declared = part.content_type().unwrap_or_default().to_owned();
        let bytes = part.bytes().await.map_err(broken)?;
        if bytes.is_empty() || !room(ctx, &mut form, already) {
            continue;
        }
        if !ctx
            .app
            .limiter
            .allow("resident.photo", &ctx.address, 40, 20, ctx.now)
        {
            return Err(WebError::too_many());
        }
        match ctx
            .app
            .files
            .ingest(bytes, &file_name, &declared, &limits)
            .await
        {
            Ok(file) => keep(ctx, &mut form, file, None).await?,
            Err(FileRefused::Fault(fault)) => return Err(fault.into()),
            Err(refused) => form.refused.push(sentence(ctx, &file_name, &refused)),
        }
    }
    Ok(form)
}

fn room(ctx: &Ctx, form: &mut Form, already: usize) -> bool {
    if already + form.files.len() < MOST_FILES {
        return true;
    }
    let says = ctx.f("resident-photos-most", &[("n", MOST_FILES.into())]);
    if !form.refused.contains(&says) {
        form.refused.push(says);
    }
    false
}

fn sentence(ctx: &Ctx, name: &str, refused: &FileRefused) -> String {
    let limit = Arg::from(refused.limit().unwrap_or(0));
    let why = ctx.f(refused.key().unwrap_or("web-fault"), &[("limit", limit)]);
    let name: String = name.chars().take(40).collect();
    ctx.f(
        "resident-photo-refused",
        &[("name", name.into()), ("why", why.into())],
    )
}

/// Writes the row; the file then waits to be tied to a matter by the same person.
async fn keep(
    ctx: &Ctx,
    form: &mut Form,
    file: Ingested,
    upload: Option<files::upload::UploadKey>,
) -> Result<(), Fault> {
    let (app, now) = (ctx.app.clone(), ctx.now);
    let by = ctx.actor.account().map(|a| a.to_string());
    let mut attached = Attached {
        id: String::new(),
        name: file.name.clone(),
        picture: file.thumb.is_some(),
    };
    attached.id = ctx
        .app
        .db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                let seal = |id: &str, text: &str| seal_evidence(&app, id, text);
                let id = files::record(tx, &*app.ids, &file, by.as_deref(), &seal, now).await?;
                if let Some(key) = upload {
                    files::upload::done(tx, &app.files, &key).await?;
                }
                Ok(id.to_string())
            })
        })
        .await?;
    form.files.push(attached);
    Ok(())
}

fn seal_evidence(app: &App, id: &str, text: &str) -> Result<String, Fault> {
    let place = Field {
        table: EVIDENCE_TABLE,
        column: EVIDENCE_COLUMN,
        record: id,
    };
    app.cipher
        .seal(&place, text)
        .map_err(|e| Fault::of("seal a photo's evidence", e))
}

/// Sends a file to somebody who may read it. `?v=thumb` asks for the small picture.
///
/// # Errors
/// Not found when the variant is not there.
pub async fn serve(ctx: &Ctx, file: &FileRow) -> Answer {
    let thumb = Fields::parse(&ctx.query).get("v") == "thumb";
    let variant = if thumb {
        Variant::Thumb
    } else {
        Variant::Served
    };
    let bytes = ctx
        .app
        .files
        .read_bytes(file, variant)
        .await?
        .ok_or_else(WebError::not_found)?;
    let media = if thumb {
        thumb_media(&bytes)
    } else {
        file.media_type.as_str()
    };
    let shown = thumb
        || matches!(
            file.file_kind(),
            Some(FileKind::Image | FileKind::Video | FileKind::Audio)
        );
    let how = if shown { "inline" } else { "attachment" };
    let mut name = Fields::default();
    name.set("f", file.name.as_str());
    let name = name.to_query().trim_start_matches("f=").to_owned();
    let mut response: Response = bytes.clone().into_response();
    let headers = response.headers_mut();
    for (header, value) in [
        (header::CONTENT_TYPE, media.to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("{how}; filename*=UTF-8''{name}"),
        ),
        // Personal: a browser may keep it, nobody between may.
        (header::CACHE_CONTROL, "private, max-age=3600".to_owned()),
    ] {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(header, value);
        }
    }
    Ok(response)
}

/// Thumbnails are JPEG, or PNG where the picture is transparent.
fn thumb_media(bytes: &[u8]) -> &'static str {
    if bytes.starts_with(b"\x89PNG") {
        "image/png"
    } else {
        "image/jpeg"
    }
}
