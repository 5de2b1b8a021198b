//! From which zoom a thing is shown, and with which properties.

use std::borrow::Cow;

use crate::feature::{Feature, Layer, Value};

/// First zoom at which the feature is drawn. `area` is its share of the world's unit square.
pub(crate) fn min_zoom(feature: &Feature, area: f64) -> u8 {
    let class = feature.class();
    match feature.layer {
        Layer::Roads => match class {
            "motorway" => 5,
            "trunk" => 6,
            "primary" => 8,
            "secondary" => 9,
            "tertiary" => 11,
            "minor" => 12,
            "service" | "track" => 13,
            _ => 14,
        },
        Layer::Rail => match class {
            "rail" => 9,
            "subway" | "light_rail" => 11,
            _ => 13,
        },
        Layer::Places => match class {
            "city" => 5,
            "town" => 8,
            "village" => 10,
            "suburb" => 11,
            _ => 13,
        },
        Layer::Boundary => match feature.get("admin_level") {
            Some(Value::Int(..=4)) => 5,
            Some(Value::Int(5)) => 6,
            Some(Value::Int(6)) => 8,
            Some(Value::Int(7 | 8)) => 10,
            _ => 12,
        },
        Layer::Buildings => 13,
        Layer::Poi => 14,
        Layer::Water => match class {
            "river" if area == 0.0 => 8,
            "canal" if area == 0.0 => 11,
            "stream" | "ditch" => 13,
            _ => zoom_of_area(area, 5),
        },
        Layer::Landuse => zoom_of_area(area, 7),
    }
}

/// Zoom at which an area covers about 12 pixels of 256 in a square, not before `earliest`.
fn zoom_of_area(area: f64, earliest: u8) -> u8 {
    let side = area.sqrt();
    if side <= 0.0 {
        return 15;
    }
    let zoom = (12.0 / 256.0 / side).log2().ceil();
    (zoom.max(0.0) as u8).clamp(earliest, 15)
}

/// Whether a property is worth its bytes at the zoom.
pub(crate) fn is_carried(layer: Layer, key: &str, zoom: u8) -> bool {
    let first = match (layer, key) {
        (_, "class" | "admin_level") | (Layer::Places, _) => 0,
        (Layer::Roads, "ref") => 8,
        (Layer::Roads, "name" | "name:zh") | (Layer::Rail | Layer::Boundary | Layer::Poi, _) => 12,
        (Layer::Roads, _) => 13,
        (Layer::Water, _) => 10,
        (Layer::Landuse | Layer::Buildings, _) => 14,
    };
    zoom >= first
}

/// Order inside a layer, most important first, for tiles that are too full.
pub(crate) fn rank(feature: &Feature, min_zoom: u8) -> u8 {
    match (feature.layer, feature.get("population")) {
        (Layer::Places, Some(Value::Int(people))) if *people > 100_000 => {
            min_zoom.saturating_sub(1)
        }
        _ => min_zoom,
    }
}

/// Properties carried at the zoom.
pub(crate) fn properties(
    feature: &Feature,
    zoom: u8,
) -> impl Iterator<Item = &(Cow<'static, str>, Value)> {
    feature
        .properties
        .iter()
        .filter(move |(key, _)| is_carried(feature.layer, key, zoom))
}
