//! What the tiles are made of.

use std::borrow::Cow;

use geo::Geometry;

/// A layer of the tiles; its name is the `source-layer` of a map style.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Layer {
    /// Lakes and rivers as areas, waterways as lines.
    Water,
    /// What the ground is used for.
    Landuse,
    /// Administrative borders as lines, with `admin_level`.
    Boundary,
    /// Roads and paths as lines.
    Roads,
    /// Railways as lines.
    Rail,
    /// Names of settlements as points.
    Places,
    /// Outlines of buildings.
    Buildings,
    /// The few points of interest that a duty desk looks for.
    Poi,
}

impl Layer {
    /// All layers, in the order in which they are kept when a tile grows too large.
    pub const ALL: [Self; 8] = [
        Self::Water,
        Self::Landuse,
        Self::Boundary,
        Self::Roads,
        Self::Rail,
        Self::Places,
        Self::Buildings,
        Self::Poi,
    ];

    /// Its name in the tiles.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Water => "water",
            Self::Landuse => "landuse",
            Self::Boundary => "boundary",
            Self::Roads => "roads",
            Self::Rail => "rail",
            Self::Places => "places",
            Self::Buildings => "buildings",
            Self::Poi => "poi",
        }
    }

    /// Properties that features of the layer may carry, with their TileJSON types.
    #[must_use]
    pub const fn fields(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Water | Self::Landuse | Self::Rail | Self::Poi => &[
                ("class", "String"),
                ("name", "String"),
                ("name:zh", "String"),
            ],
            Self::Boundary => &[
                ("admin_level", "Number"),
                ("name", "String"),
                ("name:zh", "String"),
            ],
            Self::Roads => &[
                ("class", "String"),
                ("name", "String"),
                ("name:zh", "String"),
                ("ref", "String"),
                ("oneway", "Boolean"),
                ("bridge", "Boolean"),
                ("tunnel", "Boolean"),
            ],
            Self::Places => &[
                ("class", "String"),
                ("name", "String"),
                ("name:zh", "String"),
                ("population", "Number"),
            ],
            Self::Buildings => &[
                ("class", "String"),
                ("name", "String"),
                ("name:zh", "String"),
                ("height", "Number"),
                ("levels", "Number"),
                ("housenumber", "String"),
            ],
        }
    }

    pub(crate) const fn index(self) -> u8 {
        self as u8
    }

    pub(crate) fn from_index(index: u8) -> Option<Self> {
        Self::ALL.get(usize::from(index)).copied()
    }
}

/// A property value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text.
    Text(String),
    /// Whole number.
    Int(i64),
    /// Decimal number.
    Number(f64),
    /// Truth value.
    Bool(bool),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// One thing on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature {
    /// Where it belongs; decides from which zoom it is shown, together with `class` and size.
    pub layer: Layer,
    /// Points, lines or areas (and their multi- forms), WGS-84 degrees.
    pub geometry: Geometry<f64>,
    /// Properties, see [`Layer::fields`].
    pub properties: Vec<(Cow<'static, str>, Value)>,
}

impl Feature {
    /// A feature without properties.
    pub fn new(layer: Layer, geometry: impl Into<Geometry<f64>>) -> Self {
        Self {
            layer,
            geometry: geometry.into(),
            properties: Vec::new(),
        }
    }

    /// The feature with one more property.
    #[must_use]
    pub fn with(mut self, key: impl Into<Cow<'static, str>>, value: impl Into<Value>) -> Self {
        self.properties.push((key.into(), value.into()));
        self
    }

    /// A property by name.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.properties
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value)
    }

    pub(crate) fn class(&self) -> &str {
        match self.get("class") {
            Some(Value::Text(class)) => class,
            _ => "",
        }
    }
}
