//! Rows of a batch: what is wrong with each, cell by cell.

use maud::{Markup, html};
use store::Fault;
use ui::{Reject, Tab};
use web::{Ctx, Fields};

use super::parts::{n, shown};
use crate::export::{column_of, sentence};
use crate::field::Field;
use crate::model::{Batch, Counts, RowState, StagedRow};
use crate::store::{self as rows, Wanted};

/// Rows on one page.
const PAGE: i64 = 10;

/// A view of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum View {
    Bad,
    Warn,
    Duplicate,
    Made,
    Kept,
}

impl View {
    const ALL: [View; 5] = [
        View::Bad,
        View::Warn,
        View::Duplicate,
        View::Made,
        View::Kept,
    ];

    fn code(self) -> &'static str {
        match self {
            View::Bad => "bad",
            View::Warn => "warn",
            View::Duplicate => "duplicate",
            View::Made => "made",
            View::Kept => "kept",
        }
    }

    fn states(self) -> &'static [RowState] {
        match self {
            View::Bad => &[RowState::Bad, RowState::Refused],
            View::Warn => &[RowState::Warn],
            View::Duplicate => &[RowState::Duplicate],
            View::Made => &[RowState::Made, RowState::Undone, RowState::Kept],
            View::Kept => &[RowState::Kept],
        }
    }
}

/// The panel of rows: views, reasons, one page.
///
/// # Errors
/// On a database fault.
pub(super) async fn panel(ctx: &Ctx, batch: &Batch, counts: &Counts) -> Result<Markup, Fault> {
    let asked = Fields::parse(&ctx.query);
    let base = format!("/imports/{}", batch.number);
    let there: Vec<View> = View::ALL
        .into_iter()
        .filter(|v| counts.sum(v.states()) > 0)
        .collect();
    let Some(first) = there.first() else {
        return Ok(html! {});
    };
    let view = there
        .iter()
        .find(|v| v.code() == asked.get("show"))
        .unwrap_or(first);
    let reason = Field::parse(asked.get("reason")).map_or("", Field::code);
    let wanted = Wanted {
        states: view.states(),
        reason,
        after: asked.get("after").parse().unwrap_or(0),
        limit: PAGE + 1,
    };
    let read = ctx.read();
    let mut found = rows::rows(&read, &batch.id, &wanted).await?;
    let more = i64::try_from(found.len()).unwrap_or(0) > PAGE;
    found.truncate(usize::try_from(PAGE).unwrap_or(0));
    let labels: Vec<(String, String, u64)> = there
        .iter()
        .map(|v| {
            (
                ctx.t(&format!("import-view-{}", v.code())),
                format!("{base}?show={}#rows", v.code()),
                n(counts.sum(v.states())),
            )
        })
        .collect();
    let tabs: Vec<Tab<'_>> = labels
        .iter()
        .zip(&there)
        .map(|((label, href, count), v)| Tab {
            label,
            href,
            count: Some(*count),
            hot: *v == View::Bad,
            current: v == view,
        })
        .collect();
    let next = found.last().filter(|_| more).map(|last| {
        format!(
            "{base}?show={}&reason={reason}&after={}#rows",
            view.code(),
            last.row_no
        )
    });
    let back =
        (wanted.after > 0).then(|| format!("{base}?show={}&reason={reason}#rows", view.code()));
    let list = match view {
        View::Made | View::Kept => made(ctx, &found),
        View::Bad | View::Duplicate | View::Warn => problems(ctx, batch, &found, *view)?,
    };
    let reasons = if *view == View::Bad {
        reasons(ctx, batch, &base, reason).await?
    } else {
        html! {}
    };
    let rejected = counts.rejected() + counts.sum(&[RowState::Duplicate]);
    let end = html! {
        @if rejected > 0 && !found.iter().all(|r| r.cells.is_none()) {
            (ui::link_btn(&ctx.t("import-rejects-xlsx"), &format!("{base}/rejects.xlsx")).sm().icon("file-spreadsheet"))
            (ui::link_btn("CSV", &format!("{base}/rejects.csv")).sm().ghost())
        }
    };
    Ok(html! {
        div id="rows" {
            (ui::panel(&ctx.t("import-rows-title"), html! {}, end, html! {
                @if tabs.len() > 1 { (ui::tabs(&ctx.t("import-rows-title"), &tabs)) }
                (list)
                (reasons)
                @if next.is_some() || back.is_some() {
                    (ui::pager("", (&ctx.t("import-first-page"), back.as_deref().unwrap_or("")), (&ctx.t("import-next-page"), next.as_deref().unwrap_or(""))))
                }
                @if rejected > 0 { (ui::foot(html! { span class="ink-2" { (ctx.t("import-rejects-logged")) } })) }
            }))
        }
    })
}

fn problems(ctx: &Ctx, batch: &Batch, found: &[StagedRow], view: View) -> Result<Markup, Fault> {
    let headings = batch.headings();
    let mut lines: Vec<[String; 6]> = Vec::new();
    for row in found {
        let cells = rows::open(&ctx.app, row)?;
        let all = row.problems();
        // Of a row that is not taken only what stands in its way.
        for (at, problem) in all
            .iter()
            .filter(|p| view == View::Warn || p.bad)
            .enumerate()
        {
            let cell = problem
                .column
                .and_then(|c| cells.get(c))
                .map_or("", String::as_str);
            let value = if cells.is_empty() {
                ctx.t("import-value-gone")
            } else if cell.is_empty() {
                ctx.t("import-value-empty")
            } else {
                shown(Some(problem.field), cell).chars().take(60).collect()
            };
            let no = ui::group(n(row.row_no));
            let number = problem.args.get("number").filter(|m| !m.is_empty());
            lines.push([
                if at == 0 {
                    ctx.f("import-row-no", &[("n", no.into())])
                } else {
                    String::new()
                },
                number.map(|m| format!("/matters/{m}")).unwrap_or_default(),
                column_of(&ctx.app, ctx.lang, &headings, problem),
                value,
                sentence(&ctx.app, ctx.lang, problem, false),
                sentence(&ctx.app, ctx.lang, problem, true),
            ]);
        }
    }
    if view != View::Bad {
        return Ok(remarks(ctx, &lines));
    }
    let list: Vec<Reject<'_>> = lines
        .iter()
        .map(|[row, href, column, value, reason, fix]| Reject {
            row,
            href,
            column,
            value,
            reason,
            fix,
        })
        .collect();
    Ok(ui::rej("row", &list))
}

/// What stands in nobody's way: without red.
fn remarks(ctx: &Ctx, lines: &[[String; 6]]) -> Markup {
    let labels = ["row", "value", "remark"].map(|k| ctx.t(&format!("import-th-{k}")));
    let cols = [
        ui::Col::text(&labels[0]).wide("cw-6"),
        ui::Col::text(&labels[1]),
        ui::Col::text(&labels[2]),
    ];
    let rows: Vec<ui::Row<'_>> = lines
        .iter()
        .map(|[row, href, column, value, reason, fix]| {
            ui::Row::plain(vec![
                html! {
                    span class="nowrap fs-13" {
                        @if href.is_empty() { (row) } @else { a href=(href) { (row) } }
                    }
                },
                html! { span class="fs-13" { span class="ink-3" { (column) } " " b { (value) } } },
                html! { div class="fs-13" { span class="warn-ink" { (ui::state_icon(ui::State::Caution)) " " (reason) } div class="ink-3" { (fix) } } },
            ])
        })
        .collect();
    ui::tbl(&ui::Tbl {
        caption: &ctx.t("import-view-warn"),
        cols: &cols,
        rows: &rows,
        low: true,
        ..ui::Tbl::default()
    })
}

fn made(ctx: &Ctx, found: &[StagedRow]) -> Markup {
    let labels = ["row", "matter", "state"].map(|k| ctx.t(&format!("import-th-{k}")));
    let cols = [
        ui::Col::text(&labels[0]),
        ui::Col::text(&labels[1]),
        ui::Col::text(&labels[2]),
    ];
    let lines: Vec<ui::Row<'_>> = found
        .iter()
        .map(|row| {
            let number = row.matter_number.clone().unwrap_or_default();
            let mark = match row.state() {
                RowState::Undone => ui::State::Wait,
                RowState::Kept => ui::State::Caution,
                _ => ui::State::Ok,
            };
            ui::Row::plain(vec![
                html! { (ctx.f("import-row-no", &[("n", ui::group(n(row.row_no)).into())])) },
                html! { a class="mono" href=(format!("/matters/{number}")) { (number) } },
                ui::st(mark, ctx.t(&format!("import-row-{}", row.state))),
            ])
        })
        .collect();
    ui::tbl(&ui::Tbl {
        caption: &ctx.t("import-view-made"),
        cols: &cols,
        rows: &lines,
        low: true,
        ..ui::Tbl::default()
    })
}

/// How many rows were refused for which field, each a filter.
async fn reasons(ctx: &Ctx, batch: &Batch, base: &str, on: &str) -> Result<Markup, Fault> {
    let all = rows::reasons(&ctx.read(), &batch.id).await?;
    if all.len() < 2 && on.is_empty() {
        return Ok(html! {});
    }
    Ok(ui::foot(html! {
        span class="row wrap" {
            (ctx.t("import-by-reason"))
            @for (code, count) in &all {
                @let words = format!("{} {}", ctx.t(&format!("import-field-{code}")), ui::group(n(*count)));
                @let href = if code == on { format!("{base}?show=bad#rows") } else { format!("{base}?show=bad&reason={code}#rows") };
                (ui::chip_link(&words, &href, code == on))
            }
        }
    }))
}
