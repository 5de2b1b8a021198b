//! What stands near a point.

use kernel::{LonLat, distance_m};
use store::{Fault, Sql, args};

use super::estate::buildings;
use crate::Building;

/// Metres of one degree of latitude, rounded down so that a box is never too small.
const METRES_PER_DEGREE: f64 = 110_000.0;

/// The nearest building within so many metres.
///
/// # Errors
/// On a database fault.
pub async fn nearest_building(
    sql: &dyn Sql,
    at: LonLat,
    within_m: f64,
) -> Result<Option<(Building, f64)>, Fault> {
    let d_lat = within_m / METRES_PER_DEGREE;
    let d_lon = d_lat / at.lat.to_radians().cos().abs().max(0.01);
    let found = buildings(
        sql,
        "where valid_to is null and lat between $1 and $2 and lon between $3 and $4",
        args![
            at.lat - d_lat,
            at.lat + d_lat,
            at.lon - d_lon,
            at.lon + d_lon
        ],
    )
    .await?;
    Ok(found
        .into_iter()
        .map(|b| {
            let distance = distance_m(at, b.at);
            (b, distance)
        })
        .filter(|(_, distance)| *distance <= within_m)
        .min_by(|a, b| a.1.total_cmp(&b.1)))
}
