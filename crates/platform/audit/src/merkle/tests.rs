use ct_merkle::RootHash;
use ct_merkle::mem_backed_tree::MemoryBackedTree;
use proptest::prelude::*;
use sha2::Sha256;

use super::*;
use crate::verifier;

/// The leaves and roots that the implementations of Certificate Transparency test each other with.
const KNOWN: [(&str, &str); 8] = [
    (
        "",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    ),
    (
        "00",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    ),
    (
        "10",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    ),
    (
        "2021",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ),
    (
        "3031",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    ),
    (
        "40414243",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    ),
    (
        "5051525354555657",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    ),
    (
        "606162636465666768696a6b6c6d6e6f",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ),
];

fn entries(count: usize) -> Vec<Vec<u8>> {
    (0..count)
        .map(|number| format!("entry {number}").into_bytes())
        .collect()
}

fn leaves(entries: &[Vec<u8>]) -> Vec<Hash> {
    entries.iter().map(|entry| leaf_hash(entry)).collect()
}

fn oracle(entries: &[Vec<u8>]) -> MemoryBackedTree<Sha256, Vec<u8>> {
    let mut tree = MemoryBackedTree::new();
    for entry in entries {
        tree.push(entry.clone());
    }
    tree
}

fn oracle_root(root: Hash, size: usize) -> RootHash<Sha256> {
    RootHash::new(root.0.into(), size as u64)
}

fn bytes(hashes: &[Hash]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| hash.0).collect()
}

fn raw(hashes: &[Hash]) -> Vec<[u8; 32]> {
    hashes.iter().map(|hash| hash.0).collect()
}

#[test]
fn the_roots_are_those_that_certificate_transparency_publishes() {
    let mut frontier = Frontier::new();
    assert_eq!(
        frontier.root().to_string(),
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    );
    for (entry, root) in KNOWN {
        frontier.append(leaf_hash(&hex::decode(entry).unwrap()));
        assert_eq!(frontier.root().to_string(), root);
    }
}

#[test]
fn a_frontier_agrees_with_two_other_programs_at_every_size() {
    let entries = entries(130);
    let mut frontier = Frontier::new();
    for (before, entry) in entries.iter().enumerate() {
        frontier.append(leaf_hash(entry));
        let so_far = &entries[..=before];
        assert_eq!(frontier.root().0, verifier::tree_head(so_far));
        assert_eq!(frontier.root().0, oracle(so_far).root().as_bytes()[..]);
        assert_eq!(frontier.hashes.len(), frontier.size.count_ones() as usize);
    }
}

#[test]
fn every_entry_of_every_small_tree_can_be_proved() {
    for size in 1..=40 {
        let entries = entries(size);
        let leaves = leaves(&entries);
        let root = tree_root(&leaves);
        for (index, leaf) in leaves.iter().enumerate() {
            let proof = inclusion_proof(&leaves, index as u64, size as u64).unwrap();
            assert_eq!(raw(&proof), verifier::audit_path(index, &entries));
            assert_eq!(
                bytes(&proof),
                oracle(&entries).prove_inclusion(index).as_bytes()
            );
            verify_inclusion(*leaf, index as u64, size as u64, &proof, root).unwrap();
        }
    }
}

#[test]
fn every_small_tree_is_proved_to_extend_every_older_one() {
    for new in 0..=40 {
        let entries = entries(new);
        let leaves = leaves(&entries);
        let root = tree_root(&leaves);
        for old in 0..=new {
            let old_root = tree_root(&leaves[..old]);
            let proof = consistency_proof(&leaves, old as u64, new as u64).unwrap();
            verify_consistency(old as u64, old_root, new as u64, root, &proof).unwrap();
            if old > 0 {
                assert_eq!(raw(&proof), verifier::consistency(old, &entries));
                let theirs = oracle(&entries).prove_consistency(new - old);
                assert_eq!(bytes(&proof), theirs.as_bytes());
                assert_eq!(
                    verifier::heads_from_proof(old_root.0, old as u64, new as u64, &raw(&proof)),
                    Some((old_root.0, root.0))
                );
            }
        }
    }
}

#[test]
fn a_proof_is_refused_for_sizes_that_make_no_sense() {
    let leaves = leaves(&entries(5));
    let root = tree_root(&leaves);
    assert_eq!(
        inclusion_proof(&leaves, 5, 5),
        Err(ProofError::IndexOutside)
    );
    assert_eq!(
        inclusion_proof(&leaves, 0, 6),
        Err(ProofError::LeavesMissing)
    );
    assert_eq!(
        inclusion_proof(&leaves, 0, 0),
        Err(ProofError::IndexOutside)
    );
    assert_eq!(
        consistency_proof(&leaves, 4, 3),
        Err(ProofError::SizesReversed)
    );
    assert_eq!(
        consistency_proof(&leaves, 4, u64::MAX),
        Err(ProofError::LeavesMissing)
    );
    assert_eq!(
        verify_inclusion(root, 0, 0, &[], root),
        Err(ProofError::IndexOutside)
    );
    assert_eq!(
        verify_consistency(4, root, 3, root, &[]),
        Err(ProofError::SizesReversed)
    );
    assert_eq!(
        verify_consistency(3, root, 5, root, &[]),
        Err(ProofError::WrongLength)
    );
    assert_eq!(
        verify_consistency(0, root, 5, root, &[]),
        Err(ProofError::WrongRoot)
    );
}

#[test]
fn a_frontier_text_whose_parts_do_not_belong_together_is_refused() {
    let hash = leaf_hash(b"x");
    let read = Frontier::from_text;
    assert_eq!(read(""), Err(FrontierError::Size));
    assert_eq!(read("01"), Err(FrontierError::Size));
    assert_eq!(read("+1"), Err(FrontierError::Size));
    assert_eq!(read("18446744073709551615"), Err(FrontierError::Size));
    assert_eq!(read("1"), Err(FrontierError::Count));
    assert_eq!(read(&format!("2 {hash} {hash}")), Err(FrontierError::Count));
    assert_eq!(read(&format!("1  {hash}")), Err(FrontierError::Hash));
    assert_eq!(read(&format!("1 {hash}\n")), Err(FrontierError::Hash));
    let shouted = hash.to_string().to_uppercase();
    assert_eq!(read(&format!("1 {shouted}")), Err(FrontierError::Hash));
    assert_eq!(read("0"), Ok(Frontier::new()));
}

#[test]
fn a_hash_is_the_same_in_json_and_as_text() {
    let hash = leaf_hash(b"x");
    let json = serde_json::to_string(&hash).unwrap();
    assert_eq!(json, format!("\"{hash}\""));
    assert_eq!(serde_json::from_str::<Hash>(&json).unwrap(), hash);
    assert!(serde_json::from_str::<Hash>("\"00\"").is_err());
}

fn some_entries() -> impl Strategy<Value = Vec<Vec<u8>>> {
    prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 1..300)
}

proptest! {
    #[test]
    fn any_tree_agrees_with_the_oracle(entries in some_entries(), pick in any::<prop::sample::Index>()) {
        let leaves = leaves(&entries);
        let size = entries.len();
        let index = pick.index(size);
        let theirs = oracle(&entries);
        let root = tree_root(&leaves);
        prop_assert_eq!(root.0.as_slice(), theirs.root().as_bytes().as_slice().to_vec());

        let inclusion = inclusion_proof(&leaves, index as u64, size as u64).unwrap();
        let as_theirs = ct_merkle::InclusionProof::try_from_bytes(bytes(&inclusion)).unwrap();
        prop_assert!(
            oracle_root(root, size).verify_inclusion(&entries[index], index as u64, &as_theirs).is_ok()
        );
        let old = index + 1;
        let old_root = tree_root(&leaves[..old]);
        let consistency = consistency_proof(&leaves, old as u64, size as u64).unwrap();
        let as_theirs = ct_merkle::ConsistencyProof::try_from_bytes(bytes(&consistency)).unwrap();
        prop_assert!(
            oracle_root(root, size).verify_consistency(&oracle_root(old_root, old), &as_theirs).is_ok()
        );
    }

    #[test]
    fn any_changed_bit_of_an_entry_changes_the_root(
        entries in some_entries(),
        entry in any::<prop::sample::Index>(),
        bit in any::<prop::sample::Index>(),
    ) {
        let before = tree_root(&leaves(&entries));
        let mut changed = entries;
        let entry = entry.index(changed.len());
        let entry = &mut changed[entry];
        if entry.is_empty() {
            entry.push(0);
        } else {
            let bit = bit.index(entry.len() * 8);
            entry[bit / 8] ^= 1 << (bit % 8);
        }
        prop_assert_ne!(tree_root(&leaves(&changed)), before);
    }

    #[test]
    fn no_entry_can_be_removed_added_or_swapped(
        entries in prop::collection::hash_set(prop::collection::vec(any::<u8>(), 0..8), 2..100),
        one in any::<prop::sample::Index>(),
        other in any::<prop::sample::Index>(),
    ) {
        let leaves: Vec<Hash> = entries.iter().map(|entry| leaf_hash(entry)).collect();
        let root = tree_root(&leaves);
        let (one, other) = (one.index(leaves.len()), other.index(leaves.len()));
        let mut removed = leaves.clone();
        let taken = removed.remove(one);
        prop_assert_ne!(tree_root(&removed), root);
        let mut doubled = leaves.clone();
        doubled.insert(other, taken);
        prop_assert_ne!(tree_root(&doubled), root);
        if one != other {
            let mut swapped = leaves;
            swapped.swap(one, other);
            prop_assert_ne!(tree_root(&swapped), root);
        }
    }

    #[test]
    fn any_change_to_an_inclusion_proof_is_found(
        size in 1_usize..200,
        pick in any::<prop::sample::Index>(),
        damage in any::<Damage>(),
    ) {
        let leaves = leaves(&entries(size));
        let index = pick.index(size);
        let root = tree_root(&leaves);
        let mut proof = inclusion_proof(&leaves, index as u64, size as u64).unwrap();
        damage.apply(&mut proof);
        prop_assert!(verify_inclusion(leaves[index], index as u64, size as u64, &proof, root).is_err());
        prop_assert_ne!(
            verifier::head_from_path(leaves[index].0, index as u64, size as u64, &raw(&proof)),
            Some(root.0)
        );
    }

    #[test]
    fn any_change_to_a_consistency_proof_is_found(
        new in 2_usize..200,
        pick in any::<prop::sample::Index>(),
        damage in any::<Damage>(),
    ) {
        let leaves = leaves(&entries(new));
        let old = 1 + pick.index(new - 1);
        let (old_root, root) = (tree_root(&leaves[..old]), tree_root(&leaves));
        let mut proof = consistency_proof(&leaves, old as u64, new as u64).unwrap();
        damage.apply(&mut proof);
        prop_assert!(verify_consistency(old as u64, old_root, new as u64, root, &proof).is_err());
        prop_assert_ne!(
            verifier::heads_from_proof(old_root.0, old as u64, new as u64, &raw(&proof)),
            Some((old_root.0, root.0))
        );
    }

    #[test]
    fn a_rewritten_past_cannot_be_proved_consistent(
        new in 2_usize..120,
        old in any::<prop::sample::Index>(),
        changed in any::<prop::sample::Index>(),
    ) {
        let honest = leaves(&entries(new));
        let old = 1 + old.index(new - 1);
        let mut forged = honest.clone();
        forged[changed.index(old)] = leaf_hash(b"another past");
        let proof = consistency_proof(&forged, old as u64, new as u64).unwrap();
        prop_assert!(verify_consistency(
            old as u64, tree_root(&honest[..old]), new as u64, tree_root(&forged), &proof,
        ).is_err());
    }

    #[test]
    fn both_verifiers_say_the_same_of_any_proof(
        index in 0_u64..40,
        size in 0_u64..40,
        proof in prop::collection::vec(any::<[u8; 32]>(), 0..8),
    ) {
        let leaf = leaf_hash(b"x");
        let hashes: Vec<Hash> = proof.iter().copied().map(Hash).collect();
        if let Some(head) = verifier::head_from_path(leaf.0, index, size, &proof) {
            prop_assert_eq!(verify_inclusion(leaf, index, size, &hashes, Hash(head)), Ok(()));
        } else {
            let verdict = verify_inclusion(leaf, index, size, &hashes, leaf);
            prop_assert!(matches!(
                verdict, Err(ProofError::WrongLength | ProofError::IndexOutside)
            ));
        }
        if index > 0 && index < size {
            let verdict = |old, new| verify_consistency(index, old, size, new, &hashes);
            if let Some((old, new)) = verifier::heads_from_proof(leaf.0, index, size, &proof) {
                prop_assert_eq!(verdict(Hash(old), Hash(new)), Ok(()));
            } else {
                prop_assert_eq!(verdict(leaf, leaf), Err(ProofError::WrongLength));
            }
        }
    }

    #[test]
    fn a_frontier_is_read_back_and_grows_on_the_same(size in 0_usize..600) {
        let mut frontier = Frontier::new();
        for leaf in leaves(&entries(size)) {
            frontier.append(leaf);
        }
        let mut again = Frontier::from_text(&frontier.to_text()).unwrap();
        prop_assert_eq!(&again, &frontier);
        again.append(leaf_hash(b"next"));
        frontier.append(leaf_hash(b"next"));
        prop_assert_eq!(again.root(), frontier.root());
    }
}

/// Something done to a proof by somebody who wishes it said otherwise.
#[derive(Debug, Clone)]
enum Damage {
    FlipBit(prop::sample::Index),
    DropLast,
    AddOne([u8; 32]),
}

impl Arbitrary for Damage {
    type Parameters = ();
    type Strategy = BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> BoxedStrategy<Self> {
        prop_oneof![
            any::<prop::sample::Index>().prop_map(Self::FlipBit),
            Just(Self::DropLast),
            any::<[u8; 32]>().prop_map(Self::AddOne),
        ]
        .boxed()
    }
}

impl Damage {
    /// An empty proof has no bit to flip and nothing to drop, so it gets one hash too many.
    fn apply(self, proof: &mut Vec<Hash>) {
        match self {
            Self::FlipBit(bit) if !proof.is_empty() => {
                let bit = bit.index(proof.len() * 256);
                proof[bit / 256].0[bit % 256 / 8] ^= 1 << (bit % 8);
            }
            Self::DropLast if !proof.is_empty() => {
                proof.pop();
            }
            Self::AddOne(bytes) => proof.push(Hash(bytes)),
            Self::FlipBit(_) | Self::DropLast => proof.push(leaf_hash(b"one too many")),
        }
    }
}
