//! Pinyin for sorting, for finding people and places by typed letters, and for names on English
//! pages. A character with several readings takes the commonest one; the functions that start
//! with `name` read surnames as surnames: 曾 is Zeng there, and céng elsewhere.

use ::pinyin::ToPinyin;

use crate::identity::surname_length;

/// Surnames that are read otherwise than their characters elsewhere, with tone numbers.
const SURNAME_READINGS: [(&str, &[&str]); 25] = [
    ("单", &["shan4"]),
    ("曾", &["zeng1"]),
    ("解", &["xie4"]),
    ("仇", &["qiu2"]),
    ("查", &["zha1"]),
    ("区", &["ou1"]),
    ("朴", &["piao2"]),
    ("盖", &["ge3"]),
    ("尉", &["wei4"]),
    ("翟", &["zhai2"]),
    ("乐", &["yue4"]),
    ("缪", &["miao4"]),
    ("任", &["ren2"]),
    ("华", &["hua4"]),
    ("召", &["shao4"]),
    ("折", &["she2"]),
    ("覃", &["qin2"]),
    ("种", &["chong2"]),
    ("员", &["yun4"]),
    ("重", &["chong2"]),
    ("尉迟", &["yu4", "chi2"]),
    ("单于", &["chan2", "yu2"]),
    ("澹台", &["tan2", "tai2"]),
    ("万俟", &["mo4", "qi2"]),
    ("长孙", &["zhang3", "sun1"]),
];

/// A character and its syllable with the tone number at the end; None for other scripts.
type Sound = (char, Option<&'static str>);

/// A key under which texts sort by sound, tone and then character; Latin text and digits come
/// first. People's names sort by [`name_sort_key`].
///
/// ```
/// let mut streets = ["振兴路", "红旗路", "工农路"];
/// streets.sort_by_key(|street| kernel::pinyin::sort_key(street));
/// assert_eq!(streets, ["工农路", "红旗路", "振兴路"]);
/// ```
pub fn sort_key(text: &str) -> String {
    key_of(&sounds(text))
}

/// The sort key of a person's name.
pub fn name_sort_key(name: &str) -> String {
    key_of(&name_sounds(name))
}

/// The first letters, for search as people type it: 红旗路 → `hql`. Latin text stays, in lower case.
pub fn initials(text: &str) -> String {
    spell(&sounds(text), 1)
}

/// The first letters of a person's name: 曾志伟 → `zzw`.
pub fn name_initials(name: &str) -> String {
    spell(&name_sounds(name), 1)
}

/// The syllables without tones and spaces: 鹤岗 → `hegang`; ü is written v, as it is typed.
pub fn full(text: &str) -> String {
    spell(&sounds(text), usize::MAX)
}

/// The syllables of a person's name: 曾志伟 → `zengzhiwei`.
pub fn name_full(name: &str) -> String {
    spell(&name_sounds(name), usize::MAX)
}

/// A person's name for an English page: 张建国 → `Zhang Jianguo`, 欧阳娜 → `Ouyang Na`.
pub fn name(name: &str) -> String {
    let sounds = name_sounds(name);
    let (surname, given) = sounds.split_at(surname_length(name.trim()).min(sounds.len()));
    [surname, given]
        .map(|part| capital(&spell(part, usize::MAX)))
        .into_iter()
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn sounds(text: &str) -> Vec<Sound> {
    text.chars()
        .map(|c| (c, c.to_pinyin().map(::pinyin::Pinyin::with_tone_num_end)))
        .collect()
}

fn name_sounds(name: &str) -> Vec<Sound> {
    let name = name.trim();
    let mut sounds = sounds(name);
    let surname: String = name.chars().take(surname_length(name)).collect();
    if let Some((_, readings)) = SURNAME_READINGS.iter().find(|(known, _)| *known == surname) {
        for (sound, &reading) in sounds.iter_mut().zip(*readings) {
            sound.1 = Some(reading);
        }
    }
    sounds
}

fn key_of(sounds: &[Sound]) -> String {
    let mut key = String::with_capacity(sounds.len() * 10);
    for &(c, sound) in sounds {
        match sound {
            // The mark sorts after every ASCII letter, so Latin text stands first.
            Some(sound) => key.extend(
                ["~", sound, " "]
                    .into_iter()
                    .flat_map(str::chars)
                    .chain([c]),
            ),
            None => key.extend(c.to_lowercase()),
        }
    }
    key
}

fn spell(sounds: &[Sound], letters: usize) -> String {
    let mut spelled = String::with_capacity(sounds.len() * 4);
    for &(c, sound) in sounds {
        match sound {
            Some(sound) => {
                let typed = sound.chars().map(|c| if c == 'ü' { 'v' } else { c });
                spelled.extend(typed.filter(char::is_ascii_alphabetic).take(letters));
            }
            None if c.is_whitespace() => {}
            None => spelled.extend(c.to_lowercase()),
        }
    }
    spelled
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
    fn surnames_are_read_as_surnames() {
        assert_eq!(
            (name_initials("曾志伟").as_str(), initials("曾经").as_str()),
            ("zzw", "cj")
        );
        assert_eq!(name_full("尉迟恭"), "yuchigong");
        assert_eq!(name_full("单雄信"), "shanxiongxin");
        let mut names = ["张三", "曾四", "查五", "安六"];
        names.sort_by_key(|name| name_sort_key(name));
        assert_eq!(names, ["安六", "曾四", "查五", "张三"]);
    }

    #[test]
    fn names_for_english_pages() {
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
            let _ = (name_sort_key(&text), name_initials(&text), name_full(&text));
        }
    }
}
