//! Import 导入: matters from a spreadsheet or a table in text, matched, tried, run in the background, and taken back.
//!
//! - [`read`] turns files into rows of text, [`mapping`] says which column is what, [`judge`] what a row means.
//! - [`steps`] is what a person does with a batch; [`jobs`] is what works on it by itself.
//! - Every row is registered by [`matter::register_from`] under a command made of batch and row: killed anywhere and
//!   begun again, it becomes one matter.

pub mod begin;
pub mod export;
pub mod field;
pub mod judge;
pub mod mapping;
pub mod model;
pub mod permissions;
pub mod read;
pub mod shape;
pub mod steps;
pub mod store;

mod api;
mod jobs;
mod pages;
mod refused;
mod upload;

pub use refused::Refused;
pub use steps::may_listen;

use futures::FutureExt as _;
use web::NavItem;

/// This room, for the binary's list.
pub const CAPABILITY: capability::Capability = capability::Capability {
    migrations: &[::store::Migration {
        name: "import/0001_import",
        sql: include_str!("../migrations/0001_import.sql"),
    }],
    pages: pages::routes,
    api: api::routes,
    openapi: api::openapi,
    jobs: jobs::all,
    permissions: permissions::ALL,
    navigation: &[NavItem {
        label: "import-title",
        icon: "file-input",
        href: "/imports",
        permission: permissions::IMPORT,
        section: "",
        order: 14,
        counter: Some(|ctx| pages::waiting(ctx).boxed()),
    }],
    texts: &[
        texts::TextFile {
            lang: kernel::Lang::ZhCn,
            name: "import",
            ftl: include_str!("../locales/zh-CN.ftl"),
        },
        texts::TextFile {
            lang: kernel::Lang::En,
            name: "import",
            ftl: include_str!("../locales/en.ftl"),
        },
    ],
    ..capability::Capability::named("import")
};
