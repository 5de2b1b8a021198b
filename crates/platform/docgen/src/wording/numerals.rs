//! Chinese numerals, as articles of laws are counted.

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const PLACES: [(u16, Option<char>); 5] = [
    (10000, Some('万')),
    (1000, Some('千')),
    (100, Some('百')),
    (10, Some('十')),
    (1, None),
];

/// 12 is 十二, 110 一百一十, 1001 一千零一.
pub(super) fn chinese(number: u16) -> String {
    if number == 0 {
        return DIGITS[0].to_string();
    }
    let mut text = String::new();
    let mut gap = false;
    for (place, name) in PLACES {
        let digit = number / place % 10;
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push(DIGITS[0]);
            gap = false;
        }
        // 十二, not 一十二.
        if !(text.is_empty() && place == 10 && digit == 1) {
            text.push(DIGITS[usize::from(digit)]);
        }
        text.extend(name);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::chinese;

    #[test]
    fn numbers_read_as_in_a_law() {
        let known = [
            (0, "零"),
            (1, "一"),
            (10, "十"),
            (12, "十二"),
            (20, "二十"),
            (35, "三十五"),
            (100, "一百"),
            (105, "一百零五"),
            (110, "一百一十"),
            (119, "一百一十九"),
            (1001, "一千零一"),
            (1260, "一千二百六十"),
            (10010, "一万零一十"),
        ];
        for (number, text) in known {
            assert_eq!(chinese(number), text);
        }
    }
}
