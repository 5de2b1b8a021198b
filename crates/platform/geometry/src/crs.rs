//! The coordinate systems that files come in, and the way to the one that is stored.

use geo::Coord;
use kernel::geo::{Bd09, Gcj02, LonLat};
use serde::{Deserialize, Serialize};

/// A coordinate system of Chinese map files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Crs {
    /// GPS coordinates, and within a metre CGCS2000 (2000 国家大地坐标系) of official surveys.
    Wgs84,
    /// The shifted coordinates of public Chinese maps (国测局坐标).
    Gcj02,
    /// Baidu's coordinates, shifted once more.
    Bd09,
}

impl Crs {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Wgs84, Self::Gcj02, Self::Bd09];

    /// The same place in WGS-84. A coordinate that is no place on earth stays as it is.
    #[must_use]
    pub fn to_wgs84(self, degrees: Coord<f64>) -> Coord<f64> {
        let moved = match self {
            Self::Wgs84 => return degrees,
            Self::Gcj02 => Gcj02::new(degrees.x, degrees.y).map(Gcj02::to_wgs84),
            Self::Bd09 => Bd09::new(degrees.x, degrees.y).map(|point| point.to_gcj02().to_wgs84()),
        };
        moved.map_or(degrees, Point::coord)
    }

    /// The way back, for exports to systems that want shifted coordinates.
    #[must_use]
    pub fn from_wgs84(self, degrees: Coord<f64>) -> Coord<f64> {
        let Ok(point) = LonLat::new(degrees.x, degrees.y) else {
            return degrees;
        };
        match self {
            Self::Wgs84 => degrees,
            Self::Gcj02 => {
                let shifted = point.to_gcj02();
                Coord {
                    x: shifted.lon,
                    y: shifted.lat,
                }
            }
            Self::Bd09 => {
                let shifted = point.to_bd09();
                Coord {
                    x: shifted.lon,
                    y: shifted.lat,
                }
            }
        }
    }
}

/// A WGS-84 point, as the house stores it or as the geometry library computes it.
pub trait Point: Copy {
    /// Longitude as `x`, latitude as `y`, degrees.
    fn coord(self) -> Coord<f64>;
}

impl Point for Coord<f64> {
    fn coord(self) -> Coord<f64> {
        self
    }
}

impl Point for LonLat {
    fn coord(self) -> Coord<f64> {
        Coord {
            x: self.lon,
            y: self.lat,
        }
    }
}

#[cfg(test)]
mod tests {
    use geo::coord;

    use super::*;
    use crate::measure::distance_m;

    #[test]
    fn systems_lead_back_to_the_same_place() {
        let place = coord! { x: 130.2979, y: 47.3499 };
        for crs in Crs::ALL {
            let back = crs.to_wgs84(crs.from_wgs84(place));
            assert!(distance_m(back, place) < 0.01, "{crs:?}");
        }
    }

    #[test]
    fn the_shift_has_the_known_size() {
        let place = coord! { x: 130.2979, y: 47.3499 };
        let gcj02_m = distance_m(Crs::Gcj02.from_wgs84(place), place);
        let bd09_m = distance_m(Crs::Bd09.from_wgs84(place), place);
        assert!((600.0..700.0).contains(&gcj02_m), "{gcj02_m}");
        assert!((1_200.0..1_500.0).contains(&bd09_m), "{bd09_m}");
    }

    #[test]
    fn no_place_on_earth_stays_as_it_is() {
        let nowhere = coord! { x: 5e5, y: 5e6 };
        assert_eq!(Crs::Gcj02.to_wgs84(nowhere), nowhere);
    }
}
