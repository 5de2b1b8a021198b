//! `/admin/places/grids`: grids, their borders, and who works in them.

use axum::extract::Path;
use geo::MultiPolygon;
use geometry::geojson::to_geojson;
use maud::{Markup, Render, html};
use serde_json::{Map, json};
use store::Fault;
use web::{Answer, Ctx, Fields, Guard, Route, WebError};

use super::fields::{Form, id_of, whole};
use super::list::{ListOf, PAGE, below, list, wanted};
use super::{answer, asked, end_form, end_link, form_page, head, workers};
use crate::atlas::view;
use crate::change::{self, Change, GridDetails, Refused};
use crate::pages::admin;
use crate::store::boundary::{of as border_of, read_geometry};
use crate::store::grid::grid_shape;
use crate::store::lists;
use crate::{GridId, Unit, grids_in, unit_by_code};

pub(super) const LIST: &str = "/admin/places/grids";

pub(super) fn routes(may: Guard) -> Vec<Route> {
    vec![
        Route::get(LIST, may, all),
        Route::get("/admin/places/grids/new", may, new),
        Route::post("/admin/places/grids/new", may, create),
        Route::get("/admin/places/grids/{id}", may, one),
        Route::post("/admin/places/grids/{id}", may, save),
        Route::get("/admin/places/grids/{id}/end", may, end),
        Route::post("/admin/places/grids/{id}/end", may, close),
    ]
}

async fn all(ctx: Ctx) -> Answer {
    let query = Fields::parse(&ctx.query);
    let below = below(&ctx, &query).await?;
    let rows = lists::grids(&ctx.read(), &wanted(&query, below), PAGE + 1).await?;
    let of = ListOf {
        at: LIST,
        title: "place-grids",
        heads: &[
            "place-col-name",
            "place-fact-code",
            "place-col-worker",
            "place-col-beat",
            "place-col-buildings",
        ],
        none: "place-grids-none",
        cells: &|row| {
            vec![
                html! { span class="mono fs-13" { (row.kind) } },
                html! {
                    @if row.one.is_empty() { (ui::st(ui::State::Caution, ctx.t("place-no-worker"))) }
                    @else { (ctx.person(&row.one)) }
                },
                html! { (row.two) },
                html! { span class="num" { (row.n) } },
            ]
        },
        filter: html! {},
    };
    let add = ui::link_btn(&ctx.t("place-grid-add"), "/admin/places/grids/new")
        .icon("plus")
        .pri()
        .render();
    let content = html! { (admin::head_with(&ctx, LIST, add)) (list(&ctx, &query, &of, rows)) };
    Ok(admin::frame(&ctx, content).await?)
}

fn kept(grid: &GridDetails) -> Vec<(&'static str, String)> {
    vec![
        ("unit", grid.unit.clone()),
        ("code", grid.code.clone()),
        ("name_zh", grid.name_zh.clone()),
        ("name_en", grid.name_en.clone()),
        ("beat", grid.beat.clone()),
        ("party", grid.party.clone()),
        ("households", grid.households.to_string()),
        ("boundary", grid.boundary.clone()),
        ("buildings_follow", "on".to_owned()),
    ]
}

fn details(fields: &Fields, id: Option<GridId>) -> Change {
    Change::SaveGrid(GridDetails {
        id,
        unit: fields.get("unit").to_owned(),
        code: fields.get("code").to_owned(),
        name_zh: fields.get("name_zh").to_owned(),
        name_en: fields.get("name_en").to_owned(),
        beat: fields.get("beat").to_owned(),
        party: fields.get("party").to_owned(),
        households: whole(fields, "households"),
        boundary: fields.get("boundary").to_owned(),
        buildings_follow: fields.is_on("buildings_follow"),
    })
}

/// The border: drawn on the map where there is script, pasted as GeoJSON in any case.
async fn border(ctx: &Ctx, form: &Form<'_>, own: Option<GridId>) -> Result<Markup, Fault> {
    let unit = unit_by_code(&ctx.read(), form.value("unit")).await?;
    let around = match &unit {
        Some(unit) => surroundings(ctx, unit, own).await?,
        None => Vec::new(),
    };
    let parent = match &unit {
        Some(unit) => border_of(&ctx.read(), &unit.path).await?,
        None => None,
    };
    let typed = read_geometry(form.value("boundary")).ok();
    let seen = typed
        .as_ref()
        .and_then(view)
        .or_else(|| parent.as_ref().and_then(view))
        .or_else(|| around.first().and_then(|(_, shape)| view(shape)))
        .or_else(|| {
            unit.as_ref()
                .and_then(|u| u.at)
                .map(|p| ((p.lon, p.lat), 15.0))
        });
    let drawn = seen.map_or_else(
        || html! {},
        |(center, zoom)| {
            let shapes = around
                .iter()
                .map(|(name, shape)| (about("grid", name), shape));
            let ring = parent.iter().map(|shape| (about("ring", ""), shape));
            let words = [
                "undo", "remove", "add", "lon", "lat", "vertex", "crosses", "hint", "snap",
                "clear", "in", "out", "table",
            ]
            .map(|word| (word, ctx.t(&format!("place-draw-{word}"))));
            let words: Map<String, serde_json::Value> = words
                .into_iter()
                .map(|(word, text)| (word.to_owned(), text.into()))
                .collect();
            let data = json!({
                "field": "boundary",
                "center": [center.0, center.1],
                "zoom": zoom,
                "shapes": to_geojson(shapes.chain(ring)),
                "label": ctx.t("place-draw-label"),
                "words": words,
            });
            let instead = html! { p class="note" { (ctx.t("place-draw-instead")) } };
            html! { div class="drawbox" { (ui::island("draw", &data, instead)) } }
        },
    );
    let open = !form.error("boundary").is_empty();
    Ok(html! {
        (drawn)
        p class="hint" { (crate::tiles::credit(&ctx.app)) }
        details open[open] {
            summary { (ctx.t("place-boundary-text")) }
            (form.area("boundary", "place-boundary", "place-boundary-hint", 5))
        }
        (form.tick("buildings_follow", "place-buildings-follow"))
    })
}

fn about(kind: &str, name: &str) -> Map<String, serde_json::Value> {
    let mut about = Map::new();
    about.insert("kind".into(), kind.into());
    about.insert("name".into(), name.into());
    about
}

/// The other grids of the community that have a border.
async fn surroundings(
    ctx: &Ctx,
    unit: &Unit,
    own: Option<GridId>,
) -> Result<Vec<(String, MultiPolygon<f64>)>, Fault> {
    let read = ctx.read();
    let mut found = Vec::new();
    for grid in grids_in(&read, &unit.path).await? {
        if Some(grid.id) != own
            && let Some(shape) = grid_shape(&read, grid.id).await?
        {
            found.push((grid.name.get(ctx.lang).to_owned(), shape));
        }
    }
    Ok(found)
}

async fn form(ctx: &Ctx, form: Form<'_>, title: &str, id: Option<GridId>, end: Markup) -> Answer {
    let below = if let Some(id) = id {
        html! {
            (workers::panel(ctx, id).await?)
            (super::changes::story(ctx, &id.to_string()).await?)
        }
    } else {
        html! {}
    };
    let content = html! {
        (head(ctx, (&ctx.t("place-grids"), LIST), title, end))
        (form.summary())
        form method="post" action=(ctx.path) class="panel formbody" {
            (form.command())
            (ui::grid2(&ctx.t("place-group-what"), html! {
                (form.line("name_zh", "place-name-zh", true))
                (form.line_with("name_en", "place-name-en", false, "place-name-en-hint"))
                (form.line_with("unit", "place-community", true, "place-unit-hint"))
                (form.line_with("code", "place-fact-code", true, "place-grid-code-hint"))
                (form.line("beat", "place-col-beat", false))
                (form.line("party", "place-party", false))
                (form.number("households", "place-households"))
            }))
            (ui::grid2(&ctx.t("place-boundary"), ui::full(border(ctx, &form, id).await?)))
            (form.dated())
            div class="row" { (ui::btn(&ctx.t("place-check-save")).pri()) (ui::link_btn(&ctx.t("place-back"), LIST)) }
        }
        (below)
    };
    form_page(ctx, &form, content).await
}

async fn new(ctx: Ctx) -> Answer {
    let query = Fields::parse(&ctx.query);
    let read = ctx.read();
    let unit = unit_by_code(&read, query.get("unit")).await?;
    let code = match &unit {
        Some(unit) if unit.level == crate::Level::Community => {
            change::next_code(&read, unit).await?
        }
        _ => String::new(),
    };
    let number = code
        .get(code.len().saturating_sub(3)..)
        .unwrap_or("")
        .trim_start_matches('0');
    let name = if number.is_empty() {
        String::new()
    } else {
        format!("第{number}网格")
    };
    let start = [
        ("unit", query.get("unit").to_owned()),
        ("code", code.clone()),
        ("name_zh", name),
        ("households", "0".to_owned()),
        ("buildings_follow", "on".to_owned()),
    ];
    let fresh = Form::fresh(&ctx, &start);
    form(&ctx, fresh, &ctx.t("place-grid-add"), None, html! {}).await
}

async fn create(ctx: Ctx, fields: Fields) -> Answer {
    let title = ctx.t("place-grid-add");
    let wish = asked(&fields, details(&fields, None));
    let back = format!("{LIST}?unit={}", fields.get("unit"));
    match answer(&ctx, &fields, wish, &title, &back).await? {
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

async fn found(ctx: &Ctx, id: &str) -> Result<(GridId, GridDetails, Markup), WebError> {
    let id = GridId::parse(id).map_err(|_| WebError::not_found())?;
    let (grid, ended) = change::grid_details(&ctx.read(), id)
        .await?
        .ok_or_else(WebError::not_found)?;
    let end = match ended {
        Some(day) => ui::st(
            ui::State::Wait,
            ctx.f("place-ended", &[("day", day.into())]),
        ),
        None => end_link(ctx, &format!("{LIST}/{id}/end")),
    };
    Ok((id, grid, end))
}

pub(super) fn name(ctx: &Ctx, grid: &GridDetails) -> String {
    match ctx.lang {
        kernel::Lang::ZhCn => grid.name_zh.clone(),
        kernel::Lang::En => grid.name_en.clone(),
    }
}

async fn one(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (id, grid, end) = found(&ctx, &id).await?;
    let fresh = Form::fresh(&ctx, &kept(&grid));
    form(&ctx, fresh, &name(&ctx, &grid), Some(id), end).await
}

async fn save(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let (id, grid, end) = found(&ctx, &id).await?;
    let title = name(&ctx, &grid);
    let wish = asked(&fields, details(&fields, Some(id)));
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

/// The choice of the grid that takes over.
async fn successors(ctx: &Ctx, form: &Form<'_>, id: GridId, unit: &str) -> Result<Markup, Fault> {
    let mut offered = vec![(String::new(), ctx.t("place-no-successor"))];
    if let Some(unit) = unit_by_code(&ctx.read(), unit).await? {
        for grid in grids_in(&ctx.read(), &unit.path).await? {
            if grid.id != id {
                offered.push((grid.id.to_string(), grid.name.get(ctx.lang).to_owned()));
            }
        }
    }
    Ok(form.choice("successor", "place-successor", &offered))
}

async fn end(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (id, grid, _) = found(&ctx, &id).await?;
    let fresh = Form::fresh(&ctx, &[]);
    let more = successors(&ctx, &fresh, id, &grid.unit).await?;
    end_form(
        &ctx,
        (&ctx.t("place-grids"), LIST),
        &name(&ctx, &grid),
        &fresh,
        None,
        more,
    )
    .await
}

async fn close(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let (id, grid, _) = found(&ctx, &id).await?;
    let title = name(&ctx, &grid);
    let wish = close_of(&fields, id).and_then(|change| asked(&fields, change));
    match answer(&ctx, &fields, wish, &title, &format!("{LIST}/{id}")).await? {
        Ok(done) => done,
        Err(errors) => {
            let again = Form::again(&ctx, &fields, &errors);
            let more = successors(&ctx, &again, id, &grid.unit).await?;
            end_form(
                &ctx,
                (&ctx.t("place-grids"), LIST),
                &title,
                &again,
                None,
                more,
            )
            .await
        }
    }
}

fn close_of(fields: &Fields, id: GridId) -> Result<Change, Refused> {
    Ok(Change::CloseGrid {
        id,
        successor: id_of(fields, "successor")?,
    })
}
