//! 中心主任 and 督办员: today's flow and stock, who holds what, what is late, and the honest promise that follows from it.
//!
//! Every number opens the list it counts. Organs are ordered by stock, never ranked; a share comes with its interval,
//! and below twenty cases there is none.

mod pages;

use capability::Capability;
use matter::permissions::{SUPERVISE, WORK};
use web::{Guard, NavItem, Route};

/// This room, for the binary's list.
pub const CAPABILITY: Capability = Capability {
    pages: || {
        vec![
            Route::get("/stats/today", Guard::Needs(WORK), pages::today::page),
            Route::get("/stats/today.csv", Guard::Needs(WORK), pages::today::csv),
            Route::get(
                "/supervision",
                Guard::Needs(SUPERVISE),
                pages::supervision::page,
            ),
        ]
    },
    navigation: &[
        NavItem {
            label: "oversight-nav-today",
            icon: "gauge",
            href: "/stats/today",
            permission: WORK,
            section: "oversight-nav",
            order: 300,
            counter: None,
        },
        NavItem {
            label: "oversight-nav-supervision",
            icon: "megaphone",
            href: "/supervision",
            permission: SUPERVISE,
            section: "oversight-nav",
            order: 310,
            counter: Some(pages::supervision::waiting),
        },
    ],
    texts: &[
        texts::TextFile {
            lang: kernel::Lang::ZhCn,
            name: "oversight",
            ftl: include_str!("../locales/zh-CN.ftl"),
        },
        texts::TextFile {
            lang: kernel::Lang::En,
            name: "oversight",
            ftl: include_str!("../locales/en.ftl"),
        },
    ],
    ..Capability::named("oversight")
};
