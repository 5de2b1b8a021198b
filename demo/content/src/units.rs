//! Units and the organ types that exist at them.

use serde::Deserialize;

use crate::words::{Bilingual, Level};

/// One administrative unit as published.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Unit {
    /// Code of 4, 6, 9 or 12 digits in the code system `code_system`.
    pub code: String,
    /// Level, which the length of the code tells too.
    pub level: Level,
    /// Chinese name, unchanged.
    pub name: String,
    /// Code of the parent; the city's parent `23` is the province and not in the list.
    pub parent_code: String,
    /// Kind of unit: 地级市, 市辖区, 县, 街道, 镇, 乡, 农林场等类似乡级单位, 社区, 村 ...
    pub kind: String,
    /// Who gave the code; here always `NBS`.
    pub code_system: String,
    /// Year of the list.
    pub as_of: u16,
}

/// English name and document sign of a unit down to townships.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct UnitName {
    /// Code of the unit.
    pub code: String,
    /// Chinese name as in the list.
    pub zh: String,
    /// English name.
    pub en: String,
    /// 机关代字: what stands before the organ's own sign in a document number. Invented.
    pub sign: String,
}

/// An organ type at one level.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organ {
    /// Kind, for example `governance_center`.
    pub kind: String,
    /// Level at which it exists.
    pub level: Level,
    /// Chinese name pattern with `{unit}`.
    pub zh: String,
    /// English name pattern with `{unit}`.
    pub en: String,
    /// The organ's part of the sign in a document number.
    pub sign: String,
    /// Whether it may be the handling organ of a matter.
    pub takes_matters: bool,
    /// What it handles, in a few words.
    pub handles: Bilingual,
    /// Only at units of these kinds; empty: at all of the level.
    #[serde(default)]
    pub unit_kinds: Vec<String>,
}

impl Organ {
    /// Whether this organ exists at the unit.
    pub fn exists_at(&self, unit: &Unit) -> bool {
        self.level == unit.level
            && (self.unit_kinds.is_empty() || self.unit_kinds.contains(&unit.kind))
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OrganFile {
    pub(crate) strip_suffixes: Vec<String>,
    pub(crate) organ: Vec<Organ>,
}
