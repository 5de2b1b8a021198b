//! Suggests a category for a text and shows by which characters.
//!
//! Character 1- to 3-grams with a pruned vocabulary, sublinear TF-IDF, one linear support vector
//! machine per label, and a sigmoid (Platt) that turns its margin into a probability. It needs no
//! word list and no downloaded weights, trains in seconds on one core, and is the same on every
//! machine for the same samples and seed.
//!
//! It suggests; a person decides. It must be trained on what was asked and where it was sent,
//! never on who asked.

mod encoding;
mod features;
mod svm;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use features::{Row, Vocabulary};

pub use encoding::ModelError;

/// More reasons than this are not read.
const MOST_REASONS: usize = 8;
/// Weights kept over all labels; with hundreds of labels the small ones are dropped.
const MOST_WEIGHTS: usize = 4_000_000;
/// But never fewer than this for one label.
const FEWEST_PER_LABEL: usize = 3_000;

/// One suggested label.
#[derive(Debug, Clone, PartialEq)]
pub struct Guess {
    /// The label as it was trained.
    pub label: String,
    /// Calibrated for this label alone, 0 to 1. Probabilities of different labels need not add up
    /// to one: if all are low, the model does not know.
    pub probability: f32,
    /// The n-grams that spoke for the label, strongest first, with what each adds to the margin.
    pub reasons: Vec<(String, f32)>,
}

/// Something that suggests labels for a text.
pub trait Classifier: Send + Sync {
    /// Identifies exactly this model; stands in the record of every suggestion.
    fn version(&self) -> &str;
    /// All labels, most likely first.
    fn predict(&self, text: &str) -> Vec<Guess>;
}

/// A trained model. As serde value it is one base64 string.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Model {
    version: String,
    vocabulary: Vocabulary,
    labels: Vec<Label>,
    /// For each n-gram: label index and weight in that label's steps.
    weights: Vec<Vec<(u16, i16)>>,
}

/// What is kept of one label besides its weights.
#[derive(Debug, Clone, PartialEq)]
struct Label {
    name: String,
    /// Weights are multiples of this.
    step: f32,
    bias: f32,
    sigmoid: svm::Sigmoid,
}

impl Model {
    /// Trains on (label, text) pairs. The seed only decides the order in which samples are
    /// visited and the folds of the calibration. No samples give a model that suggests nothing.
    pub fn train<L: AsRef<str>, T: AsRef<str>>(samples: &[(L, T)], seed: u64) -> Self {
        let texts: Vec<&str> = samples.iter().map(|(_, text)| text.as_ref()).collect();
        let (vocabulary, rows) = Vocabulary::learn(&texts);
        let mut of_label: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, (label, _)) in samples.iter().enumerate() {
            of_label.entry(label.as_ref()).or_default().push(at);
        }
        // Labels are numbered in 16 bits; a taxonomy has hundreds.
        let most_labels = usize::from(u16::MAX);
        let per_label = (MOST_WEIGHTS / of_label.len().max(1)).max(FEWEST_PER_LABEL);
        let mut labels = Vec::with_capacity(of_label.len());
        let mut weights = vec![Vec::new(); vocabulary.len()];
        for (number, (name, members)) in of_label.into_iter().take(most_labels).enumerate() {
            let mut positive = vec![false; rows.len()];
            for at in members {
                positive[at] = true;
            }
            let (plane, sigmoid) = svm::fit(&rows, &positive, vocabulary.len(), seed);
            let strong = strongest(&plane.weights, per_label);
            let greatest = strong.iter().fold(0f32, |most, &(_, w)| most.max(w.abs()));
            let step = greatest.max(f32::MIN_POSITIVE) / f32::from(i16::MAX);
            for (feature, weight) in strong {
                let steps = (weight / step).round() as i16;
                if steps != 0 {
                    weights[feature].push((number as u16, steps));
                }
            }
            labels.push(Label {
                name: name.to_owned(),
                step,
                bias: plane.bias,
                sigmoid,
            });
        }
        Self::sealed(vocabulary, labels, weights)
    }

    /// Puts the parts together and names the result by its content.
    fn sealed(vocabulary: Vocabulary, labels: Vec<Label>, weights: Vec<Vec<(u16, i16)>>) -> Self {
        let mut model = Self {
            version: String::new(),
            vocabulary,
            labels,
            weights,
        };
        model.version = encoding::fingerprint(&model.to_bytes());
        model
    }

    /// Identifies exactly this model: a hash of its content.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The labels it knows, in alphabetical order.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.labels.iter().map(|label| label.name.as_str())
    }

    /// All labels, most likely first, each with its reasons.
    pub fn predict(&self, text: &str) -> Vec<Guess> {
        let row = self.vocabulary.row(text);
        let mut margins: Vec<f32> = self.labels.iter().map(|label| label.bias).collect();
        for &(feature, value) in &row {
            for &(label, steps) in &self.weights[feature as usize] {
                margins[usize::from(label)] += value * self.weight(label, steps);
            }
        }
        let mut guesses: Vec<(usize, Guess)> = self
            .labels
            .iter()
            .zip(&margins)
            .enumerate()
            .map(|(number, (label, &margin))| {
                let guess = Guess {
                    label: label.name.clone(),
                    probability: label.sigmoid.probability(margin),
                    reasons: Vec::new(),
                };
                (number, guess)
            })
            .collect();
        guesses.sort_by(|(a, x), (b, y)| {
            y.probability
                .total_cmp(&x.probability)
                .then(margins[*b].total_cmp(&margins[*a]))
        });
        guesses
            .into_iter()
            .map(|(number, guess)| Guess {
                reasons: self.reasons(&row, number),
                ..guess
            })
            .collect()
    }

    fn weight(&self, label: u16, steps: i16) -> f32 {
        f32::from(steps) * self.labels[usize::from(label)].step
    }

    /// The strongest n-grams in favour of a label. Single characters say little to a reader and
    /// stand only where nothing longer does; of n-grams within each other only one is kept.
    fn reasons(&self, row: &Row, label: usize) -> Vec<(String, f32)> {
        let mut shares: Vec<(&str, f32)> = row
            .iter()
            .filter_map(|&(feature, value)| {
                let weights = &self.weights[feature as usize];
                let at = weights
                    .binary_search_by_key(&label, |&(l, _)| usize::from(l))
                    .ok()?;
                let (number, steps) = weights[at];
                let share = value * self.weight(number, steps);
                (share > 0.0).then(|| (self.vocabulary.gram(feature), share))
            })
            .collect();
        let single = |gram: &str| gram.chars().nth(1).is_none();
        shares.sort_by(|(a, x), (b, y)| {
            single(a)
                .cmp(&single(b))
                .then(y.total_cmp(x))
                .then(a.cmp(b))
        });
        let mut reasons: Vec<(String, f32)> = Vec::new();
        for (gram, share) in shares {
            let told =
                |(kept, _): &(String, f32)| kept.contains(gram) || gram.contains(kept.as_str());
            let short = single(gram) && reasons.iter().any(|(kept, _)| !single(kept));
            if reasons.len() < MOST_REASONS && !short && !reasons.iter().any(told) {
                reasons.push((gram.to_owned(), share));
            }
        }
        reasons
    }
}

impl Classifier for Model {
    fn version(&self) -> &str {
        self.version()
    }

    fn predict(&self, text: &str) -> Vec<Guess> {
        self.predict(text)
    }
}

/// The `most` features with the greatest weights by amount, in order of feature.
fn strongest(weights: &[f32], most: usize) -> Vec<(usize, f32)> {
    let mut kept: Vec<(usize, f32)> = weights
        .iter()
        .copied()
        .enumerate()
        .filter(|(_, w)| *w != 0.0)
        .collect();
    if kept.len() > most {
        kept.select_nth_unstable_by(most, |(_, a), (_, b)| b.abs().total_cmp(&a.abs()));
        kept.truncate(most);
        kept.sort_unstable_by_key(|&(feature, _)| feature);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples() -> Vec<(&'static str, String)> {
        let mut samples = Vec::new();
        for n in 0..20 {
            samples.push((
                "照明",
                format!("第{n}路口路灯不亮，晚上很黑，路灯坏了{n}天"),
            ));
            samples.push(("噪音", format!("楼上{n}户半夜装修噪音很大，无法睡觉{n}次")));
            samples.push(("工资", format!("工地拖欠{n}名工人工资，老板不发钱{n}个月")));
        }
        samples
    }

    #[test]
    fn it_suggests_with_reasons() {
        let model = Model::train(&samples(), 7);
        let guesses = model.predict("小区门口路灯又坏了");
        assert_eq!(guesses[0].label, "照明");
        assert!(guesses[0].probability > 0.7, "{guesses:?}");
        assert!(
            guesses[0].reasons.iter().any(|(gram, _)| gram == "路灯"),
            "{guesses:?}"
        );
        assert_eq!(guesses.len(), 3);
    }

    #[test]
    fn it_does_not_pretend_to_know() {
        let model = Model::train(&samples(), 7);
        let guesses = model.predict("qwerty");
        assert!(
            guesses
                .iter()
                .all(|g| g.probability < 0.6 && g.reasons.is_empty()),
            "{guesses:?}"
        );
    }

    #[test]
    fn the_same_samples_and_seed_give_the_same_model() {
        let model = Model::train(&samples(), 7);
        assert_eq!(model.version(), Model::train(&samples(), 7).version());
        let fewer = Model::train(&samples()[..50], 7);
        assert_ne!(model.version(), fewer.version());
    }

    #[test]
    fn it_survives_storage() {
        let model = Model::train(&samples(), 7);
        let json = serde_json::to_string(&model).unwrap();
        let back: Model = serde_json::from_str(&json).unwrap();
        assert_eq!(back, model);
        assert_eq!(back.predict("路灯"), model.predict("路灯"));
    }

    #[test]
    fn nothing_and_one_label_are_no_special_cases() {
        let nothing = Model::train::<&str, &str>(&[], 1);
        assert!(nothing.predict("路灯").is_empty());
        let one = Model::train(&[("照明", "路灯坏了"), ("照明", "路灯不亮")], 1);
        assert_eq!(one.predict("路灯")[0].label, "照明");
        let bare = Model::train(&[("a", ""), ("b", "")], 1);
        assert_eq!(bare.predict("x").len(), 2);
    }
}
