//! Style sheets, scripts and icons, embedded in the binary.

use axum::extract::Path;
use axum::response::IntoResponse;
use http::{HeaderMap, StatusCode, header};

use crate::{Answer, Guard, Route, WebError};

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::get(
        "/assets/{*path}",
        Guard::Public("style sheets and scripts hold no data"),
        asset,
    )]
}

async fn asset(Path(path): Path<String>, headers: HeaderMap) -> Answer {
    let asset = ui::assets::get(&path).ok_or_else(WebError::not_found)?;
    let accepts = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|v| v.to_str().ok())
        .unwrap_or("");
    let (body, encoding) = match (&asset.br, &asset.gz) {
        (Some(br), _) if accepts.contains("br") => (br.clone(), Some("br")),
        (_, Some(gz)) if accepts.contains("gzip") => (gz.clone(), Some("gzip")),
        _ => (asset.bytes.clone(), None),
    };
    let caching = if asset.immutable {
        "public, max-age=31536000, immutable"
    } else {
        "public, max-age=300"
    };
    let mut response = (
        StatusCode::OK,
        [
            (header::CONTENT_TYPE, asset.content_type),
            (header::CACHE_CONTROL, caching),
            (header::VARY, "accept-encoding"),
        ],
        body,
    )
        .into_response();
    if let Some(encoding) = encoding {
        response.headers_mut().insert(
            header::CONTENT_ENCODING,
            header::HeaderValue::from_static(encoding),
        );
    }
    Ok(response)
}
