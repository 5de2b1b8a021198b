//! `/admin/places/boundaries`: versions of boundaries, and bringing a file in with a dry run before anything is saved.

use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Path, Request};
use geometry::Crs;
use kernel::{Date, number};
use maud::{Markup, html};
use serde_json::json;
use store::Fault;
use ui::{Choice, Col, Row, State, Tbl};
use web::{Answer, Ctx, Fields, WebError, see_other};

use super::admin::{frame, head};
use super::boundary_report::{
    KM2, crs_note, crs_words, feature_table, misfits, picture, shapes_map, version_panel,
};
use crate::boundary::{self, Draft};
use crate::import::{BoundaryError, CheckedBoundaries, check_boundaries, save_boundaries};

/// Largest file of boundaries, bytes.
const LARGEST: usize = 16 << 20;

pub(super) async fn list(ctx: Ctx) -> Answer {
    let content = list_page(&ctx, html! {}).await?;
    Ok(frame(&ctx, content).await?)
}

async fn list_page(ctx: &Ctx, note: Markup) -> Result<Markup, Fault> {
    let found = boundary::overview(&ctx.read()).await?;
    let rows: Vec<Row<'_>> = found
        .iter()
        .map(|one| {
            let name = match ctx.lang {
                kernel::Lang::ZhCn => &one.label_zh,
                kernel::Lang::En => &one.name_en,
            };
            let href = format!("/admin/places/boundaries/of/{}", one.code);
            Row::plain(vec![
                ui::cell_link(name, &href, &[&one.code]),
                html! { (one.version) },
                crs_words(
                    ctx,
                    one.declared_crs.as_deref(),
                    one.detected_crs.as_deref(),
                ),
                html! { (number::decimal(one.area_m2 / KM2, 1)) },
                html! { (number::grouped(one.points)) },
                html! { (one.valid_from) },
                html! { (one.source) },
            ])
        })
        .collect();
    let words = [
        "place-col-name",
        "place-col-version",
        "place-col-crs",
        "place-col-area",
        "place-col-points",
        "place-col-from",
        "place-col-source",
    ]
    .map(|k| ctx.t(k));
    let cols: Vec<Col<'_>> = words
        .iter()
        .enumerate()
        .map(|(at, w)| {
            let col = if matches!(at, 1 | 3 | 4) {
                Col::number(w)
            } else {
                Col::text(w)
            };
            // On a phone a card says what it is, how large, and since when.
            match at {
                1 | 4 | 6 => col.minor(),
                2 => col.wide("cw-10"),
                _ => col,
            }
        })
        .collect();
    let title = ctx.t("place-admin-boundaries");
    let table = if found.is_empty() {
        ui::empty("map", &ctx.t("place-boundaries-none"), html! {})
    } else {
        let table = ui::tbl(&Tbl {
            caption: &title,
            cols: &cols,
            rows: &rows,
            ..Tbl::default()
        });
        ui::panel(&title, ui::count(found.len(), false), html! {}, table)
    };
    Ok(html! {
        (head(ctx, "/admin/places/boundaries"))
        (note)
        div class="mt-3" { (ui::cols(table, upload_form(ctx))) }
    })
}

fn upload_form(ctx: &Ctx) -> Markup {
    let words = [
        "place-crs-auto",
        "place-crs-wgs84",
        "place-crs-gcj02",
        "place-crs-bd09",
    ]
    .map(|k| ctx.t(k));
    let codes = ["", "wgs84", "gcj02", "bd09"];
    let choices: Vec<Choice<'_>> = codes
        .iter()
        .zip(&words)
        .map(|(value, label)| Choice {
            value,
            label,
            on: false,
        })
        .collect();
    let today = ctx.now.date().to_string();
    let form = html! {
        form method="post" action="/admin/places/boundaries" enctype="multipart/form-data" class="stack s3" {
            div class="field" {
                label for="file" { (ctx.t("place-upload-file")) }
                p class="hint" { (ctx.t("place-upload-hint")) }
                input type="file" id="file" name="file" accept=".geojson,.json,application/geo+json" required;
            }
            (ui::select("crs", &ctx.t("place-col-crs"), &choices).hint(&ctx.t("place-crs-hint")))
            (ui::text("from", &ctx.t("place-col-from")).day().value(&today).required())
            (ui::btn(&ctx.t("place-upload-check")).pri().icon("upload"))
        }
    };
    ui::panel(
        &ctx.t("place-upload-title"),
        html! {},
        html! {},
        ui::body(form),
    )
}

/// The fields of the upload form.
#[derive(Default)]
struct Uploaded {
    name: String,
    text: Vec<u8>,
    crs: String,
    from: String,
}

/// Reads the file, keeps it, and leads to the page that says what would happen.
pub(super) async fn upload(ctx: Ctx, mut request: Request) -> Answer {
    // A file of boundaries is larger than a form.
    DefaultBodyLimit::max(LARGEST + (1 << 16)).apply(&mut request);
    let form = Multipart::from_request(request, &ctx.app)
        .await
        .map_err(|_| broken())?;
    let sent = read_form(form).await?;
    let Ok(from) = sent.from.parse::<Date>() else {
        return refuse(&ctx, ctx.t("place-upload-from")).await;
    };
    let crs = crs_of(&sent.crs);
    let Ok(text) = String::from_utf8(sent.text) else {
        return refuse(&ctx, ctx.t("place-upload-not")).await;
    };
    let checked =
        check_boundaries(&ctx.read(), text.clone().into_bytes(), crs, &mut |_, _| {}).await;
    match checked {
        Ok(_) => {}
        Err(BoundaryError::Fault(fault)) => return Err(fault.into()),
        Err(BoundaryError::Parse(why)) => {
            let says = format!("{} {why}", ctx.t("place-upload-not"));
            return refuse(&ctx, says).await;
        }
        Err(BoundaryError::UnknownCrs(_)) => return refuse(&ctx, ctx.t("place-upload-crs")).await,
    }
    let id = kernel::id::encode(ctx.app.ids.next_u128());
    let draft = Draft {
        name: sent.name,
        geojson: text,
        declared_crs: (!sent.crs.is_empty()).then_some(sent.crs),
        valid_from: from.to_string(),
    };
    let (key, account, now) = (id.clone(), ctx.actor.log_id(), ctx.now);
    ctx.app
        .db
        .act(move |tx| {
            Box::pin(async move { boundary::keep_draft(tx, &key, &draft, &account, now).await })
        })
        .await?;
    Ok(see_other(&format!("/admin/places/boundaries/draft/{id}")))
}

fn broken() -> WebError {
    WebError::refused(http::StatusCode::BAD_REQUEST, "place-upload-broken")
}

async fn refuse(ctx: &Ctx, says: String) -> Answer {
    let content = list_page(ctx, ui::note(State::Danger, says, html! {})).await?;
    let mut page = frame(ctx, content).await?;
    *page.status_mut() = http::StatusCode::UNPROCESSABLE_ENTITY;
    Ok(page)
}

async fn read_form(mut form: Multipart) -> Result<Uploaded, WebError> {
    let mut sent = Uploaded::default();
    while let Some(mut field) = form.next_field().await.map_err(|_| broken())? {
        let name = field.name().unwrap_or("").to_owned();
        if name == "file" {
            // A name is shown and stored; a path or control characters in it are of no use.
            let file_name = field.file_name().unwrap_or("");
            sent.name = file_name
                .chars()
                .filter(|c| !c.is_control() && !matches!(c, '/' | '\\'))
                .take(120)
                .collect();
        }
        let mut all = Vec::new();
        while let Some(piece) = field.chunk().await.map_err(|_| broken())? {
            if all.len() + piece.len() > LARGEST {
                let status = http::StatusCode::PAYLOAD_TOO_LARGE;
                return Err(WebError::refused(status, "web-too-large"));
            }
            all.extend_from_slice(&piece);
        }
        let plain = || String::from_utf8_lossy(&all).trim().to_owned();
        match name.as_str() {
            "crs" => sent.crs = plain(),
            "from" => sent.from = plain(),
            "file" => sent.text = all,
            _ => {}
        }
    }
    Ok(sent)
}

fn crs_of(code: &str) -> Option<Crs> {
    match code {
        "wgs84" => Some(Crs::Wgs84),
        "gcj02" => Some(Crs::Gcj02),
        "bd09" => Some(Crs::Bd09),
        _ => None,
    }
}

/// The file that waits, checked anew: the tables may have changed since.
async fn checked(ctx: &Ctx, id: &str) -> Result<(Draft, CheckedBoundaries), WebError> {
    let read = ctx.read();
    let draft = boundary::draft(&read, id, &ctx.actor.log_id())
        .await?
        .ok_or_else(WebError::not_found)?;
    let crs = draft.declared_crs.as_deref().and_then(crs_of);
    let bytes = draft.geojson.clone().into_bytes();
    match check_boundaries(&read, bytes, crs, &mut |_, _| {}).await {
        Ok(checked) => Ok((draft, checked)),
        Err(BoundaryError::Fault(fault)) => Err(fault.into()),
        Err(_) => Err(WebError::conflict("place-upload-not")),
    }
}

/// What would be saved.
pub(super) async fn draft(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (draft, checked) = checked(&ctx, &id).await?;
    let usable = checked.usable().count();
    let action = format!("/admin/places/boundaries/draft/{id}");
    let says = ctx.f(
        "place-draft-says",
        &[
            ("all", checked.features.len().into()),
            ("usable", usable.into()),
            ("from", draft.valid_from.as_str().into()),
        ],
    );
    let content = html! {
        (head(&ctx, "/admin/places/boundaries"))
        div class="mt-3" { (ui::panel(&draft.name, html! {}, html! {}, ui::body(html! {
            p { (says) }
            (crs_note(&ctx, &checked))
            @if checked.skipped > 0 { p class="ink-2" { (ctx.f("place-draft-skipped", &[("n", checked.skipped.into())])) } }
            form method="post" action=(action) class="row" {
                (ui::btn(&ctx.f("place-draft-save", &[("n", usable.into())])).pri().sends("do", "save").disabled(usable == 0))
                (ui::btn(&ctx.t("place-draft-drop")).sends("do", "drop"))
            }
        }))) }
        (ui::cols(feature_table(&ctx, &checked), shapes_map(&ctx, &checked)))
        (misfits(&ctx, &checked))
    };
    Ok(frame(&ctx, content).await?)
}

/// Saves or forgets the file.
pub(super) async fn save(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let account = ctx.actor.log_id();
    if fields.get("do") != "save" {
        let key = id.clone();
        ctx.app
            .db
            .act(move |tx| Box::pin(async move { boundary::drop_draft(tx, &key, &account).await }))
            .await?;
        return Ok(see_other("/admin/places/boundaries"));
    }
    let (draft, checked) = checked(&ctx, &id).await?;
    let from: Date = draft
        .valid_from
        .parse()
        .map_err(|e| Fault::of("read the first day of a boundary", e))?;
    let (ids, org, now) = (ctx.app.ids.clone(), ctx.actor.log_org(), ctx.now);
    ctx.app
        .db
        .act(move |tx| {
            Box::pin(async move {
                let units = save_boundaries(tx, &checked, &draft.name, from, &account, now).await?;
                boundary::drop_draft(tx, &id, &account).await?;
                let record = audit::log::Record {
                    actor: account,
                    org,
                    action: "place.save_boundaries",
                    subject_kind: "boundary_file",
                    subject_id: id,
                    purpose: None,
                    detail: json!({ "file": draft.name, "units": units }),
                };
                audit::log::append(tx, &ids, now, record).await?;
                Ok::<_, Fault>(())
            })
        })
        .await?;
    ctx.app.wake();
    Ok(see_other("/admin/places/boundaries"))
}

/// The versions of one unit's boundary, each with its report.
pub(super) async fn versions(ctx: Ctx, Path(code): Path<String>) -> Answer {
    let read = ctx.read();
    let unit = crate::unit_by_code(&read, &code)
        .await?
        .ok_or_else(WebError::not_found)?;
    let found = boundary::versions(&read, unit.id).await?;
    let newest = found.first().ok_or_else(WebError::not_found)?;
    let shape = boundary::shape(&read, unit.id, newest.version).await?;
    let name = unit.name.get(ctx.lang);
    let content = html! {
        (head(&ctx, "/admin/places/boundaries"))
        h2 class="mt-3" { (name) " " span class="mono ink-3" { (unit.code) } }
        @if let Some(shape) = &shape { (picture(&ctx, name, &[(name, shape)])) }
        @for version in &found { (version_panel(&ctx, version)) }
    };
    Ok(frame(&ctx, content).await?)
}
