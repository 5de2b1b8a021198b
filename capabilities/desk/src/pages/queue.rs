//! `/desk`: my queue, most urgent first, with one matter beside it.

use axum::response::{Html, IntoResponse};
use kernel::WorkCalendar;
use matter::list::{self, Filter, Order};
use matter::permissions as p;
use maud::{Markup, html};
use store::Fault;
use ui::Tab;
use web::layout::{self, Staff};
use web::{Answer, Ctx, see_other};

use crate::home::Home;
use crate::parts::{filters, peek, rows, views};
use crate::query::{Asked, View};
use crate::types::Types;

/// The form that chosen rows belong to.
const FORM: &str = "rows";

pub(crate) async fn show(ctx: Ctx) -> Answer {
    let asked = Asked::of(&ctx).await?;
    if let Some(view) = asked.opens_with().filter(|_| ctx.query.is_empty()) {
        return Ok(see_other(&view.href()));
    }
    let home = Home::of(&ctx.actor);
    let calendar = ctx.app.calendar().await;
    let filter = asked.narrow(asked.view.filter(&home, ctx.now, &calendar));
    if asked.fields.get("part") == "fresh" {
        let since = asked.fields.get("since").parse().unwrap_or(ctx.now.0);
        let part = fresh(&ctx, &asked, &filter, since).await?;
        return Ok(Html(part.into_string()).into_response());
    }
    let read = ctx.read();
    let scope = ctx.scope(p::WORK);
    let page = list::page(
        &read,
        &scope,
        &filter,
        asked.order,
        asked.after.as_ref(),
        rows::PAGE,
    )
    .await?;
    let total = list::count(&read, &scope, &filter).await?;
    let types = Types::read(&read).await?;
    let beside = peek::beside(&ctx, &asked, &page.rows).await?;
    let table = table(&ctx, &asked, &home, &page.rows, &types, &calendar)?;
    let body = html! {
        (head(&ctx, &asked))
        (tabs(&ctx, &asked, &home, &calendar).await?)
        (ui::toolbar(filters::chips(&ctx, &asked, &types).await?, html! {
            (fresh(&ctx, &asked, &filter, ctx.now.0).await?)
            (sorting(&ctx, &asked))
            (views::tools(&ctx, &asked))
        }))
        form id=(FORM) method="post" action="/desk/bulk" {
            input type="hidden" name="command" value=(crate::command::fresh(&ctx));
            input type="hidden" name="back" value=(asked.keep(&[("peek", "")]));
        }
        @if page.rows.is_empty() {
            (nothing(&ctx, &asked))
        } @else {
            (ui::split(html! {
                (table)
                (foot(&ctx, &asked, page.rows.len(), total, page.next.as_ref()))
            }, beside))
            (bulk_bar(&ctx))
        }
    };
    let topics = topics(&ctx);
    let topics: Vec<&str> = topics.iter().map(String::as_str).collect();
    Ok(layout::staff(
        &ctx,
        Staff {
            title: &ctx.t("desk-queue"),
            live: &topics,
            density: asked.density(),
            ..Staff::default()
        },
        body,
    )
    .await?)
}

/// The organisation whose changes the page listens to.
fn topics(ctx: &Ctx) -> Vec<String> {
    ctx.actor
        .post()
        .map(|post| format!("org:{}", post.org))
        .into_iter()
        .collect()
}

fn head(ctx: &Ctx, asked: &Asked) -> Markup {
    let sheet = format!("/desk/list?{}", asked.fields.to_query());
    let export = views::export_path(asked);
    ui::pagehead(
        ctx.t("desk-queue"),
        html! {},
        html! {
            (ui::link_btn(&ctx.t("desk-export"), &export).icon("download"))
            (ui::link_btn(&ctx.t("desk-print-list"), &sheet).icon("printer"))
            @if ctx.may(p::REGISTER) {
                (ui::link_btn(&ctx.t("desk-nav-intake"), "/desk/intake").pri().icon("plus").key("n"))
            }
        },
    )
}

async fn tabs(
    ctx: &Ctx,
    asked: &Asked,
    home: &Home,
    calendar: &WorkCalendar,
) -> Result<Markup, Fault> {
    let read = ctx.read();
    let scope = ctx.scope(p::WORK);
    let mut drawn = Vec::new();
    for view in View::of(ctx, home) {
        let filter = asked.narrow(view.filter(home, ctx.now, calendar));
        let count = list::count(&read, &scope, &filter).await?;
        let code = if view == View::Clock { "" } else { view.code() };
        drawn.push((
            view,
            ctx.t(&format!("desk-view-{}", view.code())),
            asked.link(&[("view", code), ("saved", "")]),
            count.unsigned_abs(),
        ));
    }
    let built_in: Vec<Tab<'_>> = drawn
        .iter()
        .map(|(view, label, href, count)| Tab {
            label,
            href,
            count: Some(*count),
            hot: *view == View::Late && *count > 0,
            current: asked.shown().is_none() && *view == asked.view,
        })
        .collect();
    Ok(views::tabs(ctx, asked, built_in))
}

/// “3 条新事项 · 显示”: how many came since the page was opened. New rows never push the others.
async fn fresh(ctx: &Ctx, asked: &Asked, filter: &Filter, since: i64) -> Result<Markup, Fault> {
    let came = Filter {
        arrived_from: Some(since),
        ..filter.clone()
    };
    let n = if since >= ctx.now.0 {
        0
    } else {
        list::count(&ctx.read(), &ctx.scope(p::WORK), &came).await?
    };
    let topic = topics(ctx).pop().unwrap_or_default();
    let src = asked.keep(&[
        ("part", "fresh"),
        ("since", &since.to_string()),
        ("peek", ""),
    ]);
    let shown = asked.link(&[("part", ""), ("since", "")]);
    let says = ctx.f("desk-fresh", &[("n", n.into())]);
    let body = html! {
        @if n > 0 { (ui::fresh(&says, &ctx.t("desk-fresh-show"), &shown)) }
    };
    Ok(ui::live("fresh", &src, &topic, body))
}

fn sorting(ctx: &Ctx, asked: &Asked) -> Markup {
    let (now, other, href) = match asked.order {
        Order::Due => (
            "desk-sort-due",
            "desk-sort-new",
            asked.link(&[("sort", "new")]),
        ),
        Order::Newest => (
            "desk-sort-new",
            "desk-sort-due",
            asked.link(&[("sort", "")]),
        ),
    };
    let change = ctx.f("desk-sort-change", &[("order", ctx.t(other).into())]);
    html! {
        a class="ink-3" href=(href) title=(change) { (ctx.f("desk-sorted", &[("order", ctx.t(now).into())])) }
    }
}

fn table(
    ctx: &Ctx,
    asked: &Asked,
    home: &Home,
    list: &[matter::MatterRow],
    types: &Types,
    calendar: &WorkCalendar,
) -> Result<Markup, Fault> {
    let caption = ctx.t("desk-queue");
    let sort = match asked.order {
        Order::Due => (asked.link(&[("sort", "new")]), "ascending"),
        Order::Newest => (asked.link(&[("sort", "")]), ""),
    };
    let columns = asked.drawn_columns();
    rows::Rows {
        caption: &caption,
        columns: &columns,
        list,
        peek: &|id| asked.keep(&[("peek", id)]),
        peeked: asked.fields.get("peek"),
        sort: (&sort.0, sort.1),
        form: FORM,
        home: home.path(),
    }
    .draw(ctx, types, calendar)
}

/// The foot of a list: how many, keys, older.
pub(crate) fn foot(
    ctx: &Ctx,
    asked: &Asked,
    shown: usize,
    total: i64,
    next: Option<&store::Cursor>,
) -> Markup {
    let says = if total >= list::COUNT_LIMIT {
        ctx.f(
            "desk-shown-of-many",
            &[("n", shown.into()), ("all", total.into())],
        )
    } else {
        ctx.f(
            "desk-shown-of",
            &[("n", shown.into()), ("all", total.into())],
        )
    };
    let newer = if asked.after.is_some() {
        asked.link(&[])
    } else {
        String::new()
    };
    let older = next
        .map(|cursor| asked.link(&[("after", &cursor.to_text())]))
        .unwrap_or_default();
    let key = ["move", "peek", "choose", "open"].map(|k| ctx.t(&format!("desk-key-{k}")));
    html! {
        (ui::keys(&[("j k", &key[0]), ("o", &key[1]), ("x", &key[2]), ("Enter", &key[3])]))
        (ui::pager(&says, (&ctx.t("desk-newer"), &newer), (&ctx.t("desk-older"), &older)))
    }
}

fn nothing(ctx: &Ctx, asked: &Asked) -> Markup {
    if asked.is_narrowed() {
        let cleared: Vec<(&str, &str)> = crate::query::FILTERS.iter().map(|n| (*n, "")).collect();
        return ui::panel(
            "",
            html! {},
            html! {},
            ui::empty(
                "search",
                &ctx.t("desk-none-match"),
                html! { (ui::link_btn(&ctx.t("desk-filter-clear"), &asked.link(&cleared))) },
            ),
        );
    }
    let says = ctx.t(&format!("desk-none-{}", asked.view.code()));
    let action = html! { (ui::link_btn(&ctx.t("desk-nav-matters"), "/matters")) };
    ui::panel("", html! {}, html! {}, ui::empty("inbox", &says, action))
}

fn bulk_bar(ctx: &Ctx) -> Markup {
    let words = ["urge", "xlsx", "csv", "sheet"].map(|k| ctx.t(&format!("desk-bulk-{k}")));
    let mut actions = Vec::new();
    if ctx.may(p::SUPERVISE) {
        actions.push(ui::btn(&words[0]).sends("do", "urge"));
    }
    actions.push(ui::btn(&words[1]).sends("do", "xlsx").icon("download"));
    actions.push(ui::btn(&words[2]).sends("do", "csv"));
    actions.push(ui::btn(&words[3]).sends("do", "sheet").icon("printer"));
    ui::bulkbar(
        FORM,
        &ctx.t("desk-bulk-counted"),
        &ctx.t("desk-bulk-chosen"),
        &actions,
    )
}
