//! Documents of a matter 文书: numbered in the act that calls for them, printed as PDF by a job or at the first
//! download, hashed, signed, and confirmed to anyone who holds the paper.
//!
//! - The act writes the row: number, code, and the sealed content, so that the paper says what was so at that moment.
//! - [`pdf`] prints it once and keeps the file; hash and signature join the row then.
//! - [`by_code`] answers the public page that the code on the paper leads to.

mod content;
mod letters;
mod look;
mod make;
pub(crate) mod pages;
mod print;
mod thread_print;
mod verify;

use docgen::Template;
use kernel::{UtcMs, typed_id};
use serde::Serialize;
use store::{Fault, FromQueryResult, Sql, args};

pub(crate) use make::{issuer, of_act, receipt};
pub use print::{job, pdf};
pub use thread_print::print_thread;

typed_id!(
    /// A document of a matter.
    DocumentId
);

/// A document, its content sealed.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult, Serialize)]
#[allow(
    missing_docs,
    reason = "each column is explained in migrations/0001_matter.sql"
)]
pub struct DocumentRow {
    pub id: String,
    pub matter_id: String,
    pub template: String,
    pub number: String,
    pub title_zh: String,
    pub title_en: String,
    pub org_id: String,
    pub org_zh: String,
    pub org_en: String,
    pub code: String,
    /// Hash of the PDF in hex; empty until it was printed once.
    pub sha256: String,
    /// A signed note over number, day, code and hash; empty until it was printed once.
    pub signature: String,
    pub file_id: Option<String>,
    pub content: String,
    pub made_ms: i64,
    /// The resident may read it.
    pub public: bool,
}

const COLUMNS: &str = "id, matter_id, template, number, title_zh, title_en, org_id, org_zh, org_en, code, sha256, \
     signature, file_id, content, made_ms, public";

impl DocumentRow {
    /// Its title in the reader's language.
    pub fn title(&self) -> access::Named {
        access::Named {
            zh: self.title_zh.clone(),
            en: self.title_en.clone(),
        }
    }
    /// The organ that issued it, under its name of then.
    pub fn organ(&self) -> access::Named {
        access::Named {
            zh: self.org_zh.clone(),
            en: self.org_en.clone(),
        }
    }
    /// Day of issue in Shanghai.
    pub fn day(&self) -> kernel::Date {
        UtcMs(self.made_ms).date()
    }
}

/// Documents of a matter, oldest first.
///
/// # Errors
/// On a database fault.
pub async fn of_matter(sql: &dyn Sql, matter: &str) -> Result<Vec<DocumentRow>, Fault> {
    sql.all(
        &format!("select {COLUMNS} from document where matter_id = $1 order by made_ms, id"),
        args![matter],
    )
    .await
}

/// The document with this id.
///
/// # Errors
/// On a database fault.
pub async fn by_id(sql: &dyn Sql, id: &str) -> Result<Option<DocumentRow>, Fault> {
    // NUL is refused by PostgreSQL and names nothing.
    if id.contains('\0') {
        return Ok(None);
    }
    sql.one(
        &format!("select {COLUMNS} from document where id = $1"),
        args![id],
    )
    .await
}

/// The document whose paper carries this code; spaces and case of what was typed do not count.
///
/// # Errors
/// On a database fault.
pub async fn by_code(sql: &dyn Sql, code: &str) -> Result<Option<DocumentRow>, Fault> {
    let code: String = code
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_uppercase())
        .collect();
    sql.one(
        &format!("select {COLUMNS} from document where code = $1"),
        args![code],
    )
    .await
}

/// The code of a template in the row, the API and the text keys.
fn code_of(template: Template) -> &'static str {
    match template {
        Template::Receipt => "receipt",
        Template::AcceptanceNotice => "acceptance_notice",
        Template::DispatchOrder => "dispatch_order",
        Template::Reply => "reply",
        Template::RefusalNotice => "refusal_notice",
        Template::SupervisionLetter => "supervision_letter",
        Template::ThreadPrint => "thread_print",
    }
}

/// Official papers are Chinese; this is what lists call them in English.
fn english_of(template: Template) -> &'static str {
    match template {
        Template::Receipt => "Receipt",
        Template::AcceptanceNotice => "Notice of acceptance",
        Template::DispatchOrder => "Dispatch order",
        Template::Reply => "Reply",
        Template::RefusalNotice => "Notice of refusal",
        Template::SupervisionLetter => "Supervision letter",
        Template::ThreadPrint => "Print of the thread",
    }
}
