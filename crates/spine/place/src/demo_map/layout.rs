//! Where the communities of a made-up city lie.

use std::collections::BTreeMap;

use geo::{Coord, LineString, MultiPolygon, Polygon, polygon};
use geometry::measure::{bounds, contains, label_point};
use kernel::{LonLat, distance_m};

use super::lots::Lots;
use super::shapes::{Area, Frame, Spot, point};
use crate::Level;

/// A unit as the layout needs it.
#[derive(Clone, Debug)]
pub struct DemoUnit {
    /// Main code; those of its parents are its beginnings.
    pub code: String,
    /// Level.
    pub level: Level,
    /// Town rather than country.
    pub urban: bool,
}

/// Where everything lies.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// Seat of each county, by code.
    pub counties: BTreeMap<String, LonLat>,
    /// Middle of each township, by code.
    pub townships: BTreeMap<String, LonLat>,
    /// Spot of each community, by code.
    pub communities: BTreeMap<String, Spot>,
}

/// A block of a town with half of the streets around it, metres.
const BLOCK_M: (f64, f64) = (490.0, 500.0);
/// A village, metres.
const VILLAGE_M: (f64, f64) = (620.0, 460.0);
/// Blocks of a spiral that are tried before a town is full.
const MOST_BLOCKS: usize = 6_000;
/// Places tried for one village or township; the loneliest wins.
const TRIES: usize = 24;

impl Layout {
    /// Lays out all townships and communities of the counties given, by code and border in WGS-84. Communities of
    /// other counties get no spot.
    pub fn new(seed: u64, counties: &[(String, MultiPolygon<f64>)], units: &[DemoUnit]) -> Layout {
        let mut layout = Layout::default();
        for (code, border) in counties {
            if let Some(seat) = label_point(border) {
                layout.counties.insert(code.clone(), seat);
                layout.county(seed, code, border, seat, units);
            }
        }
        layout
    }

    fn county(
        &mut self,
        seed: u64,
        code: &str,
        border: &MultiPolygon<f64>,
        seat: LonLat,
        units: &[DemoUnit],
    ) {
        let mut lots = Lots::of(seed, code);
        let seat = Coord {
            x: seat.lon,
            y: seat.lat,
        };
        let frame = Frame::new(seat, lots.between(-12.0, 12.0));
        let within = |unit: &&DemoUnit| unit.code.starts_with(code);
        let mut communities: Vec<&DemoUnit> = units
            .iter()
            .filter(|u| u.level == Level::Community)
            .filter(within)
            .collect();
        communities.sort_by(|a, b| a.code.cmp(&b.code));
        let (town, country): (Vec<&DemoUnit>, Vec<&DemoUnit>) =
            communities.into_iter().partition(|u| u.urban);
        self.town(&frame, border, &town);
        let mut townships: Vec<&DemoUnit> = units
            .iter()
            .filter(|u| u.level == Level::Township)
            .filter(within)
            .collect();
        townships.sort_by(|a, b| a.code.cmp(&b.code));
        for township in townships {
            self.township(seed, border, township, &country);
        }
    }

    /// Blocks in a spiral around the seat, in order of codes, so that communities of one township are neighbours.
    fn town(&mut self, frame: &Frame, border: &MultiPolygon<f64>, town: &[&DemoUnit]) {
        let mut blocks = spiral()
            .take(MOST_BLOCKS)
            .map(|(x, y)| (f64::from(x) * BLOCK_M.0, f64::from(y) * BLOCK_M.1))
            .filter(|(x, y)| contains(border, frame.degrees(*x, *y)));
        for unit in town {
            let Some((x, y)) = blocks.next() else { break };
            let spot = Spot {
                frame: *frame,
                area: Area::around(x, y, BLOCK_M.0, BLOCK_M.1),
                urban: true,
            };
            self.communities.insert(unit.code.clone(), spot);
        }
    }

    /// The middle of a township: of its blocks where it is a town, otherwise a lonely place of the county; its villages
    /// lie around it.
    fn township(
        &mut self,
        seed: u64,
        border: &MultiPolygon<f64>,
        township: &DemoUnit,
        country: &[&DemoUnit],
    ) {
        let blocks: Vec<LonLat> = self
            .communities
            .range(township.code.clone()..)
            .take_while(|(code, _)| code.starts_with(&township.code))
            .map(|(_, spot)| spot.at())
            .collect();
        let mut lots = Lots::of(seed, &township.code);
        let middle = if blocks.is_empty() {
            let taken: Vec<LonLat> = self.townships.values().copied().collect();
            lonely(border, &taken, || anywhere(border, &mut lots))
        } else {
            let count = blocks.len() as f64;
            Some(Coord {
                x: blocks.iter().map(|p| p.lon).sum::<f64>() / count,
                y: blocks.iter().map(|p| p.lat).sum::<f64>() / count,
            })
        };
        let Some(middle) = middle else { return };
        self.townships.insert(township.code.clone(), point(middle));
        let frame = Frame::new(middle, lots.between(-25.0, 25.0));
        let mut taken = blocks;
        for village in country
            .iter()
            .filter(|u| u.code.starts_with(&township.code))
        {
            let near = || {
                let (angle, far) = (lots.between(0.0, 360.0), lots.between(1_200.0, 6_500.0));
                let (sin, cos) = angle.to_radians().sin_cos();
                frame.degrees(far * cos, far * sin)
            };
            let at = lonely(border, &taken, near).unwrap_or(middle);
            taken.push(point(at));
            let spot = Spot {
                frame: Frame::new(at, lots.between(-20.0, 20.0)),
                area: Area::around(0.0, 0.0, VILLAGE_M.0, VILLAGE_M.1),
                urban: false,
            };
            self.communities.insert(village.code.clone(), spot);
        }
    }
}

/// Of several places inside the border, the one farthest from its nearest neighbour.
fn lonely(
    border: &MultiPolygon<f64>,
    taken: &[LonLat],
    mut place: impl FnMut() -> Coord<f64>,
) -> Option<Coord<f64>> {
    (0..TRIES)
        .map(|_| place())
        .filter(|c| contains(border, *c))
        .map(|c| {
            let here = point(c);
            let nearest = taken
                .iter()
                .map(|other| distance_m(here, *other))
                .fold(f64::INFINITY, f64::min);
            (c, nearest)
        })
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(c, _)| c)
}

fn anywhere(border: &MultiPolygon<f64>, lots: &mut Lots) -> Coord<f64> {
    let Some(bounds) = bounds(border) else {
        return Coord { x: 0.0, y: 0.0 };
    };
    Coord {
        x: lots.between(bounds.min().x, bounds.max().x),
        y: lots.between(bounds.min().y, bounds.max().y),
    }
}

/// Cells of a square spiral from the middle outwards.
fn spiral() -> impl Iterator<Item = (i32, i32)> {
    (0i32..).flat_map(|ring| {
        let side: Vec<(i32, i32)> = if ring == 0 {
            vec![(0, 0)]
        } else {
            let top = (-ring + 1..=ring).map(|x| (x, ring));
            let right = (-ring..ring).rev().map(|y| (ring, y));
            let bottom = (-ring..ring).rev().map(|x| (x, -ring));
            let left = (-ring + 1..=ring).map(|y| (-ring, y));
            top.chain(right).chain(bottom).chain(left).collect()
        };
        side
    })
}

/// Where a made-up city lies, degrees.
const CITY: Coord<f64> = Coord {
    x: 130.28,
    y: 47.33,
};
/// A district of the town, degrees: about 8 km by 7 km.
const DISTRICT: (f64, f64) = (0.105, 0.063);
/// Width of the country around the town, degrees.
const AROUND: f64 = 0.35;
/// Columns of districts in the town.
const COLUMNS: usize = 3;

/// Made-up county borders for a city whose published borders are not at hand: town districts side by side, the first
/// country district around them, further counties to the east. They tile the city without gap or overlap.
pub fn counties(units: &[DemoUnit]) -> Vec<(String, MultiPolygon<f64>)> {
    let codes = units
        .iter()
        .filter(|u| u.level == Level::County)
        .map(|u| u.code.clone());
    let (town, country): (Vec<String>, Vec<String>) = codes.partition(|code| is_town(units, code));
    let rows = town.len().div_ceil(COLUMNS).max(1);
    let width = DISTRICT.0 * COLUMNS as f64;
    let height = DISTRICT.1 * rows as f64;
    let (west, north) = (CITY.x - width / 2.0, CITY.y + height / 2.0);
    let mut made: Vec<(String, MultiPolygon<f64>)> = town
        .iter()
        .enumerate()
        .map(|(at, code)| {
            let (x, y) = (at % COLUMNS, at / COLUMNS);
            // The last district takes what is left of its row.
            let columns = if at + 1 == town.len() { COLUMNS - x } else { 1 };
            let left = west + DISTRICT.0 * x as f64;
            let top = north - DISTRICT.1 * y as f64;
            let right = left + DISTRICT.0 * columns as f64;
            let bottom = top - DISTRICT.1;
            (code.clone(), rectangle(left, bottom, right, top))
        })
        .collect();
    let (left, right) = (west - AROUND, west + width + AROUND);
    let (bottom, top) = (north - height - AROUND, north + AROUND);
    for (at, code) in country.iter().enumerate() {
        let shape = if at == 0 {
            let outer = ring(left, bottom, right, top);
            let hole = ring(west, north - height, west + width, north);
            let holes = if town.is_empty() { vec![] } else { vec![hole] };
            MultiPolygon::new(vec![Polygon::new(outer, holes)])
        } else {
            let start = right + 0.8 * (at - 1) as f64;
            rectangle(start, bottom, start + 0.8, top)
        };
        made.push((code.clone(), shape));
    }
    made
}

/// Nine communities of ten are town.
fn is_town(units: &[DemoUnit], county: &str) -> bool {
    let inside = units
        .iter()
        .filter(|u| u.level == Level::Community && u.code.starts_with(county));
    let (mut town, mut all) = (0, 0);
    for unit in inside {
        all += 1;
        town += usize::from(unit.urban);
    }
    town * 10 >= all * 9
}

fn rectangle(left: f64, bottom: f64, right: f64, top: f64) -> MultiPolygon<f64> {
    MultiPolygon::new(vec![polygon![
        (x: left, y: bottom),
        (x: right, y: bottom),
        (x: right, y: top),
        (x: left, y: top),
    ]])
}

fn ring(left: f64, bottom: f64, right: f64, top: f64) -> LineString<f64> {
    rectangle(left, bottom, right, top).0[0].exterior().clone()
}

#[cfg(test)]
mod tests {
    use super::*;
    use geometry::neighbours::compare;
    use std::collections::HashSet;

    fn units() -> Vec<DemoUnit> {
        let unit = |code: String, level, urban| DemoUnit { code, level, urban };
        let mut all = Vec::new();
        for county in 2..=8 {
            all.push(unit(format!("23040{county}"), Level::County, true));
            for township in 1..=5 {
                let code = format!("23040{county}00{township}");
                all.push(unit(code.clone(), Level::Township, county < 7));
                for community in 1..=9 {
                    all.push(unit(
                        format!("{code}00{community}"),
                        Level::Community,
                        county < 7,
                    ));
                }
            }
        }
        all
    }

    #[test]
    fn a_spiral_visits_every_cell_once() {
        let cells: Vec<_> = spiral().take(49).collect();
        let different: HashSet<_> = cells.iter().copied().collect();
        assert_eq!(different.len(), 49);
        assert!(cells.iter().all(|(x, y)| x.abs() <= 3 && y.abs() <= 3));
    }

    #[test]
    fn made_up_counties_fit_together() {
        let made = counties(&units());
        assert_eq!(made.len(), 7);
        let misfits = compare(&made, 100.0);
        assert!(misfits.overlaps.is_empty(), "{:?}", misfits.overlaps);
        assert!(misfits.gaps.is_empty(), "{:?}", misfits.gaps);
    }

    #[test]
    fn every_community_lies_in_its_county_and_a_seed_repeats() {
        let units = units();
        let made = counties(&units);
        let layout = Layout::new(9, &made, &units);
        assert_eq!(layout.communities.len(), 7 * 45);
        assert_eq!(layout.townships.len(), 7 * 5);
        for (code, spot) in &layout.communities {
            let (_, border) = made
                .iter()
                .find(|(c, _)| code.starts_with(c.as_str()))
                .unwrap();
            assert!(contains(border, spot.at()), "{code}");
        }
        let again = Layout::new(9, &made, &units);
        let other = Layout::new(10, &made, &units);
        let all = |l: &Layout| l.communities.values().map(Spot::at).collect::<Vec<_>>();
        assert_eq!(all(&layout), all(&again));
        assert_ne!(all(&layout), all(&other));
    }
}
