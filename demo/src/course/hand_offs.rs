//! Scenes in which a matter goes from hand to hand: triage, acceptance, return, help of others.

use demo_content::{Level, Scene};
use kernel::{UtcMs, clock::MINUTE_MS};
use matter::{Do, HandOffKind, State};
use store::Fault;

use super::Course;
use crate::hours::Pace;
use crate::organs::{CENTRE, Organ};

/// Words of a centre that hands on.
const BASIS: &str = "职责清单";

impl<'a> Course<'a> {
    pub(super) fn triage(
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

    pub(super) fn accept(&mut self, scene: &Scene<'_>, at: UtcMs) -> Result<(), Fault> {
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

    pub(super) fn give_back(&mut self, scene: &Scene<'_>, at: UtcMs) -> Result<(), Fault> {
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

    pub(super) fn assist(
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
}
