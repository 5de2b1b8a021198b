//! What a document says, before it is worded and laid out.
//!
//! Dates are civil dates in Asia/Shanghai. Names are printed as given: the caller masks them where
//! the reader may not see them.

use std::fmt;

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

/// A document of one of the templates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "template", content = "data")]
pub enum Document {
    /// Receipt (受理回执): your report has arrived.
    Receipt(Receipt),
    /// Notice of acceptance (受理告知书).
    AcceptanceNotice(AcceptanceNotice),
    /// Dispatch order (转办单): organ to organ.
    DispatchOrder(DispatchOrder),
    /// Reply (答复意见书).
    Reply(Reply),
    /// Notice of refusal (不予受理告知书).
    RefusalNotice(RefusalNotice),
    /// Supervision letter (督办函): organ to organ.
    SupervisionLetter(SupervisionLetter),
    /// Print of a thread (事项流转记录).
    ThreadPrint(ThreadPrint),
}

/// The kind of a document, without its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Template {
    /// 受理回执
    Receipt,
    /// 受理告知书
    AcceptanceNotice,
    /// 转办单
    DispatchOrder,
    /// 答复意见书
    Reply,
    /// 不予受理告知书
    RefusalNotice,
    /// 督办函
    SupervisionLetter,
    /// 事项流转记录
    ThreadPrint,
}

impl Template {
    /// All templates.
    pub const ALL: [Self; 7] = [
        Self::Receipt,
        Self::AcceptanceNotice,
        Self::DispatchOrder,
        Self::Reply,
        Self::RefusalNotice,
        Self::SupervisionLetter,
        Self::ThreadPrint,
    ];

    /// The title as printed.
    pub fn title(self) -> &'static str {
        match self {
            Self::Receipt => "受理回执",
            Self::AcceptanceNotice => "受理告知书",
            Self::DispatchOrder => "转办单",
            Self::Reply => "答复意见书",
            Self::RefusalNotice => "不予受理告知书",
            Self::SupervisionLetter => "督办函",
            Self::ThreadPrint => "事项流转记录",
        }
    }

    /// Raised whenever wording or layout changes; kept with every document made.
    pub fn version(self) -> u16 {
        1
    }
}

impl Document {
    /// Its template.
    pub fn template(&self) -> Template {
        match self {
            Self::Receipt(_) => Template::Receipt,
            Self::AcceptanceNotice(_) => Template::AcceptanceNotice,
            Self::DispatchOrder(_) => Template::DispatchOrder,
            Self::Reply(_) => Template::Reply,
            Self::RefusalNotice(_) => Template::RefusalNotice,
            Self::SupervisionLetter(_) => Template::SupervisionLetter,
            Self::ThreadPrint(_) => Template::ThreadPrint,
        }
    }

    /// What all documents have.
    pub fn head(&self) -> &Head {
        match self {
            Self::Receipt(d) => &d.head,
            Self::AcceptanceNotice(d) => &d.head,
            Self::DispatchOrder(d) => &d.head,
            Self::Reply(d) => &d.head,
            Self::RefusalNotice(d) => &d.head,
            Self::SupervisionLetter(d) => &d.head,
            Self::ThreadPrint(d) => &d.head,
        }
    }
}

/// What all documents have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Full name of the issuing organ (发文机关).
    pub organ: String,
    /// Its number in the organ's register (发文字号), if it has one.
    pub number: Option<DocumentNumber>,
    /// Number of the matter (事项编号), such as `HG2026-11-0001873`.
    pub matter_number: String,
    /// Day of issue (成文日期).
    pub date: Date,
    /// Text of the seal ring (印章), usually the organ's name. Without it a blank is left for the
    /// seal of ink.
    pub seal: Option<String>,
    /// How a reader can check the paper.
    pub verify: Option<Verify>,
}

/// A document number: `鹤信访〔2026〕12号` (GB/T 9704-2012, 7.2.5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentNumber {
    /// Code of the organ (机关代字), such as `鹤信访`.
    pub code: String,
    /// Year, four digits.
    pub year: i16,
    /// Serial number within the year, without leading zeros.
    pub serial: u32,
}

impl fmt::Display for DocumentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}〔{}〕{}号", self.code, self.year, self.serial)
    }
}

/// The public page that confirms number, date and hash of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verify {
    /// Its address, `http` or `https`; printed as text and as a QR code.
    pub url: String,
    /// Short hash for people to compare (校验码), such as `3F9A 07C2 11B8`.
    pub short_hash: String,
}

/// A law and the provisions relied on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    /// Name of the law without 《》.
    pub law: String,
    /// Its articles; may be empty.
    pub articles: Vec<Article>,
}

/// A provision: article (条), paragraph (款), item (项).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// 条
    pub article: u16,
    /// 款
    pub paragraph: Option<u16>,
    /// 项
    pub item: Option<u16>,
}

impl From<u16> for Article {
    fn from(article: u16) -> Self {
        Self {
            article,
            paragraph: None,
            item: None,
        }
    }
}

/// A span of time that a rule gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// How many.
    pub count: u16,
    /// Of what.
    pub unit: TermUnit,
}

/// Unit of a [`Term`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermUnit {
    /// Calendar days (日).
    Days,
    /// Working days (工作日).
    WorkingDays,
    /// Months (个月).
    Months,
}

/// A way to object, with its term (救济途径).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remedy {
    /// What can be asked for.
    pub means: Means,
    /// Whom to ask.
    pub organ: String,
    /// Counted from receipt of the document.
    pub within: Term,
    /// Where the right comes from.
    pub basis: Option<Basis>,
}

/// Kinds of remedy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Means {
    /// Review of a petition reply (复查; 信访工作条例 art. 35).
    Review,
    /// Recheck (复核; 信访工作条例 art. 36).
    Recheck,
    /// Administrative reconsideration (行政复议).
    Reconsideration,
    /// Administrative action (行政诉讼).
    Litigation,
}

/// Receipt (受理回执), in Chinese with English labels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Organ, numbers, date, seal, verification.
    pub head: Head,
    /// Who reported, as the receipt may show it.
    pub reporter: String,
    /// How it arrived, such as `市民服务热线 12345`.
    pub channel: String,
    /// Title of the matter.
    pub title: String,
    /// What was reported.
    pub summary: String,
    /// When it arrived.
    pub received: DateTime,
    /// Code with which an anonymous person can look it up.
    pub query_code: Option<String>,
    /// What will happen next, with promised dates.
    pub next: Vec<Milestone>,
    /// Telephone and office for questions.
    pub contact: String,
}

/// A step that was promised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    /// What will be done, in Chinese.
    pub text: String,
    /// By when.
    pub due: Option<Date>,
}

/// Notice of acceptance (受理告知书; 信访工作条例 art. 23).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcceptanceNotice {
    /// Organ, numbers, date, seal, verification.
    pub head: Head,
    /// Addressee.
    pub to: String,
    /// Title of the matter.
    pub title: String,
    /// How it arrived.
    pub channel: String,
    /// Day it arrived.
    pub received: Date,
    /// Day it was accepted.
    pub accepted: Date,
    /// Organ that handles it.
    pub handling_organ: String,
    /// Telephone of the handling organ.
    pub contact: String,
    /// Term for handling, from acceptance.
    pub term: Term,
    /// Last day of the term.
    pub due: Date,
    /// Laws for the acceptance.
    pub basis: Vec<Basis>,
    /// Steps of the procedure.
    pub procedure: Vec<String>,
    /// How to follow the matter.
    pub query: String,
}

/// Dispatch order (转办单).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DispatchOrder {
    /// Organ, numbers, date, seal, verification.
    pub head: Head,
    /// Organ that shall handle the matter.
    pub to: String,
    /// Title of the matter.
    pub title: String,
    /// Where it came from.
    pub source: String,
    /// Who reported, as the receiving organ may see it.
    pub reporter: String,
    /// Place of the matter.
    pub place: Option<String>,
    /// What is known.
    pub facts: Vec<String>,
    /// What is asked of the receiving organ.
    pub requirements: Vec<String>,
    /// Laws and rules relied on.
    pub basis: Vec<Basis>,
    /// Result is due on this day.
    pub due: Date,
    /// Names of enclosures.
    pub attachments: Vec<String>,
    /// Organs that get a copy (抄送).
    pub copies: Vec<String>,
    /// Who answers questions.
    pub contact: String,
}

/// How a request ended (信访工作条例 art. 32).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Facts clear, law on its side: supported (予以支持).
    Supported,
    /// Reasonable without legal basis: explained (解释说明).
    Explained,
    /// Without factual or legal ground: not supported (不予支持).
    NotSupported,
}

/// Reply (答复意见书; 信访工作条例 art. 32).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// Organ, numbers, date, seal, verification.
    pub head: Head,
    /// Addressee.
    pub to: String,
    /// Title of the matter.
    pub title: String,
    /// Day it was accepted.
    pub accepted: Date,
    /// What was asked for.
    pub request: Vec<String>,
    /// What was found.
    pub facts: Vec<String>,
    /// How it ended.
    pub outcome: Outcome,
    /// Reasons and measures.
    pub opinion: Vec<String>,
    /// Laws relied on.
    pub basis: Vec<Basis>,
    /// How to object.
    pub remedies: Vec<Remedy>,
    /// Who answers questions.
    pub contact: String,
}

/// Notice of refusal (不予受理告知书; 信访工作条例 arts. 22, 23).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusalNotice {
    /// Organ, numbers, date, seal, verification.
    pub head: Head,
    /// Addressee.
    pub to: String,
    /// Title of the matter.
    pub title: String,
    /// Day it arrived.
    pub received: Date,
    /// Why it is not accepted.
    pub reasons: Vec<String>,
    /// Laws relied on.
    pub basis: Vec<Basis>,
    /// Where it can be brought instead.
    pub proper_route: Option<String>,
    /// How to object.
    pub remedies: Vec<Remedy>,
    /// Who answers questions.
    pub contact: String,
}

/// Supervision letter (督办函).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupervisionLetter {
    /// Organ, numbers, date, seal, verification.
    pub head: Head,
    /// Organ under supervision for this matter.
    pub to: String,
    /// Title of the matter.
    pub title: String,
    /// Day on which it should have been done.
    pub was_due: Date,
    /// What has happened, or not.
    pub facts: Vec<String>,
    /// What is asked for.
    pub requirements: Vec<String>,
    /// Laws and rules relied on.
    pub basis: Vec<Basis>,
    /// Answer is due on this day.
    pub due: Date,
    /// Organs that get a copy (抄送).
    pub copies: Vec<String>,
    /// Who answers questions.
    pub contact: String,
}

/// Print of a thread (事项流转记录).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThreadPrint {
    /// Organ, numbers, date, seal, verification.
    pub head: Head,
    /// Title of the matter.
    pub title: String,
    /// State at the time of printing, in Chinese.
    pub state: String,
    /// When it was opened.
    pub opened: DateTime,
    /// Its entries, oldest first.
    pub entries: Vec<Entry>,
    /// Who printed it.
    pub printed_by: String,
    /// When.
    pub printed: DateTime,
    /// What for: matter, incident or legal basis.
    pub purpose: String,
}

/// One entry of a thread.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// When.
    pub at: DateTime,
    /// Organ, or how the person stands in the matter.
    pub organ: String,
    /// Who, as the reader may see it.
    pub actor: String,
    /// What was done, in Chinese.
    pub action: String,
    /// Text of the entry; may be empty.
    pub text: String,
}
