//! The Merkle tree under the audit log, after RFC 6962 section 2.1 (the same tree as RFC 9162).
//!
//! Three things are here: the two hash functions, the [`Frontier`] that lets the log grow and know its
//! root without reading old entries, and the proofs that somebody else can check with nothing but a
//! root. Everything is pure; where leaf hashes are kept is the log's business.

mod frontier;
mod hash;
mod plan;
mod proof;
#[cfg(test)]
mod tests;

pub use frontier::{Frontier, FrontierError};
pub use hash::{Hash, HashTextError, empty_root, leaf_hash, node_hash};
pub use plan::{Node, Part, consistency_plan, inclusion_plan, joined, root_plan};
pub use proof::{
    ProofError, consistency_proof, inclusion_proof, tree_root, verify_consistency, verify_inclusion,
};
