//! The layers around every handler: trace id, session, language, permission, security headers, errors in words.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Json, Response};
use http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use kernel::Lang;
use maud::html;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tracing::Instrument;

use crate::client::limited_by;
use crate::ctx::Known;
use crate::error::Problem;
use crate::session::COOKIE;
use crate::{Answer, App, Ctx, Fields, Guard, Route, Theme, WebError, layout, see_other};

/// No inline script or style, nothing from another host, no framing.
const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
    connect-src 'self'; font-src 'self'; worker-src 'self' blob:; manifest-src 'self'; form-action 'self'; \
    base-uri 'none'; frame-ancestors 'none'";

/// Puts the routes of all rooms together, each behind its guard.
pub fn build(app: App, routes: Vec<Route>) -> Router {
    let mut router = Router::new();
    for route in routes {
        let guarded = route
            .handler
            .layer(from_fn_with_state((app.clone(), route.guard), guard));
        router = router.route(route.path, guarded);
    }
    router
        .fallback(|| async { WebError::not_found() })
        // Within the edge, so that a panic is told like any other failure; the outer one is for the edge itself.
        .layer(CatchPanicLayer::new())
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(app.clone(), edge))
        .layer(CatchPanicLayer::new())
        .with_state(app)
}

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get(
            "/healthz",
            Guard::Public("says only that the process runs"),
            || async { "ok" },
        ),
        Route::get(
            "/readyz",
            Guard::Public("says only whether the database answers"),
            ready,
        ),
        Route::post(
            "/prefer",
            Guard::Public("sets language, theme and size in a cookie of the browser"),
            prefer,
        ),
    ]
}

async fn ready(ctx: Ctx) -> Answer {
    let read = ctx.read();
    let sql: &dyn store::Sql = &read;
    sql.count(
        "select count(*) from command_done where id = ''",
        store::args![],
    )
    .await?;
    Ok("ready".into_response())
}

/// Language, theme and 长辈版 live in cookies, so that they hold before anyone signs in.
async fn prefer(ctx: Ctx, fields: Fields) -> Answer {
    let back = fields.opt("back").unwrap_or("/").to_owned();
    let mut response = see_other(&back);
    for (name, valid) in [
        (
            "lang",
            fields.opt("lang").filter(|l| Lang::from_tag(l).is_some()),
        ),
        ("theme", fields.opt("theme").map(|t| Theme::parse(t).code())),
        (
            "elder",
            fields.opt("elder").filter(|e| matches!(*e, "0" | "1")),
        ),
    ] {
        if let Some(value) = valid {
            let cookie = cookie_text(&ctx.app, name, value, 365 * 24 * 3600);
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    Ok(response)
}

/// A cookie that script cannot read and other sites cannot send. `value` must be plain.
pub(crate) fn cookie_text(app: &App, name: &str, value: &str, max_age_s: i64) -> HeaderValue {
    let secure = if app.settings.tls { "; Secure" } else { "" };
    HeaderValue::from_str(&format!(
        "{name}={value}; Path=/; Max-Age={max_age_s}; HttpOnly; SameSite=Lax{secure}"
    ))
    .unwrap_or_else(|_| HeaderValue::from_static("invalid=; Max-Age=0"))
}

impl Ctx {
    /// The cookie that carries a session's secret; an empty secret removes it.
    pub fn session_cookie(&self, secret: &str, max_age_s: i64) -> HeaderValue {
        cookie_text(&self.app, COOKIE, secret, max_age_s)
    }
}

async fn edge(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    let trace = short_trace(&app);
    let span = tracing::info_span!("request", trace = %trace, method = %request.method(), path = logged_path(request.uri().path()));
    async move {
        let address = request
            .extensions()
            .get::<ConnectInfo<SocketAddr>>()
            .map(|info| app.settings.proxies.client(info.0.ip(), request.headers()))
            .map(limited_by)
            .unwrap_or_default();
        let known = match know(
            &app,
            request.headers(),
            request.uri().query(),
            address,
            trace.clone(),
        )
        .await
        {
            Ok(known) => known,
            Err(fault) => {
                tracing::error!(%fault, "the session could not be read");
                return unavailable(&app, request, &trace);
            }
        };
        let method = request.method().clone();
        request.extensions_mut().insert(known.clone());
        let (parts, body) = request.into_parts();
        let ctx = Ctx::of(&app, &known, &parts);
        let mut response = if same_site(&method, &parts.uri, &parts.headers, &app) {
            next.run(Request::from_parts(parts, body)).await
        } else {
            WebError::refused(StatusCode::FORBIDDEN, "web-cross-site").into_response()
        };
        let told = response.extensions_mut().remove::<Problem>();
        if let Some(problem) = told.or_else(|| untold(&ctx.path, &response)) {
            let allowed = response.headers_mut().remove(header::ALLOW);
            response = explain(&ctx, &problem);
            if let Some(allowed) = allowed {
                response.headers_mut().insert(header::ALLOW, allowed);
            }
        }
        harden(&mut response, &trace);
        let ms = started.elapsed().as_secs_f64() * 1000.0;
        metrics::histogram!("http_request_ms").record(ms);
        metrics::counter!("http_requests_total", "status" => response.status().as_str().to_owned())
            .increment(1);
        tracing::debug!(
            status = response.status().as_u16(),
            took_ms = ms,
            "answered"
        );
        response
    }
    .instrument(span)
    .await
}

/// A refusal that no handler of ours made but the framework around it: a method that a path does not know, a body that
/// it could not read, a panic. Programs get it in problem details like every other; people get the page where the
/// framework would show them a line of its own.
fn untold(path: &str, response: &Response) -> Option<Problem> {
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return None;
    }
    let bare = matches!(
        status,
        StatusCode::METHOD_NOT_ALLOWED | StatusCode::INTERNAL_SERVER_ERROR
    );
    if !bare && !path.starts_with("/api/") {
        return None;
    }
    let key = match status {
        StatusCode::METHOD_NOT_ALLOWED => "web-method",
        StatusCode::NOT_FOUND => "web-not-found",
        StatusCode::PAYLOAD_TOO_LARGE => "web-too-large",
        StatusCode::TOO_MANY_REQUESTS => "web-too-many",
        StatusCode::SERVICE_UNAVAILABLE => "web-unavailable",
        status if status.is_server_error() => "web-fault",
        _ => "web-unreadable",
    };
    Some(Problem {
        status,
        key: key.into(),
        args: Vec::new(),
        fields: Vec::new(),
    })
}

/// Nobody can be known without the database; the refusal is told all the same.
fn unavailable(app: &App, request: Request, trace: &str) -> Response {
    let known = Known {
        session: None,
        lang: accepted(request.headers()),
        theme: Theme::default(),
        elder: false,
        trace: trace.to_owned(),
        address: String::new(),
        now: app.clock.now(),
    };
    let (parts, _) = request.into_parts();
    let problem = Problem {
        status: StatusCode::SERVICE_UNAVAILABLE,
        key: "web-unavailable".into(),
        args: Vec::new(),
        fields: Vec::new(),
    };
    let mut response = explain(&Ctx::of(app, &known, &parts), &problem);
    harden(&mut response, trace);
    response
}

fn accepted(headers: &HeaderMap) -> Lang {
    headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|v| v.to_str().ok())
        .map_or(Lang::ZhCn, Lang::from_accept_language)
}

/// The address of an upload holds the right to go on with it, which is nobody's business who reads the log.
fn logged_path(path: &str) -> &str {
    if path.starts_with("/uploads/") {
        "/uploads/*"
    } else {
        path
    }
}

fn short_trace(app: &App) -> String {
    let id = format!("{:032x}", app.ids.next_u128());
    id[20..].to_owned()
}

async fn know(
    app: &App,
    headers: &HeaderMap,
    query: Option<&str>,
    address: String,
    trace: String,
) -> Result<Known, store::Fault> {
    let bearer = headers
        .get(header::AUTHORIZATION)
        .and_then(|v| v.to_str().ok())
        .and_then(|v| v.strip_prefix("Bearer "));
    let session = match bearer.or_else(|| cookie(headers, COOKIE)) {
        Some(secret) => app.sessions.find(app, secret).await?.map(Arc::new),
        None => None,
    };
    let asked = query
        .map(Fields::parse)
        .and_then(|q| Lang::from_tag(q.get("lang")));
    let lang = asked
        .or_else(|| cookie(headers, "lang").and_then(Lang::from_tag))
        .or_else(|| session.as_ref().and_then(|s| s.lang))
        .unwrap_or_else(|| accepted(headers));
    let theme = cookie(headers, "theme")
        .map(Theme::parse)
        .or_else(|| session.as_ref().and_then(|s| s.theme))
        .unwrap_or_default();
    Ok(Known {
        session,
        lang,
        theme,
        elder: cookie(headers, "elder") == Some("1"),
        trace,
        address,
        now: app.clock.now(),
    })
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(n, _)| *n == name)
        .map(|(_, v)| v)
}

/// A browser says where a request comes from; a write that was started by another site is refused. Programs send
/// neither header and carry a token that no browser adds by itself.
fn same_site(method: &Method, uri: &Uri, headers: &HeaderMap, app: &App) -> bool {
    if matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
        || headers.contains_key(header::AUTHORIZATION)
    {
        return true;
    }
    if let Some(site) = headers.get("sec-fetch-site").and_then(|v| v.to_str().ok()) {
        return matches!(site, "same-origin" | "none");
    }
    match headers.get(header::ORIGIN).and_then(|v| v.to_str().ok()) {
        None => true,
        Some(origin) => {
            // HTTP/2 names the host in the request line and sends no such header.
            let named = headers.get(header::HOST).and_then(|v| v.to_str().ok());
            let host = named
                .or_else(|| uri.authority().map(http::uri::Authority::as_str))
                .unwrap_or("");
            origin == app.settings.public_url
                || origin.split_once("://").is_some_and(|(_, h)| h == host)
        }
    }
}

async fn guard(State((app, guard)): State<(App, Guard)>, request: Request, next: Next) -> Response {
    let Guard::Needs(permission) = guard else {
        return next.run(request).await;
    };
    let known = request.extensions().get::<Known>().cloned();
    let session = known.and_then(|k| k.session);
    let actor = session
        .as_ref()
        .map_or(access::Actor::Anonymous, |s| s.actor.clone());
    if actor.may(permission) {
        return next.run(request).await;
    }
    if session.is_some() {
        return WebError::forbidden().into_response();
    }
    let is_page = request.method() == Method::GET && !request.uri().path().starts_with("/api/");
    if is_page && !request.headers().contains_key("hx-request") {
        let wanted = request.uri().path_and_query().map_or("/", |p| p.as_str());
        let mut query = Fields::default();
        query.set("next", wanted);
        drop(app);
        return see_other(&format!("/login?{}", query.to_query()));
    }
    WebError::refused(StatusCode::UNAUTHORIZED, "web-sign-in").into_response()
}

/// A problem in the form that the asker understands: RFC 9457 for programs, a page for people.
fn explain(ctx: &Ctx, problem: &Problem) -> Response {
    let say = |key: &str, args: &[(String, texts::Arg)]| {
        let args: Vec<(&str, texts::Arg)> =
            args.iter().map(|(n, v)| (n.as_str(), v.clone())).collect();
        ctx.f(key, &args)
    };
    let detail = say(&problem.key, &problem.args);
    if ctx.path.starts_with("/api/") {
        let errors: Vec<_> = problem
            .fields
            .iter()
            .map(|f| serde_json::json!({ "field": f.field, "detail": say(&f.key, &f.args) }))
            .collect();
        let body = serde_json::json!({
            "type": format!("/problems/{}", problem.key),
            "title": problem.status.canonical_reason().unwrap_or("problem"),
            "status": problem.status.as_u16(),
            "detail": detail,
            "instance": format!("/traces/{}", ctx.trace),
            "errors": errors,
        });
        let mut response = (problem.status, Json(body)).into_response();
        response.headers_mut().insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        return response;
    }
    let fields = problem
        .fields
        .iter()
        .map(|f| say(&f.key, &f.args))
        .collect::<Vec<_>>();
    let body = html! {
        div class="problem" {
            p class="num" { (problem.status.as_u16()) }
            h1 { (detail) }
            @for field in &fields { p { (field) } }
            p class="t3" { (ctx.f("web-trace", &[("trace", ctx.trace.clone().into())])) }
            p { a class="btn" href="/" { (ctx.t("web-home")) } }
        }
    };
    let page = layout::bare(ctx, &detail, body);
    (problem.status, page).into_response()
}

fn harden(response: &mut Response, trace: &str) {
    let headers = response.headers_mut();
    for (name, value) in [
        ("content-security-policy", CSP),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        (
            "permissions-policy",
            "geolocation=(self), camera=(self), microphone=()",
        ),
    ] {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    if let Ok(value) = HeaderValue::from_str(trace) {
        headers.insert("x-trace-id", value);
    }
}
