//! Reads an address as people write it: 兴安区锦绣小区３号楼2单元501, `3-2-501`, 光明路18号, 三号楼.
//!
//! The result is a folded text in pieces. Nothing is looked up here; [`crate::search`] does.

use crate::names::fold;

/// An address in its pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// Names before any number, folded: units, streets, estates.
    pub name: String,
    /// Number in a street, with the street before it: 光明路18号.
    pub street_number: Option<String>,
    /// Number of the building.
    pub building: Option<String>,
    /// Number of the entrance (单元).
    pub entrance: Option<u32>,
    /// Number of the home, kept as written.
    pub room: Option<String>,
}

/// The word after a number, and what the number then is. Longer words first.
const MARKS: [(&str, Mark); 12] = [
    ("号楼", Mark::Building),
    ("栋楼", Mark::Building),
    ("幢楼", Mark::Building),
    ("栋", Mark::Building),
    ("幢", Mark::Building),
    ("座", Mark::Building),
    ("单元", Mark::Entrance),
    ("门洞", Mark::Entrance),
    ("室", Mark::Room),
    ("层", Mark::Floor),
    ("楼", Mark::Floor),
    ("号", Mark::Number),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Building,
    Entrance,
    Room,
    Floor,
    Number,
}

/// Reads an address. Any text gives a result; what is not understood stays in `name`.
pub fn parse(text: &str) -> Address {
    let folded = fold(&spell_out(text));
    let mut address = Address::default();
    let mut rest = folded.as_str();
    let mut plain = String::new();
    while let Some(c) = rest.chars().next() {
        if let Some((number, mark, after)) = numbered(rest) {
            rest = after;
            take(&mut address, &mut plain, number, mark);
        } else {
            plain.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    finish(&mut address, plain);
    address
}

fn take(address: &mut Address, plain: &mut String, number: String, mark: Mark) {
    match mark {
        Mark::Building => {
            address.name.push_str(plain);
            plain.clear();
            address.building = Some(number);
        }
        Mark::Entrance => address.entrance = number.parse().ok(),
        Mark::Room => address.room = Some(number),
        Mark::Floor => {}
        // A number behind a name is a number in a street, unless an estate follows or stands there: then it may be a
        // building. The last one said wins.
        Mark::Number => {
            address.name.push_str(plain);
            plain.clear();
            if address.building.is_some() {
                address.room = Some(number);
            } else {
                address.street_number = Some(format!("{}{number}号", address.name));
                address.building_candidate(number);
            }
        }
    }
}

impl Address {
    /// 锦绣小区3号 means the building, 光明路18号 the street: both readings are kept.
    fn building_candidate(&mut self, number: String) {
        if !self.name.ends_with(['路', '街', '道', '巷']) {
            self.building = Some(number);
        }
    }
}

/// What stands behind the last mark: a bare room number, or a further name (光明路18号锦绣小区).
fn finish(address: &mut Address, plain: String) {
    let is_number = !plain.is_empty() && plain.bytes().all(|b| b.is_ascii_alphanumeric());
    let marked = address.building.is_some() || address.entrance.is_some();
    if is_number && marked && plain.bytes().any(|b| b.is_ascii_digit()) {
        address.room.get_or_insert(plain);
    } else if !plain.is_empty() {
        address.name.push_str(&plain);
    }
}

/// A number at the start of the text with the word behind it.
fn numbered(text: &str) -> Option<(String, Mark, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        // 3a号楼: one letter belongs to the number.
        let letter = text[digits..]
            .bytes()
            .next()
            .filter(u8::is_ascii_lowercase)
            .map_or(0, |_| 1);
        return [digits + letter, digits].into_iter().find_map(|length| {
            let (mark, after) = mark(&text[length..])?;
            let number = text[..length].trim_start_matches('0');
            let number = if number.is_empty() { "0" } else { number };
            Some((number.to_owned(), mark, after))
        });
    }
    // a座, 三号楼: but 六号街道 is a name, so that a Chinese numeral before a bare 号 stays.
    let lettered = text.bytes().next().filter(u8::is_ascii_lowercase);
    if lettered.is_some() {
        return text[1..]
            .strip_prefix('座')
            .map(|after| (text[..1].to_owned(), Mark::Building, after));
    }
    let numeral: String = text
        .chars()
        .take_while(|c| numeral_value(*c).is_some())
        .collect();
    if numeral.is_empty() {
        return None;
    }
    let (mark, after) = mark(&text[numeral.len()..])?;
    match mark {
        Mark::Building | Mark::Entrance | Mark::Room => {
            Some((chinese(&numeral)?.to_string(), mark, after))
        }
        Mark::Floor | Mark::Number => None,
    }
}

fn mark(text: &str) -> Option<(Mark, &str)> {
    MARKS
        .iter()
        .find_map(|(word, mark)| text.strip_prefix(word).map(|after| (*mark, after)))
}

fn numeral_value(c: char) -> Option<u32> {
    "一二三四五六七八九"
        .chars()
        .position(|n| n == c)
        .map(|at| at as u32 + 1)
        .or(match c {
            '十' => Some(10),
            '两' => Some(2),
            _ => None,
        })
}

/// 三 3, 十二 12, 二十 20, 三十一 31.
fn chinese(text: &str) -> Option<u32> {
    let (tens, ones) = match text.split_once('十') {
        None => (None, text),
        Some((tens, ones)) => (Some(tens), ones),
    };
    let digit = |text: &str| -> Option<u32> {
        let mut chars = text.chars();
        let value = chars.next().map_or(Some(0), numeral_value)?;
        chars.next().is_none().then_some(value)
    };
    let ones = digit(ones)?;
    match tens {
        None => Some(ones),
        Some("") => Some(10 + ones),
        Some(tens) => Some(digit(tens)? * 10 + ones),
    }
}

/// Writes `3#` as 3号楼, and `3-2-501` as 3号楼2单元501室.
fn spell_out(text: &str) -> String {
    let text = text
        .replace("#楼", "号楼")
        .replace(['#', '＃'], "号楼")
        .replace(['－', '—', '–', '～'], "-");
    let is_part = |c: char| c.is_ascii_digit() || c == '-';
    let Some(start) = text.find(|c: char| c.is_ascii_digit()) else {
        return text;
    };
    let run: String = text[start..].chars().take_while(|c| is_part(*c)).collect();
    let numbers: Vec<&str> = run.split('-').collect();
    let after = &text[start + run.len()..];
    if numbers.iter().any(|n| n.is_empty() || n.len() > 5) {
        return text;
    }
    let before = &text[..start];
    match numbers[..] {
        [building, entrance, room] => {
            let end = if after.starts_with('室') { "" } else { "室" };
            format!("{before}{building}号楼{entrance}单元{room}{end}{after}")
        }
        // Entrances have one digit, homes three or four.
        [building, entrance] if entrance.len() == 1 => {
            let end = if after.starts_with("单元") {
                ""
            } else {
                "单元"
            };
            format!("{before}{building}号楼{entrance}{end}{after}")
        }
        [building, room] if room.len() >= 3 => {
            let end = if after.starts_with('室') { "" } else { "室" };
            format!("{before}{building}号楼{room}{end}{after}")
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all(text: &str) -> (String, Option<String>, Option<u32>, Option<String>) {
        let a = parse(text);
        (a.name, a.building, a.entrance, a.room)
    }

    #[allow(clippy::unnecessary_wraps)]
    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn the_usual_ways_to_write_a_home() {
        let whole = ("锦绣小区".to_owned(), some("3"), Some(2), some("501"));
        for text in [
            "锦绣小区3号楼2单元501室",
            "锦绣小区 ３号楼 ２单元 501",
            "锦绣小区三号楼二单元501",
            "锦绣小区3栋2单元5楼501室",
            "锦绣小区3#2单元501",
            "锦绣小区3-2-501",
            "锦绣小区03幢2单元501室",
        ] {
            assert_eq!(all(text), whole, "{text}");
        }
    }

    #[test]
    fn a_street_number_is_not_a_building() {
        let address = parse("光明路18号");
        assert_eq!(address.street_number, some("光明路18号"));
        assert_eq!(address.building, None);
        let address = parse("光明路18号锦绣小区3号楼");
        assert_eq!(address.name, "光明路锦绣小区");
        assert_eq!(address.building, some("3"));
    }

    #[test]
    fn numerals_in_names_stay() {
        assert_eq!(parse("六号街道").name, "六号街道");
        assert_eq!(parse("二十号楼").building, some("20"));
        assert_eq!(parse("锦绣A座").building, some("a"));
    }

    #[test]
    fn a_village_house_has_a_number() {
        let address = parse("永昌村17号");
        assert_eq!(
            (address.name.as_str(), address.building),
            ("永昌村", some("17"))
        );
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC{0,30}") {
            let _ = parse(&text);
        }

        #[test]
        fn a_written_address_reads_back(building in 1u32..200, entrance in 1u32..20, room in 101u32..3000) {
            let text = format!("沿河家园{building}号楼{entrance}单元{room}室");
            let expected = ("沿河家园".to_owned(), Some(building.to_string()), Some(entrance), Some(room.to_string()));
            prop_assert_eq!(all(&text), expected);
        }
    }
}
