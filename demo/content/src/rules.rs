//! Routing rules: kind of matter × place × time → organ, with a reason.

use serde::{Deserialize, Deserializer, de};

use crate::words::{Bilingual, Level, OrganAt, Urgency};

/// One rule. All given conditions must hold; the first rule that holds decides.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Stable name, unique.
    pub id: String,
    /// Taxonomy codes or their beginnings; one must fit.
    pub prefix: Vec<String>,
    /// Codes of units; the place lies in one of them. Empty: everywhere.
    #[serde(default)]
    pub units: Vec<String>,
    /// Kinds of the township-level unit of the place. Empty: all.
    #[serde(default)]
    pub unit_kinds: Vec<String>,
    /// One of these occurs in title or text. Empty: no matter.
    #[serde(default)]
    pub words: Vec<String>,
    /// First and last day of a season, both included; may run over the new year.
    /// Asia/Shanghai.
    #[serde(default)]
    pub months_days: Option<[MonthDay; 2]>,
    /// `HH:MM` from (included) and to (excluded); may run over midnight. Asia/Shanghai.
    #[serde(default)]
    pub hours: Option<[String; 2]>,
    /// Kind of the responsible organ.
    pub organ: String,
    /// Level of the responsible organ.
    pub at: Level,
    /// Organs that are told and help.
    #[serde(default)]
    pub assist: Vec<OrganAt>,
    /// Urgency that the rule raises to; it never lowers.
    #[serde(default)]
    pub urgency: Option<Urgency>,
    /// Why, in one sentence that the clerk reads.
    pub reason: Bilingual,
    /// Law with article, or `duty_list`.
    pub basis: String,
}

/// A day of any year, written `10-15`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct MonthDay {
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl<'de> Deserialize<'de> for MonthDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.split_once('-')
            .and_then(|(month, day)| {
                let (month, day) = (month.parse().ok()?, day.parse().ok()?);
                ((1..=12).contains(&month) && (1..=31).contains(&day))
                    .then_some(Self { month, day })
            })
            .ok_or_else(|| de::Error::custom(format!("{text:?} is not MM-DD")))
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RuleFile {
    pub(crate) rule: Vec<Rule>,
}
