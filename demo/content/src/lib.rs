//! The hand-written content of the demo city, typed and checked.
//!
//! The files lie in `demo/data`; this crate carries them inside and reads them into plain
//! values. It makes nothing up and draws no lots: the generator does, from these values.
//!
//! ```
//! let content = demo_content::Content::load().expect("the files ship with the crate");
//! let leaf = content.leaf("01.02.08").expect("winter heating");
//! assert_eq!(leaf.organ, "heating_office");
//! ```

mod check;
mod files;
mod people;
mod places;
mod rules;
mod scenario;
mod story;
mod taxonomy;
mod text;
mod units;
mod words;

pub use check::Problem;
pub use people::{Account, GivenNames, People, Post};
pub use places::{
    Compound, CountyPlaces, Grid, Ladder, Landmarks, Layout, Places, Property, Streets, TriGrid,
    Village, Works,
};
pub use rules::{MonthDay, Rule};
pub use scenario::Scene;
pub use story::{Comments, Param, Phrases, SecondRound, Step, StepDefaults, Story};
pub use taxonomy::Leaf;
pub use text::{Unfilled, fill, parameters};
pub use units::{Organ, Unit, UnitName};
pub use words::{
    Bilingual, Channel, Complexity, DayPart, Delay, DelayUnit, Ending, Level, OrganAt, Purpose,
    Sensitivity, StepKind, Urgency,
};

/// Everything that the generator of the demo city starts from.
#[derive(Debug, Clone)]
pub struct Content {
    /// The 524 administrative units as published, parents before children.
    pub units: Vec<Unit>,
    /// English names and document signs of city, counties and townships.
    pub unit_names: Vec<UnitName>,
    /// Endings such as 村委会 that a community's name loses before an organ pattern is applied.
    pub strip_suffixes: Vec<String>,
    /// Organ types per level.
    pub organs: Vec<Organ>,
    /// The 517 kinds of matter, in the order of their codes.
    pub taxonomy: Vec<Leaf>,
    /// Routing rules in the order in which they are tried.
    pub rules: Vec<Rule>,
    /// What clerks write where a story says nothing.
    pub phrases: Phrases,
    /// The stories, file by file.
    pub stories: Vec<Story>,
    /// Names, posts and accounts.
    pub people: People,
    /// Patterns of synthetic places.
    pub places: Places,
}

/// Why the content could not be read. Only a mistake in `demo/data` leads here.
#[derive(Debug, thiserror::Error)]
pub enum ContentError {
    /// A TOML file does not fit its type.
    #[error("{file}: {source}")]
    Toml {
        /// File below `demo/data`.
        file: &'static str,
        /// What the parser says, with line and column.
        source: Box<toml::de::Error>,
    },
    /// A CSV file does not fit its type.
    #[error("{file}: {source}")]
    Csv {
        /// File below `demo/data`.
        file: &'static str,
        /// What the parser says, with the line.
        source: csv::Error,
    },
}

impl Content {
    /// Reads every file. Costs some milliseconds; call it once.
    ///
    /// # Errors
    /// When a file does not fit its type.
    pub fn load() -> Result<Self, ContentError> {
        let organs: units::OrganFile = files::toml("organs.toml", files::ORGANS)?;
        let rules: rules::RuleFile = files::toml("routing_rules.toml", files::RULES)?;
        let mut stories = Vec::new();
        for (file, text) in files::STORIES {
            let part: story::StoryFile = files::toml(file, text)?;
            stories.extend(part.story);
        }
        Ok(Self {
            units: files::csv("units.csv", files::UNITS)?,
            unit_names: files::csv("unit_names.csv", files::UNIT_NAMES)?,
            strip_suffixes: organs.strip_suffixes,
            organs: organs.organ,
            taxonomy: files::csv("taxonomy.csv", files::TAXONOMY)?,
            rules: rules.rule,
            phrases: files::toml("phrases.toml", files::PHRASES)?,
            stories,
            people: files::toml("people.toml", files::PEOPLE)?,
            places: files::toml("places.toml", files::PLACES)?,
        })
    }

    /// The leaf with this path code, for example `01.02.08`.
    pub fn leaf(&self, code: &str) -> Option<&Leaf> {
        self.taxonomy.iter().find(|leaf| leaf.code == code)
    }

    /// The unit with this code of 4, 6, 9 or 12 digits.
    pub fn unit(&self, code: &str) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.code == code)
    }

    /// The organ types of one kind and level; several where the unit's own kind decides
    /// the name (街道办事处, 镇人民政府).
    pub fn organs_at<'a>(
        &'a self,
        kind: &'a str,
        level: Level,
    ) -> impl Iterator<Item = &'a Organ> + 'a {
        self.organs
            .iter()
            .filter(move |organ| organ.kind == kind && organ.level == level)
    }
}
