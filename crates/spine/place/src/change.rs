//! What administrators change about places: dated, checked before, kept as a history, and taken back where that can be.
//!
//! Every change is a [`Change`]: a form, the API and a test say the same thing. One of a later day waits as `planned`
//! until a job applies it on that day, so that rows without an end are always what holds today.

mod apply;
mod buildings;
mod estates;
mod grids;
mod model;
mod moves;
mod outlook;
mod points;
mod shape;
mod units;
mod units_check;
mod workers;

pub use apply::{ApplyDue, ChangeId, can_undo, cancel, submit, undo};
pub use buildings::read as building_details;
pub use estates::read as estate_details;
pub use grids::{next_code, read as grid_details};
pub use model::{
    BuildingDetails, Change, EntranceDetails, EstateDetails, GridDetails, PointDetails,
    UnitDetails, UnitPart, WorkerDetails,
};
pub use moves::{Followers, PathColumn};
pub use outlook::{Outlook, Said, outlook};
pub use points::read as point_details;
pub use shape::{CheckedShape, check as check_shape};
pub use units::read as unit_details;
pub use workers::read as worker_details;

use kernel::Date;
use store::Fault;
use web::{FieldError, WebError};

/// A change that somebody asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// What is to hold.
    pub change: Change,
    /// From which day; Asia/Shanghai.
    pub day: Date,
    /// The decision it rests on, such as a document number; may be empty.
    pub note: String,
}

/// Who asks.
#[derive(Clone, Debug)]
pub struct Author {
    /// Account id, or `system:<part>`.
    pub actor: String,
    /// Organisation of the post worn.
    pub org: Option<String>,
}

/// Why a change was not made.
#[derive(Debug)]
pub enum Refused {
    /// These fields have to be mended.
    Fields(Vec<FieldError>),
    /// There is no such thing, or no longer.
    NotFound,
    /// It cannot be done as things stand; the text key says why.
    Stands(&'static str),
    /// Something underneath failed.
    Fault(Fault),
}

impl Refused {
    /// A single field.
    pub(crate) fn field(field: &str, key: &str) -> Refused {
        Refused::Fields(vec![FieldError::new(field, key)])
    }
}

impl From<Fault> for Refused {
    fn from(fault: Fault) -> Refused {
        Refused::Fault(fault)
    }
}

impl From<Refused> for WebError {
    fn from(refused: Refused) -> WebError {
        match refused {
            Refused::Fields(fields) => WebError::invalid(fields),
            Refused::NotFound => WebError::not_found(),
            Refused::Stands(key) => WebError::conflict(key),
            Refused::Fault(fault) => fault.into(),
        }
    }
}

/// Longest name of a thing, characters.
const LONGEST_NAME: usize = 60;
/// Longest other text, characters.
const LONGEST_TEXT: usize = 400;

/// Collects what is wrong with a form, so that it is all said at once.
#[derive(Default)]
pub(crate) struct Checks(Vec<FieldError>);

impl Checks {
    pub(crate) fn wrong(&mut self, field: &str, key: &str) {
        self.0.push(FieldError::new(field, key));
    }

    /// A name that has to be there.
    pub(crate) fn name(&mut self, field: &str, value: &str) {
        if value.trim().is_empty() {
            self.wrong(field, "place-wrong-name");
        } else {
            self.short(field, value, LONGEST_NAME);
        }
    }

    /// A text that may be empty.
    pub(crate) fn text(&mut self, field: &str, value: &str) {
        self.short(field, value, LONGEST_TEXT);
    }

    fn short(&mut self, field: &str, value: &str, longest: usize) {
        if value.chars().count() > longest
            || value.contains(char::is_control) && field != "windows_zh" && field != "windows_en"
        {
            self.0
                .push(FieldError::new(field, "place-wrong-long").with("n", longest));
        }
    }

    /// Hours in the short form, or nothing.
    pub(crate) fn hours(&mut self, value: &str) {
        if !value.is_empty() && crate::Hours::parse(value).is_none() {
            self.wrong("hours", "place-wrong-hours");
        }
    }

    /// A published number: digits, spaces, `-`, `+`, brackets.
    pub(crate) fn phone(&mut self, value: &str) {
        let fits = value.len() <= 40
            && value
                .chars()
                .all(|c| c.is_ascii_digit() || " -+()".contains(c))
            && (value.is_empty() || value.chars().filter(char::is_ascii_digit).count() >= 3);
        if !fits {
            self.wrong("phone", "place-wrong-phone");
        }
    }

    pub(crate) fn done(self) -> Result<(), Refused> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(Refused::Fields(self.0))
        }
    }
}
