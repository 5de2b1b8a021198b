//! `/supervision`: what is late, what was returned twice, what nobody has taken, what is supervised already.

use futures::future::BoxFuture;
use matter::State;
use matter::list::{Filter, Order};
use matter::show;
use maud::{Markup, html};
use store::{Cursor, Fault, Sql};
use ui::prelude::*;
use web::{Answer, Ctx, Fields, layout};

use super::scope;

/// Rows a page.
const ROWS: usize = 40;

#[derive(Clone, Copy, PartialEq, Eq)]
enum View {
    Late,
    Returned,
    Waiting,
    Supervised,
}

impl View {
    const ALL: [View; 4] = [View::Late, View::Returned, View::Waiting, View::Supervised];

    fn code(self) -> &'static str {
        match self {
            View::Late => "late",
            View::Returned => "returned",
            View::Waiting => "waiting",
            View::Supervised => "supervised",
        }
    }

    fn parse(code: &str) -> View {
        Self::ALL
            .into_iter()
            .find(|v| v.code() == code)
            .unwrap_or(View::Late)
    }

    fn filter(self, now: i64) -> Filter {
        let open = State::OPEN.to_vec();
        match self {
            View::Late => Filter {
                states: open,
                due_before: Some(now),
                ..Filter::default()
            },
            View::Returned => Filter {
                states: open,
                returned: Some(2),
                ..Filter::default()
            },
            View::Waiting => Filter {
                states: vec![State::Registered, State::Triaged],
                due_before: Some(now),
                ..Filter::default()
            },
            View::Supervised => Filter {
                states: open,
                supervised: Some(1),
                ..Filter::default()
            },
        }
    }
}

/// What waits for a supervisor: late and not yet urged.
pub fn waiting(ctx: Ctx) -> BoxFuture<'static, Result<i64, Fault>> {
    Box::pin(async move {
        let read = ctx.read();
        matter::list::count(&read, &scope(&ctx), &View::Late.filter(ctx.now.0)).await
    })
}

/// The page.
pub async fn page(ctx: Ctx) -> Answer {
    let query = Fields::parse(&ctx.query);
    let view = View::parse(query.get("view"));
    let after = query.opt("after").and_then(Cursor::parse);
    let read = ctx.read();
    let sql: &dyn Sql = &read;
    let reach = scope(&ctx);
    let mut counts = Vec::new();
    for one in View::ALL {
        counts.push(matter::list::count(sql, &reach, &one.filter(ctx.now.0)).await?);
    }
    let page = matter::list::page(
        sql,
        &reach,
        &view.filter(ctx.now.0),
        Order::Due,
        after.as_ref(),
        ROWS,
    )
    .await?;
    let calendar = ctx.app.calendar().await;
    let labels: Vec<(String, String)> = View::ALL
        .iter()
        .map(|v| {
            (
                ctx.t(&format!("oversight-view-{}", v.code())),
                format!("/supervision?view={}", v.code()),
            )
        })
        .collect();
    let views: Vec<Tab<'_>> = View::ALL
        .iter()
        .zip(&labels)
        .zip(&counts)
        .map(|((v, (label, href)), n)| Tab {
            label,
            href,
            count: Some(n.unsigned_abs()),
            hot: *v == View::Late && *n > 0,
            current: *v == view,
        })
        .collect();
    let heads =
        ["clock", "matter", "place", "state"].map(|k| ctx.t(&format!("oversight-head-{k}")));
    let columns: Vec<Col<'_>> = heads.iter().map(|h| Col::text(h)).collect();
    let rows: Vec<Row> = page
        .rows
        .iter()
        .map(|m| {
            let href = format!("/matters/{}", m.id);
            Row::plain(vec![
                show::due_bare(&ctx, &calendar, m),
                cell_link(&m.title, &href, &[&m.number]),
                html! { (show::place(&ctx, &m.place_public)) },
                cell_two(
                    show::state(&ctx, m),
                    show::name(&ctx, &m.holder_zh, &m.holder_en),
                ),
            ])
        })
        .collect();
    let title = ctx.t("oversight-nav-supervision");
    let list: Markup = if rows.is_empty() {
        empty(
            "check",
            &ctx.t(&format!("oversight-none-{}", view.code())),
            html! {},
        )
    } else {
        tbl(&Tbl {
            caption: &title,
            cols: &columns,
            rows: &rows,
            ..Tbl::default()
        })
    };
    let older = page
        .next
        .map(|c| format!("/supervision?view={}&after={}", view.code(), c.to_text()))
        .unwrap_or_default();
    let older_words = ctx.t("oversight-more");
    let content = html! {
        (pagehead(&title, html! {}, html! {}))
        (tabs(&title, &views))
        (panel("", html! {}, html! {}, list))
        @if !older.is_empty() { (pager("", ("", ""), (&older_words, &older))) }
    };
    Ok(layout::staff(
        &ctx,
        layout::Staff {
            title: &title,
            ..layout::Staff::default()
        },
        content,
    )
    .await?)
}
