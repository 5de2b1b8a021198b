//! One visitor for all GeoJSON objects: members may come in any order, so each is kept until the
//! object ends. A shared budget is charged before anything is stored.

use std::cell::Cell;
use std::fmt;

use geo::Coord;
use serde::de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::{Feature, Limits, ParseError, Parsed};
use crate::rings::{RawPolygon, RawShape};

/// Reads a FeatureCollection, a Feature or a bare geometry.
///
/// Coordinates stay as they are in the file: nothing is closed, turned, moved or dropped, except
/// heights, which a boundary has no use for.
///
/// # Errors
/// [`ParseError`]; never panics, whatever the bytes.
pub fn parse(bytes: &[u8], limits: &Limits) -> Result<Parsed, ParseError> {
    if bytes.len() > limits.max_bytes {
        return Err(ParseError::TooLarge("bytes"));
    }
    // Exports from Windows programs often start with a byte order mark.
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let budget = Budget::new(limits);
    let mut json = serde_json::Deserializer::from_slice(text);
    let object = ObjectSeed {
        budget: &budget,
        depth: limits.max_depth,
    }
    .deserialize(&mut json)
    .and_then(|object| json.end().map(|()| object))
    .map_err(|e| match budget.exceeded.get() {
        Some(what) => ParseError::TooLarge(what),
        None => ParseError::Malformed {
            line: e.line(),
            column: e.column(),
        },
    })?;
    let mut parsed = Parsed {
        declared_crs: object.crs.clone(),
        ..Parsed::default()
    };
    collect(object, &mut parsed);
    if parsed.features.is_empty() {
        return Err(ParseError::NoArea);
    }
    Ok(parsed)
}

fn collect(object: Object, parsed: &mut Parsed) {
    match object.kind.as_deref() {
        Some("FeatureCollection") => {
            for feature in object.features {
                collect(feature, parsed);
            }
        }
        Some("Feature") => {
            let mut shape = RawShape::default();
            if let Some(geometry) = object.geometry {
                add_polygons(*geometry, &mut shape, &mut parsed.skipped);
            }
            if !shape.polygons.is_empty() {
                parsed
                    .features
                    .push(feature(object.id, object.properties, shape));
            }
        }
        _ => {
            let mut shape = RawShape::default();
            add_polygons(object, &mut shape, &mut parsed.skipped);
            if !shape.polygons.is_empty() {
                parsed.features.push(feature(None, Map::new(), shape));
            }
        }
    }
}

fn feature(id: Option<String>, properties: Map<String, Value>, shape: RawShape) -> Feature {
    let property = |names: &[&str]| {
        names.iter().find_map(|name| match properties.get(*name) {
            Some(Value::String(text)) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Some(Value::Number(number)) => Some(number.to_string()),
            _ => None,
        })
    };
    let code = id.or_else(|| property(&["adcode", "code", "id"]));
    let name = property(&["name", "名称", "NAME"]);
    Feature {
        code,
        name,
        properties,
        shape,
    }
}

fn add_polygons(object: Object, shape: &mut RawShape, skipped: &mut usize) {
    match object.kind.as_deref() {
        Some("Polygon") => shape.polygons.extend(object.coordinates.map(polygon)),
        Some("MultiPolygon") => {
            if let Some(Node::List(polygons)) = object.coordinates {
                shape.polygons.extend(polygons.into_iter().map(polygon));
            }
        }
        Some("GeometryCollection") => {
            for geometry in object.geometries {
                add_polygons(geometry, shape, skipped);
            }
        }
        _ => *skipped += 1,
    }
}

fn polygon(node: Node) -> RawPolygon {
    let rings = match node {
        Node::List(rings) => rings.into_iter().map(ring).collect(),
        Node::Position(_) => Vec::new(),
    };
    RawPolygon { rings }
}

fn ring(node: Node) -> Vec<Coord<f64>> {
    let Node::List(positions) = node else {
        return Vec::new();
    };
    positions
        .into_iter()
        .filter_map(|position| match position {
            Node::Position(c) => Some(c),
            Node::List(_) => None,
        })
        .collect()
}

/// What may still be read. Charged before storing, so that memory follows the limits and not the file.
struct Budget {
    points: Cell<usize>,
    lists: Cell<usize>,
    features: Cell<usize>,
    exceeded: Cell<Option<&'static str>>,
}

impl Budget {
    fn new(limits: &Limits) -> Self {
        Self {
            points: Cell::new(limits.max_points),
            // Rings and polygons: an honest file has at least three points in each.
            lists: Cell::new(limits.max_points / 2 + 1_000),
            // A feature, its geometry and now and then a collection are an object each.
            features: Cell::new(limits.max_features.saturating_mul(2).saturating_add(8)),
            exceeded: Cell::new(None),
        }
    }

    fn charge<E: serde::de::Error>(&self, what: &'static str, left: &Cell<usize>) -> Result<(), E> {
        match left.get().checked_sub(1) {
            Some(rest) => {
                left.set(rest);
                Ok(())
            }
            None => Err(self.exceed(what)),
        }
    }

    fn exceed<E: serde::de::Error>(&self, what: &'static str) -> E {
        self.exceeded.set(Some(what));
        E::custom(what)
    }
}

#[derive(Default)]
struct Object {
    kind: Option<String>,
    id: Option<String>,
    crs: Option<String>,
    properties: Map<String, Value>,
    features: Vec<Object>,
    geometry: Option<Box<Object>>,
    geometries: Vec<Object>,
    coordinates: Option<Node>,
}

#[derive(Clone, Copy)]
struct ObjectSeed<'a> {
    budget: &'a Budget,
    depth: usize,
}

impl ObjectSeed<'_> {
    fn inner<E: serde::de::Error>(self) -> Result<Self, E> {
        match self.depth.checked_sub(1) {
            Some(depth) => Ok(Self { depth, ..self }),
            None => Err(self.budget.exceed("depth")),
        }
    }
}

impl<'de> DeserializeSeed<'de> for ObjectSeed<'_> {
    type Value = Object;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Object, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for ObjectSeed<'_> {
    type Value = Object;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a GeoJSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
        self.budget.charge("features", &self.budget.features)?;
        let mut object = Object::default();
        while let Some(key) = map.next_key::<std::borrow::Cow<'de, str>>()? {
            match key.as_ref() {
                "type" => object.kind = map.next_value_seed(ScalarSeed)?.and_then(text_of),
                "id" => object.id = map.next_value_seed(ScalarSeed)?.and_then(text_of),
                "features" => object.features = map.next_value_seed(ListSeed(self.inner()?))?,
                "geometries" => object.geometries = map.next_value_seed(ListSeed(self.inner()?))?,
                "geometry" => {
                    object.geometry = map.next_value_seed(NullableSeed(self.inner()?))?;
                }
                "coordinates" => {
                    let seed = NodeSeed {
                        budget: self.budget,
                        depth: 6,
                    };
                    object.coordinates = Some(map.next_value_seed(seed)?);
                }
                "properties" => object.properties = map.next_value_seed(PropertiesSeed)?,
                "crs" => object.crs = map.next_value::<Declared>()?.name(),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(object)
    }
}

fn text_of(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// `"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}`
#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Declared {
    Named { properties: DeclaredName },
    Other(IgnoredAny),
}

#[derive(serde::Deserialize)]
struct DeclaredName {
    name: String,
}

impl Declared {
    fn name(self) -> Option<String> {
        match self {
            Self::Named { properties } => Some(properties.name),
            Self::Other(_) => None,
        }
    }
}

struct ListSeed<'a>(ObjectSeed<'a>);

impl<'de> DeserializeSeed<'de> for ListSeed<'_> {
    type Value = Vec<Object>;

    fn deserialize<D: serde::Deserializer<'de>>(self, d: D) -> Result<Vec<Object>, D::Error> {
        d.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for ListSeed<'_> {
    type Value = Vec<Object>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list of GeoJSON objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<Object>, A::Error> {
        let mut objects = Vec::new();
        while let Some(object) = seq.next_element_seed(self.0)? {
            objects.push(object);
        }
        Ok(objects)
    }
}

struct NullableSeed<'a>(ObjectSeed<'a>);

impl<'de> DeserializeSeed<'de> for NullableSeed<'_> {
    type Value = Option<Box<Object>>;

    fn deserialize<D: serde::Deserializer<'de>>(self, d: D) -> Result<Self::Value, D::Error> {
        d.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for NullableSeed<'_> {
    type Value = Option<Box<Object>>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a geometry or null")
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: serde::Deserializer<'de>>(self, d: D) -> Result<Self::Value, D::Error> {
        self.0.deserialize(d).map(|object| Some(Box::new(object)))
    }
}

/// A text, number or truth value; `None` for anything nested.
struct ScalarSeed;

impl<'de> DeserializeSeed<'de> for ScalarSeed {
    type Value = Option<Value>;

    fn deserialize<D: serde::Deserializer<'de>>(self, d: D) -> Result<Option<Value>, D::Error> {
        d.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ScalarSeed {
    type Value = Option<Value>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Some(Value::Bool(value)))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Some(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        Ok(Some(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
        Ok(serde_json::Number::from_f64(value).map(Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
        Ok(Some(Value::String(value.to_owned())))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(None)
    }
}

struct PropertiesSeed;

impl<'de> DeserializeSeed<'de> for PropertiesSeed {
    type Value = Map<String, Value>;

    fn deserialize<D: serde::Deserializer<'de>>(self, d: D) -> Result<Self::Value, D::Error> {
        d.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for PropertiesSeed {
    type Value = Map<String, Value>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object or null")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Map::new())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut properties = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            if let Some(value) = map.next_value_seed(ScalarSeed)? {
                properties.insert(key, value);
            }
        }
        Ok(properties)
    }
}

/// A position, or a list of lists that end in positions.
enum Node {
    Position(Coord<f64>),
    List(Vec<Node>),
}

#[derive(Clone, Copy)]
struct NodeSeed<'a> {
    budget: &'a Budget,
    depth: usize,
}

/// An element of a coordinates array: a bare number only inside a position.
enum Element {
    Number(f64),
    Node(Node),
}

impl<'de> DeserializeSeed<'de> for NodeSeed<'_> {
    type Value = Node;

    fn deserialize<D: serde::Deserializer<'de>>(self, d: D) -> Result<Node, D::Error> {
        match d.deserialize_any(ElementVisitor(self))? {
            Element::Node(node) => Ok(node),
            Element::Number(_) => Err(D::Error::custom("a number where a list belongs")),
        }
    }
}

struct ElementSeed<'a>(NodeSeed<'a>);

impl<'de> DeserializeSeed<'de> for ElementSeed<'_> {
    type Value = Element;

    fn deserialize<D: serde::Deserializer<'de>>(self, d: D) -> Result<Element, D::Error> {
        d.deserialize_any(ElementVisitor(self.0))
    }
}

struct ElementVisitor<'a>(NodeSeed<'a>);

impl<'de> Visitor<'de> for ElementVisitor<'_> {
    type Value = Element;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("coordinates")
    }

    fn visit_i64<E>(self, value: i64) -> Result<Element, E> {
        Ok(Element::Number(value as f64))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Element, E> {
        Ok(Element::Number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Element, E> {
        Ok(Element::Number(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Element, A::Error> {
        let seed = self.0;
        let Some(depth) = seed.depth.checked_sub(1) else {
            return Err(seed.budget.exceed("depth"));
        };
        let inner = NodeSeed { depth, ..seed };
        let x = match seq.next_element_seed(ElementSeed(inner))? {
            Some(Element::Number(x)) => x,
            Some(Element::Node(first)) => {
                seed.budget.charge("rings", &seed.budget.lists)?;
                return rest_of_list(first, seq, inner);
            }
            None => {
                seed.budget.charge("rings", &seed.budget.lists)?;
                return Ok(Element::Node(Node::List(Vec::new())));
            }
        };
        let Some(Element::Number(y)) = seq.next_element_seed(ElementSeed(inner))? else {
            return Err(A::Error::custom("a position needs two numbers"));
        };
        // Height and measure.
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        seed.budget.charge("points", &seed.budget.points)?;
        Ok(Element::Node(Node::Position(Coord { x, y })))
    }
}

fn rest_of_list<'de, A: SeqAccess<'de>>(
    first: Node,
    mut seq: A,
    inner: NodeSeed<'_>,
) -> Result<Element, A::Error> {
    let mut nodes = vec![first];
    while let Some(node) = seq.next_element_seed(inner)? {
        nodes.push(node);
    }
    Ok(Element::Node(Node::List(nodes)))
}
