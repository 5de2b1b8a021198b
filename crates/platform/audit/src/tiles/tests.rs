use std::sync::Arc;

use ct_merkle::mem_backed_tree::MemoryBackedTree;
use kernel::{FixedClock, SeededIds, UtcMs};
use proptest::prelude::*;
use sha2::Sha256;
use store::{db_test, testing::TestDb};

use super::*;
use crate::log::{MIGRATIONS, Record, append, sequence};
use crate::merkle::{
    consistency_proof, inclusion_proof, leaf_hash, tree_root, verify_consistency, verify_inclusion,
};
use crate::verifier;

fn entries(count: u64) -> Vec<Vec<u8>> {
    (0..count)
        .map(|number| format!("entry {number}").into_bytes())
        .collect()
}

fn leaves(entries: &[Vec<u8>]) -> Vec<Hash> {
    entries.iter().map(|entry| leaf_hash(entry)).collect()
}

/// What a plan says, from leaves in memory.
fn carried_out(plan: &[Part], leaves: &[Hash]) -> Vec<Hash> {
    let root_of = |node: &Node| {
        let from = (node.place << node.level) as usize;
        tree_root(&leaves[from..from + (1 << node.level)])
    };
    plan.iter()
        .map(|part| joined(&part.iter().map(root_of).collect::<Vec<_>>()).unwrap())
        .collect()
}

proptest! {
    #[test]
    fn a_plan_gives_the_proof_that_the_whole_log_gives(
        size in 1_u64..700,
        pick in any::<prop::sample::Index>(),
    ) {
        let entries = entries(size);
        let leaves = leaves(&entries);
        let index = pick.index(size as usize) as u64;

        let proof = carried_out(&inclusion_plan(index, size).unwrap(), &leaves);
        prop_assert_eq!(&proof, &inclusion_proof(&leaves, index, size).unwrap());
        let longer = carried_out(&consistency_plan(index, size).unwrap(), &leaves);
        prop_assert_eq!(&longer, &consistency_proof(&leaves, index, size).unwrap());
        prop_assert_eq!(carried_out(&[root_plan(size)], &leaves), vec![tree_root(&leaves)]);

        let mut oracle = MemoryBackedTree::<Sha256, Vec<u8>>::new();
        entries.iter().cloned().for_each(|entry| oracle.push(entry));
        let theirs = oracle.prove_inclusion(index as usize);
        let ours: Vec<u8> = proof.iter().flat_map(|hash| hash.0).collect();
        prop_assert_eq!(ours.as_slice(), theirs.as_bytes());
        let second: Vec<[u8; 32]> = verifier::audit_path(index as usize, &entries);
        prop_assert_eq!(proof.iter().map(|hash| hash.0).collect::<Vec<_>>(), second);
    }
}

#[test]
fn a_proof_in_a_million_entries_reads_some_dozen_rows() {
    let size = 1_000_000;
    let most = (0..size)
        .step_by(997)
        .map(|index| rows_of(&inclusion_plan(index, size).unwrap(), size / WIDE).len())
        .max();
    assert!(most <= Some(170), "{most:?}");
    let one_signed_since = consistency_plan(size - 1000, size).unwrap();
    assert!(rows_of(&one_signed_since, size / WIDE).len() <= 170);
}

/// Adds entries that hold only what the tree needs, and puts them in order.
async fn add(db: &Db, from: u64, entries: &[Vec<u8>]) {
    let rows: Vec<String> = (from..)
        .zip(entries)
        .map(|(n, entry)| {
            let leaf = leaf_hash(entry);
            format!("('{n:010}', 0, 'a', 'b', 'c', 'd', '{{}}', '{leaf}')")
        })
        .collect();
    db.act::<_, Fault, _>(move |tx| {
        Box::pin(async move {
            let sql = format!(
                "insert into audit_entry (id, at_ms, actor, action, subject_kind, subject_id, detail, leaf) values {}",
                rows.join(", ")
            );
            tx.run(&sql, args![]).await?;
            sequence(tx).await
        })
    })
    .await
    .unwrap();
}

async fn stored(db: &Db) -> i64 {
    let read = db.read();
    let sql: &dyn Sql = &read;
    sql.count("select count(*) from audit_tile", args![])
        .await
        .unwrap()
}

db_test!(
    proofs_hold_however_far_the_tree_is_stored,
    MIGRATIONS,
    |db: Db| async move {
        let all = entries(613);
        let leaves = leaves(&all);
        // Sizes at which entries arrive, and whether somebody signs then.
        let mut have = 0_usize;
        for (until, filled) in [
            (1, false),
            (15, true),
            (16, true),
            (300, false),
            (530, true),
            (613, false),
        ] {
            add(&db, have as u64, &all[have..until]).await;
            have = until;
            if filled {
                fill(&db).await.unwrap();
            }
            let size = have as u64;
            let read = db.read();
            let root = root(&read, size).await.unwrap();
            assert_eq!(root, tree_root(&leaves[..have]));
            for index in (0..size).step_by(29).chain([size - 1]) {
                let proof = inclusion(&read, index, size).await.unwrap();
                assert_eq!(proof, inclusion_proof(&leaves, index, size).unwrap());
                verify_inclusion(leaves[index as usize], index, size, &proof, root).unwrap();
                let grown = consistency(&read, index, size).await.unwrap();
                let old = tree_root(&leaves[..index as usize]);
                verify_consistency(index, old, size, root, &grown).unwrap();
            }
        }
        // 530 entries: 33 of 16, two of 256.
        assert_eq!(stored(&db).await, 33 + 2);
        assert_eq!(fill(&db).await.unwrap(), 5);
        assert_eq!(fill(&db).await.unwrap(), 0, "twice is once");
        assert!(inclusion(&db.read(), 613, 613).await.is_err());
        assert!(root(&db.read(), 614).await.is_err());
    }
);

db_test!(
    a_long_log_of_an_older_version_is_caught_up_with,
    MIGRATIONS,
    |db: Db| async move {
        let all = entries(9_000);
        for (n, some) in all.chunks(1000).enumerate() {
            add(&db, n as u64 * 1000, some).await;
        }
        assert_eq!(fill(&db).await.unwrap(), 9_000 / 16);
        assert_eq!(stored(&db).await, 562 + 35 + 2);
        assert_eq!(
            root(&db.read(), 9_000).await.unwrap(),
            tree_root(&leaves(&all))
        );
    }
);

#[tokio::test]
async fn a_changed_tile_is_found() {
    let TestDb { db, .. } = &store::testing::sqlite(MIGRATIONS).await;
    let ids = SeededIds::new(7, Arc::new(FixedClock::at(UtcMs(0))));
    db.act::<_, Fault, _>(move |tx| {
        Box::pin(async move {
            for _ in 0..600 {
                append(tx, &ids, UtcMs(0), Record::default()).await?;
            }
            sequence(tx).await
        })
    })
    .await
    .unwrap();
    fill(db).await.unwrap();
    let problems = || async {
        let verdict = crate::log::verify(&db.read(), None).await.unwrap();
        verdict.problems
    };
    assert_eq!(problems().await, Vec::<String>::new());
    let wrong = leaf_hash(b"another").to_string();
    for (change, level) in [
        (
            "update audit_tile set hash = $1 where level = 8 and place = 1",
            "level 8",
        ),
        (
            "insert into audit_tile (level, place, hash) values (4, 900, $1)",
            "not there",
        ),
    ] {
        let wrong = wrong.clone();
        db.act::<_, Fault, _>(move |tx| {
            Box::pin(async move { tx.run(change, args![wrong]).await })
        })
        .await
        .unwrap();
        let found = problems().await;
        assert!(found.iter().any(|p| p.contains(level)), "{found:?}");
    }
}
