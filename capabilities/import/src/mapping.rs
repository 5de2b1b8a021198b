//! Which column is what, and what holds for all rows.

use serde::{Deserialize, Serialize};

use crate::field::{Field, fold};

/// In which system the coordinates of a file are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum System {
    /// What GPS gives, and what is stored.
    #[default]
    Wgs84,
    /// 国测局坐标: maps of Gaode, Tencent and others.
    Gcj02,
    /// 百度坐标
    Bd09,
}

impl System {
    /// In the order offered.
    pub const ALL: [System; 3] = [System::Wgs84, System::Gcj02, System::Bd09];

    /// The code in forms and the API.
    pub fn code(self) -> &'static str {
        match self {
            System::Wgs84 => "wgs84",
            System::Gcj02 => "gcj02",
            System::Bd09 => "bd09",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<System> {
        Self::ALL.into_iter().find(|s| s.code() == code)
    }
}

/// Which column is what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mapping {
    /// For each column of the file, from the left; `None` is left out.
    pub columns: Vec<Option<Field>>,
    /// The system of longitude and latitude.
    pub coordinates: System,
    /// Catalogue code for rows without a type; empty: such rows are refused.
    pub type_code: String,
    /// How rows without a channel came in.
    pub channel: String,
    /// Whether reporters get the message that their matter was registered.
    pub tell: bool,
}

/// Channel of rows that do not say, unless another is chosen.
pub const USUAL_CHANNEL: &str = "transfer";

impl Mapping {
    /// Recognises columns by their headings. Each field is taken once, by the heading that fits best.
    pub fn guess(headings: &[String]) -> Mapping {
        let folded: Vec<String> = headings.iter().map(|h| fold(h)).collect();
        let mut columns: Vec<Option<Field>> = vec![None; headings.len()];
        let mut fits: Vec<(usize, usize, Field)> = Vec::new();
        for (at, heading) in folded.iter().enumerate() {
            for field in Field::ALL {
                if let Some(rank) = rank(heading, *field) {
                    fits.push((rank, at, *field));
                }
            }
        }
        fits.sort_by_key(|(rank, at, _)| (*rank, *at));
        for (_, at, field) in fits {
            if columns[at].is_none() && !columns.contains(&Some(field)) {
                columns[at] = Some(field);
            }
        }
        Mapping {
            columns,
            channel: USUAL_CHANNEL.into(),
            ..Mapping::default()
        }
    }

    /// This mapping for a file with these headings: by heading where `saved` knows it, else by place.
    pub fn fitted(saved: &Saved, headings: &[String]) -> Mapping {
        let known: Vec<(String, Option<Field>)> = saved
            .headings
            .iter()
            .map(|h| fold(h))
            .zip(saved.mapping.columns.iter().copied())
            .collect();
        let mut columns: Vec<Option<Field>> = Vec::with_capacity(headings.len());
        for heading in headings {
            let folded = fold(heading);
            let field = known
                .iter()
                .find(|(k, _)| *k == folded)
                .and_then(|(_, f)| *f);
            columns.push(field.filter(|f| !columns.contains(&Some(*f))));
        }
        Mapping {
            columns,
            ..saved.mapping.clone()
        }
    }

    /// The column of a field.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.columns.iter().position(|c| *c == Some(field))
    }

    /// The cell of a field in a row, trimmed; empty where there is none.
    pub fn cell<'r>(&self, row: &'r [String], field: Field) -> &'r str {
        self.column(field)
            .and_then(|at| row.get(at))
            .map_or("", |cell| cell.trim())
    }

    /// How many columns are used.
    pub fn used(&self) -> usize {
        self.columns.iter().flatten().count()
    }

    /// Text keys of what is missing before a file can be tried, with the field each is about.
    pub fn missing(&self) -> Vec<(&'static str, &'static str)> {
        let mut missing = Vec::new();
        if self.column(Field::Body).is_none() && self.column(Field::Title).is_none() {
            missing.push(("columns", "import-need-words"));
        }
        if self.column(Field::Type).is_none() && self.type_code.is_empty() {
            missing.push(("type_code", "import-need-type"));
        }
        if self.column(Field::Lon).is_some() != self.column(Field::Lat).is_some() {
            missing.push(("columns", "import-need-both-coordinates"));
        }
        let mut seen = Vec::new();
        for field in self.columns.iter().flatten() {
            if seen.contains(field) {
                missing.push(("columns", "import-field-twice"));
                break;
            }
            seen.push(*field);
        }
        missing
    }
}

/// How well a folded heading names a field: 0 best. `None`: not at all.
fn rank(heading: &str, field: Field) -> Option<usize> {
    if heading.is_empty() {
        return None;
    }
    let known = field.headings();
    if let Some(at) = known.iter().position(|k| *k == heading) {
        return Some(at);
    }
    // Longer headings that end in a known one: 投诉人联系电话. Never by one character, nor inside an English word.
    let ends = |k: &&str| k.chars().count() >= 2 && !k.is_ascii() && heading.ends_with(*k);
    known
        .iter()
        .filter(|k| ends(k))
        .map(|k| 1000 - k.chars().count())
        .min()
}

/// A mapping kept under a name for a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Headings of the file that it was made for.
    pub headings: Vec<String>,
    /// The mapping.
    pub mapping: Mapping,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(headings: &[&str]) -> Vec<Option<&'static str>> {
        let headings: Vec<String> = headings.iter().map(|h| (*h).to_owned()).collect();
        let mapping = Mapping::guess(&headings);
        mapping.columns.iter().map(|c| c.map(Field::code)).collect()
    }

    #[test]
    fn columns_are_known_by_chinese_and_english_headings() {
        assert_eq!(
            guessed(&[
                "*工单编号",
                "联系电话（手机）",
                "诉求内容：",
                "家庭收入",
                "受理时间"
            ]),
            [
                Some("reference"),
                Some("reporter_phone"),
                Some("body"),
                None,
                Some("reported_at")
            ]
        );
        assert_eq!(
            guessed(&[
                "Case No.",
                "Reporter name",
                "Description",
                "lng",
                "LAT",
                "Notes"
            ]),
            [
                Some("reference"),
                Some("reporter_name"),
                Some("body"),
                Some("lon"),
                Some("lat"),
                None
            ]
        );
    }

    #[test]
    fn a_field_is_given_to_the_heading_that_fits_best() {
        assert_eq!(
            guessed(&["投诉人电话", "电话"]),
            [None, Some("reporter_phone")]
        );
        assert_eq!(guessed(&["投诉人联系电话"]), [Some("reporter_phone")]);
    }

    #[test]
    fn every_heading_of_a_template_is_recognised() {
        for language in 0..2 {
            let headings: Vec<String> = Field::ALL
                .iter()
                .map(|f| f.headings()[language].to_owned())
                .collect();
            let mapping = Mapping::guess(&headings);
            let fields: Vec<Field> = mapping.columns.iter().copied().flatten().collect();
            assert_eq!(fields, Field::ALL);
        }
    }

    #[test]
    fn no_heading_stands_for_two_fields() {
        let mut seen = std::collections::BTreeMap::new();
        for field in Field::ALL {
            for heading in field.headings() {
                assert_eq!(fold(heading), *heading);
                assert_eq!(seen.insert(*heading, *field), None, "{heading}");
            }
        }
    }

    #[test]
    fn a_saved_mapping_follows_columns_that_moved() {
        let names = |all: &[&str]| -> Vec<String> { all.iter().map(|h| (*h).to_owned()).collect() };
        let saved = Saved {
            id: String::new(),
            name: String::new(),
            headings: names(&["甲", "乙", "丙"]),
            mapping: Mapping {
                columns: vec![Some(Field::Body), None, Some(Field::Type)],
                ..Mapping::default()
            },
        };
        let fitted = Mapping::fitted(&saved, &names(&["丙", "丁", "甲"]));
        assert_eq!(fitted.columns, [Some(Field::Type), None, Some(Field::Body)]);
    }

    #[test]
    fn what_is_missing_is_told() {
        let mut mapping = Mapping::default();
        assert_eq!(mapping.missing().len(), 2);
        mapping.columns = vec![Some(Field::Body), Some(Field::Type), Some(Field::Lon)];
        assert_eq!(
            mapping.missing(),
            [("columns", "import-need-both-coordinates")]
        );
    }
}
