//! Moments, civil days of Asia/Shanghai, and the clock that is passed in.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use jiff::SignedDuration;
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

/// A civil day without time or zone; in Anxin always a day of Asia/Shanghai.
pub use jiff::civil::Date;

/// One second in milliseconds.
pub const SECOND_MS: i64 = 1_000;
/// One minute in milliseconds.
pub const MINUTE_MS: i64 = 60 * SECOND_MS;
/// One hour in milliseconds.
pub const HOUR_MS: i64 = 60 * MINUTE_MS;
/// One civil day in milliseconds; China keeps no summer time.
pub const DAY_MS: i64 = 24 * HOUR_MS;

/// Asia/Shanghai has been UTC+8 without summer time since 1991-09-15, before any record here, so
/// the offset is a constant and no time-zone data has to be shipped.
const SHANGHAI_OFFSET_MS: i64 = 8 * HOUR_MS;
const EPOCH: Date = Date::constant(1970, 1, 1);

/// A moment: milliseconds since 1970-01-01T00:00:00Z.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct UtcMs(pub i64);

impl UtcMs {
    /// The moment at which a clock on a wall in Shanghai shows this day, hour (0–24) and minute.
    pub fn from_local(date: Date, hour: i8, minute: i8) -> Self {
        let days = date.duration_since(EPOCH).as_hours() / 24;
        let local = days * DAY_MS + i64::from(hour) * HOUR_MS + i64::from(minute) * MINUTE_MS;
        Self(local - SHANGHAI_OFFSET_MS)
    }

    /// The civil day in Shanghai.
    pub fn date(self) -> Date {
        let days = self.0.saturating_add(SHANGHAI_OFFSET_MS).div_euclid(DAY_MS);
        EPOCH.saturating_add(SignedDuration::from_hours(days * 24))
    }

    /// The civil day and wall-clock time in Shanghai, to the millisecond.
    pub fn local(self) -> DateTime {
        let in_day = self.0.saturating_add(SHANGHAI_OFFSET_MS).rem_euclid(DAY_MS);
        self.date()
            .at(0, 0, 0, 0)
            .saturating_add(SignedDuration::from_millis(in_day))
    }

    /// This many milliseconds later (earlier if negative).
    pub fn plus_ms(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// This many times 24 hours later (earlier if negative).
    pub fn plus_days(self, days: i64) -> Self {
        self.plus_ms(days.saturating_mul(DAY_MS))
    }

    /// Milliseconds from `earlier` to this moment.
    pub fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

/// The following civil day; the last day of the calendar follows itself.
pub(crate) fn day_after(date: Date) -> Date {
    date.tomorrow().unwrap_or(Date::MAX)
}

/// The civil day before; the first day of the calendar precedes itself.
pub(crate) fn day_before(date: Date) -> Date {
    date.yesterday().unwrap_or(Date::MIN)
}

/// The end of a civil day, 24:00 in Shanghai.
pub(crate) fn end_of(date: Date) -> UtcMs {
    UtcMs::from_local(date, 24, 0)
}

/// What time it is; nothing below the binary reads the wall clock itself.
pub trait Clock: Send + Sync {
    /// The present moment.
    fn now(&self) -> UtcMs;
}

impl<T: Clock + ?Sized> Clock for Arc<T> {
    fn now(&self) -> UtcMs {
        (**self).now()
    }
}

/// The machine's clock; made once, in the binary.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where the wall clock is read"
    )]
    fn now(&self) -> UtcMs {
        let since_epoch = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        UtcMs(i64::try_from(since_epoch.as_millis()).unwrap_or(i64::MAX))
    }
}

/// A clock that stands where it was set, for tests and the demo.
#[derive(Debug)]
pub struct FixedClock(AtomicI64);

impl FixedClock {
    /// A clock standing at this moment.
    pub fn at(moment: UtcMs) -> Self {
        Self(AtomicI64::new(moment.0))
    }

    /// Puts the clock to this moment.
    pub fn set(&self, moment: UtcMs) {
        self.0.store(moment.0, Ordering::SeqCst);
    }

    /// Moves the clock on by this many milliseconds.
    pub fn advance(&self, ms: i64) {
        self.0.fetch_add(ms, Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> UtcMs {
        UtcMs(self.0.load(Ordering::SeqCst))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn the_day_in_shanghai_begins_at_16_utc() {
        let midnight = UtcMs::from_local(date(2026, 11, 24), 0, 0);
        assert_eq!(midnight, UtcMs(1_795_449_600_000));
        assert_eq!(midnight.date(), date(2026, 11, 24));
        assert_eq!(midnight.plus_ms(-1).date(), date(2026, 11, 23));
        assert_eq!(end_of(date(2026, 11, 23)), midnight);
    }

    #[test]
    fn local_shows_the_wall_clock() {
        let at = UtcMs::from_local(date(2026, 11, 24), 14, 32).plus_ms(5_250);
        assert_eq!(at.local(), date(2026, 11, 24).at(14, 32, 5, 250_000_000));
    }

    #[test]
    fn a_fixed_clock_moves_only_when_told() {
        let clock = Arc::new(FixedClock::at(UtcMs(5)));
        clock.advance(10);
        assert_eq!(clock.now(), UtcMs(15));
        clock.set(UtcMs(3));
        assert_eq!(clock.now(), UtcMs(3));
    }

    proptest! {
        #[test]
        fn a_local_day_and_time_round_trips(days in -200_000i64..200_000, hour in 0i8..24, minute in 0i8..60) {
            let day = UtcMs(days * DAY_MS).date();
            let at = UtcMs::from_local(day, hour, minute);
            prop_assert_eq!(at.date(), day);
            prop_assert_eq!((at.local().hour(), at.local().minute()), (hour, minute));
        }
    }
}
