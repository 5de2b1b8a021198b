//! The edge: requests become typed calls, answers become pages, fragments or JSON.
//!
//! - [`App`] is what every handler can reach; [`Ctx`] is one request: who, in which language, at what time.
//! - [`Route`] is a path with the permission it needs, or a stated reason why it is public.
//! - [`WebError`] is the one mapping from what went wrong to a translated page or to RFC 9457 problem details.
//! - [`layout`] draws the frame around a page.
//!
//! No domain word lives here.

mod app;
mod assets;
mod client;
mod ctx;
mod demo_reset;
mod edge;
mod error;
mod form;
pub mod layout;
mod limit;
mod live_stream;
mod notices;
mod route;
mod session;
mod subjects;
mod upload_routes;

pub use app::{App, AppParts, Services, Settings};
pub use client::{Network, NetworkError, Proxies, ProxyHeader};
pub use ctx::{Ctx, Theme};
pub use demo_reset::DemoReset;
pub use edge::build;
pub use error::{FieldError, WebError};
pub use form::{Fields, see_other};
pub use limit::Limiter;
pub use live_stream::TopicGuard;
pub use notices::notice_address;
pub use route::{Guard, NavItem, Route};
pub use session::{PostChoice, Session, Sessions};
pub use subjects::{NameSubjects, Subject, Subjects};
pub use upload_routes::finish_upload;

/// What a handler returns.
pub type Answer = Result<axum::response::Response, WebError>;

/// Texts of the edge itself.
pub const TEXTS: &[texts::TextFile] = &[
    texts::TextFile {
        lang: kernel::Lang::ZhCn,
        name: "web",
        ftl: include_str!("../locales/zh-CN.ftl"),
    },
    texts::TextFile {
        lang: kernel::Lang::En,
        name: "web",
        ftl: include_str!("../locales/en.ftl"),
    },
];

/// Routes of the edge itself: assets, live push, health, language and theme, uploads.
pub fn routes() -> Vec<Route> {
    let mut all = assets::routes();
    all.extend(live_stream::routes());
    all.extend(edge::routes());
    all.extend(upload_routes::routes());
    all
}
