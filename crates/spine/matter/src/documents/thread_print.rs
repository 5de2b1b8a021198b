//! A print of the whole thread, for a file or a hearing: made on demand, with a purpose.

use access::{Purpose, Scope};
use docgen::{Document, Entry, Template, ThreadPrint};
use kernel::{Lang, UtcMs};
use store::Fault;
use web::Ctx;

use super::make::{issuer, keep, no_head};
use crate::act::Act;
use crate::model::MatterRow;
use crate::permissions as p;
use crate::refused::Refused;
use crate::show::told;
use crate::store::{self as rows, EntryRow};

/// Longest purpose in the viewer's own words.
const LONGEST_PURPOSE: usize = 200;

/// Makes a print of the thread as it stands and returns the document's id.
///
/// # Errors
/// [`Refused::NotFound`] when out of reach, [`Refused::Invalid`] without a purpose.
pub async fn print_thread(
    ctx: &Ctx,
    key: &str,
    purpose: Purpose,
    words: &str,
) -> Result<String, Refused> {
    if purpose == Purpose::Other && words.trim().is_empty() {
        return Err(Refused::field("purpose", "matter-purpose-words"));
    }
    let row = {
        let read = ctx.read();
        rows::within(&read, &Scope::of(&ctx.actor, p::WORK), key)
            .await?
            .ok_or(Refused::NotFound)?
    };
    let words: String = words.trim().chars().take(LONGEST_PURPOSE).collect();
    let said = ctx
        .app
        .texts
        .t(Lang::ZhCn, &format!("matter-why-{}", purpose.code()));
    let said = if words.is_empty() {
        said
    } else {
        format!("{said}，{words}")
    };
    let calendar = ctx.app.calendar().await;
    let (app, actor, now) = (ctx.app.clone(), ctx.actor.clone(), ctx.now);
    let id = ctx
        .app
        .db
        .act::<_, Refused, _>(move |tx| {
            Box::pin(async move {
                let act = Act {
                    app: &app,
                    tx,
                    actor: &actor,
                    calendar,
                    now,
                };
                Ok(make(&act, &row, said).await?)
            })
        })
        .await?;
    ctx.app.wake();
    Ok(id)
}

async fn make(act: &Act<'_>, row: &MatterRow, purpose: String) -> Result<String, Fault> {
    let post = act.actor.post();
    let org = post.map(|p| p.org.to_string()).unwrap_or_default();
    let (zh, en) = post
        .map(|p| (p.org_name.zh.clone(), p.org_name.en.clone()))
        .unwrap_or_default();
    let issuer = issuer(act, &org, &zh, &en).await?;
    let entries = rows::thread(act.tx, &row.id, false).await?;
    let paper = ThreadPrint {
        head: no_head(),
        title: row.title.clone(),
        state: zh_text(act, &format!("matter-state-{}", row.state)),
        opened: UtcMs(row.registered_ms).local(),
        entries: entries.iter().map(|entry| line(act, entry)).collect(),
        printed_by: post.map_or_else(|| zh.clone(), |p| format!("{}{}", p.org_name.zh, p.person)),
        printed: act.now.local(),
        purpose,
    };
    keep(act, row, &issuer, Template::ThreadPrint, false, |head| {
        Document::ThreadPrint(ThreadPrint { head, ..paper })
    })
    .await
}

fn line(act: &Act<'_>, entry: &EntryRow) -> Entry {
    let data: serde_json::Value = serde_json::from_str(&entry.data).unwrap_or_default();
    let kind = if entry.seq == 1 {
        "registered"
    } else {
        entry.kind.as_str()
    };
    Entry {
        at: UtcMs(entry.at_ms).local(),
        organ: if entry.org_zh.is_empty() {
            "反映人".into()
        } else {
            entry.org_zh.clone()
        },
        actor: entry.actor_name.clone(),
        action: told::sentence(&act.app.texts, Lang::ZhCn, kind, &data),
        text: entry.words.clone(),
    }
}

fn zh_text(act: &Act<'_>, key: &str) -> String {
    act.app.texts.t(Lang::ZhCn, key)
}
