//! Addresses as people write them, matched with the places of a small city: found, or put to a person, never guessed.

use address::matching::{Agreement, Field, Known, Matcher, Verdict};
use address::{Level, Lexicon, Parser};

const DISTRICTS: [(&str, &str); 3] = [
    ("兴安区", "河东路街道"),
    ("向阳区", "红军街道"),
    ("工农区", "育才街道"),
];
const ESTATES: [&str; 12] = [
    "锦绣小区",
    "沿河家园",
    "龙江新苑",
    "矿工小区",
    "景秀花园",
    "东方明珠",
    "世纪花园",
    "光明小区",
    "鹤矿家属院",
    "新世纪小区",
    "松鹤公寓",
    "向阳新村",
];

fn lexicon() -> Lexicon {
    let units = DISTRICTS
        .iter()
        .flat_map(|(district, town)| [(Level::County, *district), (Level::Township, *town)]);
    Lexicon::new(units.chain([(Level::City, "鹤岗市"), (Level::Province, "黑龙江省")]))
}

/// Estates in turn in the districts, 光明小区 in two of them, each with buildings and entrances; houses in a village.
fn city() -> Vec<Known> {
    let mut known = Vec::new();
    let mut add_estate = |estate: &str, district: usize| {
        let (district, town) = DISTRICTS[district];
        let units = ["黑龙江省", "鹤岗市", district, town]
            .map(str::to_owned)
            .to_vec();
        let place = Known {
            key: format!("{district}/{estate}"),
            units,
            place: estate.to_owned(),
            ..Known::default()
        };
        for building in 1..=12 {
            for entrance in 0..=3 {
                known.push(Known {
                    key: match entrance {
                        0 => format!("{}/{building}", place.key),
                        _ => format!("{}/{building}/{entrance}", place.key),
                    },
                    building: building.to_string(),
                    entrance: if entrance == 0 {
                        String::new()
                    } else {
                        entrance.to_string()
                    },
                    ..place.clone()
                });
            }
        }
        known.push(place);
    };
    for (at, estate) in ESTATES.iter().enumerate() {
        add_estate(estate, at % 3);
    }
    add_estate("光明小区", 2);
    for house in 1..=30 {
        known.push(Known {
            key: format!("永昌村/{house}"),
            units: ["黑龙江省", "鹤岗市", "兴安区", "红旗镇", "永昌村村委会"]
                .map(str::to_owned)
                .to_vec(),
            building: house.to_string(),
            ..Known::default()
        });
        known.push(Known {
            key: format!("振兴路/{house}"),
            units: ["黑龙江省", "鹤岗市", "向阳区"].map(str::to_owned).to_vec(),
            road: "振兴路".to_owned(),
            road_number: house.to_string(),
            ..Known::default()
        });
    }
    known
}

struct Town {
    parser: Parser,
    matcher: Matcher,
}

impl Town {
    fn new() -> Town {
        Town {
            parser: Parser::rules(lexicon()),
            matcher: Matcher::new(city()),
        }
    }

    fn check(&self, text: &str, verdict: Verdict, first: &str) {
        let matches = self.matcher.find(&self.parser, text, 5);
        let keys: Vec<_> = matches
            .candidates
            .iter()
            .map(|one| (one.key.as_str(), one.score))
            .collect();
        assert_eq!(
            matches.verdict, verdict,
            "{text}: {keys:?} {:?}",
            matches.read
        );
        assert_eq!(
            keys.first().map(|one| one.0).unwrap_or_default(),
            first,
            "{text}: {keys:?}"
        );
    }
}

#[test]
fn one_home_written_in_many_ways() {
    let town = Town::new();
    for text in [
        "黑龙江省鹤岗市兴安区河东路街道锦绣小区3号楼2单元501室",
        "兴安区锦绣小区３号楼２单元 501",
        "兴安锦绣三号楼二单元",
        "锦绣小区3栋2单元5楼501",
        "锦绣小区3-2-501",
        "锦绣3#2单元",
        "锦秀小区3号楼2单元",
        "jinxiuxiaoqu3号楼2单元",
    ] {
        town.check(text, Verdict::Certain, "兴安区/锦绣小区/3/2");
    }
}

#[test]
fn villages_and_roads() {
    let town = Town::new();
    town.check("红旗镇永昌村17号", Verdict::Certain, "永昌村/17");
    town.check("向阳区振兴路8号", Verdict::Certain, "振兴路/8");
    town.check("振兴路99号", Verdict::Ambiguous, "振兴路/1");
}

#[test]
fn two_of_one_name_are_put_to_a_person_unless_the_district_is_said() {
    let town = Town::new();
    let matches = town.matcher.find(&town.parser, "光明小区5号楼1单元", 5);
    assert_eq!(matches.verdict, Verdict::Ambiguous);
    let keys: Vec<_> = matches.candidates[..2]
        .iter()
        .map(|one| one.key.as_str())
        .collect();
    assert_eq!(keys, ["向阳区/光明小区/5/1", "工农区/光明小区/5/1"]);
    town.check(
        "工农区光明小区5号楼1单元",
        Verdict::Certain,
        "工农区/光明小区/5/1",
    );
    town.check("向阳光明小区5号楼", Verdict::Certain, "向阳区/光明小区/5");
}

#[test]
fn what_is_not_known_is_said() {
    let town = Town::new();
    town.check("锦绣小区88号楼", Verdict::Partial, "兴安区/锦绣小区");
    town.check("锦绣小区", Verdict::Certain, "兴安区/锦绣小区");
    town.check("不知何处大厦", Verdict::Nothing, "");
    let matches = town.matcher.find(&town.parser, "南山区锦绣小区3号楼", 3);
    assert_eq!(
        matches.verdict,
        Verdict::Ambiguous,
        "the district is another"
    );
    let reasons = &matches.candidates[0].reasons;
    assert!(
        reasons
            .iter()
            .any(|r| r.field == Field::Unit && r.agreement == Agreement::Different)
    );
}

struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % sides
    }
}

fn numeral(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match (number / 10, number % 10) {
        (0, ones) => DIGITS[ones].to_owned(),
        (1, ones) => format!("十{}", DIGITS[ones]),
        (tens, ones) => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
    }
}

fn wide(number: usize) -> String {
    number
        .to_string()
        .chars()
        .filter_map(|c| char::from_u32(c as u32 + 0xFEE0))
        .collect()
}

/// A thousand addresses of known entrances, written by chance in many ways.
#[test]
fn nothing_is_guessed() {
    let town = Town::new();
    let mut dice = Dice(11);
    let (mut certain, mut first, mut wrong) = (0, 0, Vec::new());
    const TIMES: usize = 1000;
    for _ in 0..TIMES {
        let at = dice.roll(ESTATES.len());
        let (district, building, entrance) =
            (DISTRICTS[at % 3].0, 1 + dice.roll(12), 1 + dice.roll(3));
        let key = format!("{district}/{}/{building}/{entrance}", ESTATES[at]);
        let head = ["", "鹤岗市", "黑龙江省鹤岗市"][dice.roll(3)];
        let area = [district, district, district.trim_end_matches('区'), ""][dice.roll(4)];
        let estate = match dice.roll(4) {
            0 => ESTATES[at].trim_end_matches("小区").to_owned(),
            1 if ESTATES[at].starts_with("锦绣") => "锦秀小区".to_owned(),
            _ => ESTATES[at].to_owned(),
        };
        let number = |number: usize, dice: &mut Dice| match dice.roll(4) {
            0 => numeral(number),
            1 => wide(number),
            2 => format!("{number:02}"),
            _ => number.to_string(),
        };
        let home = if dice.roll(6) == 0 {
            format!("{building}-{entrance}-{}01", 1 + dice.roll(6))
        } else {
            let word = ["号楼", "栋", "幢", "#楼"][dice.roll(4)];
            let (building, entrance) = (number(building, &mut dice), number(entrance, &mut dice));
            let room = ["", "301", "602室"][dice.roll(3)];
            let gap = ["", " "][dice.roll(2)];
            let word = if building.chars().any(|c| "一二三四五六七八九十".contains(c))
                && word == "#楼"
            {
                "号楼"
            } else {
                word
            };
            format!("{building}{word}{gap}{entrance}单元{room}")
        };
        let text = format!("{head}{area}{estate}{home}");
        let matches = town.matcher.find(&town.parser, &text, 5);
        let best = matches.candidates.first().map(|one| one.key.as_str());
        let is_first = best == Some(key.as_str());
        first += usize::from(is_first);
        // Only two estates of one name without their district may come in the other order.
        assert!(
            is_first || (ESTATES[at].starts_with("光明") && area.is_empty()),
            "{text}: {best:?}"
        );
        if matches.verdict == Verdict::Certain {
            certain += 1;
            if best != Some(key.as_str()) {
                wrong.push((
                    text,
                    key,
                    matches.candidates.into_iter().next().map(|one| one.key),
                ));
            }
        }
    }
    println!(
        "of {TIMES}: first {first}, certain {certain}, certain and wrong {}",
        wrong.len()
    );
    assert!(wrong.is_empty(), "{wrong:?}");
    assert!(
        first >= TIMES * 95 / 100,
        "the right place comes first in {first}"
    );
    assert!(certain >= TIMES * 85 / 100, "certain in {certain}");
}
