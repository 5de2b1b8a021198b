//! The form that carries a file.

use axum::body::Bytes;
use axum::extract::multipart::{Multipart, MultipartError};
use axum::extract::{FromRequest, Request};
use http::StatusCode;
use web::{App, WebError};

/// A file and the command under which it comes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Upload {
    /// The command; empty where the sender made none.
    pub command: String,
    /// Name, declared type, bytes; `None` when no file was chosen.
    pub file: Option<(String, String, Bytes)>,
}

impl FromRequest<App> for Upload {
    type Rejection = WebError;

    async fn from_request(request: Request, app: &App) -> Result<Self, WebError> {
        let mut parts = Multipart::from_request(request, app)
            .await
            .map_err(|_| WebError::refused(StatusCode::BAD_REQUEST, "import-form-unreadable"))?;
        let mut upload = Upload::default();
        while let Some(part) = parts.next_field().await.map_err(|e| too_large(&e))? {
            let name = part.name().unwrap_or_default().to_owned();
            let file = part.file_name().unwrap_or_default().to_owned();
            let declared = part.content_type().unwrap_or_default().to_owned();
            let bytes = part.bytes().await.map_err(|e| too_large(&e))?;
            match name.as_str() {
                "command" => upload.command = String::from_utf8_lossy(&bytes).trim().to_owned(),
                "file" if !bytes.is_empty() => upload.file = Some((file, declared, bytes)),
                _ => {}
            }
        }
        Ok(upload)
    }
}

fn too_large(_: &MultipartError) -> WebError {
    WebError::refused(StatusCode::PAYLOAD_TOO_LARGE, "web-too-large")
}
