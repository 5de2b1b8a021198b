//! Points of a candidate, and what the candidates come to.

use std::collections::HashMap;

use super::fit::Name;
use super::{Agreement, Candidate, Field, Known, Reason, Verdict};
use crate::fold::fold;
use crate::normalise::{Standard, normalise};

/// What full agreement in a field is worth. A name weighs most; a unit above it is often wrong or left out.
fn weight(field: Field) -> f64 {
    match field {
        Field::Place => 5.0,
        Field::Building => 4.0,
        Field::Road => 3.0,
        Field::RoadNumber => 3.0,
        Field::Entrance => 2.0,
        Field::Unit => 1.5,
    }
}

/// How well each piece of a certain match must agree: a name that sounds the same does, one that sounds alike does not.
const CERTAIN: f64 = 0.84;
/// How many points the next candidate must be behind: the name written the same is ahead of one that sounds the same.
const APART: f64 = 0.7;

struct Sum {
    reasons: Vec<Reason>,
    most: f64,
}

impl Sum {
    fn add(&mut self, field: Field, given: &str, known: &str, agreement: Agreement, quality: f64) {
        let weight = weight(field);
        self.most += weight;
        self.reasons.push(Reason {
            field,
            given: given.to_owned(),
            known: known.to_owned(),
            agreement,
            points: weight * quality,
        });
    }

    /// Compares two numbers.
    fn number(&mut self, field: Field, given: &str, known: &str) {
        if given.is_empty() {
            return;
        }
        let (agreement, quality) = if known.is_empty() {
            (Agreement::Missing, 0.0)
        } else if same_number(given, known) {
            (Agreement::Same, 1.0)
        } else {
            // The neighbour's house is near; the neighbour's building is another home.
            let near = field == Field::RoadNumber;
            (Agreement::Different, if near { -0.5 } else { -1.0 })
        };
        self.add(field, given, known, agreement, quality);
    }
}

fn same_number(given: &str, known: &str) -> bool {
    let bare = |text: &str| {
        let text = normalise(text);
        let text = ["号楼", "单元", "号"]
            .iter()
            .find_map(|word| text.strip_suffix(word))
            .unwrap_or(&text)
            .to_owned();
        let short = text.trim_start_matches('0').to_owned();
        if short.is_empty() { text } else { short }
    };
    bare(given) == bare(known)
}

/// How well a known place agrees with an address, and why.
pub(super) fn candidate(read: &Standard, known: &Known, fits: &mut Fits) -> Candidate {
    let mut sum = Sum {
        reasons: Vec::new(),
        most: 0.0,
    };
    names(&mut sum, read, known, fits);
    let village_house =
        known.road.is_empty() && known.road_number.is_empty() && !known.building.is_empty();
    // 永昌村17号 and 锦绣小区3号: without a road the number can only be the building's.
    let number_is_building = village_house && read.building.is_empty() && read.roads.is_empty();
    if number_is_building {
        sum.number(Field::Building, &read.road_number, &known.building);
    } else {
        if !known.road_number.is_empty() || read.building.is_empty() {
            sum.number(Field::RoadNumber, &read.road_number, &known.road_number);
        }
        sum.number(Field::Building, &read.building, &known.building);
    }
    sum.number(Field::Entrance, &read.entrance, &known.entrance);
    units(&mut sum, read, known, fits);
    let points: f64 = sum.reasons.iter().map(|reason| reason.points).sum();
    let said_building =
        !read.building.is_empty() || number_is_building && !read.road_number.is_empty();
    let finer = usize::from(!known.building.is_empty() && !said_building)
        + usize::from(!known.entrance.is_empty() && read.entrance.is_empty());
    Candidate {
        key: known.key.clone(),
        score: (points / sum.most.max(1.0)).clamp(0.0, 1.0),
        reasons: sum.reasons,
        finer,
    }
}

/// How names agree, each pair of them compared once.
#[derive(Default)]
pub(super) struct Fits(HashMap<String, HashMap<String, Option<(Agreement, f64)>>>);

impl Fits {
    fn fit(&mut self, given: &str, known: &str) -> Option<(Agreement, f64)> {
        if let Some(fit) = self.0.get(given).and_then(|fits| fits.get(known)) {
            return *fit;
        }
        let folded = fold(&crate::lexicon::place_name(known));
        let fit = Name::new(given).fit(&Name::new(&folded));
        self.0
            .entry(given.to_owned())
            .or_default()
            .insert(known.to_owned(), fit);
        fit
    }

    fn best(&mut self, given: &str, known: &[&str]) -> Option<(Agreement, f64, String)> {
        known
            .iter()
            .filter(|name| !name.is_empty())
            .filter_map(|name| {
                let (agreement, quality) = self.fit(given, name)?;
                Some((agreement, quality, (*name).to_owned()))
            })
            .max_by(|a, b| a.1.total_cmp(&b.1))
    }
}

/// Estate and road.
fn names(sum: &mut Sum, read: &Standard, known: &Known, fits: &mut Fits) {
    let own: Vec<&str> = std::iter::once(known.place.as_str())
        .chain(known.aliases.iter().map(String::as_str))
        .collect();
    if let Some(first) = read.places.first() {
        let whole = read.places.concat();
        let found = read
            .places
            .iter()
            .chain([&whole])
            .filter_map(|given| fits.best(given, &own).map(|fit| (given, fit)))
            .max_by(|a, b| a.1.1.total_cmp(&b.1.1));
        match found {
            Some((given, (agreement, quality, name))) => {
                sum.add(Field::Place, given, &name, agreement, quality);
            }
            None if known.place.is_empty() => {
                sum.add(Field::Place, first, "", Agreement::Missing, 0.0);
            }
            None => sum.add(
                Field::Place,
                first,
                &known.place,
                Agreement::Different,
                -1.0,
            ),
        }
    }
    if let Some(first) = read.roads.first() {
        let found = read
            .roads
            .iter()
            .filter_map(|given| fits.best(given, &[&known.road]).map(|fit| (given, fit)))
            .max_by(|a, b| a.1.1.total_cmp(&b.1.1));
        match found {
            Some((given, (agreement, quality, name))) => {
                sum.add(Field::Road, given, &name, agreement, quality);
            }
            // Where an estate is named the road only helps to find it.
            None if known.road.is_empty() && !known.place.is_empty() && !read.places.is_empty() => {
            }
            None if known.road.is_empty() => {
                sum.add(Field::Road, first, "", Agreement::Missing, 0.0);
            }
            None => sum.add(Field::Road, first, &known.road, Agreement::Different, -1.0),
        }
    }
}

fn units(sum: &mut Sum, read: &Standard, known: &Known, fits: &mut Fits) {
    let own: Vec<&str> = known.units.iter().map(String::as_str).collect();
    if own.is_empty() {
        return;
    }
    for given in &read.units {
        match fits.best(given, &own) {
            Some((agreement, quality, name)) => {
                sum.add(Field::Unit, given, &name, agreement, quality);
            }
            None => sum.add(Field::Unit, given, "", Agreement::Different, -0.5),
        }
    }
}

fn points(candidate: &Candidate) -> f64 {
    candidate.reasons.iter().map(|reason| reason.points).sum()
}

/// What candidates, best first, come to.
pub(super) fn verdict(candidates: &[(u32, Candidate)], known: &[Known]) -> Verdict {
    let Some((first_at, first)) = candidates.first() else {
        return Verdict::Nothing;
    };
    let agrees = |candidate: &Candidate| {
        candidate
            .reasons
            .iter()
            .all(|reason| reason.agreement != Agreement::Different)
    };
    let named = |candidate: &Candidate| {
        candidate
            .reasons
            .iter()
            .any(|reason| reason.points > 0.0 && reason.field != Field::Unit)
            || candidate
                .reasons
                .iter()
                .all(|reason| reason.field == Field::Unit)
    };
    if !named(first) {
        return Verdict::Nothing;
    }
    let home = &known[*first_at as usize];
    // A building of the estate that was named is no other answer than the estate.
    let is_finer = |at: u32, other: &Candidate| {
        let other_home = &known[at as usize];
        other.finer > first.finer
            && other_home.place == home.place
            && other_home.units == home.units
            && other_home.road == home.road
    };
    let rival = candidates[1..]
        .iter()
        .filter(|(at, other)| !is_finer(*at, other))
        .any(|(_, other)| points(other) > points(first) - APART);
    if rival || !agrees(first) || first.finer > 0 {
        return Verdict::Ambiguous;
    }
    let missing = first
        .reasons
        .iter()
        .any(|reason| reason.agreement == Agreement::Missing);
    let name_fits = first
        .reasons
        .iter()
        .filter(|reason| reason.agreement != Agreement::Missing)
        .map(|reason| reason.points / weight(reason.field))
        .fold(1.0, f64::min);
    match (missing, name_fits >= CERTAIN) {
        (_, false) => Verdict::Ambiguous,
        (true, true) => Verdict::Partial,
        (false, true) => Verdict::Certain,
    }
}
