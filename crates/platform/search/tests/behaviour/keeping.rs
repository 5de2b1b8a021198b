//! How the index is kept: positions, replacement, damage, locks.

use std::fs;
use std::sync::Arc;
use std::thread;

use search::{Index, SearchError};

use crate::{ask, ids, index, matter};

#[test]
fn a_record_is_replaced_and_removed() {
    let index = index(vec![matter("1", "路灯", ""), matter("2", "噪音", "")]);
    index.upsert(vec![matter("1", "水管", "")]).unwrap();
    assert_eq!(ids(&index, &ask("路灯")), ["1"], "not before the commit");
    index.commit().unwrap();
    assert!(ids(&index, &ask("路灯")).is_empty());
    assert_eq!(ids(&index, &ask("水管")), ["1"]);
    index.remove("incident", &["1"]).unwrap();
    index.remove("matter", &["2"]).unwrap();
    index.commit().unwrap();
    assert_eq!(index.len(), 1);
}

#[test]
fn the_outbox_position_is_kept_with_the_changes() {
    let folder = tempfile::tempdir().unwrap();
    let index = Index::open(folder.path()).unwrap();
    assert!(index.needs_rebuild());
    index.upsert(vec![matter("1", "路灯", "")]).unwrap();
    index.set_cursor(41);
    assert_eq!(index.cursor(), None, "not before the commit");
    index.commit().unwrap();
    index.upsert(vec![matter("2", "路灯", "")]).unwrap();
    index.set_cursor(42);
    drop(index);

    let index = Index::open(folder.path()).unwrap();
    assert_eq!(
        index.cursor(),
        Some(41),
        "the second record was never committed"
    );
    assert_eq!(ids(&index, &ask("路灯")), ["1"]);
    index.clear().unwrap();
    index.commit().unwrap();
    assert!(index.is_empty() && index.needs_rebuild());
}

#[test]
fn a_damaged_index_is_replaced_by_an_empty_one() {
    let files = ["meta.json", "store", "idx", "fast", "term"];
    for ending in files {
        let folder = tempfile::tempdir().unwrap();
        let index = Index::open(folder.path()).unwrap();
        index.upsert(vec![matter("1", "路灯", "坏了")]).unwrap();
        index.set_cursor(7);
        index.commit().unwrap();
        drop(index);
        let damaged = fs::read_dir(folder.path().join("index"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .find(|path| path.to_string_lossy().ends_with(ending))
            .unwrap();
        fs::write(&damaged, b"x").unwrap();

        let index = Index::open(folder.path()).unwrap();
        assert!(index.needs_rebuild(), "{ending}");
        index.upsert(vec![matter("1", "路灯", "")]).unwrap();
        index.commit().unwrap();
        assert_eq!(ids(&index, &ask("路灯")), ["1"], "{ending}");
    }
}

#[test]
fn an_index_of_another_version_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    drop(Index::open(folder.path()).unwrap());
    let meta = folder.path().join("index/meta.json");
    let text = fs::read_to_string(&meta).unwrap();
    assert!(text.contains("\"1 -\""), "{text}");
    fs::write(&meta, text.replace("\"1 -\"", "\"0 99\"")).unwrap();
    assert_eq!(Index::open(folder.path()).unwrap().cursor(), None);
}

#[test]
fn two_writers_cannot_share_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let first = Index::open(folder.path()).unwrap();
    assert!(matches!(
        Index::open(folder.path()),
        Err(SearchError::Busy(_))
    ));
    drop(first);
    Index::open(folder.path()).unwrap();
}

#[test]
fn many_threads_write_and_read_at_once() {
    let index = Arc::new(Index::in_memory().unwrap());
    let threads: Vec<_> = (0..4)
        .map(|thread| {
            let index = Arc::clone(&index);
            thread::spawn(move || {
                for n in 0..5 {
                    let id = format!("{thread}-{n}");
                    index
                        .upsert(vec![matter(&id, "路灯", &format!("编号{id}"))])
                        .unwrap();
                    index.commit().unwrap();
                    let own = ids(&index, &ask(&format!("编号{id}")));
                    assert!(own.contains(&id), "own writing is found at once");
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    assert_eq!(index.len(), 20);
}
