//! Text to a sparse row: character n-grams, pruned vocabulary, sublinear TF-IDF, unit length.

use std::collections::{BTreeMap, HashMap};

use crate::tokenizer;

/// Longest n-gram, in characters.
const LONGEST: usize = 3;
/// An n-gram that occurs in fewer texts says nothing (measured: keeping them costs accuracy).
const FEWEST_TEXTS: u32 = 2;
/// The most frequent n-grams are kept up to this number.
const MOST_GRAMS: usize = 120_000;
/// Of a longer text only the beginning is read.
const LONGEST_TEXT: usize = 20_000;

/// Feature number and value, ascending by feature, of unit length.
pub(super) type Row = Vec<(u32, f32)>;

/// The n-grams a model knows, with their weight by rarity.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Vocabulary {
    /// In ascending order, so that a gram is found by bisection and stored once.
    grams: Vec<String>,
    /// Inverse document frequency of each.
    rarity: Vec<f32>,
}

impl Vocabulary {
    /// Learns from texts and returns their rows.
    pub(super) fn learn(texts: &[&str]) -> (Self, Vec<Row>) {
        let mut texts_with: HashMap<String, u32> = HashMap::new();
        for text in texts {
            for gram in counts(text).into_keys() {
                *texts_with.entry(gram).or_default() += 1;
            }
        }
        let mut kept: Vec<(String, u32)> = texts_with
            .into_iter()
            .filter(|&(_, n)| n >= FEWEST_TEXTS)
            .collect();
        kept.sort_unstable_by(|(a, x), (b, y)| y.cmp(x).then(a.cmp(b)));
        kept.truncate(MOST_GRAMS);
        kept.sort_unstable();
        let all = texts.len() as f32;
        let rarity = kept
            .iter()
            .map(|&(_, n)| ((1.0 + all) / (1.0 + n as f32)).ln() + 1.0)
            .collect();
        let grams = kept.into_iter().map(|(gram, _)| gram).collect();
        let vocabulary = Self { grams, rarity };
        let rows = texts.iter().map(|text| vocabulary.row(text)).collect();
        (vocabulary, rows)
    }

    /// Puts stored parts together. `None`: they do not fit together.
    pub(super) fn from_parts(grams: Vec<String>, rarity: Vec<f32>) -> Option<Self> {
        let ordered = grams.windows(2).all(|pair| pair[0] < pair[1]);
        (ordered && grams.len() == rarity.len()).then_some(Self { grams, rarity })
    }

    pub(super) fn len(&self) -> usize {
        self.grams.len()
    }

    pub(super) fn gram(&self, feature: u32) -> &str {
        &self.grams[feature as usize]
    }

    pub(super) fn parts(&self) -> impl Iterator<Item = (&str, f32)> {
        self.grams
            .iter()
            .map(String::as_str)
            .zip(self.rarity.iter().copied())
    }

    pub(super) fn row(&self, text: &str) -> Row {
        let mut row: Row = counts(text)
            .into_iter()
            .filter_map(|(gram, count)| {
                let feature = self.grams.binary_search(&gram).ok()?;
                let value = (1.0 + (count as f32).ln()) * self.rarity[feature];
                Some((feature as u32, value))
            })
            .collect();
        let length = row.iter().map(|(_, v)| v * v).sum::<f32>().sqrt();
        if length > 0.0 {
            for (_, value) in &mut row {
                *value /= length;
            }
        }
        row
    }
}

/// How often each n-gram occurs; n-grams do not reach over punctuation. Ordered, because sums of
/// floats depend on the order.
fn counts(text: &str) -> BTreeMap<String, u32> {
    let chars: Vec<Option<char>> = tokenizer::folded(text).take(LONGEST_TEXT).collect();
    let mut counts = BTreeMap::new();
    for start in 0..chars.len() {
        let mut gram = String::new();
        for c in chars[start..].iter().take(LONGEST).map_while(|c| *c) {
            gram.push(c);
            match counts.get_mut(&gram) {
                Some(count) => *count += 1,
                None => {
                    counts.insert(gram.clone(), 1);
                }
            }
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_grams_are_dropped_and_rows_have_unit_length() {
        let (vocabulary, rows) = Vocabulary::learn(&["路灯坏", "路灯亮", "水管"]);
        let grams: Vec<_> = vocabulary.parts().map(|(gram, _)| gram).collect();
        assert_eq!(grams, ["灯", "路", "路灯"]);
        let length: f32 = rows[0].iter().map(|(_, v)| v * v).sum();
        assert!((length - 1.0).abs() < 1e-5);
        assert!(rows[2].is_empty());
    }

    #[test]
    fn grams_stop_at_punctuation() {
        let counts = counts("a，bc");
        assert_eq!(
            counts.into_keys().collect::<Vec<_>>(),
            ["a", "b", "bc", "c"]
        );
    }
}
