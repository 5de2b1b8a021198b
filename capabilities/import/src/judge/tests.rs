use super::*;
use proptest::prelude::*;

fn notes<T>(columns: &[Field], run: impl FnOnce(&mut Notes<'_>) -> T) -> (T, Vec<(String, bool)>) {
    let mapping = Mapping {
        columns: columns.iter().map(|f| Some(*f)).collect(),
        ..Mapping::default()
    };
    let mut note = Notes {
        mapping: &mapping,
        problems: Vec::new(),
    };
    let value = run(&mut note);
    let problems = note.problems.into_iter().map(|p| (p.key, p.bad)).collect();
    (value, problems)
}

#[test]
fn one_of_title_and_words_is_enough() {
    let both = [Field::Title, Field::Body];
    let ((title, body), problems) = notes(&both, |n| words("", "路灯坏了。三天了", n));
    assert_eq!(
        (title.as_str(), body.as_str()),
        ("路灯坏了", "路灯坏了。三天了")
    );
    assert!(problems.is_empty());
    let ((title, body), _) = notes(&both, |n| words("路灯坏了", "", n));
    assert_eq!((title.as_str(), body.as_str()), ("路灯坏了", "路灯坏了"));
    let (_, problems) = notes(&both, |n| words("", "", n));
    assert_eq!(problems, [("import-p-words-missing".to_owned(), true)]);
    let long = "路".repeat(LONGEST_TITLE + 1);
    let ((title, body), problems) = notes(&both, |n| words(&long, "坏了", n));
    assert_eq!(title.chars().count(), LONGEST_TITLE);
    assert_eq!(body, format!("{long}\n坏了"));
    assert_eq!(problems, [("import-p-title-cut".to_owned(), false)]);
}

#[test]
fn of_several_telephone_numbers_the_first_is_kept() {
    let fields = [Field::ReporterPhone];
    let (kept, problems) = notes(&fields, |n| phone("13800001234、0468-3451234", n));
    assert_eq!(kept.map(|p| p.e164()).as_deref(), Some("+8613800001234"));
    assert_eq!(problems, [("import-p-phone-first".to_owned(), false)]);
    let (kept, problems) = notes(&fields, |n| phone("1384521", n));
    assert!(kept.is_none());
    assert_eq!(problems, [("import-p-phone-short".to_owned(), true)]);
    assert_eq!(notes(&fields, |n| phone("无", n)), (None, Vec::new()));
}

#[test]
fn an_unclear_wish_to_stay_unknown_refuses_the_row() {
    let fields = [Field::ReporterName, Field::Anonymous];
    let cell = |name: &'static str, anonymous: &'static str| {
        move |field: Field| match field {
            Field::ReporterName => name,
            Field::Anonymous => anonymous,
            _ => "",
        }
    };
    let (who, problems) = notes(&fields, |n| reporter(&cell("匿名", ""), n));
    assert!(who.anonymous && who.name.is_none() && problems.is_empty());
    let (who, problems) = notes(&fields, |n| reporter(&cell("李某", "看情况"), n));
    assert!(who.anonymous);
    assert_eq!(
        problems,
        [("import-p-anonymous-unreadable".to_owned(), true)]
    );
}

#[test]
fn a_day_that_has_not_come_is_refused() {
    let now = UtcMs::from_local(kernel::Date::constant(2026, 11, 24), 10, 0);
    let fields = [Field::Reported];
    let read = |text: &str| notes(&fields, |n| date(text, Field::Reported, now, n));
    assert_eq!(read("2026-11-25").1[0].0, "import-p-date-ahead");
    assert_eq!(read("2026-02-30").1[0].0, "import-p-date-no-day");
    assert_eq!(read("1900-01-01").1[0].0, "import-p-date-early");
    assert!(read("2026-11-24 10:30").1.is_empty());
    assert_eq!(read(""), (None, Vec::new()));
}

proptest! {
    #[test]
    fn a_title_is_never_too_long(title in "\\PC{0,100}", body in "\\PC{0,200}") {
        let both = [Field::Title, Field::Body];
        let ((short, said), problems) = notes(&both, |n| words(title.trim(), body.trim(), n));
        prop_assert!(short.chars().count() <= LONGEST_TITLE);
        let refused = problems.iter().any(|(_, bad)| *bad);
        prop_assert!(refused || (!short.trim().is_empty() && !said.trim().is_empty()));
    }

    #[test]
    fn no_cell_upsets_it(text in "\\PC{0,40}") {
        let now = UtcMs(1_795_000_000_000);
        let fields = [Field::ReporterPhone, Field::Reported, Field::Urgency];
        let _ = notes(&fields, |n| {
            (phone(text.trim(), n), date(text.trim(), Field::Reported, now, n), urgency(&text, n))
        });
    }
}
