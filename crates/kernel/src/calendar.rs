//! The working-day calendar of mainland China.
//!
//! The State Council publishes each year's holidays and make-up working days (调休) late in the
//! year before. The files of 2007 to 2026 come from NateScarlet/holiday-cn (MIT licence, kept
//! beside them in `data/calendar_cn`). A later year is added with [`WorkCalendar::with_year`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use jiff::civil::Weekday;
use serde::{Deserialize, Serialize};

use crate::clock::{Date, day_after, day_before};

macro_rules! shipped_years {
    ($($year:literal)+) => {
        [$(include_str!(concat!("../data/calendar_cn/", $year, ".json"))),+]
    };
}

const SHIPPED: [&str; 20] = shipped_years!(
    2007 2008 2009 2010 2011 2012 2013 2014 2015 2016
    2017 2018 2019 2020 2021 2022 2023 2024 2025 2026
);

/// What kind of day a civil day is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// An ordinary working day, Monday to Friday.
    Working,
    /// A Saturday or Sunday without other rule.
    Weekend,
    /// Off by the yearly notice, with the holiday's Chinese name.
    Holiday(String),
    /// A Saturday or Sunday worked in exchange for a holiday, with the holiday's Chinese name.
    MakeUpWorkday(String),
}

impl DayKind {
    /// Whether offices work on this day.
    pub fn is_working(&self) -> bool {
        matches!(self, Self::Working | Self::MakeUpWorkday(_))
    }
}

/// Why a year's file was refused.
#[derive(Debug, thiserror::Error)]
pub enum CalendarError {
    /// The text is not the expected JSON.
    #[error("the calendar file cannot be read: {0}")]
    Format(#[from] serde_json::Error),
    /// A day lies outside the file's year and the last month of the year before it.
    #[error("the calendar of {year} contains the day {date}")]
    ForeignDay {
        /// The year the file says it is for.
        year: i16,
        /// The day that does not belong.
        date: Date,
    },
}

#[derive(Deserialize)]
struct YearFile {
    year: i16,
    days: Vec<DayRow>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct DayRow {
    name: String,
    date: Date,
    is_off_day: bool,
}

/// A day that the weekday alone does not explain.
#[derive(Clone, Debug)]
struct SpecialDay {
    /// The year of the notice that names the day; a notice may reach back into December.
    notice: i16,
    off: bool,
    name: String,
}

#[derive(Clone, Debug, Default)]
struct Years {
    days: BTreeMap<Date, SpecialDay>,
    published: BTreeSet<i16>,
}

/// Which days are working days; cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct WorkCalendar(Arc<Years>);

impl WorkCalendar {
    /// The calendar with all years that ship with this crate, 2007 to 2026.
    pub fn shipped() -> Self {
        static SHIPPED_CALENDAR: OnceLock<WorkCalendar> = OnceLock::new();
        SHIPPED_CALENDAR
            .get_or_init(|| {
                SHIPPED.iter().fold(Self::default(), |calendar, json| {
                    calendar
                        .with_year(json)
                        .expect("the shipped files are read by a test")
                })
            })
            .clone()
    }

    /// This calendar with one year more, or with that year replaced. A file without days is what
    /// the source holds before the notice appears: it leaves the year unpublished.
    pub fn with_year(mut self, json: &str) -> Result<Self, CalendarError> {
        let file: YearFile = serde_json::from_str(json)?;
        let eve = file.year - 1;
        if let Some(row) = file.days.iter().find(|row| {
            row.date.year() != file.year && !(row.date.year() == eve && row.date.month() == 12)
        }) {
            return Err(CalendarError::ForeignDay {
                year: file.year,
                date: row.date,
            });
        }
        let years = Arc::make_mut(&mut self.0);
        years.days.retain(|_, day| day.notice != file.year);
        years.published.remove(&file.year);
        if !file.days.is_empty() {
            years.published.insert(file.year);
        }
        years.days.extend(file.days.into_iter().map(|row| {
            (
                row.date,
                SpecialDay {
                    notice: file.year,
                    off: row.is_off_day,
                    name: row.name,
                },
            )
        }));
        Ok(self)
    }

    /// Whether the State Council's notice for this year is known; if not, only weekends are.
    pub fn is_published(&self, year: i16) -> bool {
        self.0.published.contains(&year)
    }

    /// Whether offices work on this day.
    pub fn is_working_day(&self, date: Date) -> bool {
        self.0
            .days
            .get(&date)
            .map_or_else(|| !is_weekend(date), |day| !day.off)
    }

    /// What kind of day this is.
    pub fn day_kind(&self, date: Date) -> DayKind {
        match self.0.days.get(&date) {
            Some(day) if day.off => DayKind::Holiday(day.name.clone()),
            Some(day) if is_weekend(date) => DayKind::MakeUpWorkday(day.name.clone()),
            None if is_weekend(date) => DayKind::Weekend,
            _ => DayKind::Working,
        }
    }

    /// This day if offices work on it, else the next on which they do.
    pub fn working_day_from(&self, date: Date) -> Date {
        let mut day = date;
        while !self.is_working_day(day) && day < Date::MAX {
            day = day_after(day);
        }
        day
    }

    /// This day if offices work on it, else the last before it on which they do.
    pub fn working_day_until(&self, date: Date) -> Date {
        let mut day = date;
        while !self.is_working_day(day) && day > Date::MIN {
            day = day_before(day);
        }
        day
    }

    /// How many working days lie after `after` up to and including `until`.
    pub fn working_days_between(&self, after: Date, until: Date) -> u32 {
        let mut day = after;
        let mut count = 0;
        while day < until {
            day = day_after(day);
            count += u32::from(self.is_working_day(day));
        }
        count
    }
}

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_shipped_year_is_published() {
        let calendar = WorkCalendar::shipped();
        assert!((2007..=2026).all(|year| calendar.is_published(year)));
        assert!(!calendar.is_published(2006) && !calendar.is_published(2027));
    }

    #[test]
    fn the_make_up_days_of_2026_are_worked() {
        let calendar = WorkCalendar::shipped();
        for (month, day) in [(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)] {
            let kind = calendar.day_kind(date(2026, month, day));
            assert!(
                matches!(kind, DayKind::MakeUpWorkday(_)),
                "{month}-{day}: {kind:?}"
            );
        }
        assert_eq!(
            calendar.day_kind(date(2026, 2, 17)),
            DayKind::Holiday("春节".into())
        );
        assert_eq!(calendar.day_kind(date(2026, 11, 22)), DayKind::Weekend);
        assert_eq!(calendar.day_kind(date(2026, 11, 24)), DayKind::Working);
    }

    #[test]
    fn a_file_may_reach_back_into_december() {
        let calendar = WorkCalendar::shipped();
        assert!(!calendar.is_working_day(date(2018, 12, 31)));
        assert!(calendar.is_working_day(date(2018, 12, 29)));
    }

    #[test]
    fn an_empty_year_stays_unpublished_and_a_full_one_replaces_it() {
        let empty = r#"{"year":2027,"papers":[],"days":[]}"#;
        let calendar = WorkCalendar::shipped().with_year(empty).unwrap();
        assert!(!calendar.is_published(2027));
        let full = r#"{"year":2027,"days":[{"name":"元旦","date":"2027-01-01","isOffDay":true}]}"#;
        let calendar = calendar.with_year(full).unwrap();
        assert!(calendar.is_published(2027) && !calendar.is_working_day(date(2027, 1, 1)));
        assert!(calendar.is_published(2026));
    }

    #[test]
    fn refuses_days_of_another_year() {
        let wrong = r#"{"year":2027,"days":[{"name":"x","date":"2028-01-01","isOffDay":true}]}"#;
        assert!(matches!(
            WorkCalendar::default().with_year(wrong),
            Err(CalendarError::ForeignDay { year: 2027, .. })
        ));
        assert!(matches!(
            WorkCalendar::default().with_year("{}"),
            Err(CalendarError::Format(_))
        ));
    }
}
