//! Signed checkpoints: what the log promises about itself, in a form that others can keep.
//!
//! A checkpoint names the log, its number of entries and the root of its tree, in the text form
//! `c2sp.org/tlog-checkpoint`, signed as `c2sp.org/signed-note` with Ed25519. It is a few readable
//! lines, so it can be printed, published or deposited with a notary, and any transparency-log tool
//! can check it:
//!
//! ```text
//! anxin.example/audit
//! 3
//! W8m7P1ZUiJGFHcTwVY0rQcXDTE6rQEr0JzYZJZfrwbE=
//!
//! — anxin.example/audit oC2Bzd6…
//! ```
//!
//! Whoever kept an older checkpoint can demand a consistency proof to the newer one; a log from which
//! something was removed or changed cannot give it.

mod keys;
mod note;
#[cfg(test)]
mod tests;

use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

pub use keys::{KeyError, Signer, Verifier};

use crate::key_file::KeyFileError;
use crate::merkle::Hash;

/// The name of a log and of its key: by custom an address without scheme, `anxin.example/audit`.
///
/// Without white space, control characters and `+`, not empty, at most 255 bytes; so it can stand in
/// every line of a note without being mistaken for something else.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name(String);

/// The text cannot be the name of a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a log's name has 1 to 255 bytes and no white space, control character or plus sign")]
pub struct NameError;

impl FromStr for Name {
    type Err = NameError;

    fn from_str(text: &str) -> Result<Self, NameError> {
        let refused = |letter: char| letter.is_whitespace() || letter.is_control() || letter == '+';
        if text.is_empty() || text.len() > 255 || text.contains(refused) {
            return Err(NameError);
        }
        Ok(Self(text.to_owned()))
    }
}

impl Deref for Name {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// What a log says about itself at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The log's name, equal to the name of the key that signs; any other is refused when verifying.
    pub origin: String,
    /// The number of entries.
    pub size: u64,
    /// The root of the tree over them.
    pub root: Hash,
}

/// Why a note is not a checkpoint signed by the expected log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// The text is not a signed note, or larger than one may be.
    #[error("this is not a signed note")]
    Malformed,
    /// The signed text is not a checkpoint.
    #[error("the signed text is not a checkpoint")]
    NotACheckpoint,
    /// The note carries no signature of this key.
    #[error("the checkpoint carries no signature of this key")]
    Unsigned,
    /// The note carries a signature of this key and it is not genuine: the text was changed.
    #[error("the checkpoint's signature is not genuine")]
    Forged,
    /// The key is right and the checkpoint is of another log.
    #[error("the checkpoint is of another log")]
    OtherLog,
}
