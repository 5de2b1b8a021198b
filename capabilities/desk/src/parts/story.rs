//! The thread of a matter with its filter: all, people, files, clocks, looks.

use kernel::{UtcMs, when};
use matter::reveal::{self, LookRow};
use matter::store::EntryRow;
use matter::{Event, show};
use maud::Markup;
use std::collections::HashMap;
use store::Fault;
use ui::{Dot, Entry, Tl};
use web::Ctx;

use crate::subject::Subject;

/// Which entries are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// 全部
    All,
    /// 人: what people said.
    People,
    /// 文件
    Files,
    /// 时钟
    Clocks,
    /// 查看: who looked at personal data.
    Looks,
}

impl Part {
    /// In the order shown.
    pub(crate) const ALL: [Part; 5] = [
        Part::All,
        Part::People,
        Part::Files,
        Part::Clocks,
        Part::Looks,
    ];

    /// The code in the query and of the text keys.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Part::All => "all",
            Part::People => "people",
            Part::Files => "files",
            Part::Clocks => "clocks",
            Part::Looks => "looks",
        }
    }

    /// Reads a code; anything else is all.
    pub(crate) fn parse(code: &str) -> Part {
        Part::ALL
            .into_iter()
            .find(|p| p.code() == code)
            .unwrap_or(Part::All)
    }

    fn shows(self, e: &EntryRow) -> bool {
        match self {
            Part::All => true,
            Part::People => !e.words.is_empty() && !e.actor.starts_with("system:"),
            Part::Files => e.data.contains("\"files\":[\""),
            Part::Clocks => matches!(
                Event::parse(&e.kind),
                Some(
                    Event::Accept
                        | Event::AcceptTriage
                        | Event::Take
                        | Event::Ask
                        | Event::AskSupplement
                        | Event::Supplement
                        | Event::Suspend
                        | Event::Resume
                        | Event::Extend
                        | Event::Approve
                        | Event::Urge
                        | Event::Supervise
                        | Event::Lapse
                )
            ),
            Part::Looks => false,
        }
    }
}

/// The thread, newest first.
///
/// # Errors
/// On a database fault.
pub(crate) async fn thread(ctx: &Ctx, subject: &Subject, part: Part) -> Result<Markup, Fault> {
    let read = ctx.read();
    let id = &subject.row.id;
    if part == Part::Looks {
        let mut all = reveal::looks(&read, id).await?;
        all.extend(matter::parties::looks(&read, id).await?);
        all.sort_by_key(|look| std::cmp::Reverse(look.at_ms));
        return looks(ctx, &all, subject).await;
    }
    let mut entries = matter::store::thread(&read, id, false).await?;
    entries.retain(|e| part.shows(e));
    let files = files::of_owner(&read, "matter", id).await?;
    let base = format!("{}/files/", subject.path());
    Ok(show::thread(ctx, &entries, &files, &base, show::For::Staff))
}

/// Names of those who appear in the thread, by account.
///
/// # Errors
/// On a database fault.
pub(crate) async fn names(ctx: &Ctx, matter: &str) -> Result<HashMap<String, String>, Fault> {
    let entries = matter::store::thread(&ctx.read(), matter, false).await?;
    Ok(entries
        .into_iter()
        .filter(|e| !e.actor_name.is_empty())
        .map(|e| {
            let org = show::name(ctx, &e.org_zh, &e.org_en);
            (e.actor, format!("{} · {org}", ctx.person(&e.actor_name)))
        })
        .collect())
}

/// Name of an account: as in the thread, or as the room of people knows it.
///
/// # Errors
/// On a database fault.
pub(crate) async fn name_of(
    ctx: &Ctx,
    known: &HashMap<String, String>,
    actor: &str,
) -> Result<String, Fault> {
    if let Some(name) = known.get(actor) {
        return Ok(name.clone());
    }
    if actor.starts_with("system:") {
        return Ok(ctx.t("matter-by-system"));
    }
    let Ok(id) = access::AccountId::parse(actor) else {
        return Ok(ctx.t("matter-by-reporter"));
    };
    let account = people::account(&ctx.read(), id).await?;
    Ok(account
        .and_then(|a| a.name)
        .unwrap_or_else(|| ctx.t("matter-by-reporter")))
}

async fn looks(ctx: &Ctx, rows: &[LookRow], subject: &Subject) -> Result<Markup, Fault> {
    if rows.is_empty() {
        return Ok(ui::empty("eye", &ctx.t("desk-no-looks"), maud::html! {}));
    }
    let known = names(ctx, &subject.row.id).await?;
    let mut told = Vec::with_capacity(rows.len());
    for row in rows {
        let detail: serde_json::Value = serde_json::from_str(&row.detail).unwrap_or_default();
        let field = detail.get("field").and_then(|f| f.as_str()).unwrap_or("");
        let party = detail.get("party").is_some();
        let field = if party {
            ctx.t(&format!("matter-party-field-{field}"))
        } else {
            ctx.t(&format!("matter-field-{field}"))
        };
        let read_by = if party {
            "desk-look-party-seen"
        } else {
            "desk-seen-by-reporter"
        };
        let purpose = row.purpose.as_deref().unwrap_or("other");
        told.push((
            when::short_day(ctx.lang, UtcMs(row.at_ms).date(), ctx.now.date()),
            when::time(UtcMs(row.at_ms)),
            ctx.f(
                if party {
                    "matter-told-reveal-party"
                } else {
                    "matter-told-reveal"
                },
                &[("field", field.into())],
            ),
            vec![
                name_of(ctx, &known, &row.actor).await?,
                ctx.t(&format!("desk-purpose-{purpose}")),
                ctx.t(read_by),
            ],
            row.purpose_note.clone().unwrap_or_default(),
        ));
    }
    let facts: Vec<Vec<&str>> = told
        .iter()
        .map(|t| t.3.iter().map(String::as_str).collect())
        .collect();
    let mut lines = Vec::new();
    let mut last = "";
    for (one, who) in told.iter().zip(&facts) {
        if last != one.0 {
            lines.push(Tl::Day(&one.0));
            last = &one.0;
        }
        let entry = Entry::new(&one.1, Dot::Icon("eye"), one.2.as_str(), who).quote(&one.4);
        lines.push(Tl::Entry(entry));
    }
    Ok(ui::tl(&lines))
}
