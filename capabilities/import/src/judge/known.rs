//! What the words of a file are compared with: types of the catalogue, channels, purposes, the rules in force.

use std::collections::HashMap;

use kernel::{Lang, UtcMs};
use matter::catalogue::{self, MatterType};
use matter::directory::{self, Organ, Unit};
use matter::model::{CHANNELS, PURPOSES};
use place::Hit;
use routing::{Question, Rule};
use store::{Fault, Sql};
use web::App;

use super::Notes;
use crate::field::{Field, fold};
use crate::model::Batch;

/// Words for channels beside their names.
const CHANNEL_WORDS: [(&str, &str); 22] = [
    ("12345", "hotline_12345"),
    ("12345热线", "hotline_12345"),
    ("热线", "hotline_12345"),
    ("市民热线", "hotline_12345"),
    ("政务服务热线", "hotline_12345"),
    ("110", "call_110"),
    ("110转办", "call_110"),
    ("窗口", "counter"),
    ("现场", "counter"),
    ("大厅", "counter"),
    ("来电", "phone"),
    ("来访", "visit"),
    ("走访", "visit"),
    ("来信", "letter"),
    ("网上", "web"),
    ("网络", "web"),
    ("网格员", "grid"),
    ("网格上报", "grid"),
    ("巡查", "grid"),
    ("转办", "transfer"),
    ("上级转办", "superior"),
    ("小程序", "wechat"),
];

/// Pairs of letters that two names share, in percent of both, before one is offered for the other.
const LIKE: usize = 30;
/// Names offered.
const MOST_LIKE: usize = 2;
/// Most addresses and units that are remembered while a file is read.
const REMEMBERED: usize = 5_000;

/// Everything that is looked up for a row.
pub(super) struct Known {
    types: HashMap<String, MatterType>,
    by_name: HashMap<String, Vec<String>>,
    channels: HashMap<String, &'static str>,
    purposes: HashMap<String, &'static str>,
    rules: Vec<Rule>,
    /// The organisation that imports.
    pub own: Option<Organ>,
    /// Units by what stood in the cell.
    pub units: HashMap<String, Vec<Unit>>,
    /// Places by what stood in the cell.
    pub places: HashMap<String, Vec<Hit>>,
    centres: HashMap<String, Option<Organ>>,
    publics: HashMap<String, String>,
}

impl Known {
    pub async fn read(app: &App, batch: &Batch) -> Result<Known, Fault> {
        let read = app.db.read();
        let sql: &dyn Sql = &read;
        let mut types = HashMap::new();
        let mut by_name: HashMap<String, Vec<String>> = HashMap::new();
        for kind in catalogue::all_published(sql).await? {
            if kind.level == 3 {
                for name in [&kind.name_zh, &kind.name_en] {
                    let codes = by_name.entry(fold(name)).or_default();
                    if !codes.contains(&kind.code) {
                        codes.push(kind.code.clone());
                    }
                }
            }
            types.insert(kind.code.clone(), kind);
        }
        let rules = match routing::store::published(sql).await? {
            Some(set) => routing::store::rules(sql, &set.id).await?,
            None => Vec::new(),
        };
        let directory = directory::of(app)?;
        Ok(Known {
            types,
            by_name,
            channels: named(app, "matter-channel-", CHANNELS)
                .chain(CHANNEL_WORDS.map(|(word, code)| (word.to_owned(), code)))
                .collect(),
            purposes: named(app, "matter-purpose-", PURPOSES).collect(),
            rules,
            own: directory.organ(sql, &batch.org_id).await?,
            units: HashMap::new(),
            places: HashMap::new(),
            centres: HashMap::new(),
            publics: HashMap::new(),
        })
    }

    /// The catalogue code of a cell: a code, a name, or a path of names such as 城市管理/市容/占道经营.
    pub fn kind(&self, typed: &str, usual: &str, note: &mut Notes<'_>) -> Option<String> {
        let typed = if typed.is_empty() { usual } else { typed };
        if typed.is_empty() {
            note.bad(Field::Type, "type-missing", &[]);
            return None;
        }
        if let Some(kind) = self.types.get(typed) {
            return leaf(kind, note);
        }
        let steps: Vec<&str> = typed
            .split(['/', '›', '>', '\\', '-', '—', '|'])
            .map(str::trim)
            .filter(|s| !s.is_empty())
            .collect();
        let whole = self.by_name.get(&fold(typed));
        let last = steps.last().and_then(|s| self.by_name.get(&fold(s)));
        let Some(codes) = whole.or(last) else {
            match self.like(typed) {
                like if like.is_empty() => note.bad(Field::Type, "type-unknown", &[]),
                like => note.bad(Field::Type, "type-like", &[("names", like.join("、"))]),
            }
            return None;
        };
        let under: Vec<&String> = match steps.len() {
            0 | 1 => codes.iter().collect(),
            n => {
                let above = fold(steps[n - 2]);
                let fits = |code: &&String| {
                    let parent = code.rsplit_once('.').and_then(|(p, _)| self.types.get(p));
                    parent.is_some_and(|p| fold(&p.name_zh) == above || fold(&p.name_en) == above)
                };
                codes.iter().filter(fits).collect()
            }
        };
        match (under.as_slice(), codes.as_slice()) {
            ([one], _) => Some((*one).clone()),
            ([], [one]) => Some(one.clone()),
            _ => {
                let names: Vec<String> = codes.iter().take(4).cloned().collect();
                note.bad(Field::Type, "type-many", &[("codes", names.join("、"))]);
                None
            }
        }
    }

    /// Names of types that sound like what was typed, the likest first.
    fn like(&self, typed: &str) -> Vec<String> {
        let wanted = pairs(&fold(typed));
        let mut like: Vec<(usize, &str)> = self
            .types
            .values()
            .filter(|kind| kind.level == 3)
            .filter_map(|kind| {
                let other = pairs(&fold(&kind.name_zh));
                let shared = wanted.iter().filter(|p| other.contains(p)).count();
                let percent = (200 * shared).checked_div(wanted.len() + other.len())?;
                (percent >= LIKE).then_some((percent, kind.name_zh.as_str()))
            })
            .collect();
        like.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        like.into_iter()
            .take(MOST_LIKE)
            .map(|(_, name)| name.to_owned())
            .collect()
    }

    /// How a row came in; the usual way where it does not say.
    pub fn channel(&self, typed: &str, usual: &str, note: &mut Notes<'_>) -> String {
        let usual = if CHANNELS.contains(&usual) {
            usual
        } else {
            crate::mapping::USUAL_CHANNEL
        };
        if typed.is_empty() {
            return usual.to_owned();
        }
        let known = self.channels.get(&fold(typed));
        if let Some(code) = known.or_else(|| self.channels.get(typed)) {
            return (*code).to_owned();
        }
        note.warn(Field::Channel, "channel-unknown", &[]);
        usual.to_owned()
    }

    /// What a row asks for; the type's own where it does not say.
    pub fn purpose(&self, typed: &str, note: &mut Notes<'_>) -> Option<String> {
        if typed.is_empty() {
            return None;
        }
        let found = self
            .purposes
            .get(&fold(typed))
            .or_else(|| self.purposes.get(typed));
        if found.is_none() {
            note.warn(Field::Purpose, "purpose-unknown", &[]);
        }
        found.map(|code| (*code).to_owned())
    }

    /// Name of the organ that the rules in force propose.
    pub async fn proposal(
        &mut self,
        sql: &dyn Sql,
        type_code: &str,
        unit_path: &str,
        text: String,
        now: UtcMs,
    ) -> Result<String, Fault> {
        let question = Question {
            type_code: type_code.to_owned(),
            unit_path: unit_path.to_owned(),
            text,
            now,
        };
        let proposals = routing::propose_by(sql, &self.rules, &question).await?;
        Ok(proposals
            .first()
            .map(|p| p.org.name.zh.clone())
            .unwrap_or_default())
    }

    /// The centre that accepts: the importing organisation where it is one, else that of the place.
    pub async fn centre(
        &mut self,
        app: &App,
        sql: &dyn Sql,
        unit_path: &str,
    ) -> Result<Option<matter::OrgRef>, Fault> {
        if let Some(own) = self.own.as_ref().filter(|o| o.org.centre) {
            return Ok(Some(own.org.clone()));
        }
        if !self.centres.contains_key(unit_path) {
            let found = directory::of(app)?.centre_of(sql, unit_path).await?;
            self.centres.insert(unit_path.to_owned(), found);
        }
        let found = self.centres.get(unit_path).and_then(Option::as_ref);
        Ok(found.map(|organ| organ.org.clone()))
    }

    /// The place down to the community, as everyone may read it.
    pub async fn public_place(&mut self, sql: &dyn Sql, unit_path: &str) -> Result<String, Fault> {
        if let Some(known) = self.publics.get(unit_path) {
            return Ok(known.clone());
        }
        let said = place::public_place(sql, Lang::ZhCn, unit_path).await?;
        self.publics.insert(unit_path.to_owned(), said.clone());
        Ok(said)
    }

    /// Forgets places before they fill the memory.
    pub fn stay_small(&mut self) {
        if self.places.len() > REMEMBERED {
            self.places.clear();
        }
        if self.units.len() > REMEMBERED {
            self.units.clear();
        }
    }
}

/// Neighbouring letters of a name.
fn pairs(name: &str) -> Vec<(char, char)> {
    name.chars().zip(name.chars().skip(1)).collect()
}

fn leaf(kind: &MatterType, note: &mut Notes<'_>) -> Option<String> {
    if kind.level == 3 {
        return Some(kind.code.clone());
    }
    note.bad(Field::Type, "type-group", &[("name", kind.name_zh.clone())]);
    None
}

/// Codes by their names in both languages and by themselves.
fn named<'a>(
    app: &'a App,
    prefix: &'a str,
    codes: &'static [&'static str],
) -> impl Iterator<Item = (String, &'static str)> + 'a {
    codes.iter().flat_map(move |code| {
        let names = Lang::ALL.map(|lang| fold(&app.texts.t(lang, &format!("{prefix}{code}"))));
        names
            .into_iter()
            .chain([(*code).to_owned()])
            .map(move |name| (name, *code))
    })
}
