//! What fills a community: estates with rows of buildings, houses along lanes, grids.

use geo::{Coord, MultiPolygon, Polygon};
use geometry::measure::LocalPlane;
use kernel::LonLat;

/// A place in metres east and north of a middle, turned a little, as towns are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    plane: LocalPlane,
    sin: f64,
    cos: f64,
}

impl Frame {
    pub fn new(origin: Coord<f64>, turned_degrees: f64) -> Frame {
        let (sin, cos) = turned_degrees.to_radians().sin_cos();
        Frame {
            plane: LocalPlane::at(origin),
            sin,
            cos,
        }
    }

    pub fn degrees(&self, east: f64, north: f64) -> Coord<f64> {
        let metres = Coord {
            x: east * self.cos - north * self.sin,
            y: east * self.sin + north * self.cos,
        };
        self.plane.to_degrees(metres)
    }

    pub fn rectangle(&self, area: Area) -> Polygon<f64> {
        let corners = [
            (area.west, area.south),
            (area.east, area.south),
            (area.east, area.north),
            (area.west, area.north),
            (area.west, area.south),
        ];
        let ring: Vec<Coord<f64>> = corners.map(|(x, y)| self.degrees(x, y)).to_vec();
        Polygon::new(ring.into(), Vec::new())
    }
}

/// A rectangle in metres of a frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub west: f64,
    pub south: f64,
    pub east: f64,
    pub north: f64,
}

impl Area {
    pub fn around(east: f64, north: f64, width: f64, height: f64) -> Area {
        Area {
            west: east - width / 2.0,
            south: north - height / 2.0,
            east: east + width / 2.0,
            north: north + height / 2.0,
        }
    }

    pub fn middle(&self) -> (f64, f64) {
        (
            f64::midpoint(self.west, self.east),
            f64::midpoint(self.south, self.north),
        )
    }

    fn width(&self) -> f64 {
        self.east - self.west
    }

    fn height(&self) -> f64 {
        self.north - self.south
    }

    fn shrunk(&self, by: f64) -> Area {
        Area {
            west: self.west + by,
            south: self.south + by,
            east: self.east - by,
            north: self.north - by,
        }
    }

    /// The part in column `x` of `columns` and row `y` of `rows`, rows counted from the north.
    fn part(&self, x: usize, columns: usize, y: usize, rows: usize) -> Area {
        let (width, height) = (self.width() / columns as f64, self.height() / rows as f64);
        let west = self.west + width * x as f64;
        let north = self.north - height * y as f64;
        Area {
            west,
            south: north - height,
            east: west + width,
            north,
        }
    }
}

/// Where a community lies.
#[derive(Clone, Debug)]
pub struct Spot {
    pub(super) frame: Frame,
    pub(super) area: Area,
    /// Town: estates in blocks; otherwise houses along lanes.
    pub urban: bool,
}

/// Where an estate and its buildings lie.
#[derive(Clone, Debug, PartialEq)]
pub struct EstatePlan {
    /// Its middle.
    pub at: LonLat,
    /// Its ground.
    pub ground: Polygon<f64>,
    /// Its buildings, in order of their numbers: from the north-west, row by row.
    pub buildings: Vec<HousePlan>,
}

/// Where a building lies.
#[derive(Clone, Debug, PartialEq)]
pub struct HousePlan {
    /// Its middle.
    pub at: LonLat,
    /// Its outline.
    pub outline: Polygon<f64>,
}

impl HousePlan {
    /// The outline as GeoJSON geometry, as [`crate::NewBuilding::outline`] takes it.
    pub fn outline_json(&self) -> String {
        let ring: Vec<[f64; 2]> = self
            .outline
            .exterior()
            .0
            .iter()
            .map(|c| [round(c.x), round(c.y)])
            .collect();
        serde_json::json!({ "type": "Polygon", "coordinates": [ring] }).to_string()
    }
}

/// A centimetre is fine enough.
fn round(degrees: f64) -> f64 {
    (degrees * 1e7).round() / 1e7
}

/// Half the width of the street around a block, metres.
const STREET_M: f64 = 14.0;
/// Space that a building takes: along the row and across, metres.
const BUILDING_M: (f64, f64) = (62.0, 34.0);
/// The same for a house of a village.
const HOUSE_M: (f64, f64) = (24.0, 40.0);

impl Spot {
    /// The middle, where the name stands.
    pub fn at(&self) -> LonLat {
        let (x, y) = self.area.middle();
        point(self.frame.degrees(x, y))
    }

    /// The ground of the community.
    pub fn ground(&self) -> MultiPolygon<f64> {
        MultiPolygon::new(vec![self.frame.rectangle(self.area)])
    }

    /// Grids that cover the community without gap or overlap.
    pub fn grids(&self, count: usize) -> Vec<MultiPolygon<f64>> {
        Self::parts(self.area, count)
            .into_iter()
            .map(|area| MultiPolygon::new(vec![self.frame.rectangle(area)]))
            .collect()
    }

    /// Estates with so many buildings each.
    pub fn estates(&self, buildings: &[usize]) -> Vec<EstatePlan> {
        Self::parts(self.area, buildings.len())
            .into_iter()
            .zip(buildings)
            .map(|(area, &count)| {
                let inner = area.shrunk(STREET_M);
                let (x, y) = inner.middle();
                EstatePlan {
                    at: point(self.frame.degrees(x, y)),
                    ground: self.frame.rectangle(inner),
                    buildings: self.rows(inner, count, BUILDING_M),
                }
            })
            .collect()
    }

    /// Houses of a village, along its lanes.
    pub fn houses(&self, count: usize) -> Vec<HousePlan> {
        self.rows(self.area.shrunk(STREET_M), count, HOUSE_M)
    }

    /// An area in `count` parts: one or two columns.
    fn parts(area: Area, count: usize) -> Vec<Area> {
        let columns = if count > 1 { 2 } else { 1 };
        let rows = count.div_ceil(columns);
        (0..count)
            .map(|at| {
                let (x, y) = (at % columns, at / columns);
                // An odd last part takes the whole row, so that nothing is left over.
                if at + 1 == count && x == 0 {
                    area.part(0, 1, y, rows)
                } else {
                    area.part(x, columns, y, rows)
                }
            })
            .collect()
    }

    fn rows(&self, area: Area, count: usize, (along, across): (f64, f64)) -> Vec<HousePlan> {
        let most_rows = (area.height() / across).floor().max(1.0) as usize;
        let columns = ((area.width() / along).floor().max(1.0) as usize)
            .max(count.div_ceil(most_rows.max(1)));
        let rows = count.div_ceil(columns).max(1);
        (0..count)
            .map(|at| {
                let lot = area.part(at % columns, columns, at / columns, rows);
                let (x, y) = lot.middle();
                let width = (lot.width() * 0.78).min(along * 0.8);
                let depth = (lot.height() * 0.4).min(across * 0.4).min(13.0);
                HousePlan {
                    at: point(self.frame.degrees(x, y)),
                    outline: self.frame.rectangle(Area::around(x, y, width, depth)),
                }
            })
            .collect()
    }
}

pub(super) fn point(c: Coord<f64>) -> LonLat {
    LonLat::new(round(c.x), round(c.y)).expect("a made-up city lies on earth")
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Area as _, Contains};
    use proptest::prelude::*;

    fn spot() -> Spot {
        let frame = Frame::new(
            Coord {
                x: 130.29,
                y: 47.25,
            },
            7.0,
        );
        Spot {
            frame,
            area: Area::around(300.0, -200.0, 490.0, 500.0),
            urban: true,
        }
    }

    proptest! {
        #[test]
        fn buildings_stand_inside_their_estate_and_apart(counts in prop::collection::vec(1usize..40, 1..5)) {
            let plans = spot().estates(&counts);
            prop_assert_eq!(plans.len(), counts.len());
            for (plan, count) in plans.iter().zip(&counts) {
                prop_assert_eq!(plan.buildings.len(), *count);
                for house in &plan.buildings {
                    prop_assert!(plan.ground.contains(&house.outline));
                }
                for (at, house) in plan.buildings.iter().enumerate() {
                    for other in &plan.buildings[..at] {
                        prop_assert_ne!(house.at, other.at);
                    }
                }
            }
        }

        #[test]
        fn grids_cover_the_community(count in 1usize..9) {
            let spot = spot();
            let sum: f64 = spot.grids(count).iter().map(geo::Area::unsigned_area).sum();
            let whole = spot.ground().unsigned_area();
            prop_assert!((sum - whole).abs() < whole * 1e-6);
        }
    }
}
