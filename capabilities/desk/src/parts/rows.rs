//! Rows of matters, the same in the queue, in all matters and in a search.

use kernel::{UtcMs, WorkCalendar, when};
use matter::{MatterRow, show};
use maud::{Markup, html};
use store::Fault;
use ui::{Col, Row, Tbl};
use web::Ctx;

use crate::subject;
use crate::types::Types;

/// Rows that a page of a list shows.
pub(crate) const PAGE: usize = 25;

/// A table of matters.
pub(crate) struct Rows<'a> {
    /// What it lists.
    pub caption: &'a str,
    /// The matters.
    pub list: &'a [MatterRow],
    /// Where a row's peek is: the list's URL with this id in it.
    pub peek: &'a dyn Fn(&str) -> String,
    /// The id that is shown beside the list.
    pub peeked: &'a str,
    /// Where a click on the head of the clock leads, and how it is sorted now.
    pub sort: (&'a str, &'a str),
    /// Id of the form that chosen rows belong to; empty: nothing to choose.
    pub form: &'a str,
    /// Path of the reader's own organisation.
    pub home: Option<&'a str>,
}

struct Words {
    href: String,
    peek: String,
    choose: String,
    id: String,
    facts: Vec<String>,
    who: String,
    holder: String,
    since: String,
}

impl Rows<'_> {
    /// Draws it.
    ///
    /// # Errors
    /// When a sealed name does not open.
    pub(crate) fn draw(
        &self,
        ctx: &Ctx,
        types: &Types,
        calendar: &WorkCalendar,
    ) -> Result<Markup, Fault> {
        let words = self
            .list
            .iter()
            .map(|m| self.words(ctx, types, m))
            .collect::<Result<Vec<_>, _>>()?;
        let rows: Vec<Row<'_>> = self
            .list
            .iter()
            .zip(&words)
            .map(|(m, w)| self.row(ctx, calendar, m, w))
            .collect();
        let labels = ["clock", "matter", "who", "state"].map(|k| ctx.t(&format!("desk-col-{k}")));
        let cols = [
            Col::text(&labels[0])
                .sort(self.sort.0, self.sort.1)
                .wide("cw-due"),
            Col::text(&labels[1]),
            Col::text(&labels[2]).wide("cw-who"),
            Col::text(&labels[3]).wide("cw-hold"),
        ];
        let all = ctx.t("desk-choose-all");
        Ok(ui::tbl(&Tbl {
            caption: self.caption,
            cols: &cols,
            rows: &rows,
            choose: if self.form.is_empty() {
                ("", "")
            } else {
                ("id", self.form)
            },
            choose_all: &all,
            list: true,
            ..Tbl::default()
        }))
    }

    fn words(&self, ctx: &Ctx, types: &Types, m: &MatterRow) -> Result<Words, Fault> {
        let mut facts = vec![m.number.clone()];
        facts.extend(types.short(ctx.lang, &m.type_code));
        let mine = self.home.is_some_and(|h| m.holder_path == h);
        Ok(Words {
            href: subject::path(m),
            peek: (self.peek)(&m.id),
            choose: ctx.f("desk-choose", &[("number", m.number.clone().into())]),
            id: format!("m-{}", m.id),
            facts,
            who: reporter(ctx, m)?,
            holder: if mine {
                ctx.t("desk-with-me")
            } else {
                m.holder().get(ctx.lang).to_owned()
            },
            since: when::moment(ctx.lang, UtcMs(m.holder_since_ms), ctx.now),
        })
    }

    fn row<'w>(
        &self,
        ctx: &Ctx,
        calendar: &WorkCalendar,
        m: &'w MatterRow,
        w: &'w Words,
    ) -> Row<'w> {
        let facts: Vec<&str> = w.facts.iter().map(String::as_str).collect();
        Row {
            href: &w.href,
            peek: &w.peek,
            value: if self.form.is_empty() { "" } else { &m.id },
            choose: &w.choose,
            selected: m.id == self.peeked || m.number == self.peeked,
            id: &w.id,
            cells: vec![
                show::due_bare(ctx, calendar, m),
                ui::cell_link(&m.title, &w.href, &facts),
                ui::cell_two(html! { (w.who) }, &m.place_public),
                html! {
                    (show::state(ctx, m))
                    span class="s held" { span class="cut" title=(w.holder) { (w.holder) } (ui::element::sep()) span { (w.since) } }
                },
            ],
        }
    }
}

/// Who reported, as a list may show it: masked, or that no name was given.
///
/// # Errors
/// When the sealed name does not open.
pub(crate) fn reporter(ctx: &Ctx, m: &MatterRow) -> Result<String, Fault> {
    Ok(match matter::reveal::masked_reporter(&ctx.app, m)? {
        Some(name) => name,
        None if m.anonymous => ctx.t("desk-anonymous"),
        None => ctx.t("desk-no-name"),
    })
}
