//! `/admin/places/buildings`: a building and its entrances.

use axum::extract::Path;
use maud::{Markup, html};
use web::{Answer, Ctx, Fields, Guard, Route, WebError};

use super::estates::grid_choice;
use super::fields::{Form, degrees, id_of, whole};
use super::{answer, asked, close_page, end_link, end_page, form_page, head};
use crate::change::{self, BuildingDetails, Change, EntranceDetails, Refused};
use crate::{BuildingId, EstateId, GridId};

pub(super) fn routes(may: Guard) -> Vec<Route> {
    vec![
        Route::get("/admin/places/buildings/new", may, new),
        Route::post("/admin/places/buildings/new", may, create),
        Route::get("/admin/places/buildings/{id}", may, one),
        Route::post("/admin/places/buildings/{id}", may, save),
        Route::get("/admin/places/buildings/{id}/end", may, end),
        Route::post("/admin/places/buildings/{id}/end", may, close),
    ]
}

/// Entrances as text, one a line: `1 6 2` is entrance 1, six floors, two homes a floor. A row of fields for each would
/// need script to grow.
fn entrances_text(list: &[EntranceDetails]) -> String {
    let lines: Vec<String> = list
        .iter()
        .map(|e| format!("{} {} {}", e.number, e.floors, e.rooms_per_floor))
        .collect();
    lines.join("\n")
}

fn entrances(text: &str) -> Result<Vec<EntranceDetails>, Refused> {
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| {
            let mut numbers = line
                .split([' ', '\t', ',', '，', '、'])
                .filter(|part| !part.is_empty())
                .map(str::parse::<i64>);
            match (
                numbers.next(),
                numbers.next(),
                numbers.next(),
                numbers.next(),
            ) {
                (Some(Ok(number)), Some(Ok(floors)), Some(Ok(rooms_per_floor)), None) => {
                    Ok(EntranceDetails {
                        number,
                        floors,
                        rooms_per_floor,
                    })
                }
                _ => Err(Refused::field("entrances", "place-wrong-entrances")),
            }
        })
        .collect()
}

fn kept(building: &BuildingDetails) -> Vec<(&'static str, String)> {
    vec![
        (
            "estate",
            building.estate.map(|e| e.to_string()).unwrap_or_default(),
        ),
        ("unit", building.unit.clone()),
        (
            "grid",
            building.grid.map(|g| g.to_string()).unwrap_or_default(),
        ),
        ("number", building.number.clone()),
        ("floors", building.floors.to_string()),
        ("entrances", entrances_text(&building.entrances)),
        ("lon", format!("{:.6}", building.lon)),
        ("lat", format!("{:.6}", building.lat)),
    ]
}

fn details(fields: &Fields, id: Option<BuildingId>) -> Result<Change, Refused> {
    Ok(Change::SaveBuilding(BuildingDetails {
        id,
        estate: id_of::<EstateId>(fields, "estate")?,
        unit: fields.get("unit").to_owned(),
        grid: id_of::<GridId>(fields, "grid")?,
        number: fields.get("number").to_owned(),
        floors: whole(fields, "floors"),
        entrances: entrances(fields.get("entrances"))?,
        lon: degrees(fields, "lon"),
        lat: degrees(fields, "lat"),
    }))
}

/// Where the building belongs: its estate's page, or the list of estates for a house of a village.
async fn home(ctx: &Ctx, estate: &str) -> Result<(String, String), store::Fault> {
    let found = match EstateId::parse(estate) {
        Ok(id) => crate::estate(&ctx.read(), id).await?,
        Err(_) => None,
    };
    Ok(match found {
        Some(estate) => (
            estate.name.get(ctx.lang).to_owned(),
            format!("/admin/places/estates/{}", estate.id),
        ),
        None => (ctx.t("place-estates"), "/admin/places/estates".to_owned()),
    })
}

async fn form(ctx: &Ctx, form: Form<'_>, title: &str, story: &str, end: Markup) -> Answer {
    let home = home(ctx, form.value("estate")).await?;
    let place = crate::unit_by_code(&ctx.read(), form.value("unit")).await?;
    let grids = grid_choice(ctx, form.value("unit")).await?;
    let content = html! {
        (head(ctx, (&home.0, &home.1), title, end))
        (form.summary())
        form method="post" action=(ctx.path) class="panel formbody" {
            (form.command())
            input type="hidden" name="estate" value=(form.value("estate"));
            (ui::grid2(&ctx.t("place-group-what"), html! {
                (form.line_with("number", "place-number", true, "place-number-hint"))
                (form.number("floors", "place-col-floors"))
                (form.line_with("unit", "place-community", true, "place-unit-hint"))
                (form.choice("grid", "place-grid", &grids))
                (ui::full(form.area("entrances", "place-entrances", "place-entrances-hint", 6)))
            }))
            (ui::grid2(&ctx.t("place-group-where"), ui::full(form.position(title, place.and_then(|p| p.at)))))
            (form.dated())
            div class="row" { (ui::btn(&ctx.t("place-save")).pri()) (ui::link_btn(&ctx.t("place-back"), &home.1)) }
        }
        (super::changes::story(ctx, story).await?)
    };
    form_page(ctx, &form, content).await
}

async fn new(ctx: Ctx) -> Answer {
    let query = Fields::parse(&ctx.query);
    let id = EstateId::parse(query.get("estate")).map_err(|_| WebError::not_found())?;
    let (estate, _) = change::estate_details(&ctx.read(), id)
        .await?
        .ok_or_else(WebError::not_found)?;
    let start = [
        ("estate", id.to_string()),
        ("unit", estate.unit),
        (
            "grid",
            estate.grid.map(|g| g.to_string()).unwrap_or_default(),
        ),
        ("floors", "6".to_owned()),
        ("entrances", "1 6 2".to_owned()),
        ("lon", format!("{:.6}", estate.lon)),
        ("lat", format!("{:.6}", estate.lat)),
    ];
    let fresh = Form::fresh(&ctx, &start);
    form(&ctx, fresh, &ctx.t("place-building-add"), "", html! {}).await
}

async fn create(ctx: Ctx, fields: Fields) -> Answer {
    let title = ctx.t("place-building-add");
    let wish = details(&fields, None).and_then(|change| asked(&fields, change));
    let home = home(&ctx, fields.get("estate")).await?;
    match answer(&ctx, &fields, wish, &title, &home.1).await? {
        Ok(done) => done,
        Err(errors) => {
            form(
                &ctx,
                Form::again(&ctx, &fields, &errors),
                &title,
                "",
                html! {},
            )
            .await
        }
    }
}

async fn found(ctx: &Ctx, id: &str) -> Result<(BuildingId, BuildingDetails, Markup), WebError> {
    let id = BuildingId::parse(id).map_err(|_| WebError::not_found())?;
    let (building, ended) = change::building_details(&ctx.read(), id)
        .await?
        .ok_or_else(WebError::not_found)?;
    let end = match ended {
        Some(_) => html! {},
        None => end_link(ctx, &format!("/admin/places/buildings/{id}/end")),
    };
    Ok((id, building, end))
}

fn name(ctx: &Ctx, building: &BuildingDetails) -> String {
    ctx.f(
        "place-building-no",
        &[("n", building.number.as_str().into())],
    )
}

async fn one(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (id, building, end) = found(&ctx, &id).await?;
    let fresh = Form::fresh(&ctx, &kept(&building));
    form(&ctx, fresh, &name(&ctx, &building), &id.to_string(), end).await
}

async fn save(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let (id, building, end) = found(&ctx, &id).await?;
    let title = name(&ctx, &building);
    let wish = details(&fields, Some(id)).and_then(|change| asked(&fields, change));
    let here = format!("/admin/places/buildings/{id}");
    match answer(&ctx, &fields, wish, &title, &here).await? {
        Ok(done) => done,
        Err(errors) => {
            let again = Form::again(&ctx, &fields, &errors);
            form(&ctx, again, &title, &id.to_string(), end).await
        }
    }
}

async fn end(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (id, building, _) = found(&ctx, &id).await?;
    let estate = building.estate.map(|e| e.to_string()).unwrap_or_default();
    let home = home(&ctx, &estate).await?;
    let what = Change::CloseBuilding { id };
    end_page(&ctx, (&home.0, &home.1), &name(&ctx, &building), what).await
}

async fn close(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let (id, building, _) = found(&ctx, &id).await?;
    let estate = building.estate.map(|e| e.to_string()).unwrap_or_default();
    let home = home(&ctx, &estate).await?;
    let (title, what) = (name(&ctx, &building), Change::CloseBuilding { id });
    close_page(&ctx, &fields, (&home.0, &home.1), &title, what, &home.1).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entrances_read_back_what_was_written() {
        let list = entrances("1 6 2\n2，6，3\n\n").unwrap();
        assert_eq!(entrances(&entrances_text(&list)).unwrap(), list);
        assert_eq!(list[1].rooms_per_floor, 3);
        for wrong in ["1", "1 6", "a b c", "1 6 2 9"] {
            assert!(entrances(wrong).is_err(), "{wrong}");
        }
    }
}
