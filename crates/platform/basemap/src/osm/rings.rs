//! Joins the ways of a relation into rings.

use std::collections::HashMap;

use geo::{Contains, Coord, LineString, MultiPolygon, Polygon};

/// A way as node ids.
pub(super) type Nodes<'a> = &'a [i64];

/// Rings from ways that share end points, and how many ways could not be closed.
pub(super) fn join(ways: &[Nodes<'_>]) -> (Vec<Vec<i64>>, usize) {
    let mut by_end: HashMap<i64, Vec<usize>> = HashMap::new();
    let mut rings = Vec::new();
    for (i, way) in ways.iter().enumerate() {
        let [first, .., last] = way else { continue };
        if first == last {
            if way.len() >= 4 {
                rings.push(way.to_vec());
            }
            continue;
        }
        by_end.entry(*first).or_default().push(i);
        by_end.entry(*last).or_default().push(i);
    }
    let mut used = vec![false; ways.len()];
    let mut unclosed = 0;
    for start in 0..ways.len() {
        let way = ways[start];
        if used[start] || way.len() < 2 || way.first() == way.last() {
            continue;
        }
        used[start] = true;
        let mut ring = way.to_vec();
        let mut joined = 1;
        while ring.first() != ring.last() {
            let Some(&end) = ring.last() else { break };
            let next = by_end
                .get(&end)
                .and_then(|ways| ways.iter().find(|&&w| !used[w]).copied());
            let Some(next) = next else { break };
            used[next] = true;
            joined += 1;
            if ways[next].first() == Some(&end) {
                ring.extend_from_slice(&ways[next][1..]);
            } else {
                ring.extend(ways[next].iter().rev().skip(1));
            }
        }
        if ring.len() >= 4 && ring.first() == ring.last() {
            rings.push(ring);
        } else {
            unclosed += joined;
        }
    }
    (rings, unclosed)
}

/// Puts each hole into the smallest shell around it; a hole without a shell is dropped.
pub(super) fn nest(outer: Vec<Vec<Coord<f64>>>, inner: Vec<Vec<Coord<f64>>>) -> MultiPolygon<f64> {
    use geo::Area;
    let mut shells: Vec<(Polygon<f64>, f64)> = outer
        .into_iter()
        .map(|ring| Polygon::new(LineString(ring), Vec::new()))
        .map(|polygon| {
            let area = polygon.unsigned_area();
            (polygon, area)
        })
        .collect();
    shells.sort_by(|a, b| a.1.total_cmp(&b.1));
    for hole in inner {
        let Some(&corner) = hole.first() else {
            continue;
        };
        let alone = |shell: &Polygon<f64>| Polygon::new(shell.exterior().clone(), Vec::new());
        let home = if shells.len() == 1 {
            shells.first_mut()
        } else {
            shells
                .iter_mut()
                .find(|(shell, _)| alone(shell).contains(&corner))
        };
        if let Some((shell, _)) = home {
            shell.interiors_push(LineString(hole));
        }
    }
    MultiPolygon(shells.into_iter().map(|(shell, _)| shell).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_join_in_any_order_and_direction() {
        let (rings, unclosed) =
            join(&[&[1, 2, 3], &[5, 4, 3], &[5, 6, 1], &[7, 8, 9, 7], &[20, 21]]);
        assert_eq!(rings.len(), 2);
        assert_eq!(unclosed, 1);
        let joined = rings
            .iter()
            .find(|ring| ring.len() == 7)
            .expect("the joined ring");
        assert_eq!(joined.first(), joined.last());
        assert_eq!(joined[1..6], [2, 3, 4, 5, 6]);
    }

    #[test]
    fn a_hole_goes_into_the_shell_around_it() {
        let square = |x: f64, y: f64, side: f64| -> Vec<Coord<f64>> {
            vec![
                (x, y).into(),
                (x + side, y).into(),
                (x + side, y + side).into(),
                (x, y + side).into(),
                (x, y).into(),
            ]
        };
        let shape = nest(
            vec![square(0., 0., 10.), square(20., 0., 10.)],
            vec![square(22., 2., 2.)],
        );
        let holes: Vec<usize> = shape
            .iter()
            .map(|polygon| polygon.interiors().len())
            .collect();
        assert_eq!(holes.iter().sum::<usize>(), 1);
        let shell = shape
            .iter()
            .find(|polygon| polygon.interiors().len() == 1)
            .expect("one");
        assert!(shell.exterior().0.iter().all(|c| c.x >= 20.0));
    }
}
