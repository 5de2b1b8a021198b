//! A second verifier, written apart from the rest of this crate.
//!
//! It knows nothing of [`merkle`](crate::merkle) or [`checkpoint`](crate::checkpoint) and shares no
//! line with them: the tree is the recursive definition of RFC 6962 section 2.1 word for word, the
//! note is read by hand. It is slow and simple on purpose. Two programs that were not copied from each
//! other and agree on every log are the reason to trust either; and this one is short enough to be
//! read by someone who trusts neither.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest, Sha256};

type Bytes32 = [u8; 32];

/// Why a log and its signed checkpoint do not agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Disagreement {
    /// The public key's text cannot be read or its id is not its own.
    #[error("the public key cannot be read")]
    Key,
    /// The note cannot be read as a checkpoint.
    #[error("the checkpoint cannot be read")]
    Note,
    /// No signature of the named key is on the note, or it is not genuine.
    #[error("the checkpoint is not signed by this key")]
    Signature,
    /// The log has fewer entries than were signed: some were removed.
    #[error("the log has fewer entries than the checkpoint signed")]
    Shorter,
    /// The entries are not those that were signed: something was changed.
    #[error("the entries are not those that the checkpoint signed")]
    Changed,
}

/// Checks a whole log against a signed checkpoint: that its first entries, as many as were signed,
/// are byte for byte those that were signed. Entries after them are not covered yet.
///
/// `key` is the text `name+id+base64` of the log's public key, `note` the signed checkpoint.
///
/// # Errors
/// The first [`Disagreement`] found.
pub fn check_log(entries: &[impl AsRef<[u8]>], note: &str, key: &str) -> Result<(), Disagreement> {
    let (size, root) = read_signed(note, key)?;
    let size = usize::try_from(size).map_err(|_| Disagreement::Shorter)?;
    let signed = entries.get(..size).ok_or(Disagreement::Shorter)?;
    if tree_head(signed) == root {
        Ok(())
    } else {
        Err(Disagreement::Changed)
    }
}

/// `MTH(D[n])`: the tree head over entries (RFC 6962 section 2.1).
pub fn tree_head(entries: &[impl AsRef<[u8]>]) -> Bytes32 {
    match entries {
        [] => sha256(&[]),
        [only] => sha256(&[&[0], only.as_ref()]),
        _ => {
            let (left, right) = entries.split_at(k(entries.len()));
            sha256(&[&[1], &tree_head(left), &tree_head(right)])
        }
    }
}

/// `PATH(m, D[n])`: the audit path of entry `m` (RFC 6962 section 2.1.1); `m` must be inside.
pub fn audit_path(m: usize, entries: &[impl AsRef<[u8]>]) -> Vec<Bytes32> {
    if entries.len() < 2 {
        return Vec::new();
    }
    let k = k(entries.len());
    let (left, right) = entries.split_at(k);
    let (mut path, other) = if m < k {
        (audit_path(m, left), tree_head(right))
    } else {
        (audit_path(m - k, right), tree_head(left))
    };
    path.push(other);
    path
}

/// `PROOF(m, D[n])`: the consistency proof from the first `m` entries (RFC 6962 section 2.1.2), for
/// `0 < m <= n`.
pub fn consistency(m: usize, entries: &[impl AsRef<[u8]>]) -> Vec<Bytes32> {
    subproof(m, entries, true)
}

fn subproof(m: usize, entries: &[impl AsRef<[u8]>], complete: bool) -> Vec<Bytes32> {
    let n = entries.len();
    if m == n {
        return if complete {
            Vec::new()
        } else {
            vec![tree_head(entries)]
        };
    }
    let k = k(n);
    let (left, right) = entries.split_at(k);
    let (mut proof, other) = if m <= k {
        (subproof(m, left, complete), tree_head(right))
    } else {
        (subproof(m - k, right, false), tree_head(left))
    };
    proof.push(other);
    proof
}

/// The head that an audit path leads to, or nothing when its length does not fit `m` and `n`.
pub fn head_from_path(leaf: Bytes32, m: u64, n: u64, path: &[Bytes32]) -> Option<Bytes32> {
    if m >= n {
        return None;
    }
    if n == 1 {
        return path.is_empty().then_some(leaf);
    }
    let (other, below) = path.split_last()?;
    let k = k64(n);
    Some(if m < k {
        sha256(&[&[1], &head_from_path(leaf, m, k, below)?, other])
    } else {
        sha256(&[&[1], other, &head_from_path(leaf, m - k, n - k, below)?])
    })
}

/// The old and the new head that a consistency proof leads to, given the old head that the verifier
/// remembers; nothing when the proof's length does not fit. For `0 < m <= n`.
pub fn heads_from_proof(
    old_head: Bytes32,
    m: u64,
    n: u64,
    proof: &[Bytes32],
) -> Option<(Bytes32, Bytes32)> {
    if m == 0 || m > n {
        return None;
    }
    rebuild(old_head, m, n, proof, true)
}

fn rebuild(
    old_head: Bytes32,
    m: u64,
    n: u64,
    proof: &[Bytes32],
    complete: bool,
) -> Option<(Bytes32, Bytes32)> {
    if m == n {
        return match (complete, proof) {
            (true, []) => Some((old_head, old_head)),
            (false, [only]) => Some((*only, *only)),
            (true | false, _) => None,
        };
    }
    let (other, below) = proof.split_last()?;
    let k = k64(n);
    if m <= k {
        let (old, new) = rebuild(old_head, m, k, below, complete)?;
        Some((old, sha256(&[&[1], &new, other])))
    } else {
        let (old, new) = rebuild(old_head, m - k, n - k, below, false)?;
        Some((sha256(&[&[1], other, &old]), sha256(&[&[1], other, &new])))
    }
}

/// The size and root of a checkpoint, after its signature was found genuine.
fn read_signed(note: &str, key: &str) -> Result<(u64, Bytes32), Disagreement> {
    let mut parts = key.splitn(3, '+');
    let name = parts.next().ok_or(Disagreement::Key)?;
    let id = parts.next().ok_or(Disagreement::Key)?;
    let bytes = parts
        .next()
        .and_then(|text| STANDARD.decode(text).ok())
        .ok_or(Disagreement::Key)?;
    let [1, public @ ..] = bytes.as_slice() else {
        return Err(Disagreement::Key);
    };
    let own_id = &sha256(&[name.as_bytes(), b"\n", &bytes])[..4];
    let public = VerifyingKey::try_from(public).map_err(|_| Disagreement::Key)?;
    if hex::encode(own_id) != id {
        return Err(Disagreement::Key);
    }

    let (body, signatures) = note.rsplit_once("\n\n").ok_or(Disagreement::Note)?;
    let body = format!("{body}\n");
    let genuine = signatures.lines().any(|line| {
        let signature = line
            .strip_prefix("\u{2014} ")
            .and_then(|line| line.strip_prefix(name))
            .and_then(|line| line.strip_prefix(' '))
            .and_then(|text| STANDARD.decode(text).ok())
            .filter(|bytes| bytes.starts_with(own_id))
            .and_then(|bytes| Signature::from_slice(&bytes[4..]).ok());
        signature.is_some_and(|signature| public.verify_strict(body.as_bytes(), &signature).is_ok())
    });
    if !genuine {
        return Err(Disagreement::Signature);
    }

    let mut lines = body.lines();
    if lines.next() != Some(name) {
        return Err(Disagreement::Note);
    }
    let size = lines
        .next()
        .and_then(|line| line.parse().ok())
        .ok_or(Disagreement::Note)?;
    let root = lines
        .next()
        .and_then(|line| STANDARD.decode(line).ok())
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or(Disagreement::Note)?;
    Ok((size, root))
}

fn sha256(parts: &[&[u8]]) -> Bytes32 {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part);
    }
    digest.finalize().into()
}

/// "Let k be the largest power of two smaller than n."
fn k64(n: u64) -> u64 {
    let mut k = 1;
    while k < n - k {
        k *= 2;
    }
    k
}

fn k(n: usize) -> usize {
    k64(n as u64) as usize
}
