//! The pages of places.

mod admin;
mod admin_boundaries;
mod boundary_report;
pub(crate) mod edit;
mod find;
mod staff;
mod who;

use web::{Guard, Route};

use crate::permissions::{ADMIN, READ};

pub(crate) fn routes() -> Vec<Route> {
    let needs_admin = Guard::Needs(ADMIN);
    let mut all = vec![
        Route::get(
            "/tiles/base.pmtiles",
            Guard::Public("the base map shows streets and names, nothing of a person"),
            crate::tiles::base,
        ),
        Route::get(
            "/find",
            Guard::Public("who serves a place is public by duty"),
            find::page,
        ),
        Route::get(
            "/find/here",
            Guard::Public("who serves a place is public by duty"),
            find::here,
        ),
        Route::get("/places", Guard::Needs(READ), staff::page),
        Route::get("/admin/places", needs_admin, admin::units),
        Route::get("/admin/places/conflicts", needs_admin, admin::conflicts),
        Route::post("/admin/places/conflicts", needs_admin, admin::decide),
        Route::get(
            "/admin/places/boundaries",
            needs_admin,
            admin_boundaries::list,
        ),
        Route::post(
            "/admin/places/boundaries",
            needs_admin,
            admin_boundaries::upload,
        ),
        Route::get(
            "/admin/places/boundaries/draft/{id}",
            needs_admin,
            admin_boundaries::draft,
        ),
        Route::post(
            "/admin/places/boundaries/draft/{id}",
            needs_admin,
            admin_boundaries::save,
        ),
        Route::get(
            "/admin/places/boundaries/of/{code}",
            needs_admin,
            admin_boundaries::versions,
        ),
    ];
    all.extend(edit::routes());
    all
}

/// A map with these shapes and marks; its list twin stands beside it.
pub(crate) struct MapOf<'a> {
    pub label: String,
    pub center: (f64, f64),
    pub zoom: f64,
    pub marks: Vec<ui::Mark<'a>>,
    pub shapes: serde_json::Value,
    pub pick: (&'a str, &'a str),
    pub height: &'a str,
}

pub(crate) fn map(ctx: &web::Ctx, of: &MapOf<'_>) -> ui::Markup {
    let words = (ctx.t("place-zoom-in"), ctx.t("place-zoom-out"));
    ui::map_figure(&ui::MapFig {
        label: &of.label,
        center: of.center,
        zoom: of.zoom,
        marks: &of.marks,
        shapes: of.shapes.clone(),
        pick: of.pick,
        attribution: &crate::tiles::credit(&ctx.app),
        height: of.height,
        instead: &ctx.t("place-map-instead"),
        zoom_words: (&words.0, &words.1),
    })
}
