//! Estates, buildings and entrances.

use std::collections::HashMap;

use access::{Named, prefix_end};
use kernel::{IdSource, LonLat, pinyin};
use sea_orm::FromQueryResult;
use store::{Fault, Sql, Tx, args};

use super::unit::unit_by_path;
use super::{id, insert_many, some_point, touch};
use crate::names;
use crate::{Building, BuildingId, Estate, EstateId, GridId, UnitId};

/// An estate to be entered.
#[derive(Clone, Debug)]
pub struct NewEstate {
    /// Path of its community.
    pub unit_path: String,
    /// Its grid, where one grid covers it.
    pub grid: Option<GridId>,
    /// Its name.
    pub name_zh: String,
    /// English name; made from pinyin where `None`.
    pub name_en: Option<String>,
    /// Street of its main gate.
    pub street: String,
    /// Number in the street, such as `18号`.
    pub house_no: String,
    /// Such as `compound` or `old_works`.
    pub kind: String,
    /// Property company.
    pub property: String,
    /// Its middle, WGS-84.
    pub at: LonLat,
    /// Invented.
    pub synthetic: bool,
}

/// A building to be entered; its entrances are entered with it.
#[derive(Clone, Debug)]
pub struct NewBuilding {
    /// Its estate; `None` for a house of a village.
    pub estate: Option<EstateId>,
    /// Path of its community.
    pub unit_path: String,
    /// Its grid.
    pub grid: Option<GridId>,
    /// The number in its name.
    pub number: String,
    /// Its middle, WGS-84.
    pub at: LonLat,
    /// Entrances (单元); 0 for a house.
    pub entrances: i64,
    /// Floors.
    pub floors: i64,
    /// Homes on a floor of an entrance.
    pub rooms_per_floor: i64,
    /// Outline as GeoJSON geometry, WGS-84.
    pub outline: Option<String>,
}

#[derive(FromQueryResult)]
struct EstateRow {
    id: String,
    path: String,
    grid_id: Option<String>,
    name_zh: String,
    name_en: String,
    street: String,
    house_no: String,
    property: String,
    lon: f64,
    lat: f64,
    synthetic: bool,
}

const ESTATE: &str =
    "id, path, grid_id, name_zh, name_en, street, house_no, property, lon, lat, synthetic";

impl EstateRow {
    fn estate(self) -> Result<Estate, Fault> {
        Ok(Estate {
            id: id(&self.id)?,
            path: self.path,
            grid: self.grid_id.as_deref().map(id).transpose()?,
            name: Named {
                zh: self.name_zh,
                en: self.name_en,
            },
            street: format!("{}{}", self.street, self.house_no),
            property: self.property,
            at: some_point(self.lon, self.lat)?,
            synthetic: self.synthetic,
        })
    }
}

/// An estate by id.
///
/// # Errors
/// On a database fault.
pub async fn estate(sql: &dyn Sql, id: EstateId) -> Result<Option<Estate>, Fault> {
    let found = estates(sql, "where id = $1", args![id.to_string()]).await?;
    Ok(found.into_iter().next())
}

/// The estates at or below a path, by path and name; an empty path gives all.
///
/// # Errors
/// On a database fault.
pub async fn estates_in(sql: &dyn Sql, path: &str) -> Result<Vec<Estate>, Fault> {
    estates(
        sql,
        "where valid_to is null and path >= $1 and path < $2 order by path, spelled",
        args![path, prefix_end(path)],
    )
    .await
}

pub(crate) async fn estates(
    sql: &dyn Sql,
    rest: &str,
    args: Vec<store::Value>,
) -> Result<Vec<Estate>, Fault> {
    let rows: Vec<EstateRow> = sql
        .all(&format!("select {ESTATE} from estate {rest}"), args)
        .await?;
    rows.into_iter().map(EstateRow::estate).collect()
}

#[derive(FromQueryResult)]
struct BuildingRow {
    id: String,
    estate_id: Option<String>,
    path: String,
    grid_id: Option<String>,
    number: String,
    lon: f64,
    lat: f64,
    entrances: i64,
    floors: i64,
}

const BUILDING: &str = "id, estate_id, path, grid_id, number, lon, lat, entrances, floors";

impl BuildingRow {
    fn building(self) -> Result<Building, Fault> {
        Ok(Building {
            id: id(&self.id)?,
            estate: self.estate_id.as_deref().map(id).transpose()?,
            path: self.path,
            grid: self.grid_id.as_deref().map(id).transpose()?,
            number: self.number,
            at: some_point(self.lon, self.lat)?,
            entrances: self.entrances,
            floors: self.floors,
        })
    }
}

pub(crate) async fn buildings(
    sql: &dyn Sql,
    rest: &str,
    args: Vec<store::Value>,
) -> Result<Vec<Building>, Fault> {
    let rows: Vec<BuildingRow> = sql
        .all(&format!("select {BUILDING} from building {rest}"), args)
        .await?;
    rows.into_iter().map(BuildingRow::building).collect()
}

/// A building by id.
///
/// # Errors
/// On a database fault.
pub async fn building(sql: &dyn Sql, id: BuildingId) -> Result<Option<Building>, Fault> {
    let found = buildings(sql, "where id = $1", args![id.to_string()]).await?;
    Ok(found.into_iter().next())
}

/// The buildings of an estate, in order of their numbers.
///
/// # Errors
/// On a database fault.
pub async fn buildings_of(sql: &dyn Sql, estate: EstateId) -> Result<Vec<Building>, Fault> {
    buildings(
        sql,
        "where valid_to is null and estate_id = $1 order by length(number), number",
        args![estate.to_string()],
    )
    .await
}

/// Ids of units by path, each asked for once.
pub(crate) async fn unit_ids<'a>(
    tx: &Tx,
    paths: impl Iterator<Item = &'a str>,
) -> Result<HashMap<String, UnitId>, Fault> {
    let mut known = HashMap::new();
    for path in paths {
        if !known.contains_key(path) {
            let unit = unit_by_path(tx.sql(), path)
                .await?
                .ok_or_else(|| Fault::new(format!("no unit at the path {path}")))?;
            known.insert(path.to_owned(), unit.id);
        }
    }
    Ok(known)
}

/// Enters estates. Returns their ids in the order given.
///
/// # Errors
/// On a database fault, and when a path is not that of a unit.
pub async fn insert_estates(
    tx: &Tx,
    ids: &dyn IdSource,
    estates: &[NewEstate],
) -> Result<Vec<EstateId>, Fault> {
    let units = unit_ids(tx, estates.iter().map(|e| e.unit_path.as_str())).await?;
    let mut given = Vec::with_capacity(estates.len());
    let mut rows = Vec::with_capacity(estates.len());
    for estate in estates {
        let new = EstateId::new(ids);
        let english = estate
            .name_en
            .clone()
            .unwrap_or_else(|| names::english(&estate.name_zh));
        rows.push(args![
            new.to_string(),
            units[&estate.unit_path].to_string(),
            &estate.unit_path,
            estate.grid.map(|g| g.to_string()),
            &estate.name_zh,
            english,
            &estate.street,
            &estate.house_no,
            &estate.kind,
            &estate.property,
            pinyin::initials(&estate.name_zh),
            pinyin::full(&estate.name_zh),
            names::fold(&estate.name_zh),
            names::fold(&format!("{}{}", estate.street, estate.house_no)),
            estate.at.lon,
            estate.at.lat,
            estate.synthetic,
        ]);
        given.push(new);
    }
    let columns = [
        "id",
        "unit_id",
        "path",
        "grid_id",
        "name_zh",
        "name_en",
        "street",
        "house_no",
        "kind",
        "property",
        "initials",
        "spelled",
        "folded",
        "address",
        "lon",
        "lat",
        "synthetic",
    ];
    insert_many(tx, "estate", &columns, rows).await?;
    touch(tx).await?;
    Ok(given)
}

/// Enters buildings and their entrances. Returns the buildings' ids in the order given.
///
/// # Errors
/// On a database fault, and when a path is not that of a unit.
pub async fn insert_buildings(
    tx: &Tx,
    ids: &dyn IdSource,
    buildings: &[NewBuilding],
) -> Result<Vec<BuildingId>, Fault> {
    let units = unit_ids(tx, buildings.iter().map(|b| b.unit_path.as_str())).await?;
    let mut given = Vec::with_capacity(buildings.len());
    let (mut rows, mut entrances) = (Vec::with_capacity(buildings.len()), Vec::new());
    for building in buildings {
        let new = BuildingId::new(ids);
        rows.push(args![
            new.to_string(),
            building.estate.map(|e| e.to_string()),
            units[&building.unit_path].to_string(),
            &building.unit_path,
            building.grid.map(|g| g.to_string()),
            &building.number,
            building.at.lon,
            building.at.lat,
            building.entrances,
            building.floors,
            building.outline.as_deref(),
        ]);
        for number in 1..=building.entrances {
            entrances.push(args![
                new.to_string(),
                number,
                building.floors,
                building.rooms_per_floor,
            ]);
        }
        given.push(new);
    }
    let columns = [
        "id",
        "estate_id",
        "unit_id",
        "path",
        "grid_id",
        "number",
        "lon",
        "lat",
        "entrances",
        "floors",
        "outline",
    ];
    insert_many(tx, "building", &columns, rows).await?;
    let columns = ["building_id", "number", "floors", "rooms_per_floor"];
    insert_many(tx, "entrance", &columns, entrances).await?;
    touch(tx).await?;
    Ok(given)
}
