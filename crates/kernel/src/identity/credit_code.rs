use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::plain;

const LENGTH: usize = 18;
/// GB 32100: digits and capitals without I, O, S, V, Z.
const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS: [usize; 17] = [
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28,
];

/// Why a text is not a unified social credit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CreditCodeError {
    /// Nothing was entered.
    #[error("the credit code is empty")]
    Empty,
    /// Characters are missing.
    #[error("the credit code is {missing} characters too short")]
    TooShort {
        /// How many of 18 are missing.
        missing: usize,
    },
    /// Characters are too many.
    #[error("the credit code is {extra} characters too long")]
    TooLong {
        /// How many there are beyond 18.
        extra: usize,
    },
    /// A character outside the alphabet, which has no I, O, S, V, Z.
    #[error("the credit code cannot contain {found:?} at place {position}")]
    Character {
        /// The place, counted from 1.
        position: usize,
        /// What stands there.
        found: char,
    },
    /// The last character does not fit the others, so one of them is mistyped.
    #[error("the check character of the credit code does not fit")]
    Checksum,
}

/// The unified social credit code of an organisation (统一社会信用代码, GB 32100).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct UnifiedCreditCode(String);

impl UnifiedCreditCode {
    /// Reads 18 characters; spaces, full-width and small letters are put right.
    pub fn parse(text: &str) -> Result<Self, CreditCodeError> {
        let text = plain(text).to_ascii_uppercase();
        let length = text.chars().count();
        match length {
            0 => return Err(CreditCodeError::Empty),
            1..LENGTH => {
                return Err(CreditCodeError::TooShort {
                    missing: LENGTH - length,
                });
            }
            LENGTH => {}
            _ => {
                return Err(CreditCodeError::TooLong {
                    extra: length - LENGTH,
                });
            }
        }
        let mut sum = 0;
        let mut last = 0;
        for (place, found) in text.chars().enumerate() {
            let position = place + 1;
            last = ALPHABET
                .find(found)
                .ok_or(CreditCodeError::Character { position, found })?;
            sum += WEIGHTS.get(place).map_or(0, |weight| weight * last);
        }
        if (31 - sum % 31) % 31 != last {
            return Err(CreditCodeError::Checksum);
        }
        Ok(Self(text))
    }

    /// The 18 characters; not personal data.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UnifiedCreditCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl FromStr for UnifiedCreditCode {
    type Err = CreditCodeError;
    fn from_str(text: &str) -> Result<Self, CreditCodeError> {
        Self::parse(text)
    }
}

impl TryFrom<String> for UnifiedCreditCode {
    type Error = CreditCodeError;
    fn try_from(text: String) -> Result<Self, CreditCodeError> {
        Self::parse(&text)
    }
}

impl From<UnifiedCreditCode> for String {
    fn from(code: UnifiedCreditCode) -> Self {
        code.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fault_has_its_own_cause() {
        use CreditCodeError as E;
        let cause = |text: &str| UnifiedCreditCode::parse(text).unwrap_err();
        assert!(UnifiedCreditCode::parse("5223 0400 5717 7157 0k").is_ok());
        assert_eq!(cause(""), E::Empty);
        assert_eq!(cause("52230400571771570"), E::TooShort { missing: 1 });
        assert_eq!(cause("52230400571771570KK"), E::TooLong { extra: 1 });
        assert_eq!(
            cause("5223040O571771570K"),
            E::Character {
                position: 8,
                found: 'O'
            }
        );
        assert_eq!(cause("91230400905586528M"), E::Checksum);
    }
}
