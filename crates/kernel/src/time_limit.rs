//! Time limits (期限): from a start and a length to the day and the moment they end.
//!
//! The rules, as the functions of this module name them:
//!
//! | Rule | Says | Source |
//! | --- | --- | --- |
//! | R1 | The day on which a term starts is not counted. | 民法典 201; 民诉法 85; 民诉解释 125 |
//! | R2 | A term of natural days whose last day is no working day ends on the next one. A make-up Saturday or Sunday is a working day and does not roll. | 民法典 203; 民诉法 85; make-up days: practice |
//! | R3 | A term of working days counts working days only. | the law that says 工作日 |
//! | R4 | A term of months or years ends on the day of the same number, or the month's last day where there is none, then R2. | 民法典 202 |
//! | R5 | A term of hours runs from its moment and never rolls; in civil suits and police cases the hour in which it starts is not counted. | 民法典 201; 民诉解释 125; 行政案件规定 35 |
//! | R6 | The last day ends at 24:00, at a counter with business hours when it closes. | 民法典 203 |
//! | R7 | What is posted before the end is in time. | 民诉法 85 |
//! | R8 | 日 means natural days unless the law says 工作日 or defines it so. | 复议法 88; 处罚法 85; 事故规定 112 |
//! | R9 | Pauses exclude days or restart the term; an extension runs on from the unrolled end. | the law of each clock; "from the unrolled end" is our convention |
//! | R10 | A party's term starts when the paper is served. | 民诉法 87, 90, 91, 95; 在线诉讼 31; 行政案件规定 36 |
//! | R11 | Three ends are kept: nominal, statutory, internal; an alert comes at 80 %. | our convention |
//! | R12 | Where the year's calendar is not published, only weekends roll and the result is provisional. | our convention |
//!
//! Short names of laws: 民法典 Civil Code; 民诉法 Civil Procedure Law 2023; 民诉解释 the Supreme
//! People's Court's interpretation of it, 2022; 复议法 Administrative Reconsideration Law 2023;
//! 处罚法 Administrative Penalty Law 2021; 事故规定 road accident procedure 2018; 行政案件规定
//! police administrative case procedure 2019; 在线诉讼 online litigation rules 2021.

mod count;
mod length;
mod pause;
mod rest;
mod service;

pub use count::{HourStart, due, due_from_date, due_in_hours, extend};
pub use length::{DayRule, Length, LengthError};
pub use pause::{Pause, PauseKind, Term, due_with_pauses};
pub use rest::{Rest, rest};
pub use service::Service;

use serde::{Deserialize, Serialize};

use crate::calendar::DayKind;
use crate::clock::{Date, UtcMs};

/// When a term ends, and how the days were counted so that a person can check it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// The moment the term started.
    pub start: UtcMs,
    /// The last day as counted, before rolling (R11).
    pub nominal: Date,
    /// The last day the law allows: the nominal day rolled to a working day (R2).
    pub statutory: Date,
    /// The last working day not after the nominal day, which the house aims at (R11); the
    /// statutory day where no working day lies between the start and the nominal day.
    pub internal: Date,
    /// The end: 24:00 Asia/Shanghai of the statutory day (R6), or the exact moment for hours and
    /// minutes.
    pub due_at: UtcMs,
    /// When to warn: 80 % of the counted days, or of the time for hours and minutes, are used up.
    pub alert_at: UtcMs,
    /// Whether the end is a moment inside a day (hours and minutes) and so does not roll.
    pub exact: bool,
    /// Whether the result rests on a year whose calendar is not published yet (R12).
    pub provisional: bool,
    /// Every day after the start up to the statutory day; empty for hours and minutes.
    pub days: Vec<DayMark>,
}

/// One day of a term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayMark {
    /// The civil day.
    pub date: Date,
    /// Whether the day is part of the length; days off in a term of working days, paused days and
    /// rolled days are not.
    pub counted: bool,
    /// What kind of day it is.
    pub kind: DayKind,
}

impl Due {
    /// The end at a counter that closes at this hour and minute (R6); exact ends stay as they are.
    pub fn at_counter(&self, closing_hour: i8, closing_minute: i8) -> UtcMs {
        if self.exact {
            return self.due_at;
        }
        UtcMs::from_local(self.statutory, closing_hour, closing_minute)
    }

    /// Whether something posted or sent at this moment is in time (R7), even if it arrives later.
    pub fn is_in_time(&self, sent_at: UtcMs) -> bool {
        if self.exact {
            sent_at <= self.due_at
        } else {
            sent_at < self.due_at
        }
    }
}
