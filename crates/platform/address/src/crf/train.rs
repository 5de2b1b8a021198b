//! Trains a model: maximum likelihood with an L2 prior, by L-BFGS.

use std::collections::HashMap;

use super::lattice::{BETWEEN, Between, Row, Sums, first_slot, last_slot, slot};
use super::lbfgs::minimise;
use super::{Model, TAGS, features, tags_of};
use crate::corpus::Example;
use crate::lexicon::Lexicon;
use crate::token::tokens;

/// How a model is trained.
#[derive(Clone, Debug)]
pub struct TrainOptions {
    /// Weight of the L2 prior: larger keeps weights smaller.
    pub prior: f64,
    /// Features seen less often are left out.
    pub least_seen: u32,
    /// Most steps of L-BFGS.
    pub steps: usize,
    /// Threads; the result depends on their number in the last digits.
    pub threads: usize,
}

impl Default for TrainOptions {
    fn default() -> Self {
        TrainOptions {
            prior: 2.0,
            least_seen: 1,
            steps: 160,
            threads: 2,
        }
    }
}

/// How far a training is.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// Step of L-BFGS.
    pub step: usize,
    /// Value that is minimised: minus log-likelihood plus prior.
    pub loss: f64,
    /// Weights that are trained.
    pub weights: usize,
}

struct Sentence {
    /// Features of each token, by number; `starts` says where a token's begin.
    features: Vec<u32>,
    starts: Vec<u32>,
    tags: Vec<u8>,
}

struct Problem {
    sentences: Vec<Sentence>,
    hashes: Vec<u64>,
    /// Where the weights of a feature begin.
    starts: Vec<u32>,
    tags: Vec<u8>,
}

/// Trains on annotated addresses. Examples whose parts cut through a number are left out, since no labelling of
/// tokens gives them.
pub fn train(
    examples: &[Example],
    lexicon: Lexicon,
    options: &TrainOptions,
    mut tell: impl FnMut(Progress),
) -> Model {
    let problem = Problem::new(examples, &lexicon, options.least_seen);
    let observed = problem.observed();
    let size = observed.len();
    let threads = options.threads.max(1);
    let mut weights = vec![0.0; size];
    minimise(
        &mut weights,
        options.steps,
        5e-4,
        |weights, gradient| {
            let loss = problem.expect(weights, gradient, threads);
            let mut value = loss;
            for ((g, o), w) in gradient.iter_mut().zip(&observed).zip(weights) {
                *g += options.prior * w - o;
                value += 0.5 * options.prior * w * w - o * w;
            }
            value
        },
        |step, loss| {
            tell(Progress {
                step,
                loss,
                weights: size,
            });
            true
        },
    );
    problem.model(&weights, lexicon)
}

impl Problem {
    fn new(examples: &[Example], lexicon: &Lexicon, least_seen: u32) -> Problem {
        let mut raw: Vec<(Vec<Vec<u64>>, Vec<u8>)> = Vec::new();
        let mut seen: HashMap<u64, u32> = HashMap::new();
        for example in examples {
            let tokens = tokens(&example.text);
            let Some(parts) = example.token_parts(&tokens) else {
                continue;
            };
            if tokens.is_empty() {
                continue;
            }
            let found = features(&tokens, lexicon);
            for hash in found.iter().flatten() {
                *seen.entry(*hash).or_default() += 1;
            }
            raw.push((found, tags_of(&parts)));
        }
        let mut hashes: Vec<u64> = seen
            .into_iter()
            .filter(|(_, count)| *count >= least_seen)
            .map(|(hash, _)| hash)
            .collect();
        hashes.sort_unstable();
        let numbers: HashMap<u64, u32> = hashes
            .iter()
            .enumerate()
            .map(|(at, hash)| (*hash, at as u32))
            .collect();
        let mut pairs: Vec<(u32, u8)> = Vec::new();
        let mut sentences = Vec::with_capacity(raw.len());
        for (found, tags) in raw {
            let mut sentence = Sentence {
                features: Vec::new(),
                starts: vec![0],
                tags,
            };
            for (found, tag) in found.iter().zip(&sentence.tags) {
                for number in found.iter().filter_map(|hash| numbers.get(hash)) {
                    sentence.features.push(*number);
                    pairs.push((*number, *tag));
                }
                sentence.starts.push(sentence.features.len() as u32);
            }
            sentences.push(sentence);
        }
        pairs.sort_unstable();
        pairs.dedup();
        let mut starts = vec![0u32; hashes.len() + 1];
        for (feature, _) in &pairs {
            starts[*feature as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        Problem {
            sentences,
            hashes,
            starts,
            tags: pairs.into_iter().map(|(_, tag)| tag).collect(),
        }
    }

    fn range(&self, feature: u32) -> std::ops::Range<usize> {
        self.starts[feature as usize] as usize..self.starts[feature as usize + 1] as usize
    }

    /// How often each weight's feature is in the data.
    fn observed(&self) -> Vec<f64> {
        let mut counts = vec![0.0; BETWEEN + self.tags.len()];
        for sentence in &self.sentences {
            let tags: Vec<usize> = sentence.tags.iter().map(|tag| *tag as usize).collect();
            counts[first_slot(tags[0])] += 1.0;
            counts[last_slot(tags[tags.len() - 1])] += 1.0;
            for pair in tags.windows(2) {
                if let Some(slot) = slot(pair[0], pair[1]) {
                    counts[slot] += 1.0;
                }
            }
            for (at, tag) in sentence.tags.iter().enumerate() {
                for feature in sentence.at(at) {
                    let range = self.range(*feature);
                    if let Ok(place) = self.tags[range.clone()].binary_search(tag) {
                        counts[BETWEEN + range.start + place] += 1.0;
                    }
                }
            }
        }
        counts
    }

    /// The sum of the logarithms of all sums, and the expected counts in `gradient`.
    fn expect(&self, weights: &[f64], gradient: &mut [f64], threads: usize) -> f64 {
        let between = Between::read(&weights[..BETWEEN]);
        let size = self.sentences.len().div_ceil(threads).max(1);
        gradient.fill(0.0);
        std::thread::scope(|scope| {
            let running: Vec<_> = self
                .sentences
                .chunks(size)
                .skip(1)
                .map(|sentences| {
                    let between = &between;
                    scope.spawn(move || {
                        let mut counts = vec![0.0; weights.len()];
                        let log = self.expect_some(sentences, weights, between, &mut counts);
                        (log, counts)
                    })
                })
                .collect();
            let here = &self.sentences[..size.min(self.sentences.len())];
            let mut total = self.expect_some(here, weights, &between, gradient);
            for thread in running {
                match thread.join() {
                    Ok((log, counts)) => {
                        total += log;
                        for (sum, count) in gradient.iter_mut().zip(counts) {
                            *sum += count;
                        }
                    }
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            total
        })
    }

    fn expect_some(
        &self,
        sentences: &[Sentence],
        weights: &[f64],
        between: &Between,
        counts: &mut [f64],
    ) -> f64 {
        let mut sums = Sums::new(between);
        let mut expected = Between::zero();
        let mut total = 0.0;
        let mut scores: Vec<Row> = Vec::new();
        for sentence in sentences {
            scores.clear();
            for at in 0..sentence.tags.len() {
                let mut row = [0.0; TAGS];
                for feature in sentence.at(at) {
                    let range = self.range(*feature);
                    let values = &weights[BETWEEN + range.start..BETWEEN + range.end];
                    for (tag, weight) in self.tags[range].iter().zip(values) {
                        row[*tag as usize] += weight;
                    }
                }
                scores.push(row);
            }
            total += sums.forward(&scores);
            let likely = sums.backward(&mut expected);
            for (at, row) in likely.iter().enumerate() {
                for feature in sentence.at(at) {
                    let range = self.range(*feature);
                    let values = &mut counts[BETWEEN + range.start..BETWEEN + range.end];
                    for (tag, count) in self.tags[range].iter().zip(values) {
                        *count += row[*tag as usize];
                    }
                }
            }
        }
        sums.finish(&mut expected);
        for (count, slot) in counts.iter_mut().zip(expected.slots()) {
            *count += *slot;
        }
        total
    }

    /// The model of trained weights; weights that say nothing are dropped.
    fn model(&self, weights: &[f64], lexicon: Lexicon) -> Model {
        const LEAST: f64 = 1e-3;
        let (mut hashes, mut starts, mut tags, mut kept) =
            (Vec::new(), vec![0u32], Vec::new(), Vec::new());
        for (feature, hash) in self.hashes.iter().enumerate() {
            for at in self.range(feature as u32) {
                let weight = weights[BETWEEN + at];
                if weight.abs() >= LEAST {
                    tags.push(self.tags[at]);
                    kept.push(weight as f32);
                }
            }
            if kept.len() as u32 > starts[starts.len() - 1] {
                hashes.push(*hash);
                starts.push(kept.len() as u32);
            }
        }
        let between = Between::read(&weights[..BETWEEN]);
        Model::new(lexicon, between, hashes, starts, tags, kept)
    }
}

impl Sentence {
    fn at(&self, at: usize) -> &[u32] {
        &self.features[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}
