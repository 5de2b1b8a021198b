//! Routes of documents.

use access::{Actor, Purpose, Scope};
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::{HeaderValue, StatusCode, header};
use store::Fault;
use web::{Answer, Ctx, Fields, Guard, Route, WebError, see_other};

use super::print::content;
use super::{DocumentRow, by_id, look, pdf, print_thread, verify};
use crate::permissions as p;
use crate::store as rows;

const WHY_PUBLIC: Guard = Guard::Public(
    "who holds a paper asks whether it is ours; the page shows number, day, organ, hash and a masked name, no content",
);

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get(
            "/matters/{id}/documents/{doc}",
            Guard::Needs(p::READ),
            download,
        ),
        Route::post("/matters/{id}/print", Guard::Needs(p::WORK), print),
        Route::get("/documents/verify", WHY_PUBLIC, verify::ask),
        Route::get("/documents/verify/{code}", WHY_PUBLIC, verify::page),
        Route::post("/documents/verify/{code}", WHY_PUBLIC, verify::compare),
        Route::get("/documents/verify/{code}/note", WHY_PUBLIC, verify::note),
    ]
}

async fn download(ctx: Ctx, Path((id, doc)): Path<(String, String)>) -> Answer {
    let document = within(&ctx, &id, &doc)
        .await?
        .ok_or_else(WebError::not_found)?;
    let bytes = pdf(&ctx.app, &document.id)
        .await?
        .ok_or_else(WebError::not_found)?;
    if ctx.actor.post().is_some() && content(&ctx.app, &document)?.names {
        note_look(&ctx, &document).await?;
    }
    Ok(as_pdf(&document, bytes))
}

/// The look is in the log before the paper is handed out.
async fn note_look(ctx: &Ctx, document: &DocumentRow) -> Result<(), Fault> {
    let (ids, actor, now) = (ctx.app.ids.clone(), ctx.actor.clone(), ctx.now);
    let (matter, id) = (document.matter_id.clone(), document.id.clone());
    let title = document.title_zh.clone();
    ctx.app
        .db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                look::note(tx, &*ids, &actor, &matter, (&id, &title), now).await?;
                store::emit(
                    tx,
                    &format!("matter:{matter}"),
                    "personal.reveal",
                    &matter,
                    now,
                )
                .await
            })
        })
        .await?;
    ctx.app.wake();
    Ok(())
}

/// A document of a matter within reach; residents reach those that are for them.
async fn within(ctx: &Ctx, matter: &str, doc: &str) -> Result<Option<DocumentRow>, WebError> {
    let read = ctx.read();
    let scope = Scope::of(&ctx.actor, p::READ);
    let Some(row) = rows::within(&read, &scope, matter).await? else {
        return Ok(None);
    };
    let resident = matches!(ctx.actor, Actor::Resident { .. });
    let found = by_id(&read, doc).await?;
    Ok(found.filter(|d| d.matter_id == row.id && (d.public || !resident)))
}

fn as_pdf(document: &DocumentRow, bytes: Bytes) -> Response {
    let name = format!("{}-{}.pdf", document.template, document.id);
    let disposition = HeaderValue::from_str(&format!("inline; filename=\"{name}\""))
        .unwrap_or_else(|_| HeaderValue::from_static("inline"));
    (
        StatusCode::OK,
        [
            (
                header::CONTENT_TYPE,
                HeaderValue::from_static("application/pdf"),
            ),
            (header::CONTENT_DISPOSITION, disposition),
        ],
        bytes,
    )
        .into_response()
}

/// Prints the thread and goes to the print.
async fn print(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let purpose = Purpose::parse(fields.get("purpose")).ok_or_else(|| {
        WebError::invalid(vec![web::FieldError::new(
            "purpose",
            "matter-purpose-unknown",
        )])
    })?;
    let document = print_thread(&ctx, &id, purpose, fields.get("words")).await?;
    Ok(see_other(&format!("/matters/{id}/documents/{document}")))
}
