//! What the log and other lists speak of, in words: each room names the things that are its own.

use futures::future::BoxFuture;
use store::Fault;

use crate::{App, Ctx};

/// How a thing is called, and where it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// A short name: number of a matter, name of an organisation. No personal data of a resident.
    pub label: String,
    /// Its page; empty where it has none.
    pub href: String,
}

/// Names things of one kind, as ids with their names; a kind that is not the room's gives nothing.
pub type NameSubjects = for<'a> fn(
    &'a Ctx,
    &'a str,
    &'a [String],
) -> BoxFuture<'a, Result<Vec<(String, Subject)>, Fault>>;

/// Every room's names, put into the services by the binary.
#[derive(Clone, Default)]
pub struct Subjects(Vec<NameSubjects>);

impl Subjects {
    /// These rooms'.
    pub fn new(rooms: impl IntoIterator<Item = NameSubjects>) -> Subjects {
        Subjects(rooms.into_iter().collect())
    }

    /// Those of the product.
    pub fn of(app: &App) -> Subjects {
        app.services
            .get::<Subjects>()
            .map_or_else(Subjects::default, |found| (*found).clone())
    }

    /// The names of things of one kind, from every room that knows them.
    ///
    /// # Errors
    /// On a database fault.
    pub async fn named(
        &self,
        ctx: &Ctx,
        kind: &str,
        ids: &[String],
    ) -> Result<Vec<(String, Subject)>, Fault> {
        let mut found = Vec::new();
        for room in &self.0 {
            found.extend(room(ctx, kind, ids).await?);
        }
        Ok(found)
    }
}
