//! What is added when all matters are known: the same told again by a neighbour, and looks at personal data.

use std::collections::BTreeMap;

use access::Purpose;
use demo_content::{Channel, Level};
use kernel::{UtcMs, clock::HOUR_MS, clock::MINUTE_MS};
use matter::State;
use matter::reveal::Personal;
use store::Fault;

use super::{Plan, Planner, TRIES, Wish};
use crate::course::{Step, What};
use crate::hours::{self, Pace};
use crate::lots::Lots;
use crate::organs::CENTRE;
use crate::words::{Address, Words};

/// One matter in so many has a look at personal data.
const LOOKED_AT: i64 = 30;

impl Planner<'_> {
    /// Matters told again by a neighbour and merged into the first.
    pub(super) fn with_repeats(
        &self,
        mut plans: Vec<Plan>,
        count: usize,
    ) -> Result<Vec<Plan>, Fault> {
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
    pub(super) fn looks(&self, plans: &mut [Plan]) {
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
