//! Finds units, estates and buildings by what people type: name, short name, code, initials, pinyin, street number,
//! house number.

use access::prefix_end;
use kernel::{Lang, LonLat};
use sea_orm::FromQueryResult;
use serde::Serialize;
use store::{Fault, Sql, Value, args};

use crate::address::{self, Address};
use crate::names::fold;
use crate::store::estate::{buildings, estates};
use crate::store::placeholders;
use crate::store::unit::{ancestors, joined};
use crate::{Building, BuildingId, Estate, EstateId, Level, Unit, building, estate, unit_by_code};

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HitKind {
    /// An administrative unit.
    Unit,
    /// A housing estate.
    Estate,
    /// A building or a house.
    Building,
}

/// A place found. As JSON it is what the address field of a form expects.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hit {
    /// `unit:CODE`, `estate:ID`, `building:ID` or `building:ID:ENTRANCE`; [`resolve`] reads it.
    pub id: String,
    /// What the field shows, district first: 兴安区 锦绣小区 3号楼.
    pub label: String,
    /// Its own name, without the district: 锦绣小区 3号楼.
    pub name: String,
    /// Where it lies: 河东路街道 锦绣社区.
    pub more: String,
    /// What it is.
    pub kind: HitKind,
    /// Path of the unit it lies in, or its own.
    pub unit_path: String,
    /// Grid, where it is known.
    pub grid_id: Option<String>,
    /// Longitude, WGS-84 degrees.
    pub lon: Option<f64>,
    /// Latitude, WGS-84 degrees.
    pub lat: Option<f64>,
}

impl HitKind {
    /// The code in the API.
    pub fn code(self) -> &'static str {
        match self {
            HitKind::Unit => "unit",
            HitKind::Estate => "estate",
            HitKind::Building => "building",
        }
    }
}

impl Hit {
    /// Path of its grid, or else of its unit: what [`crate::responsible`] takes.
    ///
    /// # Errors
    /// On a database fault.
    pub async fn path(&self, sql: &dyn Sql) -> Result<String, Fault> {
        if let Some(grid) = self.grid_id.as_deref().and_then(|id| id.parse().ok())
            && let Some(grid) = crate::grid(sql, grid).await?
        {
            return Ok(grid.path);
        }
        Ok(self.unit_path.clone())
    }

    /// The point, if known.
    pub fn at(&self) -> Option<LonLat> {
        LonLat::new(self.lon?, self.lat?).ok()
    }
}

/// Estates of one name that are looked into for a building number; more would be noise.
const MOST_ESTATES: usize = 12;
/// Units that a search begins with, stripped one after the other: city, county, township, community.
const MOST_STRIPPED: usize = 4;

/// Finds places, best first, at most `limit`.
///
/// 锦绣, jxxq, jinxiu and 锦绣小区 find the estate; 锦绣小区3号楼2单元 the entrance; 兴安区沿河 searches in the district
/// only. An estate of the same name in two districts comes twice, district first.
///
/// # Errors
/// On a database fault.
pub async fn search(
    sql: &dyn Sql,
    lang: Lang,
    text: &str,
    limit: usize,
) -> Result<Vec<Hit>, Fault> {
    let address = address::parse(text);
    let whole = fold(text);
    if whole.is_empty() || limit == 0 {
        return Ok(Vec::new());
    }
    if whole.len() >= 4 && whole.bytes().all(|b| b.is_ascii_digit()) {
        return by_code(sql, lang, &whole, limit).await;
    }
    let mut scope = String::new();
    let mut name = address.name.clone();
    for _ in 0..=MOST_STRIPPED {
        let found = named(sql, lang, &address, &name, &scope, limit).await?;
        if !found.is_empty() {
            return Ok(found);
        }
        let Some((path, rest)) = strip_unit(sql, &name, &scope).await? else {
            break;
        };
        (scope, name) = (path, rest);
        if name.is_empty() {
            return houses_of(sql, lang, &address, &scope, limit).await;
        }
    }
    Ok(Vec::new())
}

async fn by_code(sql: &dyn Sql, lang: Lang, code: &str, limit: usize) -> Result<Vec<Hit>, Fault> {
    if let Some(unit) = unit_by_code(sql, code).await? {
        return Ok(vec![unit_hit(sql, lang, &unit).await?]);
    }
    let codes: Vec<String> = sql
        .column(
            "select code from unit where valid_to is null and code >= $1 and code < $2 order by code limit $3",
            args![code, prefix_end(code), limit as i64],
        )
        .await?;
    let mut hits = Vec::with_capacity(codes.len());
    for code in codes {
        if let Some(unit) = unit_by_code(sql, &code).await? {
            hits.push(unit_hit(sql, lang, &unit).await?);
        }
    }
    Ok(hits)
}

/// How well a row's names fit: 0 the same, 1 begins with it, 2 holds it, 3 pinyin, 4 initials, 9 not at all.
fn rank(short: &str) -> String {
    format!(
        "cast(case when folded = $1 then 0 {short} when folded like $2 then 1 when folded like $3 then 2 \
         when spelled like $2 then 3 when initials like $2 then 4 else 9 end as bigint)"
    )
}

#[derive(FromQueryResult)]
struct Ranked {
    id: String,
    fit: i64,
}

async fn named(
    sql: &dyn Sql,
    lang: Lang,
    address: &Address,
    name: &str,
    scope: &str,
    limit: usize,
) -> Result<Vec<Hit>, Fault> {
    if name.is_empty() {
        return Ok(Vec::new());
    }
    let (estate_ids, fits) = estates_named(sql, address, name, scope).await?;
    let found = in_order(sql, &estate_ids).await?;
    let mut hits: Vec<(i64, Hit)> = Vec::new();
    for (estate, fit) in found.iter().zip(fits) {
        let exact = match &address.building {
            Some(number) => building_in(sql, estate, number).await?,
            None => None,
        };
        let hit = match exact {
            Some(building) => building_hit(sql, lang, &building, Some(estate), address).await?,
            None => estate_hit(sql, lang, estate).await?,
        };
        // A building that exists beats an estate that lacks the number.
        let known = address.building.is_none() || hit.kind == HitKind::Building;
        hits.push((fit * 2 + i64::from(!known) * 20, hit));
    }
    for (unit, fit) in units_named(sql, name, scope, limit).await? {
        let houses = match &address.building {
            Some(_) if unit.level == Level::Community => {
                houses_of(sql, lang, address, &unit.path, 1).await?
            }
            _ => Vec::new(),
        };
        if let Some(house) = houses.into_iter().next() {
            hits.push((fit * 2, house));
        } else {
            let unwanted = i64::from(address.building.is_some()) * 20;
            hits.push((fit * 2 + 1 + unwanted, unit_hit(sql, lang, &unit).await?));
        }
    }
    hits.sort_by(|a, b| (a.0, &a.1.unit_path).cmp(&(b.0, &b.1.unit_path)));
    Ok(hits.into_iter().take(limit).map(|(_, hit)| hit).collect())
}

async fn estates_named(
    sql: &dyn Sql,
    address: &Address,
    name: &str,
    scope: &str,
) -> Result<(Vec<String>, Vec<i64>), Fault> {
    let street = address.street_number.as_deref().unwrap_or("");
    let text = format!(
        "select id, fit from (select id, spelled, path, {} as fit from estate where valid_to is null and path >= $4 and path < $5) ranked \
         where fit < 9 order by fit, length(spelled), path limit {MOST_ESTATES}",
        rank("when address = $6 then 0 when address like $2 then 2")
    );
    let args = args![
        name,
        format!("{name}%"),
        format!("%{name}%"),
        scope,
        prefix_end(scope),
        street
    ];
    let rows: Vec<Ranked> = sql.all(&text, args).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.fit)).unzip())
}

async fn units_named(
    sql: &dyn Sql,
    name: &str,
    scope: &str,
    limit: usize,
) -> Result<Vec<(Unit, i64)>, Fault> {
    let text = format!(
        "select code as id, fit from (select code, path, {} as fit from unit where valid_to is null and path >= $4 and path < $5) ranked \
         where fit < 9 order by fit, length(path), path limit {limit}",
        rank("when short = $1 then 0")
    );
    let args = args![
        name,
        format!("{name}%"),
        format!("%{name}%"),
        scope,
        prefix_end(scope)
    ];
    let rows: Vec<Ranked> = sql.all(&text, args).await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        if let Some(unit) = unit_by_code(sql, &row.id).await? {
            found.push((unit, row.fit));
        }
    }
    Ok(found)
}

async fn in_order(sql: &dyn Sql, ids: &[String]) -> Result<Vec<Estate>, Fault> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rest = format!("where id in ({})", placeholders(1, ids.len()));
    let args: Vec<Value> = ids.iter().map(|id| id.clone().into()).collect();
    let mut found = estates(sql, &rest, args).await?;
    found.sort_by_key(|estate| ids.iter().position(|id| *id == estate.id.to_string()));
    Ok(found)
}

async fn building_in(
    sql: &dyn Sql,
    estate: &Estate,
    number: &str,
) -> Result<Option<Building>, Fault> {
    let found = buildings(
        sql,
        "where valid_to is null and estate_id = $1 and number = $2",
        args![estate.id.to_string(), number],
    )
    .await?;
    Ok(found.into_iter().next())
}

/// The houses of a village with the number asked for.
async fn houses_of(
    sql: &dyn Sql,
    lang: Lang,
    address: &Address,
    path: &str,
    limit: usize,
) -> Result<Vec<Hit>, Fault> {
    let Some(number) = &address.building else {
        return Ok(Vec::new());
    };
    let found = buildings(
        sql,
        "where valid_to is null and path >= $1 and path < $2 and number = $3 and estate_id is null order by path limit $4",
        args![path, prefix_end(path), number, limit as i64],
    )
    .await?;
    let mut hits = Vec::with_capacity(found.len());
    for house in found {
        hits.push(building_hit(sql, lang, &house, None, address).await?);
    }
    Ok(hits)
}

#[derive(FromQueryResult)]
struct Prefix {
    path: String,
    folded: String,
    short: String,
}

/// The unit with which the text begins, and what is left of the text.
async fn strip_unit(
    sql: &dyn Sql,
    name: &str,
    scope: &str,
) -> Result<Option<(String, String)>, Fault> {
    let found: Option<Prefix> = sql
        .one(
            "select path, folded, short from unit where valid_to is null and path > $2 and path < $3 \
             and ($1 like folded || '%' or $1 like short || '%') \
             order by length(path), length(folded) desc, path limit 1",
            args![name, scope, prefix_end(scope)],
        )
        .await?;
    Ok(found.and_then(|unit| {
        let rest = name
            .strip_prefix(unit.folded.as_str())
            .or_else(|| name.strip_prefix(unit.short.as_str()))?;
        Some((unit.path, rest.to_owned()))
    }))
}

/// Names of a path: the district, and what lies below it, joined.
async fn place_words(
    sql: &dyn Sql,
    lang: Lang,
    path: &str,
    without_last: bool,
) -> Result<(String, String), Fault> {
    let mut units = ancestors(sql, path).await?;
    if without_last {
        units.pop();
    }
    let district = units
        .iter()
        .find(|u| u.level == Level::County)
        .map(|u| u.name.get(lang).to_owned())
        .unwrap_or_default();
    let below: Vec<Unit> = units
        .iter()
        .filter(|u| u.level > Level::County)
        .cloned()
        .collect();
    let more = if below.is_empty() {
        units
            .iter()
            .find(|u| u.level == Level::City)
            .map(|u| u.name.get(lang).to_owned())
            .unwrap_or_default()
    } else {
        joined(lang, &below)
    };
    Ok((district, more))
}

/// District first in Chinese, last in English.
fn with_district(lang: Lang, district: &str, name: &str) -> String {
    match (district.is_empty(), lang) {
        (true, _) => name.to_owned(),
        (false, Lang::ZhCn) => format!("{district} {name}"),
        (false, Lang::En) => format!("{district}, {name}"),
    }
}

async fn unit_hit(sql: &dyn Sql, lang: Lang, unit: &Unit) -> Result<Hit, Fault> {
    let (district, more) = place_words(sql, lang, &unit.path, true).await?;
    Ok(Hit {
        id: format!("unit:{}", unit.code),
        label: with_district(lang, &district, unit.name.get(lang)),
        name: unit.name.get(lang).to_owned(),
        more,
        kind: HitKind::Unit,
        unit_path: unit.path.clone(),
        grid_id: None,
        lon: unit.at.map(|p| p.lon),
        lat: unit.at.map(|p| p.lat),
    })
}

async fn estate_hit(sql: &dyn Sql, lang: Lang, estate: &Estate) -> Result<Hit, Fault> {
    let (district, more) = place_words(sql, lang, &estate.path, false).await?;
    Ok(Hit {
        id: format!("estate:{}", estate.id),
        label: with_district(lang, &district, estate.name.get(lang)),
        name: estate.name.get(lang).to_owned(),
        more,
        kind: HitKind::Estate,
        unit_path: estate.path.clone(),
        grid_id: estate.grid.map(|g| g.to_string()),
        lon: Some(estate.at.lon),
        lat: Some(estate.at.lat),
    })
}

/// 锦绣小区 3号楼, Jinxiu Estate Building 3, 永昌村 17号.
pub(crate) fn building_words(
    lang: Lang,
    building: &Building,
    estate: Option<&Estate>,
    village: &str,
    entrance: Option<u32>,
) -> String {
    let number = building.number.to_uppercase();
    match (estate, lang) {
        (Some(estate), Lang::ZhCn) => {
            let entrance = entrance.map_or(String::new(), |n| format!(" {n}单元"));
            format!("{} {number}号楼{entrance}", estate.name.zh)
        }
        (Some(estate), Lang::En) => {
            let entrance = entrance.map_or(String::new(), |n| format!(", entrance {n}"));
            format!("{}, building {number}{entrance}", estate.name.get(lang))
        }
        (None, Lang::ZhCn) => format!("{village} {number}号"),
        (None, Lang::En) => format!("No. {number}, {village}"),
    }
}

async fn building_hit(
    sql: &dyn Sql,
    lang: Lang,
    building: &Building,
    estate: Option<&Estate>,
    address: &Address,
) -> Result<Hit, Fault> {
    let entrance = address
        .entrance
        .filter(|n| i64::from(*n) <= building.entrances);
    let units = ancestors(sql, &building.path).await?;
    let village = units.last().map_or("", |u| u.name.get(lang)).to_owned();
    let (district, more) = place_words(sql, lang, &building.path, estate.is_none()).await?;
    let words = building_words(lang, building, estate, &village, entrance);
    let entrance_id = entrance.map_or(String::new(), |n| format!(":{n}"));
    Ok(Hit {
        id: format!("building:{}{entrance_id}", building.id),
        label: with_district(lang, &district, &words),
        name: words,
        more,
        kind: HitKind::Building,
        unit_path: building.path.clone(),
        grid_id: building
            .grid
            .or(estate.and_then(|e| e.grid))
            .map(|g| g.to_string()),
        lon: Some(building.at.lon),
        lat: Some(building.at.lat),
    })
}

/// The place of a [`Hit::id`] that a form sent back; `None` when there is no such place.
///
/// # Errors
/// On a database fault.
pub async fn resolve(sql: &dyn Sql, lang: Lang, id: &str) -> Result<Option<Hit>, Fault> {
    let mut parts = id.splitn(3, ':');
    let (kind, key) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    match kind {
        "unit" => match unit_by_code(sql, key).await? {
            Some(unit) => Ok(Some(unit_hit(sql, lang, &unit).await?)),
            None => Ok(None),
        },
        "estate" => {
            let Ok(key) = key.parse::<EstateId>() else {
                return Ok(None);
            };
            match estate(sql, key).await? {
                Some(found) => Ok(Some(estate_hit(sql, lang, &found).await?)),
                None => Ok(None),
            }
        }
        "building" => {
            let Ok(key) = key.parse::<BuildingId>() else {
                return Ok(None);
            };
            let Some(found) = building(sql, key).await? else {
                return Ok(None);
            };
            let home = match found.estate {
                Some(id) => estate(sql, id).await?,
                None => None,
            };
            let address = Address {
                entrance: parts.next().and_then(|n| n.parse().ok()),
                ..Address::default()
            };
            let hit = building_hit(sql, lang, &found, home.as_ref(), &address).await?;
            Ok(Some(hit))
        }
        _ => Ok(None),
    }
}
