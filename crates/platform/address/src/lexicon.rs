//! Names of administrative units by level, as hashes: what the parser knows about the map.

use std::collections::HashMap;

use crate::fold::fold;
use crate::hash;

/// Level of a name in the ladder of administrative units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Level {
    /// Province (省).
    Province,
    /// City of prefecture rank (地级市).
    City,
    /// County or district (区县).
    County,
    /// Township, town, subdistrict (乡镇街道).
    Township,
    /// Village or community (村、社区).
    Village,
}

impl Level {
    /// From the top down.
    pub const ALL: [Level; 5] = [
        Level::Province,
        Level::City,
        Level::County,
        Level::Township,
        Level::Village,
    ];
}

/// Longest name that is looked for, in characters.
pub(crate) const LONGEST: usize = 14;
/// A level has two bits: the whole name, and the name as it is shortened.
pub(crate) const BITS: usize = Level::ALL.len() * 2;

/// Words at the end of an official name that are left out when a place is named, longer ones first.
const ORGANS: [&str; 6] = [
    "社区居民委员会",
    "社区居委会",
    "居民委员会",
    "村民委员会",
    "居委会",
    "村委会",
];

/// Words for the kind of a unit, longer ones first.
const KINDS: [&str; 29] = [
    "维吾尔自治区",
    "壮族自治区",
    "回族自治区",
    "特别行政区",
    "生活区",
    "管理区",
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "街道办事处",
    "民族乡",
    "开发区",
    "工业区",
    "园区",
    "街道",
    "地区",
    "社区",
    "林场",
    "农场",
    "牧场",
    "省",
    "市",
    "县",
    "区",
    "盟",
    "镇",
    "乡",
    "村",
];

/// The place of an official name: 多福巷社区居委会 → 多福巷社区, 永昌村村委会 → 永昌村, 靠山村委会 → 靠山村.
pub fn place_name(official: &str) -> String {
    let name = official.trim();
    for organ in ORGANS {
        let Some(head) = name.strip_suffix(organ) else {
            continue;
        };
        if head.is_empty() {
            return name.to_owned();
        }
        let kind = if organ.starts_with("社区") {
            "社区"
        } else if organ.starts_with('村') {
            "村"
        } else {
            ""
        };
        return if head.ends_with(kind) {
            head.to_owned()
        } else {
            format!("{head}{kind}")
        };
    }
    name.to_owned()
}

/// A name without the word for its kind, as people shorten it: 河东路街道 → 河东路, 兴安区 → 兴安. Never shorter than
/// two characters.
pub fn short_name(name: &str) -> &str {
    KINDS
        .iter()
        .find_map(|kind| name.strip_suffix(kind))
        .filter(|head| head.chars().nth(1).is_some())
        .unwrap_or(name)
}

/// Names of units that text is compared with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lexicon {
    pub(crate) hashes: Vec<u64>,
    pub(crate) masks: Vec<u16>,
}

impl Lexicon {
    /// From official names with their level.
    pub fn new<S: AsRef<str>>(names: impl IntoIterator<Item = (Level, S)>) -> Lexicon {
        let mut masks: HashMap<u64, u16> = HashMap::new();
        for (level, name) in names {
            let whole = fold(&place_name(name.as_ref()));
            let short = short_name(&whole);
            let bit = 1u16 << (level as u16 * 2);
            for (form, bit) in [(whole.as_str(), bit), (short, bit << 1)] {
                let length = form.chars().count();
                if (2..=LONGEST).contains(&length)
                    && (form != whole || bit.trailing_zeros() % 2 == 0)
                {
                    *masks.entry(hash::of_text(form)).or_default() |= bit;
                }
            }
        }
        let mut pairs: Vec<(u64, u16)> = masks.into_iter().collect();
        pairs.sort_unstable();
        let (hashes, masks) = pairs.into_iter().unzip();
        Lexicon { hashes, masks }
    }

    /// How many forms of names it knows.
    pub fn len(&self) -> usize {
        self.hashes.len()
    }

    /// Whether it knows none.
    pub fn is_empty(&self) -> bool {
        self.hashes.is_empty()
    }

    /// Bits of the levels that know a name: two for each level, whole and shortened.
    pub(crate) fn mask(&self, hash: u64) -> u16 {
        self.hashes
            .binary_search(&hash)
            .map_or(0, |at| self.masks[at])
    }

    /// Whether a folded name, whole or shortened, is one of a level.
    pub fn knows(&self, level: Level, name: &str) -> bool {
        self.mask(hash::of_text(name)) & (3 << (level as u16 * 2)) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_not_its_committee() {
        assert_eq!(place_name("永昌村村委会"), "永昌村");
        assert_eq!(place_name("靠山村委会"), "靠山村");
        assert_eq!(place_name("多福巷社区居委会"), "多福巷社区");
        assert_eq!(place_name("第一居委会"), "第一");
        assert_eq!(short_name("河东路街道"), "河东路");
        assert_eq!(short_name("新区"), "新区");
        assert_eq!(short_name("内蒙古自治区"), "内蒙古");
    }

    #[test]
    fn names_are_known_whole_and_shortened() {
        let lexicon = Lexicon::new([(Level::County, "兴安区"), (Level::Village, "永昌村村委会")]);
        assert!(lexicon.knows(Level::County, "兴安") && lexicon.knows(Level::County, "兴安区"));
        assert!(lexicon.knows(Level::Village, "永昌村") && !lexicon.knows(Level::County, "永昌村"));
    }
}
