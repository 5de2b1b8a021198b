//! An address in one form, and its pieces as values that can be compared.

use serde::Serialize;

use crate::fold::{fold, fold_char};
use crate::label::Label;
use crate::numeral;
use crate::parse::{Parsed, Parser};

/// What an address says, piece by piece, folded and without words for kinds of numbers. Empty where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Standard {
    /// Province, city, district, township, community: names as said, from the top down.
    pub units: Vec<String>,
    /// Road and side road.
    pub roads: Vec<String>,
    /// Number in the road: `18`, `18-20`.
    pub road_number: String,
    /// Named places, the larger first: estate, part of an estate.
    pub places: Vec<String>,
    /// Building: `3`, `3a`, `a`.
    pub building: String,
    /// Entrance (单元).
    pub entrance: String,
    /// Floor.
    pub floor: String,
    /// Room or home.
    pub room: String,
}

/// Ways to write the word behind a number, and the one that is kept. Longer ones first.
const WORDS: [(&str, &str); 18] = [
    ("号楼", "号楼"),
    ("号栋", "号楼"),
    ("栋楼", "号楼"),
    ("幢楼", "号楼"),
    ("#楼", "号楼"),
    ("栋", "号楼"),
    ("幢", "号楼"),
    ("座", "号楼"),
    ("#", "号楼"),
    ("单元", "单元"),
    ("门洞", "单元"),
    ("楼层", "层"),
    ("层", "层"),
    ("室", "室"),
    ("户", "室"),
    ("弄", "弄"),
    ("楼", "楼"),
    ("号", "号"),
];

/// A text in one form: half width, simplified, lower case, without spaces and marks (a hyphen between numbers stays),
/// numerals before a word of number as digits, and that word in one form. 錦繡小區 三號樓２單元 → 锦绣小区3号楼2单元.
/// Normalising again changes nothing.
pub fn normalise(text: &str) -> String {
    let mut folded: Vec<char> = Vec::new();
    for c in text.chars().map(fold_char) {
        let c = if c == '〇' { '零' } else { c };
        for c in c.to_lowercase() {
            // Hyphens and # say something only next to numbers; others fall away.
            let keeps = match c {
                '-' => folded.last().is_some_and(char::is_ascii_alphanumeric),
                '#' => folded.last().is_some_and(char::is_ascii_alphanumeric),
                c => c.is_alphanumeric(),
            };
            if keeps {
                folded.push(c);
            }
        }
    }
    let folded: Vec<char> = (0..folded.len())
        .filter(|at| {
            folded[*at] != '-' || folded.get(at + 1).is_some_and(char::is_ascii_alphanumeric)
        })
        .map(|at| folded[at])
        .collect();
    let mut out = String::with_capacity(folded.len() * 3);
    let mut at = 0;
    while at < folded.len() {
        let c = folded[at];
        if c == '-' {
            out.push('-');
            at += 1;
        } else if let Some((number, taken)) = number(&folded[at..])
            // A numeral behind a digit would run together with it.
            && (c.is_ascii_alphanumeric() || !out.ends_with(|c: char| c.is_ascii_alphanumeric()))
        {
            let rest = &folded[at + taken..];
            let word = WORDS.iter().find(|(word, _)| starts(rest, word));
            match word {
                Some((word, one)) if counts(word, rest) || c.is_ascii_digit() => {
                    out.push_str(&number);
                    out.push_str(one);
                    at += taken + word.chars().count();
                }
                _ if c.is_ascii_alphanumeric() => {
                    out.push_str(&number);
                    at += taken;
                }
                _ => {
                    out.extend(&folded[at..at + taken]);
                    at += taken;
                }
            }
        } else {
            if c != '#' {
                out.push(c);
            }
            at += 1;
        }
    }
    out
}

fn starts(rest: &[char], word: &str) -> bool {
    let mut rest = rest.iter();
    word.chars().all(|c| rest.next() == Some(&c))
}

/// Whether a word behind a Chinese numeral counts something: 三号楼 does, 六号街道 and 三户村 are names.
fn counts(word: &str, rest: &[char]) -> bool {
    let next = rest.get(word.chars().count());
    match word {
        "号" | "楼" | "户" | "弄" => {
            next.is_none_or(|c| c.is_ascii_alphanumeric() || numeral::is_numeral(*c))
        }
        "座" | "层" => next.is_none_or(|c| !"山岭".contains(*c)),
        _ => true,
    }
}

/// A number at the beginning, as digits without leading zeros, and how many characters it has.
fn number(text: &[char]) -> Option<(String, usize)> {
    let run = |fits: fn(&char) -> bool| text.iter().take_while(|c| fits(c)).count();
    let first = text.first()?;
    if first.is_ascii_alphanumeric() {
        let length = run(char::is_ascii_alphanumeric);
        let whole: String = text[..length].iter().collect();
        let short = whole.trim_start_matches('0');
        let kept = if short.starts_with(|c: char| c.is_ascii_digit()) {
            short
        } else if whole.starts_with('0') {
            &whole[whole.len() - short.len() - 1..]
        } else {
            short
        };
        return Some((kept.to_owned(), length));
    }
    let length = run(|c| numeral::is_numeral(*c));
    if length == 0 {
        return None;
    }
    let words: String = text[..length].iter().collect();
    Some((
        numeral::value(&words).map_or(words, |value| value.to_string()),
        length,
    ))
}

/// The number of a part: digits and letters, numerals read, hyphens between numbers kept. Of 5组6号 both numbers.
fn number_of(text: &str) -> String {
    let text = normalise(text);
    let mut number = String::new();
    let mut gap = false;
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        let c = chars[at];
        let (piece, taken) = if c.is_ascii_alphanumeric() {
            (c.to_string(), 1)
        } else if numeral::is_numeral(c) {
            self::number(&chars[at..]).unwrap_or((c.to_string(), 1))
        } else {
            gap = gap || !number.is_empty();
            at += 1;
            continue;
        };
        if gap && !number.ends_with('-') {
            number.push('-');
        }
        gap = false;
        number.push_str(&piece);
        at += taken;
    }
    if number.is_empty() {
        fold(&text)
    } else {
        number
    }
}

impl Standard {
    /// The pieces of an address that was read.
    pub fn of(parsed: &Parsed) -> Standard {
        let mut standard = Standard::default();
        for part in &parsed.parts {
            let text = part.text.as_str();
            match part.label {
                Label::Prov
                | Label::City
                | Label::District
                | Label::DevZone
                | Label::Town
                | Label::Community => {
                    standard.units.push(fold(text));
                }
                Label::Road | Label::SubRoad => standard.roads.push(fold(text)),
                Label::RoadNo | Label::SubRoadNo => set(&mut standard.road_number, number_of(text)),
                Label::Poi | Label::SubPoi => standard.places.push(fold(text)),
                Label::HouseNo => set(&mut standard.building, number_of(text)),
                Label::CellNo => set(&mut standard.entrance, number_of(text)),
                Label::FloorNo => set(&mut standard.floor, number_of(text)),
                Label::RoomNo => set(&mut standard.room, number_of(text)),
                // A name typed in letters is in no annotated address, so a model takes it for a slip.
                Label::Person | Label::Redundant | Label::OtherInfo if is_typed_name(text) => {
                    standard.places.push(fold(text));
                }
                Label::Country
                | Label::Person
                | Label::Assist
                | Label::Redundant
                | Label::OtherInfo => {}
            }
        }
        standard
    }

    /// Reads an address and takes its pieces.
    pub fn read(parser: &Parser, text: &str) -> Standard {
        Standard::of(&parser.parse(text))
    }

    /// The address in one form, from the top down, with one word for each kind of number.
    pub fn text(&self) -> String {
        let mut text: String = [&self.units, &self.roads]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        let mut number = |number: &str, word: &str| {
            if !number.is_empty() {
                text.push_str(number);
                text.push_str(word);
            }
        };
        number(&self.road_number, "号");
        number(&self.places.concat(), "");
        number(&self.building, "号楼");
        number(&self.entrance, "单元");
        number(&self.floor, "层");
        number(&self.room, "室");
        text
    }
}

/// Whether a part is letters alone, and more than an abbreviation on a door.
fn is_typed_name(text: &str) -> bool {
    text.len() >= 3 && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn set(place: &mut String, value: String) {
    if place.is_empty() {
        *place = value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ways_to_write_the_same() {
        for text in [
            "锦绣小区3号楼2单元501室",
            "锦绣小区 ３号楼，２单元 501室",
            "锦绣小区三号楼二单元五〇一室",
            "錦繡小區3栋2單元501户",
            "锦绣小区03幢2门洞501室",
            "锦绣小区3#楼02单元501室",
        ] {
            assert_eq!(normalise(text), "锦绣小区3号楼2单元501室", "{text}");
        }
    }

    #[test]
    fn names_keep_their_numerals() {
        assert_eq!(normalise("六号街道三户村"), "六号街道三户村");
        assert_eq!(normalise("二〇九农场十二连"), "二零九农场十二连");
        assert_eq!(normalise("3-2-501"), "3-2-501");
    }

    #[test]
    fn numbers_of_parts() {
        assert_eq!(number_of("十二幢"), "12");
        assert_eq!(number_of("5组6号"), "5-6");
        assert_eq!(number_of("A座"), "a");
        assert_eq!(number_of("103－105号"), "103-105");
        assert_eq!(number_of("东门"), "东门");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]

        #[test]
        fn normalising_again_changes_nothing(text in "[0-9A-Za-z０-９一二三四五六七八九十百零〇两#＃ -号楼栋幢座单元门洞室户层弄村街道錦繡]{0,24}") {
            let once = normalise(&text);
            prop_assert_eq!(normalise(&once), once);
        }

        #[test]
        fn any_text_is_normalised(text in "\\PC{0,40}") {
            let once = normalise(&text);
            prop_assert_eq!(normalise(&once), once);
        }
    }
}
