//! Numbers for people; both languages of the house write them alike.

/// A whole number with thousands separators: `12,400`.
pub fn grouped(number: i64) -> String {
    let sign = if number < 0 { "-" } else { "" };
    format!("{sign}{}", grouped_unsigned(number.unsigned_abs()))
}

pub(crate) fn grouped_unsigned(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() * 4 / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A number with this many decimals and thousands separators: `1,234.5`.
pub fn decimal(number: f64, decimals: usize) -> String {
    if !number.is_finite() {
        return "–".to_owned();
    }
    let rounded = format!("{:.decimals$}", number.abs());
    let (whole, fraction) = rounded.split_once('.').unwrap_or((&rounded, ""));
    let is_zero = rounded.chars().all(|c| matches!(c, '0' | '.'));
    let sign = if number < 0.0 && !is_zero { "-" } else { "" };
    let whole = whole
        .parse()
        .map_or_else(|_| whole.to_owned(), grouped_unsigned);
    if fraction.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{fraction}")
    }
}

/// A share as a percentage with one decimal: `97.5%`; a dash where there is nothing to divide by.
pub fn percent(part: u64, whole: u64) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    format!("{}%", decimal(part as f64 * 100.0 / whole as f64, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_separated() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(-12_400), "-12,400");
        assert_eq!(grouped(i64::MIN), "-9,223,372,036,854,775,808");
        assert_eq!(decimal(1_234.56, 1), "1,234.6");
        assert_eq!(decimal(-0.04, 1), "0.0");
        assert_eq!(decimal(f64::NAN, 1), "–");
    }

    #[test]
    fn a_share_of_nothing_is_a_dash() {
        assert_eq!(percent(39, 40), "97.5%");
        assert_eq!(percent(0, 0), "–");
    }
}
