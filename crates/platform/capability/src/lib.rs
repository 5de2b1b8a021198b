//! What a room of the product declares about itself: plain data, no start-up magic.
//!
//! The binary lists all rooms in one line each. Deleting a room's folder and its line deletes it.

use access::Permission;
use store::Migration;
use texts::TextFile;
use web::{App, NavItem, Route};
use work::JobKind;

/// A room of the product.
pub struct Capability {
    /// Its name: folder, table prefix, text prefix.
    pub name: &'static str,
    /// Its tables, in order.
    pub migrations: &'static [Migration],
    /// Its pages.
    pub pages: fn() -> Vec<Route>,
    /// Its routes under `/api/v1`.
    pub api: fn() -> Vec<Route>,
    /// The description of those routes.
    pub openapi: fn() -> utoipa::openapi::OpenApi,
    /// Its jobs.
    pub jobs: fn() -> Vec<JobKind<App>>,
    /// What it lets be allowed.
    pub permissions: &'static [Permission],
    /// Its entries in the rail.
    pub navigation: &'static [NavItem],
    /// Its words in both languages.
    pub texts: &'static [TextFile],
}

impl Capability {
    /// A room with a name and nothing else yet.
    pub const fn named(name: &'static str) -> Capability {
        Capability {
            name,
            migrations: &[],
            pages: Vec::new,
            api: Vec::new,
            openapi: utoipa::openapi::OpenApi::default,
            jobs: Vec::new,
            permissions: &[],
            navigation: &[],
            texts: &[],
        }
    }
}
