//! resident

/// This room, for the binary's list.
pub const CAPABILITY: capability::Capability = capability::Capability::named("resident");
