//! Names of matter types, read once a page.

use std::collections::BTreeMap;

use access::Named;
use kernel::Lang;
use matter::catalogue::{self, MatterType};
use store::{Fault, Sql};

/// All published types by code.
pub(crate) struct Types(BTreeMap<String, MatterType>);

impl Types {
    /// Reads them.
    pub(crate) async fn read(sql: &dyn Sql) -> Result<Types, Fault> {
        let all = catalogue::all_published(sql).await?;
        Ok(Types(
            all.into_iter().map(|t| (t.code.clone(), t)).collect(),
        ))
    }

    /// One type.
    pub(crate) fn get(&self, code: &str) -> Option<&MatterType> {
        self.0.get(code)
    }

    /// Its name; the code where it is not published any more.
    pub(crate) fn name(&self, lang: Lang, code: &str) -> String {
        self.get(code)
            .map_or_else(|| code.to_owned(), |t| t.name().get(lang).to_owned())
    }

    /// The names of its group and of itself: 公共安全, 消防通道.
    pub(crate) fn short(&self, lang: Lang, code: &str) -> Vec<String> {
        let parent = code.rsplit_once('.').map_or("", |(above, _)| above);
        [parent, code]
            .into_iter()
            .filter(|c| !c.is_empty())
            .map(|c| self.name(lang, c))
            .collect()
    }

    /// The way down to it, without itself: `城市管理 › 油烟噪声 › `.
    pub(crate) fn way(&self, lang: Lang, code: &str) -> String {
        let mut way = String::new();
        for (at, _) in code.match_indices('.') {
            way.push_str(&self.name(lang, &code[..at]));
            way.push_str(" › ");
        }
        way
    }

    /// Types of the first level, for a filter.
    pub(crate) fn domains(&self, lang: Lang) -> Vec<(String, String)> {
        self.0
            .values()
            .filter(|t| t.level == 1)
            .map(|t| (t.code.clone(), t.name().get(lang).to_owned()))
            .collect()
    }

    /// Types of the first two levels, each with its way down, for a choice.
    pub(crate) fn upper(&self, lang: Lang) -> Vec<(String, String)> {
        self.0
            .values()
            .filter(|t| t.level < 3)
            .map(|t| {
                let words = format!("{}{}", self.way(lang, &t.code), t.name().get(lang));
                (t.code.clone(), words)
            })
            .collect()
    }

    /// How many leaves there are to choose from.
    pub(crate) fn leaves(&self) -> usize {
        self.0.values().filter(|t| t.level == 3).count()
    }

    /// Leaves whose own name, or whose group's, holds the words; at most `limit`.
    pub(crate) fn find(&self, words: &str, limit: usize) -> Vec<&MatterType> {
        let words = words.trim().to_lowercase();
        if words.is_empty() {
            return Vec::new();
        }
        let holds = |n: &Named| n.zh.contains(&words) || n.en.to_lowercase().contains(&words);
        let mut found: Vec<(bool, &MatterType)> = self
            .0
            .values()
            .filter(|t| t.level == 3)
            .filter_map(|t| {
                let own = holds(&t.name());
                let above = t.code.rsplit_once('.').and_then(|(c, _)| self.get(c));
                (own || t.code == words || above.is_some_and(|a| holds(&a.name())))
                    .then_some((!own, t))
            })
            .collect();
        found.sort_by_key(|(other, t)| (*other, t.code.clone()));
        found.into_iter().map(|(_, t)| t).take(limit).collect()
    }
}
