//! Amounts of money in renminbi.

use std::fmt;
use std::iter::Sum;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::number;

const FEN_PER_YUAN: u64 = 100;
const DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/// An amount in fen (分), a hundredth of a yuan; negative for what is owed the other way.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Money(pub i64);

/// Why a text is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Nothing was entered.
    #[error("the amount is empty")]
    Empty,
    /// The text holds something else than digits, separators and one decimal point.
    #[error("the amount cannot contain {0:?}")]
    Character(char),
    /// Thousands separators stand at wrong places, so the meaning is doubtful.
    #[error("the thousands separators of the amount are misplaced")]
    Separators,
    /// There are more than two decimals.
    #[error("the amount has more than two decimals")]
    Decimals,
    /// The amount is larger than can be kept.
    #[error("the amount is too large")]
    TooLarge,
}

impl Money {
    /// An amount of whole yuan.
    pub const fn yuan(yuan: i64) -> Self {
        Self(yuan.saturating_mul(FEN_PER_YUAN as i64))
    }

    /// The amount in fen.
    pub const fn fen(self) -> i64 {
        self.0
    }

    /// Reads `18600.5`, `18,600.50`, `¥18,600.50`, `18600.50元`, full-width forms too.
    pub fn parse(text: &str) -> Result<Self, MoneyError> {
        let plain: String = text
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(half_width)
            .collect();
        let (negative, plain) = match plain.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, plain.as_str()),
        };
        let plain = plain.trim_start_matches('¥').trim_end_matches('元');
        if plain.is_empty() {
            return Err(MoneyError::Empty);
        }
        let (whole, decimals) = plain.split_once('.').unwrap_or((plain, ""));
        if let Some(found) = plain.chars().find(|c| !matches!(c, '0'..='9' | ',' | '.')) {
            return Err(MoneyError::Character(found));
        }
        if let Some(found) = decimals.chars().find(|c| !c.is_ascii_digit()) {
            return Err(MoneyError::Character(found));
        }
        if decimals.len() > 2 {
            return Err(MoneyError::Decimals);
        }
        let yuan: i64 = without_separators(whole)?
            .parse()
            .map_err(|_| MoneyError::TooLarge)?;
        let fen: i64 = format!("{decimals:0<2}")
            .parse()
            .map_err(|_| MoneyError::Decimals)?;
        let amount = yuan
            .checked_mul(FEN_PER_YUAN as i64)
            .and_then(|amount| amount.checked_add(fen))
            .ok_or(MoneyError::TooLarge)?;
        Ok(Self(if negative { -amount } else { amount }))
    }

    /// The sum, or None when it is too large to keep.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The difference, or None when it is too large to keep.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// The amount in capital characters (大写), as on receipts and agreements:
    /// `壹万捌仟陆佰元伍角`, `壹佰元整`.
    pub fn in_words(self) -> String {
        let fen = self.0.unsigned_abs();
        let (yuan, jiao, fen) = (fen / FEN_PER_YUAN, fen / 10 % 10, fen % 10);
        let mut words = String::new();
        if self.0 < 0 {
            words.push('负');
        }
        if yuan > 0 || jiao == 0 && fen == 0 {
            push_yuan(&mut words, yuan);
            words.push('元');
        }
        match (jiao, fen) {
            (0, 0) => words.push('整'),
            (0, fen) => {
                if yuan > 0 {
                    words.push('零');
                }
                words.extend([DIGITS[fen as usize], '分']);
            }
            (jiao, fen) => {
                words.extend([DIGITS[jiao as usize], '角']);
                if fen > 0 {
                    words.extend([DIGITS[fen as usize], '分']);
                }
            }
        }
        words
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fen = self.0.unsigned_abs();
        let sign = if self.0 < 0 { "-" } else { "" };
        let yuan = number::grouped_unsigned(fen / FEN_PER_YUAN);
        f.pad(&format!("{sign}¥{yuan}.{:02}", fen % FEN_PER_YUAN))
    }
}

impl FromStr for Money {
    type Err = MoneyError;
    fn from_str(text: &str) -> Result<Self, MoneyError> {
        Self::parse(text)
    }
}

impl Sum for Money {
    /// Stops at the largest amount instead of wrapping round.
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        Self(amounts.fold(0, |sum, amount| sum.saturating_add(amount.0)))
    }
}

fn half_width(c: char) -> char {
    match c {
        '￥' => '¥',
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

fn without_separators(whole: &str) -> Result<String, MoneyError> {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let grouped = !rest.is_empty();
    if grouped && !(1..=3).contains(&first.len()) || rest.iter().any(|group| group.len() != 3) {
        return Err(MoneyError::Separators);
    }
    Ok(format!("0{first}{}", rest.concat()))
}

/// Groups of four digits with 万 and 亿; a run of zeros between digits is said once.
fn push_yuan(words: &mut String, yuan: u64) {
    const PLACES: [&str; 4] = ["", "拾", "佰", "仟"];
    const GROUPS: [&str; 5] = ["", "万", "亿", "万亿", "亿亿"];
    let digits: Vec<usize> = yuan
        .to_string()
        .bytes()
        .map(|digit| usize::from(digit - b'0'))
        .collect();
    let mut said_in_group = false;
    let mut zero_pending = false;
    for (index, &digit) in digits.iter().enumerate() {
        let place = digits.len() - 1 - index;
        if digit == 0 {
            zero_pending = index > 0;
        } else {
            if zero_pending {
                words.push('零');
            }
            zero_pending = false;
            said_in_group = true;
            words.push(DIGITS[digit]);
            words.push_str(PLACES[place % 4]);
        }
        if place.is_multiple_of(4) && said_in_group {
            words.push_str(GROUPS[place / 4]);
            said_in_group = false;
        }
    }
    if yuan == 0 {
        words.push('零');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_what_people_write() {
        for text in [
            "18600.5",
            "18,600.50",
            "¥18,600.50",
            "18600.50元",
            "￥１８６００．５",
        ] {
            assert_eq!(Money::parse(text), Ok(Money(1_860_050)), "{text}");
        }
        assert_eq!(Money::parse("-3"), Ok(Money::yuan(-3)));
        assert_eq!(Money::parse(".5"), Ok(Money(50)));
    }

    #[test]
    fn refuses_with_the_cause() {
        assert_eq!(Money::parse(" "), Err(MoneyError::Empty));
        assert_eq!(Money::parse("3万"), Err(MoneyError::Character('万')));
        assert_eq!(Money::parse("1,86.00"), Err(MoneyError::Separators));
        assert_eq!(Money::parse("1.234"), Err(MoneyError::Decimals));
        assert_eq!(Money::parse("1.2.3"), Err(MoneyError::Character('.')));
        assert_eq!(
            Money::parse("99999999999999999999"),
            Err(MoneyError::TooLarge)
        );
    }

    #[test]
    fn shows_separators_and_fen() {
        assert_eq!(Money(1_240_000).to_string(), "¥12,400.00");
        assert_eq!(Money(-5).to_string(), "-¥0.05");
        assert_eq!(Money(i64::MIN).to_string(), "-¥92,233,720,368,547,758.08");
    }

    #[test]
    fn words_follow_the_rules_for_bills() {
        for (fen, words) in [
            (1_860_050, "壹万捌仟陆佰元伍角"),
            (0, "零元整"),
            (5, "伍分"),
            (50, "伍角"),
            (10_005, "壹佰元零伍分"),
            (1_000_500, "壹万零伍元整"),
            (10_050_000, "壹拾万零伍佰元整"),
            (168_032, "壹仟陆佰捌拾元叁角贰分"),
            (1_000_000_010_000, "壹佰亿零壹佰元整"),
            (100_000_000_000, "壹拾亿元整"),
            (20_003_000_000, "贰亿零叁万元整"),
            (-100, "负壹元整"),
        ] {
            assert_eq!(Money(fen).in_words(), words, "{fen}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(fen in -9_000_000_000_000_000i64..9_000_000_000_000_000) {
            prop_assert_eq!(Money::parse(&Money(fen).to_string()), Ok(Money(fen)));
        }

        #[test]
        fn words_differ_for_different_amounts(a in 0i64..1_000_000_000, b in 0i64..1_000_000_000) {
            prop_assert_eq!(Money(a).in_words() == Money(b).in_words(), a == b);
        }
    }
}
