//! Secrets: session and API tokens, passwords, codes.

use access::crypto::Entropy;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use store::Fault;
use tokio::sync::Semaphore;

use crate::refused::Refused;

/// What an API token begins with, so that one left in a file is recognised by scanners and by people.
pub const TOKEN_PREFIX: &str = "anxin_";
/// Shortest password.
const SHORTEST: usize = 10;
/// Longest password in bytes; longer ones only cost time.
const LONGEST: usize = 256;
/// Passwords checked at once: each takes 19 MiB and a core for some tens of milliseconds.
static AT_ONCE: Semaphore = Semaphore::const_new(4);

fn bytes<const N: usize>(entropy: &dyn Entropy) -> Result<[u8; N], Fault> {
    let mut bytes = [0; N];
    entropy
        .fill(&mut bytes)
        .map_err(|e| Fault::of("make a secret", e))?;
    Ok(bytes)
}

/// A new secret of 256 bits for a cookie.
pub(crate) fn session_secret(entropy: &dyn Entropy) -> Result<String, Fault> {
    Ok(URL_SAFE_NO_PAD.encode(bytes::<32>(entropy)?))
}

/// A new secret of 256 bits for a program.
pub(crate) fn token_secret(entropy: &dyn Entropy) -> Result<String, Fault> {
    Ok(format!("{TOKEN_PREFIX}{}", session_secret(entropy)?))
}

/// What is stored of a secret of 256 bits. A plain hash is enough for what cannot be guessed.
pub(crate) fn secret_hash(secret: &str) -> String {
    hex::encode(Sha256::digest(secret.as_bytes()))
}

/// A new code of six digits.
pub(crate) fn phone_code(entropy: &dyn Entropy) -> Result<String, Fault> {
    // 2^32 is not a multiple of a million; the first codes are more likely by one in four thousand, which helps nobody.
    let number = u32::from_le_bytes(bytes::<4>(entropy)?) % 1_000_000;
    Ok(format!("{number:06}"))
}

/// An initial password that can be read out over a telephone: no letters that look alike.
pub(crate) fn initial_password(entropy: &dyn Entropy) -> Result<String, Fault> {
    const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz234567892";
    let letters: String = bytes::<12>(entropy)?
        .iter()
        .map(|byte| LETTERS[usize::from(byte % 32)] as char)
        .collect();
    Ok(format!(
        "{}-{}-{}",
        &letters[..4],
        &letters[4..8],
        &letters[8..]
    ))
}

/// Bytes for the secret of a second factor.
pub(crate) fn totp_bytes(entropy: &dyn Entropy) -> Result<[u8; 20], Fault> {
    bytes::<20>(entropy)
}

/// Argon2id with 19 MiB and two passes, the first choice of the OWASP password storage recommendations.
fn argon2() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).expect("these parameters are within bounds");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// A PHC string of the password with a fresh salt. Takes some tens of milliseconds: call it outside acts, and from
/// async code through [`hash_in_background`].
///
/// # Errors
/// When there is no randomness.
pub fn hash_password(entropy: &dyn Entropy, password: &str) -> Result<String, Fault> {
    let salt = bytes::<16>(entropy)?;
    let hash: PasswordHash = argon2()
        .hash_password_with_salt(password.as_bytes(), &salt)
        .map_err(|e| Fault::new(format!("hash a password: {e}")))?;
    Ok(hash.to_string())
}

/// [`hash_password`] on a thread that may take its time.
///
/// # Errors
/// When there is no randomness.
pub async fn hash_in_background(password: String) -> Result<String, Fault> {
    in_background(move || hash_password(&access::crypto::SystemEntropy, &password)).await?
}

/// What unknown accounts are checked against, so that the answer takes as long as for a known one.
fn nobodys_hash() -> &'static str {
    use std::sync::OnceLock;
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| {
        let hash: Result<PasswordHash, _> =
            argon2().hash_password_with_salt(b"nobody's password", &[7; 16]);
        hash.map(|h| h.to_string()).unwrap_or_default()
    })
}

/// True if the password belongs to the hash. Without a hash it takes as long and is false.
///
/// # Errors
/// When the thread could not be had.
pub(crate) async fn is_password(hash: Option<String>, password: String) -> Result<bool, Fault> {
    in_background(move || {
        let known = hash.is_some();
        let text = hash.unwrap_or_else(|| nobodys_hash().to_owned());
        let Ok(parsed) = PasswordHash::new(&text) else {
            return false;
        };
        let right = password.len() <= LONGEST
            && argon2()
                .verify_password(password.as_bytes(), &parsed)
                .is_ok();
        right && known
    })
    .await
}

async fn in_background<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Fault> {
    let _place = AT_ONCE
        .acquire()
        .await
        .map_err(|e| Fault::of("wait for a place to check a password", e))?;
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|e| Fault::of("check a password", e))
}

/// Whether a password may be chosen: long enough, and not made of the 工号.
///
/// # Errors
/// [`Refused::WeakPassword`].
pub(crate) fn check_strength(password: &str, login: &str) -> Result<(), Refused> {
    let lower = password.to_lowercase();
    let mut letters: Vec<char> = password.chars().collect();
    letters.sort_unstable();
    letters.dedup();
    let fits = password.chars().count() >= SHORTEST
        && password.len() <= LONGEST
        && letters.len() >= 5
        && (login.len() < 3 || !lower.contains(&login.to_lowercase()));
    if fits {
        Ok(())
    } else {
        Err(Refused::WeakPassword)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use access::crypto::SystemEntropy;

    #[test]
    fn secrets_differ_and_are_long() {
        let (a, b) = (
            session_secret(&SystemEntropy).unwrap(),
            session_secret(&SystemEntropy).unwrap(),
        );
        assert_ne!(a, b);
        assert_eq!(a.len(), 43);
        assert_ne!(secret_hash(&a), a);
        assert!(
            token_secret(&SystemEntropy)
                .unwrap()
                .starts_with(TOKEN_PREFIX)
        );
    }

    #[test]
    fn a_code_has_six_digits() {
        for _ in 0..50 {
            let code = phone_code(&SystemEntropy).unwrap();
            assert!(code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit()));
        }
    }

    #[test]
    fn weak_passwords_are_refused() {
        for weak in ["short", "aaaaaaaaaaaaaa", "xa-0312-2026", "1212121212121"] {
            assert!(check_strength(weak, "XA-0312").is_err(), "{weak}");
        }
        assert!(check_strength("correct horse", "xa-0312").is_ok());
        assert!(check_strength("松花江上有大雪今天很冷", "xa-0312").is_ok());
        let made = initial_password(&SystemEntropy).unwrap();
        assert!(check_strength(&made, "xa-0312").is_ok() || made.len() == 14);
    }

    #[tokio::test]
    async fn only_the_right_password_fits() {
        let hash = hash_in_background("correct horse".into()).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(
            is_password(Some(hash.clone()), "correct horse".into())
                .await
                .unwrap()
        );
        assert!(
            !is_password(Some(hash), "correct horsf".into())
                .await
                .unwrap()
        );
        assert!(!is_password(None, "nobody's password".into()).await.unwrap());
    }
}
