//! The two languages say the same things.
//!
//! A plain scan, not a parser: whether a text is good Fluent is for the crate `texts` to say.

use std::collections::BTreeSet;

/// The keys of a Fluent file in order: messages, `-terms`, and attributes as `message.attribute`.
pub fn keys(text: &str) -> Vec<String> {
    let mut keys = Vec::new();
    let mut message = String::new();
    for line in text.lines() {
        if let Some(attribute) = line
            .trim_start()
            .strip_prefix('.')
            .filter(|_| line.starts_with(' '))
        {
            if let Some(name) = name_before_equals(attribute) {
                keys.push(format!("{message}.{name}"));
            }
        } else if let Some(name) = name_before_equals(line) {
            name.clone_into(&mut message);
            keys.push(message.clone());
        }
    }
    keys
}

fn name_before_equals(line: &str) -> Option<&str> {
    let name = line.split_once('=')?.0.trim_end();
    let letters = name.strip_prefix('-').unwrap_or(name);
    let named = letters.starts_with(|first: char| first.is_ascii_alphabetic())
        && letters
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter));
    named.then_some(name)
}

/// One sentence per key that only one of the two files in `folder` has, and per key that stands twice.
pub fn check(folder: &str, zh_cn: &str, en: &str) -> Vec<String> {
    let mut broken = Vec::new();
    let files = [("zh-CN.ftl", keys(zh_cn)), ("en.ftl", keys(en))];
    for ((file, these), (_, others)) in [(&files[0], &files[1]), (&files[1], &files[0])] {
        let others: BTreeSet<&String> = others.iter().collect();
        let mut seen = BTreeSet::new();
        for key in these {
            if !seen.insert(key) {
                broken.push(format!("{folder}/{file}: {key} stands twice"));
            } else if !others.contains(key) {
                broken.push(format!("{folder}/{file}: {key} is in no other language"));
            }
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHINESE: &str = "\
# 办事
desk-title = 一件事 = 一个号
-city = 鹤岗
desk-open =
    { $count ->
       *[other] 件
    }
    .label = 开
";

    #[test]
    fn keys_are_messages_terms_and_attributes() {
        assert_eq!(
            keys(CHINESE),
            ["desk-title", "-city", "desk-open", "desk-open.label"]
        );
    }

    #[test]
    fn the_same_keys_in_another_order_are_the_same() {
        let english = "-city = Hegang\ndesk-open = Open\n    .label = Open\ndesk-title = One\n";
        assert_eq!(check("locales", CHINESE, english), [""; 0]);
    }

    #[test]
    fn missing_and_doubled_keys_are_named() {
        assert_eq!(
            check(
                "locales",
                "a = 一\nb = 二\n",
                "a = one\na = one\nc = three\n"
            ),
            [
                "locales/zh-CN.ftl: b is in no other language",
                "locales/en.ftl: a stands twice",
                "locales/en.ftl: c is in no other language",
            ]
        );
    }
}
