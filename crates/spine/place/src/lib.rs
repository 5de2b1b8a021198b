//! Places: administrative units, boundaries, grids, estates, buildings, and who is responsible where.

pub mod address;
mod api;
mod atlas;
pub mod demo_map;
mod find;
mod hours;
pub mod import;
mod model;
pub mod names;
mod pages;
pub mod permissions;
mod responsible;
mod store;
mod tiles;

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
pub use responsible::{Responsible, responsible};
pub use tiles::BaseMap;

/// This room's tables.
pub const MIGRATIONS: &[::store::Migration] = &[::store::Migration {
    name: "place/0001_place",
    sql: include_str!("../migrations/0001_place.sql"),
}];

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

/// Places, as a room of the product.
pub const CAPABILITY: capability::Capability = capability::Capability {
    migrations: MIGRATIONS,
    pages: pages::routes,
    api: api::routes,
    openapi: api::openapi,
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
