//! Documents as they leave the press.

mod samples;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use std::thread;

use docgen::{Docgen, DocgenError, Document, Head, Template, Verify};
use proptest::prelude::*;

static PRESS: LazyLock<Docgen> = LazyLock::new(|| Docgen::new(&[]));

/// The press, or nothing where no Chinese font is installed.
fn press() -> Option<&'static Docgen> {
    match PRESS.faces() {
        Ok(_) => Some(&PRESS),
        Err(error) => {
            println!("skipped: {error}");
            None
        }
    }
}

/// Text of a PDF as `pdftotext` sees it. `None` where that program is missing.
fn text_of(name: &str, pdf: &[u8]) -> Option<String> {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.pdf"));
    fs::write(&path, pdf).unwrap();
    match Command::new("pdftotext")
        .arg("-layout")
        .arg(&path)
        .arg("-")
        .output()
    {
        Ok(output) => Some(String::from_utf8(output.stdout).unwrap()),
        Err(error) => {
            println!("skipped: pdftotext cannot be run ({error})");
            None
        }
    }
}

/// Without white space: lines break where they like.
fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn every_template_prints_its_title_number_organ_and_date() {
    let Some(press) = press() else { return };
    let documents = samples::all();
    assert_eq!(
        documents.iter().map(Document::template).collect::<Vec<_>>(),
        Template::ALL
    );
    for document in documents {
        let pdf = press.render(&document).unwrap();
        assert!(pdf.starts_with(b"%PDF-"));
        assert!(pdf.len() < 400_000, "{} bytes", pdf.len());
        let Some(text) = text_of(&format!("{:?}", document.template()), &pdf) else {
            return;
        };
        let text = bare(&text);
        let head = document.head();
        assert!(text.contains(document.template().title()), "{text}");
        assert!(text.contains(&head.organ), "{text}");
        assert!(text.contains(&head.matter_number), "{text}");
        assert!(text.contains("2026年11月24日"), "{text}");
        assert!(text.contains("3F9A07C211B8"), "{text}");
        if let Some(number) = &head.number {
            assert!(text.contains(&number.to_string()), "{text}");
        }
    }
}

#[test]
fn a_reply_says_facts_law_and_remedy() {
    let Some(press) = press() else { return };
    let pdf = press.render(&Document::Reply(samples::reply())).unwrap();
    let Some(text) = text_of("reply", &pdf) else {
        return;
    };
    let text = bare(&text);
    for part in [
        "一、您的诉求",
        "二、查明的事实",
        "三、处理意见",
        "根据《信访工作条例》第三十二条的规定，您的请求事实清楚，",
        "四、救济途径",
        "（一）根据《信访工作条例》第三十五条第一款，如对本意见不服，可以自收到之日起30日内向鹤岗市人民政府请求复查。",
        "—1—",
    ] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
}

#[test]
fn rare_characters_of_names_are_printed() {
    let Some(press) = press() else { return };
    let mut reply = samples::reply();
    reply.to = "张\u{2C029}".into();
    let pdf = press.render(&Document::Reply(reply)).unwrap();
    let Some(text) = text_of("rare", &pdf) else {
        return;
    };
    assert!(bare(&text).contains("张\u{2C029}："), "{text}");
}

#[test]
fn what_a_person_wrote_is_never_markup() {
    let Some(press) = press() else { return };
    let attack = "#panic(\"x\") #import \"/data.json\" *粗* _斜_ $x^2$ = 标题 `raw` <label> @ref \\ // \
                  #eval(\"1+1\") \"]} #set text(red) https://evil.example/ {\"a\":1}";
    let mut receipt = samples::receipt();
    receipt.summary = attack.into();
    receipt.title = "= #box[x]".into();
    receipt.head.organ = "#lorem(3)".into();
    let pdf = press.render(&Document::Receipt(receipt)).unwrap();
    let Some(text) = text_of("attack", &pdf) else {
        return;
    };
    let text = bare(&text);
    for part in [
        "#panic(\"x\")",
        "*粗*_斜_$x^2$",
        "`raw`<label>@ref\\//",
        "#eval(\"1+1\")",
        "=#box[x]",
        "#lorem(3)",
    ] {
        assert!(text.contains(&bare(part)), "{part} is missing in {text}");
    }
}

#[test]
fn reordering_marks_do_not_reach_the_paper() {
    let Some(press) = press() else { return };
    let mut reply = samples::reply();
    reply.opinion = vec!["同意\u{202E}不予".into()];
    let pdf = press.render(&Document::Reply(reply)).unwrap();
    let Some(text) = text_of("bidi", &pdf) else {
        return;
    };
    assert!(bare(&text).contains("同意不予"), "{text}");
}

#[test]
fn fonts_are_given_back_after_a_rest_and_read_again() {
    let press = Docgen::new(&[]);
    let reply = Document::Reply(samples::reply());
    let Ok(first) = press.render(&reply) else {
        return;
    };
    assert!(!press.rest(), "something was just printed");
    assert!(press.rest());
    assert!(!press.rest(), "nothing is loaded any more");
    assert_eq!(press.render(&reply).unwrap(), first);
}

#[test]
fn the_same_document_gives_the_same_bytes_on_any_thread() {
    let Some(press) = press() else { return };
    let first = press.render(&Document::Reply(samples::reply())).unwrap();
    press.release();
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                assert_eq!(
                    press.render(&Document::Reply(samples::reply())).unwrap(),
                    first
                );
            });
        }
    });
}

#[test]
fn a_strange_verification_address_is_refused() {
    let Some(press) = press() else { return };
    let mut receipt = samples::receipt();
    receipt.head.verify = Some(Verify {
        url: "javascript:alert(1)".into(),
        short_hash: String::new(),
    });
    assert!(matches!(
        press.render(&Document::Receipt(receipt)),
        Err(DocgenError::VerifyAddress)
    ));
}

#[test]
fn pages_of_a_long_thread_are_counted() {
    let Some(press) = press() else { return };
    let pdf = press
        .render(&Document::ThreadPrint(samples::thread()))
        .unwrap();
    let Some(text) = text_of("thread", &pdf) else {
        return;
    };
    assert!(bare(&text).contains("第2页，共"), "{text}");
}

#[test]
fn a_receipt_fits_one_page_and_a_seal_is_not_alone() {
    let Some(press) = press() else { return };
    let pages = |document: &Document, name: &str| {
        let text = text_of(name, &press.render(document).unwrap())?;
        Some(
            text.trim_end_matches('\u{C}')
                .split('\u{C}')
                .map(bare)
                .collect::<Vec<_>>(),
        )
    };
    let receipt = Document::Receipt(samples::receipt());
    let Some(found) = pages(&receipt, "one_page") else {
        return;
    };
    assert_eq!(found.len(), 1);
    // However long the text before it, the page of the seal also has text of the letter.
    for lines in 0..14 {
        let mut reply = samples::reply();
        reply.facts = vec!["经查，情况属实。".into(); lines];
        let found = pages(&Document::Reply(reply), "seal").unwrap();
        assert!(
            found.last().unwrap().contains("如对本件有疑问"),
            "{lines}: {found:?}"
        );
    }
}

#[test]
fn documents_are_stored_as_data() {
    for document in samples::all() {
        let json = serde_json::to_string(&document).unwrap();
        assert_eq!(serde_json::from_str::<Document>(&json).unwrap(), document);
    }
}

#[test]
fn a_missing_font_folder_is_no_fault() {
    let press = Docgen::new(&[Path::new("/nowhere").to_path_buf()]);
    assert!(matches!(
        press.faces(),
        Ok(_) | Err(DocgenError::NoChineseFont(_))
    ));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Nothing a person can write keeps the press from printing.
    #[test]
    fn any_text_can_be_printed(text in any::<String>(), organ in any::<String>()) {
        let Some(press) = press() else { return Ok(()) };
        let mut reply = samples::reply();
        reply.head = Head { seal: Some(organ.clone()), organ, ..reply.head };
        reply.to = text.clone();
        reply.facts = vec![text.clone(), text];
        prop_assert!(press.render(&Document::Reply(reply)).is_ok());
    }
}
