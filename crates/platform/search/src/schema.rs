//! The fields of the index and the note kept beside every commit.

use tantivy::schema::{
    FAST, Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::TextAnalyzer;

use crate::tokenizer::PairTokenizer;

/// Raised whenever fields or tokenizer change: an index of another version is rebuilt.
const VERSION: u32 = 1;
const PAIRS: &str = "pairs";

/// Handles of all fields.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields {
    /// Kind and id together, to replace and remove by.
    pub key: Field,
    pub kind: Field,
    pub id: Field,
    pub title: Field,
    pub body: Field,
    /// Numbers in one piece.
    pub number: Field,
    /// Numbers in one piece, written backwards: an ending becomes a beginning.
    pub rebmun: Field,
    /// Every path a record belongs to, with all paths above it.
    pub scope: Field,
    pub state: Field,
    pub updated_ms: Field,
}

pub(crate) fn build() -> (Schema, Fields) {
    let text = || {
        TextOptions::default().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer(PAIRS)
                .set_index_option(IndexRecordOption::WithFreqsAndPositions),
        )
    };
    let mut schema = Schema::builder();
    let fields = Fields {
        key: schema.add_text_field("key", STRING),
        kind: schema.add_text_field("kind", STRING | STORED),
        id: schema.add_text_field("id", STORED),
        title: schema.add_text_field("title", text()),
        body: schema.add_text_field("body", text()),
        number: schema.add_text_field("number", STRING),
        rebmun: schema.add_text_field("rebmun", STRING),
        scope: schema.add_text_field("scope", STRING),
        state: schema.add_text_field("state", STRING),
        updated_ms: schema.add_i64_field(UPDATED_MS, FAST),
    };
    (schema.build(), fields)
}

/// Name of the field that "newest first" sorts by.
pub(crate) const UPDATED_MS: &str = "updated_ms";

pub(crate) fn register_tokenizer(index: &tantivy::Index) {
    index
        .tokenizers()
        .register(PAIRS, TextAnalyzer::from(PairTokenizer));
}

/// A path and all paths above it: `/a/b/c` gives `/a/b/c`, `/a/b`, `/a`. A trailing slash does not
/// count.
pub(crate) fn path_and_above(path: &str) -> impl Iterator<Item = &str> {
    let path = path.trim_end_matches('/');
    std::iter::successors((!path.is_empty()).then_some(path), |p| {
        p.rfind('/').filter(|&at| at > 0).map(|at| &p[..at])
    })
}

/// What is written beside a commit: the schema version and the outbox position.
pub(crate) fn note(cursor: Option<u64>) -> String {
    match cursor {
        Some(cursor) => format!("{VERSION} {cursor}"),
        None => format!("{VERSION} -"),
    }
}

/// What stood beside a commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Note {
    /// The outbox position, if the index was ever filled.
    pub cursor: Option<u64>,
}

/// Reads the note back. `None`: written by another version, or not by us.
pub(crate) fn read_note(note: &str) -> Option<Note> {
    let (version, cursor) = note.split_once(' ')?;
    if version.parse::<u32>().ok()? != VERSION {
        return None;
    }
    match cursor {
        "-" => Some(Note { cursor: None }),
        cursor => cursor.parse().ok().map(|cursor| Note {
            cursor: Some(cursor),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_cut_at_their_steps() {
        let all: Vec<_> = path_and_above("/230400/230402/001/").collect();
        assert_eq!(all, ["/230400/230402/001", "/230400/230402", "/230400"]);
        assert_eq!(path_and_above("org").collect::<Vec<_>>(), ["org"]);
        assert_eq!(path_and_above("//").count(), 0);
    }

    #[test]
    fn notes_are_read_back() {
        assert_eq!(read_note(&note(Some(42))), Some(Note { cursor: Some(42) }));
        assert_eq!(read_note(&note(None)), Some(Note { cursor: None }));
        assert_eq!(read_note("0 42"), None);
        assert_eq!(read_note("x"), None);
    }

    #[test]
    fn no_note_makes_it_panic() {
        bolero::check!().with_type::<String>().for_each(|note| {
            let _ = read_note(note);
        });
    }
}
