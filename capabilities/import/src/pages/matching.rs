//! Matching columns: what stands in the file at the left, what it becomes at the right.

use axum::extract::Path;
use http::StatusCode;
use matter::model::CHANNELS;
use maud::{Markup, html};
use store::Fault;
use ui::{Choice, Col, Row, Tbl};
use web::{Answer, Ctx, FieldError, Fields, WebError, see_other};

use super::batch;
use super::parts::{command, command_in, error_of, shown};
use crate::begin::{file_of, in_background};
use crate::field::Field;
use crate::mapping::{Mapping, Saved, System};
use crate::model::{Batch, BatchState};
use crate::refused::Refused;
use crate::shape;
use crate::steps::{Matching, Step, set_matching, step};
use crate::store as rows;

/// Rows shown before anything is tried.
const PREVIEW: usize = 8;
/// Examples of a column.
const EXAMPLES: usize = 3;
/// Characters of an example.
const SHORT: usize = 14;

pub(super) async fn submit(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let command = command_in(&fields)?;
    let wanted = read(&fields);
    let goes_on = fields.get("do") == "check";
    let set = set_matching(&ctx.app, &ctx.actor, &id, wanted).await;
    let checked = match set {
        Ok(batch) if goes_on => step(&ctx.app, &ctx.actor, command, &batch.id, Step::Check).await,
        other => other,
    };
    match checked {
        Ok(batch) => Ok(see_other(&format!("/imports/{}", batch.number))),
        Err(Refused::Invalid(errors)) => {
            let batch = crate::steps::find(&ctx.read(), &ctx.actor, &id).await?;
            let mut response = batch::page(&ctx, &batch, &errors).await?;
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(response)
        }
        Err(refused) => Err(refused.into()),
    }
}

fn read(fields: &Fields) -> Matching {
    let reset = fields.get("do") == "guess";
    let count = fields
        .get("count")
        .parse::<usize>()
        .unwrap_or(0)
        .min(crate::read::MOST_COLUMNS);
    let headings: Vec<String> = (0..count)
        .map(|at| fields.get(&format!("h{at}")).to_owned())
        .collect();
    let columns = (0..count).map(|at| Field::parse(fields.get(&format!("c{at}"))));
    let mapping = Mapping {
        columns: if reset {
            Mapping::guess(&headings).columns
        } else {
            columns.collect()
        },
        coordinates: System::parse(fields.get("coordinates")).unwrap_or_default(),
        type_code: fields.get("type_code").to_owned(),
        channel: Some(fields.get("channel"))
            .filter(|c| CHANNELS.contains(c))
            .unwrap_or(crate::mapping::USUAL_CHANNEL)
            .to_owned(),
        tell: fields.is_on("tell"),
    };
    Matching {
        sheet: fields.get("sheet").to_owned(),
        header_row: fields.get("header_row").parse().ok(),
        mapping: Some(mapping),
        apply: fields
            .opt("apply")
            .filter(|_| fields.get("do") == "apply")
            .map(ToOwned::to_owned),
        save_as: fields
            .opt("save_as")
            .filter(|_| !reset && fields.get("do") != "apply")
            .map(ToOwned::to_owned),
    }
}

/// The first rows of the file below its headings; empty once the file is gone.
async fn preview(ctx: &Ctx, batch: &Batch) -> Result<Vec<Vec<String>>, WebError> {
    let Some(table) = file_of(&ctx.app, batch).await? else {
        return Ok(Vec::new());
    };
    let (sheet, from) = (batch.sheet.clone(), batch.header_row);
    let first = in_background(move || {
        let mut first = Vec::new();
        table.rows(&sheet, &mut |number, cells| {
            if i64::try_from(number).unwrap_or(i64::MAX) > from {
                first.push(cells);
            }
            first.len() < PREVIEW
        })?;
        Ok(first)
    })
    .await;
    Ok(first.map_err(Refused::from)?)
}

/// Both panels: matching, and the first rows.
///
/// # Errors
/// On a database fault.
pub(super) async fn panels(
    ctx: &Ctx,
    batch: &Batch,
    errors: &[FieldError],
) -> Result<Markup, WebError> {
    let first = preview(ctx, batch).await?;
    let saved = rows::saved(&ctx.read(), &batch.org_id).await?;
    Ok(html! {
        (columns(ctx, batch, &first, &saved, errors))
        @if !first.is_empty() { (first_rows(ctx, batch, &first)) }
    })
}

fn columns(
    ctx: &Ctx,
    batch: &Batch,
    first: &[Vec<String>],
    saved: &[Saved],
    errors: &[FieldError],
) -> Markup {
    let mapping = batch.mapping();
    let headings = batch.headings();
    let open = matches!(batch.state(), BatchState::Uploaded | BatchState::Checked);
    let names: Vec<(&str, String)> = Field::ALL
        .iter()
        .map(|f| (f.code(), ctx.t(&format!("import-field-{}", f.code()))))
        .collect();
    let none = ctx.t("import-field-none");
    let lines: Vec<Row<'_>> = headings
        .iter()
        .enumerate()
        .map(|(at, heading)| {
            let field = mapping.columns.get(at).copied().flatten();
            Row::plain(vec![
                html! { b { (heading_words(ctx, at, heading)) } },
                html! { span class="ink-3 fs-13" { (examples(first, at, field)) } },
                html! { (ui::icon("arrow-right")) },
                choice(ctx, (at, heading), field, &names, &none),
                html! { span class="fs-13" { (seen(ctx, first, at, field)) } },
            ])
        })
        .collect();
    let labels =
        ["column", "example", "to", "field", "seen"].map(|k| ctx.t(&format!("import-th-{k}")));
    let cols = [
        Col::text(&labels[0]).wide("cw-8"),
        Col::text(&labels[1]).minor(),
        Col::text(&labels[2]).silent().minor(),
        Col::text(&labels[3]).wide("cw-12"),
        Col::text(&labels[4]).wide("cw-9").minor(),
    ];
    let title = ctx.t("import-columns");
    let table = ui::tbl(&Tbl {
        caption: &title,
        cols: &cols,
        rows: &lines,
        low: true,
        ..Tbl::default()
    });
    let wrong = error_of(ctx, errors, "columns");
    let unused = mapping.columns.len() - mapping.used();
    let told = ctx.f(
        "import-columns-told",
        &[("used", mapping.used().into()), ("unused", unused.into())],
    );
    let guess = ctx.t("import-guess");
    let reset = ui::btn(&guess)
        .sm()
        .ghost()
        .icon("undo-2")
        .sends("do", "guess")
        .attr("form", "matching");
    let content = html! {
        form id="matching" method="post" action=(format!("/imports/{}/matching", batch.number)) {
            (command(ctx))
            input type="hidden" name="count" value=(headings.len());
            (source(ctx, batch, saved, errors))
            @if !wrong.is_empty() { div class="body" id="f-columns" { (ui::err("e-columns", &wrong)) } }
            div class="mapcols" { (table) }
            (rest(ctx, batch, &mapping, errors))
        }
        (ui::foot(html! { span { (told) } }))
    };
    let sub = html! { span class="sub" { (ctx.t("import-columns-sub")) } };
    ui::panel(
        &title,
        sub,
        if open {
            html! { (reset) }
        } else {
            html! {}
        },
        content,
    )
}

fn heading_words(ctx: &Ctx, at: usize, heading: &str) -> String {
    if heading.is_empty() {
        ctx.f("import-column-no", &[("n", (at + 1).into())])
    } else {
        heading.to_owned()
    }
}

/// The sheet, the row of the headings, saved mappings.
fn source(ctx: &Ctx, batch: &Batch, saved: &[Saved], errors: &[FieldError]) -> Markup {
    let sheets = batch.sheets();
    let words: Vec<String> = sheets
        .iter()
        .map(|s| {
            let args = [("name", s.name.as_str().into()), ("n", s.rows.into())];
            ctx.f("import-sheet-words", &args)
        })
        .collect();
    let choices: Vec<Choice<'_>> = sheets
        .iter()
        .zip(&words)
        .map(|(sheet, label)| Choice {
            value: &sheet.name,
            label,
            on: sheet.name == batch.sheet,
        })
        .collect();
    let kept: Vec<Choice<'_>> = saved
        .iter()
        .map(|s| Choice {
            value: &s.id,
            label: &s.name,
            on: batch.mapping_name.as_deref() == Some(s.name.as_str()),
        })
        .collect();
    let row = batch.header_row.to_string();
    let wrong = [
        error_of(ctx, errors, "header_row"),
        error_of(ctx, errors, "apply"),
    ];
    html! {
        div class="formbody" {
            div class="grid2" {
                @if choices.len() > 1 { (ui::select("sheet", &ctx.t("import-sheet"), &choices)) }
                @else { input type="hidden" name="sheet" value=(batch.sheet); }
                (ui::text("header_row", &ctx.t("import-header-row")).number().value(&row).hint(&ctx.t("import-header-row-hint")).error(&wrong[0]))
                @if !kept.is_empty() {
                    div class="stack s1" {
                        (ui::select("apply", &ctx.t("import-apply"), &kept).error(&wrong[1]))
                        div { (ui::btn(&ctx.t("import-apply-go")).sm().sends("do", "apply")) }
                    }
                }
            }
        }
    }
}

fn choice(
    ctx: &Ctx,
    (at, heading): (usize, &str),
    field: Option<Field>,
    names: &[(&str, String)],
    none: &str,
) -> Markup {
    let mut choices = vec![Choice {
        value: "",
        label: none,
        on: field.is_none(),
    }];
    choices.extend(names.iter().map(|(code, label)| Choice {
        value: code,
        label,
        on: field.is_some_and(|f| f.code() == *code),
    }));
    let label = ctx.f(
        "import-column-field",
        &[("column", heading_words(ctx, at, heading).into())],
    );
    html! {
        input type="hidden" name=(format!("h{at}")) value=(heading);
        (ui::select(&format!("c{at}"), &label, &choices).silent())
    }
}

/// What holds for all rows.
fn rest(ctx: &Ctx, batch: &Batch, mapping: &Mapping, errors: &[FieldError]) -> Markup {
    let labels = CHANNELS
        .iter()
        .map(|c| ctx.t(&format!("matter-channel-{c}")));
    let labels: Vec<String> = labels.collect();
    let channels: Vec<Choice<'_>> = CHANNELS
        .iter()
        .zip(&labels)
        .map(|(value, label)| Choice {
            value,
            label,
            on: mapping.channel == *value,
        })
        .collect();
    let systems = System::ALL.map(|s| ctx.t(&format!("import-system-{}", s.code())));
    let systems: Vec<Choice<'_>> = System::ALL
        .iter()
        .zip(&systems)
        .map(|(system, label)| Choice {
            value: system.code(),
            label,
            on: mapping.coordinates == *system,
        })
        .collect();
    let optional = ctx.t("import-optional");
    let name = batch.mapping_name.as_deref().unwrap_or_default();
    let wrong = ["type_code", "save_as"].map(|f| error_of(ctx, errors, f));
    html! {
        div class="formbody" {
            div class="grid2" {
                (ui::text("type_code", &ctx.t("import-type-code")).value(&mapping.type_code).optional(&optional).hint(&ctx.t("import-type-code-hint")).error(&wrong[0]))
                (ui::select("channel", &ctx.t("import-channel"), &channels))
                @if mapping.column(Field::Lon).is_some() {
                    (ui::select("coordinates", &ctx.t("import-coordinates"), &systems))
                } @else { input type="hidden" name="coordinates" value=(mapping.coordinates.code()); }
                (ui::text("save_as", &ctx.t("import-save-as")).value(name).optional(&optional).hint(&ctx.t("import-save-as-hint")).error(&wrong[1]))
                (ui::full(ui::tick("tell", "1", &ctx.t("import-tell"), mapping.tell)))
            }
        }
    }
}

fn short(cell: &str) -> String {
    let line = cell.lines().next().unwrap_or("");
    if line.chars().count() > SHORT {
        let head: String = line.chars().take(SHORT).collect();
        format!("{head}…")
    } else {
        line.to_owned()
    }
}

/// A few different values of a column.
fn examples(first: &[Vec<String>], at: usize, field: Option<Field>) -> String {
    let mut seen: Vec<String> = Vec::new();
    for row in first {
        let Some(cell) = row.get(at).filter(|c| !c.is_empty()) else {
            continue;
        };
        let cell = short(&shown(field, cell));
        if !seen.contains(&cell) && seen.len() < EXAMPLES {
            seen.push(cell);
        }
    }
    if seen.is_empty() {
        "—".into()
    } else {
        seen.join("、")
    }
}

/// What the first rows say about a choice, before the trial says it of all.
fn seen(ctx: &Ctx, first: &[Vec<String>], at: usize, field: Option<Field>) -> Markup {
    let cells: Vec<&str> = first
        .iter()
        .filter_map(|row| row.get(at))
        .map(|c| c.trim())
        .filter(|c| !c.is_empty())
        .collect();
    let Some(field) = field else {
        return html! {};
    };
    if cells.is_empty() {
        return ui::st(ui::State::New, ctx.t("import-seen-empty"));
    }
    let bad = match field {
        Field::Reported | Field::Occurred => {
            cells.iter().filter(|c| shape::moment(c).is_err()).count()
        }
        Field::ReporterPhone => cells
            .iter()
            .filter(|c| kernel::Phone::parse(c).is_err())
            .count(),
        Field::Lon | Field::Lat => cells.iter().filter(|c| shape::degrees(c).is_none()).count(),
        Field::Anonymous => cells.iter().filter(|c| shape::truth(c).is_none()).count(),
        _ => 0,
    };
    if bad > 0 {
        return ui::st(
            ui::State::Caution,
            ctx.f("import-seen-bad", &[("n", bad.into())]),
        );
    }
    let key = match field {
        Field::Reported | Field::Occurred => "import-seen-date",
        Field::ReporterName | Field::ReporterPhone | Field::Behalf | Field::Address => {
            "import-seen-sealed"
        }
        Field::Reference => "import-seen-reference",
        _ => "import-seen-fine",
    };
    ui::st(ui::State::Ok, ctx.t(key))
}

/// The first rows as they stand in the file; what is personal is masked.
fn first_rows(ctx: &Ctx, batch: &Batch, first: &[Vec<String>]) -> Markup {
    let headings = batch.headings();
    let mapping = batch.mapping();
    let labels: Vec<String> = headings
        .iter()
        .enumerate()
        .map(|(at, h)| heading_words(ctx, at, h))
        .collect();
    let cols: Vec<Col<'_>> = labels.iter().map(|l| Col::text(l)).collect();
    let lines: Vec<Row<'_>> = first
        .iter()
        .map(|row| {
            let cells = (0..headings.len()).map(|at| {
                let field = mapping.columns.get(at).copied().flatten();
                let cell = row.get(at).map_or("", String::as_str);
                html! { span class="nowrap fs-13" { (short(&shown(field, cell))) } }
            });
            Row::plain(cells.collect())
        })
        .collect();
    let title = ctx.t("import-first-rows");
    let table = ui::tbl(&Tbl {
        caption: &title,
        cols: &cols,
        rows: &lines,
        low: true,
        ..Tbl::default()
    });
    let sub = html! { span class="sub" { (ctx.t("import-first-rows-sub")) } };
    ui::panel(&title, sub, html! {}, table)
}

/// Names of saved mappings, for the API.
///
/// # Errors
/// On a database fault.
pub(crate) async fn saved_names(ctx: &Ctx) -> Result<Vec<Saved>, Fault> {
    let org = ctx.actor.log_org().unwrap_or_default();
    rows::saved(&ctx.read(), &org).await
}
