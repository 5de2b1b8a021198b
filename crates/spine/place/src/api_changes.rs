//! `/api/v1/places/changes`: what the pages of the administrator can do, for programs.

use axum::Json;
use axum::extract::Path;
use axum::response::IntoResponse;
use http::StatusCode;
use kernel::Date;
use serde::{Deserialize, Serialize};
use store::{CommandId, Cursor};
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Ctx, FieldError, Fields, Guard, Route, WebError};

use crate::change::{
    self, Asked, BuildingDetails, Change, EntranceDetails, EstateDetails, Followers, GridDetails,
    PointDetails, Refused, UnitDetails, UnitPart, WorkerDetails,
};
use crate::pages::edit;
use crate::permissions::ADMIN;
use crate::store::change::{Filter, page};
use crate::{UnitId, past};

/// Changes on a page.
const PAGE: usize = 100;

pub(crate) fn routes() -> Vec<Route> {
    const MAY: Guard = Guard::Needs(ADMIN);
    vec![
        Route::get("/api/v1/places/changes", MAY, list),
        Route::post("/api/v1/places/changes", MAY, make),
        Route::post("/api/v1/places/changes/preview", MAY, preview),
        Route::post("/api/v1/places/changes/{id}/cancel", MAY, cancel),
        Route::post("/api/v1/places/changes/{id}/undo", MAY, undo),
        Route::get("/api/v1/places/units/{code}/history", MAY, history),
    ]
}

pub(crate) fn openapi() -> utoipa::openapi::OpenApi {
    Described::openapi()
}

#[derive(OpenApi)]
#[openapi(
    paths(list, make, preview, cancel, undo, history),
    components(schemas(
        ApiChangeWish,
        ApiChangeMade,
        ApiChangeLook,
        ApiChange,
        ApiChangePage,
        ApiUnitThen,
        Change,
        PointDetails,
        EstateDetails,
        BuildingDetails,
        EntranceDetails,
        GridDetails,
        WorkerDetails,
        UnitDetails,
        UnitPart
    ))
)]
struct Described;

/// A change that is asked for.
#[derive(Deserialize, ToSchema)]
struct ApiChangeWish {
    /// ApiChangeMade by the client, 8 to 64 letters and digits; a repeat is answered with the first result.
    command: String,
    /// From which day; a later one waits for its day.
    #[schema(value_type = String)]
    day: Date,
    /// The decision it rests on.
    #[serde(default)]
    note: String,
    /// What moves other things is done only when this says so; ask for the preview first.
    #[serde(default)]
    confirmed: bool,
    /// What is to hold.
    change: Change,
}

/// The change that was made or planned.
#[derive(Serialize, ToSchema)]
struct ApiChangeMade {
    /// Its id.
    id: String,
}

/// What a change would do, in the language of the request.
#[derive(Serialize, ToSchema)]
struct ApiChangeLook {
    /// What moves to whom, what begins and ends.
    effects: Vec<String>,
    /// What a person should look at twice.
    warnings: Vec<String>,
    /// Has to be confirmed.
    weighty: bool,
}

/// A change as it is kept.
#[derive(Serialize, ToSchema)]
struct ApiChange {
    /// Its id.
    id: String,
    /// `save_point`, `merge_unit`, …
    kind: String,
    /// `point`, `estate`, `building`, `grid`, `worker` or `unit`.
    subject_kind: String,
    /// Id of the thing.
    subject_id: String,
    /// Path of the unit where it happened.
    unit_path: String,
    /// From which day it holds.
    day: String,
    /// `planned`, `applied`, `cancelled` or `failed`.
    state: String,
    /// The decision it rests on.
    note: String,
    /// When it was asked for, UTC milliseconds.
    made_ms: i64,
    /// Account that asked.
    made_by: String,
}

/// Changes, newest first.
#[derive(Serialize, ToSchema)]
struct ApiChangePage {
    /// The changes.
    changes: Vec<ApiChange>,
    /// What `after` gets for the next page.
    next: Option<String>,
}

/// A unit during a stretch of its life.
#[derive(Serialize, ToSchema)]
struct ApiUnitThen {
    /// Its code.
    code: String,
    /// As published.
    official_name: String,
    /// In the language of the request.
    name: String,
    /// Kind as published.
    kind: String,
    /// First day.
    from: String,
    /// First day of the next stretch.
    until: Option<String>,
}

fn broken() -> WebError {
    WebError::refused(StatusCode::BAD_REQUEST, "place-stands-no-command")
}

fn asked(wish: ApiChangeWish) -> Asked {
    Asked {
        change: wish.change,
        day: wish.day,
        note: wish.note,
    }
}

/// What a change would do; nothing is written.
#[utoipa::path(post, path = "/api/v1/places/changes/preview", request_body = ApiChangeWish,
    responses((status = 200, body = ApiChangeLook), (status = 422, description = "These fields have to be mended")))]
async fn preview(ctx: Ctx, Json(wish): Json<ApiChangeWish>) -> Answer {
    let followers = Followers::of(&ctx.app);
    let said = change::outlook(&ctx.read(), ctx.lang, &followers, &asked(wish)).await?;
    let words = |list: &[change::Said]| list.iter().map(|s| ctx.f(s.key, &s.args)).collect();
    let look = ApiChangeLook {
        effects: words(&said.effects),
        warnings: words(&said.warnings),
        weighty: said.weighty,
    };
    Ok(Json(look).into_response())
}

/// Makes a change, or plans it for its day.
#[utoipa::path(post, path = "/api/v1/places/changes", request_body = ApiChangeWish,
    responses((status = 201, body = ApiChangeMade), (status = 409, description = "It has to be confirmed, or cannot be done as things stand"),
        (status = 422, description = "These fields have to be mended")))]
async fn make(ctx: Ctx, Json(wish): Json<ApiChangeWish>) -> Answer {
    let command = CommandId::parse(&wish.command).ok_or_else(|| {
        WebError::invalid(vec![FieldError::new("command", "place-stands-no-command")])
    })?;
    let confirmed = wish.confirmed;
    let asked = asked(wish);
    if !confirmed {
        let followers = Followers::of(&ctx.app);
        let said = change::outlook(&ctx.read(), ctx.lang, &followers, &asked).await?;
        if said.weighty {
            return Err(WebError::conflict("place-stands-confirm"));
        }
    }
    let id = edit::submit(&ctx, asked, command).await?;
    let made = ApiChangeMade { id: id.to_string() };
    Ok((StatusCode::CREATED, Json(made)).into_response())
}

/// Changes, newest first.
#[utoipa::path(get, path = "/api/v1/places/changes",
    params(("subject" = Option<String>, Query, description = "Id of a thing"), ("state" = Option<String>, Query),
        ("what" = Option<String>, Query, description = "Kind of thing"), ("below" = Option<String>, Query, description = "Path of a unit"),
        ("after" = Option<String>, Query, description = "Where the page before ended")),
    responses((status = 200, body = ApiChangePage)))]
async fn list(ctx: Ctx) -> Answer {
    let query = Fields::parse(&ctx.query);
    let filter = Filter {
        subject_kind: query.get("what").to_owned(),
        subject: query.get("subject").to_owned(),
        state: query.get("state").to_owned(),
        below: query.get("below").to_owned(),
        before: Cursor::parse(query.get("after")),
    };
    let found = page(&ctx.read(), &filter, PAGE).await?;
    let next = found.next.map(|cursor| cursor.to_text());
    let changes = found
        .rows
        .into_iter()
        .map(|row| ApiChange {
            id: row.id,
            kind: row.kind,
            subject_kind: row.subject_kind,
            subject_id: row.subject_id,
            unit_path: row.unit_path,
            day: row.day,
            state: row.state,
            note: row.note,
            made_ms: row.made_ms,
            made_by: row.made_by,
        })
        .collect();
    Ok(Json(ApiChangePage { changes, next }).into_response())
}

/// Takes a planned change off the list.
#[utoipa::path(post, path = "/api/v1/places/changes/{id}/cancel", params(("id" = String, Path)),
    responses((status = 204, description = "It will not happen"), (status = 409, description = "It is done or cancelled already")))]
async fn cancel(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (ids, now, author) = (ctx.app.ids.clone(), ctx.now, edit::author(&ctx));
    ctx.app
        .db
        .act::<_, Refused, _>(move |tx| {
            Box::pin(async move { change::cancel(tx, &*ids, &author, now, &id).await })
        })
        .await?;
    ctx.app.wake();
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Brings back what an applied change replaced, from today on.
#[utoipa::path(post, path = "/api/v1/places/changes/{id}/undo", params(("id" = String, Path)),
    responses((status = 201, body = ApiChangeMade), (status = 409, description = "It cannot be taken back")))]
async fn undo(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (ids, now, author) = (ctx.app.ids.clone(), ctx.now, edit::author(&ctx));
    let followers = Followers::of(&ctx.app);
    let made = ctx
        .app
        .db
        .act::<_, Refused, _>(move |tx| {
            Box::pin(async move { change::undo(tx, &*ids, &followers, &author, now, &id).await })
        })
        .await?;
    ctx.app.wake();
    let made = ApiChangeMade {
        id: made.to_string(),
    };
    Ok((StatusCode::CREATED, Json(made)).into_response())
}

/// Every stretch of a unit's life; with `day` only the one that held then.
#[utoipa::path(get, path = "/api/v1/places/units/{code}/history",
    params(("code" = String, Path, description = "Present code, a former one, or the id"), ("day" = Option<String>, Query)),
    responses((status = 200, body = [ApiUnitThen]), (status = 404, description = "No unit ever had this code")))]
async fn history(ctx: Ctx, Path(code): Path<String>) -> Answer {
    let read = ctx.read();
    let id = match UnitId::parse(&code) {
        Ok(id) => Some(id),
        Err(_) => match crate::unit_by_code(&read, &code).await? {
            Some(unit) => Some(unit.id),
            None => past::unit_with_code(&read, &code).await?,
        },
    };
    let id = id.ok_or_else(WebError::not_found)?;
    let query = Fields::parse(&ctx.query);
    let day = query
        .opt("day")
        .map(str::parse::<Date>)
        .transpose()
        .map_err(|_| broken())?;
    let life = match day {
        Some(day) => past::unit_on(&read, id, day).await?.into_iter().collect(),
        None => past::life(&read, id).await?,
    };
    let list: Vec<ApiUnitThen> = life
        .into_iter()
        .map(|then| ApiUnitThen {
            name: match ctx.lang {
                kernel::Lang::ZhCn => then.label_zh,
                kernel::Lang::En => then.name_en,
            },
            code: then.code,
            official_name: then.name_zh,
            kind: then.kind,
            from: then.valid_from,
            until: then.valid_to,
        })
        .collect();
    Ok(Json(list).into_response())
}
