//! Numbers that name persons, organisations and telephones, checked once at the edge, and the
//! masks under which they are shown.

mod credit_code;
mod mask;
mod phone;
mod resident_id;

pub use credit_code::{CreditCodeError, UnifiedCreditCode};
pub(crate) use mask::surname_length;
pub use mask::{mask_address, mask_bank, mask_id_no, mask_name, mask_phone, mask_plate};
pub use phone::{Phone, PhoneError};
pub use resident_id::{ResidentId, ResidentIdError, Sex};

/// The text as people mean it: full-width forms (U+FF01–U+FF5E) as half-width, no spaces.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{feff}'))
        .map(|c| match c {
            '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            _ => c,
        })
        .collect()
}
