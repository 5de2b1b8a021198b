//! The receipt 回执: what the city confirms about a report, in a form that anyone can check.
//!
//! The fingerprint is a hash of the report's own text and a salt that only its holders can read, so that nobody learns
//! the text by guessing it. The signed statement holds number, moment and fingerprint and nothing else. A receipt is
//! computed from the matter whenever it is asked for; nothing of it is stored but one entry of the audit log.

use access::crypto::FieldCipher;
use audit::checkpoint::{NoteError, Signer, Verifier};
use kernel::UtcMs;
use matter::MatterRow;
use sha2::{Digest, Sha256};

/// First line of the signed statement.
const KIND: &str = "anxin-receipt-v1";
/// Letters of the fingerprint that stand in the address and on paper.
const SHOWN: usize = 16;

/// A receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Number of the matter.
    pub number: String,
    /// When the report was received.
    pub at: UtcMs,
    /// SHA-256 of [`Receipt::text`], hex.
    pub fingerprint: String,
    text: String,
}

impl Receipt {
    /// The receipt of a matter.
    pub fn of(cipher: &FieldCipher, row: &MatterRow) -> Receipt {
        let salt = cipher.blind_index("receipt-salt", &row.id);
        let text = text_of(row, &salt);
        Receipt {
            number: row.number.clone(),
            at: UtcMs(row.registered_ms),
            fingerprint: hex::encode(Sha256::digest(text.as_bytes())),
            text,
        }
    }

    /// The text that the fingerprint covers; only for those who may read the matter.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What the address of the public page ends in, such as `HG2026-11-0001873-3f9ac27d51e08b64`.
    pub fn code(&self) -> String {
        format!("{}-{}", self.number, &self.fingerprint[..SHOWN])
    }

    /// The fingerprint as printed: `3f9a c27d 51e0 8b64`.
    pub fn shown(&self) -> String {
        in_fours(&self.fingerprint[..SHOWN])
    }

    /// What the city signs.
    pub fn statement(&self) -> String {
        format!(
            "{KIND}\n{}\n{}\n{}\n",
            self.number,
            kernel::when::iso(self.at),
            self.fingerprint
        )
    }

    /// The statement with the city's signature.
    ///
    /// # Errors
    /// When number or fingerprint could not stand in a statement.
    pub fn signed(&self, signer: &Signer) -> Result<String, NoteError> {
        signer.sign_statement(&self.statement())
    }

    /// True when a signed note is this receipt's.
    pub fn is_signed_by(&self, verifier: &Verifier, note: &str) -> bool {
        verifier
            .verify_statement(note)
            .is_ok_and(|text| text == self.statement())
    }
}

/// Every part of the text stands on lines of its own after its length, so that no two reports read alike.
fn text_of(row: &MatterRow, salt: &str) -> String {
    let at = kernel::when::iso(UtcMs(row.registered_ms));
    let parts = [
        row.number.as_str(),
        &at,
        &row.title,
        &row.body,
        &row.place_public,
        salt,
    ]
    .map(|part| format!("{}:{part}\n", part.len()));
    format!("{KIND}\n{}", parts.concat())
}

fn in_fours(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    letters
        .chunks(4)
        .map(|four| four.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Takes a code apart into number and the beginning of the fingerprint. Spaces and capitals do not matter: people type
/// it from paper.
pub fn parse_code(code: &str) -> Option<(String, String)> {
    let plain: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let (number, print) = plain.rsplit_once('-')?;
    let print = print.to_ascii_lowercase();
    let is_print = print.len() == SHOWN && print.bytes().all(|b| b.is_ascii_hexdigit());
    let number = number.to_ascii_uppercase();
    let is_number = !number.is_empty()
        && number.len() <= 40
        && number
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-');
    (is_print && is_number).then_some((number, print))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{cipher, row, signer};

    #[test]
    fn a_receipt_is_signed_and_a_changed_report_is_found() {
        let (cipher, signer) = (cipher(), signer());
        let before = Receipt::of(&cipher, &row());
        let note = before.signed(&signer).unwrap();
        assert!(before.is_signed_by(&signer.verifier(), &note));
        for change in [
            |r: &mut MatterRow| r.body.push('。'),
            |r: &mut MatterRow| r.title.push('。'),
            |r: &mut MatterRow| r.registered_ms += 1000,
            |r: &mut MatterRow| r.number = "HG2026-11-0000009".into(),
        ] {
            let mut changed = row();
            change(&mut changed);
            let after = Receipt::of(&cipher, &changed);
            assert_ne!(after.fingerprint, before.fingerprint);
            assert!(!after.is_signed_by(&signer.verifier(), &note));
        }
    }

    #[test]
    fn moving_text_between_title_and_body_changes_the_fingerprint() {
        let cipher = cipher();
        let (mut a, mut b) = (row(), row());
        (a.title, a.body) = ("路灯".into(), "坏了".into());
        (b.title, b.body) = ("路灯坏".into(), "了".into());
        assert_ne!(
            Receipt::of(&cipher, &a).fingerprint,
            Receipt::of(&cipher, &b).fingerprint
        );
    }

    #[test]
    fn the_public_part_says_nothing_of_the_report() {
        let receipt = Receipt::of(&cipher(), &row());
        let public = format!("{}{}", receipt.statement(), receipt.code());
        assert!(!public.contains(&row().title) && !public.contains(&row().body));
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let receipt = Receipt::of(&cipher(), &row());
        let typed = format!(
            " {} - {} ",
            receipt.number.to_lowercase(),
            receipt.shown().to_uppercase()
        );
        let (number, print) = parse_code(&typed).unwrap();
        assert_eq!(number, receipt.number);
        assert!(receipt.fingerprint.starts_with(&print));
        assert_eq!(parse_code(&receipt.code()), Some((number, print)));
        for wrong in [
            "",
            "HG2026-11-0000001",
            "-3f9ac27d51e08b64",
            "a/b-3f9ac27d51e08b64",
            "HG-3f9ac27d51e08b6",
        ] {
            assert_eq!(parse_code(wrong), None, "{wrong}");
        }
    }
}
