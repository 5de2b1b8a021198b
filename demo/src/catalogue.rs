//! Kinds of matter and routing rules, from the files into the tables.

use std::collections::BTreeMap;

use access::Named;
use demo_content::{Complexity, Content, Leaf, Sensitivity, Urgency};
use matter::catalogue::{self as types, MatterType};
use people::Level;
use routing::{Hours, MonthDay, Organ, Rule, Season};
use store::Fault;
use web::App;

use crate::organs::opened;

/// Years after closing for which a record is kept: a fifth of a working life, and longer where a claim may still arise.
const RETENTION: [(Complexity, i64); 3] = [
    (Complexity::Simple, 5),
    (Complexity::Ordinary, 10),
    (Complexity::Complex, 30),
];

/// 1 most urgent .. 4.
pub(crate) fn urgency(urgency: Urgency) -> i64 {
    match urgency {
        Urgency::Emergency => 1,
        Urgency::Urgent => 2,
        Urgency::Normal => 3,
    }
}

/// Working days that the house promises.
pub(crate) fn promised_days(complexity: Complexity) -> i64 {
    match complexity {
        Complexity::Simple => 1,
        Complexity::Ordinary => 5,
        Complexity::Complex => 15,
    }
}

fn leaf_type(leaf: &Leaf) -> MatterType {
    let complexity = leaf.complexity;
    let years = RETENTION.iter().find(|(c, _)| *c == complexity);
    MatterType {
        code: leaf.code.clone(),
        version: 1,
        state: "published".into(),
        level: 3,
        name_zh: leaf.category3.clone(),
        name_en: leaf.category3_en.clone(),
        purpose: leaf.purpose.as_str().into(),
        urgency: urgency(leaf.urgency),
        complexity: complexity.as_str().into(),
        organ_kind: leaf.organ.clone(),
        organ_level: leaf.organ_level.as_str().into(),
        private: leaf.sensitivity == Sensitivity::Private,
        promise_clock: format!("ctr.{}", complexity.as_str()),
        legal_clock: (leaf.organ == "petition_office").then(|| "pet.handle".into()),
        retention_years: years.map_or(10, |(_, years)| *years),
    }
}

/// Writes all types, parents first.
pub(crate) async fn write_types(app: &App, content: &Content) -> Result<usize, Fault> {
    let mut all: BTreeMap<String, MatterType> = BTreeMap::new();
    for leaf in &content.taxonomy {
        let own = leaf_type(leaf);
        let levels = [
            (2, 1, &leaf.category1, &leaf.category1_en),
            (5, 2, &leaf.category2, &leaf.category2_en),
        ];
        for (digits, level, zh, en) in levels {
            let code = leaf.code.get(..digits).unwrap_or(&leaf.code).to_owned();
            all.entry(code.clone()).or_insert_with(|| MatterType {
                code,
                level,
                name_zh: zh.clone(),
                name_en: en.clone(),
                ..own.clone()
            });
        }
        all.insert(own.code.clone(), own);
    }
    let (count, now) = (all.len(), opened(app));
    app.db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                for kind in all.values() {
                    types::insert(tx, kind, now).await?;
                }
                Ok(())
            })
        })
        .await?;
    Ok(count)
}

fn rule(rule: &demo_content::Rule) -> Result<Rule, Fault> {
    let wrong = || Fault::new(format!("the routing rule {} cannot be read", rule.id));
    let organ = |kind: &str, level: demo_content::Level| {
        Some(Organ {
            kind: kind.to_owned(),
            level: Level::parse(level.as_str())?,
        })
    };
    let day =
        |day: demo_content::MonthDay| MonthDay::parse(&format!("{:02}-{:02}", day.month, day.day));
    let season = match rule.months_days {
        None => None,
        Some([from, to]) => Some(Season {
            from: day(from).ok_or_else(wrong)?,
            to: day(to).ok_or_else(wrong)?,
        }),
    };
    let hours = match &rule.hours {
        None => None,
        Some([from, to]) => Some(Hours::parse(from, to).ok_or_else(wrong)?),
    };
    Ok(Rule {
        id: String::new(),
        set: String::new(),
        code: rule.id.clone(),
        position: 0,
        name: Named::default(),
        types: rule.prefix.clone(),
        units: rule
            .units
            .iter()
            .filter_map(|code| people::unit_path_of(code))
            .collect(),
        unit_kinds: rule.unit_kinds.clone(),
        season,
        hours,
        words: rule.words.clone(),
        organ: organ(&rule.organ, rule.at).ok_or_else(wrong)?,
        assist: rule
            .assist
            .iter()
            .filter_map(|o| organ(&o.kind, o.level))
            .collect(),
        urgency: rule.urgency.map(urgency),
        reason: Named {
            zh: rule.reason.zh.clone(),
            en: rule.reason.en.clone(),
        },
        basis: rule.basis.clone(),
        enabled: true,
        deleted: false,
    })
}

/// Writes the rules, puts them in force and returns them with their ids.
pub(crate) async fn write_rules(app: &App, content: &Content) -> Result<Vec<Rule>, Fault> {
    let rules: Vec<Rule> = content.rules.iter().map(rule).collect::<Result<_, _>>()?;
    let (ids, now) = (app.ids.clone(), opened(app));
    app.db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                let new = routing::NewSet {
                    name: "演示城市的分流规则",
                    based_on: None,
                    author: "system:demo",
                    author_name: "演示",
                };
                let set = routing::insert_set(tx, &*ids, new, now).await?;
                routing::insert_rules(tx, &*ids, &set.id, &rules).await?;
                routing::publish_set(tx, &set.id, "system:demo", "演示", now).await?;
                routing::store::rules(tx, &set.id).await
            })
        })
        .await
}
