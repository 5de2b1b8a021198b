//! How characters sound and are typed: syllables of Hanyu Pinyin without tones.

use pinyin::ToPinyinMulti;

/// Readings of a character that are kept, commonest first.
pub(crate) const READINGS: usize = 3;

/// The syllables of a character, commonest first, at most three; ü is written v, as it is typed. Empty for characters
/// without pinyin.
pub fn readings(c: char) -> Vec<String> {
    let mut found: Vec<String> = Vec::with_capacity(READINGS);
    if let Some(all) = c.to_pinyin_multi() {
        for reading in all {
            let syllable = reading.plain().replace('ü', "v");
            if found.len() < READINGS && !syllable.is_empty() && !found.contains(&syllable) {
                found.push(syllable);
            }
        }
    }
    found
}

/// The commonest syllable of a character, or the character itself.
pub fn sound(c: char) -> String {
    readings(c)
        .into_iter()
        .next()
        .unwrap_or_else(|| c.to_string())
}

/// A syllable as many hear it: without the difference of zh and z, ch and c, sh and s, n and l, -ng and -n.
pub fn near(syllable: &str) -> String {
    let (initial, rest) = ["zh", "ch", "sh"]
        .iter()
        .find_map(|two| syllable.strip_prefix(two).map(|rest| (&two[..1], rest)))
        .unwrap_or_else(|| syllable.split_at(syllable.chars().next().map_or(0, char::len_utf8)));
    let initial = if initial == "n" && !rest.is_empty() {
        "l"
    } else {
        initial
    };
    let rest = rest
        .strip_suffix('g')
        .filter(|rest| rest.ends_with('n'))
        .unwrap_or(rest);
    format!("{initial}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables() {
        assert_eq!(sound('鹤'), "he");
        assert_eq!(sound('绿'), "lv");
        assert_eq!(sound('a'), "a");
        assert!(readings('长').contains(&"zhang".to_owned()));
        assert_eq!(near("sheng"), near("sen"));
        assert_eq!(near("nan"), near("lang"));
        assert_ne!(near("sheng"), near("shan"));
    }
}
