//! Places: administrative units, boundaries, grids, estates, buildings, and who is responsible where.

pub mod address;
mod api;
mod api_changes;
mod atlas;
pub mod change;
pub mod demo_map;
mod find;
mod hours;
pub mod import;
mod jobs;
mod model;
mod named;
pub mod names;
mod pages;
pub mod permissions;
mod responsible;
mod store;
mod tiles;

pub use crate::change::{Followers, PathColumn};
pub use crate::store::boundary::{self, BoundaryVersion, NewBoundary};
pub use crate::store::conflict::{self, Conflict};

pub use crate::store::estate::{
    NewBuilding, NewEstate, building, buildings_of, estate, estates_in, insert_buildings,
    insert_estates,
};
pub use crate::store::grid::{
    NewGrid, NewGridWorker, NewServicePoint, grid, grids_in, grids_of_account, insert_grid_workers,
    insert_grids, insert_service_points, service_points, workers,
};
pub use crate::store::near::nearest_building;
pub use crate::store::past;
pub use crate::store::unit::{
    NewUnit, ancestors, ancestors_name, children, count_by_level, insert_units, public_place,
    set_label_points, unit, unit_by_code, unit_by_path, units_below,
};
pub use crate::store::{touch, version};
pub use atlas::{Atlas, By, Located, atlas};
pub use find::{Hit, HitKind, resolve, search};
pub use hours::{Hours, Open};
pub use model::{
    Building, BuildingId, ConflictId, Duty, Estate, EstateId, Grid, GridId, GridWorker,
    GridWorkerId, Level, PointKind, ServicePoint, ServicePointId, Unit, UnitId,
};
pub use named::named;
pub use responsible::{Responsible, responsible};
pub use tiles::BaseMap;

/// This room's tables.
pub const MIGRATIONS: &[::store::Migration] = &[
    ::store::Migration {
        name: "place/0001_place",
        sql: include_str!("../migrations/0001_place.sql"),
    },
    ::store::Migration {
        name: "place/0002_changes",
        sql: include_str!("../migrations/0002_changes.sql"),
    },
];

/// Words of this room.
pub const TEXTS: &[texts::TextFile] = &[
    texts::TextFile {
        lang: kernel::Lang::ZhCn,
        name: "place",
        ftl: include_str!("../locales/zh-CN.ftl"),
    },
    texts::TextFile {
        lang: kernel::Lang::En,
        name: "place",
        ftl: include_str!("../locales/en.ftl"),
    },
];

fn described() -> utoipa::openapi::OpenApi {
    let mut whole = api::openapi();
    whole.merge(api_changes::openapi());
    whole
}

fn programs() -> Vec<web::Route> {
    let mut all = api::routes();
    all.extend(api_changes::routes());
    all
}

/// Places, as a room of the product.
pub const CAPABILITY: capability::Capability = capability::Capability {
    migrations: MIGRATIONS,
    pages: pages::routes,
    api: programs,
    openapi: described,
    jobs: jobs::kinds,
    permissions: permissions::ALL,
    navigation: &[
        web::NavItem {
            label: "place-nav",
            icon: "map",
            href: "/places",
            permission: permissions::READ,
            section: "place-nav-section",
            order: 600,
            counter: None,
        },
        web::NavItem {
            label: "place-nav-admin",
            icon: "layers",
            href: "/admin/places",
            permission: permissions::ADMIN,
            section: "place-nav-admin-section",
            order: 920,
            counter: None,
        },
    ],
    texts: TEXTS,
    ..capability::Capability::named("place")
};
