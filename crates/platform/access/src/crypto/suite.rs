use aes_gcm_siv::aead::{Aead, KeyInit, Payload};
use aes_gcm_siv::{Aes256GcmSiv, Nonce};

/// A cipher with authentication and associated data, as bytes in and bytes out.
///
/// An installation that must use SM4-GCM or a certified device implements this and hands it to
/// [`FieldCipher::with_suites`](super::FieldCipher::with_suites); what older suites sealed stays
/// readable as long as they are listed behind it.
pub trait Suite: Send + Sync {
    /// The name inside every ciphertext: 1 to 16 lower-case letters and digits. Never renamed.
    fn name(&self) -> &'static str;

    /// Bytes of a key, at most 64.
    fn key_bytes(&self) -> usize;

    /// Bytes of a nonce.
    fn nonce_bytes(&self) -> usize;

    /// Bytes by which a ciphertext is longer than its plaintext.
    fn tag_bytes(&self) -> usize;

    /// Encrypts, and binds the associated data to the result.
    ///
    /// # Errors
    /// [`SuiteError`] when key or nonce have another length, or the device behind it fails.
    fn seal(
        &self,
        key: &[u8],
        nonce: &[u8],
        associated: &[u8],
        plain: &[u8],
    ) -> Result<Vec<u8>, SuiteError>;

    /// Decrypts what [`Suite::seal`] made from the same key, nonce and associated data.
    ///
    /// # Errors
    /// [`SuiteError`] when any of the four was changed, without saying which.
    fn open(
        &self,
        key: &[u8],
        nonce: &[u8],
        associated: &[u8],
        sealed: &[u8],
    ) -> Result<Vec<u8>, SuiteError>;
}

/// The cipher refused. It never says why: that would help only whoever is guessing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the cipher refused")]
pub struct SuiteError;

/// AES-256-GCM-SIV (RFC 8452), the default: a nonce used twice by accident shows only that two
/// plaintexts were equal, where plain GCM would give the key of its checksum away.
#[derive(Debug, Clone, Copy, Default)]
pub struct Aes256GcmSivSuite;

impl Suite for Aes256GcmSivSuite {
    fn name(&self) -> &'static str {
        "aes256gcmsiv"
    }

    fn key_bytes(&self) -> usize {
        32
    }

    fn nonce_bytes(&self) -> usize {
        12
    }

    fn tag_bytes(&self) -> usize {
        16
    }

    fn seal(
        &self,
        key: &[u8],
        nonce: &[u8],
        associated: &[u8],
        plain: &[u8],
    ) -> Result<Vec<u8>, SuiteError> {
        let cipher = Aes256GcmSiv::new_from_slice(key).map_err(|_| SuiteError)?;
        let nonce = Nonce::try_from(nonce).map_err(|_| SuiteError)?;
        let payload = Payload {
            msg: plain,
            aad: associated,
        };
        cipher.encrypt(&nonce, payload).map_err(|_| SuiteError)
    }

    fn open(
        &self,
        key: &[u8],
        nonce: &[u8],
        associated: &[u8],
        sealed: &[u8],
    ) -> Result<Vec<u8>, SuiteError> {
        let cipher = Aes256GcmSiv::new_from_slice(key).map_err(|_| SuiteError)?;
        let nonce = Nonce::try_from(nonce).map_err(|_| SuiteError)?;
        let payload = Payload {
            msg: sealed,
            aad: associated,
        };
        cipher.decrypt(&nonce, payload).map_err(|_| SuiteError)
    }
}
