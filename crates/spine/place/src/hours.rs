//! Opening hours, as a short text that people can write: `W 08:30-11:30,13:00-17:00; 6 09:00-12:00`.
//!
//! A rule is a set of days and hours. Days: `W` working days of the official calendar, `D` every day, `1` to `7`
//! weekdays from Monday, `1-5`, `6,7`. Times are local, Asia/Shanghai.

use kernel::{Date, UtcMs, WorkCalendar};

/// How far ahead the next opening is looked for, days.
const LOOK_AHEAD: i64 = 14;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Days {
    Working,
    /// Bit 0 is Monday.
    Weekdays(u8),
}

/// A span of a day in minutes from midnight.
type Span = (u16, u16);

/// When something is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours(Vec<(Days, Vec<Span>)>);

/// Open or closed at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// Open until then.
    Until(UtcMs),
    /// Closed until then; `None` when no opening is near.
    Closed(Option<UtcMs>),
}

impl Hours {
    /// Reads the text; `None` when it is not such a text, or empty.
    pub fn parse(text: &str) -> Option<Hours> {
        let rules = text
            .split(';')
            .map(|rule| {
                let (days, spans) = rule.trim().split_once(' ')?;
                let spans: Option<Vec<Span>> = spans.split(',').map(span).collect();
                Some((self::days(days)?, spans?))
            })
            .collect::<Option<Vec<_>>>()?;
        (!rules.is_empty()).then_some(Hours(rules))
    }

    /// Whether it is open at `now`, and when that changes.
    pub fn at(&self, calendar: &WorkCalendar, now: UtcMs) -> Open {
        let today = now.date();
        let spans = self.spans_of(calendar, today);
        let moment = |date: Date, minute: u16| {
            UtcMs::from_local(date, (minute / 60) as i8, (minute % 60) as i8)
        };
        let open = spans
            .iter()
            .find(|(from, to)| moment(today, *from) <= now && now < end(today, *to));
        if let Some((_, to)) = open {
            return Open::Until(end(today, *to));
        }
        let next = (0..LOOK_AHEAD).find_map(|ahead| {
            let date = now.plus_days(ahead).date();
            self.spans_of(calendar, date)
                .into_iter()
                .map(|(from, _)| moment(date, from))
                .find(|start| *start > now)
        });
        Open::Closed(next)
    }

    fn spans_of(&self, calendar: &WorkCalendar, date: Date) -> Vec<Span> {
        let weekday = date.weekday().to_monday_zero_offset();
        let holds = |days: &Days| match days {
            Days::Working => calendar.is_working_day(date),
            Days::Weekdays(set) => set & (1 << weekday) != 0,
        };
        let mut spans: Vec<Span> = self
            .0
            .iter()
            .filter(|(days, _)| holds(days))
            .flat_map(|(_, spans)| spans.iter().copied())
            .collect();
        spans.sort_unstable();
        spans
    }

    /// The rules for reading aloud: which days (`W`, or weekdays from 1) and the spans as `08:30–17:00`.
    pub fn rules(&self) -> impl Iterator<Item = (Option<Vec<u8>>, String)> + '_ {
        self.0.iter().map(|(days, spans)| {
            let days = match days {
                Days::Working => None,
                Days::Weekdays(set) => {
                    Some((1..=7).filter(|day| set & (1 << (day - 1)) != 0).collect())
                }
            };
            let spans: Vec<String> = spans
                .iter()
                .map(|(from, to)| format!("{}–{}", clock(*from), clock(*to)))
                .collect();
            (days, spans.join(", "))
        })
    }
}

/// The end of a span; 24:00 is the next midnight.
fn end(date: Date, minute: u16) -> UtcMs {
    UtcMs::from_local(date, 0, 0).plus_ms(i64::from(minute) * 60_000)
}

fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn span(text: &str) -> Option<Span> {
    let (from, to) = text.trim().split_once('-')?;
    let (from, to) = (minute(from)?, minute(to)?);
    (from < to && from < 1440).then_some((from, to))
}

fn minute(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    let all = hour * 60 + minute;
    (hour <= 24 && minute < 60 && all <= 1440).then_some(all)
}

fn days(text: &str) -> Option<Days> {
    match text {
        "W" => return Some(Days::Working),
        "D" => return Some(Days::Weekdays(0x7f)),
        _ => {}
    }
    let mut set = 0;
    for part in text.split(',') {
        let (from, to) = part.split_once('-').unwrap_or((part, part));
        let (from, to): (u8, u8) = (from.parse().ok()?, to.parse().ok()?);
        if !(1..=7).contains(&from) || !(from..=7).contains(&to) {
            return None;
        }
        for day in from..=to {
            set |= 1 << (day - 1);
        }
    }
    Some(Days::Weekdays(set))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(year: i16, month: i8, day: i8, hour: i8, minute: i8) -> UtcMs {
        UtcMs::from_local(Date::constant(year, month, day), hour, minute)
    }

    #[test]
    fn a_noon_break_closes_until_the_afternoon() {
        let hours = Hours::parse("W 08:30-11:30,13:00-17:00; 6 09:00-12:00").unwrap();
        let calendar = WorkCalendar::shipped();
        // Tuesday 24 November 2026.
        let open = hours.at(&calendar, at(2026, 11, 24, 9, 0));
        assert_eq!(open, Open::Until(at(2026, 11, 24, 11, 30)));
        let closed = hours.at(&calendar, at(2026, 11, 24, 11, 30));
        assert_eq!(closed, Open::Closed(Some(at(2026, 11, 24, 13, 0))));
        let saturday = hours.at(&calendar, at(2026, 11, 27, 18, 0));
        assert_eq!(saturday, Open::Closed(Some(at(2026, 11, 28, 9, 0))));
    }

    #[test]
    fn a_holiday_is_no_working_day() {
        let hours = Hours::parse("W 08:30-17:00").unwrap();
        let calendar = WorkCalendar::shipped();
        // 1 to 7 October 2026 are holidays; Thursday the first is a weekday.
        let closed = hours.at(&calendar, at(2026, 10, 1, 10, 0));
        assert!(matches!(closed, Open::Closed(Some(next)) if next > at(2026, 10, 7, 0, 0)));
    }

    #[test]
    fn round_the_clock_ends_at_midnight() {
        let hours = Hours::parse("D 00:00-24:00").unwrap();
        let open = hours.at(&WorkCalendar::shipped(), at(2026, 11, 24, 23, 59));
        assert_eq!(open, Open::Until(at(2026, 11, 25, 0, 0)));
    }

    #[test]
    fn nonsense_is_refused() {
        for text in [
            "",
            "W",
            "W 9-12",
            "8 09:00-12:00",
            "W 17:00-09:00",
            "5-2 09:00-10:00",
        ] {
            assert_eq!(Hours::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "[WD0-9:;, -]{0,24}") {
            if let Some(hours) = Hours::parse(&text) {
                let now = at(2026, 11, 24, 12, 0);
                match hours.at(&WorkCalendar::shipped(), now) {
                    Open::Until(then) | Open::Closed(Some(then)) => prop_assert!(then > now),
                    Open::Closed(None) => {}
                }
            }
        }
    }
}
