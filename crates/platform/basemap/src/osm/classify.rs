//! From OSM tags to layers and classes. One element may be several things on the map: a school building
//! is a building and a point of interest.

use std::borrow::Cow;

use super::Tags;
use crate::feature::{Layer, Value};

/// What an element looks like before it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Node,
    OpenWay,
    /// A closed way, or the rings of a relation.
    Area,
}

/// How a thing is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Drawn {
    Point,
    Line,
    Area,
}

/// One thing that an element is.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Thing {
    pub(super) layer: Layer,
    pub(super) drawn: Drawn,
    pub(super) properties: Vec<(Cow<'static, str>, Value)>,
}

pub(super) fn things(tags: Tags<'_>, form: Form) -> Vec<Thing> {
    let mut things = Vec::new();
    if tags.0.is_empty() {
        return things;
    }
    match form {
        Form::Node => {
            if let Some(class) = tags.get("place").and_then(place) {
                let mut thing = thing(Layer::Places, Drawn::Point, class, tags);
                if let Some(people) = tags.get("population").and_then(|p| p.parse::<i64>().ok()) {
                    thing
                        .properties
                        .push(("population".into(), Value::Int(people)));
                }
                things.push(thing);
            }
        }
        Form::OpenWay => things.extend(line(tags)),
        Form::Area => {
            if let Some(building) = tags.get("building").filter(|&b| b != "no") {
                things.push(self::building(building, tags));
            }
            things.extend(area(tags));
            // Closed roads are roundabouts and rings unless they say that they are a square.
            if tags.get("area") != Some("yes") {
                things.extend(line(tags));
            }
        }
    }
    if form != Form::OpenWay
        && let Some(class) = poi(tags)
    {
        things.push(thing(Layer::Poi, Drawn::Point, class, tags));
    }
    things
}

fn thing(layer: Layer, drawn: Drawn, class: &'static str, tags: Tags<'_>) -> Thing {
    let mut properties = vec![("class".into(), Value::from(class))];
    for key in ["name", "name:zh"] {
        if let Some(name) = tags.get(key).filter(|name| !name.is_empty()) {
            properties.push((key.into(), Value::from(name)));
        }
    }
    Thing {
        layer,
        drawn,
        properties,
    }
}

fn is_yes(tags: Tags<'_>, key: &str) -> bool {
    tags.get(key).is_some_and(|value| value != "no")
}

fn line(tags: Tags<'_>) -> Option<Thing> {
    if let Some(class) = tags.get("highway").and_then(road) {
        let mut road = thing(Layer::Roads, Drawn::Line, class, tags);
        if let Some(number) = tags.get("ref").filter(|number| !number.is_empty()) {
            road.properties.push(("ref".into(), Value::from(number)));
        }
        for key in ["oneway", "bridge", "tunnel"] {
            if is_yes(tags, key) {
                road.properties.push((key.into(), Value::Bool(true)));
            }
        }
        return Some(road);
    }
    if let Some(class) = tags.get("railway").and_then(rail) {
        return Some(thing(Layer::Rail, Drawn::Line, class, tags));
    }
    let class = match tags.get("waterway")? {
        "river" => "river",
        "canal" => "canal",
        "stream" => "stream",
        "drain" | "ditch" => "ditch",
        _ => return None,
    };
    (!is_yes(tags, "tunnel")).then(|| thing(Layer::Water, Drawn::Line, class, tags))
}

/// Class of a road; the class decides from which zoom it is shown.
pub(super) fn road(highway: &str) -> Option<&'static str> {
    Some(match highway {
        "motorway" | "motorway_link" => "motorway",
        "trunk" | "trunk_link" => "trunk",
        "primary" | "primary_link" => "primary",
        "secondary" | "secondary_link" => "secondary",
        "tertiary" | "tertiary_link" => "tertiary",
        "unclassified" | "residential" | "living_street" | "road" => "minor",
        "service" => "service",
        "track" => "track",
        "pedestrian" | "footway" | "path" | "cycleway" | "bridleway" | "steps" => "path",
        _ => return None,
    })
}

fn rail(railway: &str) -> Option<&'static str> {
    Some(match railway {
        "rail" => "rail",
        "light_rail" | "monorail" | "narrow_gauge" => "light_rail",
        "subway" => "subway",
        "tram" => "tram",
        _ => return None,
    })
}

fn place(place: &str) -> Option<&'static str> {
    Some(match place {
        "city" => "city",
        "town" => "town",
        "village" => "village",
        "hamlet" | "isolated_dwelling" | "farm" => "hamlet",
        "borough" | "suburb" | "district" => "suburb",
        "quarter" | "neighbourhood" => "neighbourhood",
        _ => return None,
    })
}

fn building(building: &str, tags: Tags<'_>) -> Thing {
    let class = match building {
        "house" | "detached" | "residential" | "apartments" | "terrace" | "dormitory" => {
            "residential"
        }
        "industrial" | "warehouse" | "factory" => "industrial",
        "commercial" | "retail" | "office" | "supermarket" | "hotel" => "commercial",
        "school" | "hospital" | "university" | "public" | "civic" | "government" => "public",
        _ => "building",
    };
    let mut thing = thing(Layer::Buildings, Drawn::Area, class, tags);
    let metres = |text: &str| text.trim_end_matches('m').trim().parse::<f64>().ok();
    let levels = tags
        .get("building:levels")
        .and_then(|l| l.parse::<f64>().ok());
    let levels = levels.filter(|l| (0.0..200.0).contains(l));
    let height = tags
        .get("height")
        .and_then(metres)
        .filter(|h| (0.0..1000.0).contains(h));
    // Three metres a storey is what housing here is built to.
    if let Some(height) = height.or_else(|| levels.map(|l| l * 3.0)) {
        thing
            .properties
            .push(("height".into(), Value::Number(height)));
    }
    if let Some(levels) = levels {
        thing
            .properties
            .push(("levels".into(), Value::Int(levels as i64)));
    }
    if let Some(number) = tags.get("addr:housenumber") {
        thing
            .properties
            .push(("housenumber".into(), Value::from(number)));
    }
    thing
}

fn area(tags: Tags<'_>) -> Option<Thing> {
    let water = match (
        tags.get("natural"),
        tags.get("waterway"),
        tags.get("landuse"),
    ) {
        (Some("water"), _, _) => Some(match tags.get("water") {
            Some("river" | "canal") => "river",
            _ => "lake",
        }),
        (_, Some("riverbank"), _) => Some("river"),
        (_, _, Some("reservoir" | "basin")) => Some("reservoir"),
        _ => None,
    };
    if let Some(class) = water {
        return Some(thing(Layer::Water, Drawn::Area, class, tags));
    }
    let class = ["landuse", "natural", "leisure", "amenity"]
        .iter()
        .find_map(|key| tags.get(key).and_then(|value| landuse(key, value)))
        .or_else(|| {
            let is_square = tags.get("area") == Some("yes") && tags.get("highway").is_some();
            is_square.then_some("pedestrian")
        })?;
    Some(thing(Layer::Landuse, Drawn::Area, class, tags))
}

fn landuse(key: &str, value: &str) -> Option<&'static str> {
    Some(match (key, value) {
        ("landuse", "residential") => "residential",
        ("landuse", "commercial" | "retail") => "commercial",
        ("landuse", "industrial" | "railway" | "depot" | "garages") => "industrial",
        (
            "landuse",
            "farmland"
            | "farm"
            | "farmyard"
            | "orchard"
            | "vineyard"
            | "allotments"
            | "greenhouse_horticulture",
        ) => "farmland",
        ("landuse", "forest") | ("natural", "wood") => "wood",
        ("landuse", "grass" | "meadow" | "village_green" | "recreation_ground")
        | ("natural", "grassland" | "scrub" | "heath") => "grass",
        ("landuse", "cemetery") | ("amenity", "grave_yard") => "cemetery",
        ("landuse", "quarry" | "landfill") => "quarry",
        ("landuse", "construction" | "brownfield") => "construction",
        ("landuse", "military") => "military",
        ("natural", "wetland") => "wetland",
        ("natural", "sand" | "beach" | "bare_rock" | "scree") => "sand",
        ("leisure", "park" | "garden" | "nature_reserve" | "golf_course") => "park",
        ("leisure", "pitch" | "playground" | "stadium" | "sports_centre" | "track") => "pitch",
        ("amenity", "school" | "university" | "college" | "kindergarten") => "school",
        ("amenity", "hospital") => "hospital",
        ("amenity", "parking") => "parking",
        _ => return None,
    })
}

/// A short list on purpose: what a duty desk or a grid worker looks for. Shops are not on it.
fn poi(tags: Tags<'_>) -> Option<&'static str> {
    if let Some("station" | "halt") = tags.get("railway") {
        return Some("station");
    }
    if let Some("mall" | "supermarket") = tags.get("shop") {
        return Some("market");
    }
    if let Some(kind) = tags.get("office") {
        return (kind == "government").then_some("government");
    }
    if let Some("hotel" | "museum") = tags.get("tourism") {
        return Some("sight");
    }
    Some(match tags.get("amenity")? {
        "police" => "police",
        "fire_station" => "fire_station",
        "hospital" => "hospital",
        "clinic" | "doctors" => "clinic",
        "pharmacy" => "pharmacy",
        "school" | "college" | "university" => "school",
        "kindergarten" => "kindergarten",
        "townhall" | "public_building" => "government",
        "courthouse" => "court",
        "community_centre" | "social_facility" => "community",
        "library" => "library",
        "marketplace" => "market",
        "bank" => "bank",
        "post_office" => "post_office",
        "fuel" => "fuel",
        "bus_station" => "station",
        "place_of_worship" => "worship",
        "prison" => "prison",
        _ => return None,
    })
}

/// Level of an administrative border, 2 (state) to 11.
pub(super) fn admin_level(tags: Tags<'_>) -> Option<u8> {
    if tags.get("boundary") != Some("administrative") {
        return None;
    }
    tags.get("admin_level")?
        .parse()
        .ok()
        .filter(|level| (2..=11).contains(level))
}
