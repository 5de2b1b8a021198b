//! Points in the coordinate systems met in China.
//!
//! Storage and calculation use WGS-84 only ([`LonLat`]). Public Chinese maps use GCJ-02 (国测局
//! coordinates) or Baidu's BD-09 on top of it; their types exist so that the systems never mix.

use serde::{Deserialize, Serialize};
use std::f64::consts::PI;

/// Mean radius of the earth, IUGG R₁, in metres.
pub const EARTH_RADIUS_M: f64 = 6_371_008.8;

/// Semi-major axis of the Krasovsky 1940 ellipsoid in metres, on which GCJ-02 rests.
const KRASOVSKY_A_M: f64 = 6_378_245.0;
/// Its squared eccentricity.
const KRASOVSKY_EE: f64 = 0.006_693_421_622_965_943;
const BD_PI: f64 = PI * 3_000.0 / 180.0;

/// Why two numbers are not a point on the earth.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum GeoError {
    /// Longitude is not within −180 to 180 degrees.
    #[error("the longitude {0} is not within -180 to 180 degrees")]
    Longitude(f64),
    /// Latitude is not within −90 to 90 degrees.
    #[error("the latitude {0} is not within -90 to 90 degrees")]
    Latitude(f64),
}

macro_rules! point {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(try_from = "Degrees", into = "Degrees")]
        #[non_exhaustive]
        pub struct $name {
            /// Longitude in degrees, east positive.
            pub lon: f64,
            /// Latitude in degrees, north positive.
            pub lat: f64,
        }

        impl $name {
            /// A point from degrees, longitude first.
            pub fn new(lon: f64, lat: f64) -> Result<Self, GeoError> {
                if !(-180.0..=180.0).contains(&lon) {
                    return Err(GeoError::Longitude(lon));
                }
                if !(-90.0..=90.0).contains(&lat) {
                    return Err(GeoError::Latitude(lat));
                }
                Ok(Self { lon, lat })
            }
        }

        impl TryFrom<Degrees> for $name {
            type Error = GeoError;
            fn try_from(degrees: Degrees) -> Result<Self, GeoError> {
                Self::new(degrees.lon, degrees.lat)
            }
        }

        impl From<$name> for Degrees {
            fn from(point: $name) -> Self {
                Self { lon: point.lon, lat: point.lat }
            }
        }
    };
}

/// The form of every point in JSON.
#[derive(Serialize, Deserialize)]
struct Degrees {
    lon: f64,
    lat: f64,
}

point!(
    /// A WGS-84 point; the only kind that is stored.
    LonLat
);
point!(
    /// A point on the public Chinese maps (GCJ-02, 火星坐标).
    Gcj02
);
point!(
    /// A point on Baidu's maps (BD-09).
    Bd09
);

impl LonLat {
    /// The point on public Chinese maps; unchanged outside mainland China, where GCJ-02 is not used.
    pub fn to_gcj02(self) -> Gcj02 {
        if is_outside_china(self) {
            return Gcj02 {
                lon: self.lon,
                lat: self.lat,
            };
        }
        let (d_lon, d_lat) = gcj02_shift(self);
        Gcj02 {
            lon: self.lon + d_lon,
            lat: self.lat + d_lat,
        }
    }

    /// The point on Baidu's maps.
    pub fn to_bd09(self) -> Bd09 {
        self.to_gcj02().to_bd09()
    }

    /// Great-circle distance in metres; see [`distance_m`].
    pub fn distance_m(self, other: Self) -> f64 {
        distance_m(self, other)
    }
}

impl Gcj02 {
    /// The WGS-84 point, by iteration, as the shift has no inverse formula; exact to 1e-9 degrees.
    pub fn to_wgs84(self) -> LonLat {
        const CLOSE_ENOUGH_DEG: f64 = 1e-10;
        const MOST_STEPS: u32 = 30;
        let mut guess = LonLat {
            lon: self.lon,
            lat: self.lat,
        };
        for _ in 0..MOST_STEPS {
            let shifted = guess.to_gcj02();
            let (d_lon, d_lat) = (self.lon - shifted.lon, self.lat - shifted.lat);
            guess = LonLat {
                lon: guess.lon + d_lon,
                lat: guess.lat + d_lat,
            };
            if d_lon.abs() < CLOSE_ENOUGH_DEG && d_lat.abs() < CLOSE_ENOUGH_DEG {
                break;
            }
        }
        guess
    }

    /// The point on Baidu's maps.
    pub fn to_bd09(self) -> Bd09 {
        let radius = self.lon.hypot(self.lat) + 0.000_02 * (self.lat * BD_PI).sin();
        let angle = self.lat.atan2(self.lon) + 0.000_003 * (self.lon * BD_PI).cos();
        Bd09 {
            lon: radius * angle.cos() + 0.006_5,
            lat: radius * angle.sin() + 0.006,
        }
    }
}

impl Bd09 {
    /// The point on the other public Chinese maps, by iteration; exact to 1e-9 degrees.
    pub fn to_gcj02(self) -> Gcj02 {
        const STEPS: u32 = 8;
        let mut guess = Gcj02 {
            lon: self.lon - 0.006_5,
            lat: self.lat - 0.006,
        };
        for _ in 0..STEPS {
            let shifted = guess.to_bd09();
            guess = Gcj02 {
                lon: guess.lon + self.lon - shifted.lon,
                lat: guess.lat + self.lat - shifted.lat,
            };
        }
        guess
    }

    /// The WGS-84 point.
    pub fn to_wgs84(self) -> LonLat {
        self.to_gcj02().to_wgs84()
    }
}

/// Distance in metres along a great circle of a sphere with radius [`EARTH_RADIUS_M`] (haversine);
/// within 0.5 % of the ellipsoid.
pub fn distance_m(a: LonLat, b: LonLat) -> f64 {
    let (lat_a, lat_b) = (a.lat.to_radians(), b.lat.to_radians());
    let half_lat = ((b.lat - a.lat).to_radians() / 2.0).sin();
    let half_lon = ((b.lon - a.lon).to_radians() / 2.0).sin();
    let h = half_lat * half_lat + lat_a.cos() * lat_b.cos() * half_lon * half_lon;
    2.0 * EARTH_RADIUS_M * h.sqrt().min(1.0).asin()
}

/// The box the published GCJ-02 code uses; it reaches beyond the border on purpose.
fn is_outside_china(point: LonLat) -> bool {
    !(72.004..=137.8347).contains(&point.lon) || !(0.8293..=55.8271).contains(&point.lat)
}

/// The shift in degrees, as in the widely published code (eviltransform).
fn gcj02_shift(point: LonLat) -> (f64, f64) {
    let (x, y) = (point.lon - 105.0, point.lat - 35.0);
    let root = x.abs().sqrt();
    let wave = (20.0 * (6.0 * x * PI).sin() + 20.0 * (2.0 * x * PI).sin()) * 2.0 / 3.0;
    let lat_waves = (20.0 * (y * PI).sin() + 40.0 * (y / 3.0 * PI).sin()) * 2.0 / 3.0
        + (160.0 * (y / 12.0 * PI).sin() + 320.0 * (y * PI / 30.0).sin()) * 2.0 / 3.0;
    let lon_waves = (20.0 * (x * PI).sin() + 40.0 * (x / 3.0 * PI).sin()) * 2.0 / 3.0
        + (150.0 * (x / 12.0 * PI).sin() + 300.0 * (x / 30.0 * PI).sin()) * 2.0 / 3.0;
    let north_m =
        -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + wave + lat_waves;
    let east_m = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + wave + lon_waves;

    let lat = point.lat.to_radians();
    let flattened = 1.0 - KRASOVSKY_EE * lat.sin() * lat.sin();
    let meridian_m = KRASOVSKY_A_M * (1.0 - KRASOVSKY_EE) / (flattened * flattened.sqrt());
    let parallel_m = KRASOVSKY_A_M / flattened.sqrt() * lat.cos();
    (
        (east_m / parallel_m).to_degrees(),
        (north_m / meridian_m).to_degrees(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(lon: f64, lat: f64) -> LonLat {
        LonLat::new(lon, lat).unwrap()
    }

    #[test]
    fn shifts_as_published() {
        let shifted = at(131.838_550_8, 47.509_220_8).to_gcj02();
        assert_eq!(
            format!("{:.7},{:.7}", shifted.lon, shifted.lat),
            "131.8463693,47.5115890"
        );
    }

    #[test]
    fn nothing_shifts_abroad() {
        let khabarovsk = at(140.0, 48.5);
        assert_eq!(
            (khabarovsk.to_gcj02().lon, khabarovsk.to_gcj02().lat),
            (140.0, 48.5)
        );
    }

    #[test]
    fn refuses_what_is_not_on_earth() {
        assert_eq!(LonLat::new(181.0, 0.0), Err(GeoError::Longitude(181.0)));
        assert_eq!(LonLat::new(0.0, -91.0), Err(GeoError::Latitude(-91.0)));
        assert!(LonLat::new(f64::NAN, 0.0).is_err());
        assert!(serde_json::from_str::<LonLat>(r#"{"lon":130.3,"lat":147.3}"#).is_err());
        assert!(serde_json::from_str::<LonLat>(r#"{"lon":130.3,"lat":47.3}"#).is_ok());
    }

    #[test]
    fn a_degree_of_latitude_is_111_km() {
        let metres = distance_m(at(130.0, 47.0), at(130.0, 48.0));
        assert!((metres - 111_195.08).abs() < 0.01, "{metres}");
        assert!((distance_m(at(-180.0, 0.0), at(180.0, 0.0))).abs() < 1e-6);
    }

    proptest! {
        #[test]
        fn shifts_come_back(lon in 74.0f64..135.5, lat in 17.0f64..54.0) {
            let point = at(lon, lat);
            for back in [point.to_gcj02().to_wgs84(), point.to_bd09().to_wgs84()] {
                prop_assert!((back.lon - lon).abs() < 1e-7 && (back.lat - lat).abs() < 1e-7);
            }
        }

        #[test]
        fn distance_is_a_distance(a in (-180.0f64..180.0, -90.0f64..90.0), b in (-180.0f64..180.0, -90.0f64..90.0)) {
            let (a, b) = (at(a.0, a.1), at(b.0, b.1));
            prop_assert!((distance_m(a, b) - distance_m(b, a)).abs() < 1e-6);
            prop_assert!((0.0..=PI * EARTH_RADIUS_M + 1.0).contains(&distance_m(a, b)));
            prop_assert!(distance_m(a, a) < 1e-6);
        }
    }
}
