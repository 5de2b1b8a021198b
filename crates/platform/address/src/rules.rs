//! Reads an address by how addresses are built: names that end in the word for their kind, numbers with the word for
//! what they count. Used where no trained model is at hand.

mod names;
mod numbers;

use crate::label::Label;
use crate::lexicon::Lexicon;
use crate::token::Token;

/// The parts of the tokens as (label, number of tokens). Covers every token.
pub(crate) fn label(tokens: &[Token], lexicon: &Lexicon) -> Vec<(Label, usize)> {
    let mut reading = Reading {
        tokens,
        lexicon,
        parts: Vec::new(),
        pending: 0,
    };
    let mut at = 0;
    while at < tokens.len() {
        match numbers::group(tokens, at) {
            Some(group) => at = reading.take(&group),
            None => at += 1,
        }
    }
    reading.flush(tokens.len());
    reading.parts
}

/// A reading on its way from left to right.
pub(crate) struct Reading<'a> {
    tokens: &'a [Token],
    lexicon: &'a Lexicon,
    parts: Vec<(Label, usize)>,
    /// First token that has no label yet.
    pending: usize,
}

impl Reading<'_> {
    /// The last label that says something.
    fn last(&self) -> Option<Label> {
        self.parts
            .iter()
            .rev()
            .map(|(label, _)| *label)
            .find(|label| !matches!(label, Label::Redundant | Label::Assist))
    }

    fn has(&self, label: Label) -> bool {
        self.parts.iter().any(|(known, _)| *known == label)
    }

    /// Whether a building, entrance or floor was read: what follows is inside it.
    fn inside(&self) -> bool {
        [Label::HouseNo, Label::CellNo, Label::FloorNo]
            .into_iter()
            .any(|label| self.has(label))
    }

    fn push(&mut self, label: Label, count: usize) {
        if count > 0 {
            self.parts.push((label, count));
            self.pending += count;
        }
    }

    /// Labels the names before a token.
    fn flush(&mut self, to: usize) {
        if self.pending < to {
            names::read(self, to);
        }
    }

    /// Labels a group of numbers, or leaves it to the name around it. Gives the token to go on with.
    fn take(&mut self, group: &numbers::Group) -> usize {
        let (from, to) = (group.from, group.to);
        if group.is_weak() && self.is_in_name(group) {
            return to;
        }
        self.flush(from);
        numbers::label(self, group);
        to
    }

    /// A number without a mark belongs to a name when a name goes on behind it: 第404医院, 321国道.
    fn is_in_name(&self, group: &numbers::Group) -> bool {
        let follows = self.tokens.get(group.to).map(|next| next.text.as_str());
        let Some(next) = follows.filter(|next| next.chars().all(crate::fold::is_han)) else {
            return false;
        };
        let before = group
            .from
            .checked_sub(1)
            .map_or("", |before| self.tokens[before].text.as_str());
        let after_road =
            matches!(before, "路" | "街" | "巷" | "道" | "弄") && group.from > self.pending;
        !after_road && !self.inside() && !matches!(next, "旁" | "对" | "附" | "近" | "门" | "内")
    }
}

#[cfg(test)]
mod tests {
    use crate::label::Label;
    use crate::lexicon::{Level, Lexicon};
    use crate::parse::Parser;

    fn read(text: &str) -> Vec<(&'static str, String)> {
        let lexicon = Lexicon::new([(Level::City, "鹤岗市"), (Level::County, "兴安区")]);
        Parser::rules(lexicon)
            .parse(text)
            .parts
            .into_iter()
            .map(|part| (part.label.code(), part.text))
            .collect()
    }

    fn check(text: &str, expected: &[(Label, &str)]) {
        let expected: Vec<_> = expected
            .iter()
            .map(|(label, text)| (label.code(), (*text).to_owned()))
            .collect();
        assert_eq!(read(text), expected, "{text}");
    }

    #[test]
    fn a_whole_ladder() {
        check(
            "黑龙江省鹤岗市兴安区河东路街道锦绣社区光明路18号锦绣小区3号楼2单元5楼501室",
            &[
                (Label::Prov, "黑龙江省"),
                (Label::City, "鹤岗市"),
                (Label::District, "兴安区"),
                (Label::Town, "河东路街道"),
                (Label::Community, "锦绣社区"),
                (Label::Road, "光明路"),
                (Label::RoadNo, "18号"),
                (Label::Poi, "锦绣小区"),
                (Label::HouseNo, "3号楼"),
                (Label::CellNo, "2单元"),
                (Label::FloorNo, "5楼"),
                (Label::RoomNo, "501室"),
            ],
        );
    }

    #[test]
    fn ways_to_write_a_home() {
        for (text, house, cell, room) in [
            ("锦绣小区三号楼二单元501", "三号楼", "二单元", "501"),
            ("锦绣小区３栋２门５０１号", "３栋", "２门", "５０１号"),
            ("锦绣小区3#2单元501", "3#", "2单元", "501"),
            (
                "锦绣小区十二幢一单元三〇二室",
                "十二幢",
                "一单元",
                "三〇二室",
            ),
        ] {
            check(
                text,
                &[
                    (Label::Poi, "锦绣小区"),
                    (Label::HouseNo, house),
                    (Label::CellNo, cell),
                    (Label::RoomNo, room),
                ],
            );
        }
        check(
            "锦绣小区3-2-501",
            &[
                (Label::Poi, "锦绣小区"),
                (Label::HouseNo, "3"),
                (Label::Redundant, "-"),
                (Label::CellNo, "2"),
                (Label::Redundant, "-"),
                (Label::RoomNo, "501"),
            ],
        );
    }

    #[test]
    fn villages_roads_and_helping_words() {
        check(
            "兴安 红旗镇 永昌村17号",
            &[
                (Label::District, "兴安"),
                (Label::Redundant, " "),
                (Label::Town, "红旗镇"),
                (Label::Redundant, " "),
                (Label::Community, "永昌村"),
                (Label::RoadNo, "17号"),
            ],
        );
        check(
            "兴安 兴安路8号",
            &[
                (Label::District, "兴安"),
                (Label::Redundant, " "),
                (Label::Road, "兴安路"),
                (Label::RoadNo, "8号"),
            ],
        );
        check(
            "向阳区红旗路与振兴街交叉口农业银行对面",
            &[
                (Label::District, "向阳区"),
                (Label::Road, "红旗路"),
                (Label::Assist, "与"),
                (Label::SubRoad, "振兴街"),
                (Label::Assist, "交叉口"),
                (Label::Poi, "农业银行"),
                (Label::Assist, "对面"),
            ],
        );
        check(
            "六号街道光明路103-105号农业银行对面",
            &[
                (Label::Town, "六号街道"),
                (Label::Road, "光明路"),
                (Label::RoadNo, "103-105号"),
                (Label::Poi, "农业银行"),
                (Label::Assist, "对面"),
            ],
        );
    }
}
