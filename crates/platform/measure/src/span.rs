//! A stretch of days cut into whole months and single days.

use kernel::Date;

/// What has to be read to cover a stretch of days: whole months, and the days before and behind them.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Cut {
    /// First and last whole month, `2026-01`.
    pub months: Option<(String, String)>,
    /// Stretches of days that are no whole month, each with first and last day.
    pub days: Vec<(Date, Date)>,
}

/// Cuts the days from `from` to `to`, both included.
pub(crate) fn cut(from: Date, to: Date) -> Cut {
    let first = if from.day() == 1 {
        from
    } else {
        next_month(from)
    };
    let last = if to == to.last_of_month() {
        to
    } else {
        before(to.first_of_month())
    };
    if from > to {
        return Cut {
            months: None,
            days: Vec::new(),
        };
    }
    if first > last {
        return Cut {
            months: None,
            days: vec![(from, to)],
        };
    }
    let mut days = Vec::new();
    if from < first {
        days.push((from, before(first)));
    }
    if last < to {
        days.push((to.first_of_month(), to));
    }
    Cut {
        months: Some((month(first), month(last))),
        days,
    }
}

/// The month of a day, `2026-11`.
pub(crate) fn month(day: Date) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

/// The first day of the following month; the calendar's last day follows itself.
pub(crate) fn next_month(day: Date) -> Date {
    day.last_of_month().tomorrow().unwrap_or(Date::MAX)
}

fn before(day: Date) -> Date {
    day.yesterday().unwrap_or(Date::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn whole_months_are_read_as_months() {
        let months = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
        for (from, to, expected, days) in [
            (
                "2026-01-01",
                "2026-12-31",
                months("2026-01", "2026-12"),
                vec![],
            ),
            (
                "2026-11-03",
                "2026-11-24",
                None,
                vec![("2026-11-03", "2026-11-24")],
            ),
            (
                "2026-10-30",
                "2026-11-02",
                None,
                vec![("2026-10-30", "2026-11-02")],
            ),
            (
                "2025-12-31",
                "2026-03-01",
                months("2026-01", "2026-02"),
                vec![("2025-12-31", "2025-12-31"), ("2026-03-01", "2026-03-01")],
            ),
            (
                "2024-02-01",
                "2024-02-29",
                months("2024-02", "2024-02"),
                vec![],
            ),
            ("2026-02-02", "2026-02-01", None, vec![]),
        ] {
            let days = days.into_iter().map(|(a, b)| (day(a), day(b))).collect();
            assert_eq!(
                cut(day(from), day(to)),
                Cut {
                    months: expected,
                    days
                },
                "{from} {to}"
            );
        }
    }

    proptest! {
        #[test]
        fn every_day_is_read_once(start in 0_i64..4000, len in 0_i64..900) {
            let from = kernel::UtcMs(start * kernel::clock::DAY_MS).date();
            let to = kernel::UtcMs((start + len) * kernel::clock::DAY_MS).date();
            let cut = cut(from, to);
            let mut today = from;
            while today <= to {
                let in_month = cut.months.as_ref().is_some_and(|(a, b)| (a..=b).contains(&&month(today)));
                let in_days = cut.days.iter().filter(|(a, b)| (a..=b).contains(&&today)).count();
                prop_assert_eq!(usize::from(in_month) + in_days, 1, "{}", today);
                today = today.tomorrow().unwrap();
            }
        }
    }
}
