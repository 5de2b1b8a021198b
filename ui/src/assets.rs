//! The built front-end files, embedded in the binary with their compressed twins.
//!
//! `npm run build` in `ui/` writes `dist/`: files whose names carry a hash of their content, a
//! `manifest.json` from plain name to hashed name, and `.br`/`.gz` beside each file. Names with a
//! hash never change content, so they may be cached for ever.

use std::{borrow::Cow, collections::HashMap, sync::LazyLock};

use rust_embed::RustEmbed;

/// Where the server mounts [`get`].
pub const PREFIX: &str = "/assets/";

#[derive(RustEmbed)]
#[folder = "dist/"]
struct Dist;

/// Plain name to the URL of the built file.
static URLS: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let Some(file) = Dist::get("manifest.json") else {
        return HashMap::new();
    };
    let names: HashMap<String, String> = serde_json::from_slice(&file.data).unwrap_or_default();
    names
        .into_iter()
        .map(|(plain, hashed)| (plain, format!("{PREFIX}{hashed}")))
        .collect()
});

/// One embedded file as the server sends it.
pub struct Asset {
    /// The file as built.
    pub bytes: Cow<'static, [u8]>,
    /// Media type with its charset where text.
    pub content_type: &'static str,
    /// The same bytes in Brotli, if that is smaller.
    pub br: Option<Cow<'static, [u8]>>,
    /// The same bytes in gzip, if that is smaller.
    pub gz: Option<Cow<'static, [u8]>>,
    /// The name carries a content hash: `Cache-Control: public, max-age=31536000, immutable`.
    pub immutable: bool,
}

/// The URL of a built file by its plain name, such as `core.css`, `base.js`, `icons.svg`.
///
/// Where nothing was built the plain name stands under [`PREFIX`], so that links stay well formed
/// and the page still reads without style.
///
/// ```
/// assert!(ui::assets::asset("core.css").starts_with("/assets/core"));
/// ```
pub fn asset(name: &str) -> Cow<'static, str> {
    match URLS.get(name) {
        Some(url) => Cow::Borrowed(url.as_str()),
        None => Cow::Owned(format!("{PREFIX}{name}")),
    }
}

/// Whether the front end was built into this binary.
pub fn built() -> bool {
    !URLS.is_empty()
}

/// An embedded file by its path below [`PREFIX`]; `None` gives 404.
///
/// The manifest, the compressed twins and source maps are not served by name.
pub fn get(path: &str) -> Option<Asset> {
    let hidden = [".br", ".gz", ".map"].iter().any(|end| path.ends_with(end));
    if hidden || path == "manifest.json" {
        return None;
    }
    let file = Dist::get(path)?;
    let twin = |end: &str| Dist::get(&format!("{path}{end}")).map(|twin| twin.data);
    Some(Asset {
        bytes: file.data,
        content_type: content_type(path),
        br: twin(".br"),
        gz: twin(".gz"),
        immutable: URLS
            .values()
            .any(|url| url.strip_prefix(PREFIX) == Some(path))
            || hashed(path),
    })
}

/// Vite names carry eight characters of hash before the last dot: `map-B3x_9aQf.js`.
fn hashed(path: &str) -> bool {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    stem.len() > 9 && stem.as_bytes()[stem.len() - 9] == b'-'
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, end)| end) {
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "png" => "image/png",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_told_from_a_plain_name() {
        assert!(hashed("map-B3x_9aQf.js"));
        assert!(!hashed("core.css"));
        assert!(!hashed("icons.svg"));
    }

    #[test]
    fn urls_are_well_formed_built_or_not() {
        for name in ["core.css", "desk.css", "base.js", "icons.svg"] {
            let url = asset(name);
            assert!(url.starts_with(PREFIX), "{url}");
            if built() {
                let file = get(&url[PREFIX.len()..]).expect("a built file is embedded");
                assert!(file.immutable && !file.bytes.is_empty(), "{url}");
            }
        }
        assert!(get("manifest.json").is_none());
        assert!(get("../Cargo.toml").is_none());
    }
}
