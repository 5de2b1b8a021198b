use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::str::FromStr;

use audit::key_file;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hkdf::Hkdf;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde::Deserialize;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{Entropy, EntropyError, KeyFileError};

type Secret = Zeroizing<[u8; 32]>;

const HEADING: &str = "\
# The keys of the sealed fields. Who has this file and the database reads every protected field;
# who loses it reads none, ever again. Keep it at mode 0600, and a copy away from the backups of the
# database. New values are sealed under `current`; the other keys only open what they sealed.
";

/// The name of a master key inside ciphertexts: 1 to 16 lower-case letters and digits, `k1`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(String);

impl FromStr for KeyId {
    type Err = KeysError;

    fn from_str(text: &str) -> Result<Self, KeysError> {
        if is_name(text) {
            Ok(Self(text.to_owned()))
        } else {
            Err(KeysError::Malformed)
        }
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Why the keys could not be had. No message ever holds a part of a key.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// The file could not be read or written, or others may read it.
    #[error(transparent)]
    File(#[from] KeyFileError),
    /// The file's contents have another form; what exactly is not said, as it may be a key.
    #[error("the key file is malformed")]
    Malformed,
    /// `current` names a key that the file does not hold.
    #[error("the key file holds no key {0}, which it names as the current one")]
    CurrentMissing(KeyId),
    /// The key still seals new values and cannot be taken away.
    #[error("{0} is the current key; rotate before retiring it")]
    StillCurrent(KeyId),
    /// There is no such key.
    #[error("there is no key {0}")]
    Unknown(KeyId),
    /// There were no random bytes for a new key.
    #[error(transparent)]
    Entropy(#[from] EntropyError),
}

/// The secret keys of one installation: master keys by id, and the key of the blind indexes.
///
/// They are wiped from memory when dropped and never printed: `Debug` shows the ids.
pub struct Keys {
    current: KeyId,
    master: BTreeMap<KeyId, Secret>,
    blind: Secret,
}

impl fmt::Debug for Keys {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Keys")
            .field("current", &self.current)
            .field("ids", &self.master.keys().collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}

impl Keys {
    /// New keys for a new installation.
    ///
    /// # Errors
    /// [`KeysError::Entropy`].
    pub fn generate(entropy: &dyn Entropy) -> Result<Self, KeysError> {
        let current = KeyId("k1".to_owned());
        Ok(Self {
            master: BTreeMap::from([(current.clone(), fresh(entropy)?)]),
            current,
            blind: fresh(entropy)?,
        })
    }

    /// Reads the key file, if only its owner may.
    ///
    /// # Errors
    /// [`KeysError`]; no message holds a part of the file.
    pub fn load(path: &Path) -> Result<Self, KeysError> {
        Self::from_text(&key_file::read(path)?)
    }

    /// Writes a new key file with mode 0600; an existing one is never overwritten.
    ///
    /// # Errors
    /// [`KeysError::File`].
    pub fn create_file(&self, path: &Path) -> Result<(), KeysError> {
        Ok(key_file::create(path, &self.to_text())?)
    }

    /// Replaces the key file as a whole, after [`Keys::rotate`] or [`Keys::retire`].
    ///
    /// # Errors
    /// [`KeysError::File`]; the old file then still stands.
    pub fn replace_file(&self, path: &Path) -> Result<(), KeysError> {
        Ok(key_file::replace(path, &self.to_text())?)
    }

    /// Adds a new master key and makes it the current one. Old values stay readable under theirs.
    ///
    /// # Errors
    /// [`KeysError::Entropy`].
    pub fn rotate(&mut self, entropy: &dyn Entropy) -> Result<&KeyId, KeysError> {
        let numbers = self
            .master
            .keys()
            .filter_map(|id| id.0.strip_prefix('k')?.parse().ok());
        let highest = numbers.max().unwrap_or(0_u32);
        let id = KeyId(format!("k{}", u64::from(highest) + 1));
        self.master.insert(id.clone(), fresh(entropy)?);
        self.current = id;
        Ok(&self.current)
    }

    /// Takes an old master key away for good. What is still sealed under it is lost; ask
    /// [`FieldCipher::needs_resealing`](super::FieldCipher::needs_resealing) of every value first.
    ///
    /// # Errors
    /// [`KeysError::StillCurrent`] and [`KeysError::Unknown`].
    pub fn retire(&mut self, id: &KeyId) -> Result<(), KeysError> {
        if *id == self.current {
            return Err(KeysError::StillCurrent(id.clone()));
        }
        match self.master.remove(id) {
            Some(_) => Ok(()),
            None => Err(KeysError::Unknown(id.clone())),
        }
    }

    /// The key under which new values are sealed.
    pub const fn current(&self) -> &KeyId {
        &self.current
    }

    /// A fingerprint of a value under a key of its own, by which equal values find each other.
    ///
    /// `domain` names what is compared with what (`person.phone`), so that the same digits as a phone
    /// number and as a card number do not meet. The caller normalises the value first: what should be
    /// found equal must be equal byte for byte. The result is the first 16 bytes of HMAC-SHA-256 as 32
    /// hexadecimal digits. Who has the blind key can try out all phone numbers, who has only the
    /// database sees which rows are equal and nothing else. It does not rotate with the master keys.
    pub fn blind_index(&self, domain: &str, normalised: &str) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.blind.as_slice())
            .expect("HMAC takes a key of any length");
        mac.update(b"anxin blind index v1");
        mac.update(&(domain.len() as u64).to_be_bytes());
        mac.update(domain.as_bytes());
        mac.update(normalised.as_bytes());
        hex::encode(&mac.finalize().into_bytes()[..16])
    }

    /// Derives the key of `bytes` bytes (at most 64) for one context, or nothing if there is no such id.
    pub(super) fn derive(
        &self,
        id: &str,
        context: &[u8],
        bytes: usize,
    ) -> Option<Zeroizing<Vec<u8>>> {
        let (_, master) = self.master.iter().find(|(known, _)| known.0 == id)?;
        // The master key is uniformly random, so HKDF's extract step may be left out (RFC 5869, 3.3).
        let hkdf = Hkdf::<Sha256>::from_prk(master.as_slice()).ok()?;
        let mut key = Zeroizing::new(vec![0; bytes]);
        hkdf.expand(context, &mut key).ok()?;
        Some(key)
    }

    fn to_text(&self) -> Zeroizing<String> {
        // Room for all of it at once: a text that grows leaves its older copies behind in memory.
        let mut text = Zeroizing::new(String::with_capacity(1024 + 128 * self.master.len()));
        let mut line = |name: &str, secret: &Secret| {
            let key = Zeroizing::new(URL_SAFE_NO_PAD.encode(secret.as_slice()));
            for part in [name, " = \"", key.as_str(), "\"\n"] {
                text.push_str(part);
            }
        };
        line(
            &format!("{HEADING}current = \"{}\"\nblind", self.current),
            &self.blind,
        );
        for (number, (id, secret)) in self.master.iter().enumerate() {
            let table = if number == 0 { "\n[master]\n" } else { "" };
            line(&format!("{table}{id}"), secret);
        }
        text
    }

    fn from_text(text: &str) -> Result<Self, KeysError> {
        // The parser's own message would quote the line, and the line is a key.
        let file: FileForm = toml::from_str(text).map_err(|_| KeysError::Malformed)?;
        let current: KeyId = file.current.parse()?;
        let master = file
            .master
            .into_iter()
            .map(|(id, key)| Ok((id.parse()?, key.decode()?)))
            .collect::<Result<BTreeMap<KeyId, Secret>, KeysError>>()?;
        if !master.contains_key(&current) {
            return Err(KeysError::CurrentMissing(current));
        }
        Ok(Self {
            current,
            master,
            blind: file.blind.decode()?,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileForm {
    current: String,
    blind: SecretText,
    master: BTreeMap<String, SecretText>,
}

#[derive(Deserialize)]
#[serde(from = "String")]
struct SecretText(Zeroizing<String>);

impl From<String> for SecretText {
    fn from(text: String) -> Self {
        Self(Zeroizing::new(text))
    }
}

impl SecretText {
    fn decode(&self) -> Result<Secret, KeysError> {
        let bytes = URL_SAFE_NO_PAD
            .decode(self.0.as_bytes())
            .map(Zeroizing::new)
            .map_err(|_| KeysError::Malformed)?;
        let mut secret = Secret::default();
        if bytes.len() != secret.len() {
            return Err(KeysError::Malformed);
        }
        secret.copy_from_slice(&bytes);
        Ok(secret)
    }
}

/// Whether a text may name a key or a cipher inside a sealed field.
pub(super) fn is_name(text: &str) -> bool {
    (1..=16).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

fn fresh(entropy: &dyn Entropy) -> Result<Secret, EntropyError> {
    let mut secret = Secret::default();
    entropy.fill(secret.as_mut_slice())?;
    Ok(secret)
}
