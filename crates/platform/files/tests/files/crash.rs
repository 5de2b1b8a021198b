//! A process that is killed in the middle of an upload.

use std::process::Command;

use bytes::Bytes;
use files::FileStore;
use files::upload::{self, Progress, UploadKey};
use futures::{StreamExt, stream};
use store::{Db, DbUrl};

use crate::pictures::LIMITS;
use crate::rows::{STEPS, ids};
use crate::samples::film;
use crate::uploads::{NOW, begin, send};

const FOLDER: &str = "ANXIN_TEST_KILLED_UPLOAD";
const ACKNOWLEDGED: usize = 700;

/// The part of the test that runs in a process of its own; by itself it does nothing.
#[tokio::test]
async fn killed_child() {
    let Ok(folder) = std::env::var(FOLDER) else {
        return;
    };
    let (folder, address) = folder.split_once('|').unwrap();
    let db = Db::open(&DbUrl::in_folder(folder.as_ref())).await.unwrap();
    let files = FileStore::open(folder.as_ref()).await.unwrap();
    let key = UploadKey::parse(address).unwrap();
    let whole = film();
    assert_eq!(
        send(&files, &db, &key, 0, vec![Some(&whole[..ACKNOWLEDGED])])
            .await
            .unwrap(),
        Progress::At(ACKNOWLEDGED as u64)
    );
    let next = Bytes::copy_from_slice(&whole[ACKNOWLEDGED..ACKNOWLEDGED + 300]);
    let then_the_end = stream::once(async { Ok::<_, ()>(next) })
        .chain(stream::once(async { std::process::abort() }));
    drop(
        upload::append(
            &files,
            &db.read(),
            &key,
            ACKNOWLEDGED as u64,
            then_the_end,
            NOW,
        )
        .await,
    );
}

#[tokio::test]
async fn a_killed_process_loses_no_acknowledged_byte() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&DbUrl::in_folder(folder.path())).await.unwrap();
    db.migrate(STEPS.to_vec()).await.unwrap();
    let whole = film();
    let key = begin(&db, &ids(), whole.len()).await.unwrap();
    db.close().await;
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::killed_child", "--nocapture"])
        .env(
            FOLDER,
            format!("{}|{}", folder.path().display(), key.address()),
        )
        .output()
        .unwrap();
    assert!(
        !child.status.success(),
        "the child was to die: {}",
        String::from_utf8_lossy(&child.stdout)
    );
    let db = Db::open(&DbUrl::in_folder(folder.path())).await.unwrap();
    let files = FileStore::open(folder.path()).await.unwrap();
    let at = upload::status(&files, &db.read(), &key, NOW)
        .await
        .unwrap()
        .1
        .received() as usize;
    assert!((ACKNOWLEDGED..=ACKNOWLEDGED + 300).contains(&at), "{at}");
    send(&files, &db, &key, at as u64, vec![Some(&whole[at..])])
        .await
        .unwrap();
    let file = upload::finish(&files, &db.read(), &key, &LIMITS, NOW)
        .await
        .unwrap();
    assert_eq!(file.original.unwrap().bytes, whole.len() as u64);
    assert_eq!(file.original.unwrap().sha256, files::Sha256::of(&whole));
}
