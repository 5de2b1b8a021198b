//! The pages and the API through the router, as browsers ask for them.

use std::sync::Arc;

use access::crypto::{Entropy, EntropyError, FieldCipher, Keys};
use access::{AccountId, Actor, Grant, Named, OrgId, Post, Role};
use audit::checkpoint::Signer;
use axum::Router;
use axum::body::Body;
use futures::future::BoxFuture;
use http::{HeaderMap, Method, Request, StatusCode, header};
use kernel::{FixedClock, Lang, SeededIds, UtcMs, WorkCalendar};
use store::{Db, Fault, Sql, args, db_test};
use tempfile::TempDir;
use texts::Texts;
use tower::ServiceExt;
use web::{App, AppParts, Ctx, Limiter, Services, Session, Sessions, Settings};

use crate::support::{JINXIU, STEPS, city};

/// Tuesday 24 November 2026, 09:52 in Shanghai.
pub(crate) const NOW: UtcMs = UtcMs(1_795_485_120_000);

/// The cookie says which role signs in.
struct ByCookie;
impl Sessions for ByCookie {
    fn find<'a>(
        &'a self,
        _: &'a App,
        secret: &'a str,
    ) -> BoxFuture<'a, Result<Option<Session>, Fault>> {
        Box::pin(async move {
            let Some(role) = Role::parse(secret) else {
                return Ok(None);
            };
            let org = OrgId::from_u128(1);
            let grant = Grant {
                role,
                org,
                org_path: "1/".into(),
                unit_path: "2304/".into(),
            };
            let post = Post {
                org,
                org_name: Named::default(),
                person: "李某".into(),
                title: String::new(),
                grants: vec![grant],
            };
            let actor = Actor::Staff {
                account: AccountId::from_u128(2),
                post,
            };
            Ok(Some(Session {
                id: "1".into(),
                actor,
                name: "李某".into(),
                posts: Vec::new(),
                lang: None,
                theme: None,
                unread: 0,
            }))
        })
    }
}

struct Sevens;
impl Entropy for Sevens {
    fn fill(&self, buffer: &mut [u8]) -> Result<(), EntropyError> {
        buffer.fill(7);
        Ok(())
    }
}

pub(crate) struct Site {
    router: Router,
    folder: TempDir,
}

pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    body: Vec<u8>,
}

impl Reply {
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    /// A page without missing words and without anything that the policy of the browser refuses.
    pub(crate) fn page(&self) -> String {
        let text = self.text();
        assert_eq!(self.status, StatusCode::OK, "{text}");
        assert!(!text.contains('⟦'), "{text}");
        assert!(
            !text.contains(" style=") && !text.contains(" onclick="),
            "{text}"
        );
        assert_eq!(text.matches("<h1").count(), 1, "{text}");
        text
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        assert_eq!(self.status, StatusCode::OK, "{}", self.text());
        serde_json::from_slice(&self.body).unwrap()
    }
}

pub(crate) async fn site(db: Db) -> Site {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(FixedClock::at(NOW));
    let room = place::CAPABILITY;
    let mut services = Services::default();
    services.put(place::Atlas::new());
    services.put(place::BaseMap::in_folder(folder.path()));
    let app = App::new(AppParts {
        db,
        ids: Arc::new(SeededIds::new(5, clock.clone())),
        clock,
        texts: Texts::load(&[web::TEXTS, room.texts].concat()).unwrap(),
        cipher: FieldCipher::new(Keys::generate(&Sevens).unwrap(), Box::new(Sevens)),
        signer: Signer::generate("city.example".parse().unwrap(), &[7; 32]),
        gateway: notice::Gateway::sink(),
        hub: live::Hub::default(),
        jobs_wake: Arc::default(),
        search: search::Index::open(folder.path()).unwrap(),
        files: files::FileStore::open(folder.path()).await.unwrap(),
        calendar: tokio::sync::RwLock::new(Arc::new(WorkCalendar::shipped())),
        settings: Settings {
            public_url: "http://city.example".into(),
            city: Named::default(),
            demo: false,
            tls: false,
            proxies: web::Proxies::default(),
            upload_max_bytes: 1 << 20,
        },
        sessions: Box::new(ByCookie),
        topics: |_: Ctx, _| Box::pin(async { Ok(false) }),
        navigation: room.navigation.to_vec(),
        limiter: Limiter::default(),
        services,
    });
    let mut routes = (room.pages)();
    routes.extend((room.api)());
    Site {
        router: web::build(app, routes),
        folder,
    }
}

impl Site {
    async fn send(&self, request: http::request::Builder, body: impl Into<Body>) -> Reply {
        let request = request
            .header("sec-fetch-site", "same-origin")
            .body(body.into())
            .unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, 8 << 20).await.unwrap().to_vec();
        Reply {
            status: parts.status,
            headers: parts.headers,
            body,
        }
    }

    pub(crate) async fn get(&self, path: &str) -> Reply {
        let request = Request::builder()
            .uri(path)
            .header("accept-language", "zh-CN");
        self.send(request, Body::empty()).await
    }

    pub(crate) async fn get_as(&self, role: Role, path: &str) -> Reply {
        let request = Request::builder()
            .uri(path)
            .header("accept-language", "zh-CN");
        self.send(request.header(header::COOKIE, cookie(role)), Body::empty())
            .await
    }

    pub(crate) async fn post_as(
        &self,
        role: Role,
        path: &str,
        kind: &str,
        body: impl Into<Body>,
    ) -> Reply {
        let request = Request::builder().method(Method::POST).uri(path);
        let request = request
            .header(header::COOKIE, cookie(role))
            .header(header::CONTENT_TYPE, kind);
        self.send(request, body).await
    }
}

fn cookie(role: Role) -> String {
    format!("anxin_session={}", role.code())
}

pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

#[test]
fn both_languages_say_the_same() {
    let texts = Texts::load(&[web::TEXTS, place::TEXTS].concat()).unwrap();
    assert_eq!(texts.parity(), Vec::<String>::new());
    for lang in Lang::ALL {
        for entry in place::CAPABILITY.navigation {
            assert!(texts.has(lang, entry.label) && texts.has(lang, entry.section));
        }
    }
}

db_test!(an_address_field_is_answered, STEPS, |db: Db| async move {
    city(&db).await;
    let site = site(db).await;
    let found = site
        .get("/api/v1/places/search?q=%E9%94%A6%E7%BB%A3%E5%B0%8F%E5%8C%BA3%E5%8F%B7%E6%A5%BC")
        .await
        .json();
    assert_eq!(found[0]["label"], "兴安区 锦绣小区 3号楼");
    assert_eq!(found[0]["more"], "河东路街道 锦绣社区");
    assert_eq!(found[0]["kind"], "building");
    assert_eq!(
        site.get("/api/v1/places/search?q=zzzz").await.json(),
        serde_json::json!([])
    );
    let here = site
        .get("/api/v1/places/locate?lon=130.292&lat=47.25")
        .await
        .json();
    assert_eq!(
        (&here["unit_path"], &here["by"]),
        (&JINXIU.into(), &"boundary".into())
    );
    assert_eq!(
        site.get("/api/v1/places/locate?lon=1&lat=1").await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        site.get("/api/v1/places/locate?lon=x").await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let units = site.get("/api/v1/places/units?parent=230405").await.json();
    assert_eq!(units[0]["path"], "2304/230405/230405005/");
    let who = site
        .get("/api/v1/places/responsible?lon=130.292&lat=47.25")
        .await
        .json();
    assert_eq!(who["people"][0]["name"], "王某");
    assert_eq!(who["points"][0]["kind"], "centre");
    let by_unit = site
        .get(&format!("/api/v1/places/responsible?unit={JINXIU}"))
        .await
        .json();
    assert_eq!(by_unit["people"], serde_json::json!([]));
});

db_test!(
    a_resident_finds_who_serves_them,
    STEPS,
    |db: Db| async move {
        city(&db).await;
        let site = site(db).await;
        let start = site.get("/find").await.page();
        assert!(start.contains("兴安区") && start.contains("/api/v1/places/search"));
        let here = site.get("/find/here?at=130.292,47.25").await.page();
        for word in [
            "锦绣小区 20号楼",
            "网格员 王某",
            "在岗",
            "冯某",
            "社区民警 赵某",
            "河东路街道综治中心",
            "开门",
            "tel:19900001234",
        ] {
            assert!(here.contains(word), "{word}");
        }
        let named = site.get("/find?q=jxxq").await.page();
        assert!(named.contains("网格员 王某"));
        let several = site.get("/find?q=%E6%B2%BF%E6%B2%B3").await.page();
        assert!(several.contains("东山区 沿河小区") && several.contains("兴安区 沿河小区"));
        let district = site.get("/find?in=2304/230405/").await.page();
        assert!(district.contains("兴安区综治中心") && district.contains("河东路街道"));
        let community = site.get(&format!("/find?in={JINXIU}")).await.page();
        assert!(community.contains("第4网格") && community.contains("第5网格"));
        assert!(site.get("/find?q=none").await.page().contains("没有找到"));
        assert!(
            site.get("/find/here?at=1,1")
                .await
                .page()
                .contains("不在本市")
        );
        assert_eq!(site.get("/find?in=99/").await.status, StatusCode::NOT_FOUND);
        assert_eq!(
            site.get("/find?q-id=estate:x").await.status,
            StatusCode::NOT_FOUND
        );
    }
);

db_test!(
    officers_see_the_tree_and_only_administrators_more,
    STEPS,
    |db: Db| async move {
        city(&db).await;
        let site = site(db).await;
        let tree = site
            .get_as(Role::WindowClerk, &format!("/places?at={JINXIU}"))
            .await
            .page();
        for word in [
            "锦绣社区",
            "沿河社区",
            "第4网格",
            "王某",
            "锦绣小区",
            "230405005001",
        ] {
            assert!(tree.contains(word), "{word}");
        }
        let hits = site
            .get_as(Role::WindowClerk, "/places?q=17%E5%8F%B7")
            .await
            .page();
        assert!(hits.contains("没有找到"));
        assert_ne!(site.get("/places").await.status, StatusCode::OK);
        for path in [
            "/admin/places",
            "/admin/places/conflicts",
            "/admin/places/boundaries",
        ] {
            assert_eq!(
                site.get_as(Role::WindowClerk, path).await.status,
                StatusCode::FORBIDDEN
            );
            site.get_as(Role::SystemAdmin, path).await.page();
        }
        let all = site
            .get_as(Role::SystemAdmin, "/admin/places?level=community")
            .await
            .page();
        assert!(all.contains("永昌村村委会"));
    }
);

db_test!(
    a_conflict_is_decided_and_logged,
    STEPS,
    |db: Db| async move {
        city(&db).await;
        let lists = "code9,a,b\n230405005,河东路街道,河西路街道\n";
        let lists = place::import::township_lists(lists.as_bytes()).unwrap();
        db.act(move |tx| {
            Box::pin(async move {
                let ids = crate::support::ids();
                place::import::save_township_lists(tx, &ids, &lists, crate::support::DAY, NOW).await
            })
        })
        .await
        .unwrap();
        let site = site(db.clone()).await;
        let marked = site
            .get_as(Role::WindowClerk, "/places?at=2304/230405/")
            .await
            .page();
        assert!(marked.contains("名录不一致"));
        let report = site
            .get_as(Role::SystemAdmin, "/admin/places/conflicts")
            .await
            .page();
        assert!(report.contains("写法不同") && report.contains("河西路街道"));
        let path = "/admin/places/conflicts";
        let wrong = site
            .post_as(Role::SystemAdmin, path, FORM, "code=230405005&name=x")
            .await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let body = "code=230405005&name=%E6%B2%B3%E4%B8%9C%E8%B7%AF%E8%A1%97%E9%81%93";
        let done = site.post_as(Role::SystemAdmin, path, FORM, body).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        let read = db.read();
        let sql: &dyn Sql = &read;
        let logged = sql
            .count(
                "select count(*) from audit_entry where action = 'place.decide_conflict'",
                args![],
            )
            .await
            .unwrap();
        assert_eq!(logged, 1);
        let after = site
            .get_as(Role::WindowClerk, "/places?at=2304/230405/")
            .await
            .page();
        assert!(!after.contains("名录不一致"));
    }
);

const GEOJSON: &str = r#"{"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"name":"兴安区","adcode":230405},"geometry":{"type":"Polygon","coordinates":[[[130.2,47.2],[130.4,47.2],[130.4,47.3],[130.2,47.3]]]}},
    {"type":"Feature","properties":{"name":"别处"},"geometry":{"type":"Polygon","coordinates":[[[131.2,47.2],[131.4,47.2],[131.4,47.3],[131.2,47.2]]]}}]}"#;

fn multipart(crs: &str, file: &str) -> String {
    let part = |name: &str, value: &str| {
        format!("--B\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    format!(
        "--B\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.geojson\"\r\n\r\n{file}\r\n{}{}--B--\r\n",
        part("crs", crs),
        part("from", "2026-01-01")
    )
}

db_test!(
    boundaries_are_shown_before_they_are_saved,
    STEPS,
    |db: Db| async move {
        city(&db).await;
        let site = site(db.clone()).await;
        let (path, kind) = (
            "/admin/places/boundaries",
            "multipart/form-data; boundary=B",
        );
        let unknown = site
            .post_as(Role::SystemAdmin, path, kind, multipart("", GEOJSON))
            .await;
        assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(unknown.text().contains("看不出坐标系"));
        let broken = site
            .post_as(Role::SystemAdmin, path, kind, multipart("wgs84", "{"))
            .await;
        assert_eq!(broken.status, StatusCode::UNPROCESSABLE_ENTITY);
        // A file larger than a form's usual limit is taken.
        let large = format!("{GEOJSON}{}", " ".repeat(3 << 20));
        let kept = site
            .post_as(Role::SystemAdmin, path, kind, multipart("wgs84", &large))
            .await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text());
        let draft = kept.headers[header::LOCATION].to_str().unwrap().to_owned();
        let shown = site.get_as(Role::SystemAdmin, &draft).await.page();
        for word in ["首尾没有闭合", "没有对应的区划", "保存 1 块边界"] {
            assert!(shown.contains(word), "{word}");
        }
        let read = db.read();
        assert!(
            place::boundary::current(&read, "")
                .await
                .unwrap()
                .is_empty()
        );
        let saved = site
            .post_as(Role::SystemAdmin, &draft, FORM, "do=save")
            .await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER);
        assert_eq!(place::boundary::current(&read, "").await.unwrap().len(), 1);
        assert_eq!(
            site.get_as(Role::SystemAdmin, &draft).await.status,
            StatusCode::NOT_FOUND
        );
        let list = site.get_as(Role::SystemAdmin, path).await.page();
        assert!(list.contains("a.geojson"));
        let versions = site
            .get_as(Role::SystemAdmin, "/admin/places/boundaries/of/230405")
            .await
            .page();
        assert!(versions.contains("第 1 版"));
    }
);

#[tokio::test(flavor = "multi_thread")]
async fn the_base_map_is_read_in_ranges() {
    let test = store::testing::sqlite(&STEPS).await;
    let site = site(test.db.clone()).await;
    let path = "/tiles/base.pmtiles";
    assert_eq!(site.get(path).await.status, StatusCode::NOT_FOUND);
    let file = place::import::tiles_file(site.folder.path());
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    let bytes: Vec<u8> = (0..200_000u32).map(|n| (n % 251) as u8).collect();
    std::fs::write(&file, &bytes).unwrap();
    let whole = site.get(path).await;
    assert_eq!(
        (whole.status, whole.body.len()),
        (StatusCode::OK, bytes.len())
    );
    let range = |range: &str| {
        Request::builder()
            .uri(path)
            .header(header::RANGE, range)
            .header("accept-encoding", "gzip, br")
    };
    let part = site.send(range("bytes=100-70099"), Body::empty()).await;
    assert_eq!(part.status, StatusCode::PARTIAL_CONTENT);
    assert_eq!(
        part.headers[header::CONTENT_RANGE],
        "bytes 100-70099/200000"
    );
    assert_eq!(part.body, bytes[100..70_100]);
    let beyond = site.send(range("bytes=200000-"), Body::empty()).await;
    assert_eq!(beyond.status, StatusCode::RANGE_NOT_SATISFIABLE);
    let etag = part.headers[header::ETAG].to_str().unwrap();
    let again = Request::builder()
        .uri(path)
        .header(header::IF_NONE_MATCH, etag);
    assert_eq!(
        site.send(again, Body::empty()).await.status,
        StatusCode::NOT_MODIFIED
    );
    let stale = range("bytes=0-9").header(header::IF_RANGE, "\"other\"");
    assert_eq!(site.send(stale, Body::empty()).await.status, StatusCode::OK);
}

db_test!(
    english_pages_name_the_place_in_english,
    STEPS,
    |db: Db| async move {
        city(&db).await;
        let site = site(db).await;
        let request = Request::builder()
            .uri("/find?q=jinxiuxiaoqu")
            .header("accept-language", "en");
        let page = site.send(request, Body::empty()).await.page();
        for word in [
            "Jinxiu Estate</h1>",
            "Jinxiu Community, Hedong Road Subdistrict, Xing",
            "On duty",
            "Grid worker Wang X.",
        ] {
            assert!(page.contains(word), "{word} {page}");
        }
    }
);
