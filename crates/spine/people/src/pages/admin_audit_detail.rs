//! One entry of the log, the check of the whole, and the log as a file.

use std::collections::BTreeMap;

use audit::log::{self, Entry as LogEntry};
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use kernel::{UtcMs, when};
use maud::{Markup, Render, html};
use serde_json::json;
use store::Fault;
use ui::{code, dl, pb, peek};
use web::{Answer, Ctx, Fields, Subject, WebError, see_other};

use crate::act::{Entry, logged};
use crate::pages::admin_audit::{
    VERIFIED, action_words, actor_words, filter_of, kind_of_subject, purpose_words, subject_words,
    with,
};
use crate::store::{accounts, orgs};
use crate::subjects;

/// Entries in one file; more are taken in several files, by days.
const MOST: usize = 10_000;

pub(super) async fn detail(
    ctx: &Ctx,
    entry: &LogEntry,
    names: &BTreeMap<String, String>,
    subjects: &BTreeMap<String, Subject>,
    asked: &Fields,
) -> Result<Markup, WebError> {
    let org = match entry
        .org_id
        .as_deref()
        .and_then(|id| access::OrgId::parse(id).ok())
    {
        Some(id) => orgs::org(&ctx.read(), id).await?,
        None => None,
    };
    let place = match &org {
        Some(org) => org.name.get(ctx.lang).to_owned(),
        None => "—".into(),
    };
    let position = match entry.position {
        Some(position) => ctx.f("people-audit-entry", &[("n", (position + 1).into())]),
        None => ctx.t("people-audit-entry-new"),
    };
    let heads = ["actor", "org", "action", "subject", "purpose", "time"]
        .map(|part| ctx.t(&format!("people-audit-{part}")));
    let all = with(asked, "subject", &entry.subject_id);
    let open = subjects
        .get(&entry.subject_id)
        .filter(|subject| !subject.href.is_empty());
    let values = [
        html! { a href=(with(asked, "actor", &entry.actor)) { (actor_words(ctx, &entry.actor, names)) } },
        html! { (place) },
        html! { (action_words(ctx, &entry.action)) },
        html! {
            a href=(all) { (subject_words(ctx, entry, subjects)) }
            @if let Some(open) = open { " " a href=(open.href) { (ctx.t("people-audit-open")) } }
        },
        html! { (purpose_words(ctx, entry)) },
        html! { (ctx.moment(UtcMs(entry.at_ms))) },
    ];
    let pairs: Vec<(&str, Markup)> = heads.iter().map(String::as_str).zip(values).collect();
    let (id, act, leaf) = (
        ctx.t("people-audit-id"),
        ctx.t("people-audit-code"),
        ctx.t("people-audit-leaf"),
    );
    let exact = [
        (
            id.as_str(),
            html! { span class="mono" { (entry.subject_id) } },
        ),
        (act.as_str(), html! { span class="mono" { (entry.action) } }),
        (leaf.as_str(), html! { span class="mono" { (entry.leaf) } }),
    ];
    let content = html! {
        (pb(html! { b { (position) } (dl(&pairs)) }))
        (pb(html! { details { summary { (ctx.t("people-audit-detail")) } (dl(&exact)) (code(&ctx.t("people-audit-detail"), &entry.detail)) } }))
    };
    let shut = ui::link_btn(
        &ctx.t("people-close"),
        &with(asked, "after", asked.get("after")),
    )
    .render();
    Ok(peek(&position, content, shut))
}

/// Reads the whole log and writes down what was found.
pub(super) async fn verify(ctx: Ctx) -> Answer {
    let verifier = ctx.app.signer.verifier();
    let verdict = log::verify(&ctx.read(), Some(&verifier)).await?;
    for problem in &verdict.problems {
        tracing::error!(problem, "the audit log does not hold");
    }
    let entry = Entry::new(VERIFIED, "log", verdict.entries).with(json!({
        "entries": verdict.entries,
        "checkpoints": verdict.checkpoints,
        "problems": verdict.problems.len(),
        "found": verdict.problems.iter().take(20).collect::<Vec<_>>(),
        "root": verdict.root,
    }));
    logged(&ctx, entry, |_| Box::pin(async { Ok(()) })).await?;
    Ok(see_other("/admin/audit"))
}

/// The entries of the filter as a table for a spreadsheet; that it was taken stands in the log.
pub(super) async fn export(ctx: Ctx, fields: Fields) -> Answer {
    let read = ctx.read();
    let filter = filter_of(&ctx, &fields).await?;
    let found = log::entries(&read, &filter, MOST).await?;
    let names = accounts::account_names(&read, found.rows.iter().map(|e| e.actor.clone())).await?;
    let subjects = subjects::names(&ctx, &found.rows).await?;
    let mut table = csv::Writer::from_writer(Vec::new());
    let broken = |e: csv::Error| Fault::of("write a table", e);
    let heads = [
        "time", "actor", "action", "kind", "subject", "id", "purpose", "detail", "leaf",
    ]
    .map(|part| ctx.t(&format!("people-audit-{part}")));
    table.write_record(&heads).map_err(broken)?;
    for entry in &found.rows {
        let label = subjects
            .get(&entry.subject_id)
            .map_or("", |subject| subject.label.as_str());
        let row = [
            when::iso(UtcMs(entry.at_ms)),
            actor_words(&ctx, &entry.actor, &names),
            action_words(&ctx, &entry.action),
            kind_of_subject(&ctx, &entry.subject_kind),
            label.to_owned(),
            entry.subject_id.clone(),
            purpose_words(&ctx, entry),
            entry.detail.clone(),
            entry.leaf.clone(),
        ];
        table
            .write_record(row.map(|cell| inert(&cell)))
            .map_err(broken)?;
    }
    let rows = found.rows.len();
    let bytes = table
        .into_inner()
        .map_err(|e| Fault::of("write a table", e.into_error()))?;
    // Spreadsheets take UTF-8 for it only with this mark.
    let file = ["\u{feff}".as_bytes(), &bytes].concat();
    // A name that was typed stays out of the log; whose entries they were does not.
    let mut said = fields.clone();
    said.set("actor", filter.actor.unwrap_or_default());
    let entry = Entry::new("audit.exported", "log", rows).with(json!({
        "filter": said.to_query(),
        "rows": rows,
        "whole": found.next.is_none(),
    }));
    logged(&ctx, entry, |_| Box::pin(async { Ok(()) })).await?;
    let name = format!("attachment; filename=\"anxin-log-{}.csv\"", ctx.now.date());
    let name = HeaderValue::from_str(&name).map_err(|e| Fault::of("name a file", e))?;
    let kind = HeaderValue::from_static("text/csv; charset=utf-8");
    Ok((
        [
            (header::CONTENT_TYPE, kind),
            (header::CONTENT_DISPOSITION, name),
        ],
        file,
    )
        .into_response())
}

/// A cell that no spreadsheet takes for a formula.
fn inert(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula() {
        assert_eq!(inert("=1+1"), "'=1+1");
        assert_eq!(inert("王某"), "王某");
    }
}
