//! A trained model: weights of features by tag, weights between tags, and the names of the map it was trained with.

use super::lattice::{self, Between, Row, Sums};
use super::{TAGS, features, parts_of};
use crate::label::Label;
use crate::lexicon::Lexicon;
use crate::token::Token;

/// A trained model. Made by [`super::train`], kept by [`Model::write`] and [`Model::read`].
#[derive(Clone, Debug)]
pub struct Model {
    pub(crate) lexicon: Lexicon,
    pub(crate) between: Between,
    /// Hashes of features, ascending.
    pub(crate) features: Vec<u64>,
    /// Where the weights of a feature begin; one more than features.
    pub(crate) starts: Vec<u32>,
    pub(crate) tags: Vec<u8>,
    pub(crate) weights: Vec<f32>,
    /// Open addressing over `features`; `u32::MAX` is free.
    table: Vec<u32>,
}

impl Model {
    pub(crate) fn new(
        lexicon: Lexicon,
        between: Between,
        features: Vec<u64>,
        starts: Vec<u32>,
        tags: Vec<u8>,
        weights: Vec<f32>,
    ) -> Model {
        let size = (features.len() * 2).next_power_of_two().max(2);
        let mut table = vec![u32::MAX; size];
        for (at, hash) in features.iter().enumerate() {
            let mut place = *hash as usize & (size - 1);
            while table[place] != u32::MAX {
                place = (place + 1) & (size - 1);
            }
            table[place] = at as u32;
        }
        Model {
            lexicon,
            between,
            features,
            starts,
            tags,
            weights,
            table,
        }
    }

    /// How many weights it has.
    pub fn weights(&self) -> usize {
        self.weights.len() + lattice::BETWEEN
    }

    /// The names of the map it knows.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    fn find(&self, hash: u64) -> Option<usize> {
        let mask = self.table.len() - 1;
        let mut place = hash as usize & mask;
        loop {
            let at = self.table[place];
            if at == u32::MAX {
                return None;
            }
            if self.features[at as usize] == hash {
                return Some(at as usize);
            }
            place = (place + 1) & mask;
        }
    }

    fn scores(&self, tokens: &[Token]) -> Vec<Row> {
        features(tokens, &self.lexicon)
            .into_iter()
            .map(|found| {
                let mut row = [0.0; TAGS];
                for at in found.into_iter().filter_map(|hash| self.find(hash)) {
                    let range = self.starts[at] as usize..self.starts[at + 1] as usize;
                    for (tag, weight) in self.tags[range.clone()].iter().zip(&self.weights[range]) {
                        row[*tag as usize] += f64::from(*weight);
                    }
                }
                row
            })
            .collect()
    }

    /// The best parts as (label, number of tokens), and how likely this labelling is among all.
    pub(crate) fn label(&self, tokens: &[Token]) -> (Vec<(Label, usize)>, f64) {
        if tokens.is_empty() {
            return (Vec::new(), 1.0);
        }
        let scores = self.scores(tokens);
        let (tags, score) = lattice::best(&self.between, &scores);
        let total = Sums::new(&self.between).forward(&scores);
        (parts_of(&tags), (score - total).exp().clamp(0.0, 1.0))
    }
}
