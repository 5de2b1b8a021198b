//! OSM XML (API 0.6), streaming.

use std::io::{BufRead, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{Member, OsmError, Sink, Tags, Wanted};

/// No honest tag of OSM XML is longer.
const LONGEST_EVENT_BYTES: usize = 4 << 20;
/// Children of one element kept in memory.
const MOST_CHILDREN: usize = 100_000;

#[derive(Default)]
struct Element {
    id: i64,
    position: Option<[i32; 2]>,
    tags: Vec<(String, String)>,
    nodes: Vec<i64>,
    members: Vec<Member>,
}

impl Element {
    fn clear(&mut self) {
        self.tags.clear();
        self.nodes.clear();
        self.members.clear();
        self.position = None;
    }

    fn deliver(&self, kind: Wanted, sink: &mut dyn Sink) {
        let pairs: Vec<(&str, &str)> = self
            .tags
            .iter()
            .map(|(k, v)| (k.as_str(), v.as_str()))
            .collect();
        let tags = Tags(&pairs);
        match kind {
            Wanted::Nodes => {
                if let Some(position) = self.position {
                    sink.node(self.id, position, tags);
                }
            }
            Wanted::Ways => sink.way(self.id, &self.nodes, tags),
            Wanted::Relations => sink.relation(&self.members, tags),
        }
    }
}

pub(super) fn read(
    input: impl BufRead,
    wanted: Wanted,
    sink: &mut dyn Sink,
) -> Result<(), OsmError> {
    let mut reader = Reader::from_reader(Capped {
        input,
        left: LONGEST_EVENT_BYTES,
    });
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    let mut element = Element::default();
    let mut open = None;
    let mut is_osm = false;
    loop {
        buffer.clear();
        reader.get_mut().left = LONGEST_EVENT_BYTES;
        let event = reader
            .read_event_into(&mut buffer)
            .map_err(|e| OsmError::Xml(e.to_string()))?;
        let (start, is_empty) = match &event {
            Event::Start(start) => (start, false),
            Event::Empty(start) => (start, true),
            Event::End(end) => {
                if let Some(kind) = open
                    && kind_of(end.name().into_inner()) == Some(kind)
                {
                    element.deliver(kind, sink);
                    open = None;
                }
                continue;
            }
            Event::Eof if is_osm => return Ok(()),
            Event::Eof => return Err(OsmError::Xml("no osm element".into())),
            _ => continue,
        };
        let name = start.name().into_inner();
        is_osm |= name == "osm";
        if !is_osm {
            return Err(OsmError::Xml("the first element is not osm".into()));
        }
        match kind_of(name) {
            Some(kind) if kind == wanted => {
                element.clear();
                head(start, kind, &mut element);
                if is_empty {
                    element.deliver(kind, sink);
                } else {
                    open = Some(kind);
                }
            }
            None if open.is_some() => child(name, start, &mut element),
            _ => {}
        }
    }
}

fn kind_of(name: &str) -> Option<Wanted> {
    match name {
        "node" => Some(Wanted::Nodes),
        "way" => Some(Wanted::Ways),
        "relation" => Some(Wanted::Relations),
        _ => None,
    }
}

/// Damaged attributes are skipped rather than refused: one bad element must not cost the city its map.
fn attributes(start: &BytesStart<'_>, mut take: impl FnMut(&str, &str)) {
    for attribute in start.attributes().with_checks(false).flatten() {
        if let Ok(value) = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0) {
            take(attribute.key.into_inner(), &value);
        }
    }
}

fn head(start: &BytesStart<'_>, kind: Wanted, element: &mut Element) {
    let (mut lon, mut lat, mut deleted) = (None, None, false);
    attributes(start, |key, value| match key {
        "id" => element.id = value.parse().unwrap_or(0),
        "lon" => lon = degrees(value, 180.0),
        "lat" => lat = degrees(value, 90.0),
        "visible" => deleted = value == "false",
        _ => {}
    });
    if kind == Wanted::Nodes && !deleted {
        element.position = lon.zip(lat).map(|(lon, lat)| [lon, lat]);
    }
}

fn degrees(text: &str, most: f64) -> Option<i32> {
    let value: f64 = text.parse().ok()?;
    (value.abs() <= most).then(|| (value * 1e7).round() as i32)
}

fn child(name: &str, start: &BytesStart<'_>, element: &mut Element) {
    match name {
        "tag" if element.tags.len() < MOST_CHILDREN => {
            let (mut k, mut v) = (String::new(), String::new());
            attributes(start, |key, value| match key {
                "k" => value.clone_into(&mut k),
                "v" => value.clone_into(&mut v),
                _ => {}
            });
            element.tags.push((k, v));
        }
        "nd" if element.nodes.len() < MOST_CHILDREN => attributes(start, |key, value| {
            if let ("ref", Ok(id)) = (key, value.parse()) {
                element.nodes.push(id);
            }
        }),
        "member" if element.members.len() < MOST_CHILDREN => {
            let (mut is_way, mut way, mut is_inner) = (false, None, false);
            attributes(start, |key, value| match key {
                "type" => is_way = value == "way",
                "ref" => way = value.parse().ok(),
                "role" => is_inner = value == "inner",
                _ => {}
            });
            if let (true, Some(way)) = (is_way, way) {
                element.members.push(Member { way, is_inner });
            }
        }
        _ => {}
    }
}

/// Stops a file without any `>` from filling the memory.
struct Capped<R> {
    input: R,
    left: usize,
}

impl<R: BufRead> Read for Capped<R> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        let available = self.fill_buf()?;
        let count = available.len().min(out.len());
        out[..count].copy_from_slice(&available[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Capped<R> {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        if self.left == 0 {
            return Err(std::io::Error::new(
                std::io::ErrorKind::InvalidData,
                "an element is too long",
            ));
        }
        self.input.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.left = self.left.saturating_sub(count);
        self.input.consume(count);
    }
}
