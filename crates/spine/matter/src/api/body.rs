//! Reading what a program sent: strictly, with every fault named at once.

use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use http::request::Parts;
use http::{HeaderMap, StatusCode, header};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use store::CommandId;
use web::{App, FieldError, WebError};

/// Largest body, in bytes.
const LARGEST: usize = 128 * 1024;
/// Most items of a list.
const MOST_ITEMS: usize = 50;
/// Longest item of a list, in characters.
const LONGEST_ITEM: usize = 64;

/// Values of a path. What cannot be read is not there.
pub(super) struct At<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<App> for At<T> {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, WebError> {
        // NUL is refused by PostgreSQL and names nothing.
        if parts.uri.path().contains("%00") {
            return Err(WebError::not_found());
        }
        match Path::<T>::from_request_parts(parts, app).await {
            Ok(Path(value)) => Ok(At(value)),
            Err(_) => Err(WebError::not_found()),
        }
    }
}

/// A JSON object being read. Each getter takes its field away; [`finish`](Self::finish) tells what was wrong or left.
pub(super) struct Body {
    fields: Map<String, Value>,
    wrong: Vec<FieldError>,
    key: Option<String>,
}

impl FromRequest<App> for Body {
    type Rejection = WebError;

    async fn from_request(request: Request, _: &App) -> Result<Self, WebError> {
        let key = idempotency_key(request.headers());
        let is_json = is_json(request.headers());
        let bytes = axum::body::to_bytes(request.into_body(), LARGEST)
            .await
            .map_err(|_| WebError::refused(StatusCode::PAYLOAD_TOO_LARGE, "web-too-large"))?;
        if !is_json {
            let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
            return Err(WebError::refused(status, "matter-api-media-type"));
        }
        match serde_json::from_slice(&bytes) {
            Ok(Value::Object(fields)) => Ok(Body {
                fields,
                wrong: Vec::new(),
                key,
            }),
            Ok(_) => Err(WebError::invalid(vec![FieldError::new(
                "",
                "matter-api-not-object",
            )])),
            Err(_) => Err(WebError::refused(
                StatusCode::BAD_REQUEST,
                "matter-api-not-json",
            )),
        }
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let sent = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let essence = sent.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/json")
}

fn idempotency_key(headers: &HeaderMap) -> Option<String> {
    let value = headers.get("idempotency-key")?.to_str().ok()?;
    // The draft standard writes the key as a quoted string.
    Some(value.trim().trim_matches('"').to_owned())
}

impl Body {
    fn wrong(&mut self, field: &str, key: &str) {
        self.wrong.push(FieldError::new(field, key));
    }

    fn take(&mut self, name: &str) -> Option<Value> {
        self.fields.remove(name).filter(|value| !value.is_null())
    }

    fn checked(&mut self, name: &str, value: Value, most: usize) -> Option<String> {
        let Value::String(text) = value else {
            self.wrong(name, "matter-api-not-text");
            return None;
        };
        if text.contains('\0') {
            self.wrong(name, "matter-api-not-text");
            return None;
        }
        if text.chars().count() > most {
            let error = FieldError::new(name, "matter-api-too-long").with("most", most);
            self.wrong.push(error);
            return None;
        }
        Some(text)
    }

    /// A text, if it is there.
    pub fn opt_text(&mut self, name: &str, most: usize) -> Option<String> {
        let value = self.take(name)?;
        self.checked(name, value, most)
    }

    /// A text that must be there.
    pub fn text(&mut self, name: &str, most: usize) -> String {
        if let Some(value) = self.take(name) {
            return self.checked(name, value, most).unwrap_or_default();
        }
        self.wrong(name, "matter-api-missing");
        String::new()
    }

    /// True or false; false when not there.
    pub fn flag(&mut self, name: &str) -> bool {
        match self.take(name) {
            None => false,
            Some(Value::Bool(flag)) => flag,
            Some(_) => {
                self.wrong(name, "matter-api-not-flag");
                false
            }
        }
    }

    /// True or false, which must be there.
    pub fn must_flag(&mut self, name: &str) -> bool {
        if !self.fields.contains_key(name) {
            self.wrong(name, "matter-api-missing");
        }
        self.flag(name)
    }

    /// A whole number within bounds, if it is there.
    pub fn opt_int(&mut self, name: &str, least: i64, most: i64) -> Option<i64> {
        let value = self.take(name)?;
        match value.as_i64() {
            Some(n) if (least..=most).contains(&n) => Some(n),
            _ => {
                let error = FieldError::new(name, "matter-api-not-int")
                    .with("least", least)
                    .with("most", most);
                self.wrong.push(error);
                None
            }
        }
    }

    /// A whole number that must be there.
    pub fn int(&mut self, name: &str, least: i64, most: i64) -> i64 {
        if self.fields.get(name).is_none_or(Value::is_null) {
            self.fields.remove(name);
            self.wrong(name, "matter-api-missing");
            return least;
        }
        self.opt_int(name, least, most).unwrap_or(least)
    }

    /// A number, if it is there.
    pub fn opt_number(&mut self, name: &str) -> Option<f64> {
        let value = self.take(name)?;
        let number = value.as_f64().filter(|n| n.is_finite());
        if number.is_none() {
            self.wrong(name, "matter-api-not-number");
        }
        number
    }

    /// A list of short texts; empty when not there.
    pub fn texts(&mut self, name: &str) -> Vec<String> {
        let Some(value) = self.take(name) else {
            return Vec::new();
        };
        let Value::Array(items) = value else {
            self.wrong(name, "matter-api-not-list");
            return Vec::new();
        };
        if items.len() > MOST_ITEMS {
            let error = FieldError::new(name, "matter-api-too-many").with("most", MOST_ITEMS);
            self.wrong.push(error);
            return Vec::new();
        }
        items
            .into_iter()
            .filter_map(|item| self.checked(name, item, LONGEST_ITEM))
            .collect()
    }

    /// One of some codes, if it is there.
    pub fn opt_code(&mut self, name: &str, codes: &[&str]) -> Option<String> {
        let code = self.opt_text(name, LONGEST_ITEM)?;
        if codes.contains(&code.as_str()) {
            return Some(code);
        }
        let error = FieldError::new(name, "matter-api-not-one-of").with("codes", codes.join(", "));
        self.wrong.push(error);
        None
    }

    /// One of some codes, which must be there.
    pub fn code(&mut self, name: &str, codes: &[&str]) -> String {
        if self.fields.get(name).is_none_or(Value::is_null) {
            self.wrong(name, "matter-api-missing");
        }
        self.opt_code(name, codes).unwrap_or_default()
    }

    /// The command's id, from the header `Idempotency-Key` or the field `command`. `sort` keeps commands of different
    /// sorts apart, so that a key used twice is never answered with a result of another form.
    pub fn command(&mut self, sort: char) -> Option<CommandId> {
        const LONGEST_KEY: usize = 60;
        let field = self.opt_text("command", LONGEST_KEY);
        let Some(key) = self.key.take().or(field) else {
            self.wrong("command", "matter-api-command-missing");
            return None;
        };
        let id = CommandId::parse(&key).and_then(|_| CommandId::parse(&format!("{sort}-{key}")));
        if id.is_none() {
            self.wrong("command", "matter-api-command-form");
        }
        id
    }

    /// Adds a fault found by the caller.
    pub fn refuse(&mut self, field: &str, key: &str) {
        self.wrong(field, key);
    }

    /// # Errors
    /// Everything that was wrong, and every field that nobody asked for.
    pub fn finish(mut self) -> Result<(), WebError> {
        let left: Vec<String> = self.fields.keys().cloned().collect();
        for name in left {
            // A name is echoed; it is the sender's own, cut to a readable length.
            let name: String = name.chars().take(LONGEST_ITEM).collect();
            self.wrong(&name, "matter-api-unknown-field");
        }
        if self.wrong.is_empty() {
            Ok(())
        } else {
            Err(WebError::invalid(self.wrong))
        }
    }
}
