//! What residents see: one file per page.

mod add;
mod data;
mod find;
mod frame;
mod help;
mod home;
mod matter;
mod my;
mod objection;
mod rate;
mod receipt;
mod report;
mod start;
mod verify;
mod withdraw;

use ::matter::permissions::FOLLOW;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler as _;
use web::{Guard, Route};

use crate::attachments::LARGEST_FORM;

const REPORT: Guard =
    Guard::Public("anyone may report, with or without an account; rate and size are limited");
const READ: Guard = Guard::Public("says what anyone may know: how to get help");
const PROOF: Guard =
    Guard::Public("confirms number, date and fingerprint of a receipt to whoever holds it");
const MINE: Guard = Guard::Needs(FOLLOW);

/// All pages of this room.
pub fn all() -> Vec<Route> {
    let mut routes = vec![
        Route::get("/", READ, home::page),
        Route::get("/start/{what}", READ, start::page),
        Route::get("/help", READ, help::help),
        Route::get("/accessibility", READ, help::accessibility),
        Route::get("/verify", PROOF, verify::ask),
        Route::get("/verify/{code}", PROOF, verify::page),
        Route::get("/verify/{code}/proof", PROOF, verify::proof),
    ];
    routes.extend(report_routes());
    routes.extend(my_routes());
    routes
}

fn report_routes() -> Vec<Route> {
    use report::{check, kind, photos, send, what, when, wher, you};
    vec![
        Route::get("/report", REPORT, what::page),
        Route::post("/report", REPORT, what::save),
        Route::post("/report/restart", REPORT, what::restart),
        Route::get("/report/kind", REPORT, kind::page),
        Route::post("/report/kind", REPORT, kind::save),
        Route::get("/report/where", REPORT, wher::page),
        Route::post("/report/where", REPORT, wher::save),
        Route::get("/report/places", REPORT, wher::places),
        Route::get("/report/when", REPORT, when::page),
        Route::post("/report/when", REPORT, when::save),
        Route::get("/report/photos", REPORT, photos::page),
        Route::post(
            "/report/photos",
            REPORT,
            photos::save.layer(DefaultBodyLimit::max(LARGEST_FORM)),
        ),
        Route::get("/report/photos/{file}", REPORT, photos::file),
        Route::post("/report/photos/{file}/remove", REPORT, photos::remove),
        Route::get("/report/you", REPORT, you::page),
        Route::post("/report/you", REPORT, you::save),
        Route::get("/report/check", REPORT, check::page),
        Route::post("/report/send", REPORT, send::send),
        Route::post("/report/same", REPORT, send::same),
    ]
}

fn my_routes() -> Vec<Route> {
    vec![
        Route::get("/my", MINE, my::page),
        Route::get("/my/find", MINE, find::page),
        Route::post("/my/find", MINE, find::open),
        Route::post("/my/forget", MINE, find::forget),
        Route::get("/my/data", MINE, data::page),
        Route::get("/my/data/objection", MINE, data::ask),
        Route::post("/my/data/objection", MINE, data::object),
        Route::get("/my/matters/{number}", MINE, matter::page),
        Route::get("/my/matters/{number}/receipt", MINE, receipt::page),
        Route::get("/my/matters/{number}/receipt/text", MINE, receipt::text),
        Route::get("/my/matters/{number}/add", MINE, add::page),
        Route::post(
            "/my/matters/{number}/add",
            MINE,
            add::save.layer(DefaultBodyLimit::max(LARGEST_FORM)),
        ),
        Route::get("/my/matters/{number}/rate", MINE, rate::page),
        Route::post("/my/matters/{number}/rate", MINE, rate::save),
        Route::get("/my/matters/{number}/objection", MINE, objection::page),
        Route::post("/my/matters/{number}/objection", MINE, objection::save),
        Route::get("/my/matters/{number}/withdraw", MINE, withdraw::page),
        Route::post("/my/matters/{number}/withdraw", MINE, withdraw::save),
        Route::get("/my/matters/{number}/files/{file}", MINE, matter::file),
        Route::get(
            "/my/matters/{number}/documents/{paper}",
            MINE,
            matter::paper,
        ),
    ]
}
