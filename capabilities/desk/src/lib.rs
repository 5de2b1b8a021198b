//! One-stop acceptance 一站式受理, the officers' side: the queue, intake at the window, triage, and the page of a matter
//! with everything that may be done to it.
//!
//! Nothing is decided here. What may be done, and by whom, comes from [`matter::rules`]; what is done goes through
//! [`matter::act`]. This room draws it and reads forms.

mod advice;
mod api;
mod cards;
mod columns;
mod command;
mod export;
mod forms;
mod home;
mod pages;
mod parts;
mod query;
mod rail;
mod routes;
mod saved;
mod subject;
mod submitted;
mod target;
mod types;

/// This room, for the binary's list.
pub const CAPABILITY: capability::Capability = capability::Capability {
    migrations: &[
        store::Migration {
            name: "desk/0001_lists",
            sql: include_str!("../migrations/0001_lists.sql"),
        },
        store::Migration {
            name: "desk/0002_answer_cards",
            sql: include_str!("../migrations/0002_answer_cards.sql"),
        },
    ],
    pages: routes::all,
    api: api::routes,
    openapi: api::openapi,
    navigation: rail::ITEMS,
    texts: &[
        texts::TextFile {
            lang: kernel::Lang::ZhCn,
            name: "desk",
            ftl: include_str!("../locales/zh-CN.ftl"),
        },
        texts::TextFile {
            lang: kernel::Lang::En,
            name: "desk",
            ftl: include_str!("../locales/en.ftl"),
        },
    ],
    ..capability::Capability::named("desk")
};
