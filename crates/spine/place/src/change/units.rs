//! Units: renamed, recoded, merged, split, ended; each with a day, and with what moves to whom.

use geo::BooleanOps;
use kernel::pinyin;
use serde_json::Value;
use store::{Fault, Sql, args};

use super::apply::Doing;
use super::moves::{self, Move};
use super::{Change, Refused, UnitDetails, UnitPart};
use crate::boundary::{self, NewBoundary};
use crate::{Unit, UnitId, children, grid, names, unit};

/// How a unit is called now.
///
/// # Errors
/// On a database fault.
pub async fn read(sql: &dyn Sql, id: UnitId) -> Result<Option<UnitDetails>, Fault> {
    Ok(unit(sql, id).await?.map(|unit| UnitDetails {
        id,
        name_zh: unit.official_name,
        name_en: unit.name.en,
        what: unit.kind,
        urban: unit.urban,
    }))
}

/// Keeps how a unit was called and where it stood until the day; nothing is kept of a stretch of no days.
async fn keep_past(doing: &Doing<'_>, id: UnitId) -> Result<(), Fault> {
    let (id, day) = (id.to_string(), doing.day.to_string());
    doing
        .tx
        .run(
            "insert into unit_past (unit_id, parent_id, code, path, name_zh, label_zh, name_en, kind, urban, valid_from, \
             valid_to) select id, parent_id, code, path, name_zh, label_zh, name_en, kind, urban, \
             coalesce(since, valid_from), $2 from unit where id = $1 and coalesce(since, valid_from) < $2",
            args![&id, &day],
        )
        .await?;
    doing
        .tx
        .run("update unit set since = $2 where id = $1", args![&id, &day])
        .await?;
    Ok(())
}

pub(super) async fn rename(
    doing: &Doing<'_>,
    details: &UnitDetails,
) -> Result<Option<Value>, Refused> {
    let held = read(doing.tx.sql(), details.id).await?;
    keep_past(doing, details.id).await?;
    let label = names::said(details.name_zh.trim());
    let folded = names::fold(&label);
    let english = if details.name_en.trim().is_empty() {
        names::english(&label)
    } else {
        details.name_en.trim().to_owned()
    };
    doing
        .tx
        .run(
            "update unit set name_zh = $2, label_zh = $3, name_en = $4, kind = $5, urban = $6, sort_key = $7, \
             initials = $8, spelled = $9, folded = $10, short = $11 where id = $1",
            args![
                details.id.to_string(),
                details.name_zh.trim(),
                &label,
                english,
                details.what.trim(),
                details.urban,
                pinyin::sort_key(&label),
                pinyin::initials(&label),
                pinyin::full(&label),
                &folded,
                names::short(&folded),
            ],
        )
        .await?;
    super::apply::held(held.map(Change::RenameUnit))
}

pub(super) async fn recode(
    doing: &Doing<'_>,
    id: UnitId,
    code: &str,
) -> Result<Option<Value>, Refused> {
    let code = code.trim();
    let held = unit(doing.tx.sql(), id).await?.ok_or(Refused::NotFound)?;
    let before = held
        .path
        .trim_end_matches(&format!("{}/", held.code))
        .to_owned();
    let path = format!("{before}{code}/");
    keep_past(doing, id).await?;
    end_codes(doing, id, Some(&held.code)).await?;
    new_code(doing, id, code).await?;
    doing
        .tx
        .run(
            "update unit set code = $2 where id = $1",
            args![id.to_string(), code],
        )
        .await?;
    let step = Move {
        from_path: &held.path,
        from_code: &held.code,
        to_path: &path,
        to_code: code,
    };
    moves::carry(doing.tx, doing.followers, doing.now, step).await?;
    doing.moved(id).await?;
    super::apply::held(Some(Change::RecodeUnit {
        id,
        code: held.code,
    }))
}

async fn end_codes(doing: &Doing<'_>, id: UnitId, code: Option<&str>) -> Result<(), Fault> {
    doing
        .tx
        .run(
            "update unit_code set valid_to = $2 where unit_id = $1 and valid_to is null and ($3 = '' or code = $3)",
            args![id.to_string(), doing.day.to_string(), code.unwrap_or("")],
        )
        .await?;
    Ok(())
}

async fn new_code(doing: &Doing<'_>, id: UnitId, code: &str) -> Result<(), Fault> {
    doing
        .tx
        .run(
            "insert into unit_code (unit_id, system, code, valid_from, source) values ($1, 'NBS', $2, $3, $4) \
             on conflict (unit_id, system, code, valid_from) do update set valid_to = null",
            args![id.to_string(), code, doing.day.to_string(), doing.author.actor.as_str()],
        )
        .await?;
    Ok(())
}

/// A unit comes to lie under another one.
async fn reparent(doing: &Doing<'_>, child: &Unit, to: UnitId, to_path: &str) -> Result<(), Fault> {
    keep_past(doing, child.id).await?;
    doing
        .tx
        .run(
            "update unit set parent_id = $2 where id = $1",
            args![child.id.to_string(), to.to_string()],
        )
        .await?;
    let path = format!("{to_path}{}/", child.code);
    if path != child.path {
        let step = Move {
            from_path: &child.path,
            from_code: &child.code,
            to_path: &path,
            to_code: &child.code,
        };
        moves::carry(doing.tx, doing.followers, doing.now, step).await?;
    }
    doing.moved(child.id).await
}

pub(super) async fn merge(
    doing: &Doing<'_>,
    id: UnitId,
    into: UnitId,
) -> Result<Option<Value>, Refused> {
    let tx = doing.tx;
    let from = unit(tx.sql(), id).await?.ok_or(Refused::NotFound)?;
    let to = unit(tx.sql(), into).await?.ok_or(Refused::NotFound)?;
    for child in children(tx.sql(), &from.path).await? {
        reparent(doing, &child, into, &to.path).await?;
    }
    unite_borders(doing, &from, &to).await?;
    // Ended first, so that its row keeps the path under which it is known.
    end_codes(doing, id, None).await?;
    tx.run(
        "update unit set valid_to = $2, successor_id = $3 where id = $1",
        args![id.to_string(), doing.day.to_string(), into.to_string()],
    )
    .await?;
    for table in ["grid", "estate", "building", "service_point"] {
        tx.run(
            &format!("update {table} set unit_id = $2 where unit_id = $1 and valid_to is null"),
            args![id.to_string(), into.to_string()],
        )
        .await?;
    }
    let step = Move {
        from_path: &from.path,
        from_code: &from.code,
        to_path: &to.path,
        to_code: &to.code,
    };
    moves::carry(tx, doing.followers, doing.now, step).await?;
    doing.moved(id).await?;
    Ok(None)
}

/// The border of the unit that stays takes in that of the unit that ends.
async fn unite_borders(doing: &Doing<'_>, from: &Unit, to: &Unit) -> Result<(), Fault> {
    let sql = doing.tx.sql();
    let pair = (
        boundary::of(sql, &from.path).await?,
        boundary::of(sql, &to.path).await?,
    );
    if let (Some(one), Some(other)) = pair {
        let whole = other.union(&one);
        let new = NewBoundary {
            unit: to.id,
            shape: whole,
            declared_crs: None,
            detected_crs: None,
            valid_from: doing.day,
            source: format!("{} + {}", to.code, from.code),
            report: "{}".into(),
        };
        boundary::save(doing.tx, &[new], &doing.author.actor, doing.now).await?;
    }
    doing
        .tx
        .run(
            "update boundary set valid_to = $2 where unit_id = $1 and valid_to is null",
            args![from.id.to_string(), doing.day.to_string()],
        )
        .await?;
    Ok(())
}

pub(super) async fn split(doing: &Doing<'_>, part: &UnitPart) -> Result<Option<Value>, Refused> {
    let tx = doing.tx;
    let from = unit(tx.sql(), part.id).await?.ok_or(Refused::NotFound)?;
    let new = part.new_id.ok_or(Refused::NotFound)?;
    let code = part.code.trim();
    let before = from
        .path
        .trim_end_matches(&format!("{}/", from.code))
        .to_owned();
    let path = format!("{before}{code}/");
    let label = names::said(part.name_zh.trim());
    let folded = names::fold(&label);
    let english = if part.name_en.trim().is_empty() {
        names::english(&label)
    } else {
        part.name_en.trim().to_owned()
    };
    tx.run(
        "insert into unit (id, level, parent_id, code, path, name_zh, label_zh, name_en, kind, urban, sort_key, \
         initials, spelled, folded, short, valid_from) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        args![
            new.to_string(),
            from.level.code(),
            from.parent.map(|p| p.to_string()),
            code,
            &path,
            part.name_zh.trim(),
            &label,
            english,
            &from.kind,
            from.urban,
            pinyin::sort_key(&label),
            pinyin::initials(&label),
            pinyin::full(&label),
            &folded,
            names::short(&folded),
            doing.day.to_string(),
        ],
    )
    .await?;
    new_code(doing, new, code).await?;
    for child in children(tx.sql(), &from.path).await? {
        if part.units.contains(&child.code) {
            reparent(doing, &child, new, &path).await?;
        }
    }
    for id in &part.grids {
        let moved = grid(tx.sql(), *id).await?.ok_or(Refused::NotFound)?;
        tx.run(
            "update grid set unit_id = $2, path = $3 where id = $1",
            args![
                id.to_string(),
                new.to_string(),
                format!("{path}{}/", moved.code)
            ],
        )
        .await?;
        for table in ["building", "estate"] {
            take(doing, (table, "grid_id"), &id.to_string(), new, &path).await?;
        }
    }
    for id in &part.estates {
        take(doing, ("estate", "id"), &id.to_string(), new, &path).await?;
        take(
            doing,
            ("building", "estate_id"),
            &id.to_string(),
            new,
            &path,
        )
        .await?;
    }
    doing.moved(part.id).await?;
    doing.moved(new).await?;
    Ok(None)
}

async fn take(
    doing: &Doing<'_>,
    (table, column): (&str, &str),
    id: &str,
    new: UnitId,
    path: &str,
) -> Result<(), Fault> {
    doing
        .tx
        .run(
            &format!(
                "update {table} set unit_id = $2, path = $3 where {column} = $1 and valid_to is null"
            ),
            args![id, new.to_string(), path],
        )
        .await?;
    Ok(())
}

pub(super) async fn close(doing: &Doing<'_>, id: UnitId) -> Result<Option<Value>, Refused> {
    end_codes(doing, id, None).await?;
    doing.end("unit", &id.to_string()).await?;
    doing.moved(id).await?;
    Ok(None)
}
