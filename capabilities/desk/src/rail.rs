//! Entries of the rail, with what waits behind them.

use futures::future::BoxFuture;
use matter::list::{self, Filter};
use matter::{State, permissions as p};
use store::Fault;
use web::{Ctx, NavItem};

use crate::home::Home;

/// In the order of the rail.
pub(crate) const ITEMS: &[NavItem] = &[
    NavItem {
        label: "desk-nav-queue",
        icon: "inbox",
        href: "/desk",
        permission: p::WORK,
        section: "",
        order: 10,
        counter: Some(waiting),
    },
    NavItem {
        label: "desk-nav-intake",
        icon: "plus",
        href: "/desk/intake",
        permission: p::REGISTER,
        section: "",
        order: 11,
        counter: None,
    },
    NavItem {
        label: "desk-nav-triage",
        icon: "share-2",
        href: "/desk/triage",
        permission: p::TRIAGE,
        section: "",
        order: 12,
        counter: Some(untriaged),
    },
    NavItem {
        label: "desk-nav-cards",
        icon: "file-text",
        href: "/desk/cards",
        permission: p::HANDLE,
        section: "desk-nav-look-up",
        order: 31,
        counter: None,
    },
    NavItem {
        label: "desk-nav-matters",
        icon: "list-checks",
        href: "/matters",
        permission: p::WORK,
        section: "desk-nav-look-up",
        order: 30,
        counter: None,
    },
];

fn waiting(ctx: Ctx) -> BoxFuture<'static, Result<i64, Fault>> {
    Box::pin(async move {
        let home = Home::of(&ctx.actor);
        // Who oversees holds nothing: nobody waits for them here, and the first tab counts what is open.
        if home == Home::Over {
            return Ok(0);
        }
        let open = list::count(&ctx.read(), &ctx.scope(p::WORK), &home.open()).await?;
        Ok(open + offered(&ctx, &home).await?)
    })
}

/// Offers to an organ are not yet in its open work.
async fn offered(ctx: &Ctx, home: &Home) -> Result<i64, Fault> {
    let Home::Organ(path) = home else {
        return Ok(0);
    };
    let filter = Filter {
        offered_to: Some(path.clone()),
        ..Filter::default()
    };
    list::count(&ctx.read(), &ctx.scope(p::WORK), &filter).await
}

fn untriaged(ctx: Ctx) -> BoxFuture<'static, Result<i64, Fault>> {
    Box::pin(async move {
        let filter = Filter {
            states: vec![State::Registered],
            ..Home::of(&ctx.actor).held()
        };
        list::count(&ctx.read(), &ctx.scope(p::TRIAGE), &filter).await
    })
}
