//! Uploads in pieces.

use std::sync::Arc;

use bytes::Bytes;
use files::upload::{self, NewUpload, Progress, UploadKey, UploadRefused};
use files::{FileRefused, FileStore, FileType, Sha256};
use futures::{StreamExt, stream};
use kernel::{SeededIds, UtcMs};
use store::{Db, Fault, db_test};

use crate::pictures::{LIMITS, store};
use crate::rows::{STEPS, ids};
use crate::samples::film;

pub const NOW: UtcMs = UtcMs(1_795_501_920_000);

pub async fn begin(db: &Db, ids: &Arc<SeededIds>, total: usize) -> Result<UploadKey, FileRefused> {
    let ids = ids.clone();
    db.act(move |tx| {
        Box::pin(async move {
            let new = NewUpload {
                name: "录像.mov",
                declared_type: "video/quicktime",
                total: total as u64,
                uploaded_by: None,
            };
            upload::create(tx, &*ids, &new, [7; 32], &LIMITS, NOW).await
        })
    })
    .await
}

/// Sends pieces as the network would bring them; `None` is where it breaks.
pub async fn send(
    files: &FileStore,
    db: &Db,
    key: &UploadKey,
    offset: u64,
    pieces: Vec<Option<&[u8]>>,
) -> Result<Progress, UploadRefused> {
    let pieces: Vec<Result<Bytes, ()>> = pieces
        .into_iter()
        .map(|piece| piece.map(Bytes::copy_from_slice).ok_or(()))
        .collect();
    upload::append(files, &db.read(), key, offset, stream::iter(pieces), NOW).await
}

async fn progress(files: &FileStore, db: &Db, key: &UploadKey) -> Progress {
    upload::status(files, &db.read(), key, NOW).await.unwrap().1
}

async fn done(files: &FileStore, db: &Db, key: &UploadKey) -> bool {
    let (files, key) = (files.clone(), key.clone());
    db.act::<_, Fault, _>(move |tx| Box::pin(async move { upload::done(tx, &files, &key).await }))
        .await
        .unwrap()
}

db_test!(
    a_broken_line_costs_only_what_was_on_it,
    STEPS,
    |db: Db| async move {
        let (files, folder) = store().await;
        let whole = film();
        let (half, rest) = whole.split_at(1000);
        let key = begin(&db, &ids(), whole.len()).await.unwrap();
        assert_eq!(progress(&files, &db, &key).await, Progress::At(0));
        let broken = send(
            &files,
            &db,
            &key,
            0,
            vec![Some(&half[..400]), Some(&half[400..]), None, Some(b"lost")],
        )
        .await;
        assert_eq!(broken.unwrap(), Progress::At(1000));
        // Another process after a restart.
        let files = FileStore::open(folder.path()).await.unwrap();
        assert_eq!(progress(&files, &db, &key).await, Progress::At(1000));
        let early = upload::finish(&files, &db.read(), &key, &LIMITS, NOW).await;
        assert!(matches!(
            early,
            Err(UploadRefused::Incomplete { received: 1000 })
        ));
        let complete = Progress::Complete(whole.len() as u64);
        assert_eq!(
            send(&files, &db, &key, 1000, vec![Some(rest)])
                .await
                .unwrap(),
            complete
        );
        for _ in 0..2 {
            let file = upload::finish(&files, &db.read(), &key, &LIMITS, NOW)
                .await
                .unwrap();
            assert_eq!(
                (file.file_type, file.original.unwrap().sha256),
                (FileType::Mp4, Sha256::of(&whole))
            );
            assert_eq!(file.name, "录像.mov");
        }
        assert!(done(&files, &db, &key).await);
        assert!(!done(&files, &db, &key).await);
        let gone = upload::status(&files, &db.read(), &key, NOW).await;
        assert!(matches!(gone, Err(UploadRefused::Gone)));
        assert_eq!(
            std::fs::read_dir(folder.path().join("parts"))
                .unwrap()
                .count(),
            0
        );
    }
);

db_test!(
    a_piece_elsewhere_or_beyond_is_refused,
    STEPS,
    |db: Db| async move {
        let (files, _folder) = store().await;
        let key = begin(&db, &ids(), 10).await.unwrap();
        assert!(matches!(
            send(&files, &db, &key, 3, vec![Some(b"x")]).await,
            Err(UploadRefused::Offset { received: 0 })
        ));
        send(&files, &db, &key, 0, vec![Some(b"12345")])
            .await
            .unwrap();
        let beyond = send(&files, &db, &key, 5, vec![Some(b"678"), Some(b"9ab")]).await;
        assert!(matches!(beyond, Err(UploadRefused::TooLong { total: 10 })));
        assert_eq!(
            progress(&files, &db, &key).await,
            Progress::At(5),
            "nothing of that piece is kept"
        );
        assert!(matches!(
            send(&files, &db, &key, 0, vec![Some(b"12345")]).await,
            Err(UploadRefused::Offset { received: 5 })
        ));
    }
);

db_test!(
    only_the_holder_of_the_secret_goes_on,
    STEPS,
    |db: Db| async move {
        let (files, _folder) = store().await;
        let key = begin(&db, &ids(), 10).await.unwrap();
        let other = UploadKey::parse(&key.address().replace("-B", "-A")).unwrap();
        assert_eq!(other.id(), key.id());
        assert!(matches!(
            send(&files, &db, &other, 0, vec![Some(b"x")]).await,
            Err(UploadRefused::Gone)
        ));
        assert!(!done(&files, &db, &other).await);
        assert_eq!(progress(&files, &db, &key).await, Progress::At(0));
    }
);

db_test!(
    two_requests_never_write_one_upload_together,
    STEPS,
    |db: Db| async move {
        let (files, _folder) = store().await;
        let key = begin(&db, &ids(), 10).await.unwrap();
        let (holds, held) = tokio::sync::oneshot::channel();
        let (wire, pieces) = tokio::sync::mpsc::unbounded_channel::<Bytes>();
        // Asked for its first piece, the stream tells that the file is held already.
        let slow = stream::once(async move {
            holds.send(()).unwrap();
            Ok::<_, ()>(Bytes::new())
        })
        .chain(stream::unfold(pieces, |mut pieces| async move {
            Some((Ok(pieces.recv().await?), pieces))
        }));
        let first = {
            let (files, db, key) = (files.clone(), db.clone(), key.clone());
            tokio::spawn(
                async move { upload::append(&files, &db.read(), &key, 0, slow, NOW).await },
            )
        };
        held.await.unwrap();
        assert!(matches!(
            send(&files, &db, &key, 0, vec![]).await,
            Err(UploadRefused::Busy)
        ));
        wire.send(Bytes::from_static(b"0123456789")).unwrap();
        drop(wire);
        assert_eq!(first.await.unwrap().unwrap(), Progress::Complete(10));
    }
);

db_test!(
    what_nobody_goes_on_with_is_forgotten,
    STEPS,
    |db: Db| async move {
        let (files, folder) = store().await;
        let ids = ids();
        let key = begin(&db, &ids, 10).await.unwrap();
        send(&files, &db, &key, 0, vec![Some(b"123")])
            .await
            .unwrap();
        std::fs::write(
            folder.path().join("parts/00000000000000000000000000.part"),
            b"of a process that was killed",
        )
        .unwrap();
        assert_eq!(upload::expire_old(&db, &files, NOW).await.unwrap(), 1);
        assert_eq!(progress(&files, &db, &key).await, Progress::At(3));
        let later = NOW.plus_ms(upload::KEEP_MS);
        assert!(matches!(
            upload::status(&files, &db.read(), &key, later).await,
            Err(UploadRefused::Gone)
        ));
        assert_eq!(upload::expire_old(&db, &files, later).await.unwrap(), 1);
        assert_eq!(
            std::fs::read_dir(folder.path().join("parts"))
                .unwrap()
                .count(),
            0
        );
    }
);

db_test!(
    an_upload_that_cannot_be_taken_does_not_begin,
    STEPS,
    |db: Db| async move {
        assert!(matches!(
            begin(&db, &ids(), 0).await,
            Err(FileRefused::Empty)
        ));
        assert!(matches!(
            begin(&db, &ids(), (1 << 20) + 1).await,
            Err(FileRefused::TooLarge { .. })
        ));
    }
);
