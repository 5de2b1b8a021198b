//! What the papers from organ to organ say.

use docgen::{Basis, DispatchOrder, SupervisionLetter};
use kernel::{Date, Length, UtcMs};
use store::Fault;

use super::content::{addressee, channel, last_day};
use super::make::{Issuer, no_head};
use crate::act::Act;
use crate::effect::Told;
use crate::model::MatterRow;
use crate::store::HandOffRow;
use crate::{catalogue, clocks};

/// What a person typed as basis, as a law without articles.
fn typed_basis(words: &str) -> Vec<Basis> {
    let law = words
        .trim()
        .trim_start_matches('《')
        .trim_end_matches('》')
        .to_owned();
    if law.is_empty() {
        return Vec::new();
    }
    vec![Basis {
        law,
        articles: Vec::new(),
    }]
}

pub(super) async fn dispatch(
    act: &Act<'_>,
    row: &MatterRow,
    issuer: &Issuer,
    offer: &HandOffRow,
    told: &Told,
) -> Result<DispatchOrder, Fault> {
    let mut requirements = Vec::new();
    if !told.words.is_empty() {
        requirements.push(told.words.clone());
    }
    if let Some(due) = offer.due_ms {
        requirements.push(format!(
            "请于{}前在系统中接收；不属于你单位职责的，请在同一时限内退回并说明理由。",
            chinese(UtcMs(due).plus_ms(-1).date())
        ));
    }
    requirements.push("办理结果请在系统中答复，经负责人审核后送达反映人。".into());
    let attached = files::of_owner(act.tx, "matter", &row.id).await?;
    Ok(DispatchOrder {
        head: no_head(),
        to: offer.to_zh.clone(),
        title: row.title.clone(),
        source: channel(act, row),
        reporter: addressee(act, row)?,
        place: Some(row.place_public.clone()).filter(|p| !p.is_empty()),
        facts: vec![row.body.clone()],
        requirements,
        basis: typed_basis(&offer.basis),
        due: result_due(act, row).await?,
        attachments: attached.into_iter().map(|file| file.name).collect(),
        copies: Vec::new(),
        contact: issuer.contact.clone(),
    })
}

/// By when the receiving organ has to answer: the clock that runs already, or the one that its acceptance will start,
/// counted from today.
async fn result_due(act: &Act<'_>, row: &MatterRow) -> Result<Date, Fault> {
    let running = clocks::of_matter(act.tx, &row.id).await?;
    let resolving = running
        .iter()
        .filter(|c| c.audience == "holder" && c.state == "running")
        .filter(|c| !matches!(c.rule_code.as_str(), "ctr.confirm" | "ctr.supervise"))
        .filter_map(last_day)
        .min();
    if let Some(day) = resolving {
        return Ok(day);
    }
    let kind = catalogue::version(act.tx, &row.type_code, row.type_version).await?;
    let promise = catalogue::promise(kind.as_ref(), &row.complexity);
    let rule = clocks::rule_on(act.tx, promise, act.now.date()).await?;
    let length: Length = rule
        .length
        .parse()
        .map_err(|e| Fault::of("read a clock's length", e))?;
    Ok(kernel::due(act.now, length, &act.calendar).statutory)
}

pub(super) async fn supervision(
    act: &Act<'_>,
    row: &MatterRow,
    issuer: &Issuer,
    told: &Told,
) -> Result<SupervisionLetter, Fault> {
    let all = clocks::of_matter(act.tx, &row.id).await?;
    let answer = all
        .iter()
        .rfind(|c| c.rule_code == "ctr.supervise" && c.state == "running")
        .and_then(last_day)
        .unwrap_or_else(|| act.now.date());
    let late = all
        .iter()
        .filter(|c| c.audience == "holder" && c.rule_code != "ctr.supervise")
        .filter(|c| c.state == "running")
        .filter_map(last_day)
        .min();
    Ok(SupervisionLetter {
        head: no_head(),
        to: row.holder_zh.clone(),
        title: row.title.clone(),
        was_due: late.unwrap_or_else(|| act.now.date()),
        facts: vec![
            format!(
                "该事项于{}登记，{}起由你单位承办。",
                chinese(UtcMs(row.registered_ms).date()),
                chinese(UtcMs(row.holder_since_ms).date()),
            ),
            row.body.clone(),
        ],
        requirements: vec![told.words.clone()],
        basis: Vec::new(),
        due: answer,
        copies: Vec::new(),
        contact: issuer.contact.clone(),
    })
}

/// 2026年11月24日
fn chinese(day: Date) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}
