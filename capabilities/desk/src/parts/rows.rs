//! Rows of matters, the same in the queue, in all matters and in a search.

use kernel::{UtcMs, WorkCalendar, when};
use matter::{MatterRow, show};
use maud::{Markup, html};
use store::Fault;
use ui::{Col, Row, Tbl};
use web::Ctx;

use crate::columns::{Column, ROOMY};
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
    /// What it shows besides the matter itself.
    pub columns: &'a [Column],
}

struct Words {
    href: String,
    peek: String,
    choose: String,
    id: String,
    facts: Vec<String>,
    who: String,
    place: String,
    holder: String,
    since: String,
    kind: String,
    channel: String,
    came: String,
    done: String,
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
        let labels: Vec<String> = self
            .columns
            .iter()
            .map(|c| ctx.t(&format!("desk-col-{}", c.code())))
            .collect();
        let many = self.columns.len() > ROOMY;
        let mut cols: Vec<Col<'_>> = self
            .columns
            .iter()
            .zip(&labels)
            .map(|(column, label)| self.head(*column, label, many))
            .collect();
        let matter = ctx.t("desk-col-matter");
        cols.insert(self.matter_at(), Col::text(&matter));
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

    /// The matter stands behind the clock, else first.
    fn matter_at(&self) -> usize {
        usize::from(self.columns.first() == Some(&Column::Clock))
    }

    fn head<'c>(&'c self, column: Column, label: &'c str, many: bool) -> Col<'c> {
        let col = Col::text(label).wide(column.width(many));
        let col = if column == Column::Clock {
            col.sort(self.sort.0, self.sort.1)
        } else {
            col
        };
        if column.minor() { col.minor() } else { col }
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
            place: matter::show::place(ctx, &m.place_public).into_owned(),
            holder: if mine {
                ctx.t("desk-with-me")
            } else {
                m.holder().get(ctx.lang).to_owned()
            },
            since: when::moment(ctx.lang, UtcMs(m.holder_since_ms), ctx.now),
            kind: types.name(ctx.lang, &m.type_code),
            channel: ctx.t(&format!("matter-channel-{}", m.channel)),
            came: ctx.moment(UtcMs(m.registered_ms)),
            done: m
                .completed_ms
                .map(|ms| ctx.moment(UtcMs(ms)))
                .unwrap_or_default(),
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
            cells: {
                let mut cells: Vec<Markup> = self
                    .columns
                    .iter()
                    .map(|column| cell(ctx, calendar, *column, m, w))
                    .collect();
                cells.insert(self.matter_at(), ui::cell_link(&m.title, &w.href, &facts));
                cells
            },
        }
    }
}

fn cell(ctx: &Ctx, calendar: &WorkCalendar, column: Column, m: &MatterRow, w: &Words) -> Markup {
    match column {
        Column::Clock => show::due_bare(ctx, calendar, m),
        Column::Who => ui::cell_two(html! { (w.who) }, &w.place),
        Column::Kind => ui::cell_two(html! { (w.kind) }, ""),
        Column::Channel => html! { (w.channel) },
        Column::Came => html! { time { (w.came) } },
        Column::Done => html! { time { (w.done) } },
        Column::State => html! {
            (show::state(ctx, m))
            span class="s held" { span class="cut" title=(w.holder) { (w.holder) } (ui::element::sep()) span { (w.since) } }
        },
    }
}

/// Who reported, as a list may show it: masked, or that no name was given.
///
/// # Errors
/// When the sealed name does not open.
pub(crate) fn reporter(ctx: &Ctx, m: &MatterRow) -> Result<String, Fault> {
    Ok(match matter::reveal::masked_reporter(&ctx.app, m)? {
        Some(name) => ctx.person(&name),
        None if m.anonymous => ctx.t("desk-anonymous"),
        None => ctx.t("desk-no-name"),
    })
}
