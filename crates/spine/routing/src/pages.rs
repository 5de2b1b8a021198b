//! Pages of this room.

mod clocks;
mod draft;
mod list;
mod replay;
mod rule_form;
mod sentence;
mod trial_part;
mod type_form;
mod types;

use matter::permissions::{CATALOGUE, WORK};
use web::{Guard, Route};

use crate::permissions as p;

/// Every page with its guard.
pub(crate) fn routes() -> Vec<Route> {
    let (read, edit) = (Guard::Needs(p::READ), Guard::Needs(p::EDIT));
    let publish = Guard::Needs(p::PUBLISH);
    let catalogue = Guard::Needs(CATALOGUE);
    vec![
        Route::get("/admin/routing", read, list::current),
        Route::get("/admin/routing/sets/{id}", read, list::old),
        Route::get("/admin/routing/history", read, list::history),
        Route::post("/admin/routing/drafts", edit, draft::start),
        Route::post("/admin/routing/train", edit, list::train),
        Route::get("/admin/routing/drafts/{id}", read, draft::page),
        Route::post("/admin/routing/drafts/{id}/rules", edit, draft::save),
        Route::post("/admin/routing/drafts/{id}/order", edit, draft::change),
        Route::post("/admin/routing/drafts/{id}/submit", edit, draft::submit),
        Route::post("/admin/routing/drafts/{id}/drop", edit, draft::give_up),
        Route::post(
            "/admin/routing/drafts/{id}/publish",
            publish,
            draft::publish,
        ),
        Route::get("/matters/{id}/routing", Guard::Needs(WORK), replay::page),
        Route::get("/admin/types", catalogue, types::list),
        Route::get("/admin/types/{code}", catalogue, types::detail),
        Route::post("/admin/types/{code}", catalogue, types::save),
        Route::post("/admin/types/{code}/publish", catalogue, types::publish),
        Route::post("/admin/types/{code}/drop", catalogue, types::give_up),
        Route::post("/admin/types/{code}/retire", catalogue, types::retire),
        Route::get("/admin/clocks", catalogue, clocks::list),
        Route::post("/admin/clocks", catalogue, clocks::add),
    ]
}
