//! The table of files.

use std::sync::Arc;

use bytes::Bytes;
use files::{FileId, FileRow, FileStore, Ingested, Owner, Variant};
use kernel::{FixedClock, SeededIds, UtcMs};
use store::{Db, Fault, Migration, db_test};

use crate::pictures::{LIMITS, store};
use crate::samples::{jpeg, jpeg_with, note, phone_note};

pub const STEPS: [Migration; 2] = [store::MIGRATIONS[0], files::MIGRATIONS[0]];
/// Long ago, so that the blobs of a test, which have the machine's time, are younger than it.
const THEN: UtcMs = UtcMs(1_000_000);
/// Later than any blob of a test.
const FAR_AHEAD: UtcMs = UtcMs(32_503_680_000_000);
const MATTER: Owner<'static> = Owner {
    kind: "matter",
    id: "M1",
};

pub fn ids() -> Arc<SeededIds> {
    Arc::new(SeededIds::new(3, Arc::new(FixedClock::at(THEN))))
}

#[allow(clippy::unnecessary_wraps)] // the signature that `files::record` asks for
fn seal(id: &str, plain: &str) -> Result<String, Fault> {
    Ok(format!("sealed for {id}: {plain}"))
}

async fn write(db: &Db, ids: &Arc<SeededIds>, file: Ingested, by: Option<&'static str>) -> FileId {
    let ids = ids.clone();
    db.act::<_, Fault, _>(move |tx| {
        Box::pin(async move { files::record(tx, &*ids, &file, by, &seal, THEN).await })
    })
    .await
    .unwrap()
}

async fn attach(db: &Db, id: FileId, by: Option<&'static str>) -> bool {
    db.act::<_, Fault, _>(move |tx| {
        Box::pin(async move { files::attach(tx, id, &MATTER, by, THEN).await })
    })
    .await
    .unwrap()
}

async fn remove(db: &Db, id: FileId) -> bool {
    db.act::<_, Fault, _>(move |tx| Box::pin(async move { files::remove(tx, id, THEN).await }))
        .await
        .unwrap()
}

async fn text(store: &FileStore, content: &'static str) -> Ingested {
    store
        .ingest(Bytes::from(content), "a.txt", "", &LIMITS)
        .await
        .unwrap()
}

async fn of_matter(db: &Db) -> Vec<FileRow> {
    files::of_owner(&db.read(), "matter", "M1").await.unwrap()
}

db_test!(
    a_file_comes_back_as_written_with_its_evidence_sealed,
    STEPS,
    |db: Db| async move {
        let (store, _folder) = store().await;
        let received = jpeg_with(&note(&phone_note()), &jpeg(40, 20));
        let file = store
            .ingest(Bytes::from(received.clone()), "路灯.JPG", "", &LIMITS)
            .await
            .unwrap();
        let id = write(&db, &ids(), file.clone(), Some("A1")).await;
        assert!(
            of_matter(&db).await.is_empty(),
            "pending files belong to nothing"
        );
        assert!(attach(&db, id, Some("A1")).await);
        let row = of_matter(&db).await.remove(0);
        assert_eq!(files::get(&db.read(), id).await.unwrap(), Some(row.clone()));
        assert_eq!(
            (row.kind.as_str(), row.name.as_str(), row.state.as_str()),
            ("image", "路灯.jpg", "kept")
        );
        assert_eq!((row.width, row.height), (Some(20), Some(40)));
        assert_eq!(row.bytes as u64, file.served.bytes);
        let evidence = row.evidence.clone().unwrap();
        assert!(
            evidence.starts_with(&format!("sealed for {id}: {{"))
                && evidence.contains("2026-11-24T14:03:22")
        );
        assert_eq!(
            store
                .read_bytes(&row, Variant::Original)
                .await
                .unwrap()
                .unwrap(),
            received
        );
        assert_ne!(
            store
                .read_bytes(&row, Variant::Served)
                .await
                .unwrap()
                .unwrap(),
            received
        );
        assert!(
            store
                .read_bytes(&row, Variant::Thumb)
                .await
                .unwrap()
                .is_some()
        );
        let start = store
            .read_range(&row, Variant::Served, 0, 3)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(start[..], [0xff, 0xd8, 0xff]);
    }
);

db_test!(
    nobody_attaches_a_strangers_file,
    STEPS,
    |db: Db| async move {
        let (store, _folder) = store().await;
        let ids = ids();
        let hers = write(&db, &ids, text(&store, "hers").await, Some("A1")).await;
        assert!(!attach(&db, hers, Some("A2")).await);
        assert!(!attach(&db, hers, None).await);
        assert!(attach(&db, hers, Some("A1")).await);
        assert!(!attach(&db, hers, Some("A1")).await, "only once");
        let nobodys = write(&db, &ids, text(&store, "nobody's").await, None).await;
        assert!(attach(&db, nobodys, None).await);
    }
);

db_test!(
    a_removed_file_is_gone_for_readers,
    STEPS,
    |db: Db| async move {
        let (store, _folder) = store().await;
        let id = write(&db, &ids(), text(&store, "x").await, None).await;
        attach(&db, id, None).await;
        assert!(remove(&db, id).await);
        assert!(!remove(&db, id).await);
        assert_eq!(
            (
                of_matter(&db).await.len(),
                files::get(&db.read(), id).await.unwrap()
            ),
            (0, None)
        );
    }
);

db_test!(
    purging_forgets_what_nobody_has_any_more,
    STEPS,
    |db: Db| async move {
        let (store, _folder) = store().await;
        let ids = ids();
        let shared = text(&store, "the same for both").await;
        let alone = text(&store, "only here").await;
        let kept = write(&db, &ids, shared.clone(), None).await;
        attach(&db, kept, None).await;
        for file in [shared.clone(), alone.clone()] {
            let id = write(&db, &ids, file, None).await;
            attach(&db, id, None).await;
            remove(&db, id).await;
        }
        let never_attached = write(&db, &ids, text(&store, "forgotten").await, None).await;
        assert_eq!(files::purge(&db, &store, FAR_AHEAD).await.unwrap(), 3);
        assert!(store.blobs().exists(shared.served.sha256).await.unwrap());
        assert!(!store.blobs().exists(alone.served.sha256).await.unwrap());
        assert!(!attach(&db, never_attached, None).await);
        assert_eq!(of_matter(&db).await.len(), 1);
        assert_eq!(
            files::purge(&db, &store, FAR_AHEAD).await.unwrap(),
            0,
            "twice is once"
        );
    }
);

db_test!(
    purging_spares_what_was_handed_in_again_just_now,
    STEPS,
    |db: Db| async move {
        let (store, _folder) = store().await;
        let file = text(&store, "again").await;
        let id = write(&db, &ids(), file.clone(), None).await;
        remove(&db, id).await;
        // The row is older than this, the bytes, put a moment ago by somebody without a row yet, are not.
        let before = UtcMs(THEN.0 + 1);
        assert_eq!(files::purge(&db, &store, before).await.unwrap(), 1);
        assert!(store.blobs().exists(file.served.sha256).await.unwrap());
    }
);
