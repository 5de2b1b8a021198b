//! What renaming, recoding, merging, splitting and ending a unit would do, and what stands in the way.

use kernel::{Date, Lang};
use sea_orm::FromQueryResult;
use store::{Fault, Sql, args};

use super::moves;
use super::outlook::{Outlook, Said, words};
use super::{Checks, Followers, Refused, UnitDetails, UnitPart};
use crate::{Level, Unit, UnitId, children, estate, grid, unit, unit_by_code};

#[derive(FromQueryResult)]
struct Dates {
    since: String,
    valid_to: Option<String>,
}

/// A present unit whose history does not go beyond the day asked for.
async fn standing(sql: &dyn Sql, id: UnitId, day: Date) -> Result<Unit, Refused> {
    let found = unit(sql, id).await?.ok_or(Refused::NotFound)?;
    let dates: Option<Dates> = sql
        .one(
            "select coalesce(since, valid_from) as since, valid_to from unit where id = $1",
            args![id.to_string()],
        )
        .await?;
    let dates = dates.ok_or(Refused::NotFound)?;
    if dates.valid_to.is_some() {
        return Err(Refused::Stands("place-stands-ended"));
    }
    if day.to_string() < dates.since {
        return Err(Refused::Fields(vec![
            web::FieldError::new("day", "place-wrong-unit-day").with("since", dates.since),
        ]));
    }
    Ok(found)
}

pub(super) async fn check_rename(
    sql: &dyn Sql,
    lang: Lang,
    details: &UnitDetails,
    day: Date,
) -> Result<Outlook, Refused> {
    let mut checks = Checks::default();
    checks.name("name_zh", &details.name_zh);
    checks.text("name_en", &details.name_en);
    checks.text("what", &details.what);
    checks.done()?;
    let unit = standing(sql, details.id, day).await?;
    let mut outlook = Outlook::at(&unit.path);
    outlook.weighty = true;
    if unit.official_name != details.name_zh.trim() {
        let said = Said::new("place-effect-renamed").with("from", words(lang, &unit));
        outlook.effect(said.with("to", details.name_zh.trim().to_owned()));
        outlook.effect(Said::new("place-effect-old-name"));
    }
    Ok(outlook)
}

/// A code that a unit of this level can get.
async fn code_free(
    sql: &dyn Sql,
    level: Level,
    code: &str,
    own: Option<UnitId>,
) -> Result<(), Refused> {
    if code.len() != level.code_digits() || !code.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Refused::Fields(vec![
            web::FieldError::new("code", "place-wrong-code").with("n", level.code_digits()),
        ]));
    }
    match unit_by_code(sql, code).await? {
        Some(found) if Some(found.id) != own => {
            Err(Refused::field("code", "place-wrong-code-taken"))
        }
        _ => Ok(()),
    }
}

pub(super) async fn check_recode(
    sql: &dyn Sql,
    lang: Lang,
    followers: &Followers,
    id: UnitId,
    code: &str,
    day: Date,
) -> Result<Outlook, Refused> {
    let unit = standing(sql, id, day).await?;
    let code = code.trim();
    code_free(sql, unit.level, code, Some(id)).await?;
    if code == unit.code {
        return Err(Refused::field("code", "place-wrong-code-same"));
    }
    let mut outlook = Outlook::at(&unit.path);
    outlook.weighty = true;
    let said = Said::new("place-effect-recoded").with("from", words(lang, &unit));
    outlook.effect(said.with("to", code.to_owned()));
    if !code.starts_with(&above(&unit)) {
        outlook.warn(Said::new("place-warn-code-parent"));
    }
    moves::say(sql, followers, &unit.path, &mut outlook).await?;
    Ok(outlook)
}

/// Code of the unit above, read from the path.
fn above(unit: &Unit) -> String {
    let before = unit.path.trim_end_matches(&format!("{}/", unit.code));
    before
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or("")
        .to_owned()
}

pub(super) async fn check_merge(
    sql: &dyn Sql,
    lang: Lang,
    followers: &Followers,
    (id, into): (UnitId, UnitId),
    day: Date,
) -> Result<Outlook, Refused> {
    let unit = standing(sql, id, day).await?;
    let target = match crate::unit(sql, into).await? {
        Some(found) if found.level == unit.level && found.id != unit.id => found,
        _ => return Err(Refused::field("into", "place-wrong-into")),
    };
    if !is_present(sql, into).await? {
        return Err(Refused::field("into", "place-wrong-into"));
    }
    let mut outlook = Outlook::at(&unit.path);
    outlook.weighty = true;
    let said = Said::new("place-effect-merged").with("from", words(lang, &unit));
    outlook.effect(
        said.with("to", words(lang, &target))
            .with("day", day.to_string()),
    );
    moves::say(sql, followers, &unit.path, &mut outlook).await?;
    let twice = sql
        .count(
            "select count(*) from service_point a join service_point b on b.kind = a.kind and b.path = $2 \
             and b.valid_to is null where a.path = $1 and a.valid_to is null",
            args![&unit.path, &target.path],
        )
        .await?;
    if twice > 0 {
        outlook.warn(Said::new("place-warn-points-twice").with("n", twice));
    }
    outlook.warn(Said::new("place-warn-final"));
    Ok(outlook)
}

async fn is_present(sql: &dyn Sql, id: UnitId) -> Result<bool, Fault> {
    let n = sql
        .count(
            "select count(*) from unit where id = $1 and valid_to is null",
            args![id.to_string()],
        )
        .await?;
    Ok(n > 0)
}

pub(super) async fn check_split(
    sql: &dyn Sql,
    lang: Lang,
    followers: &Followers,
    part: &UnitPart,
    day: Date,
) -> Result<Outlook, Refused> {
    let mut checks = Checks::default();
    checks.name("name_zh", &part.name_zh);
    checks.text("name_en", &part.name_en);
    checks.done()?;
    let unit = standing(sql, part.id, day).await?;
    if unit.parent.is_none() {
        return Err(Refused::Stands("place-stands-city"));
    }
    code_free(sql, unit.level, part.code.trim(), None).await?;
    let below = children(sql, &unit.path).await?;
    if !part
        .units
        .iter()
        .all(|code| below.iter().any(|u| u.code == *code))
    {
        return Err(Refused::field("units", "place-wrong-part"));
    }
    for id in &part.grids {
        if !grid(sql, *id)
            .await?
            .is_some_and(|g| g.path.starts_with(&unit.path))
        {
            return Err(Refused::field("grids", "place-wrong-part"));
        }
    }
    for id in &part.estates {
        if !estate(sql, *id)
            .await?
            .is_some_and(|e| e.path.starts_with(&unit.path))
        {
            return Err(Refused::field("estates", "place-wrong-part"));
        }
    }
    if part.units.is_empty() && part.grids.is_empty() && part.estates.is_empty() {
        let field = if unit.level == Level::Community {
            "grids"
        } else {
            "units"
        };
        return Err(Refused::field(field, "place-wrong-nothing"));
    }
    let mut outlook = Outlook::at(&unit.path);
    outlook.weighty = true;
    let said = Said::new("place-effect-split").with("from", words(lang, &unit));
    let said = said.with(
        "to",
        format!("{} {}", part.name_zh.trim(), part.code.trim()),
    );
    outlook.effect(said.with("day", day.to_string()));
    for code in &part.units {
        if let Some(child) = below.iter().find(|u| u.code == *code) {
            outlook.effect(Said::new("place-effect-goes").with("name", words(lang, child)));
            moves::say(sql, followers, &child.path, &mut outlook).await?;
        }
    }
    for id in &part.grids {
        if let Some(grid) = grid(sql, *id).await? {
            let n = belongs(sql, "grid_id", &id.to_string()).await?;
            let said = Said::new("place-effect-goes-with");
            outlook.effect(
                said.with("name", grid.name.get(lang).to_owned())
                    .with("n", n),
            );
        }
    }
    for id in &part.estates {
        if let Some(estate) = estate(sql, *id).await? {
            let n = belongs(sql, "estate_id", &id.to_string()).await?;
            let said = Said::new("place-effect-goes-with");
            outlook.effect(
                said.with("name", estate.name.get(lang).to_owned())
                    .with("n", n),
            );
        }
    }
    if unit.level == Level::Community {
        outlook.warn(Said::new("place-warn-matters-stay"));
    }
    outlook.warn(Said::new("place-warn-final"));
    Ok(outlook)
}

async fn belongs(sql: &dyn Sql, column: &str, id: &str) -> Result<i64, Fault> {
    let text = format!("select count(*) from building where valid_to is null and {column} = $1");
    sql.count(&text, args![id]).await
}

pub(super) async fn check_close(
    sql: &dyn Sql,
    lang: Lang,
    followers: &Followers,
    id: UnitId,
    day: Date,
) -> Result<Outlook, Refused> {
    let unit = standing(sql, id, day).await?;
    if !moves::is_empty(sql, &unit.path).await? {
        return Err(Refused::Stands("place-stands-belongs"));
    }
    let mut outlook = Outlook::at(&unit.path);
    outlook.weighty = true;
    let said = Said::new("place-effect-unit-ends").with("name", words(lang, &unit));
    outlook.effect(said.with("day", day.to_string()));
    moves::say(sql, followers, &unit.path, &mut outlook).await?;
    outlook.warn(Said::new("place-warn-final"));
    Ok(outlook)
}
