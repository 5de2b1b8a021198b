//! Two cookies of the resident's pages: which draft this browser writes, and which matters it follows.

use http::{HeaderMap, HeaderValue, header};
use web::App;

/// Name of the cookie with the draft's secret.
pub const DRAFT: &str = "anxin_draft";
/// Name of the cookie with the followed matters, sealed.
pub const FOLLOW: &str = "anxin_follow";

/// The value of a cookie of this request.
pub fn read<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(n, v)| *n == name && !v.is_empty())
        .map(|(_, v)| v)
}

/// A cookie that script cannot read and other sites cannot send; `value` is plain ASCII. An empty value removes it.
pub fn write(app: &App, name: &str, value: &str, max_age_s: i64) -> HeaderValue {
    line(name, value, max_age_s, app.settings.tls)
}

fn line(name: &str, value: &str, max_age_s: i64, tls: bool) -> HeaderValue {
    let age = if value.is_empty() { 0 } else { max_age_s };
    let secure = if tls { "; Secure" } else { "" };
    HeaderValue::from_str(&format!(
        "{name}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}"
    ))
    .unwrap_or_else(|_| HeaderValue::from_static("invalid=; Max-Age=0"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_among_others_and_an_empty_one_is_none() {
        let mut headers = HeaderMap::new();
        headers.append(
            header::COOKIE,
            HeaderValue::from_static("lang=en; anxin_draft=abc"),
        );
        headers.append(header::COOKIE, HeaderValue::from_static("anxin_follow="));
        assert_eq!(read(&headers, DRAFT), Some("abc"));
        assert_eq!(read(&headers, FOLLOW), None);
        assert_eq!(read(&headers, "draft"), None);
    }

    #[test]
    fn a_cookie_is_kept_from_script_and_from_plain_http() {
        let text = line(DRAFT, "x", 60, true);
        assert_eq!(
            text,
            "anxin_draft=x; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure"
        );
        assert!(
            line(DRAFT, "", 60, false)
                .to_str()
                .is_ok_and(|t| t.contains("Max-Age=0"))
        );
    }
}
