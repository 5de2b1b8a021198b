//! `/imports/{id}`: one batch, from its columns to what became of it.

use axum::extract::Path;
use axum::response::{Html, IntoResponse};
use kernel::{UtcMs, when};
use maud::{Markup, html};
use ui::Btn;
use web::layout::{self, Staff};
use web::{Answer, Ctx, FieldError, Fields, WebError};

use super::parts::{at, command, n, state, summary, took, way};
use super::{matching, rows as listed};
use crate::model::{Batch, BatchState, Counts, RowState};
use crate::steps::{find, topic};
use crate::store as rows;

pub(super) async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let batch = find(&ctx.read(), &ctx.actor, &id).await?;
    if Fields::parse(&ctx.query).get("live") == "state" {
        let part = live(&ctx, &batch, &[]).await?;
        return Ok(Html(part.into_string()).into_response());
    }
    page(&ctx, &batch, &[]).await
}

/// The page, with what is to be mended.
///
/// # Errors
/// On a database fault.
pub(super) async fn page(ctx: &Ctx, batch: &Batch, errors: &[FieldError]) -> Answer {
    let title = ctx.f(
        "import-page-title",
        &[("name", batch.file_name.as_str().into())],
    );
    let listen = topic(&batch.id);
    let body = html! {
        (ui::crumbs(&ctx.t("import-where"), &[(&ctx.t("import-title"), "/imports"), (&title, "")]))
        (live(ctx, batch, errors).await?)
    };
    Ok(layout::staff(
        ctx,
        Staff {
            title: &title,
            live: &[&listen],
            ..Staff::default()
        },
        body,
    )
    .await?)
}

/// Everything of the page: it changes by itself while something works on the batch.
async fn live(ctx: &Ctx, batch: &Batch, errors: &[FieldError]) -> Result<Markup, WebError> {
    let counts = rows::count(&ctx.read(), &batch.id).await?;
    let counts = &counts;
    let mut query = Fields::parse(&ctx.query);
    query.set("live", "state");
    let src = format!("/imports/{}?{}", batch.number, query.to_query());
    let content = match batch.state() {
        BatchState::Uploaded | BatchState::Checked => html! {
            (ui::imports(
                matching::panels(ctx, batch, errors).await?,
                result(ctx, batch, counts).await?,
            ))
        },
        BatchState::Checking => html! {},
        _ => html! {
            (ui::cols(
                listed::panel(ctx, batch, counts).await?,
                html! { (back(ctx, batch, counts)) (facts(ctx, batch)) },
            ))
        },
    };
    let part = html! {
        (ui::pagehead(heading(ctx, batch), meta(ctx, batch), actions(ctx, batch, counts)))
        (summary(ctx, errors))
        (way(ctx, Some(batch), counts))
        (news(ctx, batch))
        @if shows_progress(batch) { div class="mb-4" { (progress(ctx, batch, counts)) } }
        @if batch.state().is_busy() && !batch.has_stopped(ctx.now) {
            noscript { meta http-equiv="refresh" content="5"; }
        }
        (content)
    };
    Ok(ui::live("batch", &src, &topic(&batch.id), part))
}

fn shows_progress(batch: &Batch) -> bool {
    !matches!(
        batch.state(),
        BatchState::Uploaded | BatchState::Checked | BatchState::Expired
    )
}

fn heading(ctx: &Ctx, batch: &Batch) -> String {
    if batch.has_stopped(ctx.now) {
        ctx.t("import-head-stopped")
    } else {
        ctx.t(&format!("import-head-{}", batch.state))
    }
}

fn meta(ctx: &Ctx, batch: &Batch) -> Markup {
    let sheet = if batch.sheet.is_empty() {
        String::new()
    } else {
        ctx.f(
            "import-meta-sheet",
            &[("name", batch.sheet.as_str().into())],
        )
    };
    html! {
        span class="mono" { (batch.number) }
        span { (batch.file_name) }
        @if !sheet.is_empty() { span { (sheet) } }
        span { (batch.org().get(ctx.lang)) }
        (state(ctx, batch))
        @if let Some(name) = &batch.mapping_name {
            (ui::st(ui::State::Ok, ctx.f("import-meta-mapping", &[("name", name.as_str().into())])))
        }
    }
}

/// Sentences that must not be overlooked.
fn news(ctx: &Ctx, batch: &Batch) -> Markup {
    html! {
        @if let Some(key) = &batch.fault { (ui::note(ui::State::Danger, ctx.t(key), html! {})) }
        @if batch.has_stopped(ctx.now) { (ui::note(ui::State::Caution, ctx.t("import-stopped"), html! {})) }
    }
}

fn actions(ctx: &Ctx, batch: &Batch, counts: &Counts) -> Markup {
    let act = |code: &str, button: Btn<'_>| {
        ui::post(
            &format!("/imports/{}/{code}", batch.number),
            command(ctx),
            button,
        )
    };
    let words = |key: &str| ctx.t(&format!("import-do-{key}"));
    let go = ctx.f(
        "import-do-run",
        &[("n", ui::group(n(counts.waiting())).into())],
    );
    let cancel = words("cancel");
    let check = words("check");
    let tried = batch.state() == BatchState::Checked;
    let try_it = ui::btn(&check)
        .icon("play")
        .sends("do", "check")
        .attr("form", "matching");
    let [pause, resume, undo] = ["pause", "resume", "undo"].map(words);
    html! {
        @match batch.state() {
            BatchState::Uploaded | BatchState::Checked => {
                (act("cancel", ui::btn(&cancel).ghost()))
                (ui::btn(&words("keep")).sends("do", "keep").attr("form", "matching"))
                @if tried {
                    (try_it)
                    @if counts.waiting() > 0 { (act("run", ui::btn(&go).pri())) }
                } @else { (try_it.pri()) }
            }
            _ if batch.has_stopped(ctx.now) => { (act("resume", ui::btn(&resume).pri().icon("play"))) }
            BatchState::Checking => { (act("cancel", ui::btn(&cancel).ghost())) }
            BatchState::Running => {
                (act("pause", ui::btn(&pause).icon("pause")))
                (act("cancel", ui::btn(&cancel)))
            }
            BatchState::Paused => {
                (act("cancel", ui::btn(&cancel)))
                (act("resume", ui::btn(&resume).pri().icon("play")))
            }
            _ => { (ui::link_btn(&words("another"), "/imports").icon("upload")) }
        }
        @if batch.can_be_undone(ctx.now) && counts.sum(&[RowState::Made]) > 0 {
            (ui::link_btn(&undo, &format!("/imports/{}/undo", batch.number)).danger().icon("undo-2"))
        }
    }
}

/// How far it is, and how fast.
fn progress(ctx: &Ctx, batch: &Batch, counts: &Counts) -> Markup {
    use BatchState as S;
    let made = counts.registered();
    let (done, all, key) = match batch.state() {
        S::Checking => (
            counts.all(),
            batch.rows().max(counts.all()),
            "import-going-checking",
        ),
        S::Undoing | S::Undone => {
            let back = counts.sum(&[RowState::Undone, RowState::Kept]);
            (
                back,
                made,
                if batch.state() == S::Undone {
                    "import-going-undone"
                } else {
                    "import-going-undoing"
                },
            )
        }
        S::Done => (made, made, "import-going-done"),
        S::Cancelled => (made, made + counts.waiting(), "import-going-cancelled"),
        _ => (made, made + counts.waiting(), "import-going-running"),
    };
    let says = ctx.f(
        key,
        &[
            ("done", ui::group(n(done)).into()),
            ("left", ui::group(n(all - done)).into()),
            ("kept", counts.sum(&[RowState::Kept]).into()),
        ],
    );
    let refused = ctx.f(
        "import-going-refused",
        &[
            ("bad", counts.rejected().into()),
            ("twice", counts.sum(&[RowState::Duplicate]).into()),
        ],
    );
    let last = if batch.state().is_busy() && batch.position > 0 {
        ctx.f(
            "import-going-last",
            &[("n", ui::group(n(batch.position)).into())],
        )
    } else {
        String::new()
    };
    ui::panel(
        "",
        html! {},
        html! {},
        ui::body(html! {
            div class="row sp wrap" {
                h2 class="lede" { (says) }
                span class="ink-2" { (pace(ctx, batch, done, all)) }
            }
            (ui::progress(&heading(ctx, batch), n(done), n(all).max(1)))
            div class="row sp wrap fs-13 ink-2" { span { (last) } span { (refused) } }
        }),
    )
}

/// Rows a second and what is left, once there is something to reckon from.
fn pace(ctx: &Ctx, batch: &Batch, done: i64, all: i64) -> String {
    let Some(started) = batch
        .started_ms
        .filter(|_| batch.state() == BatchState::Running)
    else {
        return took(ctx, batch.started_ms, batch.finished_ms);
    };
    let gone = (ctx.now.0 - started).max(1);
    if done == 0 || gone < 2_000 {
        return String::new();
    }
    let left = gone.saturating_mul(all - done) / done;
    ctx.f(
        "import-pace",
        &[
            ("left", when::duration(ctx.lang, left.max(1_000)).into()),
            ("rate", (done * 1_000 / gone).max(1).into()),
        ],
    )
}

/// The trial's result, or what it is for.
async fn result(ctx: &Ctx, batch: &Batch, counts: &Counts) -> Result<Markup, WebError> {
    let read = ctx.read();
    let before = rows::same_file(&read, batch).await?;
    let again = before.map(|b| {
        let says = ctx.f(
            "import-same-file",
            &[
                ("number", b.number.as_str().into()),
                ("at", at(ctx, Some(b.created_ms)).into()),
            ],
        );
        ui::note(ui::State::Caution, says, html! {})
    });
    if batch.state() == BatchState::Uploaded {
        let content = html! { p { (ctx.t("import-trial-before")) } };
        return Ok(html! {
            (again.unwrap_or_default())
            (ui::panel(&ctx.t("import-trial"), html! {}, html! {}, ui::body(content)))
            (facts(ctx, batch))
        });
    }
    let base = format!("/imports/{}", batch.number);
    let can = counts.waiting();
    let warn = counts.sum(&[RowState::Warn]);
    let twice = counts.sum(&[RowState::Duplicate]);
    let bad = counts.rejected();
    let words = ["can", "warn", "twice", "bad"].map(|k| ctx.t(&format!("import-sum-{k}")));
    let show = ["warn", "duplicate", "bad"].map(|v| format!("{base}?show={v}#rows"));
    let sums = [
        (words[0].as_str(), n(can), base.as_str(), false),
        (words[1].as_str(), n(warn), show[0].as_str(), false),
        (words[2].as_str(), n(twice), show[1].as_str(), false),
        (words[3].as_str(), n(bad), show[2].as_str(), true),
    ];
    let bar = [
        (words[0].as_str(), n(can - warn), 1),
        (words[1].as_str(), n(warn), 3),
        (words[2].as_str(), n(twice), 2),
        (words[3].as_str(), n(bad), 0),
    ];
    let label = ctx.f(
        "import-sum-label",
        &[
            ("can", can.into()),
            ("twice", twice.into()),
            ("bad", bad.into()),
        ],
    );
    let total = ctx.f(
        "import-sum-total",
        &[("n", ui::group(n(counts.all())).into())],
    );
    let silent = ctx.t(if batch.mapping().tell {
        "import-sum-tell"
    } else {
        "import-sum-silent"
    });
    let end = ui::element::facts(&[&batch
        .checked_ms
        .map(|ms| when::time(UtcMs(ms)))
        .unwrap_or_default()]);
    let organs = rows::destinations(&read, &batch.id).await?;
    Ok(html! {
        (again.unwrap_or_default())
        (ui::panel(&ctx.t("import-trial"), html! {}, html! { span class="sub" { (end) } }, ui::body(html! {
            (ui::stacked(&label, &bar))
            (ui::sumdl(&sums))
            p class="sub" { (total) " " (silent) }
        })))
        (listed::panel(ctx, batch, counts).await?)
        @if !organs.is_empty() { (goes_to(ctx, &organs)) }
    })
}

/// Whom the rules would propose.
fn goes_to(ctx: &Ctx, organs: &[(String, i64)]) -> Markup {
    let named: Vec<(String, Markup)> = organs
        .iter()
        .map(|(name, count)| {
            let name = if name.is_empty() {
                ctx.t("import-goes-nowhere")
            } else {
                name.clone()
            };
            (name, html! { span class="num" { (ui::group(n(*count))) } })
        })
        .collect();
    let pairs: Vec<(&str, Markup)> = named.iter().map(|(k, v)| (k.as_str(), v.clone())).collect();
    let sub = html! { span class="sub" { (ctx.t("import-goes-sub")) } };
    ui::panel(
        &ctx.t("import-goes"),
        sub,
        html! {},
        ui::body(ui::dl(&pairs)),
    )
}

/// What taking back would do.
fn back(ctx: &Ctx, batch: &Batch, counts: &Counts) -> Markup {
    if batch.started_ms.is_none() {
        return html! {};
    }
    let made = counts.sum(&[RowState::Made]);
    let [undone, kept] = [RowState::Undone, RowState::Kept].map(|s| counts.sum(&[s]));
    let words = ["made", "undone", "kept", "log"].map(|k| ctx.t(&format!("import-back-{k}")));
    let count = |number: i64| {
        html! { b { (ctx.f("import-matters", &[("n", number.into())])) } }
    };
    let over = matches!(batch.state(), BatchState::Undoing | BatchState::Undone);
    let pairs = if over {
        vec![
            (words[1].as_str(), count(undone)),
            (words[2].as_str(), count(kept)),
            (words[3].as_str(), html! { (ctx.t("import-back-log-says")) }),
        ]
    } else {
        vec![
            (words[0].as_str(), count(made)),
            (
                words[2].as_str(),
                html! { (ctx.t("import-back-kept-says")) },
            ),
            (words[3].as_str(), html! { (ctx.t("import-back-log-says")) }),
        ]
    };
    let until = if over {
        batch.undo_words.clone().unwrap_or_default()
    } else if batch.can_be_undone(ctx.now) {
        ctx.f(
            "import-back-until",
            &[("at", ctx.moment(UtcMs(batch.expires_ms)).into())],
        )
    } else {
        ctx.t("import-back-over")
    };
    let title = ctx.t(if over {
        "import-back-done"
    } else {
        "import-back"
    });
    ui::panel(
        &title,
        html! {},
        html! {},
        ui::body(html! { (ui::dl(&pairs)) p class="sub" { (until) } }),
    )
}

/// Who, when, which bytes.
fn facts(ctx: &Ctx, batch: &Batch) -> Markup {
    let hash: String = batch.file_sha256.chars().take(16).collect();
    let words = ["who", "when", "hash", "kept"].map(|k| ctx.t(&format!("import-fact-{k}")));
    let pairs = [
        (
            words[0].as_str(),
            ui::element::facts(&[&batch.person, &batch.title]),
        ),
        (
            words[1].as_str(),
            html! { (at(ctx, Some(batch.created_ms))) },
        ),
        (
            words[2].as_str(),
            html! { span class="mono fs-13" title=(batch.file_sha256) { (hash) "…" } },
        ),
        (
            words[3].as_str(),
            html! { (ctx.f("import-fact-kept-says", &[("at", at(ctx, Some(batch.expires_ms)).into())])) },
        ),
    ];
    ui::panel(
        &ctx.t("import-facts"),
        html! {},
        html! {},
        ui::body(ui::dl(&pairs)),
    )
}
