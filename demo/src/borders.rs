//! The borders of the eight county-level units.

use geo::MultiPolygon;
use geometry::geojson::{Limits, parse};
use geometry::repair::repair;
use store::Fault;

/// Made by `examples/borders.rs`; where it comes from says `demo/data/NOTICE`.
const BORDERS: &[u8] = include_bytes!("../data/counties.geojson");

/// Codes and borders, WGS-84.
pub(crate) fn counties() -> Result<Vec<(String, MultiPolygon<f64>)>, Fault> {
    let parsed = parse(BORDERS, &Limits::default())
        .map_err(|e| Fault::of("read the borders of the counties", e))?;
    parsed
        .features
        .into_iter()
        .map(|feature| {
            let code = feature
                .code
                .ok_or_else(|| Fault::new("a county's border has no code"))?;
            Ok((code, repair(&feature.shape).shape))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_county_has_a_border() {
        let content = demo_content::Content::load().unwrap();
        let borders = counties().unwrap();
        for unit in content
            .units
            .iter()
            .filter(|u| u.level == demo_content::Level::County)
        {
            let (_, shape) = borders.iter().find(|(code, _)| *code == unit.code).unwrap();
            assert!(geometry::measure::area_m2(shape) > 5e6, "{}", unit.name);
        }
        assert_eq!(borders.len(), 8);
    }
}
