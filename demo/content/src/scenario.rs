//! A story told to one ending: the steps that really happen, nothing left out.

use crate::Content;
use crate::story::{Step, Story};
use crate::words::{Delay, DelayUnit, Ending, OrganAt, StepKind, Urgency};

/// How fast an organ takes on an emergency for which the story names no time.
const EMERGENCY_ACCEPTANCE: Delay = Delay {
    least: 2,
    most: 10,
    unit: DelayUnit::Minutes,
};

/// One step, ready to be dated and written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scene<'a> {
    /// What happens.
    pub kind: StepKind,
    /// Role of who does it.
    pub by: &'a str,
    /// Time since the step before, or since the matter came in.
    pub after: Delay,
    /// New handler of a triage, helper of an assistance.
    pub to: Option<&'a OrganAt>,
    /// Ways to write it; choose one. Empty only for a score.
    pub texts: &'a [String],
}

impl Content {
    /// The steps of `story` when it ends in `ending`.
    ///
    /// An organ takes a matter on before it works on it: where a story goes on straight from
    /// triage, the acceptance is put in.
    /// A withdrawn, merged, refused, transferred or open matter stops before it is rated. A
    /// late one is put under supervision. A reopened one runs its first round to the score,
    /// then the steps that the story marks for it (or one plain second round), a second
    /// reply and a second score.
    pub fn scenes<'a>(&'a self, story: &'a Story, ending: Ending) -> Vec<Scene<'a>> {
        self.accepted(story, self.told(story, ending))
    }

    fn accepted<'a>(&'a self, story: &Story, scenes: Vec<Scene<'a>>) -> Vec<Scene<'a>> {
        let mut complete: Vec<Scene<'a>> = Vec::with_capacity(scenes.len() + 1);
        for scene in scenes {
            let triaged = complete
                .last()
                .is_some_and(|before| before.kind == StepKind::Triage);
            let works = !matches!(
                scene.kind,
                StepKind::Accept
                    | StepKind::Return
                    | StepKind::Escalate
                    | StepKind::Merge
                    | StepKind::Refuse
                    | StepKind::Withdraw
            );
            if triaged && works {
                let mut acceptance = self.usual(StepKind::Accept);
                if story.urgency == Some(Urgency::Emergency) {
                    acceptance.after = EMERGENCY_ACCEPTANCE;
                }
                complete.push(acceptance);
            }
            complete.push(scene);
        }
        complete
    }

    fn told<'a>(&'a self, story: &'a Story, ending: Ending) -> Vec<Scene<'a>> {
        let common: Vec<&Step> = story
            .thread
            .iter()
            .filter(|step| step.when.is_none())
            .collect();
        let until_reply = common
            .iter()
            .rposition(|step| step.kind == StepKind::Reply)
            .unwrap_or(common.len());
        let written = |steps: &[&'a Step]| -> Vec<Scene<'a>> {
            steps.iter().map(|step| self.scene(story, step)).collect()
        };
        match ending {
            Ending::Closed => written(&common),
            Ending::ClosedLate => {
                let mut scenes = written(&common);
                let supervised = scenes.iter().any(|scene| scene.kind == StepKind::Supervise);
                if !supervised && until_reply < scenes.len() {
                    scenes.insert(until_reply, self.usual(StepKind::Supervise));
                }
                scenes
            }
            Ending::Reopened => {
                let mut scenes = written(&common);
                let again: Vec<&Step> = story
                    .thread
                    .iter()
                    .filter(|step| step.when == Some(Ending::Reopened))
                    .collect();
                if again
                    .first()
                    .is_none_or(|step| step.kind != StepKind::Object)
                {
                    scenes.push(self.usual(StepKind::Object));
                }
                if again.is_empty() {
                    let visit = self.usual(StepKind::Visit);
                    scenes.push(Scene {
                        texts: &self.phrases.second_round.visit,
                        ..visit
                    });
                }
                scenes.extend(written(&again));
                let reply = self.usual(StepKind::Reply);
                scenes.push(Scene {
                    texts: &self.phrases.second_round.reply,
                    ..reply
                });
                scenes.push(self.usual(StepKind::Approve));
                scenes.push(self.usual(StepKind::Rate));
                scenes
            }
            Ending::Withdrawn => {
                let mut scenes = written(&common[..until_reply]);
                scenes.push(self.usual(StepKind::Withdraw));
                scenes
            }
            Ending::Merged => vec![self.usual(StepKind::Merge)],
            Ending::Refused => vec![self.usual(StepKind::Refuse)],
            Ending::Transferred => {
                let mut scenes = written(&common);
                scenes.retain(|scene| scene.kind != StepKind::Rate);
                scenes
            }
            Ending::Open => written(&common[..until_reply]),
        }
    }

    fn usual(&self, kind: StepKind) -> Scene<'_> {
        let usual = &self.phrases.step[&kind];
        Scene {
            kind,
            by: &usual.by,
            after: usual.after,
            to: None,
            texts: &usual.text,
        }
    }

    fn scene<'a>(&'a self, story: &'a Story, step: &'a Step) -> Scene<'a> {
        let usual = self.usual(step.kind);
        let texts = match (step.kind, step.text.as_slice()) {
            (StepKind::Reply, []) => &story.reply,
            (_, []) => usual.texts,
            (_, own) => own,
        };
        Scene {
            by: step.by.as_deref().unwrap_or(usual.by),
            after: step.after.unwrap_or(usual.after),
            to: step.to.as_ref(),
            texts,
            ..usual
        }
    }
}
