//! From scenes of a story to acts of the procedure.

use demo_content::{Ending, Scene, StepKind};
use kernel::{UtcMs, clock::MINUTE_MS};
use matter::states::next;
use matter::{Do, Event, State};
use store::Fault;

use super::Course;
use crate::catalogue::promised_days;
use crate::hours::{self, Pace};

/// Ways that the law keeps for what a centre refuses.
const REMEDIES: [&str; 3] = [
    "可依法向有管辖权的人民法院提起诉讼，法律援助窗口可协助准备材料。",
    "可在法定期限内申请行政复议，窗口已告知地点和所需材料。",
    "可向劳动人事争议仲裁委员会申请仲裁，窗口已告知地点和时限。",
];

impl Course<'_> {
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

    /// A step that the procedure does not know here is told as progress.
    pub(super) fn progress(&mut self, scene: &Scene<'_>, at: UtcMs) -> Result<(), Fault> {
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
        self.act(
            at,
            Some(self.case.reporter.clone()),
            Do::Object {
                words,
                files: Vec::new(),
            },
        );
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
}
