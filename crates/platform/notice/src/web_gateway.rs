//! SMS providers and official accounts: one JSON message by HTTP POST.

use std::path::PathBuf;
use std::time::Duration;

use kernel::Private;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use serde::Deserialize;
use serde_json::Value as Json;
use store::Fault;

use crate::ca::{self, CaError};
use crate::{GatewayError, NotSent, Outgoing};

/// A provider's interface. Every provider wants another body, so it is a pattern.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HttpConfig {
    /// Where to post: `https://…`, or `http://…` inside a trusted network.
    pub url: String,
    /// PEM file of the authorities that may vouch for the provider, instead of the machine's own list.
    #[serde(default)]
    pub ca: Option<PathBuf>,
    /// Headers by name, such as a key of the provider.
    #[serde(default)]
    pub headers: Vec<(String, Private<String>)>,
    /// JSON whose texts may hold `{to}`, `{title}`, `{text}`, `{link}` and `{id}`.
    pub body: String,
}

/// Longest wait for the provider.
const PATIENCE: Duration = Duration::from_secs(15);

pub(crate) struct HttpGateway {
    client: reqwest::Client,
    url: String,
    headers: HeaderMap,
    body: Json,
}

impl HttpGateway {
    pub(crate) fn new(
        config: &HttpConfig,
        name: &'static str,
    ) -> Result<HttpGateway, GatewayError> {
        let encrypted = config.url.starts_with("https://");
        if !encrypted && !config.url.starts_with("http://") {
            return Err(GatewayError::Url(name));
        }
        let mut headers = HeaderMap::new();
        for (key, value) in &config.headers {
            let key =
                HeaderName::from_bytes(key.as_bytes()).map_err(|_| GatewayError::Header(name))?;
            let mut value =
                HeaderValue::from_str(value.reveal()).map_err(|_| GatewayError::Header(name))?;
            value.set_sensitive(true);
            headers.insert(key, value);
        }
        ca::use_ring();
        let mut client = reqwest::Client::builder()
            .https_only(encrypted)
            .timeout(PATIENCE);
        if let Some(file) = &config.ca {
            let read = ca::read(file).map_err(|e| GatewayError::Ca(name, e))?;
            let all: Result<Vec<_>, _> = read
                .iter()
                .map(|der| reqwest::Certificate::from_der(der))
                .collect();
            let all = all.map_err(|_| GatewayError::Ca(name, CaError::None(file.clone())))?;
            client = client.tls_certs_only(all);
        } else if !encrypted {
            // A machine without any list of authorities can speak plain HTTP all the same.
            client = client.tls_certs_only([]);
        }
        let client = client
            // A provider that answers with another address would take our key there.
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()
            .map_err(|e| GatewayError::Client(Fault::of("make the HTTP client", e)))?;
        let body = serde_json::from_str(&config.body).map_err(|_| GatewayError::Body(name))?;
        Ok(HttpGateway {
            client,
            url: config.url.clone(),
            headers,
            body,
        })
    }

    pub(crate) async fn deliver(&self, outgoing: &Outgoing<'_>) -> Result<(), NotSent> {
        let body = filled(&self.body, outgoing);
        let answer = self
            .client
            .post(&self.url)
            .headers(self.headers.clone())
            .json(&body)
            .send()
            .await;
        let status = match answer {
            Ok(answer) => answer.status(),
            Err(_) => return Err(NotSent::Later("no_answer".to_owned())),
        };
        let code = format!("http_{}", status.as_u16());
        match status.as_u16() {
            200..=299 => Ok(()),
            // Too early, too much, timed out: all pass. So does a key that somebody is just replacing.
            401 | 403 | 408 | 425 | 429 | 500.. => Err(NotSent::Later(code)),
            _ => Err(NotSent::Never(code)),
        }
    }
}

/// Fills the texts of a JSON value. Values go in after the pattern was read, so none of them can add a field, and a
/// pattern inside a value stays as it is.
fn filled(pattern: &Json, outgoing: &Outgoing<'_>) -> Json {
    match pattern {
        Json::String(text) => Json::String(filled_text(text, outgoing)),
        Json::Array(all) => Json::Array(all.iter().map(|value| filled(value, outgoing)).collect()),
        Json::Object(all) => Json::Object(
            all.iter()
                .map(|(key, value)| (key.clone(), filled(value, outgoing)))
                .collect(),
        ),
        Json::Null | Json::Bool(_) | Json::Number(_) => pattern.clone(),
    }
}

fn filled_text(pattern: &str, outgoing: &Outgoing<'_>) -> String {
    let values = [
        ("{to}", outgoing.to),
        ("{title}", outgoing.message.title.as_str()),
        ("{text}", outgoing.message.body.as_str()),
        ("{link}", outgoing.link.unwrap_or("")),
        ("{id}", outgoing.id),
    ];
    let mut out = String::new();
    let mut rest = pattern;
    while let Some(start) = rest.find('{') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        if let Some((name, value)) = values.iter().find(|(name, _)| rest.starts_with(name)) {
            out.push_str(value);
            rest = &rest[name.len()..];
        } else {
            out.push('{');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Message;
    use kernel::UtcMs;
    use serde_json::json;

    #[test]
    fn values_stay_values() {
        let message = Message {
            title: "t".into(),
            body: "say \"{to}\", \\ {x}".into(),
        };
        let outgoing = Outgoing {
            id: "1",
            to: "13800005521",
            message: &message,
            link: None,
            now: UtcMs(0),
        };
        let pattern =
            json!({ "a": ["{to}", "{{text}", 7, null], "b": "{link}{id}{", "{to}": "{title}" });
        let expected = json!({ "a": ["13800005521", "{say \"{to}\", \\ {x}", 7, null], "b": "1{", "{to}": "t" });
        assert_eq!(filled(&pattern, &outgoing), expected);
    }
}
