//! The matter 事项: one thread, one holder, its clocks. The spine that every room of the product opens, attaches to or cites.
//!
//! - [`register()`] makes a matter of a report; [`act()`] is the one way in which anything about it changes.
//! - [`states`] is the procedure as one exhaustive table, [`rules`] says beside each event who may fire it and why.
//! - [`list`] finds matters within reach, [`store`] reads one, [`reveal`] opens personal fields with a purpose.

pub mod catalogue;
pub mod clocks;
pub mod directory;
pub mod documents;
pub mod figures;
pub mod jobs;
pub mod links;
pub mod list;
pub mod measures;
pub mod model;
mod named;
pub mod parties;
pub mod permissions;
pub mod projection;
pub mod reveal;
pub mod rules;
pub mod show;
pub mod states;
pub mod store;
#[cfg(feature = "testing")]
pub mod testing;

mod act;
mod api;
mod deed;
mod effect;
mod follow;
mod refused;
mod register;
mod secret;
mod tasks;

pub use act::{Command, Do, Done, HandOffKind, act, act_at, situation};
pub use follow::{OBJECT_DAYS, may_object};
pub use model::{MatterRow, NewMatter, OrgRef, Registered, ReporterInput};
pub use named::named;
pub use projection::search;
pub use refused::Refused;
pub use register::{LONGEST_BODY, LONGEST_TITLE, Origin, register, register_at, register_from};
pub use states::{Event, State};

/// Columns that hold a unit's path; they follow when places change, in the act of that change.
pub const FOLLOWS_UNITS: &[place::PathColumn] = &[place::PathColumn {
    table: "matter",
    path: "unit_path",
    code: "unit_code",
    words: "place-effect-matters",
}];

/// This room, for the binary's list.
pub const CAPABILITY: capability::Capability = capability::Capability {
    migrations: &[
        ::store::Migration {
            name: "matter/0001_matter",
            sql: include_str!("../migrations/0001_matter.sql"),
        },
        ::store::Migration {
            name: "matter/0002_clock_rules",
            sql: include_str!("../migrations/0002_clock_rules.sql"),
        },
        ::store::Migration {
            name: "matter/0003_happening",
            sql: include_str!("../migrations/0003_happening.sql"),
        },
        ::store::Migration {
            name: "matter/0004_alert",
            sql: include_str!("../migrations/0004_alert.sql"),
        },
        ::store::Migration {
            name: "matter/0005_parties",
            sql: include_str!("../migrations/0005_parties.sql"),
        },
        ::store::Migration {
            name: "matter/0006_two_ratings",
            sql: include_str!("../migrations/0006_two_ratings.sql"),
        },
    ],
    permissions: permissions::ALL,
    texts: &[
        texts::TextFile {
            lang: kernel::Lang::ZhCn,
            name: "matter",
            ftl: include_str!("../locales/zh-CN.ftl"),
        },
        texts::TextFile {
            lang: kernel::Lang::En,
            name: "matter",
            ftl: include_str!("../locales/en.ftl"),
        },
    ],
    pages: documents::pages::routes,
    api: api::routes,
    openapi: api::openapi,
    jobs: jobs::all,
    ..capability::Capability::named("matter")
};
