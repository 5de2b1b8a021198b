use super::frontier::Frontier;
use super::hash::{Hash, empty_root, node_hash};

/// Why a proof could not be made or does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// The index is not inside the tree.
    #[error("there is no entry with this index in a tree of this size")]
    IndexOutside,
    /// The older tree is larger than the newer one.
    #[error("the older tree is larger than the newer one")]
    SizesReversed,
    /// There are fewer leaf hashes than the tree size asks for.
    #[error("leaf hashes are missing for a tree of this size")]
    LeavesMissing,
    /// The proof has too many or too few hashes for the sizes named.
    #[error("the proof has the wrong number of hashes")]
    WrongLength,
    /// The hashes do not lead to the root: the entry, the proof or the root was changed.
    #[error("the proof does not lead to the root")]
    WrongRoot,
}

/// The root of the tree over exactly these leaf hashes.
pub fn tree_root(leaves: &[Hash]) -> Hash {
    let mut frontier = Frontier::new();
    for leaf in leaves {
        frontier.append(*leaf);
    }
    frontier.root()
}

/// The hashes that prove that leaf `index` stands in the tree of the first `size` leaves.
///
/// This is `PATH(index, D[size])` of RFC 6962 section 2.1.1, nearest sibling first. It hashes every
/// leaf once, so its cost grows with `size`.
///
/// # Errors
/// [`ProofError::LeavesMissing`] or [`ProofError::IndexOutside`].
pub fn inclusion_proof(leaves: &[Hash], index: u64, size: u64) -> Result<Vec<Hash>, ProofError> {
    let mut tree = first(leaves, size)?;
    if index >= size {
        return Err(ProofError::IndexOutside);
    }
    let mut at = index as usize;
    let mut from_root = Vec::new();
    while tree.len() > 1 {
        let (left, right) = tree.split_at(split_point(tree.len()));
        if at < left.len() {
            from_root.push(tree_root(right));
            tree = left;
        } else {
            from_root.push(tree_root(left));
            at -= left.len();
            tree = right;
        }
    }
    from_root.reverse();
    Ok(from_root)
}

/// The hashes that prove that the tree of the first `new` leaves extends the tree of the first `old`.
///
/// This is `PROOF(old, D[new])` of RFC 6962 section 2.1.2. Between equal sizes, and from the empty
/// tree, there is nothing to prove and the proof is empty.
///
/// # Errors
/// [`ProofError::LeavesMissing`] or [`ProofError::SizesReversed`].
pub fn consistency_proof(leaves: &[Hash], old: u64, new: u64) -> Result<Vec<Hash>, ProofError> {
    let mut tree = first(leaves, new)?;
    if old > new {
        return Err(ProofError::SizesReversed);
    }
    if old == 0 || old == new {
        return Ok(Vec::new());
    }
    let mut inside = old as usize;
    let mut from_root = Vec::new();
    // Whether the part being looked at still starts at the first leaf and was a whole old tree: then
    // the verifier knows its hash already and it is left out.
    let mut known_to_verifier = true;
    while inside < tree.len() {
        let (left, right) = tree.split_at(split_point(tree.len()));
        if inside <= left.len() {
            from_root.push(tree_root(right));
            tree = left;
        } else {
            from_root.push(tree_root(left));
            inside -= left.len();
            tree = right;
            known_to_verifier = false;
        }
    }
    if !known_to_verifier {
        from_root.push(tree_root(tree));
    }
    from_root.reverse();
    Ok(from_root)
}

/// Checks that `leaf` stands at `index` in the tree of `size` leaves with this root.
///
/// The algorithm of RFC 9162 section 2.1.3.2.
///
/// # Errors
/// Says what does not hold; [`ProofError::WrongRoot`] is the sign of a changed log.
pub fn verify_inclusion(
    leaf: Hash,
    index: u64,
    size: u64,
    proof: &[Hash],
    root: Hash,
) -> Result<(), ProofError> {
    if index >= size {
        return Err(ProofError::IndexOutside);
    }
    let mut climb = Climb::new(index, size - 1);
    let mut hash = leaf;
    for sibling in proof {
        hash = match climb.step()? {
            Sibling::Left => node_hash(*sibling, hash),
            Sibling::Right => node_hash(hash, *sibling),
        };
    }
    climb.finish()?;
    same(hash, root)
}

/// Checks that the tree of `new` leaves with `new_root` extends the tree of `old` leaves with `old_root`.
///
/// The algorithm of RFC 9162 section 2.1.4.2, and for its two trivial cases: an empty proof between
/// equal sizes (the roots must be equal) and from the empty tree (`old_root` must be its root).
///
/// # Errors
/// Says what does not hold; [`ProofError::WrongRoot`] is the sign of a changed log.
pub fn verify_consistency(
    old: u64,
    old_root: Hash,
    new: u64,
    new_root: Hash,
    proof: &[Hash],
) -> Result<(), ProofError> {
    if old > new {
        return Err(ProofError::SizesReversed);
    }
    if old == 0 || old == new {
        if !proof.is_empty() {
            return Err(ProofError::WrongLength);
        }
        let expected = if old == 0 { empty_root() } else { new_root };
        return same(old_root, expected);
    }
    // An old tree of 2^n leaves is itself a node of the new tree, so the proof does not repeat it.
    let (start, rest) = if old.is_power_of_two() {
        (old_root, proof)
    } else {
        let (start, rest) = proof.split_first().ok_or(ProofError::WrongLength)?;
        (*start, rest)
    };
    let mut climb = Climb::new(old - 1, new - 1);
    climb.skip_complete();
    let (mut older, mut newer) = (start, start);
    for sibling in rest {
        match climb.step()? {
            Sibling::Left => {
                older = node_hash(*sibling, older);
                newer = node_hash(*sibling, newer);
            }
            Sibling::Right => newer = node_hash(newer, *sibling),
        }
    }
    climb.finish()?;
    same(older, old_root)?;
    same(newer, new_root)
}

enum Sibling {
    Left,
    Right,
}

/// The way from a node to the root: `fn` and `sn` of RFC 9162.
struct Climb {
    node: u64,
    last: u64,
}

impl Climb {
    const fn new(node: u64, last: u64) -> Self {
        Self { node, last }
    }

    fn up(&mut self) {
        self.node >>= 1;
        self.last >>= 1;
    }

    /// Climbs while the node is a right child: to the top of the subtree that it completes.
    fn skip_complete(&mut self) {
        while self.node & 1 == 1 {
            self.up();
        }
    }

    /// Says on which side the next hash of the proof stands, and climbs past it.
    fn step(&mut self) -> Result<Sibling, ProofError> {
        if self.last == 0 {
            return Err(ProofError::WrongLength);
        }
        let sibling = if self.node & 1 == 1 || self.node == self.last {
            // The last node of a level may lack a sibling there and on levels above.
            while self.node & 1 == 0 && self.node != 0 {
                self.up();
            }
            Sibling::Left
        } else {
            Sibling::Right
        };
        self.up();
        Ok(sibling)
    }

    fn finish(&self) -> Result<(), ProofError> {
        if self.last == 0 {
            Ok(())
        } else {
            Err(ProofError::WrongLength)
        }
    }
}

fn first(leaves: &[Hash], size: u64) -> Result<&[Hash], ProofError> {
    usize::try_from(size)
        .ok()
        .and_then(|size| leaves.get(..size))
        .ok_or(ProofError::LeavesMissing)
}

/// The largest power of two smaller than `len`, which is at least two.
fn split_point(len: usize) -> usize {
    len.next_power_of_two() / 2
}

fn same(found: Hash, expected: Hash) -> Result<(), ProofError> {
    if found == expected {
        Ok(())
    } else {
        Err(ProofError::WrongRoot)
    }
}
