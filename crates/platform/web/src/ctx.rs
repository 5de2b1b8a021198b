//! One request.

use std::sync::Arc;

use access::{Actor, Permission, Scope};
use axum::extract::FromRequestParts;
use http::request::Parts;
use kernel::{Lang, UtcMs};
use texts::Arg;

use crate::session::Session;
use crate::{App, WebError};

/// Light, dark, or what the device says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Theme {
    /// What the device says.
    #[default]
    Auto,
    /// 浅色
    Light,
    /// 深色
    Dark,
}

impl Theme {
    /// The value of `data-theme` and of the cookie.
    pub fn code(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
    /// Reads a code; anything else is [`Theme::Auto`].
    pub fn parse(code: &str) -> Theme {
        match code {
            "light" => Theme::Light,
            "dark" => Theme::Dark,
            _ => Theme::Auto,
        }
    }
}

/// Who asks, in which language, and when. Every handler's first argument.
#[derive(Clone)]
pub struct Ctx {
    /// The product.
    pub app: App,
    /// Who.
    pub actor: Actor,
    /// Their session, if signed in.
    pub session: Option<Arc<Session>>,
    /// Language of the answer.
    pub lang: Lang,
    /// Theme of the answer.
    pub theme: Theme,
    /// 长辈版: everything larger.
    pub elder: bool,
    /// A script asked for a part of the page; the frame is left out.
    pub fragment: bool,
    /// Path of the request.
    pub path: String,
    /// Query of the request, without `?`.
    pub query: String,
    /// When it arrived.
    pub now: UtcMs,
    /// Trace id, in the log and on error pages.
    pub trace: String,
    /// What limits by address go by: the sender's IPv4 address or IPv6 network; never stored.
    pub address: String,
}

impl Ctx {
    /// A text.
    pub fn t(&self, key: &str) -> String {
        self.app.texts.t(self.lang, key)
    }

    /// A text with values.
    pub fn f(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.app.texts.f(self.lang, key, args)
    }

    /// A person's name as the reader reads it: on an English page in pinyin with the Chinese after it, 刘立明 →
    /// `Liu Liming 刘立明`. A masked name stays masked and is said once: 李** → `Li **`, 李某 → `Li X.`
    pub fn person(&self, name: &str) -> String {
        said_person(self.lang, name)
    }

    /// What the actor reaches with a permission.
    pub fn scope(&self, permission: Permission) -> Scope {
        Scope::of(&self.actor, permission)
    }

    /// True if any role of the actor carries the permission.
    pub fn may(&self, permission: Permission) -> bool {
        self.actor.may(permission)
    }

    /// Reads what is committed.
    pub fn read(&self) -> store::Read {
        self.app.db.read()
    }

    /// Now in full, and every moment shown relative to it.
    pub fn moment(&self, at: UtcMs) -> String {
        kernel::when::moment(self.lang, at, self.now)
    }
}

fn said_person(lang: Lang, name: &str) -> String {
    if lang == Lang::ZhCn || name.is_ascii() {
        return name.to_owned();
    }
    if let Some(family) = name.strip_suffix('某') {
        return format!("{} X.", kernel::pinyin::name(family.trim_end_matches('某')));
    }
    let spelled = kernel::pinyin::name(name);
    if name.contains(['*', '＊']) {
        spelled
    } else {
        format!("{spelled} {name}")
    }
}

/// What the edge found out before the handler runs; kept in the request's extensions.
#[derive(Clone)]
pub(crate) struct Known {
    pub session: Option<Arc<Session>>,
    pub lang: Lang,
    pub theme: Theme,
    pub elder: bool,
    pub trace: String,
    pub address: String,
    pub now: UtcMs,
}

impl Ctx {
    pub(crate) fn of(app: &App, known: &Known, parts: &Parts) -> Ctx {
        Ctx {
            app: app.clone(),
            actor: known
                .session
                .as_ref()
                .map_or(Actor::Anonymous, |s| s.actor.clone()),
            session: known.session.clone(),
            lang: known.lang,
            theme: known.theme,
            elder: known.elder,
            fragment: parts.headers.contains_key("hx-request")
                && !parts.headers.contains_key("hx-history-restore-request"),
            path: parts.uri.path().to_owned(),
            query: parts.uri.query().unwrap_or("").to_owned(),
            now: known.now,
            trace: known.trace.clone(),
            address: known.address.clone(),
        }
    }
}

impl FromRequestParts<App> for Ctx {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, WebError> {
        let known = parts.extensions.get::<Known>().ok_or_else(|| {
            WebError::from(store::Fault::new("the edge's layers are not in place"))
        })?;
        Ok(Ctx::of(app, known, parts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_said_in_pinyin_with_the_chinese_after_it() {
        let said = |name| said_person(Lang::En, name);
        assert_eq!(said("刘立明"), "Liu Liming 刘立明");
        assert_eq!(said("李**"), "Li **");
        assert_eq!(said("李某某"), "Li X.");
        assert_eq!(said("Li Wei"), "Li Wei");
        assert_eq!(said(""), "");
        assert_eq!(said_person(Lang::ZhCn, "刘立明"), "刘立明");
    }
}
