//! Making a demo city anew: asked for by a page, done by the binary that serves it.

use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::Notify;

/// Put into the services by the demo command alone; where it is missing, nobody can reset anything.
#[derive(Default)]
pub struct DemoReset {
    asked: AtomicBool,
    wake: Notify,
}

impl DemoReset {
    /// Asks for it; the server finishes the requests under way first.
    pub fn ask(&self) {
        self.asked.store(true, Ordering::SeqCst);
        self.wake.notify_one();
    }

    /// Whether it was asked for.
    pub fn is_asked(&self) -> bool {
        self.asked.load(Ordering::SeqCst)
    }

    /// Waits until it is asked for.
    pub async fn asked(&self) {
        while !self.is_asked() {
            self.wake.notified().await;
        }
    }
}
