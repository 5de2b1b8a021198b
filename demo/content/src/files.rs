//! The files of `demo/data`, carried inside the binary.

use serde::de::DeserializeOwned;

use crate::ContentError;

pub(crate) const UNITS: &str = include_str!("../../data/units.csv");
pub(crate) const UNIT_NAMES: &str = include_str!("../../data/unit_names.csv");
pub(crate) const TAXONOMY: &str = include_str!("../../data/taxonomy.csv");
pub(crate) const ORGANS: &str = include_str!("../../data/organs.toml");
pub(crate) const RULES: &str = include_str!("../../data/routing_rules.toml");
pub(crate) const PHRASES: &str = include_str!("../../data/phrases.toml");
pub(crate) const PEOPLE: &str = include_str!("../../data/people.toml");
pub(crate) const PLACES: &str = include_str!("../../data/places.toml");

macro_rules! stories {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../data/stories/", $name)))),+]
    };
}

/// Every file of `demo/data/stories`; a test compares the list with the folder.
pub(crate) const STORIES: &[(&str, &str)] = stories![
    "01_heating.toml",
    "02_water_power_gas.toml",
    "03_streets.toml",
    "04_estates.toml",
    "05_neighbours.toml",
    "06_work.toml",
    "07_insurance_civil.toml",
    "08_land_farm_forest.toml",
    "09_environment_mines.toml",
    "10_market_health_food.toml",
    "11_school_culture.toml",
    "12_police_justice.toml",
    "13_government_economy_transport.toml",
];

pub(crate) fn toml<T: DeserializeOwned>(file: &'static str, text: &str) -> Result<T, ContentError> {
    toml::from_str(text).map_err(|source| ContentError::Toml {
        file,
        source: Box::new(source),
    })
}

pub(crate) fn csv<T: DeserializeOwned>(
    file: &'static str,
    text: &str,
) -> Result<Vec<T>, ContentError> {
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .map_err(|source| ContentError::Csv { file, source })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn every_story_file_of_the_folder_is_carried() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/stories");
        let on_disk: BTreeSet<String> = std::fs::read_dir(folder)
            .expect("demo/data/stories exists")
            .map(|entry| {
                entry
                    .expect("readable")
                    .file_name()
                    .into_string()
                    .expect("utf-8")
            })
            .collect();
        let carried: BTreeSet<String> = super::STORIES
            .iter()
            .map(|(name, _)| (*name).to_owned())
            .collect();
        assert_eq!(on_disk, carried);
    }
}
