//! Takes out of texts what paper cannot show or must not obey.

use serde_json::Value;

/// Cleans every string of a value: control characters and marks that reorder text are dropped
/// (an official text must read in the order in which it is stored), line ends become `\n`.
pub(crate) fn all(value: &mut Value) {
    match value {
        Value::String(text) => *text = clean(text),
        Value::Array(items) => items.iter_mut().for_each(all),
        Value::Object(fields) => fields.values_mut().for_each(all),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn clean(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .filter_map(|c| match c {
            '\n' => Some('\n'),
            '\t' | '\u{2028}' | '\u{2029}' => Some(' '),
            '\u{200E}'
            | '\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}'
            | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}' => None,
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reordering_and_control_marks_are_dropped() {
        assert_eq!(clean("甲\u{202E}乙\u{0}丙\r\n丁\t戊"), "甲乙丙\n丁 戊");
    }
}
