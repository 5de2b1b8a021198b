//! Administrative units.

use std::collections::HashMap;

use access::{Named, prefix_end};
use kernel::{Date, IdSource, Lang, LonLat, pinyin};
use sea_orm::FromQueryResult;
use store::{Fault, Sql, Tx, args};

use super::{id, insert_many, placeholders, point, prefixes, touch};
use crate::names;
use crate::{Level, Unit, UnitId};

/// A unit to be entered.
#[derive(Clone, Debug)]
pub struct NewUnit {
    /// Main code; the path is made of these.
    pub code: String,
    /// Level.
    pub level: Level,
    /// Main code of the unit above; `None` for the city.
    pub parent_code: Option<String>,
    /// Name as published.
    pub name_zh: String,
    /// English name; made from pinyin where `None`.
    pub name_en: Option<String>,
    /// Kind as published.
    pub kind: String,
    /// Town rather than country.
    pub urban: bool,
    /// Label point, WGS-84.
    pub at: Option<LonLat>,
    /// Code system of the code, such as `NBS`.
    pub code_system: String,
    /// First day of validity.
    pub valid_from: Date,
    /// Where it was read.
    pub source: String,
}

#[derive(FromQueryResult)]
struct Row {
    id: String,
    level: String,
    parent_id: Option<String>,
    code: String,
    path: String,
    name_zh: String,
    label_zh: String,
    name_en: String,
    kind: String,
    urban: bool,
    lon: Option<f64>,
    lat: Option<f64>,
}

impl Row {
    fn unit(self) -> Result<Unit, Fault> {
        Ok(Unit {
            id: id(&self.id)?,
            level: Level::parse(&self.level)
                .ok_or_else(|| Fault::new(format!("unknown level {}", self.level)))?,
            parent: self.parent_id.as_deref().map(id).transpose()?,
            code: self.code,
            path: self.path,
            name: Named {
                zh: self.label_zh,
                en: self.name_en,
            },
            official_name: self.name_zh,
            kind: self.kind,
            urban: self.urban,
            at: point(self.lon, self.lat),
        })
    }
}

/// The columns of [`Row`], for the table aliased `u`.
const COLUMNS: &str = "u.id, u.level, u.parent_id, u.code, u.path, u.name_zh, u.label_zh, u.name_en, u.kind, u.urban, \
                       u.lon, u.lat";

async fn list(sql: &dyn Sql, rest: &str, args: Vec<store::Value>) -> Result<Vec<Unit>, Fault> {
    let rows: Vec<Row> = sql
        .all(&format!("select {COLUMNS} from unit u {rest}"), args)
        .await?;
    rows.into_iter().map(Row::unit).collect()
}

/// The unit with this identity, valid or not.
///
/// # Errors
/// On a database fault.
pub async fn unit(sql: &dyn Sql, id: UnitId) -> Result<Option<Unit>, Fault> {
    let found = list(sql, "where u.id = $1", args![id.to_string()]).await?;
    Ok(found.into_iter().next())
}

/// The present unit of a main code, or else of a code in any other code system. Trailing zeros of 12-digit codes may be
/// left out or written.
///
/// # Errors
/// On a database fault.
pub async fn unit_by_code(sql: &dyn Sql, code: &str) -> Result<Option<Unit>, Fault> {
    let short = shortened(code);
    let found = list(
        sql,
        "where u.valid_to is null and u.code in ($1, $2) order by length(u.code) desc limit 1",
        args![code, short],
    )
    .await?;
    if let Some(unit) = found.into_iter().next() {
        return Ok(Some(unit));
    }
    let found = list(
        sql,
        "join unit_code c on c.unit_id = u.id where u.valid_to is null and c.code in ($1, $2) and c.valid_to is null \
         order by c.system limit 1",
        args![code, short],
    )
    .await?;
    Ok(found.into_iter().next())
}

/// A 12-digit code as its level writes it: 230405000000 is 230405.
fn shortened(code: &str) -> &str {
    if code.len() != Level::Community.code_digits() || !code.ends_with("000") {
        return code;
    }
    Level::ALL
        .into_iter()
        .map(Level::code_digits)
        .find(|&digits| code[digits..].bytes().all(|b| b == b'0'))
        .map_or(code, |digits| &code[..digits])
}

/// The present unit at a path.
///
/// # Errors
/// On a database fault.
pub async fn unit_by_path(sql: &dyn Sql, path: &str) -> Result<Option<Unit>, Fault> {
    let found = list(sql, "where u.valid_to is null and u.path = $1", args![path]).await?;
    Ok(found.into_iter().next())
}

/// The units directly below a path, by sound of their names; an empty path gives the city.
///
/// # Errors
/// On a database fault.
pub async fn children(sql: &dyn Sql, path: &str) -> Result<Vec<Unit>, Fault> {
    if path.is_empty() {
        return list(
            sql,
            "where u.valid_to is null and u.parent_id is null order by u.sort_key",
            args![],
        )
        .await;
    }
    list(
        sql,
        "join unit p on p.id = u.parent_id where u.valid_to is null and p.valid_to is null and p.path = $1 \
         order by u.sort_key, u.code",
        args![path],
    )
    .await
}

/// Every present unit of a level at or below a path, in order of codes.
///
/// # Errors
/// On a database fault.
pub async fn units_below(sql: &dyn Sql, path: &str, level: Level) -> Result<Vec<Unit>, Fault> {
    list(
        sql,
        "where u.valid_to is null and u.level = $1 and u.path >= $2 and u.path < $3 order by u.path",
        args![level.code(), path, prefix_end(path)],
    )
    .await
}

/// The units of a path, from the city down to the unit itself.
///
/// # Errors
/// On a database fault.
pub async fn ancestors(sql: &dyn Sql, path: &str) -> Result<Vec<Unit>, Fault> {
    let paths = prefixes(path);
    if paths.is_empty() {
        return Ok(Vec::new());
    }
    let list_of = placeholders(1, paths.len());
    list(
        sql,
        &format!("where u.valid_to is null and u.path in ({list_of}) order by length(u.path)"),
        paths.into_iter().map(|p| p.to_owned().into()).collect(),
    )
    .await
}

/// The names from the county down, as an address is said: 兴安区 河东路街道 锦绣社区. English begins with the smallest:
/// Jinxiu Community, Hedong Road Subdistrict, Xing'an District. The city alone is its own name.
///
/// # Errors
/// On a database fault.
pub async fn ancestors_name(sql: &dyn Sql, lang: Lang, path: &str) -> Result<String, Fault> {
    Ok(joined(lang, &ancestors(sql, path).await?))
}

/// [`ancestors_name`] of units in hand.
pub(crate) fn joined(lang: Lang, units: &[Unit]) -> String {
    let below_city: Vec<&Unit> = units.iter().filter(|u| u.level != Level::City).collect();
    let named = if below_city.is_empty() {
        units.iter().collect()
    } else {
        below_city
    };
    let mut words: Vec<&str> = named.iter().map(|unit| unit.name.get(lang)).collect();
    match lang {
        Lang::ZhCn => words.join(" "),
        Lang::En => {
            words.reverse();
            words.join(", ")
        }
    }
}

/// The public form of a place, which never goes below the community: what a list may show to everyone.
///
/// # Errors
/// On a database fault.
pub async fn public_place(sql: &dyn Sql, lang: Lang, path: &str) -> Result<String, Fault> {
    let units: Vec<Unit> = ancestors(sql, path).await?;
    Ok(joined(lang, &units))
}

const UNIT_COLUMNS: [&str; 18] = [
    "id",
    "level",
    "parent_id",
    "code",
    "path",
    "name_zh",
    "label_zh",
    "name_en",
    "kind",
    "urban",
    "sort_key",
    "initials",
    "spelled",
    "folded",
    "short",
    "lon",
    "lat",
    "valid_from",
];

/// Enters units with their codes; a parent may be among them or there already. Returns their ids in the order given.
///
/// # Errors
/// On a database fault, and when a parent is in neither.
pub async fn insert_units(
    tx: &Tx,
    ids: &dyn IdSource,
    units: &[NewUnit],
) -> Result<Vec<UnitId>, Fault> {
    let mut known: HashMap<String, (UnitId, String)> = HashMap::new();
    let mut given: Vec<Option<UnitId>> = vec![None; units.len()];
    let mut order: Vec<usize> = (0..units.len()).collect();
    order.sort_by_key(|&at| units[at].level);
    let (mut rows, mut codes) = (Vec::new(), Vec::new());
    for at in order {
        let unit = &units[at];
        let parent = match &unit.parent_code {
            None => None,
            Some(code) => Some(parent(tx, &mut known, code).await?),
        };
        let new = UnitId::new(ids);
        let above = parent.as_ref().map_or("", |(_, path)| path.as_str());
        let path = format!("{above}{}/", unit.code);
        let label = names::said(&unit.name_zh);
        let folded = names::fold(&label);
        let english = unit
            .name_en
            .clone()
            .unwrap_or_else(|| names::english(&label));
        rows.push(args![
            new.to_string(),
            unit.level.code(),
            parent.map(|(id, _)| id.to_string()),
            &unit.code,
            &path,
            &unit.name_zh,
            &label,
            english,
            &unit.kind,
            unit.urban,
            pinyin::sort_key(&label),
            pinyin::initials(&label),
            pinyin::full(&label),
            &folded,
            names::short(&folded),
            unit.at.map(|p| p.lon),
            unit.at.map(|p| p.lat),
            unit.valid_from.to_string(),
        ]);
        codes.push(args![
            new.to_string(),
            &unit.code_system,
            &unit.code,
            unit.valid_from.to_string(),
            &unit.source,
        ]);
        known.insert(unit.code.clone(), (new, path));
        given[at] = Some(new);
    }
    insert_many(tx, "unit", &UNIT_COLUMNS, rows).await?;
    insert_many(
        tx,
        "unit_code",
        &["unit_id", "system", "code", "valid_from", "source"],
        codes,
    )
    .await?;
    touch(tx).await?;
    Ok(given.into_iter().flatten().collect())
}

async fn parent(
    tx: &Tx,
    known: &mut HashMap<String, (UnitId, String)>,
    code: &str,
) -> Result<(UnitId, String), Fault> {
    if let Some(found) = known.get(code) {
        return Ok(found.clone());
    }
    let unit = unit_by_code(tx.sql(), code)
        .await?
        .ok_or_else(|| Fault::new(format!("no unit above with the code {code}")))?;
    let found = (unit.id, unit.path);
    known.insert(code.to_owned(), found.clone());
    Ok(found)
}

/// Sets where names stand on the map, by main code; units not in the list keep theirs.
///
/// # Errors
/// On a database fault.
pub async fn set_label_points(tx: &Tx, points: &[(String, LonLat)]) -> Result<(), Fault> {
    for (code, at) in points {
        tx.run(
            "update unit set lon = $1, lat = $2 where code = $3 and valid_to is null",
            args![at.lon, at.lat, code],
        )
        .await?;
    }
    touch(tx).await
}

/// How many present units each level has, in the order of [`Level::ALL`].
///
/// # Errors
/// On a database fault.
pub async fn count_by_level(sql: &dyn Sql) -> Result<[i64; 4], Fault> {
    let mut counts = [0; 4];
    for (count, level) in counts.iter_mut().zip(Level::ALL) {
        *count = sql
            .count(
                "select count(*) from unit where valid_to is null and level = $1",
                args![level.code()],
            )
            .await?;
    }
    Ok(counts)
}

/// A code of a unit.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct UnitCode {
    /// Code system, or the list it stands in.
    pub system: String,
    /// The code.
    pub code: String,
    /// First day.
    pub valid_from: String,
    /// First day on which it no longer held.
    pub valid_to: Option<String>,
    /// Where it was read.
    pub source: String,
}

/// All codes that a unit has or had.
///
/// # Errors
/// On a database fault.
pub async fn codes(sql: &dyn Sql, unit: UnitId) -> Result<Vec<UnitCode>, Fault> {
    sql.all(
        "select system, code, valid_from, valid_to, source from unit_code where unit_id = $1 \
         order by system, valid_from, code",
        args![unit.to_string()],
    )
    .await
}

/// The present units of a level behind a path, in order of paths.
///
/// # Errors
/// On a database fault.
pub async fn units_after(
    sql: &dyn Sql,
    level: Level,
    after: &str,
    limit: i64,
) -> Result<Vec<Unit>, Fault> {
    list(
        sql,
        "where u.valid_to is null and u.level = $1 and u.path > $2 order by u.path limit $3",
        args![level.code(), after, limit],
    )
    .await
}

/// The present units of every level whose name, sound or code holds the words; nearest match first.
///
/// # Errors
/// On a database fault.
pub async fn units_called(sql: &dyn Sql, words: &str, limit: i64) -> Result<Vec<Unit>, Fault> {
    let folded = names::fold(words);
    let escaped = folded
        .replace('!', "!!")
        .replace('%', "!%")
        .replace('_', "!_");
    list(
        sql,
        "where u.valid_to is null and (u.folded like $1 escape '!' or u.spelled like $1 escape '!' \
         or u.initials like $1 escape '!' or u.code like $1 escape '!') \
         order by case when u.folded = $2 or u.code = $2 then 0 else 1 end, u.path limit $3",
        args![format!("%{escaped}%"), folded, limit],
    )
    .await
}
