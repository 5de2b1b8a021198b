//! Finds places by name among hundreds of thousands: by characters, by pinyin, by first letters, mixed, with units
//! above them as filter, and with one mistake.
//!
//! The names are a trie over characters in one flat list of nodes, level by level. Below each node lie the names that
//! begin with it, and these stand next to each other in one list, so that a prefix is a range. Pinyin is not stored:
//! a typed letter is compared with the readings of a node's character while going down.

mod build;
mod rank;
mod search;
mod typo;
mod walk;

use serde::Serialize;

use crate::lexicon::Level;

/// A place as it comes from a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Code or key, unique.
    pub code: String,
    /// Official name.
    pub name: String,
    /// Code of the unit above; empty for the topmost.
    pub parent: String,
    /// Its level.
    pub level: Level,
}

/// How the typed text was found in a name, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// By its characters.
    Characters,
    /// By pinyin written out, alone or mixed with characters.
    Pinyin,
    /// By first letters, alone or mixed.
    Initials,
    /// By characters that sound the same.
    Homophone,
    /// With one mistake.
    Mistake,
    /// Inside the name, not at its beginning.
    Within,
}

/// A place that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hit {
    /// Its code.
    pub code: String,
    /// Official name.
    pub name: String,
    /// Codes and names of the units above, from the top down.
    pub above: Vec<(String, String)>,
    /// How it was found.
    pub how: How,
    /// Whether the whole name was typed, not only its beginning.
    pub whole: bool,
}

/// No node, no unit.
pub(crate) const NONE: u32 = u32::MAX;

/// One character of names with a common beginning.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// Number of the character.
    letter: u16,
    kids: u16,
    /// First child.
    first: u32,
    /// Range of the names that begin with it.
    from: u32,
    to: u32,
}

/// A form of a name: which place, and where its name may end.
#[derive(Clone, Copy, Debug)]
struct Form {
    place: u32,
    /// Characters of the official name, of the place's name, and of it without the word for its kind.
    full: u8,
    said: u8,
    short: u8,
    level: u8,
}

/// Texts one after the other.
#[derive(Debug, Default)]
struct Texts {
    bytes: String,
    ends: Vec<u32>,
}

impl Texts {
    fn push(&mut self, text: &str) {
        self.bytes.push_str(text);
        self.ends.push(self.bytes.len() as u32);
    }

    fn get(&self, at: usize) -> &str {
        let from = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.bytes[from as usize..self.ends[at] as usize]
    }

    /// The text that holds a byte.
    fn holding(&self, byte: usize) -> usize {
        self.ends.partition_point(|end| *end as usize <= byte)
    }

    fn shrink(&mut self) {
        self.bytes.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    fn size(&self) -> usize {
        self.bytes.capacity() + self.ends.capacity() * 4
    }
}

/// An index of places. Built once from records; searches share it.
#[derive(Debug)]
pub struct Gazetteer {
    codes: Texts,
    names: Texts,
    /// Number of the unit above each place, among the units; [`NONE`] at the top.
    unit_above: Vec<u32>,
    /// Places that have places below them, those above first.
    units: Vec<u32>,
    /// Number among the units of each place; [`NONE`] where nothing lies below it.
    unit_of: Vec<u32>,
    nodes: Vec<Node>,
    forms: Vec<Form>,
    /// Which of the forms are names of units, ascending.
    unit_forms: Vec<u32>,
    /// Characters of names, ascending, and the syllables of each.
    letters: Vec<char>,
    readings: Vec<[u16; crate::sound::READINGS]>,
    syllables: Vec<String>,
    /// Whether a syllable could begin with a letter: first letters by syllable.
    heads: Vec<u8>,
}

impl Gazetteer {
    /// How many places it holds.
    pub fn len(&self) -> usize {
        self.unit_above.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.unit_above.is_empty()
    }

    /// Bytes it holds in memory.
    pub fn size(&self) -> usize {
        self.codes.size()
            + self.names.size()
            + self.unit_above.capacity() * 4
            + self.units.capacity() * 4
            + self.unit_of.capacity() * 4
            + self.nodes.capacity() * size_of::<Node>()
            + self.forms.capacity() * size_of::<Form>()
            + self.unit_forms.capacity() * 4
            + self.letters.capacity() * (4 + 2 * crate::sound::READINGS)
    }

    /// The place of a number, with the units above it.
    fn hit(&self, place: u32, how: How, whole: bool) -> Hit {
        let text = |place: u32| {
            let at = place as usize;
            (self.codes.get(at).to_owned(), self.names.get(at).to_owned())
        };
        let mut above = Vec::new();
        let mut unit = self.unit_above[place as usize];
        while unit != NONE {
            let place = self.units[unit as usize];
            above.push(text(place));
            unit = self.unit_above[place as usize];
        }
        above.reverse();
        let (code, name) = text(place);
        Hit {
            code,
            name,
            above,
            how,
            whole,
        }
    }
}
