//! The thread and the chain of holders, drawn.

use std::collections::HashMap;

use files::FileRow;
use kernel::{Date, UtcMs, when};
use maud::{Markup, html};
use ui::{Dot, Entry, Leg, Tl};
use web::Ctx;

use crate::model::MatterRow;
use crate::states::Event;
use crate::store::{EntryRow, HandOffRow, HoldingRow};

/// Who reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    /// A resident: a story, newest last.
    Resident,
    /// An officer: work, newest first.
    Staff,
}

/// The thread. `file_base` is the path under which the reader may fetch a file, ending in `/`.
pub fn thread(
    ctx: &Ctx,
    entries: &[EntryRow],
    files: &[FileRow],
    file_base: &str,
    reader: For,
) -> Markup {
    let by_id: HashMap<&str, &FileRow> = files.iter().map(|f| (f.id.as_str(), f)).collect();
    let told: Vec<Told> = entries
        .iter()
        .map(|e| Told::of(ctx, e, &by_id, file_base, reader))
        .collect();
    let mut order: Vec<&Told> = told.iter().collect();
    if reader == For::Staff {
        order.reverse();
    }
    let today = ctx.now.date();
    let days: Vec<String> = order.iter().map(|t| day_words(ctx, t.day, today)).collect();
    let facts: Vec<Vec<&str>> = order
        .iter()
        .map(|t| t.who.iter().map(String::as_str).collect())
        .collect();
    let mut lines = Vec::new();
    let mut last: Option<Date> = None;
    for ((one, day), who) in order.iter().zip(&days).zip(&facts) {
        if last != Some(one.day) {
            lines.push(Tl::Day(day));
            last = Some(one.day);
        }
        lines.push(Tl::Entry(Entry {
            id: &one.anchor,
            time: &one.time,
            datetime: &one.iso,
            dot: one.dot,
            what: html! { (one.what) },
            who,
            quote: &one.words,
            more: one.pictures.clone(),
        }));
    }
    ui::tl(&lines)
}

fn day_words(ctx: &Ctx, day: Date, today: Date) -> String {
    let words = when::day(ctx.lang, day, today);
    if day == today {
        format!("{} {words}", ctx.t("matter-today"))
    } else {
        words
    }
}

struct Told {
    anchor: String,
    day: Date,
    time: String,
    iso: String,
    dot: Dot<'static>,
    what: String,
    who: Vec<String>,
    words: String,
    pictures: Markup,
}

impl Told {
    fn of(
        ctx: &Ctx,
        e: &EntryRow,
        files: &HashMap<&str, &FileRow>,
        base: &str,
        reader: For,
    ) -> Told {
        let at = UtcMs(e.at_ms);
        let data: serde_json::Value = serde_json::from_str(&e.data).unwrap_or_default();
        let ids: Vec<&str> = data
            .get("files")
            .and_then(|f| f.as_array())
            .map(|all| all.iter().filter_map(|id| id.as_str()).collect())
            .unwrap_or_default();
        Told {
            anchor: format!("e{}", e.seq),
            day: at.date(),
            time: when::time(at),
            iso: when::iso(at),
            dot: dot(e),
            what: what(ctx, e, &data),
            who: who(ctx, e, reader, ids.len()),
            words: e.words.clone(),
            pictures: pictures(&ids, files, base),
        }
    }
}

fn what(ctx: &Ctx, e: &EntryRow, data: &serde_json::Value) -> String {
    if let Some(origin) = data.get("import") {
        return imported(ctx, origin);
    }
    let kind = if e.seq == 1 {
        "registered"
    } else {
        e.kind.as_str()
    };
    super::told::sentence(&ctx.app.texts, ctx.lang, kind, data)
}

/// A report that a file brought: which batch and row, and how the register it came from knew it.
fn imported(ctx: &Ctx, origin: &serde_json::Value) -> String {
    let number = |key: &str| origin.get(key).and_then(serde_json::Value::as_i64);
    let text = |key: &str| origin.get(key).and_then(|v| v.as_str()).unwrap_or("");
    let mut parts = vec![ctx.f(
        "matter-told-imported",
        &[
            ("batch", text("batch").into()),
            ("row", number("row").unwrap_or(0).into()),
        ],
    )];
    if !text("reference").is_empty() {
        let reference = ("reference", text("reference").into());
        parts.push(ctx.f("matter-told-imported-reference", &[reference]));
    }
    if let Some(ms) = number("reported_ms") {
        let at = ("at", when::full(ctx.lang, UtcMs(ms)).into());
        parts.push(ctx.f("matter-told-imported-reported", &[at]));
    }
    parts.concat()
}

fn who(ctx: &Ctx, e: &EntryRow, reader: For, files: usize) -> Vec<String> {
    let mut facts = Vec::new();
    if e.actor_name.is_empty() {
        let key = match (e.actor.starts_with("system:"), reader) {
            (true, _) => "matter-by-system",
            (false, For::Resident) => "matter-by-you",
            (false, For::Staff) => "matter-by-reporter",
        };
        facts.push(ctx.t(key));
    } else {
        facts.push(ctx.person(&e.actor_name));
    }
    let org = super::name(ctx, &e.org_zh, &e.org_en);
    if !org.is_empty() {
        // Posts have one name, Chinese; an English page does without it.
        let foreign = ctx.lang == kernel::Lang::En && !e.post_title.is_ascii();
        facts.push(if foreign || e.post_title.is_empty() {
            org.to_owned()
        } else {
            format!("{org} {}", e.post_title)
        });
    }
    if files > 0 {
        facts.push(ctx.f("matter-files", &[("n", (files as i64).into())]));
    }
    if reader == For::Staff && !e.public {
        facts.push(ctx.t("matter-internal"));
    }
    facts
}

fn dot(e: &EntryRow) -> Dot<'static> {
    if e.seq == 1 {
        return Dot::Plain;
    }
    match Event::parse(&e.kind) {
        Some(Event::Accept | Event::AcceptTriage | Event::Take | Event::Resume) => {
            Dot::State(ui::State::Active)
        }
        Some(Event::Offer | Event::Recall | Event::Assist) => Dot::Icon("arrow-left-right"),
        Some(
            Event::Return | Event::Refuse | Event::SendBack | Event::Object | Event::ObjectAgain,
        ) => Dot::State(ui::State::Danger),
        Some(Event::Visit) => Dot::Icon("map-pin"),
        Some(Event::Ask | Event::AskSupplement | Event::Suspend) => Dot::State(ui::State::Wait),
        Some(Event::Approve | Event::FollowUp | Event::Lapse | Event::Rate) => {
            Dot::State(ui::State::Ok)
        }
        Some(Event::Extend | Event::Urge | Event::Supervise) => Dot::State(ui::State::Warn),
        Some(Event::Reply | Event::Minutes) => Dot::Icon("file-text"),
        Some(Event::Succeed) => Dot::Icon("arrow-left-right"),
        Some(Event::Link | Event::Unlink) => Dot::Icon("link"),
        Some(Event::AddParty | Event::EndParty) => Dot::Icon("users"),
        _ => Dot::Plain,
    }
}

fn pictures(ids: &[&str], files: &HashMap<&str, &FileRow>, base: &str) -> Markup {
    let shown: Vec<&FileRow> = ids.iter().filter_map(|id| files.get(id).copied()).collect();
    html! {
        @if !shown.is_empty() {
            div class="shots" {
                @for file in shown {
                    a href={ (base) (file.id) } {
                        @if file.thumb_sha256.is_some() {
                            img src={ (base) (file.id) "?v=thumb" } alt=(file.name) loading="lazy";
                        } @else {
                            (file.name)
                        }
                    }
                }
            }
        }
    }
}

/// Who has held it, who holds it, whom it is offered to.
pub fn relay(
    ctx: &Ctx,
    row: &MatterRow,
    holdings: &[HoldingRow],
    offer: Option<&HandOffRow>,
) -> Markup {
    struct LegWords {
        state: &'static str,
        who: String,
        facts: Vec<String>,
    }
    let mut legs = vec![LegWords {
        state: "done",
        who: ctx.t("matter-by-reporter"),
        facts: vec![
            ctx.t(&format!("matter-channel-{}", row.channel)),
            when::moment(ctx.lang, UtcMs(row.registered_ms), ctx.now),
        ],
    }];
    for held in holdings {
        let took = held.to_ms.unwrap_or(ctx.now.0) - held.from_ms;
        let mut facts = vec![];
        if !held.person.is_empty() {
            facts.push(ctx.person(&held.person));
        }
        facts.push(ctx.f(
            "matter-held",
            &[("time", when::duration(ctx.lang, took).into())],
        ));
        let state = if held.to_ms.is_none() && row.state().is_open() {
            "now"
        } else {
            "done"
        };
        legs.push(LegWords {
            state,
            who: super::name(ctx, &held.org_zh, &held.org_en).to_owned(),
            facts,
        });
    }
    if let Some(offer) = offer {
        legs.push(LegWords {
            state: "next",
            who: super::name(ctx, &offer.to_zh, &offer.to_en).to_owned(),
            facts: vec![ctx.t("matter-offered")],
        });
    } else if row.state().is_open() {
        legs.push(LegWords {
            state: "next",
            who: ctx.t("matter-by-reporter"),
            facts: vec![ctx.t("matter-will-rate")],
        });
    }
    let facts: Vec<Vec<&str>> = legs
        .iter()
        .map(|l| l.facts.iter().map(String::as_str).collect())
        .collect();
    let drawn: Vec<Leg<'_>> = legs
        .iter()
        .zip(&facts)
        .map(|(l, facts)| Leg {
            state: l.state,
            who: &l.who,
            facts,
        })
        .collect();
    ui::relay(&ctx.t("matter-relay"), &drawn)
}
