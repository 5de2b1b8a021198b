//! What this room lets be allowed.

use access::{Permission, Role};

/// Sees matters within reach.
pub const READ: Permission = Permission {
    name: "matter.read",
    roles: &[
        Role::Resident,
        Role::WindowClerk,
        Role::TriageOfficer,
        Role::Handler,
        Role::UnitLeader,
        Role::Supervisor,
        Role::CenterHead,
        Role::GridWorker,
        Role::Observer,
    ],
};
/// Looks at matters as an officer: lists, search, pages of the desk.
pub const WORK: Permission = Permission {
    name: "matter.work",
    roles: &[
        Role::WindowClerk,
        Role::TriageOfficer,
        Role::Handler,
        Role::UnitLeader,
        Role::Supervisor,
        Role::CenterHead,
        Role::GridWorker,
        Role::Observer,
    ],
};
/// Registers for a resident at a window or on the phone.
pub const REGISTER: Permission = Permission {
    name: "matter.register",
    roles: &[
        Role::WindowClerk,
        Role::TriageOfficer,
        Role::CenterHead,
        Role::GridWorker,
    ],
};
/// Accepts, refuses, routes for the centre.
pub const TRIAGE: Permission = Permission {
    name: "matter.triage",
    roles: &[Role::WindowClerk, Role::TriageOfficer, Role::CenterHead],
};
/// Works on what the organ holds.
pub const HANDLE: Permission = Permission {
    name: "matter.handle",
    roles: &[
        Role::Handler,
        Role::UnitLeader,
        Role::TriageOfficer,
        Role::CenterHead,
    ],
};
/// Helps with a visit or a note.
pub const ASSIST: Permission = Permission {
    name: "matter.assist",
    roles: &[
        Role::Handler,
        Role::UnitLeader,
        Role::GridWorker,
        Role::WindowClerk,
        Role::TriageOfficer,
        Role::CenterHead,
    ],
};
/// Approves answers and extensions.
pub const APPROVE: Permission = Permission {
    name: "matter.approve",
    roles: &[Role::UnitLeader, Role::CenterHead],
};
/// Urges and supervises.
pub const SUPERVISE: Permission = Permission {
    name: "matter.supervise",
    roles: &[Role::Supervisor, Role::CenterHead],
};
/// Reads masked personal data one by one, with a purpose.
pub const REVEAL: Permission = Permission {
    name: "matter.reveal",
    roles: &[
        Role::WindowClerk,
        Role::TriageOfficer,
        Role::Handler,
        Role::UnitLeader,
        Role::Supervisor,
        Role::CenterHead,
        Role::GridWorker,
    ],
};
/// Follows an own matter, adds, rates, objects, withdraws.
pub const FOLLOW: Permission = Permission {
    name: "matter.follow",
    roles: &[Role::Anyone],
};
/// Keeps the catalogue of matter types and clocks.
pub const CATALOGUE: Permission = Permission {
    name: "matter.catalogue",
    roles: &[Role::SystemAdmin, Role::CenterHead],
};

/// All of them.
pub const ALL: &[Permission] = &[
    READ, WORK, REGISTER, TRIAGE, HANDLE, ASSIST, APPROVE, SUPERVISE, REVEAL, FOLLOW, CATALOGUE,
];
