//! Films, sound and documents.

use bytes::Bytes;
use files::{FileRefused, FileStore, FileType, Ingested, Sha256};

use proptest::prelude::*;

use crate::pictures::{LIMITS, store};
use crate::samples::{boxed, contains, film};

async fn take(store: &FileStore, bytes: Vec<u8>) -> Result<Ingested, FileRefused> {
    store.ingest(Bytes::from(bytes), "录像", "", &LIMITS).await
}

#[tokio::test]
async fn a_film_does_not_say_where_it_was_taken() {
    let (store, _folder) = store().await;
    let received = film();
    let file = take(&store, received.clone()).await.unwrap();
    assert_eq!(
        (file.file_type, file.name.as_str()),
        (FileType::Mp4, "录像.mp4")
    );
    let served = store
        .blobs()
        .get(file.served.sha256)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        served.len(),
        received.len(),
        "nothing moves, so every offset stays right"
    );
    assert!(!contains(&served, b"+47.3492") && !contains(&served, b"Wang"));
    assert!(
        contains(&served, &[5; 3000]) && contains(&served, &[3; 100]) && contains(&served, b"trak")
    );
    assert_eq!(file.original.unwrap().sha256, Sha256::of(&received));
    // A clean film needs no second copy.
    assert_eq!(take(&store, served.to_vec()).await.unwrap().original, None);
}

#[tokio::test]
async fn a_film_from_disk_is_cleaned_like_one_in_memory() {
    let (store, folder) = store().await;
    let path = folder.path().join("a.part");
    std::fs::write(&path, film()).unwrap();
    let from_disk = store.ingest_file(&path, "录像", "", &LIMITS).await.unwrap();
    assert_eq!(from_disk, take(&store, film()).await.unwrap());
    assert_eq!(
        std::fs::read(&path).unwrap(),
        film(),
        "what was received stays as it is"
    );
    let start = film().len() as u64 - 40;
    let tail = store
        .blobs()
        .get_range(from_disk.served.sha256, start, 1000)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(tail.len(), 40);
}

#[tokio::test]
async fn sound_loses_its_tags() {
    let (store, _folder) = store().await;
    let mut frame = vec![0xff, 0xfb, 0x90, 0x00];
    frame.resize(417, 9);
    let mut mp3 = b"ID3\x04\0\x40\0\0\0\x14".to_vec();
    mp3.extend_from_slice(b"TPE1.....Wang Xiaoli");
    mp3.extend(frame.repeat(3));
    let mut old_tag = b"TAGmy voice".to_vec();
    old_tag.resize(128, b' ');
    mp3.extend(old_tag);
    let chunk = |kind: &[u8], content: &[u8]| {
        [kind, &(content.len() as u32).to_le_bytes(), content].concat()
    };
    let body = [
        &b"WAVE"[..],
        &chunk(b"LIST", b"INFOIARTWang"),
        &chunk(b"data", &[1; 64]),
    ]
    .concat();
    let wav = chunk(b"RIFF", &body);
    for (bytes, file_type) in [(mp3, FileType::Mp3), (wav, FileType::Wav)] {
        let len = bytes.len();
        let file = take(&store, bytes).await.unwrap();
        assert_eq!(file.file_type, file_type);
        let served = store
            .blobs()
            .get(file.served.sha256)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(served.len(), len);
        assert!(!contains(&served, b"Wang") && !contains(&served, b"voice"));
    }
}

#[tokio::test]
async fn a_damaged_film_is_refused() {
    let (store, folder) = store().await;
    let bytes = [
        boxed(b"ftyp", b"isom\0\0\0\0isom"),
        b"\0\0\xff\xffmoov".to_vec(),
    ]
    .concat();
    assert!(matches!(
        take(&store, bytes.clone()).await,
        Err(FileRefused::Broken)
    ));
    let path = folder.path().join("a.part");
    std::fs::write(&path, &bytes).unwrap();
    assert!(matches!(
        store.ingest_file(&path, "a", "", &LIMITS).await,
        Err(FileRefused::Broken)
    ));
    assert_eq!(
        std::fs::read_dir(folder.path()).unwrap().count(),
        3,
        "no copy is left behind"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_recording_upsets_the_cleaning(at in 20_usize..400, patch in prop::collection::vec(any::<u8>(), 1..24)) {
        let mut bytes = film();
        for (place, byte) in bytes.iter_mut().skip(at).zip(patch) {
            *place = byte;
        }
        let len = bytes.len() as u64;
        let taken = tokio::runtime::Runtime::new().unwrap().block_on(async {
            let (store, _folder) = store().await;
            take(&store, bytes).await
        });
        match taken {
            Ok(file) => prop_assert_eq!(file.served.bytes, len),
            Err(refused) => prop_assert!(refused.key().is_some(), "{}", refused),
        }
    }
}

#[tokio::test]
async fn bytes_changed_on_the_disk_are_noticed() {
    let (store, folder) = store().await;
    let file = take(&store, b"the wording that was agreed".to_vec())
        .await
        .unwrap();
    let name = file.served.sha256.to_string();
    let path = folder
        .path()
        .join("blobs")
        .join(&name[0..2])
        .join(&name[2..4])
        .join(&name);
    std::fs::write(path, b"another wording").unwrap();
    assert!(store.blobs().get(file.served.sha256).await.is_err());
    assert_eq!(
        store.blobs().get(Sha256::of(b"never seen")).await.unwrap(),
        None
    );
}
