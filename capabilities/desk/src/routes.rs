//! Every path of this room with what it needs.

use matter::permissions as p;
use web::{Guard, Route};

use crate::pages;

pub(crate) fn all() -> Vec<Route> {
    let work = Guard::Needs(p::WORK);
    let register = Guard::Needs(p::REGISTER);
    let triage = Guard::Needs(p::TRIAGE);
    let reveal = Guard::Needs(p::REVEAL);
    vec![
        Route::get("/desk", work, pages::queue::show),
        Route::post("/desk/bulk", work, pages::bulk::act),
        Route::get("/desk/list", work, pages::bulk::sheet),
        Route::get("/desk/list.csv", work, pages::bulk::csv),
        Route::get("/desk/intake", register, pages::intake::show),
        Route::post("/desk/intake", register, pages::intake::submit),
        Route::post("/desk/intake/look", register, pages::intake::look),
        Route::get("/desk/receipts/{id}", register, pages::receipt::show),
        Route::get("/desk/triage", triage, pages::triage::show),
        Route::post("/desk/triage", triage, pages::triage::submit),
        Route::get("/matters", work, pages::matters::show),
        Route::get("/search", work, pages::matters::search),
        Route::get("/matters/{id}", work, pages::matter::show),
        Route::get("/matters/{id}/print", work, pages::print::show),
        Route::get("/matters/{id}/log", work, pages::log::show),
        Route::post("/matters/{id}/files", work, pages::file::add),
        Route::get("/matters/{id}/files/{file}", work, pages::file::show),
        Route::get("/matters/{id}/reveal/{field}", reveal, pages::reveal::ask),
        Route::post("/matters/{id}/reveal/{field}", reveal, pages::reveal::look),
        Route::get("/matters/{id}/{event}", work, pages::act::show),
        Route::post("/matters/{id}/{event}", work, pages::act::submit),
    ]
}
