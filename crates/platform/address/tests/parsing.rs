//! Any text is read, and its parts are the text; a trained model is kept and read back.

use address::{
    Example, Label, Level, Lexicon, Model, ModelFault, Parser, Standard, TrainOptions, normalise,
    read_corpus, train,
};
use proptest::prelude::*;

fn examples() -> Vec<Example> {
    let mut data = String::new();
    let mut add = |parts: &[(&str, &str)]| {
        for (label, text) in parts {
            for (at, c) in text.chars().enumerate() {
                let place = if at == 0 { "B" } else { "I" };
                data.extend([c.to_string().as_str(), " ", place, "-", label, "\n"]);
            }
        }
        data.push('\n');
    };
    for (district, road, estate) in [
        ("兴安区", "光明路", "锦绣小区"),
        ("向阳区", "红旗路", "沿河家园"),
        ("工农区", "振兴街", "龙江新苑"),
        ("南山区", "育才路", "矿工小区"),
    ] {
        for number in ["3", "12", "7"] {
            add(&[
                ("district", district),
                ("road", road),
                ("roadno", &format!("{number}号")),
                ("poi", estate),
            ]);
            add(&[
                ("poi", estate),
                ("houseno", &format!("{number}号楼")),
                ("cellno", "2单元"),
                ("roomno", "501室"),
            ]);
        }
    }
    read_corpus(data.as_bytes()).expect("written above")
}

fn small_model() -> Model {
    let options = TrainOptions {
        steps: 30,
        threads: 1,
        prior: 0.1,
        ..TrainOptions::default()
    };
    let lexicon = Lexicon::new([(Level::County, "兴安区"), (Level::County, "向阳区")]);
    train(&examples(), lexicon, &options, |_| ())
}

fn parsers() -> &'static [Parser; 2] {
    static PARSERS: std::sync::OnceLock<[Parser; 2]> = std::sync::OnceLock::new();
    PARSERS.get_or_init(|| {
        [
            Parser::rules(Lexicon::new([
                (Level::County, "兴安区"),
                (Level::City, "鹤岗市"),
            ])),
            Parser::trained(small_model()),
        ]
    })
}

#[test]
fn a_model_learns_what_it_is_shown() {
    let parsed = parsers()[1].parse("南山区光明路15号龙江新苑");
    let parts: Vec<_> = parsed
        .parts
        .iter()
        .map(|part| (part.label, part.text.as_str()))
        .collect();
    assert_eq!(
        parts,
        [
            (Label::District, "南山区"),
            (Label::Road, "光明路"),
            (Label::RoadNo, "15号"),
            (Label::Poi, "龙江新苑"),
        ]
    );
    assert!(
        parsed
            .likelihood
            .is_some_and(|likelihood| (0.5..=1.0).contains(&likelihood))
    );
}

#[test]
fn training_twice_gives_the_same_model_and_bytes_read_back() {
    let bytes = |model: &Model| {
        let mut bytes = Vec::new();
        model.write(&mut bytes).expect("a list takes all bytes");
        bytes
    };
    let model = small_model();
    let written = bytes(&model);
    assert_eq!(written, bytes(&small_model()));
    let read = Model::read(written.as_slice()).expect("just written");
    assert_eq!(bytes(&read), written);
    assert_eq!(read.weights(), model.weights());
}

#[test]
fn other_bytes_are_no_model() {
    let mut written = Vec::new();
    small_model()
        .write(&mut written)
        .expect("a list takes all bytes");
    for at in (0..written.len()).step_by(written.len() / 60 + 1) {
        let mut broken = written.clone();
        broken[at] ^= 0x20;
        assert!(Model::read(broken.as_slice()).is_err(), "byte {at}");
        assert!(Model::read(&written[..at]).is_err(), "cut at {at}");
    }
    assert!(matches!(
        Model::read(b"some other file".as_slice()),
        Err(ModelFault::Shape(_))
    ));
}

#[test]
fn the_standard_form_is_one_for_many_ways() {
    for parser in parsers() {
        for text in ["锦绣小区3号楼2单元501室", "锦绣小区 ３号楼2单元５０１室"]
        {
            let standard = Standard::read(parser, text);
            assert_eq!(standard.text(), "锦绣小区3号楼2单元501室");
        }
    }
}

/// The alphabet of addresses, so that chance meets the rules.
const ALPHABET: &str = "[0-9A-Ca-c０-９一二三十百〇 \u{3000}，#＃—-省市区县镇乡街道路巷村社号楼栋幢座单元室层门旁对面锦绣光明兴安鹤岗北京小花园大厦\u{301}😀]{0,40}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn the_parts_are_the_text(text in prop_oneof![ALPHABET, "\\PC{0,60}"]) {
        for parser in parsers() {
            let parsed = parser.parse(&text);
            let whole: String = parsed.parts.iter().map(|part| part.text.as_str()).collect();
            prop_assert_eq!(&whole, &text);
            prop_assert!(parsed.parts.iter().all(|part| !part.text.is_empty()));
            let standard = Standard::of(&parsed);
            let _ = standard.text();
        }
    }

    #[test]
    fn a_long_text_is_read_too(piece in ALPHABET, times in 1usize..60) {
        let text = piece.repeat(times);
        for parser in parsers() {
            let parsed = parser.parse(&text);
            let whole: String = parsed.parts.iter().map(|part| part.text.as_str()).collect();
            prop_assert_eq!(&whole, &text);
        }
    }

    #[test]
    fn normalising_is_done_once(text in ALPHABET) {
        let once = normalise(&text);
        prop_assert_eq!(normalise(&once), once);
    }

    #[test]
    fn any_annotated_data_is_read_or_refused(data in "([锦绣a0-9 -] [BI]-(poi|road|x)\n|\n){0,20}") {
        let _ = read_corpus(data.as_bytes());
    }
}
