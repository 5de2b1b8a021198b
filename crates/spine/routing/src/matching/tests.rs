use access::Named;
use kernel::Date;
use people::Level;
use proptest::prelude::*;

use super::*;
use crate::model::{Hours, Organ, Season};

fn rule(code: &str, types: &[&str]) -> Rule {
    Rule {
        id: code.into(),
        set: "s".into(),
        code: code.into(),
        position: 0,
        name: Named::default(),
        types: types.iter().map(|t| (*t).to_owned()).collect(),
        units: vec![],
        unit_kinds: vec![],
        season: None,
        hours: None,
        words: vec![],
        organ: Organ {
            kind: "heating_office".into(),
            level: Level::County,
        },
        assist: vec![],
        urgency: None,
        reason: Named::default(),
        basis: "duty_list".into(),
        enabled: true,
        deleted: false,
    }
}

fn heating_season() -> Season {
    Season {
        from: MonthDay::parse("10-15").unwrap(),
        to: MonthDay::parse("04-15").unwrap(),
    }
}

fn facts(month: i8, hour: i8, text: &str) -> Facts<'_> {
    Facts {
        type_code: "01.02.08",
        unit_path: "2304/230405/230405001/",
        unit_kind: Some("街道"),
        text,
        at: UtcMs::from_local(Date::constant(2026, month, 20), hour, 0),
    }
}

fn heating() -> Vec<Rule> {
    let mut night = rule("night", &["01.02.08"]);
    night.season = Some(heating_season());
    night.hours = Hours::parse("20:00", "06:00");
    night.words = vec!["跑水".into(), "冻".into()];
    let mut season = rule("season", &["01.02.08"]);
    season.season = Some(heating_season());
    vec![night, season, rule("rest", &["01.02.08"])]
}

fn fired(rules: &[Rule], facts: &Facts<'_>) -> String {
    judge(rules, facts)
        .fired()
        .map_or_else(String::new, |r| r.code.clone())
}

#[test]
fn the_first_rule_that_holds_decides() {
    let rules = heating();
    assert_eq!(fired(&rules, &facts(11, 22, "暖气管跑水了")), "night");
    assert_eq!(fired(&rules, &facts(11, 14, "暖气管跑水了")), "season");
    assert_eq!(fired(&rules, &facts(7, 22, "暖气管跑水了")), "rest");
    let all: Vec<_> = judge(&rules, &facts(11, 22, "冻得慌"))
        .holding
        .iter()
        .map(|r| r.code.clone())
        .collect();
    assert_eq!(all, ["night", "season", "rest"]);
}

#[test]
fn a_near_miss_names_the_condition_that_failed() {
    let rules = heating();
    let near = judge(&rules, &facts(11, 14, "跑水")).near;
    assert_eq!(near.len(), 1);
    assert_eq!(
        (near[0].rule.code.as_str(), near[0].failed),
        ("night", Condition::Hours)
    );
    let near = judge(&rules, &facts(11, 22, "屋里不热")).near;
    assert_eq!(near[0].failed, Condition::Words);
    // Two conditions fail: not near.
    assert!(
        judge(&rules, &facts(7, 14, "屋里不热"))
            .near
            .iter()
            .all(|m| m.rule.code != "night")
    );
}

#[test]
fn another_type_is_near_only_within_its_group() {
    let mut gas = rule("gas", &["01.02.13"]);
    gas.words = vec!["煤气味".into()];
    let mut far = rule("far", &["02.01.01"]);
    far.words = vec!["煤气味".into()];
    let rules = [gas, far];
    let near = judge(&rules, &facts(11, 14, "暖气旁边有煤气味")).near;
    assert_eq!(near.len(), 1);
    assert_eq!(
        (near[0].rule.code.as_str(), near[0].failed),
        ("gas", Condition::Type)
    );
}

#[test]
fn a_rule_that_is_off_says_nothing() {
    let mut rules = heating();
    rules[0].enabled = false;
    rules[1].deleted = true;
    let verdict = judge(&rules, &facts(11, 22, "跑水"));
    assert_eq!(verdict.fired().unwrap().code, "rest");
    assert!(verdict.near.is_empty());
}

#[test]
fn a_code_is_not_the_beginning_of_a_longer_number() {
    assert!(is_type_below("01.02.08", "01.02") && is_type_below("01.02", "01.02"));
    assert!(!is_type_below("01.021", "01.02") && !is_type_below("01.0", "01.02"));
    assert!(is_type_below("01.02.08", ""));
}

#[test]
fn a_place_not_known_so_far_down_has_no_kind() {
    let mut town = rule("town", &["01.02.08"]);
    town.unit_kinds = vec!["街道".into()];
    let rules = [town];
    assert!(judge(&rules, &facts(11, 1, "")).fired().is_some());
    let coarse = Facts {
        unit_kind: None,
        ..facts(11, 1, "")
    };
    assert_eq!(judge(&rules, &coarse).near[0].failed, Condition::UnitKind);
}

fn any_rule() -> impl Strategy<Value = Rule> {
    (
        prop::collection::vec(
            prop::sample::select(vec!["01", "01.02", "01.02.08", "01.02.13", "02"]),
            0..3,
        ),
        prop::collection::vec(
            prop::sample::select(vec!["2304/", "2304/230405/", "2304/230406/"]),
            0..2,
        ),
        any::<bool>(),
        prop::collection::vec(prop::sample::select(vec!["跑水", "冻"]), 0..2),
        any::<bool>(),
    )
        .prop_map(|(types, units, season, words, enabled)| {
            let mut one = rule("any", &types);
            one.units = units.into_iter().map(ToOwned::to_owned).collect();
            one.season = season.then(heating_season);
            one.words = words.into_iter().map(ToOwned::to_owned).collect();
            one.enabled = enabled;
            one
        })
}

proptest! {
    #[test]
    fn a_rule_holds_or_misses_never_both(rules in prop::collection::vec(any_rule(), 0..12), month in 1i8..13, hour in 0i8..24, wet in any::<bool>()) {
        let facts = facts(month, hour, if wet { "跑水" } else { "屋里不热" });
        let verdict = judge(&rules, &facts);
        for held in &verdict.holding {
            prop_assert!(held.is_live() && held.check(&facts).iter().all(|(_, ok)| *ok));
        }
        for miss in &verdict.near {
            let failed: Vec<_> = miss.rule.check(&facts).into_iter().filter(|(_, ok)| !ok).collect();
            prop_assert_eq!(&failed, &vec![(miss.failed, false)]);
        }
        // The order decides: no live rule before the one that fired holds.
        if let Some(first) = verdict.fired() {
            let at = rules.iter().position(|r| std::ptr::eq(r, first)).unwrap();
            prop_assert!(rules[..at].iter().all(|r| !r.is_live() || r.check(&facts).iter().any(|(_, ok)| !ok)));
        }
    }

    #[test]
    fn one_more_condition_never_makes_a_rule_hold(one in any_rule(), month in 1i8..13) {
        let facts = facts(month, 12, "跑水");
        let before = one.check(&facts).iter().all(|(_, ok)| *ok);
        let mut stricter = one.clone();
        stricter.hours = Hours::parse("08:00", "17:00");
        let after = stricter.check(&facts).iter().all(|(_, ok)| *ok);
        prop_assert!(before || !after);
    }
}
