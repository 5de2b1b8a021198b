//! What a rule and a version of the rules are.

use access::Named;
use kernel::{UtcMs, typed_id};
use people::Level;

typed_id!(
    /// A version of the routing rules.
    SetId
);
typed_id!(
    /// One rule of one version.
    RuleId
);

/// A day of any year, written `10-15`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MonthDay {
    month: i8,
    day: i8,
}

impl MonthDay {
    /// Reads `MM-DD`; `None` for a day that no year has.
    pub fn parse(text: &str) -> Option<MonthDay> {
        let (month, day) = text.trim().split_once('-')?;
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        // 2000 has a 29 February.
        kernel::Date::new(2000, month, day).ok()?;
        Some(MonthDay { month, day })
    }

    /// The day of a moment in Asia/Shanghai.
    pub fn of(at: UtcMs) -> MonthDay {
        let date = at.date();
        MonthDay {
            month: date.month(),
            day: date.day(),
        }
    }
}

impl std::fmt::Display for MonthDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

/// Days of every year, both ends included; runs over the new year when it ends before it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Season {
    /// First day.
    pub from: MonthDay,
    /// Last day.
    pub to: MonthDay,
}

impl Season {
    /// Whether the day lies in it.
    pub fn holds(self, day: MonthDay) -> bool {
        if self.from <= self.to {
            self.from <= day && day <= self.to
        } else {
            day >= self.from || day <= self.to
        }
    }
}

impl std::fmt::Display for Season {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}–{}", self.from, self.to)
    }
}

/// Minutes in a day.
const DAY_MINUTES: u16 = 24 * 60;

/// Hours of every day, from included, to excluded; runs over midnight when it ends before it begins. Asia/Shanghai.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    from: u16,
    to: u16,
}

impl Hours {
    /// From minutes of the day; `None` beyond 24:00.
    pub fn of_minutes(from: i64, to: i64) -> Option<Hours> {
        let minute = |m: i64| u16::try_from(m).ok().filter(|m| *m <= DAY_MINUTES);
        Some(Hours {
            from: minute(from)?,
            to: minute(to)?,
        })
    }

    /// Reads `22:00` and `06:00`.
    pub fn parse(from: &str, to: &str) -> Option<Hours> {
        let minutes = |text: &str| -> Option<i64> {
            let (hour, minute) = text.trim().split_once(':')?;
            let (hour, minute): (i64, i64) = (hour.parse().ok()?, minute.parse().ok()?);
            ((0..=24).contains(&hour) && (0..60).contains(&minute)).then_some(hour * 60 + minute)
        };
        Hours::of_minutes(minutes(from)?, minutes(to)?)
    }

    /// Whether the moment lies in it.
    pub fn holds(self, at: UtcMs) -> bool {
        let local = at.local();
        let now =
            u16::from(local.hour().unsigned_abs()) * 60 + u16::from(local.minute().unsigned_abs());
        if self.from <= self.to {
            self.from <= now && now < self.to
        } else {
            now >= self.from || now < self.to
        }
    }

    /// Begin and end in minutes of the day.
    pub fn minutes(self) -> (i64, i64) {
        (i64::from(self.from), i64::from(self.to))
    }

    /// Begin and end as written: `22:00`, `06:00`.
    pub fn texts(self) -> (String, String) {
        let text = |m: u16| format!("{:02}:{:02}", m / 60, m % 60);
        (text(self.from), text(self.to))
    }
}

impl std::fmt::Display for Hours {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (from, to) = self.texts();
        write!(f, "{from}–{to}")
    }
}

/// An organ as a rule names it: the one of this kind that serves the place at this level.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Organ {
    /// Kind, such as `heating_office`.
    pub kind: String,
    /// Level of administration.
    pub level: Level,
}

impl Organ {
    /// Reads `kind@level`.
    pub fn parse(text: &str) -> Option<Organ> {
        let (kind, level) = text.split_once('@')?;
        Some(Organ {
            kind: (!kind.is_empty()).then(|| kind.to_owned())?,
            level: Level::parse(level)?,
        })
    }
}

impl std::fmt::Display for Organ {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}@{}", self.kind, self.level.code())
    }
}

/// A rule: kind of matter × place × time × words → organ, with a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its id in this version.
    pub id: String,
    /// The version it belongs to.
    pub set: String,
    /// The same in every version, such as `R-112`.
    pub code: String,
    /// Rules are tried from the smallest up.
    pub position: i64,
    /// What it is about.
    pub name: Named,
    /// Catalogue codes; the matter's type is at or below one. Empty: every type.
    pub types: Vec<String>,
    /// Unit paths; the place lies at or below one. Empty: everywhere.
    pub units: Vec<String>,
    /// Kinds of the place's township-level unit, as published (街道, 镇). Empty: all.
    pub unit_kinds: Vec<String>,
    /// Days of the year.
    pub season: Option<Season>,
    /// Hours of the day.
    pub hours: Option<Hours>,
    /// One of these occurs in title or text. Empty: whatever is written.
    pub words: Vec<String>,
    /// Who is responsible.
    pub organ: Organ,
    /// Who helps.
    pub assist: Vec<Organ>,
    /// Urgency it raises to, 1 most urgent .. 4.
    pub urgency: Option<i64>,
    /// Why, in one sentence that the clerk reads.
    pub reason: Named,
    /// Law with article, or `duty_list`.
    pub basis: String,
    /// Off: skipped.
    pub enabled: bool,
    /// Taken out of the draft.
    pub deleted: bool,
}

impl Rule {
    /// Whether it takes part at all.
    pub fn is_live(&self) -> bool {
        self.enabled && !self.deleted
    }

    /// True when both say the same, whatever version and place in the order.
    pub fn says_the_same(&self, other: &Rule) -> bool {
        let bare = |rule: &Rule| Rule {
            id: String::new(),
            set: String::new(),
            position: 0,
            ..rule.clone()
        };
        bare(self) == bare(other)
    }
}

/// Where a version of the rules stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetState {
    /// Being written.
    Draft,
    /// In force.
    Published,
    /// Was in force.
    Retired,
    /// Given up.
    Dropped,
}

impl SetState {
    /// The code in the database and of the text key `routing-set-<code>`.
    pub fn code(self) -> &'static str {
        match self {
            SetState::Draft => "draft",
            SetState::Published => "published",
            SetState::Retired => "retired",
            SetState::Dropped => "dropped",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<SetState> {
        use SetState as S;
        [S::Draft, S::Published, S::Retired, S::Dropped]
            .into_iter()
            .find(|s| s.code() == code)
    }
}

/// A version of the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleSet {
    /// Its id.
    pub id: String,
    /// Running number, shown as v42.
    pub number: i64,
    /// Where it stands.
    pub state: SetState,
    /// What changed, in the author's words.
    pub name: String,
    /// The version it was copied from.
    pub based_on: Option<String>,
    /// Account of the author, or `system:<part>`.
    pub author: String,
    /// Name of the author.
    pub author_name: String,
    /// Accounts that changed it, the author among them.
    pub editors: Vec<String>,
    /// Account of whoever published it.
    pub reviewer: Option<String>,
    /// Name of whoever published it.
    pub reviewer_name: Option<String>,
    /// Last change.
    pub saved: UtcMs,
    /// When the author asked for review.
    pub submitted: Option<UtcMs>,
    /// Since when in force.
    pub published: Option<UtcMs>,
    /// Until when it was in force.
    pub retired: Option<UtcMs>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn season(from: &str, to: &str) -> Season {
        Season {
            from: MonthDay::parse(from).unwrap(),
            to: MonthDay::parse(to).unwrap(),
        }
    }

    #[test]
    fn the_heating_season_runs_over_the_new_year() {
        let heating = season("10-15", "04-15");
        for inside in ["10-15", "12-31", "01-01", "02-29", "04-15"] {
            assert!(heating.holds(MonthDay::parse(inside).unwrap()), "{inside}");
        }
        for outside in ["10-14", "04-16", "07-01"] {
            assert!(
                !heating.holds(MonthDay::parse(outside).unwrap()),
                "{outside}"
            );
        }
    }

    #[test]
    fn days_that_no_year_has_are_refused() {
        for wrong in ["13-01", "02-30", "00-10", "1015", "10-15-1", ""] {
            assert_eq!(MonthDay::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Hours::parse("25:00", "06:00"), None);
        assert_eq!(Hours::parse("22:60", "06:00"), None);
    }

    #[test]
    fn night_hours_run_over_midnight() {
        let night = Hours::parse("22:00", "06:00").unwrap();
        let at =
            |hour, minute| UtcMs::from_local(kernel::Date::constant(2026, 11, 24), hour, minute);
        assert!(night.holds(at(22, 0)) && night.holds(at(0, 0)) && night.holds(at(5, 59)));
        assert!(!night.holds(at(6, 0)) && !night.holds(at(21, 59)));
        assert_eq!(night.to_string(), "22:00–06:00");
    }

    #[test]
    fn an_organ_reads_back() {
        let organ = Organ::parse("heating_office@county").unwrap();
        assert_eq!(organ.level, Level::County);
        assert_eq!(Organ::parse(&organ.to_string()), Some(organ));
        for wrong in ["heating_office", "@county", "heating_office@planet"] {
            assert_eq!(Organ::parse(wrong), None);
        }
    }

    fn any_day() -> impl Strategy<Value = MonthDay> {
        (0i64..366).prop_map(|n| {
            MonthDay::of(UtcMs::from_local(kernel::Date::constant(2000, 1, 1), 0, 0).plus_days(n))
        })
    }

    proptest! {
        #[test]
        fn a_season_and_the_rest_of_the_year_are_the_year(from in any_day(), to in any_day(), day in any_day()) {
            let whole = Season { from, to };
            prop_assert!(whole.holds(from) && whole.holds(to));
            // A day is outside exactly when it lies strictly between the end and the next beginning.
            let strictly_between = if from <= to { day < from || day > to } else { day > to && day < from };
            prop_assert_eq!(whole.holds(day), !strictly_between);
        }

        #[test]
        fn hours_and_the_rest_of_the_day_are_the_day(from in 0i64..1440, to in 0i64..1440, now in 0i64..1440) {
            prop_assume!(from != to);
            let at = UtcMs::from_local(kernel::Date::constant(2026, 3, 1), 0, 0).plus_ms(now * 60_000);
            let one = Hours::of_minutes(from, to).unwrap();
            let rest = Hours::of_minutes(to, from).unwrap();
            prop_assert!(one.holds(at) != rest.holds(at));
        }
    }
}
