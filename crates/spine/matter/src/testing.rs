//! A small city for tests: a database, one district with its centre and two organs, officers, residents, and the
//! product's routes in memory.
//!
//! ```ignore
//! store::db_test!(a_page_opens, matter::testing::migrations(), |db| async move {
//!     let city = matter::testing::city_with(db, &[desk::CAPABILITY]).await;
//!     let clerk = city.staff(&city.centre, access::Role::WindowClerk);
//!     let answer = city.get(&clerk, "/desk").await;
//!     assert_eq!(answer.status, 200);
//! });
//! ```

mod directory;
mod request;

use std::collections::HashMap;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use access::crypto::{Entropy, EntropyError, FieldCipher, Keys};
use access::{AccountId, Actor, Grant, Named, OrgId, Post, Role};
use capability::Capability;
use futures::future::BoxFuture;
use kernel::{FixedClock, IdSource, Lang, SeededIds, UtcMs, WorkCalendar};
use store::{CommandId, Db, Fault, Migration};
use tempfile::TempDir;
use tokio::sync::{Notify, RwLock};
use web::{App, AppParts, Ctx, Limiter, Services, Session, Sessions, Settings};

use crate::catalogue::{self, MatterType};
use crate::directory::{Directory, Organ, Unit};
use crate::model::{MatterRow, NewMatter, OrgRef, Registered, ReporterInput};
use crate::{Command, Do, Done, Refused};

pub use request::Answer;

/// Tables of the platform and of matters.
pub fn migrations() -> Vec<Migration> {
    [
        store::MIGRATIONS,
        audit::log::MIGRATIONS,
        work::MIGRATIONS,
        files::MIGRATIONS,
        notice::MIGRATIONS,
        measure::MIGRATIONS,
        crate::CAPABILITY.migrations,
    ]
    .concat()
}

/// The same with the tables of further rooms.
pub fn migrations_with(rooms: &[Capability]) -> Vec<Migration> {
    let more = rooms
        .iter()
        .flat_map(|room| room.migrations.iter().copied());
    migrations().into_iter().chain(more).collect()
}

/// Everything a test needs. The folder of files goes with it.
pub struct City {
    /// The product.
    pub app: App,
    /// Its clock, standing at Tuesday 2026-11-24 10:00 in Shanghai until moved.
    pub clock: Arc<FixedClock>,
    /// 鹤岗市综治中心
    pub city_centre: OrgRef,
    /// 兴安区综治中心, which answers for unit 230405.
    pub centre: OrgRef,
    /// 兴安区住建局
    pub organ_a: OrgRef,
    /// 兴安区城管局
    pub organ_b: OrgRef,
    sessions: KnownSessions,
    router: axum::Router,
    _folder: TempDir,
}

/// The unit of the district in the test city: code and path.
pub const UNIT: (&str, &str) = ("230405", "2304/230405/");
/// A simple, an ordinary (with a clock of the law) and a complex, private type.
pub const TYPES: [&str; 3] = ["01.01.01", "01.01.02", "01.01.03"];

/// A city on a migrated database.
pub async fn city(db: Db) -> City {
    city_with(db, &[]).await
}

/// A city with pages, texts and entries in the rail of further rooms. The room of matters is always there.
pub async fn city_with(db: Db, rooms: &[Capability]) -> City {
    city_in(db, rooms, None).await
}

/// A city with a directory of the caller's; `None`: one that knows the four organisations and never changes.
pub async fn city_in(db: Db, rooms: &[Capability], directory: Option<Box<dyn Directory>>) -> City {
    let clock = Arc::new(FixedClock::at(UtcMs::from_local(
        kernel::Date::constant(2026, 11, 24),
        10,
        0,
    )));
    let ids: Arc<dyn IdSource> = Arc::new(SeededIds::new(7, clock.clone()));
    let folder = tempfile::tempdir().expect("a temporary folder");
    audit::log::attach(&db);
    let orgs = Orgs::new(&*ids);
    let sessions = KnownSessions::default();
    let mut services = Services::default();
    let directory: Box<dyn Directory> =
        directory.unwrap_or_else(|| Box::new(directory::Fixed::of(&orgs)));
    services.put(directory);
    services.put(docgen::Docgen::new(&[]));
    let every = || std::iter::once(&crate::CAPABILITY).chain(rooms);
    let words: Vec<texts::TextFile> = [web::TEXTS, files::TEXTS, notice::TEXTS]
        .into_iter()
        .chain(every().map(|room| room.texts))
        .flatten()
        .copied()
        .collect();
    let app = App::new(AppParts {
        db,
        clock: clock.clone(),
        ids,
        texts: texts::Texts::load(&words).expect("every text is well formed"),
        cipher: FieldCipher::new(
            Keys::generate(&Counting::default()).expect("counting never ends"),
            Box::new(Counting::default()),
        ),
        signer: audit::checkpoint::Signer::generate(
            "anxin.test/audit".parse().expect("a name without spaces"),
            &[7; 32],
        ),
        gateway: notice::Gateway::sink(),
        hub: live::Hub::default(),
        jobs_wake: Arc::new(Notify::new()),
        search: search::Index::in_memory().expect("an index in memory"),
        files: files::FileStore::open(folder.path())
            .await
            .expect("a folder for files"),
        calendar: RwLock::new(Arc::new(WorkCalendar::shipped())),
        settings: Settings {
            public_url: "http://anxin.test".into(),
            city: named("鹤岗", "Hegang"),
            demo: false,
            tls: false,
            proxies: web::Proxies::default(),
            upload_max_bytes: 64 * 1024 * 1024,
        },
        sessions: Box::new(sessions.clone()),
        topics: everything,
        navigation: every().flat_map(|room| room.navigation).copied().collect(),
        limiter: Limiter::default(),
        services,
    });
    seed_types(&app).await;
    let routes = every()
        .flat_map(|room| (room.pages)().into_iter().chain((room.api)()))
        .chain(web::routes())
        .collect();
    let router = web::build(app.clone(), routes);
    City {
        app,
        clock,
        city_centre: orgs.city_centre,
        centre: orgs.centre,
        organ_a: orgs.organ_a,
        organ_b: orgs.organ_b,
        sessions,
        router,
        _folder: folder,
    }
}

impl City {
    /// An officer with one role at an organisation, answering for the district (for the city, at the city's centre).
    pub fn staff(&self, org: &OrgRef, role: Role) -> Actor {
        let unit = if org.id == self.city_centre.id {
            "2304/"
        } else {
            UNIT.1
        };
        Actor::Staff {
            account: AccountId::new(&*self.app.ids),
            post: Post {
                org: org.id,
                org_name: org.name.clone(),
                person: "王敏".into(),
                title: String::new(),
                grants: vec![Grant {
                    role,
                    org: org.id,
                    org_path: org.path.clone(),
                    unit_path: unit.into(),
                }],
            },
        }
    }

    /// A resident who is signed in.
    pub fn resident(&self) -> Actor {
        Actor::Resident {
            account: AccountId::new(&*self.app.ids),
        }
    }

    /// A fresh id for a command.
    pub fn command(&self) -> CommandId {
        let text = kernel::id::encode(self.app.ids.next_u128());
        CommandId::parse(&text).expect("an id is a command id")
    }

    /// A report of a simple type at the district's centre.
    pub fn report(&self, reporter: &Actor, title: &str) -> NewMatter {
        NewMatter {
            title: title.into(),
            body: format!("{title}，请来看看。"),
            type_code: TYPES[0].into(),
            purpose: None,
            channel: "app".into(),
            urgency: None,
            unit: (UNIT.0.into(), UNIT.1.into()),
            place_public: "兴安区光宇社区".into(),
            address: Some("光宇小区3号楼2单元501室".into()),
            at: kernel::LonLat::new(130.27, 47.26).ok(),
            occurred: None,
            reporter: ReporterInput {
                account: reporter.account().map(|a| a.to_string()),
                name: Some("李小兰".into()),
                phone: Some("+8613800001234".into()),
                anonymous: false,
                behalf: None,
            },
            centre: self.centre.clone(),
            files: Vec::new(),
            lang: Lang::ZhCn,
        }
    }

    /// Registers such a report.
    pub async fn registered(&self, reporter: &Actor, title: &str) -> Registered {
        let new = self.report(reporter, title);
        crate::register(&self.app, reporter, self.command(), new)
            .await
            .expect("a report is registered")
    }

    /// Does something to a matter, whatever its version.
    ///
    /// # Errors
    /// As [`crate::act`].
    pub async fn act(&self, actor: &Actor, matter: &str, what: Do) -> Result<Done, Refused> {
        let command = Command {
            id: self.command(),
            matter: matter.into(),
            seen: None,
            with_code: false,
            what,
        };
        crate::act(&self.app, actor, command).await
    }

    /// The row of a matter.
    pub async fn row(&self, id: &str) -> MatterRow {
        crate::store::by_id(&self.app.db.read(), id)
            .await
            .expect("the database answers")
            .expect("the matter is there")
    }
}

#[derive(Clone)]
struct Orgs {
    city_centre: OrgRef,
    centre: OrgRef,
    organ_a: OrgRef,
    organ_b: OrgRef,
}

impl Orgs {
    fn new(ids: &dyn IdSource) -> Orgs {
        let root = OrgId::new(ids);
        let org = |zh: &str, en: &str, centre| {
            let id = OrgId::new(ids);
            OrgRef {
                id,
                path: format!("{root}/{id}/"),
                name: named(zh, en),
                centre,
            }
        };
        Orgs {
            city_centre: org("鹤岗市综治中心", "Hegang Centre", true),
            centre: org("兴安区综治中心", "Xing'an Centre", true),
            organ_a: org("兴安区住建局", "Xing'an Housing Bureau", false),
            organ_b: org("兴安区城管局", "Xing'an City Management", false),
        }
    }
}

fn named(zh: &str, en: &str) -> Named {
    Named {
        zh: zh.into(),
        en: en.into(),
    }
}

fn everything(_: Ctx, _: String) -> BoxFuture<'static, Result<bool, Fault>> {
    Box::pin(async { Ok(true) })
}

async fn seed_types(app: &App) {
    let leaf = |code: &str, complexity: &str, legal: Option<&str>| MatterType {
        code: code.into(),
        version: 1,
        state: "published".into(),
        level: 3,
        name_zh: format!("类别{code}"),
        name_en: format!("Type {code}"),
        purpose: "help".into(),
        urgency: 3,
        complexity: complexity.into(),
        organ_kind: "housing_bureau".into(),
        organ_level: "county".into(),
        private: legal.is_none() && complexity == "complex",
        promise_clock: "ctr.ordinary".into(),
        legal_clock: legal.map(ToOwned::to_owned),
        retention_years: 5,
    };
    let group = |code: &str, level| MatterType {
        level,
        ..leaf(code, "ordinary", None)
    };
    let all = vec![
        group("01", 1),
        group("01.01", 2),
        leaf(TYPES[0], "simple", None),
        leaf(TYPES[1], "ordinary", Some("pet.handle")),
        leaf(TYPES[2], "complex", None),
    ];
    let now = app.clock.now();
    app.db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                for kind in &all {
                    if catalogue::version(tx, &kind.code, 1).await?.is_none() {
                        catalogue::insert(tx, kind, now).await?;
                    }
                }
                Ok(())
            })
        })
        .await
        .expect("types are written");
}

/// Not random: the same test seals the same text the same way. Never more than 256 values apart, which no test minds.
#[derive(Default)]
struct Counting(AtomicU8);

impl Entropy for Counting {
    fn fill(&self, buffer: &mut [u8]) -> Result<(), EntropyError> {
        for byte in buffer {
            *byte = self.0.fetch_add(1, Ordering::Relaxed);
        }
        Ok(())
    }
}

/// Actors by the secret of their session.
#[derive(Clone, Default)]
struct KnownSessions(Arc<Mutex<HashMap<String, Session>>>);

impl KnownSessions {
    fn secret_of(&self, actor: &Actor) -> Option<String> {
        let account = actor.account()?.to_string();
        let session = Session {
            id: account.clone(),
            actor: actor.clone(),
            name: actor.post().map_or("居民", |p| &p.person).to_owned(),
            posts: Vec::new(),
            lang: None,
            theme: None,
            unread: 0,
        };
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(account.clone(), session);
        Some(account)
    }
}

impl Sessions for KnownSessions {
    fn find<'a>(
        &'a self,
        _: &'a App,
        secret: &'a str,
    ) -> BoxFuture<'a, Result<Option<Session>, Fault>> {
        let known = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(secret)
            .cloned();
        Box::pin(async move { Ok(known) })
    }
}

/// The unit of the test city.
fn district() -> Unit {
    Unit {
        code: UNIT.0.into(),
        path: UNIT.1.into(),
        name: named("兴安区", "Xing'an District"),
    }
}

/// Signs of the organisations, as printed on documents.
fn organ(org: &OrgRef, sign: &str, unit_path: &str) -> Organ {
    Organ {
        org: org.clone(),
        sign: sign.into(),
        phone: "0468-3350000".into(),
        unit_path: unit_path.into(),
    }
}
