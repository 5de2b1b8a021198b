//! The published list of administrative units.

use std::collections::{BTreeMap, HashMap};
use std::io::Read;

use kernel::{Date, IdSource, pinyin};
use sea_orm::FromQueryResult;
use serde::{Deserialize, Serialize};
use store::{Fault, Sql, Tx, args};

use super::Progress;
use crate::names;
use crate::store::touch;
use crate::{Level, NewUnit, insert_units};

/// One line of the file.
#[derive(Deserialize)]
struct Line {
    code: String,
    level: String,
    name: String,
    parent_code: String,
    kind: String,
    code_system: String,
    as_of: String,
}

/// Why a line is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitProblem {
    /// A column is missing or not text.
    Malformed,
    /// The level is none of city, county, township, village.
    Level,
    /// The code is not as long as its level wants, or not of digits.
    Code,
    /// The name is empty.
    Name,
    /// `as_of` is no year.
    AsOf,
    /// The code stands in an earlier line.
    Duplicate,
    /// The unit above is not in the file.
    Parent,
    /// The code does not begin with the code of the unit above.
    ParentCode,
}

impl UnitProblem {
    /// The end of the text key `place-problem-<code>`.
    pub fn code(self) -> &'static str {
        match self {
            UnitProblem::Malformed => "malformed",
            UnitProblem::Level => "level",
            UnitProblem::Code => "code",
            UnitProblem::Name => "name",
            UnitProblem::AsOf => "as-of",
            UnitProblem::Duplicate => "duplicate",
            UnitProblem::Parent => "parent",
            UnitProblem::ParentCode => "parent-code",
        }
    }
}

/// A line that is not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RefusedRow {
    /// Line of the file, the heading being 1.
    pub line: u64,
    /// Its code as written.
    pub code: String,
    /// Why.
    pub problem: UnitProblem,
}

/// A file read: what can be entered and what not.
#[derive(Clone, Debug, Default)]
pub struct ReadUnits {
    /// Units in the order of the file.
    pub units: Vec<NewUnit>,
    /// Lines refused.
    pub refused: Vec<RefusedRow>,
}

impl ReadUnits {
    /// Units of a level.
    pub fn count(&self, level: Level) -> usize {
        self.units.iter().filter(|u| u.level == level).count()
    }
}

/// Reads a list with the columns code, level, name, parent_code, kind, code_system, as_of (a year). A unit is valid
/// from the first day of that year, since the list says no more.
///
/// # Errors
/// Never: what cannot be read is a refused line.
pub fn units(file: impl Read, source: &str, progress: Progress<'_>) -> ReadUnits {
    let mut read = ReadUnits::default();
    let mut lines: Vec<(u64, Line)> = Vec::new();
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .from_reader(file);
    for (at, line) in reader.deserialize::<Line>().enumerate() {
        let number = at as u64 + 2;
        match line {
            Ok(line) => lines.push((number, line)),
            Err(_) => read.refused.push(RefusedRow {
                line: number,
                code: String::new(),
                problem: UnitProblem::Malformed,
            }),
        }
    }
    let all = lines.len() as u64;
    let known: HashMap<&str, u64> = lines
        .iter()
        .rev()
        .map(|(number, line)| (line.code.as_str(), *number))
        .collect();
    for (done, (number, line)) in lines.iter().enumerate() {
        match unit(*number, line, &known, source) {
            Ok(unit) => read.units.push(unit),
            Err(problem) => read.refused.push(RefusedRow {
                line: *number,
                code: line.code.clone(),
                problem,
            }),
        }
        progress(done as u64 + 1, Some(all));
    }
    read
}

fn unit(
    number: u64,
    line: &Line,
    known: &HashMap<&str, u64>,
    source: &str,
) -> Result<NewUnit, UnitProblem> {
    let level = Level::parse(&line.level).ok_or(UnitProblem::Level)?;
    let digits = line.code.bytes().all(|b| b.is_ascii_digit());
    if !digits || line.code.len() != level.code_digits() {
        return Err(UnitProblem::Code);
    }
    if line.name.is_empty() {
        return Err(UnitProblem::Name);
    }
    let year: i16 = line
        .as_of
        .get(..4)
        .and_then(|y| y.parse().ok())
        .filter(|y| (1949..=9999).contains(y))
        .ok_or(UnitProblem::AsOf)?;
    if known.get(line.code.as_str()) != Some(&number) {
        return Err(UnitProblem::Duplicate);
    }
    let parent_code = match level {
        Level::City => None,
        _ if !known.contains_key(line.parent_code.as_str()) => return Err(UnitProblem::Parent),
        _ if !line.code.starts_with(&line.parent_code) => return Err(UnitProblem::ParentCode),
        _ => Some(line.parent_code.clone()),
    };
    Ok(NewUnit {
        code: line.code.clone(),
        level,
        parent_code,
        name_zh: line.name.clone(),
        name_en: None,
        urban: is_urban(&line.kind),
        kind: line.kind.clone(),
        at: None,
        code_system: line.code_system.clone(),
        valid_from: Date::constant(year, 1, 1),
        source: source.to_owned(),
    })
}

/// Town or country by the kind that the list gives. Counties are mixed and count as country.
fn is_urban(kind: &str) -> bool {
    matches!(
        kind,
        "地级市" | "市辖区" | "街道" | "镇" | "社区" | "居委会" | "生活区"
    )
}

/// Puts in English names from a table with the columns code and en; units without one keep the name made from pinyin.
/// Returns how many were found.
///
/// # Errors
/// When the table is not such a table.
pub fn english_names(units: &mut [NewUnit], table: impl Read) -> Result<usize, csv::Error> {
    #[derive(Deserialize)]
    struct Name {
        code: String,
        en: String,
    }
    let mut names: HashMap<String, String> = HashMap::new();
    for line in csv::Reader::from_reader(table).deserialize::<Name>() {
        let line = line?;
        names.insert(line.code, line.en);
    }
    let mut found = 0;
    for unit in units {
        if let Some(name) = names.remove(&unit.code) {
            unit.name_en = Some(name);
            found += 1;
        }
    }
    Ok(found)
}

/// What entering a list would change.
#[derive(Clone, Debug, Default)]
pub struct UnitPlan {
    /// Units with a code that is not there yet.
    pub new: Vec<NewUnit>,
    /// Units whose published name differs: code, name before, the unit as the list has it.
    pub renamed: Vec<(String, String, NewUnit)>,
    /// How many are as the list says.
    pub same: usize,
    /// Codes that are there and not in the list; a list never removes a unit by itself.
    pub absent: Vec<String>,
}

#[derive(FromQueryResult)]
struct Known {
    code: String,
    name_zh: String,
}

/// Compares a list with what is there.
///
/// # Errors
/// On a database fault.
pub async fn compare_units(sql: &dyn Sql, units: &[NewUnit]) -> Result<UnitPlan, Fault> {
    let rows: Vec<Known> = sql
        .all(
            "select code, name_zh from unit where valid_to is null",
            args![],
        )
        .await?;
    let mut known: BTreeMap<String, String> =
        rows.into_iter().map(|r| (r.code, r.name_zh)).collect();
    let mut plan = UnitPlan::default();
    for unit in units {
        match known.remove(&unit.code) {
            None => plan.new.push(unit.clone()),
            Some(name) if name != unit.name_zh => {
                plan.renamed.push((unit.code.clone(), name, unit.clone()));
            }
            Some(_) => plan.same += 1,
        }
    }
    plan.absent = known.into_keys().collect();
    Ok(plan)
}

/// Carries a plan out: enters new units and renames others.
///
/// # Errors
/// On a database fault.
pub async fn save_units(tx: &Tx, ids: &dyn IdSource, plan: &UnitPlan) -> Result<(), Fault> {
    insert_units(tx, ids, &plan.new).await?;
    for (code, _, unit) in &plan.renamed {
        let label = names::said(&unit.name_zh);
        let folded = names::fold(&label);
        let english = unit
            .name_en
            .clone()
            .unwrap_or_else(|| names::english(&label));
        tx.run(
            "update unit set name_zh = $1, label_zh = $2, name_en = $3, sort_key = $4, initials = $5, spelled = $6, \
             folded = $7, short = $8 where code = $9 and valid_to is null",
            args![
                &unit.name_zh,
                &label,
                english,
                pinyin::sort_key(&label),
                pinyin::initials(&label),
                pinyin::full(&label),
                &folded,
                names::short(&folded),
                code,
            ],
        )
        .await?;
    }
    touch(tx).await
}
