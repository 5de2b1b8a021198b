//! `/api/v1`: signing in for programs, who one is, and the directory of organisations.

use access::{Actor, OrgId};
use axum::body::Bytes;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Json, Response};
use kernel::when;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Ctx, Fields, Guard, Route, WebError};

use crate::model::Org;
use crate::pages::frame::device_of;
use crate::permissions::{DIRECTORY, ME};
use crate::signin::{self, Outcome};
use crate::store::orgs;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::post(
            "/api/v1/session",
            Guard::Public("signing in comes before being known"),
            sign_in,
        ),
        Route::get("/api/v1/me", Guard::Needs(ME), me),
        Route::get(
            "/api/v1/organisations",
            Guard::Needs(DIRECTORY),
            organisations,
        ),
        Route::get(
            "/api/v1/organisations/{id}",
            Guard::Needs(DIRECTORY),
            organisation,
        ),
    ]
}

/// The description of these routes.
pub(crate) fn openapi() -> utoipa::openapi::OpenApi {
    Description::openapi()
}

#[derive(OpenApi)]
#[openapi(
    paths(sign_in, me, organisations, organisation),
    components(schemas(SignIn, SignedIn, Me, PostView, Organisation, Organisations, Problem))
)]
struct Description;

/// What went wrong, as RFC 9457 problem details.
#[derive(Serialize, ToSchema)]
struct Problem {
    /// What kind of problem, as a path.
    r#type: String,
    /// Its status in words.
    title: String,
    /// Its status.
    status: u16,
    /// A sentence in the asker's language.
    detail: String,
    /// Trace id, for the administrator.
    instance: String,
}

/// 工号 and password.
#[derive(Deserialize, ToSchema)]
struct SignIn {
    /// 工号 or mobile phone.
    #[schema(example = "xa-0312")]
    login: String,
    /// Password.
    password: String,
    /// Six digits of the authenticator app, where one is enrolled.
    #[serde(default)]
    code: Option<String>,
}

/// An open session.
#[derive(Serialize, ToSchema)]
struct SignedIn {
    /// To be sent as `Authorization: Bearer …`.
    token: String,
    /// Seconds until it ends in any case; it ends earlier when unused for half an hour.
    expires_in: i64,
    /// The password was set by an administrator and should be changed in the browser.
    must_change_password: bool,
}

/// Who is signed in.
#[derive(Serialize, ToSchema)]
struct Me {
    /// Id of the account.
    account: String,
    /// `staff` or `resident`.
    kind: &'static str,
    /// Name, as shown to themselves.
    name: String,
    /// Posts that can be worn.
    posts: Vec<PostView>,
    /// Codes of the roles under the post worn.
    roles: Vec<&'static str>,
}

/// A post that can be worn.
#[derive(Serialize, ToSchema)]
struct PostView {
    /// Its id.
    id: String,
    /// Its organisation.
    organisation: String,
    /// Organisation and title, in Chinese.
    label_zh: String,
    /// Organisation and title, in English.
    label_en: String,
    /// Worn now.
    current: bool,
}

/// An organisation 单位.
#[derive(Serialize, ToSchema)]
struct Organisation {
    /// Its id.
    id: String,
    /// The organisation above it.
    parent: Option<String>,
    /// What kind of organ it is.
    #[schema(example = "justice_office")]
    kind: String,
    /// `city`, `county`, `township` or `community`.
    level: &'static str,
    /// Official code of the unit it answers for.
    #[schema(example = "230405001")]
    unit_code: String,
    /// Chinese name.
    name_zh: String,
    /// English name; may be empty.
    name_en: String,
    /// 机关代字
    sign: String,
    /// Telephone.
    phone: String,
    /// Opening hours.
    hours: String,
    /// May hold a matter.
    takes_matters: bool,
    /// A centre 综治中心.
    is_centre: bool,
    /// Not closed.
    is_open: bool,
    /// Since when, UTC.
    valid_from: String,
    /// Until when, UTC.
    valid_to: Option<String>,
}

/// A list of organisations, in order of the tree.
#[derive(Serialize, ToSchema)]
struct Organisations {
    /// The organisations.
    organisations: Vec<Organisation>,
}

impl From<Org> for Organisation {
    fn from(org: Org) -> Self {
        Organisation {
            id: org.id.to_string(),
            parent: org.parent.map(|p| p.to_string()),
            kind: org.kind,
            level: org.level.code(),
            unit_code: org.unit_code,
            name_zh: org.name.zh,
            name_en: org.name.en,
            sign: org.sign,
            phone: org.phone,
            hours: org.hours,
            takes_matters: org.takes_matters,
            is_centre: org.is_centre,
            is_open: org.is_open,
            valid_from: when::iso(org.valid_from),
            valid_to: org.valid_to.map(when::iso),
        }
    }
}

/// Signs in and answers a token.
#[utoipa::path(
    post,
    path = "/api/v1/session",
    tag = "people",
    request_body = SignIn,
    responses(
        (status = 200, body = SignedIn),
        (status = 401, body = Problem, description = "wrong, or a code is needed"),
        (status = 422, body = Problem, description = "the body cannot be read"),
        (status = 429, body = Problem, description = "too many tries"),
    )
)]
async fn sign_in(ctx: Ctx, headers: HeaderMap, body: Bytes) -> Answer {
    if !ctx
        .app
        .limiter
        .allow("login", &ctx.address, 60, 60, ctx.now)
    {
        return Err(WebError::too_many());
    }
    let Ok(asked) = serde_json::from_slice::<SignIn>(&body) else {
        return Err(WebError::invalid(Vec::new()));
    };
    let device = device_of(&headers);
    let mut outcome = signin::by_password(&ctx.app, &asked.login, &asked.password, &device).await?;
    if let (Outcome::NeedsCode(ticket), Some(code)) = (&outcome, &asked.code) {
        outcome = signin::by_totp(&ctx.app, ticket, code, &device).await?;
    }
    let unknown = |key: &str| Err(WebError::refused(StatusCode::UNAUTHORIZED, key));
    match outcome {
        Outcome::In(opened) => Ok(json(SignedIn {
            token: opened.secret,
            expires_in: opened.max_age_s,
            must_change_password: opened.must_change,
        })),
        Outcome::Wait(_) => Err(WebError::too_many()),
        Outcome::NeedsCode(_) => unknown("people-api-code"),
        Outcome::Locked => unknown("people-login-locked"),
        Outcome::NoPost => unknown("people-login-no-post"),
        Outcome::Wrong | Outcome::Gone | Outcome::UsePassword => unknown("people-login-wrong"),
    }
}

fn json(value: impl Serialize) -> Response {
    Json(value).into_response()
}

/// Who is signed in, and under which post.
#[utoipa::path(
    get,
    path = "/api/v1/me",
    tag = "people",
    responses((status = 200, body = Me), (status = 401, body = Problem))
)]
async fn me(ctx: Ctx) -> Answer {
    let session = ctx.session.clone().ok_or_else(WebError::forbidden)?;
    let account = ctx.actor.account().ok_or_else(WebError::forbidden)?;
    let posts = session.posts.iter().map(|choice| PostView {
        id: choice.id.clone(),
        organisation: choice.org.to_string(),
        label_zh: choice.label.zh.clone(),
        label_en: choice.label.en.clone(),
        current: choice.current,
    });
    Ok(json(Me {
        account: account.to_string(),
        kind: match ctx.actor {
            Actor::Resident { .. } => "resident",
            _ => "staff",
        },
        name: session.name.clone(),
        posts: posts.collect(),
        roles: ctx.actor.grants().iter().map(|g| g.role.code()).collect(),
    }))
}

/// Open organisations: all of them, those below one (`below`), or the one of a kind that is responsible for a unit
/// (`kind` and `unit`).
#[utoipa::path(
    get,
    path = "/api/v1/organisations",
    tag = "people",
    params(
        ("below" = Option<String>, Query, description = "id: this organisation and those below it"),
        ("kind" = Option<String>, Query, description = "only of this kind"),
        ("unit" = Option<String>, Query, description = "official code: the organ responsible for this unit; needs `kind`"),
    ),
    responses(
        (status = 200, body = Organisations),
        (status = 401, body = Problem),
        (status = 404, body = Problem),
        (status = 422, body = Problem),
    )
)]
async fn organisations(ctx: Ctx) -> Answer {
    let asked = Fields::parse(&ctx.query);
    let read = ctx.read();
    let mut list = match (asked.opt("unit"), asked.opt("below")) {
        (Some(unit), _) => {
            let path = crate::unit_path_of(unit).ok_or(crate::Refused::Unit)?;
            let kind = asked.get("kind");
            orgs::find_org(&read, kind, &path)
                .await?
                .into_iter()
                .collect()
        }
        (None, Some(below)) => {
            let top = by_id(&ctx, below).await?;
            orgs::orgs_below(&read, &top.path).await?
        }
        (None, None) => orgs::all_orgs(&read).await?,
    };
    if let Some(kind) = asked.opt("kind") {
        list.retain(|org| org.kind == kind);
    }
    let organisations = list.into_iter().map(Organisation::from).collect();
    Ok(json(Organisations { organisations }))
}

async fn by_id(ctx: &Ctx, id: &str) -> Result<Org, WebError> {
    let id = OrgId::parse(id).map_err(|_| WebError::not_found())?;
    let org = orgs::org(&ctx.read(), id).await?;
    org.ok_or_else(WebError::not_found)
}

/// One organisation, open or closed.
#[utoipa::path(
    get,
    path = "/api/v1/organisations/{id}",
    tag = "people",
    params(("id" = String, Path, description = "its id")),
    responses(
        (status = 200, body = Organisation),
        (status = 401, body = Problem),
        (status = 404, body = Problem),
    )
)]
async fn organisation(ctx: Ctx, Path(id): Path<String>) -> Answer {
    Ok(json(Organisation::from(by_id(&ctx, &id).await?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_is_described() {
        let described = openapi();
        for route in routes() {
            assert!(
                described.paths.paths.contains_key(route.path),
                "{} is not described",
                route.path
            );
        }
    }
}
