use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{mask_id_no, plain};
use crate::clock::Date;

const LENGTH: usize = 18;
/// Weights of the first 17 digits, ISO 7064 MOD 11-2 (GB 11643).
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];
/// First two digits of the division codes (GB/T 2260) and of residence permits for people from
/// Hong Kong, Macao and Taiwan (81, 82, 83).
const PROVINCES: [u8; 35] = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52,
    53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83,
];

/// Sex as written in the number of an identity card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// 女, an even order number.
    Female,
    /// 男, an odd order number.
    Male,
}

/// Why a text is not a resident identity number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ResidentIdError {
    /// Nothing was entered.
    #[error("the identity number is empty")]
    Empty,
    /// A number of the first generation; those cards lost validity on 2013-01-01.
    #[error("15-digit identity numbers are no longer valid; 18 digits are needed")]
    FifteenDigits,
    /// Characters are missing.
    #[error("the identity number is {missing} characters too short")]
    TooShort {
        /// How many of 18 are missing.
        missing: usize,
    },
    /// Characters are too many.
    #[error("the identity number is {extra} characters too long")]
    TooLong {
        /// How many there are beyond 18.
        extra: usize,
    },
    /// A character that cannot stand at its place; X stands only at the end.
    #[error("the identity number cannot contain {found:?} at place {position}")]
    Character {
        /// The place, counted from 1.
        position: usize,
        /// What stands there.
        found: char,
    },
    /// The first digits name no province.
    #[error("the first digits of the identity number name no region")]
    Region,
    /// Digits 7 to 14 are no day of the calendar.
    #[error("the birth date in the identity number does not exist")]
    BirthDate,
    /// The last character does not fit the others, so one of them is mistyped.
    #[error("the check character of the identity number does not fit")]
    Checksum,
}

/// A resident identity number (公民身份号码, GB 11643). `Debug` prints it masked.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ResidentId {
    text: String,
    birth_date: Date,
}

impl ResidentId {
    /// Reads 18 characters; spaces, full-width digits and a small x are put right.
    pub fn parse(text: &str) -> Result<Self, ResidentIdError> {
        let text = plain(text).to_ascii_uppercase();
        let length = text.chars().count();
        if length == 15 && text.chars().all(|c| c.is_ascii_digit()) {
            return Err(ResidentIdError::FifteenDigits);
        }
        match length {
            0 => return Err(ResidentIdError::Empty),
            1..LENGTH => {
                return Err(ResidentIdError::TooShort {
                    missing: LENGTH - length,
                });
            }
            LENGTH => {}
            _ => {
                return Err(ResidentIdError::TooLong {
                    extra: length - LENGTH,
                });
            }
        }
        let wrong = text
            .chars()
            .enumerate()
            .find(|&(place, c)| !(c.is_ascii_digit() || c == 'X' && place + 1 == LENGTH));
        if let Some((place, found)) = wrong {
            return Err(ResidentIdError::Character {
                position: place + 1,
                found,
            });
        }
        if !text[..2]
            .parse()
            .is_ok_and(|province| PROVINCES.contains(&province))
        {
            return Err(ResidentIdError::Region);
        }
        let birth_date = Date::strptime("%Y%m%d", &text[6..14])
            .ok()
            .filter(|date| date.year() >= 1800)
            .ok_or(ResidentIdError::BirthDate)?;
        if !text.ends_with(check_character(&text)) {
            return Err(ResidentIdError::Checksum);
        }
        Ok(Self { text, birth_date })
    }

    /// The 18 characters; personal data.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The day of birth written in the number.
    pub fn birth_date(&self) -> Date {
        self.birth_date
    }

    /// The sex written in the number.
    pub fn sex(&self) -> Sex {
        if self.text.as_bytes()[16].is_multiple_of(2) {
            Sex::Female
        } else {
            Sex::Male
        }
    }

    /// The six-digit division in which the number was first given.
    pub fn division(&self) -> &str {
        &self.text[..6]
    }

    /// Full years of age (周岁) on a day, reached on the birthday.
    pub fn age_on(&self, day: Date) -> i16 {
        let had_birthday =
            (day.month(), day.day()) >= (self.birth_date.month(), self.birth_date.day());
        day.year() - self.birth_date.year() - i16::from(!had_birthday)
    }

    /// First 3 and last 2 characters, as shown in lists.
    pub fn masked(&self) -> String {
        mask_id_no(&self.text)
    }
}

impl fmt::Debug for ResidentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ResidentId({})", self.masked())
    }
}

impl FromStr for ResidentId {
    type Err = ResidentIdError;
    fn from_str(text: &str) -> Result<Self, ResidentIdError> {
        Self::parse(text)
    }
}

fn check_character(text: &str) -> char {
    let sum: u32 = text
        .chars()
        .zip(WEIGHTS)
        .map(|(c, weight)| c.to_digit(10).unwrap_or(0) * weight)
        .sum();
    CHECKS[(sum % 11) as usize]
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn reads_birth_and_sex() {
        let id = ResidentId::parse("230404189311019780").unwrap();
        assert_eq!(
            (id.birth_date(), id.sex()),
            (date(1893, 11, 1), Sex::Female)
        );
        assert_eq!(id.division(), "230404");
        assert_eq!(id.age_on(date(1911, 10, 31)), 17);
        assert_eq!(id.age_on(date(1911, 11, 1)), 18);
    }

    #[test]
    fn each_fault_has_its_own_cause() {
        use ResidentIdError as E;
        let cause = |text: &str| ResidentId::parse(text).unwrap_err();
        assert_eq!(cause(" "), E::Empty);
        assert_eq!(cause("230404931101978"), E::FifteenDigits);
        assert_eq!(cause("23042218960717998"), E::TooShort { missing: 1 });
        assert_eq!(cause("2304041893110197801"), E::TooLong { extra: 1 });
        assert_eq!(
            cause("23040418931101978O"),
            E::Character {
                position: 18,
                found: 'O'
            }
        );
        assert_eq!(
            cause("X30404189311019780"),
            E::Character {
                position: 1,
                found: 'X'
            }
        );
        assert_eq!(cause("000000189002233759"), E::Region);
        assert_eq!(cause("230406189202309482"), E::BirthDate);
        assert_eq!(cause("230404189311019789"), E::Checksum);
    }

    #[test]
    fn full_width_and_spaces_are_put_right() {
        assert!(ResidentId::parse("２３０４０４ 18931101 9780").is_ok());
    }

    #[test]
    fn debug_does_not_tell() {
        let id = ResidentId::parse("230404189311019780").unwrap();
        assert_eq!(format!("{id:?}"), "ResidentId(230*************80)");
    }

    proptest! {
        #[test]
        fn any_single_wrong_digit_is_noticed(place in 0usize..17, add in 1u8..10, order in 0u32..1000) {
            let body = format!("23040219900228{order:03}");
            let whole = format!("{body}{}", check_character(&body));
            prop_assert!(ResidentId::parse(&whole).is_ok());
            let mut bytes = whole.into_bytes();
            bytes[place] = b'0' + (bytes[place] - b'0' + add) % 10;
            prop_assert!(ResidentId::parse(std::str::from_utf8(&bytes).unwrap()).is_err());
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,24}") {
            let _ = ResidentId::parse(&text);
        }
    }
}
