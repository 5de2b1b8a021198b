//! Pages, one file each.

pub(crate) mod admin_audit;
mod admin_audit_detail;
pub(crate) mod admin_jobs;
pub(crate) mod admin_org_new;
pub(crate) mod admin_orgs;
pub(crate) mod admin_people;
pub(crate) mod admin_posts;
pub(crate) mod demo_reset;
pub(crate) mod frame;
pub(crate) mod home;
pub(crate) mod kept;
pub(crate) mod login;
pub(crate) mod login_phone;
pub(crate) mod me;
pub(crate) mod me_notices;
pub(crate) mod me_secrets;

use web::{NavItem, Route};

use crate::permissions::{ADMIN_VIEW, AUDIT, JOBS};

/// Every page of this room.
pub(crate) fn routes() -> Vec<Route> {
    let mut all = login::routes();
    all.extend(login_phone::routes());
    all.extend(home::routes());
    all.extend(me::routes());
    all.extend(me_notices::routes());
    all.extend(me_secrets::routes());
    all.extend(admin_orgs::routes());
    all.extend(admin_org_new::routes());
    all.extend(admin_posts::routes());
    all.extend(admin_people::routes());
    all.extend(admin_audit::routes());
    all.extend(admin_jobs::routes());
    all.extend(demo_reset::routes());
    all
}

/// Entries of the rail: administration stands behind the work of the day.
pub(crate) const NAVIGATION: &[NavItem] = &[
    NavItem {
        label: "people-nav-orgs",
        icon: "building-2",
        href: "/admin/orgs",
        permission: ADMIN_VIEW,
        section: "people-nav-admin",
        order: 900,
        counter: None,
    },
    NavItem {
        label: "people-nav-people",
        icon: "users",
        href: "/admin/people",
        permission: ADMIN_VIEW,
        section: "people-nav-admin",
        order: 905,
        counter: None,
    },
    NavItem {
        label: "people-nav-jobs",
        icon: "list-checks",
        href: "/admin/jobs",
        permission: JOBS,
        section: "people-nav-admin",
        order: 910,
        counter: Some(admin_jobs::dead),
    },
    NavItem {
        label: "people-nav-audit",
        icon: "shield-check",
        href: "/admin/audit",
        permission: AUDIT,
        section: "people-nav-admin",
        order: 990,
        counter: None,
    },
];
