//! Who works in a grid: taking up a duty, standing in, laying it down, each with its days.

use axum::extract::Path;
use maud::{Markup, Render, html};
use store::Fault;
use ui::{Col, Row, State, Tbl};
use web::{Answer, Ctx, Fields, Guard, Route, WebError};

use super::fields::{Form, day_of};
use super::{account_of, answer, asked, close_page, end_page, form_page, grids, head};
use crate::change::{self, Change, Refused, WorkerDetails};
use crate::pages::who::hours_words;
use crate::{Duty, GridId, GridWorkerId, past};

pub(super) fn routes(may: Guard) -> Vec<Route> {
    vec![
        Route::get("/admin/places/grids/{id}/workers/new", may, new),
        Route::post("/admin/places/grids/{id}/workers/new", may, create),
        Route::get("/admin/places/workers/{id}", may, one),
        Route::post("/admin/places/workers/{id}", may, save),
        Route::get("/admin/places/workers/{id}/end", may, end),
        Route::post("/admin/places/workers/{id}/end", may, close),
    ]
}

/// Everyone who has, had or will have a duty in the grid.
pub(super) async fn panel(ctx: &Ctx, grid: GridId) -> Result<Markup, Fault> {
    let read = ctx.read();
    let mut all = past::duties(&read, &grid.to_string()).await?;
    // Who is in office first, in the order in which residents read them.
    all.sort_by_key(|one| {
        let rank = Duty::ALL.iter().position(|duty| duty.code() == one.role);
        (one.valid_to.is_some(), rank)
    });
    let planned = crate::store::change::planned_workers(&read, &grid.to_string()).await?;
    let hrefs: Vec<String> = all
        .iter()
        .map(|one| format!("/admin/places/workers/{}", one.id))
        .collect();
    let mut rows: Vec<Row<'_>> = Vec::new();
    for (name, duty, day) in &planned {
        rows.push(Row::plain(vec![
            html! { b { (ctx.person(name)) } },
            html! { (ctx.t(&format!("place-job-{duty}"))) },
            html! { (ctx.f("place-from", &[("day", day.as_str().into())])) },
            ui::st(State::Wait, ctx.t("place-state-planned")),
        ]));
    }
    for (one, href) in all.iter().zip(&hrefs) {
        let days = match &one.valid_to {
            Some(to) => ctx.f(
                "place-from-to",
                &[
                    ("from", one.valid_from.as_str().into()),
                    ("to", to.as_str().into()),
                ],
            ),
            None => ctx.f("place-from", &[("day", one.valid_from.as_str().into())]),
        };
        let state = match one.valid_to {
            Some(_) => ui::st(State::New, ctx.t("place-duty-past")),
            None => ui::st(State::Ok, ctx.t("place-duty-now")),
        };
        rows.push(Row::plain(vec![
            ui::cell_link(&ctx.person(&one.name), href, &[]),
            html! { (ctx.t(&format!("place-job-{}", one.role))) },
            html! { (days) },
            state,
        ]));
    }
    let words = [
        "place-col-name",
        "place-col-duty",
        "place-col-days",
        "place-col-state",
    ]
    .map(|k| ctx.t(k));
    let cols: Vec<Col<'_>> = words.iter().map(|w| Col::text(w)).collect();
    let title = ctx.t("place-workers");
    let href = format!("{}/{grid}/workers/new", grids::LIST);
    let add = ui::link_btn(&ctx.t("place-worker-add"), &href)
        .sm()
        .icon("plus")
        .render();
    let nobody = !all
        .iter()
        .any(|one| one.role == Duty::GridWorker.code() && one.valid_to.is_none());
    let table = ui::tbl(&Tbl {
        caption: &title,
        cols: &cols,
        rows: &rows,
        low: true,
        ..Tbl::default()
    });
    Ok(ui::panel(
        &title,
        html! {},
        add,
        html! {
            @if nobody { (ui::note(State::Caution, ctx.t("place-no-worker-says"), html! {})) }
            @if rows.is_empty() { (ui::empty("users", &ctx.t("place-workers-none"), html! {})) } @else { (table) }
        },
    ))
}

fn duties(ctx: &Ctx) -> Vec<(String, String)> {
    Duty::ALL
        .into_iter()
        .map(|duty| {
            (
                duty.code().to_owned(),
                ctx.t(&format!("place-job-{}", duty.code())),
            )
        })
        .collect()
}

async fn kept(ctx: &Ctx, worker: &WorkerDetails) -> Result<Vec<(&'static str, String)>, Fault> {
    let login = match worker.account.as_deref().map(access::AccountId::parse) {
        Some(Ok(id)) => people::account(&ctx.read(), id)
            .await?
            .and_then(|a| a.login),
        _ => None,
    };
    Ok(vec![
        ("duty", worker.duty.code().to_owned()),
        ("login", login.unwrap_or_default()),
        ("name", worker.name.clone()),
        ("phone", worker.phone.clone()),
        ("hours", worker.hours.clone()),
        ("note_zh", worker.note_zh.clone()),
        ("note_en", worker.note_en.clone()),
    ])
}

async fn details(
    ctx: &Ctx,
    fields: &Fields,
    grid: GridId,
    id: Option<GridWorkerId>,
) -> Result<Change, Refused> {
    Ok(Change::SaveWorker(WorkerDetails {
        id,
        grid,
        duty: Duty::parse(fields.get("duty"))
            .ok_or_else(|| Refused::field("duty", "place-wrong-choice"))?,
        account: account_of(ctx, fields.get("login"))
            .await?
            .map(|id| id.to_string()),
        name: fields.get("name").to_owned(),
        phone: fields.get("phone").to_owned(),
        hours: fields.get("hours").to_owned(),
        note_zh: fields.get("note_zh").to_owned(),
        note_en: fields.get("note_en").to_owned(),
        until: day_of(fields, "until")?,
    }))
}

async fn grid_of(ctx: &Ctx, id: GridId) -> Result<(String, String), WebError> {
    let (grid, _) = change::grid_details(&ctx.read(), id)
        .await?
        .ok_or_else(WebError::not_found)?;
    Ok((grids::name(ctx, &grid), format!("{}/{id}", grids::LIST)))
}

async fn form(ctx: &Ctx, grid: GridId, form: Form<'_>, title: &str, end: Markup) -> Answer {
    let list = grid_of(ctx, grid).await?;
    let hours = hours_words(ctx, form.value("hours")).unwrap_or_default();
    let content = html! {
        (head(ctx, (&list.0, &list.1), title, end))
        (form.summary())
        form method="post" action=(ctx.path) class="panel formbody" {
            (form.command())
            (ui::grid2(&ctx.t("place-worker-group"), html! {
                (form.choice("duty", "place-col-duty", &duties(ctx)))
                (form.line_with("login", "place-login", false, "place-login-hint"))
                (form.line_with("name", "place-worker-name", true, "place-worker-name-hint"))
                (form.line("phone", "place-col-phone", false))
                (form.line_with("hours", "place-col-hours", false, "place-hours-hint"))
                @if !hours.is_empty() { p class="ink-2" { (hours) } }
                (form.line("note_zh", "place-note-zh", false))
                (form.line("note_en", "place-note-en", false))
            }))
            (ui::grid2(&ctx.t("place-dated"), html! {
                (form.day("day", "place-first-day"))
                (form.day_open("until", "place-last-day"))
                (form.line_with("note", "place-note", false, "place-note-hint"))
            }))
            div class="row" { (ui::btn(&ctx.t("place-save")).pri()) (ui::link_btn(&ctx.t("place-back"), &list.1)) }
        }
    };
    form_page(ctx, &form, content).await
}

fn grid_id(text: &str) -> Result<GridId, WebError> {
    GridId::parse(text).map_err(|_| WebError::not_found())
}

async fn new(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let grid = grid_id(&id)?;
    let start = [
        ("duty", Duty::GridWorker.code().to_owned()),
        ("hours", "W 08:30-11:30,13:00-17:00".to_owned()),
    ];
    let fresh = Form::fresh(&ctx, &start);
    form(&ctx, grid, fresh, &ctx.t("place-worker-add"), html! {}).await
}

async fn create(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let grid = grid_id(&id)?;
    let title = ctx.t("place-worker-add");
    let wish = details(&ctx, &fields, grid, None)
        .await
        .and_then(|change| asked(&fields, change));
    match answer(
        &ctx,
        &fields,
        wish,
        &title,
        &format!("{}/{grid}", grids::LIST),
    )
    .await?
    {
        Ok(done) => done,
        Err(errors) => {
            form(
                &ctx,
                grid,
                Form::again(&ctx, &fields, &errors),
                &title,
                html! {},
            )
            .await
        }
    }
}

async fn found(ctx: &Ctx, id: &str) -> Result<(GridWorkerId, WorkerDetails, Markup), WebError> {
    let id = GridWorkerId::parse(id).map_err(|_| WebError::not_found())?;
    let (worker, _, ended) = change::worker_details(&ctx.read(), id)
        .await?
        .ok_or_else(WebError::not_found)?;
    let end = match ended {
        Some(day) => ui::st(State::Wait, ctx.f("place-ended", &[("day", day.into())])),
        None => ui::link_btn(
            &ctx.t("place-duty-end"),
            &format!("/admin/places/workers/{id}/end"),
        )
        .danger()
        .render(),
    };
    Ok((id, worker, end))
}

async fn one(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (_, worker, end) = found(&ctx, &id).await?;
    let fresh = Form::fresh(&ctx, &kept(&ctx, &worker).await?);
    form(&ctx, worker.grid, fresh, &ctx.person(&worker.name), end).await
}

async fn save(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let (id, worker, end) = found(&ctx, &id).await?;
    let title = ctx.person(&worker.name);
    let wish = details(&ctx, &fields, worker.grid, Some(id))
        .await
        .and_then(|change| asked(&fields, change));
    let back = format!("{}/{}", grids::LIST, worker.grid);
    match answer(&ctx, &fields, wish, &title, &back).await? {
        Ok(done) => done,
        Err(errors) => {
            let again = Form::again(&ctx, &fields, &errors);
            form(&ctx, worker.grid, again, &title, end).await
        }
    }
}

async fn end(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (id, worker, _) = found(&ctx, &id).await?;
    let list = grid_of(&ctx, worker.grid).await?;
    let (title, what) = (ctx.person(&worker.name), Change::EndWorker { id });
    end_page(&ctx, (&list.0, &list.1), &title, what).await
}

async fn close(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let (id, worker, _) = found(&ctx, &id).await?;
    let list = grid_of(&ctx, worker.grid).await?;
    let (title, what) = (ctx.person(&worker.name), Change::EndWorker { id });
    close_page(&ctx, &fields, (&list.0, &list.1), &title, what, &list.1).await
}
