//! Uploads in pieces over HTTP: tus 1.0, core with creation and termination.
//!
//! An upload is only bytes on their way. The form that is sent afterwards carries the uploads' addresses; its action
//! takes them with [`finish_upload`] and writes their rows in its own act.

use std::time::Duration;

use axum::body::Body;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use files::upload::{self, Metadata, NewUpload, Progress, UploadKey, UploadRefused};
use files::{FileRefused, Ingested, Limits, Sha256};
use futures::{Stream, StreamExt, stream};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use texts::Arg;

use crate::{Answer, Ctx, Guard, Route, WebError};

const VERSION: &str = "1.0.0";
const RESUMABLE: HeaderName = HeaderName::from_static("tus-resumable");
const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const LENGTH: HeaderName = HeaderName::from_static("upload-length");
const METADATA: HeaderName = HeaderName::from_static("upload-metadata");

/// A sender that is silent for this long has lost the network; others may then go on with the upload.
const SILENCE: Duration = Duration::from_mins(1);
/// Uploads that one address may begin at once, and again per minute.
const BURST: u32 = 30;
const PER_MINUTE: u32 = 15;

const WHY_PUBLIC: Guard = Guard::Public(
    "residents attach pictures before they sign in; size, rate and time are limited, the address is secret",
);

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::post("/uploads", WHY_PUBLIC, begin),
        Route::head("/uploads/{upload}", WHY_PUBLIC, how_far),
        Route::patch("/uploads/{upload}", WHY_PUBLIC, go_on),
        Route::delete("/uploads/{upload}", WHY_PUBLIC, give_up),
    ]
}

/// Takes a complete upload by the address that a form carries. The caller writes the row with [`files::record`] and
/// calls [`upload::done`] in the same act.
///
/// # Errors
/// A refusal in words; the sentence names what to do.
pub async fn finish_upload(ctx: &Ctx, address: &str) -> Result<(UploadKey, Ingested), WebError> {
    let name = address.rsplit('/').next().unwrap_or_default();
    let key = UploadKey::parse(name).ok_or_else(|| to_web(UploadRefused::Gone))?;
    let limits = Limits::up_to(ctx.app.settings.upload_max_bytes);
    let file = upload::finish(&ctx.app.files, &ctx.read(), &key, &limits, ctx.now)
        .await
        .map_err(to_web)?;
    Ok((key, file))
}

async fn begin(ctx: Ctx, headers: HeaderMap) -> Answer {
    if let Some(refused) = wrong_version(&headers) {
        return Ok(refused);
    }
    if !ctx
        .app
        .limiter
        .allow("upload", &ctx.address, BURST, PER_MINUTE, ctx.now)
    {
        return Err(WebError::too_many());
    }
    let Some(total) = number(&headers, &LENGTH) else {
        return Ok(said(StatusCode::BAD_REQUEST, ""));
    };
    let metadata = Metadata::parse(
        headers
            .get(METADATA)
            .and_then(|v| v.to_str().ok())
            .unwrap_or(""),
    );
    let limits = Limits::up_to(ctx.app.settings.upload_max_bytes);
    let (ids, secret, now) = (ctx.app.ids.clone(), fresh_secret(&ctx), ctx.now);
    let account = ctx.actor.account().map(|account| account.to_string());
    let created = ctx
        .app
        .db
        .act::<_, FileRefused, _>(move |tx| {
            Box::pin(async move {
                let new = NewUpload {
                    name: &metadata.name,
                    declared_type: &metadata.declared_type,
                    total,
                    uploaded_by: account.as_deref(),
                };
                upload::create(tx, &*ids, &new, secret, &limits, now).await
            })
        })
        .await;
    match created {
        Ok(key) => {
            let mut response = empty(StatusCode::CREATED);
            let location = HeaderValue::from_str(&format!("/uploads/{}", key.address()))
                .map_err(|e| store::Fault::of("write the address of an upload", e))?;
            response.headers_mut().insert(header::LOCATION, location);
            Ok(response)
        }
        Err(refused) => Ok(refuse(&ctx, refused.into())),
    }
}

async fn how_far(ctx: Ctx, Path(address): Path<String>, headers: HeaderMap) -> Answer {
    if let Some(refused) = wrong_version(&headers) {
        return Ok(refused);
    }
    let Some(key) = UploadKey::parse(&address) else {
        return Ok(refuse(&ctx, UploadRefused::Gone));
    };
    match upload::status(&ctx.app.files, &ctx.read(), &key, ctx.now).await {
        Ok((row, progress)) => {
            let mut response = at(StatusCode::OK, progress);
            response.headers_mut().insert(LENGTH, row.total().into());
            Ok(response)
        }
        Err(refused) => Ok(refuse(&ctx, refused)),
    }
}

async fn go_on(ctx: Ctx, Path(address): Path<String>, headers: HeaderMap, body: Body) -> Answer {
    if let Some(refused) = wrong_version(&headers) {
        return Ok(refused);
    }
    if headers
        .get(header::CONTENT_TYPE)
        .is_none_or(|v| v != "application/offset+octet-stream")
    {
        return Ok(said(StatusCode::UNSUPPORTED_MEDIA_TYPE, ""));
    }
    let Some(offset) = number(&headers, &OFFSET) else {
        return Ok(said(StatusCode::BAD_REQUEST, ""));
    };
    let Some(key) = UploadKey::parse(&address) else {
        return Ok(refuse(&ctx, UploadRefused::Gone));
    };
    match upload::append(
        &ctx.app.files,
        &ctx.read(),
        &key,
        offset,
        pieces(body),
        ctx.now,
    )
    .await
    {
        Ok(progress) => Ok(at(StatusCode::NO_CONTENT, progress)),
        Err(refused) => Ok(refuse(&ctx, refused)),
    }
}

async fn give_up(ctx: Ctx, Path(address): Path<String>, headers: HeaderMap) -> Answer {
    if let Some(refused) = wrong_version(&headers) {
        return Ok(refused);
    }
    let Some(key) = UploadKey::parse(&address) else {
        return Ok(refuse(&ctx, UploadRefused::Gone));
    };
    let files = ctx.app.files.clone();
    let there = ctx
        .app
        .db
        .act::<_, store::Fault, _>(move |tx| {
            Box::pin(async move { upload::done(tx, &files, &key).await })
        })
        .await?;
    if there {
        Ok(empty(StatusCode::NO_CONTENT))
    } else {
        Ok(refuse(&ctx, UploadRefused::Gone))
    }
}

/// The body as it comes, ended by the first fault or by silence.
fn pieces(body: Body) -> impl Stream<Item = Result<Bytes, ()>> + Send {
    let data = Box::pin(body.into_data_stream());
    stream::unfold(data, |mut data| async move {
        let piece = tokio::time::timeout(SILENCE, data.next())
            .await
            .map_or(Some(Err(())), |piece| {
                piece.map(|piece| piece.map_err(|_| ()))
            })?;
        Some((piece, data))
    })
}

/// Nobody without the installation's key can compute it, and no two uploads get the same.
fn fresh_secret(ctx: &Ctx) -> [u8; 32] {
    let seed = format!("{:032x}", ctx.app.ids.next_u128());
    let keyed = ctx.app.cipher.blind_index("upload.secret", &seed);
    Sha256::of(keyed.as_bytes()).bytes()
}

fn number(headers: &HeaderMap, name: &HeaderName) -> Option<u64> {
    headers.get(name)?.to_str().ok()?.parse().ok()
}

fn wrong_version(headers: &HeaderMap) -> Option<Response> {
    if headers
        .get(&RESUMABLE)
        .is_some_and(|version| version == VERSION)
    {
        return None;
    }
    let mut response = empty(StatusCode::PRECONDITION_FAILED);
    response
        .headers_mut()
        .insert("tus-version", HeaderValue::from_static(VERSION));
    Some(response)
}

fn at(status: StatusCode, progress: Progress) -> Response {
    let mut response = empty(status);
    response
        .headers_mut()
        .insert(OFFSET, progress.received().into());
    response
}

fn empty(status: StatusCode) -> Response {
    said(status, "")
}

fn said(status: StatusCode, sentence: &str) -> Response {
    let mut response = (status, sentence.to_owned()).into_response();
    response
        .headers_mut()
        .insert(RESUMABLE, HeaderValue::from_static(VERSION));
    response
}

/// A refusal as a plain sentence: the island shows it beside the file.
fn refuse(ctx: &Ctx, refused: UploadRefused) -> Response {
    let (status, limit) = status_of(&refused);
    let Some(key) = refused.key() else {
        return to_web(refused).into_response();
    };
    let args: Vec<(&str, Arg)> = limit
        .into_iter()
        .map(|limit| ("limit", Arg::Int(limit)))
        .collect();
    said(status, &ctx.f(key, &args))
}

fn status_of(refused: &UploadRefused) -> (StatusCode, Option<i64>) {
    match refused {
        UploadRefused::Gone => (StatusCode::NOT_FOUND, None),
        UploadRefused::Offset { .. } | UploadRefused::Incomplete { .. } => {
            (StatusCode::CONFLICT, None)
        }
        UploadRefused::Busy => (StatusCode::LOCKED, None),
        UploadRefused::TooLong { .. } => (StatusCode::PAYLOAD_TOO_LARGE, None),
        UploadRefused::File(file) => {
            let status = match file {
                FileRefused::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
                FileRefused::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            };
            (
                status,
                file.limit().and_then(|limit| i64::try_from(limit).ok()),
            )
        }
    }
}

fn to_web(refused: UploadRefused) -> WebError {
    let (status, limit) = status_of(&refused);
    match (refused.key(), refused) {
        (Some(key), _) => {
            let error = WebError::refused(status, key);
            match limit {
                Some(limit) => error.with("limit", limit),
                None => error,
            }
        }
        (None, UploadRefused::File(FileRefused::Fault(fault))) => fault.into(),
        (None, refused) => {
            store::Fault::of("an upload was refused without a sentence", refused).into()
        }
    }
}

impl From<FileRefused> for WebError {
    fn from(refused: FileRefused) -> Self {
        to_web(refused.into())
    }
}
