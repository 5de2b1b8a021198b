//! Routing 分流: which kind of matter it is, who is responsible, what is like it, and until when.
//!
//! - [`propose`]: kind × place × time × words → organ, by rules that are written in the browser, tried out on what was
//!   decided lately ([`trial`]), and put in force by a second person ([`drafts`]).
//! - [`suggest_types`]: which kind of matter a text is about, by a model trained on what was decided.
//! - [`similar()`]: the same matter told again, and the same trouble nearby.
//!
//! All of it suggests with reasons; a person decides.

pub mod drafts;
pub mod matching;
pub mod model;
pub mod names;
pub mod permissions;
pub mod store;
pub mod triage;
pub mod trial;

mod propose;
mod similar;

pub use model::{Hours, MonthDay, Organ, Rule, RuleSet, Season, SetState};
pub use propose::{NearMiss, Proposal, Question, Said, Source, at_level, propose, propose_by};
pub use similar::{RADIUS_M, Similar, Why, similar};
pub use store::{NewSet, insert_rules, insert_set, publish_set};
pub use triage::{Suggester, Suggestion, suggest_types};

/// This room, for the binary's list.
pub const CAPABILITY: capability::Capability = capability::Capability {
    migrations: &[
        ::store::Migration {
            name: "routing/0001_rules",
            sql: include_str!("../migrations/0001_rules.sql"),
        },
        ::store::Migration {
            name: "routing/0002_model",
            sql: include_str!("../migrations/0002_model.sql"),
        },
    ],
    jobs: || vec![triage::job()],
    permissions: permissions::ALL,
    texts: &[
        texts::TextFile {
            lang: kernel::Lang::ZhCn,
            name: "routing",
            ftl: include_str!("../locales/zh-CN.ftl"),
        },
        texts::TextFile {
            lang: kernel::Lang::En,
            name: "routing",
            ftl: include_str!("../locales/en.ftl"),
        },
    ],
    ..capability::Capability::named("routing")
};
