//! A small city: a centre with officers of several roles, and a browser that keeps its cookie.

use std::sync::Arc;

use access::crypto::{FieldCipher, Keys, SystemEntropy};
use access::{AccountId, Named, OrgId, Role};
use audit::checkpoint::Signer;
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use kernel::{FixedClock, Lang, Phone, Private, SeededIds, UtcMs, WorkCalendar};
use people::{NewOrg, NewPost, NewResident, NewStaff, PeopleSessions, Refused};
use store::{Db, Migration};
use texts::Texts;
use tower::ServiceExt;
use web::{App, AppParts, Limiter, Services, Settings};

pub const NOW: UtcMs = UtcMs(1_795_501_920_000);
pub const PASSWORD: &str = "correct horse 26";

pub fn steps() -> Vec<Migration> {
    [
        store::MIGRATIONS,
        work::MIGRATIONS,
        audit::log::MIGRATIONS,
        notice::MIGRATIONS,
        people::MIGRATIONS,
    ]
    .concat()
}

pub struct City {
    pub app: App,
    pub clock: Arc<FixedClock>,
    pub centre: OrgId,
    router: Router,
    _folder: tempfile::TempDir,
}

/// What came back.
pub struct Page {
    pub status: StatusCode,
    pub location: String,
    pub cookie: Option<String>,
    pub body: String,
}

impl Page {
    /// The text between two marks, the first time they come.
    pub fn between(&self, from: &str, to: &str) -> String {
        let start = self
            .body
            .find(from)
            .unwrap_or_else(|| panic!("{from} in {}", self.body));
        let rest = &self.body[start + from.len()..];
        rest[..rest.find(to).expect("the second mark")].to_owned()
    }
}

impl City {
    pub async fn new(db: Db, demo: bool) -> City {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(FixedClock::at(NOW));
        let words = [web::TEXTS, notice::TEXTS, people::TEXTS].concat();
        audit::log::attach(&db);
        let keys = Keys::generate(&SystemEntropy).unwrap();
        let app = App::new(AppParts {
            db,
            ids: Arc::new(SeededIds::new(5, clock.clone())),
            clock: clock.clone(),
            texts: Texts::load(&words).unwrap(),
            cipher: FieldCipher::new(keys, Box::new(SystemEntropy)),
            signer: Signer::generate("city.example".parse().unwrap(), &[7; 32]),
            gateway: notice::Gateway::sink(),
            hub: live::Hub::default(),
            jobs_wake: Arc::default(),
            search: search::Index::in_memory().unwrap(),
            files: files::FileStore::open(folder.path()).await.unwrap(),
            calendar: tokio::sync::RwLock::new(Arc::new(WorkCalendar::shipped())),
            settings: Settings {
                public_url: "http://city.example".into(),
                city: Named {
                    zh: "鹤岗市".into(),
                    en: "Hegang".into(),
                },
                demo,
                tls: false,
                proxies: web::Proxies::default(),
                upload_max_bytes: 1 << 20,
            },
            sessions: Box::new(PeopleSessions),
            topics: |_, _| Box::pin(async { Ok(false) }),
            navigation: people::CAPABILITY.navigation.to_vec(),
            limiter: Limiter::default(),
            services: Services::default(),
        });
        let mut routes = web::routes();
        routes.extend((people::CAPABILITY.pages)());
        routes.extend((people::CAPABILITY.api)());
        let centre = make_centre(&app).await;
        City {
            router: web::build(app.clone(), routes),
            app,
            clock,
            centre,
            _folder: folder,
        }
    }

    pub async fn staff(&self, login: &str, role: Role) -> AccountId {
        let app = self.app.clone();
        let new = NewStaff {
            login: login.to_owned(),
            name: "王建民".into(),
            password_hash: Some(people::hash_password(&SystemEntropy, PASSWORD).unwrap()),
            posts: vec![NewPost {
                id: None,
                org: self.centre,
                title: "3 号窗".into(),
                roles: vec![role],
            }],
            demo_role: Some(role),
            ..NewStaff::default()
        };
        self.app
            .db
            .act::<_, Refused, _>(move |tx| {
                Box::pin(
                    async move { people::create_staff(tx, &*app.ids, &app.cipher, NOW, new).await },
                )
            })
            .await
            .unwrap()
    }

    pub async fn resident(&self) -> AccountId {
        let app = self.app.clone();
        let new = NewResident {
            id: None,
            phone: Phone::parse("19900000001").unwrap(),
            name: Private::new("李晓梅".into()),
            demo_role: Some(Role::Resident),
        };
        self.app
            .db
            .act::<_, Refused, _>(move |tx| {
                Box::pin(async move {
                    people::create_resident(tx, &*app.ids, &app.cipher, NOW, new).await
                })
            })
            .await
            .unwrap()
    }

    /// Signs in and answers the cookie.
    pub async fn enter(&self, login: &str) -> String {
        let form = format!("login={login}&password={}", PASSWORD.replace(' ', "+"));
        let page = self.post("/login", "", &form).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        page.cookie.expect("a cookie")
    }

    pub async fn get(&self, path: &str, cookie: &str) -> Page {
        self.send("GET", path, cookie, String::new(), &[]).await
    }

    pub async fn post(&self, path: &str, cookie: &str, form: &str) -> Page {
        self.send("POST", path, cookie, form.to_owned(), &[]).await
    }

    pub async fn send(
        &self,
        method: &str,
        path: &str,
        cookie: &str,
        body: String,
        headers: &[(&str, &str)],
    ) -> Page {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::COOKIE, cookie)
            .header(
                header::USER_AGENT,
                "Mozilla/5.0 (Windows NT 10.0) Chrome/126.0",
            );
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body)).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let text = |name: header::HeaderName| {
            let value = response.headers().get(&name);
            value.map(|v| v.to_str().unwrap().to_owned())
        };
        let location = text(header::LOCATION).unwrap_or_default();
        let cookie = response
            .headers()
            .get_all(header::SET_COOKIE)
            .iter()
            .map(|v| v.to_str().unwrap())
            .find(|v| v.starts_with("anxin_session="))
            .map(|v| v.split(';').next().unwrap_or_default().to_owned());
        let bytes = axum::body::to_bytes(response.into_body(), 1 << 22)
            .await
            .unwrap();
        let body = String::from_utf8(bytes.to_vec()).unwrap();
        assert!(
            !body.contains('⟦'),
            "{path} shows a key without words: {body}"
        );
        assert!(!body.contains(" style=\""), "{path} has an inline style");
        Page {
            status,
            location,
            cookie,
            body,
        }
    }
}

async fn make_centre(app: &App) -> OrgId {
    let ready = app.clone();
    let new = NewOrg {
        kind: people::CENTRE_KIND.into(),
        unit_code: "2304".into(),
        name: Named {
            zh: "鹤岗市综治中心".into(),
            en: "Hegang Governance Centre".into(),
        },
        takes_matters: true,
        is_centre: true,
        ..NewOrg::default()
    };
    let made = app
        .db
        .act::<_, Refused, _>(move |tx| {
            Box::pin(async move { people::create_org(tx, &*ready.ids, NOW, new).await })
        })
        .await;
    made.unwrap().id
}

#[test]
fn both_languages_say_the_same() {
    let texts = Texts::load(&[web::TEXTS, notice::TEXTS, people::TEXTS].concat()).unwrap();
    assert_eq!(texts.parity(), Vec::<String>::new());
    for role in Role::ALL {
        for lang in Lang::ALL {
            assert!(texts.has(lang, &format!("role-{}", role.code())));
        }
    }
    for purpose in access::Purpose::ALL {
        assert!(texts.has(Lang::ZhCn, &format!("purpose-{}", purpose.code())));
    }
}
