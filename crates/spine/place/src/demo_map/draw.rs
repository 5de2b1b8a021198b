//! The made-up city as vector tiles.

use std::collections::HashMap;
use std::path::Path;

use basemap::{BuildError, BuildReport, Feature, Layer, Options};
use geo::{Coord, LineString, MultiLineString, Point, Polygon};
use kernel::LonLat;
use sea_orm::FromQueryResult;
use store::{Fault, Sql, args};

use super::layout::Layout;
use super::lots::Lots;
use super::shapes::{Area, Frame, Spot};
use crate::import::{Progress, tiles_file};
use crate::{Estate, Level, Unit, boundary, estates_in, units_below};

/// Why no map was drawn.
#[derive(Debug, thiserror::Error)]
pub enum DemoMapError {
    /// The tables.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// The tiles.
    #[error(transparent)]
    Build(#[from] BuildError),
    /// The folder of maps cannot be made.
    #[error("the folder for maps cannot be made")]
    Folder(#[from] std::io::Error),
}

/// Draws the base map of a demo city into a data folder, from what is stored and where the layout put it. `label` says
/// in the corner of every map that it is invented.
///
/// # Errors
/// [`DemoMapError`]; a map that is there then stays.
pub async fn build(
    sql: &dyn Sql,
    layout: &Layout,
    seed: u64,
    data_dir: &Path,
    label: &str,
    progress: Progress<'_>,
) -> Result<BuildReport, DemoMapError> {
    let features = features(sql, layout, seed).await?;
    let all = features.len() as u64;
    let out = tiles_file(data_dir);
    if let Some(folder) = out.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let options = Options {
        name: label.to_owned(),
        attribution: label.to_owned(),
        ..Options::default()
    };
    progress(0, Some(all));
    let report = tokio::task::spawn_blocking(move || basemap::build(features, &out, &options))
        .await
        .map_err(|e| Fault::of("draw the demo map", e))??;
    progress(all, Some(all));
    Ok(report)
}

async fn features(sql: &dyn Sql, layout: &Layout, seed: u64) -> Result<Vec<Feature>, Fault> {
    let mut all = Vec::new();
    for (path, border) in boundary::current(sql, "").await? {
        let rings = border.iter().map(|p| p.exterior().clone());
        let level = if path.matches('/').count() <= 2 {
            6i64
        } else {
            8
        };
        all.push(
            Feature::new(Layer::Boundary, MultiLineString::new(rings.collect()))
                .with("admin_level", basemap::Value::Int(level)),
        );
    }
    let estates = estates_in(sql, "").await?;
    let mut street_of: HashMap<&str, &str> = HashMap::new();
    for estate in &estates {
        if !estate.street.is_empty() {
            let community = estate.path.trim_end_matches('/').rsplit('/').next();
            let street = estate.street.trim_end_matches(|c: char| !is_street_end(c));
            street_of.insert(community.unwrap_or(""), street);
        }
    }
    for (code, spot) in &layout.communities {
        streets(&mut all, spot, street_of.get(code.as_str()).copied());
    }
    roads(&mut all, layout, seed);
    names(&mut all, sql).await?;
    buildings(&mut all, sql, &estates).await?;
    offices(&mut all, sql).await?;
    Ok(all)
}

/// The character with which a street's name ends; the number behind it is not part of the name.
fn is_street_end(c: char) -> bool {
    matches!(c, '路' | '街' | '道' | '巷' | '同')
}

/// The streets around a block or the lanes of a village, and what the ground is used for.
fn streets(all: &mut Vec<Feature>, spot: &Spot, name: Option<&str>) {
    let Area {
        west,
        south,
        east,
        north,
    } = spot.area;
    let (mid_x, mid_y) = spot.area.middle();
    let line = |from: (f64, f64), to: (f64, f64)| -> LineString<f64> {
        vec![
            spot.frame.degrees(from.0, from.1),
            spot.frame.degrees(to.0, to.1),
        ]
        .into()
    };
    let ground = if spot.urban {
        "residential"
    } else {
        "farmland"
    };
    all.push(Feature::new(Layer::Landuse, spot.frame.rectangle(spot.area)).with("class", ground));
    if spot.urban {
        let mut main = Feature::new(Layer::Roads, line((west, south), (east, south)))
            .with("class", "tertiary");
        if let Some(name) = name {
            main = main.with("name", name);
        }
        all.push(main);
        all.push(
            Feature::new(Layer::Roads, line((west, south), (west, north))).with("class", "minor"),
        );
        all.push(
            Feature::new(Layer::Roads, line((west, north), (east, north))).with("class", "minor"),
        );
        all.push(
            Feature::new(Layer::Roads, line((east, south), (east, north))).with("class", "minor"),
        );
    }
    let class = if spot.urban { "service" } else { "minor" };
    all.push(Feature::new(Layer::Roads, line((west, mid_y), (east, mid_y))).with("class", class));
    all.push(Feature::new(Layer::Roads, line((mid_x, south), (mid_x, north))).with("class", class));
}

/// Roads between the seats of counties, townships and villages; a river and a railway through the town.
fn roads(all: &mut Vec<Feature>, layout: &Layout, seed: u64) {
    let Some(city) = layout.counties.values().next().copied() else {
        return;
    };
    let mut lots = Lots::of(seed, "roads");
    for seat in layout.counties.values().skip(1) {
        all.push(road(city, *seat, "primary", &mut lots));
    }
    for (code, middle) in &layout.townships {
        let county = code.get(..Level::County.code_digits()).unwrap_or("");
        if let Some(seat) = layout.counties.get(county) {
            all.push(road(*seat, *middle, "secondary", &mut lots));
        }
    }
    for (code, spot) in layout.communities.iter().filter(|(_, s)| !s.urban) {
        let township = code.get(..Level::Township.code_digits()).unwrap_or("");
        if let Some(middle) = layout.townships.get(township) {
            all.push(road(*middle, spot.at(), "tertiary", &mut lots));
        }
    }
    let frame = Frame::new(coord(city), lots.between(20.0, 50.0));
    let along = |offset: f64, bend: f64| -> LineString<f64> {
        (-30..=30)
            .map(|step| {
                let x = f64::from(step) * 1_000.0;
                frame.degrees(x, offset + bend * (x / 4_000.0).sin())
            })
            .collect()
    };
    all.push(Feature::new(Layer::Water, along(-2_600.0, 420.0)).with("class", "river"));
    all.push(Feature::new(Layer::Rail, along(2_900.0, 160.0)).with("class", "rail"));
}

fn road(from: LonLat, to: LonLat, class: &'static str, lots: &mut Lots) -> Feature {
    let (a, b) = (coord(from), coord(to));
    let bend = lots.between(-0.12, 0.12);
    let line: LineString<f64> = (0..=12)
        .map(|step| {
            let share = f64::from(step) / 12.0;
            let side = bend * (share * std::f64::consts::PI).sin();
            Coord {
                x: a.x + (b.x - a.x) * share - (b.y - a.y) * side,
                y: a.y + (b.y - a.y) * share + (b.x - a.x) * side,
            }
        })
        .collect();
    Feature::new(Layer::Roads, line).with("class", class)
}

fn coord(at: LonLat) -> Coord<f64> {
    Coord {
        x: at.lon,
        y: at.lat,
    }
}

async fn names(all: &mut Vec<Feature>, sql: &dyn Sql) -> Result<(), Fault> {
    for level in Level::ALL {
        for unit in units_below(sql, "", level).await? {
            if let Some(feature) = name_of(&unit) {
                all.push(feature);
            }
        }
    }
    Ok(())
}

fn name_of(unit: &Unit) -> Option<Feature> {
    let at = unit.at?;
    let class = match (unit.level, unit.urban) {
        (Level::City, _) => "city",
        (Level::County, _) => "town",
        (Level::Township, true) => "suburb",
        (Level::Township, false) => "village",
        (Level::Community, true) => "neighbourhood",
        (Level::Community, false) => "hamlet",
    };
    let feature = Feature::new(Layer::Places, Point::new(at.lon, at.lat))
        .with("class", class)
        .with("name", unit.name.zh.as_str())
        .with("name:zh", unit.name.zh.as_str());
    Some(feature)
}

#[derive(FromQueryResult)]
struct Drawn {
    number: String,
    floors: i64,
    outline: String,
}

#[derive(serde::Deserialize)]
struct Outline {
    coordinates: Vec<Vec<[f64; 2]>>,
}

/// Metres of a floor, for the height.
const FLOOR_M: i64 = 3;

async fn buildings(all: &mut Vec<Feature>, sql: &dyn Sql, estates: &[Estate]) -> Result<(), Fault> {
    for estate in estates {
        let at = Point::new(estate.at.lon, estate.at.lat);
        all.push(
            Feature::new(Layer::Places, at)
                .with("class", "neighbourhood")
                .with("name", estate.name.zh.as_str())
                .with("name:zh", estate.name.zh.as_str()),
        );
    }
    let rows: Vec<Drawn> = sql
        .all(
            "select number, floors, outline from building where valid_to is null and outline is not null order by id",
            args![],
        )
        .await?;
    for row in rows {
        let outline: Outline = serde_json::from_str(&row.outline)
            .map_err(|e| Fault::of("read the outline of a building", e))?;
        let mut rings = outline.coordinates.into_iter().map(|ring| {
            ring.into_iter()
                .map(|[x, y]| Coord { x, y })
                .collect::<LineString<f64>>()
        });
        let Some(shell) = rings.next() else { continue };
        all.push(
            Feature::new(Layer::Buildings, Polygon::new(shell, rings.collect()))
                .with("class", "residential")
                .with("housenumber", row.number.as_str())
                .with("levels", basemap::Value::Int(row.floors))
                .with("height", basemap::Value::Int(row.floors * FLOOR_M)),
        );
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct Office {
    kind: String,
    name_zh: String,
    lon: f64,
    lat: f64,
}

async fn offices(all: &mut Vec<Feature>, sql: &dyn Sql) -> Result<(), Fault> {
    let rows: Vec<Office> = sql
        .all(
            "select kind, name_zh, lon, lat from service_point where valid_to is null order by id",
            args![],
        )
        .await?;
    for row in rows {
        let class = match row.kind.as_str() {
            "police_station" => "police",
            "court" => "court",
            _ => "government",
        };
        all.push(
            Feature::new(Layer::Poi, Point::new(row.lon, row.lat))
                .with("class", class)
                .with("name", row.name_zh.as_str())
                .with("name:zh", row.name_zh.as_str()),
        );
    }
    Ok(())
}
