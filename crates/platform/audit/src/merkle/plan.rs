use super::hash::{Hash, node_hash};
use super::proof::ProofError;

/// A complete subtree: the `2^level` leaves from `place * 2^level` on. A leaf is one of level 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node {
    /// How many times two subtrees were joined.
    pub level: u32,
    /// Which one of its level, counted from 0.
    pub place: u64,
}

impl Node {
    /// The two that it joins; none for a leaf.
    pub fn children(self) -> Option<[Node; 2]> {
        let level = self.level.checked_sub(1)?;
        Some([0, 1].map(|side| Node {
            level,
            place: self.place * 2 + side,
        }))
    }
}

/// What one hash of a proof is made of: complete subtrees beside each other, the largest first. [`joined`] makes it.
pub type Part = Vec<Node>;

/// The root over complete subtrees beside each other, the largest first; `None` without any.
pub fn joined(roots: &[Hash]) -> Option<Hash> {
    roots
        .iter()
        .rev()
        .copied()
        .reduce(|right, left| node_hash(left, right))
}

/// What the tree of the first `size` leaves is made of: as many subtrees as `size` has one bits.
pub fn root_plan(size: u64) -> Part {
    subtrees(0, size)
}

/// The parts of the proof that leaf `index` stands in the tree of the first `size` leaves, in the order of
/// [`inclusion_proof`](super::inclusion_proof), without touching a leaf.
///
/// # Errors
/// [`ProofError::IndexOutside`].
pub fn inclusion_plan(index: u64, size: u64) -> Result<Vec<Part>, ProofError> {
    if index >= size {
        return Err(ProofError::IndexOutside);
    }
    let (mut from, mut to) = (0, size);
    let mut from_root = Vec::new();
    while to - from > 1 {
        let middle = from + split_point(to - from);
        if index < middle {
            from_root.push(subtrees(middle, to));
            to = middle;
        } else {
            from_root.push(subtrees(from, middle));
            from = middle;
        }
    }
    from_root.reverse();
    Ok(from_root)
}

/// The parts of the proof that the tree of the first `new` leaves extends that of the first `old`, in the order of
/// [`consistency_proof`](super::consistency_proof), without touching a leaf.
///
/// # Errors
/// [`ProofError::SizesReversed`].
pub fn consistency_plan(old: u64, new: u64) -> Result<Vec<Part>, ProofError> {
    if old > new {
        return Err(ProofError::SizesReversed);
    }
    if old == 0 || old == new {
        return Ok(Vec::new());
    }
    let (mut from, mut to) = (0, new);
    let mut from_root = Vec::new();
    while old < to {
        let middle = from + split_point(to - from);
        if old <= middle {
            from_root.push(subtrees(middle, to));
            to = middle;
        } else {
            from_root.push(subtrees(from, middle));
            from = middle;
        }
    }
    // A part that starts at the first leaf is the old tree itself, which the verifier knows.
    if from > 0 {
        from_root.push(subtrees(from, to));
    }
    from_root.reverse();
    Ok(from_root)
}

/// The complete subtrees of the leaves `from..to`, largest first. `from` is a multiple of the largest.
fn subtrees(from: u64, to: u64) -> Part {
    let mut part = Vec::new();
    let mut at = from;
    while at < to {
        let level = (to - at).ilog2();
        part.push(Node {
            level,
            place: at >> level,
        });
        at += 1 << level;
    }
    part
}

/// The largest power of two smaller than `len`, which is at least two.
fn split_point(len: u64) -> u64 {
    1 << (len - 1).ilog2()
}
