//! Reads what a person typed into phrases: the one meaning shared by index and highlighter.

use crate::tokenizer::{self, Token, Unit};

/// Longer input is a pasted text, not a query: the rest is not looked at.
const LONGEST_QUERY: usize = 200;
/// More words than this are ignored.
const MOST_PHRASES: usize = 12;

/// One unit that must stand at its place in the phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    /// This unit and no other.
    Exact(String),
    /// A unit that begins so.
    Prefix(String),
}

/// Units that stand at fixed distances from each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// Distance from the beginning, and what must be there. Never empty, ascending; only the last
    /// can be a prefix.
    pub parts: Vec<(usize, Part)>,
    /// The typed word folded into one piece, if it can be (part of) a number.
    pub number: Option<String>,
    /// The person may still be typing this word.
    pub open: bool,
}

/// Splits at white space and at punctuation that separates thoughts. Hyphens, slashes and dots
/// stay inside: numbers are written with them.
fn separates(c: char) -> bool {
    c.is_whitespace() || "、，。；：！？,;:!?“”‘’\"'（）()《》〈〉【】[]…".contains(c)
}

/// Reads a query. `last_is_prefix`: the last word is still being typed.
pub(crate) fn read(text: &str, last_is_prefix: bool) -> Vec<Phrase> {
    let text: String = text.chars().take(LONGEST_QUERY).collect();
    let words: Vec<(&str, Vec<Token>)> = text
        .split(separates)
        .map(|word| (word, tokenizer::tokenize(word)))
        .filter(|(_, tokens)| !tokens.is_empty())
        .take(MOST_PHRASES)
        .collect();
    let last = words.len().saturating_sub(1);
    words
        .iter()
        .enumerate()
        .map(|(at, (word, tokens))| {
            let open = last_is_prefix && at == last;
            Phrase {
                parts: parts(tokens, open),
                number: number(word),
                open,
            }
        })
        .collect()
}

fn parts(tokens: &[Token], open: bool) -> Vec<(usize, Part)> {
    let end = tokens.len() - 1;
    let mut parts = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.iter().enumerate() {
        let text = token.text.clone();
        let part = match token.unit {
            Unit::Word if open && at == end => Part::Prefix(text),
            // The pair before it already holds this character.
            Unit::Last if at > 0 && tokens[at - 1].unit == Unit::Pair => continue,
            Unit::Last if at == end => Part::Prefix(text),
            Unit::Pair | Unit::Word | Unit::Last => Part::Exact(text),
        };
        parts.push((at, part));
    }
    parts
}

fn number(word: &str) -> Option<String> {
    let folded = tokenizer::fold_number(word);
    let digits = folded.chars().filter(char::is_ascii_digit).count();
    (digits >= 3 && folded.chars().all(char::is_alphanumeric)).then_some(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(at: usize, text: &str) -> (usize, Part) {
        (at, Part::Exact(text.into()))
    }

    fn prefix(at: usize, text: &str) -> (usize, Part) {
        (at, Part::Prefix(text.into()))
    }

    #[test]
    fn a_chinese_word_is_a_phrase_of_pairs() {
        let phrases = read("路灯坏　噪音、油烟", true);
        let parts: Vec<_> = phrases.into_iter().map(|p| p.parts).collect();
        assert_eq!(
            parts,
            [
                vec![exact(0, "路灯"), exact(1, "灯坏")],
                vec![exact(0, "噪音")],
                vec![exact(0, "油烟")],
            ]
        );
    }

    #[test]
    fn a_single_character_begins_a_pair() {
        assert_eq!(read("灯", false)[0].parts, [prefix(0, "灯")]);
    }

    #[test]
    fn only_the_last_latin_word_is_open() {
        let phrases = read("camera onv", true);
        assert_eq!(phrases[0].parts, [exact(0, "camera")]);
        assert_eq!(phrases[1].parts, [prefix(0, "onv")]);
        assert_eq!(read("onv", false)[0].parts, [exact(0, "onv")]);
    }

    #[test]
    fn mixed_words_keep_their_distances() {
        let phrases = read("3号楼2单元", false);
        assert_eq!(
            phrases[0].parts,
            [
                exact(0, "3"),
                exact(1, "号楼"),
                exact(3, "2"),
                exact(4, "单元")
            ]
        );
    }

    #[test]
    fn numbers_are_recognised() {
        assert_eq!(
            read("HG2026-11-0001873", false)[0].number.as_deref(),
            Some("hg2026110001873")
        );
        assert_eq!(read("12", false)[0].number, None);
        assert!(read(" ，。 ", true).is_empty());
    }
}
