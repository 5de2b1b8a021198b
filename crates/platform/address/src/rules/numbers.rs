//! Numbers with the word for what they count.

use super::Reading;
use crate::label::Label;
use crate::token::{Kind, Token};

/// What a word behind a number says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Building,
    Entrance,
    Floor,
    Room,
    /// 号: of a road, or of a room.
    Number,
    /// 弄, 组: read like a road number.
    Lane,
    /// A further number that belongs to the one before: 附3号, 号之2.
    None,
}

/// Longer words first.
const MARKS: [(&str, Mark); 23] = [
    ("号楼", Mark::Building),
    ("号栋", Mark::Building),
    ("栋楼", Mark::Building),
    ("幢楼", Mark::Building),
    ("#楼", Mark::Building),
    ("栋", Mark::Building),
    ("幢", Mark::Building),
    ("座", Mark::Building),
    ("#", Mark::Building),
    ("单元门", Mark::Entrance),
    ("单元", Mark::Entrance),
    ("门洞", Mark::Entrance),
    ("门", Mark::Entrance),
    ("楼层", Mark::Floor),
    ("层", Mark::Floor),
    ("楼", Mark::Floor),
    ("f", Mark::Floor),
    ("号房", Mark::Room),
    ("室", Mark::Room),
    ("户", Mark::Room),
    ("号", Mark::Number),
    ("弄", Mark::Lane),
    ("组", Mark::Lane),
];

/// A run of numbers and hyphens with the word behind it.
#[derive(Debug)]
pub(super) struct Group {
    pub from: usize,
    pub to: usize,
    /// Token ranges of the numbers, without hyphens between them.
    numbers: Vec<(usize, usize)>,
    mark: Mark,
}

impl Group {
    /// Without a word that says what is counted.
    pub fn is_weak(&self) -> bool {
        self.mark == Mark::None && self.numbers.len() == 1
    }
}

fn is_hyphen(token: &Token) -> bool {
    matches!(token.text.as_str(), "-" | "_" | "~" | "/")
}

/// End of one number: digits with a letter, a letter with digits, or Chinese numerals.
fn number(tokens: &[Token], at: usize) -> Option<usize> {
    let kind = |i: usize| tokens.get(i).map(|token| (token.kind, token.text.len()));
    match kind(at)? {
        (Kind::Digits, _) => match kind(at + 1) {
            Some((Kind::Letters, 1)) if tokens[at + 1].text != "f" => Some(at + 2),
            _ => Some(at + 1),
        },
        (Kind::Letters, 1 | 2) => match kind(at + 1) {
            Some((Kind::Digits, _)) => Some(at + 2),
            _ => Some(at + 1),
        },
        (Kind::Numeral, _) => {
            let run = tokens[at..]
                .iter()
                .take_while(|token| token.kind == Kind::Numeral)
                .count();
            Some(at + run)
        }
        _ => None,
    }
}

/// The group that begins at a token.
pub(super) fn group(tokens: &[Token], from: usize) -> Option<Group> {
    let mut to = number(tokens, from)?;
    let mut numbers = vec![(from, to)];
    while tokens.get(to).is_some_and(is_hyphen) {
        let Some(next) = number(tokens, to + 1) else {
            break;
        };
        numbers.push((to + 1, next));
        to = next;
    }
    let ahead: String = tokens[to..]
        .iter()
        .take(3)
        .map(|token| token.text.as_str())
        .collect();
    let found = MARKS.iter().find(|(word, _)| ahead.starts_with(word));
    let mark = found.map_or(Mark::None, |(_, mark)| *mark);
    let end = to + found.map_or(0, |(word, _)| word.chars().count());
    let behind = tokens.get(end).map(|token| &token.text);
    // 六号街道, 一号公馆, 三组团: a name goes on.
    let continued = |words: &str| behind.is_some_and(|text| words.contains(text.as_str()));
    let in_words = tokens[from].kind == Kind::Numeral;
    let letters = tokens[from].kind == Kind::Letters && numbers == [(from, from + 1)];
    let is_name = match mark {
        Mark::None => in_words || letters,
        Mark::Number => {
            continued("街路桥线院公门店码井矿煤") && (in_words || continued("街路线门院"))
        }
        Mark::Floor => in_words && continued("村乡镇"),
        Mark::Entrance => found.is_some_and(|(word, _)| *word == "门") && continued("口市店街诊"),
        Mark::Lane => continued("团织"),
        Mark::Building => in_words && continued("山岭桥"),
        Mark::Room => false,
    };
    (!is_name).then_some(Group {
        from,
        to: end,
        numbers,
        mark,
    })
}

/// Gives the tokens of a group their labels. Names before it have theirs.
pub(super) fn label(reading: &mut Reading<'_>, group: &Group) {
    let count = group.to - group.from;
    let last = reading.last();
    let on_road = matches!(
        last,
        Some(Label::Road | Label::Community | Label::Town | Label::RoadNo)
    );
    let several = group.numbers.len();
    if several >= 2 && splits(reading, group, on_road) {
        split(reading, group);
        return;
    }
    let inside = reading.inside();
    let label = match group.mark {
        Mark::Building => Label::HouseNo,
        Mark::Entrance if inside || last == Some(Label::Poi) => Label::CellNo,
        Mark::Entrance => Label::SubPoi,
        Mark::Floor => Label::FloorNo,
        Mark::Room => Label::RoomNo,
        Mark::Lane
            if last == Some(Label::Community) && reading.tokens[group.to - 1].text == "组" =>
        {
            match reading.tokens.get(group.to).map(|next| next.kind) {
                Some(Kind::Digits) => Label::RoadNo,
                _ => Label::Road,
            }
        }
        Mark::Lane => Label::RoadNo,
        Mark::Number if inside => Label::RoomNo,
        Mark::Number if last == Some(Label::SubRoad) => Label::SubRoadNo,
        // 669弄14号 is a building in a lane; 锦绣小区3号 a building of the estate.
        Mark::Number if matches!(last, Some(Label::Poi | Label::SubPoi)) => Label::HouseNo,
        Mark::Number if last == Some(Label::RoadNo) => Label::HouseNo,
        Mark::Number => Label::RoadNo,
        Mark::None if inside => Label::RoomNo,
        Mark::None if on_road && last != Some(Label::RoadNo) => Label::RoadNo,
        Mark::None if digits(reading, group) >= 3 => Label::RoomNo,
        Mark::None if matches!(last, Some(Label::Poi | Label::SubPoi | Label::RoadNo)) => {
            Label::HouseNo
        }
        Mark::None => Label::OtherInfo,
    };
    reading.push(label, count);
}

fn digits(reading: &Reading<'_>, group: &Group) -> usize {
    reading.tokens[group.from..group.to]
        .iter()
        .filter(|token| token.kind == Kind::Digits)
        .map(|token| token.text.len())
        .max()
        .unwrap_or(0)
}

/// Whether 3-2-501 means building, entrance and room; of a road it is one number: 103-105号.
fn splits(reading: &Reading<'_>, group: &Group, on_road: bool) -> bool {
    match group.mark {
        Mark::Room | Mark::None => !on_road || group.numbers.len() >= 3,
        Mark::Number => reading.inside(),
        Mark::Entrance => true,
        _ => false,
    }
}

fn split(reading: &mut Reading<'_>, group: &Group) {
    let length = |(from, to): (usize, usize)| -> usize {
        reading.tokens[from..to]
            .iter()
            .map(|token| token.text.chars().count())
            .sum()
    };
    let ladder = [Label::HouseNo, Label::CellNo, Label::RoomNo];
    let last_is_room = length(group.numbers[group.numbers.len() - 1]) >= 3
        || matches!(group.mark, Mark::Room | Mark::Number);
    let seen = reading.has(Label::HouseNo);
    let labels: Vec<Label> = match (group.numbers.len(), group.mark, seen, last_is_room) {
        (2, Mark::Entrance, ..) => vec![Label::HouseNo, Label::CellNo],
        (2, _, true, _) => vec![Label::CellNo, Label::RoomNo],
        (2, _, false, true) => vec![Label::HouseNo, Label::RoomNo],
        (2, _, false, false) => vec![Label::HouseNo, Label::CellNo],
        (3, ..) => ladder.to_vec(),
        (more, ..) => {
            let mut labels = vec![Label::SubPoi; more - 3];
            labels.extend(ladder);
            labels
        }
    };
    let mut at = group.from;
    let many = group.numbers.len();
    for (which, (&(from, to), label)) in group.numbers.iter().zip(labels).enumerate() {
        reading.push(Label::Redundant, from - at);
        let to = if which + 1 == many { group.to } else { to };
        reading.push(label, to - from);
        at = to;
    }
}
