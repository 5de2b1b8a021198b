//! Why an act on a matter was not carried out.

use http::StatusCode;
use store::Fault;
use web::{FieldError, WebError};

use crate::states::{Event, State};

/// A refusal, in the terms of the procedure.
#[derive(Debug)]
pub enum Refused {
    /// Not there, or not within the actor's reach.
    NotFound,
    /// Within reach, but this actor may not do this now.
    NotAllowed(Event),
    /// The procedure has no such step from this state.
    NotNow(State, Event),
    /// Somebody acted first; the page showed an older version.
    Stale,
    /// Something to mend.
    Invalid(Vec<FieldError>),
    /// Ours.
    Fault(Fault),
}

impl From<Fault> for Refused {
    fn from(fault: Fault) -> Self {
        if fault.is_unique_violation() {
            Refused::Stale
        } else {
            Refused::Fault(fault)
        }
    }
}

impl Refused {
    /// One field to mend.
    pub fn field(field: &str, key: &str) -> Refused {
        Refused::Invalid(vec![FieldError::new(field, key)])
    }
}

impl From<Refused> for WebError {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::NotFound => WebError::not_found(),
            Refused::NotAllowed(_) => {
                WebError::refused(StatusCode::FORBIDDEN, "matter-not-allowed")
            }
            Refused::NotNow(..) => WebError::conflict("matter-not-now"),
            Refused::Stale => WebError::conflict("matter-stale"),
            Refused::Invalid(fields) => WebError::invalid(fields),
            Refused::Fault(fault) => WebError::from(fault),
        }
    }
}
