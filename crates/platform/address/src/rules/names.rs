//! Names that end in the word for their kind.

use super::Reading;
use crate::label::Label;
use crate::lexicon::Level;

/// Provinces as they are said without the word for their kind.
const PROVINCES: [&str; 34] = [
    "北京",
    "天津",
    "上海",
    "重庆",
    "河北",
    "山西",
    "辽宁",
    "吉林",
    "黑龙江",
    "江苏",
    "浙江",
    "安徽",
    "福建",
    "江西",
    "山东",
    "河南",
    "湖北",
    "湖南",
    "广东",
    "海南",
    "四川",
    "贵州",
    "云南",
    "陕西",
    "甘肃",
    "青海",
    "台湾",
    "内蒙古",
    "广西",
    "西藏",
    "宁夏",
    "新疆",
    "香港",
    "澳门",
];
/// The four cities that are provinces.
const CITIES: [&str; 4] = ["北京", "天津", "上海", "重庆"];

/// Words at the end of a name and its label, with the fewest characters of the whole name. Longer ones first.
const ENDINGS: [(&str, Label, usize); 44] = [
    ("维吾尔自治区", Label::Prov, 8),
    ("经济技术开发区", Label::DevZone, 8),
    ("高新技术产业开发区", Label::DevZone, 9),
    ("壮族自治区", Label::Prov, 7),
    ("回族自治区", Label::Prov, 7),
    ("街道办事处", Label::Town, 6),
    ("经济开发区", Label::DevZone, 6),
    ("自治区", Label::Prov, 5),
    ("自治州", Label::City, 5),
    ("自治县", Label::District, 5),
    ("自治旗", Label::District, 5),
    ("开发区", Label::DevZone, 4),
    ("高新区", Label::DevZone, 3),
    ("经开区", Label::DevZone, 3),
    ("工业园区", Label::DevZone, 5),
    ("街道", Label::Town, 3),
    ("社区", Label::Community, 3),
    ("居委会", Label::Community, 4),
    ("村委会", Label::Community, 4),
    ("新村", Label::Poi, 3),
    ("大道", Label::Road, 3),
    ("大街", Label::Road, 3),
    ("国道", Label::Road, 3),
    ("省道", Label::Road, 3),
    ("公路", Label::Road, 4),
    ("胡同", Label::Road, 3),
    ("农场", Label::Town, 3),
    ("林场", Label::Town, 3),
    ("地区", Label::City, 4),
    ("省", Label::Prov, 3),
    ("市", Label::City, 2),
    ("盟", Label::City, 3),
    ("县", Label::District, 2),
    ("旗", Label::District, 3),
    ("区", Label::District, 2),
    ("镇", Label::Town, 2),
    ("乡", Label::Town, 2),
    ("村", Label::Community, 2),
    ("屯", Label::Community, 2),
    ("路", Label::Road, 2),
    ("街", Label::Road, 2),
    ("巷", Label::Road, 2),
    ("弄", Label::Road, 2),
    ("里弄", Label::Road, 3),
];

/// Words that only help to find a place. Longer ones first.
const HELP: [&str; 26] = [
    "交叉口",
    "交汇处",
    "斜对面",
    "大门口",
    "对面",
    "旁边",
    "附近",
    "门口",
    "楼下",
    "楼上",
    "后面",
    "前面",
    "里面",
    "路口",
    "边上",
    "隔壁",
    "东侧",
    "西侧",
    "南侧",
    "北侧",
    "向东",
    "向西",
    "旁",
    "内",
    "口",
    "边",
];

/// Ends of a named place that a part of it can follow.
const PLACES: [&str; 14] = [
    "小区",
    "花园",
    "公寓",
    "大厦",
    "广场",
    "家园",
    "大学",
    "医院",
    "市场",
    "中心",
    "工业区",
    "国际城",
    "商贸城",
    "苑",
];
/// Parts of a named place.
const PARTS: [&str; 16] = [
    "东区", "西区", "南区", "北区", "东门", "西门", "南门", "北门", "一区", "二区", "三区", "四区",
    "五区", "六区", "a区", "b区",
];

fn order(label: Label) -> usize {
    label.index()
}

/// Labels the tokens from the first without a label up to `to`.
pub(super) fn read(reading: &mut Reading<'_>, to: usize) {
    while reading.pending < to {
        let from = reading.pending;
        if punctuation(reading, to) || crossing(reading, to) {
            continue;
        }
        match named(reading, from, to) {
            Some((label, end)) => reading.push(label, end - from),
            None => rest(reading, to),
        }
    }
}

fn text(reading: &Reading<'_>, from: usize, to: usize) -> String {
    reading.tokens[from..to]
        .iter()
        .map(|token| token.text.as_str())
        .collect()
}

/// Marks at the beginning say nothing.
fn punctuation(reading: &mut Reading<'_>, to: usize) -> bool {
    let count = reading.tokens[reading.pending..to]
        .iter()
        .take_while(|token| {
            token.kind == crate::token::Kind::Mark && !token.text.chars().all(char::is_alphanumeric)
        })
        .count();
    reading.push(Label::Redundant, count);
    count > 0
}

/// Words between and behind two roads that cross: 红旗路与振兴街交叉口.
fn crossing(reading: &mut Reading<'_>, to: usize) -> bool {
    const WORDS: [&str; 7] = ["交叉路口", "交叉口", "交汇处", "交口", "路口", "与", "和"];
    if !matches!(reading.last(), Some(Label::Road | Label::SubRoad)) {
        return false;
    }
    let said = text(reading, reading.pending, to);
    let count = WORDS
        .iter()
        .find(|word| said.starts_with(**word))
        .map_or(0, |word| word.chars().count());
    reading.push(Label::Assist, count);
    count > 0
}

/// The unit, road or village at the beginning, and where it ends.
fn named(reading: &Reading<'_>, from: usize, to: usize) -> Option<(Label, usize)> {
    let last = reading.last();
    let stage = last.map_or(0, order);
    let whole = text(reading, from, to);
    if stage == 0 && whole.starts_with("中国") && last.is_none() {
        return Some((Label::Country, from + 2));
    }
    if stage <= order(Label::Country)
        && let Some(found) = province(&whole)
    {
        return Some((found.0, from + found.1));
    }
    let by_ending = (from + 2..=to).find_map(|end| ending(reading, from, end, to));
    let by_map = on_map(reading, from, to, stage);
    match (by_ending, by_map) {
        // 兴安光明路: the name on the map comes first, unless the word for its kind makes it longer.
        (Some((label, end)), Some((map_label, map_end))) if map_end < end => {
            // 兴安路 is a road: what is left behind the name on the map must be a name itself.
            let left = text(reading, map_end, end);
            let longer = (order(label) == order(map_label) && end <= map_end + 2)
                || ENDINGS.iter().any(|(word, ..)| *word == left);
            Some(if longer {
                (label, end)
            } else {
                (map_label, map_end)
            })
        }
        (Some(found), _) => Some(found),
        (None, found) => found,
    }
}

fn province(whole: &str) -> Option<(Label, usize)> {
    let name = PROVINCES.iter().find(|name| whole.starts_with(**name))?;
    let after = &whole[name.len()..];
    let kind = [
        "省",
        "市",
        "维吾尔自治区",
        "壮族自治区",
        "回族自治区",
        "自治区",
    ]
    .iter()
    .find(|kind| after.starts_with(**kind));
    // 海南路 and 北京街 are roads.
    let is_road = kind.is_none() && after.chars().take(2).any(|c| "路街道巷村镇乡".contains(c));
    let label = if CITIES.contains(name) {
        Label::City
    } else {
        Label::Prov
    };
    (!is_road).then(|| {
        let length = name.chars().count() + kind.map_or(0, |kind| kind.chars().count());
        (label, length)
    })
}

/// Whether a name ends at `end`, and what it is.
fn ending(reading: &Reading<'_>, from: usize, end: usize, to: usize) -> Option<(Label, usize)> {
    let said = text(reading, from, end);
    let (word, label, least) = ENDINGS
        .iter()
        .find(|(word, ..)| said.ends_with(word))
        .copied()?;
    let before = said[..said.len() - word.len()].chars().next_back();
    let after = (end < to).then(|| reading.tokens[end].text.as_str());
    let next = |words: &str| after.is_some_and(|after| words.contains(after));
    let prior = |words: &str| before.is_some_and(|before| words.contains(before));
    let other = match word {
        "市" => next("场政民医区") || prior("超门集夜"),
        "县" => next("医政城"),
        "区" => {
            prior("小社园校厂库景矿片生管")
                || (end == from + 2 && prior("新东西南北abcd"))
                || next("政")
        }
        "街" => next("道"),
        "路" => next("街") && end + 1 < to && reading.tokens[end + 1].text == "道" || next("口"),
        "村" => next("镇乡委") || prior("新"),
        "镇" | "乡" => next("政卫中") || next("街"),
        "旗" => next("镇乡村街路社"),
        "街道" | "社区" | "大道" => next("办") && said.ends_with("街道"),
        "大街" => next("道"),
        _ => false,
    };
    if other || end - from < least {
        return None;
    }
    let last = reading.last();
    let stage = last.map_or(0, order);
    let label = match (label, last) {
        // A second city is one of county rank.
        (Label::City, Some(Label::City | Label::Prov)) if reading.has(Label::City) => {
            Label::District
        }
        (Label::Road, Some(Label::Road)) => Label::SubRoad,
        _ => label,
    };
    if order(label) < stage && stage >= order(Label::Community) {
        return None;
    }
    // What a name says twice is left to the later reader.
    let label =
        if order(label) < stage || (reading.has(label) && order(label) <= order(Label::District)) {
            Label::Redundant
        } else {
            label
        };
    (!reading.inside()).then_some((label, end))
}

/// A name on the map without the word for its kind, of a level below what was read.
fn on_map(reading: &Reading<'_>, from: usize, to: usize, stage: usize) -> Option<(Label, usize)> {
    const LEVELS: [(Level, Label); 4] = [
        (Level::Province, Label::Prov),
        (Level::City, Label::City),
        (Level::County, Label::District),
        (Level::Township, Label::Town),
    ];
    if stage >= order(Label::Community) {
        return None;
    }
    (from + 2..=to.min(from + crate::lexicon::LONGEST))
        .rev()
        .find_map(|end| {
            let said = text(reading, from, end);
            LEVELS
                .iter()
                .find(|(level, label)| {
                    order(*label) > stage && reading.lexicon.knows(*level, &said)
                })
                .map(|(_, label)| (*label, end))
        })
}

/// Names without a known ending: places, people in the building, words that help.
fn rest(reading: &mut Reading<'_>, to: usize) {
    let from = reading.pending;
    let said = text(reading, from, to);
    let help = HELP
        .iter()
        .find(|word| said.ends_with(**word))
        .map_or(0, |word| word.chars().count());
    let end = to - help.min(to - from);
    let named = end - from;
    if reading.inside() || reading.has(Label::RoomNo) {
        reading.push(Label::Person, named);
    } else if let Some(cut) = part_of_place(&text(reading, from, end)) {
        let length = |bytes: usize, reading: &Reading<'_>| {
            let mut left = bytes;
            reading.tokens[from..end]
                .iter()
                .take_while(|token| {
                    let inside = left >= token.text.len();
                    left = left.saturating_sub(token.text.len());
                    inside
                })
                .count()
        };
        let first = length(cut, reading);
        reading.push(Label::Poi, first);
        reading.push(Label::SubPoi, named - first);
    } else if reading.has(Label::Poi) {
        reading.push(Label::SubPoi, named);
    } else {
        reading.push(Label::Poi, named);
    }
    reading.push(Label::Assist, help.min(to - from));
}

/// Where 锦绣小区东门 parts: the byte behind the place.
fn part_of_place(said: &str) -> Option<usize> {
    let by_part = PARTS
        .iter()
        .find_map(|part| said.strip_suffix(part))
        .map(str::len)
        .filter(|cut| said[..*cut].chars().count() >= 2);
    by_part.or_else(|| {
        PLACES
            .iter()
            .filter_map(|place| said.find(place).map(|at| at + place.len()))
            .filter(|cut| *cut < said.len())
            .min()
    })
}
