//! One form for what is written in several: full width, capitals, traditional and popular variants.

/// Traditional and popular forms that addresses and forms bring with them, and what is written for them here.
const VARIANTS: [(char, char); 58] = [
    ('號', '号'),
    ('樓', '楼'),
    ('棟', '栋'),
    ('單', '单'),
    ('層', '层'),
    ('區', '区'),
    ('縣', '县'),
    ('鎮', '镇'),
    ('鄉', '乡'),
    ('邨', '村'),
    ('莊', '庄'),
    ('廣', '广'),
    ('場', '场'),
    ('園', '园'),
    ('廈', '厦'),
    ('門', '门'),
    ('東', '东'),
    ('龍', '龙'),
    ('華', '华'),
    ('興', '兴'),
    ('陽', '阳'),
    ('農', '农'),
    ('鶴', '鹤'),
    ('崗', '岗'),
    ('國', '国'),
    ('學', '学'),
    ('橋', '桥'),
    ('長', '长'),
    ('風', '风'),
    ('雲', '云'),
    ('紅', '红'),
    ('錦', '锦'),
    ('繡', '绣'),
    ('蘿', '萝'),
    ('濱', '滨'),
    ('綏', '绥'),
    ('嶺', '岭'),
    ('溝', '沟'),
    ('後', '后'),
    ('裡', '里'),
    ('裏', '里'),
    ('條', '条'),
    ('衚', '胡'),
    ('衕', '同'),
    ('廟', '庙'),
    ('灣', '湾'),
    ('島', '岛'),
    ('勝', '胜'),
    ('慶', '庆'),
    ('豐', '丰'),
    ('鐵', '铁'),
    ('礦', '矿'),
    ('車', '车'),
    ('馬', '马'),
    ('衆', '众'),
    ('眾', '众'),
    ('貮', '贰'),
    ('貳', '贰'),
];

/// One character in the one form: half width, lower case, simplified, hyphens as `-`. Other characters stay.
pub fn fold_char(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        _ if c.is_ascii() => c,
        // Full-width forms are what Chinese keyboards send.
        '！'..='～' => fold_char(char::from_u32(c as u32 - 0xFEE0).unwrap_or(c)),
        '\u{3000}' => ' ',
        '—' | '–' | '‐' | '‑' | '−' | '─' | '﹣' => '-',
        _ => VARIANTS
            .iter()
            .find(|(from, _)| *from == c)
            .map_or(c, |(_, to)| *to),
    }
}

/// A text as it is compared: every character in its one form, without spaces and marks; 〇 is 零.
pub fn fold(text: &str) -> String {
    text.chars()
        .map(fold_char)
        .map(|c| if c == '〇' { '零' } else { c })
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// Whether a character is a Chinese one.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{20000}'..='\u{3FFFF}' | '〇' | '\u{F900}'..='\u{FAFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_form() {
        assert_eq!(
            fold(" 錦繡小區 ３ 號樓，２单元 A-12 "),
            "锦绣小区3号楼2单元a12"
        );
        assert_eq!(fold("二〇九农场"), "二零九农场");
        assert_eq!(fold_char('＃'), '#');
    }
}
