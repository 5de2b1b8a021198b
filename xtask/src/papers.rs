//! Papers that have to be there, and numbers that count.

use std::collections::{BTreeMap, BTreeSet};

/// One sentence for each crate without a README. `has` tells whether a path exists.
pub fn check_readmes<'a>(
    folders: impl Iterator<Item = &'a str>,
    has: impl Fn(&str) -> bool,
) -> Vec<String> {
    folders
        .map(|folder| format!("{folder}/README.md"))
        .filter(|readme| !has(readme))
        .map(|readme| format!("{readme}: missing; a page on purpose, words and rules"))
        .collect()
}

/// One sentence for each file of a numbered series (`0001_name.sql`, `0001-name.md`) that has
/// no number, a number already taken in its folder, or a number after a gap.
///
/// The same step in the dialects of two databases, `0007_find.sqlite.sql` and
/// `0007_find.postgres.sql`, is one number.
pub fn check_numbers<'a>(paths: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut broken = Vec::new();
    let mut series: BTreeMap<&str, BTreeMap<u32, &str>> = BTreeMap::new();
    for path in paths {
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        let Some((number, name)) = numbered(file) else {
            broken.push(format!(
                "{path}: begins with no four-digit number and a word"
            ));
            continue;
        };
        if let Some(other) = series.entry(folder).or_default().insert(number, name)
            && other != name
        {
            broken.push(format!("{path}: {number:04} is taken by {other}"));
        }
    }
    for (folder, numbers) in series {
        for (expected, number) in (1..).zip(numbers.keys()) {
            if expected != *number {
                broken.push(format!(
                    "{folder}: {number:04} stands where {expected:04} should"
                ));
                break;
            }
        }
    }
    broken
}

/// The number and the name, without ending and dialect, of `0001_name.sql` or `0001-name.md`.
fn numbered(file: &str) -> Option<(u32, &str)> {
    let (digits, rest) = file.split_at_checked(4)?;
    let name = rest.strip_prefix(['_', '-'])?.split('.').next()?;
    let number = digits.parse().ok()?;
    let of_words = |name: &str| {
        name.chars()
            .all(|letter| letter.is_ascii_lowercase() || "0123456789_-".contains(letter))
    };
    (!name.is_empty() && of_words(name)).then_some((number, name))
}

/// Pictures that a Markdown file shows, each with its place in the checkout: `![words](../images/a.webp)`.
fn pictures(path: &str, text: &str) -> Vec<String> {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    text.split("![")
        .skip(1)
        .filter_map(|rest| rest.split_once("](")?.1.split_once(')'))
        .map(|(target, _)| target)
        .filter(|target| !target.contains("://"))
        .map(|target| joined(folder, target))
        .collect()
}

fn joined(folder: &str, relative: &str) -> String {
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in relative.split('/') {
        match step {
            "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// One sentence for each picture that a Markdown file shows and nobody has taken. `has` tells whether a path exists.
pub fn check_pictures(path: &str, text: &str, has: impl Fn(&str) -> bool) -> Vec<String> {
    pictures(path, text)
        .into_iter()
        .filter(|picture| !has(picture))
        .map(|picture| format!("{path}: shows {picture}, which is missing"))
        .collect()
}

/// One sentence for each guide that one language has and the other lacks, that shows other pictures than its sister,
/// and for each picture in `taken` that no guide shows. Guides lie in `docs/guides/<language>/`, given with their text.
pub fn check_guides(guides: &BTreeMap<String, String>, taken: &BTreeSet<String>) -> Vec<String> {
    let mut broken = Vec::new();
    let mut shown = BTreeSet::new();
    for (path, text) in guides {
        let own = pictures(path, text);
        let (language, other) = if path.contains("/zh-CN/") {
            ("/zh-CN/", "/en/")
        } else {
            ("/en/", "/zh-CN/")
        };
        let sister = path.replace(language, other);
        match guides.get(&sister) {
            None => broken.push(format!("{sister}: missing, {path} is there")),
            Some(text) => {
                let theirs: BTreeSet<String> = pictures(&sister, text).into_iter().collect();
                let lacks = own
                    .iter()
                    .map(|picture| picture.replace(language, other))
                    .filter(|picture| !theirs.contains(picture));
                broken.extend(lacks.map(|picture| format!("{sister}: does not show {picture}")));
            }
        }
        shown.extend(own);
    }
    let unseen = taken.difference(&shown);
    broken.extend(unseen.map(|picture| format!("{picture}: no guide shows it")));
    broken
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guides(all: &[(&str, &str)]) -> BTreeMap<String, String> {
        let owned = |(path, text): &(&str, &str)| ((*path).to_owned(), (*text).to_owned());
        all.iter().map(owned).collect()
    }

    #[test]
    fn a_picture_that_nobody_took_is_named() {
        let text = "![a](../images/en/a.webp) and ![b](b.png), ![c](https://example.org/c.png)";
        assert_eq!(
            check_pictures("docs/guides/en/desk.md", text, |path| path
                == "docs/guides/images/en/a.webp"),
            ["docs/guides/en/desk.md: shows docs/guides/en/b.png, which is missing"]
        );
    }

    #[test]
    fn guides_come_in_both_languages_with_the_same_pictures() {
        let both = guides(&[
            ("docs/guides/en/a.md", "![x](../images/en/x.webp)"),
            ("docs/guides/zh-CN/a.md", "![x](../images/zh-CN/x.webp)"),
        ]);
        let taken = ["docs/guides/images/en/x.webp"].map(ToOwned::to_owned);
        assert_eq!(check_guides(&both, &taken.into()), [""; 0]);
        let uneven = guides(&[
            ("docs/guides/en/a.md", "![x](../images/en/x.webp)"),
            ("docs/guides/zh-CN/a.md", ""),
            ("docs/guides/zh-CN/b.md", ""),
        ]);
        let taken = ["docs/guides/images/en/y.webp"].map(ToOwned::to_owned);
        assert_eq!(
            check_guides(&uneven, &taken.into()),
            [
                "docs/guides/zh-CN/a.md: does not show docs/guides/images/zh-CN/x.webp",
                "docs/guides/en/b.md: missing, docs/guides/zh-CN/b.md is there",
                "docs/guides/images/en/y.webp: no guide shows it",
            ]
        );
    }

    fn numbers(paths: &[&str]) -> Vec<String> {
        check_numbers(paths.iter().copied())
    }

    #[test]
    fn a_crate_without_readme_is_named() {
        let missing = check_readmes(["a", "b"].into_iter(), |path| path == "a/README.md");
        assert_eq!(
            missing,
            ["b/README.md: missing; a page on purpose, words and rules"]
        );
    }

    #[test]
    fn a_series_counts_from_one_in_each_folder() {
        assert_eq!(
            numbers(&["a/0001_x.sql", "a/0002_y.sql", "b/0001_x.sql"]),
            [""; 0]
        );
        assert_eq!(
            numbers(&["a/0001_x.sqlite.sql", "a/0001_x.postgres.sql"]),
            [""; 0]
        );
    }

    #[test]
    fn taken_missing_and_skipped_numbers_are_named() {
        assert_eq!(
            numbers(&["a/0001_x.sql", "a/0001_y.sql"]),
            ["a/0001_y.sql: 0001 is taken by x"]
        );
        assert_eq!(
            numbers(&["a/0001-x.md", "a/0003-y.md"]),
            ["a: 0003 stands where 0002 should"]
        );
        for path in ["a/1_x.sql", "a/x.sql", "a/0001.sql", "a/0001_Big.sql"] {
            assert_eq!(numbers(&[path]).len(), 1, "{path}");
        }
    }
}
