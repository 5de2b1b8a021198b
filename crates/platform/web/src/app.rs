//! What every handler can reach.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::ops::Deref;
use std::sync::Arc;

use access::crypto::FieldCipher;
use audit::checkpoint::Signer;
use kernel::{Clock, IdSource, WorkCalendar};
use store::Db;
use texts::Texts;
use tokio::sync::{Notify, RwLock};

use crate::{Limiter, NavItem, Proxies, Sessions, TopicGuard};

/// What the operator set.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The address residents see, without a trailing slash; used in links, QR codes and mails.
    pub public_url: String,
    /// The city's name in both languages, beside the mark.
    pub city: access::Named,
    /// True in a demo city: guided scenes and accounts on the sign-in page, codes shown instead of sent.
    pub demo: bool,
    /// True when the browser reaches us over TLS; cookies are then `Secure`.
    pub tls: bool,
    /// Reverse proxies whose word about the sender is taken.
    pub proxies: Proxies,
    /// Largest upload in bytes.
    pub upload_max_bytes: u64,
}

/// The parts of an [`App`].
pub struct AppParts {
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// New ids.
    pub ids: Arc<dyn IdSource>,
    /// Words.
    pub texts: Texts,
    /// Seals and opens personal fields.
    pub cipher: FieldCipher,
    /// Signs receipts, documents and the log's checkpoints.
    pub signer: Signer,
    /// Sends notices out of the house.
    pub gateway: notice::Gateway,
    /// Live push.
    pub hub: live::Hub,
    /// Wakes the job worker.
    pub jobs_wake: Arc<Notify>,
    /// Full-text search.
    pub search: search::Index,
    /// Stored files.
    pub files: files::FileStore,
    /// The official working-day calendar, with years imported at run time.
    pub calendar: RwLock<Arc<WorkCalendar>>,
    /// What the operator set.
    pub settings: Settings,
    /// Finds sessions.
    pub sessions: Box<dyn Sessions>,
    /// Decides who may listen to a live topic.
    pub topics: TopicGuard,
    /// Everything in the rail.
    pub navigation: Vec<NavItem>,
    /// Request limits of this process.
    pub limiter: Limiter,
    /// Things that only some rooms know.
    pub services: Services,
}

/// The product's state, shared by all requests and jobs. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<AppParts>);

impl App {
    /// Puts the parts together.
    pub fn new(parts: AppParts) -> App {
        App(Arc::new(parts))
    }

    /// The calendar as it stands.
    pub async fn calendar(&self) -> Arc<WorkCalendar> {
        self.calendar.read().await.clone()
    }

    /// To be called after each act: hurries live push and the job worker.
    pub fn wake(&self) {
        self.hub.wake();
        self.jobs_wake.notify_one();
    }
}

impl Deref for App {
    type Target = AppParts;
    fn deref(&self) -> &AppParts {
        &self.0
    }
}

/// Values by type, for what a room gives the binary to keep (a document renderer, a trained model).
#[derive(Default)]
pub struct Services(HashMap<TypeId, Arc<dyn Any + Send + Sync>>);

impl Services {
    /// Keeps a value.
    pub fn put<T: Send + Sync + 'static>(&mut self, value: T) {
        self.0.insert(TypeId::of::<T>(), Arc::new(value));
    }

    /// The value of this type, if the binary put one.
    pub fn get<T: Send + Sync + 'static>(&self) -> Option<Arc<T>> {
        self.0
            .get(&TypeId::of::<T>())
            .and_then(|v| v.clone().downcast::<T>().ok())
    }
}
