//! A model as bytes: what is stored, hashed and named.
//!
//! `AXT1`, then counts and values as little-endian LEB128 numbers and 32-bit floats, n-grams by
//! the part they share with the one before. Everything read is checked: bytes may come from a
//! backup or a hand-edited row.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use sha2::{Digest, Sha256};

use super::features::Vocabulary;
use super::svm::Sigmoid;
use super::{Label, Model};

const MAGIC: &[u8] = b"AXT1";

/// Why bytes are not a model.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// Not the text form of a model.
    #[error("the model is not base64")]
    NotBase64,
    /// Cut off, damaged, or of another version.
    #[error("the model is damaged or of another version")]
    Damaged,
}

/// Sixteen hexadecimal digits of the SHA-256 of a model's bytes.
pub(super) fn fingerprint(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let head = digest
        .iter()
        .take(8)
        .fold(0u64, |head, &byte| (head << 8) | u64::from(byte));
    format!("{head:016x}")
}

impl Model {
    /// The model as bytes; the same model gives the same bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        put(&mut out, self.labels.len() as u64);
        for label in &self.labels {
            put_text(&mut out, &label.name);
            for value in [
                label.step,
                label.bias,
                label.sigmoid.slope,
                label.sigmoid.shift,
            ] {
                out.extend(value.to_le_bytes());
            }
        }
        put(&mut out, self.vocabulary.len() as u64);
        let mut before = "";
        for ((gram, rarity), weights) in self.vocabulary.parts().zip(&self.weights) {
            let shared = shared_prefix(before, gram);
            put(&mut out, shared as u64);
            put_text(&mut out, &gram[shared..]);
            out.extend(rarity.to_le_bytes());
            put(&mut out, weights.len() as u64);
            for &(label, steps) in weights {
                put(&mut out, u64::from(label));
                out.extend(steps.to_le_bytes());
            }
            before = gram;
        }
        out
    }

    /// Reads a model back.
    ///
    /// # Errors
    /// The bytes are damaged or written by another version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        read(bytes).ok_or(ModelError::Damaged)
    }
}

impl From<Model> for String {
    fn from(model: Model) -> Self {
        STANDARD_NO_PAD.encode(model.to_bytes())
    }
}

impl TryFrom<String> for Model {
    type Error = ModelError;

    fn try_from(text: String) -> Result<Self, ModelError> {
        let bytes = STANDARD_NO_PAD
            .decode(text)
            .map_err(|_| ModelError::NotBase64)?;
        Self::from_bytes(&bytes)
    }
}

fn read(bytes: &[u8]) -> Option<Model> {
    let mut reader = Reader(bytes.strip_prefix(MAGIC)?);
    let count = reader.count()?;
    let mut labels = Vec::new();
    for _ in 0..count {
        let name = reader.text()?.to_owned();
        let (step, bias) = (reader.float()?, reader.float()?);
        let sigmoid = Sigmoid {
            slope: reader.float()?,
            shift: reader.float()?,
        };
        labels.push(Label {
            name,
            step,
            bias,
            sigmoid,
        });
    }
    let count = reader.count()?;
    let (mut grams, mut rarity, mut weights) = (Vec::<String>::new(), Vec::new(), Vec::new());
    for _ in 0..count {
        let shared = usize::try_from(reader.number()?).ok()?;
        let before = grams.last().map_or("", String::as_str);
        let gram = format!("{}{}", before.get(..shared)?, reader.text()?);
        grams.push(gram);
        rarity.push(reader.float()?);
        weights.push(reader.weights(labels.len())?);
    }
    if !reader.0.is_empty() {
        return None;
    }
    Some(Model::sealed(
        Vocabulary::from_parts(grams, rarity)?,
        labels,
        weights,
    ))
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (head, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(head)
    }

    fn number(&mut self) -> Option<u64> {
        let mut value = 0u64;
        for shift in (0..63).step_by(7) {
            let byte = self.take(1)?[0];
            value |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    /// A number of things that follow. Each takes at least one byte, so a greater number than
    /// there are bytes is a lie, and nothing is allocated for it.
    fn count(&mut self) -> Option<usize> {
        usize::try_from(self.number()?)
            .ok()
            .filter(|&count| count <= self.0.len())
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = self.count()?;
        str::from_utf8(self.take(length)?).ok()
    }

    fn float(&mut self) -> Option<f32> {
        let value = f32::from_le_bytes(self.take(4)?.try_into().ok()?);
        value.is_finite().then_some(value)
    }

    fn weights(&mut self, labels: usize) -> Option<Vec<(u16, i16)>> {
        let count = self.count()?;
        let mut weights: Vec<(u16, i16)> = Vec::with_capacity(count);
        for _ in 0..count {
            let label = u16::try_from(self.number()?).ok()?;
            let steps = i16::from_le_bytes(self.take(2)?.try_into().ok()?);
            let ascending = weights.last().is_none_or(|&(before, _)| before < label);
            if usize::from(label) >= labels || !ascending {
                return None;
            }
            weights.push((label, steps));
        }
        Some(weights)
    }
}

fn put(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn put_text(out: &mut Vec<u8>, text: &str) {
    put(out, text.len() as u64);
    out.extend(text.as_bytes());
}

/// Bytes that two texts share at their beginning, on a character boundary.
fn shared_prefix(a: &str, b: &str) -> usize {
    a.chars()
        .zip(b.chars())
        .take_while(|(x, y)| x == y)
        .map(|(c, _)| c.len_utf8())
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Model {
        Model::train(
            &[
                ("甲", "路灯坏了"),
                ("乙", "噪音很大"),
                ("甲", "路灯"),
                ("乙", "噪音"),
            ],
            3,
        )
    }

    #[test]
    fn bytes_are_read_back() {
        let model = small();
        assert_eq!(Model::from_bytes(&model.to_bytes()), Ok(model));
    }

    #[test]
    fn a_cut_model_is_refused() {
        let bytes = small().to_bytes();
        for length in 0..bytes.len() {
            assert_eq!(
                Model::from_bytes(&bytes[..length]),
                Err(ModelError::Damaged)
            );
        }
    }

    #[test]
    fn no_bytes_make_it_panic() {
        bolero::check!().for_each(|bytes: &[u8]| {
            let _ = Model::from_bytes(bytes).map(|model| model.predict("路灯"));
        });
    }

    #[test]
    fn no_changed_byte_makes_it_panic() {
        let whole = small().to_bytes();
        bolero::check!()
            .with_type::<(u16, u8)>()
            .for_each(|&(at, value)| {
                let mut bytes = whole.clone();
                let at = usize::from(at) % bytes.len();
                bytes[at] = value;
                let _ = Model::from_bytes(&bytes).map(|model| model.predict("路灯坏了"));
            });
    }
}
