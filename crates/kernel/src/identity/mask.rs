use super::{Phone, plain};

/// Surnames of two characters (复姓) that stay whole under the mask.
const COMPOUND_SURNAMES: [&str; 40] = [
    "欧阳", "司马", "上官", "诸葛", "司徒", "夏侯", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐",
    "宇文", "长孙", "端木", "轩辕", "百里", "呼延", "南宫", "西门", "东郭", "独孤", "赫连", "闻人",
    "澹台", "公冶", "宗政", "濮阳", "淳于", "单于", "太叔", "申屠", "仲孙", "钟离", "鲜于", "闾丘",
    "司空", "拓跋", "万俟", "第五",
];

/// How many characters of a Chinese name are its surname.
pub(crate) fn surname_length(name: &str) -> usize {
    let compound = COMPOUND_SURNAMES
        .iter()
        .any(|surname| name.starts_with(surname));
    if compound && name.chars().count() > 2 {
        2
    } else {
        1
    }
}

/// The surname and two stars, whatever the length of the name: `张**`, `欧阳**`.
pub fn mask_name(name: &str) -> String {
    let name = name.trim();
    if name.is_empty() {
        return String::new();
    }
    let surname: String = name.chars().take(surname_length(name)).collect();
    format!("{surname}**")
}

/// First 3 and last 2 characters; too short numbers are hidden whole.
pub fn mask_id_no(id_no: &str) -> String {
    keep_ends(&plain(id_no), 3, 2)
}

/// `138****1234`; a fixed line keeps its area code and last 3 digits; anything else is hidden.
pub fn mask_phone(phone: &str) -> String {
    match Phone::parse(phone) {
        Ok(phone) => phone.masked(),
        Err(_) if phone.trim().is_empty() => String::new(),
        Err(_) => "****".to_owned(),
    }
}

/// The address down to the community (社区, 村) or else the street office, then `***`.
pub fn mask_address(address: &str) -> String {
    /// Finest level that may be shown first.
    const LEVELS: [&[&str]; 5] = [
        &["社区", "居委会", "村委会"],
        &["村"],
        &["街道", "镇", "乡", "林场", "农场"],
        &["区", "县", "旗"],
        &["市", "省"],
    ];
    let address = address.trim();
    if address.is_empty() {
        return String::new();
    }
    let end = LEVELS.iter().find_map(|level| {
        level
            .iter()
            .filter_map(|word| Some(address.find(word)? + word.len()))
            .min()
    });
    format!("{}***", &address[..end.unwrap_or(0)])
}

/// First 2 and last 1 characters of a vehicle plate: `黑H****5`.
pub fn mask_plate(plate: &str) -> String {
    keep_ends(&plain(plate), 2, 1)
}

/// The last 4 digits of a bank account: `****1234`.
pub fn mask_bank(account: &str) -> String {
    let account = plain(account);
    let length = account.chars().count();
    match length {
        0 => String::new(),
        1..8 => "****".to_owned(),
        _ => format!(
            "****{}",
            account.chars().skip(length - 4).collect::<String>()
        ),
    }
}

/// Stars for all but the ends; all stars where the ends would tell more than they hide.
fn keep_ends(text: &str, first: usize, last: usize) -> String {
    let length = text.chars().count();
    let hidden = length.saturating_sub(first + last);
    if hidden < 3 {
        return "*".repeat(length);
    }
    text.chars()
        .enumerate()
        .map(|(place, c)| {
            if place < first || place >= first + hidden {
                c
            } else {
                '*'
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_keep_the_surname_only() {
        assert_eq!(mask_name("张三"), "张**");
        assert_eq!(mask_name("张建国"), "张**");
        assert_eq!(mask_name("欧阳建国"), "欧阳**");
        assert_eq!(mask_name("东方"), "东**");
        assert_eq!(mask_name("买买提·艾力"), "买**");
        assert_eq!(mask_name(" "), "");
    }

    #[test]
    fn numbers_keep_their_ends() {
        assert_eq!(mask_id_no("230404189311019780"), "230*************80");
        assert_eq!(mask_id_no("2304"), "****");
        assert_eq!(mask_phone("138 1234 1234"), "138****1234");
        assert_eq!(mask_phone("0468-3350123"), "0468-****123");
        assert_eq!(mask_phone("335 0123"), "****");
        assert_eq!(mask_plate("黑H12345"), "黑H****5");
        assert_eq!(mask_bank("6222 0200 1234 5678"), "****5678");
        assert_eq!(mask_bank("1234"), "****");
    }

    #[test]
    fn addresses_end_at_the_community() {
        assert_eq!(
            mask_address("鹤岗市向阳区红军街道胜利社区光明小区3号楼2单元501"),
            "鹤岗市向阳区红军街道胜利社区***"
        );
        assert_eq!(
            mask_address("萝北县凤翔镇东兴村12号"),
            "萝北县凤翔镇东兴村***"
        );
        assert_eq!(mask_address("工农区红旗街道红旗路8号"), "工农区红旗街道***");
        assert_eq!(mask_address("12 Some Road"), "***");
    }

    proptest! {
        #[test]
        fn masks_never_show_more_than_five_characters_of_a_number(text in "[0-9]{6,20}") {
            for masked in [mask_id_no(&text), mask_plate(&text), mask_bank(&text)] {
                prop_assert!(masked.chars().filter(char::is_ascii_digit).count() <= 5);
            }
        }

        #[test]
        fn no_text_makes_them_panic(text in "\\PC{0,20}") {
            let _ = (mask_name(&text), mask_id_no(&text), mask_phone(&text));
            let _ = (mask_address(&text), mask_plate(&text), mask_bank(&text));
        }
    }
}
