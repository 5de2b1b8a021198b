//! What the papers for a resident say. Such papers are Chinese by law and custom, as their wording in `docgen` is.

use access::crypto::Field;
use docgen::{
    AcceptanceNotice, Article, Basis, Document, Means, Milestone, Outcome, Receipt, RefusalNotice,
    Remedy, Reply, Term, TermUnit,
};
use kernel::{Date, Length, UtcMs};
use store::Fault;

use super::make::{Issuer, no_head};
use crate::act::Act;
use crate::clocks::{self, ClockRow};
use crate::effect::Told;
use crate::model::MatterRow;
use crate::states::Event;
use crate::{catalogue, store as rows};

const PETITION_LAW: &str = "信访工作条例";
/// Clocks of the petition law begin so; only under it there is a review (复查).
const PETITION_CLOCKS: &str = "pet.";

/// Who is meant where the reporter gave no name, or asked that nobody learn it.
pub(super) const UNNAMED: &str = "反映人";

/// Papers that name the reporter: those served on the reporter, which must say whom they bind (信访工作条例 article 32
/// asks for a written answer to the petitioner), and the order to the organ that has to find and answer them. Letters
/// of supervision are about the handling and name nobody; prints of a thread tell what was said, not who.
pub(super) fn names_reporter(document: &Document) -> bool {
    match document {
        Document::Receipt(_)
        | Document::AcceptanceNotice(_)
        | Document::RefusalNotice(_)
        | Document::Reply(_)
        | Document::DispatchOrder(_) => true,
        Document::SupervisionLetter(_) | Document::ThreadPrint(_) => false,
    }
}

/// Whom a paper names, as it names them; empty for papers that name nobody.
pub(super) fn named(document: &Document) -> &str {
    match document {
        Document::Receipt(d) => &d.reporter,
        Document::AcceptanceNotice(d) => &d.to,
        Document::RefusalNotice(d) => &d.to,
        Document::Reply(d) => &d.to,
        Document::DispatchOrder(d) => &d.reporter,
        Document::SupervisionLetter(_) | Document::ThreadPrint(_) => "",
    }
}

/// The reporter in full: for papers of [`names_reporter`]. Opening the name for a paper is a look like any other; it is
/// logged when the paper is kept.
pub(super) fn addressee(act: &Act<'_>, row: &MatterRow) -> Result<String, Fault> {
    let sealed = row.reporter_sealed.as_deref().filter(|_| !row.anonymous);
    let Some(sealed) = sealed else {
        return Ok(UNNAMED.into());
    };
    let place = Field {
        table: "matter",
        column: "reporter",
        record: &row.id,
    };
    let name = act
        .app
        .cipher
        .open(&place, sealed)
        .map_err(|e| Fault::of("open a name for a document", e))?;
    Ok(name.reveal().clone())
}

/// The Chinese name of a channel.
pub(super) fn channel(act: &Act<'_>, row: &MatterRow) -> String {
    act.app.texts.t(
        kernel::Lang::ZhCn,
        &format!("matter-channel-{}", row.channel),
    )
}

pub(super) fn petition(articles: &[u16]) -> Basis {
    Basis {
        law: PETITION_LAW.into(),
        articles: articles.iter().copied().map(Article::from).collect(),
    }
}

/// True for types that the petition law gives a clock.
async fn is_petition(act: &Act<'_>, row: &MatterRow) -> Result<bool, Fault> {
    let kind = catalogue::version(act.tx, &row.type_code, row.type_version).await?;
    Ok(kind
        .and_then(|k| k.legal_clock)
        .is_some_and(|code| code.starts_with(PETITION_CLOCKS)))
}

fn day(at_ms: i64) -> Date {
    UtcMs(at_ms).date()
}

/// The last day of a clock.
pub(super) fn last_day(clock: &ClockRow) -> Option<Date> {
    clock.statutory.as_deref().and_then(|d| d.parse().ok())
}

fn term(length: Length) -> Term {
    let (count, unit) = match length {
        Length::Natural(n) => (n, TermUnit::Days),
        Length::Working(n) => (n, TermUnit::WorkingDays),
        Length::Months(n) => (n, TermUnit::Months),
        Length::Years(n) => (n * 12, TermUnit::Months),
        Length::Hours(n) => (n.div_ceil(24), TermUnit::Days),
        Length::Minutes(_) => (1, TermUnit::Days),
    };
    Term {
        count: u16::try_from(count).unwrap_or(u16::MAX),
        unit,
    }
}

/// The running clock under which the holder resolves the matter: the earliest of those that the act started.
async fn resolving(act: &Act<'_>, row: &MatterRow) -> Result<Option<ClockRow>, Fault> {
    let running = clocks::of_matter(act.tx, &row.id).await?.into_iter();
    Ok(running
        .filter(|c| c.audience == "holder" && c.state == "running")
        .filter(|c| !matches!(c.rule_code.as_str(), "ctr.confirm" | "ctr.supervise"))
        .min_by_key(|c| c.due_ms))
}

pub(super) fn receipt(
    act: &Act<'_>,
    row: &MatterRow,
    issuer: &Issuer,
    code: &str,
    due: Option<Date>,
) -> Result<Receipt, Fault> {
    Ok(Receipt {
        head: no_head(),
        reporter: addressee(act, row)?,
        channel: channel(act, row),
        title: row.title.clone(),
        summary: row.body.clone(),
        received: UtcMs(row.registered_ms).local(),
        query_code: Some(format!("{} {}", &code[..4], &code[4..])),
        next: vec![Milestone {
            text: format!("由{}受理，或转有权处理的单位", issuer.zh),
            due,
        }],
        contact: issuer.contact.clone(),
    })
}

/// `None` when no clock runs that could be told.
pub(super) async fn acceptance(
    act: &Act<'_>,
    row: &MatterRow,
    issuer: &Issuer,
) -> Result<Option<AcceptanceNotice>, Fault> {
    let Some(clock) = resolving(act, row).await? else {
        return Ok(None);
    };
    let Some(due) = last_day(&clock) else {
        return Ok(None);
    };
    let basis = if is_petition(act, row).await? {
        vec![petition(&[22, 23])]
    } else {
        Vec::new()
    };
    let length = clock
        .length
        .parse()
        .map_err(|e| Fault::of("read a clock's length", e))?;
    Ok(Some(AcceptanceNotice {
        head: no_head(),
        to: addressee(act, row)?,
        title: row.title.clone(),
        channel: channel(act, row),
        received: day(row.registered_ms),
        accepted: act.now.date(),
        handling_organ: issuer.zh.clone(),
        contact: issuer.contact.clone(),
        term: term(length),
        due,
        basis,
        procedure: vec![
            "承办单位调查核实，必要时到现场或者向您了解情况。".into(),
            "承办单位提出答复意见，经负责人审核后答复您。".into(),
            "您收到答复后可以评价；认为没有解决的，可以在三十日内提出异议。".into(),
        ],
        query: format!(
            "登录{}，凭事项编号{}和查询码可以随时查询办理进度。",
            act.app.settings.public_url, row.number
        ),
    }))
}

pub(super) fn refusal(
    act: &Act<'_>,
    row: &MatterRow,
    issuer: &Issuer,
    told: &Told,
) -> Result<RefusalNotice, Fault> {
    let remedy = told.data.get("remedy").and_then(|r| r.as_str());
    Ok(RefusalNotice {
        head: no_head(),
        to: addressee(act, row)?,
        title: row.title.clone(),
        received: day(row.registered_ms),
        reasons: vec![told.words.clone()],
        basis: vec![petition(&[22])],
        proper_route: remedy.map(ToOwned::to_owned),
        remedies: Vec::new(),
        contact: issuer.contact.clone(),
    })
}

pub(super) async fn reply(act: &Act<'_>, row: &MatterRow, issuer: &Issuer) -> Result<Reply, Fault> {
    let thread = rows::thread(act.tx, &row.id, true).await?;
    let visits = [Event::Visit.code(), Event::Note.code()];
    let mut facts: Vec<String> = thread
        .iter()
        .filter(|entry| visits.contains(&entry.kind.as_str()))
        .map(|entry| entry.words.clone())
        .collect();
    if facts.is_empty() {
        facts.push("承办单位已对您反映的情况进行了解，具体情况见处理意见。".into());
    }
    let accepted = thread
        .iter()
        .find(|entry| [Event::Take.code(), Event::Accept.code()].contains(&entry.kind.as_str()))
        .map_or(row.registered_ms, |entry| entry.at_ms);
    let mut opinion = vec![row.reply.clone().unwrap_or_default()];
    let (basis, remedies) = if is_petition(act, row).await? {
        (vec![petition(&[32])], vec![review(act, row).await?])
    } else {
        opinion
            .push("您认为没有解决的，可以自收到本答复之日起三十日内，凭事项编号提出异议。".into());
        (Vec::new(), Vec::new())
    };
    Ok(Reply {
        head: no_head(),
        to: addressee(act, row)?,
        title: row.title.clone(),
        accepted: day(accepted),
        request: vec![row.body.clone()],
        facts,
        outcome: match row.outcome.as_deref() {
            Some("supported" | "partly") => Outcome::Supported,
            Some("not_supported") => Outcome::NotSupported,
            _ => Outcome::Explained,
        },
        opinion,
        basis,
        remedies,
        contact: issuer.contact.clone(),
    })
}

/// 复查: within 30 days, at the government or the organ above (信访工作条例 article 35).
async fn review(act: &Act<'_>, row: &MatterRow) -> Result<Remedy, Fault> {
    let rule = clocks::rule_on(act.tx, "pet.ask_review", act.now.date()).await?;
    let length = rule
        .length
        .parse()
        .map_err(|e| Fault::of("read a clock's length", e))?;
    Ok(Remedy {
        means: Means::Review,
        organ: format!("{}的本级人民政府或者上一级主管部门", row.holder_zh),
        within: term(length),
        basis: Some(petition(&[35])),
    })
}
