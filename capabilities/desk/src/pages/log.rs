//! `/matters/{id}/log`: every look and every act on one matter, as the audit log holds them.

use axum::extract::Path;
use kernel::{UtcMs, when};
use maud::html;
use ui::{Col, Row, Tbl};
use web::layout::{self, Staff};
use web::{Answer, Ctx};

use crate::parts::story;
use crate::subject::Subject;

/// Entries shown; older ones are in the administrator's log.
const MOST: i64 = 500;

pub(crate) async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let subject = Subject::find(&ctx, &id).await?;
    let entries = audit::log::about(&ctx.read(), "matter", &subject.row.id, MOST).await?;
    let known = story::names(&ctx, &subject.row.id).await?;
    let mut lines = Vec::with_capacity(entries.len());
    for e in &entries {
        let purpose = e
            .purpose
            .as_deref()
            .map(|p| ctx.t(&format!("desk-purpose-{p}")))
            .unwrap_or_default();
        let note = e.purpose_note.clone().unwrap_or_default();
        lines.push((
            when::full(ctx.lang, UtcMs(e.at_ms)),
            action(&ctx, &e.action, &e.detail),
            story::name_of(&ctx, &known, &e.actor).await?,
            [purpose, note]
                .into_iter()
                .filter(|w| !w.is_empty())
                .collect::<Vec<_>>()
                .join(" · "),
            e.position.map_or_else(
                || ctx.t("desk-log-unsequenced"),
                |n| format!("#{n} {}", e.leaf.get(..12).unwrap_or("")),
            ),
        ));
    }
    let rows: Vec<Row<'_>> = lines
        .iter()
        .map(|(at, what, who, why, leaf)| {
            Row::plain(vec![
                html! { time { (at) } },
                html! { (what) },
                html! { (who) },
                html! { (why) },
                html! { span class="mono small" { (leaf) } },
            ])
        })
        .collect();
    let labels = ["at", "what", "who", "why", "place"].map(|k| ctx.t(&format!("desk-log-{k}")));
    let cols: Vec<Col<'_>> = labels.iter().map(|l| Col::text(l)).collect();
    let title = ctx.t("desk-log");
    let queue = ctx.t("desk-queue");
    let path = subject.path();
    let body = html! {
        (ui::crumbs(&ctx.t("desk-crumbs"), &[(&queue, "/desk"), (&subject.row.number, &path), (&title, "")]))
        (ui::pagehead(&title, html! { span { (subject.row.title) } span { (ctx.f("desk-log-count", &[("n", entries.len().into())])) } }, html! {}))
        (ui::panel("", html! {}, html! {}, ui::tbl(&Tbl { caption: &title, cols: &cols, rows: &rows, low: true, ..Tbl::default() })))
        p class="fs-13 ink-2" { (ctx.t("desk-log-note")) }
    };
    Ok(layout::staff(
        &ctx,
        Staff {
            title: &title,
            ..Staff::default()
        },
        body,
    )
    .await?)
}

/// An entry's action in words; what this room has no word for is shown by its code.
fn action(ctx: &Ctx, code: &str, detail: &str) -> String {
    if code == "personal.reveal" {
        let detail: serde_json::Value = serde_json::from_str(detail).unwrap_or_default();
        let field = detail.get("field").and_then(|f| f.as_str()).unwrap_or("");
        let field = ctx.t(&format!("matter-field-{field}"));
        return ctx.f("matter-told-reveal", &[("field", field.into())]);
    }
    if code == matter::parties::LOOKED {
        let detail: serde_json::Value = serde_json::from_str(detail).unwrap_or_default();
        let field = detail.get("field").and_then(|f| f.as_str()).unwrap_or("");
        let field = ctx.t(&format!("matter-party-field-{field}"));
        return ctx.f("matter-told-reveal-party", &[("field", field.into())]);
    }
    let event = code.strip_prefix("matter.").unwrap_or(code);
    let key = match event {
        "register" => "matter-told-registered".to_owned(),
        event => format!("matter-do-{event}"),
    };
    if ctx.app.texts.has(ctx.lang, &key) {
        ctx.t(&key)
    } else {
        code.to_owned()
    }
}
