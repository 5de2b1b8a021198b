//! Refused forms of organisations and posts keep what was typed; the log is read by words.

use access::Role;
use axum::http::StatusCode;
use store::{Db, db_test};

use crate::city::{City, steps};

db_test!(
    a_refused_organisation_form_keeps_what_was_typed,
    steps(),
    |db: Db| async move {
        let city = City::new(db, false).await;
        city.staff("sys", Role::SystemAdmin).await;
        let sys = city.enter("sys").await;
        let form = format!(
            "parent={}&name_zh=%E5%8F%B8%E6%B3%95%E6%89%80&kind=justice_office&unit_code=12&phone=0468-1",
            city.centre
        );
        let refused = city.post("/admin/orgs", &sys, &form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for word in [
            "value=\"司法所\"",
            "value=\"12\"",
            "value=\"0468-1\"",
            "value=\"justice_office\" selected",
            "e-unit_code",
        ] {
            assert!(refused.body.contains(word), "{word}: {}", refused.body);
        }
        let centre = format!("/admin/orgs/{}", city.centre);
        let changed = city
            .post(
                &format!("{centre}/change"),
                &sys,
                "name_zh=&unit_code=2304&sign=XY",
            )
            .await;
        assert_eq!(changed.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(changed.body.contains("value=\"XY\"") && changed.body.contains("e-name_zh"));
        let page = city.get(&centre, &sys).await;
        assert!(page.body.contains("综治中心") && !page.body.contains("governance_center"));
    }
);

db_test!(
    a_refused_post_form_keeps_what_was_typed,
    steps(),
    |db: Db| async move {
        let city = City::new(db, false).await;
        for (login, role) in [("sys", Role::SystemAdmin), ("sec", Role::SecurityAdmin)] {
            city.staff(login, role).await;
        }
        let sec = city.enter("sec").await;
        let path = format!("/admin/orgs/{}/posts", city.centre);
        let refused = city.post(&path, &sec, "title=%E7%AA%97%E5%8F%A3").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("value=\"窗口\""), "{}", refused.body);
        let refused = city.post(&path, &sec, "title=&role=handler").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("e-title"), "{}", refused.body);
    }
);

db_test!(
    the_log_is_filtered_and_taken_away_as_a_table,
    steps(),
    |db: Db| async move {
        let city = City::new(db, false).await;
        for (login, role) in [("sys", Role::SystemAdmin), ("aud", Role::AuditAdmin)] {
            city.staff(login, role).await;
        }
        let (_, aud) = (city.enter("sys").await, city.enter("aud").await);
        let by = city.get("/admin/audit?actor=sys", &aud).await;
        assert!(by.body.contains("登录"), "{}", by.body);
        let none = city.get("/admin/audit?to=2000-01-01", &aud).await;
        assert!(none.body.contains("class=\"empty"), "{}", none.body);
        let file = city.post("/admin/audit/export", &aud, "actor=sys").await;
        assert_eq!(file.status, StatusCode::OK);
        assert!(file.body.starts_with('\u{feff}') && file.body.contains("登录"));
        let log = city.get("/admin/audit?action=audit.exported", &aud).await;
        assert!(log.body.contains("导出审计日志"), "{}", log.body);
    }
);

db_test!(
    nobody_resets_an_installation_that_is_no_demo,
    steps(),
    |db: Db| async move {
        let city = City::new(db, false).await;
        city.staff("sys", Role::SystemAdmin).await;
        let sys = city.enter("sys").await;
        assert_eq!(
            city.get("/admin/demo", &sys).await.status,
            StatusCode::NOT_FOUND
        );
        assert_eq!(
            city.post("/admin/demo", &sys, "sure=1").await.status,
            StatusCode::NOT_FOUND
        );
    }
);
