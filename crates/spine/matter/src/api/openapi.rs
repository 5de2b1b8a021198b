//! The description of the API, for programs and for those who test it. Written as the JSON that it becomes; the bodies
//! of actions come from the table of fields.

use serde_json::{Map, Value, json};
use utoipa::PartialSchema;

use super::fields::{self, Field, Form, REFERENCE, WORDS};
use super::{follow, matters, tasks, view};
use crate::model::{CHANNELS, PURPOSES};
use crate::states::{Event, State};

pub(crate) fn openapi() -> utoipa::openapi::OpenApi {
    let description = json!({
        "openapi": "3.1.0",
        "info": { "title": "Matters", "version": "1" },
        "paths": paths(),
        "components": { "schemas": schemas() },
    });
    serde_json::from_value(description).expect("a test reads the description")
}

fn schema<T: PartialSchema>() -> Value {
    serde_json::to_value(T::schema()).unwrap_or_default()
}

fn schemas() -> Value {
    json!({
        "Coded": schema::<view::Coded>(),
        "OrgView": schema::<view::OrgView>(),
        "MatterBrief": schema::<view::MatterBrief>(),
        "MatterView": schema::<view::MatterView>(),
        "ClockView": schema::<view::ClockView>(),
        "PersonalView": schema::<view::PersonalView>(),
        "LinkView": schema::<view::LinkView>(),
        "PartyView": schema::<view::PartyView>(),
        "NextView": schema::<view::NextView>(),
        "EntryView": schema::<view::EntryView>(),
        "MatterPage": schema::<matters::MatterPage>(),
        "DocumentView": schema::<matters::DocumentView>(),
        "TypeView": schema::<matters::TypeView>(),
        "Revealed": schema::<matters::Revealed>(),
        "TaskView": schema::<tasks::TaskView>(),
        "TaskPage": schema::<tasks::TaskPage>(),
        "Followed": schema::<follow::Followed>(),
        "Registered": object(&[
            ("id", text(REFERENCE, "Its id"), true),
            ("number", text(REFERENCE, "Its number"), true),
            ("code", text(REFERENCE, "The code by which it is followed without an account"), true),
        ]),
        "Done": object(&[
            ("id", text(REFERENCE, "Its id"), true),
            ("number", text(REFERENCE, "Its number"), true),
            ("version", json!({ "type": "integer", "description": "Its version now" }), true),
            ("state", codes(&State::ALL.iter().map(|s| s.code()).collect::<Vec<_>>(), "Its state now"), true),
        ]),
        "Problem": problem(),
    })
}

fn problem() -> Value {
    let string = json!({ "type": "string" });
    json!({
        "type": "object",
        "description": "Problem details, RFC 9457",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": string,
            "title": string,
            "status": { "type": "integer" },
            "detail": string,
            "instance": string,
            "errors": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": { "field": string, "detail": string }
                }
            }
        }
    })
}

fn text(most: usize, about: &str) -> Value {
    json!({ "type": "string", "maxLength": most, "description": about })
}

fn codes(all: &[&str], about: &str) -> Value {
    json!({ "type": "string", "enum": all, "description": about })
}

fn int(least: i64, most: i64, about: &str) -> Value {
    json!({ "type": "integer", "minimum": least, "maximum": most, "description": about })
}

fn flag(about: &str) -> Value {
    json!({ "type": "boolean", "description": about })
}

fn number(about: &str) -> Value {
    json!({ "type": "number", "description": about })
}

fn files() -> Value {
    json!({
        "type": "array",
        "maxItems": 50,
        "items": { "type": "string", "maxLength": REFERENCE },
        "description": "Ids of files uploaded before"
    })
}

/// An object with nothing else than these: name, schema, whether it must be there.
fn object(fields: &[(&str, Value, bool)]) -> Value {
    let properties: Map<String, Value> = fields
        .iter()
        .map(|(name, schema, _)| ((*name).to_owned(), schema.clone()))
        .collect();
    let required: Vec<&str> = fields
        .iter()
        .filter(|(_, _, must)| *must)
        .map(|(name, _, _)| *name)
        .collect();
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false
    })
}

fn of_field(field: &Field) -> Value {
    match field.form {
        Form::Text(most) => text(most, field.about),
        Form::Org => text(REFERENCE, field.about),
        Form::Flag => flag(field.about),
        Form::Int(least, most) => int(least, most, field.about),
        Form::Files => files(),
        Form::Code(all) => codes(all, field.about),
    }
}

const COMMAND: &str = "Made by the client, 8 to 60 letters, digits, - and _; a retry carries the same. May stand in the header \
     Idempotency-Key instead";

fn command() -> (&'static str, Value, bool) {
    let schema = json!({
        "type": "string",
        "minLength": 8,
        "maxLength": 60,
        "pattern": "^[A-Za-z0-9_-]+$",
        "description": COMMAND
    });
    ("command", schema, false)
}

fn action_body(event: Event) -> Value {
    let mut all = vec![
        (
            "seen",
            int(1, i64::MAX, "The version that the actor saw"),
            true,
        ),
        command(),
    ];
    all.extend(
        fields::of(event)
            .iter()
            .map(|field| (field.name, of_field(field), field.required)),
    );
    object(&all)
}

fn register_body() -> Value {
    object(&[
        command(),
        ("title", text(60, "In a few words"), true),
        ("body", text(WORDS, "In the reporter's own words"), true),
        ("type_code", text(REFERENCE, "Code in the catalogue"), true),
        (
            "unit",
            text(REFERENCE, "Official code of the administrative unit"),
            true,
        ),
        ("purpose", codes(PURPOSES, "What is asked for"), false),
        (
            "channel",
            codes(CHANNELS, "How it came; officers only"),
            false,
        ),
        ("urgency", int(1, 4, "1 most urgent .. 4"), false),
        ("address", text(200, "The exact address; sealed"), false),
        ("lon", number("WGS-84 longitude"), false),
        ("lat", number("WGS-84 latitude"), false),
        (
            "occurred_ms",
            int(0, i64::MAX, "When it happened, UTC ms"),
            false,
        ),
        ("reporter_name", text(60, "Sealed"), false),
        ("reporter_phone", text(REFERENCE, "Sealed"), false),
        (
            "anonymous",
            flag("Handlers must not learn who reported"),
            false,
        ),
        ("files", files(), false),
        (
            "lang",
            codes(&["zh-CN", "en"], "Language of notices"),
            false,
        ),
    ])
}

/// An answer with a schema, and all problems.
fn responses(status: &str, about: &str, schema: Value) -> Value {
    let refused = json!({
        "description": "Refused, in problem details",
        "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } }
    });
    let mut all = Map::new();
    let answer =
        json!({ "description": about, "content": { "application/json": { "schema": schema } } });
    all.insert(status.into(), answer);
    for status in [
        "400", "401", "403", "404", "409", "413", "415", "422", "429",
    ] {
        all.insert(status.into(), refused.clone());
    }
    Value::Object(all)
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn list_of(name: &str) -> Value {
    json!({ "type": "array", "items": reference(name) })
}

fn path_parameter(name: &str, about: &str) -> Value {
    json!({ "name": name, "in": "path", "required": true, "description": about, "schema": { "type": "string" } })
}

fn query_parameter(name: &str, about: &str, schema: Value) -> Value {
    json!({ "name": name, "in": "query", "required": false, "description": about, "schema": schema })
}

fn get(id: &str, summary: &str, parameters: &[Value], schema: Value) -> Value {
    json!({ "get": {
        "operationId": id,
        "summary": summary,
        "tags": ["matters"],
        "parameters": parameters,
        "responses": responses("200", "The answer", schema)
    } })
}

fn post(id: &str, summary: &str, parameters: &[Value], body: Value, done: (&str, Value)) -> Value {
    json!({ "post": {
        "operationId": id,
        "summary": summary,
        "tags": ["matters"],
        "parameters": parameters,
        "requestBody": { "required": true, "content": { "application/json": { "schema": body } } },
        "responses": responses(done.0, "Done", done.1)
    } })
}

fn paths() -> Value {
    let key = path_parameter("key", "Id or number of the matter");
    let string = || json!({ "type": "string" });
    let ms = || json!({ "type": "integer" });
    let limit = query_parameter(
        "limit",
        "Rows of a page",
        json!({ "type": "integer", "minimum": 1, "maximum": 100 }),
    );
    let cursor = query_parameter("cursor", "Where the page begins", string());
    let mut all = Map::new();
    let mut add = |path: &str, item: Value| {
        let known = all.entry(path.to_owned()).or_insert_with(|| json!({}));
        if let (Value::Object(known), Value::Object(item)) = (known, item) {
            known.extend(item);
        }
    };
    let filters = [
        query_parameter("state", "States, joined by commas", string()),
        query_parameter("type", "Type, or its beginning", string()),
        query_parameter("channel", "How it came", codes(CHANNELS, "Channel")),
        query_parameter("unit_path", "In this unit or below", string()),
        query_parameter(
            "holder_path",
            "Held at or below this path of organisations",
            string(),
        ),
        query_parameter("due_before_ms", "Due before, UTC ms", ms()),
        query_parameter("from_ms", "Registered from, UTC ms", ms()),
        query_parameter("to_ms", "Registered before, UTC ms", ms()),
        query_parameter(
            "q",
            "Words, a number, a place; other filters are then left out",
            string(),
        ),
        query_parameter("order", "Order", codes(&["due", "newest"], "Order")),
        limit.clone(),
        cursor.clone(),
    ];
    add(
        "/api/v1/matters",
        get(
            "listMatters",
            "Matters within reach",
            &filters,
            reference("MatterPage"),
        ),
    );
    add(
        "/api/v1/matters",
        post(
            "registerMatter",
            "Report something",
            &[],
            register_body(),
            ("201", reference("Registered")),
        ),
    );
    let of = std::slice::from_ref(&key);
    add(
        "/api/v1/matters/{key}",
        get("getMatter", "One matter", of, reference("MatterView")),
    );
    add(
        "/api/v1/matters/{key}/thread",
        get("getThread", "What happened", of, list_of("EntryView")),
    );
    add(
        "/api/v1/matters/{key}/documents",
        get("getDocuments", "Its documents", of, list_of("DocumentView")),
    );
    for event in Event::ALL {
        add(
            &format!("/api/v1/matters/{{key}}/actions/{}", event.code()),
            post(
                &format!("act_{}", event.code()),
                &format!("Fire the event {}", event.code()),
                of,
                action_body(*event),
                ("200", reference("Done")),
            ),
        );
    }
    let purposes: Vec<&str> = access::Purpose::ALL.iter().map(|p| p.code()).collect();
    let why = || {
        object(&[
            ("purpose", codes(&purposes, "Why"), true),
            (
                "words",
                text(200, "In your own words; needed for `other`"),
                false,
            ),
        ])
    };
    let party = [
        key.clone(),
        path_parameter("party", "Id of the participant"),
    ];
    for field in crate::parties::PartyField::ALL {
        add(
            &format!(
                "/api/v1/matters/{{key}}/parties/{{party}}/reveal/{}",
                field.code()
            ),
            post(
                &format!("reveal_party_{}", field.code()),
                "Look at a participant's field, with a purpose; the look is logged",
                &party,
                why(),
                ("200", reference("Revealed")),
            ),
        );
    }
    for field in crate::reveal::Personal::ALL {
        add(
            &format!("/api/v1/matters/{{key}}/reveal/{}", field.code()),
            post(
                &format!("reveal_{}", field.code()),
                "Look at a personal field, with a purpose; the person sees who looked",
                of,
                why(),
                ("200", reference("Revealed")),
            ),
        );
    }
    add(
        "/api/v1/matter-types",
        get(
            "listTypes",
            "What can be reported",
            &[],
            list_of("TypeView"),
        ),
    );
    add(
        "/api/v1/tasks",
        get(
            "listTasks",
            "What waits for you",
            &[limit, cursor],
            reference("TaskPage"),
        ),
    );
    let follow = object(&[
        ("number", text(REFERENCE, "Number of the matter"), true),
        ("code", text(REFERENCE, "The code from the receipt"), true),
    ]);
    add(
        "/api/v1/follow",
        post(
            "follow",
            "Follow a matter without an account",
            &[],
            follow,
            ("200", reference("Followed")),
        ),
    );
    Value::Object(all)
}
