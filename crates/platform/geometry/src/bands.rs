//! Edges sorted into bands of latitude, so that a point is compared with a handful of them.

use geo::{Coord, Intersects, Line, LineString};

use crate::measure::crosses_ray;

/// The edges of some rings.
#[derive(Debug)]
pub(crate) struct Bands {
    south: f64,
    per_degree: f64,
    /// `edges[starts[band]..starts[band + 1]]` are the edges that touch the band.
    starts: Vec<u32>,
    edges: Vec<Line<f64>>,
}

impl Bands {
    pub(crate) fn new<'a>(rings: impl IntoIterator<Item = &'a LineString<f64>>) -> Self {
        let edges: Vec<Line<f64>> = rings.into_iter().flat_map(LineString::lines).collect();
        let latitudes = || edges.iter().flat_map(|edge| [edge.start.y, edge.end.y]);
        let south = latitudes().fold(f64::INFINITY, f64::min);
        let north = latitudes().fold(f64::NEG_INFINITY, f64::max);
        let count = (edges.len() / 4).clamp(1, 4096);
        let height = (north - south).max(f64::MIN_POSITIVE);
        let mut sorted = Self {
            south,
            per_degree: count as f64 / height,
            starts: Vec::with_capacity(count + 1),
            edges: Vec::new(),
        };
        let mut bands = vec![Vec::new(); count];
        for edge in edges {
            let (a, b) = (
                sorted.band(edge.start.y, count),
                sorted.band(edge.end.y, count),
            );
            for band in &mut bands[a.min(b)..=a.max(b)] {
                band.push(edge);
            }
        }
        for band in bands {
            sorted.starts.push(sorted.edges.len() as u32);
            sorted.edges.extend(band);
        }
        sorted.starts.push(sorted.edges.len() as u32);
        sorted
    }

    fn band(&self, latitude: f64, count: usize) -> usize {
        (((latitude - self.south) * self.per_degree).max(0.0) as usize).min(count - 1)
    }

    fn near(&self, point: Coord<f64>) -> &[Line<f64>] {
        let band = self.band(point.y, self.starts.len() - 1);
        &self.edges[self.starts[band] as usize..self.starts[band + 1] as usize]
    }

    /// Inside by the half-open rule of [`crosses_ray`].
    pub(crate) fn contains(&self, point: Coord<f64>) -> bool {
        self.near(point).iter().fold(false, |inside, edge| {
            inside ^ crosses_ray(edge.start, edge.end, point)
        })
    }

    /// On one of the edges, exactly.
    pub(crate) fn touches(&self, point: Coord<f64>) -> bool {
        self.near(point).iter().any(|edge| edge.intersects(&point))
    }
}
