//! What the room of notices needs of the product.

use access::crypto::Field;
use kernel::{Clock, Private};
use notice::{Gateway, HasNotice};
use store::{Db, Fault};
use texts::Texts;

use crate::App;

/// Under which name a notice's address is sealed.
pub fn notice_address(notice_id: &str) -> Field<'_> {
    Field {
        table: "notice",
        column: "address",
        record: notice_id,
    }
}

impl HasNotice for App {
    fn db(&self) -> &Db {
        &self.db
    }
    fn gateway(&self) -> &Gateway {
        &self.gateway
    }
    fn texts(&self) -> &Texts {
        &self.texts
    }
    fn clock(&self) -> &dyn Clock {
        &*self.clock
    }
    fn public_url(&self) -> &str {
        &self.settings.public_url
    }
    fn open_address(&self, notice_id: &str, sealed: &str) -> Result<Private<String>, Fault> {
        self.cipher
            .open(&notice_address(notice_id), sealed)
            .map_err(|e| Fault::of("open a notice's address", e))
    }
}
