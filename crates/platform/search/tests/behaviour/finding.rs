//! What is found, by whom, in which order.

use proptest::prelude::*;
use search::{Doc, Query, Scope, Sort, highlight};

use crate::{ask, ids, index, matter};

#[test]
fn words_of_two_characters_phrases_and_single_characters_are_found() {
    let index = index(vec![
        matter("1", "小区路灯坏了", "向阳路路口路灯三天不亮"),
        matter("2", "楼上噪音", "半夜装修噪音很大"),
    ]);
    for text in [
        "路灯",
        "灯坏",
        "路灯坏了",
        "灯",
        "了",
        "路灯 不亮",
        "路灯，向阳路",
    ] {
        assert_eq!(ids(&index, &ask(text)), ["1"], "{text}");
    }
    assert!(ids(&index, &ask("灯路")).is_empty());
    assert!(ids(&index, &ask("路灯 噪音")).is_empty());
    assert!(ids(&index, &ask("，。")).is_empty());
}

#[test]
fn the_title_counts_more_than_the_body() {
    let index = index(vec![
        matter("body", "居民来电", "反映路灯问题"),
        matter("title", "路灯问题", "居民来电反映"),
    ]);
    assert_eq!(ids(&index, &ask("路灯")), ["title", "body"]);
}

#[test]
fn the_last_latin_word_may_be_unfinished() {
    let index = index(vec![matter(
        "1",
        "ONVIF camera offline",
        "摄像头 DS-2CD3T46 离线",
    )]);
    assert_eq!(ids(&index, &ask("camera off")), ["1"]);
    assert_eq!(ids(&index, &ask("ＯＮＶＩＦ")), ["1"]);
    let finished = Query {
        last_word_prefix: false,
        ..ask("camera off")
    };
    assert!(ids(&index, &finished).is_empty());
}

#[test]
fn mixed_addresses_are_phrases() {
    let index = index(vec![
        matter("1", "漏水", "光明小区3号楼2单元501室漏水"),
        matter("2", "漏水", "光明小区2号楼3单元501室漏水"),
    ]);
    assert_eq!(ids(&index, &ask("3号楼2单元")), ["1"]);
    assert_eq!(ids(&index, &ask("号楼3")), ["2"]);
    assert_eq!(ids(&index, &ask("３号楼")), ["1"]);
}

#[test]
fn numbers_are_found_whole_by_beginning_and_by_ending() {
    let numbered = |id: &str, number: &str| Doc {
        keywords: vec![number.into()],
        ..matter(id, "事项", "")
    };
    let index = index(vec![
        numbered("1", "HG2026-11-0001873"),
        numbered("2", "HG2026-11-0001874"),
    ]);
    for text in [
        "HG2026-11-0001873",
        "hg2026110001873",
        "0001873",
        "1873",
        "ＨＧ2026-11-0001873",
    ] {
        assert_eq!(ids(&index, &ask(text)), ["1"], "{text}");
    }
    assert_eq!(ids(&index, &ask("HG2026-11")).len(), 2);
    assert!(ids(&index, &ask("9999")).is_empty());
}

#[test]
fn nothing_is_seen_unless_a_path_allows_it() {
    let at = |id: &str, path: &str| Doc {
        scopes: vec![path.into(), "/org/7".into()],
        ..matter(id, "路灯", "")
    };
    let index = index(vec![
        at("county", "/230400/230402/001"),
        at("other", "/230400/230403"),
        at("similar", "/230400/2304021"),
    ]);
    let within = |paths: &[&str]| Query {
        scope: Scope::Within(paths.iter().map(|&p| p.to_owned()).collect()),
        ..ask("路灯")
    };
    let count = |paths: &[&str]| ids(&index, &within(paths)).len();
    assert_eq!(ids(&index, &within(&["/230400/230402"])), ["county"]);
    assert_eq!(ids(&index, &within(&["/230400/230402/001/"])), ["county"]);
    assert_eq!(count(&["/230400"]), 3);
    assert_eq!(count(&["/230400/230402", "/230400/230403"]), 2);
    assert_eq!(count(&["/org/7"]), 3);
    for nothing in [
        &[][..],
        &[""],
        &["/"],
        &["/23040"],
        &["/230400/230402/001/002"],
    ] {
        assert_eq!(count(nothing), 0, "{nothing:?}");
    }
    let default = Query {
        text: "路灯".into(),
        ..Query::default()
    };
    assert!(ids(&index, &default).is_empty());
}

#[test]
fn kinds_states_limits_and_time_are_conditions() {
    let doc = |id: &str, kind: &str, state: &str, updated_ms| Doc {
        kind: kind.into(),
        state: state.into(),
        updated_ms,
        ..matter(id, "路灯", "")
    };
    let index = index(vec![
        doc("a", "matter", "open", 10),
        doc("b", "matter", "closed", 30),
        doc("c", "incident", "open", 20),
    ]);
    let newest = Query {
        sort: Sort::Newest,
        ..ask("路灯")
    };
    assert_eq!(ids(&index, &newest), ["b", "c", "a"]);
    assert_eq!(
        ids(
            &index,
            &Query {
                limit: 2,
                ..newest.clone()
            }
        ),
        ["b", "c"]
    );
    assert_eq!(
        ids(
            &index,
            &Query {
                limit: 0,
                ..newest.clone()
            }
        )
        .len(),
        0
    );
    assert_eq!(
        ids(
            &index,
            &Query {
                kinds: vec!["matter".into()],
                ..newest.clone()
            }
        ),
        ["b", "a"]
    );
    assert_eq!(
        ids(
            &index,
            &Query {
                state: Some("open".into()),
                ..newest.clone()
            }
        ),
        ["c", "a"]
    );
    assert_eq!(
        ids(
            &index,
            &Query {
                text: String::new(),
                ..newest
            }
        ),
        ["b", "c", "a"]
    );
}

#[test]
fn most_of_the_words_are_enough_when_all_together_find_nothing() {
    let index = index(vec![
        matter("1", "路灯问题", "人民路路灯坏了很久没人来修"),
        matter("2", "噪音", "广场舞噪音"),
    ]);
    assert_eq!(ids(&index, &ask("人民路路灯坏了没有修")), ["1"]);
}

#[test]
fn similar_reports_come_first() {
    let index = index(vec![
        matter("far", "楼道堆放杂物", "三楼楼道堆放纸箱影响通行"),
        matter("near", "井盖缺失", "东解放路与向阳路路口井盖缺失很危险"),
    ]);
    let hits = index
        .similar(&ask("向阳路路口的井盖丢了，非常危险"))
        .unwrap();
    assert_eq!(hits[0].id, "near");
    assert!(hits.iter().all(|hit| hit.id != "far"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever is typed, the index answers; and what it finds as typed can be marked.
    #[test]
    fn any_question_is_answered(text in any::<String>(), query in any::<String>()) {
        let index = index(vec![matter("1", &text, "")]);
        let found = index.query(&ask(&query)).unwrap();
        prop_assert!(found.len() <= 1);
    }

    /// Index and highlighter agree, since they share tokenizer and phrases.
    #[test]
    fn what_is_found_is_marked(text in "[路灯坏a3 ，]{1,12}", query in "[路灯坏a3 ]{1,4}") {
        let index = index(vec![matter("1", &text, "")]);
        let found = !index.query(&ask(&query)).unwrap().is_empty();
        if found && !query.trim().is_empty() {
            prop_assert!(!highlight(&text, &query).is_empty());
        }
    }
}
