//! Which matters there are: stories drawn by weight and season, placed, dated, walked to an ending or cut where they
//! stand today.

mod report;

use std::collections::BTreeMap;

use access::Purpose;
use demo_content::{Channel, Complexity, Ending, Level, Story, Urgency};
use kernel::{UtcMs, clock::DAY_MS, clock::HOUR_MS, clock::MINUTE_MS};
use matter::reveal::Personal;
use matter::{NewMatter, State};
use store::Fault;

use crate::catalogue;
use crate::course::{Case, City, Course, Step, What};
use crate::ground::{Community, Ground};
use crate::hours::{self, Pace};
use crate::lots::Lots;
use crate::organs::CENTRE;
use crate::staff::Who;
use crate::words::{Address, Words};

/// Days back to the first matter.
const DAYS: i64 = 365;
/// Share of matters that come to the county of the demo accounts beside its due.
const DEMO_COUNTY: u32 = 3;
/// One matter in so many has a look at personal data.
const LOOKED_AT: i64 = 30;
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

/// What a matter has to be like.
#[derive(Clone, Debug, Default)]
struct Wish {
    /// Stands there today.
    state: Option<State>,
    /// Late today.
    late: bool,
    /// Unit in which it lies.
    unit: Option<String>,
    /// Kind of the organ by default.
    organ: Option<&'static str>,
    /// Brought by the resident of the demo.
    by_demo: bool,
    ending: Option<Ending>,
}

/// Draws matters.
pub(crate) struct Planner<'a> {
    pub city: City<'a>,
    pub ground: &'a Ground,
    pub seed: u64,
    pub now: UtcMs,
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
    /// Plans so many matters, oldest first.
    ///
    /// # Errors
    /// When a text cannot be filled.
    pub fn all(&self, count: usize) -> Result<Vec<Plan>, Fault> {
        let merged = (count / ONE_MERGED_IN).max(2).min(count / 4);
        let mut wishes: Vec<Wish> = self.fresh(count);
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

    /// What waits for somebody today, some of it for the demo accounts.
    fn fresh(&self, count: usize) -> Vec<Wish> {
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

    fn story(&self, wish: &Wish, lots: &mut Lots, state: Option<State>) -> Option<&'a Story> {
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
    fn some_day(&self, story: &Story, lots: &mut Lots) -> Option<UtcMs> {
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

    fn community(&self, story: &Story, wish: &Wish, lots: &mut Lots) -> Option<usize> {
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

    /// Matters told again by a neighbour and merged into the first.
    fn with_repeats(&self, mut plans: Vec<Plan>, count: usize) -> Result<Vec<Plan>, Fault> {
        let mut lots = Lots::of(self.seed, "repeats");
        let first = plans.len();
        let long: Vec<usize> = (0..first)
            .filter(|at| plans[*at].ends().since(plans[*at].at) > 20 * HOUR_MS)
            .collect();
        for _ in 0..count * TRIES as usize {
            if plans.len() == first + count {
                break;
            }
            let Some(host) = lots.pick(&long).copied() else {
                break;
            };
            if let Some(again) = self.again(&plans, host, &mut lots)? {
                plans.push(again);
            }
        }
        let order: BTreeMap<(UtcMs, usize), usize> = plans
            .iter()
            .enumerate()
            .map(|(at, p)| ((p.at, at), at))
            .collect();
        let moved: Vec<usize> = order.into_values().collect();
        let mut place = vec![0; moved.len()];
        for (new, old) in moved.iter().enumerate() {
            place[*old] = new;
        }
        let mut sorted: Vec<Plan> = moved.into_iter().map(|old| plans[old].clone()).collect();
        for plan in &mut sorted {
            for step in &mut plan.steps {
                if let What::MergeInto(host) = &mut step.what {
                    *host = place[*host];
                }
            }
        }
        Ok(sorted)
    }

    fn again(&self, plans: &[Plan], host: usize, lots: &mut Lots) -> Result<Option<Plan>, Fault> {
        let (first, known) = (
            &plans[host],
            &self.ground.communities[plans[host].community],
        );
        let Some(story) = self
            .city
            .content
            .stories
            .iter()
            .find(|s| s.key == first.story)
        else {
            return Ok(None);
        };
        let Some(address) = Address::draw(known, lots) else {
            return Ok(None);
        };
        let open_until = first.ends().min(self.now);
        let room = open_until.since(first.at);
        let at = first.at.plus_ms(lots.within(room / 8..=room / 3));
        let merged = hours::suited(
            self.city.calendar,
            Pace::Office,
            at.plus_ms(lots.within(15 * MINUTE_MS..=90 * MINUTE_MS)),
            lots,
        );
        // Nothing is merged into what is over, not even for the days before an objection.
        if merged >= open_until || first.state_at(merged).is_final() {
            return Ok(None);
        }
        let brought = self.bringer(story, Channel::App, known, &Wish::default(), lots);
        let name = brought.input.name.clone().unwrap_or_default();
        let words = Words::draw(
            self.city.content,
            self.city.people,
            story,
            known,
            &address,
            &name,
            lots,
        );
        let code = &known.place.code;
        let Some(centre) = self.city.organs.serving(CENTRE, Level::County, code) else {
            return Ok(None);
        };
        let mut plan = self.report(
            story,
            first.community,
            &address,
            (Channel::App, centre),
            brought,
            at,
            &words,
            lots,
        )?;
        plan.picture = None;
        let team = self.city.people.team(centre.org.id);
        let Some(by) = lots.pick(&team.triage).cloned() else {
            return Ok(None);
        };
        plan.steps = vec![Step {
            at: merged,
            by,
            with_code: false,
            what: What::MergeInto(host),
            state: State::Merged,
        }];
        Ok(Some(plan))
    }

    /// Looks at personal data by those who handle a matter.
    fn looks(&self, plans: &mut [Plan]) {
        let mut lots = Lots::of(self.seed, "looks");
        let demo = self
            .city
            .people
            .residents
            .first()
            .map(|r| r.account.to_string());
        for plan in plans {
            let mine = plan.new.reporter.account == demo;
            if !mine && lots.within(1..=LOOKED_AT) > 1 {
                continue;
            }
            let handled = plan
                .steps
                .iter()
                .position(|s| s.state == State::Handling && s.by.post().is_some());
            let Some(at) = handled else { continue };
            let (by, when) = (plan.steps[at].by.clone(), plan.steps[at].at);
            let until = plan.steps.get(at + 1).map_or(self.now, |next| next.at);
            let look_at = when.plus_ms(lots.within(MINUTE_MS..=20 * MINUTE_MS));
            if look_at >= until || plan.new.reporter.anonymous {
                continue;
            }
            let (what, why) = match lots.place(3) {
                0 if plan.new.reporter.name.is_some() => {
                    (Personal::Reporter, Purpose::VerifyIdentity)
                }
                1 if plan.new.reporter.phone.is_some() => (Personal::Phone, Purpose::ContactParty),
                _ => (Personal::Address, Purpose::CheckAddress),
            };
            let look = Step {
                at: look_at,
                by,
                with_code: false,
                what: What::Look(what, why),
                ..plan.steps[at].clone()
            };
            plan.steps.insert(at + 1, look);
        }
    }
}

/// How a story ends; what is merged is found apart, since it takes two.
fn some_ending(story: &Story, lots: &mut Lots) -> Ending {
    let endings = story.endings.iter();
    lots.weighted(endings.map(|(ending, weight)| (*ending, *weight)))
        .filter(|ending| *ending != Ending::Merged)
        .unwrap_or(Ending::Closed)
}

/// What the resident of the demo brought over the year.
fn demo_history() -> Vec<Wish> {
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
fn usual(at: usize) -> Wish {
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
