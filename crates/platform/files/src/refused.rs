//! Why a file is not taken, in the words of who sent it.

use store::Fault;

/// A file that is not taken. [`key`](Self::key) names the sentence; [`limit`](Self::limit) its value.
#[derive(Debug, thiserror::Error)]
pub enum FileRefused {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is larger than allowed here.
    #[error("the file is larger than {limit_bytes} bytes")]
    TooLarge {
        /// Largest size taken, in bytes.
        limit_bytes: u64,
    },
    /// Its content is none of the types taken here, whatever its name says.
    #[error("the content is of no type that is taken")]
    Type,
    /// An office document that carries a program (macros 宏).
    #[error("the document carries macros")]
    Macros,
    /// It begins like a picture and cannot be read as one.
    #[error("the picture cannot be read")]
    BrokenPicture,
    /// More pixels than are decoded here.
    #[error("the picture has more than {limit_megapixels} million pixels")]
    TooManyPixels {
        /// Most pixels, in millions.
        limit_megapixels: u64,
    },
    /// It begins like a recording or document and its parts do not fit together.
    #[error("the file is damaged")]
    Broken,
    /// Ours, not theirs.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl FileRefused {
    /// Text key of the sentence for the sender; `None` for a fault, which the edge explains.
    pub fn key(&self) -> Option<&'static str> {
        match self {
            FileRefused::Empty => Some("files-empty"),
            FileRefused::TooLarge { .. } => Some("files-too-large"),
            FileRefused::Type => Some("files-type"),
            FileRefused::Macros => Some("files-macros"),
            FileRefused::BrokenPicture => Some("files-broken-picture"),
            FileRefused::TooManyPixels { .. } => Some("files-too-many-pixels"),
            FileRefused::Broken => Some("files-broken"),
            FileRefused::Fault(_) => None,
        }
    }

    /// The sentence's `$limit`: megabytes for [`TooLarge`](Self::TooLarge), millions of pixels for
    /// [`TooManyPixels`](Self::TooManyPixels).
    pub fn limit(&self) -> Option<u64> {
        match self {
            FileRefused::TooLarge { limit_bytes } => Some(limit_bytes.div_ceil(1024 * 1024)),
            FileRefused::TooManyPixels { limit_megapixels } => Some(*limit_megapixels),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::upload::UploadRefused;
    use kernel::Lang;
    use texts::Texts;

    #[test]
    fn every_refusal_has_a_sentence_in_every_language() {
        let texts = Texts::load(crate::TEXTS).unwrap();
        let limit_bytes = 3 * 1024 * 1024 - 1;
        let file = [
            FileRefused::Empty,
            FileRefused::TooLarge { limit_bytes },
            FileRefused::Type,
            FileRefused::Macros,
            FileRefused::BrokenPicture,
            FileRefused::TooManyPixels {
                limit_megapixels: 110,
            },
            FileRefused::Broken,
        ];
        let upload = [
            UploadRefused::Gone,
            UploadRefused::Offset { received: 0 },
            UploadRefused::Busy,
            UploadRefused::TooLong { total: 1 },
            UploadRefused::Incomplete { received: 0 },
        ];
        let keys = file
            .iter()
            .filter_map(FileRefused::key)
            .chain(upload.iter().filter_map(UploadRefused::key));
        for key in keys {
            let [zh, en] = Lang::ALL.map(|lang| texts.f(lang, key, &[("limit", 3_i64.into())]));
            assert!(
                zh != en && !zh.contains('⟦') && !zh.contains('{') && !en.contains('{'),
                "{key}: {zh} {en}"
            );
        }
        assert_eq!(file[1].limit(), Some(3));
    }
}
