//! How two names agree.

use std::collections::BTreeSet;

use super::Agreement;
use crate::lexicon::short_name;
use crate::sound::{near, readings, sound};

/// Words at the end of a place's name that are left out when it is named. Longer ones first.
const KINDS: [&str; 12] = [
    "住宅小区",
    "生活小区",
    "居民小区",
    "住宅区",
    "家属楼",
    "家属院",
    "小区",
    "社区",
    "新村",
    "大院",
    "花园",
    "家园",
];

/// A name in the forms in which it is compared.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub text: String,
    short: String,
    /// Syllables of the shortened name, as said and as heard.
    sounds: Vec<String>,
    heard: Vec<String>,
    /// Pinyin and first letters of the whole name.
    spelled: String,
    initials: String,
    latin: bool,
}

impl Name {
    /// Of a folded name.
    pub fn new(folded: &str) -> Name {
        let text = crate::normalise::normalise(folded);
        let short = KINDS
            .iter()
            .find_map(|kind| text.strip_suffix(kind))
            .filter(|head| head.chars().nth(1).is_some())
            .unwrap_or_else(|| short_name(&text))
            .to_owned();
        let sounds: Vec<String> = short.chars().map(sound).collect();
        let all: Vec<String> = text.chars().map(sound).collect();
        Name {
            heard: sounds.iter().map(|syllable| near(syllable)).collect(),
            spelled: all.concat(),
            initials: all
                .iter()
                .filter_map(|syllable| syllable.chars().next())
                .collect(),
            latin: text.chars().all(|c| c.is_ascii_alphabetic()) && !text.is_empty(),
            sounds,
            short,
            text,
        }
    }

    /// What names that may agree share: characters, pairs of characters, sounds, beginnings of letters.
    pub fn pieces(&self) -> BTreeSet<String> {
        let mut pieces = BTreeSet::new();
        if self.latin {
            for length in 1..=self.text.len().min(4) {
                pieces.insert(format!("~{}", &self.text[..length]));
            }
            return pieces;
        }
        let chars: Vec<char> = self.short.chars().collect();
        for c in &chars {
            pieces.insert(c.to_string());
        }
        for pair in chars.windows(2) {
            pieces.insert(pair.iter().collect());
        }
        for syllable in &self.heard {
            pieces.insert(format!("={syllable}"));
        }
        for letters in [&self.spelled, &self.initials] {
            for length in 1..=letters.len().min(4) {
                if let Some(head) = letters.get(..length) {
                    pieces.insert(format!("~{head}"));
                }
            }
        }
        pieces
    }

    /// How a name that was given agrees with a known one, and how well, from 0 to 1.
    pub fn fit(&self, known: &Name) -> Option<(Agreement, f64)> {
        if self.text == known.text {
            return Some((Agreement::Same, 1.0));
        }
        if self.latin || known.latin {
            let (letters, name) = if self.latin {
                (self, known)
            } else {
                (known, self)
            };
            return typed(&letters.text, name);
        }
        if self.short == known.short {
            return Some((Agreement::Short, 0.95));
        }
        let (a, b): (Vec<char>, Vec<char>) =
            (self.short.chars().collect(), known.short.chars().collect());
        if a.len() == b.len() {
            if a.iter().zip(&b).all(|(a, b)| sound_same(*a, *b)) {
                return Some((Agreement::Sound, 0.85));
            }
            if self.heard == known.heard && self.sounds != known.sounds {
                return Some((Agreement::NearSound, 0.7));
            }
        }
        let (small, large) = if a.len() <= b.len() {
            (&a, &b)
        } else {
            (&b, &a)
        };
        if small.len() >= 2
            && large
                .windows(small.len())
                .any(|part| part == small.as_slice())
        {
            let share = small.len() as f64 / large.len() as f64;
            return Some((Agreement::Part, 0.6 + 0.3 * share));
        }
        if small.len() >= 2 && small[0] == large[0] && is_within(small, large) {
            return Some((Agreement::Abbreviation, 0.7));
        }
        if small.len() >= 3 && one_apart(small, large) {
            return Some((Agreement::Similar, 0.6));
        }
        None
    }
}

fn typed(letters: &str, name: &Name) -> Option<(Agreement, f64)> {
    let short_initials: String = name
        .sounds
        .iter()
        .filter_map(|s| s.chars().next())
        .collect();
    let quality = if letters == name.spelled || letters == name.sounds.concat() {
        0.85
    } else if letters.len() >= 2 && (letters == name.initials || letters == short_initials) {
        0.75
    } else if letters.len() >= 4 && name.spelled.starts_with(letters) {
        0.7
    } else {
        return None;
    };
    Some((Agreement::Typed, quality))
}

fn sound_same(a: char, b: char) -> bool {
    a == b || {
        let others = readings(b);
        readings(a).iter().any(|reading| others.contains(reading))
    }
}

/// Whether the characters of one text come in another in their order.
fn is_within(small: &[char], large: &[char]) -> bool {
    let mut large = large.iter();
    small.iter().all(|c| large.any(|other| other == c))
}

fn one_apart(small: &[char], large: &[char]) -> bool {
    let head = small.iter().zip(large).take_while(|(a, b)| a == b).count();
    let (small, large) = (&small[head..], &large[head..]);
    match small.len().abs_diff(large.len()) {
        0 => {
            small.get(1..) == large.get(1..)
                || (small.len() >= 2
                    && small[0] == large[1]
                    && small[1] == large[0]
                    && small[2..] == large[2..])
        }
        1 => large.get(1..) == Some(small),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_agree_in_many_ways() {
        let check =
            |given: &str, known: &str| Name::new(given).fit(&Name::new(known)).map(|fit| fit.0);
        assert_eq!(check("锦绣小区", "锦绣小区"), Some(Agreement::Same));
        assert_eq!(check("锦绣", "锦绣小区"), Some(Agreement::Short));
        assert_eq!(check("锦秀小区", "锦绣小区"), Some(Agreement::Sound));
        assert_eq!(check("金秀小区", "锦绣小区"), Some(Agreement::Sound));
        assert_eq!(check("景秀小区", "锦绣小区"), Some(Agreement::NearSound));
        assert_eq!(check("jxxq", "锦绣小区"), Some(Agreement::Typed));
        assert_eq!(check("jinxiu", "锦绣小区"), Some(Agreement::Typed));
        assert_eq!(check("农行", "农业银行"), Some(Agreement::Abbreviation));
        assert_eq!(check("锦绣东方", "新锦绣东方城"), Some(Agreement::Part));
        assert_eq!(check("龙江家苑", "龙江新苑"), Some(Agreement::Similar));
        assert_eq!(check("锦绣小区", "沿河家园"), None);
    }
}
