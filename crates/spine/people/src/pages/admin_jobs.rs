//! `/admin/jobs`: what runs in the background, and what failed, grouped by cause with the cure as the button.

use std::collections::BTreeMap;

use axum::extract::Path;
use futures::future::BoxFuture;
use kernel::{UtcMs, when};
use maud::{Markup, html};
use serde_json::json;
use store::{Fault, Sql};
use ui::{
    Col, Row, State, Tab, Tbl, btn, causes, cell_link, code, dl, jobgrid, note, pagehead, pb, post,
    st, tabs, tbl,
};
use web::layout::Staff;
use web::{Answer, Ctx, Fields, Guard, Route, Subject, WebError, layout, see_other};
use work::{DeadGroup, JobRow, KindOverview};

use crate::act::{Entry, logged};
use crate::permissions::JOBS;
use crate::refused::{Refused, found};
use crate::subjects;

pub(crate) fn routes() -> Vec<Route> {
    let may = Guard::Needs(JOBS);
    vec![
        Route::get("/admin/jobs", may, show),
        Route::post("/admin/jobs/{id}/redo", may, redo),
        Route::post("/admin/jobs/redo-all", may, redo_all),
    ]
}

/// Jobs shown at most; older ones of a state are counted, not listed.
const SHOWN: i64 = 100;
const STATES: [&str; 4] = ["dead", "running", "waiting", "done"];

/// How many failed for good: the number in the rail.
pub(crate) fn dead(ctx: Ctx) -> BoxFuture<'static, Result<i64, Fault>> {
    Box::pin(async move {
        let read = ctx.read();
        Ok(count_of(&work::counts(&read as &dyn Sql).await?, "dead"))
    })
}

fn count_of(counts: &[(String, i64)], state: &str) -> i64 {
    counts
        .iter()
        .find(|(name, _)| name == state)
        .map_or(0, |(_, n)| *n)
}

fn kind_words(ctx: &Ctx, kind: &str) -> String {
    let key = format!("job-{}", kind.replace('.', "-"));
    if ctx.app.texts.has(ctx.lang, &key) {
        ctx.t(&key)
    } else {
        kind.to_owned()
    }
}

async fn show(ctx: Ctx) -> Answer {
    let asked = Fields::parse(&ctx.query);
    let state = STATES
        .into_iter()
        .find(|s| *s == asked.get("state"))
        .unwrap_or("dead");
    let read = ctx.read();
    let sql: &dyn Sql = &read;
    let counts = work::counts(sql).await?;
    let jobs = work::jobs(sql, Some(state), SHOWN).await?;
    let groups = work::dead_groups(sql).await?;
    let kinds = work::overview(sql, ctx.now).await?;
    let subjects = subjects_of(&ctx, &jobs).await?;
    let failed = count_of(&counts, "dead");
    let title = if failed == 0 {
        ctx.t("people-jobs-well")
    } else {
        ctx.f("people-jobs-failed", &[("n", failed.into())])
    };
    let meta = html! {
        span { (ctx.f("people-jobs-done", &[("n", count_of(&counts, "done").into())])) }
        span { (ctx.f("people-jobs-waiting", &[("n", count_of(&counts, "waiting").into())])) }
    };
    let open = jobs.iter().find(|job| job.id == asked.get("peek"));
    let list = html! {
        @if jobs.is_empty() { (ui::empty("check", &ctx.t("people-jobs-none"), html! {})) }
        @else { (table(&ctx, &jobs, &subjects, state, open)) }
        @if state == "dead" && !groups.is_empty() { (pb(html! { h3 { (ctx.t("people-jobs-causes")) } (grouped(&ctx, &groups)) })) }
        (pb(html! { p class="fs-13 ink-2" { (ctx.t("people-jobs-rule")) } }))
    };
    let (beside, actions) = match open {
        Some(job) => detail(&ctx, job, subjects.get(&job.id)),
        None => (
            pb(html! { p class="ink-3" { (ctx.t("people-jobs-choose")) } }),
            html! {},
        ),
    };
    let content = html! {
        (pagehead(&title, meta, html! {}))
        @if failed > 0 { (note(State::Caution, ctx.t("people-jobs-kept"), html! {})) }
        @if !kinds.is_empty() { (queues(&ctx, &kinds)) }
        (state_tabs(&ctx, &counts, state))
        (jobgrid(list, &ctx.t("people-jobs-one"), beside, actions))
    };
    let about = Staff {
        title: &title,
        ..Staff::default()
    };
    Ok(layout::staff(&ctx, about, content).await?)
}

fn state_tabs(ctx: &Ctx, counts: &[(String, i64)], current: &str) -> Markup {
    let words: Vec<(String, String)> = STATES
        .iter()
        .map(|state| {
            (
                ctx.t(&format!("people-jobs-state-{state}")),
                format!("/admin/jobs?state={state}"),
            )
        })
        .collect();
    let list: Vec<Tab<'_>> = STATES
        .iter()
        .zip(&words)
        .map(|(state, (label, href))| Tab {
            label,
            href,
            count: Some(count_of(counts, state).unsigned_abs()),
            hot: *state == "dead" && count_of(counts, state) > 0,
            current: *state == current,
        })
        .collect();
    tabs(&ctx.t("people-jobs-title"), &list)
}

/// What each kind of job did in the last hours, what waits, and what failed.
fn queues(ctx: &Ctx, kinds: &[KindOverview]) -> Markup {
    let heads = [
        "queue",
        "hours",
        "waiting-now",
        "oldest",
        "done-hours",
        "dead",
        "state",
    ]
    .map(|part| ctx.t(&format!("people-jobs-{part}")));
    let columns = [
        Col::text(&heads[0]),
        Col::text(&heads[1]).minor(),
        Col::number(&heads[2]),
        Col::number(&heads[3]),
        Col::number(&heads[4]),
        Col::number(&heads[5]),
        Col::text(&heads[6]),
    ];
    let label = ctx.t("people-jobs-hours");
    let rows: Vec<Row<'_>> = kinds
        .iter()
        .map(|kind| {
            let hours: Vec<f64> = kind.done.iter().map(|n| *n as f64).collect();
            let done: i64 = kind.done.iter().sum();
            let state = if kind.dead > 0 {
                st(State::Danger, ctx.t("people-jobs-queue-failed"))
            } else if kind.running > 0 {
                st(State::Running, ctx.t("people-jobs-queue-running"))
            } else {
                st(State::Ok, ctx.t("people-jobs-queue-well"))
            };
            let oldest = kind.oldest_ms.map_or_else(
                || "—".into(),
                |at| when::duration(ctx.lang, (ctx.now.0 - at).max(0)),
            );
            Row::plain(vec![
                html! { b { (kind_words(ctx, &kind.kind)) } },
                ui::spark(&label, &hours),
                html! { (kind.waiting) },
                html! { (oldest) },
                html! { (ui::group(done.unsigned_abs())) },
                html! { (kind.dead) },
                state,
            ])
        })
        .collect();
    let title = ctx.t("people-jobs-queues");
    let table = tbl(&Tbl {
        caption: &title,
        cols: &columns,
        rows: &rows,
        low: true,
        ..Tbl::default()
    });
    let beside = html! { span class="sub" { (ctx.t("people-jobs-hours-say")) } };
    ui::panel(&title, beside, html! {}, table)
}

/// Names of ids in a job's payload, and the kind of thing each is.
const NAMED: [(&str, &str); 4] = [
    ("matter", "matter"),
    ("org", "org"),
    ("account", "account"),
    ("import", "import"),
];

/// What each job works on, where a room can name it.
async fn subjects_of(ctx: &Ctx, jobs: &[JobRow]) -> Result<BTreeMap<String, Subject>, Fault> {
    let mut found = BTreeMap::new();
    for (field, kind) in NAMED {
        let of: Vec<(String, String)> = jobs
            .iter()
            .filter_map(|job| {
                let payload: serde_json::Value = serde_json::from_str(&job.payload).ok()?;
                Some((job.id.clone(), payload.get(field)?.as_str()?.to_owned()))
            })
            .collect();
        if of.is_empty() {
            continue;
        }
        let ids: Vec<String> = of.iter().map(|(_, id)| id.clone()).collect();
        let names: BTreeMap<String, Subject> = subjects::of_kind(ctx, kind, &ids)
            .await?
            .into_iter()
            .collect();
        for (job, id) in of {
            if let Some(subject) = names.get(&id) {
                found.insert(job, subject.clone());
            }
        }
    }
    Ok(found)
}

fn table(
    ctx: &Ctx,
    jobs: &[JobRow],
    subjects: &BTreeMap<String, Subject>,
    state: &str,
    open: Option<&JobRow>,
) -> Markup {
    let heads =
        ["what", "asked", "last", "why", "tries"].map(|part| ctx.t(&format!("people-jobs-{part}")));
    let columns: Vec<Col<'_>> = heads.iter().map(|head| Col::text(head)).collect();
    let hrefs: Vec<String> = jobs
        .iter()
        .map(|job| format!("/admin/jobs?state={state}&peek={}", job.id))
        .collect();
    let short = |at: i64| when::moment(ctx.lang, UtcMs(at), ctx.now);
    let rows: Vec<Row<'_>> = jobs
        .iter()
        .zip(&hrefs)
        .map(|(job, href)| Row {
            href,
            selected: open.is_some_and(|o| o.id == job.id),
            ..Row::plain(vec![
                cell_link(
                    &kind_words(ctx, &job.kind),
                    href,
                    &[subjects.get(&job.id).map_or("", |s| s.label.as_str())],
                ),
                html! { (short(job.created_ms)) },
                html! { @if let Some(at) = job.finished_ms { (short(at)) } @else { "—" } },
                html! { span class="fs-13 ink-2" { (first_line(job.last_error.as_deref())) } },
                html! { (job.attempts) },
            ])
        })
        .collect();
    tbl(&Tbl {
        caption: &ctx.t("people-jobs-title"),
        cols: &columns,
        rows: &rows,
        ..Tbl::default()
    })
}

/// The beginning of a cause; the whole of it stands beside the list.
fn first_line(error: Option<&str>) -> String {
    const LONGEST: usize = 60;
    let line = error.and_then(|e| e.lines().next()).unwrap_or("—");
    if line.chars().count() <= LONGEST {
        return line.to_owned();
    }
    let head: String = line.chars().take(LONGEST).collect();
    format!("{head}…")
}

fn grouped(ctx: &Ctx, groups: &[DeadGroup]) -> Markup {
    let words: Vec<(String, String)> = groups
        .iter()
        .map(|group| {
            let oldest = UtcMs(group.oldest_ms);
            (
                first_line(group.last_error.as_deref()),
                ctx.f(
                    "people-jobs-group",
                    &[
                        ("kind", kind_words(ctx, &group.kind).into()),
                        ("n", group.n.into()),
                        ("since", ctx.moment(oldest).into()),
                    ],
                ),
            )
        })
        .collect();
    let list: Vec<(&str, &str, Markup)> = groups
        .iter()
        .zip(&words)
        .map(|(group, (cause, line))| {
            let hidden = html! { input type="hidden" name="kind" value=(group.kind); };
            let cure = post(
                "/admin/jobs/redo-all",
                hidden,
                btn(&ctx.t("people-jobs-redo-all")).sm(),
            );
            (cause.as_str(), line.as_str(), cure)
        })
        .collect();
    causes(&list)
}

fn detail(ctx: &Ctx, job: &JobRow, subject: Option<&Subject>) -> (Markup, Markup) {
    let heads = ["state", "asked", "next", "tries", "job"]
        .map(|part| ctx.t(&format!("people-jobs-{part}")));
    let state = match job.state.as_str() {
        "dead" => State::Danger,
        "running" => State::Running,
        "done" => State::Ok,
        _ => State::Wait,
    };
    let values = [
        st(state, ctx.t(&format!("people-jobs-state-{}", job.state))),
        html! { (ctx.moment(UtcMs(job.created_ms))) },
        html! { (ctx.moment(UtcMs(job.run_at_ms))) },
        html! { (job.attempts) },
        html! { details { summary class="mono" title=(job.id) { (job.id.get(job.id.len().saturating_sub(8)..).unwrap_or("")) } span class="mono" { (job.id) } } },
    ];
    let pairs: Vec<(&str, Markup)> = heads.iter().map(String::as_str).zip(values).collect();
    let beside = html! {
        (pb(html! {
            h2 { (kind_words(ctx, &job.kind)) }
            @if let Some(subject) = subject { p { a href=(subject.href) { (subject.label) } } }
            (dl(&pairs))
        }))
        @if let Some(error) = &job.last_error { (pb(code(&ctx.t("people-jobs-why"), error))) }
        (pb(code(&ctx.t("people-jobs-payload"), &job.payload)))
    };
    let redo = if job.state == "dead" {
        post(
            &format!("/admin/jobs/{}/redo", job.id),
            html! {},
            btn(&ctx.t("people-jobs-redo")).icon("rotate-ccw").grow(),
        )
    } else {
        html! {}
    };
    (beside, redo)
}

async fn redo(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let now = ctx.now;
    let entry = Entry::new("work.job_redone", "job", &id);
    let done = logged(&ctx, entry, move |tx| {
        Box::pin(async move { found(work::redo(tx, &id, now).await?) })
    })
    .await;
    match done {
        Ok(()) => Ok(see_other("/admin/jobs")),
        Err(Refused::NotFound) => Err(WebError::conflict("people-jobs-not-dead")),
        Err(refused) => Err(refused.into()),
    }
}

async fn redo_all(ctx: Ctx, fields: Fields) -> Answer {
    let (now, kind) = (ctx.now, fields.get("kind").to_owned());
    let entry = Entry::new("work.jobs_redone", "job_kind", &kind).with(json!({}));
    logged(&ctx, entry, move |tx| {
        Box::pin(async move { Ok(work::redo_all(tx, &kind, now).await?) })
    })
    .await?;
    Ok(see_other("/admin/jobs"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_is_cut_between_characters() {
        assert_eq!(first_line(Some("号码停机\n更多")), "号码停机");
        assert_eq!(first_line(Some(&"长".repeat(80))).chars().count(), 61);
        assert_eq!(first_line(None), "—");
    }
}
