use jiff::ToSpan;

use super::pause::Gaps;
use super::{DayMark, Due, Length};
use crate::calendar::WorkCalendar;
use crate::clock::{Date, HOUR_MS, MINUTE_MS, UtcMs, day_after, end_of};

/// From which moment hours are counted (R5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HourStart {
    /// From the moment itself (民法典 201).
    Moment,
    /// From the next full hour: the hour in which the term starts is not counted
    /// (民诉解释 125; 行政案件规定 35).
    NextHour,
}

/// When a term of this length ends that starts at `start` (R1–R6, R11, R12).
///
/// ```
/// use kernel::{Length, UtcMs, WorkCalendar, due, Date};
/// let received = UtcMs::from_local(Date::constant(2026, 2, 12), 10, 30);
/// let due = due(received, Length::Working(5), &WorkCalendar::shipped());
/// assert_eq!(due.statutory, Date::constant(2026, 2, 26)); // the Spring Festival lies between
/// ```
pub fn due(start: UtcMs, length: Length, calendar: &WorkCalendar) -> Due {
    counted(start, length, &Gaps::none(), calendar)
}

/// When a term ends of whose start only the day is known. Hours then count from 0:00 of that day,
/// the earliest they can have begun.
pub fn due_from_date(start: Date, length: Length, calendar: &WorkCalendar) -> Due {
    due(UtcMs::from_local(start, 0, 0), length, calendar)
}

/// When a term of hours ends that starts by the given rule (R5).
pub fn due_in_hours(start: UtcMs, hours: u32, from: HourStart, calendar: &WorkCalendar) -> Due {
    let begin = match from {
        HourStart::Moment => start,
        HourStart::NextHour => UtcMs((start.0.div_euclid(HOUR_MS) + 1).saturating_mul(HOUR_MS)),
    };
    due(begin, Length::Hours(hours), calendar)
}

/// A term made longer: `by` is counted from the unrolled end (R9). An extension is approved before
/// the term ends; whether it was is the caller's to know.
pub fn extend(due: &Due, by: Length, calendar: &WorkCalendar) -> Due {
    continued(due, by, &Gaps::none(), calendar)
}

/// A term from its start, leaving out the days or the time inside `gaps`.
pub(super) fn counted(start: UtcMs, length: Length, gaps: &Gaps, calendar: &WorkCalendar) -> Due {
    if let Some(ms) = exact_ms(length) {
        return exact(start, start, ms, gaps);
    }
    by_days(start, start.date(), Vec::new(), length, gaps, calendar)
}

/// A term from where `due` ended before rolling.
pub(super) fn continued(due: &Due, by: Length, gaps: &Gaps, calendar: &WorkCalendar) -> Due {
    if let Some(ms) = exact_ms(by) {
        let from = if due.exact {
            due.due_at
        } else {
            end_of(due.nominal)
        };
        return exact(due.start, from, ms, gaps);
    }
    let kept = due
        .days
        .iter()
        .filter(|mark| mark.date <= due.nominal)
        .cloned()
        .collect();
    by_days(due.start, due.nominal, kept, by, gaps, calendar)
}

fn exact_ms(length: Length) -> Option<i64> {
    match length {
        Length::Hours(hours) => Some(i64::from(hours) * HOUR_MS),
        Length::Minutes(minutes) => Some(i64::from(minutes) * MINUTE_MS),
        _ => None,
    }
}

/// R5: never rolled, and so never dependent on a calendar.
fn exact(start: UtcMs, from: UtcMs, ms: i64, gaps: &Gaps) -> Due {
    let due_at = gaps.moment_after(from, ms);
    let day = due_at.date();
    Due {
        start,
        nominal: day,
        statutory: day,
        internal: day,
        due_at,
        alert_at: gaps.moment_after(start, gaps.running(start, due_at) / 5 * 4),
        exact: true,
        provisional: false,
        days: Vec::new(),
    }
}

fn by_days(
    start: UtcMs,
    after: Date,
    mut days: Vec<DayMark>,
    length: Length,
    gaps: &Gaps,
    calendar: &WorkCalendar,
) -> Due {
    let working_only = matches!(length, Length::Working(_));
    let mut left = days_in(length, after);
    let mut nominal = after;
    while left > 0 && nominal < Date::MAX {
        nominal = day_after(nominal);
        let kind = calendar.day_kind(nominal);
        let counts = !gaps.hold(nominal) && (!working_only || kind.is_working());
        left -= u32::from(counts);
        days.push(DayMark {
            date: nominal,
            counted: counts,
            kind,
        });
    }
    let mut statutory = nominal;
    while (gaps.hold(statutory) || !calendar.is_working_day(statutory)) && statutory < Date::MAX {
        statutory = day_after(statutory);
        days.push(DayMark {
            date: statutory,
            counted: false,
            kind: calendar.day_kind(statutory),
        });
    }
    let aim = calendar.working_day_until(nominal);
    let internal = if aim < start.date() { statutory } else { aim };
    let first_looked_up = if working_only {
        after
    } else {
        internal.min(nominal)
    };
    let due_at = end_of(statutory).max(start);
    Due {
        start,
        nominal,
        statutory,
        internal,
        due_at,
        alert_at: alert_at(start, &days).clamp(start, due_at),
        exact: false,
        provisional: (first_looked_up.year()..=statutory.year())
            .any(|year| !calendar.is_published(year)),
        days,
    }
}

/// How many days to count after `after`; for months and years the days up to the same-numbered
/// day (R4), so that pauses can be left out of them one by one.
fn days_in(length: Length, after: Date) -> u32 {
    let span = match length {
        Length::Natural(days) | Length::Working(days) => return days,
        Length::Months(months) => i64::from(months.min(12 * 9_999)).months(),
        Length::Years(years) => i64::from(years.min(9_999)).years(),
        Length::Hours(_) | Length::Minutes(_) => return 0,
    };
    let end = after.saturating_add(span);
    u32::try_from(end.duration_since(after).as_hours() / 24).unwrap_or(0)
}

/// 24:00 of the day with which four fifths of the counted days, rounded down, are used up; of a single day, when that
/// day begins.
fn alert_at(start: UtcMs, days: &[DayMark]) -> UtcMs {
    let counted = || days.iter().filter(|mark| mark.counted);
    match counted().count() * 4 / 5 {
        0 => counted().next().map_or(end_of(start.date()), |mark| {
            UtcMs::from_local(mark.date, 0, 0)
        }),
        used => counted()
            .nth(used - 1)
            .map_or(start, |mark| end_of(mark.date)),
    }
}
