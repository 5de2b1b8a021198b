//! A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over the tokens of an address.
//!
//! Each token gets a label and a place in its part: begin, inside, end, or single. Between tokens only what can follow
//! is scored: the inside of a part keeps its label, and after its end any part may begin. So the weights between parts
//! see which part came before, however long it was.

mod feature;
mod file;
mod lattice;
mod lbfgs;
mod model;
mod train;

pub(crate) use feature::features;
pub use file::ModelFault;
pub use model::Model;
pub use train::{Progress, TrainOptions, train};

use crate::label::Label;

/// Number of labels.
pub(crate) const LABELS: usize = Label::ALL.len();
/// Tags by place, so that those that begin a part stand together, and those that end one: B, S, E, I.
pub(crate) const TAGS: usize = LABELS * 4;
/// Tags that begin a part: B and S.
pub(crate) const STARTS: std::ops::Range<usize> = 0..LABELS * 2;
/// Tags that end a part: S and E.
pub(crate) const ENDS: std::ops::Range<usize> = LABELS..LABELS * 3;
/// How many there are of each.
pub(crate) const EDGE: usize = LABELS * 2;

/// Place of a token in its part.
pub(crate) const BEGIN: usize = 0;
/// The only token of its part.
pub(crate) const SINGLE: usize = 1;
/// Last token.
pub(crate) const END: usize = 2;
/// Neither first nor last.
pub(crate) const INSIDE: usize = 3;

/// The tag of a label at a place.
pub(crate) fn tag(label: Label, place: usize) -> usize {
    place * LABELS + label.index()
}

/// The tags of parts given as (label, number of tokens).
pub(crate) fn tags_of(parts: &[(Label, usize)]) -> Vec<u8> {
    let mut tags = Vec::new();
    for &(label, length) in parts {
        for at in 0..length {
            let place = match (at, length) {
                (_, 1) => SINGLE,
                (0, _) => BEGIN,
                (at, length) if at + 1 == length => END,
                _ => INSIDE,
            };
            tags.push(tag(label, place) as u8);
        }
    }
    tags
}

/// The parts of tags, as (label, number of tokens).
pub(crate) fn parts_of(tags: &[u8]) -> Vec<(Label, usize)> {
    let mut parts: Vec<(Label, usize)> = Vec::new();
    for &tag in tags {
        let label = Label::ALL[tag as usize % LABELS];
        let begins = STARTS.contains(&(tag as usize));
        match parts.last_mut() {
            Some(last) if !begins => last.1 += 1,
            _ => parts.push((label, 1)),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_survive_tagging() {
        let parts = [(Label::Road, 3), (Label::RoadNo, 1), (Label::Poi, 2)];
        assert_eq!(parts_of(&tags_of(&parts)), parts);
    }
}
