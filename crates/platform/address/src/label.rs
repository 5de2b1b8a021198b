//! What a part of an address is.

use serde::{Deserialize, Serialize};

/// The kind of a part. The set and its meaning are those of the annotation guide of Li et al. (NAACL 2019).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[repr(u8)]
pub enum Label {
    /// Country (国家).
    Country,
    /// Province or autonomous region (省).
    Prov,
    /// City of prefecture rank (市).
    City,
    /// County, county-level city or city district (区县).
    District,
    /// Development zone, not an administrative unit (开发区).
    DevZone,
    /// Township, town or subdistrict (乡镇街道).
    Town,
    /// Community or village (社区、村).
    Community,
    /// Road, or group in a village (路、组).
    Road,
    /// Side road, or the crossing road (支路).
    SubRoad,
    /// Number in the road (门牌号).
    RoadNo,
    /// Number in the side road.
    SubRoadNo,
    /// Named place: estate, office building, school (小区、兴趣点).
    Poi,
    /// Part of a named place (东区、东门).
    SubPoi,
    /// Building (楼栋号).
    HouseNo,
    /// Entrance (单元号).
    CellNo,
    /// Floor (楼层).
    FloorNo,
    /// Room or home (房间号、户号).
    RoomNo,
    /// Who is in the building: firm, shop, name on the door (户主、商铺).
    Person,
    /// Word that helps to find the place: opposite, at the gate (辅助定位词).
    Assist,
    /// Says nothing about the place, or says it again (冗余).
    Redundant,
    /// Anything else.
    OtherInfo,
}

impl Label {
    /// All labels in the order of the annotation guide.
    pub const ALL: [Label; 21] = [
        Label::Country,
        Label::Prov,
        Label::City,
        Label::District,
        Label::DevZone,
        Label::Town,
        Label::Community,
        Label::Road,
        Label::SubRoad,
        Label::RoadNo,
        Label::SubRoadNo,
        Label::Poi,
        Label::SubPoi,
        Label::HouseNo,
        Label::CellNo,
        Label::FloorNo,
        Label::RoomNo,
        Label::Person,
        Label::Assist,
        Label::Redundant,
        Label::OtherInfo,
    ];

    /// The code in annotated data, lower case.
    pub fn code(self) -> &'static str {
        match self {
            Label::Country => "country",
            Label::Prov => "prov",
            Label::City => "city",
            Label::District => "district",
            Label::DevZone => "devzone",
            Label::Town => "town",
            Label::Community => "community",
            Label::Road => "road",
            Label::SubRoad => "subroad",
            Label::RoadNo => "roadno",
            Label::SubRoadNo => "subroadno",
            Label::Poi => "poi",
            Label::SubPoi => "subpoi",
            Label::HouseNo => "houseno",
            Label::CellNo => "cellno",
            Label::FloorNo => "floorno",
            Label::RoomNo => "roomno",
            Label::Person => "person",
            Label::Assist => "assist",
            Label::Redundant => "redundant",
            Label::OtherInfo => "otherinfo",
        }
    }

    /// The label of a code, in any case: published data writes `devZone` and `subRoad`.
    pub fn from_code(code: &str) -> Option<Label> {
        Label::ALL
            .into_iter()
            .find(|label| label.code().eq_ignore_ascii_case(code))
    }

    /// Its place in [`Label::ALL`].
    pub fn index(self) -> usize {
        self as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_read_back_in_any_case() {
        for (at, label) in Label::ALL.into_iter().enumerate() {
            assert_eq!(label.index(), at);
            assert_eq!(Label::from_code(label.code()), Some(label));
        }
        assert_eq!(Label::from_code("subRoadno"), Some(Label::SubRoadNo));
        assert_eq!(Label::from_code("intersection"), None);
    }
}
