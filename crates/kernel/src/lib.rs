//! Values and pure rules that every part of Anxin (安心) shares.
//!
//! Nothing here does I/O, waits, logs or knows a table. Time is UTC milliseconds, days are civil
//! days of Asia/Shanghai, coordinates are WGS-84 longitude and latitude, money is fen.

pub mod calendar;
pub mod clock;
pub mod geo;
pub mod id;
pub mod identity;
pub mod lang;
pub mod money;
pub mod number;
pub mod pinyin;
pub mod private;
pub mod time_limit;
pub mod when;

pub use calendar::{CalendarError, DayKind, WorkCalendar};
pub use clock::{Clock, Date, FixedClock, SystemClock, UtcMs};
pub use geo::{Bd09, Gcj02, GeoError, LonLat, distance_m};
pub use id::{IdError, IdSource, SeededIds, UlidSource};
pub use identity::{
    CreditCodeError, Phone, PhoneError, ResidentId, ResidentIdError, Sex, UnifiedCreditCode,
};
pub use lang::Lang;
pub use money::{Money, MoneyError};
pub use private::Private;
pub use time_limit::{
    DayMark, Due, Length, LengthError, Pause, PauseKind, Rest, Term, due, due_from_date,
    due_with_pauses, extend, rest,
};

/// For the expansion of [`typed_id!`] only.
#[doc(hidden)]
pub use serde as __serde;

/// Runs the example of the README as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
