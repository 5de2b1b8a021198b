//! `/matters` and `/search`: everything within reach, found by words, number or filter.

use std::collections::HashMap;

use matter::list::{self, Filter};
use matter::{MatterRow, permissions as p, store as stored};
use maud::{Markup, html};
use store::Fault;
use web::layout::{self, Staff};
use web::{Answer, Ctx, see_other};

use crate::home::Home;
use crate::pages::queue;
use crate::parts::{filters, peek, rows, views};
use crate::query::Asked;
use crate::subject;
use crate::types::Types;

/// Hits of the index that are looked up as rows; more than a page, since not all are within reach.
pub(crate) const MOST_HITS: usize = 200;

/// A search: a whole number leads to its matter at once, anything else to the list.
pub(crate) async fn search(ctx: Ctx) -> Answer {
    let asked = Asked::of(&ctx).await?;
    let words = asked.fields.get("q").trim();
    let number = words.to_uppercase();
    if !number.is_empty()
        && let Some(found) = stored::within(&ctx.read(), &ctx.scope(p::WORK), &number).await?
    {
        return Ok(see_other(&subject::path(&found)));
    }
    list_page(&ctx, asked).await
}

pub(crate) async fn show(ctx: Ctx) -> Answer {
    let asked = Asked::of(&ctx).await?;
    if let Some(view) = asked.opens_with().filter(|_| ctx.query.is_empty()) {
        return Ok(see_other(&view.href()));
    }
    list_page(&ctx, asked).await
}

struct Found {
    rows: Vec<MatterRow>,
    total: i64,
    next: Option<store::Cursor>,
}

async fn list_page(ctx: &Ctx, asked: Asked) -> Answer {
    let read = ctx.read();
    let words = asked.fields.get("q").to_owned();
    let found = if words.is_empty() {
        by_filter(ctx, &asked).await?
    } else {
        by_words(ctx, &asked, &words).await?
    };
    let types = Types::read(&read).await?;
    let calendar = ctx.app.calendar().await;
    let home = Home::of(&ctx.actor);
    let caption = ctx.t("desk-nav-matters");
    let (sort, sorted) = match asked.order {
        list::Order::Due => (asked.link(&[("sort", "new")]), "ascending"),
        list::Order::Newest => (asked.link(&[("sort", "")]), ""),
    };
    let columns = asked.drawn_columns();
    let table = rows::Rows {
        caption: &caption,
        columns: &columns,
        list: &found.rows,
        peek: &|id| asked.keep(&[("peek", id)]),
        peeked: asked.fields.get("peek"),
        sort: (&sort, sorted),
        form: "",
        home: home.path(),
    }
    .draw(ctx, &types, &calendar)?;
    let beside = peek::beside(ctx, &asked, &found.rows).await?;
    let title = if words.is_empty() {
        caption.clone()
    } else {
        ctx.f("desk-search-title", &[("words", words.clone().into())])
    };
    let (all, whole) = (ctx.t("desk-all"), asked.link(&[("saved", "")]));
    let body = html! {
        (ui::pagehead(&title, html! { span { (ctx.f("desk-found", &[("n", found.total.into())])) } }, html! { (ui::link_btn(&ctx.t("desk-export"), &views::export_path(&asked)).icon("download")) }))
        (views::tabs(ctx, &asked, vec![ui::Tab {
            label: &all,
            href: &whole,
            current: asked.shown().is_none(),
            ..ui::Tab::default()
        }]))
        (ui::toolbar(html! {
            (search_box(ctx, &asked, &words))
            (filters::chips(ctx, &asked, &types).await?)
        }, html! { (views::tools(ctx, &asked)) }))
        @if found.rows.is_empty() {
            (nothing(ctx, &words))
        } @else {
            (ui::split(html! {
                (table)
                (queue::foot(ctx, &asked, found.rows.len(), found.total, found.next.as_ref()))
            }, beside))
        }
    };
    Ok(layout::staff(
        ctx,
        Staff {
            title: &title,
            query: &words,
            density: asked.density(),
            ..Staff::default()
        },
        body,
    )
    .await?)
}

fn search_box(ctx: &Ctx, asked: &Asked, words: &str) -> Markup {
    html! {
        form class="row" method="get" action=(asked.path) role="search" {
            @for (name, value) in asked.fields.pairs() {
                @if name != "q" && name != "after" && name != "peek" {
                    input type="hidden" name=(name) value=(value);
                }
            }
            (ui::text("q", &ctx.t("desk-search-in")).id("list-q").value(words).icon("search").silent().placeholder(&ctx.t("desk-search-in")))
        }
    }
}

fn nothing(ctx: &Ctx, words: &str) -> Markup {
    let says = if words.is_empty() {
        ctx.t("desk-none-match")
    } else {
        ctx.f("desk-none-found", &[("words", words.to_owned().into())])
    };
    let action = html! { (ui::link_btn(&ctx.t("desk-all"), "/matters")) };
    ui::panel("", html! {}, html! {}, ui::empty("search", &says, action))
}

/// Everything, open or not: the newest is what one looks for.
pub(crate) fn order(asked: &Asked) -> list::Order {
    if asked.fields.get("sort") == "due" {
        list::Order::Due
    } else {
        list::Order::Newest
    }
}

async fn by_filter(ctx: &Ctx, asked: &Asked) -> Result<Found, Fault> {
    let read = ctx.read();
    let scope = ctx.scope(p::WORK);
    let filter = asked.narrow(Filter::default());
    let order = order(asked);
    let page = list::page(
        &read,
        &scope,
        &filter,
        order,
        asked.after.as_ref(),
        rows::PAGE,
    )
    .await?;
    Ok(Found {
        total: list::count(&read, &scope, &filter).await?,
        rows: page.rows,
        next: page.next,
    })
}

/// The index points, the rows decide: what is out of reach is left out, whatever the index holds.
async fn by_words(ctx: &Ctx, asked: &Asked, words: &str) -> Result<Found, Fault> {
    let hits = matter::search(ctx, words, MOST_HITS).await?;
    let rank: HashMap<String, usize> = hits
        .iter()
        .enumerate()
        .map(|(at, hit)| (hit.id.clone(), at))
        .collect();
    let filter = asked.narrow(Filter {
        ids: Some(hits.into_iter().map(|h| h.id).collect()),
        ..Filter::default()
    });
    let page = list::page(
        &ctx.read(),
        &ctx.scope(p::WORK),
        &filter,
        list::Order::Newest,
        None,
        MOST_HITS,
    )
    .await?;
    let mut rows = page.rows;
    rows.sort_by_key(|m| rank.get(&m.id).copied().unwrap_or(usize::MAX));
    Ok(Found {
        total: i64::try_from(rows.len()).unwrap_or(i64::MAX),
        rows,
        next: None,
    })
}
