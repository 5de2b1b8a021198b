//! What this room lets be allowed.

use access::{Permission, Role};

/// Looking through the tree of units and the lists of grids.
pub const READ: Permission = Permission {
    name: "place.read",
    roles: &[Role::Staff],
};
/// Conflicts between lists, boundaries, imports.
pub const ADMIN: Permission = Permission {
    name: "place.admin",
    roles: &[Role::SystemAdmin],
};

/// All of them.
pub const ALL: &[Permission] = &[READ, ADMIN];
