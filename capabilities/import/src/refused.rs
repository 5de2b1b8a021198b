//! Why something about a batch was not done.

use files::FileRefused;
use http::StatusCode;
use store::Fault;
use web::{FieldError, WebError};

use crate::read::Unreadable;

/// A refusal.
#[derive(Debug)]
pub enum Refused {
    /// Not there, or another organisation's.
    NotFound,
    /// The batch is not in a state from which this is done; somebody may have been faster.
    NotNow,
    /// Fields to mend.
    Invalid(Vec<FieldError>),
    /// The file is not taken.
    File(FileRefused),
    /// The file holds no table that can be read.
    Table(Unreadable),
    /// Ours.
    Fault(Fault),
}

impl From<Fault> for Refused {
    fn from(fault: Fault) -> Self {
        Refused::Fault(fault)
    }
}

impl From<FileRefused> for Refused {
    fn from(refused: FileRefused) -> Self {
        match refused {
            FileRefused::Fault(fault) => Refused::Fault(fault),
            refused => Refused::File(refused),
        }
    }
}

impl From<Unreadable> for Refused {
    fn from(refused: Unreadable) -> Self {
        Refused::Table(refused)
    }
}

impl Refused {
    /// One field to mend.
    pub fn field(field: &str, key: &str) -> Refused {
        Refused::Invalid(vec![FieldError::new(field, key)])
    }

    /// The sentence beside the file field, for a file that is not taken.
    pub fn about_file(&self) -> Option<FieldError> {
        match self {
            Refused::File(refused) => {
                let error = FieldError::new("file", refused.key()?);
                Some(match refused.limit() {
                    Some(limit) => error.with("limit", limit),
                    None => error,
                })
            }
            Refused::Table(refused) => Some(FieldError::new("file", refused.key())),
            _ => None,
        }
    }
}

impl From<Refused> for WebError {
    fn from(refused: Refused) -> Self {
        if let Some(error) = refused.about_file() {
            return WebError::invalid(vec![error]);
        }
        match refused {
            Refused::NotFound => WebError::not_found(),
            Refused::NotNow => WebError::conflict("import-not-now"),
            Refused::Invalid(fields) => WebError::invalid(fields),
            Refused::File(refused) => refused.into(),
            Refused::Table(refused) => {
                WebError::refused(StatusCode::UNPROCESSABLE_ENTITY, refused.key())
            }
            Refused::Fault(fault) => fault.into(),
        }
    }
}
