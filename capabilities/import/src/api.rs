//! `/api/v1/imports`: the same for programs. Thin: parse, call what the pages call, answer.

mod openapi;
mod view;

use axum::extract::{FromRequest, Path, Request};
use axum::response::{IntoResponse, Json};
use http::{HeaderMap, StatusCode};
use kernel::id::encode;
use matter::model::CHANNELS;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use store::{CommandId, Cursor};
use web::{Answer, App, Ctx, FieldError, Fields, Guard, Route, WebError};

use crate::begin::begin;
use crate::export::Form;
use crate::field::Field;
use crate::mapping::{Mapping, System};
use crate::model::{Batch, RowState};
use crate::permissions::IMPORT;
use crate::refused::Refused;
use crate::steps::{self, Matching, Step};
use crate::store::{self as rows, Wanted};
use crate::upload::Upload;

pub(crate) use openapi::openapi;

/// Largest body without a file.
const LARGEST: usize = 256 * 1024;
/// Batches and rows of one answer.
const PAGE: usize = 50;

pub(crate) fn routes() -> Vec<Route> {
    let import = Guard::Needs(IMPORT);
    vec![
        Route::get("/api/v1/imports", import, list),
        Route::post("/api/v1/imports", import, upload),
        Route::get("/api/v1/imports/{id}", import, one),
        Route::post("/api/v1/imports/{id}/matching", import, matching),
        Route::post("/api/v1/imports/{id}/steps/{step}", import, step),
        Route::get("/api/v1/imports/{id}/rows", import, staged),
        Route::get("/api/v1/imports/{id}/rejects", import, rejects),
        Route::get("/api/v1/import-mappings", import, mappings),
    ]
}

/// A JSON body, read strictly; an empty one is the default.
struct Strict<T>(T);

impl<T: DeserializeOwned + Default> FromRequest<App> for Strict<T> {
    type Rejection = WebError;

    async fn from_request(request: Request, _: &App) -> Result<Self, WebError> {
        let bytes = axum::body::to_bytes(request.into_body(), LARGEST)
            .await
            .map_err(|_| WebError::refused(StatusCode::PAYLOAD_TOO_LARGE, "web-too-large"))?;
        if bytes.is_empty() {
            return Ok(Strict(T::default()));
        }
        serde_json::from_slice(&bytes).map(Strict).map_err(|e| {
            let error = FieldError::new("", "import-api-body").with("why", e.to_string());
            WebError::invalid(vec![error])
        })
    }
}

/// The command of a request: the `Idempotency-Key`, else `command` of the body, else one for this request alone.
fn command(ctx: &Ctx, headers: &HeaderMap, in_body: &str) -> Result<CommandId, WebError> {
    let in_head = headers
        .get("idempotency-key")
        .and_then(|v| v.to_str().ok())
        .map(|v| v.trim().trim_matches('"'));
    let text = match (in_head, in_body) {
        (Some(key), _) => key.to_owned(),
        (None, "") => encode(ctx.app.ids.next_u128()),
        (None, given) => given.to_owned(),
    };
    CommandId::parse(&text)
        .ok_or_else(|| WebError::invalid(vec![FieldError::new("command", "import-api-command")]))
}

async fn upload(ctx: Ctx, headers: HeaderMap, upload: Upload) -> Answer {
    let id = command(&ctx, &headers, &upload.command)?;
    let Some((name, declared, bytes)) = upload.file else {
        return Err(WebError::invalid(vec![FieldError::new(
            "file",
            "import-file-missing",
        )]));
    };
    let batch = begin(&ctx.app, &ctx.actor, id, &name, &declared, bytes).await?;
    answer(&ctx, StatusCode::CREATED, &batch).await
}

async fn list(ctx: Ctx) -> Answer {
    let asked = Fields::parse(&ctx.query);
    let org = ctx.actor.log_org().unwrap_or_default();
    let read = ctx.read();
    let page = rows::list(&read, &org, Cursor::parse(asked.get("after")), PAGE).await?;
    let ids: Vec<&str> = page.rows.iter().map(|b| b.id.as_str()).collect();
    let counts = rows::counts(&read, &ids).await?;
    let items = page.rows.iter().map(|b| {
        let of = counts.get(&b.id).cloned().unwrap_or_default();
        view::brief(b, &of, ctx.now)
    });
    Ok(Json(view::BatchPage {
        items: items.collect(),
        next: page.next.map(|c| c.to_text()),
    })
    .into_response())
}

async fn one(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let batch = steps::find(&ctx.read(), &ctx.actor, &id).await?;
    answer(&ctx, StatusCode::OK, &batch).await
}

async fn answer(ctx: &Ctx, status: StatusCode, batch: &Batch) -> Answer {
    let counts = rows::count(&ctx.read(), &batch.id).await?;
    let view = view::whole(batch, &counts, ctx.now);
    Ok((status, Json(view)).into_response())
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct MatchingBody {
    sheet: Option<String>,
    header_row: Option<i64>,
    columns: Option<Vec<Option<String>>>,
    coordinates: Option<String>,
    type_code: Option<String>,
    channel: Option<String>,
    tell: Option<bool>,
    apply: Option<String>,
    save_as: Option<String>,
}

async fn matching(ctx: Ctx, Path(id): Path<String>, Strict(body): Strict<MatchingBody>) -> Answer {
    let batch = steps::find(&ctx.read(), &ctx.actor, &id).await?;
    let wanted = Matching {
        sheet: body.sheet.clone().unwrap_or_else(|| batch.sheet.clone()),
        header_row: body.header_row,
        mapping: Some(mapping(&batch, &body)?),
        apply: body.apply,
        save_as: body.save_as,
    };
    let batch = steps::set_matching(&ctx.app, &ctx.actor, &id, wanted).await?;
    answer(&ctx, StatusCode::OK, &batch).await
}

/// The mapping of the batch with what the body changes of it.
fn mapping(batch: &Batch, body: &MatchingBody) -> Result<Mapping, WebError> {
    let mut mapping = batch.mapping();
    let mut wrong = Vec::new();
    if let Some(columns) = &body.columns {
        let mut read = Vec::with_capacity(columns.len());
        for code in columns {
            let field = code.as_deref().map(Field::parse);
            if field == Some(None) {
                wrong.push(FieldError::new("columns", "import-api-field"));
            }
            read.push(field.flatten());
        }
        mapping.columns = read;
    }
    if let Some(code) = &body.coordinates {
        match System::parse(code) {
            Some(system) => mapping.coordinates = system,
            None => wrong.push(FieldError::new("coordinates", "import-api-coordinates")),
        }
    }
    if let Some(channel) = &body.channel {
        if !CHANNELS.contains(&channel.as_str()) {
            wrong.push(FieldError::new("channel", "import-api-channel"));
        }
        mapping.channel.clone_from(channel);
    }
    if let Some(code) = &body.type_code {
        mapping.type_code.clone_from(code);
    }
    mapping.tell = body.tell.unwrap_or(mapping.tell);
    if wrong.is_empty() {
        Ok(mapping)
    } else {
        Err(WebError::invalid(wrong))
    }
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct StepBody {
    command: String,
    words: String,
}

async fn step(
    ctx: Ctx,
    Path((id, code)): Path<(String, String)>,
    headers: HeaderMap,
    Strict(body): Strict<StepBody>,
) -> Answer {
    let wanted = Step::parse(&code, &body.words).ok_or_else(WebError::not_found)?;
    let command = command(&ctx, &headers, &body.command)?;
    let batch = steps::step(&ctx.app, &ctx.actor, command, &id, wanted).await?;
    answer(&ctx, StatusCode::OK, &batch).await
}

async fn staged(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let read = ctx.read();
    let batch = steps::find(&read, &ctx.actor, &id).await?;
    let asked = Fields::parse(&ctx.query);
    let states: Vec<RowState> = RowState::parse(asked.get("state")).into_iter().collect();
    if asked.opt("state").is_some() && states.is_empty() {
        return Err(WebError::invalid(vec![FieldError::new(
            "state",
            "import-api-state",
        )]));
    }
    let wanted = Wanted {
        states: &states,
        reason: Field::parse(asked.get("reason")).map_or("", Field::code),
        after: asked.get("after").parse().unwrap_or(0),
        limit: (PAGE + 1) as i64,
    };
    let mut found = rows::rows(&read, &batch.id, &wanted).await?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let next = found.last().filter(|_| more).map(|row| row.row_no);
    let headings = batch.headings();
    let items = found.iter().map(|row| view::row(&ctx, &headings, row));
    Ok(Json(view::RowPage {
        items: items.collect(),
        next,
    })
    .into_response())
}

async fn rejects(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let form = match Fields::parse(&ctx.query).get("form") {
        "" | "xlsx" => Form::Xlsx,
        "csv" => Form::Csv,
        _ => {
            return Err(Refused::field("form", "import-api-form").into());
        }
    };
    crate::pages::rejects(&ctx, &id, form).await
}

async fn mappings(ctx: Ctx) -> Answer {
    let saved = crate::pages::saved_names(&ctx).await?;
    let items: Vec<view::MappingView> = saved.iter().map(view::mapping).collect();
    Ok(Json(serde_json::json!({ "items": items })).into_response())
}
