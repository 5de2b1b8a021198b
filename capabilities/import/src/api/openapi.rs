//! The description of the API.

use serde_json::{Value, json};
use utoipa::PartialSchema;

use super::view;
use crate::field::Field;
use crate::model::RowState;

pub(crate) fn openapi() -> utoipa::openapi::OpenApi {
    let description = json!({
        "openapi": "3.1.0",
        "info": { "title": "Imports", "version": "1" },
        "paths": paths(),
        "components": { "schemas": {
            "ImportBatchBrief": schema::<view::BatchBrief>(),
            "ImportBatch": schema::<view::BatchView>(),
            "ImportSheet": schema::<view::SheetView>(),
            "ImportBatchPage": schema::<view::BatchPage>(),
            "ImportRow": schema::<view::RowView>(),
            "ImportRowPage": schema::<view::RowPage>(),
            "ImportMapping": schema::<view::MappingView>(),
            "BatchBrief": schema::<view::BatchBrief>(),
            "SheetView": schema::<view::SheetView>(),
            "RowView": schema::<view::RowView>(),
            "ProblemView": schema::<view::ProblemView>(),
        } },
    });
    serde_json::from_value(description).expect("a test reads the description")
}

fn schema<T: PartialSchema>() -> Value {
    serde_json::to_value(T::schema()).unwrap_or_default()
}

fn of(name: &str) -> Value {
    json!({ "application/json": { "schema": { "$ref": format!("#/components/schemas/{name}") } } })
}

fn answers(status: &str, about: &str, content: &Value) -> Value {
    json!({
        status: { "description": about, "content": content },
        "401": { "description": "Sign in" },
        "403": { "description": "Another post may" },
        "404": { "description": "Not there, or another organisation's" },
        "409": { "description": "Not from this state" },
        "413": { "description": "Too large" },
        "422": { "description": "Mend the fields" },
    })
}

fn operation(
    (id, about): (&str, &str),
    parameters: &Value,
    body: Option<Value>,
    responses: &Value,
) -> Value {
    let mut operation = json!({
        "operationId": id,
        "summary": about,
        "tags": ["imports"],
        "parameters": parameters,
        "responses": responses,
    });
    if let Some(body) = body {
        operation["requestBody"] = body;
    }
    operation
}

fn in_path(name: &str, about: &str) -> Value {
    json!({ "name": name, "in": "path", "required": true, "description": about, "schema": { "type": "string" } })
}

fn asked(name: &str, about: &str) -> Value {
    json!({ "name": name, "in": "query", "required": false, "description": about, "schema": { "type": "string" } })
}

fn key() -> Value {
    json!({
        "name": "Idempotency-Key",
        "in": "header",
        "required": false,
        "required": false,
        "description": "8 to 64 letters, digits, - and _; a retry carries the same",
        "schema": { "type": "string", "minLength": 8, "maxLength": 64 },
    })
}

fn json_body(schema: &Value) -> Value {
    json!({ "content": { "application/json": { "schema": schema } } })
}

fn matching_body() -> Value {
    let fields: Vec<Option<&str>> = Field::ALL
        .iter()
        .map(|f| Some(f.code()))
        .chain([None])
        .collect();
    let text = json!({ "type": "string" });
    json_body(&json!({
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "sheet": text,
            "header_row": { "type": "integer", "minimum": 1 },
            "columns": { "type": "array", "items": { "type": ["string", "null"], "enum": fields } },
            "coordinates": { "type": "string", "enum": ["wgs84", "gcj02", "bd09"] },
            "type_code": text,
            "channel": text,
            "tell": { "type": "boolean" },
            "apply": text,
            "save_as": text,
        },
    }))
}

fn paths() -> Value {
    let id = in_path("id", "Id or number of the batch");
    let batch = of("ImportBatch");
    let states: Vec<&str> = RowState::ALL.iter().map(|s| s.code()).collect();
    let file = json!({ "content": { "multipart/form-data": { "schema": {
        "type": "object",
        "required": ["file"],
        "properties": { "file": { "type": "string", "format": "binary" }, "command": { "type": "string" } },
    } } } });
    let step_body = json_body(&json!({
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "command": { "type": "string" },
            "words": { "type": "string", "description": "Why, for undo" },
        },
    }));
    json!({
        "/api/v1/imports": {
            "get": operation(("listImports", "Batches of the organisation"), &json!([asked("after", "Where the page continues")]), None,
                &answers("200", "Newest first", &of("ImportBatchPage"))),
            "post": operation(("uploadImport", "Hands in a file"), &json!([key()]), Some(file),
                &answers("201", "The batch", &batch)),
        },
        "/api/v1/imports/{id}": {
            "get": operation(("readImport", "A batch and how far it is"), &json!([id]), None,
                &answers("200", "The batch", &batch)),
        },
        "/api/v1/imports/{id}/matching": {
            "post": operation(("matchImport", "Says which column is what"), &json!([id]), Some(matching_body()),
                &answers("200", "The batch", &batch)),
        },
        "/api/v1/imports/{id}/steps/{step}": {
            "post": operation(("stepImport", "Tries, runs, pauses, resumes, cancels or takes back a batch"),
                &json!([id, { "name": "step", "in": "path", "required": true,
                    "schema": { "type": "string", "enum": ["check", "run", "pause", "resume", "cancel", "undo"] } }, key()]),
                Some(step_body), &answers("200", "The batch", &batch)),
        },
        "/api/v1/imports/{id}/rows": {
            "get": operation(("readImportRows", "Rows with what is wrong; no cells"),
                &json!([id, { "name": "state", "in": "query", "required": false, "schema": { "type": "string", "enum": states } },
                    asked("reason", "Code of a field"), asked("after", "Behind this row")]),
                None, &answers("200", "In the order of the file", &of("ImportRowPage"))),
        },
        "/api/v1/imports/{id}/rejects": {
            "get": operation(("fetchImportRejects", "Rows that were not taken, with reasons; written into the log"),
                &json!([id, { "name": "form", "in": "query", "required": false, "schema": { "type": "string", "enum": ["xlsx", "csv"] } }]),
                None, &answers("200", "A table", &json!({ "application/octet-stream": { "schema": { "type": "string", "format": "binary" } } }))),
        },
        "/api/v1/import-mappings": {
            "get": operation(("listImportMappings", "Saved mappings of the organisation"), &json!([]), None,
                &answers("200", "By name", &json!({ "application/json": { "schema": { "type": "object", "properties": {
                    "items": { "type": "array", "items": { "$ref": "#/components/schemas/ImportMapping" } } } } } }))),
        },
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_description_reads() {
        let description = serde_json::to_value(super::openapi()).expect("JSON");
        let paths = description["paths"].as_object().expect("paths");
        assert_eq!(paths.len(), 7);
    }
}
