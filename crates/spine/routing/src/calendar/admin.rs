//! Which years are published, and importing one.

use axum::extract::Multipart;
use axum::response::IntoResponse;
use http::StatusCode;
use kernel::{CalendarError, DayKind, UtcMs, WorkCalendar, when};
use maud::{Markup, html};
use store::{CommandId, Fault, Once};
use ui::{Col, Row, State, Tbl};
use web::{Answer, Ctx, Fields, WebError, layout, see_other};

use super::api;
use super::years::{self, ImportedYear, Outlook};
use crate::frame;

/// First year that the list shows; older ones only matter to old clocks.
const FROM: i16 = 2024;
/// Largest file of a year; real ones have 5 kB.
const LARGEST: usize = 200_000;

/// `GET /admin/calendar?year=…`
pub(super) async fn page(ctx: Ctx) -> Answer {
    render(&ctx, "", None, StatusCode::OK).await
}

/// `POST /admin/calendar/preview`: shows what a file would do.
pub(super) async fn preview(ctx: Ctx, mut form: Multipart) -> Answer {
    let (mut pasted, mut file) = (String::new(), String::new());
    let broken = |_| WebError::refused(StatusCode::BAD_REQUEST, "routing-calendar-upload");
    while let Some(part) = form.next_field().await.map_err(broken)? {
        let name = part.name().unwrap_or_default().to_owned();
        let text = part.text().await.map_err(broken)?;
        match name.as_str() {
            "file" => file = text,
            "json" => pasted = text,
            _ => {}
        }
    }
    let text = if file.trim().is_empty() { pasted } else { file };
    if text.len() > LARGEST {
        return Err(WebError::refused(
            StatusCode::PAYLOAD_TOO_LARGE,
            "web-too-large",
        ));
    }
    let now = ctx.app.calendar().await;
    let seen = years::outlook(&ctx.read(), &now, text.trim()).await?;
    let status = if seen.is_ok() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    render(&ctx, text.trim(), Some(seen), status).await
}

/// `POST /admin/calendar`: keeps the year that was previewed.
pub(super) async fn accept(ctx: Ctx, fields: Fields) -> Answer {
    let text = fields.get("json").to_owned();
    let command = frame::command(&fields)?;
    let now = ctx.app.calendar().await;
    let seen = match years::outlook(&ctx.read(), &now, &text).await? {
        Ok(seen) => seen,
        Err(error) => {
            return render(
                &ctx,
                &text,
                Some(Err(error)),
                StatusCode::UNPROCESSABLE_ENTITY,
            )
            .await;
        }
    };
    let year = seen.year;
    keep(&ctx, command, year, text).await?;
    let calendar = years::load(&ctx.read()).await?;
    *ctx.app.calendar.write().await = std::sync::Arc::new(calendar);
    ctx.app.wake();
    Ok(see_other(&format!("/admin/calendar?year={year}")))
}

async fn keep(ctx: &Ctx, command: CommandId, year: i16, text: String) -> Result<(), Fault> {
    let (app, actor, now) = (ctx.app.clone(), ctx.actor.clone(), ctx.now);
    ctx.app
        .db
        .act(move |tx| {
            Box::pin(async move {
                let who = actor.log_id();
                if let Once::Done(()) = tx.once::<()>(&command, &who).await? {
                    return Ok(());
                }
                years::import(tx, &*app.ids, &actor, year, &text, now).await?;
                tx.remember(&command, &who, &(), now).await
            })
        })
        .await
}

async fn render(
    ctx: &Ctx,
    text: &str,
    seen: Option<Result<Outlook, CalendarError>>,
    status: StatusCode,
) -> Answer {
    let calendar = ctx.app.calendar().await;
    let imported = years::imported(&ctx.read()).await?;
    let asked = Fields::parse(&ctx.query).get("year").parse::<i16>().ok();
    let year = asked
        .filter(|y| (1950..=2200).contains(y))
        .unwrap_or(ctx.now.date().year());
    let title = ctx.t("routing-calendar-title");
    let (good, wrong) = match seen {
        Some(Ok(outlook)) => (Some(outlook), String::new()),
        Some(Err(error)) => (None, refusal(ctx, &error)),
        None => (None, String::new()),
    };
    let content = html! {
        (ui::pagehead(&title, html! { span { (ctx.t("routing-calendar-lead")) } }, html! {
            (ui::link_btn(&ctx.t("routing-due-title"), "/calendar").icon("calendar-days"))
        }))
        (frame::catalogue_tabs(ctx, "/admin/calendar"))
        @if let Some(outlook) = &good { (outlook_panel(ctx, outlook, text)) }
        (ui::cols(
            html! { div class="stack s3" { (list(ctx, &calendar, &imported, year).await?) (year_panel(ctx, &calendar, year)) } },
            import_panel(ctx, if good.is_some() { "" } else { text }, &wrong),
        ))
    };
    let about = layout::Staff {
        title: &title,
        ..layout::Staff::default()
    };
    Ok((status, layout::staff(ctx, about, content).await?).into_response())
}

fn refusal(ctx: &Ctx, error: &CalendarError) -> String {
    match error {
        CalendarError::Format(_) => ctx.t("routing-calendar-format"),
        CalendarError::ForeignDay { year, date } => ctx.f(
            "routing-calendar-foreign",
            &[
                ("year", year.to_string().into()),
                ("date", date.to_string().into()),
            ],
        ),
    }
}

/// Years with how they stand.
async fn list(
    ctx: &Ctx,
    calendar: &WorkCalendar,
    imported: &[ImportedYear],
    open: i16,
) -> Result<Markup, Fault> {
    let last = ctx.now.date().year() + 1;
    let mut rows = Vec::new();
    for year in (FROM..=last).rev() {
        let (off, worked) = counts(calendar, year);
        let kept = imported.iter().find(|i| i.year == i64::from(year));
        let published = calendar.is_published(year);
        let state = if published {
            ui::st(State::Ok, ctx.t("routing-year-published"))
        } else {
            ui::st(State::Caution, ctx.t("routing-year-provisional"))
        };
        let source = match kept {
            Some(kept) => {
                let who = frame::account(ctx, &kept.imported_by).await?;
                ctx.f(
                    "routing-year-imported",
                    &[
                        ("who", who.into()),
                        ("at", ctx.moment(UtcMs(kept.imported_ms)).into()),
                    ],
                )
            }
            None if published => ctx.t("routing-year-shipped"),
            None => ctx.t("routing-year-none"),
        };
        let href = format!("/admin/calendar?year={year}");
        rows.push(Row {
            selected: year == open,
            ..Row::plain(vec![
                ui::cell_link(&year.to_string(), &href, &[]),
                state,
                html! { (off) },
                html! { (worked) },
                html! { span class="ink-2 fs-13" { (source) } },
            ])
        });
    }
    let (year, state) = (ctx.t("routing-col-year"), ctx.t("routing-col-state"));
    let (off, worked, source) = (
        ctx.t("routing-col-off"),
        ctx.t("routing-col-worked"),
        ctx.t("routing-col-source"),
    );
    let table = ui::tbl(&Tbl {
        caption: &ctx.t("routing-calendar-years"),
        cols: &[
            Col::text(&year),
            Col::text(&state),
            Col::number(&off),
            Col::number(&worked),
            Col::text(&source),
        ],
        rows: &rows,
        low: true,
        ..Tbl::default()
    });
    Ok(ui::panel(
        &ctx.t("routing-calendar-years"),
        html! {},
        html! {},
        table,
    ))
}

fn counts(calendar: &WorkCalendar, year: i16) -> (usize, usize) {
    years::days_of(year).fold((0, 0), |(off, worked), day| match calendar.day_kind(day) {
        DayKind::Holiday(_) => (off + 1, worked),
        DayKind::MakeUpWorkday(_) => (off, worked + 1),
        DayKind::Working | DayKind::Weekend => (off, worked),
    })
}

/// A holiday in the reader's language: those of 《全国年节及纪念日放假办法》 have an English name, another stays as written.
fn said(ctx: &Ctx, name: &str) -> String {
    let code = match name {
        "元旦" => "new-year",
        "春节" => "spring",
        "清明节" => "qingming",
        "劳动节" => "labour",
        "端午节" => "dragon-boat",
        "中秋节" => "mid-autumn",
        "国庆节" => "national",
        _ => return name.to_owned(),
    };
    ctx.t(&format!("routing-holiday-{code}"))
}

/// The holidays of a year, with the days worked for them.
fn year_panel(ctx: &Ctx, calendar: &WorkCalendar, year: i16) -> Markup {
    let mut names: Vec<(String, Vec<String>, Vec<String>)> = Vec::new();
    for day in years::days_of(year) {
        let kind = calendar.day_kind(day);
        let Some(name) = api::holiday(&kind) else {
            continue;
        };
        let at = names
            .iter()
            .position(|(known, ..)| known == name)
            .unwrap_or_else(|| {
                names.push((name.to_owned(), Vec::new(), Vec::new()));
                names.len() - 1
            });
        let text = when::day(ctx.lang, day, day);
        if matches!(kind, DayKind::Holiday(_)) {
            names[at].1.push(text);
        } else {
            names[at].2.push(text);
        }
    }
    let title = ctx.f("routing-year-days", &[("year", year.to_string().into())]);
    if names.is_empty() {
        let says = ctx.f("routing-year-empty", &[("year", year.to_string().into())]);
        return ui::panel(
            &title,
            html! {},
            html! {},
            ui::empty("calendar-days", &says, html! {}),
        );
    }
    let rows: Vec<Row<'_>> = names
        .iter()
        .map(|(name, off, worked)| {
            Row::plain(vec![
                html! { b { (said(ctx, name)) } },
                html! { span class="fs-13" { (ends(ctx, off)) } },
                html! { (off.len()) },
                html! { @for day in worked { span class="blk fs-13" { (day) } } },
            ])
        })
        .collect();
    let (name, days) = (ctx.t("routing-col-holiday"), ctx.t("routing-col-days"));
    let (count, worked) = (ctx.t("routing-col-off"), ctx.t("routing-col-worked-days"));
    let table = ui::tbl(&Tbl {
        caption: &title,
        cols: &[
            Col::text(&name),
            Col::text(&days),
            Col::number(&count),
            Col::text(&worked),
        ],
        rows: &rows,
        low: true,
        ..Tbl::default()
    });
    ui::panel(&title, html! {}, html! {}, table)
}

fn ends(ctx: &Ctx, days: &[String]) -> String {
    match days {
        [] => String::new(),
        [one] => one.clone(),
        [first, .., last] => ctx.f(
            "routing-from-to",
            &[("from", first.clone().into()), ("to", last.clone().into())],
        ),
    }
}

/// What an import would do, and the button that does it.
fn outlook_panel(ctx: &Ctx, outlook: &Outlook, text: &str) -> Markup {
    let year = outlook.year.to_string();
    let title = ctx.f("routing-preview-title", &[("year", year.clone().into())]);
    let says = ctx.f(
        "routing-preview-says",
        &[
            ("off", (outlook.off as i64).into()),
            ("worked", (outlook.worked as i64).into()),
            ("changes", (outlook.changes.len() as i64).into()),
        ],
    );
    let clocks = ctx.f(
        "routing-preview-clocks",
        &[
            ("clocks", (outlook.clocks as i64).into()),
            ("moved", (outlook.moved as i64).into()),
        ],
    );
    let kind = |kind: &DayKind| match api::holiday(kind) {
        Some(name) => ctx.f(
            &format!("routing-day-{}-named", api::code(kind)),
            &[("name", said(ctx, name).into())],
        ),
        None => ctx.t(&format!("routing-day-{}", api::code(kind))),
    };
    let button = ctx.f("routing-preview-accept", &[("year", year.into())]);
    let body = html! {
        p { (says) }
        p { (clocks) }
        @if outlook.off == 0 { (ui::note(State::Caution, ctx.t("routing-preview-empty"), html! {})) }
        @if !outlook.changes.is_empty() {
            details {
                summary { (ctx.f("routing-preview-days", &[("n", (outlook.changes.len() as i64).into())])) }
                ul class="fs-13" {
                    @for change in &outlook.changes {
                        li { time { (when::full_day(ctx.lang, change.date)) } " " (kind(&change.before)) " → " b { (kind(&change.after)) } }
                    }
                }
            }
        }
        form method="post" action="/admin/calendar" class="row" {
            (frame::command_field(ctx))
            input type="hidden" name="json" value=(text);
            (ui::btn(&button).pri())
            (ui::link_btn(&ctx.t("routing-cancel"), "/admin/calendar"))
        }
    };
    html! { div class="mb-4" { (ui::panel(&title, html! {}, html! {}, ui::body(body))) } }
}

fn import_panel(ctx: &Ctx, text: &str, wrong: &str) -> Markup {
    let body = html! {
        form method="post" action="/admin/calendar/preview" enctype="multipart/form-data" class="stack s3" {
            div class="field" {
                label for="file" { (ctx.t("routing-calendar-file")) }
                p class="hint" { (ctx.t("routing-calendar-file-hint")) }
                input class="in" type="file" id="file" name="file" accept="application/json,.json";
            }
            (ui::textarea("json", &ctx.t("routing-calendar-paste"), 6).value(text).error(wrong)
                .placeholder("{\"year\":2027,\"days\":[{\"name\":\"元旦\",\"date\":\"2027-01-01\",\"isOffDay\":true}]}"))
            (ui::btn(&ctx.t("routing-calendar-preview")).pri())
        }
    };
    ui::panel(
        &ctx.t("routing-calendar-import"),
        html! {},
        html! {},
        ui::body(body),
    )
}
