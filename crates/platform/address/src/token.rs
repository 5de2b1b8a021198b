//! Pieces that labels are given to: one Chinese character, one run of digits, one run of letters, one mark.

use std::ops::Range;

use crate::fold::{fold_char, is_han};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    /// A Chinese character that is no numeral.
    Han,
    /// A Chinese numeral.
    Numeral,
    /// Digits.
    Digits,
    /// Latin letters.
    Letters,
    /// Anything else.
    Mark,
}

/// A token of a text.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    /// Its bytes in the text.
    pub span: Range<usize>,
    /// Its folded form.
    pub text: String,
    /// What it is made of.
    pub kind: Kind,
}

fn kind_of(c: char) -> Kind {
    if c.is_ascii_digit() {
        Kind::Digits
    } else if c.is_ascii_alphabetic() {
        Kind::Letters
    } else if crate::numeral::is_numeral(c) {
        Kind::Numeral
    } else if is_han(c) {
        Kind::Han
    } else {
        Kind::Mark
    }
}

/// The tokens of a text. White space belongs to none.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut spaced = false;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            spaced = true;
            continue;
        }
        let folded = fold_char(c);
        let kind = kind_of(folded);
        let runs = matches!(kind, Kind::Digits | Kind::Letters);
        match tokens.last_mut() {
            Some(last) if runs && !spaced && last.kind == kind => {
                last.text.push(folded);
                last.span.end = at + c.len_utf8();
            }
            _ => tokens.push(Token {
                span: at..at + c.len_utf8(),
                text: folded.into(),
                kind,
            }),
        }
        spaced = false;
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_and_characters() {
        let found = tokens("锦绣 ３０1室A-1");
        let texts: Vec<_> = found.iter().map(|t| t.text.as_str()).collect();
        assert_eq!(texts, ["锦", "绣", "301", "室", "a", "-", "1"]);
        assert_eq!(found[2].span, 7..14);
    }
}
