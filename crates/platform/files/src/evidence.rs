//! What the camera wrote beside the picture: read before it is stripped, kept sealed.

use std::io::Cursor;

use exif::{Exif, In, Rational, Reader, Tag, Value};
use kernel::{Gcj02, LonLat};
use serde::{Deserialize, Serialize};

/// When and where a picture was taken, as its file said. Anyone can write such a note, so it supports a statement and
/// proves nothing alone. Personal data: stored sealed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// The camera's wall clock, `2026-11-24T14:03:22`; in whatever zone the camera was set to.
    pub taken_local: Option<String>,
    /// That zone, `+08:00`, when the camera said it.
    pub taken_offset: Option<String>,
    /// Where the camera stood, WGS-84.
    pub location: Option<LonLat>,
    /// Radius of the location's error in metres, when the camera said it.
    pub location_error_m: Option<f64>,
    /// How the picture must be turned, 1 to 8 (Exif 2.32, tag 0x0112); done already in what is served.
    pub orientation: Option<u8>,
    /// Maker and model of the camera.
    pub camera: Option<String>,
}

impl Evidence {
    /// Reads the note of a JPEG, PNG, WebP or HEIC file; `None` when there is none or it cannot be read.
    pub fn read(bytes: &[u8]) -> Option<Evidence> {
        let exif = raw(bytes)?;
        let evidence = Evidence {
            taken_local: text(&exif, Tag::DateTimeOriginal).and_then(|text| local_time(&text)),
            taken_offset: text(&exif, Tag::OffsetTimeOriginal).filter(|text| is_offset(text)),
            location: location(&exif),
            location_error_m: rationals(&exif, Tag::GPSHPositioningError)
                .and_then(|all| all.first().map(Rational::to_f64))
                .filter(|m| m.is_finite() && *m >= 0.0),
            orientation: exif
                .get_field(Tag::Orientation, In::PRIMARY)
                .and_then(|field| field.value.get_uint(0))
                .and_then(|value| u8::try_from(value).ok())
                .filter(|value| (1..=8).contains(value)),
            camera: camera(&exif),
        };
        (evidence != Evidence::default()).then_some(evidence)
    }

    /// Whether it says more than how to turn the picture.
    pub(crate) fn is_worth_keeping(&self) -> bool {
        *self
            != Evidence {
                orientation: self.orientation,
                ..Evidence::default()
            }
    }
}

/// The note's fields; damaged ones are left out.
pub(crate) fn raw(bytes: &[u8]) -> Option<Exif> {
    Reader::new()
        .continue_on_error(true)
        .read_from_container(&mut Cursor::new(bytes))
        .or_else(|e| e.distill_partial_result(|_| ()))
        .ok()
}

/// Longest text taken from a note; makers write a dozen characters.
const LONGEST_TEXT: usize = 64;

fn text(exif: &Exif, tag: Tag) -> Option<String> {
    let Value::Ascii(lines) = &exif.get_field(tag, In::PRIMARY)?.value else {
        return None;
    };
    let line = lines
        .first()?
        .iter()
        .take(LONGEST_TEXT)
        .take_while(|b| **b != 0);
    let text: String = line
        .filter(|b| (b' '..=b'~').contains(*b))
        .map(|b| char::from(*b))
        .collect();
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

fn rationals(exif: &Exif, tag: Tag) -> Option<&[Rational]> {
    match &exif.get_field(tag, In::PRIMARY)?.value {
        Value::Rational(all) => Some(all),
        _ => None,
    }
}

/// `2026:11:24 14:03:22` as `2026-11-24T14:03:22`; cameras without a clock write zeros or blanks.
fn local_time(text: &str) -> Option<String> {
    let (day, time) = text.split_once(' ')?;
    let iso = format!("{}T{time}", day.replace(':', "-"));
    let shape = iso.len() == 19
        && iso.bytes().enumerate().all(|(at, b)| match at {
            4 | 7 => b == b'-',
            10 => b == b'T',
            13 | 16 => b == b':',
            _ => b.is_ascii_digit(),
        });
    let within = |from: usize, low: u32, high: u32| {
        iso.get(from..from + 2)
            .and_then(|two| two.parse().ok())
            .is_some_and(|n: u32| (low..=high).contains(&n))
    };
    let valid = shape
        && !iso.starts_with("0000")
        && within(5, 1, 12)
        && within(8, 1, 31)
        && within(11, 0, 23)
        && within(14, 0, 59)
        && within(17, 0, 59);
    valid.then_some(iso)
}

fn is_offset(text: &str) -> bool {
    let bytes = text.as_bytes();
    matches!(bytes, [b'+' | b'-', a, b, b':', c, d] if [a, b, c, d].iter().all(|x| x.is_ascii_digit()))
}

fn location(exif: &Exif) -> Option<LonLat> {
    let lat = degrees(exif, Tag::GPSLatitude, Tag::GPSLatitudeRef, "S")?;
    let lon = degrees(exif, Tag::GPSLongitude, Tag::GPSLongitudeRef, "W")?;
    // Receivers without a fix write 0, 0, which is in the Gulf of Guinea.
    (lon != 0.0 || lat != 0.0).then_some(())?;
    let datum = text(exif, Tag::GPSMapDatum)
        .unwrap_or_default()
        .to_ascii_uppercase()
        .replace(['-', ' '], "");
    match datum.as_str() {
        "" | "WGS84" | "CGCS2000" => LonLat::new(lon, lat).ok(),
        "GCJ02" => Gcj02::new(lon, lat).ok().map(Gcj02::to_wgs84),
        _ => None,
    }
}

fn degrees(exif: &Exif, tag: Tag, side: Tag, negative: &str) -> Option<f64> {
    let parts = rationals(exif, tag)?;
    let [degrees, minutes, seconds] = [0, 1, 2].map(|n| parts.get(n).map_or(0.0, Rational::to_f64));
    let value = degrees + minutes / 60.0 + seconds / 3600.0;
    let value = if text(exif, side)? == negative {
        -value
    } else {
        value
    };
    value.is_finite().then_some(value)
}

fn camera(exif: &Exif) -> Option<String> {
    match (text(exif, Tag::Make), text(exif, Tag::Model)) {
        (Some(make), Some(model)) if model.starts_with(&make) => Some(model),
        (Some(make), Some(model)) => Some(format!("{make} {model}")),
        (make, model) => make.or(model),
    }
}
