//! One file per page.

pub mod supervision;
pub mod today;

use web::Ctx;

/// The scope of the page: what the actor reaches, or a part of it named in the query.
pub(crate) fn scope(ctx: &Ctx) -> access::Scope {
    ctx.scope(matter::permissions::WORK)
}

/// The list behind a number: the desk's own list, with the same filter in its query.
pub(crate) fn list(query: &str) -> String {
    format!("/matters?{query}")
}
