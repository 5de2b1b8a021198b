//! Conditions and organs of rules as people read them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use access::Named;
use kernel::Lang;
use matter::catalogue;
use people::{Level, Org};
use store::{Fault, Sql};

use crate::matching::Condition;
use crate::model::{Organ, Rule};

/// The basis that stands for the city's own list of duties.
pub const DUTY_LIST: &str = "duty_list";

/// A basis as it reads.
pub fn basis(text: &str) -> Named {
    if text == DUTY_LIST {
        return Named {
            zh: "职责清单".into(),
            en: "duty list".into(),
        };
    }
    same(text.to_owned())
}

fn same(text: String) -> Named {
    Named {
        zh: text,
        en: String::new(),
    }
}

fn joined(names: &[Named]) -> Named {
    let all = |lang, between: &str| {
        names
            .iter()
            .map(|n| n.get(lang))
            .collect::<Vec<_>>()
            .join(between)
    };
    Named {
        zh: all(Lang::ZhCn, "、"),
        en: all(Lang::En, ", "),
    }
}

/// Names of types and units, each asked for once.
pub struct Names<'a> {
    sql: &'a dyn Sql,
    types: HashMap<String, Named>,
    units: HashMap<String, Named>,
}

impl<'a> Names<'a> {
    /// Nothing asked for yet.
    pub fn new(sql: &'a dyn Sql) -> Self {
        Names {
            sql,
            types: HashMap::new(),
            units: HashMap::new(),
        }
    }

    /// Reads the names of the whole catalogue at once, for pages that show many.
    ///
    /// # Errors
    /// On a database fault.
    pub async fn with_catalogue(mut self) -> Result<Self, Fault> {
        for kind in catalogue::all_published(self.sql).await? {
            self.types.insert(kind.code.clone(), kind.name());
        }
        Ok(self)
    }

    /// Name of a type or of a part of the catalogue. 其他 stands with its group.
    ///
    /// # Errors
    /// On a database fault.
    pub async fn kind(&mut self, code: &str) -> Result<Named, Fault> {
        let own = self.bare_kind(code).await?;
        if !own.zh.starts_with("其他") {
            return Ok(own);
        }
        let Some((group, _)) = code.rsplit_once('.') else {
            return Ok(own);
        };
        let group = self.bare_kind(group).await?;
        let with = |lang, sep: &str| format!("{}{sep}{}", group.get(lang), own.get(lang));
        Ok(Named {
            zh: with(Lang::ZhCn, " › "),
            en: with(Lang::En, " › "),
        })
    }

    async fn bare_kind(&mut self, code: &str) -> Result<Named, Fault> {
        if let Some(known) = self.types.get(code) {
            return Ok(known.clone());
        }
        let found = catalogue::published(self.sql, code)
            .await?
            .map_or_else(|| same(code.to_owned()), |k| k.name());
        self.types.insert(code.to_owned(), found.clone());
        Ok(found)
    }

    /// Name of a unit.
    ///
    /// # Errors
    /// On a database fault.
    pub async fn unit(&mut self, path: &str) -> Result<Named, Fault> {
        if let Some(known) = self.units.get(path) {
            return Ok(known.clone());
        }
        let found = place::unit_by_path(self.sql, path)
            .await?
            .map_or_else(|| same(path.to_owned()), |u| u.name);
        self.units.insert(path.to_owned(), found.clone());
        Ok(found)
    }

    /// Name of a township with its county before it: 兴安区 光宇街道.
    ///
    /// # Errors
    /// On a database fault.
    pub async fn with_county(&mut self, unit: &place::Unit, lang: Lang) -> Result<String, Fault> {
        let own = unit.name.get(lang);
        if unit.level != place::Level::Township {
            return Ok(own.to_owned());
        }
        let county = self
            .unit(crate::propose::at_level(&unit.path, Level::County))
            .await?;
        Ok(format!("{} {own}", county.get(lang)))
    }

    /// What a rule is about: its own name, or its types.
    ///
    /// # Errors
    /// On a database fault.
    pub async fn rule(&mut self, rule: &Rule) -> Result<Named, Fault> {
        if !rule.name.zh.is_empty() {
            return Ok(rule.name.clone());
        }
        self.kinds(&rule.types).await
    }

    async fn kinds(&mut self, codes: &[String]) -> Result<Named, Fault> {
        let mut all = Vec::with_capacity(codes.len());
        for code in codes {
            all.push(self.kind(code).await?);
        }
        Ok(joined(&all))
    }

    /// What a condition asks for. With a text, only the words that occur in it.
    ///
    /// # Errors
    /// On a database fault.
    pub async fn condition(
        &mut self,
        rule: &Rule,
        condition: Condition,
        text: Option<&str>,
    ) -> Result<Named, Fault> {
        Ok(match condition {
            Condition::Type => self.kinds(&rule.types).await?,
            Condition::Place => {
                let mut all = Vec::with_capacity(rule.units.len());
                for path in &rule.units {
                    all.push(self.unit(path).await?);
                }
                joined(&all)
            }
            Condition::UnitKind => joined(
                &rule
                    .unit_kinds
                    .iter()
                    .map(|k| unit_kind(k))
                    .collect::<Vec<_>>(),
            ),
            Condition::Season => same(rule.season.map(|s| s.to_string()).unwrap_or_default()),
            Condition::Hours => same(rule.hours.map(|h| h.to_string()).unwrap_or_default()),
            Condition::Words => {
                let seen = text
                    .map(|t| rule.words_in(t))
                    .filter(|seen| !seen.is_empty());
                let all = seen.unwrap_or_else(|| rule.words.iter().map(String::as_str).collect());
                same(all.join("、"))
            }
            Condition::Organ => same(rule.organ.kind.clone()),
        })
    }
}

/// Kinds of township-level units as published, with what they are called in English.
pub const UNIT_KINDS: [(&str, &str); 4] = [
    ("街道", "subdistricts"),
    ("镇", "towns"),
    ("乡", "townships"),
    ("农林场等类似乡级单位", "farms and forest settlements"),
];

fn unit_kind(kind: &str) -> Named {
    let zh = if kind == "农林场等类似乡级单位" {
        "农林场"
    } else {
        kind
    };
    let en = UNIT_KINDS
        .iter()
        .find(|(k, _)| *k == kind)
        .map_or("", |(_, en)| *en);
    Named {
        zh: zh.into(),
        en: en.into(),
    }
}

/// How kinds of organs are called, read off the names of those that exist: 兴安区综治中心 without 兴安区.
#[derive(Clone, Debug, Default)]
pub struct Kinds {
    names: BTreeMap<String, Named>,
    levels: BTreeMap<String, BTreeSet<Level>>,
}

impl Kinds {
    /// Reads them off the open organs that may hold a matter.
    ///
    /// # Errors
    /// On a database fault.
    pub async fn read(sql: &dyn Sql) -> Result<Kinds, Fault> {
        let mut kinds = Kinds::default();
        let mut units = Names::new(sql);
        for org in people::all_orgs(sql).await? {
            if !org.takes_matters {
                continue;
            }
            kinds
                .levels
                .entry(org.kind.clone())
                .or_default()
                .insert(org.level);
            if !kinds.names.contains_key(&org.kind) {
                let unit = units.unit(&org.unit_path).await?;
                kinds
                    .names
                    .insert(org.kind.clone(), without_unit(&org, &unit));
            }
        }
        Ok(kinds)
    }

    /// Kinds with their names, in order of the names.
    pub fn list(&self) -> Vec<(&str, &Named)> {
        let mut all: Vec<_> = self
            .names
            .iter()
            .map(|(kind, name)| (kind.as_str(), name))
            .collect();
        all.sort_by(|a, b| a.1.zh.cmp(&b.1.zh));
        all
    }

    /// Name of a kind; the code itself where no such organ exists.
    pub fn name<'a>(&'a self, kind: &'a str, lang: Lang) -> &'a str {
        self.names.get(kind).map_or(kind, |name| name.get(lang))
    }

    /// Levels at which such organs exist.
    pub fn levels(&self, kind: &str) -> Vec<Level> {
        self.levels
            .get(kind)
            .map(|all| all.iter().copied().collect())
            .unwrap_or_default()
    }

    /// Whether such organs exist.
    pub fn has(&self, kind: &str) -> bool {
        self.names.contains_key(kind)
    }
}

fn without_unit(org: &Org, unit: &Named) -> Named {
    let cut = |name: &str, unit: &str| {
        let rest = name.replacen(unit, "", 1);
        let rest = rest.trim();
        if rest.is_empty() {
            name.to_owned()
        } else {
            rest.to_owned()
        }
    };
    Named {
        zh: cut(&org.name.zh, &unit.zh),
        en: cut(&org.name.en, &unit.en),
    }
}

/// Text key of the words before the organ: 全市的, 事发区县的 ...
pub fn level_key(level: Level) -> &'static str {
    match level {
        Level::City => "routing-at-city",
        Level::County => "routing-at-county",
        Level::Township => "routing-at-township",
        Level::Community => "routing-at-community",
    }
}

/// An organ as a rule names it: 事发区县的供热办.
pub fn organ_text(ctx: &web::Ctx, kinds: &Kinds, organ: &Organ) -> String {
    ctx.f(
        level_key(organ.level),
        &[("organ", kinds.name(&organ.kind, ctx.lang).to_owned().into())],
    )
}
