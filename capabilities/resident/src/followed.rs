//! Matters that this browser follows without an account, in a sealed cookie: nobody can add to it what they did not
//! prove to know.

use access::crypto::{Field, FieldCipher};
use http::{HeaderMap, HeaderValue};
use serde::{Deserialize, Serialize};
use store::Fault;
use web::App;

use crate::cookies;

/// Most matters in one cookie; a browser keeps 4 KB.
const MOST: usize = 20;
/// How long a browser remembers: 180 days.
const KEEP_S: i64 = 180 * 24 * 3600;

const PLACE: Field<'static> = Field {
    table: "cookie",
    column: "followed",
    record: "1",
};

/// One followed matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Id of the matter.
    #[serde(rename = "i")]
    pub matter: String,
    /// True when its number and code were proven: the whole page opens. False for somebody else's matter that this
    /// browser added words to: only what everyone may read.
    #[serde(rename = "o")]
    pub own: bool,
}

/// What this browser follows, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Followed(Vec<Entry>);

impl Followed {
    /// Reads the cookie; one that was changed, or sealed elsewhere, follows nothing.
    pub fn of(app: &App, headers: &HeaderMap) -> Followed {
        cookies::read(headers, cookies::FOLLOW)
            .map(|sealed| Followed::open(&app.cipher, sealed))
            .unwrap_or_default()
    }

    fn open(cipher: &FieldCipher, sealed: &str) -> Followed {
        cipher
            .open(&PLACE, sealed)
            .ok()
            .and_then(|plain| serde_json::from_str(plain.reveal()).ok())
            .unwrap_or_default()
    }

    fn seal(&self, cipher: &FieldCipher) -> Result<String, Fault> {
        let json =
            serde_json::to_string(self).map_err(|e| Fault::of("write the followed matters", e))?;
        cipher
            .seal(&PLACE, &json)
            .map_err(|e| Fault::of("seal the followed matters", e))
    }

    /// Puts a matter in front. What was proven once stays proven.
    pub fn add(&mut self, matter: &str, own: bool) {
        let own = own || self.owns(matter);
        self.0.retain(|e| e.matter != matter);
        self.0.insert(
            0,
            Entry {
                matter: matter.to_owned(),
                own,
            },
        );
        self.0.truncate(MOST);
    }

    /// True when number and code of the matter were proven in this browser.
    pub fn owns(&self, matter: &str) -> bool {
        self.0.iter().any(|e| e.own && e.matter == matter)
    }

    /// All of them.
    pub fn entries(&self) -> &[Entry] {
        &self.0
    }

    /// The cookie to set.
    ///
    /// # Errors
    /// When it cannot be sealed.
    pub fn cookie(&self, app: &App) -> Result<HeaderValue, Fault> {
        let sealed = if self.0.is_empty() {
            String::new()
        } else {
            self.seal(&app.cipher)?
        };
        Ok(cookies::write(app, cookies::FOLLOW, &sealed, KEEP_S))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::cipher;

    #[test]
    fn what_was_sealed_is_read_back_and_a_changed_cookie_follows_nothing() {
        let cipher = cipher();
        let mut followed = Followed::default();
        followed.add("a", true);
        followed.add("b", false);
        let sealed = followed.seal(&cipher).unwrap();
        assert_eq!(Followed::open(&cipher, &sealed), followed);
        let mut forged = sealed.into_bytes();
        let last = forged.len() - 1;
        forged[last] = if forged[last] == b'A' { b'B' } else { b'A' };
        let forged = String::from_utf8(forged).unwrap();
        assert_eq!(Followed::open(&cipher, &forged), Followed::default());
        assert_eq!(
            Followed::open(&cipher, "[{\"i\":\"a\",\"o\":true}]"),
            Followed::default()
        );
    }

    #[test]
    fn a_matter_followed_from_afar_is_not_owned_and_a_proven_one_stays_so() {
        let mut followed = Followed::default();
        followed.add("a", false);
        assert!(!followed.owns("a"));
        followed.add("a", true);
        followed.add("a", false);
        assert!(followed.owns("a"));
        assert_eq!(followed.entries().len(), 1);
    }

    #[test]
    fn the_cookie_fits_into_a_browser_however_many_are_followed() {
        let mut followed = Followed::default();
        for n in 0..200 {
            followed.add(&format!("01J{n:023}"), true);
        }
        assert_eq!(followed.entries().len(), MOST);
        assert!(followed.seal(&cipher()).unwrap().len() < 3500);
    }
}
