//! Residents' pages through the product's routes, on both databases.

use access::{Actor, Named, Role};
use axum::body::Body;
use axum::http::Request;
use kernel::Date;
use matter::testing::{Answer, City, TYPES, city_with, migrations_with};
use matter::{Do, HandOffKind};

fn rooms() -> Vec<capability::Capability> {
    vec![
        people::CAPABILITY,
        place::CAPABILITY,
        routing::CAPABILITY,
        resident::CAPABILITY,
    ]
}

/// A browser: what it was told to keep.
#[derive(Default)]
struct Browser(std::collections::BTreeMap<String, String>);

impl Browser {
    fn keep(&mut self, answer: &Answer) {
        for line in answer.headers.get_all("set-cookie") {
            let line = line.to_str().unwrap();
            let (pair, rest) = line.split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if rest.contains("Max-Age=0;") {
                self.0.remove(name);
            } else {
                self.0.insert(name.into(), value.into());
            }
        }
    }

    fn cookies(&self) -> String {
        let all: Vec<String> = self.0.iter().map(|(n, v)| format!("{n}={v}")).collect();
        all.join("; ")
    }

    async fn get(&mut self, city: &City, path: &str) -> Answer {
        let request = Request::get(path).header("cookie", self.cookies());
        let answer = city
            .send(&Actor::Anonymous, request.body(Body::empty()).unwrap())
            .await;
        self.keep(&answer);
        answer
    }

    async fn post(&mut self, city: &City, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut form = web::Fields::default();
        for (name, value) in fields {
            form.set(name, *value);
        }
        self.send(
            city,
            path,
            "application/x-www-form-urlencoded",
            form.to_query().into_bytes(),
        )
        .await
    }

    async fn send(&mut self, city: &City, path: &str, kind: &str, body: Vec<u8>) -> Answer {
        let request = Request::post(path)
            .header("cookie", self.cookies())
            .header("content-type", kind);
        let answer = city
            .send(&Actor::Anonymous, request.body(Body::from(body)).unwrap())
            .await;
        self.keep(&answer);
        answer
    }
}

/// A multipart form of words and one small picture.
fn with_photo(fields: &[(&str, &str)], photo: Option<&[u8]>) -> (String, Vec<u8>) {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend_from_slice(
            format!("--b\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                .as_bytes(),
        );
    }
    if let Some(bytes) = photo {
        body.extend_from_slice(
            b"--b\r\ncontent-disposition: form-data; name=\"photos\"; filename=\"a.png\"\r\ncontent-type: image/png\r\n\r\n",
        );
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--b--\r\n");
    ("multipart/form-data; boundary=b".into(), body)
}

/// A small grey picture.
const PIXEL: &[u8] = b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x08\x00\x00\x00\x08\x08\x00\x00\x00\x00\xe1\x64\xe1\x57\x00\x00\x00\x0e\x49\x44\x41\x54\x78\xda\x63\x68\x80\x02\x06\xca\x18\x00\x80\x84\x20\x01\x10\xe8\x6a\x17\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";

/// Units down to one community, and the district's centre under its real id.
async fn furnish(city: &City) {
    let unit = |code: &str, level, parent: Option<&str>, name: &str| place::NewUnit {
        code: code.into(),
        level,
        parent_code: parent.map(Into::into),
        name_zh: name.into(),
        name_en: None,
        kind: String::new(),
        urban: true,
        at: kernel::LonLat::new(130.27, 47.26).ok(),
        code_system: "NBS".into(),
        valid_from: Date::constant(2026, 1, 1),
        source: "test".into(),
    };
    let units = vec![
        unit("2304", place::Level::City, None, "鹤岗市"),
        unit("230405", place::Level::County, Some("2304"), "兴安区"),
        unit(
            "230405001",
            place::Level::Township,
            Some("230405"),
            "河东路街道",
        ),
        unit(
            "230405001001",
            place::Level::Community,
            Some("230405001"),
            "锦绣社区",
        ),
    ];
    let ids = city.app.ids.clone();
    let root: access::OrgId = city.centre.path.split('/').next().unwrap().parse().unwrap();
    let committee = people::NewOrg {
        id: Some(root),
        kind: "committee".into(),
        unit_code: "2304".into(),
        name: Named {
            zh: "鹤岗市".into(),
            en: "Hegang".into(),
        },
        ..people::NewOrg::default()
    };
    let centre = people::NewOrg {
        id: Some(city.centre.id),
        parent: Some(root),
        kind: people::CENTRE_KIND.into(),
        unit_code: "230405".into(),
        name: Named {
            zh: "兴安区综治中心".into(),
            en: "Xing'an Centre".into(),
        },
        sign: "兴综".into(),
        phone: "0468-3350000".into(),
        hours: String::new(),
        takes_matters: true,
        is_centre: true,
    };
    let now = city.app.clock.now();
    city.app
        .db
        .act::<_, store::Fault, _>(move |tx| {
            Box::pin(async move {
                place::insert_units(tx, &*ids, &units).await?;
                for org in [committee, centre] {
                    people::create_org(tx, &*ids, now, org)
                        .await
                        .expect("an organisation is created");
                }
                Ok(())
            })
        })
        .await
        .expect("the city is furnished");
}

/// Walks all question pages; answers where the receipt is.
async fn report(city: &City, browser: &mut Browser) -> String {
    let answer = browser
        .post(
            city,
            "/report",
            &[("words", "楼道里堆满旧家具，走不过去"), ("purpose", "")],
        )
        .await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (303, "/report/kind"),
        "{}",
        answer.text()
    );
    let answer = browser
        .post(city, "/report/kind", &[("kind", TYPES[0])])
        .await;
    assert_eq!(answer.header("location"), "/report/where");
    let answer = browser
        .post(
            city,
            "/report/where",
            &[("place", "锦绣社区"), ("detail", "3号楼2单元")],
        )
        .await;
    assert_eq!(
        answer.header("location"),
        "/report/when",
        "{}",
        answer.text()
    );
    let answer = browser
        .post(city, "/report/when", &[("when", "today")])
        .await;
    assert_eq!(answer.header("location"), "/report/photos");
    let (kind, body) = with_photo(&[], Some(PIXEL));
    let answer = browser.send(city, "/report/photos", &kind, body).await;
    assert_eq!(
        answer.header("location"),
        "/report/you",
        "{}",
        answer.text()
    );
    let answer = browser
        .post(city, "/report/you", &[("identity", "nobody")])
        .await;
    assert_eq!(answer.header("location"), "/report/check");
    let page = browser.get(city, "/report/check").await.text();
    assert!(
        page.contains("楼道里堆满旧家具")
            && page.contains("锦绣社区")
            && page.contains("3号楼2单元")
    );
    let answer = browser
        .post(city, "/report/send", &[("command", "anything")])
        .await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.header("location").to_owned()
}

/// What stands in an element that begins with `open`.
fn inside<'a>(page: &'a str, open: &str) -> &'a str {
    let at = page.find(open).unwrap_or_else(|| panic!("no {open}")) + open.len();
    page[at..].split('<').next().unwrap()
}

store::db_test!(
    a_report_without_an_account_is_followed_rated_and_checked,
    migrations_with(&rooms()),
    |db| async move {
        let city = city_with(db, &rooms()).await;
        furnish(&city).await;
        let mut browser = Browser::default();
        let receipt = report(&city, &mut browser).await;
        let page = browser.get(&city, &receipt).await.text();
        let number = inside(&page, "<p class=\"no\">").to_owned();
        let code = inside(&page, "<p class=\"say-big mono\">").to_owned();
        assert!(page.contains(&format!("/verify/{number}-")));

        // Another browser sees nothing without the code, and is asked the same for a number that is not there.
        let mut other = Browser::default();
        for asked in [number.as_str(), "HG2026-11-9999999"] {
            let answer = other.get(&city, &format!("/my/matters/{asked}")).await;
            assert_eq!(
                answer.header("location"),
                format!("/my/find?number={asked}")
            );
        }
        let wrong = other
            .post(
                &city,
                "/my/find",
                &[("number", &number), ("code", "AAAAAAAA")],
            )
            .await;
        assert_eq!(wrong.status, 422);
        let right = other
            .post(
                &city,
                "/my/find",
                &[("number", &number.to_lowercase()), ("code", &code)],
            )
            .await;
        assert_eq!(right.header("location"), format!("/my/matters/{number}"));
        let page = other
            .get(&city, &format!("/my/matters/{number}"))
            .await
            .text();
        assert!(page.contains("接下来") && page.contains("兴安区综治中心"));
        let photo = page
            .split("/files/")
            .nth(1)
            .unwrap()
            .split(['"', '?'])
            .next()
            .unwrap();
        let path = format!("/my/matters/{number}/files/{photo}?v=thumb");
        assert!(
            other
                .get(&city, &path)
                .await
                .header("content-type")
                .starts_with("image/")
        );
        assert_eq!(Browser::default().get(&city, &path).await.status, 303);

        // The receipt is genuine, and a changed letter of it is not.
        let verify = format!(
            "/verify/{}",
            inside_verify(&browser.get(&city, &receipt).await.text())
        );
        let answer = Browser::default().get(&city, &verify).await;
        assert_eq!(answer.status, 200);
        assert!(answer.text().contains("这张回执是真的") && !answer.text().contains("旧家具"));
        let mut forged = verify.clone();
        let last = forged.pop().unwrap();
        forged.push(if last == '0' { '1' } else { '0' });
        assert_eq!(Browser::default().get(&city, &forged).await.status, 404);

        solve(&city, &number).await;
        let page = other.get(&city, "/my").await.text();
        assert!(page.contains("请您评价"));
        let rate = format!("/my/matters/{number}/rate");
        let refused = other.post(&city, &rate, &[("solved", "yes")]).await;
        assert_eq!(refused.status, 422, "stars are missing");
        let rated = other
            .post(
                &city,
                &rate,
                &[
                    ("solved", "yes"),
                    ("stars", "5"),
                    ("handling", "4"),
                    ("command", "0123456789abcdef"),
                ],
            )
            .await;
        assert_eq!(rated.status, 303);
        let row = matter::store::within(&city.app.db.read(), &access::Scope::All, &number)
            .await
            .unwrap()
            .unwrap();
        assert_eq!((row.rating, row.rating_solved), (Some(5), Some(true)));
        assert_eq!(row.rating_handling, Some(4));
        assert_eq!(row.state(), matter::State::Closed);
    }
);

fn inside_verify(page: &str) -> &str {
    page.split("href=\"/verify/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
}

/// Officers take it, answer, approve.
async fn solve(city: &City, number: &str) {
    let clerk = city.staff(&city.centre, Role::CenterHead);
    let (handler, leader) = (
        city.staff(&city.organ_a, Role::Handler),
        city.staff(&city.organ_a, Role::UnitLeader),
    );
    let offer = Do::Offer {
        to: city.organ_a.clone(),
        kind: HandOffKind::Dispatch,
        reason: String::new(),
        basis: String::new(),
        rule: None,
    };
    let reply = Do::Reply {
        outcome: "supported".into(),
        words: "已清理".into(),
        files: vec![],
    };
    for (who, what) in [
        (&clerk, offer),
        (
            &handler,
            Do::Accept {
                plan: "明天去".into(),
            },
        ),
        (&handler, reply),
        (&leader, Do::Approve),
    ] {
        city.act(who, number, what)
            .await
            .expect("officers do their work");
    }
}

store::db_test!(
    an_objection_and_an_addition_bring_photos,
    migrations_with(&rooms()),
    |db| async move {
        let city = city_with(db, &rooms()).await;
        furnish(&city).await;
        let mut browser = Browser::default();
        let receipt = report(&city, &mut browser).await;
        let page = browser.get(&city, &receipt).await.text();
        let number = inside(&page, "<p class=\"no\">").to_owned();
        let base = format!("/my/matters/{number}");
        let files = async || {
            let read = city.app.db.read();
            let row = matter::store::within(&read, &access::Scope::All, &number)
                .await
                .unwrap()
                .unwrap();
            files::of_owner(&read, "matter", &row.id)
                .await
                .unwrap()
                .len()
        };
        let before = files().await;
        let (kind, body) = with_photo(&[("words", "还有一张")], Some(PIXEL));
        let added = browser
            .send(&city, &format!("{base}/add"), &kind, body)
            .await;
        assert_eq!(added.status, 303, "{}", added.text());
        assert_eq!(files().await, before + 1);

        solve(&city, &number).await;
        let objection = format!("{base}/objection");
        let (kind, body) = with_photo(&[("words", "")], Some(PIXEL));
        let refused = browser.send(&city, &objection, &kind, body).await;
        assert_eq!(refused.status, 422, "the words are missing");
        let html = refused.text();
        let kept = html
            .split("name=\"kept\" value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("the photo need not be chosen again");
        let (kind, body) = with_photo(&[("words", "没清干净"), ("kept", kept)], Some(PIXEL));
        let objected = browser.send(&city, &objection, &kind, body).await;
        assert_eq!(objected.status, 303, "{}", objected.text());
        assert_eq!(files().await, before + 3);
    }
);

store::db_test!(
    a_draft_opens_no_page_before_its_turn_and_no_other_browser_sees_it,
    migrations_with(&rooms()),
    |db| async move {
        let city = city_with(db, &rooms()).await;
        furnish(&city).await;
        let mut browser = Browser::default();
        assert_eq!(
            browser.get(&city, "/report/you").await.header("location"),
            "/report"
        );
        browser
            .post(&city, "/report", &[("words", "路灯不亮")])
            .await;
        assert_eq!(
            browser.get(&city, "/report/check").await.header("location"),
            "/report"
        );
        assert!(
            browser
                .get(&city, "/report")
                .await
                .text()
                .contains("路灯不亮")
        );
        assert!(
            !Browser::default()
                .get(&city, "/report")
                .await
                .text()
                .contains("路灯不亮")
        );
        browser.post(&city, "/report/restart", &[]).await;
        assert!(
            !browser
                .get(&city, "/report")
                .await
                .text()
                .contains("路灯不亮")
        );
    }
);

store::db_test!(
    every_public_page_opens_in_both_languages,
    migrations_with(&rooms()),
    |db| async move {
        let city = city_with(db, &rooms()).await;
        furnish(&city).await;
        for path in [
            "/",
            "/report",
            "/report?purpose=dispute",
            "/report?purpose=consult",
            "/start/law",
            "/start/notary",
            "/start/court",
            "/my",
            "/my/find",
            "/my/data",
            "/help",
            "/accessibility",
            "/verify",
        ] {
            for lang in ["zh-CN", "en"] {
                let mark = if path.contains('?') { '&' } else { '?' };
                let answer = Browser::default()
                    .get(&city, &format!("{path}{mark}lang={lang}"))
                    .await;
                assert_eq!(answer.status, 200, "{path}");
                let page = answer.text();
                assert!(!page.contains('⟦'), "{path} lacks a text in {lang}");
                assert!(!page.contains(" style=\""), "{path}");
                assert_eq!(page.matches("<h1").count(), 1, "{path} has one h1");
            }
        }
    }
);
