//! The second factor: six digits that change every 30 seconds (RFC 6238).

use kernel::UtcMs;
use totp_rs::Builder;

const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const STEP_S: u64 = 30;

/// The time step in which a code is right now, one step of clock difference to either side allowed. `None` for a
/// wrong code and for a secret that cannot be read.
pub(crate) fn matching_step(secret_base32: &str, typed: &str, now: UtcMs) -> Option<i64> {
    let secret: [u8; 20] = from_base32(secret_base32)?.try_into().ok()?;
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    if digits.len() != 6 {
        return None;
    }
    let totp = Builder::new()
        .with_secret(secret)
        .with_skew(0)
        .build()
        .ok()?;
    let step = u64::try_from(now.0 / 1000).ok()? / STEP_S;
    [step, step.saturating_sub(1), step + 1]
        .into_iter()
        .find(|step| totp.check(&digits, step * STEP_S).is_some())
        .and_then(|step| i64::try_from(step).ok())
}

/// Base 32 without padding, as authenticator apps read it (RFC 4648).
pub(crate) fn to_base32(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(5) * 8);
    for chunk in bytes.chunks(5) {
        let mut block = [0_u8; 8];
        block[3..3 + chunk.len()].copy_from_slice(chunk);
        let value = u64::from_be_bytes(block);
        let letters = (chunk.len() * 8).div_ceil(5);
        for place in 0..letters {
            let index = (value >> (35 - 5 * place)) & 31;
            text.push(ALPHABET[index as usize] as char);
        }
    }
    text
}

fn from_base32(text: &str) -> Option<Vec<u8>> {
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0_u32, 0_u32);
    for letter in text.bytes() {
        let value = ALPHABET.iter().position(|l| *l == letter)?;
        held = held << 5 | u32::try_from(value).ok()?;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits & 0xff) as u8);
            held &= (1 << bits) - 1;
        }
    }
    Some(bytes)
}

/// The address that an authenticator app reads from the picture.
pub(crate) fn enrol_uri(issuer: &str, login: &str, secret_base32: &str) -> String {
    let issuer = encode(issuer);
    format!(
        "otpauth://totp/{issuer}:{}?secret={secret_base32}&issuer={issuer}&algorithm=SHA1&digits=6&period=30",
        encode(login)
    )
}

fn encode(text: &str) -> String {
    let mut fields = web::Fields::default();
    fields.set("x", text);
    fields.to_query().split_off(2)
}

/// The picture of an address as SVG without style attributes; empty when it does not fit.
pub(crate) fn picture(text: &str) -> String {
    let Ok(code) = qrcode::QrCode::new(text.as_bytes()) else {
        return String::new();
    };
    let svg = code
        .render::<qrcode::render::svg::Color<'_>>()
        .min_dimensions(192, 192)
        .build();
    match svg.find("<svg") {
        Some(start) => svg[start..].to_owned(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of RFC 6238, appendix B, in base 32.
    const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    #[test]
    fn base_32_reads_back() {
        assert_eq!(to_base32(b"12345678901234567890"), SECRET);
        assert_eq!(from_base32(SECRET).unwrap(), b"12345678901234567890");
        for length in 0..20 {
            let bytes: Vec<u8> = (0..length).map(|n: u8| n.wrapping_mul(37)).collect();
            assert_eq!(from_base32(&to_base32(&bytes)).unwrap(), bytes);
        }
        assert_eq!(from_base32("a!"), None);
    }

    #[test]
    fn the_examples_of_the_standard_hold() {
        // Appendix B gives eight digits; ours are the last six.
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_234_567_890, "005924"),
        ] {
            let now = UtcMs(seconds * 1000);
            assert_eq!(matching_step(SECRET, code, now), Some(seconds / 30));
            assert_eq!(
                matching_step(SECRET, code, now.plus_ms(30_000)),
                Some(seconds / 30)
            );
            assert_eq!(matching_step(SECRET, code, now.plus_ms(90_000)), None);
        }
        assert_eq!(matching_step(SECRET, "28708", UtcMs(59_000)), None);
    }

    #[test]
    fn the_picture_has_no_style() {
        let svg = picture(&enrol_uri("安心", "xa-0312", SECRET));
        assert!(svg.starts_with("<svg") && !svg.contains("style="));
    }
}
