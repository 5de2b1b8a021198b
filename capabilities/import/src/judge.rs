//! What a row means: a report, or what is wrong with it, cell by cell.

mod known;
mod spot;

use std::collections::BTreeMap;

use kernel::identity::PhoneError;
use kernel::{Lang, Phone, UtcMs, clock::HOUR_MS};
use matter::{LONGEST_BODY, LONGEST_TITLE, NewMatter, Origin, ReporterInput};
use store::{Fault, Sql};
use web::App;

use crate::field::Field;
use crate::mapping::Mapping;
use crate::model::{Batch, Problem};
use crate::shape::{self, DateError};
use known::Known;

/// Characters of a title that is made from the first sentence.
const TITLE: usize = 28;
/// Most characters of a name, a relation, a number elsewhere.
const LONGEST_NAME: usize = 60;
/// Most characters of an address.
const LONGEST_ADDRESS: usize = 200;
/// Clocks of two computers differ; a report from less than an hour ahead is from now.
const AHEAD_MS: i64 = HOUR_MS;

/// A row that was understood, as far as it was.
#[derive(Clone, Debug)]
pub struct Judged {
    /// What can be registered; `None` when a problem is bad.
    pub report: Option<(NewMatter, Origin)>,
    /// What is wrong.
    pub problems: Vec<Problem>,
    /// Keyed hash of the number elsewhere.
    pub reference: Option<String>,
    /// Keyed hash of what the row says.
    pub content: String,
    /// Organ that the rules propose; empty where nothing is known.
    pub goes_to: String,
}

/// Understands rows of one batch. Types, channels and rules are read once; places as they come.
pub struct Judge<'a> {
    app: &'a App,
    batch: &'a Batch,
    mapping: Mapping,
    known: Known,
    now: UtcMs,
}

impl<'a> Judge<'a> {
    /// Reads what the rows of a batch are judged by.
    ///
    /// # Errors
    /// On a database fault.
    pub async fn new(app: &'a App, batch: &'a Batch) -> Result<Judge<'a>, Fault> {
        Ok(Judge {
            app,
            batch,
            mapping: batch.mapping(),
            known: Known::read(app, batch).await?,
            now: app.clock.now(),
        })
    }

    /// Understands one row.
    ///
    /// # Errors
    /// On a database fault.
    pub async fn row(
        &mut self,
        sql: &dyn Sql,
        row_no: i64,
        cells: &[String],
        with_proposal: bool,
    ) -> Result<Judged, Fault> {
        let mapping = self.mapping.clone();
        let mut note = Notes {
            mapping: &mapping,
            problems: Vec::new(),
        };
        let cell = |field: Field| mapping.cell(cells, field);
        let (title, body) = words(cell(Field::Title), cell(Field::Body), &mut note);
        let type_code = self
            .known
            .kind(cell(Field::Type), &mapping.type_code, &mut note);
        let spot = self.spot(sql, &cell, &mut note).await?;
        let reporter = reporter(&cell, &mut note);
        let reported = date(cell(Field::Reported), Field::Reported, self.now, &mut note);
        let occurred = date(cell(Field::Occurred), Field::Occurred, self.now, &mut note);
        let channel = self
            .known
            .channel(cell(Field::Channel), &mapping.channel, &mut note);
        let urgency = urgency(cell(Field::Urgency), &mut note);
        let purpose = self.known.purpose(cell(Field::Purpose), &mut note);
        let number = cell(Field::Reference);
        if number.chars().count() > LONGEST_NAME {
            note.bad(Field::Reference, "reference-long", &[]);
        }
        let goes_to = match (&type_code, &spot, with_proposal) {
            (Some(code), Some(spot), true) => {
                let text = format!("{title} {body}");
                self.known
                    .proposal(sql, code, &spot.unit.1, text, self.now)
                    .await?
            }
            _ => String::new(),
        };
        let problems = note.problems;
        let report = match (type_code, spot) {
            (Some(type_code), Some(spot)) if problems.iter().all(|p| !p.bad) => {
                let new = NewMatter {
                    title,
                    body,
                    type_code,
                    purpose,
                    channel,
                    urgency,
                    unit: spot.unit,
                    place_public: spot.place_public,
                    address: Some(cut(cell(Field::Address), LONGEST_ADDRESS))
                        .filter(|a| !a.is_empty()),
                    at: spot.at,
                    occurred,
                    reporter,
                    centre: spot.centre,
                    files: Vec::new(),
                    lang: Lang::ZhCn,
                };
                let origin = Origin {
                    batch: self.batch.number.clone(),
                    row: row_no,
                    reference: Some(number.to_owned()).filter(|n| !n.is_empty()),
                    reported,
                    tell: mapping.tell,
                };
                Some((new, origin))
            }
            _ => None,
        };
        Ok(Judged {
            report,
            problems,
            reference: self.reference(number),
            content: self.content(cells),
            goes_to,
        })
    }

    /// The same number in the same organisation, however it is spaced, gives the same hash.
    fn reference(&self, number: &str) -> Option<String> {
        let plain: String = number
            .chars()
            .filter(|c| !c.is_whitespace())
            .flat_map(char::to_uppercase)
            .collect();
        (!plain.is_empty()).then(|| self.app.cipher.blind_index("import-reference", &plain))
    }

    /// The same words in the same fields give the same hash, whatever else stands in the file.
    fn content(&self, cells: &[String]) -> String {
        let mut said = String::new();
        for field in Field::ALL {
            let cell = self.mapping.cell(cells, *field);
            if !cell.is_empty() {
                said.push_str(field.code());
                said.push('=');
                said.extend(cell.split_whitespace().flat_map(str::chars));
                said.push('\n');
            }
        }
        self.app.cipher.blind_index("import-content", &said)
    }
}

/// What is found wrong with a row.
pub(crate) struct Notes<'m> {
    mapping: &'m Mapping,
    problems: Vec<Problem>,
}

impl Notes<'_> {
    fn add(&mut self, field: Field, key: &str, args: &[(&str, String)], bad: bool) {
        self.problems.push(Problem {
            field,
            column: self.mapping.column(field),
            key: format!("import-p-{key}"),
            args: args
                .iter()
                .map(|(name, value)| ((*name).to_owned(), value.clone()))
                .collect::<BTreeMap<_, _>>(),
            bad,
        });
    }

    /// The row cannot be registered.
    pub fn bad(&mut self, field: Field, key: &str, args: &[(&str, String)]) {
        self.add(field, key, args, true);
    }

    /// The row can be registered; this of it was not understood.
    pub fn warn(&mut self, field: Field, key: &str, args: &[(&str, String)]) {
        self.add(field, key, args, false);
    }
}

/// Title and body: one is enough.
fn words(title: &str, body: &str, note: &mut Notes<'_>) -> (String, String) {
    let field = if note.mapping.column(Field::Body).is_some() {
        Field::Body
    } else {
        Field::Title
    };
    if title.is_empty() && body.is_empty() {
        note.bad(field, "words-missing", &[]);
        return (String::new(), String::new());
    }
    let mut said = if body.is_empty() { title } else { body }.to_owned();
    let short = if title.is_empty() {
        first_sentence(&said)
    } else if title.chars().count() > LONGEST_TITLE {
        note.warn(
            Field::Title,
            "title-cut",
            &[("n", LONGEST_TITLE.to_string())],
        );
        if !body.is_empty() {
            said = format!("{title}\n{body}");
        }
        cut(title, LONGEST_TITLE)
    } else {
        title.to_owned()
    };
    if said.chars().count() > LONGEST_BODY {
        note.bad(field, "words-long", &[("n", LONGEST_BODY.to_string())]);
    }
    (short, said)
}

fn first_sentence(words: &str) -> String {
    let end = words
        .find(['。', '，', '；', '！', '？', '\n', '.', ',', ';'])
        .filter(|at| *at > 0)
        .unwrap_or(words.len());
    words[..end].chars().take(TITLE).collect()
}

fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

fn reporter<'c>(cell: &impl Fn(Field) -> &'c str, note: &mut Notes<'_>) -> ReporterInput {
    let typed = cell(Field::ReporterName);
    let said_anonymous = matches!(
        typed,
        "匿名" | "匿名人" | "不详" | "无名" | "未留姓名" | "anonymous" | "Anonymous"
    );
    let anonymous = shape::truth(cell(Field::Anonymous)).unwrap_or_else(|| {
        // Rather a row refused than a name shown that was to be kept from handlers.
        note.bad(Field::Anonymous, "anonymous-unreadable", &[]);
        true
    });
    if typed.chars().count() > LONGEST_NAME {
        note.warn(
            Field::ReporterName,
            "name-cut",
            &[("n", LONGEST_NAME.to_string())],
        );
    }
    let name = Some(cut(typed, LONGEST_NAME)).filter(|n| !n.is_empty() && !said_anonymous);
    let behalf = cell(Field::Behalf);
    let relation = cell(Field::Relation);
    let relation = if relation.is_empty() {
        "代办"
    } else {
        relation
    };
    ReporterInput {
        account: None,
        name,
        phone: phone(cell(Field::ReporterPhone), note).map(|p| p.e164()),
        anonymous: anonymous || said_anonymous,
        behalf: (!behalf.is_empty())
            .then(|| (cut(behalf, LONGEST_NAME), cut(relation, LONGEST_NAME))),
    }
}

/// A telephone number; of several in one cell the first.
fn phone(typed: &str, note: &mut Notes<'_>) -> Option<Phone> {
    if typed.is_empty() || matches!(typed, "无" | "/" | "-" | "—" | "不详") {
        return None;
    }
    let first = typed
        .split([',', '，', '、', ';', '；', '/', '\n'])
        .find(|part| !part.trim().is_empty())
        .unwrap_or(typed);
    match Phone::parse(first) {
        Ok(phone) => {
            if first.trim() != typed {
                note.warn(Field::ReporterPhone, "phone-first", &[]);
            }
            Some(phone)
        }
        Err(error) => {
            let n = |n: usize| vec![("n", n.to_string())];
            let (key, args) = match error {
                PhoneError::TooShort { missing } => ("phone-short", n(missing)),
                PhoneError::TooLong { extra } => ("phone-long", n(extra)),
                PhoneError::Character(_) => ("phone-character", Vec::new()),
                PhoneError::MobilePrefix => ("phone-prefix", Vec::new()),
                PhoneError::AreaCode => ("phone-area", Vec::new()),
                _ => ("phone-other", Vec::new()),
            };
            note.bad(Field::ReporterPhone, key, &args);
            None
        }
    }
}

fn date(typed: &str, field: Field, now: UtcMs, note: &mut Notes<'_>) -> Option<UtcMs> {
    if typed.is_empty() {
        return None;
    }
    match shape::moment(typed) {
        Ok(at) if at.0 > now.0 + AHEAD_MS => {
            note.bad(field, "date-ahead", &[]);
            None
        }
        Ok(at) if at.date().year() < 1949 => {
            note.bad(field, "date-early", &[]);
            None
        }
        Ok(at) => Some(at),
        Err(error) => {
            let key = match error {
                DateError::Unreadable => "date-unreadable",
                DateError::NoSuchDay => "date-no-day",
                DateError::Ambiguous => "date-ambiguous",
            };
            note.bad(field, key, &[]);
            None
        }
    }
}

/// 1 most urgent .. 4.
fn urgency(typed: &str, note: &mut Notes<'_>) -> Option<i64> {
    let level = match typed.to_lowercase().as_str() {
        "" => return None,
        "1" | "一级" | "特急" | "urgent" | "critical" => 1,
        "2" | "二级" | "紧急" | "急" | "加急" | "high" => 2,
        "3" | "三级" | "一般" | "普通" | "normal" | "medium" => 3,
        "4" | "四级" | "不急" | "低" | "low" => 4,
        _ => {
            note.warn(Field::Urgency, "urgency-unknown", &[]);
            return None;
        }
    };
    Some(level)
}

#[cfg(test)]
mod tests;
