//! Annotated addresses: one token and its tag a line, a blank line between addresses (CoNLL).

use std::io::BufRead;

use crate::label::Label;
use crate::token::Token;

/// An annotated address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The address as written.
    pub text: String,
    /// Its parts: label and byte where it ends.
    pub parts: Vec<(Label, usize)>,
}

/// Why a line of annotated data cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum CorpusFault {
    /// The file could not be read.
    #[error("the annotated data cannot be read: {0}")]
    Io(#[from] std::io::Error),
    /// A line has another shape or an unknown label.
    #[error("line {0} is not a token and a tag with a known label")]
    Line(usize),
}

/// Reads annotated addresses.
///
/// # Errors
/// When the reader fails, or at the first line that is not `TOKEN B-label` or `TOKEN I-label`.
pub fn read_corpus(from: impl BufRead) -> Result<Vec<Example>, CorpusFault> {
    let mut examples = Vec::new();
    let mut text = String::new();
    let mut parts: Vec<(Label, usize)> = Vec::new();
    let mut finish = |text: &mut String, parts: &mut Vec<(Label, usize)>| {
        if !parts.is_empty() {
            examples.push(Example {
                text: std::mem::take(text),
                parts: std::mem::take(parts),
            });
        }
    };
    for (number, line) in from.lines().enumerate() {
        let line = line?;
        let line = line.trim_end_matches(['\r', '\n']);
        if line.trim().is_empty() {
            finish(&mut text, &mut parts);
            continue;
        }
        let fault = || CorpusFault::Line(number + 1);
        let (token, tag) = line.rsplit_once([' ', '\t']).ok_or_else(fault)?;
        let (place, code) = tag.split_once('-').ok_or_else(fault)?;
        let label = Label::from_code(code).ok_or_else(fault)?;
        text.push_str(token);
        match parts.last_mut() {
            Some(last) if place != "B" && last.0 == label => last.1 = text.len(),
            _ => parts.push((label, text.len())),
        }
    }
    finish(&mut text, &mut parts);
    Ok(examples)
}

impl Example {
    /// The parts as label and byte range.
    pub fn spans(&self) -> impl Iterator<Item = (Label, std::ops::Range<usize>)> + '_ {
        let mut from = 0;
        self.parts.iter().map(move |(label, to)| {
            let range = from..*to;
            from = *to;
            (*label, range)
        })
    }

    /// The parts as label and number of tokens; None where a part ends inside a token.
    pub(crate) fn token_parts(&self, tokens: &[Token]) -> Option<Vec<(Label, usize)>> {
        let mut at = 0;
        let mut parts = Vec::with_capacity(self.parts.len());
        for (label, to) in &self.parts {
            let count = tokens[at..]
                .iter()
                .take_while(|token| token.span.end <= *to)
                .count();
            at += count;
            if count == 0 || tokens.get(at).is_some_and(|next| next.span.start < *to) {
                return None;
            }
            parts.push((*label, count));
        }
        (at == tokens.len()).then_some(parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_tokens_and_tags() {
        let data = "海 B-road\n丰 I-road\n路 I-road\n602 B-roadno\n号 I-roadno\n\n滨 B-subRoad\n";
        let read = read_corpus(data.as_bytes()).expect("well formed");
        assert_eq!(read.len(), 2);
        assert_eq!(read[0].text, "海丰路602号");
        let parts: Vec<_> = read[0]
            .spans()
            .map(|(label, range)| (label, &read[0].text[range]))
            .collect();
        assert_eq!(parts, [(Label::Road, "海丰路"), (Label::RoadNo, "602号")]);
        assert_eq!(read[1].parts[0].0, Label::SubRoad);
        assert!(matches!(
            read_corpus("海 B-unknown".as_bytes()),
            Err(CorpusFault::Line(1))
        ));
    }
}
