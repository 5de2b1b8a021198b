//! Submitted fields, kept as typed so that a refused form shows them again.

use axum::extract::{FromRequest, Request};
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};

use crate::{App, WebError};

/// Largest form without files.
const LARGEST: usize = 512 * 1024;

/// The fields of an urlencoded form or of a query, in order; a name may come more than once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads an urlencoded text.
    pub fn parse(text: &str) -> Fields {
        let pairs = text.split('&').filter(|p| !p.is_empty()).map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(name), decode(value))
        });
        Fields(pairs.collect())
    }

    /// The first value of this name, trimmed; empty when it is not there.
    pub fn get(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(n, _)| n == name)
            .map_or("", |(_, v)| v.trim())
    }

    /// The value unless empty.
    pub fn opt(&self, name: &str) -> Option<&str> {
        Some(self.get(name)).filter(|v| !v.is_empty())
    }

    /// All values of this name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(n, _)| n == name)
            .map(|(_, v)| v.trim())
    }

    /// True for a ticked box.
    pub fn is_on(&self, name: &str) -> bool {
        matches!(self.get(name), "on" | "1" | "true" | "yes")
    }

    /// Sets a value, replacing earlier ones.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.retain(|(n, _)| n != name);
        self.0.push((name.into(), value.into()));
    }

    /// Every pair.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// As a query, without `?`; empty values are left out.
    pub fn to_query(&self) -> String {
        let pairs = self.0.iter().filter(|(_, v)| !v.is_empty());
        pairs
            .map(|(n, v)| format!("{}={}", encode(n), encode(v)))
            .collect::<Vec<_>>()
            .join("&")
    }
}

/// Percent-encodes a value for a query.
pub(crate) fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        let plain = byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
        if plain {
            out.push(byte as char);
        } else {
            out.push('%');
            out.extend(hex_digits(byte));
        }
    }
    out
}

fn hex_digits(byte: u8) -> [char; 2] {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    [
        DIGITS[usize::from(byte >> 4)] as char,
        DIGITS[usize::from(byte & 15)] as char,
    ]
}

fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = |i: usize| bytes.get(i).and_then(|b| (*b as char).to_digit(16));
        match (bytes[at], hex(at + 1), hex(at + 2)) {
            (b'+', _, _) => out.push(b' '),
            (b'%', Some(high), Some(low)) => {
                out.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
                at += 2;
            }
            (byte, _, _) => out.push(byte),
        }
        at += 1;
    }
    // NUL is refused by PostgreSQL and means nothing in a form.
    String::from_utf8_lossy(&out).replace('\0', "")
}

impl FromRequest<App> for Fields {
    type Rejection = WebError;

    async fn from_request(request: Request, _: &App) -> Result<Self, WebError> {
        let body = axum::body::to_bytes(request.into_body(), LARGEST)
            .await
            .map_err(|_| WebError::refused(StatusCode::PAYLOAD_TOO_LARGE, "web-too-large"))?;
        Ok(Fields::parse(&String::from_utf8_lossy(&body)))
    }
}

/// After a form was accepted: go and look at the result.
pub fn see_other(path: &str) -> Response {
    match HeaderValue::from_str(path) {
        Ok(location) if path.starts_with('/') && !path.starts_with("//") => {
            (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
        }
        _ => (
            StatusCode::SEE_OTHER,
            [(header::LOCATION, HeaderValue::from_static("/"))],
        )
            .into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_read_back_what_was_typed() {
        let fields = Fields::parse("a=%E6%A5%BC%E9%81%93+3&b=1&b=2&c=%zz&d");
        assert_eq!(fields.get("a"), "楼道 3");
        assert_eq!(fields.all("b").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!(fields.get("c"), "%zz");
        assert_eq!(fields.opt("d"), None);
        assert_eq!(Fields::parse(&fields.to_query()).get("a"), "楼道 3");
    }

    #[test]
    fn a_redirect_never_leaves_the_site() {
        for outside in ["//evil.example", "https://evil.example", ""] {
            assert_eq!(see_other(outside).headers()[header::LOCATION], "/");
        }
    }
}
