//! When people do things: offices in office hours, residents when they are awake, crews at any time.

use demo_content::{Delay, DelayUnit};
use kernel::{UtcMs, WorkCalendar, clock::DAY_MS, clock::HOUR_MS, clock::MINUTE_MS};

use crate::lots::Lots;

/// Minutes of the day at which offices open and close, with the lunch between.
const OFFICE: [(i64, i64); 2] = [(8 * 60 + 30, 11 * 60 + 30), (13 * 60, 17 * 60)];
/// Minutes of the day between which residents write and call.
const AWAKE: (i64, i64) = (7 * 60, 22 * 60 + 30);

/// Whose time it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pace {
    /// Working days, office hours.
    Office,
    /// Any day, while awake.
    Resident,
    /// At once, day and night.
    Crew,
}

/// Minutes since midnight in Shanghai.
fn minute_of(at: UtcMs) -> i64 {
    let local = at.local();
    i64::from(local.hour()) * 60 + i64::from(local.minute())
}

fn at_minute(day: UtcMs, minute: i64) -> UtcMs {
    UtcMs::from_local(day.date(), 0, 0).plus_ms(minute * MINUTE_MS)
}

/// This moment if it suits the pace, otherwise soon after the next opening.
pub(crate) fn suited(calendar: &WorkCalendar, pace: Pace, at: UtcMs, lots: &mut Lots) -> UtcMs {
    let late = lots.within(2..=55);
    let minute = minute_of(at);
    match pace {
        Pace::Crew => at,
        Pace::Resident if minute < AWAKE.0 => at_minute(at, AWAKE.0 + late),
        Pace::Resident if minute > AWAKE.1 => at_minute(at.plus_days(1), AWAKE.0 + late),
        Pace::Resident => at,
        Pace::Office => {
            if calendar.is_working_day(at.date()) {
                if OFFICE
                    .iter()
                    .any(|(from, to)| (*from..*to).contains(&minute))
                {
                    return at;
                }
                if let Some((from, _)) = OFFICE.iter().find(|(from, _)| minute < *from) {
                    return at_minute(at, from + late);
                }
            }
            let mut day = at.plus_days(1);
            while !calendar.is_working_day(day.date()) {
                day = day.plus_days(1);
            }
            at_minute(day, OFFICE[0].0 + late)
        }
    }
}

/// So many working days later, at a time of the office day.
pub(crate) fn working_days_later(
    calendar: &WorkCalendar,
    from: UtcMs,
    days: i64,
    lots: &mut Lots,
) -> UtcMs {
    let mut day = from;
    let mut left = days;
    while left > 0 {
        day = day.plus_days(1);
        if calendar.is_working_day(day.date()) {
            left -= 1;
        }
    }
    let (start, end) = OFFICE[lots.place(2)];
    let at = at_minute(day, lots.within(start..=end - 1));
    if at > from {
        at
    } else {
        suited(calendar, Pace::Office, from.plus_ms(HOUR_MS), lots)
    }
}

/// A delay after a moment, in the pace of whoever acts. Always later.
pub(crate) fn after(
    calendar: &WorkCalendar,
    from: UtcMs,
    delay: Delay,
    pace: Pace,
    lots: &mut Lots,
) -> UtcMs {
    let (least, most) = (i64::from(delay.least), i64::from(delay.most));
    let ms = |unit: i64, lots: &mut Lots| lots.within(least * unit..=most * unit).max(MINUTE_MS);
    let raw = match delay.unit {
        DelayUnit::Minutes => from.plus_ms(ms(MINUTE_MS, lots)),
        DelayUnit::Hours => from.plus_ms(ms(HOUR_MS, lots)),
        DelayUnit::Days => from.plus_ms(ms(DAY_MS, lots)),
        DelayUnit::WorkingDays => {
            let days = lots.within(least..=most);
            working_days_later(calendar, from, days, lots)
        }
    };
    let pace = match (pace, delay.unit) {
        // What is counted in working days is done in office hours, whoever does it.
        (Pace::Crew, DelayUnit::WorkingDays) => Pace::Office,
        (pace, _) => pace,
    };
    suited(calendar, pace, raw, lots)
}

/// The end of the office day on which a promise of so many working days runs out (internal: an hour before closing).
pub(crate) fn promised(calendar: &WorkCalendar, from: UtcMs, days: i64) -> UtcMs {
    let mut day = from;
    let mut left = days;
    while left > 0 {
        day = day.plus_days(1);
        if calendar.is_working_day(day.date()) {
            left -= 1;
        }
    }
    at_minute(day, OFFICE[1].1 - 60)
}

/// A date as clerks write it: 11月3日.
pub(crate) fn day_words(at: UtcMs) -> String {
    let date = at.date();
    format!("{}月{}日", date.month(), date.day())
}

/// A time as people say it: 下午三点半.
pub(crate) fn time_words(at: UtcMs) -> String {
    const HOURS: [&str; 13] = [
        "零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二",
    ];
    let minute = minute_of(at);
    let hour = minute / 60;
    let part = match hour {
        0..=5 => "凌晨",
        6..=11 => "上午",
        12 => "中午",
        13..=17 => "下午",
        _ => "晚上",
    };
    let spoken = if hour > 12 { hour - 12 } else { hour };
    let half = if minute % 60 >= 30 { "半" } else { "" };
    format!("{part}{}点{half}", HOURS[spoken as usize])
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Date;

    fn at(day: i8, hour: i8, minute: i8) -> UtcMs {
        UtcMs::from_local(Date::constant(2026, 11, day), hour, minute)
    }

    #[test]
    fn offices_work_in_office_hours_only() {
        let calendar = WorkCalendar::shipped();
        let mut lots = Lots::of(1, "hours");
        // Friday evening becomes Monday morning, lunch the afternoon.
        let monday = suited(&calendar, Pace::Office, at(20, 19, 0), &mut lots);
        assert_eq!(monday.date(), Date::constant(2026, 11, 23));
        assert!(suited(&calendar, Pace::Office, at(24, 12, 0), &mut lots) >= at(24, 13, 0));
        assert_eq!(
            suited(&calendar, Pace::Office, at(24, 9, 0), &mut lots),
            at(24, 9, 0)
        );
        assert_eq!(
            suited(&calendar, Pace::Crew, at(22, 3, 0), &mut lots),
            at(22, 3, 0)
        );
        assert!(suited(&calendar, Pace::Resident, at(22, 3, 0), &mut lots) >= at(22, 7, 0));
    }

    #[test]
    fn a_delay_is_always_later() {
        let calendar = WorkCalendar::shipped();
        let mut lots = Lots::of(2, "hours");
        for unit in [
            DelayUnit::Minutes,
            DelayUnit::Hours,
            DelayUnit::Days,
            DelayUnit::WorkingDays,
        ] {
            for pace in [Pace::Office, Pace::Resident, Pace::Crew] {
                let delay = Delay {
                    least: 0,
                    most: 3,
                    unit,
                };
                for hour in 0..24 {
                    assert!(
                        after(&calendar, at(21, hour, 40), delay, pace, &mut lots)
                            > at(21, hour, 40)
                    );
                }
            }
        }
    }

    #[test]
    fn times_read_as_people_say_them() {
        assert_eq!(time_words(at(24, 15, 40)), "下午三点半");
        assert_eq!(time_words(at(24, 0, 5)), "凌晨零点");
        assert_eq!(day_words(at(3, 9, 0)), "11月3日");
    }
}
