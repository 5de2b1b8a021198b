//! What this room lets be allowed.

use access::{Permission, Role};

/// Imports matters from a file for the organisation whose post is worn.
pub const IMPORT: Permission = Permission {
    name: "import.matters",
    roles: &[Role::WindowClerk, Role::TriageOfficer, Role::CenterHead],
};

/// All of them.
pub const ALL: &[Permission] = &[IMPORT];
