//! The languages of the house. Everything a language writes in its own way is in [`when`],
//! [`number`] and [`pinyin`].

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

pub use crate::{number, pinyin, when};

/// A language in which every page exists.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Lang {
    /// Simplified Chinese, the language of the city and the first one.
    #[default]
    #[serde(rename = "zh-CN")]
    ZhCn,
    /// English.
    #[serde(rename = "en")]
    En,
}

/// The text names no language of the house.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the language {0:?} is not one of zh-CN, en")]
pub struct LangError(pub String);

impl Lang {
    /// All languages, the first one first.
    pub const ALL: [Self; 2] = [Self::ZhCn, Self::En];

    /// The BCP 47 tag, as in `<html lang>` and in file names.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::ZhCn => "zh-CN",
            Self::En => "en",
        }
    }

    /// The language of a tag by its first part: `zh`, `zh-Hans-CN`, `en-GB`, in any case.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("zh") {
            Some(Self::ZhCn)
        } else if primary.eq_ignore_ascii_case("en") {
            Some(Self::En)
        } else {
            None
        }
    }

    /// The best language for an `Accept-Language` header; Chinese where the header names none.
    pub fn from_accept_language(header: &str) -> Self {
        let mut best = (Self::default(), 0.0);
        for item in header.split(',') {
            let mut parts = item.split(';');
            let Some(lang) = Self::from_tag(parts.next().unwrap_or_default()) else {
                continue;
            };
            let weight = parts
                .find_map(|part| part.trim().strip_prefix("q="))
                .map_or(1.0, |q| q.trim().parse::<f32>().unwrap_or(0.0));
            if weight > best.1 {
                best = (lang, weight);
            }
        }
        best.0
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.tag())
    }
}

impl FromStr for Lang {
    type Err = LangError;
    fn from_str(tag: &str) -> Result<Self, LangError> {
        Self::from_tag(tag).ok_or_else(|| LangError(tag.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_choose_the_heaviest_known_language() {
        for (header, lang) in [
            ("", Lang::ZhCn),
            ("fr, de;q=0.5", Lang::ZhCn),
            ("en-GB,en;q=0.9", Lang::En),
            ("zh-CN,zh;q=0.9,en;q=0.8", Lang::ZhCn),
            ("ru, en;q=0.7, zh;q=0.3", Lang::En),
            ("en;q=0, zh;q=0.1", Lang::ZhCn),
        ] {
            assert_eq!(Lang::from_accept_language(header), lang, "{header:?}");
        }
    }

    #[test]
    fn tags_round_trip() {
        for lang in Lang::ALL {
            assert_eq!(lang.tag().parse(), Ok(lang));
            assert_eq!(serde_json::to_string(&lang).unwrap(), format!("\"{lang}\""));
        }
        assert!("fr".parse::<Lang>().is_err());
    }
}
