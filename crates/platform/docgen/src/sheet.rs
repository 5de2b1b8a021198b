//! A worded document: what the templates lay out, from top to bottom.

use serde::Serialize;

/// Which template lays it out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Layout {
    /// A letter of an organ with red head.
    Letter,
    /// A receipt for a person.
    Receipt,
    /// A table of entries.
    Thread,
}

/// A worded document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Sheet {
    pub layout: Layout,
    pub organ: String,
    /// Number of the document, if any.
    pub number: Option<String>,
    pub matter_number: String,
    pub title: String,
    /// Whom it is addressed to, with the colon.
    pub to: Option<String>,
    pub blocks: Vec<Block>,
    /// Enclosures, without numbers.
    pub attachments: Vec<String>,
    pub date: String,
    /// Day of issue as numbers, for the properties of the file.
    pub ymd: (i16, i8, i8),
    pub seal: Option<Seal>,
    /// Organs that get a copy.
    pub copies: Vec<String>,
    pub verify: Option<Check>,
    /// Lines of a thread.
    pub entries: Vec<Line>,
    /// Small print below a thread.
    pub note: Option<String>,
}

/// A part of the body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub(crate) enum Block {
    /// First-level heading, without its number.
    Heading { text: String },
    /// Paragraph with indented first line.
    Paragraph { text: String },
    /// Numbered points.
    Points { items: Vec<String> },
    /// Labels and values; a label may have an English line.
    Table { rows: Vec<Row> },
}

/// A label and its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Row {
    pub label: String,
    pub english: Option<String>,
    pub value: String,
    /// The value is the one to look for.
    pub strong: bool,
}

/// The ring of a seal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Seal {
    /// One entry per character: it is set along an arc.
    pub characters: Vec<String>,
}

/// How the paper can be checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Check {
    pub url: String,
    pub hash: String,
}

/// One entry of a thread.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Line {
    pub at: String,
    pub organ: String,
    pub actor: String,
    pub action: String,
    pub text: String,
}
