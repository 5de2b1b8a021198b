//! What matters have to be like, and the story, the day and the place that meet it.

use demo_content::{Ending, Story};
use kernel::{UtcMs, clock::DAY_MS, clock::MINUTE_MS};
use matter::State;

use super::Planner;
use crate::ground::Community;
use crate::lots::Lots;

/// Days back to the first matter.
const DAYS: i64 = 365;
/// Share of matters that come to the county of the demo accounts beside its due.
const DEMO_COUNTY: u32 = 3;

/// What a matter has to be like.
#[derive(Clone, Debug, Default)]
pub(super) struct Wish {
    /// Stands there today.
    pub state: Option<State>,
    /// Late today.
    pub late: bool,
    /// Unit in which it lies.
    pub unit: Option<String>,
    /// Kind of the organ by default.
    pub organ: Option<&'static str>,
    /// Brought by the resident of the demo.
    pub by_demo: bool,
    pub ending: Option<Ending>,
}

/// States in which something waits today, with how many of a hundred.
const WAITING: [(State, usize); 7] = [
    (State::Registered, 14),
    (State::Supplementing, 7),
    (State::Triaged, 15),
    (State::Handling, 34),
    (State::Suspended, 9),
    (State::Replied, 11),
    (State::Completed, 10),
];

impl<'a> Planner<'a> {
    pub(super) fn story(
        &self,
        wish: &Wish,
        lots: &mut Lots,
        state: Option<State>,
    ) -> Option<&'a Story> {
        let month = self.now.date().month() as u8;
        let fits = |story: &&Story| {
            let kinds: Vec<&str> = story.thread.iter().map(|s| s.kind.as_str()).collect();
            let season =
                state.is_none() || story.months.is_empty() || story.months.contains(&month);
            let rests = state != Some(State::Suspended)
                || kinds.iter().any(|k| matches!(*k, "ask" | "suspend"));
            let asked = state != Some(State::Supplementing) || kinds.contains(&"visit");
            let organ = wish.organ.is_none_or(|organ| {
                !kinds.contains(&"return")
                    && self
                        .city
                        .content
                        .leaf(&story.taxonomy)
                        .is_some_and(|l| l.organ == organ)
            });
            let town = !wish.by_demo
                || (story.units.is_empty()
                    && (story.unit_kinds.is_empty()
                        || story.unit_kinds.iter().any(|k| k == "街道")));
            season && rests && asked && organ && town
        };
        let stories = self.city.content.stories.iter().filter(fits);
        lots.weighted(stories.map(|s| (s, s.weight)))
    }

    /// A day of the last twelve months in the story's season, at a time of its own.
    pub(super) fn some_day(&self, story: &Story, lots: &mut Lots) -> Option<UtcMs> {
        for _ in 0..40 {
            let day = self
                .now
                .plus_ms(-lots.within(30 * MINUTE_MS..=DAYS * DAY_MS));
            if story.months.is_empty() || story.months.contains(&(day.date().month() as u8)) {
                return Some(day);
            }
        }
        None
    }

    pub(super) fn community(&self, story: &Story, wish: &Wish, lots: &mut Lots) -> Option<usize> {
        let demo_home = self.city.people.residents.first().map(|r| r.home.as_str());
        let fits = |c: &Community| {
            let here = |code: &String| c.place.code.starts_with(code.as_str());
            let wished = wish
                .unit
                .as_ref()
                .is_none_or(|code| c.place.code.starts_with(code.as_str()));
            let mine = !wish.by_demo || Some(c.place.code.as_str()) == demo_home;
            let unit = story.units.is_empty() || story.units.iter().any(here);
            let kind = story.unit_kinds.is_empty() || story.unit_kinds.contains(&c.township.kind);
            wished && mine && unit && kind
        };
        let weights = self
            .ground
            .communities
            .iter()
            .enumerate()
            .filter(|(_, c)| fits(c))
            .map(|(at, c)| {
                let homes: usize = c.compounds.iter().map(|x| x.buildings.len()).sum();
                let weight = if homes == 0 { 4 } else { homes as u32 };
                let demo = if c.county.code == "230402" {
                    DEMO_COUNTY
                } else {
                    1
                };
                (at, weight * demo)
            });
        lots.weighted(weights)
    }
}

/// What waits for somebody today, some of it for the demo accounts.
pub(super) fn fresh(count: usize) -> Vec<Wish> {
    let waiting = (count * 2 / 100).max(28);
    let mut wishes = Vec::new();
    for (state, share) in WAITING {
        for at in 0..(waiting * share / 100).max(2) {
            wishes.push(Wish {
                state: Some(state),
                late: at % 5 == 4,
                unit: (at % 3 == 0).then(|| "230402".to_owned()),
                ..Wish::default()
            });
        }
    }
    let squad = |state| Wish {
        state: Some(state),
        unit: Some("230402".into()),
        organ: Some("urban_management_unit"),
        ..Wish::default()
    };
    wishes.extend(
        [
            State::Triaged,
            State::Triaged,
            State::Handling,
            State::Handling,
        ]
        .map(squad),
    );
    wishes.extend([State::Replied, State::Replied, State::Replied].map(squad));
    let mine = |state| Wish {
        state: Some(state),
        by_demo: true,
        ..Wish::default()
    };
    wishes.extend([State::Handling, State::Suspended, State::Completed].map(mine));
    wishes
}

/// How a story ends; what is merged is found apart, since it takes two.
pub(super) fn some_ending(story: &Story, lots: &mut Lots) -> Ending {
    let endings = story.endings.iter();
    lots.weighted(endings.map(|(ending, weight)| (*ending, *weight)))
        .filter(|ending| *ending != Ending::Merged)
        .unwrap_or(Ending::Closed)
}

/// What the resident of the demo brought over the year.
pub(super) fn demo_history() -> Vec<Wish> {
    [
        Ending::Closed,
        Ending::Closed,
        Ending::ClosedLate,
        Ending::Reopened,
    ]
    .map(|ending| Wish {
        by_demo: true,
        ending: Some(ending),
        ..Wish::default()
    })
    .to_vec()
}

/// A matter like any other; endings that stories seldom have are spread evenly.
pub(super) fn usual(at: usize) -> Wish {
    let ending = match at {
        _ if at % 43 == 7 => Some(Ending::Withdrawn),
        _ if at % 61 == 11 => Some(Ending::Refused),
        _ if at % 97 == 13 => Some(Ending::ClosedLate),
        _ => None,
    };
    Wish {
        ending,
        ..Wish::default()
    }
}
