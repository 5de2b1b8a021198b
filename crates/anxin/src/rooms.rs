//! The product on one screen: every room, in the order of the arrows.

use capability::Capability;
use store::Migration;
use texts::TextFile;
use web::{App, Guard, NavItem, Route};
use work::JobKind;

/// All rooms. Deleting a room is deleting its folder and its line here.
pub fn all() -> Vec<Capability> {
    vec![
        people::CAPABILITY,
        place::CAPABILITY,
        matter::CAPABILITY,
        routing::CAPABILITY,
        resident::CAPABILITY,
        desk::CAPABILITY,
        import::CAPABILITY,
        oversight::CAPABILITY,
    ]
}

/// All tables: the platform's, then each room's.
pub fn migrations() -> Vec<Migration> {
    let platform = [
        store::MIGRATIONS,
        work::MIGRATIONS,
        audit::log::MIGRATIONS,
        files::MIGRATIONS,
        notice::MIGRATIONS,
        measure::MIGRATIONS,
    ];
    let rooms = all();
    platform
        .into_iter()
        .chain(rooms.iter().map(|r| r.migrations))
        .flatten()
        .copied()
        .collect()
}

/// All words.
pub fn texts() -> Vec<TextFile> {
    let platform = [web::TEXTS, files::TEXTS, notice::TEXTS];
    let rooms = all();
    platform
        .into_iter()
        .chain(rooms.iter().map(|r| r.texts))
        .flatten()
        .copied()
        .collect()
}

/// All entries of the rail.
pub fn navigation() -> Vec<NavItem> {
    all().iter().flat_map(|r| r.navigation).copied().collect()
}

/// All pages and API routes.
pub fn routes() -> Vec<Route> {
    let mut routes = web::routes();
    routes.push(description());
    for room in all() {
        routes.extend((room.pages)());
        routes.extend((room.api)());
    }
    routes
}

/// The API's description of itself, made once.
fn description() -> Route {
    let api = serde_json::to_string(&openapi()).unwrap_or_else(|_| "{}".into());
    Route::get(
        "/api/v1/openapi.json",
        Guard::Public("the description of the API says nothing of any matter"),
        move || {
            let api = api.clone();
            async move { ([(http::header::CONTENT_TYPE, "application/json")], api) }
        },
    )
}

/// All jobs.
pub fn jobs() -> Vec<JobKind<App>> {
    let mut jobs = vec![notice::job::<App>(), crate::serve::tidy_job()];
    jobs.extend(all().iter().flat_map(|r| (r.jobs)()));
    jobs
}

/// The description of the whole API.
pub fn openapi() -> utoipa::openapi::OpenApi {
    let mut whole = utoipa::openapi::OpenApiBuilder::new()
        .info(
            utoipa::openapi::InfoBuilder::new()
                .title("Anxin")
                .version(env!("CARGO_PKG_VERSION"))
                .build(),
        )
        .build();
    for room in all() {
        whole.merge((room.openapi)());
    }
    whole
}
