//! A plane in metres around one place.

use geo::{Coord, MapCoords, MultiPolygon};

/// Metres east and north of an origin, by the radii of curvature of the WGS-84 ellipsoid there.
///
/// Lengths are right to 0.1 % within 50 km in China's latitudes. Not for areas of record.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LocalPlane {
    origin: Coord<f64>,
    metres_per_degree: Coord<f64>,
}

impl LocalPlane {
    /// The plane that touches the ellipsoid at `origin`, degrees.
    #[must_use]
    pub fn at(origin: Coord<f64>) -> Self {
        const A_M: f64 = 6_378_137.0;
        const E2: f64 = 0.006_694_379_990_141_317;
        // Near the poles a degree of longitude has no length; the clamp keeps the inverse finite.
        let latitude = origin.y.clamp(-89.0, 89.0).to_radians();
        let w2 = 1.0 - E2 * latitude.sin().powi(2);
        let prime_vertical_m = A_M / w2.sqrt();
        let meridian_m = A_M * (1.0 - E2) / (w2 * w2.sqrt());
        let radian = std::f64::consts::PI / 180.0;
        let metres_per_degree = Coord {
            x: prime_vertical_m * latitude.cos() * radian,
            y: meridian_m * radian,
        };
        Self {
            origin,
            metres_per_degree,
        }
    }

    /// Degrees to metres.
    #[must_use]
    pub fn to_metres(&self, degrees: Coord<f64>) -> Coord<f64> {
        Coord {
            x: (degrees.x - self.origin.x) * self.metres_per_degree.x,
            y: (degrees.y - self.origin.y) * self.metres_per_degree.y,
        }
    }

    /// Metres to degrees.
    #[must_use]
    pub fn to_degrees(&self, metres: Coord<f64>) -> Coord<f64> {
        Coord {
            x: metres.x / self.metres_per_degree.x + self.origin.x,
            y: metres.y / self.metres_per_degree.y + self.origin.y,
        }
    }

    pub(crate) fn map_to_metres(&self, shape: &MultiPolygon<f64>) -> MultiPolygon<f64> {
        shape.map_coords(|c| self.to_metres(c))
    }

    pub(crate) fn map_to_degrees(&self, shape: &MultiPolygon<f64>) -> MultiPolygon<f64> {
        shape.map_coords(|c| self.to_degrees(c))
    }
}

/// Distance between two coordinates in degrees, metres, on the plane between them.
pub(crate) fn distance_m(a: Coord<f64>, b: Coord<f64>) -> f64 {
    let plane = LocalPlane::at((a + b) / 2.0);
    let (a, b) = (plane.to_metres(a), plane.to_metres(b));
    (a.x - b.x).hypot(a.y - b.y)
}

/// Distance from a point to a segment, all in the same unit.
pub(crate) fn distance_to_segment(point: Coord<f64>, a: Coord<f64>, b: Coord<f64>) -> f64 {
    let along = b - a;
    let length2 = along.x * along.x + along.y * along.y;
    let t = if length2 > 0.0 {
        (((point.x - a.x) * along.x + (point.y - a.y) * along.y) / length2).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let foot = a + along * t;
    (point.x - foot.x).hypot(point.y - foot.y)
}
