//! "What is here?": an index of boundaries, grids and estates in memory, renewed when places change.

use std::sync::Arc;

use geo::{Coord, MultiPolygon};
use geometry::BoundaryIndex;
use kernel::{Lang, LonLat, distance_m};
use sea_orm::FromQueryResult;
use serde::Serialize;
use store::{Fault, Sql, args};
use tokio::sync::RwLock;

use crate::find::building_words;
use crate::store::boundary::{current, read_geometry};
use crate::store::estate::estates;
use crate::store::unit::{ancestors, joined};
use crate::store::{id, some_point};
use crate::{
    Estate, EstateId, GridId, Level, Responsible, Unit, grid, nearest_building, responsible,
    store::version,
};

/// Positions this close to a border, metres, still belong to the city: rivers and drawing accuracy.
const EDGE_M: f64 = 500.0;
/// A point this close to an estate's middle is taken to be in it, metres.
const IN_ESTATE_M: f64 = 250.0;
/// A point this close to a building's middle is at it, metres; phones are right to about this much in a street.
const AT_BUILDING_M: f64 = 40.0;
/// The name of a community says nothing about a point farther away than this, metres.
const FAR_M: f64 = 30_000.0;

/// How a place was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// The point lies inside the community's or grid's boundary.
    Boundary,
    /// No boundary is known; a building or estate of the community is near.
    Estate,
    /// No boundary is known; the community whose name stands nearest.
    LabelPoint,
    /// Only a larger unit is known here.
    LargerUnit,
}

/// What is at a point.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Located {
    /// Path of the smallest unit known.
    pub unit_path: String,
    /// Its main code.
    pub unit_code: String,
    /// The grid, where one is known.
    pub grid: Option<GridId>,
    /// Path of the grid, or of the unit: what [`responsible`] takes.
    pub path: String,
    /// How it was found; anything but a boundary is to be checked by a person.
    pub by: By,
    /// The estate here, or near.
    pub estate: Option<EstateId>,
    /// `building:ID`, `estate:ID` or `unit:CODE`: the id of the nearest thing with a name, for [`crate::resolve`].
    pub id: String,
    /// The name of that thing: 锦绣小区 20号楼. Empty where only the unit is known.
    pub name: String,
    /// The public place, never below the community: 兴安区 河东路街道 锦绣社区.
    pub place: String,
    /// Both: 兴安区 河东路街道 锦绣社区 锦绣小区 20号楼.
    pub address: String,
}

#[derive(Clone, Debug, PartialEq)]
struct Cell {
    path: String,
    grid: Option<GridId>,
}

struct Index {
    version: i64,
    borders: BoundaryIndex<String>,
    grids: BoundaryIndex<Cell>,
    labels: Vec<(String, LonLat)>,
    estates: Vec<Estate>,
}

/// The index, kept in the product's services. Every call looks at the version of places first, so that several
/// processes on one database stay right.
#[derive(Default)]
pub struct Atlas(RwLock<Option<Arc<Index>>>);

/// The product's atlas, or one for this call alone where the binary keeps none.
pub fn atlas(app: &web::App) -> Arc<Atlas> {
    app.services.get::<Atlas>().unwrap_or_default()
}

impl Atlas {
    /// An atlas that reads the tables at its first use.
    pub fn new() -> Atlas {
        Atlas::default()
    }

    async fn index(&self, sql: &dyn Sql) -> Result<Arc<Index>, Fault> {
        let now = version(sql).await?;
        if let Some(index) = self.0.read().await.as_ref().filter(|i| i.version == now) {
            return Ok(index.clone());
        }
        let mut slot = self.0.write().await;
        // Somebody else may have renewed it while we waited.
        if let Some(index) = slot.as_ref().filter(|i| i.version == now) {
            return Ok(index.clone());
        }
        let index = Arc::new(read_index(sql, now).await?);
        *slot = Some(index.clone());
        Ok(index)
    }

    /// What is at a point; `None` outside the city.
    ///
    /// A grid's boundary says most, then a community's. Where neither is drawn, the estate at the point says which
    /// community it is, or else the community whose name stands nearest, within the county or township whose boundary
    /// holds the point.
    ///
    /// # Errors
    /// On a database fault.
    pub async fn locate(
        &self,
        sql: &dyn Sql,
        lang: Lang,
        at: LonLat,
    ) -> Result<Option<Located>, Fault> {
        let index = self.index(sql).await?;
        let Some((cell, by)) = index.cell(at) else {
            return Ok(None);
        };
        let units = ancestors(sql, &cell.path).await?;
        let Some(unit) = units.last() else {
            return Ok(None);
        };
        let near = Near::of(sql, &index, at, &unit.path).await?;
        let grid_id = cell.grid.or(near.grid);
        let path = match grid_id {
            Some(id) => grid(sql, id)
                .await?
                .map_or_else(|| unit.path.clone(), |g| g.path),
            None => unit.path.clone(),
        };
        let name = near.words(lang, unit);
        let place = joined(lang, &units);
        let address = match (name.is_empty(), lang) {
            (true, _) => place.clone(),
            (false, Lang::ZhCn) => format!("{place} {name}"),
            (false, Lang::En) => format!("{name}, {place}"),
        };
        Ok(Some(Located {
            unit_path: unit.path.clone(),
            unit_code: unit.code.clone(),
            grid: grid_id,
            path,
            by,
            estate: near.estate.as_ref().map(|e| e.id),
            id: near.id(unit),
            name,
            place,
            address,
        }))
    }

    /// Who answers for a point; `None` outside the city.
    ///
    /// # Errors
    /// On a database fault.
    pub async fn responsible_at(
        &self,
        sql: &dyn Sql,
        lang: Lang,
        at: LonLat,
    ) -> Result<Option<(Located, Responsible)>, Fault> {
        let Some(located) = self.locate(sql, lang, at).await? else {
            return Ok(None);
        };
        let answer = responsible(sql, &located.path).await?;
        Ok(answer.map(|found| (located, found)))
    }
}

impl Index {
    fn cell(&self, at: LonLat) -> Option<(Cell, By)> {
        if let Some(cell) = self.grids.unit_at(at) {
            return Some((cell, By::Boundary));
        }
        let within = self
            .borders
            .units_at(at)
            .into_iter()
            .max_by_key(|path| depth(path))
            .or_else(|| self.borders.nearest(at, EDGE_M).map(|(path, _)| path));
        if let Some(path) = within
            .as_ref()
            .filter(|path| depth(path) == COMMUNITY_DEPTH)
        {
            return Some((Cell::unit(path), By::Boundary));
        }
        let scope = within.as_deref().unwrap_or("");
        let estate = self
            .nearest_estate(at, scope)
            .filter(|(_, d)| *d <= IN_ESTATE_M);
        if let Some((estate, _)) = estate {
            let cell = Cell {
                path: estate.path.clone(),
                grid: estate.grid,
            };
            return Some((cell, By::Estate));
        }
        let label = self
            .labels
            .iter()
            .filter(|(path, _)| path.starts_with(scope))
            .map(|(path, label)| (path, distance_m(at, *label)))
            .filter(|(_, distance)| *distance <= FAR_M)
            .min_by(|a, b| a.1.total_cmp(&b.1));
        match label {
            Some((path, _)) => Some((Cell::unit(path), By::LabelPoint)),
            None => within.map(|path| (Cell::unit(&path), By::LargerUnit)),
        }
    }

    fn nearest_estate(&self, at: LonLat, scope: &str) -> Option<(&Estate, f64)> {
        self.estates
            .iter()
            .filter(|estate| estate.path.starts_with(scope))
            .map(|estate| (estate, distance_m(at, estate.at)))
            .min_by(|a, b| a.1.total_cmp(&b.1))
    }
}

/// Codes in the path of a community.
const COMMUNITY_DEPTH: usize = 4;

fn depth(path: &str) -> usize {
    path.matches('/').count()
}

impl Cell {
    fn unit(path: &str) -> Cell {
        Cell {
            path: path.to_owned(),
            grid: None,
        }
    }
}

/// The building or estate at a point.
#[derive(Default)]
struct Near {
    building: Option<crate::Building>,
    estate: Option<Estate>,
    grid: Option<GridId>,
}

impl Near {
    async fn of(sql: &dyn Sql, index: &Index, at: LonLat, path: &str) -> Result<Near, Fault> {
        if let Some((building, _)) = nearest_building(sql, at, AT_BUILDING_M).await? {
            let estate = building
                .estate
                .and_then(|id| index.estates.iter().find(|e| e.id == id).cloned());
            let grid = building.grid.or(estate.as_ref().and_then(|e| e.grid));
            return Ok(Near {
                grid: grid.filter(|_| building.path == path),
                building: Some(building),
                estate,
            });
        }
        let found = index
            .nearest_estate(at, path)
            .filter(|(_, d)| *d <= IN_ESTATE_M)
            .map(|(estate, _)| estate.clone());
        Ok(Near {
            building: None,
            grid: found.as_ref().and_then(|e| e.grid),
            estate: found,
        })
    }

    fn words(&self, lang: Lang, unit: &Unit) -> String {
        match (&self.building, &self.estate) {
            (Some(building), estate) => {
                building_words(lang, building, estate.as_ref(), unit.name.get(lang), None)
            }
            (None, Some(estate)) => estate.name.get(lang).to_owned(),
            (None, None) => String::new(),
        }
    }

    fn id(&self, unit: &Unit) -> String {
        match (&self.building, &self.estate) {
            (Some(building), _) => format!("building:{}", building.id),
            (None, Some(estate)) => format!("estate:{}", estate.id),
            (None, None) => format!("unit:{}", unit.code),
        }
    }
}

#[derive(FromQueryResult)]
struct GridShape {
    id: String,
    path: String,
    boundary: String,
}

#[derive(FromQueryResult)]
struct Label {
    path: String,
    lon: f64,
    lat: f64,
}

async fn read_index(sql: &dyn Sql, version: i64) -> Result<Index, Fault> {
    let borders = current(sql, "").await?;
    let shapes: Vec<GridShape> = sql
        .all(
            "select g.id, u.path, g.boundary from grid g join unit u on u.id = g.unit_id \
             where g.valid_to is null and g.boundary is not null",
            args![],
        )
        .await?;
    let grids = shapes
        .into_iter()
        .map(|row| {
            let cell = Cell {
                path: row.path,
                grid: Some(id(&row.id)?),
            };
            Ok((cell, read_geometry(&row.boundary)?))
        })
        .collect::<Result<Vec<(Cell, MultiPolygon<f64>)>, Fault>>()?;
    let rows: Vec<Label> = sql
        .all(
            "select path, lon, lat from unit where valid_to is null and level = $1 and lon is not null and lat is not null",
            args![Level::Community.code()],
        )
        .await?;
    let labels = rows
        .into_iter()
        .map(|row| Ok((row.path, some_point(row.lon, row.lat)?)))
        .collect::<Result<_, Fault>>()?;
    let estates = estates(sql, "where valid_to is null", args![]).await?;
    // Thousands of points are sorted here: not on a thread that answers requests.
    let (borders, grids) = tokio::task::spawn_blocking(move || {
        (BoundaryIndex::new(borders), BoundaryIndex::new(grids))
    })
    .await
    .map_err(|e| Fault::of("index the boundaries", e))?;
    Ok(Index {
        version,
        borders,
        grids,
        labels,
        estates,
    })
}

/// The middle of what an area shows on a map, and a zoom that fits it into a figure some 600 px wide.
pub(crate) fn view(shape: &MultiPolygon<f64>) -> Option<((f64, f64), f64)> {
    let bounds = geometry::measure::bounds(shape)?;
    Some(view_of(bounds.min(), bounds.max()))
}

/// [`view`] of a box.
pub(crate) fn view_of(min: Coord<f64>, max: Coord<f64>) -> ((f64, f64), f64) {
    let width = (max.x - min.x).max((max.y - min.y) * 1.5).max(0.002);
    // 360 degrees are 512 px at zoom 0.
    let zoom = (360.0 / width * 600.0 / 512.0).log2() - 0.3;
    (
        (f64::midpoint(min.x, max.x), f64::midpoint(min.y, max.y)),
        zoom.clamp(5.0, 17.0),
    )
}
