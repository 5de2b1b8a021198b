//! A hash that is the same on every machine and in every release, because models carry it.

/// Begins a hash.
pub(crate) const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// Takes one more value in.
#[inline]
pub(crate) fn mix(hash: u64, value: u64) -> u64 {
    let mut mixed = (hash ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^= mixed >> 29;
    mixed = mixed.wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed ^ (mixed >> 32)
}

/// The hash of characters.
pub(crate) fn of_chars(chars: impl Iterator<Item = char>) -> u64 {
    chars.fold(SEED, |hash, c| mix(hash, u64::from(u32::from(c))))
}

/// The hash of a text.
pub(crate) fn of_text(text: &str) -> u64 {
    of_chars(text.chars())
}
