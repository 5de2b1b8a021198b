//! Goes down the trie with one mistake: a character or letter too many, too few, another one, or two exchanged.

use std::collections::HashMap;

use super::walk::Reached;
use super::{Gazetteer, How};
use crate::fold::is_han;

/// Fewest Chinese characters, and letters, of a text in which a mistake is forgiven: of less, nothing would be left.
const CHARACTERS: usize = 3;
const LETTERS: usize = 5;

impl Gazetteer {
    /// Nodes that lead to a name written with one mistake. A name must be whole there.
    pub(super) fn walk_with_mistake(&self, typed: &[char]) -> Vec<Reached> {
        let letters = typed.iter().all(char::is_ascii_alphabetic);
        let mut nodes = if letters && typed.len() >= LETTERS {
            self.letters_with_mistake(typed)
        } else if typed.iter().filter(|c| is_han(**c)).count() >= CHARACTERS {
            self.characters_with_mistake(typed)
        } else {
            Vec::new()
        };
        nodes.sort_unstable();
        nodes.dedup();
        nodes
            .into_iter()
            .map(|(node, depth)| Reached {
                node,
                how: How::Mistake,
                depth,
                complete: true,
            })
            .collect()
    }

    /// Follows characters exactly.
    fn follow(
        &self,
        node: u32,
        depth: usize,
        rest: impl Iterator<Item = char>,
    ) -> Option<(u32, u8)> {
        let (mut node, mut depth) = (node, depth);
        for c in rest {
            node = self.kid(node, c)?;
            depth += 1;
        }
        Some((node, depth as u8))
    }

    fn characters_with_mistake(&self, typed: &[char]) -> Vec<(u32, u8)> {
        let mut found = Vec::new();
        let mut path = Some(0u32);
        for at in 0..typed.len() {
            let Some(node) = path else {
                break;
            };
            let rest = |from: usize| typed[from..].iter().copied();
            found.extend(self.follow(node, at, rest(at + 1)));
            for kid in self.kids(node) {
                found.extend(self.follow(kid, at + 1, rest(at)));
                if self.letters[self.letter(kid)] != typed[at] {
                    found.extend(self.follow(kid, at + 1, rest(at + 1)));
                }
            }
            if at + 1 < typed.len() && typed[at] != typed[at + 1] {
                let exchanged = [typed[at + 1], typed[at]];
                found.extend(self.follow(node, at, exchanged.into_iter().chain(rest(at + 2))));
            }
            path = self.kid(node, typed[at]);
        }
        found
    }

    fn letters_with_mistake(&self, typed: &[char]) -> Vec<(u32, u8)> {
        let mut found = Vec::new();
        let mut mistakes: HashMap<usize, Vec<Vec<usize>>> = HashMap::new();
        let mut stack = vec![(0u32, 0usize, 0u8)];
        while let Some((node, at, depth)) = stack.pop() {
            let lengths = mistakes
                .entry(at)
                .or_insert_with(|| self.mistaken(&typed[at..]));
            for kid in self.kids(node) {
                for sound in self.sounds(self.letter(kid)) {
                    for length in &lengths[usize::from(sound)] {
                        self.spell_out(kid, depth + 1, &typed[at + length..], &mut found);
                    }
                    let syllable = &self.syllables[usize::from(sound)];
                    if let Some(rest) = exchanged(&typed[at..], syllable) {
                        self.spell_out(kid, depth + 1, &rest, &mut found);
                    }
                    if begins(&typed[at..], syllable) && at + syllable.len() < typed.len() {
                        stack.push((kid, at + syllable.len(), depth + 1));
                    }
                }
            }
        }
        found
    }

    /// For each syllable, how many typed letters are that syllable with one mistake.
    fn mistaken(&self, typed: &[char]) -> Vec<Vec<usize>> {
        self.syllables
            .iter()
            .map(|syllable| {
                let length = syllable.len();
                if !syllable.bytes().all(|byte| byte.is_ascii_alphabetic()) {
                    return Vec::new();
                }
                (length - 1..=length + 1)
                    .filter(|taken| *taken <= typed.len())
                    .filter(|taken| one_mistake(&typed[..*taken], syllable.as_bytes()))
                    .collect()
            })
            .collect()
    }

    /// Follows whole syllables to the end of the text.
    fn spell_out(&self, node: u32, depth: u8, rest: &[char], found: &mut Vec<(u32, u8)>) {
        if rest.is_empty() {
            found.push((node, depth));
            return;
        }
        for kid in self.kids(node) {
            for sound in self.sounds(self.letter(kid)) {
                if char::from(self.heads[usize::from(sound)]) != rest[0] {
                    continue;
                }
                let syllable = &self.syllables[usize::from(sound)];
                if begins(rest, syllable) {
                    self.spell_out(kid, depth + 1, &rest[syllable.len()..], found);
                }
            }
        }
    }
}

fn begins(typed: &[char], syllable: &str) -> bool {
    let mut typed = typed.iter();
    syllable.chars().all(|c| typed.next() == Some(&c))
}

/// What is left behind a syllable whose last letter was exchanged with the first of the next: donsgheng.
fn exchanged(typed: &[char], syllable: &str) -> Option<Vec<char>> {
    let length = syllable.len();
    let last = char::from(*syllable.as_bytes().last()?);
    let (body, next) = (typed.get(..length - 1)?, *typed.get(length - 1)?);
    let fits = syllable.is_ascii()
        && typed.get(length) == Some(&last)
        && next != last
        && begins(body, &syllable[..length - 1]);
    fits.then(|| [&[next], &typed[length + 1..]].concat())
}

/// Whether typed letters are a word with exactly one mistake.
fn one_mistake(typed: &[char], word: &[u8]) -> bool {
    let same = |a: &char, b: &u8| *a == char::from(*b);
    let head = typed
        .iter()
        .zip(word)
        .take_while(|(a, b)| same(a, b))
        .count();
    let (typed, word) = (&typed[head..], &word[head..]);
    let tail =
        |a: &[char], b: &[u8]| a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b));
    match (typed, word) {
        ([], []) => false,
        ([_, typed @ ..], []) => typed.is_empty(),
        ([], [_, word @ ..]) => word.is_empty(),
        ([_, typed_rest @ ..], [_, word_rest @ ..]) => {
            tail(typed_rest, word_rest)
                || tail(typed_rest, word)
                || tail(typed, word_rest)
                || matches!((typed, word), ([a, b, typed @ ..], [c, d, word @ ..])
                    if same(a, d) && same(b, c) && tail(typed, word))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_mistake_and_not_two() {
        let check = |typed: &str, word: &str| {
            let typed: Vec<char> = typed.chars().collect();
            one_mistake(&typed, word.as_bytes())
        };
        for typed in ["shen", "shneg", "sheng", "shengg", "shang"] {
            assert_eq!(check(typed, "sheng"), typed != "sheng", "{typed}");
        }
        assert!(!check("shn", "sheng") && !check("xxeng", "sheng"));
    }
}
