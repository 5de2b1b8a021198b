use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::Private;
use zeroize::Zeroizing;

use super::keys::is_name;
use super::{Aes256GcmSivSuite, Entropy, EntropyError, Keys, Suite, SuiteError};

/// The form of the text; a change of what is bound to a ciphertext, or how, gets another.
const FORM: &str = "v1";

/// Where a sealed value stands. It is bound into the ciphertext: what was sealed for one place does
/// not open in another, so nobody can move a sealed phone number into their own row and read it there.
///
/// Table and column are names of code and never renamed without resealing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field<'a> {
    /// The table's name.
    pub table: &'a str,
    /// The column's name.
    pub column: &'a str,
    /// The id of the row.
    pub record: &'a str,
}

/// Why a field could not be sealed or opened. No message holds a part of the value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CryptoError {
    /// The text is not a sealed field.
    #[error("this is not a sealed field")]
    Malformed,
    /// The text was sealed by a cipher that this installation does not have.
    #[error("the field was sealed by the cipher {0}, which is not configured")]
    UnknownSuite(String),
    /// The text was sealed under a key that this installation does not have.
    #[error("the field was sealed under the key {0}, which is not in the key file")]
    UnknownKey(String),
    /// The text was changed, or was sealed for another field or record.
    #[error("the sealed field was changed, or belongs to another field or record")]
    NotAuthentic,
    /// The value was opened and is not text.
    #[error("the sealed field does not hold text")]
    NotText,
    /// The cipher failed while sealing, as a device can.
    #[error("the cipher could not seal the field")]
    CipherFailed,
    /// There were no random bytes for a nonce.
    #[error(transparent)]
    Entropy(#[from] EntropyError),
}

/// Seals and opens personal fields.
///
/// A sealed field is ASCII text, `v1.<suite>.<key id>.<nonce and ciphertext in base64url>`, about 60
/// letters for a phone number. Its length shows the length of the value.
pub struct FieldCipher {
    keys: Keys,
    /// The first seals; all open.
    suites: Vec<Box<dyn Suite>>,
    entropy: Box<dyn Entropy>,
}

impl fmt::Debug for FieldCipher {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("FieldCipher")
            .field("keys", &self.keys)
            .finish_non_exhaustive()
    }
}

impl FieldCipher {
    /// A cipher with the default suite.
    pub fn new(keys: Keys, entropy: Box<dyn Entropy>) -> Self {
        Self::with_suites(keys, Box::new(Aes256GcmSivSuite), Vec::new(), entropy)
    }

    /// A cipher that seals with one suite and also opens what others sealed.
    pub fn with_suites(
        keys: Keys,
        sealing: Box<dyn Suite>,
        opening: Vec<Box<dyn Suite>>,
        entropy: Box<dyn Entropy>,
    ) -> Self {
        let suites = std::iter::once(sealing).chain(opening).collect();
        Self {
            keys,
            suites,
            entropy,
        }
    }

    /// Seals one value for one place, under the current key.
    ///
    /// # Errors
    /// [`CryptoError::Entropy`], and [`CryptoError::CipherFailed`] from a device.
    pub fn seal(&self, field: &Field<'_>, plain: &str) -> Result<String, CryptoError> {
        let suite = &*self.suites[0];
        let key_id = self.keys.current().to_string();
        let context = context(suite.name(), &key_id, field);
        let key = self.derive(suite, &key_id, &context)?;
        let mut bytes = vec![0; suite.nonce_bytes()];
        self.entropy.fill(&mut bytes)?;
        let sealed = suite
            .seal(&key, &bytes, &context, plain.as_bytes())
            .map_err(|SuiteError| CryptoError::CipherFailed)?;
        bytes.extend_from_slice(&sealed);
        let encoded = URL_SAFE_NO_PAD.encode(&bytes);
        Ok(format!("{FORM}.{}.{key_id}.{encoded}", suite.name()))
    }

    /// Opens a sealed value at the place for which it was sealed.
    ///
    /// # Errors
    /// [`CryptoError`]; [`CryptoError::NotAuthentic`] is worth an alarm, as someone changed or moved it.
    pub fn open(&self, field: &Field<'_>, sealed: &str) -> Result<Private<String>, CryptoError> {
        let sealed = Sealed::parse(sealed)?;
        let suite = self
            .suites
            .iter()
            .find(|suite| suite.name() == sealed.suite)
            .ok_or_else(|| CryptoError::UnknownSuite(sealed.suite.to_owned()))?;
        let context = context(sealed.suite, sealed.key_id, field);
        let key = self.derive(&**suite, sealed.key_id, &context)?;
        if sealed.bytes.len() < suite.nonce_bytes() + suite.tag_bytes() {
            return Err(CryptoError::Malformed);
        }
        let (nonce, ciphertext) = sealed.bytes.split_at(suite.nonce_bytes());
        let plain = suite
            .open(&key, nonce, &context, ciphertext)
            .map_err(|SuiteError| CryptoError::NotAuthentic)?;
        let text = String::from_utf8(plain).map_err(|error| {
            drop(Zeroizing::new(error.into_bytes()));
            CryptoError::NotText
        })?;
        Ok(Private::new(text))
    }

    /// Whether a sealed value is under an older key or cipher than new values get. A job opens and
    /// seals such values again; only when none is left may the old key be retired.
    ///
    /// # Errors
    /// [`CryptoError::Malformed`].
    pub fn needs_resealing(&self, sealed: &str) -> Result<bool, CryptoError> {
        let sealed = Sealed::parse(sealed)?;
        let current = sealed.suite == self.suites[0].name()
            && sealed.key_id == self.keys.current().to_string();
        Ok(!current)
    }

    /// [`Keys::blind_index`] under this installation's key.
    pub fn blind_index(&self, domain: &str, normalised: &str) -> String {
        self.keys.blind_index(domain, normalised)
    }

    fn derive(
        &self,
        suite: &dyn Suite,
        key_id: &str,
        context: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, CryptoError> {
        self.keys
            .derive(key_id, context, suite.key_bytes())
            .ok_or_else(|| CryptoError::UnknownKey(key_id.to_owned()))
    }
}

/// A sealed field taken apart.
struct Sealed<'a> {
    suite: &'a str,
    key_id: &'a str,
    bytes: Vec<u8>,
}

impl<'a> Sealed<'a> {
    fn parse(text: &'a str) -> Result<Self, CryptoError> {
        let malformed = CryptoError::Malformed;
        let parts: Vec<&str> = text.splitn(5, '.').collect();
        let [FORM, suite, key_id, encoded] = parts[..] else {
            return Err(malformed);
        };
        if !is_name(suite) || !is_name(key_id) {
            return Err(malformed);
        }
        let bytes = URL_SAFE_NO_PAD.decode(encoded).map_err(|_| malformed)?;
        Ok(Self {
            suite,
            key_id,
            bytes,
        })
    }
}

/// What a ciphertext is bound to, both as HKDF's info and as associated data. Each part goes behind its
/// length, so that no two places ever give the same bytes.
fn context(suite: &str, key_id: &str, field: &Field<'_>) -> Vec<u8> {
    let mut context = b"anxin field v1".to_vec();
    for part in [suite, key_id, field.table, field.column, field.record] {
        context.extend_from_slice(&(part.len() as u64).to_be_bytes());
        context.extend_from_slice(part.as_bytes());
    }
    context
}
