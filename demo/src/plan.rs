//! Which matters there are: stories drawn by weight and season, placed, dated, walked to an ending or cut where they
//! stand today.

mod repeats;
mod report;
mod wishes;

use demo_content::{Channel, Complexity, Ending, Story, Urgency};
use kernel::{UtcMs, clock::DAY_MS, clock::HOUR_MS};
use matter::{NewMatter, State};
use store::Fault;

use self::wishes::{Wish, demo_history, fresh, some_ending, usual};
use crate::catalogue;
use crate::course::{Case, City, Course, Step};
use crate::ground::Ground;
use crate::lots::Lots;
use crate::staff::Who;
use crate::words::{Address, Words};

/// One matter in so many is told again by a neighbour.
const ONE_MERGED_IN: usize = 55;
/// Times that a fresh matter is tried before it is left out.
const TRIES: i64 = 90;

/// A matter to be made.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub at: UtcMs,
    pub by: Who,
    pub new: NewMatter,
    pub steps: Vec<Step>,
    /// What a picture shows, where somebody would have sent one.
    pub picture: Option<String>,
    /// Key of its story.
    pub story: String,
    /// Kind of the organ that is responsible by the rules.
    lead: String,
    with_code: bool,
    reporter: Who,
    community: usize,
}

impl Plan {
    fn state_at(&self, moment: UtcMs) -> State {
        let last = self.steps.iter().rev().find(|s| s.at <= moment);
        last.map_or(State::Registered, |s| s.state)
    }

    fn ends(&self) -> UtcMs {
        self.steps.last().map_or(self.at, |s| s.at)
    }
}

/// Draws matters.
pub(crate) struct Planner<'a> {
    pub city: City<'a>,
    pub ground: &'a Ground,
    pub seed: u64,
    pub now: UtcMs,
}

impl<'a> Planner<'a> {
    /// Plans so many matters, oldest first.
    ///
    /// # Errors
    /// When a text cannot be filled.
    pub fn all(&self, count: usize) -> Result<Vec<Plan>, Fault> {
        let merged = (count / ONE_MERGED_IN).max(2).min(count / 4);
        let mut wishes: Vec<Wish> = fresh(count);
        wishes.extend(demo_history());
        wishes.truncate(count.saturating_sub(merged));
        while wishes.len() + merged < count {
            wishes.push(usual(wishes.len()));
        }
        let mut plans = Vec::with_capacity(count);
        for (at, wish) in wishes.iter().enumerate() {
            plans.extend(self.one(at, wish)?);
        }
        // Where a wish could not be met, a matter like any other takes its place.
        for at in wishes.len()..wishes.len() + TRIES as usize {
            if plans.len() + merged >= count {
                break;
            }
            plans.extend(self.one(at, &Wish::default())?);
        }
        plans.sort_by_key(|p| (p.at, p.new.body.clone()));
        let mut plans = self.with_repeats(plans, merged)?;
        self.looks(&mut plans);
        Ok(plans)
    }

    fn one(&self, at: usize, wish: &Wish) -> Result<Option<Plan>, Fault> {
        let mut lots = Lots::of(self.seed, &format!("matter {at}"));
        let Some(state) = wish.state else {
            for _ in 0..TRIES {
                let Some(story) = self.story(wish, &mut lots, None) else {
                    return Ok(None);
                };
                let Some(when) = self.some_day(story, &mut lots) else {
                    continue;
                };
                let ending = wish.ending.unwrap_or_else(|| some_ending(story, &mut lots));
                if let Some(plan) = self.plan(story, wish, when, ending, &mut lots)? {
                    return Ok(Some(self.until_now(plan)));
                }
            }
            return Ok(None);
        };
        for back in 0..TRIES {
            let Some(story) = self.story(wish, &mut lots, Some(state)) else {
                return Ok(None);
            };
            let leaf = self.city.content.leaf(&story.taxonomy);
            let promise = leaf.map_or(5, |l| catalogue::promised_days(l.complexity));
            let extra = match state {
                _ if !wish.late => 0,
                State::Handling | State::Suspended => (promise + 2) * DAY_MS * 7 / 5,
                _ => 3 * DAY_MS,
            };
            let when = self
                .now
                .plus_ms(-(back * 4 * HOUR_MS + extra + lots.within(0..=4 * HOUR_MS)));
            let ending = match state {
                State::Replied | State::Completed => Ending::Closed,
                _ => Ending::Open,
            };
            let Some(plan) = self.plan(story, wish, when, ending, &mut lots)? else {
                continue;
            };
            if wish.organ.is_some_and(|kind| kind != plan.lead) {
                continue;
            }
            if let Some(cut) = self.cut(plan, state, &mut lots) {
                return Ok(Some(cut));
            }
        }
        Ok(None)
    }

    /// The course up to now.
    fn until_now(&self, mut plan: Plan) -> Plan {
        plan.steps.retain(|s| s.at <= self.now);
        plan
    }

    /// The course up to a step that leads into the state, before now.
    fn cut(&self, mut plan: Plan, state: State, lots: &mut Lots) -> Option<Plan> {
        if plan.at > self.now {
            return None;
        }
        if state == State::Registered {
            plan.steps.clear();
            return Some(plan);
        }
        let fits: Vec<usize> = plan
            .steps
            .iter()
            .enumerate()
            .filter(|(_, s)| s.state == state && s.at <= self.now)
            .map(|(at, _)| at)
            .collect();
        let last = *lots.pick(&fits)?;
        plan.steps.truncate(last + 1);
        Some(plan)
    }

    fn plan(
        &self,
        story: &'a Story,
        wish: &Wish,
        when: UtcMs,
        ending: Ending,
        lots: &mut Lots,
    ) -> Result<Option<Plan>, Fault> {
        let Some(at) = self.community(story, wish, lots) else {
            return Ok(None);
        };
        let community = &self.ground.communities[at];
        let Some(address) = Address::draw(community, lots) else {
            return Ok(None);
        };
        let channel = if wish.by_demo {
            Channel::App
        } else {
            lots.weighted(story.channel.iter().map(|(c, w)| (*c, *w)))
                .unwrap_or(Channel::Phone)
        };
        let brought = self.bringer(story, channel, community, wish, lots);
        let registered = self.arrival(story, channel, when, lots);
        if registered > self.now {
            return Ok(None);
        }
        let words = Words::draw(
            self.city.content,
            self.city.people,
            story,
            community,
            &address,
            brought.input.name.as_deref().unwrap_or(""),
            lots,
        );
        let centre = self.centre(community, channel, lots);
        let mut plan = self.report(
            story,
            at,
            &address,
            (channel, centre),
            brought,
            registered,
            &words,
            lots,
        )?;
        let leaf = self.city.content.leaf(&story.taxonomy);
        let complexity = leaf.map_or(Complexity::Ordinary, |l| l.complexity);
        let Some((lead, rule, raised)) = self.lead(story, &plan, community) else {
            return Ok(None);
        };
        plan.lead = lead.kind.clone();
        plan.new.urgency = plan.new.urgency.min(raised.or(plan.new.urgency));
        let case_lots = lots.clone();
        let urgency = match plan.new.urgency {
            Some(1) => Urgency::Emergency,
            Some(2) => Urgency::Urgent,
            _ => Urgency::Normal,
        };
        let case = Case {
            story,
            community,
            complexity,
            urgency,
            centre,
            lead: (lead, rule),
            asks: matches!(
                plan.new.purpose.as_deref(),
                Some("consult" | "suggestion" | "praise")
            ),
            reporter: plan.reporter.clone(),
            with_code: plan.with_code,
            registered,
        };
        plan.steps = if wish.state == Some(State::Supplementing) {
            Course::only_asked(&self.city, &case, words, case_lots)?
        } else {
            Course::write(&self.city, &case, words, ending, case_lots)?
        };
        Ok(Some(plan))
    }
}
