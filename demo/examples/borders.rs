//! Makes `demo/data/counties.geojson` from the published file that `demo/data/NOTICE` names:
//! `cargo run -p demo --example borders -- hegang.geojson > demo/data/counties.geojson`.

use std::process::ExitCode;

use geometry::Crs;
use geometry::geojson::{Limits, parse, to_geojson};
use geometry::measure::simplify;
use geometry::repair::repair;
use serde_json::{Map, Value};

/// The file's points lie on a net of about 100 m; half of it loses nothing that it knows.
const TOLERANCE_M: f64 = 50.0;

fn main() -> ExitCode {
    match made() {
        Ok(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn made() -> Result<String, Box<dyn std::error::Error>> {
    let file = std::env::args().nth(1).ok_or("name the published file")?;
    let parsed = parse(&std::fs::read(file)?, &Limits::default())?;
    let mut areas = Vec::new();
    for feature in parsed.features {
        let moved = feature.shape.map(|c| Crs::Gcj02.to_wgs84(c));
        let shape = simplify(&repair(&moved).shape, TOLERANCE_M);
        let mut properties = Map::new();
        for (key, value) in [("code", feature.code), ("name", feature.name)] {
            properties.insert(key.into(), Value::from(value));
        }
        areas.push((properties, shape));
    }
    let borders = areas
        .iter()
        .map(|(properties, shape)| (properties.clone(), shape));
    let mut whole = to_geojson(borders);
    round(&mut whole);
    Ok(whole.to_string())
}

/// Five decimals are a metre.
fn round(value: &mut Value) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(round),
        Value::Object(map) => map.values_mut().for_each(round),
        Value::Number(number) => {
            if let Some(rounded) = number.as_f64().map(|n| (n * 1e5).round() / 1e5) {
                *value = Value::from(rounded);
            }
        }
        _ => {}
    }
}
