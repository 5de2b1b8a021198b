//! Which act makes which document, and the row it leaves.

use access::crypto::Field;
use docgen::{Document, DocumentNumber, Head, Template, Verify};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Fault, args};

use super::{DocumentId, code_of, content, english_of, letters, look};
use crate::act::Act;
use crate::directory::{self, Organ};
use crate::effect::Told;
use crate::model::MatterRow;
use crate::states::Event;
use crate::{secret, store as rows};

/// Letters of the code on a paper: 79 bits.
const CODE_LETTERS: usize = 16;
/// The job that prints.
pub(crate) const JOB: &str = "matter.render_document";

/// What is kept, sealed, to print the paper again.
#[derive(Serialize, Deserialize)]
pub(super) struct Kept {
    /// Version of wording and layout under which it was made.
    pub version: u16,
    /// What it says.
    pub document: Document,
    /// It names the reporter in full, so that an officer who opens it looks at personal data. Papers made before this
    /// was kept name nobody in full.
    #[serde(default)]
    pub names: bool,
}

/// The documents of an act, in its transaction.
///
/// # Errors
/// On a database fault.
pub(crate) async fn of_act(
    act: &Act<'_>,
    row: &MatterRow,
    before: &MatterRow,
    event: Event,
    told: &Told,
) -> Result<(), Fault> {
    match event {
        Event::Take => acceptance(act, row).await,
        Event::Accept if before.holder_centre => acceptance(act, row).await,
        Event::Offer => dispatch(act, row, told).await,
        Event::Refuse => refusal(act, row, told).await,
        Event::Approve => reply(act, row).await,
        Event::Supervise => supervision(act, row, told).await,
        _ => Ok(()),
    }
}

/// The receipt that a reporter takes home; the centre answers by `due`.
///
/// # Errors
/// On a database fault.
pub(crate) async fn receipt(
    act: &Act<'_>,
    row: &MatterRow,
    issuer: &Issuer,
    code: &str,
    due: Option<kernel::Date>,
) -> Result<(), Fault> {
    let paper = content::receipt(act, row, issuer, code, due)?;
    keep(act, row, issuer, Template::Receipt, true, |head| {
        Document::Receipt(docgen::Receipt { head, ..paper })
    })
    .await?;
    Ok(())
}

async fn acceptance(act: &Act<'_>, row: &MatterRow) -> Result<(), Fault> {
    let issuer = issuer(act, &row.holder_org, &row.holder_zh, &row.holder_en).await?;
    let Some(paper) = content::acceptance(act, row, &issuer).await? else {
        return Ok(());
    };
    keep(
        act,
        row,
        &issuer,
        Template::AcceptanceNotice,
        true,
        |head| Document::AcceptanceNotice(docgen::AcceptanceNotice { head, ..paper }),
    )
    .await?;
    Ok(())
}

async fn refusal(act: &Act<'_>, row: &MatterRow, told: &Told) -> Result<(), Fault> {
    let issuer = issuer(act, &row.holder_org, &row.holder_zh, &row.holder_en).await?;
    let paper = content::refusal(act, row, &issuer, told)?;
    keep(act, row, &issuer, Template::RefusalNotice, true, |head| {
        Document::RefusalNotice(docgen::RefusalNotice { head, ..paper })
    })
    .await?;
    Ok(())
}

async fn reply(act: &Act<'_>, row: &MatterRow) -> Result<(), Fault> {
    let issuer = issuer(act, &row.holder_org, &row.holder_zh, &row.holder_en).await?;
    let paper = content::reply(act, row, &issuer).await?;
    keep(act, row, &issuer, Template::Reply, true, |head| {
        Document::Reply(docgen::Reply { head, ..paper })
    })
    .await?;
    Ok(())
}

async fn dispatch(act: &Act<'_>, row: &MatterRow, told: &Told) -> Result<(), Fault> {
    let Some(offer) = rows::pending_offer(act.tx, &row.id).await? else {
        return Ok(());
    };
    let issuer = issuer(act, &offer.from_org, &offer.from_zh, &offer.from_en).await?;
    let paper = letters::dispatch(act, row, &issuer, &offer, told).await?;
    keep(act, row, &issuer, Template::DispatchOrder, false, |head| {
        Document::DispatchOrder(docgen::DispatchOrder { head, ..paper })
    })
    .await?;
    Ok(())
}

/// Issued by the supervisor's own organisation, or by the centre when the system supervises.
async fn supervision(act: &Act<'_>, row: &MatterRow, told: &Told) -> Result<(), Fault> {
    let issuer = match act.actor.post() {
        Some(post) => {
            let (zh, en) = (&post.org_name.zh, &post.org_name.en);
            issuer(act, &post.org.to_string(), zh, en).await?
        }
        None => issuer(act, &row.centre_org, &row.holder_zh, &row.holder_en).await?,
    };
    let paper = letters::supervision(act, row, &issuer, told).await?;
    keep(
        act,
        row,
        &issuer,
        Template::SupervisionLetter,
        false,
        |head| Document::SupervisionLetter(docgen::SupervisionLetter { head, ..paper }),
    )
    .await?;
    Ok(())
}

/// Who issues a paper.
pub(crate) struct Issuer {
    id: String,
    pub zh: String,
    en: String,
    sign: String,
    pub contact: String,
}

/// The organisation under its present name; under the name that the matter keeps where the directory lacks it.
pub(crate) async fn issuer(act: &Act<'_>, id: &str, zh: &str, en: &str) -> Result<Issuer, Fault> {
    let known: Option<Organ> = match directory::of(act.app) {
        Ok(directory) => directory.organ(act.tx, id).await?,
        Err(_) => None,
    };
    Ok(match known {
        Some(organ) => Issuer {
            id: id.to_owned(),
            contact: format!("{}，{}", organ.org.name.zh, organ.phone),
            zh: organ.org.name.zh,
            en: organ.org.name.en,
            sign: organ.sign,
        },
        None => Issuer {
            id: id.to_owned(),
            contact: zh.to_owned(),
            zh: zh.to_owned(),
            en: en.to_owned(),
            sign: zh.to_owned(),
        },
    })
}

/// A paper without its head, which is written last.
pub(super) fn no_head() -> Head {
    Head {
        organ: String::new(),
        number: None,
        matter_number: String::new(),
        date: kernel::Date::constant(1970, 1, 1),
        seal: None,
        verify: None,
    }
}

/// Numbers the paper and writes its row, its audit record and the order to print it.
pub(super) async fn keep(
    act: &Act<'_>,
    row: &MatterRow,
    issuer: &Issuer,
    template: Template,
    public: bool,
    paper: impl FnOnce(Head) -> Document + Send,
) -> Result<String, Fault> {
    let id = DocumentId::new(&*act.app.ids).to_string();
    let number = match template {
        Template::Receipt | Template::ThreadPrint => None,
        _ => Some(number(act, &issuer.sign).await?),
    };
    let code = secret::code(&act.app.cipher, "document.code", &id, CODE_LETTERS);
    let date = act.now.date();
    let printed_number = number
        .as_ref()
        .map_or_else(|| row.number.clone(), ToString::to_string);
    let mut document = paper(Head {
        organ: issuer.zh.clone(),
        number,
        matter_number: row.number.clone(),
        date,
        seal: Some(issuer.zh.clone()),
        verify: None,
    });
    let check = Verify {
        url: format!("{}/documents/verify/{code}", act.app.settings.public_url),
        short_hash: fingerprint(&document)?,
    };
    set_verify(&mut document, check);
    let names =
        content::names_reporter(&document) && row.reporter_sealed.is_some() && !row.anonymous;
    let kept = Kept {
        version: template.version(),
        document,
        names,
    };
    let json = serde_json::to_string(&kept).map_err(|e| Fault::of("write a document", e))?;
    let sealed = act
        .app
        .cipher
        .seal(&field(&id), &json)
        .map_err(|e| Fault::of("seal a document", e))?;
    act.tx
        .insert(
            "insert into document (id, matter_id, template, number, title_zh, title_en, org_id, org_zh, org_en, code, \
             sha256, signature, content, made_ms, public) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '', '', $11, $12, $13)",
            args![
                &id,
                &row.id,
                code_of(template),
                &printed_number,
                template.title(),
                english_of(template),
                &issuer.id,
                &issuer.zh,
                &issuer.en,
                &code,
                sealed,
                act.now,
                public
            ],
        )
        .await?;
    let record = audit::log::Record {
        actor: act.actor.log_id(),
        org: act.actor.log_org(),
        action: "matter.document",
        subject_kind: "document",
        subject_id: id.clone(),
        purpose: None,
        detail: json!({ "matter": row.id, "template": code_of(template), "number": printed_number }),
    };
    audit::log::append(act.tx, &*act.app.ids, act.now, record).await?;
    // Whoever registers a report has just written the name down or given it.
    if names && !matches!(template, Template::Receipt) {
        let paper = (id.as_str(), template.title());
        look::note(act.tx, &*act.app.ids, act.actor, &row.id, paper, act.now).await?;
    }
    // Papers of an imported past are printed when somebody asks for them.
    if act.app.clock.now().since(act.now) > kernel::clock::DAY_MS {
        return Ok(id);
    }
    let payload = json!({ "document": id });
    let once = format!("{JOB}:{id}");
    work::enqueue(act.tx, &*act.app.ids, JOB, &payload, Some(&once), act.now).await?;
    Ok(id)
}

/// The organ's next number of the year.
async fn number(act: &Act<'_>, sign: &str) -> Result<DocumentNumber, Fault> {
    let year = act.now.date().year();
    let serial = rows::next_number(act.tx, &format!("{sign}{year}")).await?;
    Ok(DocumentNumber {
        code: sign.to_owned(),
        year,
        serial: u32::try_from(serial).map_err(|e| Fault::of("count documents", e))?,
    })
}

/// Where a document's content is sealed.
pub(super) fn field(id: &str) -> Field<'_> {
    Field {
        table: "document",
        column: "content",
        record: id,
    }
}

/// The first 48 bits of the hash over what the paper says, as printed on it: `3F9A 07C2 11B8`. The hash of the file
/// cannot stand in the file.
fn fingerprint(document: &Document) -> Result<String, Fault> {
    let json = serde_json::to_vec(document).map_err(|e| Fault::of("hash a document", e))?;
    let hash = files::Sha256::of(&json).to_string().to_uppercase();
    Ok(format!("{} {} {}", &hash[0..4], &hash[4..8], &hash[8..12]))
}

fn set_verify(document: &mut Document, check: Verify) {
    let head = match document {
        Document::Receipt(d) => &mut d.head,
        Document::AcceptanceNotice(d) => &mut d.head,
        Document::DispatchOrder(d) => &mut d.head,
        Document::Reply(d) => &mut d.head,
        Document::RefusalNotice(d) => &mut d.head,
        Document::SupervisionLetter(d) => &mut d.head,
        Document::ThreadPrint(d) => &mut d.head,
    };
    head.verify = Some(check);
}
