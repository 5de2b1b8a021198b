//! Finds where a query occurs in a text, for `<mark>`.

use std::ops::Range;

use crate::phrase::{self, Part, Phrase};
use crate::tokenizer::{self, Token, Unit};

/// Where `query` occurs in `text`: byte ranges on character boundaries, ascending and disjoint.
///
/// A word that does not occur as a whole is marked by those of its pairs that do, because the
/// index may have found the text by them.
pub fn highlight(text: &str, query: &str) -> Vec<Range<usize>> {
    let tokens = tokenizer::tokenize(text);
    let mut found = Vec::new();
    for phrase in phrase::read(query, true) {
        let before = found.len();
        mark_phrase(text, &tokens, &phrase, &mut found);
        if found.len() == before {
            mark_pairs(text, &tokens, &phrase, &mut found);
        }
    }
    merge(found)
}

fn mark_phrase(text: &str, tokens: &[Token], phrase: &Phrase, found: &mut Vec<Range<usize>>) {
    for start in 0..tokens.len() {
        let end = phrase.parts.iter().try_fold(0, |_, (offset, part)| {
            tokens
                .get(start + offset)
                .and_then(|token| part_end(text, token, part))
        });
        if let Some(end) = end {
            found.push(tokens[start].range.start..end);
        }
    }
}

/// Where the matched part of a unit ends in the text, if it matches.
fn part_end(text: &str, token: &Token, part: &Part) -> Option<usize> {
    match part {
        Part::Exact(wanted) => (token.text == *wanted).then_some(token.range.end),
        Part::Prefix(wanted) if token.text.starts_with(wanted) => Some(match token.unit {
            Unit::Word => token.range.end,
            Unit::Pair | Unit::Last => {
                let first = text[token.range.clone()]
                    .chars()
                    .next()
                    .map_or(0, char::len_utf8);
                token.range.start + first
            }
        }),
        Part::Prefix(_) => None,
    }
}

fn mark_pairs(text: &str, tokens: &[Token], phrase: &Phrase, found: &mut Vec<Range<usize>>) {
    for token in tokens {
        let end = phrase
            .parts
            .iter()
            .find_map(|(_, part)| part_end(text, token, part));
        if let Some(end) = end {
            found.push(token.range.start..end);
        }
    }
}

fn merge(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|r| (r.start, r.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// A stretch of text, marked or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The text as it was, not escaped.
    pub text: &'a str,
    /// It belongs into `<mark>`.
    pub marked: bool,
}

/// Cuts a text at its marks, so that a template can print each piece escaped. Ranges that do not
/// fit the text are left out.
pub fn pieces<'a>(text: &'a str, marks: &[Range<usize>]) -> Vec<Piece<'a>> {
    let mut pieces = Vec::with_capacity(marks.len() * 2 + 1);
    let mut at = 0;
    for mark in marks {
        let (Some(before), Some(inside)) = (text.get(at..mark.start), text.get(mark.clone()))
        else {
            continue;
        };
        pieces.push(Piece {
            text: before,
            marked: false,
        });
        pieces.push(Piece {
            text: inside,
            marked: true,
        });
        at = mark.end;
    }
    pieces.push(Piece {
        text: &text[at..],
        marked: false,
    });
    pieces.retain(|p| !p.text.is_empty());
    pieces
}

/// The part of a long text that shows best why it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// The part, with white space and line breaks drawn together.
    pub text: String,
    /// Byte ranges of `text` to mark.
    pub marks: Vec<Range<usize>>,
    /// Text was left out before it.
    pub cut_before: bool,
    /// Text was left out after it.
    pub cut_after: bool,
}

/// The passage of at most `max_chars` characters that holds most marks; the beginning of the text
/// if the query does not occur.
pub fn snippet(text: &str, query: &str, max_chars: usize) -> Snippet {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // Byte offset of every character, and of the end.
    let bounds: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let length = bounds.len() - 1;
    let marks = highlight(&text, query);
    let window = max_chars.min(length);
    let start = best_start(&bounds, &marks, window);
    let (from, to) = (bounds[start], bounds[start + window]);
    Snippet {
        text: text[from..to].to_owned(),
        marks: marks
            .iter()
            .filter(|m| m.start >= from && m.end <= to)
            .map(|m| m.start - from..m.end - from)
            .collect(),
        cut_before: start > 0,
        cut_after: start + window < length,
    }
}

/// The character at which the window should begin: a few characters before the mark from which
/// most marked text fits.
fn best_start(bounds: &[usize], marks: &[Range<usize>], window: usize) -> usize {
    let last_start = bounds.len() - 1 - window;
    let lead = window / 5;
    let mut best = (0, 0);
    for mark in marks {
        let at = bounds.partition_point(|&b| b < mark.start);
        let start = at.saturating_sub(lead).min(last_start);
        let (from, to) = (bounds[start], bounds[start + window]);
        let covered: usize = marks
            .iter()
            .filter(|m| m.start >= from && m.end <= to)
            .map(Range::len)
            .sum();
        if covered > best.0 {
            best = (covered, start);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn marked<'a>(text: &'a str, query: &str) -> Vec<&'a str> {
        highlight(text, query)
            .into_iter()
            .map(|r| &text[r])
            .collect()
    }

    #[test]
    fn words_and_phrases_are_marked() {
        assert_eq!(marked("小区路灯坏了，路灯不亮", "路灯"), ["路灯", "路灯"]);
        assert_eq!(marked("小区路灯坏了", "路灯坏 小区"), ["小区路灯坏"]);
        assert_eq!(marked("编号ＨＧ2026-11", "hg2026-11"), ["ＨＧ2026-11"]);
        assert_eq!(marked("路灯和灯笼", "灯"), ["灯", "灯"]);
        assert_eq!(marked("Camera offline", "cam"), ["Camera"]);
        assert!(marked("小区路灯", "噪音").is_empty());
    }

    #[test]
    fn a_phrase_that_is_not_there_is_marked_by_its_pairs() {
        assert_eq!(marked("路灯一直没人来修", "路灯没人修"), ["路灯", "没人"]);
    }

    #[test]
    fn the_snippet_shows_the_densest_place() {
        let text = format!(
            "{}楼上噪音扰民，噪音很大{}",
            "前".repeat(200),
            "后".repeat(200)
        );
        let snippet = snippet(&text, "噪音", 20);
        assert_eq!(snippet.text.chars().count(), 20);
        assert_eq!(snippet.marks.len(), 2);
        assert!(snippet.cut_before && snippet.cut_after);
    }

    proptest! {
        #[test]
        fn marks_lie_on_boundaries_and_never_overlap(text in any::<String>(), query in any::<String>()) {
            check(&text, &highlight(&text, &query));
            let whole: String = pieces(&text, &highlight(&text, &query)).iter().map(|p| p.text).collect();
            prop_assert_eq!(whole, text);
        }

        #[test]
        fn a_part_of_a_chinese_text_is_always_marked(
            before in "[路灯坏了a3，\u{20000}]{0,12}",
            part in "[路灯坏了\u{20000}\u{20001}]{2,5}",
            after in "[路灯坏了a3，\u{20000}]{0,12}",
        ) {
            let text = format!("{before}{part}{after}");
            let at = before.len()..before.len() + part.len();
            let marks = highlight(&text, &part);
            prop_assert!(marks.iter().any(|m| m.start <= at.start && m.end >= at.end));
        }

        #[test]
        fn snippets_of_anything_are_sound(
            text in any::<String>(), query in any::<String>(), max in 0usize..60,
        ) {
            let snippet = snippet(&text, &query, max);
            prop_assert!(snippet.text.chars().count() <= max);
            check(&snippet.text, &snippet.marks);
        }

        #[test]
        fn pieces_survive_foreign_ranges(text in any::<String>(), a in 0usize..40, b in 0usize..40) {
            let whole: String = pieces(&text, &[a..b, b..a]).iter().map(|p| p.text).collect();
            prop_assert_eq!(whole, text);
        }
    }

    fn check(text: &str, marks: &[Range<usize>]) {
        let mut at = 0;
        for mark in marks {
            assert!(mark.start >= at && mark.start < mark.end);
            assert!(text.get(mark.clone()).is_some());
            at = mark.end;
        }
    }
}
