//! Without a model: names of the catalogue that occur in the text, in whole or in part.

use matter::catalogue::MatterType;

use super::{Guess, guess};

/// Level of the types that a matter can have.
const LEAF: i64 = 3;
/// How much a name of the group counts beside the type's own.
const GROUP_COUNTS: f32 = 0.4;

/// Types whose names share most character pairs with the text. The probability stays 0: nothing is known of how often
/// this is right.
pub(super) fn guesses(types: &[MatterType], text: &str, most: usize) -> Vec<Guess> {
    let mut scored: Vec<(f32, &MatterType, Vec<String>)> = types
        .iter()
        .filter(|t| t.level == LEAF)
        .filter_map(|t| {
            let seen = shared(&t.name_zh, text);
            let own = seen.len() as f32 / pairs(&t.name_zh).len().max(1) as f32;
            let group = t
                .code
                .rsplit_once('.')
                .and_then(|(code, _)| types.iter().find(|g| g.code == code));
            let above = group.map_or(0.0, |g| {
                shared(&g.name_zh, text).len() as f32 / pairs(&g.name_zh).len().max(1) as f32
            });
            let score = own + GROUP_COUNTS * above;
            (score > 0.0).then_some((score, t, seen))
        })
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.code.cmp(&b.1.code)));
    scored
        .into_iter()
        .take(most)
        .filter_map(|(score, t, seen)| {
            guess(
                types,
                &t.code,
                0.0,
                seen.into_iter().map(|s| (s, score)).collect(),
            )
        })
        .collect()
}

fn pairs(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.chars().filter(|c| c.is_alphanumeric()).collect();
    letters
        .windows(2)
        .map(|pair| pair.iter().collect())
        .collect()
}

fn shared(name: &str, text: &str) -> Vec<String> {
    pairs(name)
        .into_iter()
        .filter(|pair| text.contains(pair.as_str()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(code: &str, level: i64, name: &str) -> MatterType {
        MatterType {
            code: code.into(),
            version: 1,
            state: "published".into(),
            level,
            name_zh: name.into(),
            name_en: String::new(),
            purpose: "help".into(),
            urgency: 3,
            complexity: "ordinary".into(),
            organ_kind: "x".into(),
            organ_level: "county".into(),
            private: false,
            promise_clock: "ctr.ordinary".into(),
            legal_clock: None,
            retention_years: 10,
        }
    }

    #[test]
    fn a_name_in_the_text_is_suggested_without_a_probability() {
        let types = [
            kind("01", 1, "城乡建设"),
            kind("01.02", 2, "市政管理"),
            kind("01.02.07", 3, "道路照明"),
            kind("01.02.08", 3, "冬季供热"),
        ];
        let said = guesses(&types, "家里供热不好，屋里冷", 3);
        assert_eq!(said.len(), 1);
        assert_eq!(said[0].type_code, "01.02.08");
        assert!(!said[0].is_sure());
        assert_eq!(said[0].path.len(), 2);
        assert_eq!(said[0].reasons[0].0, "供热");
        assert!(guesses(&types, "随便说说", 3).is_empty());
    }
}
