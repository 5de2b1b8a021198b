//! What this room lets be allowed.

use access::{Permission, Role};

/// One's own profile, devices and password.
pub const ME: Permission = Permission {
    name: "people.me",
    roles: &[Role::Staff, Role::Resident],
};
/// Organisations and accounts: adding, renaming, moving, closing.
pub const ADMIN: Permission = Permission {
    name: "people.admin",
    roles: &[Role::SystemAdmin],
};
/// Posts, roles, locks and passwords.
pub const SECURITY: Permission = Permission {
    name: "people.security",
    roles: &[Role::SecurityAdmin],
};
/// Looking at organisations, posts and accounts as an administrator.
pub const ADMIN_VIEW: Permission = Permission {
    name: "people.admin_view",
    roles: &[Role::SystemAdmin, Role::SecurityAdmin],
};
/// Reading and checking the log.
pub const AUDIT: Permission = Permission {
    name: "people.audit_read",
    roles: &[Role::AuditAdmin],
};
/// Background jobs.
pub const JOBS: Permission = Permission {
    name: "people.jobs",
    roles: &[Role::SystemAdmin],
};
/// The directory of organisations through the API.
pub const DIRECTORY: Permission = Permission {
    name: "people.directory",
    roles: &[Role::Staff],
};

/// All of them.
pub const ALL: &[Permission] = &[ME, ADMIN, SECURITY, ADMIN_VIEW, AUDIT, JOBS, DIRECTORY];
