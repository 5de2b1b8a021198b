//! The report of one matter: who brings it, when, to which centre, and who is responsible.

use std::sync::Arc;

use access::Actor;
use demo_content::{Channel, DayPart, Level, Purpose, Story, Urgency};
use kernel::{Lang, UtcMs, clock::HOUR_MS, clock::MINUTE_MS};
use matter::{NewMatter, ReporterInput};
use routing::matching::{Facts, judge};
use store::Fault;

use super::{Plan, Planner, Wish};
use crate::catalogue;
use crate::ground::Community;
use crate::hours::{self, Pace};
use crate::lots::Lots;
use crate::organs::{CENTRE, Organ};
use crate::staff::{Resident, Who, person};
use crate::words::{Address, Words};

/// The responsible organ, the rule that says so, and the urgency to which the rule raises.
pub(super) type Lead<'a> = (&'a Organ, Option<String>, Option<i64>);

/// Who brings a matter.
pub(super) struct Brought {
    pub account: Option<Who>,
    pub input: ReporterInput,
}

fn nobody() -> Who {
    Arc::new(Actor::Anonymous)
}

impl<'a> Planner<'a> {
    /// The report as it is typed.
    pub(super) fn report(
        &self,
        story: &Story,
        community: usize,
        address: &Address,
        (channel, centre): (Channel, &Organ),
        brought: Brought,
        registered: UtcMs,
        words: &Words<'_>,
        lots: &mut Lots,
    ) -> Result<Plan, Fault> {
        let here = &self.ground.communities[community];
        let body = lots.pick(&story.body).cloned().unwrap_or_default();
        let leaf = self.city.content.leaf(&story.taxonomy);
        let purpose = story
            .purpose
            .or(leaf.map(|l| l.purpose))
            .unwrap_or(Purpose::Help);
        let own = story
            .urgency
            .or(leaf.map(|l| l.urgency))
            .unwrap_or(Urgency::Normal);
        let title: String = words
            .fill(&story.title, registered, centre)?
            .chars()
            .take(matter::LONGEST_TITLE)
            .collect();
        let body = words.fill(&body, registered, centre)?;
        let team = self.city.people.team(centre.org.id);
        let by = match (&brought.account, channel) {
            (Some(who), _) => who.clone(),
            (None, Channel::Web | Channel::App | Channel::Wechat) => Arc::new(Actor::Anonymous),
            (None, Channel::Grid) => {
                let desk = self.city.organs.of_unit(CENTRE, &here.place.code);
                let grid = desk
                    .map(|d| self.city.people.team(d.org.id))
                    .unwrap_or_default();
                grid.grid
                    .first()
                    .or(grid.handlers.first())
                    .or(team.clerks.first())
                    .cloned()
                    .unwrap_or_else(nobody)
            }
            _ => lots.pick(&team.clerks).cloned().unwrap_or_else(nobody),
        };
        let with_code = brought.account.is_none();
        let spread = 0.000_12;
        let near = kernel::LonLat::new(
            address.home.at.lon + (lots.share() - 0.5) * spread,
            address.home.at.lat + (lots.share() - 0.5) * spread,
        );
        Ok(Plan {
            at: registered,
            reporter: brought.account.unwrap_or_else(nobody),
            with_code,
            by,
            picture: story.photos.clone(),
            story: story.key.clone(),
            lead: String::new(),
            community,
            new: NewMatter {
                title,
                body,
                type_code: story.taxonomy.clone(),
                purpose: Some(purpose.as_str().into()),
                channel: channel.as_str().into(),
                urgency: Some(catalogue::urgency(own)),
                unit: (here.place.code.clone(), here.place.path.clone()),
                place_public: here.public_place(),
                address: Some(address.line.clone()),
                at: near.ok(),
                occurred: Some(registered.plus_ms(-lots.within(10 * MINUTE_MS..=30 * HOUR_MS))),
                reporter: brought.input,
                centre: centre.org.clone(),
                files: Vec::new(),
                lang: Lang::ZhCn,
            },
            steps: Vec::new(),
        })
    }

    pub(super) fn centre(
        &self,
        community: &Community,
        channel: Channel,
        lots: &mut Lots,
    ) -> &'a Organ {
        let near = matches!(channel, Channel::Grid | Channel::Visit | Channel::Counter)
            && lots.chance(0.35);
        let level = if near { Level::Township } else { Level::County };
        self.city
            .organs
            .serving(CENTRE, level, &community.place.code)
            .unwrap_or(&self.city.organs.all[0])
    }

    /// Who is responsible by the rules, by which rule, and the urgency to which it raises.
    pub(super) fn lead(
        &self,
        story: &Story,
        plan: &Plan,
        community: &Community,
    ) -> Option<Lead<'a>> {
        let text = format!("{} {}", plan.new.title, plan.new.body);
        let facts = Facts {
            type_code: &story.taxonomy,
            unit_path: &community.place.path,
            unit_kind: Some(&community.township.kind),
            text: &text,
            at: plan.at,
        };
        let organ = |kind: &str, level: Level| {
            self.city
                .organs
                .serving(kind, level, &community.place.code)
                .filter(|o| o.takes_matters)
        };
        let by_rule = judge(self.city.rules, &facts)
            .holding
            .into_iter()
            .find_map(|rule| {
                let level = *Level::ALL
                    .iter()
                    .find(|l| l.as_str() == rule.organ.level.code())?;
                Some((
                    organ(&rule.organ.kind, level)?,
                    Some(rule.id.clone()),
                    rule.urgency,
                ))
            });
        by_rule.or_else(|| {
            let leaf = self.city.content.leaf(&story.taxonomy)?;
            Some((organ(&leaf.organ, leaf.organ_level)?, None, None))
        })
    }

    /// Who brings it.
    pub(super) fn bringer(
        &self,
        story: &Story,
        channel: Channel,
        community: &Community,
        wish: &Wish,
        lots: &mut Lots,
    ) -> Brought {
        let people = self.city.people;
        let online = matches!(channel, Channel::Web | Channel::App | Channel::Wechat);
        let anonymous = !wish.by_demo && lots.chance(story.anonymous);
        let resident: Option<&Resident> = if wish.by_demo {
            people.residents.first()
        } else if online && !anonymous && lots.chance(0.8) {
            let near: Vec<&Resident> = people
                .residents
                .iter()
                .filter(|r| r.home == community.place.code)
                .collect();
            lots.pick(&near)
                .copied()
                .or_else(|| lots.pick(people.residents.get(1..).unwrap_or(&[])))
        } else {
            None
        };
        if let Some(resident) = resident {
            return Brought {
                account: Some(resident.who.clone()),
                input: ReporterInput {
                    account: Some(resident.account.to_string()),
                    name: Some(resident.name.clone()),
                    phone: Some(resident.phone.clone()),
                    anonymous: false,
                    behalf: None,
                },
            };
        }
        let name = person(self.city.content, lots, 1940..=2004);
        let behalf = (matches!(channel, Channel::Counter | Channel::Grid) && lots.chance(0.08))
            .then(|| {
                (
                    person(self.city.content, lots, 1932..=1950),
                    "父母".to_owned(),
                )
            });
        Brought {
            account: None,
            input: ReporterInput {
                account: None,
                name: (!anonymous).then_some(name),
                phone: (!anonymous || lots.chance(0.3)).then(|| people.number(lots)),
                anonymous,
                behalf: behalf.filter(|_| !anonymous),
            },
        }
    }

    /// When it came in.
    pub(super) fn arrival(
        &self,
        story: &Story,
        channel: Channel,
        day: UtcMs,
        lots: &mut Lots,
    ) -> UtcMs {
        let minute = match story.hours {
            Some(DayPart::Night) => *lots
                .pick(&[22 * 60, 23 * 60, 60, 3 * 60, 5 * 60])
                .unwrap_or(&0),
            Some(DayPart::Evening) => lots.within(17 * 60..=21 * 60),
            Some(DayPart::Day) => lots.within(8 * 60..=17 * 60),
            None => lots.within(7 * 60 + 20..=21 * 60),
        };
        // Today's come at the time drawn with the day, so that nothing lies in the future.
        let today = day.date() == self.now.date();
        let raw = if today {
            day
        } else {
            UtcMs::from_local(day.date(), 0, 0).plus_ms((minute + lots.within(0..=40)) * MINUTE_MS)
        };
        let at_window = matches!(
            channel,
            Channel::Counter
                | Channel::Visit
                | Channel::Letter
                | Channel::Superior
                | Channel::Transfer
        );
        let pace = if at_window { Pace::Office } else { Pace::Crew };
        hours::suited(
            self.city.calendar,
            pace,
            raw.plus_ms(lots.within(0..=59_000)),
            lots,
        )
    }
}
