//! The changes that can be asked for, as values that travel through forms, the API and the history alike.

use kernel::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{BuildingId, Duty, EstateId, GridId, GridWorkerId, PointKind, ServicePointId, UnitId};

/// One thing to be changed. `save_…` without an id makes a new thing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[schema(as = PlaceChange)]
pub enum Change {
    /// A service point is made or gets these details.
    SavePoint(PointDetails),
    /// A service point no longer serves.
    ClosePoint {
        /// Its id.
        #[schema(value_type = String)]
        id: ServicePointId,
    },
    /// An estate is made or gets these details.
    SaveEstate(EstateDetails),
    /// An estate is no longer there; so are its buildings.
    CloseEstate {
        /// Its id.
        #[schema(value_type = String)]
        id: EstateId,
    },
    /// A building is made or gets these details.
    SaveBuilding(BuildingDetails),
    /// A building is no longer there.
    CloseBuilding {
        /// Its id.
        #[schema(value_type = String)]
        id: BuildingId,
    },
    /// A grid is made or gets these details.
    SaveGrid(GridDetails),
    /// A grid ends; its buildings and estates go to its successor.
    CloseGrid {
        /// Its id.
        #[schema(value_type = String)]
        id: GridId,
        /// The grid that takes over; may be left out where nothing belongs to it.
        #[schema(value_type = Option<String>)]
        successor: Option<GridId>,
    },
    /// Somebody takes up a duty in a grid, or its details change.
    SaveWorker(WorkerDetails),
    /// Somebody lays down a duty in a grid.
    EndWorker {
        /// Id of the duty.
        #[schema(value_type = String)]
        id: GridWorkerId,
    },
    /// A unit is called otherwise.
    RenameUnit(UnitDetails),
    /// A unit gets another code; the paths of all below it follow.
    RecodeUnit {
        /// The unit.
        #[schema(value_type = String)]
        id: UnitId,
        /// Its new code, of as many digits as its level has.
        code: String,
    },
    /// A unit ends in another one, which takes over all that belongs to it.
    MergeUnit {
        /// The unit that ends.
        #[schema(value_type = String)]
        id: UnitId,
        /// The unit of the same level that takes over.
        #[schema(value_type = String)]
        into: UnitId,
    },
    /// Part of a unit becomes a unit of its own.
    SplitUnit(UnitPart),
    /// A unit ends to which nothing belongs any more.
    CloseUnit {
        /// The unit.
        #[schema(value_type = String)]
        id: UnitId,
    },
}

/// A service point.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct PointDetails {
    /// Its id; none for a new one.
    #[schema(value_type = Option<String>)]
    pub id: Option<ServicePointId>,
    /// `centre`, `justice_office`, `police_station`, `legal_service`, `court` or `party_station`.
    #[schema(value_type = String)]
    pub what: PointKind,
    /// Code of the unit that it serves.
    pub unit: String,
    /// Name.
    pub name_zh: String,
    /// English name; made from pinyin where empty.
    pub name_en: String,
    /// Where its door is.
    pub address_zh: String,
    /// The same in English; may be empty.
    #[serde(default)]
    pub address_en: String,
    /// Its number.
    pub phone: String,
    /// When it is open: `W 08:30-17:00; 6 09:00-12:00`.
    pub hours: String,
    /// Counters and what each does, one a line.
    #[serde(default)]
    pub windows_zh: String,
    /// The same in English; may be empty.
    #[serde(default)]
    pub windows_en: String,
    /// Longitude of the door, WGS-84 degrees.
    pub lon: f64,
    /// Latitude of the door, WGS-84 degrees.
    pub lat: f64,
    /// No step between street and counter.
    pub step_free: bool,
}

/// An estate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct EstateDetails {
    /// Its id; none for a new one.
    #[schema(value_type = Option<String>)]
    pub id: Option<EstateId>,
    /// Code of its community.
    pub unit: String,
    /// Its grid, where one covers it.
    #[schema(value_type = Option<String>)]
    pub grid: Option<GridId>,
    /// Name.
    pub name_zh: String,
    /// English name; made from pinyin where empty.
    pub name_en: String,
    /// Street of its main gate.
    pub street: String,
    /// Number in the street, such as `18号`.
    pub house_no: String,
    /// Property company; may be empty.
    pub property: String,
    /// Longitude of its middle, WGS-84 degrees.
    pub lon: f64,
    /// Latitude of its middle, WGS-84 degrees.
    pub lat: f64,
}

/// A building of an estate, or a house of a village.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct BuildingDetails {
    /// Its id; none for a new one.
    #[schema(value_type = Option<String>)]
    pub id: Option<BuildingId>,
    /// Its estate; none for a house of a village.
    #[schema(value_type = Option<String>)]
    pub estate: Option<EstateId>,
    /// Code of its community.
    pub unit: String,
    /// Its grid.
    #[schema(value_type = Option<String>)]
    pub grid: Option<GridId>,
    /// The number in its name: `3` of 3号楼.
    pub number: String,
    /// Floors.
    pub floors: i64,
    /// Its entrances in order; none for a house.
    pub entrances: Vec<EntranceDetails>,
    /// Longitude of its middle, WGS-84 degrees.
    pub lon: f64,
    /// Latitude of its middle, WGS-84 degrees.
    pub lat: f64,
}

/// An entrance (单元) of a building.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct EntranceDetails {
    /// Its number.
    pub number: i64,
    /// Floors that it reaches.
    pub floors: i64,
    /// Homes on a floor.
    pub rooms_per_floor: i64,
}

/// A grid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct GridDetails {
    /// Its id; none for a new one.
    #[schema(value_type = Option<String>)]
    pub id: Option<GridId>,
    /// Code of its community.
    pub unit: String,
    /// The community's code and three digits.
    pub code: String,
    /// Name, such as 第4网格.
    pub name_zh: String,
    /// English name; made from the code where empty.
    pub name_en: String,
    /// Police beat (警格).
    pub beat: String,
    /// Party group (党格).
    pub party: String,
    /// Homes in it.
    pub households: i64,
    /// Its border as GeoJSON, WGS-84; empty: not drawn.
    pub boundary: String,
    /// Buildings inside the border come to belong to it, those outside leave it.
    pub buildings_follow: bool,
}

/// A duty in a grid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct WorkerDetails {
    /// Id of the duty; none for a new one.
    #[schema(value_type = Option<String>)]
    pub id: Option<GridWorkerId>,
    /// The grid.
    #[schema(value_type = String)]
    pub grid: GridId,
    /// `grid_worker`, `deputy`, `beat_officer` or `party_lead`.
    #[schema(value_type = String)]
    pub duty: Duty,
    /// Account, where the person signs in.
    pub account: Option<String>,
    /// Name, as residents read it.
    pub name: String,
    /// Number for residents.
    pub phone: String,
    /// When on duty, in the form of a service point's hours.
    pub hours: String,
    /// Such as the police station.
    #[serde(default)]
    pub note_zh: String,
    /// The same in English.
    #[serde(default)]
    pub note_en: String,
    /// The last day of the duty, where it is known; such as `2026-12-31`.
    #[schema(value_type = Option<String>)]
    #[serde(default)]
    pub until: Option<Date>,
}

/// How a unit is called.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct UnitDetails {
    /// The unit.
    #[schema(value_type = String)]
    pub id: UnitId,
    /// As published: 永昌村村委会.
    pub name_zh: String,
    /// English name; made from pinyin where empty.
    pub name_en: String,
    /// Kind as published: 街道, 镇, 村.
    pub what: String,
    /// Town rather than country.
    pub urban: bool,
}

/// What a split takes out of a unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct UnitPart {
    /// The unit that is split, and stays.
    #[schema(value_type = String)]
    pub id: UnitId,
    /// Id that the new unit gets; none: made when it is asked for.
    #[schema(value_type = Option<String>)]
    #[serde(default)]
    pub new_id: Option<UnitId>,
    /// Code of the new unit.
    pub code: String,
    /// Its name as published.
    pub name_zh: String,
    /// English name; made from pinyin where empty.
    pub name_en: String,
    /// Codes of the units below that go with it.
    #[serde(default)]
    pub units: Vec<String>,
    /// Grids that go with it, with their buildings and estates.
    #[schema(value_type = Vec<String>)]
    #[serde(default)]
    pub grids: Vec<GridId>,
    /// Further estates that go with it, with their buildings.
    #[schema(value_type = Vec<String>)]
    #[serde(default)]
    pub estates: Vec<EstateId>,
}

impl Change {
    /// The code in the history and of the text key `place-change-<code>`, with `-` for `_`.
    pub fn code(&self) -> &'static str {
        match self {
            Change::SavePoint(_) => "save_point",
            Change::ClosePoint { .. } => "close_point",
            Change::SaveEstate(_) => "save_estate",
            Change::CloseEstate { .. } => "close_estate",
            Change::SaveBuilding(_) => "save_building",
            Change::CloseBuilding { .. } => "close_building",
            Change::SaveGrid(_) => "save_grid",
            Change::CloseGrid { .. } => "close_grid",
            Change::SaveWorker(_) => "save_worker",
            Change::EndWorker { .. } => "end_worker",
            Change::RenameUnit(_) => "rename_unit",
            Change::RecodeUnit { .. } => "recode_unit",
            Change::MergeUnit { .. } => "merge_unit",
            Change::SplitUnit(_) => "split_unit",
            Change::CloseUnit { .. } => "close_unit",
        }
    }

    /// Kind and id of the thing; the id of a new thing is empty until [`Change::named`] gives one.
    pub(crate) fn subject(&self) -> (&'static str, String) {
        fn text<T: ToString>(id: Option<&T>) -> String {
            id.map(T::to_string).unwrap_or_default()
        }
        match self {
            Change::SavePoint(point) => ("point", text(point.id.as_ref())),
            Change::ClosePoint { id } => ("point", id.to_string()),
            Change::SaveEstate(estate) => ("estate", text(estate.id.as_ref())),
            Change::CloseEstate { id } => ("estate", id.to_string()),
            Change::SaveBuilding(building) => ("building", text(building.id.as_ref())),
            Change::CloseBuilding { id } => ("building", id.to_string()),
            Change::SaveGrid(grid) => ("grid", text(grid.id.as_ref())),
            Change::CloseGrid { id, .. } => ("grid", id.to_string()),
            Change::SaveWorker(worker) => ("worker", text(worker.id.as_ref())),
            Change::EndWorker { id } => ("worker", id.to_string()),
            Change::RenameUnit(unit) => ("unit", unit.id.to_string()),
            Change::RecodeUnit { id, .. }
            | Change::MergeUnit { id, .. }
            | Change::CloseUnit { id } => ("unit", id.to_string()),
            Change::SplitUnit(part) => ("unit", part.id.to_string()),
        }
    }

    /// Gives a new thing its id.
    #[must_use]
    pub(crate) fn named(mut self, ids: &dyn kernel::IdSource) -> Change {
        match &mut self {
            Change::SavePoint(point) => {
                _ = point.id.get_or_insert_with(|| ServicePointId::new(ids));
            }
            Change::SaveEstate(estate) => _ = estate.id.get_or_insert_with(|| EstateId::new(ids)),
            Change::SaveBuilding(building) => {
                _ = building.id.get_or_insert_with(|| BuildingId::new(ids));
            }
            Change::SaveGrid(grid) => _ = grid.id.get_or_insert_with(|| GridId::new(ids)),
            Change::SaveWorker(worker) => {
                _ = worker.id.get_or_insert_with(|| GridWorkerId::new(ids));
            }
            Change::SplitUnit(part) => _ = part.new_id.get_or_insert_with(|| UnitId::new(ids)),
            Change::ClosePoint { .. }
            | Change::CloseEstate { .. }
            | Change::CloseBuilding { .. }
            | Change::CloseGrid { .. }
            | Change::EndWorker { .. }
            | Change::RenameUnit(_)
            | Change::RecodeUnit { .. }
            | Change::MergeUnit { .. }
            | Change::CloseUnit { .. } => {}
        }
        self
    }
}
