//! Names of units: as said, as searched, in English.

use std::borrow::Cow;

use kernel::pinyin;

/// The word for a kind at the end of a name and its English; longer ones first.
const ENDINGS: [(&str, &str); 22] = [
    ("朝鲜族乡", "Korean Ethnic Township"),
    ("满族乡", "Manchu Ethnic Township"),
    ("社区居委会", "Community"),
    ("村村委会", "Village"),
    ("村委会", "Village"),
    ("居委会", "Residents' Committee"),
    ("办街道", "Subdistrict"),
    ("路街道", "Road Subdistrict"),
    ("街道", "Subdistrict"),
    ("社区", "Community"),
    ("管理区", "Management Area"),
    ("生活区", "Residential Area"),
    ("林业局", "Forestry Bureau"),
    ("农业局", "Agriculture Bureau"),
    ("边防林场", "Border Forest Farm"),
    ("林场", "Forest Farm"),
    ("农场", "Farm"),
    ("小区", "Estate"),
    ("镇", "Town"),
    ("乡", "Township"),
    ("村", "Village"),
    ("县", "County"),
];

/// Endings of the first two levels, where the last character alone says the kind.
const UPPER: [(&str, &str); 2] = [("区", "District"), ("市", "City")];

/// The place of a published name: 永昌村村委会 is the organ, 永昌村 the place.
pub fn said(official: &str) -> String {
    let name = official.trim();
    if let Some(head) = name.strip_suffix("村村委会") {
        return format!("{head}村");
    }
    if let Some(head) = name.strip_suffix("村委会") {
        return if head.ends_with('村') {
            head.to_owned()
        } else {
            format!("{head}村")
        };
    }
    if let Some(head) = name.strip_suffix("社区居委会") {
        return format!("{head}社区");
    }
    name.to_owned()
}

/// English after the spelling rules for Chinese place names (GB/T 28039): the specific part in pinyin as one word,
/// then the kind in English.
pub fn english(name: &str) -> String {
    let name = within(name.trim());
    if let Some((community, number)) = name.split_once("警格") {
        return format!("{} Police Beat {number}", english(community));
    }
    match kind(name) {
        Some((head, word)) if !head.is_empty() => {
            // 萝北县林业局, 凤翔林场生活区: the owner is a place itself.
            match kind(head).filter(|(owner, _)| owner.chars().count() >= 2) {
                Some((owner, of)) => format!("{} {of} {word}", spelled(owner)),
                None => format!("{} {word}", spelled(head)),
            }
        }
        _ => spelled(name),
    }
}

/// The published kind of a unit (地级市, 市辖区, 街道) in a language; one that is not known stays.
pub fn kind_word(lang: kernel::Lang, zh: &str) -> Cow<'_, str> {
    if lang == kernel::Lang::ZhCn {
        return Cow::Borrowed(zh);
    }
    match zh {
        "地级市" => Cow::Borrowed("Prefecture-level city"),
        "市辖区" => Cow::Borrowed("District"),
        "办事处" => Cow::Borrowed("Subdistrict"),
        "村委会" => Cow::Borrowed("Village"),
        _ => ENDINGS
            .iter()
            .chain(&UPPER)
            .find(|(end, _)| zh == *end)
            .map_or(Cow::Borrowed(zh), |(_, word)| Cow::Borrowed(*word)),
    }
}

/// A name without the word for its kind, and that word in English.
fn kind(name: &str) -> Option<(&str, &'static str)> {
    ENDINGS
        .iter()
        .chain(&UPPER)
        .find_map(|(end, word)| name.strip_suffix(end).map(|head| (head, *word)))
}

/// A published name without the city and district that some registers write before it: 鹤岗市南山区铁东社区 → 铁东社区.
fn within(name: &str) -> &str {
    let below = name.split_once('市').map_or(name, |(city, rest)| {
        if city.chars().count() == 2 {
            rest
        } else {
            name
        }
    });
    let below = if below.len() == name.len() {
        below
    } else {
        below
            .split_once('区')
            .filter(|(district, rest)| district.chars().count() == 2 && rest.chars().count() > 2)
            .map_or(below, |(_, rest)| rest)
    };
    if below.chars().count() >= 3 {
        below
    } else {
        name
    }
}

/// A stored public place, district first, as it is said in a language: 兴安区 河东路街道 锦绣社区 becomes
/// `Jinxiu Community, Hedonglu Subdistrict, Xing'an District`. What has no Chinese stays.
pub fn public(lang: kernel::Lang, zh: &str) -> Cow<'_, str> {
    if lang == kernel::Lang::ZhCn || zh.is_ascii() {
        return Cow::Borrowed(zh);
    }
    let mut words: Vec<String> = zh.split_whitespace().map(english).collect();
    words.reverse();
    Cow::Owned(words.join(", "))
}

/// One word in pinyin; an apostrophe parts syllables that could be read together: Xing'an (GB/T 16159).
fn spelled(name: &str) -> String {
    let mut word = String::new();
    for c in name.chars() {
        let syllable = pinyin::full(c.encode_utf8(&mut [0; 4]));
        if !word.is_empty() && !c.is_ascii() && syllable.starts_with(['a', 'e', 'o']) {
            word.push('\'');
        }
        word.push_str(&syllable);
    }
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// A text as it is compared: half width, lower case, without spaces and marks.
pub fn fold(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            // Full-width forms are what Chinese keyboards send.
            '！'..='～' => char::from_u32(c as u32 - 0xFEE0),
            '〇' | '零' => Some('0'),
            c if c.is_alphanumeric() => Some(c),
            _ => None,
        })
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// A folded name without the word for its kind, as people shorten it: 河东路街道 → 河东路, 兴安区 → 兴安.
/// Never shorter than two characters.
pub fn short(folded: &str) -> String {
    ["街道", "社区", "小区", "管理区", "生活区", "居委会"]
        .iter()
        .chain(&["区", "县", "市", "镇", "乡", "村"])
        .find_map(|end| folded.strip_suffix(end))
        .filter(|head| head.chars().count() >= 2)
        .unwrap_or(folded)
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_not_its_committee() {
        assert_eq!(said("永昌村村委会"), "永昌村");
        assert_eq!(said("靠山村委会"), "靠山村");
        assert_eq!(said("锦绣社区"), "锦绣社区");
        assert_eq!(said("第一居委会"), "第一居委会");
    }

    #[test]
    fn english_names_follow_the_kind() {
        assert_eq!(english("兴安区"), "Xing'an District");
        assert_eq!(english("河东路街道"), "Hedong Road Subdistrict");
        assert_eq!(english("锦绣社区"), "Jinxiu Community");
        assert_eq!(english("永昌村"), "Yongchang Village");
        assert_eq!(english("区"), "Qu");
    }

    #[test]
    fn a_stored_place_is_said_smallest_first() {
        let said = |zh| public(kernel::Lang::En, zh);
        assert_eq!(
            said("兴安区 河东路街道 锦绣社区"),
            "Jinxiu Community, Hedong Road Subdistrict, Xing'an District"
        );
        assert_eq!(
            said("萝北县 萝北县林业局 凤翔林场生活区"),
            "Fengxiang Forest Farm Residential Area, Luobei County Forestry Bureau, Luobei County"
        );
        assert_eq!(said("鹤岗市南山区铁东社区"), "Tiedong Community");
        assert_eq!(said("梧桐社区警格1"), "Wutong Community Police Beat 1");
        assert_eq!(said(""), "");
        assert_eq!(kind_word(kernel::Lang::En, "市辖区"), "District");
        assert_eq!(
            public(kernel::Lang::ZhCn, "兴安区 锦绣社区"),
            "兴安区 锦绣社区"
        );
    }

    #[test]
    fn folding_ignores_how_it_was_typed() {
        assert_eq!(fold(" 锦绣小区 ３ 号楼，２单元 "), "锦绣小区3号楼2单元");
        assert_eq!(fold("A-12"), "a12");
        assert_eq!(short("河东路街道"), "河东路");
        assert_eq!(short("新区"), "新区");
    }
}
