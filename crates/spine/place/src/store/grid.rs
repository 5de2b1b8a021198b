//! Grids, who works in them, and the places that serve residents.

use access::{Named, prefix_end};
use geo::MultiPolygon;
use kernel::{Date, IdSource, LonLat};
use sea_orm::FromQueryResult;
use store::{Fault, Sql, Tx, args};

use super::boundary::geometry_text;
use super::estate::unit_ids;
use super::{id, insert_many, placeholders, point, prefixes, some_point, touch};
use crate::names;
use crate::{
    Duty, Grid, GridId, GridWorker, GridWorkerId, PointKind, ServicePoint, ServicePointId,
};

/// A grid to be entered.
#[derive(Clone, Debug)]
pub struct NewGrid {
    /// Path of its community.
    pub unit_path: String,
    /// The community's code and three digits.
    pub code: String,
    /// Its name, such as 第4网格.
    pub name_zh: String,
    /// English name; `Grid` and the last digits of the code where `None`.
    pub name_en: Option<String>,
    /// Police beat.
    pub beat: String,
    /// Party group.
    pub party: String,
    /// Its border, WGS-84.
    pub boundary: Option<MultiPolygon<f64>>,
    /// Homes in it.
    pub households: i64,
    /// Invented.
    pub synthetic: bool,
    /// First day.
    pub valid_from: Date,
}

/// A duty in a grid to be entered.
#[derive(Clone, Debug)]
pub struct NewGridWorker {
    /// The grid.
    pub grid: GridId,
    /// The duty.
    pub duty: Duty,
    /// The account.
    pub account: Option<String>,
    /// Name, as residents read it.
    pub name: String,
    /// Number for residents.
    pub phone: String,
    /// When on duty; see [`crate::Hours`].
    pub hours: String,
    /// Such as the police station.
    pub note: Named,
    /// First day.
    pub valid_from: Date,
}

/// A service point to be entered.
#[derive(Clone, Debug)]
pub struct NewServicePoint {
    /// What it is.
    pub kind: PointKind,
    /// Path of the unit that it serves.
    pub unit_path: String,
    /// Its organisation.
    pub org: Option<String>,
    /// Its name.
    pub name: Named,
    /// Where its door is.
    pub address: Named,
    /// Its number.
    pub phone: String,
    /// When it is open; see [`crate::Hours`].
    pub hours: String,
    /// The door, WGS-84.
    pub at: LonLat,
    /// No step between street and counter.
    pub step_free: bool,
    /// First day.
    pub valid_from: Date,
}

#[derive(FromQueryResult)]
struct GridRow {
    id: String,
    code: String,
    path: String,
    name_zh: String,
    name_en: String,
    beat: String,
    party: String,
    lon: Option<f64>,
    lat: Option<f64>,
}

impl GridRow {
    fn grid(self) -> Result<Grid, Fault> {
        Ok(Grid {
            id: id(&self.id)?,
            code: self.code,
            path: self.path,
            name: Named {
                zh: self.name_zh,
                en: self.name_en,
            },
            beat: self.beat,
            party: self.party,
            at: point(self.lon, self.lat),
        })
    }
}

async fn grids(sql: &dyn Sql, rest: &str, args: Vec<store::Value>) -> Result<Vec<Grid>, Fault> {
    let text = format!(
        "select g.id, g.code, g.path, g.name_zh, g.name_en, g.beat, g.party, g.lon, g.lat from grid g {rest}"
    );
    let rows: Vec<GridRow> = sql.all(&text, args).await?;
    rows.into_iter().map(GridRow::grid).collect()
}

/// A grid by id.
///
/// # Errors
/// On a database fault.
pub async fn grid(sql: &dyn Sql, id: GridId) -> Result<Option<Grid>, Fault> {
    let found = grids(sql, "where g.id = $1", args![id.to_string()]).await?;
    Ok(found.into_iter().next())
}

/// A grid's border, where it is drawn.
///
/// # Errors
/// On a database fault, or when the stored shape cannot be read.
pub async fn grid_shape(sql: &dyn Sql, id: GridId) -> Result<Option<MultiPolygon<f64>>, Fault> {
    let text: Option<Option<String>> = sql
        .scalar(
            "select boundary from grid where id = $1",
            args![id.to_string()],
        )
        .await?;
    text.flatten()
        .as_deref()
        .map(super::boundary::read_geometry)
        .transpose()
}

/// The present grids at or below a path, in order of their codes.
///
/// # Errors
/// On a database fault.
pub async fn grids_in(sql: &dyn Sql, path: &str) -> Result<Vec<Grid>, Fault> {
    grids(
        sql,
        "where g.valid_to is null and g.path >= $1 and g.path < $2 order by g.path",
        args![path, prefix_end(path)],
    )
    .await
}

/// The grids in which an account has the duty now.
///
/// # Errors
/// On a database fault.
pub async fn grids_of_account(
    sql: &dyn Sql,
    account: &str,
    duty: Duty,
) -> Result<Vec<Grid>, Fault> {
    grids(
        sql,
        "join grid_worker w on w.grid_id = g.id where g.valid_to is null and w.valid_to is null \
         and w.account_id = $1 and w.role = $2 order by g.path",
        args![account, duty.code()],
    )
    .await
}

#[derive(FromQueryResult)]
struct WorkerRow {
    id: String,
    grid_id: String,
    role: String,
    account_id: Option<String>,
    name: String,
    phone: String,
    hours: String,
    note_zh: String,
    note_en: String,
}

/// Who has a duty in a grid now, grid worker first.
///
/// # Errors
/// On a database fault.
pub async fn workers(sql: &dyn Sql, grid: GridId) -> Result<Vec<GridWorker>, Fault> {
    let rows: Vec<WorkerRow> = sql
        .all(
            "select id, grid_id, role, account_id, name, phone, hours, note_zh, note_en from grid_worker \
             where grid_id = $1 and valid_to is null order by id",
            args![grid.to_string()],
        )
        .await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        found.push(GridWorker {
            id: id(&row.id)?,
            grid: id(&row.grid_id)?,
            duty: Duty::parse(&row.role)
                .ok_or_else(|| Fault::new(format!("unknown duty {}", row.role)))?,
            account: row.account_id,
            name: row.name,
            phone: row.phone,
            hours: row.hours,
            note: Named {
                zh: row.note_zh,
                en: row.note_en,
            },
        });
    }
    found.sort_by_key(|worker| Duty::ALL.iter().position(|duty| *duty == worker.duty));
    Ok(found)
}

/// Enters grids. Returns their ids in the order given.
///
/// # Errors
/// On a database fault, and when a path is not that of a unit.
pub async fn insert_grids(
    tx: &Tx,
    ids: &dyn IdSource,
    grids: &[NewGrid],
) -> Result<Vec<GridId>, Fault> {
    let units = unit_ids(tx, grids.iter().map(|g| g.unit_path.as_str())).await?;
    let mut given = Vec::with_capacity(grids.len());
    let mut rows = Vec::with_capacity(grids.len());
    for grid in grids {
        let new = GridId::new(ids);
        let middle = grid
            .boundary
            .as_ref()
            .and_then(geometry::measure::label_point);
        let number = grid.code.get(grid.code.len().saturating_sub(3)..);
        let english = grid.name_en.clone().unwrap_or_else(|| {
            let number = number.unwrap_or("").trim_start_matches('0');
            format!("Grid {number}")
        });
        rows.push(args![
            new.to_string(),
            units[&grid.unit_path].to_string(),
            &grid.code,
            format!("{}{}/", grid.unit_path, grid.code),
            &grid.name_zh,
            english,
            &grid.beat,
            &grid.party,
            grid.boundary.as_ref().map(geometry_text),
            middle.map(|p| p.lon),
            middle.map(|p| p.lat),
            grid.households,
            grid.synthetic,
            grid.valid_from.to_string(),
        ]);
        given.push(new);
    }
    let columns = [
        "id",
        "unit_id",
        "code",
        "path",
        "name_zh",
        "name_en",
        "beat",
        "party",
        "boundary",
        "lon",
        "lat",
        "households",
        "synthetic",
        "valid_from",
    ];
    insert_many(tx, "grid", &columns, rows).await?;
    touch(tx).await?;
    Ok(given)
}

/// Enters duties in grids. Returns their ids in the order given.
///
/// # Errors
/// On a database fault.
pub async fn insert_grid_workers(
    tx: &Tx,
    ids: &dyn IdSource,
    workers: &[NewGridWorker],
) -> Result<Vec<GridWorkerId>, Fault> {
    let mut given = Vec::with_capacity(workers.len());
    let mut rows = Vec::with_capacity(workers.len());
    for worker in workers {
        let new = GridWorkerId::new(ids);
        rows.push(args![
            new.to_string(),
            worker.grid.to_string(),
            worker.duty.code(),
            worker.account.as_deref(),
            &worker.name,
            &worker.phone,
            &worker.hours,
            &worker.note.zh,
            &worker.note.en,
            worker.valid_from.to_string(),
        ]);
        given.push(new);
    }
    let columns = [
        "id",
        "grid_id",
        "role",
        "account_id",
        "name",
        "phone",
        "hours",
        "note_zh",
        "note_en",
        "valid_from",
    ];
    insert_many(tx, "grid_worker", &columns, rows).await?;
    Ok(given)
}

#[derive(FromQueryResult)]
struct PointRow {
    id: String,
    path: String,
    kind: String,
    org_id: Option<String>,
    name_zh: String,
    name_en: String,
    address_zh: String,
    address_en: String,
    phone: String,
    hours: String,
    windows_zh: String,
    windows_en: String,
    lon: f64,
    lat: f64,
    step_free: bool,
}

/// The service points that serve a unit: its own, then those of the units above, nearest level first.
///
/// # Errors
/// On a database fault.
pub async fn service_points(sql: &dyn Sql, path: &str) -> Result<Vec<ServicePoint>, Fault> {
    let paths = prefixes(path);
    if paths.is_empty() {
        return Ok(Vec::new());
    }
    let text = format!(
        "select id, path, kind, org_id, name_zh, name_en, address_zh, address_en, phone, hours, windows_zh, \
         windows_en, lon, lat, step_free \
         from service_point where valid_to is null and path in ({}) order by length(path) desc, kind, id",
        placeholders(1, paths.len())
    );
    let args = paths.into_iter().map(|p| p.to_owned().into()).collect();
    let rows: Vec<PointRow> = sql.all(&text, args).await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        found.push(ServicePoint {
            id: id(&row.id)?,
            kind: PointKind::parse(&row.kind)
                .ok_or_else(|| Fault::new(format!("unknown service point {}", row.kind)))?,
            path: row.path,
            org: row.org_id,
            name: Named {
                zh: row.name_zh,
                en: row.name_en,
            },
            address: Named {
                zh: row.address_zh,
                en: row.address_en,
            },
            phone: row.phone,
            hours: row.hours,
            windows: Named {
                zh: row.windows_zh,
                en: row.windows_en,
            },
            at: some_point(row.lon, row.lat)?,
            step_free: row.step_free,
        });
    }
    Ok(found)
}

/// Enters service points. Returns their ids in the order given.
///
/// # Errors
/// On a database fault, and when a path is not that of a unit.
pub async fn insert_service_points(
    tx: &Tx,
    ids: &dyn IdSource,
    points: &[NewServicePoint],
) -> Result<Vec<ServicePointId>, Fault> {
    let units = unit_ids(tx, points.iter().map(|p| p.unit_path.as_str())).await?;
    let mut given = Vec::with_capacity(points.len());
    let mut rows = Vec::with_capacity(points.len());
    for place in points {
        let new = ServicePointId::new(ids);
        let english = if place.name.en.is_empty() {
            names::english(&place.name.zh)
        } else {
            place.name.en.clone()
        };
        rows.push(args![
            new.to_string(),
            units[&place.unit_path].to_string(),
            &place.unit_path,
            place.kind.code(),
            place.org.as_deref(),
            &place.name.zh,
            english,
            &place.address.zh,
            &place.address.en,
            &place.phone,
            &place.hours,
            place.at.lon,
            place.at.lat,
            place.step_free,
            place.valid_from.to_string(),
        ]);
        given.push(new);
    }
    let columns = [
        "id",
        "unit_id",
        "path",
        "kind",
        "org_id",
        "name_zh",
        "name_en",
        "address_zh",
        "address_en",
        "phone",
        "hours",
        "lon",
        "lat",
        "step_free",
        "valid_from",
    ];
    insert_many(tx, "service_point", &columns, rows).await?;
    Ok(given)
}
