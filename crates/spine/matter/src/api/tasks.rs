//! What waits for the reader, across all matters.

use access::{Actor, Scope};
use axum::response::{IntoResponse, Json};
use serde::Serialize;
use store::{Cursor, Fault, FromQueryResult, Page, Sql, args};
use utoipa::ToSchema;
use web::{Answer, Ctx, Fields, WebError};

use super::matters::paging;
use super::view;
use crate::permissions as p;

/// A task.
#[derive(Serialize, ToSchema)]
pub(super) struct TaskView {
    /// Its id.
    pub id: String,
    /// What is to be done, as code.
    pub kind: String,
    /// The same as a word.
    pub word: String,
    /// The matter.
    pub matter_id: String,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// By when.
    pub due_at: Option<String>,
}

/// A page of tasks.
#[derive(Serialize, ToSchema)]
pub(super) struct TaskPage {
    /// The tasks, the most urgent first.
    pub items: Vec<TaskView>,
    /// Pass it as `cursor` for the next page; none on the last one.
    pub next: Option<String>,
}

#[derive(FromQueryResult)]
struct Row {
    id: String,
    kind: String,
    matter_id: String,
    number: String,
    title: String,
    due_ms: Option<i64>,
}

pub(super) async fn list(ctx: Ctx) -> Answer {
    let query = Fields::parse(&ctx.query);
    let mut wrong = Vec::new();
    let (limit, after) = paging(&query, &mut wrong);
    if !wrong.is_empty() {
        return Err(WebError::invalid(wrong));
    }
    let page = mine(&ctx, after.as_ref(), limit).await?;
    let page = TaskPage {
        next: page.next.as_ref().map(Cursor::to_text),
        items: page
            .rows
            .into_iter()
            .map(|row| TaskView {
                word: ctx.t(&format!("matter-task-{}", row.kind)),
                due_at: row.due_ms.map(view::at),
                id: row.id,
                kind: row.kind,
                matter_id: row.matter_id,
                number: row.number,
                title: row.title,
            })
            .collect(),
    };
    Ok(Json(page).into_response())
}

/// Tasks of the actor's organisations and those below, or of the resident's own account.
async fn mine(ctx: &Ctx, after: Option<&Cursor>, limit: usize) -> Result<Page<Row>, Fault> {
    let mut bound = args![];
    let mut any = Vec::new();
    if let Scope::Some { orgs, .. } = Scope::of(&ctx.actor, p::WORK) {
        for org in orgs {
            let end = access::prefix_end(&org);
            bound.push(org.into());
            bound.push(end.into());
            let (from, to) = (bound.len() - 1, bound.len());
            any.push(format!("(t.org_path >= ${from} and t.org_path < ${to})"));
        }
    }
    if let Actor::Resident { account } = &ctx.actor {
        bound.push(account.to_string().into());
        any.push(format!("t.account = ${}", bound.len()));
    }
    if any.is_empty() {
        return Ok(Page {
            rows: Vec::new(),
            next: None,
        });
    }
    let mut turn = String::new();
    if let Some(after) = after {
        bound.push(after.key.into());
        bound.push(after.id.clone().into());
        let (key, id) = (bound.len() - 1, bound.len());
        turn = format!(
            "and (coalesce(t.due_ms, {}), t.id) > (${key}, ${id})",
            i64::MAX
        );
    }
    let read = ctx.read();
    let sql: &dyn Sql = &read;
    let rows: Vec<Row> = sql
        .all(
            &format!(
                "select t.id, t.kind, t.matter_id, m.number, m.title, t.due_ms from task t \
                 join matter m on m.id = t.matter_id where t.state = 'open' and ({}) {turn} \
                 order by coalesce(t.due_ms, {}), t.id limit {}",
                any.join(" or "),
                i64::MAX,
                limit + 1
            ),
            bound,
        )
        .await?;
    Ok(Page::from_rows(rows, limit, |row| Cursor {
        key: row.due_ms.unwrap_or(i64::MAX),
        id: row.id.clone(),
    }))
}
