use std::str::FromStr;

use super::hash::{Hash, empty_root, node_hash};

/// The right edge of the tree: all that must be remembered to append and to know the root.
///
/// It holds one hash for each complete subtree, the largest (leftmost) first: as many as `size` has
/// one bits. A log of a thousand million entries so keeps at most 30 hashes, and appending costs at
/// most that many hashings, two on average.
///
/// Make one with [`Frontier::new`] or [`Frontier::from_text`]; the fields are open for reading.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Frontier {
    /// The number of entries appended so far.
    pub size: u64,
    /// The roots of the complete subtrees, largest first.
    pub hashes: Vec<Hash>,
}

/// Why a text is not a frontier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FrontierError {
    /// The size is not a decimal number without leading zeros, or does not fit a signed 64-bit column.
    #[error("the frontier's size is not a number between 0 and 2^63-1")]
    Size,
    /// A hash is not 64 lower-case hexadecimal digits.
    #[error("the frontier holds something that is not a hash")]
    Hash,
    /// A tree of this size has another number of complete subtrees.
    #[error("the frontier's size and number of hashes do not belong together")]
    Count,
}

impl Frontier {
    /// The frontier of a log without entries.
    pub const fn new() -> Self {
        Self {
            size: 0,
            hashes: Vec::new(),
        }
    }

    /// Appends one leaf hash (of [`leaf_hash`](super::leaf_hash)); its index is the size before.
    pub fn append(&mut self, leaf: Hash) {
        let mut right = leaf;
        // Each trailing one bit of the old size is a complete subtree that this leaf makes whole.
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.hashes.pop() {
                right = node_hash(left, right);
            }
        }
        self.hashes.push(right);
        self.size += 1;
    }

    /// The root of the tree over all entries so far.
    pub fn root(&self) -> Hash {
        self.hashes
            .iter()
            .rev()
            .copied()
            .reduce(|right, left| node_hash(left, right))
            .unwrap_or_else(empty_root)
    }

    /// One line for storage: the size, then the hashes, separated by single spaces.
    pub fn to_text(&self) -> String {
        let mut text = self.size.to_string();
        for hash in &self.hashes {
            text.push(' ');
            text.push_str(&hash.to_string());
        }
        text
    }

    /// Reads what [`Frontier::to_text`] wrote.
    ///
    /// # Errors
    /// [`FrontierError`] when the text has another form, or when size and hashes cannot belong together.
    pub fn from_text(text: &str) -> Result<Self, FrontierError> {
        let mut words = text.split(' ');
        let size = words
            .next()
            .and_then(decimal)
            .filter(|size| i64::try_from(*size).is_ok())
            .ok_or(FrontierError::Size)?;
        let hashes = words
            .map(Hash::from_str)
            .collect::<Result<Vec<_>, _>>()
            .map_err(|_| FrontierError::Hash)?;
        if hashes.len() != size.count_ones() as usize {
            return Err(FrontierError::Count);
        }
        Ok(Self { size, hashes })
    }
}

/// A number that has only one way to be written.
fn decimal(text: &str) -> Option<u64> {
    let number: u64 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}
