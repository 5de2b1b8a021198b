//! Tables to be fetched: the template, and rows that were not taken.

use access::Purpose;
use axum::response::IntoResponse;
use http::{HeaderValue, StatusCode, header};
use matter::directory;
use serde_json::json;
use store::Fault;
use web::{Answer, Ctx, WebError};

use crate::export::{self, Form};
use crate::model::Batch;
use crate::steps::find;

pub(super) async fn template(ctx: Ctx) -> Answer {
    let read = ctx.read();
    let org = ctx.actor.log_org().unwrap_or_default();
    let organ = directory::of(&ctx.app)?.organ(&read, &org).await?;
    let path = organ.map(|o| o.unit_path).unwrap_or_default();
    let bytes = export::template(&ctx.app, &read, ctx.lang, &path).await?;
    Ok(download(Form::Xlsx, "anxin-import", bytes)?)
}

pub(super) async fn rejects_xlsx(ctx: Ctx, id: axum::extract::Path<String>) -> Answer {
    rejects(&ctx, &id, Form::Xlsx).await
}

pub(super) async fn rejects_csv(ctx: Ctx, id: axum::extract::Path<String>) -> Answer {
    rejects(&ctx, &id, Form::Csv).await
}

/// Rows that were not taken, with all they said: written into the log before they are handed over.
pub(crate) async fn rejects(ctx: &Ctx, id: &str, form: Form) -> Answer {
    let batch = find(&ctx.read(), &ctx.actor, id).await?;
    let (bytes, count) = export::rejects(&ctx.app, ctx.lang, &batch, form).await?;
    log(ctx, &batch, count).await?;
    Ok(download(form, &format!("{}-rejects", batch.number), bytes)?)
}

async fn log(ctx: &Ctx, batch: &Batch, count: usize) -> Result<(), WebError> {
    let (ids, now, actor, batch) = (
        ctx.app.ids.clone(),
        ctx.now,
        ctx.actor.clone(),
        batch.clone(),
    );
    ctx.app
        .db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                let record = audit::log::Record {
                    actor: actor.log_id(),
                    org: actor.log_org(),
                    action: "import.rejects",
                    subject_kind: "import",
                    subject_id: batch.id.clone(),
                    // The page says so beside the button: to mend the rows and send them again.
                    purpose: Some((Purpose::Other.code(), "更正导入的行".into())),
                    detail: json!({ "number": batch.number, "rows": count }),
                };
                audit::log::append(tx, &*ids, now, record).await?;
                Ok(())
            })
        })
        .await?;
    Ok(())
}

fn download(form: Form, name: &str, bytes: Vec<u8>) -> Result<axum::response::Response, Fault> {
    let (ending, media) = form.ending();
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}.{ending}\""))
        .map_err(|e| Fault::of("name a table", e))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media)),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    Ok((StatusCode::OK, headers, bytes).into_response())
}
