//! Runs every rule over the checkout as it lies on disk.

use std::collections::{BTreeMap, BTreeSet};

use tidy::tree::Tree;
use tidy::{arrows, papers, prose, texts};

fn tree() -> Tree {
    Tree::of_this_checkout().expect("the checkout can be read")
}

#[track_caller]
fn none(broken: &[String]) {
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

/// Runs `check` over all files with these endings, but not over this crate, which names what it looks for.
fn over(endings: &[&str], check: impl Fn(&str, &str) -> Vec<String>) -> Vec<String> {
    let tree = tree();
    tree.ending_in(endings)
        .filter(|path| !path.starts_with("xtask/"))
        .flat_map(|path| check(path, &tree.text(path).expect("a listed file can be read")))
        .collect()
}

#[test]
fn arrows_go_down_only() {
    let crates = arrows::crates(tree().root()).expect("cargo describes the workspace");
    assert!(
        crates.len() > 10,
        "cargo named only {} crates",
        crates.len()
    );
    none(&arrows::check(&crates));
}

#[test]
fn every_crate_explains_itself() {
    let tree = tree();
    let crates = arrows::crates(tree.root()).expect("cargo describes the workspace");
    none(&papers::check_readmes(
        crates.iter().map(|one| one.folder.as_str()),
        |path| tree.has(path),
    ));
}

#[test]
fn no_file_is_two_files() {
    none(&over(&[".rs", ".ts"], prose::check_length));
}

#[test]
fn nothing_is_left_unfinished() {
    let endings = [
        ".rs",
        ".ts",
        ".css",
        ".sql",
        ".ftl",
        ".sh",
        ".toml",
        "Makefile",
        "Containerfile",
    ];
    none(&over(&endings, prose::check_finished));
}

#[test]
fn no_page_carries_inline_style_or_script() {
    none(&over(&[".rs"], prose::check_attributes));
}

#[test]
fn time_and_chance_are_passed_in() {
    none(&over(&[".rs", ".sql"], prose::check_time_and_chance));
}

#[test]
fn both_languages_have_the_same_keys() {
    let tree = tree();
    let mut broken = Vec::new();
    for chinese in tree.ending_in(&["locales/zh-CN.ftl"]) {
        let folder = chinese.trim_end_matches("/zh-CN.ftl");
        let english = format!("{folder}/en.ftl");
        if tree.has(&english) {
            let text = |path| tree.text(path).expect("a listed file can be read");
            broken.extend(texts::check(folder, &text(chinese), &text(&english)));
        } else {
            broken.push(format!("{english}: missing"));
        }
    }
    none(&broken);
}

#[test]
fn migrations_are_numbered_in_each_crate() {
    let tree = tree();
    none(&papers::check_numbers(
        tree.ending_in(&[".sql"])
            .filter(|path| path.contains("/migrations/")),
    ));
}

#[test]
fn decision_records_are_numbered() {
    let tree = tree();
    none(&papers::check_numbers(tree.ending_in(&[".md"]).filter(
        |path| path.starts_with("docs/adr/") && !path.ends_with("/README.md"),
    )));
}

#[test]
fn every_picture_that_is_shown_was_taken() {
    let tree = tree();
    none(&over(&[".md"], |path, text| {
        papers::check_pictures(path, text, |picture| tree.has(picture))
    }));
}

#[test]
fn guides_show_the_same_in_both_languages() {
    let tree = tree();
    let guides: BTreeMap<String, String> = tree
        .ending_in(&[".md"])
        .filter(|path| {
            path.starts_with("docs/guides/zh-CN/") || path.starts_with("docs/guides/en/")
        })
        .map(|path| {
            (
                path.to_owned(),
                tree.text(path).expect("a listed file can be read"),
            )
        })
        .collect();
    assert!(guides.len() > 10, "only {} guides", guides.len());
    let taken: BTreeSet<String> = tree
        .ending_in(&[".webp"])
        .filter(|path| path.starts_with("docs/guides/images/"))
        .map(ToOwned::to_owned)
        .collect();
    none(&papers::check_guides(&guides, &taken));
}
