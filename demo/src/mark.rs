//! The words 合成画面 (drawn, not photographed), as dots: no font is shipped, and a mark in the picture itself stays with
//! it wherever the picture goes.

use image::{Rgb, RgbImage};

/// Dots along a side of a character.
const SIDE: u32 = 24;
/// One row of dots per number, the leftmost in bit 23.
#[rustfmt::skip]
const CHARACTERS: [[u32; SIDE as usize]; 4] = [
    [0x001800, 0x001c00, 0x003c00, 0x007e00, 0x01ff00, 0x03e780, 0x07c3e0, 0x1f81f8,
     0x7ffffc, 0x7fffb8, 0x33ff88, 0x000000, 0x000000, 0x0fffe0, 0x0fffe0, 0x0e00e0,
     0x0e00e0, 0x0e00e0, 0x0e00e0, 0x0fffe0, 0x0fffe0, 0x0fffe0, 0x0e00e0, 0x000000],
    [0x000e40, 0x000ee0, 0x000ef8, 0x000e70, 0x3ffffc, 0x3ffffc, 0x3ffffc, 0x380e00,
     0x380e30, 0x3fee38, 0x3fee70, 0x3fe770, 0x38e7e0, 0x38e7e0, 0x38e7c0, 0x38e7c0,
     0x38e388, 0x3fe78c, 0x3bcfcc, 0x733fdc, 0x707dfc, 0x7038f8, 0x201070, 0x000000],
    [0x000000, 0x7ffffc, 0x7ffffc, 0x3ffff8, 0x000000, 0x03ff80, 0x33ff98, 0x3b3bb8,
     0x3b39b8, 0x3b3bb8, 0x3bffb8, 0x3bffb8, 0x3b39b8, 0x3b39b8, 0x3bffb8, 0x3bffb8,
     0x380038, 0x380038, 0x3ffff8, 0x3ffff8, 0x3ffff8, 0x000018, 0x000000, 0x000000],
    [0x000000, 0x7ffffc, 0x7ffffc, 0x7ffffc, 0x007800, 0x007000, 0x3ffff8, 0x3ffff8,
     0x3ffff8, 0x39c738, 0x39c738, 0x39ff38, 0x39ff38, 0x39c738, 0x39c738, 0x39ff38,
     0x39ff38, 0x39c738, 0x39c738, 0x3ffff8, 0x3ffff8, 0x3ffff8, 0x380038, 0x000000],
];
/// Distance to the corner, and around the words.
const MARGIN: u32 = 10;

/// Puts the words on a dark band into the lower left corner.
pub(crate) fn stamp(picture: &mut RgbImage) {
    let (width, height) = picture.dimensions();
    let band = (SIDE * CHARACTERS.len() as u32 + 2 * MARGIN, SIDE + MARGIN);
    if width < band.0 + MARGIN || height < band.1 + MARGIN {
        return;
    }
    let top = height - MARGIN - band.1;
    for y in 0..band.1 {
        for x in 0..band.0 {
            picture.put_pixel(MARGIN + x, top + y, Rgb([24, 28, 34]));
        }
    }
    for (at, character) in CHARACTERS.iter().enumerate() {
        let left = 2 * MARGIN + at as u32 * SIDE;
        for (y, row) in character.iter().enumerate() {
            for x in 0..SIDE {
                if (row >> (SIDE - 1 - x)) & 1 == 1 {
                    picture.put_pixel(left + x, top + MARGIN / 2 + y as u32, Rgb([255, 255, 255]));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_is_readable_in_the_corner() {
        let mut picture = RgbImage::from_pixel(640, 480, Rgb([200, 200, 200]));
        stamp(&mut picture);
        let white = picture.pixels().filter(|p| p.0 == [255, 255, 255]).count();
        assert!((300..2000).contains(&white), "{white}");
        assert_eq!(picture.get_pixel(600, 20).0, [200, 200, 200]);
    }
}
