//! `/admin/audit`: the log, newest first, and the proof that it is whole.

use audit::log::{self, Entry as LogEntry, Filter};
use kernel::{UtcMs, when};
use maud::{Markup, Render, html};
use serde_json::json;
use std::collections::BTreeMap;
use store::Cursor;
use ui::{
    Col, Row, State, Tab, Tbl, btn, cell_link, chip, code, dl, note, pagehead, pager, pb, peek,
    post, split, tabs, tbl, text, toolbar,
};
use web::layout::Staff;
use web::{Answer, Ctx, Fields, Guard, Route, layout, see_other};

use crate::act::{Entry, logged};
use crate::permissions::AUDIT;
use crate::store::{accounts, orgs};

pub(crate) fn routes() -> Vec<Route> {
    let may = Guard::Needs(AUDIT);
    vec![
        Route::get("/admin/audit", may, show),
        Route::post("/admin/audit/verify", may, verify),
    ]
}

const PAGE: usize = 50;
/// The action under which a check writes its own result.
const VERIFIED: &str = "audit.verified";

/// Views as tabs: text key and action.
const VIEWS: [(&str, &str); 5] = [
    ("people-audit-all", ""),
    ("people-audit-reveals", "personal.reveal"),
    ("people-audit-exports", "personal.export"),
    ("people-audit-posts", "people.post_given"),
    ("people-audit-sign-ins", "people.signed_in"),
];

fn filter_of(asked: &Fields) -> Filter {
    let some = |name: &str| asked.opt(name).map(ToOwned::to_owned);
    Filter {
        action: some("action"),
        actor: some("actor"),
        subject: some("subject"),
        before: Cursor::parse(asked.get("after")),
    }
}

/// The same list with one thing of the query changed; paging and the open entry start anew.
fn with(asked: &Fields, name: &str, value: &str) -> String {
    let mut query = asked.clone();
    for gone in ["after", "peek"] {
        if gone != name {
            query.set(gone, "");
        }
    }
    query.set(name, value);
    format!("/admin/audit?{}", query.to_query())
}

async fn show(ctx: Ctx) -> Answer {
    let asked = Fields::parse(&ctx.query);
    let read = ctx.read();
    let found = log::entries(&read, &filter_of(&asked), PAGE).await?;
    let names = accounts::account_names(&read, found.rows.iter().map(|e| e.actor.clone())).await?;
    let peeked = found.rows.iter().find(|e| e.id == asked.get("peek"));
    let title = ctx.t("people-audit-title");
    let beside = match peeked {
        Some(entry) => Some(detail(&ctx, entry, &names, &asked).await?),
        None => None,
    };
    let older = found
        .next
        .as_ref()
        .map(|next| with(&asked, "after", &next.to_text()))
        .unwrap_or_default();
    let shown = i64::try_from(found.rows.len()).unwrap_or(0);
    let list = html! {
        @if found.rows.is_empty() { (ui::empty("history", &ctx.t("people-audit-none"), html! {})) }
        @else { (table(&ctx, &found.rows, &names, &asked)) }
        (pager(&ctx.f("people-page-shown", &[("n", shown.into())]), ("", ""), (&ctx.t("people-page-older"), &older)))
        p class="fs-13 ink-3" { (ctx.t("people-audit-only-added")) }
    };
    let check = post(
        "/admin/audit/verify",
        html! {},
        btn(&ctx.t("people-audit-verify")).icon("shield-check"),
    );
    let content = html! {
        (pagehead(&title, html! {}, check))
        (verdict(&ctx).await?)
        (views(&ctx, &asked))
        (filters(&ctx, &asked))
        (split(list, beside))
    };
    let about = Staff {
        title: &title,
        ..Staff::default()
    };
    Ok(layout::staff(&ctx, about, content).await?)
}

fn views(ctx: &Ctx, asked: &Fields) -> Markup {
    let words: Vec<(String, String)> = VIEWS
        .iter()
        .map(|(key, action)| (ctx.t(key), with(asked, "action", action)))
        .collect();
    let list: Vec<Tab<'_>> = VIEWS
        .iter()
        .zip(&words)
        .map(|((_, action), (label, href))| Tab {
            label,
            href,
            current: asked.get("action") == *action,
            ..Tab::default()
        })
        .collect();
    tabs(&ctx.t("people-audit-views"), &list)
}

fn filters(ctx: &Ctx, asked: &Fields) -> Markup {
    let set = [
        ("action", "people-audit-action"),
        ("actor", "people-audit-actor"),
        ("subject", "people-audit-subject"),
    ];
    let form = html! {
        @for (name, key) in set {
            @if let Some(value) = asked.opt(name) {
                (chip(&ctx.t(key), value, &with(asked, name, ""), &ctx.t("people-audit-remove")))
            }
        }
        form method="get" action="/admin/audit" class="row wrap" {
            @for (name, key) in set {
                @if asked.opt(name).is_none() { (text(name, &ctx.t(key))) }
                @else { input type="hidden" name=(name) value=(asked.get(name)); }
            }
            (btn(&ctx.t("people-find")))
        }
    };
    toolbar(form, html! {})
}

/// What the last check found, with its age.
async fn verdict(ctx: &Ctx) -> Result<Markup, store::Fault> {
    let last = Filter {
        action: Some(VERIFIED.into()),
        ..Filter::default()
    };
    let found = log::entries(&ctx.read(), &last, 1).await?;
    let Some(entry) = found.rows.first() else {
        return Ok(note(State::New, ctx.t("people-audit-unchecked"), html! {}));
    };
    let result: serde_json::Value = serde_json::from_str(&entry.detail).unwrap_or_default();
    let number = |name: &str| result[name].as_i64().unwrap_or(0);
    let (state, key) = if number("problems") == 0 {
        (State::Ok, "people-audit-whole")
    } else {
        (State::Danger, "people-audit-broken")
    };
    let says = ctx.f(
        key,
        &[
            ("n", number("entries").into()),
            ("problems", number("problems").into()),
            ("checkpoints", number("checkpoints").into()),
            ("at", ctx.moment(UtcMs(entry.at_ms)).into()),
        ],
    );
    let root = result["root"].as_str().unwrap_or("").to_owned();
    Ok(note(
        state,
        says,
        html! { span class="mono fs-13 ink-2" { (short(&root)) } },
    ))
}

fn short(hash: &str) -> String {
    match (hash.get(..4), hash.get(hash.len().saturating_sub(4)..)) {
        (Some(head), Some(tail)) if hash.len() > 8 => format!("{head}…{tail}"),
        _ => hash.to_owned(),
    }
}

fn actor_words(ctx: &Ctx, actor: &str, names: &BTreeMap<String, String>) -> String {
    match names.get(actor) {
        Some(name) => name.clone(),
        None if actor == "anonymous" => ctx.t("people-audit-anonymous"),
        None => match actor.strip_prefix("system:") {
            Some(part) => ctx.f("people-audit-machine", &[("part", part.to_owned().into())]),
            None => ctx.t("role-resident"),
        },
    }
}

/// The act in words: the text `audit-<action>` of the room that wrote it, with `-` for `.`; else its code.
fn action_words(ctx: &Ctx, action: &str) -> String {
    let key = format!("audit-{}", action.replace('.', "-"));
    if ctx.app.texts.has(ctx.lang, &key) {
        ctx.t(&key)
    } else {
        action.to_owned()
    }
}

fn purpose_words(ctx: &Ctx, entry: &LogEntry) -> String {
    match &entry.purpose {
        None => "—".into(),
        Some(purpose) => {
            let words = ctx.t(&format!("purpose-{purpose}"));
            match entry.purpose_note.as_deref().filter(|n| !n.is_empty()) {
                Some(said) => format!("{words} · {said}"),
                None => words,
            }
        }
    }
}

fn table(ctx: &Ctx, rows: &[LogEntry], names: &BTreeMap<String, String>, asked: &Fields) -> Markup {
    let heads = ["time", "actor", "action", "subject", "purpose", "leaf"]
        .map(|part| ctx.t(&format!("people-audit-{part}")));
    let columns: Vec<Col<'_>> = heads.iter().map(|head| Col::text(head)).collect();
    let peeks: Vec<String> = rows
        .iter()
        .map(|entry| with(asked, "after", asked.get("after")) + "&peek=" + &entry.id)
        .collect();
    let list: Vec<Row<'_>> = rows
        .iter()
        .zip(&peeks)
        .map(|(entry, href)| {
            let at = UtcMs(entry.at_ms);
            let today = at.date() == ctx.now.date();
            let time = if today {
                when::time(at)
            } else {
                ctx.moment(at)
            };
            Row {
                href,
                peek: href,
                selected: entry.id == asked.get("peek"),
                ..Row::plain(vec![
                    html! { time class="num fs-13" datetime=(when::iso(at)) { (time) } },
                    html! { (actor_words(ctx, &entry.actor, names)) },
                    cell_link(&action_words(ctx, &entry.action), href, &[]),
                    html! { span class="fs-13 ink-2" { (ui::element::facts(&[&entry.subject_kind, &entry.subject_id])) } },
                    html! { (purpose_words(ctx, entry)) },
                    html! { span class="mono ink-3" { (short(&entry.leaf)) } },
                ])
            }
        })
        .collect();
    tbl(&Tbl {
        caption: &ctx.t("people-audit-title"),
        cols: &columns,
        rows: &list,
        list: true,
        ..Tbl::default()
    })
}

async fn detail(
    ctx: &Ctx,
    entry: &LogEntry,
    names: &BTreeMap<String, String>,
    asked: &Fields,
) -> Result<Markup, web::WebError> {
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
    let heads = [
        "actor", "org", "action", "subject", "purpose", "time", "leaf",
    ]
    .map(|part| ctx.t(&format!("people-audit-{part}")));
    let values = [
        html! { a href=(with(asked, "actor", &entry.actor)) { (actor_words(ctx, &entry.actor, names)) } },
        html! { (place) },
        html! { (action_words(ctx, &entry.action)) " " span class="mono ink-3" { (entry.action) } },
        html! { a class="mono" href=(with(asked, "subject", &entry.subject_id)) { (entry.subject_id) } },
        html! { (purpose_words(ctx, entry)) },
        html! { (ctx.moment(UtcMs(entry.at_ms))) },
        html! { span class="mono" { (entry.leaf) } },
    ];
    let pairs: Vec<(&str, Markup)> = heads.iter().map(String::as_str).zip(values).collect();
    let content = html! {
        (pb(html! { b { (position) } (dl(&pairs)) }))
        (pb(code(&ctx.t("people-audit-detail"), &entry.detail)))
    };
    let shut = ui::link_btn(
        &ctx.t("people-close"),
        &with(asked, "after", asked.get("after")),
    )
    .render();
    Ok(peek(&position, content, shut))
}

/// Reads the whole log and writes down what was found.
async fn verify(ctx: Ctx) -> Answer {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_filter_begins_at_the_top() {
        let asked = Fields::parse("action=people.signed_in&after=5.X&peek=Y");
        assert_eq!(
            with(&asked, "actor", "A"),
            "/admin/audit?action=people.signed_in&actor=A"
        );
        assert_eq!(with(&asked, "action", ""), "/admin/audit?");
        assert_eq!(
            with(&asked, "after", "4.Z"),
            "/admin/audit?action=people.signed_in&after=4.Z"
        );
    }

    #[test]
    fn a_fingerprint_is_shown_short() {
        assert_eq!(short("a91f000000000000000007c2"), "a91f…07c2");
        assert_eq!(short(""), "");
    }
}
