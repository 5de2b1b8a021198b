//! `/admin/places/points`: service points with their hours, counters and numbers.

use axum::extract::Path;
use maud::{Markup, Render, html};
use web::{Answer, Ctx, Fields, Guard, Route, WebError};

use super::fields::{Form, degrees};
use super::list::{ListOf, PAGE, below, list, wanted};
use super::{answer, asked, close_page, end_link, end_page, form_page, head};
use crate::change::{self, Change, PointDetails, Refused};
use crate::pages::admin;
use crate::pages::who::hours_words;
use crate::store::lists;
use crate::{PointKind, ServicePointId, unit_by_code};

const LIST: &str = "/admin/places/points";

pub(super) fn routes(may: Guard) -> Vec<Route> {
    vec![
        Route::get(LIST, may, all),
        Route::get("/admin/places/points/new", may, new),
        Route::post("/admin/places/points/new", may, create),
        Route::get("/admin/places/points/{id}", may, one),
        Route::post("/admin/places/points/{id}", may, save),
        Route::get("/admin/places/points/{id}/end", may, end),
        Route::post("/admin/places/points/{id}/end", may, close),
    ]
}

fn kinds(ctx: &Ctx) -> Vec<(String, String)> {
    PointKind::ALL
        .into_iter()
        .map(|kind| {
            (
                kind.code().to_owned(),
                ctx.t(&format!("place-point-{}", kind.code())),
            )
        })
        .collect()
}

async fn all(ctx: Ctx) -> Answer {
    let query = Fields::parse(&ctx.query);
    let below = below(&ctx, &query).await?;
    let rows = lists::points(&ctx.read(), &wanted(&query, below), PAGE + 1).await?;
    let form = Form::again(&ctx, &query, &[]);
    let mut offered = vec![(String::new(), ctx.t("place-every-kind"))];
    offered.extend(kinds(&ctx));
    let of = ListOf {
        at: LIST,
        title: "place-points",
        heads: &[
            "place-col-name",
            "place-col-kind",
            "place-col-unit",
            "place-col-phone",
            "place-col-hours",
        ],
        none: "place-points-none",
        cells: &|row| {
            vec![
                html! { (ctx.t(&format!("place-point-{}", row.kind))) },
                html! { span class="mono fs-13" { (row.path.trim_end_matches('/').rsplit('/').next().unwrap_or("")) } },
                html! { span class="num" { (row.one) } },
                html! { (hours_words(&ctx, &row.two).unwrap_or_default()) },
            ]
        },
        filter: form.filter("kind", "place-col-kind", &offered),
    };
    let add = ui::link_btn(&ctx.t("place-point-add"), "/admin/places/points/new")
        .icon("plus")
        .pri()
        .render();
    let content = html! { (admin::head_with(&ctx, LIST, add)) (list(&ctx, &query, &of, rows)) };
    Ok(admin::frame(&ctx, content).await?)
}

fn kept(point: &PointDetails) -> Vec<(&'static str, String)> {
    vec![
        ("what", point.what.code().to_owned()),
        ("unit", point.unit.clone()),
        ("name_zh", point.name_zh.clone()),
        ("name_en", point.name_en.clone()),
        ("address_zh", point.address_zh.clone()),
        ("address_en", point.address_en.clone()),
        ("phone", point.phone.clone()),
        ("hours", point.hours.clone()),
        ("windows_zh", point.windows_zh.clone()),
        ("windows_en", point.windows_en.clone()),
        ("lon", format!("{:.6}", point.lon)),
        ("lat", format!("{:.6}", point.lat)),
        (
            "step_free",
            if point.step_free { "on" } else { "" }.to_owned(),
        ),
    ]
}

fn details(fields: &Fields, id: Option<ServicePointId>) -> Result<Change, Refused> {
    Ok(Change::SavePoint(PointDetails {
        id,
        what: PointKind::parse(fields.get("what"))
            .ok_or_else(|| Refused::field("what", "place-wrong-choice"))?,
        unit: fields.get("unit").to_owned(),
        name_zh: fields.get("name_zh").to_owned(),
        name_en: fields.get("name_en").to_owned(),
        address_zh: fields.get("address_zh").to_owned(),
        address_en: fields.get("address_en").to_owned(),
        phone: fields.get("phone").to_owned(),
        hours: fields.get("hours").to_owned(),
        windows_zh: fields.get("windows_zh").to_owned(),
        windows_en: fields.get("windows_en").to_owned(),
        lon: degrees(fields, "lon"),
        lat: degrees(fields, "lat"),
        step_free: fields.is_on("step_free"),
    }))
}

async fn form(ctx: &Ctx, form: Form<'_>, title: &str, end: Markup) -> Answer {
    let place = unit_by_code(&ctx.read(), form.value("unit")).await?;
    let subject = ctx.path.rsplit('/').next().unwrap_or("").to_owned();
    let content = html! {
        (head(ctx, (&ctx.t("place-points"), LIST), title, end))
        (form.summary())
        form method="post" action=(ctx.path) class="panel formbody" {
            (form.command())
            (ui::grid2(&ctx.t("place-group-what"), html! {
                (form.choice("what", "place-col-kind", &kinds(ctx)))
                (form.line_with("unit", "place-serves", true, "place-unit-hint"))
                (form.line("name_zh", "place-name-zh", true))
                (form.line_with("name_en", "place-name-en", false, "place-name-en-hint"))
            }))
            (ui::grid2(&ctx.t("place-group-open"), html! {
                (form.line("phone", "place-col-phone", false))
                (form.line_with("hours", "place-col-hours", false, "place-hours-hint"))
                (form.area("windows_zh", "place-windows-zh", "place-windows-hint", 4))
                (form.area("windows_en", "place-windows-en", "place-windows-hint", 4))
            }))
            (ui::grid2(&ctx.t("place-group-where"), html! {
                (form.line("address_zh", "place-address-zh", true))
                (form.line("address_en", "place-address-en", false))
                (ui::full(form.position(title, place.and_then(|p| p.at))))
                (form.tick("step_free", "place-step-free"))
            }))
            (form.dated())
            div class="row" { (ui::btn(&ctx.t("place-save")).pri()) (ui::link_btn(&ctx.t("place-back"), LIST)) }
        }
        (super::changes::story(ctx, &subject).await?)
    };
    form_page(ctx, &form, content).await
}

async fn new(ctx: Ctx) -> Answer {
    let query = Fields::parse(&ctx.query);
    let place = unit_by_code(&ctx.read(), query.get("unit")).await?;
    let at = |f: fn(kernel::LonLat) -> f64| {
        place
            .as_ref()
            .and_then(|p| p.at)
            .map(|p| f(p).to_string())
            .unwrap_or_default()
    };
    let start = [
        ("unit", query.get("unit").to_owned()),
        ("lon", at(|p| p.lon)),
        ("lat", at(|p| p.lat)),
        ("hours", "W 08:30-11:30,13:00-17:00".to_owned()),
    ];
    let fresh = Form::fresh(&ctx, &start);
    form(&ctx, fresh, &ctx.t("place-point-add"), html! {}).await
}

async fn create(ctx: Ctx, fields: Fields) -> Answer {
    let title = ctx.t("place-point-add");
    let wish = details(&fields, None).and_then(|change| asked(&fields, change));
    match answer(&ctx, &fields, wish, &title, LIST).await? {
        Ok(done) => done,
        Err(errors) => form(&ctx, Form::again(&ctx, &fields, &errors), &title, html! {}).await,
    }
}

async fn found(ctx: &Ctx, id: &str) -> Result<(ServicePointId, PointDetails, bool), WebError> {
    let id = ServicePointId::parse(id).map_err(|_| WebError::not_found())?;
    let (point, ended) = change::point_details(&ctx.read(), id)
        .await?
        .ok_or_else(WebError::not_found)?;
    Ok((id, point, ended.is_some()))
}

fn name(ctx: &Ctx, point: &PointDetails) -> String {
    match ctx.lang {
        kernel::Lang::ZhCn => point.name_zh.clone(),
        kernel::Lang::En => point.name_en.clone(),
    }
}

fn end_of(ctx: &Ctx, id: ServicePointId, ended: bool) -> Markup {
    if ended {
        html! {}
    } else {
        end_link(ctx, &format!("{LIST}/{id}/end"))
    }
}

async fn one(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (id, point, ended) = found(&ctx, &id).await?;
    let fresh = Form::fresh(&ctx, &kept(&point));
    form(&ctx, fresh, &name(&ctx, &point), end_of(&ctx, id, ended)).await
}

async fn save(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let (id, point, ended) = found(&ctx, &id).await?;
    let title = name(&ctx, &point);
    let wish = details(&fields, Some(id)).and_then(|change| asked(&fields, change));
    match answer(&ctx, &fields, wish, &title, &format!("{LIST}/{id}")).await? {
        Ok(done) => done,
        Err(errors) => {
            let again = Form::again(&ctx, &fields, &errors);
            form(&ctx, again, &title, end_of(&ctx, id, ended)).await
        }
    }
}

async fn end(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (id, point, _) = found(&ctx, &id).await?;
    let list = ctx.t("place-points");
    let what = Change::ClosePoint { id };
    end_page(&ctx, (&list, LIST), &name(&ctx, &point), what).await
}

async fn close(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let (id, point, _) = found(&ctx, &id).await?;
    let (list, title) = (ctx.t("place-points"), name(&ctx, &point));
    let (what, done) = (Change::ClosePoint { id }, format!("{LIST}/{id}"));
    close_page(&ctx, &fields, (&list, LIST), &title, what, &done).await
}
