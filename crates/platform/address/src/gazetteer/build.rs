//! Builds the index.

use std::collections::{HashMap, HashSet, VecDeque};

use super::{Form, Gazetteer, NONE, Node, Record, Texts};
use crate::fold::{fold, is_han};
use crate::lexicon::{place_name, short_name};
use crate::sound::READINGS;

/// Longest form of a name that is kept, in characters.
const LONGEST: usize = 60;

impl Gazetteer {
    /// From records in any order. Where a code comes twice the first counts; a parent that is not among the records
    /// is as none, and so is a parent that lies below its own child.
    pub fn build(records: impl IntoIterator<Item = Record>) -> Gazetteer {
        let (mut codes, mut names) = (Texts::default(), Texts::default());
        let (mut levels, mut parents) = (Vec::new(), Vec::new());
        let mut by_code: HashMap<String, u32> = HashMap::new();
        for record in records {
            let place = levels.len() as u32;
            if by_code.contains_key(&record.code) {
                continue;
            }
            codes.push(&record.code);
            names.push(&record.name);
            levels.push(record.level as u8);
            parents.push(record.parent);
            by_code.insert(record.code, place);
        }
        let mut above: Vec<u32> = parents
            .iter()
            .map(|parent| by_code.get(parent).copied().unwrap_or(NONE))
            .collect();
        drop((parents, by_code));
        codes.shrink();
        names.shrink();
        let units = units(&mut above);
        let mut unit_of = vec![NONE; levels.len()];
        for (unit, place) in units.iter().enumerate() {
            unit_of[*place as usize] = unit as u32;
        }
        let (texts, mut forms) = forms(&names, &levels, &above);
        let mut order: Vec<u32> = (0..forms.len() as u32).collect();
        order.sort_unstable_by(|a, b| {
            texts
                .get(*a as usize)
                .cmp(texts.get(*b as usize))
                .then(a.cmp(b))
        });
        let letters = letters(&texts);
        let nodes = nodes(&texts, &order, &letters);
        forms = order.iter().map(|at| forms[*at as usize]).collect();
        let unit_above = above
            .iter()
            .map(|place| unit_of.get(*place as usize).copied().unwrap_or(NONE))
            .collect();
        let mut built = Gazetteer {
            codes,
            names,
            unit_above,
            units,
            unit_of,
            nodes,
            forms,
            unit_forms: Vec::new(),
            letters,
            readings: Vec::new(),
            syllables: Vec::new(),
            heads: Vec::new(),
        };
        built.unit_forms = (0..built.forms.len() as u32)
            .filter(|at| {
                let place = built.forms[*at as usize].place;
                built.unit_of[place as usize] != NONE
            })
            .collect();
        built.read_letters();
        built
    }

    /// Finds the syllables of every character. A numeral can be typed as a digit.
    fn read_letters(&mut self) {
        let mut numbers: HashMap<String, u16> = HashMap::new();
        for letter in &self.letters {
            let mut syllables = crate::sound::readings(*letter);
            if let Some(digit) = crate::numeral::digit(*letter) {
                syllables.truncate(READINGS - 1);
                syllables.push(digit.to_string());
            }
            if syllables.is_empty() && !is_han(*letter) {
                syllables.push(letter.to_string());
            }
            let mut row = [u16::MAX; READINGS];
            for (place, syllable) in row.iter_mut().zip(syllables) {
                let next = numbers.len() as u16;
                *place = *numbers.entry(syllable.clone()).or_insert_with(|| {
                    self.heads.push(syllable.as_bytes()[0]);
                    self.syllables.push(syllable);
                    next
                });
            }
            self.readings.push(row);
        }
    }
}

/// Places that have others below them, those above first. Circles are cut.
fn units(above: &mut [u32]) -> Vec<u32> {
    const DEEPEST: usize = 12;
    for place in 0..above.len() {
        let (mut at, mut steps) = (above[place], 0);
        while at != NONE && steps < DEEPEST {
            at = above[at as usize];
            steps += 1;
        }
        if steps == DEEPEST {
            above[place] = NONE;
        }
    }
    let depth = |place: u32| {
        let (mut at, mut steps) = (above[place as usize], 0);
        while at != NONE {
            at = above[at as usize];
            steps += 1;
        }
        steps
    };
    let with_children: HashSet<u32> = above.iter().copied().filter(|at| *at != NONE).collect();
    let mut units: Vec<(usize, u32)> = with_children
        .into_iter()
        .map(|place| (depth(place), place))
        .collect();
    units.sort_unstable();
    units.into_iter().map(|(_, place)| place).collect()
}

/// Every name as it is searched; a name that begins with the name of a unit above it also without that.
fn forms(names: &Texts, levels: &[u8], above: &[u32]) -> (Texts, Vec<Form>) {
    let (mut texts, mut forms) = (Texts::default(), Vec::new());
    for place in 0..levels.len() {
        let official = names.get(place);
        let full: String = fold(official).chars().take(LONGEST).collect();
        let said = fold(&place_name(official));
        let short = short_name(&said);
        let lengths =
            [full.as_str(), &said, short].map(|text| text.chars().count().min(LONGEST) as u8);
        let mut push = |text: &str, cut: u8| {
            texts.push(text);
            forms.push(Form {
                place: place as u32,
                full: lengths[0] - cut,
                said: lengths[1].saturating_sub(cut).max(1),
                short: lengths[2].saturating_sub(cut).max(1),
                level: levels[place],
            });
        };
        if full.is_empty() {
            continue;
        }
        push(&full, 0);
        let mut at = above[place];
        while at != NONE {
            let unit = fold(&place_name(names.get(at as usize)));
            let head = [unit.as_str(), short_name(&unit)]
                .into_iter()
                .find(|head| full.starts_with(head));
            if let Some(head) = head {
                let cut = head.chars().count() as u8;
                // What is left must still be a name, not the word for a kind alone.
                if lengths[1].saturating_sub(cut) >= 3 {
                    push(&full[head.len()..], cut);
                    break;
                }
            }
            at = above[at as usize];
        }
    }
    (texts, forms)
}

fn letters(texts: &Texts) -> Vec<char> {
    let found: HashSet<char> = texts.bytes.chars().collect();
    let mut letters: Vec<char> = found.into_iter().collect();
    letters.sort_unstable();
    // Numbers of letters have two bytes; rarer ones than fit would be found by no search, and none are.
    letters.truncate(usize::from(u16::MAX));
    letters
}

/// The trie of sorted texts, level by level, children next to each other.
fn nodes(texts: &Texts, order: &[u32], letters: &[char]) -> Vec<Node> {
    let mut nodes = vec![Node {
        letter: 0,
        kids: 0,
        first: 0,
        from: 0,
        to: order.len() as u32,
    }];
    // Nodes whose children are to be made, with the bytes of the text down to them.
    let mut waiting: VecDeque<(usize, usize)> = VecDeque::from([(0, 0)]);
    while let Some((node, depth)) = waiting.pop_front() {
        let Node { from, to, .. } = nodes[node];
        let next = |at: u32| {
            texts.get(order[at as usize] as usize)[depth..]
                .chars()
                .next()
        };
        let first = nodes.len();
        let mut at = from;
        while at < to {
            let Some(c) = next(at) else {
                at += 1;
                continue;
            };
            let run = order[at as usize..to as usize]
                .partition_point(|other| texts.get(*other as usize)[depth..].starts_with(c));
            if let Ok(letter) = letters.binary_search(&c) {
                waiting.push_back((nodes.len(), depth + c.len_utf8()));
                nodes.push(Node {
                    letter: letter as u16,
                    kids: 0,
                    first: 0,
                    from: at,
                    to: at + run as u32,
                });
            }
            at += run as u32;
        }
        nodes[node].first = first as u32;
        nodes[node].kids = (nodes.len() - first) as u16;
    }
    nodes.shrink_to_fit();
    nodes
}
