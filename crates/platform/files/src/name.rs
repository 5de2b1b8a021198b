//! Names of files, made safe to show and to save under.

use crate::FileType;

/// Longest name kept, in characters.
const LONGEST: usize = 120;
/// Names that Windows keeps for devices.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The name to show and to save under: no folder, no control or direction characters, at most 120 characters, and an
/// ending that says what the content really is.
///
/// Direction characters would let `fdp.exe` be shown as `exe.pdf` (U+202E), so they go.
pub fn clean_name(name: &str, of: FileType) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last.chars().filter(|c| !is_treacherous(*c)).collect();
    let kept = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    let (stem, ending) = split_ending(kept.trim_matches('.'));
    let ending = match ending {
        Some(ending) if of.endings().contains(&ending.to_ascii_lowercase().as_str()) => {
            ending.to_ascii_lowercase()
        }
        _ => of.endings()[0].to_owned(),
    };
    let stem: String = stem
        .trim_end_matches(['.', ' '])
        .chars()
        .take(LONGEST - 1 - ending.len())
        .collect();
    let stem = match stem.as_str() {
        "" => "file",
        device if DEVICES.contains(&device.to_ascii_lowercase().as_str()) => "file",
        stem => stem,
    };
    format!("{stem}.{ending}")
}

fn is_treacherous(c: char) -> bool {
    c.is_control()
        || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\u{fffd}')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// An ending is one to five letters or digits behind the last dot; `第3.2条` has none.
fn split_ending(name: &str) -> (&str, Option<&str>) {
    match name.rsplit_once('.') {
        Some((stem, ending))
            if (1..=5).contains(&ending.len())
                && ending.bytes().all(|b| b.is_ascii_alphanumeric()) =>
        {
            (stem, Some(ending))
        }
        _ => (name, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_ending_follows_the_content() {
        for (name, of, clean) in [
            ("路灯.JPG", FileType::Jpeg, "路灯.jpg"),
            ("路灯.jpeg", FileType::Jpeg, "路灯.jpeg"),
            ("账单.exe", FileType::Pdf, "账单.pdf"),
            ("C:\\我的\\证据 .docx", FileType::Docx, "证据.docx"),
            ("../../etc/passwd", FileType::Text, "passwd.txt"),
            ("第3.2条", FileType::Text, "第3.2条.txt"),
            ("a\u{202e}fdp.exe", FileType::Png, "afdp.png"),
            ("", FileType::Mp4, "file.mp4"),
            ("..", FileType::Mp4, "file.mp4"),
            ("CON.txt", FileType::Text, "file.txt"),
        ] {
            assert_eq!(clean_name(name, of), clean, "{name:?}");
        }
    }

    proptest! {
        #[test]
        fn a_clean_name_is_safe_and_stays_as_it_is(name in "\\PC{0,200}|.{0,40}") {
            let clean = clean_name(&name, FileType::Pdf);
            prop_assert!(clean.chars().count() <= LONGEST);
            prop_assert!(clean.strip_suffix(".pdf").is_some_and(|stem| !stem.is_empty()));
            prop_assert!(!clean.contains(['/', '\\', '\0', '\n']));
            prop_assert_eq!(clean_name(&clean, FileType::Pdf), clean);
        }
    }
}
