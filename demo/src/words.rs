//! Texts of stories with the names and numbers of one case.

use std::collections::HashMap;

use access::Actor;
use demo_content::{Content, Param, Story, fill};
use kernel::UtcMs;
use store::Fault;

use crate::ground::{Community, Compound, Home};
use crate::hours::{day_words, time_words};
use crate::lots::Lots;
use crate::organs::Organ;
use crate::staff::{People, Who};

/// Stands for the matter's number until it has one.
pub(crate) const NUMBER: &str = "{编号}";

/// Where the case is.
#[derive(Clone, Debug)]
pub(crate) struct Address {
    pub compound: String,
    pub property: String,
    pub home: Home,
    pub entrance: i64,
    pub floor: i64,
    pub room: String,
    /// The address in one line.
    pub line: String,
}

impl Address {
    /// A home of the community.
    pub fn draw(community: &Community, lots: &mut Lots) -> Option<Address> {
        if let Some(compound) = lots.pick(&community.compounds) {
            return Self::flat(compound, lots);
        }
        let home = lots.pick(&community.houses)?.clone();
        let name = community.place.name.zh.clone();
        Some(Address {
            line: format!("{name}{}号", home.number),
            compound: name,
            property: "村里".into(),
            entrance: 1,
            floor: 1,
            room: "101".into(),
            home,
        })
    }

    fn flat(compound: &Compound, lots: &mut Lots) -> Option<Address> {
        let home = lots.pick(&compound.buildings)?.clone();
        let entrance = lots.within(1..=home.entrances.max(1));
        let floor = lots.within(1..=home.floors.max(1));
        let room = format!("{floor}{:02}", lots.within(1..=home.rooms.max(1)));
        Some(Address {
            line: format!("{}{}号楼{entrance}单元{room}室", compound.name, home.number),
            compound: compound.name.clone(),
            property: if compound.property.is_empty() {
                "社区"
            } else {
                &compound.property
            }
            .to_owned(),
            home,
            entrance,
            floor,
            room,
        })
    }
}

/// Fills the texts of one case.
#[derive(Clone)]
pub(crate) struct Words<'a> {
    given: HashMap<String, String>,
    people: &'a People,
    /// Name of the organ that helps.
    pub helper: Option<String>,
}

impl<'a> Words<'a> {
    /// Draws the story's own parameters and takes the rest from the place.
    pub fn draw(
        content: &'a Content,
        people: &'a People,
        story: &Story,
        community: &Community,
        address: &Address,
        reporter: &str,
        lots: &mut Lots,
    ) -> Words<'a> {
        let mut given: HashMap<String, String> = HashMap::new();
        for (name, param) in &story.params {
            let value = match param {
                Param::Number { least, most } => lots
                    .within(i64::from(*least)..=i64::from(*most))
                    .to_string(),
                Param::OneOf(texts) => lots.pick(texts).cloned().unwrap_or_default(),
            };
            given.insert(name.clone(), value);
        }
        let leaf = content
            .leaf(&story.taxonomy)
            .map_or("", |leaf| leaf.category3.as_str());
        let surname = |name: &str| {
            name.chars()
                .next()
                .map_or_else(String::new, |c| c.to_string())
        };
        let master = crate::staff::person(content, lots, 1962..=1990);
        let title = if lots.chance(0.5) { "先生" } else { "女士" };
        let reporter = if reporter.is_empty() {
            "反映人".to_owned()
        } else {
            format!("{}{title}", surname(reporter))
        };
        let place = &community.place.name.zh;
        let pairs = [
            ("小区", address.compound.clone()),
            ("楼", address.home.number.clone()),
            ("单元", address.entrance.to_string()),
            ("楼层", address.floor.to_string()),
            ("室", address.room.clone()),
            ("街", community.street.clone()),
            ("社区", place.clone()),
            ("村", place.clone()),
            ("街道", community.township.name.zh.clone()),
            ("区县", community.county.name.zh.clone()),
            ("林场", place.clone()),
            ("人", reporter),
            ("师傅", format!("{}师傅", surname(&master))),
            ("物业", address.property.clone()),
            ("类别", leaf.to_owned()),
            ("编号", NUMBER.to_owned()),
        ];
        for (name, value) in pairs {
            given.insert(name.to_owned(), value);
        }
        Words {
            given,
            people,
            helper: None,
        }
    }

    /// A text as it reads at a moment, with this organ handling.
    ///
    /// # Errors
    /// When a parameter has no value.
    pub fn fill(&self, text: &str, at: UtcMs, organ: &Organ) -> Result<String, Fault> {
        let value = |name: &str| match name {
            "日期" => Some(day_words(at)),
            "时间" => Some(time_words(at)),
            "承办" => Some(organ.org.name.zh.clone()),
            "承办人" => Some(self.handler(organ)),
            "配合" => Some(self.helper.clone().unwrap_or_else(|| "有关单位".into())),
            name => self.given.get(name).cloned(),
        };
        fill(text, value).map_err(|e| Fault::of(format!("fill {text:?}"), e))
    }

    /// Surname of a handler with 某.
    fn handler(&self, organ: &Organ) -> String {
        let team = self.people.team(organ.org.id);
        let name = |who: &Who| match &**who {
            Actor::Staff { post, .. } => post.person.chars().next(),
            _ => None,
        };
        let surname = team.handlers.first().or(team.triage.first()).and_then(name);
        format!("{}某", surname.unwrap_or('王'))
    }
}
