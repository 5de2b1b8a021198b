//! The files of the demo city fit each other and hold what was promised.

use std::collections::BTreeSet;

use demo_content::{Content, Ending, Level, StepKind};

fn content() -> Content {
    Content::load().expect("the files read")
}

#[test]
fn nothing_contradicts_anything() {
    let problems: Vec<String> = content()
        .problems()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn the_content_is_as_large_as_promised() {
    let content = content();
    assert_eq!(content.units.len(), 524);
    assert_eq!(content.taxonomy.len(), 517);
    assert!(
        content.stories.len() >= 150,
        "{} stories",
        content.stories.len()
    );
    let special = content
        .rules
        .iter()
        .filter(|rule| !rule.is_general())
        .count();
    assert!(special >= 25, "{special} rules with a condition");
    let domains: BTreeSet<&str> = content
        .stories
        .iter()
        .map(|story| &story.taxonomy[..2])
        .collect();
    assert_eq!(domains.len(), 15, "a domain has no story: {domains:?}");
}

#[test]
fn an_unknown_code_parameter_or_organ_is_found() {
    let mut content = content();
    content.stories[0].taxonomy = "99.99.99".to_owned();
    content.stories[1].body[0].push_str("{没有}");
    content.rules[0].organ = "nobody".to_owned();
    content.taxonomy[0].category3_en.clear();
    let found: Vec<String> = content.problems().iter().map(ToString::to_string).collect();
    for expected in [
        "no leaf 99.99.99",
        "{没有} is not defined",
        "nobody@",
        "no English name",
    ] {
        assert!(
            found.iter().any(|problem| problem.contains(expected)),
            "{expected}: {found:?}"
        );
    }
}

#[test]
fn every_story_can_be_told_to_every_ending() {
    let content = content();
    for story in &content.stories {
        for ending in Ending::ALL {
            let scenes = content.scenes(story, *ending);
            assert!(!scenes.is_empty(), "{} {ending:?}", story.key);
            for scene in &scenes {
                let silent = scene.kind == StepKind::Rate;
                assert_eq!(
                    scene.texts.is_empty(),
                    silent,
                    "{} {:?}",
                    story.key,
                    scene.kind
                );
            }
        }
    }
}

#[test]
fn a_reopened_matter_is_answered_before_it_is_objected_to_and_after() {
    let content = content();
    for story in &content.stories {
        let kinds: Vec<StepKind> = content
            .scenes(story, Ending::Reopened)
            .iter()
            .map(|scene| scene.kind)
            .collect();
        let at = |kind| kinds.iter().position(|k| *k == kind).expect("occurs");
        let last = |kind| kinds.iter().rposition(|k| *k == kind).expect("occurs");
        assert!(
            at(StepKind::Reply) < at(StepKind::Object),
            "{}: {kinds:?}",
            story.key
        );
        assert!(
            at(StepKind::Object) < last(StepKind::Reply),
            "{}: {kinds:?}",
            story.key
        );
    }
}

#[test]
fn an_organ_takes_a_matter_on_before_it_answers() {
    let content = content();
    for story in &content.stories {
        let mut taken_on = false;
        for scene in content.scenes(story, Ending::Closed) {
            match scene.kind {
                StepKind::Triage => taken_on = false,
                StepKind::Accept => taken_on = true,
                StepKind::Visit | StepKind::Minutes | StepKind::Reply => {
                    assert!(taken_on, "{}: {:?}", story.key, scene.kind);
                }
                _ => {}
            }
        }
    }
}

#[test]
fn ping_pong_between_organs_goes_up_after_the_second_return() {
    let content = content();
    let mut seen = 0;
    for story in &content.stories {
        let returns = story
            .thread
            .iter()
            .filter(|step| step.kind == StepKind::Return)
            .count();
        if returns >= 2 {
            seen += 1;
            let escalated = story
                .thread
                .iter()
                .any(|step| step.kind == StepKind::Escalate);
            assert!(escalated, "{} returns twice and nobody rules", story.key);
        }
    }
    assert!(seen >= 3, "{seen} stories with two returns");
}

#[test]
fn every_county_has_its_centre_and_every_community_its_desk() {
    let content = content();
    for unit in &content.units {
        let centres = content
            .organs_at("governance_center", unit.level)
            .filter(|organ| organ.exists_at(unit))
            .count();
        assert_eq!(centres, 1, "{}", unit.name);
    }
    assert_eq!(
        content
            .organs_at("residents_committee", Level::Community)
            .count(),
        3
    );
}
