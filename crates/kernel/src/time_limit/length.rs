use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How long a term is; written like `5W`, `30N`, `6M`, `2Y`, `24H`, `30m`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Length {
    /// Natural days (日), `N`.
    Natural(u32),
    /// Working days (工作日), `W`.
    Working(u32),
    /// Months, `M`.
    Months(u32),
    /// Years, `Y`.
    Years(u32),
    /// Hours, `H`.
    Hours(u32),
    /// Minutes, `m`.
    Minutes(u32),
}

/// Why a text is not a length.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LengthError {
    /// The number before the unit is missing or not a whole number.
    #[error("a length starts with a whole number, like 5W; this is {0:?}")]
    Number(String),
    /// The unit is none of N, W, M, Y, H, m.
    #[error("the unit of a length is one of N, W, M, Y, H, m; this is {0:?}")]
    Unit(String),
    /// The length is longer than any term in law.
    #[error("a length is at most 100 years; this is {0:?}")]
    TooLong(String),
}

impl Length {
    fn parts(self) -> (u32, char) {
        match self {
            Self::Natural(n) => (n, 'N'),
            Self::Working(n) => (n, 'W'),
            Self::Months(n) => (n, 'M'),
            Self::Years(n) => (n, 'Y'),
            Self::Hours(n) => (n, 'H'),
            Self::Minutes(n) => (n, 'm'),
        }
    }

    /// Whether the length ends at a moment inside a day (R5).
    pub fn is_exact(self) -> bool {
        matches!(self, Self::Hours(_) | Self::Minutes(_))
    }

    fn most(unit: char) -> u32 {
        match unit {
            'Y' => 100,
            'M' => 1_200,
            'H' => 24 * 36_525,
            'm' => 24 * 60 * 36_525,
            _ => 36_525,
        }
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (number, unit) = self.parts();
        write!(f, "{number}{unit}")
    }
}

impl FromStr for Length {
    type Err = LengthError;

    fn from_str(text: &str) -> Result<Self, LengthError> {
        let text = text.trim();
        let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
        let number = digits
            .parse()
            .map_err(|_| LengthError::Number(text.to_owned()))?;
        let (length, unit) = match text[digits.len()..].trim() {
            "N" => (Self::Natural(number), 'N'),
            "W" => (Self::Working(number), 'W'),
            "M" => (Self::Months(number), 'M'),
            "Y" => (Self::Years(number), 'Y'),
            "H" => (Self::Hours(number), 'H'),
            "m" => (Self::Minutes(number), 'm'),
            _ => return Err(LengthError::Unit(text.to_owned())),
        };
        if number > Self::most(unit) {
            return Err(LengthError::TooLong(text.to_owned()));
        }
        Ok(length)
    }
}

impl TryFrom<String> for Length {
    type Error = LengthError;
    fn try_from(text: String) -> Result<Self, LengthError> {
        text.parse()
    }
}

impl From<Length> for String {
    fn from(length: Length) -> Self {
        length.to_string()
    }
}

/// Which law's reading of 日 applies (R8). A clock's own row normally states its unit; this is for
/// entering a new row from the words of a law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayRule {
    /// 行政复议法 2023, Article 88: 3, 5, 7 and 10 日 are working days.
    Reconsideration,
    /// 行政处罚法 2021, Article 85: 2, 3, 5 and 7 日 are working days.
    Penalty,
    /// 道路交通事故处理程序规定 2018, Article 112: 1, 2, 3, 5 and 10 日 are working days.
    Accident,
    /// The law says 工作日.
    SaysWorkingDays,
    /// Any other law: 日 is a natural day.
    Other,
}

impl DayRule {
    /// What this many 日 mean under the law.
    pub fn length(self, days: u32) -> Length {
        let working = match self {
            Self::Reconsideration => matches!(days, 3 | 5 | 7 | 10),
            Self::Penalty => matches!(days, 2 | 3 | 5 | 7),
            Self::Accident => matches!(days, 1 | 2 | 3 | 5 | 10),
            Self::SaysWorkingDays => true,
            Self::Other => false,
        };
        if working {
            Length::Working(days)
        } else {
            Length::Natural(days)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn months_and_minutes_differ_by_case() {
        assert_eq!("6M".parse(), Ok(Length::Months(6)));
        assert_eq!("30m".parse(), Ok(Length::Minutes(30)));
    }

    #[test]
    fn refuses_with_the_cause() {
        assert_eq!("W".parse::<Length>(), Err(LengthError::Number("W".into())));
        assert_eq!("5".parse::<Length>(), Err(LengthError::Unit("5".into())));
        assert_eq!("5d".parse::<Length>(), Err(LengthError::Unit("5d".into())));
        assert_eq!(
            "五日".parse::<Length>(),
            Err(LengthError::Number("五日".into()))
        );
        assert_eq!(
            "101Y".parse::<Length>(),
            Err(LengthError::TooLong("101Y".into()))
        );
    }

    #[test]
    fn travels_as_text_in_json() {
        let json = serde_json::to_string(&Length::Working(5)).unwrap();
        assert_eq!(json, "\"5W\"");
        assert_eq!(
            serde_json::from_str::<Length>(&json).unwrap(),
            Length::Working(5)
        );
    }

    #[test]
    fn a_day_is_what_its_law_says() {
        assert_eq!(DayRule::Reconsideration.length(5), Length::Working(5));
        assert_eq!(DayRule::Reconsideration.length(60), Length::Natural(60));
        assert_eq!(DayRule::Penalty.length(10), Length::Natural(10));
        assert_eq!(DayRule::Accident.length(10), Length::Working(10));
        assert_eq!(DayRule::Other.length(7), Length::Natural(7));
        assert_eq!(DayRule::SaysWorkingDays.length(15), Length::Working(15));
    }

    proptest! {
        #[test]
        fn text_round_trips(n in 0u32..=100, unit in 0usize..6) {
            use Length::{Hours, Minutes, Months, Natural, Working, Years};
            let length = [Natural(n), Working(n), Months(n), Years(n), Hours(n), Minutes(n)][unit];
            prop_assert_eq!(length.to_string().parse(), Ok(length));
        }
    }
}
