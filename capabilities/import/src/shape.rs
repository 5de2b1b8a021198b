//! Shapes in which people write days, yes and no, and numbers.

use kernel::{Date, UtcMs, clock::HOUR_MS};

/// Why a text is no moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// It does not look like a day.
    Unreadable,
    /// It looks like one that the calendar does not have, such as 2025-02-30.
    NoSuchDay,
    /// 3/4/2025 is two days.
    Ambiguous,
}

/// Days that Excel counts from 1899-12-30; 20 000 is 1954-10-03, 80 000 is 2119-01-11.
const SERIALS: std::ops::Range<i64> = 20_000..80_000;
/// The same day as [`UtcMs`] counts: days from 1899-12-30 to 1970-01-01.
const SERIAL_OF_1970: i64 = 25_569;
const SHANGHAI_MS: i64 = 8 * HOUR_MS;
const DAY_MS: i64 = 24 * HOUR_MS;

/// Reads a day, with or without a time of day, as a moment in Shanghai: `2025-03-02 09:15`, `2025/3/2`, `2025.11.18`,
/// `2025年3月2日 上午9点15分`, `20250302`, `20250302091500`, `2025-03-02T01:15:00Z`, `25/3/2025`, and Excel's count of
/// days `45718.385`.
///
/// # Errors
/// [`DateError`].
pub fn moment(text: &str) -> Result<UtcMs, DateError> {
    let text = half_width(text.trim());
    if let Some(at) = serial(&text) {
        return Ok(at);
    }
    let (text, zone) = without_zone(&text);
    let afternoon = ["下午", "晚上", "傍晚", "pm", "PM"]
        .iter()
        .any(|w| text.contains(w));
    let morning = ["上午", "早上", "凌晨", "中午", "am", "AM"]
        .iter()
        .any(|w| text.contains(w));
    let half = text.ends_with('半');
    let numbers = numbers(&text)?;
    let (date, rest) = day(&numbers)?;
    let time = match rest[..] {
        [] => (0, 0, 0),
        [h] => (h, if half { 30 } else { 0 }, 0),
        [h, m] => (h, m, 0),
        [h, m, s] | [h, m, s, _] => (h, m, s),
        _ => return Err(DateError::Unreadable),
    };
    let hour = match time.0 {
        h if afternoon && h < 12 => h + 12,
        12 if morning && !text.contains("中午") => 0,
        h => h,
    };
    if hour > 23 || time.1 > 59 || time.2 > 59 {
        return Err(DateError::NoSuchDay);
    }
    let start = UtcMs::from_local(date, 0, 0);
    let at = start.plus_ms(((hour * 60 + time.1) * 60 + time.2) * 1000);
    Ok(zone.map_or(at, |offset| at.plus_ms(SHANGHAI_MS - offset)))
}

fn half_width(text: &str) -> String {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        other => other,
    };
    text.chars().map(narrow).collect()
}

/// Excel's count of days since 1899-12-30, with the time of day behind the point. Local time.
fn serial(text: &str) -> Option<UtcMs> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    if whole.len() != 5 || !digits(whole) || !digits(part) {
        return None;
    }
    let days: i64 = whole.parse().ok()?;
    if !SERIALS.contains(&days) {
        return None;
    }
    let part: f64 = format!("0.{part}0").parse().ok()?;
    // To the second: Excel cannot write a third of a day exactly.
    let seconds = (part * 86_400.0).round();
    let of_day = if seconds.is_finite() {
        seconds as i64
    } else {
        0
    };
    Some(UtcMs(
        (days - SERIAL_OF_1970) * DAY_MS + of_day * 1000 - SHANGHAI_MS,
    ))
}

/// Takes `Z`, `+08:00` or `+0800` off the end: the rest, and the offset in ms.
fn without_zone(text: &str) -> (String, Option<i64>) {
    if !text.contains('T') && !text.contains(':') {
        return (text.to_owned(), None);
    }
    if let Some(rest) = text.strip_suffix('Z') {
        return (rest.to_owned(), Some(0));
    }
    let Some(at) = text
        .rfind(['+', '-'])
        .filter(|at| text[..*at].contains(':'))
    else {
        return (text.to_owned(), None);
    };
    let digits: String = text[at + 1..].chars().filter(|c| *c != ':').collect();
    let sign = if text[at..].starts_with('-') { -1 } else { 1 };
    match (digits.get(..2), digits.get(2..4), digits.len()) {
        (Some(h), Some(m), 4) => match (h.parse::<i64>(), m.parse::<i64>()) {
            (Ok(h), Ok(m)) if h <= 14 && m < 60 => (
                text[..at].trim_end().to_owned(),
                Some(sign * (h * 60 + m) * 60_000),
            ),
            _ => (text.to_owned(), None),
        },
        _ => (text.to_owned(), None),
    }
}

/// The numbers of a text, in order, when nothing else stands in it than what people write between them.
fn numbers(text: &str) -> Result<Vec<String>, DateError> {
    const WORDS: [&str; 22] = [
        "星期", "礼拜", "上午", "下午", "晚上", "傍晚", "早上", "凌晨", "中午", "周", "年", "月",
        "日", "号", "时", "点", "分", "秒", "半", "am", "pm", "整",
    ];
    let mut numbers = Vec::new();
    let lower = text.to_lowercase();
    let mut rest = lower.as_str();
    while let Some(c) = rest.chars().next() {
        if c.is_ascii_digit() {
            let end = rest
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(rest.len());
            numbers.push(rest[..end].to_owned());
            rest = &rest[end..];
        } else if let Some(word) = WORDS.iter().find(|w| rest.starts_with(**w)) {
            rest = &rest[word.len()..];
            if matches!(*word, "星期" | "礼拜" | "周") {
                rest = rest.trim_start_matches(['一', '二', '三', '四', '五', '六', '日', '天']);
            }
        } else if matches!(
            c,
            '-' | '/' | '.' | ':' | ' ' | 't' | ',' | '(' | ')' | '\n'
        ) {
            rest = &rest[c.len_utf8()..];
        } else {
            return Err(DateError::Unreadable);
        }
    }
    Ok(numbers)
}

/// The day that the numbers begin with, and those of the time behind it.
fn day(numbers: &[String]) -> Result<(Date, Vec<i64>), DateError> {
    let first = numbers.first().ok_or(DateError::Unreadable)?;
    let parse = |text: &str| text.parse::<i64>().map_err(|_| DateError::Unreadable);
    let all = |texts: &[String]| {
        texts
            .iter()
            .map(|t| parse(t))
            .collect::<Result<Vec<i64>, _>>()
    };
    if matches!(first.len(), 8 | 12 | 14) {
        let part = |from: usize, to: usize| parse(first.get(from..to).unwrap_or(""));
        let date = civil(part(0, 4)?, part(4, 6)?, part(6, 8)?)?;
        let mut rest = Vec::new();
        for from in (8..first.len()).step_by(2) {
            rest.push(part(from, from + 2)?);
        }
        rest.extend(all(&numbers[1..])?);
        return Ok((date, rest));
    }
    let [a, b, c, ..] = numbers else {
        return Err(DateError::Unreadable);
    };
    let rest = all(&numbers[3..])?;
    let short = |n: &String| matches!(n.len(), 1 | 2);
    if a.len() == 4 && short(b) && short(c) {
        return Ok((civil(parse(a)?, parse(b)?, parse(c)?)?, rest));
    }
    if c.len() == 4 && short(a) && short(b) {
        let (a, b, year) = (parse(a)?, parse(b)?, parse(c)?);
        let date = match (a > 12, b > 12) {
            (true, false) => civil(year, b, a)?,
            (false, true) => civil(year, a, b)?,
            (false, false) if a != b => return Err(DateError::Ambiguous),
            _ => civil(year, a, b)?,
        };
        return Ok((date, rest));
    }
    Err(DateError::Unreadable)
}

fn civil(year: i64, month: i64, day: i64) -> Result<Date, DateError> {
    let small = |n: i64| i8::try_from(n).map_err(|_| DateError::NoSuchDay);
    let year = i16::try_from(year).map_err(|_| DateError::NoSuchDay)?;
    Date::new(year, small(month)?, small(day)?).map_err(|_| DateError::NoSuchDay)
}

/// Reads yes and no; an empty cell is no. `None` for anything else.
pub fn truth(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "" | "否" | "不" | "无" | "公开" | "实名" | "×" | "n" | "no" | "false" | "0" => {
            Some(false)
        }
        "是" | "匿名" | "保密" | "√" | "✓" | "y" | "yes" | "true" | "1" => Some(true),
        _ => None,
    }
}

/// Reads degrees: `130.2745`, `130.2745°`, `E130.2745`.
pub fn degrees(text: &str) -> Option<f64> {
    let text = half_width(text);
    let plain = text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '°' | 'E' | 'N' | 'e' | 'n' | '度')
    });
    plain.parse().ok().filter(|d: &f64| d.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(y: i16, mo: i8, d: i8, h: i8, mi: i8) -> UtcMs {
        UtcMs::from_local(Date::new(y, mo, d).unwrap(), h, mi)
    }

    #[test]
    fn days_are_read_in_the_shapes_that_people_write() {
        for text in [
            "2025-03-02 09:15",
            "2025/3/2 9:15:00",
            "2025.3.2 9:15",
            "2025年3月2日9时15分",
            "2025年3月2日 上午9点15分",
            "2025-03-02（周日）09:15",
            "20250302091500",
            "202503020915",
            "２０２５-０３-０２ 09:15",
            "2025-03-02T01:15:00Z",
            "2025-03-02T09:15:00+08:00",
            "2025-03-02 09:15:00.000",
            "45718.3854166667",
        ] {
            assert_eq!(moment(text), Ok(at(2025, 3, 2, 9, 15)), "{text}");
        }
        assert_eq!(moment("2025年3月2日下午3点半"), Ok(at(2025, 3, 2, 15, 30)));
        assert_eq!(moment("3/2/2025 12:05 am"), Err(DateError::Ambiguous));
        assert_eq!(moment("25/3/2025 12:05 am"), Ok(at(2025, 3, 25, 0, 5)));
        assert_eq!(moment("3/25/2025 1:05 PM"), Ok(at(2025, 3, 25, 13, 5)));
        assert_eq!(moment("20250302"), Ok(at(2025, 3, 2, 0, 0)));
        assert_eq!(moment("45718"), Ok(at(2025, 3, 2, 0, 0)));
    }

    #[test]
    fn what_is_no_day_says_why() {
        assert_eq!(moment("2025/2/30"), Err(DateError::NoSuchDay));
        assert_eq!(moment("2025-13-01"), Err(DateError::NoSuchDay));
        assert_eq!(moment("2025-01-01 25:00"), Err(DateError::NoSuchDay));
        for text in [
            "去年春天",
            "25-3-2",
            "1384521",
            "",
            "2025",
            "=NOW()",
            "2025-3",
        ] {
            assert_eq!(moment(text), Err(DateError::Unreadable), "{text}");
        }
    }

    #[test]
    fn yes_and_no_in_both_languages() {
        assert_eq!(truth("匿名"), Some(true));
        assert_eq!(truth(" No "), Some(false));
        assert_eq!(truth(""), Some(false));
        assert_eq!(truth("也许"), None);
        assert_eq!(degrees("130.2745°"), Some(130.2745));
        assert_eq!(degrees("NaN"), None);
    }

    proptest! {
        #[test]
        fn every_minute_reads_back_in_every_shape(
            day in 0_i64..36_500, minute in 0_i64..1440,
        ) {
            let when = UtcMs::from_local(Date::constant(1955, 1, 1), 0, 0);
            let when = UtcMs(when.0 + day * DAY_MS + minute * 60_000);
            let local = when.local();
            let (y, mo, d) = (local.year(), local.month(), local.day());
            let (h, mi) = (local.hour(), local.minute());
            let serial = (when.0 + SHANGHAI_MS) as f64 / DAY_MS as f64 + SERIAL_OF_1970 as f64;
            for text in [
                format!("{y:04}-{mo:02}-{d:02} {h:02}:{mi:02}"),
                format!("{y}/{mo}/{d} {h}:{mi:02}"),
                format!("{y}年{mo}月{d}日{h}时{mi}分"),
                format!("{y:04}{mo:02}{d:02}{h:02}{mi:02}"),
                format!("{serial}"),
            ] {
                prop_assert_eq!(moment(&text), Ok(when), "{}", text);
            }
        }

        #[test]
        fn no_text_upsets_it(text in "\\PC{0,40}") {
            let _ = (moment(&text), truth(&text), degrees(&text));
        }

        #[test]
        fn no_digits_upset_it(text in "[-0-9/.:年月日TZ+ ]{0,24}") {
            let _ = moment(&text);
        }
    }

    /// The text of a cell is outside data.
    #[test]
    fn no_bytes_upset_it() {
        bolero::check!().with_type::<String>().for_each(|text| {
            let _ = (moment(text), truth(text), degrees(text));
        });
    }
}
