//! `/api/v1/places`: search, what is here, units, who is responsible. All of it is public information.

use axum::Json;
use axum::response::IntoResponse;
use kernel::LonLat;
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Ctx, Fields, Guard, Route, WebError};

use crate::{GridWorker, Hit, Located, Responsible, ServicePoint, Unit, atlas, resolve};

/// Questions that one address may ask at once, and again per minute: a person typing, not a copy of the tree.
const BURST: u32 = 120;
const PER_MINUTE: u32 = 240;
/// Places that an address field offers.
const OFFERED: usize = 10;

pub(crate) fn routes() -> Vec<Route> {
    const PUBLIC: Guard =
        Guard::Public("names of places and published duty numbers, nothing of a person's own");
    vec![
        Route::get("/api/v1/places/search", PUBLIC, search),
        Route::get("/api/v1/places/locate", PUBLIC, locate),
        Route::get("/api/v1/places/units", PUBLIC, units),
        Route::get("/api/v1/places/responsible", PUBLIC, responsible),
    ]
}

pub(crate) fn openapi() -> utoipa::openapi::OpenApi {
    Described::openapi()
}

#[derive(OpenApi)]
#[openapi(
    paths(search, locate, units, responsible),
    components(schemas(ApiPlace, ApiLocated, ApiUnit, ApiResponsible, ApiPerson, ApiPoint))
)]
struct Described;

/// A place found.
#[derive(Serialize, ToSchema)]
struct ApiPlace {
    /// To be sent back with a form.
    id: String,
    /// What the field shows.
    label: String,
    /// Where it lies.
    more: String,
    /// `unit`, `estate` or `building`.
    kind: &'static str,
    /// Official codes from the city down.
    unit_path: String,
    /// WGS-84 degrees.
    lon: Option<f64>,
    /// WGS-84 degrees.
    lat: Option<f64>,
}

/// What is at a point.
#[derive(Serialize, ToSchema)]
struct ApiLocated {
    /// To be sent back with a form.
    id: String,
    /// Official codes from the city down.
    unit_path: String,
    /// Official code of the smallest unit known.
    unit_code: String,
    /// Id of the grid.
    grid: Option<String>,
    /// `boundary`, `estate`, `label_point` or `larger_unit`.
    #[schema(value_type = String)]
    by: crate::By,
    /// The building or estate.
    name: String,
    /// Down to the community.
    place: String,
    /// Both.
    address: String,
}

/// An administrative unit.
#[derive(Serialize, ToSchema)]
struct ApiUnit {
    /// Official code.
    code: String,
    /// Official codes from the city down.
    path: String,
    /// `city`, `county`, `township` or `community`.
    level: &'static str,
    /// In the language of the request.
    name: String,
    /// WGS-84 degrees.
    lon: Option<f64>,
    /// WGS-84 degrees.
    lat: Option<f64>,
}

/// Who answers for a place.
#[derive(Serialize, ToSchema)]
struct ApiResponsible {
    /// Down to the community.
    place: String,
    /// Name of the grid.
    grid: Option<String>,
    /// Grid worker first.
    people: Vec<ApiPerson>,
    /// Centre first.
    points: Vec<ApiPoint>,
}

/// Somebody with a duty in the grid.
#[derive(Serialize, ToSchema)]
struct ApiPerson {
    /// `grid_worker`, `deputy`, `beat_officer` or `party_lead`.
    duty: &'static str,
    /// Name.
    name: String,
    /// Number for residents.
    phone: String,
    /// `W 08:30-17:30`: working days; `1` to `7` weekdays from Monday; `D` every day.
    hours: String,
}

/// An office.
#[derive(Serialize, ToSchema)]
struct ApiPoint {
    /// `centre`, `justice_office`, `police_station`, `legal_service`, `court` or `party_station`.
    kind: &'static str,
    /// Name.
    name: String,
    /// Address of its door.
    address: String,
    /// Number.
    phone: String,
    /// As for people.
    hours: String,
    /// WGS-84 degrees.
    lon: f64,
    /// WGS-84 degrees.
    lat: f64,
}

fn limit(ctx: &Ctx) -> Result<(), WebError> {
    let allowed = ctx
        .app
        .limiter
        .allow("place.api", &ctx.address, BURST, PER_MINUTE, ctx.now);
    allowed.then_some(()).ok_or_else(WebError::too_many)
}

/// A point of two fields or of one, `lon,lat`.
pub(crate) fn point_of(query: &Fields) -> Option<LonLat> {
    let (lon, lat) = match query.opt("at") {
        Some(at) => at.split_once(',')?,
        None => (query.opt("lon")?, query.opt("lat")?),
    };
    LonLat::new(lon.trim().parse().ok()?, lat.trim().parse().ok()?).ok()
}

/// Finds places by name, pinyin, initials, code, street or house number.
#[utoipa::path(get, path = "/api/v1/places/search", params(("q" = String, Query, description = "What was typed")),
    responses((status = 200, body = [ApiPlace], description = "Best first, at most ten")))]
async fn search(ctx: Ctx) -> Answer {
    limit(&ctx)?;
    let query = Fields::parse(&ctx.query);
    let hits = crate::search(&ctx.read(), ctx.lang, query.get("q"), OFFERED).await?;
    let found: Vec<ApiPlace> = hits.into_iter().map(api_place).collect();
    Ok(Json(found).into_response())
}

fn api_place(hit: Hit) -> ApiPlace {
    ApiPlace {
        kind: hit.kind.code(),
        id: hit.id,
        label: hit.label,
        more: hit.more,
        unit_path: hit.unit_path,
        lon: hit.lon,
        lat: hit.lat,
    }
}

/// What is at a point.
#[utoipa::path(get, path = "/api/v1/places/locate",
    params(("lon" = f64, Query, description = "WGS-84"), ("lat" = f64, Query, description = "WGS-84")),
    responses((status = 200, body = ApiLocated), (status = 404, description = "Not in this city")))]
async fn locate(ctx: Ctx) -> Answer {
    limit(&ctx)?;
    let at = point_of(&Fields::parse(&ctx.query)).ok_or_else(no_point)?;
    let found = atlas(&ctx.app)
        .locate(&ctx.read(), ctx.lang, at)
        .await?
        .ok_or_else(WebError::not_found)?;
    Ok(Json(api_located(found)).into_response())
}

fn no_point() -> WebError {
    WebError::refused(http::StatusCode::UNPROCESSABLE_ENTITY, "place-no-point")
}

fn api_located(found: Located) -> ApiLocated {
    ApiLocated {
        id: found.id,
        unit_path: found.unit_path,
        unit_code: found.unit_code,
        grid: found.grid.map(|g| g.to_string()),
        by: found.by,
        name: found.name,
        place: found.place,
        address: found.address,
    }
}

/// The units directly below one, by sound of their names.
#[utoipa::path(get, path = "/api/v1/places/units",
    params(("parent" = Option<String>, Query, description = "Path or code; without it the city")),
    responses((status = 200, body = [ApiUnit])))]
async fn units(ctx: Ctx) -> Answer {
    limit(&ctx)?;
    let query = Fields::parse(&ctx.query);
    let parent = query.get("parent");
    let read = ctx.read();
    let path = match crate::unit_by_code(&read, parent).await? {
        Some(unit) if !parent.ends_with('/') => unit.path,
        _ => parent.to_owned(),
    };
    let found = crate::children(&read, &path).await?;
    let list: Vec<ApiUnit> = found.into_iter().map(|u| api_unit(&ctx, u)).collect();
    Ok(Json(list).into_response())
}

fn api_unit(ctx: &Ctx, unit: Unit) -> ApiUnit {
    ApiUnit {
        name: unit.name.get(ctx.lang).to_owned(),
        code: unit.code,
        path: unit.path,
        level: unit.level.code(),
        lon: unit.at.map(|p| p.lon),
        lat: unit.at.map(|p| p.lat),
    }
}

/// Who answers for a place: by `unit` (path of a unit or grid), `id` (of a place found) or `lon` and `lat`.
#[utoipa::path(get, path = "/api/v1/places/responsible",
    params(("unit" = Option<String>, Query), ("id" = Option<String>, Query), ("lon" = Option<f64>, Query), ("lat" = Option<f64>, Query)),
    responses((status = 200, body = ApiResponsible), (status = 404, description = "Not in this city")))]
async fn responsible(ctx: Ctx) -> Answer {
    limit(&ctx)?;
    let query = Fields::parse(&ctx.query);
    let read = ctx.read();
    let found = match (query.opt("unit"), query.opt("id"), point_of(&query)) {
        (Some(path), ..) => crate::responsible(&read, path).await?,
        (None, Some(id), _) => match resolve(&read, ctx.lang, id).await? {
            Some(hit) => crate::responsible(&read, &hit.path(&read).await?).await?,
            None => None,
        },
        (None, None, Some(at)) => atlas(&ctx.app)
            .responsible_at(&read, ctx.lang, at)
            .await?
            .map(|(_, who)| who),
        (None, None, None) => return Err(no_point()),
    };
    let found = found.ok_or_else(WebError::not_found)?;
    Ok(Json(api_responsible(&ctx, &found)).into_response())
}

fn api_responsible(ctx: &Ctx, found: &Responsible) -> ApiResponsible {
    ApiResponsible {
        place: crate::store::unit::joined(ctx.lang, &found.units),
        grid: found.grid.as_ref().map(|g| g.name.get(ctx.lang).to_owned()),
        people: found.people.iter().map(api_person).collect(),
        points: found.points.iter().map(|p| api_point(ctx, p)).collect(),
    }
}

fn api_person(person: &GridWorker) -> ApiPerson {
    ApiPerson {
        duty: person.duty.code(),
        name: person.name.clone(),
        phone: person.phone.clone(),
        hours: person.hours.clone(),
    }
}

fn api_point(ctx: &Ctx, point: &ServicePoint) -> ApiPoint {
    ApiPoint {
        kind: point.kind.code(),
        name: point.name.get(ctx.lang).to_owned(),
        address: point.address.get(ctx.lang).to_owned(),
        phone: point.phone.clone(),
        hours: point.hours.clone(),
        lon: point.at.lon,
        lat: point.at.lat,
    }
}
