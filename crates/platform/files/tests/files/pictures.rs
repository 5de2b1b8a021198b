//! Pictures: cleaned for readers, kept as received beside it.

use bytes::Bytes;
use exif::{Tag, Value};
use files::{Evidence, FileRefused, FileStore, FileType, Ingested, Limits, Sha256};
use image::ImageFormat;
use tempfile::TempDir;

use crate::samples::{
    ascii, contains, heic, jpeg, jpeg_with, note, phone_note, rational, transparent_webp,
    two_halves, written,
};

pub const LIMITS: Limits = Limits {
    recording_bytes: 1 << 20,
    other_bytes: 1 << 20,
    megapixels: 2,
};

pub async fn store() -> (FileStore, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    (FileStore::open(folder.path()).await.unwrap(), folder)
}

async fn take(store: &FileStore, bytes: &[u8]) -> Result<Ingested, FileRefused> {
    store
        .ingest(
            Bytes::copy_from_slice(bytes),
            "照片.jpg",
            "image/jpeg",
            &LIMITS,
        )
        .await
}

async fn served(store: &FileStore, file: &Ingested) -> Bytes {
    store
        .blobs()
        .get(file.served.sha256)
        .await
        .unwrap()
        .unwrap()
}

#[tokio::test]
async fn a_photograph_is_turned_upright_and_loses_its_notes() {
    let (store, _folder) = store().await;
    let received = jpeg_with(&note(&phone_note()), &jpeg(1200, 600));
    let file = take(&store, &received).await.unwrap();
    assert_eq!(
        (file.file_type, file.size_px),
        (FileType::Jpeg, Some((600, 1200)))
    );
    let bytes = served(&store, &file).await;
    for part in [&b"Exif"[..], b"HUAWEI", b"comment"] {
        assert!(!contains(&bytes, part), "{}", String::from_utf8_lossy(part));
    }
    assert_eq!(Evidence::read(&bytes), None);
    // Orientation 6: what was left in the file is up for the eye.
    let picture = image::load_from_memory(&bytes).unwrap().to_rgb8();
    assert!(picture.get_pixel(300, 100).0[0] > 150 && picture.get_pixel(300, 1100).0[2] > 150);
    let thumb = store
        .blobs()
        .get(file.thumb.unwrap().sha256)
        .await
        .unwrap()
        .unwrap();
    let thumb = image::load_from_memory(&thumb).unwrap();
    assert_eq!((thumb.width(), thumb.height()), (240, 480));
    let original = file.original.unwrap();
    assert_eq!(original.sha256, Sha256::of(&received));
    assert_eq!(
        store.blobs().get(original.sha256).await.unwrap().unwrap(),
        received
    );
}

#[tokio::test]
async fn what_the_camera_wrote_is_kept_as_evidence() {
    let (store, _folder) = store().await;
    let file = take(&store, &jpeg_with(&note(&phone_note()), &jpeg(40, 20)))
        .await
        .unwrap();
    let evidence = file.evidence.unwrap();
    let place = evidence.location.unwrap();
    assert!(
        (place.lon - 130.298).abs() < 1e-9 && (place.lat - 47.349_2).abs() < 1e-9,
        "{place:?}"
    );
    assert_eq!(
        evidence,
        Evidence {
            taken_local: Some("2026-11-24T14:03:22".into()),
            taken_offset: Some("+08:00".into()),
            location: Some(place),
            location_error_m: Some(12.0),
            orientation: Some(6),
            camera: Some("HUAWEI P60".into()),
        }
    );
    let json = serde_json::to_string(&evidence).unwrap();
    assert_eq!(serde_json::from_str::<Evidence>(&json).unwrap(), evidence);
}

fn with(changes: Vec<(Tag, Value)>) -> Option<Evidence> {
    let mut fields = phone_note();
    for (tag, value) in changes {
        fields.retain(|(known, _)| *known != tag);
        fields.push((tag, value));
    }
    Evidence::read(&jpeg_with(&note(&fields), &jpeg(4, 4)))
}

#[test]
fn nonsense_from_a_camera_is_left_out() {
    let zero = || rational(&[(0, 1), (0, 1), (0, 1)]);
    for changes in [
        vec![(Tag::GPSLatitude, zero()), (Tag::GPSLongitude, zero())],
        vec![(Tag::GPSLatitude, rational(&[(91, 1)]))],
        vec![(Tag::GPSLongitude, rational(&[(1, 0)]))],
        vec![(Tag::GPSMapDatum, ascii("TOKYO"))],
    ] {
        assert_eq!(with(changes.clone()).unwrap().location, None, "{changes:?}");
    }
    for time in [
        "0000:00:00 00:00:00",
        "2026:13:01 00:00:00",
        "2026:11:24",
        "    :  :     :  :  ",
        "2026:11:24 25:00:00",
    ] {
        assert_eq!(
            with(vec![(Tag::DateTimeOriginal, ascii(time))])
                .unwrap()
                .taken_local,
            None,
            "{time}"
        );
    }
    assert_eq!(
        with(vec![(Tag::Orientation, Value::Short(vec![9]))])
            .unwrap()
            .orientation,
        None
    );
    let south_west = with(vec![
        (Tag::GPSLatitudeRef, ascii("S")),
        (Tag::GPSLongitudeRef, ascii("W")),
    ])
    .unwrap();
    assert!(
        south_west
            .location
            .is_some_and(|place| place.lat < 0.0 && place.lon < 0.0)
    );
}

#[test]
fn a_declared_gcj02_place_is_brought_to_wgs84() {
    let plain = with(vec![]).unwrap().location.unwrap();
    let shifted = with(vec![(Tag::GPSMapDatum, ascii("GCJ-02"))])
        .unwrap()
        .location
        .unwrap();
    let off_m = kernel::distance_m(plain, shifted);
    assert!((100.0..900.0).contains(&off_m), "{off_m}");
}

#[test]
fn no_note_upsets_its_reader() {
    let whole = note(&phone_note());
    bolero::check!()
        .with_type::<(u16, Vec<u8>)>()
        .for_each(|(at, patch)| {
            let mut note = whole.clone();
            let at = usize::from(*at) % note.len();
            for (place, byte) in note.iter_mut().skip(at).zip(patch) {
                *place = *byte;
            }
            if let Some(evidence) = Evidence::read(&jpeg_with(&note, &[0xff, 0xd8, 0xff, 0xd9])) {
                assert!(evidence.camera.is_none_or(|camera| camera.len() < 140));
                assert!(
                    evidence
                        .location
                        .is_none_or(|place| place.lat.abs() <= 90.0)
                );
            }
            Evidence::read(patch);
        });
}

#[tokio::test]
async fn every_kind_of_picture_comes_out_readable() {
    let (store, _folder) = store().await;
    let opaque = two_halves(10, 10);
    for (bytes, expected) in [
        (written(&opaque, ImageFormat::Png), FileType::Png),
        (written(&opaque, ImageFormat::WebP), FileType::Jpeg),
        (transparent_webp(), FileType::Png),
    ] {
        let file = take(&store, &bytes).await.unwrap();
        assert_eq!(file.file_type, expected);
        assert!(
            file.name == format!("照片.{}", expected.endings()[0]),
            "{}",
            file.name
        );
        let bytes = served(&store, &file).await;
        assert_eq!(
            image::guess_format(&bytes).unwrap(),
            match expected {
                FileType::Png => ImageFormat::Png,
                _ => ImageFormat::Jpeg,
            }
        );
        assert_eq!((file.evidence, file.original.is_some()), (None, true));
    }
}

#[tokio::test]
async fn a_heic_picture_loses_its_notes_without_being_decoded() {
    let (store, _folder) = store().await;
    let received = heic(&note(&phone_note()));
    let file = take(&store, &received).await.unwrap();
    assert_eq!((file.file_type, file.thumb), (FileType::Heic, None));
    assert!(file.evidence.as_ref().unwrap().location.is_some());
    let bytes = served(&store, &file).await;
    assert_eq!(bytes.len(), received.len());
    assert!(contains(&received, b"HUAWEI") && contains(&received, b"Wang"));
    assert!(
        !contains(&bytes, b"HUAWEI") && !contains(&bytes, b"Wang") && contains(&bytes, b"pixels")
    );
    let again = take(&store, &bytes).await.map(|file| file.original);
    assert!(matches!(again, Ok(None) | Err(FileRefused::BrokenPicture)));
}

#[tokio::test]
async fn a_picture_that_cannot_be_shown_is_refused() {
    let (store, _folder) = store().await;
    let whole = jpeg(400, 300);
    let mut noise = vec![0xff, 0xd8, 0xff];
    noise.extend((0..2000_u32).map(|n| ((n * 7919) >> 3) as u8));
    // A small file that says it is 20,000 by 20,000 pixels.
    let mut bomb = written(&two_halves(2, 2), ImageFormat::Png);
    bomb[16..24].copy_from_slice(&[0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20]);
    for (bytes, key) in [
        (noise, "files-broken-picture"),
        (whole[..20].to_vec(), "files-broken-picture"),
        (jpeg(2000, 1001), "files-too-many-pixels"),
        (vec![b'a'; (1 << 20) + 1], "files-too-large"),
    ] {
        let refused = take(&store, &bytes).await.unwrap_err();
        assert_eq!(refused.key(), Some(key));
    }
    let refused = take(&store, &bomb).await.unwrap_err().key();
    assert!(
        matches!(
            refused,
            Some("files-too-many-pixels" | "files-broken-picture")
        ),
        "{refused:?}"
    );
}
