//! Tile numbers: all tiles of a zoom along a Hilbert curve, zoom after zoom.

/// Deepest zoom whose numbers fit.
pub(crate) const DEEPEST_ZOOM: u8 = 26;

/// Number of a tile; `None` when there is no such tile.
#[must_use]
pub fn tile_id(zoom: u8, x: u32, y: u32) -> Option<u64> {
    if zoom > DEEPEST_ZOOM || x >> zoom != 0 || y >> zoom != 0 {
        return None;
    }
    let (mut x, mut y) = (u64::from(x), u64::from(y));
    let mut along = 0;
    let mut side = (1_u64 << zoom) >> 1;
    while side > 0 {
        let (right, lower) = (u64::from(x & side > 0), u64::from(y & side > 0));
        along += side * side * ((3 * right) ^ lower);
        (x, y) = turn(side, x, y, right, lower);
        side >>= 1;
    }
    Some(first_id(zoom) + along)
}

/// Zoom, column and row of a tile number.
#[must_use]
pub fn tile_of(id: u64) -> Option<(u8, u32, u32)> {
    let zoom = (0..=DEEPEST_ZOOM).find(|&zoom| id < first_id(zoom + 1))?;
    let mut along = id - first_id(zoom);
    let (mut x, mut y) = (0_u64, 0_u64);
    let mut side = 1_u64;
    while side < 1 << zoom {
        let right = 1 & (along / 2);
        let lower = 1 & (along ^ right);
        (x, y) = turn(side, x, y, right, lower);
        x += side * right;
        y += side * lower;
        along /= 4;
        side <<= 1;
    }
    Some((zoom, x as u32, y as u32))
}

/// All tiles of the zooms before.
const fn first_id(zoom: u8) -> u64 {
    ((1 << (2 * zoom as u64)) - 1) / 3
}

fn turn(side: u64, x: u64, y: u64, right: u64, lower: u64) -> (u64, u64) {
    if lower == 1 {
        return (x, y);
    }
    if right == 1 {
        let last = side.wrapping_sub(1);
        return (last.wrapping_sub(y), last.wrapping_sub(x));
    }
    (y, x)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_of_the_specification() {
        let known = [
            (0, 0, 0, 0),
            (1, 0, 0, 1),
            (1, 0, 1, 2),
            (1, 1, 1, 3),
            (1, 1, 0, 4),
            (2, 0, 0, 5),
            (12, 3423, 1763, 19_078_479),
        ];
        for (zoom, x, y, id) in known {
            assert_eq!(tile_id(zoom, x, y), Some(id));
            assert_eq!(tile_of(id), Some((zoom, x, y)));
        }
        assert_eq!(tile_id(1, 2, 0), None);
        assert_eq!(tile_id(40, 0, 0), None);
        assert_eq!(tile_of(u64::MAX), None);
    }

    proptest! {
        #[test]
        fn numbers_lead_back(zoom in 0_u8..=26, x: u32, y: u32) {
            let side = 1_u64 << zoom;
            let (x, y) = ((u64::from(x) % side) as u32, (u64::from(y) % side) as u32);
            let id = tile_id(zoom, x, y).expect("on the map");
            prop_assert_eq!(tile_of(id), Some((zoom, x, y)));
        }
    }
}
