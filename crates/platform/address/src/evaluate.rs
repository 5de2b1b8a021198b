//! How well parts are found: precision, recall and F1 over whole parts, as CoNLL counts them.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::label::Label;

/// Counts of parts: right in both borders and label, given, and true.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Given and true.
    pub right: usize,
    /// Given by the parser.
    pub given: usize,
    /// In the annotated data.
    pub truth: usize,
}

impl Count {
    /// Share of what was given that is true.
    pub fn precision(self) -> f64 {
        self.right as f64 / self.given.max(1) as f64
    }

    /// Share of what is true that was given.
    pub fn recall(self) -> f64 {
        self.right as f64 / self.truth.max(1) as f64
    }

    /// Harmonic mean of both.
    pub fn f1(self) -> f64 {
        2.0 * self.right as f64 / (self.given + self.truth).max(1) as f64
    }

    fn add(&mut self, other: Count) {
        self.right += other.right;
        self.given += other.given;
        self.truth += other.truth;
    }
}

/// Counts over many addresses.
#[derive(Clone, Debug, Default)]
pub struct Score {
    labels: [Count; Label::ALL.len()],
    /// Addresses seen.
    pub addresses: usize,
    /// Addresses with every part right.
    pub whole: usize,
    /// Addresses with a building, entrance or room.
    pub with_home: usize,
    /// Of these, those in which building, entrance and room are all right.
    pub home_right: usize,
}

/// Building, entrance and room: what leads to a door.
pub const HOME: [Label; 3] = [Label::HouseNo, Label::CellNo, Label::RoomNo];

impl Score {
    /// Takes in one address: true and given parts as label and byte range.
    pub fn add(
        &mut self,
        truth: impl Iterator<Item = (Label, Range<usize>)>,
        given: impl Iterator<Item = (Label, Range<usize>)>,
    ) {
        let set = |parts: &mut dyn Iterator<Item = (Label, Range<usize>)>| {
            parts
                .map(|(label, range)| (label, range.start, range.end))
                .collect::<BTreeSet<_>>()
        };
        let (mut truth, mut given) = (truth, given);
        let (truth, given) = (set(&mut truth), set(&mut given));
        for (label, ..) in &truth {
            self.labels[label.index()].truth += 1;
        }
        for part in &given {
            let count = &mut self.labels[part.0.index()];
            count.given += 1;
            count.right += usize::from(truth.contains(part));
        }
        self.addresses += 1;
        self.whole += usize::from(truth == given);
        let home = |parts: &BTreeSet<(Label, usize, usize)>| {
            parts
                .iter()
                .filter(|part| HOME.contains(&part.0))
                .copied()
                .collect::<BTreeSet<_>>()
        };
        let (true_home, given_home) = (home(&truth), home(&given));
        if !true_home.is_empty() {
            self.with_home += 1;
            self.home_right += usize::from(true_home == given_home);
        }
    }

    /// Of one label.
    pub fn of(&self, label: Label) -> Count {
        self.labels[label.index()]
    }

    /// Of several labels together.
    pub fn together(&self, labels: &[Label]) -> Count {
        let mut sum = Count::default();
        for label in labels {
            sum.add(self.of(*label));
        }
        sum
    }
}
