//! Goes down the trie along a typed text.

use super::{Gazetteer, How, Node};
use crate::fold::is_han;

/// A node that a typed text leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Reached {
    pub node: u32,
    pub how: How,
    /// Characters of the name down to the node.
    pub depth: u8,
    /// Nothing that the typed text says in part: the last syllable is whole.
    pub complete: bool,
}

#[derive(Clone, Copy)]
struct Step {
    node: u32,
    at: usize,
    how: How,
    depth: u8,
    homophones: usize,
}

impl Gazetteer {
    pub(super) fn kids(&self, node: u32) -> std::ops::Range<u32> {
        let Node { first, kids, .. } = self.nodes[node as usize];
        first..first + u32::from(kids)
    }

    pub(super) fn letter(&self, node: u32) -> usize {
        usize::from(self.nodes[node as usize].letter)
    }

    /// The child with a character.
    pub(super) fn kid(&self, node: u32, c: char) -> Option<u32> {
        let letter = self.letters.binary_search(&c).ok()? as u16;
        let Node { first, kids, .. } = self.nodes[node as usize];
        let range = first as usize..first as usize + usize::from(kids);
        let at = self.nodes[range]
            .binary_search_by_key(&letter, |kid| kid.letter)
            .ok()?;
        Some(first + at as u32)
    }

    /// The readings of a character as numbers of syllables.
    pub(super) fn sounds(&self, letter: usize) -> impl Iterator<Item = u16> + '_ {
        self.readings[letter]
            .iter()
            .copied()
            .filter(|syllable| *syllable != u16::MAX)
    }

    /// All nodes that a typed text leads to, each with the best way. Characters that only sound the same may be half
    /// of the Chinese characters that were typed.
    pub(super) fn walk(&self, typed: &[char]) -> Vec<Reached> {
        let homophones = typed.iter().filter(|c| is_han(**c)).count() / 2;
        let mut reached = Vec::new();
        let mut stack = vec![Step {
            node: 0,
            at: 0,
            how: How::Characters,
            depth: 0,
            homophones: 0,
        }];
        while let Some(step) = stack.pop() {
            let c = typed[step.at];
            let letters = c.is_ascii_alphabetic();
            if letters || c.is_ascii_digit() {
                self.spelled(typed, &mut stack, &mut reached, step);
            } else if step.homophones < homophones {
                self.sounding(typed, &mut stack, &mut reached, step);
            } else if let Some(kid) = self.kid(step.node, c) {
                go(
                    typed,
                    &mut stack,
                    &mut reached,
                    step,
                    kid,
                    1,
                    How::Characters,
                );
            }
        }
        reached.sort_unstable();
        reached.dedup_by_key(|one| one.node);
        reached
    }

    /// Nodes that beginnings of a typed text lead to by whole characters and whole syllables, and how much of the text
    /// they take.
    pub(super) fn walk_beginnings(&self, typed: &[char]) -> Vec<(usize, Reached)> {
        let mut found = Vec::new();
        let mut stack = vec![(0u32, 0usize, How::Characters, 0u8)];
        while let Some((node, at, how, depth)) = stack.pop() {
            if depth > 0 {
                let reached = Reached {
                    node,
                    how,
                    depth,
                    complete: true,
                };
                found.push((at, reached));
            }
            let Some(c) = typed.get(at) else {
                continue;
            };
            if !c.is_ascii_alphabetic() {
                stack.extend(self.kid(node, *c).map(|kid| (kid, at + 1, how, depth + 1)));
                continue;
            }
            for kid in self.kids(node) {
                for sound in self.sounds(self.letter(kid)) {
                    if char::from(self.heads[usize::from(sound)]) != *c {
                        continue;
                    }
                    let syllable = &self.syllables[usize::from(sound)];
                    let mut rest = typed[at..].iter();
                    if syllable.chars().all(|letter| rest.next() == Some(&letter)) {
                        stack.push((kid, at + syllable.len(), how.max(How::Pinyin), depth + 1));
                    }
                }
            }
        }
        found.sort_unstable();
        found
    }

    /// Children whose pinyin the typed letters begin: a whole syllable, its first letter or sound, or at the end of
    /// the text any beginning of it.
    fn spelled(
        &self,
        typed: &[char],
        stack: &mut Vec<Step>,
        reached: &mut Vec<Reached>,
        step: Step,
    ) {
        let rest = &typed[step.at..];
        for kid in self.kids(step.node) {
            let letter = self.letter(kid);
            for sound in self.sounds(letter) {
                if char::from(self.heads[usize::from(sound)]) != rest[0] {
                    continue;
                }
                let syllable = &self.syllables[usize::from(sound)];
                let common = syllable
                    .chars()
                    .zip(rest)
                    .take_while(|(a, b)| a == *b)
                    .count();
                let itself = self.letters[letter] == rest[0];
                if common == syllable.len() {
                    let how = if itself { How::Characters } else { How::Pinyin };
                    go(typed, stack, reached, step, kid, common, how);
                    if common == 1 {
                        continue;
                    }
                } else if common == rest.len() && common > 1 {
                    // The last syllable is not typed out: one more than is left says so.
                    go(typed, stack, reached, step, kid, common + 1, How::Pinyin);
                    if common > 2 || rest[1] != 'h' {
                        continue;
                    }
                }
                go(typed, stack, reached, step, kid, 1, How::Initials);
                if common >= 2 && rest[1] == 'h' {
                    go(typed, stack, reached, step, kid, 2, How::Initials);
                }
            }
        }
    }

    /// Children with the character, or with one that sounds the same.
    fn sounding(
        &self,
        typed: &[char],
        stack: &mut Vec<Step>,
        reached: &mut Vec<Reached>,
        step: Step,
    ) {
        let c = typed[step.at];
        let own: Vec<u16> = match self.letters.binary_search(&c) {
            Ok(letter) => self.sounds(letter).collect(),
            Err(_) => crate::sound::readings(c)
                .iter()
                .filter_map(|syllable| self.syllables.iter().position(|known| known == syllable))
                .map(|at| at as u16)
                .collect(),
        };
        for kid in self.kids(step.node) {
            let letter = self.letter(kid);
            if self.letters[letter] == c {
                go(typed, stack, reached, step, kid, 1, How::Characters);
            } else if self.sounds(letter).any(|sound| own.contains(&sound)) {
                go(typed, stack, reached, step, kid, 1, How::Homophone);
            }
        }
    }
}

/// Goes on to a child that `taken` typed characters lead to.
fn go(
    typed: &[char],
    stack: &mut Vec<Step>,
    reached: &mut Vec<Reached>,
    step: Step,
    kid: u32,
    taken: usize,
    how: How,
) {
    let next = Step {
        node: kid,
        at: step.at + taken,
        how: step.how.max(how),
        depth: step.depth + 1,
        homophones: step.homophones + usize::from(how == How::Homophone),
    };
    if next.at >= typed.len() {
        reached.push(Reached {
            node: kid,
            how: next.how,
            depth: next.depth,
            complete: next.at == typed.len(),
        });
    } else {
        stack.push(next);
    }
}
