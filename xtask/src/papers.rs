//! Papers that have to be there, and numbers that count.

use std::collections::BTreeMap;

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

#[cfg(test)]
mod tests {
    use super::*;

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
