//! What residents do: report without or with an account, follow, add, rate, object, and see who looked at their data.
//!
//! - [`draft`] is a report being written, one question a page; [`receipt`] what is confirmed about it.
//! - [`followed`] decides whose matter it is; every page of `/my` asks it. [`follows`] does for the live stream.

pub mod draft;
pub mod followed;
pub mod receipt;

mod attachments;
mod cookies;
mod jobs;
mod listen;
mod mine;
mod pages;
mod proof;
mod qr;
mod store;
#[cfg(test)]
mod testing;

pub use listen::follows;

/// This room, for the binary's list.
pub const CAPABILITY: capability::Capability = capability::Capability {
    migrations: &[::store::Migration {
        name: "resident/0001_draft",
        sql: include_str!("../migrations/0001_draft.sql"),
    }],
    pages: pages::all,
    jobs: jobs::all,
    texts: &[
        texts::TextFile {
            lang: kernel::Lang::ZhCn,
            name: "resident",
            ftl: include_str!("../locales/zh-CN.ftl"),
        },
        texts::TextFile {
            lang: kernel::Lang::En,
            name: "resident",
            ftl: include_str!("../locales/en.ftl"),
        },
    ],
    ..capability::Capability::named("resident")
};
