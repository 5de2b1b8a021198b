//! Identifiers: one type per entity, sortable by time of birth, written as 26 characters.
//!
//! The layout is that of a ULID: 48 bits of UTC milliseconds, then 80 random bits, printed in
//! Crockford's base 32, so text order in both databases is order of creation.

use std::sync::{Arc, Mutex, PoisonError};

use crate::clock::{Clock, UtcMs};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Length of the printed form, in characters.
pub const TEXT_LEN: usize = 26;
const RANDOM_BITS: u32 = 80;
const RANDOM_MASK: u128 = (1 << RANDOM_BITS) - 1;
const TIME_MAX_MS: i64 = (1 << 48) - 1;

/// Why a text is not an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// The text has this many characters instead of 26.
    #[error("an id has 26 characters, this text has {0}")]
    Length(usize),
    /// The character is not in Crockford's alphabet (I, L, O and U are left out of it).
    #[error("an id cannot contain {0:?}")]
    Character(char),
    /// The text stands for more than 128 bits.
    #[error("the id is larger than 128 bits")]
    TooLarge,
}

/// Where new identifiers come from; passed in so that tests and the demo repeat exactly.
pub trait IdSource: Send + Sync {
    /// A value larger than every value this source gave before.
    fn next_u128(&self) -> u128;
}

impl<T: IdSource + ?Sized> IdSource for Arc<T> {
    fn next_u128(&self) -> u128 {
        (**self).next_u128()
    }
}

/// Identifiers for real use: the clock passed in and the operating system's randomness.
pub struct UlidSource {
    clock: Arc<dyn Clock>,
    last: Mutex<u128>,
}

impl UlidSource {
    /// A source that reads the time from `clock`.
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self {
            clock,
            last: Mutex::new(0),
        }
    }
}

impl IdSource for UlidSource {
    fn next_u128(&self) -> u128 {
        let mut bytes = [0; 16];
        // A machine without randomness cannot keep sessions or secrets either: stopping is right.
        getrandom::fill(&mut bytes).expect("the operating system provides randomness");
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        *last = following(*last, self.clock.now(), u128::from_le_bytes(bytes));
        *last
    }
}

/// Repeatable identifiers for tests and the demo: same seed and clock, same ids.
pub struct SeededIds {
    clock: Arc<dyn Clock>,
    state: Mutex<(u64, u128)>,
}

impl SeededIds {
    /// A source whose "random" part follows from `seed`.
    pub fn new(seed: u64, clock: Arc<dyn Clock>) -> Self {
        Self {
            clock,
            state: Mutex::new((seed, 0)),
        }
    }
}

impl IdSource for SeededIds {
    fn next_u128(&self) -> u128 {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let high = split_mix(&mut state.0);
        let low = split_mix(&mut state.0);
        state.1 = following(
            state.1,
            self.clock.now(),
            u128::from(high) << 64 | u128::from(low),
        );
        state.1
    }
}

/// Within one millisecond, or when the clock steps back, counting on from the last value keeps
/// the order of creation.
fn following(last: u128, now: UtcMs, random: u128) -> u128 {
    let ms = now.0.clamp(0, TIME_MAX_MS) as u128;
    if ms > last >> RANDOM_BITS {
        // The top random bit stays clear, leaving room to count on within the millisecond.
        ms << RANDOM_BITS | random & (RANDOM_MASK >> 1)
    } else {
        last.saturating_add(1)
    }
}

/// SplitMix64 (Steele, Lea and Flood, 2014): small, well spread, and not for secrets.
fn split_mix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// The 26 upper-case characters for a value.
pub fn encode(value: u128) -> String {
    (0..TEXT_LEN)
        .rev()
        .map(|place| ALPHABET[(value >> (place * 5)) as usize & 31] as char)
        .collect()
}

/// The value of a printed id; lower case is accepted, look-alike letters are not.
pub fn decode(text: &str) -> Result<u128, IdError> {
    let length = text.chars().count();
    if length != TEXT_LEN {
        return Err(IdError::Length(length));
    }
    let mut value: u128 = 0;
    for (place, c) in text.chars().enumerate() {
        let digit = ALPHABET
            .iter()
            .position(|&a| a as char == c.to_ascii_uppercase())
            .ok_or(IdError::Character(c))?;
        if place == 0 && digit > 7 {
            return Err(IdError::TooLarge);
        }
        value = value << 5 | digit as u128;
    }
    Ok(value)
}

/// The moment written into an id (UTC milliseconds).
pub fn born_at(value: u128) -> UtcMs {
    UtcMs((value >> RANDOM_BITS) as i64)
}

/// Declares identifier types, one per entity, so that ids of different things never mix.
///
/// ```
/// kernel::typed_id!(
///     /// Names one matter (事项).
///     MatterId
/// );
/// let id: MatterId = "01JD3K5T9ZQ8V7W6X5Y4Z3R2P1".parse()?;
/// assert_eq!(id.to_string(), "01JD3K5T9ZQ8V7W6X5Y4Z3R2P1");
/// # Ok::<(), kernel::IdError>(())
/// ```
#[macro_export]
macro_rules! typed_id {
    ($($(#[$meta:meta])* $name:ident);+ $(;)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u128);

        #[allow(dead_code)]
        impl $name {
            /// A new id, later in order than any the source gave before.
            pub fn new(source: &dyn $crate::id::IdSource) -> Self {
                Self(source.next_u128())
            }

            /// Reads the 26-character form.
            pub fn parse(text: &str) -> Result<Self, $crate::id::IdError> {
                $crate::id::decode(text).map(Self)
            }

            /// The 26-character upper-case form, as stored and as in addresses.
            pub fn as_text(&self) -> String {
                $crate::id::encode(self.0)
            }

            /// The id with this value, for fixed examples.
            pub const fn from_u128(value: u128) -> Self {
                Self(value)
            }

            /// The value: 48 bits of UTC milliseconds, then 80 random bits.
            pub const fn as_u128(&self) -> u128 {
                self.0
            }

            /// When the id was made (UTC milliseconds).
            pub fn born_at(&self) -> $crate::clock::UtcMs {
                $crate::id::born_at(self.0)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.as_text())
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::id::IdError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl $crate::__serde::Serialize for $name {
            fn serialize<S: $crate::__serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(&self.as_text())
            }
        }

        impl<'de> $crate::__serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str> as $crate::__serde::Deserialize>::deserialize(from)?;
                Self::parse(&text).map_err($crate::__serde::de::Error::custom)
            }
        }
    )+};
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::FixedClock;
    use proptest::prelude::*;

    typed_id!(
        /// For these tests.
        ProbeId
    );

    fn clock_at(ms: i64) -> Arc<FixedClock> {
        Arc::new(FixedClock::at(UtcMs(ms)))
    }

    #[test]
    fn ids_of_one_millisecond_keep_their_order() {
        let source = UlidSource::new(clock_at(1_795_000_000_000));
        let ids: Vec<ProbeId> = (0..1000).map(|_| ProbeId::new(&source)).collect();
        assert!(ids.windows(2).all(|w| w[0] < w[1]));
        assert_eq!(ids[0].born_at(), UtcMs(1_795_000_000_000));
    }

    #[test]
    fn a_clock_that_steps_back_does_not_break_the_order() {
        let clock = clock_at(2_000);
        let source = SeededIds::new(7, clock.clone());
        let first = ProbeId::new(&source);
        clock.set(UtcMs(1_000));
        assert!(ProbeId::new(&source) > first);
    }

    #[test]
    fn a_seed_repeats() {
        let ids = |seed| {
            let source = SeededIds::new(seed, clock_at(1_000));
            [ProbeId::new(&source), ProbeId::new(&source)]
        };
        assert_eq!(ids(1), ids(1));
        assert_ne!(ids(1), ids(2));
    }

    #[test]
    fn refuses_with_the_cause() {
        assert_eq!(ProbeId::parse("01J"), Err(IdError::Length(3)));
        assert_eq!(
            ProbeId::parse("01JD3K5T9ZQ8V7W6X5Y4Z3R2PU"),
            Err(IdError::Character('U'))
        );
        assert_eq!(
            ProbeId::parse("81JD3K5T9ZQ8V7W6X5Y4Z3R2P1"),
            Err(IdError::TooLarge)
        );
    }

    #[test]
    fn travels_as_text_in_json() {
        let id = ProbeId::from_u128(u128::MAX);
        let json = serde_json::to_string(&id).unwrap();
        assert_eq!(json, "\"7ZZZZZZZZZZZZZZZZZZZZZZZZZ\"");
        assert_eq!(serde_json::from_str::<ProbeId>(&json).unwrap(), id);
        assert_eq!(
            serde_json::from_value::<ProbeId>(serde_json::to_value(id).unwrap()).unwrap(),
            id
        );
    }

    proptest! {
        #[test]
        fn text_round_trips_and_sorts_like_the_value(a: u128, b: u128) {
            let (a, b) = (ProbeId::from_u128(a), ProbeId::from_u128(b));
            prop_assert_eq!(ProbeId::parse(&a.as_text().to_lowercase()), Ok(a));
            prop_assert_eq!(a.cmp(&b), a.as_text().cmp(&b.as_text()));
        }

        #[test]
        fn later_moments_give_later_ids(times in prop::collection::vec(0i64..TIME_MAX_MS, 2..20)) {
            let clock = clock_at(0);
            let source = UlidSource::new(clock.clone());
            let mut last = 0;
            for ms in times {
                clock.set(UtcMs(ms));
                let next = source.next_u128();
                prop_assert!(next > last);
                last = next;
            }
        }
    }
}
