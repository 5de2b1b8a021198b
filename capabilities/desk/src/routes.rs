//! Every path of this room with what it needs.

use matter::permissions as p;
use web::{Guard, Route};

use crate::pages;

pub(crate) fn all() -> Vec<Route> {
    let work = Guard::Needs(p::WORK);
    let register = Guard::Needs(p::REGISTER);
    let triage = Guard::Needs(p::TRIAGE);
    let handle = Guard::Needs(p::HANDLE);
    let reveal = Guard::Needs(p::REVEAL);
    vec![
        Route::get("/desk", work, pages::queue::show),
        Route::post("/desk/bulk", work, pages::bulk::act),
        Route::get("/desk/list", work, pages::bulk::sheet),
        Route::get("/desk/list.csv", work, pages::export::csv),
        Route::get("/desk/list.xlsx", work, pages::export::xlsx),
        Route::get("/desk/export", work, pages::export::ask),
        Route::post("/desk/export", work, pages::export::send),
        Route::get("/desk/views", work, pages::views::all),
        Route::post("/desk/views", work, pages::views::make),
        Route::get("/desk/views/new", work, pages::views::new),
        Route::get("/desk/views/{id}", work, pages::views::edit),
        Route::post("/desk/views/{id}", work, pages::views::change),
        Route::get("/desk/views/{id}/remove", work, pages::views::ask),
        Route::post("/desk/views/{id}/remove", work, pages::views::remove),
        Route::post("/desk/views/{id}/first", work, pages::views::first),
        Route::get("/desk/cards", handle, pages::cards::all),
        Route::post("/desk/cards", handle, pages::cards::make),
        Route::get("/desk/cards/new", handle, pages::cards::new),
        Route::get("/desk/cards/{id}", handle, pages::cards::edit),
        Route::post("/desk/cards/{id}", handle, pages::cards::change),
        Route::get("/desk/cards/{id}/retire", handle, pages::cards::ask),
        Route::post("/desk/cards/{id}/retire", handle, pages::cards::retire),
        Route::get("/desk/columns", work, pages::columns::show),
        Route::post("/desk/columns", work, pages::columns::save),
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
        Route::get(
            "/matters/{id}/parties/{party}/reveal/{field}",
            reveal,
            pages::party::ask,
        ),
        Route::post(
            "/matters/{id}/parties/{party}/reveal/{field}",
            reveal,
            pages::party::look,
        ),
        Route::get("/matters/{id}/{event}", work, pages::act::show),
        Route::post("/matters/{id}/{event}", work, pages::act::submit),
    ]
}
