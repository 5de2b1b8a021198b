//! GeoJSON out: for downloads and for the map in the browser.

use geo::{LineString, MultiPolygon};
use serde_json::{Map, Value, json};

/// A FeatureCollection of WGS-84 areas, coordinates rounded to 7 decimals (about 1 cm).
pub fn to_geojson<'a>(
    features: impl IntoIterator<Item = (Map<String, Value>, &'a MultiPolygon<f64>)>,
) -> Value {
    let features: Vec<Value> = features
        .into_iter()
        .map(|(properties, shape)| {
            json!({ "type": "Feature", "properties": properties, "geometry": geometry(shape) })
        })
        .collect();
    json!({ "type": "FeatureCollection", "features": features })
}

fn geometry(shape: &MultiPolygon<f64>) -> Value {
    let polygons: Vec<Value> = shape
        .iter()
        .map(|polygon| {
            std::iter::once(polygon.exterior())
                .chain(polygon.interiors())
                .map(ring)
                .collect()
        })
        .collect();
    json!({ "type": "MultiPolygon", "coordinates": polygons })
}

fn ring(ring: &LineString<f64>) -> Value {
    ring.0
        .iter()
        .map(|c| json!([round(c.x), round(c.y)]))
        .collect()
}

fn round(degrees: f64) -> f64 {
    (degrees * 1e7).round() / 1e7
}
