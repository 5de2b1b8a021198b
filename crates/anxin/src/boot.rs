//! From configuration to a running product.

use std::path::Path;
use std::sync::Arc;

use access::Named;
use access::crypto::{FieldCipher, Keys, SystemEntropy};
use audit::checkpoint::{Name, Signer};
use kernel::{Clock, IdSource, SystemClock, UlidSource};
use notice::Gateway;
use store::Db;
use texts::Texts;
use tokio::sync::{Notify, RwLock};
use web::{App, AppParts, Limiter, Services, Settings};

use crate::config::Config;
use crate::{Stop, rooms};

/// Makes folders and keys that are not there yet.
///
/// # Errors
/// When the folder cannot be written.
pub fn prepare(config: &Config) -> Result<(), Stop> {
    let dir = &config.data.dir;
    std::fs::create_dir_all(dir)
        .map_err(|e| Stop::failed(&format!("make {}", dir.display()), e))?;
    let keys = config.keys_file();
    if !keys.exists() {
        Keys::generate(&SystemEntropy)
            .map_err(|e| Stop::failed("make keys", e))?
            .create_file(&keys)
            .map_err(|e| Stop::failed("keep the keys", e))?;
    }
    let log_key = config.log_key_file();
    if !log_key.exists() {
        let mut seed = [0_u8; 32];
        getrandom::fill(&mut seed).map_err(|e| Stop::failed("make the log's key", e))?;
        let name: Name = log_name(config)
            .parse()
            .map_err(|e| Stop::failed("name the log", e))?;
        Signer::generate(name, &seed)
            .create_file(&log_key)
            .map_err(|e| Stop::failed("keep the log's key", e))?;
    }
    Ok(())
}

/// The log is named after the address that residents see.
fn log_name(config: &Config) -> String {
    let host = config
        .server
        .public_url
        .split("://")
        .nth(1)
        .unwrap_or("anxin");
    format!("{}/anxin-log", host.replace([':', ' ', '+'], "-"))
}

/// Opens the database.
///
/// # Errors
/// When it cannot be reached.
pub async fn open_db(config: &Config) -> Result<Db, Stop> {
    Ok(Db::open(&config.db_url()).await?)
}

/// The key that signs.
///
/// # Errors
/// When the key file cannot be read.
pub fn signer(config: &Config) -> Result<Signer, Stop> {
    Signer::load(&config.log_key_file()).map_err(|e| Stop::failed("read the log's key", e))
}

/// Puts the product together on an open, migrated database.
///
/// # Errors
/// When keys, texts, index or files cannot be opened.
pub async fn app(config: &Config, db: Db) -> Result<App, Stop> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let ids: Arc<dyn IdSource> = Arc::new(UlidSource::new(clock.clone()));
    app_with(config, db, clock, ids).await
}

/// As [`app`], with a clock and ids of the caller's.
///
/// # Errors
/// As [`app`].
pub async fn app_with(
    config: &Config,
    db: Db,
    clock: Arc<dyn Clock>,
    ids: Arc<dyn IdSource>,
) -> Result<App, Stop> {
    let keys = Keys::load(&config.keys_file()).map_err(|e| Stop::failed("read the keys", e))?;
    let texts = Texts::load(&rooms::texts()).map_err(|e| Stop::failed("read the texts", e))?;
    let search = open_search(&config.data.dir)?;
    let files = files::FileStore::open(&config.files_dir()).await?;
    let gateway = if config.demo.enabled {
        Gateway::sink()
    } else {
        Gateway::new(&config.notice).map_err(|e| Stop::wrong(format!("notice: {e}")))?
    };
    let calendar = routing::calendar::load(&db.read()).await?;
    let mut services = Services::default();
    services.put(docgen::Docgen::new(&[config.data.dir.join("fonts")]));
    let directory: Box<dyn matter::directory::Directory> = Box::new(crate::directory::Rooms);
    services.put(directory);
    services.put(place::BaseMap::in_folder(&config.data.dir));
    services.put(place::Atlas::default());
    services.put(web::Subjects::new([
        matter::named as web::NameSubjects,
        place::named,
    ]));
    services.put(place::Followers::new(matter::FOLLOWS_UNITS.iter().copied()));
    services.put(routing::Suggester::default());
    if config.demo.can_reset {
        services.put(web::DemoReset::default());
    }
    services.put(crate::witness::Keeping {
        every_s: i64::from(config.audit.checkpoint_minutes) * 60,
        folder: config.audit.witness_dir.clone(),
    });
    audit::log::attach(&db);
    Ok(App::new(AppParts {
        db,
        clock,
        ids,
        texts,
        cipher: FieldCipher::new(keys, Box::new(SystemEntropy)),
        signer: signer(config)?,
        gateway,
        hub: live::Hub::default(),
        jobs_wake: Arc::new(Notify::new()),
        search,
        files,
        calendar: RwLock::new(Arc::new(calendar)),
        settings: Settings {
            public_url: config.server.public_url.clone(),
            city: Named {
                zh: config.city.name_zh.clone(),
                en: config.city.name_en.clone(),
            },
            demo: config.demo.enabled,
            tls: config.server.public_url.starts_with("https://"),
            proxies: config.server.proxies().map_err(Stop::wrong)?,
            upload_max_bytes: config.files.max_mb * 1_000_000,
        },
        sessions: Box::new(people::PeopleSessions),
        topics: crate::serve::may_listen,
        navigation: rooms::navigation(),
        limiter: Limiter::default(),
        services,
    }))
}

/// The index is a copy: when another process holds it, or it is damaged beyond opening, this process keeps its own in memory.
fn open_search(dir: &Path) -> Result<search::Index, Stop> {
    match search::Index::open(dir) {
        Ok(index) => Ok(index),
        Err(e) => {
            tracing::warn!(error = %e, "the search index is kept in memory");
            search::Index::in_memory().map_err(|e| Stop::failed("open the search index", e))
        }
    }
}
