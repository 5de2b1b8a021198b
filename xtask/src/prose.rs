//! What must not stand in a source file.

/// A file longer than this is usually two ideas in one coat.
pub const LONGEST_FILE_LINES: usize = 600;

/// Files that may be longer, each with the reason.
const LONG_BY_NATURE: [(&str, &str); 0] = [];

/// Attributes that a strict content security policy refuses to run or apply.
const INLINE_ATTRIBUTES: [&str; 12] = [
    "style",
    "onclick",
    "onchange",
    "onsubmit",
    "onload",
    "oninput",
    "onerror",
    "onkeydown",
    "onkeyup",
    "onfocus",
    "onblur",
    "onmouseover",
];

/// Words of work that was put off.
const UNFINISHED: [&str; 4] = ["TODO", "FIXME", "todo!", "unimplemented!"];

/// Calls that make a run unrepeatable, by the ending of the file they may stand in.
const TIME_AND_CHANCE: [(&str, &str); 11] = [
    (".rs", "SystemTime::now("),
    (".rs", "Timestamp::now("),
    (".rs", "Zoned::now("),
    (".rs", "Utc::now("),
    (".rs", "Local::now("),
    (".rs", "rand::rng("),
    (".rs", "rand::random"),
    (".rs", "thread_rng("),
    ("", "current_timestamp"),
    ("", "datetime('now'"),
    (".sql", "now()"),
];

/// Where the wall clock and chance are read; everybody else is given them.
const OWNERS_OF_TIME_AND_CHANCE: [&str; 3] = [
    "crates/anxin/",
    "crates/kernel/src/clock",
    "crates/kernel/src/id",
];

/// One sentence if the file has grown too long.
pub fn check_length(path: &str, text: &str) -> Vec<String> {
    let lines = text.lines().count();
    if lines <= LONGEST_FILE_LINES || LONG_BY_NATURE.iter().any(|(long, _)| *long == path) {
        return Vec::new();
    }
    vec![format!(
        "{path}: {lines} lines, at most {LONGEST_FILE_LINES}"
    )]
}

/// One sentence per word of unfinished work, in code and in comments.
pub fn check_finished(path: &str, text: &str) -> Vec<String> {
    find(path, text, |line| {
        UNFINISHED
            .iter()
            .find(|word| has_word(line, word))
            .map(|word| format!("{word} stands for unfinished work"))
    })
}

/// One sentence per inline style or script attribute in a template.
pub fn check_attributes(path: &str, text: &str) -> Vec<String> {
    find(path, text, |line| {
        // Tests look for what must not be there, and name it.
        if is_comment(line) || line.contains("contains(") || line.contains("matches(") {
            return None;
        }
        INLINE_ATTRIBUTES
            .iter()
            .find(|name| has_attribute(line, name))
            .map(|name| format!("the attribute {name} is refused by the content security policy"))
    })
}

/// One sentence per read of the wall clock or of chance outside their owners.
pub fn check_time_and_chance(path: &str, text: &str) -> Vec<String> {
    if OWNERS_OF_TIME_AND_CHANCE
        .iter()
        .any(|owner| path.starts_with(owner))
    {
        return Vec::new();
    }
    find(path, text, |line| {
        let code = line.to_ascii_lowercase();
        TIME_AND_CHANCE
            .iter()
            .filter(|(ending, _)| path.ends_with(ending) && !is_comment(line))
            .find(|(_, call)| code.contains(&call.to_ascii_lowercase()))
            .map(|(_, call)| format!("{call} is read here; time and chance are passed in"))
    })
}

fn find(path: &str, text: &str, judge: impl Fn(&str) -> Option<String>) -> Vec<String> {
    (1..)
        .zip(text.lines())
        .filter_map(|(number, line)| judge(line).map(|fault| format!("{path}:{number}: {fault}")))
        .collect()
}

fn is_comment(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("//") || line.starts_with("--")
}

fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let part_of_name = |letter: char| letter.is_alphanumeric() || letter == '_';
        !line[..at].ends_with(part_of_name) && !line[at + word.len()..].starts_with(part_of_name)
    })
}

/// Whether `name="…"`, `name=\"…\"` or maud's `name=(…)` stands in the line as an attribute of its own.
fn has_attribute(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(at, _)| {
        let after = &line[at + name.len()..];
        let begins = at == 0 || line[..at].ends_with([' ', '\t', '"', '\'']);
        begins
            && ["=\"", "=\\\"", "=(", "='"]
                .iter()
                .any(|opening| after.starts_with(opening))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_600_lines_is_the_longest() {
        assert_eq!(check_length("a.rs", &"x\n".repeat(600)), [""; 0]);
        assert_eq!(
            check_length("a.rs", &"x\n".repeat(601)),
            ["a.rs: 601 lines, at most 600"]
        );
    }

    #[test]
    fn unfinished_work_is_found_by_word() {
        for line in [
            "// TODO: later",
            "todo!()",
            "/* FIXME */",
            "    unimplemented!(\"x\")",
        ] {
            assert_eq!(check_finished("a.rs", line).len(), 1, "{line}");
        }
        for line in ["const TODO_LIST: u8 = 1;", "mastodon!()", "let todo = 1;"] {
            assert_eq!(check_finished("a.rs", line), [""; 0], "{line}");
        }
    }

    #[test]
    fn inline_style_and_script_are_found_in_all_spellings() {
        for line in [
            r#"div style="color: red" {}"#,
            "div style=(colour) {}",
            r#"format!("<a onclick=\"go()\">")"#,
            "<body onload='x()'>",
        ] {
            assert_eq!(check_attributes("a.rs", line).len(), 1, "{line}");
        }
        for line in [
            r#"link rel="stylesheet" href="/a.css";"#,
            r#"div data-style="quiet" {}"#,
            "let style = \"x\";",
            r#"assert!(!page.contains("style="));"#,
            r#"// never style="..." here"#,
        ] {
            assert_eq!(check_attributes("a.rs", line), [""; 0], "{line}");
        }
    }

    #[test]
    fn only_owners_read_time_and_chance() {
        let call = "let now = std::time::SystemTime::now();";
        assert_eq!(
            check_time_and_chance("capabilities/desk/src/lib.rs", call).len(),
            1
        );
        assert_eq!(
            check_time_and_chance("crates/anxin/src/main.rs", call),
            [""; 0]
        );
        assert_eq!(
            check_time_and_chance("crates/kernel/src/clock.rs", call),
            [""; 0]
        );
    }

    #[test]
    fn a_database_never_tells_the_time() {
        assert_eq!(
            check_time_and_chance("a/migrations/0001_a.sql", "default NOW()").len(),
            1
        );
        assert_eq!(
            check_time_and_chance("a/src/store.rs", "set at = CURRENT_TIMESTAMP").len(),
            1
        );
        assert_eq!(
            check_time_and_chance("a/src/store.rs", "let now = clock.now();"),
            [""; 0]
        );
        assert_eq!(
            check_time_and_chance("a/migrations/0001_a.sql", "-- never now()"),
            [""; 0]
        );
    }
}
