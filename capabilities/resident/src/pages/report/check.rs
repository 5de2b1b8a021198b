//! 第 6 步: everything read back before it is sent, and what others nearby have reported already.

use access::Scope;
use http::HeaderMap;
use kernel::{LonLat, when as words};
use matter::{MatterRow, State};
use search::near::Shingles;
use store::Fault;
use ui::prelude::*;
use web::{Answer, Ctx};

use super::{Open, back};
use crate::draft::{Draft, Identity, Step, When, title_of};
use crate::pages::frame::{Errors, FORM, Question, question};

/// Reports nearer than this are compared, in metres.
const NEAR_M: f64 = 250.0;
/// How far back: 30 days.
const SINCE_MS: i64 = 30 * 24 * 3_600_000;
/// At least this alike to be shown, unless it is of the same kind.
const ALIKE: f32 = 0.2;
/// More would be a list to read.
const SHOWN: usize = 3;

/// The check page.
pub async fn page(ctx: Ctx, headers: HeaderMap) -> Answer {
    let open = match Open::at(&ctx, &headers, Step::Check).await? {
        Ok(open) => open,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let draft = &open.draft;
    let like = similar(&ctx, draft).await?;
    let kind = matter::catalogue::path_names(&ctx.read(), &draft.kind).await?;
    let kind: Vec<&str> = kind.iter().map(|n| n.get(ctx.lang)).collect();
    let about = Question {
        step: Step::Check,
        back: back(Step::Check),
        errors: &Errors::default(),
        go: "resident-send",
    };
    Ok(question(
        &ctx,
        &about,
        html! {
            h1 class="question" { (ctx.t("resident-check")) }
            @if !like.is_empty() { (nearby(&ctx, &like)) }
            (answers(&ctx, draft, &kind.join(" › ")))
            form id=(FORM) method="post" action="/report/send" {
                input type="hidden" name="command" value=(draft.command);
            }
            p class="small ink-2" { (ctx.t("resident-check-then")) }
        },
    ))
}

fn answers(ctx: &Ctx, draft: &Draft, kind: &str) -> Markup {
    let label = |key: &str| ctx.t(key);
    let (what, sort, wher, when, photos, you) = (
        label("resident-answer-what"),
        label("resident-answer-kind"),
        label("resident-answer-where"),
        label("resident-answer-when"),
        label("resident-answer-photos"),
        label("resident-answer-you"),
    );
    let address = draft
        .spot
        .as_ref()
        .map(crate::draft::Spot::address)
        .unwrap_or_default();
    let list: [(&str, Markup, &str); 6] = [
        (
            &what,
            html! { span class="said-words" { (draft.words) } },
            "/report",
        ),
        (&sort, html! { (kind) }, "/report/kind"),
        (&wher, html! { (address) }, "/report/where"),
        (
            &when,
            html! { (when_words(ctx, draft.when)) },
            "/report/when",
        ),
        (&photos, photos_words(ctx, draft), "/report/photos"),
        (&you, you_words(ctx, draft), "/report/you"),
    ];
    check_answers(&list, &ctx.t("resident-change"))
}

fn when_words(ctx: &Ctx, when: Option<When>) -> String {
    match when {
        None => String::new(),
        Some(When::Now) => ctx.t("resident-when-now"),
        Some(When::Always) => ctx.t("resident-when-always"),
        Some(When::On(day)) => words::day(ctx.lang, day, ctx.now.date()),
    }
}

fn photos_words(ctx: &Ctx, draft: &Draft) -> Markup {
    html! {
        @if draft.files.is_empty() { (ctx.t("resident-none")) }
        @else {
            div class="row wrap" {
                @for file in &draft.files {
                    @if file.picture { img class="thumb" src={ "/report/photos/" (file.id) "?v=thumb" } alt=(file.name) width="72" height="54"; }
                    @else { span { (icon("file-text")) " " (file.name) } }
                }
            }
        }
    }
}

fn you_words(ctx: &Ctx, draft: &Draft) -> Markup {
    let phone = kernel::identity::Phone::parse(&draft.phone)
        .map(|p| p.display())
        .unwrap_or_default();
    html! {
        @match draft.identity {
            Some(Identity::Named) => { (draft.name) br; (phone) },
            Some(Identity::Hidden) => { (ctx.t("resident-you-hidden")) br; (phone) },
            _ => { (ctx.t("resident-you-nobody")) },
        }
        @if let Some((name, relation)) = &draft.behalf {
            br; (ctx.f("resident-behalf-of", &[("name", name.clone().into()), ("relation", relation.clone().into())]))
        }
    }
}

/// Open reports of others nearby that are of the same kind or in like words. Private kinds are never among them.
pub async fn similar(ctx: &Ctx, draft: &Draft) -> Result<Vec<MatterRow>, Fault> {
    let at = draft
        .spot
        .as_ref()
        .and_then(|s| LonLat::new(s.lon?, s.lat?).ok());
    let Some(at) = at else {
        return Ok(Vec::new());
    };
    let since = ctx.now.0 - SINCE_MS;
    let found = matter::list::near(&ctx.read(), &Scope::All, at, NEAR_M, since, 100).await?;
    let own = Shingles::of(&draft.words);
    let mut like: Vec<(f32, MatterRow)> = found
        .into_iter()
        .filter(|m| m.state().is_open() && m.state() != State::Suspended)
        .map(|m| {
            let theirs = Shingles::of(&format!("{} {}", m.title, m.body));
            let same_kind = if m.type_code == draft.kind { 0.3 } else { 0.0 };
            (own.similarity(&theirs) + same_kind, m)
        })
        .filter(|(score, _)| *score >= ALIKE)
        .collect();
    like.sort_by(|a, b| b.0.total_cmp(&a.0));
    Ok(like.into_iter().take(SHOWN).map(|(_, m)| m).collect())
}

/// Only what everyone may know of another's report: title, place to the community, state, month.
fn nearby(ctx: &Ctx, like: &[MatterRow]) -> Markup {
    let same = ctx.t("resident-same");
    html! {
        section class="note near-note" data-s="warn" aria-labelledby="near" {
            div class="grow stack s3" {
                div {
                    h2 id="near" class="big" { (ctx.f("resident-near", &[("n", like.len().into())])) }
                    p class="small" { (ctx.t("resident-near-why")) }
                }
                ul class="rows" {
                    @for m in like {
                        li {
                            b { (m.title) }
                            p class="small ink-2" { (matter::show::place(ctx, &m.place_public)) (sep()) (words::moment(ctx.lang, kernel::UtcMs(m.registered_ms), ctx.now)) }
                            p class="row wrap" {
                                (matter::show::state(ctx, m))
                                (post("/report/same", html! {
                                    input type="hidden" name="matter" value=(m.id);
                                }, btn(&same).sm().attr("aria-label", &format!("{same} {}", m.title))))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The title under which it will be registered.
pub fn title(draft: &Draft) -> String {
    title_of(&draft.words)
}
