//! How a course ends: the outcome of the reply, the stars of the reporter, and what the centre does without them.

use access::Actor;
use demo_content::Ending;
use kernel::UtcMs;
use matter::{Do, Event, State};
use store::Fault;

use super::{Course, What};
use crate::hours;
use crate::staff::Who;

impl Course<'_> {
    pub(super) fn outcome(&mut self, ending: Ending) -> &'static str {
        if ending == Ending::Transferred {
            return "transferred";
        }
        if self.case.asks {
            return "explained";
        }
        let weights = [
            ("supported", 74),
            ("partly", 14),
            ("explained", 9),
            ("not_supported", 3),
        ];
        self.lots.weighted(weights).unwrap_or("supported")
    }

    pub(super) fn rate(&mut self, at: UtcMs, ending: Ending) -> Result<(), Fault> {
        let first_round = ending == Ending::Reopened
            && !self
                .steps
                .iter()
                .any(|s| matches!(&s.what, What::Act(what) if what.event() == Event::Object));
        // Not everyone answers; then the centre calls, or the time runs out.
        if ending != Ending::Reopened && self.lots.chance(0.42) {
            return Ok(());
        }
        let weights = self.case.story.rating.iter().enumerate();
        let stars = if first_round {
            self.lots.within(1..=2)
        } else {
            let drawn = self
                .lots
                .weighted(weights.map(|(at, weight)| (at as i64 + 1, *weight)));
            drawn.unwrap_or(4)
        };
        let own = &self.case.story.comments;
        let shared = &self.city.content.phrases.comments;
        let remarks: &[String] = match stars {
            4.. if !own.good.is_empty() && self.lots.chance(0.6) => &own.good,
            4.. => &shared.good,
            1..=2 if !own.bad.is_empty() => &own.bad,
            1..=2 => &shared.bad,
            _ => &[],
        };
        let words = if self.lots.chance(0.55) {
            self.said(remarks, at)?
        } else {
            String::new()
        };
        let rated = Do::Rate {
            solved: stars >= 3,
            stars,
            handling: Some((stars + i64::from(self.lots.chance(0.3))).min(5)),
            words,
        };
        self.act(at, Some(self.case.reporter.clone()), rated);
        Ok(())
    }

    /// What the centre does when nobody rated.
    pub(super) fn closing(&mut self, ending: Ending) {
        if self.state != State::Completed || ending == Ending::Open {
            return;
        }
        if self.lots.chance(0.82) {
            let at = hours::working_days_later(
                self.city.calendar,
                self.at,
                self.lots.within(1..=3),
                &mut self.lots,
            );
            let reached = self.lots.chance(0.85);
            let words = if reached {
                "电话回访，本人表示知晓办理结果。"
            } else {
                "三次电话未接通，已短信告知。"
            };
            let by = self.officer_of_centre("window_clerk");
            let solved = reached && self.lots.chance(0.9);
            self.act(
                at,
                by,
                Do::FollowUp {
                    reached,
                    solved,
                    words: words.into(),
                },
            );
        } else {
            let at = self.at.plus_days(matter::OBJECT_DAYS + 1);
            let system: Who = std::sync::Arc::new(Actor::System { part: "clocks" });
            self.act(at, Some(system), Do::Lapse);
        }
    }
}
