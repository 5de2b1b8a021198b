//! `/api/v1`: matters for programs. Thin: parse, call the same actions as the pages, answer.
//!
//! Bodies are read strictly ([`body`]): an unknown field, a wrong type or a text too long is a 422 that names the
//! field; what is refused is told in problem details (RFC 9457). One table ([`fields`]) says what each event takes;
//! parsing and the description of the API come from it.

mod actions;
mod body;
mod fields;
mod follow;
mod matters;
mod openapi;
mod register;
mod tasks;
mod view;

use access::Permission;
use web::{Guard, Route};

use crate::permissions as p;

pub(crate) use openapi::openapi;

const READ: Guard = Guard::Needs(p::READ);

const fn needs(permission: Permission) -> Guard {
    Guard::Needs(permission)
}

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/api/v1/matters", READ, matters::list),
        Route::post("/api/v1/matters", READ, register::register),
        Route::get("/api/v1/matters/{key}", READ, matters::one),
        Route::get("/api/v1/matters/{key}/thread", READ, matters::thread),
        Route::get("/api/v1/matters/{key}/documents", READ, matters::documents),
        Route::post("/api/v1/matters/{key}/actions/{event}", READ, actions::act),
        Route::post(
            "/api/v1/matters/{key}/reveal/{field}",
            needs(p::REVEAL),
            matters::reveal,
        ),
        Route::post(
            "/api/v1/matters/{key}/parties/{party}/reveal/{field}",
            needs(p::REVEAL),
            matters::reveal_party,
        ),
        Route::get(
            "/api/v1/matter-types",
            Guard::Public("the catalogue of what can be reported is public"),
            matters::types,
        ),
        Route::get("/api/v1/tasks", READ, tasks::list),
        Route::post(
            "/api/v1/follow",
            Guard::Public("who has number and code reads what the reporter may read"),
            follow::follow,
        ),
    ]
}
