//! What this room lets be allowed.

use access::{Permission, Role};

/// Reads the rules, and why a matter went where it went.
pub const READ: Permission = Permission {
    name: "routing.read",
    roles: &[
        Role::WindowClerk,
        Role::TriageOfficer,
        Role::UnitLeader,
        Role::Supervisor,
        Role::CenterHead,
        Role::Observer,
        Role::SystemAdmin,
    ],
};
/// Writes drafts of the rules.
pub const EDIT: Permission = Permission {
    name: "routing.edit",
    roles: &[Role::TriageOfficer, Role::CenterHead, Role::SystemAdmin],
};
/// Puts another person's draft in force.
pub const PUBLISH: Permission = Permission {
    name: "routing.publish",
    roles: &[Role::CenterHead, Role::Supervisor, Role::SystemAdmin],
};
/// Imports years of the working-day calendar.
pub const CALENDAR: Permission = Permission {
    name: "routing.calendar",
    roles: &[Role::SystemAdmin, Role::CenterHead],
};

/// All of them.
pub const ALL: &[Permission] = &[READ, EDIT, PUBLISH, CALENDAR];
