//! Puts documents into the words that such papers use.
//!
//! Official papers of Chinese organs are Chinese by law and custom (国家通用语言文字法 art. 9), so
//! the words stand here and not in the translated texts.

mod letters;
mod numerals;
mod people;

use jiff::civil::{Date, DateTime};

use crate::document::{Article, Basis, Document, Head, Means, Remedy, Term, TermUnit};
use crate::sheet::{Block, Check, Layout, Row, Seal, Sheet};

/// The document as it will be laid out.
pub(crate) fn sheet(document: &Document) -> Sheet {
    let title = document.template().title();
    match document {
        Document::Receipt(d) => people::receipt(title, d),
        Document::AcceptanceNotice(d) => people::acceptance(title, d),
        Document::Reply(d) => people::reply(title, d),
        Document::RefusalNotice(d) => people::refusal(title, d),
        Document::ThreadPrint(d) => people::thread(title, d),
        Document::DispatchOrder(d) => letters::dispatch(title, d),
        Document::SupervisionLetter(d) => letters::supervision(title, d),
    }
}

/// A sheet with what every document has.
fn blank(layout: Layout, title: &str, head: &Head) -> Sheet {
    Sheet {
        layout,
        organ: head.organ.clone(),
        number: head.number.as_ref().map(ToString::to_string),
        matter_number: head.matter_number.clone(),
        title: title.to_owned(),
        to: None,
        blocks: Vec::new(),
        attachments: Vec::new(),
        date: day(head.date),
        ymd: (head.date.year(), head.date.month(), head.date.day()),
        seal: head.seal.as_ref().map(|text| Seal {
            characters: text.chars().map(String::from).collect(),
        }),
        copies: Vec::new(),
        verify: head.verify.as_ref().map(|v| Check {
            url: v.url.clone(),
            hash: v.short_hash.clone(),
        }),
        entries: Vec::new(),
        note: None,
    }
}

fn heading(text: &str) -> Block {
    Block::Heading {
        text: text.to_owned(),
    }
}

fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph { text: text.into() }
}

/// One paragraph per text and per line of a text; empty lines are dropped.
fn paragraphs(texts: &[String]) -> impl Iterator<Item = Block> {
    texts
        .iter()
        .flat_map(|text| text.lines())
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(paragraph)
}

/// Whom a person can ask.
fn questions(contact: &str) -> Block {
    paragraph(format!("如对本件有疑问，请联系：{contact}。"))
}

/// One item stands as a paragraph, several are numbered.
fn points(items: &[String]) -> Block {
    match items {
        [only] => paragraph(only),
        _ => Block::Points {
            items: items.to_vec(),
        },
    }
}

fn row(label: &str, value: impl Into<String>) -> Row {
    Row {
        label: label.to_owned(),
        english: None,
        value: value.into(),
        strong: false,
    }
}

/// 2026年11月24日
fn day(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// 2026年11月24日 9:05
fn moment(at: DateTime) -> String {
    format!("{} {}:{:02}", day(at.date()), at.hour(), at.minute())
}

/// 60日, 15个工作日, 6个月
fn term(term: Term) -> String {
    let unit = match term.unit {
        TermUnit::Days => "日",
        TermUnit::WorkingDays => "个工作日",
        TermUnit::Months => "个月",
    };
    format!("{}{unit}", term.count)
}

/// 《信访工作条例》第二十二条第一款、第三十二条
fn citation(basis: &Basis) -> String {
    let provision = |p: &Article| {
        let article = format!("第{}条", numerals::chinese(p.article));
        let paragraph = p.paragraph.map(|n| format!("第{}款", numerals::chinese(n)));
        let item = p.item.map(|n| format!("第（{}）项", numerals::chinese(n)));
        [Some(article), paragraph, item]
            .into_iter()
            .flatten()
            .collect::<String>()
    };
    let articles: Vec<String> = basis.articles.iter().map(provision).collect();
    format!("《{}》{}", basis.law, articles.join("、"))
}

/// All laws in one phrase; `None` if there are none.
fn citations(bases: &[Basis]) -> Option<String> {
    let all: Vec<String> = bases.iter().map(citation).collect();
    match all.as_slice() {
        [] => None,
        [only] => Some(only.clone()),
        [first @ .., last] => Some(format!("{}和{last}", first.join("、"))),
    }
}

/// How to object, as one sentence per remedy. `paper`: what the objection is against.
fn remedies(paper: &str, remedies: &[Remedy]) -> Vec<String> {
    let sentence = |remedy: &Remedy| {
        let basis = remedy
            .basis
            .as_ref()
            .map(|b| format!("根据{}，", citation(b)));
        let ask = match remedy.means {
            Means::Review => "请求复查",
            Means::Recheck => "请求复核",
            Means::Reconsideration => "申请行政复议",
            Means::Litigation => "提起行政诉讼",
        };
        format!(
            "{}如对本{paper}不服，可以自收到之日起{}内向{}{ask}。",
            basis.unwrap_or_default(),
            term(remedy.within),
            remedy.organ,
        )
    };
    remedies.iter().map(sentence).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn provisions_are_cited_as_laws_are() {
        let basis = Basis {
            law: "信访工作条例".into(),
            articles: vec![
                Article {
                    article: 22,
                    paragraph: Some(1),
                    item: Some(2),
                },
                Article::from(110),
            ],
        };
        assert_eq!(
            citation(&basis),
            "《信访工作条例》第二十二条第一款第（二）项、第一百一十条"
        );
        let other = Basis {
            law: "行政复议法".into(),
            articles: Vec::new(),
        };
        assert_eq!(
            citations(&[basis, other]).unwrap(),
            "《信访工作条例》第二十二条第一款第（二）项、第一百一十条和《行政复议法》"
        );
    }

    #[test]
    fn a_remedy_names_term_organ_and_law() {
        let remedy = Remedy {
            means: Means::Review,
            organ: "鹤岗市人民政府".into(),
            within: Term {
                count: 30,
                unit: TermUnit::Days,
            },
            basis: Some(Basis {
                law: "信访工作条例".into(),
                articles: vec![Article::from(35)],
            }),
        };
        assert_eq!(
            remedies("意见", &[remedy]),
            [
                "根据《信访工作条例》第三十五条，如对本意见不服，可以自收到之日起30日内向鹤岗市人民政府请求复查。"
            ]
        );
    }
}
