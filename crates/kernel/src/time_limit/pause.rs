use serde::{Deserialize, Serialize};

use super::count::{continued, counted};
use super::{Due, Length};
use crate::calendar::WorkCalendar;
use crate::clock::{Date, UtcMs};

/// What a pause does to a running term (R9).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PauseKind {
    /// The time does not count and the rest continues afterwards, as for an expert appraisal.
    Exclude,
    /// The whole term starts anew when the pause ends, as when missing papers arrive (补正).
    Restart,
}

/// A time during which a term stands still.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// When the pause began; its day still counts.
    pub from: UtcMs,
    /// When it ended; its day does not count, as at any start (R1). None: not ended yet.
    pub to: Option<UtcMs>,
    /// What the pause does.
    pub kind: PauseKind,
}

/// A term with everything that happened to it; the end is always computed anew from this.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// When the term started.
    pub start: UtcMs,
    /// Its first length.
    pub length: Length,
    /// Approved extensions in order, each counted from the unrolled end so far.
    pub extensions: Vec<Length>,
    /// Pauses in any order.
    pub pauses: Vec<Pause>,
}

impl Term {
    /// A term without extensions and pauses.
    pub fn new(start: UtcMs, length: Length) -> Self {
        Self {
            start,
            length,
            extensions: Vec::new(),
            pauses: Vec::new(),
        }
    }

    /// When the term ends; None while it stands still in a pause that has not ended.
    /// A pause that began after the end has no effect.
    pub fn due(&self, calendar: &WorkCalendar) -> Option<Due> {
        let gaps = Gaps::of(&self.pauses);
        let mut restarts: Vec<(UtcMs, UtcMs)> = closed(&self.pauses, PauseKind::Restart).collect();
        restarts.sort_unstable();
        let mut due = self.started_at(self.start, &gaps, calendar);
        for (from, to) in restarts {
            if from < due.start || from >= due.due_at {
                continue;
            }
            let anew = self.started_at(to, &gaps, calendar);
            // Months differ in length: a restart must not take away days a pause had already given.
            if anew.due_at >= due.due_at {
                due = anew;
            }
        }
        let stands = self
            .pauses
            .iter()
            .any(|pause| pause.to.is_none() && pause.from < due.due_at);
        (!stands).then_some(due)
    }

    fn started_at(&self, start: UtcMs, gaps: &Gaps, calendar: &WorkCalendar) -> Due {
        self.extensions
            .iter()
            .fold(counted(start, self.length, gaps, calendar), |due, &by| {
                continued(&due, by, gaps, calendar)
            })
    }
}

/// When a term with pauses ends; None while it stands still. See [`Term`] for extensions too.
pub fn due_with_pauses(
    start: UtcMs,
    length: Length,
    pauses: &[Pause],
    calendar: &WorkCalendar,
) -> Option<Due> {
    Term {
        pauses: pauses.to_vec(),
        ..Term::new(start, length)
    }
    .due(calendar)
}

fn closed(pauses: &[Pause], kind: PauseKind) -> impl Iterator<Item = (UtcMs, UtcMs)> {
    pauses
        .iter()
        .filter(move |pause| pause.kind == kind)
        .filter_map(|pause| Some((pause.from, pause.to?.max(pause.from))))
}

/// The ended excluding pauses: sorted, not overlapping, not empty.
pub(super) struct Gaps(Vec<(UtcMs, UtcMs)>);

impl Gaps {
    pub(super) fn none() -> Self {
        Self(Vec::new())
    }

    fn of(pauses: &[Pause]) -> Self {
        let mut gaps: Vec<_> = closed(pauses, PauseKind::Exclude).collect();
        gaps.sort_unstable();
        gaps.dedup_by(|later, earlier| {
            let joined = later.0 <= earlier.1;
            if joined {
                earlier.1 = earlier.1.max(later.1);
            }
            joined
        });
        Self(gaps)
    }

    /// Whether the day is left out: after the day a pause began, up to the day it ended.
    pub(super) fn hold(&self, day: Date) -> bool {
        self.0
            .iter()
            .any(|&(from, to)| from.date() < day && day <= to.date())
    }

    /// The moment `ms` of running time after `from`.
    pub(super) fn moment_after(&self, from: UtcMs, ms: i64) -> UtcMs {
        let mut end = from.plus_ms(ms);
        for &(pause_from, pause_to) in &self.0 {
            let begin = pause_from.max(from);
            if begin < end && pause_to > begin {
                end = end.plus_ms(pause_to.since(begin));
            }
        }
        end
    }

    /// How much of the time from one moment to another was running, in ms.
    pub(super) fn running(&self, from: UtcMs, to: UtcMs) -> i64 {
        let stood: i64 = self
            .0
            .iter()
            .map(|&(pause_from, pause_to)| pause_to.min(to).since(pause_from.max(from)).max(0))
            .sum();
        to.since(from) - stood
    }
}
