//! What went wrong underneath: for the log, never for the user's eyes.

use std::error::Error as StdError;
use std::fmt;

/// An opaque failure (database, disk, a broken invariant) with what was being done and why it failed.
///
/// A user never reads it: the web edge shows a plain sentence and a trace id, the log keeps the chain.
pub struct Fault {
    doing: String,
    cause: Option<Box<dyn StdError + Send + Sync>>,
    unique: bool,
}

impl Fault {
    /// A failure without a foreign cause, for an invariant that does not hold.
    pub fn new(doing: impl Into<String>) -> Self {
        Fault {
            doing: doing.into(),
            cause: None,
            unique: false,
        }
    }

    /// A failure of something we called.
    pub fn of(doing: impl Into<String>, cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Fault {
            doing: doing.into(),
            cause: Some(cause.into()),
            unique: false,
        }
    }

    /// True when a unique index refused the row, which a room may turn into an answer for the user.
    pub fn is_unique_violation(&self) -> bool {
        self.unique
    }

    pub(crate) fn db(doing: &str, err: sea_orm::DbErr) -> Self {
        let unique = matches!(
            err.sql_err(),
            Some(sea_orm::SqlErr::UniqueConstraintViolation(_))
        );
        Fault {
            doing: doing.to_owned(),
            cause: Some(Box::new(err)),
            unique,
        }
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.doing)?;
        let mut next = self.cause.as_deref().map(|c| c as &dyn StdError);
        while let Some(cause) = next {
            write!(f, ": {cause}")?;
            next = cause.source();
        }
        Ok(())
    }
}

impl StdError for Fault {}
