//! An address in its parts.

use serde::Serialize;

use crate::crf::Model;
use crate::label::Label;
use crate::lexicon::Lexicon;
use crate::rules;
use crate::token::{Token, tokens};

/// A part of an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// What it is.
    pub label: Label,
    /// The text as written.
    pub text: String,
}

/// An address in its parts. The texts of the parts, one after the other, are the address as written.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Parsed {
    /// The parts from left to right.
    pub parts: Vec<Part>,
    /// How likely this reading is among all readings, 0 to 1; None when rules read it.
    pub likelihood: Option<f64>,
}

/// Reads addresses: with a trained model where there is one, else by rules.
#[derive(Clone, Debug, Default)]
pub struct Parser {
    model: Option<Model>,
    lexicon: Lexicon,
}

/// Addresses are read up to this many characters; what follows is kept as other information.
const MOST_CHARS: usize = 400;

impl Parser {
    /// Reads by the rules of how addresses are built. Names in the lexicon are known without the word for their kind.
    pub fn rules(lexicon: Lexicon) -> Parser {
        Parser {
            model: None,
            lexicon,
        }
    }

    /// Reads with a trained model.
    pub fn trained(model: Model) -> Parser {
        Parser {
            lexicon: Lexicon::default(),
            model: Some(model),
        }
    }

    /// Whether a trained model is at work.
    pub fn is_trained(&self) -> bool {
        self.model.is_some()
    }

    /// Reads an address. Any text gives parts.
    pub fn parse(&self, text: &str) -> Parsed {
        let cut = text
            .char_indices()
            .nth(MOST_CHARS)
            .map_or(text.len(), |(at, _)| at);
        let (head, tail) = text.split_at(cut);
        let tokens = tokens(head);
        let (parts, likelihood) = match &self.model {
            Some(model) => {
                let (parts, likelihood) = model.label(&tokens);
                (parts, Some(likelihood))
            }
            None => (rules::label(&tokens, &self.lexicon), None),
        };
        let mut parts = written(head, &tokens, &parts);
        if !tail.is_empty() {
            parts.push(Part {
                label: Label::OtherInfo,
                text: tail.to_owned(),
            });
        }
        Parsed { parts, likelihood }
    }
}

/// The parts as written. White space between parts is a part that says nothing.
fn written(text: &str, tokens: &[Token], parts: &[(Label, usize)]) -> Vec<Part> {
    let mut written = Vec::with_capacity(parts.len());
    let mut push = |label, text: &str| {
        if !text.is_empty() {
            written.push(Part {
                label,
                text: text.to_owned(),
            });
        }
    };
    let (mut at, mut byte) = (0, 0);
    for &(label, count) in parts {
        let (first, last) = (&tokens[at].span, &tokens[at + count - 1].span);
        push(Label::Redundant, &text[byte..first.start]);
        push(label, &text[first.start..last.end]);
        byte = last.end;
        at += count;
    }
    push(Label::Redundant, &text[byte..]);
    written
}

impl Parsed {
    /// The text of the first part with a label.
    pub fn first(&self, label: Label) -> Option<&str> {
        self.all(label).next()
    }

    /// The texts of all parts with a label.
    pub fn all(&self, label: Label) -> impl Iterator<Item = &str> {
        self.parts
            .iter()
            .filter(move |part| part.label == label)
            .map(|part| part.text.as_str())
    }

    /// The parts as label and byte range in the address.
    pub fn spans(&self) -> impl Iterator<Item = (Label, std::ops::Range<usize>)> + '_ {
        let mut from = 0;
        self.parts.iter().map(move |part| {
            let range = from..from + part.text.len();
            from = range.end;
            (part.label, range)
        })
    }
}
