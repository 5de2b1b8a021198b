//! The base map as one file, read in ranges (RFC 9110, section 14).

use std::path::{Path, PathBuf};

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use futures::stream;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use store::{DbUrl, Fault};
use tokio::fs::File;
use tokio::io::{AsyncReadExt, AsyncSeekExt};
use web::{Answer, App, Ctx, WebError};

use crate::import::tiles_file;

/// Where the base map lies; the binary puts it into the product's services.
#[derive(Clone, Debug)]
pub struct BaseMap {
    /// The PMTiles file; it may not be there yet.
    pub file: PathBuf,
}

impl BaseMap {
    /// The base map of a data folder.
    pub fn in_folder(data_dir: &Path) -> BaseMap {
        BaseMap {
            file: tiles_file(data_dir),
        }
    }
}

/// The file of this installation: as the binary said, or beside the embedded database.
fn file_of(app: &App) -> Option<PathBuf> {
    if let Some(map) = app.services.get::<BaseMap>() {
        return Some(map.file.clone());
    }
    match app.db.url() {
        DbUrl::File(database) => Some(tiles_file(database.parent()?)),
        DbUrl::Postgres(_) => None,
    }
}

/// What the map has to show in its corner; empty where there is no base map.
pub(crate) fn credit(app: &App) -> String {
    let map = file_of(app).and_then(|file| basemap::PmTiles::open(&file).ok());
    map.and_then(|map| Some(map.metadata().get("attribution")?.as_str()?.to_owned()))
        .unwrap_or_default()
}

/// Bytes read at a time.
const PIECE: u64 = 64 * 1024;

/// `GET /tiles/base.pmtiles`
pub(crate) async fn base(ctx: Ctx, headers: HeaderMap) -> Answer {
    let path = file_of(&ctx.app).ok_or_else(WebError::not_found)?;
    let Ok(file) = File::open(&path).await else {
        return Err(WebError::not_found());
    };
    let about = file
        .metadata()
        .await
        .map_err(|e| Fault::of("look at the base map", e))?;
    let size = about.len();
    let changed = about
        .modified()
        .ok()
        .and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok())
        .map_or(0, |at| at.as_millis());
    let etag = format!("\"{size:x}-{changed:x}\"");
    let said = |name| {
        headers
            .get(name)
            .and_then(|v: &HeaderValue| v.to_str().ok())
    };
    if said(header::IF_NONE_MATCH) == Some(etag.as_str()) {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, etag)]).into_response());
    }
    // If-Range: a part of another version of the file would not fit what the browser has.
    let fresh = said(header::IF_RANGE).is_none_or(|known| known == etag);
    let range = said(header::RANGE)
        .filter(|_| fresh)
        .map(|r| asked(r, size));
    let (status, from, to) = match range {
        Some(Asked::Part(from, to)) => (StatusCode::PARTIAL_CONTENT, from, to),
        Some(Asked::Beyond) => {
            let whole = format!("bytes */{size}");
            let refusal = [(header::CONTENT_RANGE, whole)];
            return Ok((StatusCode::RANGE_NOT_SATISFIABLE, refusal).into_response());
        }
        Some(Asked::Whole) | None => (StatusCode::OK, 0, size),
    };
    let mut response = part(file, from, to).await?;
    *response.status_mut() = status;
    let headers = response.headers_mut();
    let mut set = |name, value: String| {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    };
    set(header::ETAG, etag);
    set(header::CONTENT_LENGTH, (to - from).to_string());
    if status == StatusCode::PARTIAL_CONTENT {
        set(
            header::CONTENT_RANGE,
            format!("bytes {from}-{}/{size}", to - 1),
        );
    }
    Ok(response)
}

async fn part(mut file: File, from: u64, to: u64) -> Result<Response, Fault> {
    file.seek(std::io::SeekFrom::Start(from))
        .await
        .map_err(|e| Fault::of("read the base map", e))?;
    let pieces = stream::try_unfold((file, to - from), |(mut file, left)| async move {
        if left == 0 {
            return Ok::<_, std::io::Error>(None);
        }
        let mut piece = vec![0; left.min(PIECE) as usize];
        file.read_exact(&mut piece).await?;
        let left = left - piece.len() as u64;
        Ok(Some((piece, (file, left))))
    });
    let headers = [
        (header::CONTENT_TYPE, "application/vnd.pmtiles"),
        (header::ACCEPT_RANGES, "bytes"),
        // The tiles inside are packed already; packing the file again would break its ranges.
        (header::CACHE_CONTROL, "public, max-age=3600, no-transform"),
        (header::CONTENT_ENCODING, "identity"),
    ];
    Ok((headers, Body::from_stream(pieces)).into_response())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    /// From here up to, not including, there.
    Part(u64, u64),
    /// Several ranges or another unit: the whole file answers that, too.
    Whole,
    /// Nothing of it is in the file.
    Beyond,
}

fn asked(range: &str, size: u64) -> Asked {
    let Some(spec) = range.trim().strip_prefix("bytes=") else {
        return Asked::Whole;
    };
    let Some((first, last)) = spec.split_once('-').filter(|_| !spec.contains(',')) else {
        return Asked::Whole;
    };
    let number = |text: &str| text.trim().parse::<u64>().ok();
    match (number(first), number(last)) {
        (Some(from), _) if from >= size => Asked::Beyond,
        (Some(_), None) if !last.trim().is_empty() => Asked::Whole,
        (Some(from), Some(to)) if to < from => Asked::Whole,
        (Some(from), to) => Asked::Part(from, to.map_or(size, |to| (to + 1).min(size))),
        (None, Some(0)) => Asked::Beyond,
        (None, Some(_)) if size == 0 => Asked::Beyond,
        (None, Some(tail)) if first.trim().is_empty() => {
            Asked::Part(size.saturating_sub(tail), size)
        }
        _ => Asked::Whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ranges_as_the_standard_says() {
        assert_eq!(asked("bytes=0-126", 1000), Asked::Part(0, 127));
        assert_eq!(asked("bytes=990-2000", 1000), Asked::Part(990, 1000));
        assert_eq!(asked("bytes=990-", 1000), Asked::Part(990, 1000));
        assert_eq!(asked("bytes=-10", 1000), Asked::Part(990, 1000));
        assert_eq!(asked("bytes=1000-1001", 1000), Asked::Beyond);
        assert_eq!(asked("bytes=-0", 1000), Asked::Beyond);
        assert_eq!(asked("bytes=0-1,5-6", 1000), Asked::Whole);
        assert_eq!(asked("lines=0-1", 1000), Asked::Whole);
        assert_eq!(asked("bytes=9-3", 1000), Asked::Whole);
        assert_eq!(asked("bytes=0-x", 1000), Asked::Whole);
    }

    proptest! {
        #[test]
        fn a_part_lies_in_the_file(range in "bytes=[0-9]{0,5}-[0-9]{0,5}", size in 0u64..5000) {
            if let Asked::Part(from, to) = asked(&range, size) {
                prop_assert!(from < to && to <= size);
            }
        }
    }
}
