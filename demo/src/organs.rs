//! Organisations: which exist where, and under which they hang.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use access::{Named, OrgId};
use demo_content::{Content, Level};
use matter::OrgRef;
use people::NewOrg;
use store::Fault;
use web::App;

use crate::ground::{Ground, Place};
use crate::lots::Lots;

/// 综治中心
pub(crate) const CENTRE: &str = "governance_center";
/// When offices are open; the form is that of `place::Hours`.
pub(crate) const HOURS: &str = "W 08:30-11:30,13:00-17:00";
/// Open also on Saturday morning, as the windows of centres are.
const CENTRE_HOURS: &str = "W 08:30-11:30,13:00-17:00; 6 09:00-11:30";
/// Organs under which kinds that begin lower than the city hang, and at which level.
const ABOVE: [(&str, &str); 9] = [
    ("police_station", "public_security_bureau"),
    ("police_studio", "police_station"),
    ("justice_office", "justice_bureau"),
    ("basic_court", "intermediate_court"),
    ("peoples_tribunal", "basic_court"),
    ("township_government", "government_office"),
    ("residents_committee", "township_government"),
    ("legal_service_station", "legal_service_center"),
    ("legal_service_room", "legal_service_station"),
];

/// An organisation as the generator needs it.
#[derive(Clone, Debug)]
pub(crate) struct Organ {
    pub org: OrgRef,
    pub kind: String,
    pub level: Level,
    pub unit: Place,
    pub phone: String,
    pub takes_matters: bool,
}

/// All organisations.
#[derive(Default)]
pub(crate) struct Organs {
    pub all: Vec<Organ>,
    by_kind: HashMap<(String, String), usize>,
}

impl Organs {
    /// The organ of a kind that serves the place at this level, or at the nearest level above that has one.
    pub fn serving(&self, kind: &str, level: Level, unit_code: &str) -> Option<&Organ> {
        let digits = match level {
            Level::City => 4,
            Level::County => 6,
            Level::Township => 9,
            Level::Community => 12,
        };
        [12, 9, 6, 4]
            .into_iter()
            .filter(|length| *length <= digits && *length <= unit_code.len())
            .find_map(|length| {
                let key = (kind.to_owned(), unit_code[..length].to_owned());
                self.by_kind.get(&key).map(|at| &self.all[*at])
            })
    }

    /// The organ of a kind of exactly this unit.
    pub fn of_unit(&self, kind: &str, unit_code: &str) -> Option<&Organ> {
        let key = (kind.to_owned(), unit_code.to_owned());
        self.by_kind.get(&key).map(|at| &self.all[*at])
    }

    fn push(&mut self, organ: Organ) {
        let key = (organ.kind.clone(), organ.unit.code.clone());
        self.by_kind.insert(key, self.all.len());
        self.all.push(organ);
    }

    /// Makes them all, level by level.
    pub async fn write(
        app: &App,
        content: &Content,
        ground: &Ground,
        seed: u64,
    ) -> Result<Organs, Fault> {
        let mut lots = Lots::of(seed, "organs");
        let needed = needed_at_communities(content);
        let mut organs = Organs::default();
        for level in Level::ALL {
            let mut new: Vec<(Organ, NewOrg)> = Vec::new();
            for unit in content.units.iter().filter(|u| u.level == *level) {
                let place = &ground.places[&unit.code];
                for pattern in content.organs.iter().filter(|o| o.exists_at(unit)) {
                    if *level == Level::Community && !needed.contains(pattern.kind.as_str()) {
                        continue;
                    }
                    new.push(organs.made(app, content, place, pattern, &mut lots));
                }
            }
            for organ in written(app, new).await? {
                organs.push(organ);
            }
        }
        Ok(organs)
    }

    fn made(
        &self,
        app: &App,
        content: &Content,
        place: &Place,
        pattern: &demo_content::Organ,
        lots: &mut Lots,
    ) -> (Organ, NewOrg) {
        let unit = content
            .strip_suffixes
            .iter()
            .find_map(|end| place.name.zh.strip_suffix(end.as_str()))
            .unwrap_or(&place.name.zh);
        let name = Named {
            zh: pattern.zh.replace("{unit}", unit),
            en: pattern.en.replace("{unit}", &place.name.en),
        };
        let centre = pattern.kind == CENTRE && place.level != Level::Community;
        let parent = self.above(&pattern.kind, &place.code);
        let id = OrgId::new(&*app.ids);
        let path = format!("{}{id}/", parent.map_or("", |p| p.org.path.as_str()));
        let phone = format!("0468-{}", 3_900_000 + lots.within(0..=99_999));
        let organ = Organ {
            org: OrgRef {
                id,
                path,
                name: name.clone(),
                centre,
            },
            kind: pattern.kind.clone(),
            level: place.level,
            unit: place.clone(),
            phone: phone.clone(),
            takes_matters: pattern.takes_matters,
        };
        let new = NewOrg {
            id: Some(id),
            parent: parent.map(|p| p.org.id),
            kind: pattern.kind.clone(),
            unit_code: place.code.clone(),
            name,
            sign: format!("{}{}", unit_sign(content, place), pattern.sign),
            phone,
            hours: if centre { CENTRE_HOURS } else { HOURS }.into(),
            takes_matters: pattern.takes_matters,
            is_centre: centre,
        };
        (organ, new)
    }

    /// The same kind one level up, or the nearest above; for kinds that begin lower, the organ that leads them.
    fn above(&self, kind: &str, unit_code: &str) -> Option<&Organ> {
        let higher = |kind: &str, own: bool| {
            [9, 6, 4]
                .into_iter()
                .filter(|n| *n < unit_code.len() || (own && *n == unit_code.len()))
                .find_map(|n| self.of_unit(kind, unit_code.get(..n)?))
        };
        higher(kind, false).or_else(|| {
            let (_, leader) = ABOVE.iter().find(|(below, _)| *below == kind)?;
            higher(leader, true)
        })
    }
}

/// Kinds that are named somewhere at this level; the others would be thousands of empty offices.
fn needed_at_communities(content: &Content) -> BTreeSet<&str> {
    let rules = content
        .rules
        .iter()
        .filter(|r| r.at == Level::Community)
        .map(|r| r.organ.as_str());
    let helpers = content
        .rules
        .iter()
        .flat_map(|r| &r.assist)
        .filter(|o| o.level == Level::Community)
        .map(|o| o.kind.as_str());
    let leaves = content
        .taxonomy
        .iter()
        .filter(|leaf| leaf.organ_level == Level::Community)
        .map(|leaf| leaf.organ.as_str());
    rules.chain(helpers).chain(leaves).chain([CENTRE]).collect()
}

fn unit_sign(content: &Content, place: &Place) -> String {
    let code = place.code.get(..9).unwrap_or(&place.code);
    content
        .unit_names
        .iter()
        .find(|name| name.code == code)
        .map(|name| name.sign.clone())
        .unwrap_or_default()
}

async fn written(app: &App, new: Vec<(Organ, NewOrg)>) -> Result<Vec<Organ>, Fault> {
    let (ids, now) = (app.ids.clone(), opened(app));
    app.db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                let mut made = Vec::with_capacity(new.len());
                for (mut organ, new) in new {
                    let org = people::create_org(tx, &*ids, now, new)
                        .await
                        .map_err(|e| Fault::of(format!("make {}", organ.org.name.zh), e))?;
                    organ.org.path = org.path;
                    made.push(organ);
                }
                Ok(made)
            })
        })
        .await
}

/// Offices and posts are older than the first matter.
pub(crate) fn opened(app: &App) -> kernel::UtcMs {
    app.clock.now().plus_days(-420)
}

/// How many organs of each level there are, for the summary.
pub(crate) fn per_level(organs: &Organs) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for organ in &organs.all {
        *counts.entry(organ.level.as_str()).or_default() += 1;
    }
    counts
}
