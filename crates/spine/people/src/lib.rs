//! Organisations 单位, posts 岗位, people, their accounts and sessions.
//!
//! - [`org`], [`find_org`], [`centre_for`]: the tree of organisations and who is responsible for a unit.
//! - [`staff_of`], [`account_name`]: who holds which post; rights belong to posts.
//! - [`PeopleSessions`]: turns a cookie or a token into the session that the web edge asks for.
//! - [`create_org`], [`create_staff`], [`create_resident`]: for administrators, imports and the demo city.

mod act;
mod api;
mod bootstrap;
mod device;
mod jobs;
mod kinds;
mod model;
mod pages;
pub mod permissions;
mod refused;
mod secret;
mod sessions;
mod signin;
mod store;
mod subjects;
mod totp;

pub use bootstrap::{DEMO_PASSWORD, DemoAccount, demo_accounts, first_administrator, make_token};

pub use crate::store::accounts::{
    account, account_name, account_names, account_phone, by_login, by_phone, create_resident,
    create_staff, has_accounts, name_resident, resident_name,
};
pub use crate::store::org_changes::{close, close_due, heir, move_org};
pub use crate::store::org_units::{count_in_unit, follow_unit};
pub use crate::store::orgs::{
    CENTRE_KIND, all_orgs, centre_for, child_centres, create_org, find_org, org, orgs_below,
    parent_centre,
};
pub use crate::store::posts::{Wearable, assign, create_post, post, posts_of, staff_of, wearable};
pub use kinds::{KINDS, kind_words};
pub use model::{
    Account, AccountKind, Holder, Level, NewOrg, NewPost, NewResident, NewStaff, Org, PersonId,
    PostId, PostSeat, SessionId, StaffMember, TokenId, clashing_administrators, unit_path_of,
};
pub use refused::Refused;
pub use secret::{hash_in_background, hash_password};
pub use sessions::PeopleSessions;

/// This room's tables.
pub const MIGRATIONS: &[::store::Migration] = &[
    ::store::Migration {
        name: "people/0001_people",
        sql: include_str!("../migrations/0001_people.sql"),
    },
    ::store::Migration {
        name: "people/0002_successor",
        sql: include_str!("../migrations/0002_successor.sql"),
    },
];

/// This room's words.
pub const TEXTS: &[texts::TextFile] = &[
    texts::TextFile {
        lang: kernel::Lang::ZhCn,
        name: "people",
        ftl: include_str!("../locales/zh-CN.ftl"),
    },
    texts::TextFile {
        lang: kernel::Lang::En,
        name: "people",
        ftl: include_str!("../locales/en.ftl"),
    },
];

/// The room.
pub const CAPABILITY: capability::Capability = capability::Capability {
    migrations: MIGRATIONS,
    pages: pages::routes,
    api: api::routes,
    openapi: api::openapi,
    jobs: jobs::kinds,
    permissions: permissions::ALL,
    navigation: pages::NAVIGATION,
    texts: TEXTS,
    ..capability::Capability::named("people")
};
