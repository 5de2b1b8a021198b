use serde::{Deserialize, Serialize};

use crate::calendar::WorkCalendar;
use crate::clock::{DAY_MS, HOUR_MS, MINUTE_MS, UtcMs};

/// How much of a term is left, in the unit a person would say it in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rest {
    /// The term ended this long ago.
    Overdue {
        /// Milliseconds since the end; zero at the end itself.
        by_ms: i64,
        /// Working days that have passed completely or begun since the last day of the term.
        working_days: u32,
    },
    /// More than a day is left: working days after today, up to and including the last day.
    WorkingDays(u32),
    /// Less than a day, or only days off, are left: full hours.
    Hours(u32),
    /// Less than an hour is left: full minutes.
    Minutes(u32),
}

impl Rest {
    /// Whether the term has ended.
    pub fn is_overdue(self) -> bool {
        matches!(self, Self::Overdue { .. })
    }
}

/// How much is left at `now` of a term that ends at `due_at`.
pub fn rest(now: UtcMs, due_at: UtcMs, calendar: &WorkCalendar) -> Rest {
    // An end at 24:00 belongs to the day it closes, not to the one it opens.
    let last_day = due_at.plus_ms(-1).date();
    let left = due_at.since(now);
    if left <= 0 {
        let working_days = calendar.working_days_between(last_day, now.date());
        return Rest::Overdue {
            by_ms: -left,
            working_days,
        };
    }
    let working_days = calendar.working_days_between(now.date(), last_day);
    if left >= DAY_MS && working_days > 0 {
        Rest::WorkingDays(working_days)
    } else if left >= HOUR_MS {
        Rest::Hours(u32::try_from(left / HOUR_MS).unwrap_or(u32::MAX))
    } else {
        Rest::Minutes(u32::try_from(left / MINUTE_MS).unwrap_or(u32::MAX))
    }
}
