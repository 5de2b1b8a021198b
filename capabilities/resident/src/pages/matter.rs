//! `/my/matters/{number}`: what comes next, then the story.

use axum::extract::Path;
use axum::response::IntoResponse;
use http::{HeaderMap, header};
use matter::documents::{self, DocumentRow};
use matter::store as rows_of;
use matter::{Event, State as At, show};
use store::Fault;
use ui::prelude::*;
use web::layout::{self, Citizen};
use web::{Answer, Ctx, WebError};

use super::data::look_rows;
use super::home::call_button;
use crate::mine::{Mine, Wait, ask_for_code, asked, waits};
use crate::{attachments, listen};

/// The page.
pub async fn page(ctx: Ctx, headers: HeaderMap, Path(number): Path<String>) -> Answer {
    let Some(mine) = Mine::of(&ctx, &headers, &number).await? else {
        return Ok(ask_for_code(&number));
    };
    let body = body(&ctx, &mine).await?;
    let title = ctx.t("resident-my");
    let topics = listen::topics(&ctx.app, &mine.row.id, mine.with_code);
    let listed: Vec<&str> = topics.iter().map(String::as_str).collect();
    Ok(layout::citizen(
        &ctx,
        Citizen {
            title: &title,
            back: "/my",
            live: &listed,
            private: true,
            ..Citizen::default()
        },
        ui::live("matter", &mine.path(""), &topics[0], body),
    ))
}

async fn body(ctx: &Ctx, mine: &Mine) -> Result<Markup, Fault> {
    let read = ctx.read();
    let row = &mine.row;
    let calendar = ctx.app.calendar().await;
    let thread = rows_of::thread(&read, &row.id, true).await?;
    let files = files::of_owner(&read, "matter", &row.id).await?;
    let clocks = matter::clocks::of_matter(&read, &row.id).await?;
    let offer = rows_of::pending_offer(&read, &row.id).await?;
    let papers = papers(ctx, mine).await?;
    let looks = matter::reveal::looks(&read, &row.id).await?;
    let wait = waits(&ctx.app, row).await?;
    let next = show::next(ctx, row, offer.as_ref(), show::For::Resident);
    let (says, below) = match wait {
        Some(Wait::Answer) => {
            let question = asked(&thread).map(|e| e.words.clone()).unwrap_or_default();
            (ctx.t("resident-next-answer"), question)
        }
        Some(Wait::Rate) => (ctx.t("resident-next-rate"), next.below),
        None => (next.says, next.below),
    };
    let open: Vec<_> = clocks
        .into_iter()
        .filter(|c| matches!(c.state.as_str(), "running" | "paused"))
        .collect();
    let shown: Vec<_> = looks.iter().take(5).cloned().collect();
    let looks_list = look_rows(ctx, &shown, false).await?;
    Ok(html! {
        p class="small ink-3" { (row.number) }
        h1 { (row.title) }
        (next_big(&ctx.t("resident-next-lead"), says, below, show::chips(ctx, &calendar, &open, &["holder", "centre", "resident"])))
        (progress(ctx, row.state()))
        (actions(ctx, mine, wait).await?)
        @if let Some(reply) = row.reply.as_ref().filter(|_| answered(row.state())) { (answer(ctx, row, reply)) }
        (ph_sec(&ctx.t("resident-story"), html! {
            div class="card" { (show::thread(ctx, &thread, &files, &mine.path("files/"), show::For::Resident)) }
        }))
        (ph_sec(&ctx.t("resident-looks"), html! {
            @if shown.is_empty() { p class="txt ink-2" { (ctx.t("resident-looks-none")) } }
            @else {
                (rows(&looks_list))
                (lnk48(&ctx.t("resident-looks-all"), "/my/data"))
            }
        }))
        (ph_sec(&ctx.t("resident-more"), rows(&more(ctx, mine, &papers))))
    })
}

fn answered(state: At) -> bool {
    matches!(state, At::Completed | At::Closed | At::Refused)
}

fn answer(ctx: &Ctx, row: &matter::MatterRow, reply: &str) -> Markup {
    let outcome = row
        .outcome
        .as_deref()
        .map(|o| ctx.t(&format!("matter-outcome-{o}")));
    ph_sec(
        &ctx.t("resident-reply"),
        html! {
            div class="card stack s3" {
                @if let Some(outcome) = outcome { b { (outcome) } }
                @for part in reply.lines().filter(|l| !l.trim().is_empty()) { p { (part) } }
            }
        },
    )
}

/// The words under the dots and how far each is; nothing for what ended before it was answered.
pub fn dots(state: At) -> Option<[&'static str; 5]> {
    let now = match state {
        At::Registered | At::Supplementing | At::Triaged => 1,
        At::Handling | At::Suspended => 2,
        At::Replied => 3,
        At::Completed => 4,
        At::Closed => 5,
        At::Refused | At::Merged | At::Withdrawn => return None,
    };
    Some(std::array::from_fn(|at| match at.cmp(&now) {
        std::cmp::Ordering::Less => "done",
        std::cmp::Ordering::Equal => "now",
        std::cmp::Ordering::Greater => "",
    }))
}

fn progress(ctx: &Ctx, state: At) -> Markup {
    let Some(how) = dots(state) else {
        return html! {};
    };
    let words =
        ["got", "accept", "handle", "review", "rate"].map(|w| ctx.t(&format!("resident-dot-{w}")));
    let list: Vec<(&str, &str)> = words.iter().map(String::as_str).zip(how).collect();
    steps(&ctx.t("resident-progress"), &list)
}

/// What the procedure lets the resident do now, the thing that is waited for first.
async fn actions(ctx: &Ctx, mine: &Mine, wait: Option<Wait>) -> Result<Markup, Fault> {
    let label = |key: &str| ctx.t(&format!("resident-do-{key}"));
    let (rate, object, add) = (label("rate"), label("object"), label("add"));
    let reply = label("answer");
    let (rate_to, object_to, add_to) =
        (mine.path("rate"), mine.path("objection"), mine.path("add"));
    let call = ctx.t("resident-do-ask");
    let phone = match mine.row.holder_org.parse() {
        Ok(id) => people::org(&ctx.read(), id)
            .await?
            .map(|o| o.phone)
            .unwrap_or_default(),
        Err(_) => String::new(),
    };
    let mut buttons: Vec<Btn<'_>> = Vec::new();
    if mine.may(Event::Rate) {
        let button = link_btn(&rate, &rate_to).icon("star").grow();
        buttons.push(if wait == Some(Wait::Rate) {
            button.pri()
        } else {
            button
        });
    }
    if mine.may(Event::Supplement) {
        buttons.push(link_btn(&reply, &add_to).icon("send").grow().pri());
    } else if mine.may(Event::Add) {
        buttons.push(link_btn(&add, &add_to).icon("plus").grow());
    }
    if mine.objection().is_some() {
        buttons.push(link_btn(&object, &object_to).icon("undo-2").grow());
    }
    Ok(html! {
        @if !buttons.is_empty() || !phone.is_empty() {
            div class="row wrap" {
                @for button in &buttons { (button) }
                @if mine.row.state().is_open() { (call_button(&call, &phone)) }
            }
        }
    })
}

/// Official papers that are for the resident.
async fn papers(ctx: &Ctx, mine: &Mine) -> Result<Vec<DocumentRow>, Fault> {
    let mut all = documents::of_matter(&ctx.read(), &mine.row.id).await?;
    all.retain(|d| d.public);
    Ok(all)
}

fn more(ctx: &Ctx, mine: &Mine, papers: &[DocumentRow]) -> Vec<Markup> {
    let mut list = vec![go(
        "file-check",
        &ctx.t("resident-receipt"),
        &ctx.t("resident-receipt-more"),
        &mine.path("receipt"),
    )];
    for paper in papers {
        list.push(go(
            "file-text",
            paper.title().get(ctx.lang),
            &paper.number,
            &mine.path(&format!("documents/{}", paper.id)),
        ));
    }
    if mine.may(Event::Withdraw) {
        list.push(go(
            "undo-2",
            &ctx.t("resident-do-withdraw"),
            &ctx.t("resident-do-withdraw-more"),
            &mine.path("withdraw"),
        ));
    }
    list
}

/// An official paper of one's own matter, as PDF.
pub async fn paper(
    ctx: Ctx,
    headers: HeaderMap,
    Path((number, paper)): Path<(String, String)>,
) -> Answer {
    let Some(mine) = Mine::of(&ctx, &headers, &number).await? else {
        return Ok(ask_for_code(&number));
    };
    let found = papers(&ctx, &mine)
        .await?
        .into_iter()
        .find(|d| d.id == paper);
    let Some(found) = found else {
        return Err(WebError::not_found());
    };
    let bytes = documents::pdf(&ctx.app, &found.id)
        .await?
        .ok_or_else(WebError::not_found)?;
    let name = format!(
        "inline; filename=\"{}-{}.pdf\"",
        mine.row.number, found.template
    );
    Ok((
        [
            (header::CONTENT_TYPE, "application/pdf".to_owned()),
            (header::CONTENT_DISPOSITION, name),
        ],
        bytes,
    )
        .into_response())
}

/// A file of one's own matter, if the resident may read the entry it stands in.
pub async fn file(
    ctx: Ctx,
    headers: HeaderMap,
    Path((number, file)): Path<(String, String)>,
) -> Answer {
    let Some(mine) = Mine::of(&ctx, &headers, &number).await? else {
        return Ok(ask_for_code(&number));
    };
    let read = ctx.read();
    let thread = rows_of::thread(&read, &mine.row.id, true).await?;
    let told = thread.iter().any(|e| names(&e.data, &file));
    let files = files::of_owner(&read, "matter", &mine.row.id).await?;
    match files.iter().find(|f| f.id == file).filter(|_| told) {
        Some(row) => attachments::serve(&ctx, row).await,
        None => Err(WebError::not_found()),
    }
}

/// True if an entry's data lists the file.
fn names(data: &str, file: &str) -> bool {
    serde_json::from_str::<serde_json::Value>(data)
        .ok()
        .and_then(|d| d.get("files").and_then(|f| f.as_array()).cloned())
        .is_some_and(|all| all.iter().any(|id| id.as_str() == Some(file)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dots_go_forward_with_the_procedure_and_end_full() {
        let done = |s: At| dots(s).map(|d| d.iter().filter(|w| **w == "done").count());
        let way = [
            At::Registered,
            At::Triaged,
            At::Handling,
            At::Replied,
            At::Completed,
            At::Closed,
        ];
        let counts: Vec<_> = way.iter().map(|s| done(*s).unwrap()).collect();
        assert!(counts.windows(2).all(|two| two[0] <= two[1]));
        assert_eq!(done(At::Closed), Some(5));
        assert!(
            [At::Refused, At::Merged, At::Withdrawn]
                .iter()
                .all(|s| dots(*s).is_none())
        );
        for state in At::ALL
            .iter()
            .filter(|s| !s.is_final() && **s != At::Closed)
        {
            assert_eq!(
                dots(*state)
                    .unwrap()
                    .iter()
                    .filter(|w| **w == "now")
                    .count(),
                1
            );
        }
    }

    #[test]
    fn only_files_of_entries_that_the_resident_reads_are_theirs() {
        assert!(names(r#"{"files":["a","b"]}"#, "b"));
        assert!(!names(r#"{"files":["a"]}"#, "b"));
        assert!(!names(r#"{"from":"b"}"#, "b"));
        assert!(!names("", "b"));
    }
}
