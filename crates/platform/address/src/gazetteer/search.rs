//! Reads what was typed and finds places.

use super::rank::{Below, Best, found};
use super::walk::Reached;
use super::{Gazetteer, Hit, How};
use crate::fold::{fold_char, is_han};

/// Words and characters of a search that are read; more help nobody.
const MOST_WORDS: usize = 6;
const MOST_CHARS: usize = 40;
/// Units written before a name without a space: province, city, county, township.
const MOST_UNITS: usize = 4;

impl Gazetteer {
    /// Finds places, best first, at most `limit`.
    ///
    /// 东升村, 东升, dsc, dongsheng, 东sheng村 find by name; 东升村 鹤岗, 鹤岗 东升村 and 鹤岗东升村 only below the
    /// unit; 东生村 by its sound; 东圣村 or dongshegcun with one mistake, when what was typed finds less than `limit`.
    pub fn search(&self, text: &str, limit: usize) -> Vec<Hit> {
        let words = words(text);
        if words.is_empty() || limit == 0 || self.is_empty() {
            return Vec::new();
        }
        let mut best = Best::new(limit);
        if let [word] = words.as_slice() {
            self.find(word, None, MOST_UNITS, &mut best);
        } else {
            self.find_below(&words, &mut best);
        }
        best.found
            .into_iter()
            .map(|one| self.hit(one.place, one.how, one.whole))
            .collect()
    }

    /// Each word in turn is the name, and the others name units above it.
    fn find_below(&self, words: &[Vec<char>], best: &mut Best) {
        let walks: Vec<_> = words.iter().map(|word| self.walk(word)).collect();
        let units: Vec<Option<Below>> = walks
            .iter()
            .map(|reached| self.named_units(reached, None, false))
            .collect();
        let mut filters: Vec<Option<Below>> = Vec::new();
        for name in 0..words.len() {
            let mut others = (0..words.len()).filter(|word| *word != name);
            let filter = others.try_fold(None::<Below>, |sum, word| {
                units[word].clone().map(|unit| Some(unit.and(sum.as_ref())))
            });
            filters.push(filter.flatten());
        }
        for (reached, filter) in walks.iter().zip(&filters) {
            if filter.is_some() {
                self.rank(reached, filter.as_ref(), false, best);
            }
        }
        if best.is_full() {
            return;
        }
        // The last word is the name more often than the first.
        let nothing = best.found.is_empty();
        for (word, filter) in words.iter().zip(&filters).rev() {
            if filter.is_some() {
                if nothing {
                    self.find(word, filter.as_ref(), MOST_UNITS, best);
                } else {
                    self.rank(&self.walk_with_mistake(word), filter.as_ref(), true, best);
                }
            }
        }
    }

    fn find(&self, word: &[char], filter: Option<&Below>, units: usize, best: &mut Best) {
        self.rank(&self.walk(word), filter, false, best);
        if best.found.is_empty() {
            self.strip(word, filter, units, false, best);
        }
        if !best.is_full() {
            self.rank(&self.walk_with_mistake(word), filter, true, best);
        }
        if best.found.is_empty() {
            self.strip(word, filter, units, true, best);
        }
        if best.found.is_empty() {
            self.within(word, filter, best);
        }
    }

    /// Units stand before the name without a space: 鹤岗东升村. With `forgiving` the name may have a mistake.
    fn strip(
        &self,
        word: &[char],
        filter: Option<&Below>,
        units: usize,
        forgiving: bool,
        best: &mut Best,
    ) {
        let beginnings = self.walk_beginnings(word);
        // The longest name of a unit first.
        for same in beginnings.chunk_by(|a, b| a.0 == b.0).rev() {
            let tail = &word[same[0].0..];
            let reached: Vec<Reached> = same.iter().map(|(_, reached)| *reached).collect();
            if tail.is_empty() {
                continue;
            }
            let Some(below) = self.named_units(&reached, filter, true) else {
                continue;
            };
            let below = below.and(filter);
            if forgiving {
                self.rank(&self.walk_with_mistake(tail), Some(&below), true, best);
            } else {
                self.rank(&self.walk(tail), Some(&below), false, best);
            }
            if best.found.is_empty() && units > 1 {
                self.strip(tail, Some(&below), units - 1, forgiving, best);
            }
            if !best.found.is_empty() {
                return;
            }
        }
    }

    /// Names that hold the characters anywhere.
    fn within(&self, word: &[char], filter: Option<&Below>, best: &mut Best) {
        if word.len() < 2 || !word.iter().all(|c| is_han(*c)) {
            return;
        }
        let word: String = word.iter().collect();
        for (byte, _) in self.names.bytes.match_indices(word.as_str()) {
            let place = self.names.holding(byte);
            let name = self.names.get(place);
            if !name.contains(word.as_str()) {
                continue;
            }
            let place = place as u32;
            if filter.is_none_or(|filter| self.is_below(filter, place)) {
                let left = (name.len() - word.len()) as u8;
                best.add(found(How::Within, false, 7, left, place));
            }
        }
    }
}

/// The words of a search, folded.
fn words(text: &str) -> Vec<Vec<char>> {
    text.chars()
        .take(MOST_CHARS)
        .map(fold_char)
        .map(|c| if c == '〇' { '零' } else { c })
        .map(|c| if c == 'ü' { 'v' } else { c })
        .collect::<Vec<char>>()
        .split(|c| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(MOST_WORDS)
        .map(<[char]>::to_vec)
        .collect()
}
