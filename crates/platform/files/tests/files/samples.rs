//! Files made for the tests.

use std::io::Cursor;

use exif::{Field, In, Rational, Tag, Value};
use image::{ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

/// Left half red, right half blue: turning it shows.
pub fn two_halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| {
        if x < width / 2 {
            Rgb([220, 20, 20])
        } else {
            Rgb([20, 20, 220])
        }
    })
}

pub fn written(picture: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

pub fn jpeg(width: u32, height: u32) -> Vec<u8> {
    written(&two_halves(width, height), ImageFormat::Jpeg)
}

pub fn transparent_webp() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    RgbaImage::from_pixel(8, 8, Rgba([10, 200, 10, 128]))
        .write_to(&mut bytes, ImageFormat::WebP)
        .unwrap();
    bytes.into_inner()
}

pub fn rational(parts: &[(u32, u32)]) -> Value {
    Value::Rational(
        parts
            .iter()
            .map(|(num, denom)| Rational {
                num: *num,
                denom: *denom,
            })
            .collect(),
    )
}

pub fn ascii(text: &str) -> Value {
    Value::Ascii(vec![text.as_bytes().to_vec()])
}

/// What a phone in Hegang writes: 47°20′57.12″ N, 130°17′52.8″ E, held upright.
pub fn phone_note() -> Vec<(Tag, Value)> {
    vec![
        (Tag::Make, ascii("HUAWEI")),
        (Tag::Model, ascii("P60")),
        (Tag::Orientation, Value::Short(vec![6])),
        (Tag::DateTimeOriginal, ascii("2026:11:24 14:03:22")),
        (Tag::OffsetTimeOriginal, ascii("+08:00")),
        (Tag::GPSLatitudeRef, ascii("N")),
        (Tag::GPSLatitude, rational(&[(47, 1), (20, 1), (5712, 100)])),
        (Tag::GPSLongitudeRef, ascii("E")),
        (Tag::GPSLongitude, rational(&[(130, 1), (17, 1), (528, 10)])),
        (Tag::GPSHPositioningError, rational(&[(12, 1)])),
    ]
}

/// The bytes of a camera's note.
pub fn note(fields: &[(Tag, Value)]) -> Vec<u8> {
    let fields: Vec<Field> = fields
        .iter()
        .map(|(tag, value)| Field {
            tag: *tag,
            ifd_num: In::PRIMARY,
            value: value.clone(),
        })
        .collect();
    let mut writer = exif::experimental::Writer::new();
    for field in &fields {
        writer.push_field(field);
    }
    let mut bytes = Cursor::new(Vec::new());
    writer.write(&mut bytes, false).unwrap();
    bytes.into_inner()
}

/// A JPEG file with a camera's note, and a comment beside it.
pub fn jpeg_with(note: &[u8], picture: &[u8]) -> Vec<u8> {
    let mut bytes = picture[..2].to_vec();
    let segment = [b"Exif\0\0", note].concat();
    for (marker, content) in [
        (0xe1, segment.as_slice()),
        (0xfe, b"comment: Wang lives at 12".as_slice()),
    ] {
        bytes.extend_from_slice(&[0xff, marker]);
        bytes.extend_from_slice(&(content.len() as u16 + 2).to_be_bytes());
        bytes.extend_from_slice(content);
    }
    bytes.extend_from_slice(&picture[2..]);
    bytes
}

/// A box of ISO base media.
pub fn boxed(kind: &[u8], content: &[u8]) -> Vec<u8> {
    [&(content.len() as u32 + 8).to_be_bytes()[..], kind, content].concat()
}

/// A film whose user data, at three depths, say where it was taken.
pub fn film() -> Vec<u8> {
    let place = boxed(b"udta", &boxed(b"\xa9xyz", b"+47.3492+130.2980/"));
    let track = boxed(b"trak", &[boxed(b"tkhd", &[7; 20]), place.clone()].concat());
    let movie = boxed(
        b"moov",
        &[
            boxed(b"mvhd", &[3; 100]),
            track,
            place,
            boxed(b"meta", b"Wang's phone"),
        ]
        .concat(),
    );
    let frames = boxed(b"mdat", &[5; 3000]);
    [
        boxed(b"ftyp", b"isom\0\0\0\0isom"),
        movie,
        frames,
        boxed(b"uuid", b"<x:xmpmeta>Wang</x:xmpmeta>"),
    ]
    .concat()
}

/// A HEIC file as far as anybody but a decoder looks: an item with the camera's note.
pub fn heic(note: &[u8]) -> Vec<u8> {
    let full = |content: &[u8]| [&[0_u8; 4][..], content].concat();
    let entry = boxed(
        b"infe",
        &[&[2, 0, 0, 0, 0, 1, 0, 0][..], b"Exif\0"].concat(),
    );
    let items = boxed(b"iinf", &[&full(&[0, 1])[..], &entry].concat());
    let item = [&[0_u8; 4][..], note].concat();
    let make = |offset: u32| {
        let mut place = full(&[0x44, 0x00, 0, 1, 0, 1, 0, 0, 0, 1]);
        place.extend_from_slice(&offset.to_be_bytes());
        place.extend_from_slice(&(item.len() as u32).to_be_bytes());
        let meta = boxed(
            b"meta",
            &full(&[items.clone(), boxed(b"iloc", &place)].concat()),
        );
        [boxed(b"ftyp", b"heic\0\0\0\0mif1heic"), meta].concat()
    };
    let offset = make(0).len() as u32 + 8;
    [
        make(offset),
        boxed(
            b"mdat",
            &[&item[..], b"<x:xmpmeta a='Wang'></x:xmpmeta>pixels"].concat(),
        ),
    ]
    .concat()
}

/// Whether `wanted` stands somewhere in `bytes`.
pub fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}
