use std::fmt;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::note::{Note, SignatureLine, read_checkpoint, write_checkpoint};
use super::{Checkpoint, KeyFileError, Name, NoteError};
use crate::key_file;

/// The signature type of signed notes that stands for plain Ed25519.
const ED25519: u8 = 1;
const PRIVATE_MARK: &str = "PRIVATE+KEY+";

/// Why a key could not be read.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The text has another form.
    #[error("this is not a key of a signed note")]
    Malformed,
    /// The key is of a kind other than Ed25519.
    #[error("the key is not an Ed25519 key")]
    OtherAlgorithm,
    /// The key id does not belong to name and key: one of them was changed.
    #[error("the key's id does not belong to its name and key")]
    WrongId,
    /// The file could not be read or written.
    #[error(transparent)]
    File(#[from] KeyFileError),
}

/// The log's secret key. It is never shown: `Debug` prints the name only.
pub struct Signer {
    name: Name,
    key: SigningKey,
}

/// The log's public key: with it anyone checks the log's checkpoints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verifier {
    name: Name,
    key: VerifyingKey,
}

impl fmt::Debug for Signer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Signer")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

impl Signer {
    /// A new key from 32 bytes that must come fresh from the system's random source.
    pub fn generate(name: Name, seed: &[u8; 32]) -> Self {
        Self {
            name,
            key: SigningKey::from_bytes(seed),
        }
    }

    /// Reads the key file that [`Signer::create_file`] wrote.
    ///
    /// # Errors
    /// [`KeyError`]; also when others than the owner may read the file.
    pub fn load(path: &Path) -> Result<Self, KeyError> {
        Self::from_secret_text(&key_file::read(path)?)
    }

    /// Writes the key into a new file with mode 0600.
    ///
    /// # Errors
    /// [`KeyError::File`]; an existing file is never overwritten.
    pub fn create_file(&self, path: &Path) -> Result<(), KeyError> {
        Ok(key_file::create(path, &self.to_secret_text())?)
    }

    /// The log's name.
    pub const fn name(&self) -> &Name {
        &self.name
    }

    /// The public half.
    pub fn verifier(&self) -> Verifier {
        Verifier {
            name: self.name.clone(),
            key: self.key.verifying_key(),
        }
    }

    /// Signs a checkpoint and returns the whole note: text, empty line, signature.
    ///
    /// `checkpoint.origin` is to be [`Signer::name`]: [`Verifier::verify`] refuses the note of another
    /// log even under the right key.
    pub fn sign(&self, checkpoint: &Checkpoint) -> String {
        let text = write_checkpoint(checkpoint);
        let signature = self.key.sign(text.as_bytes());
        let line =
            SignatureLine::write(&self.name, self.verifier().key_id(), &signature.to_bytes());
        format!("{text}\n{line}")
    }

    /// Signs a statement that is not a checkpoint, such as a receipt, and returns the whole note.
    ///
    /// The first line says what kind of statement it is. It must differ from the log's name, so that no
    /// statement is ever read as a checkpoint of the log, whatever stands below it.
    ///
    /// # Errors
    /// [`NoteError::Malformed`] when the text begins with the log's name, does not end with a line end,
    /// or holds control characters.
    pub fn sign_statement(&self, text: &str) -> Result<String, NoteError> {
        check_statement(&self.name, text)?;
        let signature = self.key.sign(text.as_bytes());
        let line =
            SignatureLine::write(&self.name, self.verifier().key_id(), &signature.to_bytes());
        let note = format!("{text}\n{line}");
        Note::parse(&note)?;
        Ok(note)
    }

    fn to_secret_text(&self) -> Zeroizing<String> {
        let id = hex::encode(self.verifier().key_id());
        let seed = Zeroizing::new(self.key.to_bytes());
        let bytes = Zeroizing::new([&[ED25519], seed.as_slice()].concat());
        let key = Zeroizing::new(STANDARD.encode(bytes.as_slice()));
        Zeroizing::new(format!(
            "{PRIVATE_MARK}{}+{id}+{}\n",
            self.name,
            key.as_str()
        ))
    }

    fn from_secret_text(text: &str) -> Result<Self, KeyError> {
        let text = text.strip_suffix('\n').unwrap_or(text);
        let text = text.strip_prefix(PRIVATE_MARK).ok_or(KeyError::Malformed)?;
        let (name, id, seed) = parts(text)?;
        let signer = Self {
            name,
            key: SigningKey::from_bytes(&seed),
        };
        if signer.verifier().key_id() == id {
            Ok(signer)
        } else {
            Err(KeyError::WrongId)
        }
    }
}

impl Verifier {
    /// Reads a public key written as `name+id+base64`, the form of `c2sp.org/signed-note`.
    ///
    /// # Errors
    /// [`KeyError`] when the form is another or the id does not belong to the key.
    pub fn from_text(text: &str) -> Result<Self, KeyError> {
        let (name, id, bytes) = parts(text)?;
        let key = VerifyingKey::from_bytes(&bytes).map_err(|_| KeyError::Malformed)?;
        let verifier = Self { name, key };
        if verifier.key_id() == id {
            Ok(verifier)
        } else {
            Err(KeyError::WrongId)
        }
    }

    /// The text that [`Verifier::from_text`] reads, to be published.
    pub fn to_text(&self) -> String {
        let id = hex::encode(self.key_id());
        let key = STANDARD.encode([&[ED25519], self.key.as_bytes().as_slice()].concat());
        format!("{}+{id}+{key}", self.name)
    }

    /// The log's name.
    pub const fn name(&self) -> &Name {
        &self.name
    }

    /// Checks a signed checkpoint and returns what it says.
    ///
    /// Signatures of other keys, as of witnesses, are passed over; one by this key that is not genuine
    /// refuses the note even if another one is.
    ///
    /// # Errors
    /// [`NoteError`]; until this returns `Ok` nothing in the note may be believed.
    pub fn verify(&self, note: &str) -> Result<Checkpoint, NoteError> {
        let note = self.genuine(note)?;
        let checkpoint = read_checkpoint(note.text)?;
        if checkpoint.origin == *self.name {
            Ok(checkpoint)
        } else {
            Err(NoteError::OtherLog)
        }
    }

    /// Checks a note that [`Signer::sign_statement`] made and returns what it says.
    ///
    /// # Errors
    /// [`NoteError`]; until this returns `Ok` nothing in the note may be believed.
    pub fn verify_statement<'n>(&self, note: &'n str) -> Result<&'n str, NoteError> {
        let note = self.genuine(note)?;
        check_statement(&self.name, note.text)?;
        Ok(note.text)
    }

    fn genuine<'n>(&self, note: &'n str) -> Result<Note<'n>, NoteError> {
        let note = Note::parse(note)?;
        let id = self.key_id();
        let mut own = note
            .signatures
            .iter()
            .filter(|line| line.name == &*self.name && line.key_id == id)
            .peekable();
        if own.peek().is_none() {
            return Err(NoteError::Unsigned);
        }
        if !own.all(|line| self.is_genuine(note.text, &line.signature)) {
            return Err(NoteError::Forged);
        }
        Ok(note)
    }

    fn is_genuine(&self, text: &str, signature: &[u8]) -> bool {
        Signature::from_slice(signature)
            .and_then(|signature| self.key.verify_strict(text.as_bytes(), &signature))
            .is_ok()
    }

    /// The first four bytes of SHA-256 over name, line end, signature type and public key.
    fn key_id(&self) -> KeyId {
        let digest = Sha256::new()
            .chain_update(self.name.as_bytes())
            .chain_update([b'\n', ED25519])
            .chain_update(self.key.as_bytes())
            .finalize();
        [digest[0], digest[1], digest[2], digest[3]]
    }
}

fn check_statement(name: &Name, text: &str) -> Result<(), NoteError> {
    let plain = text.bytes().all(|byte| byte >= b' ' || byte == b'\n');
    let kind = text.strip_suffix('\n').and_then(|t| t.lines().next());
    match kind {
        Some(kind) if plain && !kind.is_empty() && kind != &**name => Ok(()),
        _ => Err(NoteError::Malformed),
    }
}

type KeyId = [u8; 4];
/// A public key, or the seed of a secret one.
type KeyBytes = Zeroizing<[u8; 32]>;

/// Takes `name+id+base64` apart; the base64 text itself may hold plus signs.
fn parts(text: &str) -> Result<(Name, KeyId, KeyBytes), KeyError> {
    let malformed = KeyError::Malformed;
    let mut parts = text.splitn(3, '+');
    let (Some(name), Some(id), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(malformed);
    };
    let name = name.parse().map_err(|_| KeyError::Malformed)?;
    let mut id_bytes = [0; 4];
    hex::decode_to_slice(id, &mut id_bytes).map_err(|_| KeyError::Malformed)?;
    let bytes = Zeroizing::new(STANDARD.decode(key).map_err(|_| KeyError::Malformed)?);
    let (algorithm, key) = bytes.split_first().ok_or(malformed)?;
    if *algorithm != ED25519 {
        return Err(KeyError::OtherAlgorithm);
    }
    let key = <[u8; 32]>::try_from(key).map_err(|_| KeyError::Malformed)?;
    Ok((name, id_bytes, Zeroizing::new(key)))
}
