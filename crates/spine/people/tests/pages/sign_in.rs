//! Signing in and out.

use access::Role;
use axum::http::StatusCode;
use store::{Db, db_test};

use crate::city::{City, NOW, PASSWORD, steps};

db_test!(
    a_password_opens_and_five_wrong_ones_close,
    steps(),
    |db: Db| async move {
        let city = City::new(db, false).await;
        city.staff("XA-0312", Role::Handler).await;
        let page = city.get("/login?next=/matters", "").await;
        for words in [
            "工号或手机号",
            "密码",
            "<h1",
            ">登录<",
            "name=\"next\" value=\"/matters\"",
        ] {
            assert!(page.body.contains(words), "{words}");
        }
        assert!(
            !page.body.contains("accts"),
            "a real city shows no identities"
        );
        let right = format!(
            "login=+xa-0312&password={}&next=/me",
            PASSWORD.replace(' ', "+")
        );
        let entered = city.post("/login", "", &right).await;
        assert_eq!(
            (entered.status, entered.location.as_str()),
            (StatusCode::SEE_OTHER, "/me")
        );
        let outside = city
            .post("/login", "", &right.replace("/me", "//evil.example"))
            .await;
        assert_eq!(outside.location, "/home");
        let unknown = city.post("/login", "", "login=nobody&password=x").await;
        for _ in 0..5 {
            let wrong = city.post("/login", "", "login=xa-0312&password=x").await;
            assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(wrong.cookie.is_none() && wrong.body.contains("role=\"alert\""));
            assert_eq!(
                wrong.body.replace("xa-0312", ""),
                unknown.body.replace("nobody", ""),
                "the answer does not tell whether the account exists"
            );
        }
        let locked = city.post("/login", "", &right).await;
        assert!(locked.cookie.is_none() && locked.body.contains("以后再试"));
        city.clock.advance(16 * 60_000);
        assert!(city.post("/login", "", &right).await.cookie.is_some());
        assert_eq!(
            city.post("/login/demo", "", "account=x").await.status,
            StatusCode::NOT_FOUND
        );
    }
);

db_test!(
    a_demo_city_lets_anyone_be_anyone,
    steps(),
    |db: Db| async move {
        let city = City::new(db, true).await;
        let roles = [
            ("w", Role::WindowClerk, "窗口 王建民"),
            ("h", Role::Handler, "承办 王建民"),
            ("g", Role::GridWorker, "网格员 王建民"),
            ("c", Role::CenterHead, "主任 王建民"),
            ("s", Role::Supervisor, "督办 王建民"),
            ("a", Role::SystemAdmin, "管理员 王建民"),
            ("o", Role::Observer, "观察员 王建民"),
        ];
        for (login, role, _) in roles {
            city.staff(&format!("demo-{login}"), role).await;
        }
        let resident = city.resident().await;
        let page = city.get("/login", "").await;
        assert!(page.body.contains("class=\"accts\"") && page.body.contains("class=\"scenes\""));
        for (_, _, words) in roles {
            assert!(page.body.contains(words), "{words}");
        }
        assert!(page.body.contains("群众 李晓梅"));
        let entered = city
            .post("/login/demo", "", &format!("account={resident}"))
            .await;
        let home = city.get("/home", entered.cookie.as_deref().unwrap()).await;
        assert_eq!(home.location, "/my");
        let scene = city.post("/login/demo", "", "scene=intake").await;
        assert_eq!(scene.location, "/home");
        let admin = city.enter("demo-a").await;
        assert_eq!(city.get("/home", &admin).await.location, "/admin/orgs");
        let english = city.get("/login?lang=en", "").await;
        assert!(english.body.contains("Window Wang Jianmin"));
    }
);

db_test!(a_resident_proves_a_phone, steps(), |db: Db| async move {
    let city = City::new(db, true).await;
    assert!(city.get("/login/phone", "").await.body.contains("手机号"));
    let fixed = city.post("/login/phone", "", "phone=0468-3351234").await;
    assert!(fixed.body.contains("role=\"alert\""));
    let asked = city.post("/login/phone", "", "phone=199+0000+0077").await;
    assert!(asked.body.contains("199****0077") && !asked.body.contains("0000 0077"));
    let code = asked.between("data-code=\"\">", "<");
    let id = asked.between("name=\"id\" value=\"", "\"");
    let wrong = city
        .post("/login/code", "", &format!("id={id}&masked=199&code=x"))
        .await;
    assert!(wrong.cookie.is_none() && wrong.body.contains("role=\"alert\""));
    let entered = city
        .post("/login/code", "", &format!("id={id}&code={code}"))
        .await;
    assert_eq!(entered.location, "/my");
    let cookie = entered.cookie.unwrap();
    let again = city
        .post("/login/code", "", &format!("id={id}&code={code}"))
        .await;
    assert!(again.cookie.is_none(), "a code works once");
    assert_eq!(
        city.post("/me/name", &cookie, "name=%E8%B5%B5")
            .await
            .location,
        "/me"
    );
    let me = city.get("/me", &cookie).await;
    assert!(me.body.contains("value=\"赵\"") && me.body.contains("Chrome · Windows"));
    assert!(!me.body.contains("people-tokens"));
    assert_eq!(
        city.get("/admin/orgs", &cookie).await.status,
        StatusCode::FORBIDDEN
    );
    city.clock.set(NOW.plus_days(29));
    assert_eq!(city.get("/me", &cookie).await.status, StatusCode::OK);
    city.clock.set(NOW.plus_days(31));
    assert!(
        city.get("/me", &cookie)
            .await
            .location
            .starts_with("/login")
    );
});

db_test!(leaving_ends_the_session, steps(), |db: Db| async move {
    let city = City::new(db, false).await;
    city.staff("xa-1", Role::Handler).await;
    let (here, there) = (city.enter("xa-1").await, city.enter("xa-1").await);
    assert_eq!(city.get("/me", &here).await.status, StatusCode::OK);
    assert_eq!(city.post("/logout", &here, "").await.location, "/login");
    assert!(city.get("/me", &here).await.location.starts_with("/login"));
    let third = city.enter("xa-1").await;
    let foreign = city.post("/me/sessions/01ARZ3NDEKTSV4RRFFQ69G5FAV/end", &third, "");
    assert_eq!(foreign.await.status, StatusCode::NOT_FOUND);
    city.post("/me/sessions/end-others", &third, "").await;
    assert!(city.get("/me", &there).await.location.starts_with("/login"));
    assert_eq!(city.get("/me", &third).await.status, StatusCode::OK);
    city.clock.advance(31 * 60_000);
    assert!(
        city.get("/me", &third).await.location.starts_with("/login"),
        "idle"
    );
});

db_test!(
    a_second_factor_is_asked_and_used_once,
    steps(),
    |db: Db| async move {
        let city = City::new(db, false).await;
        city.staff("xa-1", Role::Handler).await;
        let cookie = city.enter("xa-1").await;
        let page = city.get("/me/totp", &cookie).await;
        assert!(page.body.contains("<svg"));
        let secret = page.between("name=\"secret\" value=\"", "\"");
        let password = PASSWORD.replace(' ', "+");
        let form = format!("secret={secret}&current={password}&code=");
        let wrong = city
            .post("/me/totp", &cookie, &format!("{form}000000"))
            .await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let now = || code(&secret, city.clock.as_ref());
        assert_eq!(
            city.post("/me/totp", &cookie, &format!("{form}{}", now()))
                .await
                .location,
            "/me"
        );
        let login = format!("login=xa-1&password={password}&next=/me");
        let asked = city.post("/login", "", &login).await;
        assert!(asked.cookie.is_none());
        let ticket = asked.between("name=\"ticket\" value=\"", "\"");
        let used = city
            .post(
                "/login/totp",
                "",
                &format!("ticket={ticket}&code={}", now()),
            )
            .await;
        assert!(used.cookie.is_none(), "the code that enrolled is used up");
        city.clock.advance(30_000);
        let form = format!("ticket={ticket}&next=/me&code={}", now());
        let entered = city.post("/login/totp", "", &form).await;
        assert_eq!(entered.location, "/me");
        assert!(entered.cookie.is_some());
        assert!(
            city.post("/login/totp", "", &form).await.cookie.is_none(),
            "a ticket works once"
        );
    }
);

/// What an authenticator app shows now.
fn code(secret: &str, clock: &dyn kernel::Clock) -> String {
    const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let groups: Vec<String> = secret
        .chars()
        .map(|c| format!("{:05b}", ALPHABET.find(c).unwrap()))
        .collect();
    let bits = groups.concat();
    let bytes: Vec<u8> = bits
        .as_bytes()
        .chunks_exact(8)
        .map(|b| u8::from_str_radix(std::str::from_utf8(b).unwrap(), 2).unwrap())
        .collect();
    let bytes: [u8; 20] = bytes.try_into().unwrap();
    let totp = totp_rs::Builder::new().with_secret(bytes).build().unwrap();
    let seconds = u64::try_from(clock.now().0 / 1000).unwrap();
    totp.generate(seconds).to_string()
}

db_test!(
    programs_sign_in_and_read_the_directory,
    steps(),
    |db: Db| async move {
        let city = City::new(db, false).await;
        city.staff("xa-1", Role::Handler).await;
        let body = format!("{{\"login\":\"xa-1\",\"password\":\"{PASSWORD}\"}}");
        let opened = city.send("POST", "/api/v1/session", "", body, &[]).await;
        assert_eq!(opened.status, StatusCode::OK, "{}", opened.body);
        let token = opened.between("\"token\":\"", "\"");
        let bearer = format!("Bearer {token}");
        let auth = [("authorization", bearer.as_str())];
        let me = city
            .send("GET", "/api/v1/me", "", String::new(), &auth)
            .await;
        assert!(me.body.contains("\"roles\":[\"handler\"]"), "{}", me.body);
        let list = city
            .send(
                "GET",
                "/api/v1/organisations?kind=governance_center&unit=230405",
                "",
                String::new(),
                &auth,
            )
            .await;
        assert!(list.body.contains(&city.centre.to_string()));
        let one = format!("/api/v1/organisations/{}", city.centre);
        assert!(
            city.send("GET", &one, "", String::new(), &auth)
                .await
                .body
                .contains("\"level\":\"city\"")
        );
        let nobody = city.send("GET", &one, "", String::new(), &[]).await;
        assert_eq!(nobody.status, StatusCode::UNAUTHORIZED);
        assert!(nobody.body.contains("\"status\":401"));
        let wrong = city
            .send("POST", "/api/v1/session", "", "{}".into(), &[])
            .await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        // A token made in the browser wears its post and cannot touch the account.
        let cookie = city.enter("xa-1").await;
        let form = format!("name=report&days=30&current={}", PASSWORD.replace(' ', "+"));
        let made = city.post("/me/tokens", &cookie, &form).await;
        let secret = format!("anxin_{}", made.between("anxin_", "<"));
        let bearer = format!("Bearer {secret}");
        let auth = [("authorization", bearer.as_str())];
        assert_eq!(
            city.send("GET", "/api/v1/me", "", String::new(), &auth)
                .await
                .status,
            StatusCode::OK
        );
        let page = city.send("POST", "/me/tokens", "", form, &auth).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        let me = city.get("/me", &cookie).await;
        let id = me.between("/me/tokens/", "/revoke");
        city.post(&format!("/me/tokens/{id}/revoke"), &cookie, "")
            .await;
        assert_eq!(
            city.send("GET", "/api/v1/me", "", String::new(), &auth)
                .await
                .status,
            StatusCode::UNAUTHORIZED
        );
    }
);
