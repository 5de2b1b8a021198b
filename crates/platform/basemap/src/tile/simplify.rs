//! Douglas–Peucker on the unit square, without recursion.

use geo::Coord;

use super::project::{Path, Shape, ring_area};

/// The shape with no more detail than `tolerance`; `None` when nothing visible is left.
pub(crate) fn simplify(shape: &Shape, tolerance: f64) -> Option<Shape> {
    let smallest_area = tolerance * tolerance * 4.0;
    let simple = match shape {
        Shape::Points(points) => Shape::Points(points.clone()),
        Shape::Lines(lines) => {
            let lines: Vec<Path> = lines
                .iter()
                .map(|line| path(line, tolerance))
                .filter(|line| line.len() >= 2)
                .collect();
            if lines.is_empty() {
                return None;
            }
            Shape::Lines(lines)
        }
        Shape::Areas(areas) => {
            let areas: Vec<Vec<Path>> = areas
                .iter()
                .filter_map(|rings| area(rings, tolerance, smallest_area))
                .collect();
            if areas.is_empty() {
                return None;
            }
            Shape::Areas(areas)
        }
    };
    Some(simple)
}

fn area(rings: &[Path], tolerance: f64, smallest: f64) -> Option<Vec<Path>> {
    let mut kept = Vec::with_capacity(rings.len());
    for (i, ring) in rings.iter().enumerate() {
        let visible = ring.len() >= 4 && ring_area(ring).abs() >= smallest;
        match (visible, i) {
            (true, _) => {
                let simple = path(ring, tolerance);
                // What collapses to a line was a thin thing; its shell is kept as it was.
                if simple.len() >= 4 {
                    kept.push(simple);
                } else if i == 0 {
                    kept.push(ring.clone());
                }
            }
            (false, 0) => return None,
            (false, _) => {}
        }
    }
    Some(kept)
}

pub(crate) fn path(points: &[Coord<f64>], tolerance: f64) -> Path {
    if points.len() <= 2 {
        return points.to_vec();
    }
    let mut keep = vec![false; points.len()];
    let last = points.len() - 1;
    keep[0] = true;
    keep[last] = true;
    let mut open = vec![(0, last)];
    while let Some((from, to)) = open.pop() {
        let farthest = (from + 1..to)
            .map(|i| (i, distance2(points[i], points[from], points[to])))
            .max_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((i, distance2)) = farthest
            && distance2 > tolerance * tolerance
        {
            keep[i] = true;
            open.push((from, i));
            open.push((i, to));
        }
    }
    points
        .iter()
        .zip(keep)
        .filter(|(_, keep)| *keep)
        .map(|(&c, _)| c)
        .collect()
}

fn distance2(point: Coord<f64>, a: Coord<f64>, b: Coord<f64>) -> f64 {
    let along = b - a;
    let length2 = along.x * along.x + along.y * along.y;
    let t = if length2 > 0.0 {
        (((point.x - a.x) * along.x + (point.y - a.y) * along.y) / length2).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let foot = a + along * t;
    (point.x - foot.x).powi(2) + (point.y - foot.y).powi(2)
}

#[cfg(test)]
mod tests {
    use geo::coord;

    use super::*;

    #[test]
    fn points_on_a_line_go_and_corners_stay() {
        let line = [
            coord! { x: 0., y: 0. },
            coord! { x: 1., y: 0.001 },
            coord! { x: 2., y: 0. },
            coord! { x: 2., y: 2. },
        ];
        assert_eq!(path(&line, 0.01), [line[0], line[2], line[3]]);
    }

    #[test]
    fn an_invisible_area_is_left_out() {
        let tiny = vec![vec![
            coord! { x: 0., y: 0. },
            coord! { x: 0.001, y: 0. },
            coord! { x: 0., y: 0.001 },
            coord! { x: 0., y: 0. },
        ]];
        assert_eq!(simplify(&Shape::Areas(vec![tiny]), 0.01), None);
    }
}
