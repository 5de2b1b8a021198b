//! Sealed fields: personal data that a copy of the database does not give away.
//!
//! - [`Keys`]: the secret keys of one installation, in one file that only its owner may read.
//! - [`FieldCipher`]: seals and opens the value of one field of one record.
//! - [`Keys::blind_index`]: a keyed fingerprint by which a sealed value can be found again.
//! - [`Suite`]: the cipher underneath, replaceable where the law asks for commercial cryptography
//!   (商用密码).
//!
//! # Why each record's key is derived, not stored
//!
//! Every field of every record is sealed under a key of its own. It is derived from a master key with
//! HKDF-HMAC-SHA-256 over suite, key id, table, column and record. Storing a random data key, wrapped
//! by the master key, beside each record would do the same for about a hundred bytes more per field
//! and a second thing to lose; a changed master key would have to rewrap every row just the same. What
//! derivation does not give is erasure by throwing a record's key away: erasing here means erasing the
//! row, and old backups expire by their own rule.

mod entropy;
mod field;
mod keys;
mod suite;
#[cfg(test)]
mod tests;

pub use audit::key_file::KeyFileError;
pub use entropy::{Entropy, EntropyError, SystemEntropy};
pub use field::{CryptoError, Field, FieldCipher};
pub use keys::{KeyId, Keys, KeysError};
pub use suite::{Aes256GcmSivSuite, Suite, SuiteError};
