//! The working-day calendar 工作日历: years that are imported when the State Council's notice appears, running clocks
//! counted anew after it, and a page that shows how a due date is counted.

mod admin;
mod api;
mod follow;
mod page;
mod recount;
mod years;

use web::{Guard, Route};

use crate::permissions as p;

pub use follow::follow;
pub use recount::{JOB, recount_year};
pub use years::{Change, ImportedYear, Outlook, import, imported, load, outlook};

pub(crate) use api::openapi;
pub(crate) use recount::job;

/// Pages of this part.
pub(crate) fn pages() -> Vec<Route> {
    vec![
        Route::get(
            "/calendar",
            Guard::Public("counts days of a published calendar; holds no data"),
            page::page,
        ),
        Route::get("/admin/calendar", Guard::Needs(p::CALENDAR), admin::page),
        Route::post(
            "/admin/calendar/preview",
            Guard::Needs(p::CALENDAR),
            admin::preview,
        ),
        Route::post("/admin/calendar", Guard::Needs(p::CALENDAR), admin::accept),
    ]
}

/// Routes of this part under `/api/v1`.
pub(crate) fn api() -> Vec<Route> {
    vec![Route::get(
        "/api/v1/calendar/due",
        Guard::Public("counts days of a published calendar; holds no data"),
        api::due,
    )]
}
