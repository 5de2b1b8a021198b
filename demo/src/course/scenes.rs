//! From scenes of a story to acts of the procedure.

use access::Actor;
use demo_content::{Ending, Level, Scene, StepKind};
use kernel::{UtcMs, clock::MINUTE_MS};
use matter::states::next;
use matter::{Do, Event, HandOffKind, State};
use store::Fault;

use super::{Course, What};
use crate::catalogue::promised_days;
use crate::hours::{self, Pace};
use crate::organs::{CENTRE, Organ};
use crate::staff::Who;

/// Words of a centre that hands on.
const BASIS: &str = "职责清单";
/// Ways that the law keeps for what a centre refuses.
const REMEDIES: [&str; 3] = [
    "可依法向有管辖权的人民法院提起诉讼，法律援助窗口可协助准备材料。",
    "可在法定期限内申请行政复议，窗口已告知地点和所需材料。",
    "可向劳动人事争议仲裁委员会申请仲裁，窗口已告知地点和时限。",
];

impl<'a> Course<'a> {
    /// Does what a scene tells, dated and in the words of the story.
    pub(super) fn scene(
        &mut self,
        scene: &Scene<'_>,
        ending: Ending,
        all: &[Scene<'_>],
    ) -> Result<(), Fault> {
        let pace = self.pace(scene);
        let mut at = hours::after(
            self.city.calendar,
            self.at,
            scene.after,
            pace,
            &mut self.lots,
        );
        at = self.kept_or_missed(scene, at, ending, all);
        self.resume_for(scene, at);
        let (organs, code) = (self.city.organs, &self.case.community.place.code);
        let target = scene.to.and_then(|to| {
            organs
                .serving(&to.kind, to.level, code)
                .filter(|o| o.takes_matters)
        });
        match scene.kind {
            StepKind::Triage => self.triage(scene, at, target),
            StepKind::Accept => self.accept(scene, at),
            StepKind::Return => self.give_back(scene, at),
            StepKind::Visit => {
                let words = self.said(scene.texts, at)?;
                let by = self.handler(self.holder);
                self.act(
                    at,
                    by,
                    Do::Visit {
                        words,
                        files: vec![],
                    },
                );
                Ok(())
            }
            StepKind::Ask => {
                let question = self.said(scene.texts, at)?;
                let by = self.handler(self.holder);
                self.act(at, by, Do::Ask { question });
                Ok(())
            }
            StepKind::Supplement => {
                let words = self.said(scene.texts, at)?;
                let by = Some(self.case.reporter.clone());
                if next(self.state, Event::Supplement).is_some() {
                    self.act(
                        at,
                        by,
                        Do::Supplement {
                            words,
                            files: vec![],
                        },
                    );
                } else {
                    self.act(
                        at,
                        by,
                        Do::Add {
                            words,
                            files: vec![],
                        },
                    );
                }
                Ok(())
            }
            StepKind::Suspend => {
                let reason = self.said(scene.texts, at)?;
                let by = self.handler(self.holder);
                self.act(at, by, Do::Suspend { reason });
                Ok(())
            }
            StepKind::Resume => {
                let words = self.said(scene.texts, at)?;
                let by = self.handler(self.holder);
                self.act(at, by, Do::Resume { words });
                Ok(())
            }
            StepKind::Assist => self.assist(scene, at, target),
            StepKind::Minutes => {
                let words = self.said(scene.texts, at)?;
                let by = self.handler(self.holder);
                self.act(at, by, Do::Minutes { words });
                Ok(())
            }
            StepKind::Reply => {
                let words = self.said(scene.texts, at)?;
                let outcome = self.outcome(ending).to_owned();
                let by = self.handler(self.holder);
                self.act(
                    at,
                    by,
                    Do::Reply {
                        outcome,
                        words,
                        files: vec![],
                    },
                );
                Ok(())
            }
            StepKind::Approve => {
                let by = self.leader(self.holder);
                self.act(at, by, Do::Approve);
                Ok(())
            }
            StepKind::SendBack => {
                let words = self.said(scene.texts, at)?;
                let by = self.leader(self.holder);
                self.act(at, by, Do::SendBack { words });
                Ok(())
            }
            StepKind::Extend => {
                let reason = self.said(scene.texts, at)?;
                let by = self.leader(self.holder);
                self.act(at, by, Do::Extend { reason });
                Ok(())
            }
            StepKind::Urge | StepKind::Supervise => self.supervise(scene, at),
            StepKind::Object => self.object(scene, at),
            StepKind::Rate => self.rate(at, ending),
            StepKind::Withdraw => {
                let reason = self.said(scene.texts, at)?;
                self.act(
                    at,
                    Some(self.case.reporter.clone()),
                    Do::Withdraw { reason },
                );
                Ok(())
            }
            StepKind::Refuse => {
                let ground = self.said(scene.texts, at)?;
                let remedy = self.lots.pick(&REMEDIES).map_or("", |r| *r).to_owned();
                let by = self.officer_of_centre("triage_officer");
                self.act(at, by, Do::Refuse { ground, remedy });
                Ok(())
            }
            StepKind::Escalate => self.note(scene, at),
            // Which matter it is merged into is found when all matters are known.
            StepKind::Merge => Ok(()),
        }
    }

    /// Work goes on before it is done: a story may ask and then just tell of the visit.
    fn resume_for(&mut self, scene: &Scene<'_>, at: UtcMs) {
        let works = matches!(
            scene.kind,
            StepKind::Visit
                | StepKind::Assist
                | StepKind::Minutes
                | StepKind::Reply
                | StepKind::Extend
        );
        if self.state == State::Suspended && works {
            let between = UtcMs(self.at.0 + at.since(self.at) / 2);
            let by = self.handler(self.holder);
            self.act(
                between,
                by,
                Do::Resume {
                    words: "情况已补齐，继续办理。".into(),
                },
            );
        }
    }

    /// Replies that should come in time do, and those that should be late are.
    fn kept_or_missed(
        &mut self,
        scene: &Scene<'_>,
        at: UtcMs,
        ending: Ending,
        all: &[Scene<'_>],
    ) -> UtcMs {
        let (Some(started), true) = (self.started, self.state == State::Handling) else {
            return at;
        };
        let days = promised_days(self.case.complexity);
        let due = hours::promised(self.city.calendar, started, days);
        let ends = matches!(scene.kind, StepKind::Reply | StepKind::Supervise);
        if ending == Ending::ClosedLate && ends && at < due {
            return hours::working_days_later(
                self.city.calendar,
                due,
                self.lots.within(1..=3),
                &mut self.lots,
            );
        }
        let rests = all
            .iter()
            .any(|s| matches!(s.kind, StepKind::Ask | StepKind::Suspend | StepKind::Extend));
        let works = matches!(
            scene.kind,
            StepKind::Visit | StepKind::Assist | StepKind::Minutes | StepKind::Reply
        );
        if ending != Ending::ClosedLate && works && !rests && at > due && self.at < due {
            // The rest of the work fits between now and the end of the promise.
            let left = all.iter().filter(|s| s.kind == StepKind::Visit).count() as i64 + 2;
            let room = due.since(self.at) / left.max(2);
            let sooner = self.at.plus_ms(
                self.lots
                    .within(room / 3..=room.max(MINUTE_MS))
                    .max(MINUTE_MS),
            );
            let fits = hours::suited(self.city.calendar, Pace::Office, sooner, &mut self.lots);
            return if fits < due {
                fits
            } else {
                sooner.max(self.at.plus_ms(MINUTE_MS))
            };
        }
        at
    }

    fn triage(
        &mut self,
        scene: &Scene<'_>,
        at: UtcMs,
        target: Option<&'a Organ>,
    ) -> Result<(), Fault> {
        let (to, rule) = match target {
            Some(organ) => (organ, None),
            None => (self.case.lead.0, self.case.lead.1.clone()),
        };
        let words = self.said_for(scene.texts, at, to)?;
        if self.state == State::Handling {
            self.hand_on(at, to, words);
            return Ok(());
        }
        let by = self.officer_of_centre(scene.by);
        if to.org.id == self.holder.org.id {
            self.act(at, by, Do::Take);
            return Ok(());
        }
        let kind = if !to.org.centre {
            HandOffKind::Dispatch
        } else if to.level < self.holder.level {
            HandOffKind::Escalate
        } else {
            HandOffKind::Descend
        };
        let offer = Do::Offer {
            to: to.org.clone(),
            kind,
            reason: words,
            basis: BASIS.into(),
            rule,
        };
        self.act(at, by, offer);
        Ok(())
    }

    fn said_for(&mut self, texts: &[String], at: UtcMs, organ: &Organ) -> Result<String, Fault> {
        let text = self.lots.pick(texts).map_or("", String::as_str);
        self.words.fill(text, at, organ)
    }

    /// From organ to organ, without the centre.
    fn hand_on(&mut self, at: UtcMs, to: &'a Organ, reason: String) {
        if to.org.id == self.holder.org.id || self.offered.is_some() || self.holder.org.centre {
            return;
        }
        let by = self.handler(self.holder);
        let kind = if to.org.centre {
            HandOffKind::Back
        } else {
            HandOffKind::Transfer
        };
        let offer = Do::Offer {
            to: to.org.clone(),
            kind,
            reason,
            basis: BASIS.into(),
            rule: None,
        };
        self.act(at, by, offer);
    }

    fn accept(&mut self, scene: &Scene<'_>, at: UtcMs) -> Result<(), Fault> {
        let Some(organ) = self.offered else {
            return self.progress(scene, at);
        };
        let plan = self.said_for(scene.texts, at, organ)?;
        let by = self.handler(organ);
        if organ.org.centre {
            self.act(at, by.clone(), Do::AcceptTriage);
            let then = self.minutes(3, 30);
            self.act(then, by, Do::Take);
        } else {
            self.act(at, by, Do::Accept { plan });
        }
        Ok(())
    }

    /// A step that the procedure does not know here is told as progress.
    fn progress(&mut self, scene: &Scene<'_>, at: UtcMs) -> Result<(), Fault> {
        let words = self.said(scene.texts, at)?;
        let by = self.handler(self.holder);
        if !words.is_empty() {
            self.act(
                at,
                by,
                Do::Note {
                    words,
                    files: vec![],
                    public: true,
                },
            );
        }
        Ok(())
    }

    /// A word of the centre on the thread.
    fn note(&mut self, scene: &Scene<'_>, at: UtcMs) -> Result<(), Fault> {
        let words = self.said(scene.texts, at)?;
        let by = self.officer_of_centre(scene.by);
        self.act(
            at,
            by,
            Do::Note {
                words,
                files: vec![],
                public: true,
            },
        );
        Ok(())
    }

    fn give_back(&mut self, scene: &Scene<'_>, at: UtcMs) -> Result<(), Fault> {
        if let Some(organ) = self.offered {
            let reason = self.said_for(scene.texts, at, organ)?;
            let by = self.handler(organ);
            self.act(at, by, Do::Return { reason });
            return Ok(());
        }
        // Taken on already: it goes back to the centre the way every hand-off goes.
        let reason = self.said(scene.texts, at)?;
        let centre = self.centre;
        self.hand_on(at, centre, reason);
        if self.offered.is_some() {
            let then = self.soon(1, 3, Pace::Office);
            let by = self.handler(centre);
            self.act(then, by, Do::AcceptTriage);
        }
        Ok(())
    }

    fn assist(
        &mut self,
        scene: &Scene<'_>,
        at: UtcMs,
        helper: Option<&'a Organ>,
    ) -> Result<(), Fault> {
        let (organs, code) = (self.city.organs, &self.case.community.place.code);
        let helper = helper.or_else(|| organs.serving(CENTRE, Level::Community, code));
        let (holder, handling) = (self.holder.org.id, self.state == State::Handling);
        let Some(helper) = helper.filter(|h| handling && h.org.id != holder) else {
            return self.progress(scene, at);
        };
        let invited = UtcMs(self.at.0 + at.since(self.at) / 3).max(self.at.plus_ms(MINUTE_MS));
        let by = self.handler(self.holder);
        let words = format!("请{}配合核实和处理。", helper.org.name.zh);
        self.words.helper = Some(helper.org.name.zh.clone());
        self.act(
            invited,
            by,
            Do::Assist {
                org: helper.org.clone(),
                words,
            },
        );
        let words = self.said(scene.texts, at)?;
        let by = self.handler(helper);
        let at = at.max(invited.plus_ms(MINUTE_MS));
        self.act(
            at,
            by,
            Do::Visit {
                words,
                files: vec![],
            },
        );
        Ok(())
    }

    fn supervise(&mut self, scene: &Scene<'_>, at: UtcMs) -> Result<(), Fault> {
        let words = self.said(scene.texts, at)?;
        let by = self.supervisor();
        let what = if scene.kind == StepKind::Urge {
            Do::Urge { words }
        } else {
            Do::Supervise { words, level: 2 }
        };
        self.act(at, by, what);
        Ok(())
    }

    fn object(&mut self, scene: &Scene<'_>, at: UtcMs) -> Result<(), Fault> {
        if next(self.state, Event::Object).is_none() {
            return self.told_before(scene, at);
        }
        let words = self.said(scene.texts, at)?;
        self.started = Some(at);
        self.act(at, Some(self.case.reporter.clone()), Do::Object { words });
        Ok(())
    }

    fn told_before(&mut self, scene: &Scene<'_>, at: UtcMs) -> Result<(), Fault> {
        let words = self.said(scene.texts, at)?;
        self.act(
            at,
            Some(self.case.reporter.clone()),
            Do::Add {
                words,
                files: vec![],
            },
        );
        Ok(())
    }

    fn outcome(&mut self, ending: Ending) -> &'static str {
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

    fn rate(&mut self, at: UtcMs, ending: Ending) -> Result<(), Fault> {
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
