//! A list that administrators search, filter and page through.

use maud::{Markup, html};
use ui::{Col, Row, State, Tbl};
use web::{Ctx, Fields};

use crate::store::lists::{Listed, Wanted};

/// Rows on a page.
pub(super) const PAGE: usize = 50;

/// What the query asks for.
pub(super) fn wanted(fields: &Fields, below: String) -> Wanted {
    Wanted {
        words: fields.get("q").to_owned(),
        below,
        kind: fields.get("kind").to_owned(),
        ended: fields.is_on("ended"),
        after: fields
            .opt("after")
            .zip(fields.opt("last"))
            .map(|(key, id)| (key.to_owned(), id.to_owned())),
    }
}

/// Path of the unit named by code in the query; empty: everywhere.
pub(super) async fn below(ctx: &Ctx, fields: &Fields) -> Result<String, store::Fault> {
    match fields.opt("unit") {
        Some(code) => Ok(crate::unit_by_code(&ctx.read(), code)
            .await?
            .map_or_else(|| format!("{code}/"), |unit| unit.path)),
        None => Ok(String::new()),
    }
}

/// What a list shows.
pub(super) struct ListOf<'a> {
    /// Address of the list.
    pub at: &'a str,
    /// Caption, by text key.
    pub title: &'a str,
    /// Headings, by text key.
    pub heads: &'a [&'a str],
    /// Nothing found, by text key.
    pub none: &'a str,
    /// Cells of a row.
    pub cells: &'a (dyn Fn(&Listed) -> Vec<Markup> + Send + Sync),
    /// A further filter over the list.
    pub filter: Markup,
}

/// The list with its search field and paging.
pub(super) fn list(ctx: &Ctx, fields: &Fields, of: &ListOf<'_>, mut rows: Vec<Listed>) -> Markup {
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows
        .last()
        .filter(|_| more)
        .map_or_else(String::new, |last| {
            let mut query = fields.clone();
            query.set("after", last.sort.clone());
            query.set("last", last.id.clone());
            format!("{}?{}", of.at, query.to_query())
        });
    let hrefs: Vec<String> = rows
        .iter()
        .map(|row| format!("{}/{}", of.at, row.id))
        .collect();
    let list: Vec<Row<'_>> = rows
        .iter()
        .zip(&hrefs)
        .map(|(row, href)| {
            let mut cells = (of.cells)(row);
            let name = match ctx.lang {
                kernel::Lang::ZhCn => row.name_zh.as_str(),
                kernel::Lang::En => row.name_en.as_str(),
            };
            let ended = row
                .valid_to
                .as_ref()
                .map(|day| ctx.f("place-ended", &[("day", day.as_str().into())]));
            let first = html! {
                (ui::cell_link(name, href, &[]))
                @if let Some(ended) = ended { (ui::st(State::Wait, ended)) }
            };
            cells.insert(0, first);
            Row {
                href,
                ..Row::plain(cells)
            }
        })
        .collect();
    let words: Vec<String> = of.heads.iter().map(|key| ctx.t(key)).collect();
    let cols: Vec<Col<'_>> = words.iter().map(|word| Col::text(word)).collect();
    let title = ctx.t(of.title);
    let next_word = if next.is_empty() {
        String::new()
    } else {
        ctx.t("place-next-page")
    };
    let shown = ctx.f("place-shown", &[("n", rows.len().into())]);
    html! {
        (ui::toolbar(search(ctx, fields, of), html! {}))
        @if rows.is_empty() { (ui::empty("map-pin", &ctx.t(of.none), html! {})) }
        @else { (ui::panel("", html! {}, html! {}, ui::tbl(&Tbl { caption: &title, cols: &cols, rows: &list, ..Tbl::default() }))) }
        (ui::pager(&shown, ("", ""), (&next_word, &next)))
    }
}

fn search(ctx: &Ctx, fields: &Fields, of: &ListOf<'_>) -> Markup {
    html! {
        form method="get" action=(of.at) class="row wrap" role="search" {
            (ui::text("q", &ctx.t("place-search")).value(fields.get("q")).icon("search").placeholder(&ctx.t("place-search")).silent())
            (ui::text("unit", &ctx.t("place-search-unit")).value(fields.get("unit")).placeholder(&ctx.t("place-search-unit")).silent().number())
            (of.filter)
            (ui::tick("ended", "on", &ctx.t("place-with-ended"), fields.is_on("ended")))
            (ui::btn(&ctx.t("place-find-go")))
            @if !fields.to_query().is_empty() { (ui::link_btn(&ctx.t("place-search-clear"), of.at).ghost()) }
        }
    }
}
