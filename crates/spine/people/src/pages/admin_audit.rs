//! `/admin/audit`: the log, newest first, and the proof that it is whole.

use std::collections::BTreeMap;

use access::AccountId;
use audit::log::{self, Entry as LogEntry, Filter};
use kernel::{UtcMs, when};
use maud::{Markup, html};
use store::Cursor;
use ui::{
    Choice, Col, Row, State, Tab, Tbl, btn, cell_link, chip, note, pagehead, pager, post, select,
    split, tabs, tbl, text, toolbar,
};
use web::layout::Staff;
use web::{Answer, Ctx, Fields, Guard, Route, Subject, layout};

use crate::pages::admin_audit_detail::{detail, export, verify};
use crate::permissions::AUDIT;
use crate::store::accounts;
use crate::subjects;

pub(crate) fn routes() -> Vec<Route> {
    let may = Guard::Needs(AUDIT);
    vec![
        Route::get("/admin/audit", may, show),
        Route::post("/admin/audit/verify", may, verify),
        Route::post("/admin/audit/export", may, export),
    ]
}

const PAGE: usize = 50;
/// The action under which a check writes its own result.
pub(super) const VERIFIED: &str = "audit.verified";

/// Views as tabs: text key and action.
const VIEWS: [(&str, &str); 5] = [
    ("people-audit-all", ""),
    ("people-audit-reveals", "personal.reveal"),
    ("people-audit-exports", "personal.export"),
    ("people-audit-posts", "people.post_given"),
    ("people-audit-sign-ins", "people.signed_in"),
];

/// What the query asks for. Somebody is named by account, by 工号 or by name; a day is one of Asia/Shanghai.
pub(super) async fn filter_of(ctx: &Ctx, asked: &Fields) -> Result<Filter, store::Fault> {
    let some = |name: &str| asked.opt(name).map(ToOwned::to_owned);
    let day = |name: &str| asked.get(name).parse::<kernel::Date>().ok();
    let actor = match asked.opt("actor") {
        None => None,
        Some(who) => Some(account_called(ctx, who).await?),
    };
    Ok(Filter {
        action: some("action"),
        actor,
        kind: some("kind"),
        subject: some("subject"),
        from: day("from").map(|day| UtcMs::from_local(day, 0, 0)),
        until: day("to").map(|day| UtcMs::from_local(day, 24, 0)),
        before: Cursor::parse(asked.get("after")),
    })
}

/// The id of the account with this 工号 or name; anything else is taken for an id, such as `system:work`.
async fn account_called(ctx: &Ctx, who: &str) -> Result<String, store::Fault> {
    let read = ctx.read();
    if AccountId::parse(who).is_ok() || who.starts_with("system:") || who == "anonymous" {
        return Ok(who.to_owned());
    }
    if let Some(account) = accounts::by_login(&read, who).await? {
        return Ok(account.id.to_string());
    }
    let named = accounts::search(&read, who, None, 1).await?.rows;
    Ok(named
        .first()
        .map_or_else(|| who.to_owned(), |account| account.id.to_string()))
}

/// The same list with one thing of the query changed; paging and the open entry start anew.
pub(super) fn with(asked: &Fields, name: &str, value: &str) -> String {
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
    let found = log::entries(&read, &filter_of(&ctx, &asked).await?, PAGE).await?;
    let names = accounts::account_names(&read, found.rows.iter().map(|e| e.actor.clone())).await?;
    let peeked = found.rows.iter().find(|e| e.id == asked.get("peek"));
    let subjects = subjects::names(&ctx, &found.rows).await?;
    let title = ctx.t("people-audit-title");
    let beside = match peeked {
        Some(entry) => Some(detail(&ctx, entry, &names, &subjects, &asked).await?),
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
        @else { (table(&ctx, &found.rows, &names, &subjects, &asked)) }
        (pager(&ctx.f("people-page-shown", &[("n", shown.into())]), ("", ""), (&ctx.t("people-page-older"), &older)))
        p class="fs-13 ink-3" { (ctx.t("people-audit-only-added")) }
    };
    let check = html! {
        (post("/admin/audit/export", kept(&asked), btn(&ctx.t("people-audit-export")).icon("download")))
        (post("/admin/audit/verify", html! {}, btn(&ctx.t("people-audit-verify")).icon("shield-check")))
    };
    let content = html! {
        (pagehead(&title, html! {}, check))
        (verdict(&ctx).await?)
        (views(&ctx, &asked))
        (filters(&ctx, &asked, &names))
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

/// What the filter holds, as hidden fields of another form.
fn kept(asked: &Fields) -> Markup {
    html! {
        @for (name, value) in asked.pairs() {
            @if name != "after" && name != "peek" && !value.is_empty() { input type="hidden" name=(name) value=(value); }
        }
    }
}

/// Kinds of things that the log speaks of, in the order of the list.
const KINDS: [&str; 14] = [
    "matter",
    "account",
    "session",
    "post",
    "org",
    "document",
    "rule_set",
    "matter_type",
    "unit",
    "grid",
    "worker",
    "point",
    "import",
    "job",
];

/// Chosen filters as chips, and the form that adds others.
fn filters(ctx: &Ctx, asked: &Fields, names: &BTreeMap<String, String>) -> Markup {
    let said = |name: &str, value: &str| match name {
        "actor" => actor_words(ctx, value, names),
        "action" => action_words(ctx, value),
        "kind" => kind_of_subject(ctx, value),
        _ => value.to_owned(),
    };
    let set = ["action", "actor", "kind", "subject", "from", "to"];
    let every = ctx.t("people-audit-every");
    let words: Vec<(String, &str)> = KINDS
        .iter()
        .map(|kind| (kind_of_subject(ctx, kind), *kind))
        .collect();
    let mut choices = vec![Choice {
        value: "",
        label: &every,
        on: asked.opt("kind").is_none(),
    }];
    choices.extend(words.iter().map(|(label, value)| Choice {
        value,
        label,
        on: asked.get("kind") == *value,
    }));
    let actor = asked.get("actor");
    let shown = names.get(actor).map_or(actor, String::as_str);
    let form = html! {
        @for name in set {
            @if let Some(value) = asked.opt(name) {
                (chip(&ctx.t(&format!("people-audit-{name}")), &said(name, value), &with(asked, name, ""), &ctx.t("people-audit-remove")))
            }
        }
        form method="get" action="/admin/audit" class="row wrap" {
            @if let Some(action) = asked.opt("action") { input type="hidden" name="action" value=(action); }
            (text("actor", &ctx.t("people-audit-actor")).value(shown).placeholder(&ctx.t("people-audit-actor-hint")))
            (select("kind", &ctx.t("people-audit-kind"), &choices))
            (text("subject", &ctx.t("people-audit-subject")).value(asked.get("subject")))
            (text("from", &ctx.t("people-audit-from")).day().value(asked.get("from")))
            (text("to", &ctx.t("people-audit-to")).day().value(asked.get("to")))
            (btn(&ctx.t("people-audit-apply")))
            @if !asked.to_query().is_empty() { (ui::link_btn(&ctx.t("people-audit-clear"), "/admin/audit").ghost()) }
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

pub(super) fn actor_words(ctx: &Ctx, actor: &str, names: &BTreeMap<String, String>) -> String {
    match names.get(actor) {
        Some(name) => ctx.person(name),
        None if actor == "anonymous" => ctx.t("people-audit-anonymous"),
        None => match actor.strip_prefix("system:") {
            Some(part) => ctx.f(
                "people-audit-machine",
                &[("part", part_words(ctx, part).into())],
            ),
            None => ctx.t("role-resident"),
        },
    }
}

/// A part of the machine in words; one that is not known stays as its code.
fn part_words(ctx: &Ctx, part: &str) -> String {
    let key = format!("people-audit-part-{part}");
    if ctx.app.texts.has(ctx.lang, &key) {
        ctx.t(&key)
    } else {
        part.to_owned()
    }
}

/// The act in words: the text `audit-<action>` of the room that wrote it, with `-` for `.`; else its code.
pub(super) fn action_words(ctx: &Ctx, action: &str) -> String {
    let key = format!("audit-{}", action.replace('.', "-"));
    if ctx.app.texts.has(ctx.lang, &key) {
        ctx.t(&key)
    } else {
        action.to_owned()
    }
}

/// The kind of a thing in words.
pub(super) fn kind_of_subject(ctx: &Ctx, kind: &str) -> String {
    let key = format!("audit-kind-{kind}");
    if ctx.app.texts.has(ctx.lang, &key) {
        ctx.t(&key)
    } else {
        kind.to_owned()
    }
}

/// What was acted on: its kind in words, and its name, or the end of its id, which is enough to tell two apart.
pub(super) fn subject_words(
    ctx: &Ctx,
    entry: &LogEntry,
    subjects: &BTreeMap<String, Subject>,
) -> Markup {
    let kind = kind_of_subject(ctx, &entry.subject_kind);
    let id = &entry.subject_id;
    if let Some(subject) = subjects.get(id) {
        return html! { (kind) " " span class="ink" { (subject.label) } };
    }
    let end = id.get(id.len().saturating_sub(8)..).unwrap_or(id);
    html! { (kind) " " span class="mono ink-3" title=(id) { (end) } }
}

pub(super) fn purpose_words(ctx: &Ctx, entry: &LogEntry) -> String {
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

fn table(
    ctx: &Ctx,
    rows: &[LogEntry],
    names: &BTreeMap<String, String>,
    subjects: &BTreeMap<String, Subject>,
    asked: &Fields,
) -> Markup {
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
                    html! { span class="fs-13 ink-2" { (subject_words(ctx, entry, subjects)) } },
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
