//! Versions of boundaries.

use access::prefix_end;
use geo::{Coord, LineString, MultiPolygon, Polygon};
use kernel::{Date, UtcMs};
use sea_orm::FromQueryResult;
use serde_json::json;
use store::{Fault, Sql, Tx, args};

use super::touch;
use crate::UnitId;

/// A boundary to be saved as the next version.
#[derive(Clone, Debug)]
pub struct NewBoundary {
    /// Whose.
    pub unit: UnitId,
    /// Valid, WGS-84.
    pub shape: MultiPolygon<f64>,
    /// What the file or the importer said.
    pub declared_crs: Option<String>,
    /// What comparing found.
    pub detected_crs: Option<String>,
    /// First day.
    pub valid_from: Date,
    /// Where it comes from.
    pub source: String,
    /// What was wrong and what was done, JSON.
    pub report: String,
}

/// A version of a boundary without its points.
#[derive(Clone, Debug, PartialEq, FromQueryResult)]
pub struct BoundaryVersion {
    /// The unit.
    pub unit_id: String,
    /// Counted from 1.
    pub version: i64,
    /// What the file or the importer said.
    pub declared_crs: Option<String>,
    /// What comparing found.
    pub detected_crs: Option<String>,
    /// Square metres on the ellipsoid.
    pub area_m2: f64,
    /// Points of all rings.
    pub points: i64,
    /// First day.
    pub valid_from: String,
    /// First day of the next version.
    pub valid_to: Option<String>,
    /// Where it comes from.
    pub source: String,
    /// What was wrong and what was done, JSON.
    pub report: String,
    /// When it was saved, UTC ms.
    pub saved_ms: i64,
}

/// The versions of a unit's boundary, newest first.
///
/// # Errors
/// On a database fault.
pub async fn versions(sql: &dyn Sql, unit: UnitId) -> Result<Vec<BoundaryVersion>, Fault> {
    sql.all(
        "select unit_id, version, declared_crs, detected_crs, area_m2, points, valid_from, valid_to, source, report, \
         saved_ms from boundary where unit_id = $1 order by version desc",
        args![unit.to_string()],
    )
    .await
}

#[derive(FromQueryResult)]
struct Shaped {
    path: String,
    geojson: String,
}

/// The present boundaries at or below a path, by path; an empty path gives all.
///
/// # Errors
/// On a database fault, or when a stored shape cannot be read.
pub async fn current(sql: &dyn Sql, path: &str) -> Result<Vec<(String, MultiPolygon<f64>)>, Fault> {
    let rows: Vec<Shaped> = sql
        .all(
            "select u.path, b.geojson from boundary b join unit u on u.id = b.unit_id \
             where b.valid_to is null and u.valid_to is null and u.path >= $1 and u.path < $2 order by u.path",
            args![path, prefix_end(path)],
        )
        .await?;
    rows.into_iter()
        .map(|row| Ok((row.path, read_geometry(&row.geojson)?)))
        .collect()
}

/// The present boundary of the unit at a path.
///
/// # Errors
/// On a database fault, or when a stored shape cannot be read.
pub async fn of(sql: &dyn Sql, path: &str) -> Result<Option<MultiPolygon<f64>>, Fault> {
    let text: Option<String> = sql
        .scalar(
            "select b.geojson from boundary b join unit u on u.id = b.unit_id \
             where b.valid_to is null and u.valid_to is null and u.path = $1",
            args![path],
        )
        .await?;
    text.as_deref().map(read_geometry).transpose()
}

/// One version's shape.
///
/// # Errors
/// On a database fault, or when the stored shape cannot be read.
pub async fn shape(
    sql: &dyn Sql,
    unit: UnitId,
    version: i64,
) -> Result<Option<MultiPolygon<f64>>, Fault> {
    let text: Option<String> = sql
        .scalar(
            "select geojson from boundary where unit_id = $1 and version = $2",
            args![unit.to_string(), version],
        )
        .await?;
    text.as_deref().map(read_geometry).transpose()
}

/// Saves boundaries as the newest versions and ends the ones before. Returns the version numbers.
///
/// # Errors
/// On a database fault.
pub async fn save(
    tx: &Tx,
    boundaries: &[NewBoundary],
    saved_by: &str,
    now: UtcMs,
) -> Result<Vec<i64>, Fault> {
    let mut given = Vec::with_capacity(boundaries.len());
    for new in boundaries {
        let unit = new.unit.to_string();
        let last = tx
            .sql()
            .count(
                "select coalesce(max(version), 0) from boundary where unit_id = $1",
                args![&unit],
            )
            .await?;
        tx.run(
            "update boundary set valid_to = $1 where unit_id = $2 and valid_to is null",
            args![new.valid_from.to_string(), &unit],
        )
        .await?;
        let bounds = geometry::measure::bounds(&new.shape)
            .ok_or_else(|| Fault::new("an empty boundary is never saved"))?;
        let points: usize = new.shape.iter().map(points_of).sum();
        tx.run(
            "insert into boundary (unit_id, version, geojson, declared_crs, detected_crs, west, south, east, north, \
             area_m2, points, valid_from, source, report, saved_ms, saved_by) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
            args![
                &unit,
                last + 1,
                geometry_text(&new.shape),
                new.declared_crs.as_deref(),
                new.detected_crs.as_deref(),
                bounds.min().x,
                bounds.min().y,
                bounds.max().x,
                bounds.max().y,
                geometry::measure::area_m2(&new.shape),
                i64::try_from(points).unwrap_or(i64::MAX),
                new.valid_from.to_string(),
                &new.source,
                &new.report,
                now,
                saved_by,
            ],
        )
        .await?;
        if let Some(label) = geometry::measure::label_point(&new.shape) {
            tx.run(
                "update unit set lon = $1, lat = $2 where id = $3",
                args![label.lon, label.lat, &unit],
            )
            .await?;
        }
        given.push(last + 1);
    }
    touch(tx).await?;
    Ok(given)
}

fn points_of(polygon: &Polygon<f64>) -> usize {
    let holes: usize = polygon.interiors().iter().map(|ring| ring.0.len()).sum();
    polygon.exterior().0.len() + holes
}

/// An area as a GeoJSON geometry, seven decimals (about 1 cm).
pub(crate) fn geometry_text(shape: &MultiPolygon<f64>) -> String {
    geometry_json(shape).to_string()
}

/// [`geometry_text`] as a value.
pub(crate) fn geometry_json(shape: &MultiPolygon<f64>) -> serde_json::Value {
    let round = |degrees: f64| (degrees * 1e7).round() / 1e7;
    let ring = |ring: &LineString<f64>| -> Vec<[f64; 2]> {
        ring.0.iter().map(|c| [round(c.x), round(c.y)]).collect()
    };
    let polygons: Vec<Vec<Vec<[f64; 2]>>> = shape
        .iter()
        .map(|polygon| {
            std::iter::once(polygon.exterior())
                .chain(polygon.interiors())
                .map(ring)
                .collect()
        })
        .collect();
    json!({ "type": "MultiPolygon", "coordinates": polygons })
}

#[derive(serde::Deserialize)]
struct Stored {
    coordinates: Vec<Vec<Vec<[f64; 2]>>>,
}

/// Reads what [`geometry_text`] wrote.
pub(crate) fn read_geometry(text: &str) -> Result<MultiPolygon<f64>, Fault> {
    let stored: Stored =
        serde_json::from_str(text).map_err(|e| Fault::of("read a stored boundary", e))?;
    let ring = |points: Vec<[f64; 2]>| -> LineString<f64> {
        points.into_iter().map(|[x, y]| Coord { x, y }).collect()
    };
    let polygons = stored.coordinates.into_iter().filter_map(|rings| {
        let mut rings = rings.into_iter().map(ring);
        let shell = rings.next()?;
        Some(Polygon::new(shell, rings.collect()))
    });
    Ok(MultiPolygon::new(polygons.collect()))
}

/// A unit and its present boundary.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Overview {
    /// Main code of the unit.
    pub code: String,
    /// Its name.
    pub label_zh: String,
    /// Its English name.
    pub name_en: String,
    /// Number of the version.
    pub version: i64,
    /// What the file or the importer said.
    pub declared_crs: Option<String>,
    /// What comparing found.
    pub detected_crs: Option<String>,
    /// Square metres on the ellipsoid.
    pub area_m2: f64,
    /// Points of all rings.
    pub points: i64,
    /// First day.
    pub valid_from: String,
    /// Where it comes from.
    pub source: String,
}

/// Every unit that has a boundary, by path.
///
/// # Errors
/// On a database fault.
pub async fn overview(sql: &dyn Sql) -> Result<Vec<Overview>, Fault> {
    sql.all(
        "select u.code, u.label_zh, u.name_en, b.version, b.declared_crs, b.detected_crs, b.area_m2, b.points, \
         b.valid_from, b.source from boundary b join unit u on u.id = b.unit_id \
         where b.valid_to is null and u.valid_to is null order by u.path",
        args![],
    )
    .await
}

/// A file that waits for a person to save it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Draft {
    /// Name of the file.
    pub name: String,
    /// As uploaded.
    pub geojson: String,
    /// What the importer said; `None`: to be found by comparing.
    pub declared_crs: Option<String>,
    /// First day of validity.
    pub valid_from: String,
}

/// Files are forgotten after a day, ms.
const KEEP_DRAFT_MS: i64 = 24 * 3600 * 1000;

/// Keeps a file until it is saved, and forgets those of yesterday.
///
/// # Errors
/// On a database fault.
pub async fn keep_draft(
    tx: &Tx,
    id: &str,
    draft: &Draft,
    account: &str,
    now: UtcMs,
) -> Result<(), Fault> {
    tx.run(
        "delete from boundary_draft where made_ms < $1",
        args![now.0 - KEEP_DRAFT_MS],
    )
    .await?;
    tx.run(
        "insert into boundary_draft (id, name, geojson, declared_crs, valid_from, by_account, made_ms) \
         values ($1, $2, $3, $4, $5, $6, $7)",
        args![
            id,
            &draft.name,
            &draft.geojson,
            draft.declared_crs.as_deref(),
            &draft.valid_from,
            account,
            now,
        ],
    )
    .await?;
    Ok(())
}

/// A file that waits, if it is this account's.
///
/// # Errors
/// On a database fault.
pub async fn draft(sql: &dyn Sql, id: &str, account: &str) -> Result<Option<Draft>, Fault> {
    sql.one(
        "select name, geojson, declared_crs, valid_from from boundary_draft where id = $1 and by_account = $2",
        args![id, account],
    )
    .await
}

/// Forgets a file.
///
/// # Errors
/// On a database fault.
pub async fn drop_draft(tx: &Tx, id: &str, account: &str) -> Result<(), Fault> {
    tx.run(
        "delete from boundary_draft where id = $1 and by_account = $2",
        args![id, account],
    )
    .await?;
    Ok(())
}
