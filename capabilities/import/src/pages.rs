//! Pages.

mod batch;
mod fetch;
mod list;
mod matching;
mod parts;
mod rows;
mod step;

pub(crate) use fetch::rejects;
pub(crate) use list::waiting;
pub(crate) use matching::saved_names;

use web::{Guard, Route};

use crate::permissions::IMPORT;

pub(crate) fn routes() -> Vec<Route> {
    let import = Guard::Needs(IMPORT);
    vec![
        Route::get("/imports", import, list::show),
        Route::post("/imports", import, list::upload),
        Route::get("/imports/template.xlsx", import, fetch::template),
        Route::get("/imports/{id}", import, batch::show),
        Route::get("/imports/{id}/rejects.xlsx", import, fetch::rejects_xlsx),
        Route::get("/imports/{id}/rejects.csv", import, fetch::rejects_csv),
        Route::post("/imports/{id}/matching", import, matching::submit),
        // One path for the question and the step: a path of its own for the question would hide the step behind it.
        Route::get("/imports/{id}/{step}", import, step::ask),
        Route::post("/imports/{id}/{step}", import, step::submit),
    ]
}
