//! Matches an address as written with known places, says why, and says when several fit.

mod fit;
mod score;

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use crate::fold::fold;
use crate::normalise::Standard;
use crate::parse::Parser;
use fit::Name;

/// A known place: an estate, a building or an entrance, a house in a road or a village. What it does not have is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Known {
    /// The caller's key.
    pub key: String,
    /// Units it lies in, from the top down, as named officially.
    pub units: Vec<String>,
    /// Road.
    pub road: String,
    /// Number in the road.
    pub road_number: String,
    /// Estate or named place.
    pub place: String,
    /// Other names of it.
    pub aliases: Vec<String>,
    /// Building: `3`, `A`.
    pub building: String,
    /// Entrance (单元): `2`.
    pub entrance: String,
}

/// A field of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Estate or named place.
    Place,
    /// Road.
    Road,
    /// Number in the road.
    RoadNumber,
    /// Building.
    Building,
    /// Entrance.
    Entrance,
    /// An administrative unit.
    Unit,
}

/// How two values of a field agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Agreement {
    /// Written the same once normalised.
    Same,
    /// The same without the word for its kind: 锦绣 and 锦绣小区.
    Short,
    /// Sound the same: 锦秀小区.
    Sound,
    /// Sound alike to many ears: zh and z, n and l, -n and -ng.
    NearSound,
    /// Typed as pinyin or first letters.
    Typed,
    /// One is part of the other.
    Part,
    /// Some characters of the name in their order: 农行, 农业银行.
    Abbreviation,
    /// One character apart.
    Similar,
    /// The address says it, the known place does not.
    Missing,
    /// They say different things.
    Different,
}

/// Why a candidate has its score.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reason {
    /// The field.
    pub field: Field,
    /// What the address says.
    pub given: String,
    /// What the known place says.
    pub known: String,
    /// How they agree.
    pub agreement: Agreement,
    /// What it adds to the score, before it is divided by the most that could be had.
    pub points: f64,
}

/// A known place that may be meant.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Candidate {
    /// The caller's key.
    pub key: String,
    /// From 0 to 1: the points of the reasons, divided by what full agreement would give.
    pub score: f64,
    /// Why.
    pub reasons: Vec<Reason>,
    /// Levels the known place says and the address does not.
    pub finer: usize,
}

/// What the candidates come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The first candidate is meant: it agrees in all that is said, and no other does nearly as well.
    Certain,
    /// The first candidate agrees, and the address goes on below it: the estate is known, the building is not.
    Partial,
    /// Several fit, or the first agrees only nearly: a person has to choose.
    Ambiguous,
    /// Nothing fits.
    Nothing,
}

/// The candidates for an address, best first, and what they come to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Matches {
    /// The address as it was read.
    pub read: Standard,
    /// What the candidates come to.
    pub verdict: Verdict,
    /// Best first.
    pub candidates: Vec<Candidate>,
}

/// Names that share this many pieces most are compared in full.
const MOST_NAMES: usize = 40;

/// Known places, ready to be matched.
#[derive(Debug)]
pub struct Matcher {
    known: Vec<Known>,
    names: Vec<Name>,
    /// Places that bear each name.
    bearers: Vec<Vec<u32>>,
    /// Names that hold a pair of characters or of sounds.
    pieces: HashMap<String, Vec<u32>>,
}

impl Matcher {
    /// From known places.
    pub fn new(known: impl IntoIterator<Item = Known>) -> Matcher {
        let mut matcher = Matcher {
            known: known.into_iter().collect(),
            names: Vec::new(),
            bearers: Vec::new(),
            pieces: HashMap::new(),
        };
        let mut numbers: HashMap<String, u32> = HashMap::new();
        for (at, known) in matcher.known.iter().enumerate() {
            let own = [&known.place, &known.road];
            let mut names: Vec<&str> = own
                .into_iter()
                .chain(&known.aliases)
                .map(String::as_str)
                .filter(|name| !name.is_empty())
                .collect();
            if names.is_empty() {
                names.extend(known.units.last().map(String::as_str));
            }
            for name in names {
                let folded = fold(&crate::lexicon::place_name(name));
                if folded.is_empty() {
                    continue;
                }
                let next = matcher.names.len() as u32;
                let number = *numbers.entry(folded.clone()).or_insert_with(|| {
                    matcher.names.push(Name::new(&folded));
                    matcher.bearers.push(Vec::new());
                    next
                });
                let bearers = &mut matcher.bearers[number as usize];
                if bearers.last() != Some(&(at as u32)) {
                    bearers.push(at as u32);
                }
            }
        }
        for (number, name) in matcher.names.iter().enumerate() {
            for piece in name.pieces() {
                matcher.pieces.entry(piece).or_default().push(number as u32);
            }
        }
        matcher
    }

    /// How many places are known.
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// Whether none is known.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// Reads an address and finds the known places that may be meant, at most `limit`.
    pub fn find(&self, parser: &Parser, text: &str, limit: usize) -> Matches {
        self.find_standard(Standard::read(parser, text), limit)
    }

    /// Finds the known places that an address in pieces may mean, at most `limit`.
    pub fn find_standard(&self, read: Standard, limit: usize) -> Matches {
        // 向阳新村 may have been read as the district 向阳 and the place 新村.
        let joined = joined(&read);
        let mut bearers: HashSet<u32> = HashSet::new();
        for read in std::iter::once(&read).chain(&joined) {
            self.bear(read, &mut bearers);
        }
        let mut order: Vec<u32> = bearers.into_iter().collect();
        order.sort_unstable();
        let mut fits = score::Fits::default();
        let mut candidates: Vec<(u32, Candidate)> = order
            .into_iter()
            .map(|at| {
                let known = &self.known[at as usize];
                let one = score::candidate(&read, known, &mut fits);
                let other = joined
                    .as_ref()
                    .map(|read| score::candidate(read, known, &mut fits));
                match other {
                    Some(other) if other.score > one.score && is_named(&other) => (at, other),
                    _ => (at, one),
                }
            })
            .filter(|(_, candidate)| candidate.score > 0.0)
            .collect();
        candidates.sort_by(|(one, a), (other, b)| {
            b.score
                .total_cmp(&a.score)
                .then(a.finer.cmp(&b.finer))
                .then(one.cmp(other))
        });
        let verdict = score::verdict(&candidates, &self.known);
        candidates.truncate(limit);
        Matches {
            read,
            verdict,
            candidates: candidates
                .into_iter()
                .map(|(_, candidate)| candidate)
                .collect(),
        }
    }

    /// Adds the known places with a name like one that an address gives.
    fn bear(&self, read: &Standard, bearers: &mut HashSet<u32>) {
        let mut given: Vec<&String> = read.places.iter().chain(&read.roads).collect();
        if given.is_empty() {
            given.extend(read.units.last());
        }
        let whole = read.places.concat();
        if read.places.len() > 1 {
            given.push(&whole);
        }
        for name in given {
            let name = Name::new(name);
            for number in self.like(&name) {
                if name.fit(&self.names[number as usize]).is_some() {
                    bearers.extend(&self.bearers[number as usize]);
                }
            }
        }
    }

    /// The names that share most pieces with a name.
    fn like(&self, name: &Name) -> Vec<u32> {
        let mut shared: HashMap<u32, usize> = HashMap::new();
        for piece in name.pieces() {
            for number in self.pieces.get(&piece).into_iter().flatten() {
                *shared.entry(*number).or_default() += 1;
            }
        }
        // The share of the pieces, so that a long name does not win by its length.
        let mut order: Vec<(usize, u32)> = shared
            .into_iter()
            .map(|(number, count)| {
                let most = self.names[number as usize].pieces().len() + name.pieces().len();
                (2000 * count / most.max(1), number)
            })
            .collect();
        order.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        order
            .into_iter()
            .take(MOST_NAMES)
            .map(|(_, number)| number)
            .collect()
    }
}

/// The same address with the last unit read as the beginning of the name behind it.
fn joined(read: &Standard) -> Option<Standard> {
    let mut joined = read.clone();
    let unit = joined.units.pop()?;
    let name = joined.roads.first_mut().or(joined.places.first_mut())?;
    name.insert_str(0, &unit);
    Some(joined)
}

/// Whether a whole name agrees, not only a part of it: 南山区锦绣小区 holds 锦绣小区, and says another district.
fn is_named(candidate: &Candidate) -> bool {
    candidate.reasons.iter().any(|reason| {
        matches!(reason.field, Field::Place | Field::Road)
            && matches!(
                reason.agreement,
                Agreement::Same | Agreement::Short | Agreement::Sound | Agreement::NearSound
            )
    })
}
