//! Routing 分流: which kind of matter it is, who is responsible, what is like it, and until when.
//!
//! - [`propose`]: kind × place × time × words → organ, by rules that are written in the browser, tried out on what was
//!   decided lately ([`trial`]), and put in force by a second person ([`drafts`]).
//! - [`suggest_types`]: which kind of matter a text is about, by a model trained on what was decided.
//! - [`similar()`]: the same matter told again, and the same trouble nearby.
//!
//! All of it suggests with reasons; a person decides.

pub mod calendar;
pub mod drafts;
pub mod matching;
pub mod model;
pub mod names;
pub mod permissions;
pub mod store;
pub mod triage;
pub mod trial;

mod catalogue;
mod frame;
mod pages;
mod propose;
mod similar;

pub use model::{Hours, MonthDay, Organ, Rule, RuleSet, Season, SetState};
pub use propose::{NearMiss, Proposal, Question, Said, Source, at_level, propose, propose_by};
pub use similar::{RADIUS_M, Similar, Why, similar};
pub use store::{NewSet, insert_rules, insert_set, publish_set};
pub use triage::{Suggester, Suggestion, suggest_types};

/// Heading of the administrator's part of the rail, which the room of people names.
const SECTION: &str = "people-nav-admin";

const NAVIGATION: &[web::NavItem] = &[
    web::NavItem {
        label: "routing-nav-types",
        icon: "book-open-check",
        href: "/admin/types",
        permission: matter::permissions::CATALOGUE,
        section: SECTION,
        order: 912,
        counter: None,
    },
    web::NavItem {
        label: "routing-nav-rules",
        icon: "share-2",
        href: "/admin/routing",
        permission: permissions::READ,
        section: SECTION,
        order: 914,
        counter: None,
    },
    web::NavItem {
        label: "routing-nav-clocks",
        icon: "clock",
        href: "/admin/clocks",
        permission: matter::permissions::CATALOGUE,
        section: SECTION,
        order: 916,
        counter: None,
    },
    web::NavItem {
        label: "routing-nav-calendar",
        icon: "calendar-days",
        href: "/admin/calendar",
        permission: permissions::CALENDAR,
        section: SECTION,
        order: 918,
        counter: None,
    },
];

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
        ::store::Migration {
            name: "routing/0003_calendar",
            sql: include_str!("../migrations/0003_calendar.sql"),
        },
    ],
    pages: || {
        let mut all = pages::routes();
        all.extend(calendar::pages());
        all
    },
    api: calendar::api,
    openapi: calendar::openapi,
    jobs: || vec![triage::job(), calendar::job()],
    navigation: NAVIGATION,
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
