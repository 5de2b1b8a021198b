//! Cuts text into searchable units without a dictionary.
//!
//! A run of Chinese characters becomes overlapping pairs and, at its end, the last character
//! alone: 路灯坏 gives 路灯, 灯坏, 坏. Every character therefore begins exactly one unit, so a
//! single character is found as the beginning of a unit, and a longer word as a phrase of pairs.
//! Everything else that is a letter or a digit becomes lower-cased words. Full-width forms are
//! folded to ASCII; traditional characters stay as written, since names depend on them.

use std::ops::Range;

use tantivy::tokenizer::{Token as EngineToken, TokenStream, Tokenizer};

/// Longer words (encoded data, mostly) are cut here; index and query cut alike.
const LONGEST_WORD: usize = 64;

/// What a unit is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Two neighbouring CJK characters.
    Pair,
    /// The last (or only) character of a CJK run.
    Last,
    /// A word of letters and digits.
    Word,
}

/// One searchable unit. Its position is its place in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    pub text: String,
    /// Bytes of the original text, on character boundaries.
    pub range: Range<usize>,
    pub unit: Unit,
}

/// How a character takes part in the cutting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Cjk,
    Word,
    /// Zero-width marks and accents: they neither count nor separate.
    Transparent,
    Separator,
}

fn class(c: char) -> Class {
    match c {
        '\u{0300}'..='\u{036F}'
        | '\u{200B}'..='\u{200D}'
        | '\u{2060}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{E0100}'..='\u{E01EF}' => Class::Transparent,
        // Ideographs with their extensions, the zero 〇, kana, hangul.
        '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{30FA}'
        | '\u{30FC}'..='\u{30FF}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}' => Class::Cjk,
        c if c.is_alphanumeric() => Class::Word,
        _ => Class::Separator,
    }
}

/// Full-width ASCII to ASCII (Ａ to A, ３ to 3, the ideographic space to a space).
fn narrow(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        c => c,
    }
}

/// The letters, digits and CJK characters of a text, folded; everything else is a `None`.
/// Repeated separators give one `None` each; transparent marks give nothing.
pub(crate) fn folded(text: &str) -> impl Iterator<Item = Option<char>> + '_ {
    text.chars().map(narrow).flat_map(|c| {
        let kept = match class(c) {
            Class::Cjk | Class::Word => Some(Some(c)),
            Class::Separator => Some(None),
            Class::Transparent => None,
        };
        let lower = kept
            .flatten()
            .into_iter()
            .flat_map(char::to_lowercase)
            .filter(|&l| class(l) != Class::Transparent)
            .map(Some);
        lower.chain((kept == Some(None)).then_some(None))
    })
}

/// Folded letters and digits only, in one piece: how a number such as `HG2026-11-0001873` is kept.
pub(crate) fn fold_number(text: &str) -> String {
    folded(text).flatten().collect()
}

/// Cuts a text into units; the index of a unit is its position.
pub(crate) fn tokenize(text: &str) -> Vec<Token> {
    let mut cutter = Cutter::default();
    for (at, original) in text.char_indices() {
        let end = at + original.len_utf8();
        let c = narrow(original);
        match class(c) {
            Class::Cjk => cutter.cjk(c, at..end),
            Class::Word => cutter.word(c, at..end),
            Class::Transparent => {}
            Class::Separator => cutter.close(),
        }
    }
    cutter.close();
    cutter.tokens
}

#[derive(Default)]
struct Cutter {
    tokens: Vec<Token>,
    /// The CJK character that waits for its right neighbour.
    left: Option<(char, Range<usize>)>,
    /// The word being read and how many characters it has.
    open: Option<(Token, usize)>,
}

impl Cutter {
    fn cjk(&mut self, c: char, range: Range<usize>) {
        self.close_word();
        if let Some((left, at)) = self.left.take() {
            let text = String::from_iter([left, c]);
            self.tokens.push(Token {
                text,
                range: at.start..range.end,
                unit: Unit::Pair,
            });
        }
        self.left = Some((c, range));
    }

    fn word(&mut self, c: char, range: Range<usize>) {
        self.close_run();
        let (token, length) = self.open.get_or_insert_with(|| {
            let empty = Token {
                text: String::new(),
                range: range.clone(),
                unit: Unit::Word,
            };
            (empty, 0)
        });
        token.range.end = range.end;
        for lower in c.to_lowercase() {
            if *length < LONGEST_WORD && class(lower) != Class::Transparent {
                token.text.push(lower);
                *length += 1;
            }
        }
    }

    fn close(&mut self) {
        self.close_run();
        self.close_word();
    }

    fn close_run(&mut self) {
        if let Some((c, range)) = self.left.take() {
            self.tokens.push(Token {
                text: c.to_string(),
                range,
                unit: Unit::Last,
            });
        }
    }

    fn close_word(&mut self) {
        if let Some((token, _)) = self.open.take() {
            self.tokens.push(token);
        }
    }
}

/// The cutter in the shape the engine wants.
#[derive(Debug, Clone, Default)]
pub(crate) struct PairTokenizer;

impl Tokenizer for PairTokenizer {
    type TokenStream<'a> = PairStream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> PairStream {
        PairStream {
            rest: tokenize(text).into_iter(),
            current: EngineToken::default(),
        }
    }
}

/// The units of one text, handed to the engine one by one.
pub(crate) struct PairStream {
    rest: std::vec::IntoIter<Token>,
    current: EngineToken,
}

impl TokenStream for PairStream {
    fn advance(&mut self) -> bool {
        let Some(next) = self.rest.next() else {
            return false;
        };
        self.current.position = self.current.position.wrapping_add(1);
        self.current.offset_from = next.range.start;
        self.current.offset_to = next.range.end;
        self.current.text = next.text;
        true
    }

    fn token(&self) -> &EngineToken {
        &self.current
    }

    fn token_mut(&mut self) -> &mut EngineToken {
        &mut self.current
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn texts(text: &str) -> Vec<String> {
        tokenize(text).into_iter().map(|t| t.text).collect()
    }

    #[test]
    fn chinese_runs_become_pairs_and_a_last_character() {
        assert_eq!(texts("路灯坏"), ["路灯", "灯坏", "坏"]);
        assert_eq!(texts("灯"), ["灯"]);
        assert_eq!(texts("路灯，坏"), ["路灯", "灯", "坏"]);
    }

    #[test]
    fn words_are_lower_cased_and_full_width_is_folded() {
        assert_eq!(texts("Ａ３区HG2026-11"), ["a3", "区", "hg2026", "11"]);
        assert_eq!(texts("Ünïcode　Tür"), ["ünïcode", "tür"]);
        assert_eq!(texts("e\u{301}cole"), ["ecole"]);
    }

    #[test]
    fn traditional_and_rare_characters_stay_as_written() {
        assert_eq!(texts("鶴崗"), ["鶴崗", "崗"]);
        assert_eq!(texts("\u{2C029}\u{FE00}某"), ["\u{2C029}某", "某"]);
    }

    #[test]
    fn numbers_are_kept_in_one_piece() {
        assert_eq!(fold_number("ＨＧ2026-11-0001873"), "hg2026110001873");
    }

    proptest! {
        #[test]
        fn any_text_is_cut_on_character_boundaries(text in any::<String>()) {
            let mut begins = 0;
            for token in tokenize(&text) {
                prop_assert!(text.get(token.range.clone()).is_some_and(|t| !t.is_empty()));
                prop_assert!(!token.text.is_empty());
                prop_assert!(token.range.start >= begins);
                begins = token.range.start;
            }
        }

        #[test]
        fn width_and_case_do_not_matter(word in "[a-zA-Z0-9]{1,12}") {
            let wide: String = word
                .chars()
                .filter_map(|c| char::from_u32(c as u32 + 0xFEE0))
                .collect();
            prop_assert_eq!(texts(&wide), texts(&word.to_uppercase()));
        }

        #[test]
        fn every_substring_of_a_chinese_run_is_a_phrase(
            before in "[\u{4E00}-\u{4FFF}]{0,9}",
            part in "[\u{4E00}-\u{4FFF}]{2,9}",
            after in "[\u{4E00}-\u{4FFF}]{0,9}",
        ) {
            let pairs: Vec<_> = tokenize(&part).into_iter()
                .filter(|t| t.unit == Unit::Pair).map(|t| t.text).collect();
            let whole = texts(&format!("{before}{part}{after}"));
            prop_assert!(whole.windows(pairs.len()).any(|w| w == pairs));
        }
    }
}
