//! Codes that people read out or type: nobody may guess one, not even who knows all ids.

use access::crypto::FieldCipher;

/// Digits and letters that are not mistaken for one another.
const LETTERS: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/// A code of `length` letters (at most 25), made of an id under the house's secret key. Ids themselves are no secret:
/// within one millisecond they even count on, so no code is ever made of the next one.
pub(crate) fn code(cipher: &FieldCipher, domain: &str, id: &str, length: usize) -> String {
    let fingerprint = cipher.blind_index(domain, id);
    let mut number = u128::from_str_radix(&fingerprint, 16).unwrap_or_default();
    (0..length)
        .map(|_| {
            let letter = LETTERS[(number % LETTERS.len() as u128) as usize];
            number /= LETTERS.len() as u128;
            letter as char
        })
        .collect()
}
