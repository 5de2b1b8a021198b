//! What can be refused here, each with its sentence.

use access::Role;
use access::crypto::CryptoError;
use store::Fault;
use web::WebError;

/// Why something was not done.
#[derive(Debug)]
pub enum Refused {
    /// No such organisation, post or account.
    NotFound,
    /// The unit code is not one of 4, 6, 9 or 12 digits.
    Unit,
    /// The kind is not lower-case letters, digits and `_`.
    Kind,
    /// A name is missing or too long.
    Name,
    /// 工号 has other characters than letters, digits, `-`, `_` and `.`, or not 2 to 32 of them.
    Login,
    /// The 工号 belongs to another account.
    LoginTaken,
    /// The phone belongs to another account.
    PhoneTaken,
    /// The organisation is closed.
    Closed,
    /// The organisation would come to lie below itself.
    Cycle,
    /// The successor is not an open organisation that takes matters, or no centre although a centre closes.
    Successor,
    /// Organisations below it are still open.
    OpenBelow,
    /// The post has a holder already.
    Held,
    /// The person would hold two of the three administrators.
    Administrators(Role, Role),
    /// These roles cannot be held at a post.
    Roles,
    /// The end lies before the beginning.
    Period,
    /// The password is too short, too long or contains the 工号.
    WeakPassword,
    /// The day cannot be read.
    Day,
    /// Something underneath failed.
    Fault(Fault),
}

impl Refused {
    /// Text key of the sentence.
    pub fn key(&self) -> &'static str {
        match self {
            Refused::NotFound => "web-not-found",
            Refused::Unit => "people-refused-unit",
            Refused::Kind => "people-refused-kind",
            Refused::Name => "people-refused-name",
            Refused::Login => "people-refused-login",
            Refused::LoginTaken => "people-refused-login-taken",
            Refused::PhoneTaken => "people-refused-phone-taken",
            Refused::Closed => "people-refused-closed",
            Refused::Cycle => "people-refused-cycle",
            Refused::Successor => "people-refused-successor",
            Refused::OpenBelow => "people-refused-open-below",
            Refused::Held => "people-refused-held",
            Refused::Administrators(..) => "people-refused-administrators",
            Refused::Roles => "people-refused-roles",
            Refused::Period => "people-refused-period",
            Refused::WeakPassword => "people-refused-password",
            Refused::Day => "people-refused-day",
            Refused::Fault(_) => "web-fault",
        }
    }
}

/// An act that changed nothing is refused, so that the log never says it was done.
pub(crate) fn found(changed: bool) -> Result<(), Refused> {
    if changed {
        Ok(())
    } else {
        Err(Refused::NotFound)
    }
}

impl From<Fault> for Refused {
    fn from(fault: Fault) -> Self {
        Refused::Fault(fault)
    }
}

impl From<CryptoError> for Refused {
    fn from(error: CryptoError) -> Self {
        Refused::Fault(Fault::of("seal or open a field of an account", error))
    }
}

impl From<Refused> for WebError {
    fn from(refused: Refused) -> Self {
        let key = refused.key();
        match refused {
            Refused::Fault(fault) => fault.into(),
            Refused::NotFound => WebError::not_found(),
            Refused::Administrators(..)
            | Refused::Held
            | Refused::Closed
            | Refused::OpenBelow
            | Refused::Cycle => WebError::conflict(key),
            _ => WebError::refused(axum::http::StatusCode::UNPROCESSABLE_ENTITY, key),
        }
    }
}
