//! A shape as it was written down, before anything was put right.

use geo::{Coord, LineString, MultiPolygon, Polygon};

/// One polygon as a list of rings: the shell first, then the holes.
///
/// Unlike [`Polygon`] nothing is closed, turned or dropped, so that a repair can say what was wrong.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RawPolygon {
    /// Shell, then holes; degrees.
    pub rings: Vec<Vec<Coord<f64>>>,
}

/// The polygons of one feature as they were written down.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RawShape {
    /// In file order.
    pub polygons: Vec<RawPolygon>,
}

impl RawShape {
    /// Number of coordinates in all rings.
    #[must_use]
    pub fn point_count(&self) -> usize {
        self.polygons
            .iter()
            .flat_map(|p| &p.rings)
            .map(Vec::len)
            .sum()
    }

    /// The same shape with every coordinate replaced.
    #[must_use]
    pub fn map(&self, change: impl Fn(Coord<f64>) -> Coord<f64>) -> Self {
        let polygons = self
            .polygons
            .iter()
            .map(|polygon| RawPolygon {
                rings: polygon
                    .rings
                    .iter()
                    .map(|ring| ring.iter().map(|&c| change(c)).collect())
                    .collect(),
            })
            .collect();
        Self { polygons }
    }

    /// Takes the rings at face value, closing them and nothing else.
    ///
    /// Good enough to compare a whole file with a reference; never store the result, use
    /// [`crate::repair::repair`] for that.
    #[must_use]
    pub fn unchecked(&self) -> MultiPolygon<f64> {
        MultiPolygon(
            self.polygons
                .iter()
                .filter(|polygon| polygon.rings.first().is_some_and(|shell| shell.len() >= 3))
                .map(|polygon| {
                    let mut rings = polygon.rings.iter().cloned().map(LineString);
                    let shell = rings.next().unwrap_or_else(|| LineString(Vec::new()));
                    Polygon::new(shell, rings.filter(|hole| hole.0.len() >= 3).collect())
                })
                .collect(),
        )
    }
}

impl From<&MultiPolygon<f64>> for RawShape {
    fn from(shape: &MultiPolygon<f64>) -> Self {
        let polygons = shape
            .iter()
            .map(|polygon| RawPolygon {
                rings: std::iter::once(polygon.exterior())
                    .chain(polygon.interiors())
                    .map(|ring| ring.0.clone())
                    .collect(),
            })
            .collect();
        Self { polygons }
    }
}
