use crate::clock::{Date, UtcMs};

/// How a paper reached a party (送达), which decides the day its term starts from (R10).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// Handed over: the day signed on the proof of service (民诉法 87).
    InPerson(Date),
    /// Sent electronically: when it arrived in the party's system (民诉法 90; 在线诉讼 31).
    Electronic(UtcMs),
    /// Posted: the day on the postal receipt (民诉法 91).
    Post(Date),
    /// Public notice (公告送达): served 30 days after it was published (民诉法 95).
    PublicNotice(Date),
    /// Public notice of the police in an administrative case: 60 days (行政案件规定 36).
    PolicePublicNotice(Date),
}

impl Service {
    /// The day on which the paper counts as served; the term's first day is the one after (R1).
    pub fn served_on(self) -> Date {
        match self {
            Self::InPerson(date) | Self::Post(date) => date,
            Self::Electronic(arrived) => arrived.date(),
            Self::PublicNotice(published) => days_later(published, 30),
            Self::PolicePublicNotice(published) => days_later(published, 60),
        }
    }
}

fn days_later(date: Date, days: i64) -> Date {
    UtcMs::from_local(date, 0, 0).plus_days(days).date()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn each_way_has_its_day() {
        let day = date(2026, 11, 24);
        let late = UtcMs::from_local(day, 23, 59);
        assert_eq!(Service::InPerson(day).served_on(), day);
        assert_eq!(Service::Electronic(late).served_on(), day);
        assert_eq!(Service::Post(day).served_on(), day);
        assert_eq!(Service::PublicNotice(day).served_on(), date(2026, 12, 24));
        assert_eq!(
            Service::PolicePublicNotice(day).served_on(),
            date(2027, 1, 23)
        );
    }
}
