//! The rules of an upload in pieces: pure.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::{IdSource, typed_id};
use store::Fault;
use subtle::ConstantTimeEq;

use crate::{FileRefused, Sha256};

typed_id!(
    /// An upload under way.
    UploadId
);

/// Names an upload and proves the right to go on with it; it is the last part of the upload's address.
#[derive(Clone, PartialEq, Eq)]
pub struct UploadKey {
    id: UploadId,
    secret: [u8; 32],
}

impl UploadKey {
    pub(super) fn new(ids: &dyn IdSource, secret: [u8; 32]) -> UploadKey {
        UploadKey {
            id: UploadId::new(ids),
            secret,
        }
    }

    /// Reads what [`address`](Self::address) wrote.
    pub fn parse(text: &str) -> Option<UploadKey> {
        let (id, secret) = text.split_once('-')?;
        let secret = URL_SAFE_NO_PAD.decode(secret).ok()?;
        Some(UploadKey {
            id: UploadId::parse(id).ok()?,
            secret: secret.try_into().ok()?,
        })
    }

    /// The text for the upload's address. It holds the secret: never in a log.
    pub fn address(&self) -> String {
        format!("{}-{}", self.id, URL_SAFE_NO_PAD.encode(self.secret))
    }

    /// The public part.
    pub fn id(&self) -> UploadId {
        self.id
    }

    pub(super) fn secret_hash(&self) -> String {
        Sha256::of(&self.secret).to_string()
    }

    /// Compares without telling by the time taken how much was right.
    pub(super) fn fits(&self, secret_hash: &str) -> bool {
        self.secret_hash()
            .as_bytes()
            .ct_eq(secret_hash.as_bytes())
            .into()
    }
}

impl fmt::Debug for UploadKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "UploadKey({}-***)", self.id)
    }
}

/// How far an upload has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// This many bytes are safe; the next piece begins here.
    At(u64),
    /// All of this many bytes are safe.
    Complete(u64),
}

impl Progress {
    /// Bytes that are safe (`Upload-Offset`).
    pub fn received(self) -> u64 {
        match self {
            Progress::At(received) | Progress::Complete(received) => received,
        }
    }
}

/// Why a request about an upload is refused.
#[derive(Debug, thiserror::Error)]
pub enum UploadRefused {
    /// No upload under this key, or it has expired (404).
    #[error("there is no such upload")]
    Gone,
    /// The piece begins elsewhere than the file ends (409).
    #[error("the next piece begins at {received}")]
    Offset {
        /// Bytes that are safe.
        received: u64,
    },
    /// Another request is writing this upload (423).
    #[error("another request is writing this upload")]
    Busy,
    /// The piece goes beyond the length announced (413).
    #[error("the piece goes beyond the announced {total} bytes")]
    TooLong {
        /// Bytes announced.
        total: u64,
    },
    /// Pieces are missing (409).
    #[error("only {received} bytes are here")]
    Incomplete {
        /// Bytes that are safe.
        received: u64,
    },
    /// The whole file is not taken (422), or a fault.
    #[error(transparent)]
    File(#[from] FileRefused),
}

impl From<Fault> for UploadRefused {
    fn from(fault: Fault) -> Self {
        UploadRefused::File(fault.into())
    }
}

impl UploadRefused {
    /// Text key of the sentence for the sender; `None` for a fault.
    pub fn key(&self) -> Option<&'static str> {
        match self {
            UploadRefused::Gone => Some("files-upload-gone"),
            UploadRefused::Offset { .. } | UploadRefused::Incomplete { .. } => {
                Some("files-upload-offset")
            }
            UploadRefused::Busy => Some("files-upload-busy"),
            UploadRefused::TooLong { .. } => Some("files-upload-too-long"),
            UploadRefused::File(refused) => refused.key(),
        }
    }
}

/// How far an upload of `total` bytes has come with `received` of them.
pub fn progress(total: u64, received: u64) -> Progress {
    if received < total {
        Progress::At(received)
    } else {
        Progress::Complete(received)
    }
}

/// Whether a piece may be written: it begins where the file ends and stays within what was announced.
///
/// # Errors
/// [`UploadRefused::Offset`], [`UploadRefused::TooLong`].
pub fn check_chunk(total: u64, received: u64, offset: u64, len: u64) -> Result<(), UploadRefused> {
    if offset != received {
        return Err(UploadRefused::Offset { received });
    }
    match offset.checked_add(len) {
        Some(end) if end <= total => Ok(()),
        _ => Err(UploadRefused::TooLong { total }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_key_survives_its_address_and_hides_in_logs() {
        let key = UploadKey {
            id: UploadId::from_u128(7),
            secret: [255; 32],
        };
        assert_eq!(UploadKey::parse(&key.address()), Some(key.clone()));
        assert!(key.fits(&key.secret_hash()));
        let other = UploadKey {
            secret: [254; 32],
            ..key.clone()
        };
        assert!(!other.fits(&key.secret_hash()));
        assert!(!format!("{key:?}").contains("____"));
        for text in [
            "",
            "-",
            "0000000000000000000000000A",
            "0000000000000000000000000A-AAAA",
            "../../etc/passwd-x",
        ] {
            assert_eq!(UploadKey::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn pieces_in_order_end_exactly_at_the_total(lens in prop::collection::vec(1_u64..1000, 1..20)) {
            let total: u64 = lens.iter().sum();
            let mut received = 0;
            for len in lens {
                prop_assert_eq!(progress(total, received), Progress::At(received));
                prop_assert!(check_chunk(total, received, received, len).is_ok());
                received += len;
            }
            prop_assert_eq!(progress(total, received), Progress::Complete(total));
        }

        #[test]
        fn no_piece_goes_beyond_the_total(total: u64, received: u64, offset: u64, len: u64) {
            if check_chunk(total, received, offset, len).is_ok() {
                prop_assert!(offset == received && u128::from(offset) + u128::from(len) <= u128::from(total));
            }
        }
    }
}
