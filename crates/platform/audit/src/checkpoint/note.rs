//! The two text forms, read strictly: a note that could be read in two ways is refused.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{Checkpoint, NoteError};
use crate::merkle::Hash;

/// A checkpoint with many witnesses has a few kilobytes.
const LARGEST_BYTES: usize = 64 * 1024;
/// The limit that the Go implementation of signed notes has, too.
const MOST_SIGNATURES: usize = 100;
/// An em dash and a space stand before each signature.
const SIGNATURE_MARK: &str = "\u{2014} ";

/// A note taken apart, nothing of it verified.
pub(super) struct Note<'a> {
    /// What was signed, with its last line end.
    pub(super) text: &'a str,
    pub(super) signatures: Vec<SignatureLine<'a>>,
}

pub(super) struct SignatureLine<'a> {
    pub(super) name: &'a str,
    pub(super) key_id: [u8; 4],
    pub(super) signature: Vec<u8>,
}

impl<'a> Note<'a> {
    pub(super) fn parse(note: &'a str) -> Result<Self, NoteError> {
        Self::parts(note).ok_or(NoteError::Malformed)
    }

    fn parts(note: &'a str) -> Option<Self> {
        if note.len() > LARGEST_BYTES || note.bytes().any(|byte| byte < b' ' && byte != b'\n') {
            return None;
        }
        let gap = note.rfind("\n\n")?;
        let (text, rest) = note.split_at(gap + 1);
        let lines = rest.strip_prefix('\n')?.strip_suffix('\n')?;
        let signatures = lines
            .split('\n')
            .map(SignatureLine::parse)
            .collect::<Option<Vec<_>>>()?;
        (signatures.len() <= MOST_SIGNATURES).then_some(Self { text, signatures })
    }
}

impl<'a> SignatureLine<'a> {
    fn parse(line: &'a str) -> Option<Self> {
        let (name, encoded) = line.strip_prefix(SIGNATURE_MARK)?.split_once(' ')?;
        if name.is_empty() || name.contains('+') || name.contains(char::is_whitespace) {
            return None;
        }
        let bytes = STANDARD.decode(encoded).ok()?;
        let (key_id, signature) = bytes.split_first_chunk()?;
        if signature.is_empty() {
            return None;
        }
        Some(Self {
            name,
            key_id: *key_id,
            signature: signature.to_vec(),
        })
    }

    pub(super) fn write(name: &str, key_id: [u8; 4], signature: &[u8]) -> String {
        let encoded = STANDARD.encode([&key_id, signature].concat());
        format!("{SIGNATURE_MARK}{name} {encoded}\n")
    }
}

/// Writes the text to sign. A line end within the origin could pose as another size and root, so
/// control characters are replaced; the note then is of a log that nobody knows, and no more.
pub(super) fn write_checkpoint(checkpoint: &Checkpoint) -> String {
    let origin = checkpoint.origin.replace(char::is_control, "\u{fffd}");
    let root = STANDARD.encode(checkpoint.root.0);
    format!("{origin}\n{}\n{root}\n", checkpoint.size)
}

/// Reads the signed text. Lines after the third are extensions; they are allowed and say nothing to us.
pub(super) fn read_checkpoint(text: &str) -> Result<Checkpoint, NoteError> {
    checkpoint_parts(text).ok_or(NoteError::NotACheckpoint)
}

fn checkpoint_parts(text: &str) -> Option<Checkpoint> {
    let mut lines = text.strip_suffix('\n')?.split('\n');
    let origin = lines.next().filter(|line| !line.is_empty())?.to_owned();
    let size = decimal(lines.next()?)?;
    let root = STANDARD.decode(lines.next()?).ok()?.try_into().ok()?;
    if lines.any(str::is_empty) {
        return None;
    }
    Some(Checkpoint {
        origin,
        size,
        root: Hash(root),
    })
}

/// The specification allows one text for a number: no sign, no leading zeros.
fn decimal(text: &str) -> Option<u64> {
    let number: u64 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}
