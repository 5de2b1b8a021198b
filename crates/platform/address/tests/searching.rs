//! Searches in a small gazetteer, one of each kind.

use address::Level;
use address::gazetteer::{Gazetteer, How, Record};
use proptest::prelude::*;

const PLACES: [(&str, &str, &str, Level); 14] = [
    ("23", "黑龙江省", "", Level::Province),
    ("2304", "鹤岗市", "23", Level::City),
    ("230402", "向阳区", "2304", Level::County),
    ("230421", "萝北县", "2304", Level::County),
    ("230421100", "凤翔镇", "230421", Level::Township),
    ("230421101", "东升镇", "230421", Level::Township),
    ("230421100201", "东升村村委会", "230421100", Level::Village),
    ("230421100202", "团结村委会", "230421100", Level::Village),
    (
        "230421101201",
        "凤翔镇良种场虚拟生活区",
        "230421100",
        Level::Village,
    ),
    ("230402001", "红军街道", "230402", Level::Township),
    (
        "230402001001",
        "西山社区居委会",
        "230402001",
        Level::Village,
    ),
    ("22", "吉林省", "", Level::Province),
    ("220101", "长春县", "22", Level::County),
    ("220101001", "东升村村委会", "220101", Level::Village),
];

fn gazetteer() -> Gazetteer {
    // The order of the records does not matter.
    Gazetteer::build(
        PLACES
            .iter()
            .rev()
            .map(|(code, name, parent, level)| Record {
                code: (*code).to_owned(),
                name: (*name).to_owned(),
                parent: (*parent).to_owned(),
                level: *level,
            }),
    )
}

fn check(typed: &str, how: How, codes: &[&str]) {
    let hits = gazetteer().search(typed, codes.len());
    let found: Vec<_> = hits.iter().map(|hit| hit.code.as_str()).collect();
    assert_eq!(found, codes, "{typed}");
    assert!(hits.iter().all(|hit| hit.how == how), "{typed}: {hits:?}");
}

#[test]
fn by_name_and_beginning() {
    check("东升村", How::Characters, &["220101001", "230421100201"]);
    check("团结", How::Characters, &["230421100202"]);
    check("西山社区", How::Characters, &["230402001001"]);
    check("良种场", How::Characters, &["230421101201"]);
    assert!(gazetteer().search("团结村委会", 1)[0].whole);
}

#[test]
fn by_pinyin_first_letters_and_both() {
    check("tuanjie", How::Pinyin, &["230421100202"]);
    check("tuanj", How::Initials, &["230421100202"]);
    check("tjc", How::Initials, &["230421100202"]);
    check("团jc", How::Initials, &["230421100202"]);
    check("tuanji", How::Pinyin, &["230421100202"]);
    check("changchun", How::Pinyin, &["220101"]);
    check("西shan", How::Pinyin, &["230402001001"]);
}

#[test]
fn below_a_unit_in_any_order() {
    for typed in [
        "东升村 鹤岗",
        "鹤岗 东升村",
        "鹤岗东升村",
        "dsc 鹤岗",
        "萝北，东升村",
        "黑龙江鹤岗东升村",
    ] {
        let hits = gazetteer().search(typed, 3);
        assert_eq!(hits[0].code, "230421100201", "{typed}");
        assert!(
            hits.iter()
                .all(|hit| hit.above.iter().any(|(code, _)| code == "23")),
            "{typed}"
        );
    }
    let hit = gazetteer().search("鹤岗东升村", 1).remove(0);
    let above: Vec<_> = hit.above.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!(above, ["黑龙江省", "鹤岗市", "萝北县", "凤翔镇"]);
    assert!(gazetteer().search("团结村 吉林", 5).is_empty());
}

#[test]
fn by_sound_and_with_one_mistake() {
    check("东生村", How::Homophone, &["220101001", "230421100201"]);
    check("西三社区", How::Mistake, &["230402001001"]);
    check("西社山区", How::Mistake, &["230402001001"]);
    check("tuamjiecun", How::Mistake, &["230421100202"]);
    check("tuanjeicun", How::Mistake, &["230421100202"]);
    check("tuajniecun", How::Mistake, &["230421100202"]);
    check("虚拟生活", How::Within, &["230421101201"]);
}

#[test]
fn circles_and_doubles_do_no_harm() {
    let record = |code: &str, parent: &str, name: &str| Record {
        code: code.to_owned(),
        name: name.to_owned(),
        parent: parent.to_owned(),
        level: Level::Village,
    };
    let built = Gazetteer::build([
        record("1", "2", "东山村"),
        record("2", "1", "西山村"),
        record("1", "", "另外村"),
        record("3", "9", "南山村"),
        record("4", "3", ""),
    ]);
    assert_eq!(built.len(), 4);
    assert_eq!(built.search("东山", 5).len(), 1);
    assert!(built.search("另外", 5).is_empty());
    assert!(Gazetteer::build([]).search("东", 5).is_empty());
}

proptest! {
    #[test]
    fn anything_may_be_typed(typed in prop_oneof!["[东升村鹤岗a-z0-9 ，团结社区]{0,24}", "\\PC{0,50}"], limit in 0usize..30) {
        let hits = gazetteer().search(&typed, limit);
        prop_assert!(hits.len() <= limit);
        let codes: std::collections::HashSet<_> = hits.iter().map(|hit| &hit.code).collect();
        prop_assert_eq!(codes.len(), hits.len());
    }
}
