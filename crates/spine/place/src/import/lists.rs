//! Published lists of townships that give one code to different places.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::Read;

use kernel::{Date, IdSource, UtcMs};
use store::{Fault, Tx, args};

use crate::conflict::{self, Conflict};
use crate::names::fold;
use crate::{Level, UnitId, units_below};

/// Why a table of lists cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ListsError {
    /// Not CSV.
    #[error("the table cannot be read")]
    Csv(#[from] csv::Error),
    /// Not a column of codes and at least two of names.
    #[error("the table needs a column of codes and at least two lists")]
    Columns,
    /// A code is not nine digits.
    #[error("line {0}: a township has a code of nine digits")]
    Code(u64),
}

/// The lists side by side.
#[derive(Clone, Debug, Default)]
pub struct TownshipLists {
    /// Names of the lists, as the heading says.
    pub lists: Vec<String>,
    /// Name by code and list; `None` where the list lacks the code.
    pub names: BTreeMap<String, Vec<Option<String>>>,
    /// Codes about which the lists disagree.
    pub conflicts: Vec<Conflict>,
}

/// Reads a table with a column of nine-digit codes and one column of names per list, and finds what they say
/// differently.
///
/// # Errors
/// [`ListsError`].
pub fn township_lists(file: impl Read) -> Result<TownshipLists, ListsError> {
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .from_reader(file);
    let lists: Vec<String> = reader.headers()?.iter().skip(1).map(Into::into).collect();
    if lists.len() < 2 {
        return Err(ListsError::Columns);
    }
    let mut names = BTreeMap::new();
    for (at, row) in reader.records().enumerate() {
        let row = row?;
        let code = row.get(0).unwrap_or("");
        if code.len() != Level::Township.code_digits() || !code.bytes().all(|b| b.is_ascii_digit())
        {
            return Err(ListsError::Code(at as u64 + 2));
        }
        let said = row.iter().skip(1).map(|name| {
            let name = name.trim();
            (!name.is_empty()).then(|| name.to_owned())
        });
        names.insert(code.to_owned(), said.collect::<Vec<_>>());
    }
    let conflicts = conflicts(&lists, &names);
    Ok(TownshipLists {
        lists,
        names,
        conflicts,
    })
}

/// A name as lists agree on it: 办 before 街道 is said by some and left out by others.
fn normal(name: &str) -> String {
    fold(&name.replace("办街道", "街道"))
}

fn conflicts(lists: &[String], names: &BTreeMap<String, Vec<Option<String>>>) -> Vec<Conflict> {
    let mut codes_of: HashMap<String, BTreeSet<&str>> = HashMap::new();
    for (code, row) in names {
        for name in row.iter().flatten() {
            codes_of.entry(normal(name)).or_default().insert(code);
        }
    }
    let differs = |row: &[Option<String>]| row.windows(2).any(|pair| pair[0] != pair[1]);
    names
        .iter()
        .filter(|(_, row)| differs(row))
        .map(|(code, row)| {
            let elsewhere = row
                .iter()
                .flatten()
                .any(|name| codes_of[&normal(name)].len() > 1);
            let kind = match (elsewhere, row.iter().any(Option::is_none)) {
                (true, _) => "moved",
                (false, true) => "missing",
                (false, false) => "spelling",
            };
            Conflict {
                code: code.clone(),
                kind: kind.to_owned(),
                names: lists.iter().cloned().zip(row.iter().cloned()).collect(),
                unit: None,
                decision: None,
                decided_ms: None,
            }
        })
        .collect()
}

/// Writes the report of conflicts, and the codes that each list gives to units we know by name.
///
/// # Errors
/// On a database fault.
pub async fn save_township_lists(
    tx: &Tx,
    ids: &dyn IdSource,
    lists: &TownshipLists,
    valid_from: Date,
    now: UtcMs,
) -> Result<(), Fault> {
    let townships = units_below(tx.sql(), "", Level::Township).await?;
    let by_code: HashMap<&str, UnitId> =
        townships.iter().map(|u| (u.code.as_str(), u.id)).collect();
    // A name that two counties share says nothing about which of them is meant, so the county's code is part of the key.
    let by_name: HashMap<(&str, String), UnitId> = townships
        .iter()
        .map(|u| ((county(&u.code), normal(&u.official_name)), u.id))
        .collect();
    let mut found = lists.conflicts.clone();
    for conflict in &mut found {
        conflict.unit = by_code.get(conflict.code.as_str()).copied();
    }
    conflict::replace(tx, ids, &found, now).await?;
    for (code, row) in &lists.names {
        for (list, name) in lists.lists.iter().zip(row) {
            let unit = name
                .as_ref()
                .and_then(|name| by_name.get(&(county(code), normal(name))));
            if let Some(unit) = unit {
                tx.run(
                    "insert into unit_code (unit_id, system, code, valid_from, source) values ($1, $2, $3, $4, $5) \
                     on conflict (unit_id, system, code, valid_from) do nothing",
                    args![
                        unit.to_string(),
                        list,
                        code,
                        valid_from.to_string(),
                        list
                    ],
                )
                .await?;
            }
        }
    }
    Ok(())
}

fn county(code: &str) -> &str {
    code.get(..Level::County.code_digits()).unwrap_or(code)
}
