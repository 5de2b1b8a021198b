//! The whole surface: every route has a guard and refuses in words, every word is there in both languages.

use std::collections::BTreeSet;

use access::Actor;
use anxin::rooms;
use http::Method;
use matter::testing;
use web::Guard;

/// Routes that anyone may call, each with the reason that its room gives. Renewed with `BLESS=1`; the difference is
/// read like code.
const PUBLIC: &str = include_str!("public_routes.txt");

fn public_routes() -> String {
    let mut lines: BTreeSet<String> = BTreeSet::new();
    for route in rooms::routes() {
        if let Guard::Public(why) = route.guard {
            lines.insert(format!("{} {} — {why}\n", route.method, route.path));
        }
    }
    lines.into_iter().collect()
}

#[test]
fn every_route_names_a_permission_or_stands_on_the_public_list() {
    let now = public_routes();
    if std::env::var("BLESS").is_ok() {
        std::fs::write(
            concat!(env!("CARGO_MANIFEST_DIR"), "/tests/public_routes.txt"),
            &now,
        )
        .expect("write the list");
        return;
    }
    assert_eq!(now, PUBLIC, "the list of public routes changed");
}

#[test]
fn no_two_routes_have_the_same_method_and_path() {
    let mut seen = BTreeSet::new();
    for route in rooms::routes() {
        assert!(
            seen.insert((route.method.to_string(), route.path)),
            "{} {}",
            route.method,
            route.path
        );
    }
}

#[test]
fn a_permission_that_a_route_needs_is_declared_by_a_room() {
    let declared: BTreeSet<&str> = rooms::all()
        .iter()
        .flat_map(|r| r.permissions)
        .map(|p| p.name)
        .collect();
    for route in rooms::routes() {
        if let Guard::Needs(permission) = route.guard {
            assert!(
                declared.contains(permission.name),
                "{} of {}",
                permission.name,
                route.path
            );
        }
    }
}

#[test]
fn every_entry_of_the_rail_leads_to_a_page() {
    let pages: BTreeSet<&str> = rooms::routes()
        .iter()
        .filter(|r| r.method == Method::GET)
        .map(|r| r.path)
        .collect();
    for item in rooms::navigation() {
        assert!(pages.contains(item.href), "{}", item.href);
        assert!(ui::icon::known(item.icon), "icon {}", item.icon);
    }
}

#[test]
fn every_word_is_there_in_both_languages() {
    let texts = texts::Texts::load(&rooms::texts()).expect("the texts read");
    assert_eq!(texts.parity(), Vec::<String>::new());
    for item in rooms::navigation() {
        assert!(texts.has(kernel::Lang::ZhCn, item.label), "{}", item.label);
    }
}

#[test]
fn migrations_have_names_of_their_own() {
    let mut seen = BTreeSet::new();
    for step in rooms::migrations() {
        assert!(seen.insert(step.name), "{}", step.name);
    }
}

#[test]
fn the_api_is_described() {
    let described = serde_json::to_value(rooms::openapi()).expect("the description is JSON");
    let paths = described["paths"].as_object().expect("paths");
    for route in rooms::routes()
        .iter()
        .filter(|r| r.path.starts_with("/api/v1/") && r.path != "/api/v1/openapi.json")
    {
        // One route takes all events, one all fields; each is described on its own.
        let described = route
            .path
            .replace("{event}", "accept")
            .replace("{field}", "phone");
        let methods = paths
            .get(route.path)
            .or_else(|| paths.get(&described))
            .unwrap_or_else(|| panic!("{} is not described", route.path));
        let method = route.method.as_str().to_ascii_lowercase();
        assert!(
            methods.get(&method).is_some(),
            "{} {} is not described",
            route.method,
            route.path
        );
    }
}

/// A path with something plausible in every placeholder.
fn filled(path: &str) -> String {
    let mut out = String::new();
    let mut rest = path;
    while let Some((head, tail)) = rest.split_once('{') {
        let (_, after) = tail.split_once('}').unwrap_or(("", ""));
        out.push_str(head);
        out.push_str("01ARZ3NDEKTSV4RRFFQ69G5FAV");
        rest = after;
    }
    out.push_str(rest);
    out
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_gets_past_a_guard_and_nothing_breaks() {
    let test = store::testing::sqlite(&rooms::migrations()).await;
    // The test city brings the room of matters itself.
    let others: Vec<_> = rooms::all()
        .into_iter()
        .filter(|r| r.name != "matter")
        .collect();
    let city = testing::city_with(test.db.clone(), &others).await;
    let residents = city.resident();
    for route in rooms::routes() {
        if matches!(route.path, "/live") {
            continue;
        }
        let path = filled(route.path);
        for actor in [Actor::Anonymous, residents.clone()] {
            let answer = match route.method {
                Method::GET => city.get(&actor, &path).await,
                Method::POST if path.starts_with("/api/") => {
                    city.post_json(&actor, &path, &serde_json::json!({ "x": 1 }))
                        .await
                }
                Method::POST => city.post(&actor, &path, &[("x", "1")]).await,
                _ => continue,
            };
            assert!(
                answer.status < 500,
                "{} {path} answered {}: {}",
                route.method,
                answer.status,
                answer.text()
            );
            if let Guard::Needs(permission) = route.guard
                && !actor.may(permission)
            {
                assert!(
                    matches!(answer.status, 303 | 401 | 403 | 404),
                    "{} {path} let somebody in without {}: {}",
                    route.method,
                    permission.name,
                    answer.status
                );
            }
        }
    }
}
