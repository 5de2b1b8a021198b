//! The forms of the administrator, as a browser sends them.

use access::Role;
use http::{StatusCode, header};
use store::{Db, Sql, args, db_test};

use crate::pages::{FORM, site};
use crate::support::{STEPS, city};

async fn count(db: &Db, text: &str, bound: Vec<store::Value>) -> Result<i64, store::Fault> {
    let read = db.read();
    let sql: &dyn Sql = &read;
    sql.count(text, bound).await
}

async fn first(db: &Db, text: &str) -> String {
    let read = db.read();
    let sql: &dyn Sql = &read;
    sql.scalar(text, args![]).await.unwrap().unwrap()
}

const ADMIN: Role = Role::SystemAdmin;

db_test!(every_list_and_form_opens, STEPS, |db: Db| async move {
    let made = city(&db).await;
    let point: String = first(&db, "select id from service_point order by id limit 1").await;
    let worker: String = first(&db, "select id from grid_worker order by id limit 1").await;
    let building: String = first(
        &db,
        "select id from building where estate_id is not null order by id limit 1",
    )
    .await;
    let site = site(db).await;
    let (grid, estate) = (made.grid, made.jinxiu);
    for path in [
        "/admin/places/points".to_owned(),
        "/admin/places/points?q=%E5%8F%B8%E6%B3%95%E6%89%80&kind=justice_office".to_owned(),
        "/admin/places/points/new?unit=230405005".to_owned(),
        format!("/admin/places/points/{point}"),
        format!("/admin/places/points/{point}/end"),
        "/admin/places/estates?q=jxxq".to_owned(),
        "/admin/places/estates/new".to_owned(),
        format!("/admin/places/estates/{estate}"),
        format!("/admin/places/estates/{estate}/end"),
        format!("/admin/places/buildings/new?estate={estate}"),
        format!("/admin/places/buildings/{building}"),
        format!("/admin/places/buildings/{building}/end"),
        "/admin/places/grids?unit=230405005001&ended=on".to_owned(),
        "/admin/places/grids/new?unit=230405005001".to_owned(),
        format!("/admin/places/grids/{grid}"),
        format!("/admin/places/grids/{grid}/end"),
        format!("/admin/places/grids/{grid}/workers/new"),
        format!("/admin/places/workers/{worker}"),
        format!("/admin/places/workers/{worker}/end"),
        "/admin/places/units/230405005001".to_owned(),
        "/admin/places/units/230405005001?day=2020-01-01".to_owned(),
        "/admin/places/units/230405005001/rename".to_owned(),
        "/admin/places/units/230405005001/recode".to_owned(),
        "/admin/places/units/230405005001/merge".to_owned(),
        "/admin/places/units/230405005001/split".to_owned(),
        "/admin/places/units/230405005001/close".to_owned(),
        "/admin/places/changes".to_owned(),
    ] {
        site.get_as(ADMIN, &path).await.page();
        let clerk = site.get_as(Role::WindowClerk, &path).await;
        assert_ne!(clerk.status, StatusCode::OK, "{path}");
    }
});

db_test!(
    a_refused_form_keeps_what_was_typed,
    STEPS,
    |db: Db| async move {
        city(&db).await;
        let site = site(db).await;
        let body = "command=abcdefgh1&what=centre&unit=230405005&name_zh=%E4%BE%BF%E6%B0%91%E7%AA%97%E5%8F%A3&address_zh=&phone=12&hours=abc&lon=130.29&lat=47.25&day=2026-11-24";
        let reply = site
            .post_as(ADMIN, "/admin/places/points/new", FORM, body)
            .await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = reply.text();
        for word in [
            "便民窗口",
            "value=\"abc\"",
            "e-hours",
            "e-phone",
            "e-address_zh",
        ] {
            assert!(page.contains(word), "{word}");
        }
        assert!(!page.contains('⟦'), "{page}");
    }
);

db_test!(
    what_moves_is_shown_before_it_is_confirmed,
    STEPS,
    |db: Db| async move {
        city(&db).await;
        let site = site(db.clone()).await;
        let path = "/admin/places/units/230405005001/merge";
        let body = "command=abcdefgh2&into=230405005002&day=2026-11-24&note=1";
        let asked = site.post_as(ADMIN, path, FORM, body).await;
        let page = asked.page();
        for word in ["2 个网格跟着走", "20 栋楼跟着走", "confirm"] {
            assert!(page.contains(word), "{word}: {page}");
        }
        let ended = "select count(*) from unit where valid_to is not null";
        assert_eq!(count(&db, ended, args![]).await.unwrap(), 0);
        let done = site
            .post_as(ADMIN, path, FORM, format!("{body}&confirm=1"))
            .await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
        assert_eq!(count(&db, ended, args![]).await.unwrap(), 1);
        let location = done.headers[header::LOCATION].to_str().unwrap().to_owned();
        let page = site.get_as(ADMIN, &location).await.page();
        assert!(
            page.contains("由下面的区划接管") && page.contains("沿河社区"),
            "{page}"
        );
        let audit = "select count(*) from audit_entry where action = 'place.merge_unit'";
        assert_eq!(count(&db, audit, args![]).await.unwrap(), 1);
    }
);

db_test!(programs_do_the_same, STEPS, |db: Db| async move {
    let made = city(&db).await;
    let site = site(db).await;
    let wish = serde_json::json!({
        "command": "program-1", "day": "2026-12-24", "note": "",
        "change": { "kind": "save_worker", "grid": made.grid.to_string(), "duty": "deputy", "name": "陈某",
            "phone": "19900009999", "hours": "D 08:00-20:00" }
    });
    let path = "/api/v1/places/changes";
    let reply = site
        .post_as(ADMIN, path, "application/json", wish.to_string())
        .await;
    assert_eq!(reply.status, StatusCode::CREATED, "{}", reply.text());
    let list = site
        .get_as(ADMIN, "/api/v1/places/changes?state=planned")
        .await
        .json();
    assert_eq!(list["changes"][0]["kind"], "save_worker");
    let id = list["changes"][0]["id"].as_str().unwrap().to_owned();
    let cancel = format!("{path}/{id}/cancel");
    let gone = site.post_as(ADMIN, &cancel, "application/json", "").await;
    assert_eq!(gone.status, StatusCode::NO_CONTENT);
    let twice = site.post_as(ADMIN, &cancel, "application/json", "").await;
    assert_eq!(twice.status, StatusCode::CONFLICT);
    let end = serde_json::json!({
        "command": "program-2", "day": "2026-11-24",
        "change": { "kind": "close_estate", "id": made.jinxiu.to_string() }
    });
    let asked = site
        .post_as(
            ADMIN,
            &format!("{path}/preview"),
            "application/json",
            end.to_string(),
        )
        .await
        .json();
    assert_eq!(asked["weighty"], true);
    let refused = site
        .post_as(ADMIN, path, "application/json", end.to_string())
        .await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    let life = site
        .get_as(ADMIN, "/api/v1/places/units/230405005001/history")
        .await
        .json();
    assert_eq!(life[0]["official_name"], "锦绣社区");
    let clerk = site
        .post_as(Role::WindowClerk, path, "application/json", end.to_string())
        .await;
    assert_ne!(clerk.status, StatusCode::CREATED);
});
