//! Stories: what a person wrote, and how it went.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, de};

use crate::words::{
    Channel, DayPart, Delay, Ending, OrganAt, Purpose, Sensitivity, StepKind, Urgency, range,
};

/// One hand-written matter. Every text may hold parameters in braces: those of `params`
/// and those that [`Phrases::globals`] lists.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    /// Stable name, unique.
    pub key: String,
    /// Path code of the leaf.
    pub taxonomy: String,
    /// How often it happens beside the others.
    #[serde(default = "usual_weight")]
    pub weight: u32,
    /// Purpose where it differs from the leaf's.
    #[serde(default)]
    pub purpose: Option<Purpose>,
    /// Weights of the ways in.
    pub channel: BTreeMap<Channel, u32>,
    /// Title, at most 24 characters as written.
    pub title: String,
    /// Two or more ways to tell the same case.
    pub body: Vec<String>,
    /// The story's own parameters.
    #[serde(default)]
    pub params: BTreeMap<String, Param>,
    /// Months 1 to 12 in which it happens; empty: all year.
    #[serde(default)]
    pub months: Vec<u8>,
    /// Part of the day in which it tends to come in.
    #[serde(default)]
    pub hours: Option<DayPart>,
    /// Codes of units in which it happens; empty: everywhere.
    #[serde(default)]
    pub units: Vec<String>,
    /// Kinds of township-level units in which it happens; empty: all.
    #[serde(default)]
    pub unit_kinds: Vec<String>,
    /// Urgency where it differs from the leaf's.
    #[serde(default)]
    pub urgency: Option<Urgency>,
    /// Sensitivity where it differs from the leaf's.
    #[serde(default)]
    pub sensitivity: Option<Sensitivity>,
    /// Chance, 0 to 1, that the person gives no name.
    #[serde(default = "usual_anonymous")]
    pub anonymous: f64,
    /// What a picture would show, where people tend to send one.
    #[serde(default)]
    pub photos: Option<String>,
    /// The course, in order.
    pub thread: Vec<Step>,
    /// Weights of the endings.
    #[serde(default = "usual_endings")]
    pub endings: BTreeMap<Ending, u32>,
    /// Ways to write the reply.
    pub reply: Vec<String>,
    /// Weights of the scores 1 to 5.
    #[serde(default = "usual_rating")]
    pub rating: [u32; 5],
    /// What people add to a score.
    #[serde(default)]
    pub comments: Comments,
}

fn usual_weight() -> u32 {
    4
}

fn usual_anonymous() -> f64 {
    0.03
}

fn usual_endings() -> BTreeMap<Ending, u32> {
    BTreeMap::from([
        (Ending::Closed, 86),
        (Ending::ClosedLate, 8),
        (Ending::Reopened, 6),
    ])
}

fn usual_rating() -> [u32; 5] {
    [2, 4, 14, 38, 42]
}

/// Remarks beside a score.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comments {
    /// For 4 and 5.
    #[serde(default)]
    pub good: Vec<String>,
    /// For 1 and 2.
    #[serde(default)]
    pub bad: Vec<String>,
}

/// What a parameter may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Param {
    /// A whole number, both ends included; written `"3-12"`.
    Number {
        /// Least.
        least: u32,
        /// Most.
        most: u32,
    },
    /// One of these texts.
    OneOf(Vec<String>),
}

impl<'de> Deserialize<'de> for Param {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Range(String),
            List(Vec<String>),
        }
        match Written::deserialize(deserializer)? {
            Written::List(texts) if texts.is_empty() => Err(de::Error::custom("empty list")),
            Written::List(texts) => Ok(Self::OneOf(texts)),
            Written::Range(text) => range(&text)
                .map(|(least, most)| Self::Number { least, most })
                .ok_or_else(|| de::Error::custom(format!("{text:?} is not like 3-12"))),
        }
    }
}

/// One step of a course. What is not said comes from [`StepDefaults`] of its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What happens.
    pub kind: StepKind,
    /// Role of who does it.
    pub by: Option<String>,
    /// Time since the step before.
    pub after: Option<Delay>,
    /// To which organ: of a triage the new handler, of an assistance the helper.
    pub to: Option<OrganAt>,
    /// Ways to write it.
    pub text: Vec<String>,
    /// Only in this ending.
    pub when: Option<Ending>,
}

impl<'de> Deserialize<'de> for Step {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Full {
            kind: StepKind,
            by: Option<String>,
            after: Option<Delay>,
            to: Option<OrganAt>,
            #[serde(default)]
            text: Vec<String>,
            when: Option<Ending>,
        }
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Kind(StepKind),
            Full(Full),
        }
        Ok(match Written::deserialize(deserializer)? {
            Written::Kind(kind) => Self::plain(kind),
            Written::Full(full) => Self {
                kind: full.kind,
                by: full.by,
                after: full.after,
                to: full.to,
                text: full.text,
                when: full.when,
            },
        })
    }
}

impl Step {
    pub(crate) const fn plain(kind: StepKind) -> Self {
        Self {
            kind,
            by: None,
            after: None,
            to: None,
            text: Vec::new(),
            when: None,
        }
    }
}

/// What clerks write where a story says nothing.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrases {
    /// Parameters that every text may use, with their meaning.
    pub globals: BTreeMap<String, String>,
    /// Defaults per kind of step; one for every kind.
    pub step: BTreeMap<StepKind, StepDefaults>,
    /// The second round of a reopened matter.
    pub second_round: SecondRound,
    /// Remarks that fit anywhere.
    pub comments: Comments,
}

/// Who, when and which words, for one kind of step.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepDefaults {
    /// Role.
    pub by: String,
    /// Time since the step before.
    pub after: Delay,
    /// Ways to write it; none for a reply and a score, which every story gives.
    pub text: Vec<String>,
}

/// Texts of the second round.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecondRound {
    /// The second visit.
    pub visit: Vec<String>,
    /// The second reply.
    pub reply: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StoryFile {
    pub(crate) story: Vec<Story>,
}
