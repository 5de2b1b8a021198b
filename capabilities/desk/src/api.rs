//! `/api/v1/views`: the saved views of the lists, for programs.

use axum::body::Bytes;
use axum::extract::Path;
use axum::response::{IntoResponse, Json};
use http::{HeaderMap, StatusCode};
use kernel::{UtcMs, when};
use matter::permissions as p;
use serde::{Deserialize, Serialize};
use store::CommandId;
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Ctx, FieldError, Fields, Guard, Route, WebError};

use crate::columns::{Column, List};
use crate::saved::{self, SavedView, Wanted};

pub(crate) fn routes() -> Vec<Route> {
    let work = Guard::Needs(p::WORK);
    vec![
        Route::get("/api/v1/views", work, all),
        Route::post("/api/v1/views", work, make),
        Route::get("/api/v1/views/{id}", work, one),
        Route::patch("/api/v1/views/{id}", work, change),
        Route::delete("/api/v1/views/{id}", work, remove),
    ]
}

/// The description of these routes.
pub(crate) fn openapi() -> utoipa::openapi::OpenApi {
    Description::openapi()
}

#[derive(OpenApi)]
#[openapi(
    paths(all, make, one, change, remove),
    components(schemas(View, Views, NewView))
)]
struct Description;

/// A saved view of a list.
#[derive(Serialize, ToSchema)]
struct View {
    /// Its id.
    id: String,
    /// `queue` or `matters`.
    list: String,
    /// Its name.
    name: String,
    /// Everybody of the maker's organisation sees it.
    shared: bool,
    /// Filter and order, as the query of the list's page.
    #[schema(example = "view=late&state=handling&sort=new")]
    query: String,
    /// Columns shown besides the matter.
    columns: Vec<String>,
    /// The caller may change and remove it.
    may_change: bool,
    /// When it was changed last, UTC.
    changed: String,
    /// The page that shows it.
    href: String,
}

/// Saved views, by list and name.
#[derive(Serialize, ToSchema)]
struct Views {
    /// The views.
    views: Vec<View>,
}

/// What a view is to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewView {
    /// Made by the client, 8 to 64 letters, digits, `-` and `_`; a retry carries the same. May stand in the header
    /// Idempotency-Key instead.
    #[serde(default)]
    command: Option<String>,
    /// `queue` or `matters`; a view stays with its list.
    #[serde(default)]
    list: Option<String>,
    /// Its name, at most 20 characters.
    name: String,
    /// For everybody of the caller's organisation.
    #[serde(default)]
    shared: bool,
    /// Filter and order, as the query of the list's page; what the list does not know is left out.
    #[serde(default)]
    query: String,
    /// `clock`, `who`, `kind`, `channel`, `came`, `done`, `state`; none: as each reader likes them.
    #[serde(default)]
    columns: Vec<String>,
    /// The list opens with it for the caller; left out: as it was.
    #[serde(default)]
    first: Option<bool>,
}

fn view(ctx: &Ctx, view: &SavedView) -> View {
    View {
        id: view.id.clone(),
        list: view.list.clone(),
        name: view.name.clone(),
        shared: view.org_id.is_some(),
        query: view.query.clone(),
        columns: view
            .cols
            .split(',')
            .filter(|c| !c.is_empty())
            .map(ToOwned::to_owned)
            .collect(),
        may_change: view.may_change(ctx),
        changed: when::iso(UtcMs(view.changed_ms)),
        href: view.href(),
    }
}

fn invalid(field: &str, key: &str) -> WebError {
    WebError::invalid(vec![FieldError::new(field, key)])
}

fn command(headers: &HeaderMap, body: Option<&str>) -> Result<CommandId, WebError> {
    let header = headers
        .get("idempotency-key")
        .and_then(|v| v.to_str().ok())
        .map(|v| v.trim().trim_matches('"'));
    body.or(header)
        .and_then(CommandId::parse)
        .ok_or_else(|| invalid("command", "desk-no-command"))
}

fn wanted(new: &NewView, list: List) -> Result<Wanted, WebError> {
    let known = |code: &String| Column::ALL.iter().any(|c| c.code() == code);
    if !new.columns.iter().all(known) {
        return Err(invalid("columns", "desk-columns-unknown"));
    }
    Ok(Wanted {
        list,
        name: new.name.trim().replace('\0', ""),
        shared: new.shared,
        query: saved::kept_query(list, &Fields::parse(&new.query)),
        columns: if new.columns.is_empty() {
            Vec::new()
        } else {
            Column::parse_all(&new.columns.join(","))
        },
        first: new.first,
    })
}

fn parsed(body: &Bytes) -> Result<NewView, WebError> {
    serde_json::from_slice(body).map_err(|_| WebError::invalid(Vec::new()))
}

/// Views that the caller finds over their lists: their own and those shared with their organisation.
#[utoipa::path(get, path = "/api/v1/views", tag = "desk", responses((status = 200, body = Views), (status = 401), (status = 403)))]
async fn all(ctx: Ctx) -> Answer {
    let all = saved::all(&ctx).await?;
    let views = all.iter().map(|v| view(&ctx, v)).collect();
    Ok(Json(Views { views }).into_response())
}

/// Keeps a view.
#[utoipa::path(post, path = "/api/v1/views", tag = "desk", request_body = NewView,
    responses((status = 201, body = View), (status = 401), (status = 403), (status = 422, description = "fields to mend")))]
async fn make(ctx: Ctx, headers: HeaderMap, body: Bytes) -> Answer {
    let new = parsed(&body)?;
    let list = new
        .list
        .as_deref()
        .and_then(List::parse)
        .ok_or_else(|| invalid("list", "desk-list-unknown"))?;
    let id = command(&headers, new.command.as_deref())?;
    let id = saved::save(&ctx, None, id, wanted(&new, list)?).await?;
    let made = saved::one(&ctx, &id).await?;
    Ok((StatusCode::CREATED, Json(view(&ctx, &made))).into_response())
}

/// One view.
#[utoipa::path(get, path = "/api/v1/views/{id}", tag = "desk", params(("id" = String, Path, description = "its id")),
    responses((status = 200, body = View), (status = 401), (status = 403), (status = 404)))]
async fn one(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let found = saved::one(&ctx, &id).await?;
    Ok(Json(view(&ctx, &found)).into_response())
}

/// Changes a view: all of it is told again.
#[utoipa::path(patch, path = "/api/v1/views/{id}", tag = "desk", request_body = NewView,
    params(("id" = String, Path, description = "its id")),
    responses((status = 200, body = View), (status = 401), (status = 403), (status = 404), (status = 422, description = "fields to mend")))]
async fn change(ctx: Ctx, Path(id): Path<String>, headers: HeaderMap, body: Bytes) -> Answer {
    let new = parsed(&body)?;
    let known = saved::one(&ctx, &id).await?;
    let list = List::parse(&known.list).ok_or_else(WebError::not_found)?;
    let command = command(&headers, new.command.as_deref())?;
    let id = saved::save(&ctx, Some(id), command, wanted(&new, list)?).await?;
    let made = saved::one(&ctx, &id).await?;
    Ok(Json(view(&ctx, &made)).into_response())
}

/// Removes a view.
#[utoipa::path(delete, path = "/api/v1/views/{id}", tag = "desk", params(("id" = String, Path, description = "its id")),
    responses((status = 204, description = "removed"), (status = 401), (status = 403), (status = 404)))]
async fn remove(ctx: Ctx, Path(id): Path<String>, headers: HeaderMap) -> Answer {
    let fresh = crate::command::fresh(&ctx);
    let command = command(&headers, None).or_else(|_| command(&headers, Some(&fresh)))?;
    saved::remove(&ctx, id, command).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
