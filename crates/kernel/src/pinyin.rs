//! Pinyin for sorting, for finding people and places by typed letters, and for names on English
//! pages. Characters with several readings take the commonest one, surnames their own.

use ::pinyin::ToPinyin;

use crate::identity::surname_length;

/// Surnames that are read otherwise than the same character elsewhere.
const SURNAME_READINGS: [(char, &str); 20] = [
    ('单', "shan"),
    ('曾', "zeng"),
    ('解', "xie"),
    ('仇', "qiu"),
    ('查', "zha"),
    ('区', "ou"),
    ('朴', "piao"),
    ('盖', "ge"),
    ('尉', "wei"),
    ('翟', "zhai"),
    ('乐', "yue"),
    ('缪', "miao"),
    ('任', "ren"),
    ('华', "hua"),
    ('召', "shao"),
    ('折', "she"),
    ('覃', "qin"),
    ('种', "chong"),
    ('员', "yun"),
    ('重', "chong"),
];

/// A key under which texts sort by sound, tone and then character; other texts sort before.
///
/// ```
/// let mut names = ["张三", "安心", "李四"];
/// names.sort_by_key(|name| kernel::pinyin::sort_key(name));
/// assert_eq!(names, ["安心", "李四", "张三"]);
/// ```
pub fn sort_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len() * 3);
    for c in text.chars() {
        match c.to_pinyin() {
            // The mark sorts after every ASCII letter, so Latin text stands first.
            Some(sound) => {
                key.push('~');
                key.push_str(sound.with_tone_num_end());
                key.push(' ');
                key.push(c);
            }
            None => key.extend(c.to_lowercase()),
        }
    }
    key
}

/// The first letters, for search as people type it: 张三 → `zs`. Latin text stays, in lower case.
pub fn initials(text: &str) -> String {
    spell(text, |syllable| &syllable[..1])
}

/// The syllables without tones and spaces: 张三 → `zhangsan`; ü is written v, as it is typed.
pub fn full(text: &str) -> String {
    spell(text, |syllable| syllable)
}

/// A person's name for an English page: 张建国 → `Zhang Jianguo`, 欧阳娜 → `Ouyang Na`.
pub fn name(name: &str) -> String {
    let name = name.trim();
    let split = name
        .char_indices()
        .nth(surname_length(name))
        .map_or(name.len(), |(at, _)| at);
    let (surname, given) = name.split_at(split);
    let mut first = surname.chars();
    let reading = match (first.next(), first.next()) {
        (Some(c), None) => SURNAME_READINGS.iter().find(|(surname, _)| *surname == c),
        _ => None,
    };
    let surname = reading.map_or_else(|| full(surname), |(_, sound)| (*sound).to_owned());
    if surname.is_empty() {
        return String::new();
    }
    let words = [surname, full(given)];
    words
        .iter()
        .filter(|word| !word.is_empty())
        .map(|word| capital(word))
        .collect::<Vec<_>>()
        .join(" ")
}

fn spell(text: &str, part: impl Fn(&str) -> &str) -> String {
    let mut spelled = String::with_capacity(text.len() * 2);
    for c in text.chars() {
        match c.to_pinyin() {
            Some(sound) => spelled.push_str(part(&typed(sound.plain()))),
            None if c.is_whitespace() => {}
            None => spelled.extend(c.to_lowercase()),
        }
    }
    spelled
}

fn typed(syllable: &str) -> String {
    syllable
        .chars()
        .map(|c| if c == 'ü' { 'v' } else { c })
        .filter(char::is_ascii)
        .collect()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letters_for_search() {
        assert_eq!(initials("张建国"), "zjg");
        assert_eq!(full("鹤岗 A座"), "hegangazuo");
        assert_eq!(full("吕"), "lv");
    }

    #[test]
    fn names_read_as_names() {
        assert_eq!(name("张建国"), "Zhang Jianguo");
        assert_eq!(name("欧阳娜"), "Ouyang Na");
        assert_eq!(name("单雄信"), "Shan Xiongxin");
        assert_eq!(name("张"), "Zhang");
        assert_eq!(name(" "), "");
    }

    #[test]
    fn sorts_by_sound_then_tone() {
        let mut names = ["张三", "章三", "掌声", "安心", "Bob", "12号"];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(names, ["12号", "Bob", "安心", "张三", "章三", "掌声"]);
    }

    proptest! {
        #[test]
        fn no_text_makes_them_panic(text in "\\PC{0,12}") {
            let _ = (sort_key(&text), initials(&text), full(&text), name(&text));
        }
    }
}
