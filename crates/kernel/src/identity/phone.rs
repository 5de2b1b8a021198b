use std::fmt;
use std::str::FromStr;

use super::{mask_phone, plain};

/// Why a text is not a telephone number of mainland China.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhoneError {
    /// Nothing was entered.
    #[error("the telephone number is empty")]
    Empty,
    /// A character that is no part of a telephone number.
    #[error("a telephone number cannot contain {0:?}")]
    Character(char),
    /// The number begins with the code of another country.
    #[error("only telephone numbers of mainland China are accepted")]
    Country,
    /// Digits are missing.
    #[error("the telephone number is {missing} digits too short")]
    TooShort {
        /// How many are missing at least.
        missing: usize,
    },
    /// Digits are too many.
    #[error("the telephone number is {extra} digits too long")]
    TooLong {
        /// How many are too many at least.
        extra: usize,
    },
    /// Mobile numbers begin with 13 to 19.
    #[error("mobile numbers begin with 13 to 19")]
    MobilePrefix,
    /// A fixed-line number without its area code, such as 0468.
    #[error("a fixed-line number needs its area code")]
    AreaCode,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Kind {
    Mobile,
    /// With the number of digits of the area code, without its leading zero.
    Landline(usize),
}

/// A mobile or fixed-line number of mainland China. `Debug` prints it masked.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone {
    /// Digits without country code and without the leading zero of an area code.
    national: String,
    kind: Kind,
}

impl Phone {
    /// Reads a number; +86, 0086, spaces, dashes, brackets and full-width digits are put right.
    pub fn parse(text: &str) -> Result<Self, PhoneError> {
        let plain = plain(text);
        let wrong =
            |&c: &char| !(c.is_ascii_digit() || matches!(c, '-' | '(' | ')' | '+' | '–' | '—'));
        if let Some(found) = plain.chars().find(wrong) {
            return Err(PhoneError::Character(found));
        }
        let foreign = plain.starts_with('+') || plain.starts_with("00");
        let digits: String = plain.chars().filter(char::is_ascii_digit).collect();
        if digits.is_empty() {
            return Err(PhoneError::Empty);
        }
        if foreign {
            let national = digits.trim_start_matches("00").strip_prefix("86");
            return Self::national(national.ok_or(PhoneError::Country)?, true);
        }
        match digits.strip_prefix("86") {
            Some(mobile) if mobile.len() == 11 => Self::national(mobile, false),
            _ => Self::national(&digits, false),
        }
    }

    fn national(digits: &str, after_country_code: bool) -> Result<Self, PhoneError> {
        if let Some(number) = digits.strip_prefix('0') {
            return Self::landline(number);
        }
        if digits.starts_with('1') && !(after_country_code && digits.starts_with("10")) {
            return Self::mobile(digits);
        }
        if after_country_code {
            Self::landline(digits)
        } else {
            Err(PhoneError::AreaCode)
        }
    }

    fn mobile(digits: &str) -> Result<Self, PhoneError> {
        length_between(digits, 11, 11)?;
        if matches!(digits.as_bytes()[1], b'3'..=b'9') {
            Ok(Self {
                national: digits.to_owned(),
                kind: Kind::Mobile,
            })
        } else {
            Err(PhoneError::MobilePrefix)
        }
    }

    /// Beijing (10) and the 2x cities have two-digit areas with eight-digit numbers, all others
    /// three-digit areas with seven or eight digits.
    fn landline(digits: &str) -> Result<Self, PhoneError> {
        let (area, least) = match digits.as_bytes() {
            [b'1', b'0', ..] | [b'2', ..] => (2, 10),
            [b'3'..=b'9', ..] => (3, 10),
            _ => return Err(PhoneError::AreaCode),
        };
        length_between(digits, least, area + 8)?;
        if matches!(digits.as_bytes()[area], b'0' | b'1') {
            return Err(PhoneError::AreaCode);
        }
        Ok(Self {
            national: digits.to_owned(),
            kind: Kind::Landline(area),
        })
    }

    /// Whether text messages reach the number.
    pub fn is_mobile(&self) -> bool {
        self.kind == Kind::Mobile
    }

    /// The international form, such as `+8613812341234`, for storage and comparison.
    pub fn e164(&self) -> String {
        format!("+86{}", self.national)
    }

    /// The form for people: `138 1234 1234`, `0468-3350123`; personal data.
    pub fn display(&self) -> String {
        let digits = &self.national;
        match self.kind {
            Kind::Mobile => format!("{} {} {}", &digits[..3], &digits[3..7], &digits[7..]),
            Kind::Landline(area) => format!("0{}-{}", &digits[..area], &digits[area..]),
        }
    }

    /// The form for lists: `138****1234`.
    pub fn masked(&self) -> String {
        let digits = &self.national;
        match self.kind {
            Kind::Mobile => format!("{}****{}", &digits[..3], &digits[7..]),
            Kind::Landline(area) => {
                format!("0{}-****{}", &digits[..area], &digits[digits.len() - 3..])
            }
        }
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Phone({})", mask_phone(&self.e164()))
    }
}

impl FromStr for Phone {
    type Err = PhoneError;
    fn from_str(text: &str) -> Result<Self, PhoneError> {
        Self::parse(text)
    }
}

fn length_between(digits: &str, least: usize, most: usize) -> Result<(), PhoneError> {
    let length = digits.len();
    if length < least {
        Err(PhoneError::TooShort {
            missing: least - length,
        })
    } else if length > most {
        Err(PhoneError::TooLong {
            extra: length - most,
        })
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_number_in_many_spellings() {
        for text in [
            "13812341234",
            "138 1234 1234",
            "138-1234-1234",
            "+86 13812341234",
            "008613812341234",
            "8613812341234",
            "１３８１２３４１２３４",
            "+86（138）12341234",
        ] {
            let phone = Phone::parse(text).unwrap_or_else(|e| panic!("{text}: {e}"));
            assert_eq!(
                (phone.e164().as_str(), phone.is_mobile()),
                ("+8613812341234", true)
            );
            assert_eq!(phone.display(), "138 1234 1234");
        }
    }

    #[test]
    fn fixed_lines_keep_their_area_code() {
        let hegang = Phone::parse("(0468) 335 0123").unwrap();
        assert_eq!(
            (hegang.e164().as_str(), hegang.display().as_str()),
            ("+864683350123", "0468-3350123")
        );
        assert_eq!(hegang, Phone::parse("+86 468 3350123").unwrap());
        assert_eq!(
            Phone::parse("010-66012345").unwrap().display(),
            "010-66012345"
        );
        assert_eq!(
            Phone::parse("+861066012345").unwrap().display(),
            "010-66012345"
        );
        assert!(!hegang.is_mobile());
    }

    #[test]
    fn each_fault_has_its_own_cause() {
        use PhoneError as E;
        let cause = |text: &str| Phone::parse(text).unwrap_err();
        assert_eq!(cause(" "), E::Empty);
        assert_eq!(cause("1381234123a"), E::Character('a'));
        assert_eq!(cause("+7 4212 123456"), E::Country);
        assert_eq!(cause("1381234123"), E::TooShort { missing: 1 });
        assert_eq!(cause("138123412345"), E::TooLong { extra: 1 });
        assert_eq!(cause("12812341234"), E::MobilePrefix);
        assert_eq!(cause("3350123"), E::AreaCode);
    }

    #[test]
    fn debug_does_not_tell() {
        assert_eq!(
            format!("{:?}", Phone::parse("13812341234").unwrap()),
            "Phone(138****1234)"
        );
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(rest in 300_000_000u64..1_000_000_000) {
            let phone = Phone::parse(&format!("1{rest:09}0")).unwrap();
            prop_assert_eq!(Phone::parse(&phone.display()).unwrap(), phone.clone());
            prop_assert_eq!(Phone::parse(&phone.e164()).unwrap(), phone);
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,20}") {
            let _ = Phone::parse(&text);
        }
    }
}
