//! The API: one journey, and everything that is refused.

use access::{Actor, Role};
use axum::body::Body;
use axum::http::{Method, Request};
use matter::testing::{Answer, City, TYPES, UNIT, city, migrations};
use matter::{CAPABILITY, Event};
use serde_json::{Value, json};
use store::Db;

fn report(key: &str) -> Value {
    json!({
        "command": key, "title": "三楼楼道灯坏了", "body": "灯不亮三天了。", "type_code": TYPES[0], "unit": UNIT.0,
        "address": "光宇小区3号楼2单元501室", "lon": 130.27, "lat": 47.26,
        "reporter_name": "李小兰", "reporter_phone": "13800001234"
    })
}

async fn version(city: &City, actor: &Actor, id: &str) -> i64 {
    let answer = city.get(actor, &format!("/api/v1/matters/{id}")).await;
    answer.json()["version"].as_i64().expect("a version")
}

async fn act(city: &City, actor: &Actor, id: &str, event: &str, mut body: Value) -> Answer {
    body["seen"] = version(city, actor, id).await.into();
    body["command"] = city.command().as_str().into();
    city.post_json(
        actor,
        &format!("/api/v1/matters/{id}/actions/{event}"),
        &body,
    )
    .await
}

fn is_problem(answer: &Answer, status: u16) {
    assert_eq!(answer.status, status, "{}", answer.text());
    assert_eq!(
        answer.header("content-type"),
        "application/problem+json",
        "{}",
        answer.text()
    );
    assert_eq!(answer.json()["status"], status);
}

store::db_test!(
    a_matter_goes_through_its_life,
    migrations(),
    |db: Db| async move {
        let city = city(db).await;
        let resident = city.resident();
        let clerk = city.staff(&city.centre, Role::WindowClerk);
        let handler = city.staff(&city.organ_a, Role::Handler);
        let leader = city.staff(&city.organ_a, Role::UnitLeader);
        let made = city
            .post_json(&resident, "/api/v1/matters", &report("first-report"))
            .await;
        assert_eq!(made.status, 201, "{}", made.text());
        let again = city
            .post_json(&resident, "/api/v1/matters", &report("first-report"))
            .await;
        assert_eq!(
            again.json(),
            made.json(),
            "a retry is answered with the same"
        );
        let id = made.json()["id"].as_str().expect("an id").to_owned();
        let number = made.json()["number"].as_str().expect("a number").to_owned();
        assert_eq!(made.header("location"), format!("/api/v1/matters/{id}"));

        let seen = city
            .get(&clerk, &format!("/api/v1/matters/{number}"))
            .await
            .json();
        assert_eq!(seen["state"]["code"], "registered");
        assert_eq!(seen["personal"][0]["text"], "李**");
        assert_eq!(seen["personal"][1]["text"], "138****1234");
        assert!(
            seen["allowed"]
                .as_array()
                .expect("events")
                .contains(&"offer".into())
        );
        assert_eq!(seen["clocks"][0]["rule"], "ctr.triage");
        assert!(
            !seen["next"]["says"]
                .as_str()
                .expect("a sentence")
                .is_empty()
        );
        assert!(!seen.to_string().contains("李小兰"));

        let reveal = format!("/api/v1/matters/{id}/reveal/phone");
        is_problem(&city.post_json(&clerk, &reveal, &json!({})).await, 422);
        let shown = city
            .post_json(&clerk, &reveal, &json!({ "purpose": "contact_party" }))
            .await;
        assert_eq!(shown.json()["value"], "+8613800001234");

        let offer = json!({ "to": city.organ_a.id.to_string(), "reason": "请修" });
        assert_eq!(act(&city, &clerk, &id, "offer", offer).await.status, 200);
        let tasks = city.get(&handler, "/api/v1/tasks").await.json();
        assert_eq!(tasks["items"][0]["kind"], "confirm");
        assert_eq!(
            act(&city, &handler, &id, "accept", json!({})).await.status,
            200
        );
        let reply = json!({ "outcome": "supported", "words": "换好了" });
        let done = act(&city, &handler, &id, "reply", reply).await;
        assert_eq!(done.json()["state"], "replied", "{}", done.text());
        let draft = city
            .get(&resident, &format!("/api/v1/matters/{id}"))
            .await
            .json();
        assert_eq!(
            (&draft["reply"], &draft["outcome"]),
            (&Value::Null, &Value::Null),
            "a draft is no answer"
        );
        assert_eq!(draft["personal"][0]["text"], "李小兰", "one's own");
        assert_eq!(
            act(&city, &leader, &id, "approve", json!({})).await.status,
            200
        );
        assert_eq!(
            city.get(&resident, &format!("/api/v1/matters/{id}"))
                .await
                .json()["reply"],
            "换好了"
        );
        let rated = act(
            &city,
            &resident,
            &id,
            "rate",
            json!({ "solved": true, "stars": 5, "handling": 4 }),
        )
        .await;
        assert_eq!(rated.json()["state"], "closed", "{}", rated.text());

        let thread = city
            .get(&resident, &format!("/api/v1/matters/{id}/thread"))
            .await
            .json();
        let kinds: Vec<&str> = thread
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|e| e["kind"].as_str())
            .collect();
        assert_eq!(
            kinds,
            ["add", "offer", "accept", "approve", "rate"],
            "the draft stays inside"
        );
        let whole = city
            .get(&clerk, &format!("/api/v1/matters/{id}/thread"))
            .await
            .json();
        assert_eq!(whole.as_array().map(Vec::len), Some(6));
        let papers = city
            .get(&resident, &format!("/api/v1/matters/{id}/documents"))
            .await
            .json();
        assert_eq!(papers.as_array().map(Vec::len), Some(3));

        let code = made.json()["code"].as_str().expect("a code").to_owned();
        let typed = format!("{} {}", code[..4].to_lowercase(), &code[4..]);
        let followed = city
            .post_json(
                &Actor::Anonymous,
                "/api/v1/follow",
                &json!({ "number": number, "code": typed }),
            )
            .await;
        assert_eq!(
            followed.json()["matter"]["state"]["code"],
            "closed",
            "{}",
            followed.text()
        );
        assert!(!followed.text().contains("李小兰") && !followed.text().contains("501"));
        is_problem(
            &city
                .post_json(
                    &Actor::Anonymous,
                    "/api/v1/follow",
                    &json!({ "number": number, "code": "AAAAAAAA" }),
                )
                .await,
            404,
        );
    }
);

store::db_test!(
    lists_are_paged_and_within_reach,
    migrations(),
    |db: Db| async move {
        let city = city(db).await;
        let clerk = city.staff(&city.centre, Role::WindowClerk);
        for n in 0..7 {
            city.registered(&city.resident(), &format!("第{n}件")).await;
            city.clock.advance(1000);
        }
        let mut titles = Vec::new();
        let mut path = "/api/v1/matters?limit=3&order=newest&state=registered,handling".to_owned();
        loop {
            let page = city.get(&clerk, &path).await.json();
            let items = page["items"].as_array().expect("a list").clone();
            titles.extend(
                items
                    .iter()
                    .map(|m| m["title"].as_str().expect("a title").to_owned()),
            );
            let Some(next) = page["next"].as_str() else {
                break;
            };
            path = format!("/api/v1/matters?limit=3&order=newest&cursor={next}");
        }
        assert_eq!(
            titles,
            (0..7).rev().map(|n| format!("第{n}件")).collect::<Vec<_>>()
        );
        let handler = city.staff(&city.organ_a, Role::Handler);
        assert_eq!(
            city.get(&handler, "/api/v1/matters").await.json()["items"],
            json!([])
        );
        for bad in [
            "state=gone",
            "limit=0",
            "limit=x",
            "cursor=';",
            "due_before_ms=soon",
            "order=best",
            "channel=dream",
        ] {
            is_problem(
                &city.get(&clerk, &format!("/api/v1/matters?{bad}")).await,
                422,
            );
        }
        assert_eq!(
            city.get(&Actor::Anonymous, "/api/v1/matter-types")
                .await
                .json()
                .as_array()
                .map(Vec::len),
            Some(5)
        );
    }
);

store::db_test!(what_is_wrong_is_named, migrations(), |db: Db| async move {
    let city = city(db).await;
    let resident = city.resident();
    let clerk = city.staff(&city.centre, Role::WindowClerk);
    let made = city.registered(&resident, "楼道灯坏了").await;
    let at = |event: &str| format!("/api/v1/matters/{}/actions/{event}", made.id);
    let take = json!({ "seen": 1, "command": "take-it-now" });

    is_problem(
        &city
            .post_json(&Actor::Anonymous, "/api/v1/matters", &report("no-account"))
            .await,
        401,
    );
    is_problem(&city.post_json(&clerk, &at("explode"), &take).await, 404);
    is_problem(
        &city
            .post_json(
                &city.resident(),
                &at("add"),
                &json!({ "seen": 1, "command": "not-mine-1", "words": "x" }),
            )
            .await,
        404,
    );
    is_problem(&city.post_json(&resident, &at("take"), &take).await, 403);
    is_problem(
        &city
            .post_json(
                &clerk,
                &at("approve"),
                &json!({ "seen": 1, "command": "not-now-1" }),
            )
            .await,
        409,
    );
    assert_eq!(city.post_json(&clerk, &at("take"), &take).await.status, 200);
    assert_eq!(
        city.post_json(&clerk, &at("take"), &take).await.status,
        200,
        "a retry"
    );
    is_problem(
        &city
            .post_json(
                &clerk,
                &at("note"),
                &json!({ "seen": 1, "command": "too-slow-1", "words": "x" }),
            )
            .await,
        409,
    );

    let wrong = json!({ "seen": "two", "words": 7, "files": "none", "public": "yes", "more": {}, "command": "k" });
    let answer = city.post_json(&clerk, &at("note"), &wrong).await;
    is_problem(&answer, 422);
    let mut named: Vec<String> = answer.json()["errors"]
        .as_array()
        .expect("errors")
        .iter()
        .map(|e| e["field"].as_str().expect("a field").to_owned())
        .collect();
    named.sort();
    assert_eq!(
        named,
        ["command", "files", "more", "public", "seen", "words"]
    );
    let nul = json!({ "seen": 2, "command": "with-nul-1", "words": "a\u{0}b" });
    is_problem(&city.post_json(&clerk, &at("note"), &nul).await, 422);
    let unknown = json!({ "seen": 2, "command": "to-nobody", "to": "01ARZ3NDEKTSV4RRFFQ69G5FAV" });
    is_problem(&city.post_json(&clerk, &at("offer"), &unknown).await, 422);

    for (body, kind, status) in [
        ("{", "application/json", 400),
        ("[]", "application/json", 422),
        ("{}", "text/plain", 415),
        ("", "application/json", 400),
    ] {
        let request = Request::post(at("note"))
            .header("content-type", kind)
            .body(Body::from(body));
        is_problem(
            &city.send(&clerk, request.expect("a request")).await,
            status,
        );
    }
    let huge = Request::post(at("note"))
        .header("content-type", "application/json")
        .body(Body::from(vec![b' '; 300_000]));
    is_problem(&city.send(&clerk, huge.expect("a request")).await, 413);
    for path in [
        "/api/v1/matters/%00",
        "/api/v1/matters/%ff",
        "/api/v1/matters/'",
        "/api/v1/matters/%E6%A5%BC/thread",
    ] {
        is_problem(&city.get(&clerk, path).await, 404);
    }
    let key = Request::post("/api/v1/matters")
        .header("content-type", "application/json")
        .header("idempotency-key", "\"by-header-1\"")
        .body(Body::from({
            let mut body = report("x");
            body.as_object_mut().expect("an object").remove("command");
            body.to_string()
        }));
    assert_eq!(
        city.send(&resident, key.expect("a request")).await.status,
        201
    );
});

/// Whatever is sent, the fault is never ours.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_sent_makes_us_fail() {
    let test = store::testing::sqlite(&migrations()).await;
    let city = city(test.db.clone()).await;
    let resident = city.resident();
    let clerk = city.staff(&city.centre, Role::CenterHead);
    let made = city.registered(&resident, "楼道灯坏了").await;
    let odd = [
        json!(null),
        json!(true),
        json!(-1),
        json!(1e308),
        json!(9_223_372_036_854_775_807_i64),
        json!(""),
        json!("\u{0}"),
        json!("长".repeat(5000)),
        json!([]),
        json!([1, null]),
        json!({}),
        json!("supported"),
        json!(made.id),
        json!("'; drop table matter"),
    ];
    let mut paths: Vec<String> = Event::ALL
        .iter()
        .map(|e| format!("/api/v1/matters/{}/actions/{}", made.id, e.code()))
        .collect();
    paths.push("/api/v1/matters".into());
    paths.push("/api/v1/follow".into());
    paths.push(format!("/api/v1/matters/{}/reveal/phone", made.id));
    let names = [
        "seen",
        "command",
        "words",
        "reason",
        "to",
        "org",
        "files",
        "outcome",
        "stars",
        "handling",
        "solved",
        "level",
        "title",
        "body",
        "type_code",
        "unit",
        "lon",
        "lat",
        "occurred_ms",
        "purpose",
        "number",
        "code",
        "into",
        "reporter_phone",
    ];
    let mut at = 0_usize;
    for path in &paths {
        for round in 0..12 {
            let mut body = serde_json::Map::new();
            for name in names {
                at = at.wrapping_mul(31).wrapping_add(round + name.len());
                if !at.is_multiple_of(3) {
                    body.insert(name.into(), odd[at % odd.len()].clone());
                }
            }
            for actor in [&resident, &clerk] {
                let answer = city
                    .post_json(actor, path, &Value::Object(body.clone()))
                    .await;
                assert!(answer.status < 500, "{path} {body:?}: {}", answer.text());
                if answer.status >= 400 {
                    assert_eq!(
                        answer.header("content-type"),
                        "application/problem+json",
                        "{path}"
                    );
                }
            }
        }
    }
    assert_eq!(
        city.row(&made.id).await.version,
        1,
        "nothing odd changed anything"
    );
}

#[test]
fn the_api_is_described() {
    let described = serde_json::to_value((CAPABILITY.openapi)()).expect("a description");
    let paths = described["paths"].as_object().expect("paths");
    for route in (CAPABILITY.api)() {
        let named = route
            .path
            .replace("{event}", "take")
            .replace("{field}", "phone");
        let method = if route.method == Method::GET {
            "get"
        } else {
            "post"
        };
        assert!(
            paths.get(&named).is_some_and(|p| p.get(method).is_some()),
            "{method} {named} is not described"
        );
    }
    for event in Event::ALL {
        let path = format!("/api/v1/matters/{{key}}/actions/{}", event.code());
        let body = &paths[&path]["post"]["requestBody"]["content"]["application/json"]["schema"];
        assert!(
            body["required"]
                .as_array()
                .is_some_and(|r| r.contains(&"seen".into())),
            "{path}"
        );
    }
    let text = described.to_string();
    for (at, _) in text.match_indices("#/components/schemas/") {
        let name: String = text[at + 21..]
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        assert!(
            described["components"]["schemas"].get(&name).is_some(),
            "{name} is not described"
        );
    }
}

store::db_test!(
    what_the_framework_refuses_is_told_like_everything_else,
    migrations(),
    |db: Db| async move {
        let city = city(db).await;
        let clerk = city.staff(&city.centre, Role::WindowClerk);
        let made = city.registered(&city.resident(), "楼道灯坏了").await;
        let one = format!("/api/v1/matters/{}", made.id);
        for (method, path, allowed) in [
            ("DELETE", "/api/v1/matters", "GET,HEAD,POST"),
            ("PUT", one.as_str(), "GET,HEAD"),
            ("GET", "/api/v1/follow", "POST"),
            ("PATCH", "/api/v1/matter-types", "GET,HEAD"),
        ] {
            let request = axum::http::Request::builder()
                .method(method)
                .uri(path)
                .body(axum::body::Body::empty())
                .expect("a request");
            let answer = city.send(&clerk, request).await;
            is_problem(&answer, 405);
            assert_eq!(answer.header("allow"), allowed, "{method} {path}");
        }
        is_problem(&city.get(&clerk, "/api/v1/nothing").await, 404);
        is_problem(&city.get(&clerk, "/api/v1/matters/%FF").await, 404);
        is_problem(
            &city.post(&clerk, "/api/v1/matters", &[("a", "b")]).await,
            415,
        );
        let page = axum::http::Request::builder()
            .method("DELETE")
            .uri("/documents/verify")
            .body(axum::body::Body::empty())
            .expect("a request");
        let answer = city.send(&clerk, page).await;
        assert_eq!(answer.status, 405);
        assert!(answer.header("content-type").starts_with("text/html"));
    }
);
