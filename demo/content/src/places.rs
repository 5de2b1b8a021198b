//! Patterns from which synthetic places are made. Distances in metres.

use serde::Deserialize;

use crate::words::Bilingual;

/// Everything about synthetic places. Pairs are least and most, both included.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Places {
    /// The label that every place made from here carries.
    pub label: Bilingual,
    /// Street names.
    pub streets: Streets,
    /// Per county-level unit.
    pub county: Vec<CountyPlaces>,
    /// How a compound looks.
    pub compound: Compound,
    /// How a village looks.
    pub village: Village,
    /// Property companies.
    pub property: Property,
    /// Who once built the old housing.
    pub works: Vec<Works>,
    /// Landmarks.
    pub landmarks: Landmarks,
    /// Grids and beats.
    pub grid: Grid,
    /// Names of the three overlays.
    pub tri_grid: TriGrid,
    /// Words of the address ladder.
    pub ladder: Ladder,
    /// Distances on the map.
    pub layout: Layout,
}

/// Street names and their suffixes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Streets {
    /// 街, 路 ...
    pub suffix: Vec<String>,
    /// The names before it.
    pub names: Vec<String>,
}

/// How many of what in one county-level unit.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountyPlaces {
    /// Code of the unit.
    pub code: String,
    /// Number of streets.
    pub streets: u32,
    /// Number of compounds.
    pub compounds: u32,
    /// Share 0 to 1 of old works housing.
    pub old_share: f64,
    /// First part of compound names.
    pub names: Vec<String>,
    /// Second part of compound names.
    pub suffix: Vec<String>,
}

/// How one compound looks.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Compound {
    /// Buildings.
    pub buildings: [u32; 2],
    /// Entrances per building.
    pub entrances: [u32; 2],
    /// Floors of newer buildings.
    pub floors: [u32; 2],
    /// Floors of old works housing.
    pub old_floors: [u32; 2],
    /// Homes per floor and entrance.
    pub rooms_per_floor: [u32; 2],
    /// Share 0 to 1 of homes that somebody lives in.
    pub households_share: [f64; 2],
}

/// How one village looks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Village {
    /// Houses.
    pub houses: [u32; 2],
    /// Address of one house; `{村}` and `{号}`.
    pub house_word: Bilingual,
}

/// Invented property companies.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Property {
    /// Share 0 to 1 of old compounds without any.
    pub none_share: f64,
    /// Names.
    pub companies: Vec<String>,
}

/// A kind of old housing.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Works {
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Share 0 to 1 among old compounds; all sum to 1.
    pub share: f64,
}

/// Landmarks that a community takes some of.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Landmarks {
    /// Names.
    pub names: Vec<String>,
}

/// How grids are cut.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grid {
    /// Households of one grid.
    pub households: [u32; 2],
    /// Grids of one police beat.
    pub per_beat: [u32; 2],
    /// Name with `{号}`.
    pub name: String,
    /// Name of the party cell with `{号}`.
    pub cell_name: String,
}

/// Names of grid, beat and party cell over the same ground.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TriGrid {
    /// 网格
    pub grid: String,
    /// 警格
    pub beat: String,
    /// 党格
    pub party: String,
}

/// Words of the address ladder, each with `{号}`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ladder {
    /// 楼栋
    pub building: Bilingual,
    /// 单元
    pub entrance: Bilingual,
    /// 楼层
    pub floor: Bilingual,
    /// 户
    pub room: Bilingual,
}

/// Distances in metres.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layout {
    /// From one compound to the next.
    pub compound_spacing_m: [u32; 2],
    /// Radius of a grid.
    pub grid_radius_m: [u32; 2],
    /// How far a point is pushed so that nothing stands in rows.
    pub jitter_m: u32,
}
