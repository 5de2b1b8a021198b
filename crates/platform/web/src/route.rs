//! Paths and what they need.

use access::Permission;
use axum::handler::Handler;
use axum::routing::{self, MethodRouter};
use futures::future::BoxFuture;
use http::Method;
use store::Fault;

use crate::{App, Ctx};

/// Who may call a route.
#[derive(Clone, Copy, Debug)]
pub enum Guard {
    /// Anyone, for the reason given. The list of these is short and looked at in a test.
    Public(&'static str),
    /// Whoever holds a role that carries the permission; the handler then asks whether it reaches the row.
    Needs(Permission),
}

/// A path, a method, a guard and what answers.
pub struct Route {
    /// The method.
    pub method: Method,
    /// The path, with `{name}` for what varies.
    pub path: &'static str,
    /// Who may.
    pub guard: Guard,
    pub(crate) handler: MethodRouter<App>,
}

macro_rules! method {
    ($(#[$doc:meta])* $name:ident, $method:ident) => {
        $(#[$doc])*
        pub fn $name<H, T>(path: &'static str, guard: Guard, handler: H) -> Route
        where
            H: Handler<T, App>,
            T: 'static,
        {
            Route { method: Method::$method, path, guard, handler: routing::$name(handler) }
        }
    };
}

impl Route {
    method!(
        /// Something to look at; changes nothing.
        get, GET
    );
    method!(
        /// Something to do.
        post, POST
    );
    method!(
        /// Part of a resumable upload.
        patch, PATCH
    );
    method!(
        /// Asks how far a resumable upload has come.
        head, HEAD
    );
    method!(
        /// Takes something away.
        delete, DELETE
    );
}

/// How many things wait behind an entry of the rail.
pub type Counter = fn(Ctx) -> BoxFuture<'static, Result<i64, Fault>>;

/// An entry of the rail, shown to whoever may open it.
#[derive(Clone, Copy)]
pub struct NavItem {
    /// Text key.
    pub label: &'static str,
    /// Icon of the sprite.
    pub icon: &'static str,
    /// Where it leads.
    pub href: &'static str,
    /// Who may open it.
    pub permission: Permission,
    /// Text key of the heading it stands under; empty for the first group.
    pub section: &'static str,
    /// Order in the rail.
    pub order: u16,
    /// What waits, where somebody waits for an action.
    pub counter: Option<Counter>,
}
