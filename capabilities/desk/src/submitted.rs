//! A form with files: urlencoded where script has already sent them, multipart where the browser sends all at once.

use access::crypto::Field;
use axum::body::Bytes;
use axum::extract::multipart::Multipart;
use axum::extract::{FromRequest, Request};
use files::{EVIDENCE_COLUMN, EVIDENCE_TABLE, Ingested, Limits};
use http::{StatusCode, header};
use store::Fault;
use web::{App, Ctx, Fields, WebError};

/// Name of the file input and of the hidden fields that stand for files already sent.
pub(crate) const FILES: &str = "files";
/// Name of the hidden fields that stand for files already kept by an earlier, refused try.
pub(crate) const KEPT: &str = "kept";
/// Files that one form may carry.
const MOST_FILES: usize = 12;

/// What was submitted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Submitted {
    /// The fields, as typed.
    pub fields: Fields,
    files: Vec<(String, String, Bytes)>,
}

impl FromRequest<App> for Submitted {
    type Rejection = WebError;

    async fn from_request(request: Request, app: &App) -> Result<Self, WebError> {
        let multipart = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|v| v.to_str().ok())
            .is_some_and(|v| v.starts_with("multipart/form-data"));
        if !multipart {
            let fields = Fields::from_request(request, app).await?;
            return Ok(Submitted {
                fields,
                files: Vec::new(),
            });
        }
        let unreadable = || WebError::refused(StatusCode::BAD_REQUEST, "desk-form-unreadable");
        let mut parts = Multipart::from_request(request, app)
            .await
            .map_err(|_| unreadable())?;
        let mut pairs = Vec::new();
        let mut files = Vec::new();
        while let Some(part) = parts.next_field().await.map_err(|e| too_large(&e))? {
            let name = part.name().unwrap_or_default().to_owned();
            let file = part.file_name().map(ToOwned::to_owned);
            let declared = part.content_type().unwrap_or_default().to_owned();
            let bytes = part.bytes().await.map_err(|e| too_large(&e))?;
            match file {
                Some(file) if !file.is_empty() && !bytes.is_empty() => {
                    if files.len() < MOST_FILES {
                        files.push((file, declared, bytes));
                    }
                }
                Some(_) => {}
                None => pairs.push((name, String::from_utf8_lossy(&bytes).replace('\0', ""))),
            }
        }
        Ok(Submitted {
            fields: collected(&pairs),
            files,
        })
    }
}

fn too_large(_: &axum::extract::multipart::MultipartError) -> WebError {
    WebError::refused(StatusCode::PAYLOAD_TOO_LARGE, "web-too-large")
}

fn collected(pairs: &[(String, String)]) -> Fields {
    let query: Vec<String> = pairs
        .iter()
        .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
        .collect();
    Fields::parse(&query.join("&"))
}

fn encode(text: &str) -> String {
    let mut one = Fields::default();
    one.set("x", text);
    one.to_query().trim_start_matches("x=").to_owned()
}

impl Submitted {
    /// Keeps every file that came, in one way or the other, and answers their ids. They wait for the act that ties
    /// them to the matter; what is never tied is forgotten after a day.
    ///
    /// # Errors
    /// A refusal in words, such as a file that is too large or of an unknown type.
    pub(crate) async fn keep_files(&self, ctx: &Ctx) -> Result<Vec<String>, WebError> {
        let limits = Limits::up_to(ctx.app.settings.upload_max_bytes);
        let mut ids: Vec<String> = self.fields.all(KEPT).map(ToOwned::to_owned).collect();
        for (name, declared, bytes) in &self.files {
            let file = ctx
                .app
                .files
                .ingest(bytes.clone(), name, declared, &limits)
                .await?;
            ids.push(record(ctx, file, None).await?);
        }
        for address in self.fields.all(FILES).filter(|a| !a.is_empty()) {
            let (key, file) = web::finish_upload(ctx, address).await?;
            ids.push(record(ctx, file, Some(key)).await?);
        }
        ids.truncate(MOST_FILES);
        Ok(ids)
    }
}

async fn record(
    ctx: &Ctx,
    file: Ingested,
    upload: Option<files::upload::UploadKey>,
) -> Result<String, Fault> {
    let (app, now) = (ctx.app.clone(), ctx.now);
    let by = ctx.actor.account().map(|a| a.to_string());
    ctx.app
        .db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                let sealing = app.clone();
                let seal = move |id: &str, text: &str| {
                    let place = Field {
                        table: EVIDENCE_TABLE,
                        column: EVIDENCE_COLUMN,
                        record: id,
                    };
                    sealing
                        .cipher
                        .seal(&place, text)
                        .map_err(|e| Fault::of("seal what a file tells of its origin", e))
                };
                let id = files::record(tx, &*app.ids, &file, by.as_deref(), &seal, now).await?;
                if let Some(key) = upload {
                    files::upload::done(tx, &app.files, &key).await?;
                }
                Ok(id.to_string())
            })
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_multipart_form_read_like_any_other_form() {
        let pairs = [
            ("words".to_owned(), "楼道 & 门=3+1%".to_owned()),
            ("kept".to_owned(), "A".to_owned()),
            ("kept".to_owned(), "B".to_owned()),
        ];
        let fields = collected(&pairs);
        assert_eq!(fields.get("words"), "楼道 & 门=3+1%");
        assert_eq!(fields.all("kept").collect::<Vec<_>>(), ["A", "B"]);
    }
}
