//! `/imports`: a file to begin with, and the batches that were.

use http::StatusCode;
use kernel::UtcMs;
use maud::{Markup, html};
use store::{Cursor, Fault};
use ui::{Col, Row, Tbl};
use web::layout::{self, Staff};
use web::{Answer, Ctx, FieldError, Fields, see_other};

use super::parts::{command, command_of, error_of, n, state, summary, way};
use crate::begin::begin;
use crate::model::{Batch, Counts};
use crate::read::{MOST_BYTES, MOST_ROWS};
use crate::store as rows;
use crate::upload::Upload;

/// Batches on one page.
const PAGE: usize = 20;
/// What the file dialog offers.
const ACCEPT: &str = ".xlsx,.xls,.ods,.csv,.txt,.tsv";

pub(super) async fn show(ctx: Ctx) -> Answer {
    page(&ctx, &[]).await
}

pub(super) async fn upload(ctx: Ctx, upload: Upload) -> Answer {
    let id = command_of(&upload.command)?;
    let Some((name, declared, bytes)) = upload.file else {
        return mend(&ctx, FieldError::new("file", "import-file-missing")).await;
    };
    match begin(&ctx.app, &ctx.actor, id, &name, &declared, bytes).await {
        Ok(batch) => Ok(see_other(&format!("/imports/{}", batch.number))),
        Err(refused) => match refused.about_file() {
            Some(error) => mend(&ctx, error).await,
            None => Err(refused.into()),
        },
    }
}

async fn mend(ctx: &Ctx, error: FieldError) -> Answer {
    let mut response = page(ctx, &[error]).await?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

async fn page(ctx: &Ctx, errors: &[FieldError]) -> Answer {
    let read = ctx.read();
    let org = ctx.actor.log_org().unwrap_or_default();
    let after = Cursor::parse(Fields::parse(&ctx.query).get("after"));
    let batches = rows::list(&read, &org, after, PAGE).await?;
    let ids: Vec<&str> = batches.rows.iter().map(|b| b.id.as_str()).collect();
    let counts = rows::counts(&read, &ids).await?;
    let title = ctx.t("import-title");
    let body = html! {
        (ui::pagehead(&title, html! { span { (ctx.t("import-lead")) } }, html! {
            (ui::link_btn(&ctx.t("import-template"), "/imports/template.xlsx").icon("download"))
        }))
        (summary(ctx, errors))
        (way(ctx, None, &Counts::default()))
        (ui::cols(
            html! {
                (form(ctx, errors))
                (past(ctx, &batches.rows, &counts))
                @if let Some(next) = &batches.next {
                    (ui::pager("", ("", ""), (&ctx.t("import-older"), &format!("/imports?after={}", next.to_text()))))
                }
            },
            about(ctx),
        ))
    };
    Ok(layout::staff(
        ctx,
        Staff {
            title: &title,
            ..Staff::default()
        },
        body,
    )
    .await?)
}

fn form(ctx: &Ctx, errors: &[FieldError]) -> Markup {
    let wrong = error_of(ctx, errors, "file");
    let limits = ctx.f(
        "import-file-hint",
        &[
            ("mb", (MOST_BYTES / 1024 / 1024).into()),
            ("rows", MOST_ROWS.into()),
        ],
    );
    let content = html! {
        form method="post" action="/imports" enctype="multipart/form-data" class="stack s3" {
            (command(ctx))
            div class="field" {
                label for="f-file" { (ctx.t("import-file")) }
                p class="hint" id="h-file" { (limits) }
                div class="filewrap" {
                    (ui::icon("file-spreadsheet"))
                    input type="file" id="f-file" name="file" accept=(ACCEPT) required
                        aria-describedby=(if wrong.is_empty() { "h-file" } else { "h-file e-file" });
                }
                @if !wrong.is_empty() { (ui::err("e-file", &wrong)) }
            }
            div class="row" { (ui::btn(&ctx.t("import-upload")).pri().icon("upload")) }
        }
    };
    ui::panel(&ctx.t("import-new"), html! {}, html! {}, ui::body(content))
}

fn about(ctx: &Ctx) -> Markup {
    let lines = ["checked", "sealed", "twice", "back"].map(|k| ctx.t(&format!("import-about-{k}")));
    let list: Vec<(bool, Markup)> = lines.iter().map(|l| (true, html! { (l) })).collect();
    ui::panel(
        &ctx.t("import-about"),
        html! {},
        html! {},
        ui::body(ui::checks(&list)),
    )
}

fn past(
    ctx: &Ctx,
    batches: &[Batch],
    counts: &std::collections::HashMap<String, Counts>,
) -> Markup {
    let title = ctx.t("import-past");
    if batches.is_empty() {
        let none = ui::empty("file-spreadsheet", &ctx.t("import-past-none"), html! {});
        return ui::panel(&title, html! {}, html! {}, none);
    }
    let hrefs: Vec<String> = batches
        .iter()
        .map(|b| format!("/imports/{}", b.number))
        .collect();
    let none = Counts::default();
    let lines: Vec<Row<'_>> = batches
        .iter()
        .zip(&hrefs)
        .map(|(b, href)| {
            let of = counts.get(&b.id).unwrap_or(&none);
            let hash: String = b.file_sha256.chars().take(12).collect();
            let who = ui::element::facts(&[&b.person, &ctx.moment(UtcMs(b.created_ms))]);
            Row {
                href,
                id: &b.number,
                ..Row::plain(vec![
                    html! { a class="bold nowrap" href=(href) { (b.number) } },
                    ui::cell_two(html! { (b.file_name) }, &format!("SHA-256 {hash}…")),
                    html! { (ui::figure_link(n(of.registered()), &format!("{href}?show=made"), false)) },
                    html! { (ui::figure_link(n(of.rejected()), &format!("{href}?show=bad"), false)) },
                    html! { span class="fs-13" { (who) } },
                    state(ctx, b),
                ])
            }
        })
        .collect();
    let labels = ["batch", "file", "made", "rejected", "who", "state"]
        .map(|k| ctx.t(&format!("import-th-{k}")));
    let cols = [
        Col::text(&labels[0]),
        Col::text(&labels[1]),
        Col::number(&labels[2]),
        Col::number(&labels[3]),
        Col::text(&labels[4]),
        Col::text(&labels[5]),
    ];
    let table = ui::tbl(&Tbl {
        caption: &title,
        cols: &cols,
        rows: &lines,
        low: true,
        ..Tbl::default()
    });
    ui::panel(&title, html! {}, html! {}, table)
}

/// How many batches of the organisation wait for somebody: tried and not run, paused, or stopped.
pub(crate) async fn waiting(ctx: Ctx) -> Result<i64, Fault> {
    let org = ctx.actor.log_org().unwrap_or_default();
    rows::waiting(&ctx.read(), &org).await
}
