//! Web Mercator on the unit square: x to the east, y to the south, both from 0 to 1.

use geo::{Coord, Geometry, LineString, Polygon};

pub(crate) type Path = Vec<Coord<f64>>;

/// A geometry on the unit square, without empty parts.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Shape {
    Points(Path),
    Lines(Vec<Path>),
    /// Polygons, each a shell and its holes; rings closed.
    Areas(Vec<Vec<Path>>),
}

impl Shape {
    /// `None` for nothing, and for anything with a coordinate that is no number.
    pub(crate) fn of(geometry: &Geometry<f64>) -> Option<Self> {
        let shape = match geometry {
            Geometry::Point(point) => Self::Points(vec![unit(point.0)]),
            Geometry::MultiPoint(points) => {
                Self::Points(points.iter().map(|p| unit(p.0)).collect())
            }
            Geometry::Line(line) => Self::Lines(vec![vec![unit(line.start), unit(line.end)]]),
            Geometry::LineString(line) => Self::Lines(vec![path(line)]),
            Geometry::MultiLineString(lines) => Self::Lines(lines.iter().map(path).collect()),
            Geometry::Polygon(polygon) => Self::Areas(vec![rings(polygon)]),
            Geometry::MultiPolygon(areas) => Self::Areas(areas.iter().map(rings).collect()),
            Geometry::Rect(rect) => Self::Areas(vec![rings(&rect.to_polygon())]),
            Geometry::Triangle(triangle) => Self::Areas(vec![rings(&triangle.to_polygon())]),
            Geometry::GeometryCollection(_) => return None,
        };
        let mut count = 0;
        for c in shape.coords() {
            if !(c.x.is_finite() && c.y.is_finite()) {
                return None;
            }
            count += 1;
        }
        (count > 0).then_some(shape)
    }

    pub(crate) fn coords(&self) -> Box<dyn Iterator<Item = Coord<f64>> + '_> {
        match self {
            Self::Points(points) => Box::new(points.iter().copied()),
            Self::Lines(lines) => Box::new(lines.iter().flatten().copied()),
            Self::Areas(areas) => Box::new(areas.iter().flatten().flatten().copied()),
        }
    }

    /// Area of the shells on the unit square; zero for points and lines.
    pub(crate) fn area(&self) -> f64 {
        match self {
            Self::Areas(areas) => areas
                .iter()
                .filter_map(|rings| rings.first())
                .map(|ring| ring_area(ring).abs())
                .sum(),
            Self::Points(_) | Self::Lines(_) => 0.0,
        }
    }
}

pub(crate) fn ring_area(ring: &[Coord<f64>]) -> f64 {
    ring.windows(2)
        .map(|edge| edge[0].x * edge[1].y - edge[1].x * edge[0].y)
        .sum::<f64>()
        / 2.0
}

fn unit(degrees: Coord<f64>) -> Coord<f64> {
    // Mercator ends where the square does, at 85.0511 degrees.
    let latitude = degrees
        .y
        .clamp(-85.051_128_779_806_6, 85.051_128_779_806_6)
        .to_radians();
    let y = 0.5 - latitude.tan().asinh() / std::f64::consts::TAU;
    Coord {
        x: (degrees.x + 180.0) / 360.0,
        y,
    }
}

fn path(line: &LineString<f64>) -> Path {
    line.0.iter().map(|&c| unit(c)).collect()
}

fn rings(polygon: &Polygon<f64>) -> Vec<Path> {
    std::iter::once(polygon.exterior())
        .chain(polygon.interiors())
        .map(path)
        .collect()
}
