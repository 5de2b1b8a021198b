//! Which of the places found are shown first.

use super::walk::Reached;
use super::{Gazetteer, How, NONE};

/// A set of units with everything below them.
#[derive(Clone, Debug)]
pub(super) struct Below(Vec<bool>);

/// A place found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// Smaller is better: how it was found, whether whole, level, what is left of the name, order of the records.
    key: u64,
    pub place: u32,
    pub how: How,
    pub whole: bool,
}

/// The best places so far.
#[derive(Debug)]
pub(super) struct Best {
    limit: usize,
    pub found: Vec<Found>,
}

impl Best {
    pub fn new(limit: usize) -> Best {
        Best {
            limit,
            found: Vec::with_capacity(limit.min(1000) + 1),
        }
    }

    pub fn is_full(&self) -> bool {
        self.found.len() >= self.limit
    }

    pub fn add(&mut self, one: Found) {
        if self.is_full() && self.found.last().is_none_or(|worst| worst.key <= one.key) {
            return;
        }
        if let Some(known) = self.found.iter().position(|known| known.place == one.place) {
            if self.found[known].key <= one.key {
                return;
            }
            self.found.remove(known);
        }
        let at = self.found.partition_point(|known| known.key < one.key);
        self.found.insert(at, one);
        self.found.truncate(self.limit);
    }
}

pub(super) fn found(how: How, whole: bool, level: u8, left: u8, place: u32) -> Found {
    let key = (how as u64) << 56
        | u64::from(!whole) << 48
        | u64::from(level) << 44
        | u64::from(left.min(63)) << 36
        | u64::from(place);
    Found {
        key,
        place,
        how,
        whole,
    }
}

impl Gazetteer {
    /// Adds the names below the nodes; `whole` leaves out names that go on behind what was typed.
    pub(super) fn rank(
        &self,
        reached: &[Reached],
        filter: Option<&Below>,
        whole_only: bool,
        best: &mut Best,
    ) {
        for one in reached {
            let node = self.nodes[one.node as usize];
            for form in &self.forms[node.from as usize..node.to as usize] {
                let ends = [form.full, form.said, form.short];
                let whole = one.complete && ends.contains(&one.depth);
                if whole_only && !whole {
                    continue;
                }
                let left = if whole {
                    0
                } else {
                    form.full - one.depth.min(form.full)
                };
                let one = found(one.how, whole, form.level, left, form.place);
                let hopeless =
                    best.is_full() && best.found.last().is_some_and(|worst| worst.key <= one.key);
                if !hopeless && filter.is_none_or(|filter| self.is_below(filter, form.place)) {
                    best.add(one);
                }
            }
        }
    }

    pub(super) fn is_below(&self, filter: &Below, place: u32) -> bool {
        let unit = self.unit_above[place as usize];
        unit != NONE && filter.0[unit as usize]
    }

    /// The units that a text names, with everything below them. Where some bear the whole name, those that only begin
    /// with it do not count, and a worse way to find a name not where there is a better one.
    pub(super) fn named_units(
        &self,
        reached: &[Reached],
        filter: Option<&Below>,
        whole_only: bool,
    ) -> Option<Below> {
        let mut best_key = (true, How::Within);
        let mut named: Vec<u32> = Vec::new();
        for one in reached {
            let node = self.nodes[one.node as usize];
            let from = self.unit_forms.partition_point(|form| *form < node.from);
            let within = self.unit_forms[from..]
                .iter()
                .take_while(|form| **form < node.to);
            for form in within {
                let form = self.forms[*form as usize];
                let unit = self.unit_of[form.place as usize];
                let whole = one.complete && [form.full, form.said, form.short].contains(&one.depth);
                let key = (!whole, one.how);
                if (whole_only && !whole)
                    || key > best_key
                    || filter.is_some_and(|filter| !self.is_below(filter, form.place))
                {
                    continue;
                }
                if key < best_key {
                    named.clear();
                    best_key = key;
                }
                named.push(unit);
            }
        }
        if named.is_empty() {
            return None;
        }
        let mut inside = vec![false; self.units.len()];
        for unit in named {
            inside[unit as usize] = true;
        }
        // Units above come first in the list, so one pass reaches the bottom.
        for (unit, place) in self.units.iter().enumerate() {
            let above = self.unit_above[*place as usize];
            if above != NONE && inside[above as usize] {
                inside[unit] = true;
            }
        }
        Some(Below(inside))
    }
}

impl Below {
    /// What lies in both.
    pub fn and(mut self, other: Option<&Below>) -> Below {
        if let Some(other) = other {
            for (one, two) in self.0.iter_mut().zip(&other.0) {
                *one &= two;
            }
        }
        self
    }
}
