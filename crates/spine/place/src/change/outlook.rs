//! What a change would do, said before it is done.

use kernel::{Date, Lang};
use store::{Fault, Sql};
use texts::Arg;

use super::{
    Asked, Change, Followers, Refused, buildings, estates, grids, points, units_check, workers,
};
use crate::{Level, Unit, unit_by_code};

/// A sentence: text key and values.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// Text key.
    pub key: &'static str,
    /// Its values.
    pub args: Vec<(&'static str, Arg)>,
}

impl Said {
    pub(crate) fn new(key: &'static str) -> Said {
        Said {
            key,
            args: Vec::new(),
        }
    }

    #[must_use]
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Said {
        self.args.push((name, value.into()));
        self
    }
}

/// What a change would do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outlook {
    /// What moves to whom, what begins and ends.
    pub effects: Vec<Said>,
    /// What a person should look at twice; it does not stand in the way.
    pub warnings: Vec<Said>,
    /// Path of the unit where it happens.
    pub unit_path: String,
    /// Cannot be taken back with one press, or moves other things: asks before it is done.
    pub weighty: bool,
}

impl Outlook {
    pub(crate) fn at(unit_path: &str) -> Outlook {
        Outlook {
            unit_path: unit_path.to_owned(),
            ..Outlook::default()
        }
    }

    pub(crate) fn effect(&mut self, said: Said) {
        self.effects.push(said);
    }

    /// Says how many, unless none.
    pub(crate) fn count(&mut self, key: &'static str, n: i64) {
        if n > 0 {
            self.effects.push(Said::new(key).with("n", n));
        }
    }

    pub(crate) fn warn(&mut self, said: Said) {
        self.warnings.push(said);
    }
}

/// Checks a change and says what it would do.
///
/// # Errors
/// [`Refused`] with every field that has to be mended.
pub async fn outlook(
    sql: &dyn Sql,
    lang: Lang,
    followers: &Followers,
    asked: &Asked,
) -> Result<Outlook, Refused> {
    if asked.note.chars().count() > super::LONGEST_TEXT {
        return Err(Refused::field("note", "place-wrong-note"));
    }
    if !(EARLIEST..=LATEST).contains(&asked.day) {
        return Err(Refused::field("day", "place-wrong-day"));
    }
    let day = asked.day;
    match &asked.change {
        Change::SavePoint(point) => points::check(sql, lang, point).await,
        Change::ClosePoint { id } => points::check_close(sql, lang, *id).await,
        Change::SaveEstate(estate) => estates::check(sql, lang, estate).await,
        Change::CloseEstate { id } => estates::check_close(sql, lang, *id).await,
        Change::SaveBuilding(building) => buildings::check(sql, lang, building).await,
        Change::CloseBuilding { id } => buildings::check_close(sql, lang, *id).await,
        Change::SaveGrid(grid) => grids::check(sql, lang, grid).await,
        Change::CloseGrid { id, successor } => grids::check_close(sql, lang, *id, *successor).await,
        Change::SaveWorker(worker) => workers::check(sql, lang, worker, day).await,
        Change::EndWorker { id } => workers::check_end(sql, lang, *id, day).await,
        Change::RenameUnit(unit) => units_check::check_rename(sql, lang, unit, day).await,
        Change::RecodeUnit { id, code } => {
            units_check::check_recode(sql, lang, followers, *id, code, day).await
        }
        Change::MergeUnit { id, into } => {
            units_check::check_merge(sql, lang, followers, (*id, *into), day).await
        }
        Change::SplitUnit(part) => units_check::check_split(sql, lang, followers, part, day).await,
        Change::CloseUnit { id } => units_check::check_close(sql, lang, followers, *id, day).await,
    }
}

/// Nothing here is older than the republic's first day, and nobody plans a century ahead.
const EARLIEST: Date = Date::constant(1949, 10, 1);
const LATEST: Date = Date::constant(2099, 12, 31);

/// The present unit of a code typed into the field `unit`, of the level asked for where one is.
pub(crate) async fn unit_of(
    sql: &dyn Sql,
    code: &str,
    level: Option<Level>,
) -> Result<Unit, Refused> {
    let found = match code.trim() {
        "" => None,
        code => unit_by_code(sql, code).await?,
    };
    let unit = found.ok_or_else(|| Refused::field("unit", "place-wrong-unit"))?;
    if level.is_some_and(|level| unit.level != level) {
        return Err(Refused::field("unit", "place-wrong-community"));
    }
    Ok(unit)
}

/// Name and code of a unit, for a sentence.
pub(crate) fn words(lang: Lang, unit: &Unit) -> String {
    format!("{} {}", unit.name.get(lang), unit.code)
}

/// A row counter.
pub(crate) async fn count(
    sql: &dyn Sql,
    text: &str,
    args: Vec<store::Value>,
) -> Result<i64, Fault> {
    sql.count(text, args).await
}
