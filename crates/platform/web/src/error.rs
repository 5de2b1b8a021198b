//! What went wrong, in the words of the person who asked.

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use store::Fault;
use texts::Arg;

/// A sentence beside a field.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldError {
    /// Name of the input.
    pub field: String,
    /// Text key of the sentence.
    pub key: String,
    /// Its values.
    pub args: Vec<(String, Arg)>,
}

impl FieldError {
    /// A sentence without values.
    pub fn new(field: &str, key: &str) -> FieldError {
        FieldError {
            field: field.into(),
            key: key.into(),
            args: Vec::new(),
        }
    }
    /// Adds a value.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Arg>) -> FieldError {
        self.args.push((name.into(), value.into()));
        self
    }
}

/// A refusal or a failure on its way to the user.
///
/// Status codes: 401 sign in; 403 another post may; 404 not there, or not for you to know; 409 somebody was faster or
/// the state does not allow it; 413 too large; 422 mend the fields; 429 too often; 500 ours, with a trace id.
#[derive(Debug)]
pub struct WebError {
    pub(crate) status: StatusCode,
    pub(crate) key: String,
    pub(crate) args: Vec<(String, Arg)>,
    pub(crate) fields: Vec<FieldError>,
    pub(crate) fault: Option<Fault>,
}

impl WebError {
    /// A refusal with a text key for the sentence.
    pub fn refused(status: StatusCode, key: &str) -> WebError {
        WebError {
            status,
            key: key.into(),
            args: Vec::new(),
            fields: Vec::new(),
            fault: None,
        }
    }
    /// Not there, or not for this actor to know.
    pub fn not_found() -> WebError {
        Self::refused(StatusCode::NOT_FOUND, "web-not-found")
    }
    /// Signed in, but the post does not allow it.
    pub fn forbidden() -> WebError {
        Self::refused(StatusCode::FORBIDDEN, "web-forbidden")
    }
    /// The state does not allow it (any more).
    pub fn conflict(key: &str) -> WebError {
        Self::refused(StatusCode::CONFLICT, key)
    }
    /// Fields to mend.
    pub fn invalid(fields: Vec<FieldError>) -> WebError {
        WebError {
            fields,
            ..Self::refused(StatusCode::UNPROCESSABLE_ENTITY, "web-invalid")
        }
    }
    /// Too often.
    pub fn too_many() -> WebError {
        Self::refused(StatusCode::TOO_MANY_REQUESTS, "web-too-many")
    }
    /// Adds a value for the sentence.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Arg>) -> WebError {
        self.args.push((name.into(), value.into()));
        self
    }
    /// The fields to mend.
    pub fn fields(&self) -> &[FieldError] {
        &self.fields
    }
    /// The status it will be answered with.
    pub fn status(&self) -> StatusCode {
        self.status
    }
}

impl From<Fault> for WebError {
    fn from(fault: Fault) -> Self {
        WebError {
            fault: Some(fault),
            ..Self::refused(StatusCode::INTERNAL_SERVER_ERROR, "web-fault")
        }
    }
}

/// Carried in the response's extensions until the edge knows how to say it.
#[derive(Clone)]
pub(crate) struct Problem {
    pub status: StatusCode,
    pub key: String,
    pub args: Vec<(String, Arg)>,
    pub fields: Vec<FieldError>,
}

impl IntoResponse for WebError {
    fn into_response(self) -> Response {
        if let Some(fault) = &self.fault {
            // The request's span carries the trace id that the user is shown.
            tracing::error!(%fault, "a request failed");
        }
        let mut response = self.status.into_response();
        response.extensions_mut().insert(Problem {
            status: self.status,
            key: self.key,
            args: self.args,
            fields: self.fields,
        });
        response
    }
}
