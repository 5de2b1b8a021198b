//! `/home`: where each role begins.

use access::Actor;
use web::{Answer, Ctx, Guard, Route, see_other};

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::get(
        "/home",
        Guard::Public("only leads on: to sign-in, or to the first page that the caller may open"),
        home,
    )]
}

async fn home(ctx: Ctx) -> Answer {
    Ok(see_other(&landing(&ctx)))
}

/// The first entry of the rail that the actor may open; residents begin with their matters.
pub(crate) fn landing(ctx: &Ctx) -> String {
    match &ctx.actor {
        Actor::Anonymous => "/login".into(),
        Actor::Resident { .. } => "/my".into(),
        Actor::Staff { .. } | Actor::System { .. } => ctx
            .app
            .navigation
            .iter()
            .filter(|entry| ctx.may(entry.permission))
            .min_by_key(|entry| entry.order)
            .map_or_else(|| "/me".into(), |entry| entry.href.into()),
    }
}
