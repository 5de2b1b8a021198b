//! Three readings of an extract and the features that come of them.

use std::collections::HashMap;

use geo::{Coord, Geometry, InteriorPoint, LineString, MultiPolygon, Point, Polygon};

use super::classify::{Drawn, Form, Thing, admin_level, things};
use super::{Member, OsmError, Sink, Tags, Wanted, rings};
use crate::feature::{Feature, Layer, Value};

/// What an extract held, for the administrator who loads it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Nodes in the file.
    pub nodes: u64,
    /// Ways in the file.
    pub ways: u64,
    /// Relations in the file.
    pub relations: u64,
    /// Points of shown ways that the file lacks: it was cut at a border.
    pub missing_nodes: u64,
    /// Ways of areas that could not be closed to a ring, for the same reason.
    pub unclosed_ways: u64,
}

/// Not a position: longitude beyond ±180°.
const MISSING: [i32; 2] = [i32::MAX, i32::MAX];

struct Way {
    id: i64,
    /// `refs[start..end]` of [`Kept`].
    start: usize,
    end: usize,
    things: Vec<Thing>,
    admin_level: Option<u8>,
}

struct Relation {
    members: Vec<Member>,
    things: Vec<Thing>,
}

#[derive(Default)]
struct Kept {
    relations: Vec<Relation>,
    /// Ways that relations need, with the lowest level of the borders they belong to.
    needed: HashMap<i64, Option<u8>>,
    ways: Vec<Way>,
    refs: Vec<i64>,
    /// Sorted ids of needed nodes and, beside them, where they are.
    node_ids: Vec<i64>,
    positions: Vec<[i32; 2]>,
    points: Vec<Feature>,
    counts: Counts,
}

struct Relations<'a>(&'a mut Kept);
struct Ways<'a>(&'a mut Kept);
struct Nodes<'a>(&'a mut Kept);

impl Sink for Relations<'_> {
    fn node(&mut self, _: i64, _: [i32; 2], _: Tags<'_>) {}
    fn way(&mut self, _: i64, _: &[i64], _: Tags<'_>) {}

    fn relation(&mut self, members: &[Member], tags: Tags<'_>) {
        self.0.counts.relations += 1;
        let level = admin_level(tags);
        if level.is_some() {
            for member in members {
                let known = self.0.needed.entry(member.way).or_default();
                *known = match (*known, level) {
                    (Some(a), Some(b)) => Some(a.min(b)),
                    (a, b) => a.or(b),
                };
            }
        }
        if tags.get("type") != Some("multipolygon") {
            return;
        }
        let mut things = things(tags, Form::Area);
        things.retain(|thing| thing.drawn != Drawn::Line);
        if !things.is_empty() {
            for member in members {
                self.0.needed.entry(member.way).or_default();
            }
            self.0.relations.push(Relation {
                members: members.to_vec(),
                things,
            });
        }
    }
}

impl Sink for Ways<'_> {
    fn node(&mut self, _: i64, _: [i32; 2], _: Tags<'_>) {}
    fn relation(&mut self, _: &[Member], _: Tags<'_>) {}

    fn way(&mut self, id: i64, nodes: &[i64], tags: Tags<'_>) {
        self.0.counts.ways += 1;
        let is_closed = nodes.len() >= 4 && nodes.first() == nodes.last();
        let things = things(tags, if is_closed { Form::Area } else { Form::OpenWay });
        let of_relation = self.0.needed.get(&id);
        let own_level = admin_level(tags);
        if nodes.len() < 2 || (things.is_empty() && of_relation.is_none() && own_level.is_none()) {
            return;
        }
        let admin_level = match (of_relation.copied().flatten(), own_level) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        let start = self.0.refs.len();
        self.0.refs.extend_from_slice(nodes);
        self.0.ways.push(Way {
            id,
            start,
            end: self.0.refs.len(),
            things,
            admin_level,
        });
    }
}

impl Sink for Nodes<'_> {
    fn way(&mut self, _: i64, _: &[i64], _: Tags<'_>) {}
    fn relation(&mut self, _: &[Member], _: Tags<'_>) {}

    fn node(&mut self, id: i64, position: [i32; 2], tags: Tags<'_>) {
        self.0.counts.nodes += 1;
        if let Ok(index) = self.0.node_ids.binary_search(&id) {
            self.0.positions[index] = position;
        }
        for thing in things(tags, Form::Node) {
            let geometry = Geometry::Point(Point(degrees(position)));
            self.0.points.push(feature(&thing, geometry));
        }
    }
}

pub(super) fn collect(
    read: impl Fn(Wanted, &mut dyn Sink) -> Result<(), OsmError>,
) -> Result<Features, OsmError> {
    let mut kept = Kept::default();
    read(Wanted::Relations, &mut Relations(&mut kept))?;
    read(Wanted::Ways, &mut Ways(&mut kept))?;
    kept.node_ids.clone_from(&kept.refs);
    kept.node_ids.sort_unstable();
    kept.node_ids.dedup();
    kept.positions = vec![MISSING; kept.node_ids.len()];
    read(Wanted::Nodes, &mut Nodes(&mut kept))?;
    kept.counts.missing_nodes = kept.positions.iter().filter(|&&p| p == MISSING).count() as u64;
    let way_of_id = kept
        .ways
        .iter()
        .enumerate()
        .map(|(i, way)| (way.id, i))
        .collect();
    Ok(Features {
        kept,
        way_of_id,
        next: 0,
        ready: Vec::new(),
    })
}

/// The features of an extract, made one after the other.
pub struct Features {
    kept: Kept,
    way_of_id: HashMap<i64, usize>,
    next: usize,
    ready: Vec<Feature>,
}

impl std::fmt::Debug for Features {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Features")
            .field("counts", &self.kept.counts)
            .finish_non_exhaustive()
    }
}

impl Features {
    /// What the file held; unclosed ways are complete when the iterator has ended.
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.kept.counts
    }

    fn position(&self, node: i64) -> Option<Coord<f64>> {
        let index = self.kept.node_ids.binary_search(&node).ok()?;
        let position = self.kept.positions[index];
        (position != MISSING).then(|| degrees(position))
    }

    /// Points of a way that the file has. A gap where the extract was cut is bridged.
    fn line(&self, nodes: &[i64]) -> Vec<Coord<f64>> {
        nodes
            .iter()
            .filter_map(|&node| self.position(node))
            .collect()
    }

    fn of_way(&mut self, index: usize) {
        let way = &self.kept.ways[index];
        let line = self.line(&self.kept.refs[way.start..way.end]);
        if line.len() < 2 {
            return;
        }
        let mut made = Vec::new();
        for thing in &way.things {
            if let Some(geometry) = drawn(thing.drawn, &line) {
                made.push(feature(thing, geometry));
            }
        }
        if let Some(level) = way.admin_level {
            let border = Feature::new(Layer::Boundary, LineString(line));
            made.push(border.with("admin_level", Value::Int(i64::from(level))));
        }
        self.ready.extend(made);
    }

    fn of_relation(&mut self, index: usize) {
        let relation = &self.kept.relations[index];
        let ways = |inner: bool| -> Vec<&[i64]> {
            let members = relation
                .members
                .iter()
                .filter(|member| member.is_inner == inner);
            members
                .filter_map(|member| self.way_of_id.get(&member.way))
                .map(|&way| &self.kept.ways[way])
                .map(|way| &self.kept.refs[way.start..way.end])
                .collect()
        };
        let (outer, open_outer) = rings::join(&ways(false));
        let (inner, open_inner) = rings::join(&ways(true));
        let coordinates = |rings: Vec<Vec<i64>>| -> Vec<Vec<Coord<f64>>> {
            rings
                .iter()
                .map(|ring| self.line(ring))
                .filter(|ring| ring.len() >= 4)
                .collect()
        };
        let area = rings::nest(coordinates(outer), coordinates(inner));
        let mut made = Vec::new();
        if !area.0.is_empty() {
            for thing in &relation.things {
                let geometry = match thing.drawn {
                    Drawn::Point => inside(&area),
                    Drawn::Area | Drawn::Line => Some(Geometry::MultiPolygon(area.clone())),
                };
                made.extend(geometry.map(|geometry| feature(thing, geometry)));
            }
        }
        self.kept.counts.unclosed_ways += (open_outer + open_inner) as u64;
        self.ready.extend(made);
    }
}

impl Iterator for Features {
    type Item = Feature;

    fn next(&mut self) -> Option<Feature> {
        loop {
            if let Some(feature) = self.ready.pop().or_else(|| self.kept.points.pop()) {
                return Some(feature);
            }
            let (index, ways) = (self.next, self.kept.ways.len());
            if index < ways {
                self.of_way(index);
            } else if index < ways + self.kept.relations.len() {
                self.of_relation(index - ways);
            } else {
                return None;
            }
            self.next += 1;
        }
    }
}

fn drawn(drawn: Drawn, line: &[Coord<f64>]) -> Option<Geometry<f64>> {
    let area = || Polygon::new(LineString(line.to_vec()), Vec::new());
    match drawn {
        Drawn::Line => Some(Geometry::LineString(LineString(line.to_vec()))),
        Drawn::Area => (line.len() >= 3).then(|| Geometry::Polygon(area())),
        Drawn::Point => (line.len() >= 3).then(|| inside(&MultiPolygon(vec![area()])))?,
    }
}

fn inside(area: &MultiPolygon<f64>) -> Option<Geometry<f64>> {
    let point = area.interior_point()?;
    (point.x().is_finite() && point.y().is_finite()).then_some(Geometry::Point(point))
}

fn degrees([lon, lat]: [i32; 2]) -> Coord<f64> {
    Coord {
        x: f64::from(lon) / 1e7,
        y: f64::from(lat) / 1e7,
    }
}

fn feature(thing: &Thing, geometry: Geometry<f64>) -> Feature {
    Feature {
        layer: thing.layer,
        geometry,
        properties: thing.properties.clone(),
    }
}
