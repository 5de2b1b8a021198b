//! Buildings and their entrances.

use kernel::Lang;
use sea_orm::FromQueryResult;
use serde_json::Value;
use store::{Fault, Sql, args};

use super::apply::Doing;
use super::estates::grid_in;
use super::outlook::{Outlook, Said, count, unit_of};
use super::points::position;
use super::{BuildingDetails, Checks, EntranceDetails, Refused};
use crate::store::id as id_of;
use crate::{BuildingId, Level, estate};

/// Most entrances of one building, and most floors: the longest and highest in the country have fewer.
const MOST_ENTRANCES: usize = 60;
const MOST_FLOORS: i64 = 160;
const MOST_ROOMS: i64 = 60;

#[derive(FromQueryResult)]
struct Row {
    estate_id: Option<String>,
    unit: String,
    grid_id: Option<String>,
    number: String,
    floors: i64,
    lon: f64,
    lat: f64,
    valid_to: Option<String>,
}

#[derive(FromQueryResult)]
struct Entrance {
    number: i64,
    floors: i64,
    rooms_per_floor: i64,
}

/// A building as it is kept, and the day on which it ended.
///
/// # Errors
/// On a database fault.
pub async fn read(
    sql: &dyn Sql,
    id: BuildingId,
) -> Result<Option<(BuildingDetails, Option<String>)>, Fault> {
    let row: Option<Row> = sql
        .one(
            "select b.estate_id, u.code as unit, b.grid_id, b.number, b.floors, b.lon, b.lat, b.valid_to \
             from building b join unit u on u.id = b.unit_id where b.id = $1",
            args![id.to_string()],
        )
        .await?;
    let Some(row) = row else { return Ok(None) };
    let entrances: Vec<Entrance> = sql
        .all(
            "select number, floors, rooms_per_floor from entrance \
             where building_id = $1 and valid_to is null order by number",
            args![id.to_string()],
        )
        .await?;
    let details = BuildingDetails {
        id: Some(id),
        estate: row.estate_id.as_deref().map(id_of).transpose()?,
        unit: row.unit,
        grid: row.grid_id.as_deref().map(id_of).transpose()?,
        number: row.number,
        floors: row.floors,
        entrances: entrances
            .into_iter()
            .map(|e| EntranceDetails {
                number: e.number,
                floors: e.floors,
                rooms_per_floor: e.rooms_per_floor,
            })
            .collect(),
        lon: row.lon,
        lat: row.lat,
    };
    Ok(Some((details, row.valid_to)))
}

pub(super) async fn check(
    sql: &dyn Sql,
    _: Lang,
    building: &BuildingDetails,
) -> Result<Outlook, Refused> {
    let mut checks = Checks::default();
    checks.name("number", &building.number);
    if !(1..=MOST_FLOORS).contains(&building.floors) {
        checks.wrong("floors", "place-wrong-floors");
    }
    let mut numbers: Vec<i64> = building.entrances.iter().map(|e| e.number).collect();
    numbers.sort_unstable();
    let twice = numbers.windows(2).any(|pair| pair[0] == pair[1]);
    let fits = |e: &EntranceDetails| {
        (1..=99).contains(&e.number)
            && (1..=MOST_FLOORS).contains(&e.floors)
            && (1..=MOST_ROOMS).contains(&e.rooms_per_floor)
    };
    if twice || numbers.len() > MOST_ENTRANCES || !building.entrances.iter().all(fits) {
        checks.wrong("entrances", "place-wrong-entrances");
    }
    position(&mut checks, building.lon, building.lat);
    checks.done()?;
    let unit = unit_of(sql, &building.unit, Some(Level::Community)).await?;
    grid_in(sql, &unit, building.grid).await?;
    let mut outlook = Outlook::at(&unit.path);
    if let Some(id) = building.estate {
        let estate = estate(sql, id).await?.ok_or(Refused::NotFound)?;
        if estate.path != unit.path {
            return Err(Refused::field("unit", "place-wrong-estate-unit"));
        }
        let twin = count(
            sql,
            "select count(*) from building where valid_to is null and estate_id = $1 and number = $2 and id <> $3",
            args![
                id.to_string(),
                building.number.trim(),
                building.id.map(|id| id.to_string()).unwrap_or_default()
            ],
        )
        .await?;
        if twin > 0 {
            return Err(Refused::field("number", "place-wrong-number-taken"));
        }
    }
    if let Some((held, _)) = match building.id {
        Some(id) => read(sql, id).await?,
        None => None,
    } {
        let gone = held
            .entrances
            .iter()
            .filter(|e| !numbers.contains(&e.number))
            .count();
        if gone > 0 {
            outlook.effect(Said::new("place-effect-entrances-end").with("n", gone));
            outlook.weighty = true;
        }
    }
    Ok(outlook)
}

pub(super) async fn check_close(
    sql: &dyn Sql,
    _: Lang,
    id: BuildingId,
) -> Result<Outlook, Refused> {
    let (building, ended) = read(sql, id).await?.ok_or(Refused::NotFound)?;
    if ended.is_some() {
        return Err(Refused::Stands("place-stands-ended"));
    }
    let unit = unit_of(sql, &building.unit, None).await?;
    let mut outlook = Outlook::at(&unit.path);
    outlook.effect(
        Said::new("place-effect-building-ends")
            .with("number", building.number)
            .with("n", building.entrances.len()),
    );
    outlook.weighty = true;
    Ok(outlook)
}

pub(super) async fn write(
    doing: &Doing<'_>,
    building: &BuildingDetails,
) -> Result<Option<Value>, Refused> {
    let tx = doing.tx;
    let id = building.id.ok_or(Refused::NotFound)?;
    let unit = unit_of(tx.sql(), &building.unit, Some(Level::Community)).await?;
    grid_in(tx.sql(), &unit, building.grid).await?;
    let held = read(tx.sql(), id).await?;
    let text = if held.is_some() {
        "update building set estate_id = $2, unit_id = $3, path = $4, grid_id = $5, number = $6, lon = $7, lat = $8, \
         entrances = $9, floors = $10, valid_to = null where id = $1"
    } else {
        "insert into building (id, estate_id, unit_id, path, grid_id, number, lon, lat, entrances, floors, valid_from) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
    };
    let mut values = args![
        id.to_string(),
        building.estate.map(|e| e.to_string()),
        unit.id.to_string(),
        &unit.path,
        building.grid.map(|g| g.to_string()),
        building.number.trim(),
        building.lon,
        building.lat,
        i64::try_from(building.entrances.len()).unwrap_or(0),
        building.floors,
    ];
    if held.is_none() {
        values.push(doing.day.to_string().into());
    }
    tx.run(text, values).await?;
    tx.run(
        "update entrance set valid_to = $2 where building_id = $1 and valid_to is null",
        args![id.to_string(), doing.day.to_string()],
    )
    .await?;
    for entrance in &building.entrances {
        tx.run(
            "insert into entrance (building_id, number, floors, rooms_per_floor) values ($1, $2, $3, $4) \
             on conflict (building_id, number) do update set floors = excluded.floors, \
             rooms_per_floor = excluded.rooms_per_floor, valid_to = null",
            args![
                id.to_string(),
                entrance.number,
                entrance.floors,
                entrance.rooms_per_floor
            ],
        )
        .await?;
    }
    super::apply::held(held.map(|(details, _)| super::Change::SaveBuilding(details)))
}

pub(super) async fn close(doing: &Doing<'_>, id: BuildingId) -> Result<Option<Value>, Refused> {
    let held = read(doing.tx.sql(), id).await?.ok_or(Refused::NotFound)?;
    doing.end("building", &id.to_string()).await?;
    super::apply::held(Some(super::Change::SaveBuilding(held.0)))
}
