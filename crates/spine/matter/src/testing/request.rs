//! Requests to the product's routes, in memory.

use access::Actor;
use axum::body::Body;
use axum::http::{HeaderMap, Request};
use tower::ServiceExt;

use super::City;

/// What came back.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub bytes: Vec<u8>,
}

impl Answer {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// The body as JSON; panics with the body when it is none.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.bytes)
            .unwrap_or_else(|e| panic!("{e} in {}: {}", self.status, self.text()))
    }

    /// A header's text, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }
}

impl City {
    /// Asks as this actor.
    pub async fn send(&self, actor: &Actor, mut request: Request<Body>) -> Answer {
        if let Some(secret) = self.sessions.secret_of(actor) {
            let value = format!("Bearer {secret}")
                .parse()
                .expect("an id is a header");
            request.headers_mut().insert("authorization", value);
        }
        let response = self
            .router
            .clone()
            .oneshot(request)
            .await
            .expect("the router never fails");
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX)
            .await
            .expect("a body in memory");
        Answer {
            status: parts.status.as_u16(),
            headers: parts.headers,
            bytes: bytes.to_vec(),
        }
    }

    /// Looks at a page.
    pub async fn get(&self, actor: &Actor, path: &str) -> Answer {
        let request = Request::get(path).body(Body::empty());
        self.send(actor, request.expect("a path")).await
    }

    /// Sends a form.
    pub async fn post(&self, actor: &Actor, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut form = web::Fields::default();
        for (name, value) in fields {
            form.set(name, *value);
        }
        let request = Request::post(path)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(form.to_query()));
        self.send(actor, request.expect("a path")).await
    }

    /// Sends JSON.
    pub async fn post_json(&self, actor: &Actor, path: &str, body: &serde_json::Value) -> Answer {
        let request = Request::post(path)
            .header("content-type", "application/json")
            .body(Body::from(body.to_string()));
        self.send(actor, request.expect("a path")).await
    }
}
