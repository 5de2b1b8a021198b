//! Uploads in pieces through the router, as a client of tus 1.0 sends them.

use std::sync::Arc;

use access::crypto::{Entropy, EntropyError, FieldCipher, Keys};
use audit::checkpoint::Signer;
use axum::Router;
use axum::body::Body;
use futures::future::BoxFuture;
use http::{HeaderMap, Method, Request, StatusCode};
use kernel::{FixedClock, SeededIds, UtcMs, WorkCalendar};
use store::{Db, Fault, Migration, db_test};
use tempfile::TempDir;
use texts::Texts;
use tower::ServiceExt;
use web::{App, AppParts, Ctx, Limiter, Services, Session, Sessions, Settings};

const STEPS: [Migration; 2] = [store::MIGRATIONS[0], files::MIGRATIONS[0]];
const NOW: UtcMs = UtcMs(1_795_501_920_000);
const TEXT: &str = "路灯坏了三天，晚上看不清台阶。";

struct Nobody;
impl Sessions for Nobody {
    fn find<'a>(&'a self, _: &'a App, _: &'a str) -> BoxFuture<'a, Result<Option<Session>, Fault>> {
        Box::pin(async { Ok(None) })
    }
}

struct Sevens;
impl Entropy for Sevens {
    fn fill(&self, buffer: &mut [u8]) -> Result<(), EntropyError> {
        buffer.fill(7);
        Ok(())
    }
}

struct City {
    app: App,
    router: Router,
    _folder: TempDir,
}

async fn city(db: Db) -> City {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(FixedClock::at(NOW));
    let words: Vec<_> = [web::TEXTS, files::TEXTS].concat();
    let app = App::new(AppParts {
        db,
        ids: Arc::new(SeededIds::new(5, clock.clone())),
        clock,
        texts: Texts::load(&words).unwrap(),
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
            city: access::Named::default(),
            demo: false,
            tls: false,
            proxies: web::Proxies::default(),
            upload_max_bytes: 1 << 20,
        },
        sessions: Box::new(Nobody),
        topics: |_: Ctx, _| Box::pin(async { Ok(false) }),
        navigation: Vec::new(),
        limiter: Limiter::default(),
        services: Services::default(),
    });
    City {
        router: web::build(app.clone(), web::routes()),
        app,
        _folder: folder,
    }
}

impl City {
    async fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Body,
    ) -> (StatusCode, HeaderMap, String) {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("accept-language", "en");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = self
            .router
            .clone()
            .oneshot(request.body(body).unwrap())
            .await
            .unwrap();
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, 1 << 20).await.unwrap();
        (
            parts.status,
            parts.headers,
            String::from_utf8(body.to_vec()).unwrap(),
        )
    }

    async fn begin(&self, total: usize) -> (StatusCode, HeaderMap, String) {
        let total = total.to_string();
        // filename 路灯.txt, filetype text/plain
        let metadata = "filename 6Lev54GvLnR4dA==,filetype dGV4dC9wbGFpbg==";
        let headers = [
            ("tus-resumable", "1.0.0"),
            ("upload-length", total.as_str()),
            ("upload-metadata", metadata),
        ];
        self.send(Method::POST, "/uploads", &headers, Body::empty())
            .await
    }

    async fn piece(&self, path: &str, offset: &str, body: Body) -> (StatusCode, HeaderMap, String) {
        let headers = [
            ("tus-resumable", "1.0.0"),
            ("upload-offset", offset),
            ("content-type", "application/offset+octet-stream"),
        ];
        self.send(Method::PATCH, path, &headers, body).await
    }

    async fn how_far(&self, path: &str) -> (StatusCode, HeaderMap, String) {
        self.send(
            Method::HEAD,
            path,
            &[("tus-resumable", "1.0.0")],
            Body::empty(),
        )
        .await
    }
}

fn ctx(app: &App) -> Ctx {
    Ctx {
        app: app.clone(),
        actor: access::Actor::Anonymous,
        session: None,
        lang: kernel::Lang::En,
        theme: web::Theme::Auto,
        elder: false,
        fragment: false,
        path: String::new(),
        query: String::new(),
        now: NOW,
        trace: String::new(),
        address: String::new(),
    }
}

db_test!(
    an_upload_arrives_in_pieces_and_is_taken,
    STEPS,
    |db: Db| async move {
        let city = city(db).await;
        let (status, headers, _) = city.begin(TEXT.len()).await;
        assert_eq!(
            (status, &headers["tus-resumable"]),
            (StatusCode::CREATED, &"1.0.0".parse().unwrap())
        );
        let path = headers["location"].to_str().unwrap().to_owned();
        let (first, rest) = TEXT.as_bytes().split_at(10);
        let (status, headers, _) = city.piece(&path, "0", Body::from(first)).await;
        assert_eq!(
            (status, headers["upload-offset"].to_str().unwrap()),
            (StatusCode::NO_CONTENT, "10")
        );
        let early = web::finish_upload(&ctx(&city.app), &path)
            .await
            .unwrap_err();
        assert_eq!(early.status(), StatusCode::CONFLICT);
        let (status, headers, _) = city.how_far(&path).await;
        assert_eq!(status, StatusCode::OK);
        assert_eq!(headers["upload-offset"], "10");
        assert_eq!(
            headers["upload-length"].to_str().unwrap(),
            TEXT.len().to_string()
        );
        assert_eq!(headers["cache-control"], "no-store");
        let (status, ..) = city.piece(&path, "10", Body::from(rest)).await;
        assert_eq!(status, StatusCode::NO_CONTENT);
        let (_, file) = web::finish_upload(&ctx(&city.app), &path).await.unwrap();
        assert_eq!(
            (file.name.as_str(), file.served.sha256),
            ("路灯.txt", files::Sha256::of(TEXT.as_bytes()))
        );
        let (status, ..) = city
            .send(
                Method::DELETE,
                &path,
                &[("tus-resumable", "1.0.0")],
                Body::empty(),
            )
            .await;
        assert_eq!(status, StatusCode::NO_CONTENT);
        assert_eq!(city.how_far(&path).await.0, StatusCode::NOT_FOUND);
    }
);

db_test!(
    what_a_client_does_wrong_is_answered_as_tus_says,
    STEPS,
    |db: Db| async move {
        let city = city(db).await;
        let path = city.begin(TEXT.len()).await.1["location"]
            .to_str()
            .unwrap()
            .to_owned();
        assert_eq!(
            city.piece(&path, "3", Body::from("x")).await.0,
            StatusCode::CONFLICT
        );
        assert_eq!(
            city.piece(&path, "x", Body::from("x")).await.0,
            StatusCode::BAD_REQUEST
        );
        assert_eq!(
            city.piece(&path, "0", Body::from(vec![b'x'; 500])).await.0,
            StatusCode::PAYLOAD_TOO_LARGE
        );
        let (status, _, sentence) = city.begin((1 << 20) + 1).await;
        assert_eq!(
            (status, sentence.as_str()),
            (
                StatusCode::PAYLOAD_TOO_LARGE,
                "The file is too large; at most 1 MB"
            )
        );
        let guessed = format!("{}x", &path[..path.len() - 1]);
        assert_eq!(
            city.piece(&guessed, "0", Body::from("x")).await.0,
            StatusCode::NOT_FOUND
        );
        let (status, headers, _) = city
            .send(
                Method::POST,
                "/uploads",
                &[("upload-length", "3")],
                Body::empty(),
            )
            .await;
        assert_eq!(
            (status, headers["tus-version"].to_str().unwrap()),
            (StatusCode::PRECONDITION_FAILED, "1.0.0")
        );
        let plain = [
            ("tus-resumable", "1.0.0"),
            ("upload-offset", "0"),
            ("content-type", "text/plain"),
        ];
        let (status, ..) = city
            .send(Method::PATCH, &path, &plain, Body::from("x"))
            .await;
        assert_eq!(status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
        assert_eq!(city.how_far(&path).await.1["upload-offset"], "0");
    }
);

db_test!(
    nobody_begins_uploads_without_end,
    STEPS,
    |db: Db| async move {
        let city = city(db).await;
        let mut last = StatusCode::CREATED;
        for _ in 0..31 {
            last = city.begin(10).await.0;
        }
        assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    }
);
