//! The things of which a city is made, as values.

use access::Named;
use kernel::{LonLat, typed_id};
use serde::{Deserialize, Serialize};

typed_id!(
    /// An administrative unit. It outlives its codes and names.
    UnitId;
    /// A housing estate (小区).
    EstateId;
    /// A building (楼栋) or a house.
    BuildingId;
    /// A grid (网格).
    GridId;
    /// Somebody's duty in a grid.
    GridWorkerId;
    /// A place that serves residents.
    ServicePointId;
    /// A conflict between published lists.
    ConflictId
);

/// Level of an administrative unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// 地级市
    City,
    /// 区、县
    County,
    /// 街道、乡镇 and what counts as one (state farms, forestry bureaus)
    Township,
    /// 社区、村, and management areas of farms
    Community,
}

impl Level {
    /// From the city down.
    pub const ALL: [Level; 4] = [
        Level::City,
        Level::County,
        Level::Township,
        Level::Community,
    ];

    /// The code in the database.
    pub fn code(self) -> &'static str {
        match self {
            Level::City => "city",
            Level::County => "county",
            Level::Township => "township",
            Level::Community => "community",
        }
    }

    /// Reads a code; `village` is what the published list calls a community.
    pub fn parse(code: &str) -> Option<Level> {
        match code {
            "village" => Some(Level::Community),
            _ => Self::ALL.into_iter().find(|level| level.code() == code),
        }
    }

    /// Length of its codes in the list of the National Bureau of Statistics, without trailing zeros
    /// (统计用区划代码, 12 digits: 2 + 2 + 2 + 3 + 3).
    pub fn code_digits(self) -> usize {
        match self {
            Level::City => 4,
            Level::County => 6,
            Level::Township => 9,
            Level::Community => 12,
        }
    }
}

/// An administrative unit as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Its own identity.
    pub id: UnitId,
    /// Its level.
    pub level: Level,
    /// The unit above.
    pub parent: Option<UnitId>,
    /// Main code.
    pub code: String,
    /// Main codes from the city down, each followed by `/`.
    pub path: String,
    /// As said: 永昌村.
    pub name: Named,
    /// As published: 永昌村村委会.
    pub official_name: String,
    /// Kind as published: 街道, 镇, 村.
    pub kind: String,
    /// Town rather than country.
    pub urban: bool,
    /// Where its name stands on a map, WGS-84.
    pub at: Option<LonLat>,
}

/// A housing estate.
#[derive(Clone, Debug, PartialEq)]
pub struct Estate {
    /// Its id.
    pub id: EstateId,
    /// Path of its community.
    pub path: String,
    /// Its grid.
    pub grid: Option<GridId>,
    /// Its name.
    pub name: Named,
    /// Street and number of its main gate, empty where there is none.
    pub street: String,
    /// Property company (物业), empty where there is none.
    pub property: String,
    /// Its middle, WGS-84.
    pub at: LonLat,
    /// Invented for a demo city.
    pub synthetic: bool,
}

/// A building of an estate, or a house of a village.
#[derive(Clone, Debug, PartialEq)]
pub struct Building {
    /// Its id.
    pub id: BuildingId,
    /// Its estate; `None` for a house of a village.
    pub estate: Option<EstateId>,
    /// Path of its community.
    pub path: String,
    /// Its grid.
    pub grid: Option<GridId>,
    /// The number in its name: `3` of 3号楼.
    pub number: String,
    /// Its middle, WGS-84.
    pub at: LonLat,
    /// Entrances (单元); 0 for a house.
    pub entrances: i64,
    /// Floors.
    pub floors: i64,
}

/// A grid of a community.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// Its id.
    pub id: GridId,
    /// The community's code and three digits.
    pub code: String,
    /// The community's path, then the code, ending in `/`.
    pub path: String,
    /// Its name: 第4网格.
    pub name: Named,
    /// The police beat (警格) that covers it.
    pub beat: String,
    /// The party group (党格) of the same cell.
    pub party: String,
    /// Where its name stands, WGS-84.
    pub at: Option<LonLat>,
}

/// What somebody does in a grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Duty {
    /// 网格员
    GridWorker,
    /// Stands in for the grid worker.
    Deputy,
    /// 社区民警
    BeatOfficer,
    /// 党格负责人
    PartyLead,
}

impl Duty {
    /// Every duty.
    pub const ALL: [Duty; 4] = [
        Duty::GridWorker,
        Duty::Deputy,
        Duty::BeatOfficer,
        Duty::PartyLead,
    ];

    /// The code in the database and of the text key `place-duty-<code>`.
    pub fn code(self) -> &'static str {
        match self {
            Duty::GridWorker => "grid_worker",
            Duty::Deputy => "deputy",
            Duty::BeatOfficer => "beat_officer",
            Duty::PartyLead => "party_lead",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Duty> {
        Self::ALL.into_iter().find(|duty| duty.code() == code)
    }
}

/// Somebody with a duty in a grid. Name and number are public by duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GridWorker {
    /// Id of the duty.
    pub id: GridWorkerId,
    /// The grid.
    pub grid: GridId,
    /// The duty.
    pub duty: Duty,
    /// The account, where the person signs in.
    pub account: Option<String>,
    /// Name.
    pub name: String,
    /// Number for residents.
    pub phone: String,
    /// When on duty; see [`crate::Hours`].
    pub hours: String,
    /// Such as the police station.
    pub note: Named,
}

/// What a service point is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PointKind {
    /// 综治中心
    Centre,
    /// 司法所
    JusticeOffice,
    /// 派出所
    PoliceStation,
    /// 公共法律服务站
    LegalService,
    /// 人民法院、法庭
    Court,
    /// 党群服务站
    PartyStation,
}

impl PointKind {
    /// Every kind, in the order in which residents see them.
    pub const ALL: [PointKind; 6] = [
        PointKind::Centre,
        PointKind::JusticeOffice,
        PointKind::PoliceStation,
        PointKind::LegalService,
        PointKind::Court,
        PointKind::PartyStation,
    ];

    /// The code in the database and of the text key `place-point-<code>`.
    pub fn code(self) -> &'static str {
        match self {
            PointKind::Centre => "centre",
            PointKind::JusticeOffice => "justice_office",
            PointKind::PoliceStation => "police_station",
            PointKind::LegalService => "legal_service",
            PointKind::Court => "court",
            PointKind::PartyStation => "party_station",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<PointKind> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A place that serves residents.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ServicePoint {
    /// Its id.
    pub id: ServicePointId,
    /// What it is.
    pub kind: PointKind,
    /// Path of the unit that it serves.
    pub path: String,
    /// Its organisation.
    pub org: Option<String>,
    /// Its name.
    pub name: Named,
    /// Where its door is.
    pub address: Named,
    /// Its number.
    pub phone: String,
    /// When it is open; see [`crate::Hours`].
    pub hours: String,
    /// Counters (窗口) and what each does, one a line; empty where not known.
    pub windows: Named,
    /// The door, WGS-84.
    pub at: LonLat,
    /// No step between street and counter.
    pub step_free: bool,
}
