//! Loading, falling back, and the comparison of languages.

use kernel::Lang::{self, En, ZhCn};
use texts::{TextFile, Texts, TextsError};

fn file(lang: Lang, ftl: &'static str) -> TextFile {
    TextFile {
        lang,
        name: "probe",
        ftl,
    }
}

fn load(zh: &'static str, en: &'static str) -> Texts {
    Texts::load(&[file(ZhCn, zh), file(En, en)]).unwrap()
}

#[test]
fn every_language_says_its_own() {
    let texts = load(
        "probe-title = 收件箱\n    .label = 打开收件箱\n",
        "probe-title = Inbox\n    .label = Open inbox\n",
    );
    assert_eq!(texts.t(ZhCn, "probe-title"), "收件箱");
    assert_eq!(texts.t(En, "probe-title"), "Inbox");
    assert_eq!(texts.t(En, "probe-title.label"), "Open inbox");
    assert_eq!(texts.keys(En), ["probe-title", "probe-title.label"]);
    assert!(texts.parity().is_empty());
}

#[test]
fn a_missing_key_falls_back_to_chinese_and_then_shows_itself() {
    let texts = load("probe-title = 收件箱\n", "probe-other = Other\n");
    assert_eq!(texts.t(En, "probe-title"), "收件箱");
    assert_eq!(texts.t(ZhCn, "probe-other"), "⟦probe-other⟧");
    assert_eq!(texts.t(En, "probe-title.label"), "⟦probe-title.label⟧");
    assert!(texts.has(ZhCn, "probe-title") && !texts.has(En, "probe-title"));
}

#[test]
fn arguments_are_put_in_without_invisible_marks() {
    let texts = load(
        "probe-left = { $who } 还有 { $n } 件\n",
        "probe-left = { $n ->\n    [one] { $who } has { $n } matter\n   *[other] { $who } has { $n } matters\n }\n",
    );
    let say = |lang, n: i64| {
        texts.f(
            lang,
            "probe-left",
            &[("n", n.into()), ("who", "张**".into())],
        )
    };
    assert_eq!(say(ZhCn, 12_400), "张** 还有 12,400 件");
    assert_eq!(say(En, 1), "张** has 1 matter");
    assert_eq!(say(En, -1_200), "张** has -1,200 matters");
    let share = texts.f(
        ZhCn,
        "probe-left",
        &[("n", 1234.5.into()), ("who", String::from("x").into())],
    );
    assert_eq!(share, "x 还有 1,234.5 件");
    let counted = texts.f(
        ZhCn,
        "probe-left",
        &[("n", [1, 2].len().into()), ("who", 3.into())],
    );
    assert_eq!(counted, "3 还有 2 件");
}

#[test]
fn parity_names_every_difference() {
    let texts = load(
        "-org = 中心\nprobe-a = { $n } 件\nprobe-b = 乙\nprobe-c = { -org } { probe-a }\n",
        "probe-a = many\nprobe-c = { -org } { probe-a } { $n }\nprobe-d = D\n",
    );
    assert_eq!(
        texts.parity(),
        [
            "probe-a takes [\"n\"] in zh-CN but [] in en",
            "probe-b is missing in en",
            "probe-c (en) refers to -org, which does not exist",
            "probe-d is missing in zh-CN",
        ]
    );
}

#[test]
fn malformed_and_repeated_texts_are_refused() {
    let broken = Texts::load(&[file(En, "probe-a = A\nprobe-b B\n")]);
    assert!(
        matches!(
            broken,
            Err(TextsError::Syntax {
                line: 2,
                lang: En,
                ..
            })
        ),
        "{broken:?}"
    );
    let twice = Texts::load(&[file(En, "probe-a = A\n"), file(En, "probe-a = B\n")]);
    let key = "probe-a".to_owned();
    assert_eq!(
        twice.unwrap_err(),
        TextsError::Duplicate {
            name: "probe",
            lang: En,
            key
        }
    );
}

#[test]
fn texts_are_shared_between_threads() {
    let texts = load("probe-a = 甲 { $n }\n", "probe-a = A { $n }\n");
    std::thread::scope(|scope| {
        for n in 0..4 {
            let texts = &texts;
            scope.spawn(move || {
                assert_eq!(texts.f(En, "probe-a", &[("n", n.into())]), format!("A {n}"));
            });
        }
    });
}
