//! Pictures: decoded within limits, turned upright and written again, so that nothing but the pixels is left.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageError, ImageFormat, ImageReader};

use crate::{FileRefused, FileType};

/// Longest side of a thumbnail, in pixels.
const THUMB_PX: u32 = 480;
/// JPEG quality of what is served: no visible loss on screen and in print.
const QUALITY: u8 = 88;
/// JPEG quality of thumbnails.
const THUMB_QUALITY: u8 = 80;
/// Longest side that is decoded, in pixels; panoramas of phones stay below.
const LONGEST_SIDE_PX: u32 = 30_000;
/// Bytes of one decoded pixel at most: four channels of 16 bits.
const BYTES_PER_PIXEL: u64 = 8;

/// A picture written again.
pub(crate) struct Redrawn {
    pub file_type: FileType,
    pub bytes: Vec<u8>,
    pub thumb: Vec<u8>,
    pub width: u32,
    pub height: u32,
}

/// Decodes a picture, turns it upright, and writes it and a thumbnail without metadata.
///
/// WebP becomes JPEG, or PNG where it is transparent, so that every program that gets the file can show it.
pub(crate) fn redraw(
    bytes: &[u8],
    file_type: FileType,
    orientation: Option<u8>,
    max_megapixels: u64,
) -> Result<Redrawn, FileRefused> {
    let format = match file_type {
        FileType::Jpeg => ImageFormat::Jpeg,
        FileType::Png => ImageFormat::Png,
        _ => ImageFormat::WebP,
    };
    let too_many = || FileRefused::TooManyPixels {
        limit_megapixels: max_megapixels,
    };
    let refused = |e: ImageError| match e {
        ImageError::Limits(_) => too_many(),
        _ => FileRefused::BrokenPicture,
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = image::Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE_PX);
    limits.max_image_height = Some(LONGEST_SIDE_PX);
    limits.max_alloc = Some(max_megapixels * 1_000_000 * BYTES_PER_PIXEL);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(refused)?;
    // The size stands in the first bytes: refuse before anything is unpacked.
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > max_megapixels * 1_000_000 {
        return Err(too_many());
    }
    let profile = decoder
        .icc_profile()
        .ok()
        .flatten()
        .filter(|profile| is_rgb_profile(profile));
    let mut picture = DynamicImage::from_decoder(decoder).map_err(refused)?;
    if let Some(orientation) = orientation.and_then(Orientation::from_exif) {
        picture.apply_orientation(orientation);
    }
    let keep_png = file_type == FileType::Png || picture.color().has_alpha();
    let written = if keep_png {
        png(&picture, profile.clone())
    } else {
        jpeg(&picture, QUALITY, profile.clone())
    };
    let small = if picture.width().max(picture.height()) > THUMB_PX {
        picture.thumbnail(THUMB_PX, THUMB_PX)
    } else {
        picture.clone()
    };
    Ok(Redrawn {
        file_type: if keep_png {
            FileType::Png
        } else {
            FileType::Jpeg
        },
        bytes: written.map_err(refused)?,
        thumb: jpeg(&on_white(small), THUMB_QUALITY, profile).map_err(refused)?,
        width: picture.width(),
        height: picture.height(),
    })
}

/// A colour profile names no person and keeps wide-gamut photographs right; one for ink would be wrong now.
fn is_rgb_profile(profile: &[u8]) -> bool {
    profile.get(16..20) == Some(b"RGB ")
}

fn jpeg(
    picture: &DynamicImage,
    quality: u8,
    profile: Option<Vec<u8>>,
) -> Result<Vec<u8>, ImageError> {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
    if let Some(profile) = profile {
        // An encoder that cannot carry profiles gives plain colours, which is no reason to refuse.
        drop(encoder.set_icc_profile(profile));
    }
    picture.to_rgb8().write_with_encoder(encoder)?;
    Ok(bytes)
}

fn png(picture: &DynamicImage, profile: Option<Vec<u8>>) -> Result<Vec<u8>, ImageError> {
    let mut bytes = Vec::new();
    let mut encoder = PngEncoder::new(&mut bytes);
    if let Some(profile) = profile {
        drop(encoder.set_icc_profile(profile));
    }
    picture.write_with_encoder(encoder)?;
    Ok(bytes)
}

/// JPEG has no transparency; what lies behind a drawing is paper.
fn on_white(picture: DynamicImage) -> DynamicImage {
    if !picture.color().has_alpha() {
        return picture;
    }
    let mut flat = picture.to_rgba8();
    for pixel in flat.pixels_mut() {
        let alpha = u32::from(pixel.0[3]);
        for channel in &mut pixel.0[0..3] {
            *channel = ((u32::from(*channel) * alpha + 255 * (255 - alpha)) / 255) as u8;
        }
    }
    DynamicImage::ImageRgba8(flat)
}
