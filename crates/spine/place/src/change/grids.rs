//! Grids: their border, which buildings belong to them, and what happens when one ends.

use std::collections::BTreeMap;

use kernel::Lang;
use sea_orm::FromQueryResult;
use serde_json::Value;
use store::{Fault, Sql, args};

use super::apply::Doing;
use super::outlook::{Outlook, Said, count, unit_of};
use super::{Change, CheckedShape, Checks, GridDetails, Refused, check_shape, shape};
use crate::store::estate::buildings;
use crate::{Building, GridId, Level, Unit, grid, grids_in, workers};

/// Digits of a grid's code behind its community's.
const NUMBER_DIGITS: usize = 3;

#[derive(FromQueryResult)]
struct Row {
    unit: String,
    code: String,
    name_zh: String,
    name_en: String,
    beat: String,
    party: String,
    households: i64,
    boundary: Option<String>,
    valid_to: Option<String>,
}

/// A grid as it is kept, and the day on which it ended.
///
/// # Errors
/// On a database fault.
pub async fn read(
    sql: &dyn Sql,
    id: GridId,
) -> Result<Option<(GridDetails, Option<String>)>, Fault> {
    let row: Option<Row> = sql
        .one(
            "select u.code as unit, g.code, g.name_zh, g.name_en, g.beat, g.party, g.households, g.boundary, g.valid_to \
             from grid g join unit u on u.id = g.unit_id where g.id = $1",
            args![id.to_string()],
        )
        .await?;
    Ok(row.map(|row| {
        let details = GridDetails {
            id: Some(id),
            unit: row.unit,
            code: row.code,
            name_zh: row.name_zh,
            name_en: row.name_en,
            beat: row.beat,
            party: row.party,
            households: row.households,
            boundary: row.boundary.unwrap_or_default(),
            buildings_follow: true,
        };
        (details, row.valid_to)
    }))
}

/// The code that the next grid of a community gets.
///
/// # Errors
/// On a database fault.
pub async fn next_code(sql: &dyn Sql, unit: &Unit) -> Result<String, Fault> {
    // Codes of grids that ended are not used again.
    let last: Option<String> = sql
        .scalar(
            "select code from grid where unit_id = $1 and code like $2 order by code desc limit 1",
            args![unit.id.to_string(), format!("{}%", unit.code)],
        )
        .await?;
    let number: u32 = last
        .and_then(|code| code.get(unit.code.len()..)?.parse().ok())
        .unwrap_or(0);
    Ok(format!("{}{:03}", unit.code, number + 1))
}

/// Which buildings of the community come into a grid with this border, and which leave it.
struct Shift {
    come: Vec<Building>,
    go: Vec<Building>,
}

async fn shift(
    sql: &dyn Sql,
    unit: &Unit,
    id: Option<GridId>,
    checked: &CheckedShape,
) -> Result<Shift, Fault> {
    let all = buildings(
        sql,
        "where valid_to is null and path = $1 order by estate_id, length(number), number",
        args![&unit.path],
    )
    .await?;
    let (mut come, mut go) = (Vec::new(), Vec::new());
    for building in all {
        let inside = geometry::measure::contains(&checked.shape, building.at);
        let belongs = id.is_some() && building.grid == id;
        if inside && !belongs {
            come.push(building);
        } else if !inside && belongs {
            go.push(building);
        }
    }
    Ok(Shift { come, go })
}

pub(super) async fn check(
    sql: &dyn Sql,
    lang: Lang,
    details: &GridDetails,
) -> Result<Outlook, Refused> {
    let mut checks = Checks::default();
    checks.name("name_zh", &details.name_zh);
    checks.text("name_en", &details.name_en);
    checks.text("beat", &details.beat);
    checks.text("party", &details.party);
    if !(0..=100_000).contains(&details.households) {
        checks.wrong("households", "place-wrong-households");
    }
    checks.done()?;
    let unit = unit_of(sql, &details.unit, Some(Level::Community)).await?;
    let number = details.code.trim().strip_prefix(unit.code.as_str());
    if !number.is_some_and(|n| n.len() == NUMBER_DIGITS && n.bytes().all(|b| b.is_ascii_digit())) {
        return Err(Refused::field("code", "place-wrong-grid-code"));
    }
    let taken = count(
        sql,
        "select count(*) from grid where valid_to is null and code = $1 and id <> $2",
        args![
            details.code.trim(),
            details.id.map(|id| id.to_string()).unwrap_or_default()
        ],
    )
    .await?;
    if taken > 0 {
        return Err(Refused::field("code", "place-wrong-code-taken"));
    }
    let held = match details.id {
        Some(id) => read(sql, id).await?,
        None => None,
    };
    if held
        .as_ref()
        .is_some_and(|(held, _)| held.unit != unit.code)
    {
        return Err(Refused::field("unit", "place-wrong-grid-unit"));
    }
    let mut outlook = Outlook::at(&unit.path);
    let before = held.map(|(held, _)| held.boundary).unwrap_or_default();
    if details.boundary.trim().is_empty() {
        if !before.is_empty() {
            outlook.warn(Said::new("place-warn-no-border"));
            outlook.weighty = true;
        }
        return Ok(outlook);
    }
    let checked = check_shape(sql, &unit, details.id, &details.boundary).await?;
    if checked.text == before {
        return Ok(outlook);
    }
    outlook.weighty = true;
    outlook.effect(Said::new("place-effect-area").with(
        "area",
        kernel::number::decimal(checked.area_m2 / 10_000.0, 2),
    ));
    for said in shape::warnings(lang, &checked) {
        outlook.warn(said);
    }
    if details.buildings_follow {
        say_shift(
            sql,
            lang,
            &mut outlook,
            &shift(sql, &unit, details.id, &checked).await?,
        )
        .await?;
    }
    Ok(outlook)
}

/// Says how many buildings come from which grid, and how many are left without one.
async fn say_shift(
    sql: &dyn Sql,
    lang: Lang,
    outlook: &mut Outlook,
    shift: &Shift,
) -> Result<(), Fault> {
    let mut from: BTreeMap<Option<GridId>, i64> = BTreeMap::new();
    for building in &shift.come {
        *from.entry(building.grid).or_default() += 1;
    }
    for (other, n) in from {
        let said = match other {
            Some(id) => {
                let name = grid(sql, id)
                    .await?
                    .map_or_else(String::new, |g| g.name.get(lang).to_owned());
                Said::new("place-effect-buildings-from").with("name", name)
            }
            None => Said::new("place-effect-buildings-come"),
        };
        outlook.effect(said.with("n", n));
    }
    outlook.count(
        "place-effect-buildings-go",
        i64::try_from(shift.go.len()).unwrap_or(0),
    );
    let total = shift.come.len() + shift.go.len();
    if total == 0 {
        outlook.effect(Said::new("place-effect-buildings-stay"));
    }
    Ok(())
}

pub(super) async fn check_close(
    sql: &dyn Sql,
    lang: Lang,
    id: GridId,
    successor: Option<GridId>,
) -> Result<Outlook, Refused> {
    let (details, ended) = read(sql, id).await?.ok_or(Refused::NotFound)?;
    if ended.is_some() {
        return Err(Refused::Stands("place-stands-ended"));
    }
    let unit = unit_of(sql, &details.unit, None).await?;
    let mut outlook = Outlook::at(&unit.path);
    outlook.weighty = true;
    let of = |table: &str| {
        format!("select count(*) from {table} where valid_to is null and grid_id = $1")
    };
    let houses = count(sql, &of("building"), args![id.to_string()]).await?;
    let estates = count(sql, &of("estate"), args![id.to_string()]).await?;
    match successor {
        Some(next) => {
            let known = grids_in(sql, &unit.path).await?;
            let next = known
                .iter()
                .find(|g| g.id == next && g.id != id)
                .ok_or_else(|| Refused::field("successor", "place-wrong-successor"))?;
            let said = Said::new("place-effect-grid-to")
                .with("name", next.name.get(lang).to_owned())
                .with("buildings", houses)
                .with("estates", estates);
            outlook.effect(said);
        }
        None if houses + estates > 0 => {
            return Err(Refused::field("successor", "place-wrong-successor"));
        }
        None => {}
    }
    let people = workers(sql, id).await?;
    outlook.count(
        "place-effect-duties-end",
        i64::try_from(people.len()).unwrap_or(0),
    );
    Ok(outlook)
}

pub(super) async fn write(
    doing: &Doing<'_>,
    details: &GridDetails,
) -> Result<Option<Value>, Refused> {
    let tx = doing.tx;
    let id = details.id.ok_or(Refused::NotFound)?;
    let unit = unit_of(tx.sql(), &details.unit, Some(Level::Community)).await?;
    let held = read(tx.sql(), id).await?;
    let code = details.code.trim();
    let checked = if details.boundary.trim().is_empty() {
        None
    } else {
        Some(check_shape(tx.sql(), &unit, Some(id), &details.boundary).await?)
    };
    let label = checked
        .as_ref()
        .and_then(|c| geometry::measure::label_point(&c.shape));
    let english = match details.name_en.trim() {
        "" => {
            let number = code
                .get(unit.code.len()..)
                .unwrap_or("")
                .trim_start_matches('0');
            format!("Grid {number}")
        }
        name => name.to_owned(),
    };
    let text = if held.is_some() {
        "update grid set unit_id = $2, code = $3, path = $4, name_zh = $5, name_en = $6, beat = $7, party = $8, \
         boundary = $9, lon = $10, lat = $11, households = $12, valid_to = null, successor_id = null where id = $1"
    } else {
        "insert into grid (id, unit_id, code, path, name_zh, name_en, beat, party, boundary, lon, lat, households, \
         valid_from) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
    };
    let mut values = args![
        id.to_string(),
        unit.id.to_string(),
        code,
        format!("{}{code}/", unit.path),
        details.name_zh.trim(),
        english,
        details.beat.trim(),
        details.party.trim(),
        checked.as_ref().map(|c| c.text.clone()),
        label.map(|p| p.lon),
        label.map(|p| p.lat),
        details.households,
    ];
    if held.is_none() {
        values.push(doing.day.to_string().into());
    }
    tx.run(text, values).await?;
    if let Some(checked) = checked.filter(|_| details.buildings_follow) {
        follow(doing, &unit, id, &checked).await?;
    }
    super::apply::held(held.map(|(held, _)| Change::SaveGrid(held)))
}

/// Buildings and estates inside the border come to belong to the grid; those outside leave it.
async fn follow(
    doing: &Doing<'_>,
    unit: &Unit,
    id: GridId,
    checked: &CheckedShape,
) -> Result<(), Fault> {
    let tx = doing.tx;
    let moved = shift(tx.sql(), unit, Some(id), checked).await?;
    for building in &moved.come {
        tx.run(
            "update building set grid_id = $2 where id = $1",
            args![building.id.to_string(), id.to_string()],
        )
        .await?;
    }
    for building in &moved.go {
        tx.run(
            "update building set grid_id = null where id = $1",
            args![building.id.to_string()],
        )
        .await?;
    }
    for estate in crate::estates_in(tx.sql(), &unit.path).await? {
        let inside = geometry::measure::contains(&checked.shape, estate.at);
        let belongs = estate.grid == Some(id);
        if inside != belongs {
            tx.run(
                "update estate set grid_id = $2 where id = $1",
                args![estate.id.to_string(), inside.then(|| id.to_string())],
            )
            .await?;
        }
    }
    Ok(())
}

pub(super) async fn close(
    doing: &Doing<'_>,
    id: GridId,
    successor: Option<GridId>,
) -> Result<Option<Value>, Refused> {
    let tx = doing.tx;
    let held = read(tx.sql(), id).await?.ok_or(Refused::NotFound)?;
    let next = successor.map(|s| s.to_string());
    for table in ["building", "estate"] {
        tx.run(
            &format!("update {table} set grid_id = $2 where grid_id = $1 and valid_to is null"),
            args![id.to_string(), next.clone()],
        )
        .await?;
    }
    tx.run(
        "update grid_worker set valid_to = $2 where grid_id = $1 and valid_to is null",
        args![id.to_string(), doing.day.to_string()],
    )
    .await?;
    tx.run(
        "update grid set successor_id = $2 where id = $1",
        args![id.to_string(), next],
    )
    .await?;
    doing.end("grid", &id.to_string()).await?;
    super::apply::held(Some(Change::SaveGrid(held.0)))
}
