//! Organisations and places as a matter needs them. Other rooms keep them; the binary puts a [`Directory`] into the
//! product's services, as `Box<dyn Directory>`.

use std::sync::Arc;

use access::Named;
use futures::future::BoxFuture;
use store::{Fault, Sql};
use web::App;

use crate::model::OrgRef;

/// An organisation with what its documents print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organ {
    /// Id, path, name, kind.
    pub org: OrgRef,
    /// 机关代字, before the number of its documents.
    pub sign: String,
    /// Telephone for questions.
    pub phone: String,
    /// The administrative unit it answers for.
    pub unit_path: String,
}

/// An administrative unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Official code.
    pub code: String,
    /// Codes from the city down joined by `/`, ending in `/`.
    pub path: String,
    /// The place as everyone may read it, such as 兴安区光宇社区.
    pub name: Named,
}

/// Where an organisation stands in the tree now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Id, path and name as they are now.
    pub org: OrgRef,
    /// Not closed.
    pub open: bool,
    /// Of a closed one: who takes over what it held.
    pub heir: Option<OrgRef>,
}

/// Finds organisations and units.
pub trait Directory: Send + Sync {
    /// The organisation with this id, if it exists.
    fn organ<'a>(
        &'a self,
        sql: &'a dyn Sql,
        id: &'a str,
    ) -> BoxFuture<'a, Result<Option<Organ>, Fault>>;

    /// Where the organisation with this id stands, open or closed; `None` if it never existed.
    fn standing<'a>(
        &'a self,
        sql: &'a dyn Sql,
        id: &'a str,
    ) -> BoxFuture<'a, Result<Option<Standing>, Fault>>;

    /// The centre that accepts reports of a unit: its own, or the nearest above.
    fn centre_of<'a>(
        &'a self,
        sql: &'a dyn Sql,
        unit_path: &'a str,
    ) -> BoxFuture<'a, Result<Option<Organ>, Fault>>;

    /// The unit with this official code.
    fn unit<'a>(
        &'a self,
        sql: &'a dyn Sql,
        code: &'a str,
    ) -> BoxFuture<'a, Result<Option<Unit>, Fault>>;
}

/// The directory that the binary gave.
///
/// # Errors
/// When it gave none.
pub fn of(app: &App) -> Result<Arc<Box<dyn Directory>>, Fault> {
    app.services
        .get::<Box<dyn Directory>>()
        .ok_or_else(|| Fault::new("no directory of organisations was put into the services"))
}
