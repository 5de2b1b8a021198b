//! Views kept of a list, its columns, and the list as a file.

use access::Role;
use matter::testing::City;
use serde_json::json;

use crate::{city, hidden, tables};

fn kept<'a>(command: &'a str, name: &'a str, shared: bool) -> Vec<(&'a str, &'a str)> {
    let mut form = vec![
        ("command", command),
        ("list", "queue"),
        ("query", "view=late&state=handling&peek=X"),
        ("columns", "clock,kind,state"),
        ("name", name),
        ("first", "1"),
    ];
    if shared {
        form.push(("shared", "1"));
    }
    form
}

async fn made(city: &City, actor: &access::Actor, form: &[(&str, &str)]) -> String {
    let answer = city.post(actor, "/desk/views", form).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.header("location").to_owned()
}

store::db_test!(
    a_view_is_kept_opened_with_and_removed,
    tables(),
    |db| async move {
        let city = city(db).await;
        let clerk = city.staff(&city.centre, Role::WindowClerk);
        let at = made(&city, &clerk, &kept("command-0001", "超期在办", false)).await;
        assert!(
            at.starts_with("/desk?view=late&state=handling&saved="),
            "{at}"
        );
        // A second click makes no second view.
        assert_eq!(
            made(&city, &clerk, &kept("command-0001", "超期在办", false)).await,
            at
        );
        let opened = city.get(&clerk, "/desk").await;
        assert_eq!(
            (opened.status, opened.header("location")),
            (303, at.as_str())
        );
        let page = city.get(&clerk, &at).await.text();
        assert!(page.contains("超期在办"));
        let list = city.get(&clerk, "/desk/views").await.text();
        let id = at.rsplit('=').next().unwrap();
        assert_eq!(
            list.matches(&format!("/desk/views/{id}/remove\"")).count(),
            1
        );
        // Nobody else sees a private one.
        let other = city.staff(&city.centre, Role::TriageOfficer);
        assert_eq!(
            city.get(&other, &format!("/desk/views/{id}")).await.status,
            404
        );
        let ask = city
            .get(&clerk, &format!("/desk/views/{id}/remove"))
            .await
            .text();
        let command = hidden(&ask, "command");
        let remove = format!("/desk/views/{id}/remove");
        for _ in 0..2 {
            let gone = city.post(&clerk, &remove, &[("command", &command)]).await;
            assert_eq!(gone.status, 303);
        }
        assert_eq!(city.get(&clerk, "/desk").await.status, 200);
    }
);

store::db_test!(
    a_shared_view_is_its_organisations,
    tables(),
    |db| async move {
        let city = city(db).await;
        let clerk = city.staff(&city.centre, Role::WindowClerk);
        let at = made(&city, &clerk, &kept("command-0002", "窗口", true)).await;
        let id = at.rsplit('=').next().unwrap();
        let page = format!("/desk/views/{id}");
        let beside = city.staff(&city.centre, Role::TriageOfficer);
        assert_eq!(city.get(&beside, &page).await.status, 200);
        // A colleague uses it, but only its maker and the head change it.
        let form = kept("command-0003", "别的名字", true);
        assert_eq!(city.post(&beside, &page, &form).await.status, 403);
        let head = city.staff(&city.centre, Role::CenterHead);
        assert_eq!(city.post(&head, &page, &form).await.status, 303);
        assert!(city.get(&beside, &page).await.text().contains("别的名字"));
        let elsewhere = city.staff(&city.organ_a, Role::Handler);
        assert_eq!(city.get(&elsewhere, &page).await.status, 404);
    }
);

store::db_test!(a_view_needs_a_name, tables(), |db| async move {
    let city = city(db).await;
    let clerk = city.staff(&city.centre, Role::WindowClerk);
    let refused = city
        .post(&clerk, "/desk/views", &kept("command-0004", "", false))
        .await;
    assert_eq!(refused.status, 422);
    let html = refused.text();
    assert!(html.contains("写一个名称"), "{html}");
    assert!(
        html.contains("view=late&amp;state=handling"),
        "what was chosen stays"
    );
});

store::db_test!(columns_and_spacing_are_kept, tables(), |db| async move {
    let city = city(db).await;
    let resident = city.resident();
    city.registered(&resident, "楼道堆物").await;
    let clerk = city.staff(&city.centre, Role::WindowClerk);
    let before = city.get(&clerk, "/desk").await.text();
    assert!(before.contains("反映人、地点") && !before.contains("登记时间"));
    let form = [
        ("list", "queue"),
        ("column", "clock"),
        ("column", "came"),
        ("density", "compact"),
        ("back", "/desk"),
    ];
    let answer = city.post(&clerk, "/desk/columns", &form).await;
    assert_eq!((answer.status, answer.header("location")), (303, "/desk"));
    let after = city.get(&clerk, "/desk").await.text();
    assert!(after.contains("登记时间") && !after.contains("反映人、地点"));
    assert!(after.contains("data-density=\"compact\""));
});

store::db_test!(programs_keep_views_too, tables(), |db| async move {
    let city = city(db).await;
    let clerk = city.staff(&city.centre, Role::WindowClerk);
    let body = json!({ "command": "command-0005", "list": "matters", "name": "噪声",
        "query": "q=噪声&after=1.X", "columns": ["clock", "kind"] });
    let made = city.post_json(&clerk, "/api/v1/views", &body).await;
    assert_eq!(made.status, 201, "{}", made.text());
    let all = city.get(&clerk, "/api/v1/views").await.json();
    assert_eq!(all["views"][0]["columns"], json!(["clock", "kind"]));
    assert!(!all["views"][0]["query"].as_str().unwrap().contains("after"));
    let wrong = json!({ "command": "command-0006", "list": "matters", "name": "x", "columns": ["nonsense"] });
    assert_eq!(
        city.post_json(&clerk, "/api/v1/views", &wrong).await.status,
        422
    );
});

store::db_test!(
    a_list_leaves_masked_or_for_a_purpose,
    tables(),
    |db| async move {
        let city = city(db).await;
        let resident = city.resident();
        let registered = city.registered(&resident, "=1+1").await;
        let clerk = city.staff(&city.centre, Role::WindowClerk);
        let csv = city.get(&clerk, "/desk/list.csv").await.text();
        assert!(
            csv.contains("'=1+1") && !csv.contains("13800001234"),
            "{csv}"
        );
        let book = city.get(&clerk, "/desk/list.xlsx").await;
        assert_eq!(book.status, 200);
        assert!(book.bytes.starts_with(b"PK"), "a spreadsheet is a zip");
        let mut form = vec![("list", "queue"), ("format", "csv"), ("personal", "1")];
        let refused = city.post(&clerk, "/desk/export", &form).await;
        assert_eq!(refused.status, 422, "a purpose is missing");
        form.push(("purpose", "contact_party"));
        let clear = city.post(&clerk, "/desk/export", &form).await;
        assert_eq!(clear.status, 200);
        assert!(clear.text().contains("13800001234"));
        let looks = matter::reveal::looks(&city.app.db.read(), &registered.id)
            .await
            .unwrap();
        assert!(
            looks
                .iter()
                .any(|l| l.purpose.as_deref() == Some("contact_party"))
        );
        // Who may not look one by one may not export in clear either.
        let observer = city.staff(&city.centre, Role::Observer);
        assert_eq!(
            city.post(&observer, "/desk/export", &form).await.status,
            403
        );
    }
);
