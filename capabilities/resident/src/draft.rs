//! A report being written: what each question page fills in, and what is still missing. Pure.

use kernel::{Date, UtcMs};
use serde::{Deserialize, Serialize};

/// The question pages in order. The words “第 n 步，共 6 步” count them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// 发生了什么
    What,
    /// 在哪里
    Where,
    /// 什么时候
    When,
    /// 照片
    Photos,
    /// 您是谁
    You,
    /// 核对
    Check,
}

impl Step {
    /// In order.
    pub const ALL: [Step; 6] = [
        Step::What,
        Step::Where,
        Step::When,
        Step::Photos,
        Step::You,
        Step::Check,
    ];

    /// Counted from 1.
    pub fn number(self) -> usize {
        self as usize + 1
    }

    /// Its page.
    pub fn path(self) -> &'static str {
        match self {
            Step::What => "/report",
            Step::Where => "/report/where",
            Step::When => "/report/when",
            Step::Photos => "/report/photos",
            Step::You => "/report/you",
            Step::Check => "/report/check",
        }
    }
}

/// Where it happened.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Spot {
    /// Id of a place found, as the search gave it; empty when pointed at on the map.
    pub hit: String,
    /// As read back to the resident: 兴安区 锦绣小区 3号楼.
    pub label: String,
    /// Path of the administrative unit.
    pub unit_path: String,
    /// Building, entrance, door, in the resident's words.
    pub detail: String,
    /// Longitude, WGS-84 degrees.
    pub lon: Option<f64>,
    /// Latitude, WGS-84 degrees.
    pub lat: Option<f64>,
}

impl Spot {
    /// The exact address for those who go there.
    pub fn address(&self) -> String {
        [self.label.as_str(), self.detail.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// When it happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// It is happening.
    Now,
    /// On that civil day.
    On(Date),
    /// It has been so for a long time.
    Always,
}

impl When {
    /// The moment stored with the matter: the beginning of the day, local time. `None` where there is no such moment.
    pub fn moment(self, now: UtcMs) -> Option<UtcMs> {
        match self {
            When::Now => Some(now),
            When::On(day) => Some(UtcMs::from_local(day, 0, 0)),
            When::Always => None,
        }
    }
}

/// How much the reporter says about themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Identity {
    /// Name and phone; handlers may ask to see them, with a purpose.
    Named,
    /// A phone for messages only; handlers do not learn who it was.
    Hidden,
    /// Nothing: followed with number and code.
    Nobody,
}

impl Identity {
    /// In the order offered.
    pub const ALL: [Identity; 3] = [Identity::Named, Identity::Hidden, Identity::Nobody];

    /// The value in the form and the end of its text keys.
    pub fn code(self) -> &'static str {
        match self {
            Identity::Named => "named",
            Identity::Hidden => "hidden",
            Identity::Nobody => "nobody",
        }
    }

    /// Reads a value.
    pub fn parse(code: &str) -> Option<Identity> {
        Self::ALL.into_iter().find(|i| i.code() == code)
    }
}

/// A picture or document already taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attached {
    /// Id of the file.
    pub id: String,
    /// Its cleaned name.
    pub name: String,
    /// It has a thumbnail.
    pub picture: bool,
}

/// Most files with one report.
pub const MOST_FILES: usize = 9;

/// A report being written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// What is asked for; empty: to report a problem.
    pub purpose: String,
    /// In the reporter's words.
    pub words: String,
    /// Leaf of the catalogue.
    pub kind: String,
    /// Where.
    pub spot: Option<Spot>,
    /// When.
    pub when: Option<When>,
    /// Photos were asked for; there may be none.
    pub photos_seen: bool,
    /// Photos.
    pub files: Vec<Attached>,
    /// How much the reporter says.
    pub identity: Option<Identity>,
    /// Name as typed.
    pub name: String,
    /// Phone, E.164.
    pub phone: String,
    /// On whose behalf: name and relation.
    pub behalf: Option<(String, String)>,
    /// The command under which it is sent, so that a double click never doubles.
    pub command: String,
}

impl Draft {
    /// The first question that is not answered; [`Step::Check`] when all are.
    pub fn missing(&self) -> Step {
        if self.words.is_empty() || self.kind.is_empty() {
            Step::What
        } else if self.spot.is_none() {
            Step::Where
        } else if self.when.is_none() {
            Step::When
        } else if !self.photos_seen {
            Step::Photos
        } else if self.identity.is_none() {
            Step::You
        } else {
            Step::Check
        }
    }

    /// True when the page of this step may be shown: everything before it is answered.
    pub fn may_open(&self, step: Step) -> bool {
        step <= self.missing()
    }
}

/// Longest title made of a report's words, in characters.
const TITLE: usize = 28;

/// A title from the reporter's words: the first sentence, cut where it gets long.
pub fn title_of(words: &str) -> String {
    let end = |c: char| matches!(c, '。' | '！' | '？' | '；' | '\n' | '.' | '!' | '?' | ';');
    let first = words.trim().split(end).next().unwrap_or("").trim();
    let title = if first.is_empty() {
        words.trim()
    } else {
        first
    };
    if title.chars().count() <= TITLE {
        return title.to_owned();
    }
    let head: String = title.chars().take(TITLE).collect();
    // Rather a whole clause than half a word.
    let cut = head
        .char_indices()
        .filter(|(_, c)| matches!(c, '，' | '、' | ',' | ' '))
        .map(|(at, _)| at)
        .rfind(|at| *at >= head.len() / 2);
    match cut {
        Some(at) => head[..at].to_owned(),
        None => format!("{head}…"),
    }
}

/// Reads a day of three numbers; the year may be left out and is then the latest that is not in the future.
pub fn day_of(year: &str, month: &str, day: &str, today: Date) -> Option<Date> {
    let number = |text: &str| text.trim().parse::<i16>().ok();
    let month = i8::try_from(number(month)?).ok()?;
    let day = i8::try_from(number(day)?).ok()?;
    let year = match year.trim() {
        "" => {
            let this = Date::new(today.year(), month, day).ok()?;
            if this > today {
                today.year() - 1
            } else {
                today.year()
            }
        }
        typed => number(typed)?,
    };
    Date::new(year, month, day)
        .ok()
        .filter(|d| d.year() >= 1949)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Date;

    fn date(y: i16, m: i8, d: i8) -> Date {
        Date::new(y, m, d).unwrap()
    }

    fn full() -> Draft {
        Draft {
            words: "路灯坏了".into(),
            kind: "01.02.04".into(),
            spot: Some(Spot::default()),
            when: Some(When::Now),
            photos_seen: true,
            identity: Some(Identity::Nobody),
            ..Draft::default()
        }
    }

    #[test]
    fn the_first_open_question_is_asked_and_later_pages_stay_closed() {
        let mut draft = Draft::default();
        assert_eq!(draft.missing(), Step::What);
        assert!(!draft.may_open(Step::Where));
        draft = Draft {
            spot: None,
            ..full()
        };
        assert_eq!(draft.missing(), Step::Where);
        assert!(draft.may_open(Step::What) && !draft.may_open(Step::Check));
        assert_eq!(full().missing(), Step::Check);
        assert!(Step::ALL.into_iter().all(|s| full().may_open(s)));
    }

    #[test]
    fn a_draft_survives_being_stored_and_an_older_one_is_still_read() {
        let draft = Draft {
            when: Some(When::On(date(2026, 11, 20))),
            behalf: Some(("张三".into(), "母亲".into())),
            ..full()
        };
        let json = serde_json::to_string(&draft).unwrap();
        assert_eq!(serde_json::from_str::<Draft>(&json).unwrap(), draft);
        assert_eq!(
            serde_json::from_str::<Draft>("{}").unwrap(),
            Draft::default()
        );
    }

    #[test]
    fn a_title_is_the_first_sentence_and_never_too_long() {
        assert_eq!(title_of("楼道堆满杂物。没人管！"), "楼道堆满杂物");
        assert_eq!(title_of("  \n路灯坏了\n三天了"), "路灯坏了");
        let long = "我们小区三号楼二单元门口的路灯从上个月开始就一直不亮，晚上老人出门特别不方便";
        assert_eq!(
            title_of(long),
            "我们小区三号楼二单元门口的路灯从上个月开始就一直不亮"
        );
        let unbroken = "一".repeat(80);
        assert_eq!(title_of(&unbroken).chars().count(), TITLE + 1);
        for words in [long, &unbroken, "。。。", "a. b", "?"] {
            let title = title_of(words);
            assert!(!title.is_empty() && title.chars().count() <= matter::LONGEST_TITLE);
        }
    }

    #[test]
    fn a_day_without_a_year_is_the_last_one_that_was() {
        let today = date(2026, 1, 5);
        assert_eq!(day_of("", "12", "30", today), Some(date(2025, 12, 30)));
        assert_eq!(day_of("", "1", "5", today), Some(today));
        assert_eq!(day_of("2024", "2", "29", today), Some(date(2024, 2, 29)));
        for (y, m, d) in [
            ("", "2", "30"),
            ("", "", "3"),
            ("1800", "1", "1"),
            ("x", "1", "1"),
        ] {
            assert_eq!(day_of(y, m, d, today), None, "{y}-{m}-{d}");
        }
    }

    #[test]
    fn the_exact_address_joins_what_is_known() {
        let spot = Spot {
            label: "兴安区 锦绣小区".into(),
            detail: "3号楼2单元门口".into(),
            ..Spot::default()
        };
        assert_eq!(spot.address(), "兴安区 锦绣小区 3号楼2单元门口");
        assert_eq!(Spot::default().address(), "");
    }
}
