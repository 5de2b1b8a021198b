//! Service points.

use kernel::{Lang, LonLat};
use sea_orm::FromQueryResult;
use serde_json::Value;
use store::{Fault, Sql, args};

use super::apply::Doing;
use super::outlook::{Outlook, Said, unit_of};
use super::{Checks, PointDetails, Refused};
use crate::store::id as id_of;
use crate::{PointKind, ServicePointId, names};

#[derive(FromQueryResult)]
struct Row {
    id: String,
    kind: String,
    unit: String,
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
    valid_to: Option<String>,
}

/// A service point as it is kept, and the day on which it ended.
///
/// # Errors
/// On a database fault.
pub async fn read(
    sql: &dyn Sql,
    id: ServicePointId,
) -> Result<Option<(PointDetails, Option<String>)>, Fault> {
    let row: Option<Row> = sql
        .one(
            "select p.id, p.kind, u.code as unit, p.name_zh, p.name_en, p.address_zh, p.address_en, p.phone, p.hours, \
             p.windows_zh, p.windows_en, p.lon, p.lat, p.step_free, p.valid_to \
             from service_point p join unit u on u.id = p.unit_id where p.id = $1",
            args![id.to_string()],
        )
        .await?;
    row.map(|row| {
        let details = PointDetails {
            id: Some(id_of(&row.id)?),
            what: PointKind::parse(&row.kind)
                .ok_or_else(|| Fault::new(format!("unknown service point {}", row.kind)))?,
            unit: row.unit,
            name_zh: row.name_zh,
            name_en: row.name_en,
            address_zh: row.address_zh,
            address_en: row.address_en,
            phone: row.phone,
            hours: row.hours,
            windows_zh: row.windows_zh,
            windows_en: row.windows_en,
            lon: row.lon,
            lat: row.lat,
            step_free: row.step_free,
        };
        Ok((details, row.valid_to))
    })
    .transpose()
}

pub(super) async fn check(
    sql: &dyn Sql,
    _: Lang,
    point: &PointDetails,
) -> Result<Outlook, Refused> {
    let mut checks = Checks::default();
    checks.name("name_zh", &point.name_zh);
    checks.text("name_en", &point.name_en);
    checks.name("address_zh", &point.address_zh);
    checks.text("address_en", &point.address_en);
    checks.phone(&point.phone);
    checks.hours(&point.hours);
    checks.text("windows_zh", &point.windows_zh);
    checks.text("windows_en", &point.windows_en);
    position(&mut checks, point.lon, point.lat);
    checks.done()?;
    let unit = unit_of(sql, &point.unit, None).await?;
    Ok(Outlook::at(&unit.path))
}

/// A point on earth that somebody chose: 0, 0 is what an empty field becomes.
pub(super) fn position(checks: &mut Checks, lon: f64, lat: f64) {
    if LonLat::new(lon, lat).is_err() || (lon == 0.0 && lat == 0.0) {
        checks.wrong("lon", "place-wrong-point");
    }
}

pub(super) async fn check_close(
    sql: &dyn Sql,
    lang: Lang,
    id: ServicePointId,
) -> Result<Outlook, Refused> {
    let (point, ended) = read(sql, id).await?.ok_or(Refused::NotFound)?;
    if ended.is_some() {
        return Err(Refused::Stands("place-stands-ended"));
    }
    let unit = unit_of(sql, &point.unit, None).await?;
    let mut outlook = Outlook::at(&unit.path);
    let name = match lang {
        Lang::ZhCn => point.name_zh,
        Lang::En => point.name_en,
    };
    outlook.effect(Said::new("place-effect-point-ends").with("name", name));
    Ok(outlook)
}

pub(super) async fn write(
    doing: &Doing<'_>,
    point: &PointDetails,
) -> Result<Option<Value>, Refused> {
    let tx = doing.tx;
    let id = point.id.ok_or(Refused::NotFound)?;
    let unit = unit_of(tx.sql(), &point.unit, None).await?;
    let held = read(tx.sql(), id).await?;
    let english = if point.name_en.trim().is_empty() {
        names::english(&point.name_zh)
    } else {
        point.name_en.trim().to_owned()
    };
    let text = if held.is_some() {
        "update service_point set unit_id = $2, path = $3, kind = $4, name_zh = $5, name_en = $6, address_zh = $7, \
         address_en = $8, phone = $9, hours = $10, windows_zh = $11, windows_en = $12, lon = $13, lat = $14, \
         step_free = $15, valid_to = null where id = $1"
    } else {
        "insert into service_point (id, unit_id, path, kind, name_zh, name_en, address_zh, address_en, phone, hours, \
         windows_zh, windows_en, lon, lat, step_free, valid_from) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
    };
    let mut values = args![
        id.to_string(),
        unit.id.to_string(),
        &unit.path,
        point.what.code(),
        point.name_zh.trim(),
        english,
        point.address_zh.trim(),
        point.address_en.trim(),
        point.phone.trim(),
        point.hours.trim(),
        point.windows_zh.trim(),
        point.windows_en.trim(),
        point.lon,
        point.lat,
        point.step_free,
    ];
    if held.is_none() {
        values.push(doing.day.to_string().into());
    }
    tx.run(text, values).await?;
    super::apply::held(held.map(|(details, _)| super::Change::SavePoint(details)))
}

pub(super) async fn close(doing: &Doing<'_>, id: ServicePointId) -> Result<Option<Value>, Refused> {
    let held = read(doing.tx.sql(), id).await?.ok_or(Refused::NotFound)?;
    doing.end("service_point", &id.to_string()).await?;
    super::apply::held(Some(super::Change::SavePoint(held.0)))
}
