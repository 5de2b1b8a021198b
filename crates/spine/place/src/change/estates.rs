//! Estates.

use kernel::{Lang, pinyin};
use sea_orm::FromQueryResult;
use serde_json::Value;
use store::{Fault, Sql, args};

use super::apply::Doing;
use super::outlook::{Outlook, Said, count, unit_of};
use super::points::position;
use super::{Checks, EstateDetails, Refused};
use crate::store::id as id_of;
use crate::{EstateId, GridId, Level, Unit, grid, names};

#[derive(FromQueryResult)]
struct Row {
    unit: String,
    grid_id: Option<String>,
    name_zh: String,
    name_en: String,
    street: String,
    house_no: String,
    property: String,
    lon: f64,
    lat: f64,
    valid_to: Option<String>,
}

/// An estate as it is kept, and the day on which it ended.
///
/// # Errors
/// On a database fault.
pub async fn read(
    sql: &dyn Sql,
    id: EstateId,
) -> Result<Option<(EstateDetails, Option<String>)>, Fault> {
    let row: Option<Row> = sql
        .one(
            "select u.code as unit, e.grid_id, e.name_zh, e.name_en, e.street, e.house_no, e.property, e.lon, e.lat, \
             e.valid_to from estate e join unit u on u.id = e.unit_id where e.id = $1",
            args![id.to_string()],
        )
        .await?;
    row.map(|row| {
        let details = EstateDetails {
            id: Some(id),
            unit: row.unit,
            grid: row.grid_id.as_deref().map(id_of).transpose()?,
            name_zh: row.name_zh,
            name_en: row.name_en,
            street: row.street,
            house_no: row.house_no,
            property: row.property,
            lon: row.lon,
            lat: row.lat,
        };
        Ok((details, row.valid_to))
    })
    .transpose()
}

/// A grid named for something in a community is one of that community.
pub(super) async fn grid_in(
    sql: &dyn Sql,
    unit: &Unit,
    chosen: Option<GridId>,
) -> Result<(), Refused> {
    let Some(id) = chosen else { return Ok(()) };
    let found = grid(sql, id).await?;
    if found.is_some_and(|grid| grid.path.starts_with(&unit.path)) {
        Ok(())
    } else {
        Err(Refused::field("grid", "place-wrong-grid"))
    }
}

pub(super) async fn check(
    sql: &dyn Sql,
    _: Lang,
    estate: &EstateDetails,
) -> Result<Outlook, Refused> {
    let mut checks = Checks::default();
    checks.name("name_zh", &estate.name_zh);
    checks.text("name_en", &estate.name_en);
    checks.text("street", &estate.street);
    checks.text("house_no", &estate.house_no);
    checks.text("property", &estate.property);
    position(&mut checks, estate.lon, estate.lat);
    checks.done()?;
    let unit = unit_of(sql, &estate.unit, Some(Level::Community)).await?;
    grid_in(sql, &unit, estate.grid).await?;
    let mut outlook = Outlook::at(&unit.path);
    if let Some(id) = estate.id
        && let Some((held, _)) = read(sql, id)
            .await?
            .filter(|(held, _)| held.unit != unit.code)
    {
        let n = count(
            sql,
            "select count(*) from building where valid_to is null and estate_id = $1",
            args![id.to_string()],
        )
        .await?;
        let said = Said::new("place-effect-estate-moves").with("from", held.unit);
        outlook.effect(said.with("to", unit.code.clone()).with("n", n));
        outlook.weighty = true;
    }
    let twin = count(
        sql,
        "select count(*) from estate where valid_to is null and path = $1 and folded = $2 and id <> $3",
        args![
            &unit.path,
            names::fold(&estate.name_zh),
            estate.id.map(|id| id.to_string()).unwrap_or_default()
        ],
    )
    .await?;
    if twin > 0 {
        outlook.warn(Said::new("place-warn-twin").with("name", estate.name_zh.clone()));
        outlook.weighty = true;
    }
    Ok(outlook)
}

pub(super) async fn check_close(
    sql: &dyn Sql,
    lang: Lang,
    id: EstateId,
) -> Result<Outlook, Refused> {
    let (estate, ended) = read(sql, id).await?.ok_or(Refused::NotFound)?;
    if ended.is_some() {
        return Err(Refused::Stands("place-stands-ended"));
    }
    let unit = unit_of(sql, &estate.unit, None).await?;
    let mut outlook = Outlook::at(&unit.path);
    let name = match lang {
        Lang::ZhCn => estate.name_zh,
        Lang::En => estate.name_en,
    };
    let n = count(
        sql,
        "select count(*) from building where valid_to is null and estate_id = $1",
        args![id.to_string()],
    )
    .await?;
    outlook.effect(
        Said::new("place-effect-estate-ends")
            .with("name", name)
            .with("n", n),
    );
    outlook.weighty = true;
    Ok(outlook)
}

pub(super) async fn write(
    doing: &Doing<'_>,
    estate: &EstateDetails,
) -> Result<Option<Value>, Refused> {
    let tx = doing.tx;
    let id = estate.id.ok_or(Refused::NotFound)?;
    let unit = unit_of(tx.sql(), &estate.unit, Some(Level::Community)).await?;
    grid_in(tx.sql(), &unit, estate.grid).await?;
    let held = read(tx.sql(), id).await?;
    let name = estate.name_zh.trim();
    let english = if estate.name_en.trim().is_empty() {
        names::english(name)
    } else {
        estate.name_en.trim().to_owned()
    };
    let text = if held.is_some() {
        "update estate set unit_id = $2, path = $3, grid_id = $4, name_zh = $5, name_en = $6, street = $7, \
         house_no = $8, property = $9, initials = $10, spelled = $11, folded = $12, address = $13, lon = $14, \
         lat = $15, valid_to = null where id = $1"
    } else {
        "insert into estate (id, unit_id, path, grid_id, name_zh, name_en, street, house_no, property, initials, \
         spelled, folded, address, lon, lat, valid_from) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
    };
    let address = format!("{}{}", estate.street.trim(), estate.house_no.trim());
    let mut values = args![
        id.to_string(),
        unit.id.to_string(),
        &unit.path,
        estate.grid.map(|g| g.to_string()),
        name,
        english,
        estate.street.trim(),
        estate.house_no.trim(),
        estate.property.trim(),
        pinyin::initials(name),
        pinyin::full(name),
        names::fold(name),
        names::fold(&address),
        estate.lon,
        estate.lat,
    ];
    if held.is_none() {
        values.push(doing.day.to_string().into());
    }
    tx.run(text, values).await?;
    if held
        .as_ref()
        .is_some_and(|(held, _)| held.unit != unit.code)
    {
        // A building cannot stay in a grid of the community that it leaves.
        tx.run(
            "update building set unit_id = $2, path = $3, grid_id = $4 where estate_id = $1 and valid_to is null",
            args![
                id.to_string(),
                unit.id.to_string(),
                &unit.path,
                estate.grid.map(|g| g.to_string())
            ],
        )
        .await?;
    }
    if let Some((_, Some(ended))) = &held {
        // Taking back an end brings back the buildings that ended with it.
        tx.run(
            "update building set valid_to = null where estate_id = $1 and valid_to = $2",
            args![id.to_string(), ended],
        )
        .await?;
    }
    super::apply::held(held.map(|(details, _)| super::Change::SaveEstate(details)))
}

pub(super) async fn close(doing: &Doing<'_>, id: EstateId) -> Result<Option<Value>, Refused> {
    let held = read(doing.tx.sql(), id).await?.ok_or(Refused::NotFound)?;
    doing
        .tx
        .run(
            "update building set valid_to = $2 where estate_id = $1 and valid_to is null",
            args![id.to_string(), doing.day.to_string()],
        )
        .await?;
    doing.end("estate", &id.to_string()).await?;
    super::apply::held(Some(super::Change::SaveEstate(held.0)))
}
