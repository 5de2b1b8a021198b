//! An installation in a folder of its own, with a clock that stands.

use std::sync::Arc;

use access::Named;
use access::crypto::{FieldCipher, Keys, SystemEntropy};
use futures::future::BoxFuture;
use kernel::{Date, FixedClock, IdSource, SeededIds, UtcMs, WorkCalendar};
use store::{Db, DbUrl, Fault};
use tempfile::TempDir;
use tokio::sync::{Notify, RwLock};
use web::{App, AppParts, Ctx, Limiter, Services, Settings};

pub struct Installation {
    pub app: App,
    pub folder: TempDir,
}

fn everything(_: Ctx, _: String) -> BoxFuture<'static, Result<bool, Fault>> {
    Box::pin(async { Ok(true) })
}

impl Installation {
    pub async fn new() -> Installation {
        let rooms = [
            people::CAPABILITY,
            place::CAPABILITY,
            matter::CAPABILITY,
            routing::CAPABILITY,
        ];
        let platform = [
            store::MIGRATIONS,
            audit::log::MIGRATIONS,
            work::MIGRATIONS,
            files::MIGRATIONS,
            notice::MIGRATIONS,
            measure::MIGRATIONS,
        ];
        let migrations: Vec<store::Migration> = platform
            .into_iter()
            .chain(rooms.iter().map(|r| r.migrations))
            .flatten()
            .copied()
            .collect();
        let folder = tempfile::tempdir().expect("a folder");
        let db = Db::open(&DbUrl::in_folder(folder.path()))
            .await
            .expect("a database");
        db.migrate(migrations).await.expect("tables");
        audit::log::attach(&db);
        let clock = Arc::new(FixedClock::at(UtcMs::from_local(
            Date::constant(2026, 11, 24),
            10,
            20,
        )));
        let ids: Arc<dyn IdSource> = Arc::new(SeededIds::new(7, clock.clone()));
        let app = App::new(AppParts {
            db,
            clock,
            ids,
            texts: texts::Texts::load(&[]).expect("no texts are needed"),
            cipher: FieldCipher::new(
                Keys::generate(&SystemEntropy).expect("keys"),
                Box::new(SystemEntropy),
            ),
            signer: audit::checkpoint::Signer::generate(
                "anxin.test/audit".parse().expect("a name"),
                &[7; 32],
            ),
            gateway: notice::Gateway::sink(),
            hub: live::Hub::default(),
            jobs_wake: Arc::new(Notify::new()),
            search: search::Index::in_memory().expect("an index"),
            files: files::FileStore::open(&folder.path().join("files"))
                .await
                .expect("a folder for files"),
            calendar: RwLock::new(Arc::new(WorkCalendar::shipped())),
            settings: Settings {
                public_url: "http://anxin.test".into(),
                city: Named {
                    zh: "鹤岗".into(),
                    en: "Hegang".into(),
                },
                demo: true,
                tls: false,
                proxies: web::Proxies::default(),
                upload_max_bytes: 1 << 24,
            },
            sessions: Box::new(people::PeopleSessions),
            topics: everything,
            navigation: Vec::new(),
            limiter: Limiter::default(),
            services: Services::default(),
        });
        Installation { app, folder }
    }
}
