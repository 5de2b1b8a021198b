//! The demo city: a whole city of real units and made-up people, with a year of matters that were worked on.
//!
//! Everything follows from a seed and from the moment "now". Matters go through `matter::register_at` and
//! `matter::act_at` like any other, so that clocks, tasks, notices and the log are what they would be.
//!
//! 1. `ground`: units, borders, estates, buildings, grids;
//! 2. `organs` and `staff`: who exists, who works there, who lives here;
//! 3. `catalogue`: kinds of matter and routing rules;
//! 4. `plan` and `course`: which matters there are and how each went, without writing anything;
//! 5. `walk`: carrying that out.

mod borders;
mod catalogue;
mod course;
mod finish;
mod grids;
mod ground;
mod hours;
mod lots;
mod mark;
mod offices;
mod organs;
mod pictures;
mod plan;
mod staff;
mod summary;
mod walk;
mod words;

use std::path::PathBuf;

use demo_content::Content;
use store::{DbUrl, Fault};
use web::App;

pub use staff::DemoSignIn;
pub use summary::Summary;

/// What city to make.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// The same seed and the same moment make the same city.
    pub seed: u64,
    /// How many matters; 5000 fill a year of a city of a million, 120 are enough for a test.
    pub matters: usize,
    /// Told what is being made, how much of it is done, and how much there is.
    pub progress: &'a (dyn Fn(&str, usize, usize) + Sync),
}

/// Makes the demo city in an empty, migrated database. Several acts follow one another; when one fails, what was made
/// by then stays and the database is of no further use.
///
/// # Errors
/// On a fault of the database, the disk, or the content.
pub async fn create(app: &App, options: Options<'_>) -> Result<Summary, Fault> {
    let Options {
        seed,
        matters,
        progress,
    } = options;
    let content = Content::load().map_err(|e| Fault::of("read the content of the demo city", e))?;
    progress("places", 0, content.units.len());
    let mut ground = ground::Ground::plan(&content, seed)?;
    ground.write(app, &content, seed).await?;
    progress("places", content.units.len(), content.units.len());
    let organs = organs::Organs::write(app, &content, &ground, seed).await?;
    progress("organs", organs.all.len(), organs.all.len());
    offices::write(app, &ground, &organs, seed).await?;
    let people = staff::People::write(app, &content, &ground, &organs, seed, matters).await?;
    progress(
        "people",
        people.officers + people.residents.len(),
        people.officers + people.residents.len(),
    );
    let types = catalogue::write_types(app, &content).await?;
    let rules = catalogue::write_rules(app, &content).await?;
    progress("rules", rules.len(), rules.len());
    let now = app.clock.now();
    let calendar = app.calendar().await;
    let planner = plan::Planner {
        city: course::City {
            content: &content,
            organs: &organs,
            people: &people,
            rules: &rules,
            calendar: &calendar,
        },
        ground: &ground,
        seed,
        now,
    };
    let mut plans = planner.all(matters)?;
    let pictures = pictures::hand_in(app, &mut plans, seed, now).await?;
    let told = |done, all| progress("matters", done, all);
    let walked = walk::walk(app, &plans, &told).await?;
    finish::notices_left(app).await?;
    let tiles = draw_map(app, &content, &ground, seed, progress).await?;
    Ok(Summary::of(
        &ground,
        &organs,
        &people,
        types,
        rules.len(),
        pictures,
        walked,
        tiles,
    ))
}

/// The folder of the base map: beside the embedded database. With a database elsewhere the administrator builds it.
fn data_folder(app: &App) -> Option<PathBuf> {
    if let Some(map) = app.services.get::<place::BaseMap>() {
        return map.file.parent()?.parent().map(Into::into);
    }
    match app.db.url() {
        DbUrl::File(file) => file.parent().map(Into::into),
        DbUrl::Postgres(_) => None,
    }
}

async fn draw_map(
    app: &App,
    content: &Content,
    ground: &ground::Ground,
    seed: u64,
    progress: &(dyn Fn(&str, usize, usize) + Sync),
) -> Result<u64, Fault> {
    let Some(folder) = data_folder(app) else {
        return Ok(0);
    };
    let mut told = |done: u64, all: Option<u64>| {
        progress("map", done as usize, all.unwrap_or(0) as usize);
    };
    let label = &content.places.label.zh;
    let report = place::demo_map::build(
        &app.db.read(),
        &ground.layout,
        seed,
        &folder,
        label,
        &mut told,
    )
    .await
    .map_err(|e| Fault::of("draw the map", e))?;
    Ok(report.tiles)
}
