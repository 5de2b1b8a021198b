//! `/admin/places/estates`: housing estates, and the buildings of each.

use axum::extract::Path;
use maud::{Markup, Render, html};
use ui::{Col, Row, Tbl};
use web::{Answer, Ctx, Fields, Guard, Route, WebError};

use super::fields::{Form, degrees, id_of};
use super::list::{ListOf, PAGE, below, list, wanted};
use super::{answer, asked, close_page, end_link, end_page, form_page, head};
use crate::change::{self, Change, EstateDetails, Refused};
use crate::pages::admin;
use crate::store::lists;
use crate::{EstateId, GridId, buildings_of, grids_in, unit_by_code};

const LIST: &str = "/admin/places/estates";

pub(super) fn routes(may: Guard) -> Vec<Route> {
    vec![
        Route::get(LIST, may, all),
        Route::get("/admin/places/estates/new", may, new),
        Route::post("/admin/places/estates/new", may, create),
        Route::get("/admin/places/estates/{id}", may, one),
        Route::post("/admin/places/estates/{id}", may, save),
        Route::get("/admin/places/estates/{id}/end", may, end),
        Route::post("/admin/places/estates/{id}/end", may, close),
    ]
}

async fn all(ctx: Ctx) -> Answer {
    let query = Fields::parse(&ctx.query);
    let below = below(&ctx, &query).await?;
    let mut want = wanted(&query, below);
    want.kind.clear();
    let rows = lists::estates(&ctx.read(), &want, PAGE + 1).await?;
    let of = ListOf {
        at: LIST,
        title: "place-estates",
        heads: &[
            "place-col-name",
            "place-col-unit",
            "place-col-street",
            "place-col-property",
            "place-col-buildings",
        ],
        none: "place-estates-none",
        cells: &|row| {
            vec![
                html! { span class="mono fs-13" { (row.path.trim_end_matches('/').rsplit('/').next().unwrap_or("")) } },
                html! { (row.one) },
                html! { (row.two) },
                html! { span class="num" { (row.n) } },
            ]
        },
        filter: html! {},
    };
    let add = ui::link_btn(&ctx.t("place-estate-add"), "/admin/places/estates/new")
        .icon("plus")
        .pri()
        .render();
    let content = html! { (admin::head_with(&ctx, LIST, add)) (list(&ctx, &query, &of, rows)) };
    Ok(admin::frame(&ctx, content).await?)
}

fn kept(estate: &EstateDetails) -> Vec<(&'static str, String)> {
    vec![
        ("unit", estate.unit.clone()),
        (
            "grid",
            estate.grid.map(|g| g.to_string()).unwrap_or_default(),
        ),
        ("name_zh", estate.name_zh.clone()),
        ("name_en", estate.name_en.clone()),
        ("street", estate.street.clone()),
        ("house_no", estate.house_no.clone()),
        ("property", estate.property.clone()),
        ("lon", format!("{:.6}", estate.lon)),
        ("lat", format!("{:.6}", estate.lat)),
    ]
}

fn details(fields: &Fields, id: Option<EstateId>) -> Result<Change, Refused> {
    Ok(Change::SaveEstate(EstateDetails {
        id,
        unit: fields.get("unit").to_owned(),
        grid: id_of::<GridId>(fields, "grid")?,
        name_zh: fields.get("name_zh").to_owned(),
        name_en: fields.get("name_en").to_owned(),
        street: fields.get("street").to_owned(),
        house_no: fields.get("house_no").to_owned(),
        property: fields.get("property").to_owned(),
        lon: degrees(fields, "lon"),
        lat: degrees(fields, "lat"),
    }))
}

/// The grids of a community as a choice, none first.
pub(super) async fn grid_choice(
    ctx: &Ctx,
    code: &str,
) -> Result<Vec<(String, String)>, store::Fault> {
    let mut offered = vec![(String::new(), ctx.t("place-no-grid"))];
    if let Some(unit) = unit_by_code(&ctx.read(), code).await? {
        for grid in grids_in(&ctx.read(), &unit.path).await? {
            offered.push((grid.id.to_string(), grid.name.get(ctx.lang).to_owned()));
        }
    }
    Ok(offered)
}

async fn form(ctx: &Ctx, form: Form<'_>, title: &str, id: Option<EstateId>, end: Markup) -> Answer {
    let place = unit_by_code(&ctx.read(), form.value("unit")).await?;
    let grids = grid_choice(ctx, form.value("unit")).await?;
    let inside = if let Some(id) = id {
        html! {
            (buildings(ctx, id).await?)
            (super::changes::story(ctx, &id.to_string()).await?)
        }
    } else {
        html! {}
    };
    let content = html! {
        (head(ctx, (&ctx.t("place-estates"), LIST), title, end))
        (form.summary())
        form method="post" action=(ctx.path) class="panel formbody" {
            (form.command())
            (ui::grid2(&ctx.t("place-group-what"), html! {
                (form.line("name_zh", "place-name-zh", true))
                (form.line_with("name_en", "place-name-en", false, "place-name-en-hint"))
                (form.line_with("unit", "place-community", true, "place-unit-hint"))
                (form.choice("grid", "place-grid", &grids))
                (form.line("property", "place-col-property", false))
            }))
            (ui::grid2(&ctx.t("place-group-where"), html! {
                (form.line("street", "place-street", false))
                (form.line("house_no", "place-house-no", false))
                (ui::full(form.position(title, place.and_then(|p| p.at))))
            }))
            (form.dated())
            div class="row" { (ui::btn(&ctx.t("place-save")).pri()) (ui::link_btn(&ctx.t("place-back"), LIST)) }
        }
        (inside)
    };
    form_page(ctx, &form, content).await
}

async fn buildings(ctx: &Ctx, id: EstateId) -> Result<Markup, store::Fault> {
    let found = buildings_of(&ctx.read(), id).await?;
    let hrefs: Vec<String> = found
        .iter()
        .map(|b| format!("/admin/places/buildings/{}", b.id))
        .collect();
    let rows: Vec<Row<'_>> = found
        .iter()
        .zip(&hrefs)
        .map(|(building, href)| {
            let number = ctx.f(
                "place-building-no",
                &[("n", building.number.as_str().into())],
            );
            Row::plain(vec![
                ui::cell_link(&number, href, &[]),
                html! { span class="num" { (building.entrances) } },
                html! { span class="num" { (building.floors) } },
            ])
        })
        .collect();
    let words = [
        "place-col-building",
        "place-col-entrances",
        "place-col-floors",
    ]
    .map(|k| ctx.t(k));
    let title = ctx.t("place-buildings");
    let cols: Vec<Col<'_>> = words.iter().map(|w| Col::text(w)).collect();
    let table = if found.is_empty() {
        ui::empty("building", &ctx.t("place-buildings-none"), html! {})
    } else {
        ui::tbl(&Tbl {
            caption: &title,
            cols: &cols,
            rows: &rows,
            low: true,
            ..Tbl::default()
        })
    };
    let href = format!("/admin/places/buildings/new?estate={id}");
    let add = ui::link_btn(&ctx.t("place-building-add"), &href)
        .sm()
        .icon("plus")
        .render();
    Ok(ui::panel(&title, ui::count(found.len(), false), add, table))
}

async fn new(ctx: Ctx) -> Answer {
    let query = Fields::parse(&ctx.query);
    let unit = unit_by_code(&ctx.read(), query.get("unit")).await?;
    let at = unit.and_then(|u| u.at);
    let start = [
        ("unit", query.get("unit").to_owned()),
        ("lon", at.map(|p| p.lon.to_string()).unwrap_or_default()),
        ("lat", at.map(|p| p.lat.to_string()).unwrap_or_default()),
    ];
    let fresh = Form::fresh(&ctx, &start);
    form(&ctx, fresh, &ctx.t("place-estate-add"), None, html! {}).await
}

async fn create(ctx: Ctx, fields: Fields) -> Answer {
    let title = ctx.t("place-estate-add");
    let wish = details(&fields, None).and_then(|change| asked(&fields, change));
    match answer(&ctx, &fields, wish, &title, LIST).await? {
        Ok(done) => done,
        Err(errors) => {
            form(
                &ctx,
                Form::again(&ctx, &fields, &errors),
                &title,
                None,
                html! {},
            )
            .await
        }
    }
}

async fn found(ctx: &Ctx, id: &str) -> Result<(EstateId, EstateDetails, Markup), WebError> {
    let id = EstateId::parse(id).map_err(|_| WebError::not_found())?;
    let (estate, ended) = change::estate_details(&ctx.read(), id)
        .await?
        .ok_or_else(WebError::not_found)?;
    let end = match ended {
        Some(_) => html! {},
        None => end_link(ctx, &format!("{LIST}/{id}/end")),
    };
    Ok((id, estate, end))
}

fn name(ctx: &Ctx, estate: &EstateDetails) -> String {
    match ctx.lang {
        kernel::Lang::ZhCn => estate.name_zh.clone(),
        kernel::Lang::En => estate.name_en.clone(),
    }
}

async fn one(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (id, estate, end) = found(&ctx, &id).await?;
    let fresh = Form::fresh(&ctx, &kept(&estate));
    form(&ctx, fresh, &name(&ctx, &estate), Some(id), end).await
}

async fn save(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let (id, estate, end) = found(&ctx, &id).await?;
    let title = name(&ctx, &estate);
    let wish = details(&fields, Some(id)).and_then(|change| asked(&fields, change));
    match answer(&ctx, &fields, wish, &title, &format!("{LIST}/{id}")).await? {
        Ok(done) => done,
        Err(errors) => {
            form(
                &ctx,
                Form::again(&ctx, &fields, &errors),
                &title,
                Some(id),
                end,
            )
            .await
        }
    }
}

async fn end(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (id, estate, _) = found(&ctx, &id).await?;
    let list = ctx.t("place-estates");
    let what = Change::CloseEstate { id };
    end_page(&ctx, (&list, LIST), &name(&ctx, &estate), what).await
}

async fn close(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let (id, estate, _) = found(&ctx, &id).await?;
    let (list, title) = (ctx.t("place-estates"), name(&ctx, &estate));
    let (what, done) = (Change::CloseEstate { id }, format!("{LIST}/{id}"));
    close_page(&ctx, &fields, (&list, LIST), &title, what, &done).await
}
