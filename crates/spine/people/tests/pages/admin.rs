//! The three administrators at work.

use access::Role;
use axum::http::StatusCode;
use store::{Db, db_test};

use crate::city::{City, PASSWORD, steps};

db_test!(
    an_officer_comes_to_a_post_and_leaves_it,
    steps(),
    |db: Db| async move {
        let city = City::new(db, false).await;
        city.staff("sys", Role::SystemAdmin).await;
        city.staff("sec", Role::SecurityAdmin).await;
        let (sys, sec) = (city.enter("sys").await, city.enter("sec").await);
        let centre = format!("/admin/orgs/{}", city.centre);

        let form = format!(
            "parent={}&name_zh=%E5%8F%B8%E6%B3%95%E6%89%80&kind=justice_office&unit_code=230405001&takes_matters=1",
            city.centre
        );
        assert_eq!(
            city.post("/admin/orgs", &sec, &form).await.status,
            StatusCode::FORBIDDEN
        );
        let office = city.post("/admin/orgs", &sys, &form).await.location;
        let page = city.get(&office, &sys).await;
        assert!(
            page.body.contains("司法所")
                && page.body.contains("鹤岗市综治中心")
                && page.body.contains("230405001")
        );
        assert!(city.get("/admin/orgs/new?parent=x", &sys).await.status == StatusCode::NOT_FOUND);
        for path in [
            "/admin/orgs",
            "/admin/orgs/new",
            "/admin/people",
            "/admin/people/new",
            "/admin/jobs",
        ] {
            assert_eq!(city.get(path, &sys).await.status, StatusCode::OK, "{path}");
        }
        assert!(
            city.get("/admin/orgs?q=230405001", &sys)
                .await
                .body
                .contains("司法所")
        );

        let made = city
            .post(
                "/admin/people",
                &sys,
                "name=%E5%AD%9F%E5%BB%BA%E5%9B%BD&login=XA-77",
            )
            .await;
        let initial = made.between("data-initial-password=\"\">", "<");
        let account = made.between("/admin/people/", "\"");
        let taken = city.post("/admin/people", &sys, "name=x&login=xa-77").await;
        assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
        let no_post = city
            .post("/login", "", &format!("login=xa-77&password={initial}"))
            .await;
        assert!(no_post.cookie.is_none() && no_post.body.contains("没有岗位"));

        let new_post = format!("{office}/posts");
        assert_eq!(
            city.post(&new_post, &sys, "title=x&role=handler")
                .await
                .status,
            StatusCode::FORBIDDEN
        );
        let seat = city
            .post(
                &new_post,
                &sec,
                "title=%E5%8F%B8%E6%B3%95%E5%8A%A9%E7%90%86%E5%91%98&role=handler",
            )
            .await
            .location;
        let post = seat.rsplit_once("post=").unwrap().1.to_owned();
        assert!(
            city.get(&format!("{seat}&find=mjg"), &sec)
                .await
                .body
                .contains("孟建国")
        );
        let preview = city.get(&format!("{seat}&who={account}"), &sec).await;
        assert!(
            preview.body.contains("class=\"cando\"") && preview.body.contains("class=\"checks\"")
        );
        let give = format!("/admin/posts/{post}/assign");
        let day = "from=2026-11-24";
        assert_eq!(
            city.post(&give, &sys, &format!("account={account}&{day}"))
                .await
                .status,
            StatusCode::FORBIDDEN
        );
        assert_eq!(
            city.post(&give, &sec, &format!("account={account}&{day}"))
                .await
                .status,
            StatusCode::SEE_OTHER
        );
        assert_eq!(
            city.post(&give, &sec, &format!("account={account}&{day}"))
                .await
                .status,
            StatusCode::CONFLICT
        );
        assert!(city.get(&seat, &sec).await.body.contains("孟建国"));

        let entered = city
            .post("/login", "", &format!("login=xa-77&password={initial}"))
            .await;
        assert_eq!(entered.location, "/me/password");
        let officer = entered.cookie.unwrap();
        let change = |new: &str| format!("current={initial}&new={new}&again={new}");
        assert_eq!(
            city.post("/me/password", &officer, &change("short"))
                .await
                .status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        let new = PASSWORD.replace(' ', "+");
        assert_eq!(
            city.post("/me/password", &officer, &change(&new))
                .await
                .location,
            "/me"
        );
        assert_eq!(
            city.get("/admin/people", &officer).await.status,
            StatusCode::FORBIDDEN
        );

        let person = format!("/admin/people/{account}");
        assert!(city.get(&person, &sec).await.body.contains("司法助理员"));
        assert_eq!(
            city.post(&format!("{person}/lock"), &sys, "").await.status,
            StatusCode::FORBIDDEN
        );
        city.post(&format!("{person}/lock"), &sec, "").await;
        assert!(
            city.get("/me", &officer)
                .await
                .location
                .starts_with("/login")
        );
        city.post(&format!("{person}/unlock"), &sec, "").await;
        let officer = city.enter("xa-77").await;
        city.post(&format!("/admin/posts/{post}/vacate"), &sec, "")
            .await;
        assert!(
            city.get("/me", &officer)
                .await
                .location
                .starts_with("/login"),
            "no post, no rights"
        );

        city.post(
            &format!("{office}/change"),
            &sys,
            "name_zh=%E6%96%B0%E5%90%8D&unit_code=230405002",
        )
        .await;
        assert!(city.get(&office, &sys).await.body.contains("新名"));
        assert!(
            city.get(&format!("{office}/edit?to=%E9%B9%A4"), &sys)
                .await
                .body
                .contains("鹤岗市综治中心")
        );
        let around = format!("parent={}", office.rsplit_once('/').unwrap().1);
        assert_eq!(
            city.post(&format!("{centre}/move"), &sys, &around)
                .await
                .status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        assert_eq!(
            city.post(&format!("{office}/close"), &sys, "day=2026-11-30")
                .await
                .status,
            StatusCode::SEE_OTHER
        );
        assert_eq!(
            city.post(&format!("{office}/close"), &sys, "day=2019-01-01")
                .await
                .status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        assert_eq!(
            city.post(&format!("{centre}/close"), &sys, "day=tomorrow")
                .await
                .status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
    }
);

db_test!(
    the_log_is_read_and_checked_by_its_own_administrator,
    steps(),
    |db: Db| async move {
        let city = City::new(db, false).await;
        for (login, role) in [("sys", Role::SystemAdmin), ("aud", Role::AuditAdmin)] {
            city.staff(login, role).await;
        }
        let (sys, aud) = (city.enter("sys").await, city.enter("aud").await);
        assert_eq!(
            city.get("/admin/audit", &sys).await.status,
            StatusCode::FORBIDDEN
        );
        assert_eq!(
            city.get("/admin/jobs", &aud).await.status,
            StatusCode::FORBIDDEN
        );
        let log = city.get("/admin/audit", &aud).await;
        assert!(log.body.contains("登录") && log.body.contains("王建民"));
        let peek = log.between("&amp;peek=", "\"");
        let one = city.get(&format!("/admin/audit?peek={peek}"), &aud).await;
        assert!(one.body.contains("class=\"peek\"") && one.body.contains("password"));
        assert_eq!(
            city.post("/admin/audit/verify", &aud, "").await.location,
            "/admin/audit"
        );
        let checked = city.get("/admin/audit?action=audit.verified", &aud).await;
        assert!(checked.body.contains("校验日志"), "{}", checked.body);
        let english = city.get("/admin/audit?lang=en", &aud).await;
        assert!(english.body.contains("signed in"));
    }
);

db_test!(
    an_empty_installation_can_begin,
    steps(),
    |db: Db| async move {
        let city = City::new(db, false).await;
        let password = people::first_administrator(&city.app, "root")
            .await
            .unwrap()
            .unwrap();
        assert!(
            people::first_administrator(&city.app, "other")
                .await
                .unwrap()
                .is_none()
        );
        assert!(people::has_accounts(&city.app.db.read()).await.unwrap());
        let entered = city
            .post("/login", "", &format!("login=root&password={password}"))
            .await;
        let root = entered.cookie.unwrap();
        let early = city.get("/admin/orgs", &root).await;
        assert_eq!(
            early.status,
            StatusCode::FORBIDDEN,
            "an initial password opens nothing"
        );
        let new = PASSWORD.replace(' ', "+");
        let form = format!("current={password}&new={new}&again={new}");
        assert_eq!(
            city.post("/me/password", &root, &form).await.location,
            "/me"
        );
        let made = city
            .post("/admin/people", &root, "name=%E6%9B%B2&login=sec")
            .await;
        let account = made.between("/admin/people/", "\"");
        let posts = format!("/admin/orgs/{}/posts", city.centre);
        assert_eq!(
            city.post(&posts, &root, "title=x&role=handler")
                .await
                .status,
            StatusCode::FORBIDDEN
        );
        let seat = city
            .post(
                &posts,
                &root,
                "title=%E5%AE%89%E5%85%A8&role=security_admin",
            )
            .await
            .location;
        let post = seat.rsplit_once("post=").unwrap().1.to_owned();
        let give = format!("/admin/posts/{post}/assign");
        assert_eq!(
            city.post(&give, &root, &format!("account={account}"))
                .await
                .status,
            StatusCode::SEE_OTHER
        );
        assert_eq!(
            city.post(&posts, &root, "title=y&role=security_admin")
                .await
                .status,
            StatusCode::FORBIDDEN,
            "only the first one"
        );
        let token = people::make_token(&city.app, "root", "backup", 30)
            .await
            .unwrap()
            .unwrap();
        assert!(token.starts_with("anxin_"));
        assert!(
            people::make_token(&city.app, "nobody", "x", 1)
                .await
                .unwrap()
                .is_none()
        );
    }
);

db_test!(a_failed_job_is_redone, steps(), |db: Db| async move {
    let city = City::new(db, false).await;
    city.staff("sys", Role::SystemAdmin).await;
    let sys = city.enter("sys").await;
    let app = city.app.clone();
    city.app
        .db
        .act::<_, store::Fault, _>(move |tx| {
            Box::pin(async move {
                work::enqueue(tx, &*app.ids, "notice.send", &"x", None, crate::city::NOW).await?;
                tx.run(
                    "update job set state = 'dead', last_error = '号码停机'",
                    vec![],
                )
                .await
            })
        })
        .await
        .unwrap();
    let page = city.get("/admin/jobs", &sys).await;
    assert!(page.body.contains("1 个任务没做成") && page.body.contains("号码停机"));
    let id = page.between("&amp;peek=", "\"");
    let one = city
        .get(&format!("/admin/jobs?state=dead&peek={id}"), &sys)
        .await;
    assert!(one.body.contains("class=\"code\""));
    assert_eq!(
        city.post(&format!("/admin/jobs/{id}/redo"), &sys, "")
            .await
            .status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(
        city.post(&format!("/admin/jobs/{id}/redo"), &sys, "")
            .await
            .status,
        StatusCode::CONFLICT
    );
    assert!(
        city.get("/admin/jobs", &sys)
            .await
            .body
            .contains("后台任务都正常")
    );
    city.post("/admin/jobs/redo-all", &sys, "kind=notice.send")
        .await;
});
