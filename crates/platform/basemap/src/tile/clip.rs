//! Cuts shapes into tiles: first into columns, then each column into rows, so that a large shape is
//! walked once per column and not once per tile.

use geo::{BooleanOps, Coord, LineString, MultiPolygon, Polygon};

use super::project::{Path, Shape};

/// One axis of the unit square.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Axis {
    X,
    Y,
}

impl Axis {
    fn of(self, c: Coord<f64>) -> f64 {
        match self {
            Self::X => c.x,
            Self::Y => c.y,
        }
    }

    /// The point between `a` and `b` where the axis has the value.
    fn at(self, a: Coord<f64>, b: Coord<f64>, value: f64) -> Coord<f64> {
        let t = (value - self.of(a)) / (self.of(b) - self.of(a));
        match self {
            Self::X => Coord {
                x: value,
                y: a.y + (b.y - a.y) * t,
            },
            Self::Y => Coord {
                x: a.x + (b.x - a.x) * t,
                y: value,
            },
        }
    }
}

/// Smallest and largest value of the shape on the axis.
pub(crate) fn span(shape: &Shape, axis: Axis) -> (f64, f64) {
    shape
        .coords()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), c| {
            let value = axis.of(c);
            (low.min(value), high.max(value))
        })
}

/// The part of the shape between two values of an axis; `None` when there is none.
pub(crate) fn band(shape: &Shape, axis: Axis, low: f64, high: f64) -> Option<Shape> {
    let (least, most) = span(shape, axis);
    if least >= low && most <= high {
        return Some(shape.clone());
    }
    if most < low || least > high {
        return None;
    }
    match shape {
        Shape::Points(points) => {
            let inside = |c: &Coord<f64>| (low..=high).contains(&axis.of(*c));
            let points: Path = points.iter().copied().filter(inside).collect();
            (!points.is_empty()).then_some(Shape::Points(points))
        }
        Shape::Lines(lines) => {
            let lines: Vec<Path> = lines
                .iter()
                .flat_map(|line| line_band(line, axis, low, high))
                .collect();
            (!lines.is_empty()).then_some(Shape::Lines(lines))
        }
        Shape::Areas(areas) => {
            let areas: Vec<Vec<Path>> = areas
                .iter()
                .flat_map(|rings| area_band(rings, axis, low, high))
                .collect();
            (!areas.is_empty()).then_some(Shape::Areas(areas))
        }
    }
}

fn line_band(line: &[Coord<f64>], axis: Axis, low: f64, high: f64) -> Vec<Path> {
    let mut pieces = Vec::new();
    let mut piece: Path = Vec::new();
    for edge in line.windows(2) {
        let (a, b) = (edge[0], edge[1]);
        let (from, to) = (axis.of(a), axis.of(b));
        if from.max(to) < low || from.min(to) > high {
            end_piece(&mut piece, &mut pieces);
            continue;
        }
        let cut = |c: Coord<f64>| {
            let value = axis.of(c);
            if value < low {
                axis.at(a, b, low)
            } else if value > high {
                axis.at(a, b, high)
            } else {
                c
            }
        };
        if piece.is_empty() {
            piece.push(cut(a));
        }
        piece.push(cut(b));
        if !(low..=high).contains(&to) {
            end_piece(&mut piece, &mut pieces);
        }
    }
    end_piece(&mut piece, &mut pieces);
    pieces
}

fn end_piece(piece: &mut Path, pieces: &mut Vec<Path>) {
    if piece.len() >= 2 {
        pieces.push(std::mem::take(piece));
    } else {
        piece.clear();
    }
}

fn area_band(rings: &[Path], axis: Axis, low: f64, high: f64) -> Vec<Vec<Path>> {
    let mut kept = Vec::with_capacity(rings.len());
    for (i, ring) in rings.iter().enumerate() {
        let cut = half_plane(&half_plane(ring, axis, low, true), axis, high, false);
        if cut.len() >= 4 {
            kept.push(cut);
        } else if i == 0 {
            return Vec::new();
        }
    }
    if is_joined_along(&kept, axis, low) || is_joined_along(&kept, axis, high) {
        return apart(kept);
    }
    vec![kept]
}

/// Whether the cut may have left parts of a concave area joined by a line along its edge: then there
/// are at least two stretches on it.
fn is_joined_along(rings: &[Path], axis: Axis, limit: f64) -> bool {
    let on_limit = |c: Coord<f64>| (axis.of(c) - limit).abs() <= f64::EPSILON;
    let stretches = rings
        .iter()
        .flat_map(|ring| ring.windows(2))
        .filter(|edge| on_limit(edge[0]) && on_limit(edge[1]));
    stretches.count() > 1
}

/// The same land as separate, valid polygons.
fn apart(rings: Vec<Path>) -> Vec<Vec<Path>> {
    let mut rings = rings.into_iter().map(LineString);
    let Some(shell) = rings.next() else {
        return Vec::new();
    };
    let joined = Polygon::new(shell, rings.collect());
    let nothing = MultiPolygon::<f64>(Vec::new());
    let parts = joined.union(&nothing);
    parts
        .into_iter()
        .map(|part| {
            let (shell, holes) = part.into_inner();
            std::iter::once(shell)
                .chain(holes)
                .map(|ring| ring.0)
                .collect()
        })
        .collect()
}

/// Sutherland–Hodgman against one edge; leaves parts of a concave area joined along it.
fn half_plane(ring: &[Coord<f64>], axis: Axis, limit: f64, keep_above: bool) -> Path {
    let inside = |c: Coord<f64>| {
        if keep_above {
            axis.of(c) >= limit
        } else {
            axis.of(c) <= limit
        }
    };
    let mut kept = Path::with_capacity(ring.len() + 2);
    for edge in ring.windows(2) {
        let (a, b) = (edge[0], edge[1]);
        if inside(a) {
            kept.push(a);
        }
        if inside(a) != inside(b) {
            kept.push(axis.at(a, b, limit));
        }
    }
    if let Some(&first) = kept.first() {
        kept.push(first);
    }
    kept
}

#[cfg(test)]
mod tests {
    use geo::coord;
    use proptest::prelude::*;

    use super::*;
    use crate::tile::project::ring_area;

    #[test]
    fn a_line_that_leaves_and_returns_gives_two_pieces() {
        let line = vec![
            coord! { x: 0.1, y: 0.5 },
            coord! { x: 0.9, y: 0.5 },
            coord! { x: 0.9, y: 0.6 },
            coord! { x: 0.1, y: 0.6 },
        ];
        let cut = band(&Shape::Lines(vec![line]), Axis::X, 0.0, 0.5);
        let Some(Shape::Lines(pieces)) = cut else {
            panic!("{cut:?}")
        };
        assert_eq!(pieces.len(), 2);
        assert_eq!(
            pieces[0],
            [coord! { x: 0.1, y: 0.5 }, coord! { x: 0.5, y: 0.5 }]
        );
    }

    proptest! {
        #[test]
        fn the_pieces_of_an_area_add_up(
            radii in prop::collection::vec(0.1..0.5_f64, 3..40),
            cut in 0.1..0.9_f64,
        ) {
            let n = radii.len() as f64;
            let mut ring: Path = radii.iter().enumerate().map(|(i, r)| {
                let angle = i as f64 / n * std::f64::consts::TAU;
                coord! { x: 0.5 + r * angle.cos(), y: 0.5 + r * angle.sin() }
            }).collect();
            ring.push(ring[0]);
            let whole = ring_area(&ring).abs();
            for axis in [Axis::X, Axis::Y] {
                let shape = Shape::Areas(vec![vec![ring.clone()]]);
                let pieces = [band(&shape, axis, 0.0, cut), band(&shape, axis, cut, 1.0)];
                let sum: f64 = pieces.iter().flatten().map(Shape::area).sum();
                // Parts that had to be separated are rounded to a grid of 1e-9.
                prop_assert!((sum - whole).abs() < 1e-8);
            }
        }
    }
}
