//! Chinese numerals as they stand in addresses.

/// The digit of a numeral character: 三 and 叁 are 3, 两 is 2, 〇 is 0.
pub fn digit(c: char) -> Option<u32> {
    Some(match c {
        '零' | '〇' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn power(c: char) -> Option<u32> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        _ => return None,
    })
}

/// Whether a character can be part of a numeral.
pub fn is_numeral(c: char) -> bool {
    digit(c).is_some() || power(c).is_some()
}

/// The value of a numeral: 三 3, 十二 12, 二十 20, 一百零三 103, and read digit by digit 五〇一 501.
/// None where the characters make no number below 10,000 in words, or nine digits.
pub fn value(text: &str) -> Option<u32> {
    let count = text.chars().count();
    if count == 0 || count > 9 {
        return None;
    }
    if text.chars().all(|c| digit(c).is_some()) {
        return text
            .chars()
            .try_fold(0u32, |sum, c| sum.checked_mul(10)?.checked_add(digit(c)?));
    }
    let (mut total, mut waiting, mut last_power) = (0, None, 10_000);
    for c in text.chars() {
        if let Some(power) = power(c) {
            if power >= last_power {
                return None;
            }
            total += waiting.take().filter(|n| *n > 0).unwrap_or(1) * power;
            last_power = power;
        } else {
            let digit = digit(c)?;
            if waiting.is_some_and(|n| n > 0) {
                return None;
            }
            waiting = Some(digit);
        }
    }
    Some(total + waiting.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_and_digits() {
        assert_eq!(value("十二"), Some(12));
        assert_eq!(value("二十"), Some(20));
        assert_eq!(value("一百零三"), Some(103));
        assert_eq!(value("五〇一"), Some(501));
        assert_eq!(value("两"), Some(2));
        assert_eq!(value("十百"), None);
        assert_eq!(value("三十一二"), None);
        assert_eq!(value(""), None);
    }

    /// The numeral of a number below 10,000, as it is said: 12 十二, 103 一百零三.
    fn spell(number: u32) -> String {
        const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
        if number == 0 || number >= 10_000 {
            return if number == 0 {
                "零".to_owned()
            } else {
                number.to_string()
            };
        }
        let mut text = String::new();
        let mut gap = false;
        for (power, word) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
            let digit = number / power % 10;
            if digit == 0 {
                gap = !text.is_empty();
                continue;
            }
            if gap {
                text.push('零');
            }
            gap = false;
            if !(power == 10 && digit == 1 && text.is_empty()) {
                text.push(DIGITS[digit as usize]);
            }
            text.push_str(word);
        }
        text
    }

    proptest! {
        #[test]
        fn a_spelled_number_reads_back(n in 0u32..10_000) {
            prop_assert_eq!(value(&spell(n)), Some(n));
        }
    }
}
